"""A claim in the words of a text: the sentence that two sides could meet on, as far as the text has one.

A clause ("that the ceasefire was holding") is one as it stands. Of anything else a sentence is made as well as it can
be, and marked as rough: a person looks at it before it goes on record.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.limits import CLAIM, NAME
from bot.domain.vocabulary import Form
from bot.intake.found_verbs import finite, gerund, infinitive, subject, was
from bot.reading.lexicon import CLAIM_NOUNS
from bot.reading.statements import Act, AttributedStatement

_QUOTES: Final = r"“”„«»‹›「」『』\""
_MARKS: Final = re.compile(rf"[{_QUOTES}]")
_SINGLE: Final = re.compile(r"(?<!\w)[‘'](?=\w)([^‘]{1,200}?)(?<=[\w.,!?])[’'](?!\w)")
"""A pair, so that the apostrophe of "the officials' offer" stays."""
_THAT: Final = re.compile(r"that\b,? *", re.IGNORECASE)
_BY_ITSELF: Final = re.compile(
    r"(?:it|its|he|his|she|her|they|their|this|that|these|those|there|which|who|if|whether|when|where|why|how|what)\b",
    re.IGNORECASE,
)
_NO_SENTENCE: Final = re.compile(r"(?:it|this|that|them|these|those|so|it all|all of it|no comment|\d+)", re.IGNORECASE)
_SPEAKING: Final = re.compile(
    r"\b(?:I|[Ww]e|[Uu]s|[Oo]urs?|[Mm]y|[Mm]e|[Yy]ou|[Yy]our|[Mm]yself|[Oo]urselves|[Yy]ourself)\b"
)
_SEVERAL: Final = re.compile(r"[.!?…][”\"’']? +\S")
_TWO_CLAIMS: Final = re.compile(r"\b(?:and|but) that\b")
_OF_ING: Final = re.compile(r"(?P<whom>.{1,100}?) (?:of|for) (?=(?:not |never )?(?:\w+ly )?\w{2,}ing\b)", re.DOTALL)
_NOT_TO: Final = re.compile(r"(.{1,100}?) (not to \w.*)", re.DOTALL)
_AS: Final = re.compile(r"(?P<what>.{1,150}?),? as (?P<said>.+)", re.DOTALL)
_SAYING: Final = re.compile(r".{1,120}?\b(?:as )?saying,? (?:that )?(?=\w)", re.DOTALL)
_WHETHER: Final = re.compile(
    r"to (?:say|tell|reveal|disclose|confirm|deny|discuss|comment on|say on) (?:whether|if|that) "
)
_CLAIMS: Final = ("rumour", "rumor", "notion", "speculation", "story")
_CLAIM_THAT: Final = re.compile(
    rf"(?:[\w’'-]+ ){{0,5}}?(?:{'|'.join((*CLAIM_NOUNS, *_CLAIMS))})s? that ",
    re.IGNORECASE,
)
_QUOTED_FIRST: Final = re.compile(
    rf"[{_QUOTES}](?P<words>[^{_QUOTES}]+)[{_QUOTES}],? (?:and|but|before|after|while)\b.*", re.DOTALL
)
_QUOTED_LAST: Final = re.compile(
    rf"(?!for |on |upon )(?P<what>[^{_QUOTES}]+) [{_QUOTES}](?P<words>[^{_QUOTES}]+)[{_QUOTES}]"
)

_OWN_DOING: Final = frozenset((Act.DENIES, Act.CONCEDES))
_AHEAD: Final = frozenset((Act.PROMISES, Act.THREATENS, Act.AGREES, Act.ANNOUNCES, Act.THINKS))
_ASKING: Final = frozenset((Act.URGES, Act.ASKS))
_JUDGING: Final = frozenset((Act.DESCRIBES, Act.CRITICISES, Act.PRAISES))
_OF_OTHERS: Final = frozenset((Act.DENIES, Act.REJECTS, Act.DOUBTS, Act.RETRACTS, Act.CONFIRMS, Act.RELAYS))
_PHRASES: Final = frozenset(("speaker, verb, phrase", "speaker, verb, to", "passive", "noun of", "asked"))
"""Rules that read no clause, so that a verb in what they found is somebody else's."""


