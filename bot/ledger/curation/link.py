"""Links between claims and between statements: once each, between records that stand."""

from __future__ import annotations

from bot.domain.drafts import ClaimLinkDraft, StatementLinkDraft
from bot.domain.errors import RefusedError
from bot.domain.ids import claim_label, statement_label
from bot.domain.vocabulary import ClaimLinkKind
from bot.ledger.columns import id_set
from bot.ledger.transaction import Transaction


async def link_claims(changes: Transaction, draft: ClaimLinkDraft[int]) -> int:
    """Record how one claim bears on another; the link's id.

    Raises `RefusedError` when that link is on record, or when both are the same claim.
    """
    if draft.first == draft.second:
        raise RefusedError("A claim cannot be linked to itself: pick two different ones.")
    ends = {draft.first, draft.second}
    for row in await changes.writer.fetch("links_of_claims", ids=id_set([changes.own(draft.first)])):
        same_way = row["first"] == draft.first or draft.kind is not ClaimLinkKind.IMPLIES
        same = row["kind"] == draft.kind.value and {row["first"], row["second"]} == ends
        if row["struck"] is None and same and same_way:
            raise RefusedError(
                f"That link is on record already: {claim_label(draft.first)} {draft.kind} {claim_label(draft.second)}."
            )
    return changes.link_claims(draft)


async def link_statements(changes: Transaction, draft: StatementLinkDraft[int]) -> int:
    """Record how one statement answers another; the link's id. Raises as `link_claims`."""
    if draft.first == draft.second:
        raise RefusedError("A statement cannot be linked to itself: pick two different ones.")
    for row in await changes.writer.fetch("links_of_statements", ids=id_set([changes.own(draft.first)])):
        same = (row["first"], row["second"], row["kind"]) == (draft.first, draft.second, draft.kind.value)
        if row["struck"] is None and same:
            raise RefusedError(
                f"That link is on record already: {statement_label(draft.first)} {draft.kind} "
                f"{statement_label(draft.second)}."
            )
    return changes.link_statements(draft)
