"""/mod speaker: add, alias, affiliate, merge."""

from __future__ import annotations

from typing import Any

import pytest

from bot.app import Counterclaim
from bot.domain.questions import Said
from bot.ui.history_lines import what_of
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.presses import Press, at_once
from tests.ledger.made import ask
from tests.ui.limits import buttons_of


async def last(server: Server) -> str:
    """What the last batch did."""
    return what_of((await server.book.history.batches(limit=1))[0])


async def run(server: Server, command: str, **options: Any) -> str:
    """What the moderator is answered."""
    result = await server.moderator.slash(server.channel, f"mod speaker {command}", **options)
    assert private(result)
    return text(result)


async def test_a_speaker_is_added_with_its_names_and_found_by_them(server: Server) -> None:
    result = await server.moderator.slash(
        server.channel,
        "mod speaker add",
        name="Gegham Stepanyan",
        kind="a person",
        names="Гегам Степанян, G. Stepanyan",
    )
    assert "recorded the speaker Gegham Stepanyan" in text(result)
    for name in ("Gegham Stepanyan", "Гегам Степанян"):
        assert (await server.book.match_speaker(name)).id is not None
    await server.moderator.click(message(result), label="Undo")
    assert (await server.book.match_speaker("Гегам Степанян")).id is None


async def test_a_similar_name_is_asked_about_first(server: Server) -> None:
    before = await server.book.summary()
    asked = await run(server, "add", name="Nikol Pashinian", kind="a person")
    assert "Did you mean one of these?" in asked
    assert "**Nikol Pashinyan**" in asked
    assert (await server.book.summary()).speakers == before.speakers
    assert "recorded the speaker" in await run(server, "add", name="Nikol Pashinian", kind="a person", anyway=True)
    assert (await server.book.summary()).speakers == before.speakers + 1


async def similar(server: Server) -> Any:
    """The question after somebody with a similar name was typed."""
    typed = {"name": "Nikol Pashinyann", "kind": "a person", "names": "N. Pashinyann, Nikol Pashinyan"}
    return await server.moderator.slash(server.channel, "mod speaker add", **typed)


async def test_somebody_with_a_similar_name_is_added_by_a_button_once(server: Server) -> None:
    before = await server.book.summary()
    asked = message(await similar(server))
    [add] = [one["custom_id"] for one in buttons_of(asked.components) if one["label"] == "Add anyway"]
    [refused] = await at_once(server, Press(server.reader, asked, add))
    assert "Only moderators may do this" in text(refused)
    press = Press(server.moderator, asked, add)
    answers = [text(one) for one in await at_once(server, press, press)]
    assert sum("recorded the speaker Nikol Pashinyann" in one for one in answers) == 1
    assert sum("decided before" in one for one in answers) == 1
    assert (await server.book.summary()).speakers == before.speakers + 1


async def test_a_similar_name_becomes_another_name_by_a_button(server: Server) -> None:
    known = (await server.book.match_speaker("Nikol Pashinyan")).id
    assert known is not None
    done = await server.moderator.click(message(await similar(server)), label="Another name of Nikol Pashinyan")
    assert "added the name Nikol Pashinyann of Nikol Pashinyan" in text(done)
    names = await server.book.house.names_of(known)
    assert {"Nikol Pashinyann", "N. Pashinyann"} <= set(names)
    assert names.count("Nikol Pashinyan") == 1
    await server.moderator.click(message(done), label="Undo")
    assert "Nikol Pashinyann" not in await server.book.house.names_of(known)


async def test_a_name_that_is_held_already_is_not_added_again(server: Server) -> None:
    asked = await server.moderator.slash(server.channel, "mod speaker add", name="Nikol Pashinian", kind="a person")
    refused = await server.moderator.click(message(asked), label="Another name of Nikol Pashinyan")
    assert "has that name already" in text(refused)
    added = await server.moderator.click(message(asked), label="Add anyway")
    assert "recorded the speaker Nikol Pashinian" in text(added)


async def test_what_cannot_be_a_name_is_refused(server: Server) -> None:
    assert "The name is empty" in await run(server, "add", name=" ", kind="a person")
    assert "At most 50 names" in await run(
        server, "add", name="Zed Quux", kind="a body", names=",".join(map(str, range(51)))
    )


async def test_names_are_added_and_taken_away(server: Server) -> None:
    offered = await server.moderator.autocomplete(server.channel, "mod speaker alias", "speaker", "Bayram")
    speaker = offered[0]["value"]
    assert "added the name Zeyhun of Jeyhun Bayramov" in await run(server, "alias", speaker=speaker, add="Zeyhun")
    assert (await server.book.match_speaker("Zeyhun")).id is not None
    held = await server.moderator.autocomplete(server.channel, "mod speaker alias", "remove", "zey", speaker=speaker)
    assert held == [{"name": "Zeyhun", "value": "Zeyhun"}]
    assert "took away the name Zeyhun" in await run(server, "alias", speaker=speaker, remove="Zeyhun")
    assert (await server.book.match_speaker("Zeyhun")).id is None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "Nothing was asked for"),
        ({"add": "jeyhun bayramov"}, "has that name already"),
        ({"remove": "Jeyhun Bayramov"}, "cannot be taken away"),
        ({"remove": "Nobody"}, "has no such name"),
        ({"add": " "}, "The name is empty"),
    ],
)
async def test_names_that_cannot_be_changed(server: Server, options: dict[str, str], sentence: str) -> None:
    assert sentence in await run(server, "alias", speaker="Jeyhun Bayramov", **options)


