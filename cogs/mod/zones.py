"""Time zones, offered while somebody types."""

from __future__ import annotations

import asyncio

from discord.app_commands import Choice

from bot.ui.book import Interaction
from bot.ui.typed_zones import known_zones
from cogs import suggest


async def zones(_interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Time zones that hold what was typed, those that start with it first."""
    words = typed.strip().replace(" ", "_").casefold()
    known = await asyncio.to_thread(known_zones)
    found = [zone for zone in known if words in zone.casefold()]
    found.sort(key=lambda zone: (not zone.rpartition("/")[2].casefold().startswith(words), zone))
    return [Choice(name=zone, value=zone) for zone in found[: suggest.MOST]]
