"""Records and their parts as options of moderators' commands: "#12", "S34", "stance 5"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from discord.app_commands import Choice

from bot.domain.errors import UserError
from bot.domain.ids import claim_label, statement_label
from bot.domain.refs import Ref, typed_ref
from bot.ledger import Book
from bot.ui.book import Interaction, book_of
from bot.ui.text import plain
from cogs.suggest import MOST, claims, statement

_LENGTH = 100
_ALL = frozenset({"claim", "statement", "stance", "citation", "source", "claim_link", "statement_link"})


def ref_of(book: Book, typed: str, kinds: Collection[str] = _ALL) -> Ref:
    """The record that was typed; `UserError` when it is none, or none of these kinds."""
    ref = typed_ref(typed, book.server)
    if ref is None or ref.kind not in kinds:
        wanted = ", ".join(kind.replace("_", " ") for kind in sorted(kinds))
        raise UserError(f"Write the number of a record, such as #12 or S34; this works for: {wanted}.")
    return ref


async def claim_number(book: Book, typed: str) -> int:
    """The id of the claim that was typed by number or in words; `UserError` when it is not clear."""
    match = await book.match_claim(typed)
    if match.id is None:
        raise UserError("It is not clear which claim that is; pick one from the list, or write its number like #4.")
    if match.asked is not None:
        raise UserError(f"{claim_label(match.asked)} was merged into {claim_label(match.id)} already.")
    return match.id


async def editable(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """What /mod edit takes: claims, a statement by number, and what belongs to either."""
    return await _offered(interaction, typed, {"claim", "statement", "stance", "source"})


async def strikable(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """What /mod strike takes: the same with citations and links."""
    return await _offered(interaction, typed, _ALL)


async def redactable(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """What /mod redact takes: what has words."""
    return await _offered(interaction, typed, {"claim", "statement", "citation"})


async def _offered(interaction: Interaction, typed: str, kinds: Collection[str]) -> list[Choice[str]]:
    book = await book_of(interaction)
    ref = typed_ref(typed, book.server)
    if ref is None:
        return await claims(interaction, typed)
    if ref.kind not in ("claim", "statement"):
        return []
    own = await claims(interaction, ref.label) if ref.kind == "claim" else await statement(book, ref.id)
    parts = [(part, fields) for part, fields in await book.curation.parts(ref) if part.kind in kinds]
    choices = [
        Choice(name=plain(f"{part.label} · {_told(part, fields)}", _LENGTH), value=part.label) for part, fields in parts
    ]
    return [*own, *choices][:MOST]


def _told(part: Ref, fields: Mapping[str, Any]) -> str:
    match part.kind:
        case "stance":
            return f"{statement_label(fields['statement'])} {fields['stance']} {claim_label(fields['claim'])}"
        case "citation":
            return f"“{fields['wording']}”" if fields["wording"] else "no words held"
        case "source":
            return fields["title"] or fields["outlet"] or fields["url"] or "an untitled document"
        case "claim_link":
            return f"{claim_label(fields['first'])} {fields['kind']} {claim_label(fields['second'])}"
    return f"{statement_label(fields['first'])} {fields['kind']} {statement_label(fields['second'])}"