def proposed(text: str, one: AttributedStatement) -> tuple[str, bool]:
    """The claim, "" when there is none to make, and whether it is rough: not to be recorded before a look at it."""
    parts = [part for part in (_plain(span.of(text)) for span in one.content) if part]
    body = " ".join(parts)
    if not body:
        return "", False
    if one.form is Form.VERBATIM:
        return _of_quotation(body, parts)
    if one.hedge is not None and (hedge := one.hedge.of(text)).endswith("ly"):
        body = re.sub(rf",? *\b{re.escape(hedge)}\b,? *", " ", body, count=1).strip()
    if quoted := _QUOTED_FIRST.fullmatch(" ".join(one.content[0].of(text).split())):
        body = quoted["words"] if finite(quoted["words"]) else body
    clause = _clause(body, one)
    if clause is None and (made := _made(text, body, one)) is not None:
        return _written(made), True
    claim = _written(clause or body)
    return claim, not claim or _rough(clause or body, parts, one, is_clause=clause is not None)


def _plain(words: str) -> str:
    return " ".join(_SINGLE.sub(r"\1", _MARKS.sub("", words)).split()).strip(" ,;:‘’'")


def _of_quotation(body: str, parts: list[str]) -> tuple[str, bool]:
    """What somebody says of themselves, or in several sentences, is kept as words; a sentence may be a claim."""
    several = _SEVERAL.search(body) or any(part[0].isupper() for part in parts[1:])
    if several or _SPEAKING.search(body) or body.endswith("?") or not finite(body):
        return "", False
    claim = _written(body)
    return claim, bool(claim)


def _clause(body: str, one: AttributedStatement) -> str | None:
    """What follows "that"; or "the claim that", where somebody else's is denied, confirmed or passed on."""
    found = _THAT.match(body)
    if found is None and one.act is Act.DECLINES:
        found = _WHETHER.match(body)
    if found is None and one.act in _OF_OTHERS:
        found = _CLAIM_THAT.match(body)
    if found is None and one.act is Act.RELAYS:
        found = _SAYING.match(body)
    if found is None or finite(f"x {body[found.end() :].partition(' ')[0]}"):  # "reports that emerged on Friday"
        return None
    return body[found.end() :] or None


def _made(text: str, body: str, one: AttributedStatement) -> str | None:
    """The sentence that is made of what is none; "" when none can be, None when it is to be taken as it stands."""
    if one.act is Act.DECLINES or _NO_SENTENCE.fullmatch(body):
        return ""
    if one.act in _JUDGING and (judged := _judged(text, body, one)):
        return judged
    if one.act is Act.REJECTS and (found := _AS.fullmatch(body)):
        return found["what"]  # rejected as what is not what was rejected
    return _of_doing(text, body, one)


def _judged(text: str, body: str, one: AttributedStatement) -> str | None:
    """What was said of something: "the meeting was calm" in "described the meeting as calm"."""
    found = _AS.fullmatch(body)
    if found is not None:
        return gerund(found["what"], found["said"]) or f"{found['what']} {was(found['what'])} {found['said']}"
    quoted = _QUOTED_LAST.fullmatch(" ".join(one.content[0].of(text).split())) if len(one.content) == 1 else None
    return f"{quoted['what']} {was(quoted['what'])} {quoted['words']}" if quoted else None


def _of_doing(text: str, body: str, one: AttributedStatement) -> str | None:
    """What a speaker admits or denies to have done, promises to do, or says of others that they did."""
    who = one.speaker.name if one.speaker else ""
    found = _OF_ING.match(body)
    if one.target and found:
        printed = found["whom"]
        named = not one.target.sure or printed.endswith(one.target.words)
        made = gerund(subject(one.target.name if named else printed), body[found.end() :])
        if made is not None:
            return made
    if not who:
        return None
    if one.act is Act.APOLOGISES:
        return gerund(who, body.removeprefix("for "))
    if one.act in _OWN_DOING and (made := gerund(who, body)):
        return made
    if one.act in _ASKING:
        asked = _NOT_TO.fullmatch(body)
        whom, what = (asked[1], asked[2]) if asked else (text[one.cue.end : one.content[0].start].strip(), body)
        return infinitive(subject(whom), what, ahead="should") if 0 < len(whom) <= NAME else None
    return infinitive(who, body, ahead="will" if one.act in _AHEAD else None)


def _rough(clause: str, parts: list[str], one: AttributedStatement, *, is_clause: bool) -> bool:
    """Whether words that were taken as they stand could not stand alone."""
    guessed = one.target is not None and not one.target.sure
    if guessed or len(parts) > 1 or (one.rule in _PHRASES and not is_clause):
        return True
    return not is_sentence(clause) or _TWO_CLAIMS.search(clause) is not None


def is_sentence(clause: str) -> bool:
    """Whether words are a statement that can be read without those around it."""
    alone = not _BY_ITSELF.match(clause) and not _SPEAKING.search(clause) and not clause.endswith("?")
    return alone and finite(clause)


def _written(sentence: str) -> str:
    found = sentence.strip(" .,;:!…")
    return found[:1].upper() + found[1:] if len(found) <= CLAIM else ""
