"""/mod queue: what members propose, as a moderator sees and decides it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.actions import MergeClaims
from bot.domain.errors import StorageError
from bot.domain.ids import record_id
from bot.domain.submissions import SubmissionState
from bot.domain.typed import Picked, TypedDraft
from bot.ledger.queue import Queue
from tests.cogs.conftest import Server, message, private, text
from tests.cogs.queueing import (
    SENTENCE,
    another_moderator,
    objection,
    proposed,
    queue,
    said,
    shown,
    statement,
    statements,
)


async def test_an_empty_queue_says_so(server: Server) -> None:
    result = await server.moderator.slash(server.channel, "mod queue")
    assert "Nothing waits for a decision" in text(result)
    assert private(result)


async def test_a_card_says_all_and_the_oldest_comes_first(server: Server) -> None:
    await proposed(server, statement())
    await proposed(server, objection(server), server.other)
    result = await server.moderator.slash(server.channel, "mod queue")
    assert private(result)
    card = text(result)
    for part in (
        "Proposal 1 · 1 of 2 waiting",
        f"a statement from <@{server.reader.id}>",
        "Ararat Mirzoyan",
        "denies",
        "**#1** Azerbaijani forces violated",
        "We never agreed to that",
        "UN Security Council",
        "example.org",
    ):
        assert part in card
    first = message(result)
    await server.moderator.click(first, label="Next")
    assert "Proposal 2 · 2 of 2 waiting" in shown(server, first)
    assert "It was the day before." in shown(server, first)
    await server.moderator.click(message(result), label="Previous")
    assert "Proposal 1 · 1 of 2 waiting" in shown(server, first)


async def test_a_statement_with_everything_is_recorded_by_one_press(server: Server) -> None:
    before = await statements(server)
    number = await proposed(server, statement())
    card = await queue(server)
    await server.moderator.click(card, label="Accept")
    assert await statements(server) == before + 1
    decided = await server.book.queue.get(number)
    assert (decided.state, decided.decided_by) == (SubmissionState.ACCEPTED, server.moderator.id)
    assert decided.batch is not None
    now = shown(server, card)
    assert f"Proposal 1 was accepted by <@{server.moderator.id}>" in now
    assert f"on record as S{before + 1}, on #1" in now
    denied = text(await server.other.slash(server.channel, "who denied", claim="#1"))
    assert "We never agreed to that" in denied


async def test_what_was_taken_back_is_said_to_be_gone(server: Server) -> None:
    before = await statements(server)
    await proposed(server, statement())
    card = await queue(server)
    await server.moderator.click(card, label="Accept")
    await server.moderator.click(card, label="Undo")
    assert await statements(server) == before
    assert "**accepted**" in (mine := text(await server.reader.slash(server.channel, "proposals")))
    assert "not on record any more" in mine


async def test_what_is_not_clear_is_asked_of_the_moderator(server: Server) -> None:
    before = await statements(server)
    number = await proposed(server, statement(claim="Azerbaijani forces broke the ceasefire", who="Ruben Vardanyan"))
    card = await queue(server)
    await server.moderator.click(card, label="Accept")
    assert (await server.book.queue.get(number)).pending
    assert await statements(server) == before
    assert "Somebody new?" in shown(server, card)
    await server.moderator.click(card, label="New: a person")
    assert "On record already?" in shown(server, card)
    assert (await server.book.queue.get(number)).pending
    await server.moderator.click(card, label="New claim")
    decided = await server.book.queue.get(number)
    assert decided.state is SubmissionState.ACCEPTED
    assert await statements(server) == before + 1
    assert f"on record as S{before + 1}" in shown(server, card)


async def test_what_the_submitter_picked_is_kept(server: Server) -> None:
    before = await server.book.summary()
    picked = Picked(speaker=record_id(server.book.server, 1), new_claim=True)
    content = TypedDraft(statement(claim=SENTENCE, who="the ministry").typed, None, picked, propose=True)
    number = await proposed(server, content)
    await server.moderator.click(await queue(server), label="Accept")
    assert (await server.book.queue.get(number)).state is SubmissionState.ACCEPTED
    after = await server.book.summary()
    assert (after.claims, after.statements, after.speakers) == (
        before.claims + 1,
        before.statements + 1,
        before.speakers,
    )


async def test_edited_first_then_accepted_by_sending_the_form(server: Server) -> None:
    before = await statements(server)
    number = await proposed(server, statement())
    card = await queue(server)
    form = await server.moderator.click(card, label="Edit, then accept")
    assert form.modal is not None
    assert "We never agreed to that" in str(form.modal)
    assert (await server.book.queue.get(number)).pending
    values = {
        "who": "Ararat Mirzoyan",
        "stance": ["denies"],
        "claim": "#1",
        "words": "“We never signed that.”",
        "when": "2023-09-21, https://example.org/report",
    }
    await server.moderator.submit_modal(form, values)
    assert await statements(server) == before + 1
    assert (await server.book.queue.get(number)).state is SubmissionState.ACCEPTED
    assert f"accepted by <@{server.moderator.id}>" in shown(server, card)
    denied = text(await server.other.slash(server.channel, "who denied", claim="#1"))
    assert "We never signed that" in denied
    assert "We never agreed" not in denied


async def test_rejected_with_a_reason(server: Server) -> None:
    number = await proposed(server, statement())
    card = await queue(server)
    form = await server.moderator.click(card, label="Reject")
    await server.moderator.submit_modal(form, {"reason": "The link says something else."})
    decided = await server.book.queue.get(number)
    assert (decided.state, decided.reason) == (SubmissionState.REJECTED, "The link says something else.")
    assert f"was rejected by <@{server.moderator.id}>" in shown(server, card)
    assert "The link says something else." in shown(server, card)


async def test_an_upheld_objection_says_what_to_do_next(server: Server) -> None:
    number = await proposed(server, objection(server))
    card = await queue(server)
    await server.moderator.click(card, label="Accept")
    decided = await server.book.queue.get(number)
    assert (decided.state, decided.batch) == (SubmissionState.ACCEPTED, None)
    assert "The objection holds: change the record here" in shown(server, card)
    form = await server.moderator.click(card, label="Edit")
    assert form.modal is not None
    assert form.modal["title"] == "Edit claim 1"
    assert "Claim #1" in text(await server.moderator.click(card, label="Show #1"))


async def test_an_accepted_action_is_carried_out(server: Server) -> None:
    before = await server.book.summary()
    action = MergeClaims(record_id(server.book.server, 2), record_id(server.book.server, 1))
    number = await proposed(server, action, another_moderator(server))
    card = await queue(server)
    assert "**merge** **#2**" in shown(server, card)
    await server.moderator.click(card, label="Accept")
    decided = await server.book.queue.get(number)
    assert decided.state is SubmissionState.ACCEPTED
    assert decided.batch is not None
    assert (await server.book.summary()).claims == before.claims - 1


async def test_an_action_that_the_record_has_left_behind_stays_pending(server: Server) -> None:
    action = MergeClaims(record_id(server.book.server, 2), record_id(server.book.server, 1))
    numbers = [await proposed(server, action, another_moderator(server))]
    numbers.append(await server.book.queue.submit(action, 5, datetime.now(UTC), moderator=True))
    card = await queue(server)
    await server.moderator.click(card, label="Accept")
    await server.moderator.click(card, label="Next")
    refused = await server.moderator.click(card, label="Accept")
    assert "was merged into another one already" in said(server, refused, card)
    assert (await server.book.queue.get(numbers[1])).pending


async def test_a_reason_that_could_not_be_kept_is_given_back(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    number = await proposed(server, statement())
    card = await queue(server)
    form = await server.moderator.click(card, label="Reject")
    blank = await server.moderator.submit_modal(form, {"reason": "\u200b\u200b"})
    assert "Write why" in text(blank)

    async def broken(*_given: object) -> None:
        raise StorageError("The disk is full.")

    form = await server.moderator.click(card, label="Reject")
    with monkeypatch.context() as patch:
        patch.setattr(Queue, "reject", broken)
        refused = await server.moderator.submit_modal(form, {"reason": "The link says *something* else."})
    assert private(refused)
    assert "The disk is full." in text(refused)
    assert "The link says \\*something\\* else." in text(refused)
    assert (await server.book.queue.get(number)).pending


async def test_decisions_are_in_the_log_and_there_is_nothing_to_undo_in_them(server: Server) -> None:
    first, second = await proposed(server, statement()), await proposed(server, objection(server))
    await server.book.queue.reject(first, server.moderator.id, "**No** source.")
    await server.book.queue.uphold(second, server.moderator.id)
    shown = text(await server.moderator.slash(server.channel, "mod log"))
    assert f"<@{server.moderator.id}> · rejected proposal 1: \\*\\*No\\*\\* source." in shown
    assert f"<@{server.moderator.id}> · accepted the objection in proposal 2" in shown
    assert "nothing that could be undone" in text(await server.moderator.slash(server.channel, "mod undo"))
    [batch, *_] = await server.book.history.batches()
    refused = await server.moderator.slash(server.channel, "mod undo", batch=batch.number)
    assert "changed no record" in text(refused)
    assert (await server.book.queue.get(second)).batch is None


async def test_a_retraction_of_nothing_is_pointed_out_before_it_is_accepted(server: Server) -> None:
    for claim in ("#5", "#1"):
        typed = {"speaker": "Azerbaijan", "stance": "retracts", "claim": claim, "source": "https://example.org/r"}
        await server.reader.slash(server.channel, "submit", **typed)
    card = await queue(server)
    assert "nothing that this takes back" in shown(server, card)
    await server.moderator.click(card, label="Next")
    assert "nothing that this takes back" not in shown(server, card)
