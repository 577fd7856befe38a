"""What moderators are shown before they put a record right, and after: offers, doubts, what went along."""

from __future__ import annotations

import pytest

from bot.domain.ids import number_of, record_id
from tests.cogs.conftest import Server, labels, message, text


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("mod link", "first"),
        ("mod link", "second"),
        ("mod edit", "record"),
        ("mod strike", "record"),
        ("mod redact", "record"),
        ("mod log", "record"),
        ("dispute", "record"),
    ],
)
async def test_a_statement_is_offered_by_its_number(server: Server, command: str, option: str) -> None:
    [first, *_] = await server.moderator.autocomplete(server.channel, command, option, "s13")
    assert first["value"] == "S13"
    assert first["name"].startswith("S13 · Nikol Pashinyan asserts #")
    assert "“" in first["name"]
    assert await server.moderator.autocomplete(server.channel, command, option, "S99") == []
    [claim, *_] = await server.moderator.autocomplete(server.channel, command, option, "#3")
    assert claim["value"] == "#3"


async def test_a_merge_of_different_kinds_warns(server: Server) -> None:
    assert "Look again" not in text(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    async with server.book.transaction(1, None) as changes:
        await changes.update("claim", record_id(server.book.server, 2), kind="forecast")
    asked = text(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    assert "claims of different kinds: #2 is of kind forecast, #1 of event" in asked


async def test_a_merge_of_speakers_who_belonged_to_different_bodies_warns(server: Server) -> None:
    options = {"first": "Nikol Pashinyan", "second": "Jeyhun Bayramov"}
    asked = text(await server.moderator.slash(server.channel, "mod speaker merge", **options))
    assert "As far as the dates say, Nikol Pashinyan belonged to" in asked
    assert "Azerbaijan" in asked
    options = {"first": "Nikol Pashinyan", "second": "Ararat Mirzoyan"}
    same_side = await server.moderator.slash(server.channel, "mod speaker merge", **options)
    assert "Look again" not in text(same_side)
    done = await server.moderator.click(message(same_side), label="Merge them")
    assert "merged Nikol Pashinyan into Ararat Mirzoyan" in text(done)


async def test_what_went_with_a_struck_record_is_listed_and_comes_back(server: Server) -> None:
    done = await server.moderator.slash(server.channel, "mod strike", record="S13", reason="an error")
    assert "struck S13 with its stance" in text(done)
    assert "source" in text(done)
    assert "edited" not in text(done)
    assert labels(done) == ["Undo"]
    claim = (await server.book.history.batches())[0].changes
    about = next(number_of(one.field("claim")) for one in claim if one.kind == "stance")
    await server.moderator.click(message(done), label="Undo")
    told = text(await server.reader.slash(server.channel, "claim history", claim=f"#{about}"))
    assert "brought back the stance in S13" in told
    assert "edited" not in told
