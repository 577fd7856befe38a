"""The form to record a statement, filled in from the message it was opened on: what it reports, or just its words.

The text is read as for *Find statements*. The form has room for one statement: the first that somebody named makes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Final

from bot.domain.errors import UserError
from bot.domain.found import FoundStatement
from bot.domain.typed import ChatMessage, TypedStatement
from bot.intake.found import first_in
from bot.intake.found_claims import is_sentence
from bot.intake.speakers import check_named
from bot.reading.days import days_in
from bot.reading.posts import link_in, readable, words_of
from bot.reading.quotes import quoted, without_quotations

_ARTICLE: Final = re.compile(r"^the (?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What the form is filled in with. `guess` is who "he" might be ("he → Pashinyan"), for a person to confirm.

    `found` counts the statements in the message; `typed` is the first of them.
    """

    typed: TypedStatement
    guess: str = ""
    found: int = 0


def prefill(message: ChatMessage, zone: tzinfo) -> Prefilled:
    """The form for a message, as far as the message is plain; what is not, stays empty.

    `zone` is the one in which people name its day. A message that reports nothing is taken for its author's own words,
    of that day.
    """
    text, link = readable(message.text), link_in(message.text)
    first, found = first_in(replace(message, text=text), zone)
    if first is None:
        when = _day(text, message.posted.astimezone(zone).date())
        return Prefilled(TypedStatement(words=words_of(text), when=when, source=link))
    name, said = _name(first.said.who), first.said
    typed = replace(
        said,
        who="" if first.guess else name,
        claim=said.claim if _can_stand(first) else "",
        concerns="" if first.about_guess else said.concerns,
        source=link,
    )
    return Prefilled(typed, first.guess if name else "", found)


def _can_stand(found: FoundStatement) -> bool:
    """Whether a claim may be offered as it is: a rough one only as a sentence in which nobody was guessed."""
    return not found.rough or (not found.guesses and is_sentence(found.said.claim))


def _name(who: str) -> str:
    """The name without its article; "" for what names nobody, as a pronoun."""
    name = _ARTICLE.sub("", " ".join(who.split()))
    try:
        check_named(name)
    except UserError:
        return ""
    return name


def _day(text: str, posted: date) -> str:
    """The one date that the message names outside of quotations, or the day it was posted; "" when it names several."""
    days = days_in(without_quotations(text, quoted(text))) or {posted}
    return days.pop().isoformat() if len(days) == 1 and max(days) <= posted else ""
