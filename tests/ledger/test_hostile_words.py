"""Whatever is typed, the record answers; nothing of it reaches the database as anything but words."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.questions import Said, SearchRecord
from bot.ledger import Book
from tests.ledger.made import ask

SYNTAX = "AND OR NOT NEAR( NEAR/2 * \" ' ( ) : ^ - + { } words speaker rowid ;-- % _ \\ | & ! <-> :* #1 S1 the"
SCRIPTS = "violated Aliyev խախտել перемирие انتهك 违反 🔥 👩‍👩‍👧 ⅷ ﬁ ١٢"
WORDS = st.sampled_from([*SYNTAX.split(), *SCRIPTS.split(), "\x00", "\u202e", "\u200b", "\ufeff", "\ud800"])
TYPED = st.text(max_size=60) | st.lists(WORDS, max_size=8).map(" ".join) | st.lists(WORDS, max_size=8).map("".join)

LONG = ["ceasefire " * 600, "a" * 6000, "🔥" * 3000, '"' * 6000, "(" * 6000, "word" + " NEAR " * 1000, "ա" * 6000]
SPITEFUL = ["'; DROP TABLE claim; --", '" OR 1=1 --', "words:ceasefire", "rowid:1", "{words speaker}:x", "a AND ("]


async def ask_everything(book: Book, typed: str, speaker: int) -> None:
    await ask(book, SearchRecord(typed))
    await ask(book, Said(speaker, about=typed))
    await book.match_claim(typed)
    await book.match_claim(typed, speaker=speaker)
    await book.match_speaker(typed)
    await book.match_topic(typed)
    for suggest in (book.suggest_claims, book.suggest_speakers, book.suggest_topics):
        assert len(await suggest(typed, 25)) <= 25
    assert await book.recall(await book.remember(SearchRecord(typed))) == SearchRecord(typed)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED)
@example(typed="")
@example(typed="* *")
@example(typed="#4294967296")
@example(typed="#" + "9" * 30)
@example(typed="१२३")
async def test_no_typed_text_raises(sample: Book, typed: str) -> None:
    await ask_everything(sample, typed, (await sample.suggest_speakers("Aliyev"))[0].id)


async def test_no_long_or_spiteful_text_raises_or_changes_anything(sample: Book) -> None:
    before = await sample.summary()
    speaker = (await sample.suggest_speakers("Aliyev"))[0].id
    for typed in (*LONG, *SPITEFUL):
        await ask_everything(sample, typed, speaker)
    assert await sample.summary() == before


async def test_search_operators_are_only_words(sample: Book) -> None:
    for typed in ("violated OR gunfire", "violated NOT ceasefire", "NEAR(violated ceasefire)"):
        texts = [record.claim.text for record in (await ask(sample, SearchRecord(typed))).claims]
        assert "Azerbaijani forces violated the ceasefire on 21 September 2023" in texts, typed


async def test_text_without_words_finds_nothing(sample: Book) -> None:
    for typed in ("", " ", "!!!", "\u200b", "\x00", "()"):
        answer = await ask(sample, SearchRecord(typed))
        assert (answer.page.total, answer.instead, answer.partly) == (0, None, False)
        assert (await sample.match_claim(typed)).candidates == ()
        assert len(await sample.suggest_claims(typed)) == 17, "nothing typed yet: the busiest"
