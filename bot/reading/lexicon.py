"""The words that tell what a question is about: reporting verbs with their stance, and the small words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb.

    `needs` is what must follow for it to report anything: "that" ("state that"), or "claim" for a word such as claim
    or accusation ("withdraw the claim", but not "withdraw the troops"). `splits` is the word between whom and what
    ("accuse A of B").
    """

    base: str
    stance: Stance
    past: str = ""
    participle: str = ""
    confirms: bool = False
    needs: str = ""
    splits: str = ""

    @property
    def finite(self) -> tuple[str, ...]:
        """The forms after a subject: "denies", "denied", and "deny" of several."""
        return (self._ending("s"), self.past or self._ending("ed"), self.base)

    @property
    def perfect(self) -> str:
        """The form after "has"."""
        return self.participle or self.past or self._ending("ed")

    @property
    def progressive(self) -> str:
        """The form after "is"."""
        return self._ending("ing")

    def _ending(self, ending: str) -> str:
        """The first word with a regular ending: deny gives denies, denied, denying."""
        word, space, rest = self.base.partition(" ")
        if word[-1] == "y" and word[-2] not in "aeiou" and ending != "ing":
            word = word[:-1] + "ie"
        if word[-1] == "e" and ending == "ing":
            word = word[:-1]
        if word.endswith("t") and word in _DOUBLED and ending != "s":
            word += "t"
        if word[-1] == "e" and ending == "ed":
            ending = "d"
        if word.endswith(("ss", "sh", "ch")) and ending == "s":
            ending = "es"
        return word + ending + space + rest


_DOUBLED = {"admit", "rebut"}
_SAYS, _DENIES = Stance.ASSERTS, Stance.DENIES

VERBS: Final = (
    Verb("say", _SAYS, "said"),
    Verb("claim", _SAYS),
    Verb("allege", _SAYS),
    Verb("assert", _SAYS),
    Verb("report", _SAYS),
    Verb("admit", _SAYS),
    Verb("acknowledge", _SAYS),
    Verb("announce", _SAYS),
    Verb("affirm", _SAYS),
    Verb("warn", _SAYS),
    Verb("contend", _SAYS),
    Verb("agree", _SAYS, needs="that"),
    Verb("argue", _SAYS, needs="that"),
    Verb("believe", _SAYS, needs="that"),
    Verb("concede", _SAYS, needs="that"),
    Verb("declare", _SAYS, needs="that"),
    Verb("insist", _SAYS, needs="that"),
    Verb("maintain", _SAYS, needs="that"),
    Verb("state", _SAYS, needs="that"),
    Verb("suggest", _SAYS, needs="that"),
    Verb("accuse", _SAYS, splits="of"),
    Verb("blame", _SAYS, splits="for"),
    Verb("charge", _SAYS, splits="with"),
    Verb("confirm", _SAYS, confirms=True),
    Verb("corroborate", _SAYS, confirms=True),
    Verb("verify", _SAYS, confirms=True),
    Verb("back up", _SAYS, confirms=True),
    Verb("deny", _DENIES),
    Verb("refute", _DENIES),
    Verb("dispute", _DENIES),
    Verb("rebut", _DENIES),
    Verb("contradict", _DENIES, needs="claim"),
    Verb("contest", _DENIES, needs="claim"),
    Verb("reject", _DENIES, needs="claim"),
    Verb("dismiss", _DENIES, needs="claim"),
    Verb("relay", Stance.RELAYS),
    Verb("pass on", Stance.RELAYS, needs="claim"),
    Verb("retract", Stance.RETRACTS),
    Verb("recant", Stance.RETRACTS),
    Verb("withdraw", Stance.RETRACTS, "withdrew", "withdrawn", needs="claim"),
    Verb("take back", Stance.RETRACTS, "took back", "taken back", needs="claim"),
    Verb("walk back", Stance.RETRACTS, needs="claim"),
    Verb("decline to comment", Stance.WITHHOLDS),
    Verb("refuse to comment", Stance.WITHHOLDS),
    Verb("decline to confirm", Stance.WITHHOLDS),
    Verb("refuse to confirm", Stance.WITHHOLDS),
)

BY_FORM: Final = {form: verb for verb in VERBS for form in (*verb.finite, verb.perfect, verb.progressive)}

CLAIM_NOUNS: Final = (
    "claim",
    "accusation",
    "allegation",
    "charge",
    "report",
    "assertion",
    "statement",
    "idea",
    "suggestion",
)
PRONOUNS: Final = (
    "it",
    "that",
    "this",
    "so",
    "them",
    "these",
    "those",
    "anything",
    "something",
    "everything",
    "any of it",
)
"""What stands for something said before."""

PEOPLE: Final = ("he", "she", "they", "it", "him", "her", "them", "we", "you", "i", "this", "that")
"""What stands for somebody named before."""

DENIALS: Final = frozenset(("deny", "denies", "denied", "denying", "denial", "denials"))
"""Words for a denial, which inside a claim turn it round."""

REVERSERS: Final = DENIALS | {"not", "never", "cannot", "nobody", "no-one"}
"""Words that turn a claim round, so that who asserts it and who denies it change places."""

OTHER_VERBS: Final = tuple(
    "condemn condemns condemned condemning criticise criticises criticised criticize criticizes criticized praise "
    "praises praised welcome welcomes welcomed support supports supported oppose opposes opposed threaten threatens "
    "threatened promise promises promised urge urges urged demand demands demanded endorse endorses endorsed imply "
    "implies implied hint hints hinted regret regrets regretted propose proposes proposed".split()
)
"""Verbs of speaking that neither claim nor deny a thing."""

DEATHS: Final = ("casualties", "killed", "dead", "deaths", "died", "victims", "fatalities")
"""Words that sources use for much the same number, though not always."""

ADVERBS: Final = frozenset(
    "ever actually really also already even officially publicly explicitly formally still just now recently then again "
    "yet finally either openly directly simply indeed exactly else all categorically flatly specifically currently "
    "since first both".split()
)
"""Words that may stand anywhere and change nothing in what is asked; "since" only when no time follows it."""

TIME_STARTS: Final = re.compile(
    r"\d.*|an?|the|last|this|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?"
)
"""The first word of a time, before which "since" is no mere adverb."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
