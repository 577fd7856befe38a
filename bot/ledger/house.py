"""What moderators look at while they keep a server's speakers, topics and settings in order."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.records import Affiliation
from bot.domain.settings import ServerSettings
from bot.ledger.columns import id_set
from bot.ledger.engine import Row
from bot.ledger.lookups import one_speaker, one_topic
from bot.ledger.rows import affiliation
from bot.ledger.scope import Scope


class House:
    """The names of speakers, the sides of topics, and whether anything is set up, in one server."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def names_of(self, speaker: int) -> Sequence[str]:
        """The names of a speaker (by id), first the one it is shown by; `NotOnRecord` when there is none."""
        found = await self._scope.read(one_speaker(self._scope, speaker))
        return (found.name, *found.aliases)

    async def apart(self, first: int, second: int) -> Sequence[tuple[str, str]]:
        """Names of bodies that two speakers (by id) belonged to at the same time, with no body above both in common."""
        ids = id_set([self._scope.own(first), self._scope.own(second)])
        rows = [row for row in await self._scope.fetch("affiliations_of_speakers", ids=ids) if row["struck"] is None]
        found = [
            (one["body_name"], other["body_name"])
            for one in rows
            for other in rows
            if (one["member"], other["member"]) == (first, second)
            and _up(rows, one["body"]).isdisjoint(_up(rows, other["body"]))
            and not _over(affiliation(one), affiliation(other))
            and not _over(affiliation(other), affiliation(one))
        ]
        return list(dict.fromkeys(found))

    async def topic_title(self, topic: int) -> str:
        """The title of a topic (by id); `NotOnRecord` when there is none."""
        return (await self._scope.read(one_topic(self._scope, topic))).title

    async def sides_of(self, topic: int) -> Sequence[tuple[int, str]]:
        """The sides of a topic (by id) in reading order: ids of bodies, and their names."""
        rows = await self._scope.fetch("live_sides_of_topic", topic=self._scope.own(topic))
        return [(row["body"], row["name"]) for row in rows]

    async def is_new(self, settings: ServerSettings) -> bool:
        """Whether nothing is chosen yet and nothing is on record, not even a topic."""
        if settings != ServerSettings() or await self._scope.fetch("topics_of_server"):
            return False
        counts = (await self._scope.fetch("record_summary"))[0]
        return not (counts["claims"] or counts["statements"] or counts["speakers"])


def _up(rows: Sequence[Row], body: int) -> set[int]:
    """A body and all that are above it."""
    found = [body]
    for one in found:  # grows as it is read
        found += [row["body"] for row in rows if row["member"] == one and row["body"] not in found]
    return set(found)


def _over(one: Affiliation, other: Affiliation) -> bool:
    """Whether the first was certainly over when the second began."""
    ended, began = one.until and one.until.end, other.since and other.since.start
    return bool(ended and began and ended <= began)
