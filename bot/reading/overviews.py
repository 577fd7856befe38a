"""Questions about the record as a whole or about one speaker: contested, unanswered, compared, changed, said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.domain.vocabulary import Stance
from bot.reading import reasons
from bot.reading.asked import (
    AskChanges,
    AskClaim,
    AskCompare,
    AskContested,
    AskSaid,
    AskSearch,
    AskUnanswered,
    NotUnderstood,
    Reading,
)
from bot.reading.lexicon import BY_FORM, PEOPLE
from bot.reading.objects import names_nothing, points_at_one, unwrapped
from bot.reading.shape import Found, Shape

_LIST = "(?:(?:list|all|any|the|every|current|currently) )*"
_IN_DISPUTE = "(?:contested|disputed|in dispute|under dispute|controversial|disagreed (?:on|about))"
_NOT_ANSWERED = (
    "(?:unanswered|not (?:been )?answered|never (?:been )?answered|(?:no|without (?:an |any )?)"
    "(?:answer|reply|response)s?)"
)
_TO = "(?: (?:to|on|about|regarding|in))?<ABOUT>"
_ON = "(?: (?:on|about|over|regarding|in) .+)?"
_PAIR = "(?:the )?(?P<first>.+?) {} (?:the )?(?P<second>.+?)"
_OPINION = "(?:positions?|stance|views?|line|take|opinion|version|side|account)"
_WORDS = (
    "(?:responses?|reactions?|statements?|claims?|words|answers?|repl(?:y|ies)|remarks|comments?|quot(?:e|ation)s?)"
)
_MIND = f"(?:{_OPINION}|minds?|stor(?:y|ies)|stances|tune|lines|numbers?|figures?|tone)"
_CHANGE = "(?:chang|shift|switch|alter|revis|revers|evolv)(?:e|ed|ing)?"
_TURN = "(?:backtrack(?:ed)?|flip(?:ped)?|flip-flop(?:ped)?|(?:contradict|revers|correct)(?:e|ed)?|ma(?:k|d)e a u-turn)"
_UNDONE = "(?:retract(?:ed)?|withdr(?:aw|awn|ew)|tak(?:e|en) back|walk(?:ed)? back|(?:chang|revis|revers)(?:e|ed))"


def _unanswered(found: Found) -> Reading:
    wrapped = found.part("about")
    about = unwrapped(BY_FORM["say"], wrapped)
    if names_nothing(wrapped) or names_nothing(about):
        return AskUnanswered(points_back=points_at_one(wrapped))
    return AskUnanswered(about.text)


def _unanswered_by(found: Found) -> Reading:
    """Whether one speaker has answered: of one claim when it is named, otherwise of all."""
    reading, whose = _unanswered(found), found.part("whose")
    if not isinstance(reading, AskUnanswered) or _ANYBODY.fullmatch(whose.line):
        return reading
    return reasons.WHO_IS_MEANT if whose.line in PEOPLE else replace(reading, whose=whose.text)


def _contested(found: Found) -> Reading:
    return AskContested(found.topic())


def _compare(found: Found) -> Reading:
    first, second = found.part("first"), found.part("second")
    return reasons.WHO_IS_MEANT if {first.line, second.line} & set(PEOPLE) else AskCompare(first.text, second.text)


def _changes(found: Found) -> Reading:
    speaker = found.part("speaker")
    return reasons.WHO_IS_MEANT if speaker.line in PEOPLE else AskChanges(speaker.text)


def _said(found: Found) -> Reading | None:
    speaker = found.part("speaker")
    if speaker.keys[-1] == "to":  # "did Russia refuse to comment" is about the refusal
        return None
    return reasons.WHO_IS_MEANT if speaker.line in PEOPLE else AskSaid(speaker.text, found.topic(), _stance(found))


def _stance(found: Found) -> Stance | None:
    """The stance asked for; of words such as say, none in particular."""
    verb = BY_FORM.get(found.part("saying").line) if "saying" in found.match.groupdict() else None
    if verb is None or (verb.stance is Stance.ASSERTS and not (verb.confirms or verb.splits or verb.base in _CLAIM)):
        return None
    return verb.stance


def _is_contested(found: Found) -> Reading:
    about = found.part("about")
    return AskClaim(None if names_nothing(about) else about.text)


def _refused(reason: NotUnderstood) -> Callable[[Found], Reading]:
    return lambda _: reason


def _search(found: Found) -> Reading:
    about = found.topic()
    return reasons.WHAT_IS_MEANT if about is None else AskSearch(about)


_CLAIM: Final = ("claim", "allege", "assert")
_ANYBODY = re.compile("(?:any|some|every|no)(?:one|body)|no one|(?:any|either|all|both)(?: the)? \\S+|they|people")

_UNANSWERED: Final = (
    # what has Armenia not answered
    Shape(
        "(?:what|which <CLAIMS>) (?:<DO>|<HAVE>|<BE>) (?P<whose>\\S+(?: \\S+){0,5}?) (?:not|yet to|failed to|never) "
        f"<ANSWERED>{_TO}",
        _unanswered_by,
    ),
    Shape("(?:<HAVE>|<BE>)(?: not)? (?P<about>.+?) (?:not )?(?:been )?answered by (?P<whose>.+)", _unanswered_by),
    Shape("(?:<HAVE>|<BE>)(?: not)? (?P<about>.+?) (?:not )?been answered", _unanswered),
    Shape("<BE>(?: not)? (?P<about>.+?) (?:not )?answered", _unanswered),
    # who has not answered; who is silent on ...
    Shape(
        "<WHO> (?:(?:<BE>|<HAVE>|<DO>) )?(?:not|yet to|to|never|failed to|fails to) "
        f"(?:<ANSWERED>|commented|comment){_TO}",
        _unanswered,
    ),
    Shape(
        "<WHO> (?:(?:<HAVE>|<DO>) )?(?:answer(?:ed|s)?(?: to)?|(?:respond|repl(?:y|ied)|react)(?:ed)? (?:to|on)) "
        "(?P<about>.+)",
        _unanswered,
    ),
    Shape(f"<WHO> (?:<BE>|<HAVE> been|remains?|stays?|stayed|keeps) (?:silent|quiet){_TO}", _unanswered),
    # what is unanswered; which accusations have no answer; unanswered accusations
    Shape(
        f"(?:what|which <CLAIMS>) (?:<BE>|<HAVE>|remains?|stays?|went|goes|go)(?: been)? {_NOT_ANSWERED}{_TO}",
        _unanswered,
    ),
    Shape(f"{_LIST}unanswered(?: <CLAIMS>)?{_TO}", _unanswered),
    Shape(f"{_LIST}<CLAIMS> (?:with|that <HAVE>) {_NOT_ANSWERED}{_TO}", _unanswered),
    # has Armenia answered the accusation that ...; has the accusation that ... been answered
    Shape(r"(?:<DO>|<HAVE>|<BE>)(?: not)? (?P<whose>\S+(?: \S+){0,5}?) (?:not )?answer(?:ed)?<ABOUT>", _unanswered_by),
    Shape(
        r"(?:<DO>|<HAVE>|<BE>)(?: not)? (?P<whose>\S+(?: \S+){0,5}?) (?:not )?<ANSWERED>(?: (?:to|on) (?P<about>.+))?",
        _unanswered_by,
    ),
    Shape(f"<BE> there (?:an |any |a )?(?:answers?|repl(?:y|ies)|responses?){_TO}", _unanswered),
)

_CONTESTED: Final = (
    Shape(
        "(?:what|which <CLAIMS>|is anything|<BE> (?:there )?(?:anything|any <CLAIMS>)) "
        f"(?:<BE> )?(?:being )?{_IN_DISPUTE}<ON>",
        _contested,
    ),
    Shape(f"(?:what|which <CLAIMS>) (?:about|on|in) (?P<about>.+?) <BE> {_IN_DISPUTE}", _contested),
    Shape(f"{_LIST}{_IN_DISPUTE}(?: <CLAIMS>)?<ON>", _contested),
    Shape(f"{_LIST}<CLAIMS> (?:(?:that|which) are )?{_IN_DISPUTE}<ON>", _contested),
    Shape(
        "(?:on )?(?:what|where) <DO> (?:they|people|both sides|the (?:two )?(?:sides|parties)) "
        f"(?:disagree|differ)(?: over)?{_TO}",
        _contested,
    ),
    Shape(f"<BE>(?: not)? (?P<about>.+?) {_IN_DISPUTE}", _is_contested),
)

_COMPARED: Final = (
    Shape(f"compare {_PAIR.format('(?:and|with|to|versus|against)')}{_ON}", _compare),
    Shape(r"compare (?P<first>\S+) (?P<second>\S+)", _compare),
    Shape("compare .+", _refused(reasons.NAME_BOTH)),
    Shape(f"{_PAIR.format('versus')}{_ON}", _compare),
    Shape(
        f"(?:(?:on )?(?:what|where|how) )?<DO> {_PAIR.format('and')} "
        f"(?:both )?(?:differ|disagree|agree|compare|contradict each other){_ON}",
        _compare,
    ),
    Shape(f"(?:what <BE> )?(?:the )?(?:main )?differences? between {_PAIR.format('and')}{_ON}", _compare),
)

_CHANGED: Final = (
    Shape(
        "(?:how |when )?(?:<DO>|<HAVE>|<BE>)(?: not)? <SPEAKER> (?:not )?(?:been )?"
        f"{_CHANGE} (?:his|her|its|their|the) {_MIND}(?: .+)?",
        _changes,
    ),
    Shape(
        "(?:how |when )?(?:<DO>|<HAVE>)(?: not)? <SPEAKER> (?:not )?"
        f"{_TURN}(?: (?:himself|herself|itself|themselves|course))?{_ON}",
        _changes,
    ),
    Shape(f"(?:how |when )?(?:<DO>|<HAVE>) <SPEAKER> 's {_MIND} {_CHANGE}{_ON}", _changes),
    Shape(f"what (?:<DO>|<HAVE>) <SPEAKER> {_UNDONE}(?: .+)?", _changes),
    Shape("(?:(?:all|any|the) )*changes? (?:of|in) position (?:by|of|for|from) <SPEAKER>", _changes),
)

_SAID: Final = (
    # how many casualties did Azerbaijan report
    Shape("how (?:many|much) (?P<about>.+?) (?:<DO>|<HAVE>) <SPEAKER> <SAYING>", _said),
    Shape("how (?:many|much) .+? (?:<DO>|<HAVE>) .+? <SAYING> .+", _refused(reasons.HOW_MANY)),
    # what is known about ...: nobody in particular
    Shape(
        "what (?:<BE>|<HAVE>|do)(?: been)?(?: (?:we|you))? "
        "(?:said|claimed|reported|known|recorded|know|have|on record) (?:about|on|of|regarding|for) (?P<about>.+)",
        _search,
    ),
    Shape("what <DO> (?:people|everyone|everybody|the sides|both sides|the parties) <SAYING><ON>", _search),
    # what did A say about ...; where does A stand on ...
    Shape(
        "(?:(?:what|how)(?: (?:<DO>|<HAVE>|<BE>))?|which <CLAIMS> (?:<DO>|<HAVE>)) <SPEAKER> "
        "(?:(?:have|has|been) )?(?:(?P<saying><SAYING>)|<ANSWERED>)<ON>",
        _said,
    ),
    Shape("where (?:<DO>|<BE>|<HAVE>) <SPEAKER> (?:stand|stands|standing|stood)<ON>", _said),
    # what is A's position on ...; statements by A about ...
    Shape(rf"(?:(?:what|how|where) <BE> )?<SPEAKER> 's (?:\S+ )?(?:{_OPINION}|{_WORDS})<ON>", _said),
    Shape(f"(?:what <BE> )?(?:the )?{_OPINION} of <SPEAKER>(?: (?:on|about|towards?) (?P<about>.+))?", _said),
    Shape(f"{_LIST}{_WORDS} (?:by|from|of) <SPEAKER>(?: (?:on|about|regarding) (?P<about>.+))?", _said),
    # did A say anything about ...; has A commented on ...
    Shape(
        "(?:<DO>|<HAVE>|<BE>)(?: not)? <SPEAKER> (?:say|said|saying|comment|commented|speak|spoken|talk|talked)"
        "(?: (?:anything|something|much|more))? (?:about|on|regarding|of) (?P<about>.+)",
        _said,
    ),
    Shape("(?:<DO>|<HAVE>)(?: not)? <SPEAKER> (?:say|said) (?:anything|something)(?P<about>)", _said),
    Shape("(?:<DO>|<HAVE>)(?: not)? <SPEAKER> (?:mention|address|discuss)(?:ed)? (?P<about>.+)", _said),
)

SHAPES: Final = (*_UNANSWERED, *_CONTESTED, *_COMPARED, *_CHANGED, *_SAID)
