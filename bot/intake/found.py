"""From the statements that a text reports to what would be recorded of each: who, stance, claim, words, when, place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from typing import Final

from bot.domain.found import MOST, Finding, FoundStatement
from bot.domain.limits import HEDGE, NAME, WORDING
from bot.domain.typed import ChatMessage, Cited, TypedStatement
from bot.domain.vocabulary import Form
from bot.intake.found_claims import proposed
from bot.intake.found_times import said_when
from bot.intake.speakers import names_nobody
from bot.reading.posts import link_in
from bot.reading.quotes import inside, quoted
from bot.reading.statements import Act, AttributedStatement, Locator, Mention, Span, read

_CUT: Final = " […] "
"""Stands where a quotation was broken off to say whose it is."""

_ARTICLE: Final = re.compile(r"(?:the|an?|this|that|its|his|her|their) ", re.IGNORECASE)

_NAMING: Final = frozenset(
    ("label", "according to", "per", "as X put it", "signed", "clause, speaker, verb", "clause, verb, speaker")
)
"""Rules that only name who speaks beside a sentence: "X: ...", "according to X", ", X said". Its account is that."""

_MARKS: Final = "“”„«»‹›「」『』\"'‘’`"


def in_message(message: ChatMessage, zone: tzinfo) -> Finding:
    """What is found in a message in chat. Without a date of its own, a statement was made before it was posted.

    `zone` is the one in which people name its day.
    """
    text, day = message.text, message.posted.astimezone(zone).date()
    link = link_in(text)
    found = [_statement(text, one, Cited(), day) for one in read(text)[:MOST]]
    return Finding(text, tuple(replace(one, said=replace(one.said, source=link)) for one in found), message)


def first_in(message: ChatMessage, zone: tzinfo) -> tuple[FoundStatement | None, int]:
    """The first statement in a message that is not passed on by another, if any, and how many there are in all.

    One whose speaker is named goes before those of whoever "he" may be, or of nobody. `zone` is as in `in_message`.
    """
    found = read(message.text)
    outer = [one for one in found if one.upstream is None]
    named = (one for one in outer if one.speaker is not None and one.speaker.sure)
    first = next(named, outer[0] if outer else None)
    if first is None:
        return None, 0
    return _statement(message.text, first, Cited(), message.posted.astimezone(zone).date()), len(found)


def in_document(text: str, source: Cited) -> Finding:
    """What is found in the text of a document. Without a date of its own, a statement was made before it came out."""
    day = date.fromisoformat(source.published) if source.published else None
    by = f"before {day + timedelta(days=1)}" if day else ""
    found = [_statement(text, one, source, day) for one in read(text)[:MOST]]
    dated = (one if one.said.when else replace(one, said=replace(one.said, when=by)) for one in found)
    return Finding(text, tuple(dated), source=source)


def _statement(text: str, one: AttributedStatement, source: Cited, day: date | None) -> FoundStatement:
    claim, rough = proposed(text, one)
    words, place = _words(text, one)
    said = TypedStatement(
        who=one.speaker.name[:NAME] if one.speaker else "",
        stance=one.stance,
        claim=claim,
        words=words,
        when=said_when(text, one.date, day) if one.date else "",
        hedge=" ".join(one.hedge.of(text).split())[:HEDGE] if one.hedge else "",
        concerns=_concerns(one),
    )
    quotation = inside(words.rstrip(" .,;"))
    return FoundStatement(
        said=said,
        cited=replace(source, place=_described(text, place), wording=words if quotation is None else quotation),
        marks=tuple((part.start, part.end) for part in one.content),
        act=f"does not say: {one.act.value}" if one.negated else one.act.value,
        guess=_guess(one.speaker),
        about=one.target.name if one.target else "",
        about_guess=_guess(one.target) if said.concerns else "",
        rough=rough,
        quoted=quotation is not None and one.form is Form.VERBATIM,
        sure=one.sure,
        via=None if one.upstream is None else one.upstream + 1,
    )


def _words(text: str, one: AttributedStatement) -> tuple[str, Span]:
    """The words as a form takes them, exactly as they stand in the text, and where: a quotation or an account."""
    if one.content and one.form is Form.VERBATIM:
        pieces = [part.of(text).strip().strip(_MARKS).rstrip(", ") for part in one.content]
        quotation = f"“{_CUT.join(pieces)}”"
        if inside(quotation) is not None and len(quotation) <= WORDING:
            return quotation, Span(one.content[0].start, one.content[-1].end)
    if one.form is Form.PARTIAL:
        found = [(part.start, piece) for part in one.content for piece in quoted(part.of(text))]
        if len(found) == 1:
            [(start, piece)] = found
            return f"“{piece.words.rstrip(', ')}”", Span(start + piece.start, start + piece.end)
    spans = one.content if one.rule in _NAMING and one.content else (one.cue, *one.content)
    account = Span(min(span.start for span in spans), max(span.end for span in spans))
    return account.of(text).strip()[:WORDING], account


def _described(text: str, place: Span) -> str:
    """Where words stand: in which paragraph, after what and before what. Short enough for a place in a document."""
    found = Locator.of(text, place)
    paragraph = sum(1 for line in text[: place.start + 1].split("\n") if line.strip())
    after, before = " ".join(found.prefix.split()), " ".join(found.suffix.split())
    around = [f"{word} “{words}”" for word, words in (("after", after), ("before", before)) if words]
    return ", ".join((f"paragraph {max(paragraph, 1)}", *around))


def _concerns(one: AttributedStatement) -> str:
    """Whom a claim made of it would concern: somebody accused or, by a name, criticised; a plan is nobody."""
    name = one.target.name if one.target else ""
    if names_nobody(name) or len(name) > NAME:
        return ""
    named = one.act is Act.ACCUSES or _ARTICLE.sub("", name)[:1].isupper()
    return name if named else ""


def _guess(mention: Mention | None) -> str:
    if mention is None or mention.sure:
        return ""
    return f"{' '.join(mention.words.split())} → {mention.name}"
