"""The slices in which attributed statements are counted: speech, and by how much of the content is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.reading.statements import Span

_MARKS: Final = '“”"«»„‟'


def slices_of(text: str, content: tuple[Span, ...], cue_parts: tuple[Span, ...]) -> list[str]:
    """The slices a statement with that content and cue is counted in: all, speech, quoted, direct, mixed, indirect."""
    kind = _quoting(text, content)
    cue = " ".join(text[start:end] for start, end in cue_parts)
    names = ["all", kind]
    if kind == "direct" or reports(cue):
        names.append("speech")
    if kind in ("direct", "mixed"):
        names.append("quoted")
    return names


def _quoting(text: str, content: tuple[Span, ...]) -> str:
    parts = [(start, end, words) for start, end in content if (words := text[start:end].strip())]
    if parts and all(_is_quoted(text, *part[1:]) for part in parts):
        return "direct"
    return "mixed" if any(mark in words for _, _, words in parts for mark in _MARKS) else "indirect"


def _is_quoted(text: str, end: int, words: str) -> bool:
    opens = words[0] in _MARKS or words.startswith("``") or (words[0] in "‘'" and len(words) > 1)
    closes = (
        words[-1] in _MARKS or words[-2:-1] in list(_MARKS) or words[-1] in "’'" or text[end : end + 1] in list(_MARKS)
    )
    return opens and (closes or "\n" in text[end : end + 3]) and sum(mark in _MARKS for mark in words[1:-2]) <= 2


_REPORTS: Final = frozenset(
    (
        "say state add note claim assert maintain insist argue contend declare announce explain write tweet post "
        "comment remark observe mention report estimate predict forecast suggest imply indicate stress emphasize "
        "emphasise reiterate repeat conclude continue reply respond answer reveal disclose recall recount testify "
        "tell inform joke quip acknowledge concede allege charge caution reckon proclaim pronounce propose "
        "recommend advise point opine elaborate clarify lament complain assure reassure swear boast brag exclaim "
        "shout yell whisper mutter concur agree warn describe characterize characterise label call dub brand cite "
        "quote hint signal speculate theorize posit retort counter vow pledge promise threaten confess admit "
        "confirm affirm reaffirm verify attest retweet echo underscore highlight read deny reject dismiss dispute "
        "refute rebut contradict disavow repudiate disclaim discount disagree debunk accuse blame criticize "
        "criticise slam blast attack condemn denounce decry deride mock rebuke chide lambast lambaste rip "
        "chastise castigate fault berate scold skewer assail indict bash ridicule scorn corroborate unveil ask "
        "question wonder inquire demand urge request order retract recant apologize apologise backtrack decline "
        "refuse"
    ).split()
)
_ENDINGS: Final = (
    ("ied", "y"),
    ("ies", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
    ("d", ""),
)
_IRREGULAR: Final = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "swore": "swear", "sworn": "swear",
}  # fmt: skip


def reports(cue: str) -> bool:
    """Whether a cue is one of saying, "according to", or a colon: the slice "speech"."""
    lower = cue.lower()
    if lower.strip() == ":":
        return True
    return any(word == "according" or not _REPORTS.isdisjoint(_bases(word)) for word in re.findall("[a-z]+", lower))


def _bases(word: str) -> Iterator[str]:
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            base = word[: -len(ending)] + instead
            yield base
            if ending in ("ed", "ing") and len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]
