"""Stances, nesting, targets, hedges, dates and forms, one by one."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Form, Stance
from bot.reading.statements import Act, Span, read
from bot.reading.statements.dates import date_near
from bot.reading.statements.hedges import hedge_in


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied the attack.", Stance.DENIES),
        ("The army did not deny the attack.", Stance.WITHHOLDS),
        ("The army didn’t confirm the attack.", Stance.WITHHOLDS),
        ("The army would not say how many had died.", Stance.WITHHOLDS),
        ("The army declined to comment.", Stance.WITHHOLDS),
        ("The army never said that it had left.", Stance.WITHHOLDS),
        ("The army retracted the claim.", Stance.RETRACTS),
        ("The army walked back its claim.", Stance.RETRACTS),
        ("The army rejected the report.", Stance.DENIES),
        ("The army confirmed the attack.", Stance.ASSERTS),
        ("Nobody in the army confirmed the attack.", Stance.WITHHOLDS),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    assert [one.stance for one in read(text)] == [stance]


def test_a_report_of_a_denial_is_two_statements() -> None:
    text = "Reuters says the army denied the attack."
    outer, inner = read(text)

    assert (outer.stance, outer.upstream) == (Stance.RELAYS, None)
    assert (inner.stance, inner.upstream) == (Stance.DENIES, 0)
    assert inner.speaker is not None
    assert inner.speaker.words == "the army"


def test_a_statement_inside_a_quotation() -> None:
    text = "“My client denies the charge,” the lawyer said."
    outer, inner = read(text)

    assert outer.form is Form.VERBATIM
    assert inner.upstream == 0
    assert inner.act is Act.DENIES
    assert [part.of(text) for part in inner.content] == ["the charge"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kyiv accused Moscow of breaking the truce.", "Moscow"),
        ("Kyiv blamed Moscow for the blast.", "Moscow"),
        ("Moscow was accused by Kyiv of breaking the truce.", "Moscow"),
        ("Kyiv accused the Ministry of Defence of lying.", "the Ministry of Defence"),
        ("Kyiv blamed the Bank of Borduria for the crash of May.", "the Bank of Borduria"),
        ("Kyiv accused Moscow of Soviet methods with prisoners.", "Moscow"),
        ("The union criticised the new owner of the port.", "the new owner"),
        ("The army denied the attack.", None),
    ],
)
def test_target(text: str, target: str | None) -> None:
    assert [one.target.words if one.target else None for one in read(text)] == [target]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("the truce is generally holding", "generally"),
        ("around 200 were hurt", "around"),
        ("he walked around the house", None),
        ("he did not perceive a threat", "did not perceive"),
        ("it may have been a drone", "may have"),
        ("there is no evidence of a leak", "no evidence of"),
        ("the plant appears to be closed", "appears to"),
        ("as far as I know it is closed", "as far as I know"),
        ("he believes it is closed", "he believes"),
        ("at least nine died", "at least"),
        ("up to 9 died", "up to"),
        ("the talks failed", None),
    ],
)
def test_hedge(text: str, hedge: str | None) -> None:
    found = hedge_in(text, (Span(0, len(text)),))

    assert (found.of(text) if found else None) == hedge


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("he said on Tuesday", "Tuesday"),
        ("he said on 12 January 2022", "12 January 2022"),
        ("he said on Jan. 12, 2022", "Jan. 12, 2022"),
        ("he said on 2022-01-12", "2022-01-12"),
        ("he said late Sunday night", "late Sunday night"),
        ("he said last week", "last week"),
        ("he said two hours ago", "two hours ago"),
        ("he said in May 2021", "May 2021"),
        ("he said in 2021", "2021"),
        ("he said yesterday", "yesterday"),
        ("he may say so", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    found = date_near(text, Span(3, 7), Span(0, len(text)), ())

    assert (found.of(text) if found else None) == date


def test_a_date_inside_the_content_is_not_when_it_was_said() -> None:
    text = "On Monday the mayor said that the bridge had closed in May 2021."
    (one,) = read(text)

    assert one.date is not None
    assert one.date.of(text) == "Monday"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“The talks have failed,” the mayor said.", Form.VERBATIM),
        ("The mayor said the talks were “a farce” and left.", Form.PARTIAL),
        ("The mayor said the talks had failed.", Form.PARAPHRASE),
    ],
)
def test_form(text: str, form: Form) -> None:
    assert [one.form for one in read(text)] == [form]


def test_only_certain_rules_and_speakers_are_sure() -> None:
    named, guessed = read("“It is over,” Anna Berg said. Nobody spoke.\n\n“I am glad,” she added.")

    assert named.sure
    assert not guessed.sure
