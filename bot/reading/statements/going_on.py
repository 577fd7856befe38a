"""Which quotations go on with what somebody was saying, and with which statement of a sentence."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.found import Found, span_of
from bot.reading.statements.model import Span
from bot.reading.statements.standing import SHORTEST
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import QUOTED

_SPEECH: Final = frozenset(
    ("quotation, speaker, verb", "quotation, verb, speaker", "quotation, any verb", "speaker, verb, quotation")
)
TOLD: Final = frozenset(
    (
        "speaker, verb, that",
        "speaker, verb, clause",
        "clause, speaker, verb",
        "clause, verb, speaker",
        "according to",
        "shared subject",
    )
)
"""After which a quotation in a paragraph of its own is by the same speaker, though nothing was quoted yet."""


def quotation_alone(t: Tokens, first: int, end: int) -> Span | None:
    """Where a sentence stands that is only a quotation, or begins with one that is most of it; None when it is not."""
    quoted = [at for at in range(first, end) if t.flags[at] & QUOTED]
    if not quoted or (len(quoted) < (end - first) - 2 and not _mostly_quoted(t, first, end)):
        return None
    span = span_of(t, quoted[0], quoted[-1] + 1)
    return span if span is not None and span.end - span.start >= SHORTEST else None


def take(target: Found, span: Span) -> None:
    """Adds a quotation to what somebody was saying."""
    target.content.append(span)
    target.quoted = True


def main_of(found: list[Found]) -> Found:
    """Whose words a quotation behind a sentence goes on with: “A,” X said when asked about B."""
    last = found[-1]
    if last.rule == "shared subject" or (last.quoted and last.rule != "participle"):
        return last
    return next((one for one in reversed(found) if one.rule in _SPEECH), last)


def _mostly_quoted(t: Tokens, first: int, end: int) -> bool:
    """Whether a sentence begins with a quotation that is most of it: “...” - and then a remark."""
    return bool(t.flags[first] & QUOTED) and 2 * (t.end[first] - t.start[first]) > t.end[end - 1] - t.start[first]
