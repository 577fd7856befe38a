"""Answers that were posted follow the record: they are edited when what they show changes, and say so."""

from __future__ import annotations

import pytest

from bot.app import Counterclaim
from bot.data import SAMPLE_DOSSIER
from bot.domain.ids import claim_label
from bot.ledger import Transaction, import_dossier
from bot.ledger.columns import id_set
from bot.ledger.curation.merge import merge_claims
from bot.ledger.curation.redact import redact_statement
from bot.ledger.scope import Scope
from tests.cogs.conftest import Server, message, private
from tests.cogs.following import (
    CORRECTED,
    ask,
    change,
    followed,
    followers,
    hurry,
    now_in,
    put_denial,
    settled,
    stale,
)
from tests.ledger.made import event, person, stand, statement
from tests.ledger.raw import rows
from tests.ui.limits import texts_of


@pytest.fixture(autouse=True)
def no_pauses(bot: Counterclaim, server: Server) -> None:
    """Correct as fast as it goes."""
    hurry(bot)


async def test_a_posted_answer_is_edited_when_a_denial_is_recorded(server: Server) -> None:
    await ask(server)
    before = now_in(server.channel)
    assert "Pashinyan" not in before[0]
    await put_denial(server)
    await settled(server)
    (after,) = now_in(server.channel)
    assert "**Nikol Pashinyan**" in after
    assert CORRECTED in after
    assert "Who denied #1" in after


async def test_what_looks_the_same_is_not_edited(server: Server) -> None:
    await ask(server)
    await server.env.advance_time(2)
    await followers(server).stop()
    speaker = (await server.book.match_speaker("Azerbaijan")).id
    async with server.book.transaction(1, None) as changes:
        changes.create("speaker_name", speaker=speaker, name="Azerbaycan", folded="azerbaycan")
    assert await stale(server) == 1
    await followers(server).corrections.work()
    assert await stale(server) == 0
    assert CORRECTED not in now_in(server.channel)[0]


async def test_an_undo_is_followed_and_so_is_its_undo(server: Server) -> None:
    await ask(server)
    batch = await put_denial(server)
    await settled(server)
    undo = await server.book.undo(batch, actor=1)
    await settled(server)
    assert "Pashinyan" not in now_in(server.channel)[0]
    await server.book.undo(undo, actor=1)
    await settled(server)
    assert "Pashinyan" in now_in(server.channel)[0]


async def test_words_that_are_removed_leave_what_was_posted(server: Server, database_url: str) -> None:
    await ask(server, "said", speaker="Pashinyan")
    await ask(server, "claim show", claim="#17")
    assert all("we must pursue it" in shown for shown in now_in(server.channel))
    ((told,),) = await rows(database_url, "SELECT statement FROM citation WHERE wording LIKE '%we must pursue it%'")
    async with server.book.transaction(1, None) as changes:
        await redact_statement(changes, told)
    await settled(server)
    assert not any("we must pursue it" in shown for shown in now_in(server.channel))


async def test_a_struck_claim_leaves_what_was_posted_and_comes_back_with_it(server: Server) -> None:
    await ask(server)
    await ask(server, "claim contested")
    claim = (await server.book.match_claim("#1")).id
    assert claim is not None
    before = now_in(server.channel)
    async with server.book.transaction(1, "a slip") as changes:
        await strike_with_all(changes, claim, await on_claim(server, claim))
        batch = changes.number
    await settled(server)
    one, listed = now_in(server.channel)
    assert "Azerbaijan** · **denies" not in one
    assert "#1" not in listed
    assert CORRECTED in one
    assert CORRECTED in listed
    await server.book.undo(batch, actor=1)
    await settled(server)
    assert ["Azerbaijan** · **denies" in shown for shown in now_in(server.channel)] == [
        "Azerbaijan** · **denies" in shown for shown in before
    ]
    assert "#1" in now_in(server.channel)[1]


