"""What is no question about speech: opinions we have none of, "is it true", and bare words to search for."""

from __future__ import annotations

from typing import Final

from bot.reading import reasons
from bot.reading.asked import AskAlso, AskSearch, AskTrue, AskWhoIs, NotUnderstood, Reading
from bot.reading.lexicon import DEATHS, OTHER_VERBS, PEOPLE, PRONOUNS, any_of
from bot.reading.objects import names_anything, names_nothing
from bot.reading.shape import Found, Shape

_VERDICT = (
    "(?:right|wrong|lying|lie|lied|to blame|at fault|responsible|guilty|winning|honest|trustworthy|credible|reliable|"
    "good|bad|evil|telling the truth|tell the truth|the aggressor|the victim|better|worse)"
)
_TRUE = (
    "(?:true|correct|accurate|a fact|the case|real|so|false|fake|a lie|fake news|propaganda|untrue|incorrect|proven|"
    "verified)"
)


def _refuse(pattern: str, reason: NotUnderstood) -> Shape:
    return Shape(pattern, lambda _: reason)


def _who_is(found: Found) -> Reading:
    speaker = found.part("speaker")
    return reasons.WHO_IS_MEANT if speaker.line in PEOPLE else AskWhoIs(speaker.text)


def _true(found: Found) -> Reading:
    about = found.part("about")
    if names_anything(about):
        return reasons.WHAT_IS_MEANT
    return AskTrue(None if names_nothing(about) else about.text)


def _search(found: Found) -> Reading:
    about = found.part("about")
    return reasons.WHAT_IS_MEANT if about.line in PRONOUNS + PEOPLE else AskSearch(about.text)


def _count(found: Found) -> Reading:
    reading, about = _search(found), found.part("about")
    if not isinstance(reading, AskSearch) or set(DEATHS).isdisjoint(about.keys):
        return reading
    return AskSearch(about.text, tuple(word for word in DEATHS if word not in about.keys))


def _also(found: Found) -> Reading | None:
    about = found.part("about")
    return None if about.line in PRONOUNS or about.keys[0].startswith("#") else AskAlso(about.text)


OPINIONS: Final = (
    _refuse(
        r".+ (?:and|but) (?:who|what|when|where|why|which|did|does) .+",
        reasons.TWO_QUESTIONS,
    ),
    _refuse(
        "what (?:happened|occurred|(?:<BE>|<HAVE> been) (?:said|claimed|denied|reported))|who (?:spoke|said(?: what)?)",
        reasons.NAME_WHO,
    ),
    _refuse(
        r"help|(?:who|what) are you|how (?:do|does) (?:you|this|it) work|(?:what|how) can (?:you|i) .+|how do i .+",
        reasons.HELP,
    ),
    _refuse(r"(?:why|how come|should|shall|would|could|might|must|can|suppose|imagine)(?: .+)?", reasons.OPINION),
    _refuse(r"(?:(?:what|who|how|which \S+) )?do you (?:think|believe|feel|support|trust)(?: .+)?", reasons.OPINION),
    _refuse(r"(?:(?:what|who|which \S+) )?(?:should|will|would|could|can|must) .+", reasons.OPINION),
)
"""Questions that are none of ours, whatever else is in them."""

VERDICTS: Final = (
    Shape(
        rf"(?:<WHO>|(?:what )?(?:<DO>|<HAVE>|<BE>)(?: not)? \S+(?: \S+){{0,5}}?)(?: (?:<HAVE>|<DO>))? "
        rf"(?P<verb>{any_of(OTHER_VERBS)})(?: .+)?",
        lambda found: reasons.other_verb(found.part("verb").line),
    ),
    _refuse(
        rf"(?:who|which \S+|<BE>|<DO>|<HAVE>)(?: .+?)? {_VERDICT}(?: (?:here|(?:about|on|for|in|to) .+))?",
        reasons.OPINION,
    ),
)
"""Questions for a verdict on somebody, when they are not about what was said."""

FALLBACKS: Final = (
    # is it true that ...; was there ...; did ... happen: the record is shown, a verdict is not
    Shape(rf"<BE>(?: not)? (?:it|that) {_TRUE}(?: that)? (?P<about>.+)", _true),
    Shape(r"(?:true or false|fact check|fact-check|(?:the )?truth about) (?P<about>.+)", _true),
    Shape(rf"<BE>(?: not)? (?P<about>.+?) {_TRUE}", _true),
    Shape(r"(?:what|how) about (?P<about>\S+(?: \S+){0,4})", _also),
    Shape(r"(?:<BE>|<DO>|<HAVE>)(?: not)? (?:there )?(?:been )?(?:any )?(?P<about>.+)", _true),
    Shape(r"(?:if|whether) (?P<about>.+)", _true),
    Shape(r"who <BE> (?:the )?(?P<speaker>(?!(?:in|to|a|an|with|of) )\S+(?: \S+){0,4})", _who_is),
    # what else begins like a question, and bare words: a search
    Shape(r"how (?:many|much) (?P<about>.+)", _count),
    _refuse(r"how(?: .+)?", reasons.HELP),
    Shape(
        r"(?:what|when|where|who|whom|whose|which)(?: (?:<BE>|<DO>|<HAVE>|happened|about))*"
        r"(?: (?:in|to|the|a|an|with|of))* (?P<about>.+)",
        _search,
    ),
    _refuse(r"(?:what|when|where|who|whom|whose|which|<BE>|<DO>|<HAVE>)(?: .*)?", reasons.HELP),
    Shape(r"(?:(?:search|look|find|anything|something|records?|news|info|about|on|for|up) )*(?P<about>.+)", _search),
)
