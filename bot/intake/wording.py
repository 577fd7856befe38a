"""Words as typed: the speaker's own when they stand in quotation marks, otherwise somebody's account of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.errors import UserError
from bot.domain.limits import WORDING
from bot.domain.vocabulary import Form
from bot.reading.quotes import inside

_FEW = 8
"""Words: more of them in quotation marks are taken for a whole sentence, also without its full stop."""

_SENTENCE_ENDS = re.compile(r"[.!?…։。！？؟।]\W*$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What is kept of the words, without the quotation marks that made them a quotation."""

    text: str
    form: Form


def read_words(typed: str) -> Wording | None:
    """The wording; None when there is none. Raises `UserError` when it is too long."""
    text = typed.strip()
    words = inside(text.rstrip(" .,;"))
    if not (text if words is None else words):
        return None
    if len(text if words is None else words) > WORDING:
        raise UserError(f"The words are too long: {WORDING:,} characters at most.")
    if words is None:
        return Wording(text, Form.PARAPHRASE)
    whole = len(words.split()) > _FEW or _SENTENCE_ENDS.search(words)
    return Wording(words, Form.VERBATIM if whole else Form.PARTIAL)
