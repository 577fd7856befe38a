"""Documents as a transaction needs them: the one on record under an address, or a new one."""

from __future__ import annotations

from bot.domain.dates import When
from bot.domain.drafts import SourceDraft
from bot.domain.typed import ChatMessage
from bot.domain.vocabulary import Precision, SourceKind
from bot.ledger.columns import stamp, when_text
from bot.ledger.engine import Reader
from bot.ledger.transaction import Transaction


async def source_for(changes: Transaction, draft: SourceDraft) -> int:
    """The id of the source on record with the address of `draft`, or else all that it says; or that of a new one."""
    found = await known_source(changes.writer, changes.server, draft)
    return changes.add_source(draft) if found is None else found


async def known_source(reader: Reader, server: int, draft: SourceDraft) -> int | None:
    """The id of the source on record with the address of `draft`, or else all that it says; None without one."""
    if draft.url is not None:
        rows = await reader.fetch("source_at", server=server, url=draft.url)
    else:
        rows = await reader.fetch("sources_titled", server=server, title=draft.title)
        rows = [row for row in rows if (row["outlet"], row["published"]) == (draft.outlet, when_text(draft.published))]
    return int(rows[0]["id"]) if rows else None


def in_chat(message: ChatMessage) -> SourceDraft:
    """A message in chat as the source that it is."""
    posted = message.posted.replace(microsecond=0)
    published = When(Precision.INSTANT, posted, posted)
    return SourceDraft(SourceKind.CHAT, url=message.url, published=published)


async def chat_source(changes: Transaction, message: ChatMessage) -> int:
    """The id of the source that is this message in chat."""
    return await source_for(changes, in_chat(message))


async def keep_snapshot(changes: Transaction, source: int, message: ChatMessage) -> None:
    """Keep the message as it is now beside its source, unless that was done before.

    What was made in the transaction so far is written: the snapshot stands on it.
    """
    await changes.flush()
    row = {
        "source": source,
        "channel": message.channel,
        "message": message.message,
        "author": message.author,
        "author_name": message.author_name,
        "text": message.text,
        "posted": stamp(message.posted),
        "taken": stamp(changes.at),
    }
    await changes.writer.execute_many("keep_snapshot", [row])
