"""An article on a truce, in our words: ten statements, each with its speaker, stance, target and content."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Form, Stance
from bot.reading.statements import Act, AttributedStatement, read

ARTICLE = (
    "The two sides met on Thursday, a day after the fighting stopped. At the United Nations, Armenian Foreign Minister "
    "Ararat Mirzoyan said: “There are no more sides of the conflict, but perpetrators and victims. There is no more "
    "conflict, but the real danger of atrocity.” His Azerbaijani counterpart, Jeyhun Bayramov, accused Armenia of "
    "spreading disinformation.\n\n"
    "During the meeting, gunfire was reported in Stepanakert. Azerbaijan denied violating the ceasefire, while the "
    "breakaway authorities accused them of doing so. Russia’s defence ministry reported “five ceasefire violations” in "
    "two areas. According to separatists, the offensive has caused around 200 casualties.\n\n"
    "The meeting was described by Azerbaijan’s presidency as “constructive and peaceful”. Armenia’s Prime Minister, "
    "Nikol Pashinyan, assured that the ceasefire was generally holding and did not perceive a “direct threat” to "
    "civilians. “This path is not easy,” he acknowledged. “It goes through internal and external shocks, and we must "
    "pursue it.”"
)
PERPETRATORS = (
    "“There are no more sides of the conflict, but perpetrators and victims. There is no more conflict, but the real "
    "danger of atrocity.”"
)
FOUND = read(ARTICLE)


def name(one: AttributedStatement) -> str | None:
    return one.speaker.name if one.speaker else None


def content(one: AttributedStatement) -> list[str]:
    return [part.of(ARTICLE) for part in one.content]


def test_ten_statements_are_found() -> None:
    assert len([one for one in FOUND if one.upstream is None]) == 10


@pytest.mark.parametrize(
    ("at", "speaker", "act", "stance", "parts"),
    [
        (
            0,
            "Ararat Mirzoyan",
            Act.SAYS,
            Stance.ASSERTS,
            [PERPETRATORS],
        ),
        (1, "Jeyhun Bayramov", Act.ACCUSES, Stance.ASSERTS, ["Armenia of spreading disinformation"]),
        (2, None, Act.SAYS, Stance.ASSERTS, ["gunfire", "in Stepanakert"]),
        (3, "Azerbaijan", Act.DENIES, Stance.DENIES, ["violating the ceasefire"]),
        (4, "the breakaway authorities", Act.ACCUSES, Stance.ASSERTS, ["them of doing so"]),
        (5, "Russia’s defence ministry", Act.SAYS, Stance.ASSERTS, ["“five ceasefire violations” in two areas"]),
        (6, "separatists", Act.SAYS, Stance.ASSERTS, ["the offensive has caused around 200 casualties"]),
        (
            7,
            "Azerbaijan’s presidency",
            Act.DESCRIBES,
            Stance.ASSERTS,
            ["The meeting", "as “constructive and peaceful”"],
        ),
        (
            8,
            "Nikol Pashinyan",
            Act.SAYS,
            Stance.ASSERTS,
            ["that the ceasefire was generally holding and did not perceive a “direct threat” to civilians"],
        ),
        (
            9,
            "Nikol Pashinyan",
            Act.CONCEDES,
            Stance.ASSERTS,
            ["“This path is not easy,”", "“It goes through internal and external shocks, and we must pursue it.”"],
        ),
    ],
)
def test_statement(at: int, speaker: str | None, act: Act, stance: Stance, parts: list[str]) -> None:
    one = [one for one in FOUND if one.upstream is None][at]

    assert (name(one), one.act, one.stance, content(one)) == (speaker, act, stance, parts)


def test_targets() -> None:
    targets = {name(one): one.target for one in FOUND if one.target}

    assert {who: (target.words, target.name, target.sure) for who, target in targets.items()} == {
        "Jeyhun Bayramov": ("Armenia", "Armenia", True),
        "the breakaway authorities": ("them", "Azerbaijan", False),
    }


def test_pronouns_are_to_be_confirmed() -> None:
    last = FOUND[-1].speaker

    assert last is not None
    assert (last.words, last.name, last.sure) == ("he", "Nikol Pashinyan", False)


def test_forms_hedges_and_dates() -> None:
    forms = [one.form for one in FOUND]

    assert forms.count(Form.VERBATIM) == 2
    assert [one.hedge.of(ARTICLE) for one in FOUND if one.hedge] == ["around", "generally"]
