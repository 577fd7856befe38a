"""The Discord on this machine keeps Discord's rules, as whoever breaks them finds out."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import zlib
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

import aiohttp
import pytest
import zstandard

from tests.wire.description import find
from tests.wire.faults import broken, json_response, rate_limited
from tests.wire.interactions import Use
from tests.wire.messages import private, texts
from tests.wire.payloads import APPLICATION, COMMAND, COMPONENT, TOKEN, command, interaction, press
from tests.wire.process import SHIM
from tests.wire.server import Discord, discord_on_loopback

HELLO, WAIT = {"type": 4, "data": {"content": "Hello"}}, {"type": 5, "data": {"flags": 64}}
SHOWN = {"content": "More", "flags": 0}


class Client:
    """Somebody who speaks with the server, and is no bot."""

    def __init__(self, discord: Discord, session: aiohttp.ClientSession) -> None:
        self.discord, self.session = discord, session

    async def ask(self, method: str, path: str, body: Any = None, **how: Any) -> tuple[int, Any]:
        """The status of the answer, and its code or else its body."""
        how = how or ({} if body is None else {"json": body})
        async with self.session.request(method, f"http://{self.discord.address}{path}", **how) as answered:
            found = await answered.json() if answered.status != 204 else None
            return answered.status, found["code"] if answered.status >= 400 and found else found

    async def use(self) -> Use:
        """A use that nobody has answered."""
        return self.discord.interactions.add(payload())

    async def callback(self, use: Use, body: Any, query: str = "", **how: Any) -> tuple[int, Any]:
        """Give a first answer."""
        path = f"/interactions/{use.payload['id']}/{use.payload['token']}/callback{query}"
        return await self.ask("POST", path, body, **how)

    async def hook(self, use: Use, method: str, path: str = "", body: Any = None) -> tuple[int, Any]:
        """Say something more."""
        return await self.ask(method, f"/webhooks/{APPLICATION}/{use.payload['token']}{path}", body)


def payload(kind: int = COMMAND, data: Any = None, **more: Any) -> Any:
    return interaction(kind, command("help", {}) if data is None else data, who="7", **more)


@pytest.fixture
async def client(discord: Discord) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(discord, session)


async def test_a_use_is_answered_once(client: Client) -> None:
    use = await client.use()
    assert await client.callback(use, HELLO) == (204, None)
    assert await client.callback(use, HELLO) == (400, 40060)
    assert (await use.answer(), use.tried) == (HELLO, [204, 400])
    assert [texts(one) for one in use.visible] == ["Hello"]


async def test_a_use_that_is_unknown_or_old(client: Client) -> None:
    use = await client.use()
    assert await client.ask("POST", f"/interactions/{use.payload['id']}/wrong/callback", HELLO) == (404, 10062)
    assert await client.ask("POST", f"/interactions/1/{use.payload['token']}/callback", HELLO) == (404, 10062)
    use.sent_at -= client.discord.patience
    assert await client.callback(use, HELLO) == (404, 10062)
    assert (use.tried, use.first.done()) == ([404], False)


async def test_nothing_follows_before_an_answer(client: Client) -> None:
    use = await client.use()
    assert await client.hook(use, "POST", "", SHOWN) == (404, 10015)
    assert await client.hook(use, "GET", "/messages/@original") == (404, 10008)


async def test_what_follows_takes_the_place_of_a_deferral(client: Client) -> None:
    use = await client.use()
    status, told = await client.callback(use, WAIT, "?with_response=true")
    assert (status, told["interaction"]["response_message_loading"]) == (200, True)
    assert use.visible == []
    status, first = await client.hook(use, "GET", "/messages/@original")
    assert first["flags"] == 64 | 128
    status, message = await client.hook(use, "POST", "", SHOWN)
    assert message["id"] == first["id"]
    assert private(message)
    status, message = await client.hook(use, "POST", "", SHOWN)
    assert not private(message)
    assert [texts(one) for one in use.visible] == ["More", "More"]
    assert client.discord.problems == []


async def test_nothing_follows_a_deferral_that_was_deleted(client: Client) -> None:
    use = await client.use()
    await client.callback(use, WAIT)
    assert await client.hook(use, "DELETE", "/messages/@original") == (204, None)
    assert await client.hook(use, "POST", "", SHOWN) == (404, 10015)
    other = await client.use()
    await client.callback(other, WAIT)
    assert (await client.hook(other, "PATCH", "/messages/@original", {"content": "…"}))[0] == 200
    assert await client.hook(other, "DELETE", "/messages/@original") == (204, None)
    assert (await client.hook(other, "POST", "", SHOWN))[0] == 200


async def test_messages_are_changed_and_deleted_by_id(client: Client) -> None:
    use = await client.use()
    await client.callback(use, HELLO)
    _, message = await client.hook(use, "POST", "", SHOWN)
    path = f"/messages/{message['id']}"
    assert (await client.hook(use, "PATCH", path, {"content": "Less"}))[0] == 200
    assert [texts(one) for one in use.visible] == ["Hello", "Less"]
    assert await client.hook(use, "DELETE", path) == (204, None)
    assert await client.hook(use, "GET", path) == (404, 10008)
    assert [texts(one) for one in use.visible] == ["Hello"]


async def test_a_press_changes_its_message(client: Client) -> None:
    use = await client.use()
    await client.callback(use, HELLO)
    pressed = client.discord.interactions.add(payload(COMPONENT, press("a:1"), message=use.visible[0]))
    status, told = await client.callback(pressed, {"type": 7, "data": {"content": "Changed"}}, "?with_response=1")
    assert (status, told["resource"]["message"]["id"]) == (200, use.visible[0]["id"])
    assert texts(use.visible[0]) == "Changed"
    assert client.discord.problems == []


async def test_files(client: Client) -> None:
    use = await client.use()
    form = aiohttp.FormData()
    data = {"attachments": [{"id": 0, "filename": "chart.png"}]}
    form.add_field("payload_json", json.dumps({"type": 4, "data": data}))
    form.add_field("files[0]", b"\x89PNG", filename="chart.png", content_type="image/png")
    status, told = await client.callback(use, None, "?with_response=1", data=form)
    (attachment,) = told["resource"]["message"]["attachments"]
    assert (status, attachment["filename"], attachment["size"]) == (200, "chart.png", 4)
    assert client.discord.problems == []


async def test_a_wrong_body_is_refused_and_noted(client: Client) -> None:
    use = await client.use()
    assert await client.callback(use, {"type": 4, "data": {}}) == (400, 50035)
    assert (use.tried, use.first.done(), len(client.discord.problems)) == ([400], False, 1)
    assert await client.callback(use, HELLO) == (204, None)
    assert await client.hook(use, "POST", "", {"content": " ", "flags": 1 << 20}) == (400, 50035)
    assert await client.hook(use, "PATCH", "/messages/@original", {"flags": 64}) == (400, 50035)
    assert len(client.discord.problems) == 3


async def test_a_measurement_does_without_checks(client: Client) -> None:
    async with discord_on_loopback(checking=False) as discord, aiohttp.ClientSession() as session:
        measured = Client(discord, session)
        use = await measured.use()
        assert await measured.callback(use, {"type": 4, "data": {}}) == (204, None)
        callback = await use.first
        assert 0 < callback.at - use.sent_at < 30
        discord.interactions.forget(use)
        assert not discord.interactions.uses
        assert not discord.interactions.messages


async def test_the_token_is_asked_for(client: Client) -> None:
    assert await client.ask("GET", "/users/@me") == (401, 0)
    assert await client.ask("PUT", f"/applications/{APPLICATION}/commands", []) == (401, 0)
    status, me = await client.ask("GET", "/users/@me", headers={"Authorization": f"Bot {TOKEN}"})
    assert (status, me["id"]) == (200, APPLICATION)


async def test_faults_meet_what_they_are_for(client: Client) -> None:
    use = await client.use()
    client.discord.fail("POST", "/callback$", partial(rate_limited, 0.5), times=2)
    assert (await client.callback(use, HELLO))[0] == (await client.callback(use, HELLO))[0] == 429
    client.discord.fail("POST", "/callback$", broken, after=True)
    assert (await client.callback(use, HELLO))[0] == 500
    assert await client.callback(use, HELLO) == (400, 40060)
    assert await use.answer() == HELLO


@pytest.mark.parametrize("kind", ["", "zlib-stream", "zstd-stream"])
async def test_the_gateway_replays_what_was_missed(client: Client, kind: str) -> None:
    discord = client.discord
    async with connected(client, kind) as hear:
        assert (await hear())["d"] == {"heartbeat_interval": 45_000}
        await hear.say(2, {"token": TOKEN, "intents": 1})
        ready = await hear()
        assert (ready["t"], (await hear())["t"]) == ("READY", "GUILD_CREATE")
        seen = await discord.slash("help")
        assert (await hear())["d"] == seen.payload
        await hear.say(1, 3)
        assert (await hear())["op"] == 11
    missed = [await discord.slash("help") for _ in range(3)]
    async with connected(client, kind) as hear:
        await hear()
        await hear.say(6, {"token": TOKEN, "session_id": ready["d"]["session_id"], "seq": 3})
        assert [(await hear())["d"] for _ in missed] == [use.payload for use in missed]
        assert (await hear())["t"] == "RESUMED"
    async with connected(client, kind) as hear:
        await hear()
        await hear.say(6, {"token": TOKEN, "session_id": "none", "seq": 3})
        assert (await hear())["op"] == 9


async def test_the_gateway_wants_the_token_too(client: Client) -> None:
    async with client.session.ws_connect(f"ws://{client.discord.address}/gateway") as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 1}})
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == 4004


class connected:  # noqa: N801 - reads as a verb
    """A connection to the gateway that understands compressed streams. Calling it hears one message."""

    def __init__(self, client: Client, kind: str) -> None:
        self._to = client.session.ws_connect(f"ws://{client.discord.address}/gateway", params={"compress": kind})
        packed: dict[str, Callable[[bytes], bytes]] = {
            "zlib-stream": zlib.decompressobj().decompress,
            "zstd-stream": zstandard.ZstdDecompressor().decompressobj().decompress,
        }
        self._unpack = packed.get(kind)

    async def __aenter__(self) -> connected:
        self._socket = await self._to
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()

    async def __call__(self) -> Any:
        data = (await self._socket.receive(timeout=30)).data
        return json.loads(data if self._unpack is None else self._unpack(data))

    async def say(self, op: int, data: Any) -> None:
        await self._socket.send_json({"op": op, "d": data})


async def shimmed(code: str, **settings: str) -> tuple[int | None, bytes]:
    """The status of a program with the shim, and what it said on standard error."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", code),
        env={**os.environ, "PYTHONPATH": str(SHIM), **settings},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    return process.returncode, said


async def test_the_shim_lets_nothing_off_this_machine() -> None:
    leave = "import socket; socket.create_connection(('192.0.2.1', 443))"
    assert b"LeftTheMachineError" in (await shimmed(leave, DISCORD_ON_LOOPBACK="127.0.0.1:1"))[1]
    point = "import discord; raise SystemExit(discord.http.Route.BASE != 'http://127.0.0.1:1')"
    assert await shimmed(point, DISCORD_ON_LOOPBACK="127.0.0.1:1") == (0, b"")


async def test_without_an_address_nothing_is_started() -> None:
    status, said = await shimmed("print('started')")
    assert (status, b"KeyError: 'DISCORD_ON_LOOPBACK'" in said) == (70, True)


async def test_the_server_is_judged_as_well(client: Client) -> None:
    client.discord.commands = [{"id": "1", "name": "nameless"}]
    path = f"/applications/{APPLICATION}/commands"
    status, _ = await client.ask("GET", path, headers={"Authorization": f"Bot {TOKEN}"})
    assert status == json_response([]).status
    assert len(client.discord.problems) == (0 if find() is None else 1)
