"""What a reporting verb is about: the words after it, without the wrapping."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.lexicon import CLAIM_NOUNS, DENIALS, PRONOUNS, REVERSERS, Verb, any_of
from bot.reading.words import Words

_NOUN: Final = (
    rf"(?:(?:the|this|that|these|those|any|all|its|his|her|their|a|an|earlier|previous|own|some) )*"
    rf"(?:{any_of((*CLAIM_NOUNS, 'denial', 'word', 'remark', 'figure', 'number'))}s?)"
)
_STARTS_WITH_CLAIM = re.compile(rf"(?:(?:\S+ 's )?{_NOUN}|{any_of(PRONOUNS)})(?: .*)?")
_STARTS_WITH_THAT = re.compile(r"(?:that|there|so)(?: .*)?")
_WRAPPING = re.compile(
    rf"(?:{_NOUN} (?:that|of|about|against \S+ (?:of|that))|"
    r"that|to have|having|to be|being|to|the fact that|whether|about|on) "
)
_INDEFINITE = ("anything", "something", "everything", "nothing", "what")
_BARE_NOUN = re.compile(_NOUN)


def fits(verb: Verb, after: str) -> bool:
    """Whether the keys after a verb are such that it reports something."""
    if verb.needs == "that":
        return _STARTS_WITH_THAT.fullmatch(after) is not None
    if verb.needs == "claim":
        return not after or _STARTS_WITH_CLAIM.fullmatch(after) is not None
    return not verb.splits or not after or f" {verb.splits} " in f" {after} "


def unwrapped(verb: Verb, words: Words) -> Words:
    """The words that say what it is about: no "that", no "the claim that", no "of" between whom and what."""
    if verb.splits in words.keys[1:-1]:
        at = words.keys.index(verb.splits, 1)
        first, last = words.part(0, at), words.part(at + 1, len(words.keys))
        return Words(first.shown + last.shown, first.keys + last.keys, first.aside + last.aside)
    while (found := _WRAPPING.match(words.line)) is not None:
        words = words.part(found.group().count(" "), len(words.keys))
    return words


def names_nothing(words: Words) -> bool:
    """Whether they only point back: "it", "the accusation"."""
    return not words.keys or words.line in PRONOUNS or _BARE_NOUN.fullmatch(words.line) is not None


def names_anything(words: Words) -> bool:
    """Whether they leave open what is meant: "anything"."""
    return words.line in _INDEFINITE


def points_at_one(words: Words) -> bool:
    """Whether they point back to one claim: "it", "the accusation", but not "the accusations"."""
    return names_nothing(words) and bool(words.keys) and not names_anything(words) and words.line[-1] != "s"


def holds_denial(words: Words) -> bool:
    """Whether they name a denial of the claim."""
    return not DENIALS.isdisjoint(words.keys)


def turns_round(words: Words) -> bool:
    """Whether they say the opposite of the claim they name, or name somebody else's denial of it."""
    return not REVERSERS.isdisjoint(words.keys)
