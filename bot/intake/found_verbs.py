"""Verbs of a claim: whether words are a sentence, and a sentence out of "violating ..." or "to sign ..."."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.words import FINITE, FLAGS, PREPOSITION

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NO_VERB_AFTER: Final = frozenset(
    "the a an its his her their our my your any no some each every these those other another and or".split()
)
"""Before a noun, so that what looks like a verb is part of that: "the alleged shelling", "the will of the people"."""

_RELATIVE: Final = frozenset(("who", "which", "that"))
_NOT_FINITE: Final = frozenset(
    "be been being am hundred indeed united armed alleged speed exceed proceed succeed wounded unprecedented".split()
)
_GERUND: Final = re.compile(
    r"(?P<no>not |never )?(?:ever |even )?(?P<how>\w+ly )?(?P<verb>\w{2,}ing)\b(?P<rest>.*)", re.DOTALL
)
_NO_GERUND: Final = frozenset(
    "nothing anything something everything wrongdoing king thing evening morning during spring string ceiling "
    "according regarding concerning following including".split()
)
_STATES: Final = {
    "knowing": ("know", "knew"),
    "owning": ("own", "owned"),
    "wanting": ("want", "wanted"),
    "believing": ("believe", "believed"),
    "seeing": ("see", "saw"),
    "hearing": ("hear", "heard"),
    "meeting": ("meet", "met"),
}
"""Verbs that are not said with "was ...ing"."""

_TO: Final = re.compile(r"(?P<first>not )?to (?P<second>not )?(?P<verb>\w+)\b(?P<rest>.*)", re.DOTALL)
_SUBJECTS: Final = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}
_SEVERAL: Final = re.compile(r"\b(?:they|we|you|people|police|troops|men|women|[a-z][\w-]*[^\Wsui]s)\Z|\w and \w")
_NAME_END: Final = 80  # characters
_ONE: Final = frozenset(("news", "politics", "press"))


def finite(clause: str) -> bool:
    """Whether there is a verb in `clause` that makes a sentence of it; in doubt not."""
    before = ""
    for found in _WORD.finditer(clause):
        word = found.group()
        if _is_finite(word, before):
            return True
        if before not in _RELATIVE or not FLAGS.get(word, 0) & FINITE:  # "the man who was filmed"
            before = word.lower()
    return False


def was(who: str) -> str:
    """The word "was", or "were" when `who` are several, as far as can be told from the words."""
    several = _SEVERAL.search(who[-_NAME_END:])
    return "were" if several and who.rpartition(" ")[2] not in _ONE else "was"


def subject(name: str) -> str:
    """A name, or "they" for "them"."""
    return _SUBJECTS.get(name.lower(), name)


def gerund(who: str, clause: str) -> str | None:
    """The sentence that `who` says in "violating ...", "having violated ..." or "being ..."; None for other words."""
    found = _GERUND.fullmatch(clause)
    if found is None or found["verb"].lower() in _NO_GERUND:
        return None
    verb, rest = found["verb"].lower(), found["rest"]
    no, how = "not " if found["no"] else "", found["how"] or ""
    if verb == "having":
        return f"{who} had {no}{how}{rest.lstrip()}"
    if verb == "being":
        return f"{who} {was(who)} {no}{how}{rest.lstrip()}"
    if verb in _STATES:
        base, past = _STATES[verb]
        return f"{who} {f'did not {how}{base}' if no else f'{how}{past}'}{rest}"
    return f"{who} {was(who)} {no}{how}{verb}{rest}"


def infinitive(who: str, clause: str, *, ahead: str | None) -> str | None:
    """The sentence that `who` says in "to have seen ..." or "to be ..."; and with `ahead` ("will") in "to sign ...".

    None for other words.
    """
    found = _TO.fullmatch(clause)
    if found is None:
        return None
    no, verb, rest = "not " if found["first"] or found["second"] else "", found["verb"], found["rest"]
    if ahead is not None:
        return f"{who} {ahead} {no}{verb}{rest}"
    if verb == "have":
        return f"{who} had {no}{rest.lstrip()}"
    return f"{who} {was(who)} {no}{rest.lstrip()}" if verb == "be" else None


def _is_finite(word: str, before: str) -> bool:
    if word in _NOT_FINITE or not word.islower() or not before or before in _RELATIVE:
        return False
    if FLAGS.get(word, 0) & FINITE:
        return before not in _NO_VERB_AFTER
    regular = word.endswith("ed") and len(word) > len("need")
    return regular and before not in _NO_VERB_AFTER and not FLAGS.get(before, 0) & PREPOSITION
