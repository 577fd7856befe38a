"""What the sample dossier must answer, and what it must not say."""

from __future__ import annotations

import pytest

from bot.domain.answers import ClaimAnswer, ContestedAnswer, DidAnswer, SaidAnswer, UnansweredAnswer, WhoAnswer
from bot.domain.questions import Changes, Contested, Did, Said, SearchRecord, ShowClaim, Unanswered, Who
from bot.domain.reply import ReplyState
from bot.domain.standing import Label
from bot.domain.vocabulary import ClaimLinkKind, Form, Scope, SourceKind, Stance, StatementLinkKind
from bot.ledger import Book
from tests.ledger.made import ask


async def claim(book: Book, words: str) -> int:
    """The claim that free words mean, which must be clear."""
    match = await book.match_claim(words)
    assert match.id is not None, match.candidates
    return match.id


async def speaker(book: Book, name: str) -> int:
    match = await book.match_speaker(name)
    assert match.id is not None, match.candidates
    return match.id


async def test_azerbaijan_denied_violating_the_ceasefire(sample: Book) -> None:
    violated = await claim(sample, "Azerbaijan violated the ceasefire")
    answer = await sample.answer(Who(violated, Stance.DENIES))
    assert isinstance(answer, WhoAnswer)
    [denial] = answer.record.standing.with_stance(Stance.DENIES)
    assert denial.event.speaker.name == "Azerbaijan"
    assert denial.event.stance.scope is Scope.UNSPECIFIED
    assert denial.event.said.zone == "Asia/Yerevan"
    assert denial.event.said.sort_key == "2023-09-20T20:00:00Z"  # the day of the 21st in Yerevan
    [citation] = denial.event.citations
    assert (citation.wording, citation.form) == ("denied violating the ceasefire", Form.PARAPHRASE)
    assert citation.source.kind is SourceKind.REPORT
    assert citation.source.title == "Direct peace talks yield fragile truce in Nagorno-Karabakh conflict"
    assert answer.record.standing.label is Label.CONTESTED


async def test_nobody_is_said_to_have_denied_the_gunfire(sample: Book) -> None:
    answer = await sample.answer(Who(await claim(sample, "gunfire in Stepanakert"), Stance.DENIES))
    assert isinstance(answer, WhoAnswer)
    assert answer.page.total == 0
    assert answer.record.standing.label is Label.NO_DENIAL
    assert answer.record.standing.heard == ()


@pytest.mark.parametrize("asked", ["Russia", "Россия", "Russian Defence Ministry"])
async def test_russia_has_nothing_on_record_on_who_violated_it(sample: Book, asked: str) -> None:
    violated = await claim(sample, "Azerbaijan violated the ceasefire")
    answer = await sample.answer(Did(await speaker(sample, asked), Stance.ASSERTS, violated))
    assert isinstance(answer, DidAnswer)
    assert answer.direct == ()
    [near] = answer.nearby
    assert near.claim is not None
    assert near.claim.text == "Five ceasefire violations were recorded in the Shusha and Mardakert areas"
    assert near.claim.concerns is None, "it names no party"
    assert near.speaker.name == "Ministry of Defence of Russia"
    assert [citation.wording for citation in near.citations] == ["five ceasefire violations"]


async def test_only_the_violation_is_contested(sample: Book) -> None:
    answer = await sample.answer(Contested())
    assert isinstance(answer, ContestedAnswer)
    assert [record.claim.text for record in answer.rows] == [
        "Azerbaijani forces violated the ceasefire on 21 September 2023"
    ]
    assert (await sample.summary()).contested == 1


@pytest.mark.parametrize("words", ["sovereignty restored", "direct threat to civilians", "danger of atrocity"])
async def test_sovereignty_threat_and_danger_are_not_called_contested(sample: Book, words: str) -> None:
    answer = await sample.answer(ShowClaim(await claim(sample, words)))
    assert isinstance(answer, ClaimAnswer)
    assert answer.record.standing.label in (Label.NO_DENIAL, Label.DENIED_ONLY)


async def test_danger_and_threat_are_only_to_be_read_together(sample: Book) -> None:
    answer = await sample.answer(ShowClaim(await claim(sample, "danger of atrocity")))
    assert isinstance(answer, ClaimAnswer)
    assert answer.record.standing.implied == ()
    [tension] = answer.record.standing.tension
    assert answer.record.related[tension].text == "There is a direct threat to civilians in Nagorno-Karabakh"


