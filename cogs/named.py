"""Speakers as a plain question names them."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.answers import Match
from bot.domain.errors import UserError
from bot.domain.questions import Question
from bot.ledger import Book
from bot.reading.titles import TITLE
from bot.ui.book import Interaction
from bot.ui.text import safe
from cogs.meant import match_speaker, speaker_meant

_LONGEST = 100
_NO_TITLES = (
    "Titles are on record with those who hold them, but cannot be looked up; write the name of the person, "
    "or of the body they speak for."
)
_CERTAIN = 95.0  # from here every word typed is a word of the name


def quoted(name: str) -> str:
    """A name as the asker wrote it, safe to show."""
    return f"“{safe(name, _LONGEST)}”"


async def named(book: Book, name: str) -> Match:
    """The speaker meant by a name, or the near ones; "President Aliyev" is looked up without the title.

    Raises `UserError` when nobody is called anything like it, or when it is a title and no name.
    """
    match = await named_if_any(book, name)
    if match.id is None and not match.candidates:
        raise UserError(f"Nobody called {quoted(name)} is on record here.")
    return match


async def named_if_any(book: Book, name: str) -> Match:
    """As `named`, but nothing at all when nobody is called anything like it."""
    return await match_speaker(book, await without_title(book, name))


async def without_title(book: Book, name: str) -> str:
    """A name as it can be looked up; raises `UserError` when it is a title and no name."""
    title = TITLE.fullmatch(name)
    if title is None:
        return name
    match = await match_speaker(book, name)
    if match.candidates and match.candidates[0].score >= _CERTAIN:
        return name
    if not title[1] or title[1].lower().startswith(("of ", "for ", "'")):
        raise UserError(_NO_TITLES)
    return title[1]


async def named_or_asked(
    interaction: Interaction, book: Book, name: str, make: Callable[[int], Question]
) -> int | None:
    """The id of the speaker; None when several are near and the person has been asked which. Raises as `named`."""
    match = await named(book, name)
    if match.id is not None:
        return match.id
    return await speaker_meant(interaction, book, await without_title(book, name), make)


async def clearly_named(book: Book, name: str) -> int:
    """The id of the speaker; raises `UserError`, with the near names, when it is not clear."""
    match = await named(book, name)
    if match.id is None:
        near = " or ".join(safe(one.text, _LONGEST) for one in match.candidates[:3])
        raise UserError(f"It is not clear who {quoted(name)} is; write the name in full, such as {near}.")
    return match.id
