"""`counterclaim sync`: tell Discord which commands there are."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.common import logged_in, settings_of
from bot.cli.exits import Exit


async def main(given: Namespace) -> Exit:
    """Raises `UserError` when it cannot be done."""
    async with logged_in(settings_of(given)) as bot:
        names = await bot.sync()
        print(f"Discord now has {len(names)} commands: {', '.join(sorted(names))}.")
        print("It can take a minute until everybody sees them; restart Discord to see them at once.")
        print(f"To invite the bot to a server: {bot.invitation}")
    return Exit.OK
