"""Who is meant by the name that was typed: what names nobody is refused, and who comes near is offered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.answers import Candidate, Match
from bot.domain.errors import UserError
from bot.domain.text import fold, stem, tokens
from bot.ledger import Book
from bot.ledger.similar import OFFERED
from bot.reading.titles import without_titles
from bot.ui.text import safe

_LITTLE = frozenset("a an the of".split())
_PRONOUNS = frozenset("i me we you he him she her they them it this that someone somebody".split())
_SAYING = re.compile(r".*\s(?:say|says|said)\W*", re.IGNORECASE | re.DOTALL)
_ADDRESSED = re.compile(r"\s*(?:@(?:everyone|here)|<[@#]\S*>)\s*", re.IGNORECASE)
_LINK = re.compile(r"\s*<?https?://\S*\s*", re.IGNORECASE)


def names_nobody(name: str) -> bool:
    """Whether it is empty or a word that could mean anybody."""
    return not name or fold(name).strip(" .,:") in _PRONOUNS


def check_named(name: str) -> None:
    """Raise `UserError` when `name` is no name of anybody: a pronoun, a link, a mention, a verb and all."""
    if names_nobody(name):
        raise UserError(f"Write the name of whoever is meant: “{safe(name, 30)}” could be anybody.")
    if _LINK.fullmatch(name):
        raise UserError("A link is not who is meant: write the name, and the link after the date and the place.")
    if _ADDRESSED.fullmatch(name):
        raise UserError("A mention is not who is meant: write the name of the person or the body.")
    if _SAYING.fullmatch(name):
        raise UserError("Write only who said it, without “say”: a name, or such as “two sources in Stepanakert”.")


async def speaker_named(book: Book, name: str) -> Match:
    """The speaker whose name this is, or those that come near, also without a title: those are only ever offered."""
    match = await book.drafts.speakers_like(name)
    if match.id is not None:
        return match
    near: dict[int, Candidate] = {one.id: one for one in match.candidates}
    for guess in without_titles(name):
        if len(near) >= OFFERED:
            break
        for one in (await book.drafts.speakers_like(guess)).candidates:
            near.setdefault(one.id, one)
    return Match(None, tuple(near.values())[:OFFERED])


def in_other_words(name: str, near: Sequence[Candidate]) -> Candidate | None:
    """The only one of those near whose name has every word of `name`, which must be two at least.

    Who shares a word with somebody is not them: "Azerbaijan's defence ministry" is not the one of Russia.
    """
    wanted = _meaning(name)
    held = [one for one in near if wanted <= _meaning(one.text)]
    return held[0] if len(wanted) > 1 and len(held) == 1 else None


def _meaning(name: str) -> set[str]:
    return {stem(word) for word in tokens(name) if word not in _LITTLE}
