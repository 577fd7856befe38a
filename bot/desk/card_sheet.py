"""A record as its editors see it: each field that is filled in, by the name that people call it."""

from __future__ import annotations

from typing import Any

from bot.domain.ids import claim_label, number_of, statement_label
from bot.domain.refs import Card
from bot.ledger.columns import moment, optional_when, said_when
from bot.ui.dates import moment_text, when_text
from bot.ui.sheet import Row, Sheet, Tone
from bot.ui.text import safe

_VALUE = 600
_SHOWN = {
    "text": "Claim",
    "kind": "Kind",
    "concerns": "Concerns",
    "topic": "Topic",
    "about": "About",
    "measure": "Measured",
    "counted": "Counted",
    "low": "From",
    "high": "To",
    "bound": "Given as",
    "number_as_of": "As of",
    "speaker": "Speaker",
    "venue": "Where",
    "language": "Language",
    "attribution": "Attribution",
    "statement": "Statement",
    "claim": "On claim",
    "stance": "Stance",
    "hedge": "Hedge",
    "scope": "Scope",
    "wording": "Words",
    "form": "Form",
    "source": "Source",
    "url": "Address",
    "outlet": "Outlet",
    "title": "Title",
    "published": "Published",
    "archived": "Archived copy",
    "first": "First",
    "second": "Second",
    "basis": "Basis",
    "redacted": "Words removed",
}
"""The fields that are shown, in this order."""

_TIMES = frozenset({"about", "number_as_of", "published"})
_LABELS = {"claim": claim_label, "statement": statement_label}


def card_sheet(card: Card, title: str | None = None, lead: tuple[str, ...] = ()) -> Sheet:
    """How the record stands; `title` is its label unless another is given."""
    return Sheet(title or card.ref.label, lead, (Row(tuple(card_lines(card))),), (), Tone.CLAIM)


def card_lines(card: Card) -> list[str]:
    """Each filled field of the record as a line."""
    lines = [
        f"**{label}** · {_value(card, name, card.fields[name])}"
        for name, label in _SHOWN.items()
        if card.fields.get(name) is not None
    ]
    if card.ref.kind == "statement":
        parts = (card.fields[f"said_{part}"] for part in ("precision", "start", "end", "zone"))
        lines.insert(1, f"**Said** · {when_text(said_when(*parts))}")
    return lines


def _value(card: Card, name: str, value: Any) -> str:
    if name in _TIMES:
        when = optional_when(value)
        return when_text(when) if when else ""
    if name == "redacted":
        return moment_text(moment(value))
    if name in ("first", "second"):
        return _LABELS["claim" if card.ref.kind == "claim_link" else "statement"](value)
    if isinstance(value, int):
        kind = "speaker" if name == "concerns" else name
        called = card.names.get((kind, value))
        label = _LABELS[kind](value) if kind in _LABELS else "" if called else f"number {number_of(value)}"
        return " ".join(filter(None, (label, safe(called, _VALUE) if called else "")))
    if isinstance(value, float):
        return f"{value:,.15g}"
    return safe(value, _VALUE)
