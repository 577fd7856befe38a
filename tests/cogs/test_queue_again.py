"""A proposal for what is on record from the same source already: not accepted twice, and rejected at once."""

from __future__ import annotations

from simcord import ResponseMessage

from bot.domain.submissions import SubmissionState
from tests.cogs.conftest import Server
from tests.cogs.queueing import proposed, queue, shown, statement, statements

ADDRESS = "https://example.org/world/2023/09/21/what-was-said-at-the-security-council"


async def test_the_card_says_so_and_the_moderator_may_reject(server: Server) -> None:
    await server.moderator.click(await accepting(server), label="Accept")
    before = await statements(server)
    card = await accepting(server)
    await server.moderator.click(card, label="Accept")
    assert "on record from this document already, as S15" in shown(server, card)
    assert (await server.book.queue.get(2)).pending
    form = await server.moderator.click(card, label="Reject")
    await server.moderator.submit_modal(form, {"reason": "On record already."})
    assert (await server.book.queue.get(2)).state is SubmissionState.REJECTED
    assert await statements(server) == before


async def test_reviewers_read_which_document_is_proposed(server: Server) -> None:
    await proposed(server, statement(source=ADDRESS))
    card = shown(server, await queue(server))
    where = ADDRESS.removeprefix("https://")
    assert f"**Source** · [document](<{ADDRESS}>) ({where})" in card


async def accepting(server: Server) -> ResponseMessage:
    """The card of a statement just proposed."""
    await proposed(server, statement())
    return await queue(server)
