"""The gateway: sessions that outlive their connections, and what can happen to a connection."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.wire import payloads
from tests.wire.payloads import APPLICATION, BOT, TOKEN, Json
from tests.wire.streams import stream

if TYPE_CHECKING:
    from tests.wire.server import Discord

_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT, _INVALID, _HELLO, _ACK = 0, 1, 2, 6, 7, 9, 10, 11
_NAMES = {_HEARTBEAT: "heartbeat", _IDENTIFY: "identify", _RESUME: "resume"}
_WRONG_TOKEN = 4004
# discord.py notes when it sent a heartbeat after it sent it: an answer that is there before looks a whole interval old.
_ACK_AFTER = 0.02


class Connection:
    """One WebSocket."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket, self._request = socket, request
        self._pack = stream(request.query.get("compress"))

    async def send(self, op: int, data: Any, *, number: int | None = None, event: str | None = None) -> None:
        """Say something; nobody may be listening any more."""
        text = json.dumps({"op": op, "d": data, "s": number, "t": event})
        with suppress(ConnectionError):
            if self._pack is None:
                await self.socket.send_str(text)
            else:
                await self.socket.send_bytes(self._pack(text.encode()))

    async def end(self, code: int | None) -> None:
        """Close with a code, or tear the line without a word."""
        if code is not None:
            await self.socket.close(code=code)
        elif self._request.transport is not None:
            self._request.transport.abort()


@dataclass(eq=False)
class Session:
    """What the bot has been told since it identified itself; kept for when it resumes."""

    name: str
    connection: Connection | None
    told: deque[tuple[int, str, Json]] = field(default_factory=lambda: deque(maxlen=1_000))
    number: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def tell(self, event: str, data: Json) -> None:
        """An event, now or when the bot comes back."""
        async with self.turn:
            self.number += 1
            self.told.append((self.number, event, data))
            if self.connection is not None:
                await self.connection.send(_DISPATCH, data, number=self.number, event=event)

    async def resume(self, connection: Connection, last: int) -> None:
        """Go on over a new connection: first what the bot has missed since event `last`."""
        async with self.turn:
            for number, event, data in self.told:
                if number > last:
                    await connection.send(_DISPATCH, data, number=number, event=event)
            self.number += 1
            await connection.send(_DISPATCH, {"_trace": []}, number=self.number, event="RESUMED")
            self.connection = connection


class Gateway:
    """Takes connections at /gateway.

    `interval` is that of heartbeats, in seconds. `heard` lists what the bot said, in order: "identify", "resume",
    "heartbeat". While `open` is not set, connections are refused.
    """

    def __init__(self, discord: Discord, interval: float) -> None:
        self._discord = discord
        self._interval = interval
        self.open = asyncio.Event()
        self.open.set()
        self.ready = asyncio.Event()
        self.heard: list[str] = []
        self.identified: Json = {}
        self._sessions: dict[str, Session] = {}
        self._newest: Session | None = None
        self._acks: set[asyncio.Task[None]] = set()
        self._more = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        """Where it is."""
        return [web.get("/gateway", self._serve)]

    async def tell(self, event: str, data: Json) -> None:
        """Tell the bot of an event."""
        assert self._newest is not None, "nobody has identified themselves"
        await self._newest.tell(event, data)

    async def drop(self, code: int | None = None) -> None:
        """End the connection: with a code, or without a word."""
        connection = await self._connection()
        self._lost(connection)
        await connection.end(code)

    async def reconnect(self) -> None:
        """Ask the bot to come back over another connection."""
        await (await self._connection()).send(_RECONNECT, None)

    async def invalidate(self, *, resumable: bool) -> None:
        """Tell the bot that its session is over, or that it must be resumed."""
        if not resumable:
            self._sessions.clear()
            self.ready.clear()
        await (await self._connection()).send(_INVALID, resumable)

    async def ask_for_heartbeat(self) -> None:
        """Ask whether the bot is there."""
        await (await self._connection()).send(_HEARTBEAT, None)

    async def heard_often(self, what: str, times: int, seconds: float = 30) -> None:
        """Wait until the bot has said something so many times."""
        async with asyncio.timeout(seconds):
            while self.heard.count(what) < times:
                self._more.clear()
                await self._more.wait()

    async def _connection(self) -> Connection:
        """The connection that there is, or will be within half a minute."""
        async with asyncio.timeout(30):
            while self._newest is None or self._newest.connection is None:
                self._more.clear()
                await self._more.wait()
        return self._newest.connection

    def _lost(self, connection: Connection) -> None:
        for session in self._sessions.values():
            if session.connection is connection:
                session.connection = None

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if not self.open.is_set():
            return web.Response(status=503)
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        connection = Connection(socket, request)
        await connection.send(_HELLO, {"heartbeat_interval": round(self._interval * 1000)})
        async for message in socket:
            if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                break
            await self._hear(connection, json.loads(message.data))
        self._lost(connection)
        return socket

    async def _hear(self, connection: Connection, said: Json) -> None:
        op, data = said["op"], said["d"]
        self.heard.append(_NAMES.get(op, str(op)))
        if op == _HEARTBEAT:
            task = asyncio.create_task(_acknowledge(connection))
            self._acks.add(task)
            task.add_done_callback(self._acks.discard)
        elif op in {_IDENTIFY, _RESUME} and data["token"] != TOKEN:
            await connection.end(_WRONG_TOKEN)
        elif op == _IDENTIFY:
            await self._identify(connection, data)
        elif op == _RESUME:
            session = self._sessions.get(data["session_id"])
            if session is None:
                await connection.send(_INVALID, False)
            else:
                await session.resume(connection, data["seq"])
        self._more.set()

    async def _identify(self, connection: Connection, data: Json) -> None:
        self.identified = data
        session = Session(payloads.snowflake(), connection)
        self._sessions[session.name] = self._newest = session
        guild = payloads.guild(self._discord.guild_name)
        ready = {
            "v": 10,
            "user": BOT,
            "guilds": [{"id": guild["id"], "unavailable": True}],
            "session_id": session.name,
            "session_type": "normal",
            "resume_gateway_url": f"ws://{self._discord.address}/gateway",
            "application": {"id": APPLICATION, "flags": 0, "flags_new": "0"},
        }
        await session.tell("READY", ready)
        await session.tell("GUILD_CREATE", guild)
        self.ready.set()


async def _acknowledge(connection: Connection) -> None:
    await asyncio.sleep(_ACK_AFTER)
    await connection.send(_ACK, None)
