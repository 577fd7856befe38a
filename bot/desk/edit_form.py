"""The forms for editing: what a claim, its number, a statement, a stance or a source says, field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import discord

from bot.domain.limits import CLAIM, HEDGE, LANGUAGE, MEASURE, NAME, TITLE, URL
from bot.domain.vocabulary import Attribution, Bound, ClaimKind, Scope, SourceKind, Stance
from bot.ui.forms import BaseForm

NUMBER = r"[1-9]\d{0,9}"
_WHEN = 100
_DATE = "Like 2023-09-21, 2023-09-21T14:30, before 2023-09, or nothing when it is not known"


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a form: a text of at most `limit` characters, or a choice among `options`."""

    name: str
    label: str
    description: str | None = None
    limit: int = 0
    options: type[StrEnum] | None = None
    required: bool = False


_FIELDS = {
    "claim": (
        _Field("text", "The claim", "One neutral sentence, with no speaker in it", CLAIM, required=True),
        _Field("kind", "Kind", options=ClaimKind, required=True),
        _Field("concerns", "Whom it concerns", "The side that would have to answer it, or nobody", NAME),
        _Field("about", "The time it is about", _DATE, _WHEN),
        _Field("topic", "Topic", "Its title, or nothing", TITLE),
    ),
    "number": (
        _Field("measure", "What is measured", "Such as casualties", MEASURE, required=True),
        _Field("counted", "What is counted", "Such as dead; nothing when it was not stated", MEASURE),
        _Field("number", "The number", "5, or 150-200 for a range", 40, required=True),
        _Field("bound", "How it was given", options=Bound),
        _Field("as_of", "As of", _DATE, _WHEN),
    ),
    "statement": (
        _Field("speaker", "Who said it", "A name on record, in any script", NAME, required=True),
        _Field("said", "When", _DATE, _WHEN),
        _Field("venue", "Where, or on what occasion", None, TITLE),
        _Field("language", "Language", "A tag such as en, ru or hy", LANGUAGE),
        _Field("attribution", "How we know that they said it", options=Attribution, required=True),
    ),
    "stance": (
        _Field("stance", "What they do with the claim", options=Stance, required=True),
        _Field("hedge", "Hedge", "Their own hedging words, such as: generally", HEDGE),
        _Field("scope", "Scope", "Whether they said exactly what", options=Scope),
    ),
    "source": (
        _Field("kind", "Kind", options=SourceKind, required=True),
        _Field("url", "Address", "Beginning with https://, or nothing when it is not held", URL),
        _Field("outlet", "Outlet", None, TITLE),
        _Field("title", "Title", None, TITLE),
        _Field("published", "Published", _DATE, _WHEN),
    ),
}

TITLES = {
    "claim": "Edit claim",
    "number": "Edit the number of claim",
    "statement": "Edit statement",
    "stance": "Edit stance",
    "source": "Edit source",
}


def form_id(form: str, number: int, seen: int) -> str:
    """The `custom_id` of a form: which, for the record with that number, at the revision that was looked at."""
    return f"cc:edited:{form}:{number}:{seen}"


class EditForm(BaseForm, template=rf"cc:edited:(?P<form>{'|'.join(_FIELDS)}):(?P<number>{NUMBER}):(?P<seen>{NUMBER})"):
    """Changes what a record says."""

    def __init__(self, form: str, number: int, seen: int, filled: Mapping[str, str]) -> None:
        """`filled` is what the fields hold at first, by name."""
        super().__init__(title=f"{TITLES[form]} {number}", custom_id=form_id(form, number, seen))
        self.form, self.number, self.seen = form, number, seen
        self._inputs: dict[str, discord.ui.TextInput[Any] | discord.ui.Select[Any]] = {}
        for field in _FIELDS[form]:
            value = filled.get(field.name, "")
            self._inputs[field.name] = _select(field, value) if field.options else _text(field, value)
            component = self._inputs[field.name]
            self.add_item(discord.ui.Label(text=field.label, description=field.description, component=component))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> EditForm:
        """The form for the same record, empty."""
        return cls(match["form"], int(match["number"]), int(match["seen"]), {})

    @property
    def typed(self) -> dict[str, str]:
        """What was handed in, by the names of the fields."""
        return {
            name: "".join(component.values) if isinstance(component, discord.ui.Select) else component.value
            for name, component in self._inputs.items()
        }

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Record it as a new revision, or say what is wrong and keep what was typed."""
        from bot.desk.edit_desk import handed_in

        await handed_in(interaction, self)


def labels(form: str) -> dict[str, str]:
    """What the fields of a form are called, by their names."""
    return {field.name: field.label for field in _FIELDS[form]}


def _text(field: _Field, value: str) -> discord.ui.TextInput[Any]:
    style = discord.TextStyle.paragraph if field.limit >= CLAIM else discord.TextStyle.short
    return discord.ui.TextInput(
        custom_id=field.name,
        style=style,
        default=value[: field.limit] or None,
        required=field.required,
        max_length=field.limit,
    )


def _select(field: _Field, value: str) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(label=str(one), value=str(one), default=one == value) for one in field.options or ()
    ]
    return discord.ui.Select(
        custom_id=field.name, options=options, required=field.required, min_values=int(field.required)
    )
