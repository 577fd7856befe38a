"""An answer before it is a Discord message: a title, rows, footnotes; and how it is cut into parts that always fit.

Everything here is plain text with Discord's markup, made of pieces that `bot.ui.text` has made safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from bot.domain.answers import Page
from bot.ui.text import units

# Discord allows 4,000 characters of text and 40 components, and answers 500 to more than 10,170 bytes of text (12 for
# each text component counted in). What a row may take is what is left beside the fullest head and the fullest notes;
# what rows may take of the 40 is what is left beside the container, head, notes, separators and two rows of buttons.
_TEXT = (3_900, 9_900)
_HEAD = (1_300, 3_200)
_NOTES = (560, 1_600)
_ROW = (2_000, 4_900)
_BYTES_EACH = 12
_SLOTS = 25
_CUT = "-# (more on record than fits here)"


class Tone(IntEnum):
    """The colour at the edge of an answer. It tells kinds of answer apart and means nothing about who is right."""

    CLAIM = 0x4F6D8F
    CONTESTED = 0xC08A2B
    SPEAKER = 0x5B7F78
    SILENCE = 0x8A7AA8
    PLAIN = 0x7D828C


class View(StrEnum):
    """What a button shows of a claim."""

    SHOW = "show"
    TIMELINE = "timeline"
    CLAIMED = "claimed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Open:
    """A button that opens a view of the claim with that number (as people type it, not its id)."""

    view: View
    number: int


@dataclass(frozen=True, slots=True)
class Ask:
    """A button that asks a stored question."""

    stored: int
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record: `lines` of marked-up text, the heading of the `group` it stands under, and a button beside it."""

    lines: tuple[str, ...]
    group: str | None = None
    button: Open | Ask | None = None

    @property
    def text(self) -> str:
        """The row as it is shown."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole answer. `lead` lines stand under the title on every page, `notes` at its foot in small print.

    `buttons`, five at most, stand below.
    """

    title: str
    lead: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    page: Page = field(default_factory=lambda: Page.of(0))
    buttons: tuple[Open | Ask, ...] = ()

    @property
    def head(self) -> str:
        """The title and the lines under it, within their share of a message."""
        return "\n".join(fit((f"### {self.title}", *self.lead), _HEAD))

    @property
    def foot(self) -> str:
        """The footnotes within their share of a message; empty when there are none."""
        pages = (
            (f"page {self.page.number} of {self.page.last} · {self.page.total} in all",) if self.page.last > 1 else ()
        )
        return "\n".join(fit((f"-# {note}" for note in (*self.notes, *pages)), _NOTES))

    def parts(self) -> tuple[tuple[Row, ...], ...]:
        """The rows cut into parts that each fit into one message; at least one part. No row is ever split."""
        room = _minus(_TEXT, cost(self.head), cost(self.foot))
        parts: list[tuple[Row, ...]] = []
        part: list[Row] = []
        left, slots = room, _SLOTS
        for row in map(_fitted, self.rows):
            taken, needed = cost(row.text, f"-# **{row.group}**"), 4 if row.button else 2
            if part and (taken[0] > left[0] or taken[1] > left[1] or needed > slots):
                parts.append(tuple(part))
                part, left, slots = [], room, _SLOTS
            part.append(row)
            left, slots = _minus(left, taken), slots - needed
        return (*parts, tuple(part)) if part or not parts else tuple(parts)


def cost(*texts: str) -> tuple[int, int]:
    """What texts take up: UTF-16 units, and bytes with the overhead of their component."""
    each = [(units(text) + 2, len(text.encode()) + _BYTES_EACH) for text in texts]
    return sum(one for one, _ in each), sum(one for _, one in each)


def fit(lines: Iterable[str], room: tuple[int, int]) -> list[str]:
    """The lines that fit, whole, in order; when some do not, the last one says so."""
    lines, left = list(lines), _minus(room, cost(_CUT))
    whole = cost(*lines)
    if whole[0] <= left[0] and whole[1] <= left[1]:
        return lines
    kept: list[str] = []
    for line in lines:
        taken = cost(line)
        if taken[0] > left[0] or taken[1] > left[1]:
            return [*kept, _CUT]
        kept.append(line)
        left = _minus(left, taken)
    return kept


def _fitted(row: Row) -> Row:
    return Row(tuple(fit(row.lines, _ROW)), row.group, row.button)


def _minus(room: tuple[int, int], *taken: tuple[int, int]) -> tuple[int, int]:
    return room[0] - sum(one[0] for one in taken), room[1] - sum(one[1] for one in taken)
