"""Hints on the wording of a sentence of ours, as a row under what was saved."""

from __future__ import annotations

from bot.reading.wording import hints
from bot.ui.sheet import Row
from bot.ui.text import safe

_MOST = 3


def hint_rows(sentence: str | None, most: int = _MOST) -> tuple[Row, ...]:
    """A row with the first hints on the text of a claim; none when it is neutral, or there is none."""
    lines = hint_lines(sentence, most)
    return (Row(lines, "The wording of the claim"),) if lines else ()


def hint_lines(sentence: str | None, most: int = _MOST) -> tuple[str, ...]:
    """The first hints on the text of a claim, a line each."""
    found = hints(sentence)[:most] if sentence else ()
    return tuple(f"“{safe(hint.word, 60)}” · {hint.why}: {hint.instead}" for hint in found)
