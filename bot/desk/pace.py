"""How fast posted answers are corrected: slower than Discord would let us, so that answers never wait for it."""

from __future__ import annotations

from collections import OrderedDict

_KEPT = 1_000


class Pace:
    """One correction in a while in each channel, and one in a shorter while in all; seconds by any one clock."""

    def __init__(self, each: float = 1.0, total: float = 0.2) -> None:
        """`each` seconds between two corrections in a channel, `total` between any two."""
        self.each, self.total = each, total
        self._next = 0.0
        self._channels: OrderedDict[int, float] = OrderedDict()

    def due(self, channel: int) -> float:
        """When the next correction may be made in a channel."""
        return max(self._next, self._channels.get(channel, 0.0))

    def wait(self, channel: int, now: float) -> float:
        """Seconds until then; never more than between two corrections, whatever the clock does."""
        return min(max(self.due(channel) - now, 0.0), max(self.each, self.total))

    def took(self, channel: int, now: float) -> None:
        """A correction was made in a channel, now."""
        self._next = now + self.total
        self._channels[channel] = now + self.each
        self._channels.move_to_end(channel)
        if len(self._channels) > _KEPT:
            self._channels.popitem(last=False)
