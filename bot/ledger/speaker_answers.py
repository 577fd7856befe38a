"""Answers about speakers: what they said, how they compare, where they moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from bot.domain.answers import (
    ChangeOfPosition,
    ChangeRow,
    ChangesAnswer,
    ClaimRecord,
    CompareAnswer,
    CompareRow,
    Page,
    SaidAnswer,
    SaidRow,
)
from bot.domain.dates import When
from bot.domain.ids import typed_number, typed_statement
from bot.domain.positions import Position
from bot.domain.questions import Changes, Compare, Said
from bot.domain.records import Claim, Event, Quantity
from bot.domain.text import tokens
from bot.domain.vocabulary import Stance
from bot.ledger import rows
from bot.ledger.cases import claim_records
from bot.ledger.claim_answers import one_speaker, one_topic, said_row
from bot.ledger.claim_words import claim_words, has_word, is_number
from bot.ledger.columns import id_set, said_when
from bot.ledger.engine import Row
from bot.ledger.gather import affiliations_and_bodies, affiliations_of, citations_of
from bot.ledger.scope import Scope
from bot.ledger.searching import RANKED, UnfinishedError, content_words, find_wordings

NEWEST = 2000
"""How many of a speaker's newest records are looked at."""

_SPEAKERS_IN_SEARCH = 64  # each is a term of the full-text expression


async def said(scope: Scope, question: Said, page: int, now: datetime) -> SaidAnswer:  # noqa: ARG001
    """What a speaker, or anyone speaking for it at the time, said; latest first."""
    speaker = await one_speaker(scope, question.speaker)
    members = await _members(scope, speaker.id)
    affiliations, bodies = await affiliations_and_bodies(scope, members)
    light = await scope.fetch(
        "said_by_speakers",
        speakers=id_set(members),
        stance=question.stance and question.stance.value,
        since=question.since,
        until=question.until,
        limit=NEWEST,
    )
    found = [row for row in light if speaker.id in affiliations.bodies(row["speaker"], _said(row))]
    bounded, partly = len(light) == NEWEST, False
    if question.about:
        found, more, partly = await _about(scope, found, question.about, members)
        bounded = bounded or more
    cut = Page.of(len(found), page)
    rows_shown = await said_rows(scope, cut.cut(found))
    return SaidAnswer(question, speaker, rows_shown, affiliations, bounded, cut, bodies, partly)


async def said_rows(scope: Scope, light: Sequence[Row]) -> tuple[SaidRow, ...]:
    """Rows of `said_by_speakers` in full, in their order."""
    statements = {row["statement_id"] for row in light}
    claims = await _claims(scope, {row["claim"] for row in light if row["claim"] is not None})
    citations = await citations_of(scope, statements)
    stances = id_set(row["stance_id"] for row in light if row["stance_id"] is not None)
    events = {row["stance_id"]: row for row in await scope.fetch("events_by_stance", ids=stances)}
    bare = {row["statement_id"]: row for row in await scope.fetch("statements_by_id", ids=id_set(statements))}
    found = []
    for row in light:
        cited = citations.get(row["statement_id"], ())
        if row["stance_id"] in events:
            found.append(said_row(rows.event(events[row["stance_id"]], cited), claims[row["claim"]]))
        else:
            full = bare[row["statement_id"]]
            named = rows.speaker(full["speaker"], full["speaker_kind"], full["speaker_name"])
            found.append(SaidRow(rows.statement(full), named, None, None, cited))
    return tuple(found)


async def compare(scope: Scope, question: Compare, page: int, now: datetime) -> CompareAnswer:  # noqa: ARG001
    """Two speakers, claim by claim: what both have spoken on first."""
    first, second = await one_speaker(scope, question.first), await one_speaker(scope, question.second)
    topic = None if question.topic is None else await one_topic(scope, question.topic)
    mine, theirs = await _members(scope, first.id), await _members(scope, second.id)
    held = await scope.fetch("positions_of_speakers", speakers=id_set([*mine, *theirs]), topic=question.topic)
    affiliations = await affiliations_of(scope, [*mine, *theirs])
    stand: dict[int, set[int]] = defaultdict(set)  # the latest claim first
    for row in held:
        bodies = affiliations.bodies(row["speaker"], _said(row))
        stand[row["claim"]].update({first.id, second.id}.intersection(bodies))
    claims = sorted((claim for claim, found in stand.items() if found), key=lambda claim: -len(stand[claim]))
    cut = Page.of(len(claims), page)
    records = await claim_records(scope, cut.cut(claims))
    found = tuple(_compared(record, first.id, second.id) for record in records)
    return CompareAnswer(question, first, second, topic, found, cut)


