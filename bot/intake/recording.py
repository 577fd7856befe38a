"""A statement put on record, or proposed, from a draft: once, whoever sends the form again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.drafts import CitationDraft, ClaimDraft, SpeakerDraft, StanceDraft, StatementDraft
from bot.domain.errors import RefusedError
from bot.domain.ids import number_of
from bot.domain.text import folded_name
from bot.domain.typed import Picked, TypedDraft
from bot.domain.vocabulary import Attribution, ClaimKind, Form, SpeakerKind
from bot.intake.again import refuse_again
from bot.intake.resolve import Question, Ready, resolve
from bot.ledger import Book, Transaction
from bot.ledger.current import current
from bot.ledger.drafts import Draft, Settled
from bot.ledger.passed_on import take_up, taken_from
from bot.ledger.sources import chat_source, keep_snapshot, source_for

_REASON = "recorded"
_ONLY_MODERATORS = "Only moderators may decide on a proposal; it waits for one of them as it was."


@dataclass(frozen=True, slots=True)
class Done:
    """The draft is recorded or proposed; `already`: it was before. `new_claim` is the sentence of a claim just made.

    `accepts` is the number of the proposal that was accepted by recording it.
    """

    settled: Settled
    already: bool = False
    new_claim: str | None = None
    accepts: int | None = None


Outcome = Done | Question


async def proceed(
    book: Book, draft: int, member: int, *, moderator: bool, now: datetime, pick: Picked | None = None
) -> Outcome:
    """Take a draft as far as it goes: on record for a moderator, into the queue for anybody else, or to a question.

    `draft` is the draft's id, `member` the Discord user who goes on with it, `now` aware, `pick` the answer to the
    question asked last. Raises `NotOnRecord` and `RefusedError` as `Drafts.get`, and `UserError` with what is to be put
    right; nothing is written then but the draft.
    """
    kept = await book.drafts.get(draft, member)
    if kept.settled is not None:
        return Done(kept.settled, already=True, accepts=_accepted(kept))
    content = kept.content
    if pick is not None:
        content = replace(content, picked=_merged(content.picked, pick))
        await book.drafts.keep(draft, member, content, now)
    while True:
        seen = await book.drafts.last_numbers()
        ready = await resolve(book, content, now)
        if not isinstance(ready, Ready):
            return ready
        async with book.transaction(member, _REASON) as changes:
            kept = await book.drafts.in_transaction(changes, draft, member)
            if kept.settled is not None:
                return Done(kept.settled, already=True, accepts=_accepted(kept))
            last = number_of(changes.peek_ids("speaker", 1)[0]) - 1, number_of(changes.peek_ids("claim", 1)[0]) - 1
            if ready.adds and last != seen:
                continue  # what is to be added may have been added meanwhile: look again
            if moderator and not content.propose:
                settled = await _decide(book, changes, kept, ready, member)
            else:
                settled = await _propose(book, changes, kept, content, ready, member, moderator=moderator, now=now)
            await book.drafts.settle(changes, draft, settled)
        new_claim = ready.claim if isinstance(ready.claim, str) and settled.statement is not None else None
        return Done(settled, new_claim=new_claim, accepts=_accepted(kept))


async def record(changes: Transaction, ready: Ready, accepts: int | None = None) -> Settled:
    """Put a statement on record in a transaction; the numbers of what was made.

    `accepts` is the number of the proposal that it comes from, if any.
    Raises `NotOnRecord` and `RefusedError` when the speaker or the claim is not on record any more, `OnRecordAlready`
    when the same source carries it already.
    """
    speaker = await _speaker(changes, ready.speaker)
    claim = await _claim(changes, ready, speaker)
    await refuse_again(changes, ready, speaker, claim, accepts)
    citations, chat = await _citations(changes, ready)
    kind = changes.of_kind("speaker")[speaker].now["kind"]
    read_from = 0 if citations else None
    stances = () if claim is None else (StanceDraft(claim, ready.stance, ready.hedge, ready.scope, read_from),)
    statement, cited = changes.add_statement(
        StatementDraft(
            speaker=speaker,
            said=ready.said,
            venue=ready.venue,
            attribution=Attribution.ANONYMOUS if kind == SpeakerKind.UNNAMED else Attribution.REPORTED,
            stances=stances,
            citations=citations,
        )
    )
    if citations:
        await take_up(changes, ready.passed, cited[0], citations[0].source)
    if chat is not None and ready.message is not None:
        await keep_snapshot(changes, chat, ready.message)
    return Settled(number_of(statement), None if claim is None else number_of(claim), changes.number)


async def _decide(book: Book, changes: Transaction, kept: Draft, ready: Ready, moderator: int) -> Settled:
    if kept.submission is not None:
        await book.queue.accept(changes, number_of(kept.submission), moderator)
    return await record(changes, ready, _accepted(kept))


def _accepted(kept: Draft) -> int | None:
    return None if kept.submission is None else number_of(kept.submission)


async def _propose(
    book: Book,
    changes: Transaction,
    kept: Draft,
    content: TypedDraft,
    ready: Ready,
    member: int,
    *,
    moderator: bool,
    now: datetime,
) -> Settled:
    if kept.submission is not None:
        raise RefusedError(_ONLY_MODERATORS)
    # Whom and what it was matched with is what a moderator reads and accepts, whatever was typed.
    speaker = await current(changes, "speaker", ready.speaker) if isinstance(ready.speaker, int) else None
    claim = await current(changes, "claim", ready.claim) if isinstance(ready.claim, int) else None
    concerns = await current(changes, "speaker", ready.concerned) if isinstance(ready.concerned, int) else None
    picked = replace(content.picked, speaker=speaker, claim=claim, concerns=concerns)
    content = replace(content, picked=picked, typed_at=content.typed_at or now)
    number = await book.queue.submit(content, member, now, moderator=moderator, changes=changes)
    return Settled(proposal=number)


async def _speaker(changes: Transaction, speaker: int | SpeakerDraft) -> int:
    if isinstance(speaker, SpeakerDraft):
        return changes.add_speaker(speaker)
    return await current(changes, "speaker", speaker)


async def _claim(changes: Transaction, ready: Ready, speaker: int) -> int | None:
    match ready.claim:
        case str() as sentence:
            concerns = await _concerned(changes, ready, speaker)
            return changes.add_claim(ClaimDraft(ClaimKind.EVENT, sentence, topic=ready.topic, concerns=concerns))
        case int() as claim:
            return await current(changes, "claim", claim)
    return None


async def _concerned(changes: Transaction, ready: Ready, speaker: int) -> int | None:
    if ready.concerned is None:
        return None
    # Somebody new who speaks of themselves is added once, whatever they were said to be.
    new = [one.name for one in (ready.speaker, ready.concerned) if isinstance(one, SpeakerDraft)]
    if len(new) > 1 and len(set(map(folded_name, new))) == 1:
        return speaker
    return await _speaker(changes, ready.concerned)


async def _citations(changes: Transaction, ready: Ready) -> tuple[tuple[CitationDraft[int], ...], int | None]:
    """The citations, the one with the words first, and the source that is the message in chat."""
    form, wording = (ready.words.form, ready.words.text) if ready.words else (Form.PARAPHRASE, None)
    chat = await chat_source(changes, ready.message) if ready.message else None
    citations: list[CitationDraft[int]] = []
    if ready.document is not None:
        document = await source_for(changes, ready.document)
        citations.append(CitationDraft(document, form, wording, ready.language, locator=ready.place))
    if chat is not None and citations:
        upstream = changes.peek_ids("citation", 1)[0]
        citations.append(CitationDraft(chat, Form.PARAPHRASE, upstream=upstream))
    elif chat is not None:
        citations.append(CitationDraft(chat, form, wording, ready.language, locator=ready.place))
    if citations:
        taken = await taken_from(changes, ready.passed, citations[0].source)
        citations[0] = replace(citations[0], upstream=taken)
    return tuple(citations), chat


def _merged(before: Picked, pick: Picked) -> Picked:
    """What was picked before, with what is picked now."""
    if pick.speaker is not None or pick.new_speaker is not None:
        return replace(before, speaker=pick.speaker, new_speaker=pick.new_speaker)
    if pick.concerns is not None or pick.new_concerned is not None or pick.concerns_nobody:
        return replace(
            before,
            concerns=pick.concerns,
            new_concerned=pick.new_concerned,
            concerns_nobody=pick.concerns_nobody,
        )
    return replace(before, claim=pick.claim, new_claim=pick.new_claim, stance=pick.stance)
