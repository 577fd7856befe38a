"""Six ways in which a first draft of these rules went wrong, so that none comes back."""

from __future__ import annotations

from bot.domain.origins import Documents
from bot.domain.positions import LinkedClaim
from bot.domain.reply import ReplyState
from bot.domain.standing import Label, standing
from bot.domain.vocabulary import ClaimKind
from tests.domain.build import (
    ASSERTS,
    AZERBAIJAN,
    DENIES,
    KARABAKH,
    RETRACTS,
    RUSSIA,
    act,
    case,
    cites,
    claim,
    number,
)

ACCUSATION = claim(concerns=AZERBAIJAN)
ACCUSED, DENIED = act(KARABAKH, ASSERTS), act(AZERBAIJAN, DENIES)
WITHDREW_DENIAL = act(AZERBAIJAN, RETRACTS, "2023-09-22")


def test_unopposed_is_not_called_uncontested_and_comes_with_coverage() -> None:
    found = standing(case(ACCUSED))

    assert found.label == "no denial on record"
    assert (len(found.heard), len(found.sides)) == (1, 4)
    assert not any("uncontested" in label for label in Label)


def test_the_reply_clock_does_not_run_without_a_live_accusation() -> None:
    assert standing(case(about=ACCUSATION)).reply is None
    assert standing(case(DENIED, about=ACCUSATION)).reply is None
    assert standing(case(ACCUSED, act(KARABAKH, RETRACTS, "2023-09-22"), about=ACCUSATION)).reply is None


def test_a_withdrawn_denial_is_not_the_same_as_no_answer() -> None:
    found = standing(case(ACCUSED, DENIED, WITHDREW_DENIAL, about=ACCUSATION)).reply

    assert found is not None
    assert found.state is ReplyState.ANSWERED_WITHDREW
    assert found.event is not None
    assert found.event.stance.id == DENIED.stance.id


def test_a_withdrawn_denial_is_not_hidden_by_the_label() -> None:
    assert standing(case(ACCUSED, DENIED, WITHDREW_DENIAL)).label is Label.DENIAL_WITHDRAWN


def test_three_copies_of_a_communique_are_not_three_origins() -> None:
    found = standing(case(act(RUSSIA, ASSERTS, citations=(cites(1), cites(2), cites(3)))))

    assert found.documents == Documents(total=3, origins=0, without_upstream=3)


def test_an_official_s_first_figure_does_not_stand_beside_his_second() -> None:
    second = LinkedClaim(
        claim(2, kind=ClaimKind.QUANTITY, quantity=number(200, "2023-09-20T21:30")),
        (act(KARABAKH, ASSERTS, "2023-09-20T21:30"),),
    )
    first = claim(1, kind=ClaimKind.QUANTITY, quantity=number(27, "before 2023-09-20T03:32"))
    found = standing(case(act(KARABAKH, ASSERTS, "before 2023-09-20T03:32"), about=first, series=[second]))

    assert found.label is Label.REVISED
    assert found.revised_to == (2,)
