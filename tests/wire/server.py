"""A Discord on this machine.

A measurement needs no more than this; `checking=False` leaves out every look at a body:

    async with discord_on_loopback(checking=False) as discord:
        ...  # start the bot with discord.address, and wait for discord.ready
        use = await discord.slash("who denied", claim="#1")
        callback = await use.first
        took = callback.at - use.sent_at
        discord.interactions.forget(use)
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire import faults, messages, payloads
from tests.wire.channels import Channels
from tests.wire.faults import Fault, Held, error
from tests.wire.gateway import Gateway
from tests.wire.interactions import Interactions, Use
from tests.wire.payloads import AUTOCOMPLETE, COMMAND, COMPONENT, FORM, MEMBER, MODERATOR, Json
from tests.wire.rest import Rest

if TYPE_CHECKING:
    from tests.wire.checks import Checks

_Handler = Callable[[web.Request], Any]
_people = itertools.count(7_001)
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Discord:
    """What this Discord knows, and what people do there. `address` is host and port.

    Whoever does something is somebody new each time unless `who` says otherwise: one person may not use the bot
    often within a few seconds.
    """

    def __init__(self, *, checking: bool, interval: float = 45.0, patience: float = 3.0) -> None:
        self.address = ""
        self.patience = patience  # seconds that an interaction waits for its first answer
        self.commands: list[Json] = []
        self.endpoint_url: str | None = None
        self.guild_name = "Night desk"
        self.guilds_without_commands: set[str] = set()
        self._faults: list[Held] = []
        self._checks: Checks | None = None
        if checking:
            from tests.wire.checks import Checks

            self._checks = Checks()
        self.gateway = Gateway(self, interval)
        self.interactions = Interactions(self)
        self.rest = Rest(self)
        self.channels = Channels(self)

    @property
    def ready(self) -> asyncio.Event:
        """Set when the bot has identified itself and knows its server."""
        return self.gateway.ready

    @property
    def problems(self) -> list[str]:
        """What was wrong with bodies that passed by."""
        return [] if self._checks is None else self._checks.problems

    def fail(self, method: str, path: str, answer: Callable[[], web.Response] | None, **how: Any) -> Fault:
        """Let the next requests go wrong; see `Fault`."""
        fault = Fault(method=method, path=path, answer=answer, **how)
        self._faults.append(fault)
        return fault

    def hold(self, method: str, path: str) -> Held:
        """Keep the next such request waiting; see `Held`."""
        held = Held(method=method, path=path)
        self._faults.append(held)
        return held

    def judged(self, request: web.Request, body: Any) -> web.Response | None:
        """A refusal of a body that Discord does not take."""
        if self._checks is None or self._checks.request(request.method, _route(request), body):
            return None
        return error(400, 50035, "Invalid Form Body")

    async def use(
        self, kind: int, data: Json, *, who: str | None = None, permissions: str = MEMBER, message: Json | None = None
    ) -> Use:
        """Somebody uses the bot."""
        someone = str(next(_people)) if who is None else who
        use = self.interactions.add(
            payloads.interaction(kind, data, who=someone, permissions=permissions, message=message)
        )
        await self.gateway.tell("INTERACTION_CREATE", use.payload)
        return use

    async def slash(self, command: str, *, who: str | None = None, **options: Any) -> Use:
        """A slash command, such as "who denied". Whoever uses /mod is a moderator."""
        permissions = MODERATOR if command.startswith("mod ") else MEMBER
        return await self.use(COMMAND, payloads.command(command, options), who=who, permissions=permissions)

    async def typing(self, command: str, focused: str, **options: Any) -> Use:
        """Somebody types an option for which choices are offered."""
        return await self.use(AUTOCOMPLETE, payloads.command(command, options, focused=focused))

    async def menu(self, name: str, message: Json, *, who: str | None = None, permissions: str = MEMBER) -> Use:
        """A menu on a message."""
        return await self.use(COMMAND, payloads.menu(name, message), who=who, permissions=permissions)

    async def press(self, message: Json, label: str, *, who: str | None = None, permissions: str = MEMBER) -> Use:
        """A button under a message."""
        data = payloads.press(messages.buttons(message)[label])
        return await self.use(COMPONENT, data, who=who, permissions=permissions, message=message)

    async def choose(self, message: Json, custom_id: str, *values: str, permissions: str = MODERATOR) -> Use:
        """A choice from a menu in a message."""
        data = payloads.press(custom_id, [*values], messages.menus(message)[custom_id]["type"])
        return await self.use(COMPONENT, data, permissions=permissions, message=message)

    async def fill(
        self, opened: Use, typed: Mapping[str, str] = _NOTHING, *, who: str, permissions: str = MEMBER
    ) -> Use:
        """The form that a use has opened is sent off, with what is `typed` over what it was filled in with."""
        answer = await opened.answer()
        assert answer["type"] == 9, answer
        data, message = payloads.filled(answer["data"], typed), opened.payload.get("message")
        return await self.use(FORM, data, who=who, permissions=permissions, message=message)

    async def submit(self, custom_id: str, **texts: str) -> Use:
        """A form that is sent off."""
        return await self.use(FORM, payloads.form(custom_id, **texts))

    @web.middleware
    async def _around(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Faults first, then the answer, then a look at the answer."""
        met = next((one for one in self._faults if one.meets(request)), None)
        if isinstance(met, Fault):
            if met.after:
                await handler(request)
            if met.answer is None and request.transport is not None:
                request.transport.abort()
            answered: web.StreamResponse = faults.broken() if met.answer is None else met.answer()
        else:
            if met is not None:
                met.reached.set()
                await met.release.wait()
            answered = await handler(request)
        if self._checks is not None and isinstance(answered, web.Response) and _route(request) != "/gateway":
            self._checks.response(request.method, _route(request), answered.status, _body(answered))
        return answered


@asynccontextmanager
async def discord_on_loopback(**how: Any) -> AsyncIterator[Discord]:
    """Serve it on a free port. Takes what `Discord` takes; bodies are checked unless `checking=False`."""
    served = Discord(**{"checking": True, **how})
    application = web.Application(middlewares=[served._around], client_max_size=32 << 20)
    for part in (served.rest, served.channels, served.interactions, served.gateway):
        application.add_routes(part.routes())
    runner = web.AppRunner(application, shutdown_timeout=1, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        served.address = f"{host}:{port}"
        yield served
    finally:
        await runner.cleanup()


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return "" if resource is None else resource.canonical


def _body(answered: web.Response) -> Any:
    return json.loads(answered.body) if isinstance(answered.body, bytes) and answered.body else None
