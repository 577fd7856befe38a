"""How fast posted answers are corrected."""

from __future__ import annotations

from bot.app import Counterclaim
from bot.desk.pace import Pace
from tests.cogs.conftest import Server
from tests.cogs.following import CORRECTED, change, now_in


async def test_corrections_in_a_channel_keep_their_distance(server: Server, bot: Counterclaim) -> None:
    quiet = server.guild.create_text_channel("quiet")
    for channel in (server.channel, server.channel, quiet):
        await server.reader.slash(channel, "who denied", claim="#1")
    assert bot.followers is not None
    bot.followers.corrections.pace = _Noted(0.3, 0.05)
    await change(server)
    assert [CORRECTED in shown for shown in (*now_in(server.channel), *now_in(quiet))] == [True] * 3
    (first, one), (second, two), (third, three) = bot.followers.corrections.pace.made
    assert (one, two, three) == (server.channel.id, quiet.id, server.channel.id)
    assert second - first >= 0.05
    assert third - first >= 0.3


class _Noted(Pace):
    """A pace that knows when corrections were made, and where."""

    def __init__(self, each: float, total: float) -> None:
        super().__init__(each, total)
        self.made: list[tuple[float, int]] = []

    def took(self, channel: int, now: float) -> None:
        """Note it."""
        super().took(channel, now)
        self.made.append((now, channel))


def test_pace() -> None:
    pace = Pace(each=1.0, total=0.25)
    assert pace.due(1) == 0
    pace.took(1, 10.0)
    assert (pace.due(1), pace.due(2)) == (11.0, 10.25)
    pace.took(2, 10.25)
    assert (pace.due(1), pace.due(2), pace.due(3)) == (11.0, 11.25, 10.5)
    assert (pace.wait(1, 10.5), pace.wait(1, 20.0), pace.wait(1, -500.0)) == (0.5, 0.0, 1.0)
    for channel in range(10, 2_000):
        pace.took(channel, 20.0)
    assert pace.due(1) == 20.25