async def test_a_violation_is_asserted_only_by_implication(sample: Book) -> None:
    answer = await sample.answer(ShowClaim(await claim(sample, "at least one violation occurred")))
    assert isinstance(answer, ClaimAnswer)
    standing = answer.record.standing
    assert standing.label is Label.IMPLIED
    assert standing.positions == ()
    assert {(found.position.event.speaker.name, found.stance, found.kind) for found in standing.implied} == {
        ("Karabakh breakaway authorities", Stance.ASSERTS, ClaimLinkKind.IMPLIES),
        ("Ministry of Defence of Russia", Stance.ASSERTS, ClaimLinkKind.IMPLIES),
    }
    assert standing.documents is not None
    assert standing.documents.origins == 0, "no origin is known, so none is independent"


async def test_only_armenia_has_not_answered(sample: Book) -> None:
    answer = await sample.answer(Unanswered())
    assert isinstance(answer, UnansweredAnswer)
    [record] = answer.rows
    assert record.claim.text == "Armenia is spreading disinformation"
    reply = record.standing.reply
    assert reply is not None
    assert reply.state is ReplyState.NO_ANSWER
    assert record.speakers[reply.side].name == "Armenia"
    assert reply.since.sort_key == "2023-09-20T20:00:00Z"
    assert record.standing.label is Label.NO_DENIAL, "silence changes nothing about the standing"
    assert not answer.bounded


async def test_azerbaijan_answered_the_accusation(sample: Book) -> None:
    answer = await sample.answer(Unanswered(await claim(sample, "Azerbaijan violated the ceasefire")))
    assert isinstance(answer, UnansweredAnswer)
    assert answer.rows == ()
    assert answer.record is not None
    assert answer.record.standing.reply is not None
    assert answer.record.standing.reply.state is ReplyState.ANSWERED


async def test_pashinyan_has_three_records_with_their_hedges(sample: Book) -> None:
    [pashinyan] = {
        await speaker(sample, name) for name in ("Pashinyan", "Pashinian", "Пашинян", "Փաշինյան", "Paşinyan")
    }
    answer = await sample.answer(Said(pashinyan))
    assert isinstance(answer, SaidAnswer)
    assert {
        (row.claim and row.claim.text, row.stance and row.stance.stance, row.stance and row.stance.hedge)
        for row in answer.rows
    } == {
        ("The ceasefire is holding", Stance.ASSERTS, "generally"),
        ("There is a direct threat to civilians in Nagorno-Karabakh", Stance.DENIES, "did not perceive"),
        ("Peace must be pursued although the path is not easy", Stance.ASSERTS, None),
    }
    assert answer.page.total == 3
    moved = await ask(sample, Changes(pashinyan))
    assert moved.rows == (), "he is not said to have changed his position"


async def test_the_gunfire_is_found_under_every_name_of_the_place(sample: Book) -> None:
    gunfire = "Gunfire was heard in Stepanakert on 21 September 2023"
    typed = ["Khankendi gunfire", "gunfire Xankəndi", "gunfire XANKENDI", "Stepanakert", "gunfir stepanakrt"]
    for words in (*typed, "Ստեփանակերտ", "gunfire in Степанакерт"):
        assert (await sample.match_claim(words)).candidates[0].text == gunfire
        assert [record.claim.text for record in (await ask(sample, SearchRecord(words))).claims] == [gunfire], words


async def test_asked_whether_it_is_true_both_sides_and_the_standing_are_given(sample: Book) -> None:
    violated = await claim(sample, "Azerbaijan violated the ceasefire")
    answer = await sample.answer(ShowClaim(violated, asked_if_true=True))
    assert isinstance(answer, ClaimAnswer)
    assert answer.question.asked_if_true
    assert {(position.event.speaker.name, position.stance) for position in answer.record.standing.positions} == {
        ("Karabakh breakaway authorities", Stance.ASSERTS),
        ("Azerbaijan", Stance.DENIES),
    }
    assert answer.record.standing.label is Label.CONTESTED
    assert answer.record.standing.within is None
    sides = [answer.record.speakers[side].name for side in answer.record.standing.heard]
    assert sides == ["Azerbaijan", "Karabakh breakaway authorities"]
    assert len(answer.record.standing.sides) == 4
    assert [link.kind for link in answer.record.statement_links] == [StatementLinkKind.REBUTS]
