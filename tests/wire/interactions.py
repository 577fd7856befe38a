"""Uses of the bot, and what it answers: the rules of Discord about who may answer what, and how long."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp import web

from tests.wire import messages
from tests.wire.faults import error, json_response
from tests.wire.messages import EPHEMERAL, LOADING
from tests.wire.payloads import COMMAND, FORM, Json, snowflake

if TYPE_CHECKING:
    from tests.wire.server import Discord

_T = TypeVar("_T")
_DEFERS, _UPDATES = {5, 6}, {6, 7}
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"


@dataclass(frozen=True, slots=True)
class Callback:
    """A first answer that Discord took: what it was, and when it came in by `time.perf_counter`."""

    body: Json
    at: float


@dataclass(eq=False, slots=True)
class Use:
    """One use of the bot. `sent_at` is by `time.perf_counter`; `first` is done with the answer that Discord took.

    `tried` holds the status of every attempt at a first answer, and `visible` the messages that came of the use.
    """

    payload: Json
    sent_at: float = 0.0
    first: asyncio.Future[Callback] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    tried: list[int] = field(default_factory=list)
    original: Json | None = None
    followups: list[Json] = field(default_factory=list)
    gone: bool = False
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def visible(self) -> list[Json]:
        """What the person sees, without "thinking…"; a message changed in place counts."""
        found = [self.original, *self.followups]
        return [one for one in found if one is not None and not one["flags"] & LOADING]

    def moved(self) -> None:
        """Something happened to it."""
        self._moved.set()
        self._moved = asyncio.Event()

    async def until(self, look: Callable[[], _T | None], seconds: float = 30) -> _T:
        """What `look` finds as soon as it finds something; `TimeoutError` when it never does."""
        async with asyncio.timeout(seconds):
            while not (found := look()):
                await self._moved.wait()
            return found

    async def answer(self, seconds: float = 30) -> Json:
        """The first answer that Discord took."""
        async with asyncio.timeout(seconds):
            return (await asyncio.shield(self.first)).body

    async def seen(self, seconds: float = 30) -> Json:
        """The first message that the person can read."""
        return await self.until(lambda: next(iter(self.visible), None), seconds)


class Interactions:
    """Every use of the bot by its id, and every message and file by its id."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self.uses: dict[str, Use] = {}
        self._by_token: dict[str, Use] = {}
        self.messages: dict[str, Json] = {}
        self.files: dict[str, bytes] = {}

    def routes(self) -> list[web.RouteDef]:
        """Where answers come in."""
        original = f"{_WEBHOOK}/messages/@original"
        other = f"{_WEBHOOK}/messages/{{message_id}}"
        return [
            web.post("/interactions/{interaction_id}/{interaction_token}/callback", self._callback),
            web.post(_WEBHOOK, self._follow_up),
            *(route(path, act) for path in (original, other) for route, act in self._acts()),
        ]

    def _acts(self) -> list[tuple[Any, Any]]:
        return [(web.get, self._show), (web.patch, self._change), (web.delete, self._delete)]

    def add(self, payload: Json) -> Use:
        """Begin to wait for the answer to a use that is about to be sent."""
        use = Use(payload, perf_counter())
        self.uses[payload["id"]] = self._by_token[payload["token"]] = use
        return use

    def forget(self, use: Use) -> None:
        """Drop what is known of a use: a long measurement would fill the memory."""
        del self.uses[use.payload["id"]], self._by_token[use.payload["token"]]
        for message in use.visible:
            self.messages.pop(message["id"], None)

    async def _callback(self, request: web.Request) -> web.Response:
        at = perf_counter()
        use = self.uses.get(request.match_info["interaction_id"])
        body, files = await self.read(request)
        if use is None or use.payload["token"] != request.match_info["interaction_token"]:
            return error(404, 10062, "Unknown interaction")
        refusal = self._refusal(use, at, request, body)
        use.tried.append(204 if refusal is None else refusal.status)
        if refusal is not None:
            use.moved()
            return refusal
        self._take(use, body, files)
        use.first.set_result(Callback(body, at))
        use.moved()
        if request.query.get("with_response") not in {"1", "true"}:
            return web.Response(status=204)
        return json_response(_told(use, body))

    async def read(self, request: web.Request) -> tuple[Any, list[Json]]:
        """A body as JSON, and the files that came along, as attachments."""
        if not request.content_type.startswith("multipart/"):
            return await request.json(), []
        form = await request.post()
        files = []
        for name, part in form.items():
            if isinstance(part, web.FileField):
                identity, data = snowflake(), part.file.read()
                self.files[identity] = data
                address = f"https://cdn.example.org/{part.filename}"
                described = {
                    "id": identity,
                    "filename": part.filename,
                    "size": len(data),
                    "content_type": part.content_type,
                }
                files.append({**described, "url": address, "proxy_url": address})
            elif name != "payload_json":
                raise web.HTTPBadRequest
        return json.loads(str(form["payload_json"])), files

    def _refusal(self, use: Use, at: float, request: web.Request, body: Json) -> web.Response | None:
        if use.first.done():
            return error(400, 40060, "Interaction has already been acknowledged.")
        if at - use.sent_at > self._discord.patience:
            return error(404, 10062, "Unknown interaction")
        return self._discord.judged(request, body)

    def _take(self, use: Use, body: Json, files: list[Json]) -> None:
        kind, data = body["type"], body.get("data") or {}
        if kind in _UPDATES:
            use.original = use.payload.get("message")
            if kind == 7 and use.original is not None:
                messages.changed(use.original, data)
        elif kind in {4, 5}:
            flags = data.get("flags", 0) | (LOADING if kind in _DEFERS else 0)
            use.original = self._keep(messages.made(data, _metadata(use), flags=flags, files=files))

    def _keep(self, message: Json) -> Json:
        self.messages[message["id"]] = message
        return message

    async def _follow_up(self, request: web.Request) -> web.Response:
        body, files = await self.read(request)
        use = self._by_token.get(request.match_info["webhook_token"])
        if use is None or not use.first.done() or use.gone:
            return error(404, 10015, "Unknown Webhook")
        refusal = self._discord.judged(request, body)
        if refusal is not None:
            return refusal
        flags = body.get("flags", 0)
        if use.original is not None and use.original["flags"] & LOADING:
            # It takes the place of "thinking…", and its visibility with it.
            hidden = use.original["flags"] & EPHEMERAL
            use.original["flags"] = flags & ~EPHEMERAL | hidden
            use.original["attachments"] = files
            message = messages.changed(use.original, body)
        else:
            message = self._keep(messages.made(body, _metadata(use), flags=flags, files=files))
            use.followups.append(message)
        use.moved()
        return json_response(message)

    def _found(self, request: web.Request) -> tuple[Use, Json] | None:
        use = self._by_token.get(request.match_info["webhook_token"])
        if use is None:
            return None
        identity = request.match_info.get("message_id")
        held = [use.original] if identity is None else [use.original, *use.followups]
        for message in held:
            if message is not None and identity in {None, message["id"]} and message["id"] in self.messages:
                return use, message
        return None

    async def _show(self, request: web.Request) -> web.Response:
        found = self._found(request)
        return error(404, 10008, "Unknown Message") if found is None else json_response(found[1])

    async def _change(self, request: web.Request) -> web.Response:
        body, _ = await self.read(request)
        found = self._found(request)
        if found is None:
            return error(404, 10008, "Unknown Message")
        refusal = self._discord.judged(request, body)
        if refusal is not None:
            return refusal
        use, message = found
        messages.changed(message, body)
        message["flags"] = message["flags"] & ~LOADING | (body.get("flags") or 0)
        use.moved()
        return json_response(message)

    async def _delete(self, request: web.Request) -> web.Response:
        found = self._found(request)
        if found is None:
            return error(404, 10008, "Unknown Message")
        use, message = found
        del self.messages[message["id"]]
        if message is use.original:
            # Whoever deletes "thinking…" can say nothing more.
            use.original, use.gone = None, bool(message["flags"] & LOADING)
        else:
            use.followups.remove(message)
        use.moved()
        return web.Response(status=204)


def _metadata(use: Use) -> Json:
    payload = use.payload
    known = {"id": payload["id"], "type": payload["type"], "user": payload["member"]["user"]}
    known["authorizing_integration_owners"] = payload["authorizing_integration_owners"]
    if payload["type"] == FORM:
        known["triggering_interaction_metadata"] = {**known, "id": snowflake(), "type": COMMAND}
    pressed = payload.get("message")
    return known if pressed is None else {**known, "interacted_message_id": pressed["id"]}


def _told(use: Use, body: Json) -> Json:
    """What Discord says of an answer it took."""
    kind, message = body["type"], use.original
    about = {"id": use.payload["id"], "type": use.payload["type"]}
    if message is None:
        return {"interaction": about}
    about |= {
        "response_message_id": message["id"],
        "response_message_loading": kind == 5,
        "response_message_ephemeral": messages.private(message),
    }
    if kind in _DEFERS:
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": kind, "message": message}}
