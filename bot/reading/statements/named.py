"""What stands beside or below a name: Maria Lopez, 24 “...”; the name alone in the line above."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Found, span_of
from bot.reading.statements.model import Span
from bot.reading.statements.names import NameLine, name_line
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import COMMA, QUOTED, STOP

_FEW: Final = 5
"""Fewer quoted words beside a name may be a title."""


def named(line: Tokens, name: NameLine, t: Tokens, span: Span, *, quoted: bool) -> Found:
    """What stands below a line that names somebody, as theirs."""
    found = Found("named", t, SAY.act, SAY, Span(line.start[-1], line.end[-1]), None, [span], quoted=quoted)
    found.speaker, found.parts = span_of(line, name.first, name.end), [(0, len(t))]
    found.sentence = Span(line.start[0], t.end[-1])
    return found


def named_beside(t: Tokens) -> Found | None:
    """The name in a paragraph that is only a name and what they said, None for others.

    Maria Lopez, 24 “...”; Maria Lopez - “...”; “...” Maria Lopez, 24.
    """
    end = len(t) - (len(t) > 1 and bool(t.flags[-1] & STOP))
    if end < 3 or not (t.flags[0] | t.flags[end - 1]) & QUOTED or sum(1 for flags in t.flags if flags & QUOTED) != 1:
        return None
    if t.flags[end - 1] & QUOTED:
        dash = t.lower[end - 2] in DASHES
        line = name_line(t, 0, end - 1 - (dash or bool(t.flags[end - 2] & COMMA)))
        return _beside(t, line, end - 1) if line and line.sure > (not dash) and _is_sentence(t, end - 1) else None
    line = name_line(t, 1, end) if t.flags[0] & QUOTED and _is_sentence(t, 0) else None
    return _beside(t, line, 0) if line and line.sure > 1 else None


def _is_sentence(t: Tokens, quotation: int) -> bool:
    words = t.text[t.start[quotation] : t.end[quotation]].split()
    return len(words) >= _FEW and words[-1].rstrip("”\"'’»")[-1:] in (".", "?", "!", "…", ",")


def _beside(t: Tokens, name: NameLine, quotation: int) -> Found:
    found = named(t, name, t, Span(t.start[quotation], t.end[quotation]), quoted=True)
    found.parts, found.cue_span = [(quotation, quotation + 1)], Span(t.start[name.end - 1], t.end[name.end - 1])
    if quotation == 0:
        found.rule = "signed"
    return found
