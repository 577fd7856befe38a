"""Questions about who said what: "who denied ...", "did ... deny ...", "was it denied by ..."."""

from __future__ import annotations

from typing import Final

from bot.domain.vocabulary import Stance
from bot.reading import reasons
from bot.reading.asked import AskDid, AskSaid, AskWho, Reading
from bot.reading.lexicon import BY_FORM, PEOPLE, Verb
from bot.reading.objects import fits, holds_denial, names_anything, names_nothing, turns_round, unwrapped
from bot.reading.shape import Found, Shape
from bot.reading.words import Words

_NOT = "(?:(?:not|never) )?"
_BY = "by (?!anyone|anybody|someone)<SPEAKER>"
_WHEN = "(?:(?:when|where|how|if|whether) )?"
_NOUN = "(?:the|this|that|a|an|any) (?P<noun>claim|accusation|allegation|statement|assertion|report|denial)s?"


def _who(found: Found) -> Reading | None:
    verb, about = BY_FORM[found.part("verb").line], found.part("about")
    return _asked_who(verb.stance, unwrapped(verb, about), verb.confirms) if fits(verb, about.line) else None


def _who_noun(found: Found) -> Reading:
    stance = Stance.DENIES if found.part("noun").line.startswith("denial") else Stance.ASSERTS
    return _asked_who(stance, found.part("about"))


def _asked_who(stance: Stance, about: Words, confirms: bool = False) -> Reading:
    if stance not in (Stance.ASSERTS, Stance.DENIES):
        return reasons.OTHER_STANCE
    if names_anything(about):
        return reasons.NAME_WHO
    if names_nothing(about):
        return AskWho(stance, None, confirms)
    return _reversed(about) if turns_round(about) else AskWho(stance, about.text, confirms)


def _reversed(about: Words) -> Reading:
    return reasons.DENIAL_INSIDE if holds_denial(about) else reasons.REVERSED


def _did(found: Found) -> Reading | None:
    verb, about, speaker = BY_FORM[found.part("verb").line], found.part("about"), found.part("speaker")
    if not fits(verb, about.line):
        return None
    return reasons.WHO_IS_MEANT if speaker.line in PEOPLE else _asked_did(verb, speaker, about)


def _asked_did(verb: Verb, speaker: Words, wrapped: Words) -> Reading:
    about = unwrapped(verb, wrapped)
    if names_anything(wrapped):
        return AskSaid(speaker.text, stance=verb.stance)
    if names_nothing(wrapped) or names_nothing(about):
        return AskDid(speaker.text, verb.stance, None, verb.confirms)
    return _reversed(about) if turns_round(about) else AskDid(speaker.text, verb.stance, about.text, verb.confirms)


def _silent(found: Found) -> Reading | None:
    return reasons.SILENT if fits(BY_FORM[found.part("verb").line], found.part("about").line) else None


SHAPES: Final = (
    # who has not denied it: everybody in the world
    Shape(r"<WHO> (?:(?:<HAVE>|<DO>) )?(?:not|never) <FINITE><ABOUT>", _silent),
    Shape(r"<WHO> (?:<BE>|<HAVE> been) (?:not|never) <PROGRESSIVE><ABOUT>", _silent),
    Shape(r"(?:<HAVE>|<DO>) <ANYONE> (?:not|never) <FINITE><ABOUT>", _silent),
    # who denied that ...; who is denying that ...; has anyone denied that ...
    Shape(r"<WHO> (?:(?:<HAVE>|<DO>) )?<FINITE><ABOUT>", _who),
    Shape(r"<WHO> (?:<BE>|<HAVE> been) <PROGRESSIVE><ABOUT>", _who),
    Shape(r"(?:<HAVE>|<DO>)(?: not)? <ANYONE> <FINITE><ABOUT>", _who),
    Shape(r"(?:<BE>|<HAVE>)(?: not)? <ANYONE> (?:been )?<PROGRESSIVE><ABOUT>", _who),
    # who made the claim that ...; is there any denial that ...
    Shape(
        rf"who (?:(?:is|was) behind|made|issued|raised|published) {_NOUN} (?:that|of|about) (?P<about>.+)",
        _who_noun,
    ),
    Shape(r"(?:<BE> there )?(?:(?:a|an|any|the) )?(?P<noun>denials?) (?:that|of|about) (?P<about>.+)", _who_noun),
    # was it denied that ...; was it denied by ...; who was it denied by; was it denied
    Shape(r"(?:<BE>|<HAVE>) it (?:been )?<PERFECT> that (?P<about>.+)", _who),
    Shape(rf"{_WHEN}(?:<BE>|<HAVE>)(?: not)? (?P<about>.+?) been <PERFECT> {_BY}", _did),
    Shape(rf"{_WHEN}<BE>(?: not)? (?P<about>.+?) <PERFECT> {_BY}", _did),
    Shape(r"(?:by whom|who) (?:<BE>|<HAVE>) (?P<about>.+?) (?:been )?<PERFECT>(?: by)?", _who),
    Shape(rf"{_WHEN}<HAVE>(?: not)? (?P<about>.+?) been <PERFECT>(?: by <ANYONE>)?", _who),
    Shape(rf"{_WHEN}<BE>(?: not)? (?P<about>.+?) <PERFECT>(?: by <ANYONE>)?", _who),
    # did ... deny that ...; has ... denied that ...; is ... denying that ...; whether ... denied that ...
    Shape(rf"{_WHEN}(?:<DO>|will)(?: not)? <SPEAKER> {_NOT}<BASE><ABOUT>", _did),
    Shape(rf"{_WHEN}<HAVE>(?: not)? <SPEAKER> {_NOT}<PERFECT><ABOUT>", _did),
    Shape(rf"{_WHEN}<HAVE>(?: not)? <SPEAKER> {_NOT}been <PROGRESSIVE><ABOUT>", _did),
    Shape(rf"{_WHEN}<BE>(?: not)? <SPEAKER> {_NOT}<PROGRESSIVE><ABOUT>", _did),
    Shape(rf"(?:if|whether|when) <SPEAKER> (?:<HAVE> )?{_NOT}<FINITE><ABOUT>", _did),
)