async def changes(scope: Scope, question: Changes, page: int, now: datetime) -> ChangesAnswer:  # noqa: ARG001
    """Where the positions of a speaker, or of those speaking for it at the time, moved; in order."""
    speaker = await one_speaker(scope, question.speaker)
    members = id_set(await _members(scope, speaker.id))
    moved = await scope.fetch("events_of_moved_positions", speakers=members)
    numbers = await scope.fetch("events_with_numbers", speakers=members)
    total = sum(row["statements"] for row in await scope.fetch("statements_of_speakers", ids=members))
    citations = await citations_of(scope, {row["statement_id"] for row in (*moved, *numbers)})
    events = [[rows.event(row, citations.get(row["statement_id"], ())) for row in kind] for kind in (moved, numbers)]
    affiliations = await affiliations_of(scope, {event.speaker.id for kind in events for event in kind})
    own = [
        [event for event in kind if speaker.id in affiliations.bodies(event.speaker.id, event.said)] for kind in events
    ]
    claims = await _claims(scope, {event.stance.claim for kind in own for event in kind})
    found = sorted(
        (*_moves(own[0], claims), *_revisions(own[1], claims)), key=lambda row: row.after.statement.said.sort_key
    )
    cut = Page.of(len(found), page)
    return ChangesAnswer(question, speaker, cut.cut(found), total, cut)


async def _members(scope: Scope, speaker: int) -> list[int]:
    """The speaker and everyone who ever belonged to it, down the chain."""
    return [row["id"] for row in await scope.fetch("members_of_body", body=speaker)]


def _said(row: Row) -> When:
    return said_when(row["said_precision"], row["said_start"], row["said_end"], row["said_zone"])


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
    rows = await scope.fetch("names_by_prefix", prefix=word, beyond=word + "{", limit=20)
    return any(row["folded"] == word for row in rows)


async def _claims(scope: Scope, ids: Iterable[int]) -> Mapping[int, Claim]:
    return {row["id"]: rows.claim(row) for row in await scope.fetch("claims_by_id", ids=id_set(ids))}


def _compared(record: ClaimRecord, first: int, second: int) -> CompareRow:
    """Where both stand."""
    return CompareRow(record.claim, _stands(record, first, second), _stands(record, second, first))


def _stands(record: ClaimRecord, speaker: int, other: int) -> Position | None:
    """The latest position on the claim among those who spoke for the speaker, but for the other one of the two."""
    held = [
        position
        for position in record.standing.positions
        if position.event.speaker.id != other
        and speaker in record.affiliations.bodies(position.event.speaker.id, position.event.said)
    ]
    return max(held, key=lambda position: position.event.order, default=None)


def _moves(events: Iterable[Event], claims: Mapping[int, Claim]) -> Iterable[ChangeRow]:
    """Each pair of successive acts of one speaker on one claim that differ."""
    acts: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in events:
        if event.stance.stance.moves_position:
            acts[event.speaker.id, event.stance.claim].append(event)
    for (_, claim), found in acts.items():
        found.sort(key=lambda event: event.order)
        for before, after in pairwise(found):
            kind = _kind_of_move(before, after)
            if kind is not None:
                yield ChangeRow(
                    kind,
                    said_row(before, claims[claim]),
                    said_row(after, claims[claim]),
                    before.said.overlaps(after.said),
                )


def _kind_of_move(before: Event, after: Event) -> ChangeOfPosition | None:
    was, now = before.stance, after.stance
    if now.stance is Stance.RETRACTS:
        return ChangeOfPosition.WITHDRAWN if was.stance is not Stance.RETRACTS else None
    if was.stance is Stance.RETRACTS:
        return None
    if was.stance is not now.stance:
        return ChangeOfPosition.REVERSED
    if bool(was.hedge) == bool(now.hedge):
        return None
    return ChangeOfPosition.FIRMER if was.hedge else ChangeOfPosition.SOFTER


def _revisions(events: Iterable[Event], claims: Mapping[int, Claim]) -> Iterable[ChangeRow]:
    """Each pair of successive numbers that one speaker gave for the same count, in the same topic and place."""
    series: dict[tuple[int | str | None, ...], list[tuple[Event, Quantity]]] = defaultdict(list)
    for event in events:
        claim = claims[event.stance.claim]
        number = claim.quantity
        if number is not None and number.counted is not None:
            key = (event.speaker.id, claim.topic, claim.place, number.measure, number.counted)
            series[key].append((event, number))
    for found in series.values():
        found.sort(key=lambda pair: (pair[1].as_of.sort_key, pair[0].order))
        for (before, old), (after, new) in pairwise(found):
            if (old.low, old.high, old.bound) != (new.low, new.high, new.bound) and old.as_of != new.as_of:
                yield ChangeRow(
                    ChangeOfPosition.REVISED,
                    said_row(before, claims[before.stance.claim]),
                    said_row(after, claims[after.stance.claim]),
                    old.as_of.overlaps(new.as_of),
                )
