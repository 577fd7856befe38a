"""A report that a message in chat repeats still stands for the position, in every answer."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import ClaimAnswer, CompareAnswer
from bot.domain.ids import record_id
from bot.domain.questions import Compare, ShowClaim
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from tests.intake.test_again import record


async def test_the_report_is_shown_although_the_message_was_recorded_later(sample: Book) -> None:
    both: dict[str, Any] = {"who": "Ararat Mirzoyan", "claim": "#2", "when": "2023-09-22"}
    report = await record(sample, 900, None, **both)
    message = await record(sample, 901, source="", words="they never agreed", **both)
    assert (report, message) == (15, 16)

    claim = await sample.answer(ShowClaim(record_id(sample.server, 2)))
    assert isinstance(claim, ClaimAnswer)
    speaker = (await sample.match_speaker("Ararat Mirzoyan")).id
    other = (await sample.match_speaker("Azerbaijan")).id
    assert speaker is not None
    assert other is not None
    compared = await sample.answer(Compare(speaker, other))
    assert isinstance(compared, CompareAnswer)
    shown = [one for one in claim.record.standing.positions if one.event.speaker.id == speaker]
    beside = [row.first for row in compared.rows if row.first and row.claim.id == record_id(sample.server, 2)]
    assert (len(shown), len(beside)) == (1, 1)
    for position in (*shown, *beside):
        assert position.event.statement.id == record_id(sample.server, 15)
        assert [one.statement.id for one in position.earlier] == [record_id(sample.server, 16)]
        assert position.stance is Stance.DENIES
