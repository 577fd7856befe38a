"""From what was typed to what can be recorded, or to the one question that must be asked first. Nothing is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.answers import Candidate
from bot.domain.dates import UNKNOWN_TIME, When, whole_day
from bot.domain.drafts import SourceDraft, SpeakerDraft
from bot.domain.errors import NotOnRecord, UserError
from bot.domain.ids import record_id, typed_number
from bot.domain.limits import CLAIM, NAME, TITLE, URL
from bot.domain.typed import ChatMessage, Cited, Passed, TypedDraft
from bot.domain.vocabulary import Scope, SourceKind, SpeakerKind, Stance
from bot.intake.claims import NO_SUCH_CLAIM, check_claimed, check_sentence, refuse_statement
from bot.intake.occasion import read_occasion
from bot.intake.shown import check_seen, one_line, storable
from bot.intake.speakers import check_named, speaker_named
from bot.intake.wording import Wording, read_words
from bot.ledger import Book
from bot.ui.text import web_address

_EXACT = re.compile(r".*@(\d{1,10})\s*", re.DOTALL)
_SCOPED = frozenset((Stance.ASSERTS, Stance.DENIES))
_NOBODY = "Say who said it: a name, or a short description such as “two sources in Stepanakert”."
_NAME_TOO_LONG = f"That name is too long: {NAME} characters at most."
_EMPTY = "Write the claim, or the words that were said, or both."
_CLAIM_TOO_LONG = (
    f"A claim is one sentence of at most {CLAIM} characters; the words themselves belong in the next field."
)
_NO_SOURCE = (
    "Say where this was reported: fill in source: of the command, or in the form add the address of the document after "
    "the date and the place."
)
_SOURCE_TOO_LONG = f"That source is too long: an address of {URL} characters, or a title of {TITLE}, at most."


@dataclass(frozen=True, slots=True)
class AskSpeaker:
    """Who is meant by `name`: one of those near, or somebody new?"""

    name: str
    near: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class AskClaim:
    """Does one of the claims near say the same as `sentence`, on which the statement takes `stance`?

    `concerns` is whom a new one would concern, as typed.
    """

    sentence: str
    stance: Stance
    near: tuple[Candidate, ...]
    concerns: str = ""


@dataclass(frozen=True, slots=True)
class AskConcerned:
    """Whom does the new claim `sentence` concern: one of those near to `name`, somebody new, nobody?"""

    name: str
    sentence: str
    near: tuple[Candidate, ...]


Question = AskSpeaker | AskClaim | AskConcerned
"""What must be asked before a statement can be recorded."""


@dataclass(frozen=True, slots=True)
class Ready:
    """All that is needed to record a statement.

    `speaker` and `claim` are ids, or what is new: a draft, a sentence; `claim` is None for words that touch none.
    `topic` is where a new claim goes, `concerned` whom it concerns; `place` where the words stand in the document,
    `language` what they are in, `passed` what else in it passes the statement on.
    """

    speaker: int | SpeakerDraft
    said: When
    venue: str | None
    claim: int | str | None
    stance: Stance
    hedge: str | None
    scope: Scope | None
    words: Wording | None
    document: SourceDraft | None
    message: ChatMessage | None
    topic: int | None
    concerned: int | SpeakerDraft | None
    place: str | None
    language: str | None
    passed: Passed

    @property
    def adds(self) -> bool:
        """Whether it adds a speaker or a claim, which somebody else may have added meanwhile."""
        return isinstance(self.speaker, SpeakerDraft) or isinstance(self.claim, str)  # whom it concerns comes with it


async def resolve(book: Book, draft: TypedDraft, now: datetime) -> Ready | Question:
    """What can be recorded of a draft, or what to ask; `now` is aware, and for a date when it was typed goes before it.

    Raises `UserError` with what is to be put right, `NotOnRecord` for "#99" that does not exist.
    """
    typed, picked, settings = draft.typed, draft.picked, await book.settings()
    posted = draft.message.posted if draft.message else None
    occasion = await read_occasion(storable(typed.when), settings.zone, draft.typed_at or now, posted)
    words = read_words(storable(typed.words))
    document = _document(occasion.link or storable(typed.source).strip())
    cited = draft.cited if document is None else None
    if cited is not None:
        document = cited_document(cited, settings.zone)
    name, sentence = one_line(typed.who, "name"), one_line(typed.claim, "claim")
    check_seen(words.text if words else "", "wording")
    stance = picked.stance or typed.stance
    if not name:
        raise UserError(_NOBODY)
    check_named(name)
    if not sentence and words is None:
        raise UserError(_EMPTY)
    if not sentence:
        check_claimed(stance)
    if document is None and draft.message is None:
        raise UserError(_NO_SOURCE)
    speaker = await _speaker(book, name, picked.speaker, picked.new_speaker)
    if isinstance(speaker, AskSpeaker):
        return speaker
    claim = await _claim(book, draft, sentence)
    if isinstance(claim, AskClaim):
        return claim
    concerned = await _concerned(book, draft, claim) if isinstance(claim, str) else None
    if isinstance(concerned, AskConcerned):
        return concerned
    return Ready(
        speaker=speaker,
        said=occasion.said,
        venue=occasion.venue,
        claim=claim,
        stance=stance,
        hedge=one_line(typed.hedge) or None,
        scope=typed.scope if stance in _SCOPED else None,
        words=words,
        document=document,
        message=draft.message,
        topic=await _topic(book, settings.default_topic) if isinstance(claim, str) else None,
        concerned=concerned,
        place=cited.place or None if cited and words and words.text == cited.wording else None,
        language=cited.language if cited and words else None,
        passed=draft.passed,
    )


async def _speaker(
    book: Book, name: str, picked: int | None, new: SpeakerKind | None
) -> int | SpeakerDraft | AskSpeaker:
    if picked is not None:
        return picked
    exact = _EXACT.fullmatch(name)
    number = typed_number(exact[1]) if exact else None
    if number is not None:
        return record_id(book.server, number)
    match = await speaker_named(book, name)
    if match.id is not None:
        return match.id  # also when it was new to whoever typed it: somebody may have added it meanwhile
    if new is None:
        return AskSpeaker(name, match.candidates)
    if len(name) > NAME:
        raise UserError(_NAME_TOO_LONG)
    return SpeakerDraft(new, name)


async def _concerned(book: Book, draft: TypedDraft, sentence: str) -> int | SpeakerDraft | AskConcerned | None:
    """Whom a new claim concerns. Somebody who is not on record for sure is asked about, and may be left out."""
    name, picked = one_line(draft.typed.concerns, "name"), draft.picked
    if not name or picked.concerns_nobody:
        return None
    check_named(name)
    found = await _speaker(book, name, picked.concerns, picked.new_concerned)
    return AskConcerned(name, sentence, found.near) if isinstance(found, AskSpeaker) else found


async def _claim(book: Book, draft: TypedDraft, sentence: str) -> int | str | AskClaim | None:
    if draft.picked.claim is not None:
        return draft.picked.claim
    if not sentence:
        return None
    await refuse_statement(book, sentence)
    if typed_number(sentence) is not None:
        match = await book.match_claim(sentence)
        if match.id is not None:
            return match.id
        raise NotOnRecord(NO_SUCH_CLAIM)
    if len(sentence) > CLAIM:
        raise UserError(_CLAIM_TOO_LONG)
    check_sentence(sentence)
    match = await book.drafts.claims_like(sentence)
    if match.id is None and match.candidates and not draft.picked.new_claim:
        return AskClaim(sentence, draft.typed.stance, match.candidates, one_line(draft.typed.concerns))
    return sentence if match.id is None else match.id


async def _topic(book: Book, default: int | None) -> int | None:
    """Where a new claim goes: the server's usual topic, or the only one."""
    if default is not None:
        return default
    topics = await book.drafts.topics()
    return topics[0] if len(topics) == 1 else None


def _document(source: str) -> SourceDraft | None:
    """A document by its address or, when it is none, its title."""
    if not source:
        return None
    is_address = web_address(source) is not None
    if len(source) > (URL if is_address else TITLE):
        raise UserError(_SOURCE_TOO_LONG)
    return SourceDraft(SourceKind.REPORT, url=source) if is_address else SourceDraft(SourceKind.REPORT, title=source)


def cited_document(cited: Cited, zone: str) -> SourceDraft | None:
    """The document in which words were found; None when that is the message in chat."""
    if not (cited.url or cited.title):
        return None
    published = whole_day(date.fromisoformat(cited.published), zone) if cited.published else UNKNOWN_TIME
    return SourceDraft(SourceKind.REPORT, cited.url, cited.outlet, cited.title, published)
