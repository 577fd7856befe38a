"""Autocomplete: what is offered while somebody types. At most 25 choices of 100 characters, safe to show."""

from __future__ import annotations

from collections.abc import Iterable

from discord.app_commands import Choice

from bot.domain.answers import Candidate
from bot.domain.errors import NotOnRecord
from bot.domain.ids import claim_label, number_of, record_id, typed_statement
from bot.domain.refs import Ref
from bot.ledger import Book
from bot.ui.book import Interaction, book_of
from bot.ui.text import plain

MOST = 25
_LENGTH = 100
EVERYTHING = "*"

CLAIM = "A claim: pick one, type its number like #4, or a few of its words"
"""How an option that takes a claim is described to people."""


async def claims(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Claims by number and text; what is sent is "#4"."""
    found = await (await book_of(interaction)).suggest_claims(typed, MOST)
    return [
        Choice(name=plain(f"{claim_label(one.id)} · {one.text}", _LENGTH), value=claim_label(one.id)) for one in found
    ]


async def records(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Claims, or the statement whose number was typed; what is sent is "#4" or "S15"."""
    number = typed_statement(typed)
    if number is None:
        return await claims(interaction, typed)
    book = await book_of(interaction)
    return await statement(book, record_id(book.server, number))


async def statement(book: Book, identity: int) -> list[Choice[str]]:
    """A statement (by id) with who said it, the stances it takes and its words; nothing when there is none such."""
    ref = Ref("statement", identity)
    try:
        card = await book.curation.card(ref)
    except NotOnRecord:
        return []
    fields = [(part.kind, fields) for part, fields in await book.curation.parts(ref)]
    stances = [f"{of['stance']} {claim_label(of['claim'])}" for kind, of in fields if kind == "stance"]
    words = [f"“{of['wording']}”" for kind, of in fields if kind == "citation" and of["wording"]]
    speaker = card.names.get(("speaker", card.fields["speaker"]), "")
    told = [ref.label, " ".join((speaker, ", ".join(stances))), *([] if card.live else ["struck"]), *words[:1]]
    return [Choice(name=plain(" · ".join(told), _LENGTH), value=ref.label)]


async def speakers(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Speakers by name in any script; what is sent is "Ararat Mirzoyan @6", exact even where names are shared."""
    return _named(await (await book_of(interaction)).suggest_speakers(typed, MOST))


async def topics(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Topics by title, after a choice for all of them."""
    found = await (await book_of(interaction)).suggest_topics(typed, MOST - 1)
    return [*([] if typed else [Choice(name="all topics", value=EVERYTHING)]), *_named(found)]


def exact(identity: int, name: str) -> str:
    """What is sent for a record with that name: "Ararat Mirzoyan @6"."""
    number = f" @{number_of(identity)}"
    return plain(name, _LENGTH - len(number)) + number


def _named(found: Iterable[Candidate]) -> list[Choice[str]]:
    return [Choice(name=plain(one.text, _LENGTH), value=exact(one.id, one.text)) for one in found]
