"""Letting go of what is kept for a while only."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Final

from bot.ledger.columns import stamp
from bot.ledger.engine import Engine, Writer

SETTLED_FORMS: Final = timedelta(days=7)
"""How long a form is kept after something became of it."""

OPEN_FORMS: Final = timedelta(days=30)
"""How long a form is kept that nothing became of."""


async def purge(engine: Engine, now: datetime) -> None:
    """Let go of what is older, at `now` (aware), than it is kept: in all servers, each by its own choice.

    The texts of chat messages go after the server's retention, from beside the record and from proposals that were
    decided; forms after `SETTLED_FORMS` and `OPEN_FORMS`. What is on record stays.
    """
    async with engine.transaction(0) as writer:
        await writer.execute_many("drop_old_drafts", [{"before": stamp(now - OPEN_FORMS)}])
        await writer.execute_many("drop_settled_drafts", [{"before": stamp(now - SETTLED_FORMS)}])
    for server in await engine.fetch("retentions"):
        before = {"server": server["id"], "before": stamp(now - timedelta(days=server["retention"]))}
        if await engine.fetch("has_old_messages", **before):
            async with engine.transaction(server["id"]) as writer:
                await writer.execute_many("clear_old_messages", [before])
                await _clear_decided(writer, before)


async def _clear_decided(writer: Writer, before: dict[str, object]) -> None:
    while rows := await writer.fetch("decided_with_message", **before):
        await writer.execute_many(
            "rewrite_submission",
            [dict(row) | {"content": json.dumps(json.loads(row["content"]) | {"message": None})} for row in rows],
        )
