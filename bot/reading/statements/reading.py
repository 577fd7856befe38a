"""From a text to its attributed statements: the one entry into this package."""

from __future__ import annotations

from bot.domain.vocabulary import Form, Stance
from bot.reading.statements.acts import Act
from bot.reading.statements.dates import date_near
from bot.reading.statements.found import Found
from bot.reading.statements.hedges import hedge_in
from bot.reading.statements.model import AttributedStatement, Mention, Span
from bot.reading.statements.nesting import inner_statements, is_passed_on
from bot.reading.statements.paragraphs import paragraphs
from bot.reading.statements.reader import Reader
from bot.reading.statements.sentence import read_sentence
from bot.reading.statements.speakers import Speakers
from bot.reading.statements.targets import target_of

LONGEST = 1_000_000
"""More characters than this are not read."""


def read(text: str) -> list[AttributedStatement]:
    """The attributed statements of a message or an article, in reading order; an inner one follows its outer one."""
    reader = Reader(text)
    for paragraph in paragraphs(text[:LONGEST]):
        reader.read(paragraph)
    reader.finish()
    found = [one for outer in reader.found for one in (outer, *inner_statements(outer, read_sentence))]
    places = {id(one): at for at, one in enumerate(found)}
    speakers = Speakers(text)
    passed_on = {id(one.upstream) for one in found if one.upstream is not None and is_passed_on(one)}
    statements: list[AttributedStatement] = []
    for one in found:
        upstream = places[id(one.upstream)] if one.upstream is not None else None
        statements.append(_finished(text, one, speakers, upstream, relays=id(one) in passed_on))
    return statements


def _finished(
    text: str, found: Found, speakers: Speakers, upstream: int | None, *, relays: bool
) -> AttributedStatement:
    speaker = speakers.mention(found.speaker) if found.speaker is not None else None
    target = _target(found, speakers, speaker)
    if speaker is not None:
        speakers.spoke(speaker)
    content = tuple(found.content)
    return AttributedStatement(
        speaker=speaker,
        cue=found.cue_span,
        act=found.act,
        stance=Stance.RELAYS if relays and _stance(found) is Stance.ASSERTS else _stance(found),
        negated=found.negated,
        content=content,
        form=_form(text, content, quoted=found.quoted),
        target=target,
        hedge=hedge_in(text, content),
        date=date_near(text, found.cue_span, found.sentence, content),
        upstream=upstream,
        rule=found.rule,
    )


def _target(found: Found, speakers: Speakers, speaker: Mention | None) -> Mention | None:
    span = target_of(found)
    return speakers.mention(span, speaker.name if speaker else None) if span is not None else None


def _stance(found: Found) -> Stance:
    """A negated verb takes no position: "did not say", "would not confirm", "did not deny"."""
    if found.negated and found.act is not Act.DECLINES:
        return Stance.WITHHOLDS
    return found.act.stance


def _form(text: str, content: tuple[Span, ...], *, quoted: bool) -> Form:
    marks = "“”„«»‹›「」『』\"'‘’`"
    if not quoted or not any(mark in part.of(text) for part in content for mark in marks):
        return Form.PARAPHRASE
    if all(text[part.start] in marks and text[part.end - 1] in marks for part in content):
        return Form.VERBATIM if not any(_broken(text[part.start : part.end]) for part in content) else Form.PARTIAL
    return Form.PARTIAL


def _broken(part: str) -> bool:
    """Whether a part holds words outside quotation marks: “A,” and “B”."""
    return any(mark in part[1:-1] for mark in ("” ", "» ", '" ')) and part.count(part[0]) > 1
