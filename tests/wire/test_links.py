"""Whether links are followed is what the program is started with, and nothing that anybody can do in Discord."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.wire.messages import private, texts
from tests.wire.process import running
from tests.wire.server import Discord


@pytest.mark.parametrize(
    ("setting", "says"),
    [("", "switched off here"), ("off", "switched off here"), ("On", "does not lead to the public internet")],
)
async def test_it_is_as_it_was_set(discord: Discord, url: str, tmp_path: Path, setting: str, says: str) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url, ARTICLE_LINKS=setting):
        use = await discord.slash("mod import article", link="http://127.0.0.1/")
        await use.until(lambda: any(says in texts(one) for one in use.visible))
        assert private(use.visible[0])
        assert len(use.visible) == 1
