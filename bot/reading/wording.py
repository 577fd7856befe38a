"""Help with our own sentences: words that take a side, and what does not belong into a claim.

Only hints, never a refusal. What stands in quotation marks is somebody's own words and is left alone.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from bot.domain.vocabulary import Form
from bot.reading.lexicon import VERBS, any_of
from bot.reading.quotes import quoted, without_quotations
from bot.reading.statements import AttributedStatement, Mention, read

_LOWER: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)  # keeps every place, as lower() may not
_NOT: Final = re.compile(
    r"(?<![\w-])(?:not|never|cannot|\w+n['’]t|nobody|none|neither|nothing|no(?!\.|-)|"
    r"den(?:y|ies|ied|ying|ials?))(?![\w-])(?! only| later than| more than| less than| fewer than)",
    re.IGNORECASE,
)
_SAYS_THAT: Final = re.compile(
    rf"(?<![\w-])(?P<verb>{any_of(form for verb in VERBS for form in verb.finite)}) that(?!\w)|"
    r"(?<![\w-])(?P<by>according to|in the words of)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at: `word` as it stands in the sentence, `why`, and what to write `instead`. Plain text."""

    word: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the list of loaded words."""

    words: tuple[str, ...]
    why: str
    instead: str
    excepted: tuple[str, ...]


def hints(sentence: str) -> Sequence[Hint]:
    """What might be put more neutrally in a sentence of ours, in its order; each matter once, nothing in a neutral one.

    Meant for the text of a claim, of which the speaker, the reporting verb and the denial belong to the statement.
    """
    ours = without_quotations(sentence, quoted(sentence))
    found = [*_speaker(ours), *_negation(ours), *_loaded(ours)]
    return [hint for _, hint in sorted(found, key=lambda one: one[0])]


def _speaker(ours: str) -> Iterator[tuple[int, Hint]]:
    """Who says so, when the sentence tells: by name, or by a reporting verb alone."""
    why = "who says so belongs to the statement, not into the claim"
    instead = "write only what is said to be so"
    who = next(filter(None, map(_named, read(ours))), None)
    told = _SAYS_THAT.search(ours)
    if who is not None:
        yield who.span.start, Hint(who.words, why, instead)
    elif told:
        yield told.start(), Hint(told["verb"] or told["by"], why, instead)


def _named(one: AttributedStatement) -> Mention | None:
    """Whose account a sentence gives, when it names them; that somebody used certain words may well be a claim."""
    who = one.speaker
    named = who is not None and who.sure and who.words.removeprefix("The ")[:1].isupper()
    return who if named and one.form is Form.PARAPHRASE else None


def _negation(ours: str) -> Iterator[tuple[int, Hint]]:
    denied = _NOT.search(ours)
    if denied:
        yield (
            denied.start(),
            Hint(
                denied.group(),
                "a claim is affirmative, so that both sides meet on it",
                "write what was denied, and let the stance deny it",
            ),
        )


def _loaded(ours: str) -> Iterator[tuple[int, Hint]]:
    pattern, entries = _loaded_words()
    lowered = ours.translate(_LOWER)
    seen: set[int] = set()
    for match in pattern.finditer(lowered):
        at = entries[match.group()]
        entry = _entries()[at]
        if at not in seen and not _excepted(entry, lowered, match):
            seen.add(at)
            yield match.start(), Hint(ours[match.start() : match.end()], entry.why, entry.instead)


def _excepted(entry: _Entry, ours: str, match: re.Match[str]) -> bool:
    """Whether the word stands in a phrase in which it is plain."""
    return any(
        ours.startswith(phrase, max(0, match.start() - phrase.find(match.group())))
        for phrase in entry.excepted
        if match.group() in phrase
    )


@cache
def _entries() -> tuple[_Entry, ...]:
    """The list, read when it is first asked for."""
    written = tomllib.loads(files("bot.data").joinpath("loaded-words.toml").read_text(encoding="utf-8"))
    return tuple(
        _Entry(tuple(entry["words"]), entry["why"], entry["instead"], tuple(entry.get("except", ())))
        for entry in written["entry"]
    )


@cache
def _loaded_words() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern for all words of the list, and the entry of each."""
    entries = {word: at for at, entry in enumerate(_entries()) for word in entry.words}
    return re.compile(rf"(?<![\w-]){any_of(map(re.escape, entries))}(?!\w)"), entries