async def test_a_merge_is_followed_and_so_is_its_end(server: Server) -> None:
    async with server.book.transaction(1, None) as changes:
        away, into = changes.add_claim(event("It rained")), changes.add_claim(event("There was rain"))
        speaker = changes.add_speaker(person("Somebody"))
        changes.add_statement(statement(speaker, "2023", stand(away)))
    for claim in (away, into):
        await ask(server, "claim show", claim=claim_label(claim))
    before = now_in(server.channel)
    assert ["Somebody" in shown for shown in before] == [True, False]
    async with server.book.transaction(1, None) as changes:
        await merge_claims(changes, away, into)
        batch = changes.number
    await settled(server)
    assert [f"Claim {claim_label(into)}" in shown for shown in now_in(server.channel)] == [True, True]
    assert ["Somebody" in shown for shown in now_in(server.channel)] == [True, True]
    await server.book.undo(batch, actor=1)
    await settled(server)
    assert [f"Claim {claim_label(away)}" in shown for shown in now_in(server.channel)] == [True, False]
    assert ["Somebody" in shown for shown in now_in(server.channel)] == [True, False]


async def test_a_speaker_that_is_struck_is_no_longer_on_record(server: Server) -> None:
    async with server.book.transaction(1, None) as changes:
        speaker = changes.add_speaker(person("Somebody Else"))
        (name,) = changes.of_kind("speaker_name")
    await ask(server, "said", speaker="Somebody Else")
    async with server.book.transaction(1, None) as changes:
        await changes.strike("speaker_name", name)
        await changes.strike("speaker", speaker)
    await settled(server)
    assert CORRECTED in now_in(server.channel)[0]
    assert "What Somebody Else said" not in now_in(server.channel)[0]


async def test_private_answers_are_not_remembered(server: Server, database_url: str) -> None:
    await server.book.change_settings(private_answers=True, actor=1)
    result = await server.reader.slash(server.channel, "who denied", claim="#1")
    assert private(result)
    await server.env.advance_time(2)
    assert await followed(database_url) == []
    shown = message(await server.reader.click(message(result), label="Show to channel"))
    await server.env.advance_time(2)
    assert await followed(database_url) == [shown.id]
    await change(server)
    assert "shown by <@" in now_in(server.channel)[-1]
    assert "Pashinyan" in now_in(server.channel)[-1]


async def test_a_page_that_was_turned_is_the_one_corrected(server: Server) -> None:
    shown = await ask(server, "said", speaker="Azerbaijan")
    await server.reader.click(shown, label="Next")
    second = now_in(server.channel)[0]
    assert "page 2 of 2" in second
    speaker = (await server.book.match_speaker("Ilham Aliyev")).id
    assert speaker is not None
    async with server.book.transaction(1, None) as changes:
        changes.add_statement(statement(speaker, "2019"))
    await settled(server)
    (after,) = now_in(server.channel)
    assert "page 2 of 2" in after
    assert "2019" in after
    assert CORRECTED in after


async def test_the_buttons_still_work_after_a_correction(server: Server) -> None:
    shown = await ask(server)
    await change(server)
    opened = await server.other.click(shown, label="Timeline")
    assert "Timeline of #1" in "\n".join(texts_of(message(opened).components))


async def test_another_server_is_left_alone(server: Server, bot: Counterclaim) -> None:
    await ask(server)
    await server.env.advance_time(2)
    elsewhere = await bot.ledger.book(server.env.create_guild().id)
    await import_dossier(elsewhere, SAMPLE_DOSSIER)
    assert await stale(server) == 0


async def on_claim(server: Server, claim: int) -> dict[str, list[int]]:
    """What stands on a claim, by kind."""
    scope = Scope(server.book._scope.engine, server.book.server)
    stances = [row["stance_id"] for row in await scope.fetch("live_events_on_claims", ids=id_set([claim]))]
    links = [row["id"] for row in await scope.fetch("links_of_claims", ids=id_set([claim]))]
    return {"stance": stances, "claim_link": links}


async def strike_with_all(changes: Transaction, claim: int, others: dict[str, list[int]]) -> None:
    for kind, ids in others.items():
        for identity in ids:
            await changes.strike(kind, identity)
    await changes.strike("claim", claim)
