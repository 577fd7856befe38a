"""Records by their id, in full, as steps of a read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.answers import SaidRow
from bot.domain.errors import NotOnRecord
from bot.domain.records import Claim, Event, Speaker, Topic
from bot.ledger import rows
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading, Row
from bot.ledger.gather import citations_of
from bot.ledger.scope import Scope


def one_speaker(scope: Scope, identity: int) -> Reading[Speaker]:
    """The speaker with all its names, or `NotOnRecord`."""
    found = yield scope.ask("speakers_by_id", ids=id_set([scope.own(identity)]))
    if not found or found[0]["struck"] is not None:
        raise NotOnRecord("That speaker is not on record here.")
    names = tuple(row["name"] for row in (yield scope.ask("names_of_speaker", speaker=identity)))
    speaker = rows.speaker(identity, found[0]["kind"], found[0]["name"])
    return Speaker(speaker.id, speaker.kind, speaker.name, tuple(name for name in names if name != speaker.name))


def one_topic(scope: Scope, identity: int) -> Reading[Topic]:
    """The topic, or `NotOnRecord`."""
    for row in (yield scope.ask("topics_of_server")):
        if row["id"] == identity:
            sides = yield scope.ask("sides_of_topics", ids=id_set([identity]))
            live = tuple(side["id"] for side in sides if side["struck"] is None)
            return Topic(identity, row["title"], row["zone"], live)
    raise NotOnRecord("That topic is not on record here.")


def members_of(scope: Scope, speaker: int) -> Reading[list[int]]:
    """The speaker and everyone who ever belonged to it, down the chain."""
    return [row["id"] for row in (yield scope.ask("members_of_body", body=speaker))]


def claims_by_id(scope: Scope, ids: Iterable[int]) -> Reading[Mapping[int, Claim]]:
    """The claims with these ids, struck or not."""
    return {row["id"]: rows.claim(row) for row in (yield scope.ask("claims_by_id", ids=id_set(ids)))}


def said_row(event: Event, claim: Claim) -> SaidRow:
    """An event as a row of what was said."""
    return SaidRow(event.statement, event.speaker, event.stance, claim, event.citations)


def said_rows(scope: Scope, light: Sequence[Row]) -> Reading[tuple[SaidRow, ...]]:
    """Rows of `said_by_speakers` in full, in their order."""
    statements = {row["statement_id"] for row in light}
    claims = yield from claims_by_id(scope, {row["claim"] for row in light if row["claim"] is not None})
    citations = yield from citations_of(scope, statements)
    stances = id_set(row["stance_id"] for row in light if row["stance_id"] is not None)
    events = {row["stance_id"]: row for row in (yield scope.ask("events_by_stance", ids=stances))}
    bare = {row["statement_id"]: row for row in (yield scope.ask("statements_by_id", ids=id_set(statements)))}
    found = []
    for row in light:
        cited = citations.get(row["statement_id"], ())
        if row["stance_id"] in events:
            found.append(said_row(rows.event(events[row["stance_id"]], cited), claims[row["claim"]]))
        else:
            statement, speaker = rows.statement(bare[row["statement_id"]])
            found.append(SaidRow(statement, speaker, None, None, cited))
    return tuple(found)
