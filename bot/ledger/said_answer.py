"""The answer to what somebody said: latest first, about something if asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.domain.answers import Page, SaidAnswer
from bot.domain.ids import typed_number, typed_statement
from bot.domain.questions import Said
from bot.domain.records import Speaker
from bot.domain.sides import Affiliations
from bot.domain.text import tokens
from bot.ledger import rows
from bot.ledger.claim_words import claim_words, has_word, is_number
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading, Row
from bot.ledger.gather import affiliations_and_bodies
from bot.ledger.lookups import members_of, one_speaker, said_rows
from bot.ledger.scope import Scope
from bot.ledger.searching import RANKED, UnfinishedError, content_words, find_wordings

NEWEST = 2000
"""How many of a speaker's newest records are looked at."""

_SPEAKERS_IN_SEARCH = 64  # each is a term of the full-text expression


class _Light(NamedTuple):
    """Who is asked about, and the rows from which the page is cut."""

    speaker: Speaker
    members: Sequence[int]
    affiliations: Affiliations
    bodies: Mapping[int, Speaker]
    said: Sequence[Row]


async def said(scope: Scope, question: Said, page: int, now: datetime) -> SaidAnswer:  # noqa: ARG001
    """What a speaker, or anyone speaking for it at the time, said; latest first."""
    light = await scope.read(_light(scope, question))
    found = [row for row in light.said if light.speaker.id in light.affiliations.bodies(row["speaker"], rows.said(row))]
    bounded, partly = len(light.said) == NEWEST, False
    if question.about:
        found, more, partly = await _about(scope, found, question.about, light.members)
        bounded = bounded or more
    cut = Page.of(len(found), page)
    shown = await scope.read(said_rows(scope, cut.cut(found)))
    return SaidAnswer(question, light.speaker, shown, light.affiliations, bounded, cut, light.bodies, partly)


def _light(scope: Scope, question: Said) -> Reading[_Light]:
    speaker = yield from one_speaker(scope, question.speaker)
    members = yield from members_of(scope, speaker.id)
    affiliations, bodies = yield from affiliations_and_bodies(scope, members)
    found = yield scope.ask(
        "said_by_speakers",
        speakers=id_set(members),
        stance=question.stance and question.stance.value,
        since=question.since,
        until=question.until,
        limit=NEWEST,
    )
    return _Light(speaker, members, affiliations, bodies, found)


async def _about(
    scope: Scope, found: Sequence[Row], about: str, members: Sequence[int]
) -> tuple[list[Row], bool, bool]:
    """Those rows whose claim, venue or wording has all the words; whether that was bounded; whether it is partly so.

    If none has, those with some of them, among which every number and every name of a speaker. "#4" and "S7" ask for
    that claim and that statement. Raises `UnfinishedError` when nothing was found because the search was stopped.
    """
    claim, statement = typed_number(about) if "#" in about else None, typed_statement(about)
    if claim is not None or statement is not None:
        column, number = ("claim", claim) if claim is not None else ("statement_id", statement)
        return [row for row in found if row[column] == scope.id_of(number or 0)], False, False
    words = content_words(about)
    texts = await scope.fetch("claim_texts", ids=id_set({row["claim"] for row in found if row["claim"] is not None}))
    known = await claim_words(scope, texts)
    venues = {row["venue"]: frozenset(tokens(row["venue"])) for row in found if row["venue"]}
    asked = members[:_SPEAKERS_IN_SEARCH]
    hurried = False
    for every in (True, False):
        needed = words if every else [word for word in words if is_number(word) or await _is_name(scope, word)]
        wordings = await find_wordings(scope, words, every=every, limit=RANKED, speakers=asked)
        cited = await scope.fetch("statements_of_citations", ids=id_set(wordings.ids))
        statements, read_from = {row["statement"] for row in cited}, {None, *wordings.ids}
        hurried = hurried or wordings.hurried
        kept = []
        for row in found:
            has = known.get(row["claim"], frozenset()) | venues.get(row["venue"], frozenset())
            in_words = row["statement_id"] in statements and row["citation"] in read_from
            fits = all(has_word(word, has) for word in needed) and any(has_word(word, has) for word in words)
            if fits or (in_words and (every or not needed)):
                kept.append(row)
        if kept:
            return kept, wordings.bounded or len(asked) < len(members), not every
    if hurried:
        raise UnfinishedError
    return [], False, False


async def _is_name(scope: Scope, word: str) -> bool:
    """Whether a word is, alone, a speaker's name."""
    named = await scope.fetch("names_by_prefix", prefix=word, beyond=word + "{", limit=20)
    return any(row["folded"] == word for row in named)
