"""Finding quotations: where the marks open and close, also when one is left open over paragraphs.

Knows “ ” « » „ “ ‘ ’ ‹ › 「 」 『 』, straight quotes, and `` ''. Works on one paragraph at a time; the marks of a
paragraph are looked at once, so the work grows with their number.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Quotation(NamedTuple):
    """A quotation in a text: from its opening mark to behind its closing one; `closed` is False when that is missing.

    `carried` says that it has no opening mark because it was left open in the paragraph before.
    """

    start: int
    end: int
    closed: bool = True
    carried: bool = False


CLOSED_BY: Final = {
    "“": '”"“',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"”“',
    "”": '”"',
    "``": "''\"",
    "''": "''",
}
"""Each opening mark, and what may close it."""

_MARK: Final = re.compile("``|''+|[“”„‟«»‹›「」『』\"]")
_SINGLE: Final = re.compile("['‘’]")
_ONLY_CLOSE: Final = "”»›」』"
_BEFORE_OPEN: Final = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff \t\n\u00a0([{—–―-:;,/*_>|~…‘'“")
_NO_OPEN_AFTER: Final = frozenset(" \t\n\u00a0")
_AFTER_CLOSE: Final = frozenset(' \t\n\u00a0,.;:!?)]}—–―-…*_|~"”»')
_LONGEST_SINGLE: Final = 1000


def find_quotations(text: str, start: int, end: int, *, carried: bool = False) -> list[Quotation]:
    """The quotations in a part of a text, in order, none inside another.

    `carried` says that a quotation was left open before this part: a closing mark that comes first then closes it.
    """
    found: list[Quotation] = []
    opened, mark, past = -1, "", 0
    for match in _MARK.finditer(text, start, end):
        here, sign = match.start(), match.group()[:2]
        if here < past:
            continue
        if opened >= 0:
            if _closes(text, here, sign, mark, end):
                past = match.end() + _is_doubled(text, opened, match.end(), end)
                found.append(Quotation(opened, past))
                opened = -1
        elif _opens(text, here, sign, start, end):
            opened, mark = here, sign
        elif carried and not found and (sign in _ONLY_CLOSE or sign in "\"''"):
            found.append(Quotation(start, match.end(), carried=True))
    if opened >= 0 and end - opened > 2:
        found.append(Quotation(opened, end, closed=False))
    return _with_singles(text, found, start, end)


def _opens(text: str, here: int, sign: str, start: int, end: int) -> bool:
    if sign not in CLOSED_BY or here + len(sign) >= end:
        return False
    before = text[here - 1] if here > start else " "
    if sign in "“„«``「『":
        return True
    if sign == "»":
        return before in _BEFORE_OPEN and text[here + 1] not in _NO_OPEN_AFTER
    if sign in "\"''":
        return not before.isdigit() and (before in _BEFORE_OPEN or not text[here + len(sign)].isspace())
    return here == start or (before in _BEFORE_OPEN and text[here + 1] not in _NO_OPEN_AFTER)


def _closes(text: str, here: int, sign: str, mark: str, end: int) -> bool:
    if sign not in CLOSED_BY[mark]:
        return False
    if sign == "“" and mark in '“"':  # meant as a closing mark only where nothing can open
        return text[here - 1] in ",.?!" and (here + 1 >= end or text[here + 1].isspace())
    if sign != mark:
        return True
    # A straight mark right before a word, after a space, opens one inside.
    after = text[here + len(sign)] if here + len(sign) < end else " "
    return after in _AFTER_CLOSE or not text[here - 1].isspace()


def _is_doubled(text: str, opened: int, closed: int, end: int) -> bool:
    """Whether two marks close what two marks opened: ““No.””."""
    return closed < end and text[opened + 1] in '"“' and text[closed] in '"”'


def _with_singles(text: str, doubles: list[Quotation], start: int, end: int) -> list[Quotation]:
    """The same with those in single marks, which are only looked for outside the others."""
    found: list[Quotation] = []
    gap = start
    for double in doubles:
        found += _singles(text, gap, double.start)
        found.append(double)
        gap = double.end
    return found + _singles(text, gap, end)


def _singles(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened = -1
    for match in _SINGLE.finditer(text, start, end):
        here = match.start()
        before = text[here - 1] if here > start else " "
        after = text[here + 1] if here + 1 < end else " "
        if opened >= 0 and here - opened > _LONGEST_SINGLE:
            opened = -1
        if opened < 0:
            if match.group() != "’" and before in _BEFORE_OPEN and not after.isspace():
                opened = here
        elif match.group() != "‘" and after in _AFTER_CLOSE and not before.isspace() and here - opened > 2:
            found.append(Quotation(opened, here + 1))
            opened = -1
    return found
