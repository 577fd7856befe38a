"""Adding a speaker whose name is like one on record: the moderator says which it is, and nothing is typed again.

What was typed is kept in memory from the command to the button; after a restart the command is given again.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

import discord

from bot.desk.changed import changed_view
from bot.desk.edit_form import NUMBER
from bot.desk.in_place import show
from bot.domain.answers import Match
from bot.domain.drafts import SpeakerDraft
from bot.domain.errors import UserError
from bot.domain.ids import number_of, record_id
from bot.domain.vocabulary import SpeakerKind
from bot.ledger.speaker_edits import add_name
from bot.ui.base import BaseDynamicItem
from bot.ui.book import Interaction
from bot.ui.layout import AnswerView
from bot.ui.permission import moderated_book
from bot.ui.sheet import Row, Sheet
from bot.ui.text import plain, safe

_HELD = "The speaker has that name already, so nothing was added."
_GONE = "This was decided before, or is too long ago: give /mod speaker add again."


class AddSpeakerButton(
    BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:speaker:(?P<mark>[0-9a-f]{{12}}):(?P<known>0|{NUMBER})"
):
    """Adds the speaker that was typed, or its names to a speaker on record."""

    def __init__(self, mark: str, known: int = 0, label: str = "Add anyway") -> None:
        """`mark` says what was typed, `known` is the number of the speaker on record, 0 for a new one."""
        self.mark, self.known = mark, known
        super().__init__(discord.ui.Button(label=plain(label, 60), custom_id=f"cc:speaker:{mark}:{known}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> AddSpeakerButton:
        """Read what was typed and whose it is."""
        return cls(match["mark"], int(match["known"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Add it, once, if the person moderates; what is refused can be pressed again."""
        book = await moderated_book(interaction)
        key = _key(interaction, self.mark)
        typed = interaction.client.edits.take(key)
        if typed is None:
            raise UserError(_GONE)
        draft = SpeakerDraft(SpeakerKind(typed["kind"]), typed["name"], tuple(typed["names"].splitlines()))
        try:
            async with book.transaction(interaction.user.id, None) as changes:
                if self.known:
                    speaker = record_id(book.server, self.known)
                    held = {name.casefold() for name in await book.house.names_of(speaker)}
                    new = {name.casefold(): name for name in (*draft.aliases, draft.name)}
                    if held.issuperset(new):
                        raise UserError(_HELD)
                    for name in [new[one] for one in new if one not in held]:
                        await add_name(changes, speaker, name)
                else:
                    changes.add_speaker(draft)
        except UserError:
            interaction.client.edits.put(key, typed)
            raise
        await show(interaction, await changed_view(book, changes.number))


def similar_view(interaction: Interaction, draft: SpeakerDraft, near: Match) -> AnswerView:
    """Who on record is called almost that, each with a button that gives them the name; and one that adds it anyway."""
    typed = {"kind": draft.kind.value, "name": draft.name, "names": "\n".join(draft.aliases)}
    mark = hashlib.sha256(repr(sorted(typed.items())).encode()).hexdigest()[:12]
    interaction.client.edits.put(_key(interaction, mark), typed)
    rows = tuple(Row((f"**{safe(one.text, 100)}**",), "On record") for one in near.candidates)
    beside = [AddSpeakerButton(mark, number_of(one.id), f"Another name of {one.text}") for one in near.candidates]
    notes = ("somebody else? *Add anyway* adds them",)
    sheet = Sheet(f"Did you mean one of these? “{safe(draft.name, 100)}” was not added.", (), rows, notes)
    part = sheet.parts()[0]
    return AnswerView(sheet, part, beside[: len(part)], ([AddSpeakerButton(mark)],))


def _key(interaction: Interaction, mark: str) -> tuple[int | None, int, str]:
    return interaction.guild_id, interaction.user.id, f"cc:speaker:{mark}"
