"""The log: one line for each interaction, in either form, and no secret in any of it."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from typing import Literal

import asyncpg
import pytest
from simcord import Env

import bot.errors
from bot import log, traces
from bot.ledger import Ledger
from tests.shell.conftest import World

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"
OTHER_TOKEN = "OTg3NjU0MzIxMDk4NzY1NDMy.Gzyxwv.zyxwvutsrqponmlkjihgfedcba9876543210ZY"
INTERACTION_TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg"
TYPED = "typed words"
DATABASE = "postgresql://keeper:s%C3%A9cr%22et@db.example.org/record"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What is logged; everything is as before at the end."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    yield io.StringIO()
    root.handlers[:], level = before
    root.setLevel(level)
    for name in ("bot", "cogs"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("secret", [TOKEN, OTHER_TOKEN, INTERACTION_TOKEN, 'sécr"et', "s%C3%A9cr%22et", DATABASE])
def test_no_secret_is_logged(stream: io.StringIO, form: Literal["text", "json"], secret: str) -> None:
    log.set_up("DEBUG", form, secrets=(TOKEN, DATABASE), stream=stream)
    try:
        raise ValueError(f"cannot use {secret}!")
    except ValueError:
        logging.getLogger("somewhere").exception(
            "tried %s at /webhooks/1/%s", secret, secret, stack_info=True, extra=log.fields(used=f"{secret}!")
        )
    logged = stream.getvalue()
    for hidden in (secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]):
        assert hidden not in logged
    assert logged.count("[hidden]") >= 4
    assert "cannot use" in logged


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://keeper:hunter2@[db/record",
        "postgresql://:hunter2@db/record",
        "postgresql://keeper@db/record?sslmode=require&password=hunter2&x=1",
        "postgresql://keeper:hunter2@db:5432/record?application_name=a@b",
    ],
)
def test_password_of_an_odd_address_is_hidden(stream: io.StringIO, address: str) -> None:
    log.set_up(secrets=(address,), stream=stream)
    logging.getLogger("bot").error("the password is hunter2")
    assert stream.getvalue().endswith("the password is [hidden]\n")


def test_ordinary_text_is_kept(stream: io.StringIO) -> None:
    log.set_up(stream=stream)
    logging.getLogger("bot").info("discord.py 2.7.1 at https://example.org/a.b.c, claim #12")
    assert "discord.py 2.7.1 at https://example.org/a.b.c, claim #12" in stream.getvalue()


def test_text_is_one_line_for_one_record(stream: io.StringIO) -> None:
    log.set_up(stream=stream)
    with log.request("77"):
        logging.getLogger("bot.x").info("two\nlines", extra=log.fields(command="/who denied", ms=1.5, odd="a\nb"))
    (line,) = stream.getvalue().splitlines()
    assert line.endswith(r'INFO bot.x: two\nlines request=77 command="/who denied" ms=1.5 odd="a\nb"')


def test_json_has_the_same_parts(stream: io.StringIO) -> None:
    log.set_up("INFO", "json", stream=stream)
    with log.request("77"):
        logging.getLogger("bot.x").warning("Şuşa", extra=log.fields(command="/who denied", ms=1.5))
    logging.getLogger("bot.x").warning("later")
    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert first.pop("time")
    assert first == {
        "level": "WARNING",
        "logger": "bot.x",
        "message": "Şuşa",
        "request": "77",
        "command": "/who denied",
        "ms": 1.5,
    }
    assert "request" not in second


def test_libraries_may_not_log_what_passes_through_them(stream: io.StringIO) -> None:
    log.set_up("DEBUG", stream=stream)
    for name in ("discord.gateway", "aiosqlite", "bot.app", "cogs.who"):
        logging.getLogger(name).debug("from %s", name)
    logged = stream.getvalue()
    assert "from bot.app" in logged
    assert "from cogs.who" in logged
    assert "discord" not in logged
    assert "aiosqlite" not in logged


def test_a_higher_level_holds_for_all(stream: io.StringIO) -> None:
    log.set_up("ERROR", stream=stream)
    logging.getLogger("discord").warning("no")
    logging.getLogger("bot").warning("no")
    assert not stream.getvalue()


class TestDrivers:
    """What PostgreSQL and its driver say quotes the value that they could not take."""

    @pytest.fixture
    def engine(self) -> str:
        return "postgresql"

    @pytest.mark.parametrize("form", ["text", "json"])
    async def test_their_words_are_not_logged(
        self, ledger: Ledger, stream: io.StringIO, form: Literal["text", "json"]
    ) -> None:
        log.set_up("INFO", form, stream=stream)
        said = []
        await ledger.book(5)
        for query, given in (("read_question", {"id": TYPED}), ("find_server", {"snowflake": TYPED})):
            try:
                await ledger.engine.fetch(query, **given)
            except asyncpg.DataError as error:
                said.append(str(error))
                try:
                    raise ValueError("seen") from error
                except ValueError:
                    logging.getLogger("bot").exception("failed")
        try:
            async with ledger.engine.transaction(1) as writer:
                for _ in range(2):
                    await writer.run(f"INSERT INTO sequence VALUES (1, '{TYPED}', 1)")
        except asyncpg.UniqueViolationError as error:
            said.append(str(error))
            bot.errors.report(error, where="a test")
        assert [TYPED in words for words in said] == [True, True, True]
        logged = stream.getvalue()
        assert TYPED not in logged
        assert "asyncpg.exceptions.DataError: [hidden]" in logged
        assert "asyncpg.exceptions.UniqueViolationError: [hidden]" in logged
        assert "ValueError: seen" in logged
        assert "The above exception was the direct cause" in logged
        assert "bot/ledger/postgres.py" in logged


def test_a_traceback_reads_as_pythons_own() -> None:
    def failed() -> BaseException:
        try:
            try:
                raise KeyError("first")
            except KeyError:
                raise ExceptionGroup("both", [ValueError("second"), sqlite3.OperationalError(TYPED)])  # noqa: B904
        except ExceptionGroup as error:
            return error

    shown = traces.formatted(failed())
    assert "KeyError: 'first'\n\nDuring handling of the above" in shown
    assert "ExceptionGroup: both (2 sub-exceptions)" in shown
    assert "ValueError: second" in shown
    assert shown.endswith("sqlite3.OperationalError: [hidden]")


async def test_one_line_for_each_interaction(env: Env, world: World, stream: io.StringIO) -> None:
    log.set_up("INFO", "json", stream=stream)
    await world.somebody.slash(world.channel, "deep raise", fault="mistake")
    await world.somebody.autocomplete(world.channel, "raise", "fault", "bugbear")
    shown = await world.somebody.slash(world.channel, "item", when="press", fault="refused")
    assert shown.response is not None
    await world.somebody.click(shown.response, label="Press")
    form = await world.somebody.slash(world.channel, "form")
    await world.somebody.submit_modal(form, {"fault": "storage"})
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    handled = [line for line in lines if line["message"] == "handled"]
    assert [(line["surface"], line["command"], line["outcome"]) for line in handled] == [
        ("command", "/deep raise", "mistake"),
        ("autocomplete", "/raise", "ok"),
        ("command", "/item", "ok"),
        ("component", "component broken", "refused"),
        ("command", "/form", "ok"),
        ("form", "form (unnamed)", "storage"),
    ]
    assert {line["guild"] for line in handled} == {world.somebody.guild.id}
    assert all(line["ms"] >= 0 and line["request"].isdigit() for line in handled)
    for typed in ("bugbear", "somebody", str(world.somebody.id)):
        assert typed not in stream.getvalue()
