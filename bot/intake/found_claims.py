"""A claim in the words of a text: the sentence that two sides could meet on, as far as the text has one.

A clause ("that the ceasefire was holding") is one as it stands. Of anything else a sentence is made as well as it can
be, and marked as rough: a person looks at it before it goes on record.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.limits import CLAIM
from bot.domain.vocabulary import Form
from bot.reading.statements import AttributedStatement

_MARKS: Final = re.compile(r"[“”„«»‹›「」『』\"]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?])[’'](?!\w)")
_THAT: Final = re.compile(r"that\b,? *", re.IGNORECASE)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|\w{3,}ed)\b"
)
_ING: Final = re.compile(r"(?:not )?\w{2,}ing\b")
_OF_ING: Final = re.compile(r"^.{1,100}? of (?=\w{2,}ing\b)", re.DOTALL)
_AS: Final = re.compile(r"as\b *")
_TO: Final = re.compile(r"to (?=\w)")
_BY_ITSELF: Final = re.compile(r"(?:it|he|she|they|this|that|these|those|there|which|who|if|whether)\b", re.IGNORECASE)
_SPEAKING: Final = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Oo]urs?|[Mm]y|[Mm]ine|[Mm]e|[Yy]ou|[Yy]our)\b")
_SEVERAL: Final = re.compile(r"[.!?…][”\"’']? +\S")


def proposed(text: str, one: AttributedStatement) -> tuple[str, bool]:
    """The claim, "" when there is none to make, and whether it is rough."""
    parts = [" ".join(_MARKS.sub("", part.of(text)).split()).strip(" ,;:") for part in one.content]
    body = " ".join(part for part in parts if part)
    if not body:
        return "", False
    if one.form is Form.VERBATIM:
        return _of_quotation(body)
    if one.hedge is not None and (hedge := one.hedge.of(text)).endswith("ly"):
        body = re.sub(rf"\b{re.escape(hedge)} +", "", body, count=1)
    sentence, rough = _sentence(body, parts, one)
    guessed = one.target is not None and not one.target.sure
    return _written(sentence), rough or guessed or not _written(sentence)


def _of_quotation(body: str) -> tuple[str, bool]:
    """What somebody says of themselves, or in several sentences, is kept as words; a sentence may be a claim."""
    if _SPEAKING.search(body) or _SEVERAL.search(body) or body.endswith("?") or not _FINITE.search(body):
        return "", False
    claim = _written(body)
    return claim, bool(claim)


def _sentence(body: str, parts: list[str], one: AttributedStatement) -> tuple[str, bool]:
    who = one.speaker.name if one.speaker else ""
    whom = one.target.name if one.target else ""
    clause = _THAT.sub("", body, count=1) if _THAT.match(body) else body
    if len(parts) > 1 and _AS.match(parts[-1]):
        return f"{' '.join(parts[:-1])} was {_AS.sub('', parts[-1], count=1)}", True
    if whom and (match := _OF_ING.match(clause)):
        return f"{whom} was {clause[match.end() :]}", True
    if who and _ING.match(clause):
        return f"{who} was {clause}", True
    if who and _TO.match(clause):
        return f"{who} will {_TO.sub('', clause, count=1)}", True
    rough = _BY_ITSELF.match(clause) or _SPEAKING.search(clause) or not _FINITE.search(clause) or len(parts) > 1
    return clause, bool(rough)


def _written(sentence: str) -> str:
    found = sentence.strip(" .,;:!…")
    return found[:1].upper() + found[1:] if len(found) <= CLAIM else ""
