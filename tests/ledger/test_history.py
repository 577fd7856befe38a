"""The log: which batches there were and what each did, cheaply for long ones, without words that were removed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.data import SAMPLE_DOSSIER
from bot.domain.errors import NotOnRecord
from bot.domain.history import TOLD
from bot.domain.ids import record_id
from bot.domain.questions import ClaimHistory
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger, import_dossier
from bot.ui.history_lines import line_of, what_of
from tests.ledger.made import ACTOR, REPORT, ask, event, person, stand, statement

OTHER = 88


async def recorded(book: Book, reason: str | None = None) -> tuple[int, int]:
    """A claim and a statement on it, recorded in one batch; their ids."""
    async with book.transaction(ACTOR, reason) as changes:
        speaker, source = changes.add_speaker(person("Ann Example", "Anna")), changes.add_source(REPORT)
        claim = changes.add_claim(event("It rained"))
        made, _ = changes.add_statement(
            statement(speaker, "2023", stand(claim, Stance.DENIES), source=source, wording="No rain fell.")
        )
    return claim, made


async def edited(book: Book, claim: int, text: str, actor: int = ACTOR) -> int:
    """The claim with another text; the number of the batch."""
    async with book.transaction(actor, None) as changes:
        await changes.update("claim", claim, text=text)
    return changes.number


async def told(book: Book) -> list[str]:
    return [what_of(batch) for batch in await book.history.batches()]


async def test_what_was_done_is_told_in_plain_words(book: Book) -> None:
    claim, _made = await recorded(book, "from the *hall*")
    await edited(book, claim, "It snowed")
    async with book.transaction(OTHER, None) as changes:
        second = changes.add_claim(event("It froze"))
        changes.add_statement(statement(record_id(book.server, 1), "2023"))
    async with book.transaction(None, None) as changes:
        await changes.update("claim", second, merged_into=claim, struck="2026-01-01T00:00:00+00:00")
    await book.change_settings(actor=OTHER, private_answers=True, moderator_roles=frozenset({5, 6}), log_channel=9)
    await book.undo(2, actor=OTHER)
    lines = [line_of(batch) for batch in await book.history.batches()]
    assert [line.partition(":f> · ")[2] for line in lines] == [
        "<@88> · undid batch 2",
        "<@88> · settings: answers private, moderator roles <@&5> <@&6>, log channel <#9>",
        "the owner · merged #2 into #1",
        "<@88> · recorded #2: It froze; recorded S2: Ann Example",
        "<@77> · edited #1: text · undone in batch 6",
        (
            "<@77> · recorded the speaker Ann Example; recorded #1: It rained; recorded S1: Ann Example denies #1"
            " · “from the \\*hall\\*”"
        ),
    ]
    assert lines[0].startswith("**6** · <t:")


async def test_striking_and_bringing_back_are_told_with_what_goes_along(book: Book) -> None:
    _claim, made = await recorded(book)
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("stance", record_id(book.server, 1))
        await changes.strike("citation", record_id(book.server, 1))
        await changes.strike("statement", made)
    assert (await told(book))[0] == "struck S1 with its stance on #1 and its source"
    async with book.transaction(ACTOR, None) as changes:
        for kind in ("statement", "citation", "stance"):
            await changes.update(kind, record_id(book.server, 1), struck=None)
    assert (await told(book))[0] == "brought back S1 with its stance on #1 and its source"
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("stance", record_id(book.server, 1))
    assert (await told(book))[0] == "struck the stance in S1: Ann Example denies #1"


async def test_a_long_batch_is_counted_not_listed(book: Book) -> None:
    await import_dossier(book, SAMPLE_DOSSIER)
    [batch] = await book.history.batches()
    assert len(batch.changes) == TOLD
    assert batch.total > 150
    assert what_of(batch) == f"made {batch.total} changes"


async def test_batches_are_filtered_and_come_in_pages(book: Book) -> None:
    claim, made = await recorded(book)
    for at in range(3):
        await edited(book, claim, f"It snowed {at}", OTHER)
    await book.change_settings(actor=ACTOR, private_answers=True)
    numbers = {
        "all": await book.history.batches(),
        "second page": await book.history.batches(offset=2, limit=2),
        "of one": await book.history.batches(actor=OTHER),
        "about the claim": await book.history.batches(about=("claim", claim)),
        "about the statement": await book.history.batches(about=("statement", made)),
        "both": await book.history.batches(about=("claim", claim), actor=ACTOR),
        "since": await book.history.batches(since=datetime.now(UTC) + timedelta(hours=1)),
        "after": await book.history.after(2),
        "after nothing": await book.history.after(0, limit=2),
    }
    assert {what: [batch.number for batch in found] for what, found in numbers.items()} == {
        "all": [5, 4, 3, 2, 1],
        "second page": [3, 2],
        "of one": [4, 3, 2],
        "about the claim": [4, 3, 2, 1],
        "about the statement": [1],
        "both": [1],
        "since": [],
        "after": [3, 4, 5],
        "after nothing": [1, 2],
    }


async def test_the_last_batch_of_somebody_is_neither_an_undo_nor_undone(book: Book) -> None:
    claim, _ = await recorded(book)
    await edited(book, claim, "It snowed")
    await edited(book, claim, "It froze", OTHER)
    found = await book.history.last_of(ACTOR)
    assert found is not None
    assert found.number == 2
    await book.undo(3, actor=ACTOR)
    undo = await book.undo(2, actor=ACTOR)
    found = await book.history.last_of(ACTOR)
    assert found is not None
    assert found.number == 1
    assert await book.history.last_of(OTHER) is None
    await book.undo(undo, actor=OTHER)
    found = await book.history.last_of(ACTOR)
    assert found is not None
    assert (found.number, found.undone_by) == (2, None)
    assert (await book.history.one(undo)).undone_by == 6


async def test_a_batch_that_is_not_there(book: Book) -> None:
    for number in (0, 1, 2**32):
        with pytest.raises(NotOnRecord):
            await book.history.one(number)


async def test_another_servers_log_is_its_own(book: Book, ledger: Ledger) -> None:
    claim, _ = await recorded(book)
    other = await ledger.book(987)
    assert await other.history.batches() == []
    assert await other.history.after(0) == []
    assert await other.history.last_of(ACTOR) is None
    with pytest.raises(NotOnRecord):
        await other.history.batches(about=("claim", claim))
    with pytest.raises(NotOnRecord):
        await ask(other, ClaimHistory(claim))


async def test_the_history_of_a_claim_has_every_revision_field_by_field(book: Book) -> None:
    claim, _ = await recorded(book)
    await edited(book, claim, "It snowed", OTHER)
    answer = await ask(book, ClaimHistory(claim))
    assert answer.text == "It snowed"
    [revision, first] = answer.batches
    assert [(one.kind, one.before, one.after) for one in revision.changes] == [
        ("claim", {"text": "It rained"}, {"text": "It snowed"})
    ]
    assert [one.kind for one in first.changes] == ["claim", "stance"]
    assert what_of(first) == "recorded #1: It rained; recorded the stance in S1: Ann Example denies #1"
    with pytest.raises(NotOnRecord, match="#99"):
        await ask(book, ClaimHistory(record_id(book.server, 99)))


async def test_removed_words_are_in_no_history(book: Book) -> None:
    claim, made = await recorded(book)
    for kind, words in (("citation", "wording"), ("claim", "text")):
        async with book.transaction(ACTOR, "on request") as changes:
            await changes.update(kind, record_id(book.server, 1), redacted="2026-01-01T00:00:00+00:00", **{words: "-"})
    found = [
        *await book.history.batches(),
        *await book.history.batches(about=("statement", made)),
        *(await ask(book, ClaimHistory(claim))).batches,
    ]
    assert "rain" not in str(found).lower()
    assert (await told(book))[:2] == ["removed the words of #1", "removed the words of a source of S1"]
