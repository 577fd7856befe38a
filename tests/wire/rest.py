"""What a bot asks before anybody uses it: who it is, where it is, which commands Discord knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire import payloads
from tests.wire.faults import error, json_response
from tests.wire.payloads import APPLICATION, TOKEN, Json, snowflake

if TYPE_CHECKING:
    from tests.wire.server import Discord


class Rest:
    """The routes that want the bot's token."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord

    def routes(self) -> list[web.RouteDef]:
        """What it answers."""
        commands = "/applications/{application_id}/commands"
        return [
            web.get("/users/@me", self._me),
            web.get("/oauth2/applications/@me", self._application),
            web.get("/users/@me/guilds", self._guilds),
            web.get(commands, self._commands),
            web.put(commands, self._set_commands),
            web.get("/applications/{application_id}/guilds/{guild_id}/commands", self._guild_commands),
        ]

    def refusal(self, request: web.Request) -> web.Response | None:
        """A refusal of whoever does not show the token."""
        if request.headers.get("Authorization") == f"Bot {TOKEN}":
            return None
        return error(401, 0, "401: Unauthorized")

    async def _me(self, request: web.Request) -> web.Response:
        return self.refusal(request) or json_response(payloads.me())

    async def _application(self, request: web.Request) -> web.Response:
        return self.refusal(request) or json_response(payloads.application(self._discord.endpoint_url))

    async def _guilds(self, request: web.Request) -> web.Response:
        return self.refusal(request) or json_response([payloads.guild_entry(self._discord.guild_name)])

    async def _commands(self, request: web.Request) -> web.Response:
        return self.refusal(request) or json_response(self._discord.commands)

    async def _set_commands(self, request: web.Request) -> web.Response:
        given = await request.json()
        refusal = self.refusal(request) or self._discord.judged(request, given)
        if refusal is not None:
            return refusal
        self._discord.commands = [_kept(command) for command in given]
        return json_response(self._discord.commands)

    async def _guild_commands(self, request: web.Request) -> web.Response:
        if request.match_info["guild_id"] in self._discord.guilds_without_commands:
            return error(403, 50001, "Missing Access")
        return self.refusal(request) or json_response([])


def _kept(command: Json) -> Json:
    """A command as Discord keeps it."""
    given: Json = {"id": snowflake(), "application_id": APPLICATION, "version": snowflake(), "description": ""}
    permissions = command.get("default_member_permissions")
    given |= {**_said(command), "default_member_permissions": None if permissions is None else str(permissions)}
    return given


def _said(value: Any) -> Any:
    """A command or option without what is null, which Discord does not repeat."""
    if isinstance(value, dict):
        return {key: _said(part) for key, part in value.items() if part is not None}
    return [_said(part) for part in value] if isinstance(value, list) else value
