"""Messages that the bot writes to channels by itself, with its own token: corrections, replies, lines of a log."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from tests.wire import messages
from tests.wire.faults import error, json_response
from tests.wire.payloads import CHANGES, CHANNEL, Json

if TYPE_CHECKING:
    from tests.wire.server import Discord

_MESSAGE, _REPLY = 0, 19


class Channels:
    """The routes of messages in channels. `written` holds what the bot wrote there by itself, oldest first."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self._more = asyncio.Event()
        self.written: list[Json] = []

    async def says(self, *words: str, seconds: float = 30) -> Json:
        """The first message that the bot wrote by itself with all these words, as soon as there is one."""
        async with asyncio.timeout(seconds):
            while not (found := [one for one in self.written if all(word in messages.texts(one) for word in words)]):
                self._more.clear()
                await self._more.wait()
            return found[0]

    def routes(self) -> list[web.RouteDef]:
        """What it answers."""
        path = "/channels/{channel_id}/messages"
        return [web.post(path, self._write), web.patch(f"{path}/{{message_id}}", self._edit)]

    async def _write(self, request: web.Request) -> web.Response:
        body, files = await self._discord.interactions.read(request)
        refusal = self._discord.rest.refusal(request) or self._discord.judged(request, _described(body))
        if refusal is not None:
            return refusal
        channel = request.match_info["channel_id"]
        if channel not in {CHANNEL, CHANGES}:
            return error(404, 10003, "Unknown Channel")
        message = messages.made(body, None, flags=body.get("flags", 0), files=files, channel=channel)
        del message["webhook_id"], message["application_id"]
        message["type"] = _MESSAGE
        if answered := body.get("message_reference"):
            ids = {key: str(value) for key, value in answered.items() if key.endswith("_id")}
            message |= {"type": _REPLY, "message_reference": {"type": 0, **ids}}
        self._discord.interactions.messages[message["id"]] = message
        self.written.append(message)
        self._more.set()
        return json_response(message)

    async def _edit(self, request: web.Request) -> web.Response:
        body = _described(await request.json())
        refusal = self._discord.rest.refusal(request) or self._discord.judged(request, body)
        if refusal is not None:
            return refusal
        message = self._discord.interactions.messages.get(request.match_info["message_id"])
        if message is None or messages.private(message) or message["channel_id"] != request.match_info["channel_id"]:
            return error(404, 10008, "Unknown Message")
        messages.changed(message, body)
        for use in self._discord.interactions.uses.values():
            if message in use.visible:
                use.moved()
        return json_response(message)


def _described(body: Json) -> Json:
    """The body without `tts`: discord.py says it with every edit; Discord overlooks it, and does not describe it."""
    return {key: value for key, value in body.items() if key != "tts"}
