"""The same statement from the same source is recorded once, whoever sends it again."""

from __future__ import annotations

from bot.domain.errors import RefusedError
from bot.domain.ids import statement_label
from bot.intake.resolve import Ready
from bot.ledger import Transaction
from bot.ledger.columns import said_columns
from bot.ledger.engine import Row
from bot.ledger.sources import in_chat, known_source


class OnRecordAlready(RefusedError):
    """The source carries that statement already; `accepts` is the proposal that was to be accepted, if any."""

    def __init__(self, statement: int, source: str, accepts: int | None) -> None:
        """`statement` is the id of the one on record, `source` what carries it, in one word."""
        self.accepts = accepts
        super().__init__(
            f"That is on record from this {source} already, as {statement_label(statement)}. "
            "If another claim or another speaker is meant, put that in."
        )


async def refuse_again(
    changes: Transaction, ready: Ready, speaker: int, claim: int | None, accepts: int | None = None
) -> None:
    """Raise `OnRecordAlready` when a live statement of this speaker says the same from the same source.

    From a message in chat the same is the same stance on the claim or, without a claim, the same words. A document may
    report what somebody says again and again: there the words must be the same too or, without words, the time.
    """
    source = in_chat(ready.message) if ready.message else ready.document
    known = None if source is None else await known_source(changes.writer, changes.server, source)
    if known is None:
        return
    wording = ready.words.text if ready.words else None
    for row in await changes.writer.fetch("said_in_source", source=known, speaker=speaker, wording=wording):
        taken = row["worded"] is not None if claim is None else (row["claim"], row["stance"]) == (claim, ready.stance)
        if taken and (ready.message or _same_act(row, ready, wording)):
            raise OnRecordAlready(row["id"], "message" if ready.message else "document", accepts)


def _same_act(row: Row, ready: Ready, wording: str | None) -> bool:
    if row["wording"] != wording:
        return False
    return wording is not None or all(row[name] == value for name, value in said_columns(ready.said).items())
