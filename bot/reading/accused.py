"""Questions that name one claim by its number, and questions about who is accused of what."""

from __future__ import annotations

from typing import Final

from bot.domain.vocabulary import Stance
from bot.reading import reasons
from bot.reading.asked import AskAccused, AskClaim, AskSaid, AskWho, Reading
from bot.reading.lexicon import PEOPLE
from bot.reading.shape import Found, Shape

_ACCUSE = "(?:accuse|accuses|accused|accusing|blame|blames|blamed|blaming)"
_ACCUSED = "(?:accused|blamed|charged)"
_OF = "(?:of|for|with)"
# Whom they accuse, without what of: that would be a claim.
_WHOM = f"(?P<about>(?!(?:.* )?{_OF}(?: |$)).+)"


def _claim(found: Found) -> Reading:
    return AskClaim(found.part("about").text)


def _accused(found: Found) -> Reading:
    speaker = found.part("speaker")
    return reasons.WHO_IS_MEANT if speaker.line in PEOPLE else AskAccused(speaker.text)


def _accuses(found: Found) -> Reading:
    speaker = found.part("speaker")
    if speaker.line in PEOPLE:
        return reasons.WHO_IS_MEANT
    return AskSaid(speaker.text, found.topic(), Stance.ASSERTS)


def _of_what(found: Found) -> Reading:
    return AskWho(Stance.ASSERTS, f"{found.part('speaker').text} {found.part('about').text}")


SHAPES: Final = (
    # #4; what is #4; show me #4; who said S13
    Shape(
        r"(?:(?:show|open|see|view|get|find|explain|claim|statement|number|record|what|about|is|was|does|in) )*"
        r"(?P<about>#\d+|s\d+)(?: (?:say|about|mean))?",
        _claim,
    ),
    Shape(r"who (?:(?:has|have) )?(?:said|says|made|claimed) (?:statement )?(?P<about>s\d+)", _claim),
    # what is Armenia accused of; who accused Armenia; accusations against Armenia
    Shape(
        f"(?:what|which <CLAIMS>) (?:<BE>|<HAVE>) (?:the )?(?P<about>.+?) (?:been |being )?{_ACCUSED}(?: {_OF})? "
        "by <SPEAKER>",
        _accuses,
    ),
    Shape(f"(?:what|which <CLAIMS>) (?:<BE>|<HAVE> been) <SPEAKER> (?:been |being )?{_ACCUSED}(?: {_OF})?", _accused),
    Shape(f"(?:what )?<HAVE>(?: not)? <SPEAKER> been {_ACCUSED}(?: {_OF})?", _accused),
    Shape(f"(?:<BE>|<HAVE>)(?: not)? <SPEAKER> (?:been )?{_ACCUSED} {_OF} (?P<about>.+)", _of_what),
    Shape(f"who (?:(?:<DO>|<HAVE>|<BE>) )?{_ACCUSE} (?:the )?(?P<speaker>(?!.* {_OF} )(?!{_OF}|by).+)", _accused),
    Shape(
        "(?:(?:list|all|any|the|what|which|are|there) )*(?:accusation|allegation|charge)s? against <SPEAKER>", _accused
    ),
    # whom did Bayramov accuse; what did Bayramov accuse Armenia of; did Bayramov accuse Armenia
    Shape(f"whom? (?:<DO>|<HAVE>|<BE>) <SPEAKER> {_ACCUSE}(?: {_OF}(?: (?P<about>.+))?)?", _accuses),
    Shape(f"what (?:<DO>|<HAVE>|<BE>) <SPEAKER> {_ACCUSE} (?:the )?(?P<about>.+?) {_OF}", _accuses),
    Shape(f"(?:<DO>|<HAVE>|<BE>)(?: not)? (?!it |anyone |anybody |nobody )<SPEAKER> {_ACCUSE} {_WHOM}", _accuses),
    # who was accused of spreading disinformation; who is accused
    Shape(f"whom? (?:<BE>|<HAVE> been) (?:being )?{_ACCUSED} by <SPEAKER>", _accuses),
    Shape(f"whom? (?:<BE>|<HAVE> been) (?:being )?{_ACCUSED} {_OF} (?P<about>.+)", _claim),
    Shape(f"whom? (?:<BE>|<HAVE> been) (?:being )?{_ACCUSED}", lambda _: reasons.ACCUSED),
)