async def test_an_affiliation_has_title_and_dates_in_the_servers_zone(server: Server) -> None:
    await server.book.change_settings(actor=1, zone="Asia/Yerevan")
    await run(server, "add", name="Gegham Stepanyan", kind="a person")
    shown = await run(
        server,
        "affiliate",
        speaker="Gegham Stepanyan",
        body="Karabakh breakaway authorities",
        title="ombudsman",
        since="2020-03-01",
        until="2023-09-28",
    )
    assert "added Gegham Stepanyan as ombudsman, Karabakh breakaway authorities" in shown
    [batch] = await server.book.history.batches(limit=1)
    [change] = batch.changes
    assert (change.after["since"], change.after["until"]) == ("2020-03-01 Asia/Yerevan", "2023-09-28 Asia/Yerevan")


async def test_an_end_is_added_to_what_was_open(server: Server) -> None:
    whole = {"speaker": "Gegham Stepanyan", "body": "Armenia", "title": "ombudsman"}
    await run(server, "add", name="Gegham Stepanyan", kind="a person")
    await run(server, "affiliate", **whole, since="2020")
    assert "edited" in await run(server, "affiliate", **whole, until="2022")
    assert "until" in await last(server)
    assert "on record already" in await run(server, "affiliate", **whole, since="2020", until="2022")
    assert "on record already" in await run(server, "affiliate", **whole)
    # The same office a second time, later, is another affiliation.
    assert "added Gegham Stepanyan" in await run(server, "affiliate", **whole, since="2024")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"speaker": "Armenia", "body": "Armenia"}, "Nobody belongs to themselves"),
        ({"speaker": "Armenia", "body": "Nikol Pashinyan"}, "People belong to bodies"),
        ({"speaker": "Azerbaijan", "body": "Presidency of Azerbaijan"}, "belongs to the speaker itself"),
        ({"speaker": "Nikol Pashinyan", "body": "Russia", "since": "2023", "until": "2020"}, "swap the two"),
        ({"speaker": "Nikol Pashinyan", "body": "Russia", "since": "soon"}, "date was not understood"),
        ({"speaker": "Zzyzx", "body": "Russia"}, "It is not clear who"),
    ],
)
async def test_affiliations_that_cannot_be(server: Server, options: dict[str, str], sentence: str) -> None:
    before = len(await server.book.history.batches())
    assert sentence in await run(server, "affiliate", **options)
    assert len(await server.book.history.batches()) == before


async def test_two_speakers_are_merged_and_taken_apart_again(server: Server) -> None:
    await run(server, "add", name="Bayramow", kind="a person", anyway=True)
    away = (await server.book.match_speaker("Bayramow")).id
    into = (await server.book.match_speaker("Jeyhun Bayramov")).id
    assert away is not None
    assert into is not None
    assert away != into
    assert "merged into itself" in await run(server, "merge", first="Jeyhun Bayramov", second="Jeyhun Bayramov")
    shown = await server.moderator.slash(
        server.channel, "mod speaker merge", first=f"@{away & 0xFFFFFFFF}", second="Jeyhun Bayramov", reason="one man"
    )
    assert "Bayramow goes" in text(shown)
    assert "1 name will stand on Jeyhun Bayramov." in text(shown)
    assert (await server.book.match_speaker("Bayramow")).id == away
    done = await server.moderator.click(message(shown), label="Merge them")
    assert done.acknowledged
    assert (await server.book.history.batches(limit=1))[0].reason == "one man"
    assert (await server.book.match_speaker("Bayramow")).id == into
    assert await last(server) == "merged Bayramow into Jeyhun Bayramov"
    asked = await server.moderator.slash(server.channel, "mod undo")
    await server.moderator.click(message(asked), label="Undo it")
    assert (await server.book.match_speaker("Bayramow")).id == away
    assert (await ask(server.book, Said(into))).speaker.name == "Jeyhun Bayramov"


async def test_a_merge_waits_for_a_second_moderator_where_the_server_wants_that(server: Server) -> None:
    await server.book.change_settings(actor=1, second_person=True)
    shown = await server.moderator.slash(
        server.channel, "mod speaker merge", first="Ilham Aliyev", second="Jeyhun Bayramov", reason="Ж" * 50
    )
    [button] = labels(shown)
    await server.moderator.click(message(shown), label=button)
    assert (await server.book.queue.get(1)).why == "Ж" * 50
    assert await last(server) == "settings: second moderator needed for what interprets"
    assert (await server.book.match_speaker("Ilham Aliyev")).id != (await server.book.match_speaker("Bayramov")).id


async def test_another_servers_speakers_are_not_found(server: Server) -> None:
    assert "does not exist" in await run(server, "affiliate", speaker="@999", body="Armenia")


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("add", {"name": "X", "kind": "a body"}),
        ("alias", {"speaker": "Armenia", "add": "X"}),
        ("affiliate", {"speaker": "Armenia", "body": "Russia"}),
        ("merge", {"first": "Armenia", "second": "Russia"}),
    ],
)
async def test_members_are_refused(server: Server, bot: Counterclaim, command: str, options: dict[str, str]) -> None:
    group: Any = bot.tree.get_command("mod")
    group.default_permissions = None
    await bot.tree.sync()
    refused = await server.reader.slash(server.channel, f"mod speaker {command}", **options)
    assert "Only moderators may do this" in text(refused)
    assert labels(refused) == []
    assert len(await server.book.history.batches()) == 1
