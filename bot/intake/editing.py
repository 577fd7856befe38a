"""From what was typed into a form for editing to a new revision of the record. Fields left as they were are left."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.domain.dates import UNKNOWN_TIME, When, format_when, parse_when
from bot.domain.errors import UserError
from bot.domain.ids import record_id, typed_number
from bot.domain.records import Quantity
from bot.domain.refs import Card
from bot.domain.vocabulary import Attribution, Bound, ClaimKind, Precision, Scope, SourceKind, Stance
from bot.ledger import Book
from bot.ledger.columns import optional_when, said_when
from bot.ledger.curation.edit import edit_claim, edit_source, edit_stance, edit_statement
from bot.ui.text import clean, safe
from bot.ui.typed_dates import read_typed

Values = Mapping[str, str]
"""What stands in the fields of a form, by their names."""

FORMS = {"claim": "claim", "number": "claim", "statement": "statement", "stance": "stance", "source": "source"}
"""The forms for editing, and the kind of record that each is for."""

_EXACT = re.compile(r".*@(\d{1,10})\s*", re.DOTALL)
_RANGE = re.compile(r"\s*([\d.,]+)\s*(?:(?:-|–|to)\s*([\d.,]+)\s*)?")
_NO_NUMBER = "The number was not understood: write it like 5, or 150-200 for a range."
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


def values(form: str, card: Card) -> dict[str, str]:
    """What a form is filled in with for a record as it stands."""
    fields, names = card.fields, card.names

    def named(kind: str, column: str) -> str:
        return names.get((kind, fields[column] or 0), "")

    match form:
        case "claim":
            about = _typed(optional_when(fields["about"]))
            found = {"text": fields["text"], "kind": fields["kind"], "concerns": named("speaker", "concerns")}
            return found | {"about": about, "topic": named("topic", "topic")}
        case "number":
            low, high = fields["low"], fields["high"]
            number = "" if low is None else f"{low:.15g}" if low == high else f"{low:.15g}-{high:.15g}"
            found = {"measure": fields["measure"] or "", "counted": fields["counted"] or "", "number": number}
            return found | {"bound": fields["bound"] or "", "as_of": _typed(optional_when(fields["number_as_of"]))}
        case "statement":
            found = {
                "speaker": named("speaker", "speaker"),
                "said": _typed(_said(card)),
                "venue": fields["venue"] or "",
            }
            return found | {"language": fields["language"] or "", "attribution": fields["attribution"]}
        case "stance":
            return {"stance": fields["stance"], "hedge": fields["hedge"] or "", "scope": fields["scope"] or ""}
    published = _typed(optional_when(fields["published"]))
    found = {name: fields[name] or "" for name in ("url", "outlet", "title")}
    return {"kind": fields["kind"], **found, "published": published}


async def edit(book: Book, form: str, card: Card, typed: Values, *, actor: int) -> int:
    """Record what was typed as a new revision of the record that `card` shows; the number of the batch.

    Raises `UserError` for what was not understood, and what `bot.ledger.curation.edit` raises.
    """
    before = values(form, card)
    moved = {name: _plain(value) for name, value in typed.items() if _plain(value) != _plain(before[name])}
    chosen = await _READ[form](book, card, moved, before)
    async with book.transaction(actor, None) as changes:
        await _EDIT[FORMS[form]](changes, card.ref.id, card.revision, **chosen)
        return changes.number


async def _claim(book: Book, card: Card, moved: Values, _before: Values) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    if "text" in moved:
        if not moved["text"]:
            raise UserError("A claim needs its sentence: write it, or strike the claim.")
        chosen["text"] = moved["text"]
    if "kind" in moved:
        chosen["kind"] = ClaimKind(moved["kind"])
        if chosen["kind"] is ClaimKind.QUANTITY:
            raise UserError("A quantity needs its number: fill in the form behind Edit number, which sets the kind.")
        if card.fields["kind"] == ClaimKind.QUANTITY:
            chosen["quantity"] = None
    if "concerns" in moved:
        chosen["concerns"] = await _speaker(book, moved["concerns"]) if moved["concerns"] else None
    if "topic" in moved:
        chosen["topic"] = await _topic(book, moved["topic"]) if moved["topic"] else None
    if "about" in moved:
        chosen["about"] = (
            await _when(book, moved["about"], optional_when(card.fields["about"])) if moved["about"] else None
        )
    return chosen


async def _number(book: Book, card: Card, moved: Values, before: Values) -> dict[str, Any]:
    typed = {**before, **moved}
    if not moved:
        return {}
    if not typed["measure"]:
        raise UserError("Say what is measured, such as casualties; a claim without a number gets another kind.")
    found = _RANGE.fullmatch(typed["number"])
    if found is None:
        raise UserError(_NO_NUMBER)
    try:
        low = float(found[1].replace(",", ""))
        high = float(found[2].replace(",", "")) if found[2] else low
    except ValueError:
        raise UserError(_NO_NUMBER) from None
    if high < low:
        raise UserError("The second number is smaller than the first: write the smaller one first.")
    as_of = optional_when(card.fields["number_as_of"]) or UNKNOWN_TIME
    if "as_of" in moved:
        as_of = await _when(book, moved["as_of"], as_of)
    bound = Bound(typed["bound"] or Bound.EXACTLY)
    quantity = Quantity(typed["measure"], typed["counted"] or None, low, high, bound, as_of)
    return {"kind": ClaimKind.QUANTITY, "quantity": quantity}


async def _statement(book: Book, card: Card, moved: Values, _before: Values) -> dict[str, Any]:
    chosen: dict[str, Any] = {name: moved[name] or None for name in ("venue", "language") if name in moved}
    if "speaker" in moved:
        chosen["speaker"] = await _speaker(book, moved["speaker"])
    if "said" in moved:
        chosen["said"] = await _when(book, moved["said"], _said(card))
        if chosen["said"].start is not None and chosen["said"].start > datetime.now(UTC):
            raise UserError("That time has not come yet: give the time when it was said.")
    if "attribution" in moved:
        chosen["attribution"] = Attribution(moved["attribution"])
    return chosen


async def _stance(_book: Book, _card: Card, moved: Values, _before: Values) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    if "stance" in moved:
        chosen["stance"] = Stance(moved["stance"])
    if "hedge" in moved:
        chosen["hedge"] = moved["hedge"] or None
    if "scope" in moved:
        chosen["scope"] = Scope(moved["scope"]) if moved["scope"] else None
    return chosen


async def _source(book: Book, card: Card, moved: Values, _before: Values) -> dict[str, Any]:
    names = ("url", "outlet", "title", "archived")
    chosen: dict[str, Any] = {name: moved[name] or None for name in names if name in moved}
    for name in ("url", "archived"):
        if chosen.get(name) and not _LINK.fullmatch(chosen[name]):
            raise UserError("That is no address: write it in full, beginning with https://")
    if "kind" in moved:
        chosen["kind"] = SourceKind(moved["kind"])
    if "published" in moved:
        chosen["published"] = await _when(book, moved["published"], optional_when(card.fields["published"]))
    return chosen


async def _speaker(book: Book, typed: str) -> int:
    """The speaker that was typed, by name or as "name @6"; `UserError` with the near names when it is not clear."""
    exact = _EXACT.fullmatch(typed)
    number = typed_number(exact[1]) if exact else None
    if number is not None:
        return record_id(book.server, number)
    match = await book.match_speaker(typed)
    if match.id is None:
        near = " or ".join(safe(one.text, 60) for one in match.candidates[:3])
        hint = f"did you mean {near}?" if near else "add them first, with /mod speaker add."
        raise UserError(f"It is not clear who “{safe(typed, 60)}” is: {hint}")
    return match.id


async def _topic(book: Book, typed: str) -> int:
    match = await book.match_topic(typed)
    if match.id is None:
        raise UserError("No topic is clearly called that: write its title in full.")
    return match.id


async def _when(book: Book, typed: str, before: When | None) -> When:
    """A time as the form shows it, in the zone that it was in `before`, or as people type one; nothing is unknown."""
    if not typed:
        return UNKNOWN_TIME
    zone = before.zone if before and before.precision is not Precision.UNKNOWN else (await book.settings()).zone
    try:
        return parse_when(typed, zone)
    except ValueError:
        return await read_typed(typed, zone, datetime.now(UTC))


def _said(card: Card) -> When:
    precision, start, end, zone = (card.fields[f"said_{part}"] for part in ("precision", "start", "end", "zone"))
    return said_when(precision, start, end, zone)


def _typed(when: When | None) -> str:
    return "" if when is None or when.precision is Precision.UNKNOWN else format_when(when)


def _plain(value: str) -> str:
    return clean(value).strip("\u2068\u2069")


_READ: dict[str, Callable[[Book, Card, Values, Values], Awaitable[dict[str, Any]]]] = {
    "claim": _claim,
    "number": _number,
    "statement": _statement,
    "stance": _stance,
    "source": _source,
}
_EDIT: dict[str, Callable[..., Awaitable[None]]] = {
    "claim": edit_claim,
    "statement": edit_statement,
    "stance": edit_stance,
    "source": edit_source,
}
