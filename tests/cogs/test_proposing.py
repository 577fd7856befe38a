"""/dispute and /proposals: objecting, withdrawing, and what became of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.app import Counterclaim
from bot.domain.actions import MergeClaims
from bot.domain.dates import UNKNOWN_TIME
from bot.domain.drafts import ClaimDraft, SpeakerDraft, StatementDraft
from bot.domain.ids import claim_label, record_id, statement_label
from bot.domain.submissions import MOST_WAITING, Dispute, SubmissionState
from bot.domain.vocabulary import ClaimKind, SpeakerKind
from bot.ledger import Ledger
from bot.ledger.curation.actions import carry_out
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.presses import Press, at_once
from tests.cogs.queueing import objection, proposed, queue, shown, statement

REASON = "It was the day before."


async def dispute(server: Server, record: str = "#1", reason: str = REASON, by: Any = None) -> Any:
    """/dispute, by the reader unless somebody else is named."""
    return await (by or server.reader).slash(server.channel, "dispute", record=record, reason=reason)


@pytest.mark.parametrize(
    ("record", "kind", "number"),
    [("#1", "claim", 1), ("1", "claim", 1), ("S3", "statement", 3), ("s 3", "statement", 3)],
)
async def test_an_objection_waits_for_a_moderator(server: Server, record: str, kind: str, number: int) -> None:
    result = await dispute(server, record)
    assert private(result)
    assert "Handed in as proposal 1" in text(result)
    assert REASON in text(result)
    assert {"Tell me by direct message", "Withdraw"} <= set(labels(result))
    found = await server.book.queue.get(1)
    assert found.content == Dispute(kind, record_id(server.book.server, number), REASON)
    assert not found.notify
    assert REASON in str((await queue(server)).components)


async def test_claims_are_offered(server: Server) -> None:
    offered = await server.reader.autocomplete(server.channel, "dispute", "record", "violated")
    assert offered[0]["value"] == "#1"


@pytest.mark.parametrize(
    ("record", "reason", "sentence"),
    [
        ("the ceasefire", REASON, "Name the record by its number"),
        ("#99999", REASON, "does not exist"),
        ("S99999", REASON, "does not exist"),
        ("#4294967296", REASON, "Name the record by its number"),
        ("#1", " ", "Write what is wrong"),
    ],
)
async def test_what_cannot_be_objected_to(server: Server, record: str, reason: str, sentence: str) -> None:
    result = await dispute(server, record, reason)
    assert sentence in text(result)
    assert private(result)
    assert await server.book.queue.oldest() is None


async def test_an_objection_to_what_was_struck_is_refused(server: Server) -> None:
    async with server.book.transaction(1, None) as changes:
        claim = changes.add_claim(ClaimDraft(ClaimKind.EVENT, "The bridge was closed"))
        speaker = changes.add_speaker(SpeakerDraft(SpeakerKind.PERSON, "A passer-by"))
        statement, _ = changes.add_statement(StatementDraft(speaker, UNKNOWN_TIME))
    async with server.book.transaction(1, None) as changes:
        await changes.strike("claim", claim)
        await changes.strike("statement", statement)
    for record in (claim_label(claim), statement_label(statement)):
        refused = text(await dispute(server, record))
        assert "not on record any more" in refused or "was struck already" in refused
    assert await server.book.queue.oldest() is None


async def test_an_objection_to_a_merged_claim_goes_to_where_it_was_merged(server: Server) -> None:
    first, second = (record_id(server.book.server, number) for number in (1, 2))
    async with server.book.transaction(1, None) as changes:
        await carry_out(changes, MergeClaims(second, first))
    await dispute(server, "#2")
    assert (await server.book.queue.get(1)).content == Dispute("claim", first, REASON)


async def test_the_limit_is_told_and_a_withdrawal_makes_room(server: Server) -> None:
    for number in range(MOST_WAITING):
        last = await dispute(server, reason=f"Reason {number}.")
    refused = await dispute(server)
    assert f"You have {MOST_WAITING} proposals waiting" in text(refused)
    assert REASON in text(refused)
    assert private(refused)
    await server.reader.click(message(last), label="Withdraw")
    assert "Handed in" in text(await dispute(server))
    for number in range(MOST_WAITING + 1):
        assert "Handed in" in text(await dispute(server, reason=f"Reason {number}.", by=server.moderator))


async def test_a_statement_over_the_limit_comes_back_as_it_was_typed(server: Server) -> None:
    for number in range(MOST_WAITING):
        await dispute(server, reason=f"Reason {number}.")
    typed = {"speaker": "Ararat Mirzoyan", "stance": "denies", "claim": "#1", "source": "https://example.org/report"}
    refused = await server.reader.slash(server.channel, "submit", **typed)
    assert f"You have {MOST_WAITING} proposals waiting" in text(refused)
    await server.book.queue.uphold(1, server.moderator.id)
    form = await server.reader.click(message(refused), label="Fix and resubmit")
    assert form.modal is not None
    values = {"who": "Ararat Mirzoyan", "stance": ["denies"], "claim": "#1", "when": "https://example.org/report"}
    await server.reader.submit_modal(form, values)
    handed_in = shown(server, message(refused))
    assert f"Handed in as proposal {MOST_WAITING + 1}" in handed_in
    assert "Ararat Mirzoyan" in handed_in


async def test_choosing_to_be_told_and_not(server: Server) -> None:
    card = message(await dispute(server))
    await server.reader.click(card, label="Tell me by direct message")
    assert (await server.book.queue.get(1)).notify
    assert "You are told by direct message" in shown(server, card)
    await server.reader.click(card, label="No direct message")
    assert not (await server.book.queue.get(1)).notify


async def test_ones_own_list_with_its_pages(server: Server) -> None:
    assert "You have proposed nothing here yet" in text(await server.reader.slash(server.channel, "proposals"))
    for number in range(7):
        await dispute(server, reason=f"Reason {number}.")
    await dispute(server, by=server.other)
    await server.book.queue.reject(1, server.moderator.id, "It says so in S3.")
    result = await server.reader.slash(server.channel, "proposals")
    assert private(result)
    assert "page 1 of 2 · 7 in all" in text(result)
    assert "**7** · an objection · waiting for a moderator" in text(result)
    mine = message(result)
    await server.reader.click(mine, label="Next")
    second = shown(server, mine)
    assert "**1** · an objection · **rejected**" in second
    assert "It says so in S3." in second
    assert f"<@{server.moderator.id}>" not in second
    await server.reader.click(mine, label="Previous")
    assert "page 1 of 2" in shown(server, mine)


async def test_the_same_objection_twice_is_named(server: Server) -> None:
    await dispute(server)
    again = await dispute(server)
    assert "You have proposed that already, as number 1." in text(again)
    assert REASON in text(again)


async def test_the_list_tells_proposals_apart_by_what_was_picked_and_said(server: Server) -> None:
    for words in ("“Never.”", "“Not once.”"):
        await server.reader.slash(
            server.channel, "submit", speaker="Мирзоян", stance="denies", claim="1", words=words, source="A radio talk"
        )
    await dispute(server)
    listed = text(await server.reader.slash(server.channel, "proposals"))
    held = "Ararat Mirzoyan **denies** **#1** Azerbaijani forces violated the ceasefire on 21 September 2023"
    for words in ("“Never.”", "“Not once.”"):
        assert f"{held} · {words}" in listed
    assert f"· {REASON}" in listed


async def test_a_proposal_whose_member_was_forgotten_is_nobodys(server: Server) -> None:
    card = message(await dispute(server))
    await server.book.privacy.forget(server.reader.id, datetime.now(UTC))
    assert "whoever handed it in was forgotten" in text(await server.reader.click(card, label="Withdraw"))


async def test_withdrawn_from_the_list(server: Server) -> None:
    await dispute(server)
    mine = message(await server.reader.slash(server.channel, "proposals"))
    one = message(await server.reader.click(mine, label="Open"))
    await server.reader.click(one, label="Withdraw")
    assert "**withdrawn**" in shown(server, one)
    assert (await server.book.queue.get(1)).state is SubmissionState.WITHDRAWN
    assert "**withdrawn**" in text(await server.reader.slash(server.channel, "proposals"))
    assert "Nothing waits" in str((await queue(server)).components)


async def test_an_accepted_statement_leads_to_its_claim(server: Server) -> None:
    await proposed(server, statement())
    await server.moderator.click(await queue(server), label="Accept")
    mine = message(await server.reader.slash(server.channel, "proposals"))
    assert "on record as S" in str(mine.components)
    one = await server.reader.click(mine, label="Open")
    assert {"Withdraw", "Tell me by direct message"} & set(labels(one)) == set()
    assert "Claim #1" in text(await server.reader.click(message(one), label="Show #1"))


@pytest.mark.parametrize("what", ["open", "tell", "hush", "withdraw"])
async def test_somebody_elses_proposal_is_refused(server: Server, what: str) -> None:
    card = message(await dispute(server))
    before = await server.book.queue.get(1)
    for person in (server.other, server.moderator):
        results = await at_once(server, Press(person, card, f"cc:mine:{what}:1"))
        assert "Only whoever has handed a proposal in may do this" in text(results[0])
        assert private(results[0])
    assert await server.book.queue.get(1) == before


async def test_the_list_turned_by_somebody_else_shows_their_own(server: Server) -> None:
    await dispute(server)
    mine = message(await server.reader.slash(server.channel, "proposals"))
    results = await at_once(server, Press(server.other, mine, "cc:mine:page:1"))
    assert results[0].acknowledged
    assert "You have proposed nothing here yet" in shown(server, mine)


async def test_withdrawn_after_it_was_decided_shows_what_was_decided(server: Server) -> None:
    card = message(await dispute(server))
    await server.book.queue.uphold(1, server.moderator.id)
    await server.reader.click(card, label="Withdraw")
    assert "**accepted**" in shown(server, card)
    assert (await server.book.queue.get(1)).state is SubmissionState.ACCEPTED


async def test_own_buttons_work_after_a_restart(server: Server, database_url: str) -> None:
    card = message(await dispute(server))
    mine = message(await server.reader.slash(server.channel, "proposals"))
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    await server.reader.click(card, label="Withdraw")
    assert "**withdrawn**" in shown(server, card)
    assert "Your proposal 1" in text(await server.reader.click(mine, label="Open"))
    await again.close()


async def test_an_objection_shown_to_its_member_is_safe(server: Server) -> None:
    number = await proposed(server, objection(server, "@everyone [a](https://evil.example) " + "🎉" * 900))
    result = await server.reader.slash(server.channel, "proposals")
    opened = await server.reader.click(message(result), label="Open")
    assert f"Your proposal {number}" in text(opened)
    assert "](https://" not in text(opened)
    assert "@everyone" not in text(opened)
