"""Carrying out an action that interprets the record: at once, or when a second moderator has agreed."""

from __future__ import annotations

from bot.domain.actions import Action, LinkClaims, LinkStatements, MergeClaims, MergeSpeakers
from bot.domain.drafts import ClaimLinkDraft, StatementLinkDraft
from bot.ledger.curation.link import link_claims, link_statements
from bot.ledger.curation.merge import merge_claims, merge_speakers
from bot.ledger.transaction import Transaction


async def carry_out(changes: Transaction, action: Action) -> None:
    """Do in `changes` what the action says.

    Raises `NotOnRecord` for records that this server does not have, `RefusedError` when the record has moved on: one
    of the two is not live any more, or the same was done meanwhile.
    """
    match action:
        case LinkClaims():
            await link_claims(changes, ClaimLinkDraft(action.first, action.second, action.kind))
        case LinkStatements():
            await link_statements(changes, StatementLinkDraft(action.first, action.second, action.kind, action.basis))
        case MergeClaims():
            await merge_claims(changes, action.away, action.into)
        case MergeSpeakers():
            await merge_speakers(changes, action.away, action.into)
