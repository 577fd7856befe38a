"""The accusations that the side concerned has not answered, or whether one claim is such."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain.answers import ClaimRecord, Page, UnansweredAnswer
from bot.domain.dates import from_iso
from bot.domain.questions import Unanswered
from bot.domain.reply import ANSWERS, ReplyState, speaks_for
from bot.domain.vocabulary import Stance
from bot.ledger import rows
from bot.ledger.cases import claim_records, one_claim
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading, Row
from bot.ledger.gather import affiliations_of
from bot.ledger.scope import Scope

ACCUSATIONS = 200
"""How many of the latest accusations are looked at for those without an answer."""

_AT_ONCE = 10


def unanswered(scope: Scope, question: Unanswered, page: int, now: datetime) -> Reading[UnansweredAnswer]:
    """The accusations without an answer, or whether one claim is such."""
    as_of = from_iso(question.as_of) if question.as_of else None
    if question.claim is not None:
        record = yield from one_claim(scope, question.claim, as_of=question.as_of)
        found = [record] if _is_unanswered(record) else []
        return UnansweredAnswer(question, tuple(found), record, as_of or now, Page.of(len(found), page))
    looked_at = yield scope.ask("accusations_ever" if as_of else "latest_accusations", limit=ACCUSATIONS)
    silent = yield from (_silent_then(scope, looked_at, as_of) if as_of else _silent_now(scope, looked_at))
    cut = Page.of(len(silent), page)
    records = yield from claim_records(scope, cut.cut(silent), as_of=as_of, cited=False)
    bounded = len(looked_at) == ACCUSATIONS
    return UnansweredAnswer(question, tuple(records), None, as_of or now, cut, bounded=bounded)


def _silent_then(scope: Scope, accusations: Sequence[Row], as_of: datetime) -> Reading[list[int]]:
    return (yield from _unanswered_of(scope, [row["id"] for row in accusations], as_of))


def _silent_now(scope: Scope, accusations: Sequence[Row]) -> Reading[list[int]]:
    """Those without an answer, in their order. Each is asserted now, and concerns somebody.

    Only the acts of those who may speak for the side concerned are read: an accusation, however many repeat it, is
    unanswered when these did nothing about it. Where all they did was to retract, the whole claim decides.
    """
    own = yield from _own_stances(scope, accusations)
    answered = {claim for claim, stances in own.items() if not stances.isdisjoint(ANSWERS)}
    in_doubt = own.keys() - answered
    silent = yield from _unanswered_of(scope, sorted(in_doubt), None)
    answered |= in_doubt.difference(silent)
    return [row["id"] for row in accusations if row["id"] not in answered]


def _unanswered_of(scope: Scope, claims: Sequence[int], as_of: datetime | None) -> Reading[list[int]]:
    """Those of the claims that are unanswered, each looked at in full; few at a time, for each may be large."""
    found = []
    for first in range(0, len(claims), _AT_ONCE):
        records = yield from claim_records(scope, claims[first : first + _AT_ONCE], as_of=as_of, cited=False)
        found += [record.claim.id for record in records if _is_unanswered(record)]
    return found


def _own_stances(scope: Scope, accusations: Sequence[Row]) -> Reading[dict[int, set[Stance]]]:
    """What those who spoke for the side concerned did about each claim; claims about which they did nothing are not."""
    concerns = {row["id"]: row["concerns"] for row in accusations}
    topics = {row["id"]: row["topic"] for row in accusations}
    acts = yield scope.ask("acts_of_the_accused", ids=id_set(concerns))
    affiliations = yield from affiliations_of(scope, {row["speaker"] for row in acts} | set(concerns.values()))
    sides = yield from _sides(scope, set(topics.values()) - {None})
    own: dict[int, set[Stance]] = {}
    for row in acts:
        claim, stance = row["claim"], Stance(row["stance"])
        if stance in own.get(claim, ()):
            continue
        of_topic = sides.get(topics[claim], ())
        if speaks_for(row["speaker"], rows.said(row), concerns[claim], affiliations, of_topic):
            own.setdefault(claim, set()).add(stance)
    return own


def _sides(scope: Scope, topics: Collection[int]) -> Reading[dict[int, list[int]]]:
    sides: dict[int, list[int]] = {topic: [] for topic in topics}
    for row in (yield scope.ask("sides_of_topics", ids=id_set(topics))):
        if row["struck"] is None:
            sides[row["topic"]].append(row["id"])
    return sides


def _is_unanswered(record: ClaimRecord) -> bool:
    reply = record.standing.reply
    return reply is not None and reply.state is ReplyState.NO_ANSWER
