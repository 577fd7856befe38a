"""Every kind of use over the real wire, each answered once. One process serves all tests of an engine.

Commands, choices while typing, message menus, forms, buttons, menus in a message, files; and what is gone.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.rig.databases import Databases
from tests.wire.conftest import told
from tests.wire.interactions import Use
from tests.wire.messages import buttons, menus, private, texts
from tests.wire.payloads import (
    CHANGES,
    COMMAND,
    COMPONENT,
    HELPERS,
    MEMBER,
    MODERATOR,
    TOKEN,
    command,
    press,
    written,
)
from tests.wire.process import Bot, run, running
from tests.wire.server import Discord, discord_on_loopback

pytestmark = pytest.mark.asyncio(loop_scope="module")
SAID = "Azerbaijan denied that Azerbaijani forces violated the ceasefire on 21 September 2023"
OUT_OF_DATE, EXPIRED = "The bot's commands have changed", "This button or form is from before the bot was restarted"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def databases(engine: str, request: pytest.FixtureRequest) -> Databases:
    found: Databases = request.getfixturevalue("sqlite_databases" if engine == "sqlite" else "postgres_databases")
    return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Discord, Bot]]:
    """The bot, whose commands Discord knows."""
    folder = tmp_path_factory.mktemp("uses")
    url = await databases.fresh("sample")
    async with discord_on_loopback(patience=60.0) as discord:
        status, printed, said = await run("sync", folder=folder, discord=discord.address, DISCORD_TOKEN=TOKEN)
        assert (status, said) == (0, ""), printed
        async with running(discord, folder, DATABASE_URL=url, LOG_LEVEL="DEBUG") as bot:
            yield discord, bot
    await databases.drop(url)


@pytest_asyncio.fixture(loop_scope="module")
async def discord(served: tuple[Discord, Bot]) -> AsyncIterator[Discord]:
    """The Discord that the bot is connected to. What a test made it say was right, and pinged nobody."""
    yield served[0]
    assert served[0].problems == []
    for use in served[0].interactions.uses.values():
        data = (await use.answer()).get("data", {})
        assert data.get("allowed_mentions", {"parse": []}) == {"parse": []}


async def once(use: Use) -> str:
    """What was said, in one answer that Discord took at the first attempt."""
    said = await told(use)
    assert use.tried == [204]
    assert len(use.visible) == 1
    return said


async def test_it_asks_for_servers_and_nothing_more(discord: Discord, served: tuple[Discord, Bot]) -> None:
    assert discord.gateway.identified["intents"] == 1
    assert not served[1].lines("commands differ")


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("who claimed", {"claim": "#1"}, "Karabakh breakaway authorities"),
        ("who denied", {"claim": "#1", "as_of": "2023-09-30"}, "Azerbaijan** · **denies"),
        ("who unanswered", {}, "Armenia"),
        ("said", {"speaker": "Пашинян", "stance": "denies"}, "direct threat"),
        ("claim show", {"claim": "#1"}, "contested: 2 of 4 sides heard"),
        ("claim search", {"words": "Khankendi gunfire"}, "Stepanakert"),
        ("claim contested", {}, "#1"),
        ("claim timeline", {"claim": "1"}, "Timeline of #1"),
        ("compare", {"first": "Aliyev", "second": "Pashinyan"}, "Pashinyan"),
        ("changes", {"speaker": "Azerbaijan"}, "Azerbaijan"),
        ("ask", {"question": "what is contested?"}, "#1"),
        ("about", {}, "Counterclaim"),
        ("help", {}, "/who denied"),
        ("mod settings", {}, "Settings"),
    ],
)
async def test_command(discord: Discord, name: str, options: dict[str, str], says: str) -> None:
    use = await discord.slash(name, **options)
    assert says in await once(use)
    assert private(use.visible[0]) is (name in {"help", "mod settings"})


async def test_slips_and_refusals_are_private(discord: Discord) -> None:
    slip = await discord.slash("who denied", claim="#999999")
    assert "#999999" in await once(slip)
    refused = await discord.use(COMMAND, command("mod settings", {"answers": "private"}))
    assert "Manage Server" in await once(refused)
    assert private(slip.visible[0])
    assert private(refused.visible[0])


async def test_too_fast(discord: Discord) -> None:
    uses = [await discord.slash("help", who="6001") for _ in range(6)]
    assert "That was too fast" in await once(uses[-1])
    assert "That was too fast" not in await once(uses[-2])


async def test_choices_while_typing(discord: Discord) -> None:
    claims = await discord.typing("who denied", "claim", claim="ceasef")
    offered = (await claims.answer())["data"]["choices"]
    assert offered[0]["value"] == "#1"
    chosen = await discord.slash("who denied", claim=offered[0]["value"])
    assert "Who denied #1" in await once(chosen)
    speakers = await discord.typing("said", "speaker", speaker="Pashinian")
    assert "Nikol Pashinyan" in (await speakers.answer())["data"]["choices"][0]["name"]
    none = await discord.typing("said", "speaker", speaker="xqzw")
    assert (await none.answer())["data"]["choices"] == []
    assert [claims.tried, speakers.tried, none.tried] == [[204]] * 3


async def test_buttons_under_an_answer(discord: Discord) -> None:
    shown = await (await discord.slash("who denied", claim="#1")).seen()
    assert set(buttons(shown)) == {"Show #1", "Who claimed it", "Timeline"}
    for label in buttons(shown):
        use = await discord.press(shown, label)
        assert "#1" in await once(use) or label == "Show #1"
        assert private(use.visible[0])
        assert use.visible[0] is not shown


async def test_pages_turn_in_place_for_who_asked(discord: Discord) -> None:
    asked = await discord.slash("said", who="6002", speaker="Azerbaijan")
    shown = await asked.seen()
    assert "page 1 of 2" in texts(shown)
    other = await discord.press(shown, "Next")
    assert "page 2 of 2" in await once(other)
    assert private(other.visible[0])
    assert "page 1 of 2" in texts(shown)
    turned = await discord.press(shown, "Next", who="6002")
    await turned.until(lambda: "page 2 of 2" in texts(shown))
    assert turned.visible == [shown]


async def test_a_private_answer_is_shown_to_the_channel(discord: Discord) -> None:
    shown = await (await discord.slash("claim contested")).seen()
    looked = await (await discord.press(shown, "Show #1", who="6003")).seen()
    assert private(looked)
    published = await discord.press(looked, "Show to channel", who="6003")
    assert "shown by reader" in await once(published)
    assert not private(published.visible[0])


async def test_did_you_mean(discord: Discord) -> None:
    offered = await (await discord.slash("claim show", claim="violated the ceasefire")).seen()
    label = next(iter(buttons(offered)))
    assert f"Claim {label}" in await once(await discord.press(offered, label))


async def test_a_message_is_recorded_through_its_form_once(discord: Discord) -> None:
    opened = await discord.menu("Record statement", written(SAID, who="6102"), who="6101", permissions=MODERATOR)
    form = (await opened.answer())["data"]
    assert form["title"] == "Record a statement"
    assert {field["component"]["type"] for field in form["components"]} > {4}
    sent = await discord.fill(opened, who="6101", permissions=MODERATOR)
    recorded = await once(sent)
    assert "Recorded as S" in recorded
    assert "Azerbaijani forces violated the ceasefire" in recorded
    again = await discord.fill(opened, who="6101", permissions=MODERATOR)
    number = recorded.split("Recorded as ")[1].split()[0]
    assert f"Recorded already as {number}" in await once(again)
    assert opened.tried == [204]
    assert private(sent.visible[0])
    assert private(again.visible[0])
    undone = await discord.press(sent.visible[0], "Undo", who="6101", permissions=MODERATOR)
    assert "is undone" in await once(undone)


async def test_what_is_refused_comes_back_filled_in(discord: Discord) -> None:
    opened = await discord.menu("Record statement", written("Anything", who="6102"), who="6103", permissions=MODERATOR)
    sent = await discord.fill(opened, {"who": "Azerbaijan", "claim": "#999999"}, who="6103", permissions=MODERATOR)
    assert "Not recorded yet" in await once(sent)
    fix = await discord.press(sent.visible[0], "Fix and resubmit", who="6103", permissions=MODERATOR)
    fields = [field["component"] for field in (await fix.answer())["data"]["components"]]
    assert {field["custom_id"]: field.get("value") for field in fields}["claim"] == "#999999"
    mended = await discord.fill(fix, {"claim": "#1"}, who="6103", permissions=MODERATOR)
    assert "Recorded as S" in await once(mended)
    assert mended.visible == [sent.visible[0]]


async def test_a_member_proposes_and_a_moderator_decides(discord: Discord) -> None:
    opened = await discord.menu("Record statement", written(SAID, who="6102"), who="6104")
    sent = await discord.fill(opened, who="6104")
    assert "proposal" in (await once(sent)).lower()
    card = await (await discord.slash("mod queue", who="6105")).seen()
    assert private(card)
    refused = await discord.press(card, "Accept", who="6104")
    assert "Only moderators may do this" in await once(refused)
    rejecting = await discord.press(card, "Reject", who="6105", permissions=MODERATOR)
    assert (await rejecting.answer())["type"] == 9
    accepted = await discord.press(card, "Accept", who="6105", permissions=MODERATOR)
    assert "was accepted by <@6105>" in await once(accepted)
    late = await discord.fill(rejecting, {"reason": "too late"}, who="6105", permissions=MODERATOR)
    assert "accepted" in (await once(late)).lower()
    assert "**accepted**" in await once(await discord.slash("proposals", who="6104"))


async def test_statements_are_found_in_a_message(discord: Discord) -> None:
    found = await discord.menu("Find statements", written(SAID, who="6102"), who="6106", permissions=MODERATOR)
    assert "Azerbaijan" in await once(found)
    assert private(found.visible[0])


async def test_menus_in_the_settings(discord: Discord) -> None:
    shown = await (await discord.slash("mod settings")).seen()
    for custom_id, value, says in (
        ("cc:set:roles:panel", HELPERS, f"<@&{HELPERS}>"),
        ("cc:set:log:panel", CHANGES, f"<#{CHANGES}>"),
        ("cc:set:feed:panel", CHANGES, f"<#{CHANGES}> · what is new"),
        ("cc:set:topic:panel", menus(shown)["cc:set:topic:panel"]["options"][1]["value"], "**Usual topic** · "),
    ):
        refused = await discord.choose(shown, custom_id, value, permissions=MEMBER)
        assert "Only moderators may do this" in await once(refused)
        chosen = await discord.choose(shown, custom_id, value)
        said = await once(chosen)
        assert "Changed." in said
        assert says in said
        assert chosen.visible == [shown]
    assert menus(shown)["cc:set:log:panel"]["default_values"][0]["id"] == CHANGES
    line = await discord.channels.says("settings: log channel")
    assert line["channel_id"] == CHANGES
    zone = await discord.press(shown, "Time zone, chat texts", who="6107", permissions=MODERATOR)
    typed = await discord.fill(zone, {"zone": "Asia/Baku", "days": "30"}, who="6107", permissions=MODERATOR)
    assert "Asia/Baku" in await once(typed)


async def test_a_file_of_ones_own_data(discord: Discord) -> None:
    opened = await discord.menu("Record statement", written(SAID, who="6109"), who="6108", permissions=MODERATOR)
    assert "Recorded as S" in await once(await discord.fill(opened, who="6108", permissions=MODERATOR))
    exported = await discord.slash("privacy export", who="6108")
    assert "All that is held of you" in await once(exported)
    assert private(exported.visible[0])
    (file,) = exported.visible[0]["attachments"]
    held = json.loads(discord.interactions.files[file["id"]])
    assert (file["filename"], held["member"]) == ("counterclaim-your-data.json", "6108")
    asked = await (await discord.slash("privacy forget", who="6108")).seen()
    assert "Forgotten" in await once(await discord.press(asked, "Forget me in this server", who="6108"))
    assert "Nothing is held of you" in await once(await discord.slash("privacy export", who="6108"))


async def test_what_the_bot_no_longer_knows(discord: Discord) -> None:
    shown = await (await discord.slash("help")).seen()
    assert EXPIRED in await once(await discord.use(COMPONENT, press("old:1"), message=shown))
    assert EXPIRED in await once(await discord.use(COMPONENT, press("old", ["one"]), message=shown))
    assert EXPIRED in await once(await discord.submit("old:form", text="typed"))
    assert OUT_OF_DATE in await once(await discord.slash("gone", option="typed"))
    assert OUT_OF_DATE in await once(await discord.menu("Gone", shown))


async def test_many_at_once(discord: Discord) -> None:
    uses = [await discord.slash("who denied", claim="#1") for _ in range(40)]
    said = await asyncio.gather(*map(once, uses))
    assert all("Who denied #1" in one for one in said)
