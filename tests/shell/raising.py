"""An extension that cannot be loaded."""

from __future__ import annotations

from bot.app import Counterclaim


async def setup(_: Counterclaim) -> None:
    """Raise."""
    raise KeyError
