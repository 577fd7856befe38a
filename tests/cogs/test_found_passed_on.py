"""One statement that passes on another, found in one text: what the list, the queue and the answers say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from simcord import ResponseMessage

from bot.domain.found import Finding, FoundStatement
from bot.domain.typed import Cited, TypedStatement
from tests.cogs.conftest import Server, message, text
from tests.cogs.queueing import queue, shown
from tests.cogs.recording import recorded, refilled
from tests.cogs.test_found import find, now, press
from tests.ui.limits import buttons_of

TEXT = "Russia said that Nikol Pashinyan had denied that the bridge at Lachin was closed."
OUTER, INNER = 0, 1
CLAIMS = ("Nikol Pashinyan had denied it", "The bridge at Lachin was closed")


@pytest.fixture
def engine() -> str:
    """Storage is tested elsewhere."""
    return "sqlite"


async def record(server: Server, shown_list: ResponseMessage, number: int) -> None:
    """Record a statement by its form, with a claim that is new."""
    form = await press(server, shown_list, "edit", number)
    done = await server.moderator.submit_modal(form, refilled(form, claim=CLAIMS[number]))
    if "On record already?" in text(done):
        await server.moderator.click(message(done), label="New claim")


async def test_the_list_says_what_will_be_linked(server: Server) -> None:
    shown_list = message(await find(server, TEXT))
    assert "passed on by 1, linked if that is recorded" in now(server, shown_list)
    await record(server, shown_list, OUTER)
    assert "**1 · Russia** says (relays)" in now(server, shown_list)
    assert "passed on by 1, linked with its S15" in now(server, shown_list)
    await record(server, shown_list, INNER)
    told = text(await server.moderator.slash(server.channel, "said", speaker="Nikol Pashinyan"))
    assert "· passed on there in S15" in told
    assert (await recorded(server, 16)).citations[0].upstream == (await recorded(server, 15)).citations[0].id


async def test_the_one_that_passes_on_is_recorded_last(server: Server) -> None:
    shown_list = message(await find(server, TEXT))
    await record(server, shown_list, INNER)
    assert (await recorded(server, 15)).citations[0].upstream is None
    await record(server, shown_list, OUTER)
    assert (await recorded(server, 15)).citations[0].upstream == (await recorded(server, 16)).citations[0].id
    log = text(await server.moderator.slash(server.channel, "mod log"))
    assert "edited a source of S15: where it was taken from" in log
    undo = await server.moderator.slash(server.channel, "mod undo")
    await server.moderator.click(message(undo), label="Undo it")
    assert (await recorded(server, 15)).citations[0].upstream is None


async def test_proposals_say_who_passed_it_on_and_are_linked(server: Server) -> None:
    shown_list = message(await find(server, TEXT, by=server.other))
    for number in (OUTER, INNER):
        form = await press(server, shown_list, "edit", number, server.other)
        done = await server.other.submit_modal(form, refilled(form, claim=CLAIMS[number]))
        if "On record already?" in text(done):
            await server.other.click(message(done), label="New claim")
        if number == OUTER:
            assert "passed on by 1, linked if that is accepted" in now(server, shown_list)
    card = await queue(server)
    assert "Passed on by" not in shown(server, card)
    await server.moderator.click(card, label="Accept")
    card = await queue(server)
    assert "**Passed on by** · Russia" in shown(server, card)
    await server.moderator.click(card, label="Accept")
    assert (await recorded(server, 16)).citations[0].upstream == (await recorded(server, 15)).citations[0].id


def swap(server: Server, shown_list: ResponseMessage, finding: int) -> None:
    """Have the buttons of a list be those of another finding of the same person."""
    stored = server.env.backend.get_message(shown_list.channel_id, shown_list.id)
    for button in buttons_of(stored.components):
        parts = button["custom_id"].split(":")
        button["custom_id"] = ":".join((*parts[:2], str(finding), *parts[3:]))


async def test_the_look_at_the_sure_ones_shows_it_and_records_no_more_than_is_seen(server: Server) -> None:
    said = TypedStatement("Nikol Pashinyan", when="2023-09-21")
    one = FoundStatement(said, Cited(title="A report"), (), "says", sure=True)
    typed = [
        replace(said, claim=f"{letter * 60} {letter * 50}", words=f"“{'It will be so. ' * 15}{letter}”")
        for letter in "abcdefghij"
    ]
    long = [replace(one, said=found, via=number or None) for number, found in enumerate(typed)]
    content = Finding("So it is.", tuple(long), source=Cited(title="A report"))
    finding = await server.book.findings.open(server.moderator.id, content, datetime.now(UTC))
    shown_list = message(await find(server))
    swap(server, shown_list, finding)
    preview = await press(server, shown_list, "sure", 1)
    seen = text(preview).count("Nikol Pashinyan")
    assert 1 < seen < 10
    assert f"### Record these {seen}?" in text(preview)
    assert f"asserts a new claim: {'b' * 60} {'b' * 50} · passed on by 1\n" in text(preview)
    done = await server.moderator.click(message(preview), label=f"Record these {seen}")
    assert f"{10 - seen} of 10 still open" in text(done)
    assert (await server.book.summary()).statements == 14 + seen


@pytest.mark.parametrize("letter", ["字", "🎉", "*", "a"])
async def test_a_page_of_the_longest_of_everything_fits(server: Server, letter: str) -> None:
    long = TypedStatement(
        letter * 100,
        claim=f"So {letter * 297}",
        words=letter * 400,
        when=letter * 60,
        hedge=letter * 100,
        concerns=letter * 100,
    )
    one = FoundStatement(
        long,
        Cited(title=letter * 200),
        ((200, 700), (720, 1200)),
        "does not say: describes",
        guess=f"{letter * 40} → {letter * 100}",
        about=letter * 100,
        about_guess=f"{letter * 40} → {letter * 100}",
        rough=True,
        quoted=True,
        via=200,
    )
    content = Finding(letter * 1500, (one,) * 200, source=Cited(title=letter * 200))
    finding = await server.book.findings.open(server.moderator.id, content, datetime.now(UTC))
    shown_list = message(await find(server))
    swap(server, shown_list, finding)
    full = await press(server, shown_list, "page", 2)
    assert "passed on by 200, linked if that is recorded" in text(full)
    assert "Yes, record" in str(buttons_of(message(full).components))
