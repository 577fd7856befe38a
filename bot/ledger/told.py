"""Up to which batch the channels of a server were told what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.domain.ids import number_of
from bot.ledger.changeset import Changeset
from bot.ledger.columns import id_set
from bot.ledger.engine import Engine
from bot.ledger.scope import Scope

Telling = Literal["log", "feed"]
"""What a channel is told: each change, or what is new on record."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A channel (Discord ids) that has not been told of the batches after that number."""

    server: int
    channel: int
    batch: int


class Told:
    """What the channels of one server were told."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def moved(self, telling: Telling, batch: int) -> None:
        """The channel knows of everything up to the batch with that number."""
        row = {"server": self._scope.server, "channel": telling, "batch": self._scope.id_of(batch)}
        async with self._scope.engine.transaction(self._scope.server) as writer:
            await writer.execute_many("keep_told", [row])


async def channels_to_tell(engine: Engine, telling: Telling, servers: Iterable[int]) -> list[Untold]:
    """The channels in these servers (Discord ids) for which there is something new."""
    rows = await engine.fetch("channels_to_tell", channel=telling, servers=id_set(servers))
    return [Untold(row["snowflake"], row["channel"], number_of(row["batch"])) for row in rows]


async def begin_telling(changes: Changeset) -> None:
    """A channel that is chosen where there was none is told from now on: the log of the choice itself, too."""
    chosen = changes.of_kind("server").get(changes.server)
    if chosen is None or chosen.before is None:
        return
    for telling, column, first in (("log", "log_channel", changes.batch - 1), ("feed", "feed_channel", changes.batch)):
        if chosen.before[column] is None and chosen.now[column] is not None:
            row = {"server": changes.server, "channel": telling, "batch": first}
            await changes.writer.execute_many("begin_telling", [row])
