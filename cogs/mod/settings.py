"""/mod settings: what a server has chosen."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from functools import cache
from typing import Literal
from zoneinfo import available_timezones

from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.domain.answers import Candidate
from bot.domain.dates import zone_named
from bot.domain.errors import UserError
from bot.domain.settings import ServerSettings, SettingsChange
from bot.ledger import Book
from bot.ui.book import Interaction, book_of
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe
from cogs import suggest
from cogs.topics import topic_or_default

_NO_SUCH_ZONE = 'No time zone is called that; pick one from the list, such as "Asia/Yerevan".'


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


async def zones(_interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Time zones that hold what was typed, those that start with it first."""
    words = typed.strip().replace(" ", "_").casefold()
    # The first look reads the whole time zone folder.
    known = await asyncio.to_thread(_zones)
    found = [zone for zone in known if words in zone.casefold()]
    found.sort(key=lambda zone: (not zone.rpartition("/")[2].casefold().startswith(words), zone))
    return [Choice(name=zone, value=zone) for zone in found[: suggest.MOST]]


class Settings(commands.Cog):
    """/mod settings."""

    @app_commands.command(description="Show or change what this server has chosen")
    @app_commands.describe(
        answers="Who sees answers: everybody in the channel, or only the person who asked",
        time_zone="The zone in which dates are typed, such as Asia/Yerevan",
        topic="The usual topic of /claim contested and /compare",
    )
    @app_commands.autocomplete(time_zone=zones, topic=suggest.topics)
    async def settings(
        self,
        interaction: Interaction,
        answers: Literal["public", "private"] | None = None,
        time_zone: app_commands.Range[str, 1, 60] | None = None,
        topic: app_commands.Range[str, 1, 200] | None = None,
    ) -> None:
        """Answer /mod settings."""
        book = await book_of(interaction)
        chosen = SettingsChange()
        if answers is not None:
            chosen["private_answers"] = answers == "private"
        if time_zone is not None:
            chosen["zone"] = _zone(time_zone)
        if topic is not None:
            chosen["default_topic"] = await topic_or_default(book, topic)
        before = asdict(await book.settings())
        changed = any(before[name] != choice for name, choice in chosen.items())
        if changed:
            await book.change_settings(actor=interaction.user.id, **chosen)
        sheet = await _settings_sheet(book, await book.settings(), changed=changed)
        await send(interaction, sheet_view(sheet), private=True)


def _zone(typed: str) -> str:
    try:
        return zone_named(typed.strip()).key
    except ValueError as error:
        raise UserError(_NO_SUCH_ZONE) from error


async def _settings_sheet(book: Book, settings: ServerSettings, *, changed: bool) -> Sheet:
    topics: list[Candidate] = list(await book.suggest_topics("", suggest.MOST))
    topic = next((safe(one.text, 150) for one in topics if one.id == settings.default_topic), None)
    answers = "private: only the person who asked sees them" if settings.private_answers else "public: in the channel"
    return Sheet(
        "Settings",
        ("Changed." if changed else "These are in force.",),
        (
            Row((f"**Answers** · {answers}",)),
            Row((f"**Time zone** · {safe(settings.zone)}",)),
            Row((f"**Usual topic** · {topic or 'all topics'}",)),
        ),
    )
