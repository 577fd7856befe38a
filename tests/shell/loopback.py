"""The program as a process, and a Discord on this machine for it to talk to.

That Discord is just enough for the command line: the owner's REST calls, and a gateway that says hello.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

ROOT = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"
_USER = {"id": "1", "username": "Counterclaim", "discriminator": "0", "avatar": None, "bot": True}
# The product has no switch for tests: discord.py is pointed here from outside.
_SHIM = """
import sys
import discord.gateway, discord.http, yarl
base = sys.argv.pop(1)
discord.http.Route.BASE = f"http://{base}"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{base}/gateway")
from bot.__main__ import main
raise SystemExit(main())
"""


class Discord:
    """What this Discord knows. `address` is host and port."""

    def __init__(self) -> None:
        self.address = ""
        self.commands: list[dict[str, Any]] = []
        self.endpoint_url: str | None = None
        self.guild_name = "Night desk"
        self.guilds_without_commands: set[str] = set()
        self.ready = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        """What it answers."""
        return [
            web.get("/users/@me", self._me),
            web.get("/oauth2/applications/@me", self._application),
            web.get("/users/@me/guilds", self._guilds),
            web.get("/applications/1/commands", self._get_commands),
            web.put("/applications/1/commands", self._put_commands),
            web.get("/applications/1/guilds/{guild}/commands", self._guild_commands),
            web.get("/gateway", self._gateway),
        ]

    async def _me(self, request: web.Request) -> web.Response:
        if request.headers["Authorization"] != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        return _json(_USER)

    async def _application(self, _: web.Request) -> web.Response:
        application = {"id": "1", "name": "Counterclaim", "description": "", "icon": None, "owner": _USER, "flags": 0}
        more = {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "summary": ""}
        return _json({**application, **more, "interactions_endpoint_url": self.endpoint_url})

    async def _guilds(self, _: web.Request) -> web.Response:
        return _json(
            [{"id": "5", "name": self.guild_name, "icon": None, "owner": False, "permissions": "0", "features": []}]
        )

    async def _get_commands(self, _: web.Request) -> web.Response:
        return _json(self.commands)

    async def _put_commands(self, request: web.Request) -> web.Response:
        given = {"id": "9", "application_id": "1", "version": "1", "description": ""}
        self.commands = [{**given, **command} for command in await request.json()]
        return _json(self.commands)

    async def _guild_commands(self, request: web.Request) -> web.Response:
        if request.match_info["guild"] in self.guilds_without_commands:
            return _json({"message": "Missing Access", "code": 50001}, status=403)
        return _json([])

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45000}, "s": None, "t": None})
        async for message in socket:
            if message.type is not WSMsgType.TEXT and message.type is not WSMsgType.BINARY:
                break
            if json.loads(message.data)["op"] == 2:
                ready = {
                    "v": 10,
                    "user": _USER,
                    "guilds": [],
                    "session_id": "s",
                    "application": {"id": "1", "flags": 0},
                }
                ready["resume_gateway_url"] = f"ws://{self.address}/gateway"
                await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": ready})
                self.ready.set()
        return socket


@asynccontextmanager
async def discord_on_loopback() -> AsyncIterator[Discord]:
    """Serve it on a free port."""
    served = Discord()
    application = web.Application()
    application.add_routes(served.routes())
    runner = web.AppRunner(application, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        served.address = f"{host}:{port}"
        yield served
    finally:
        await runner.cleanup()


async def counterclaim(
    *arguments: str, folder: Path, discord: str | None = None, **settings: str
) -> asyncio.subprocess.Process:
    """Start the program in `folder` with these settings and no others, talking to the Discord at that address."""
    kept = {key: value for key, value in os.environ.items() if key not in _SETTINGS}
    command = ["-m", "bot", *arguments] if discord is None else ["-c", _SHIM, discord, *arguments]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        cwd=folder,
        env={
            **kept,
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error,ignore::DeprecationWarning:discord.player",
            **settings,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def run(*arguments: str, folder: Path, discord: str | None = None, **settings: str) -> tuple[int, str, str]:
    """Run the program to its end: exit status, what it printed, and what it said on standard error."""
    process = await counterclaim(*arguments, folder=folder, discord=discord, **settings)
    printed, said = await asyncio.wait_for(process.communicate(), timeout=60)
    assert process.returncode is not None
    return process.returncode, printed.decode(), said.decode()


_WARNINGS = "error,ignore::DeprecationWarning:discord.player"  # which imports audioop
_SETTINGS = frozenset({"DISCORD_TOKEN", "DATABASE_URL", "LOG_LEVEL", "LOG_FORMAT"})


def _json(value: Any, status: int = 200) -> web.Response:
    # discord.py wants exactly this content type, without a character set.
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")
