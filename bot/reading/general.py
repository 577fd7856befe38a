"""What is no question about speech: opinions we have none of, "is it true", and bare words to search for."""

from __future__ import annotations

from typing import Final

from bot.reading import reasons
from bot.reading.asked import AskSearch, AskTrue, NotUnderstood, Reading
from bot.reading.lexicon import PEOPLE, PRONOUNS
from bot.reading.objects import names_nothing
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


def _true(found: Found) -> Reading:
    about = found.part("about")
    return reasons.WHAT_IS_MEANT if names_nothing(about) else AskTrue(about.text)


def _search(found: Found) -> Reading:
    about = found.part("about")
    return reasons.WHAT_IS_MEANT if about.line in PRONOUNS + PEOPLE else AskSearch(about.text)


OPINIONS: Final = (
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
    Shape(r"(?:<BE>|<DO>|<HAVE>)(?: not)? (?:there )?(?:been )?(?:any )?(?P<about>.+)", _true),
    Shape(r"(?:if|whether) (?P<about>.+)", _true),
    # what else begins like a question, and bare words: a search
    Shape(r"how (?:many|much) (?P<about>.+)", _search),
    _refuse(r"how(?: .+)?", reasons.HELP),
    Shape(
        r"(?:what|when|where|who|whom|whose|which)(?: (?:<BE>|<DO>|<HAVE>|happened|about))*"
        r"(?: (?:in|to|the|a|an|with|of))* (?P<about>.+)",
        _search,
    ),
    _refuse(r"(?:what|when|where|who|whom|whose|which|<BE>|<DO>|<HAVE>)(?: .*)?", reasons.HELP),
    Shape(r"(?:(?:search|look|find|anything|something|records?|news|info|about|on|for|up) )*(?P<about>.+)", _search),
)
