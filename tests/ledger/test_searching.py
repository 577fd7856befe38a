"""Searches find what people mean, say how they found it, and keep to the speaker asked for."""

from __future__ import annotations

import pytest

from bot.domain.answers import SaidAnswer, SearchAnswer
from bot.domain.questions import Said, SearchRecord
from bot.ledger import Book
from tests.ledger.made import ACTOR, REPORT, ask, event, person, stand, statement

VIOLATED = "Azerbaijani forces violated the ceasefire on 21 September 2023"


async def search(book: Book, text: str, page: int = 1) -> SearchAnswer:
    answer = await ask(book, SearchRecord(text), page=page)
    assert isinstance(answer, SearchAnswer)
    return answer


async def about(book: Book, name: str, words: str) -> list[str | None]:
    """What the records of a speaker on some words are about."""
    speaker = (await book.match_speaker(name)).id
    assert speaker is not None
    answer = await ask(book, Said(speaker, about=words))
    assert isinstance(answer, SaidAnswer)
    return [row.claim.text if row.claim else None for row in answer.rows]


async def test_all_words_are_asked_for_first(sample: Book) -> None:
    answer = await search(sample, "violated ceasefire")
    assert VIOLATED in [record.claim.text for record in answer.claims]
    assert all("iolat" in record.claim.text for record in answer.claims)
    assert (answer.instead, answer.partly, answer.hurried, answer.bounded) == (None, False, False, False)


async def test_endings_do_not_matter(sample: Book) -> None:
    one, two = await search(sample, "violating ceasefires"), await search(sample, "violated ceasefire")
    assert {record.claim.id for record in one.claims} == {record.claim.id for record in two.claims}


async def test_a_misspelt_word_is_searched_for_as_it_is_spelt_here(sample: Book) -> None:
    answer = await search(sample, "disinformaton")
    assert answer.instead == "disinformation"
    assert [record.claim.text for record in answer.claims] == ["Armenia is spreading disinformation"]


async def test_when_no_record_has_all_words_those_with_some_are_offered_as_such(sample: Book) -> None:
    answer = await search(sample, "disinformation zebra")
    assert answer.partly
    assert [record.claim.text for record in answer.claims] == ["Armenia is spreading disinformation"]
    nothing = await search(sample, "zebra giraffe")
    assert (nothing.partly, nothing.page.total) == (False, 0)


async def test_quotations_are_found_by_their_words(sample: Book) -> None:
    answer = await search(sample, "internal and external shocks")
    [row] = answer.quotations
    assert row.speaker.name == "Nikol Pashinyan"
    assert row.claim is not None
    assert row.claim.text == "Peace must be pursued although the path is not easy"


async def test_only_little_words_are_still_words(sample: Book) -> None:
    answer = await search(sample, "there is a")
    assert answer.page.total > 0
    answer = await search(sample, "the on of")
    assert answer.page.total >= 0


@pytest.mark.parametrize("words", ["перемирие нарушено", "հրադադարը խախտվել է", "违反停火", "انتهك وقف إطلاق النار"])
async def test_words_of_any_script_are_found_as_they_were_recorded(book: Book, words: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, source = changes.add_speaker(person("Ann Example")), changes.add_source(REPORT)
        claim = changes.add_claim(event(words))
        changes.add_statement(statement(speaker, "2023", stand(claim), source=source, wording=f"Он: {words}"))
    answer = await search(book, words)
    assert [record.claim.text for record in answer.claims] == [words]
    assert [row.citations[0].wording for row in answer.quotations] == [f"Он: {words}"]
    assert (await book.match_claim(words)).id == claim


async def test_a_place_is_found_under_all_its_names(sample: Book) -> None:
    for typed in ("Şuşa", "Shushi", "Шуша", "Շուշի", "SHUSHA", "shusha area", "Ağdərə", "Martakert"):
        assert (await sample.match_claim(typed)).candidates[0].text.startswith("Five ceasefire violations"), typed


async def test_a_claim_is_found_under_the_names_of_whom_it_concerns(sample: Book) -> None:
    for name in ("Baku violated the ceasefire", "Азербайджан violated ceasefire"):
        match = await sample.match_claim(name)
        assert match.candidates[0].text == VIOLATED


async def test_records_of_a_speaker_are_narrowed_by_words(sample: Book) -> None:
    assert await about(sample, "Pashinyan", "ceasefire") == ["The ceasefire is holding"]
    assert await about(sample, "Pashinyan", "shocks") == ["Peace must be pursued although the path is not easy"]
    assert await about(sample, "Aliyev", "shocks") == [], "the words of another are not theirs"
    assert await about(sample, "Armenia", "shocks") == ["Peace must be pursued although the path is not easy"]


async def test_the_words_of_another_speaker_on_the_same_claim_are_not_found(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann, beth = changes.add_speaker(person("Ann Example")), changes.add_speaker(person("Beth Sample"))
        claim, source = changes.add_claim(event("It rained")), changes.add_source(REPORT)
        changes.add_statement(statement(ann, "2023", stand(claim), source=source, wording="Umbrellas everywhere"))
        changes.add_statement(statement(beth, "2023", stand(claim), source=source, wording="Puddles 1 everywhere"))
    assert await about(book, "Ann Example", "umbrellas") == ["It rained"]
    assert await about(book, "Beth Sample", "umbrellas") == []
    # The number of a speaker is no word of theirs.
    assert await about(book, "Ann Example", "1") == []
    assert (await search(book, "2")).page.total == 0


async def test_a_number_with_its_mark_is_that_claim(sample: Book) -> None:
    for typed in ("#4", "4", " # 4 ", "#04"):
        match = await sample.match_claim(typed)
        assert match.id is not None
        assert match.id & 0xFFFFFFFF == 4
        assert [found.id for found in await sample.suggest_claims(typed)] == [match.id]
    assert (await sample.match_claim("#400")).id is None


async def test_claims_are_suggested_while_the_word_is_unfinished(sample: Book) -> None:
    for typed in ("gun", "gunf", "gunfire in Stepa", "khanken"):
        [found] = await sample.suggest_claims(typed)
        assert found.text == "Gunfire was heard in Stepanakert on 21 September 2023"
    assert len(await sample.suggest_claims("", 5)) == 5


async def test_topics_are_matched_by_words_of_their_title(sample: Book) -> None:
    [topic] = await sample.suggest_topics("")
    for typed in ("ceasefire", "Nagorno-Karabakh ceasefire, September 2023", "nagorno karab", "ceasfire"):
        assert (await sample.match_topic(typed)).id == topic.id, typed
    assert (await sample.match_topic("weather")).candidates == ()
    assert (await sample.match_topic("")).id is None
