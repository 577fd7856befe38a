"""What the form on a message is filled in with, what it says beside that, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
from simcord import InteractionResult

from bot.domain.vocabulary import Form, Precision, Stance
from tests.cogs.conftest import Server, message, text
from tests.cogs.recording import filled, form_on, recorded, refilled

SEVERAL = "Mirzoyan said that the bridge at Lachin was closed. Baku denied it."
HEDGED = "Mirzoyan said that the bridge at Lachin was “generally closed to everybody”."


def label_of(form: InteractionResult, field: str) -> dict[str, Any]:
    """A field of the form with its label, as Discord was sent it."""
    assert form.modal is not None
    return next(one for one in form.modal["components"] if one["component"]["custom_id"] == field)


async def test_what_a_message_reports_is_recorded_as_it_is_filled_in(server: Server) -> None:
    form = await form_on(server, "On Monday Mirzoyan said that the bridge at Lachin was closed https://example.org/a")
    assert filled(form)["stance"] == "asserts"
    assert filled(form)["claim"] == "The bridge at Lachin was closed"
    await server.moderator.submit_modal(form, refilled(form, when=""))
    row = await recorded(server, 15)
    assert (row.speaker.name, row.claim and row.claim.text) == ("Ararat Mirzoyan", "The bridge at Lachin was closed")
    assert (row.citations[0].wording, row.citations[0].form) == (
        "said that the bridge at Lachin was closed",
        Form.PARAPHRASE,
    )
    assert row.citations[0].source.url == "https://example.org/a"


async def test_without_a_day_in_the_message_none_is_made_up(server: Server) -> None:
    form = await form_on(server, "Pashinyan did not deny that the bridge at Lachin was closed")
    assert filled(form)["when"] == ""
    await server.moderator.submit_modal(form, refilled(form))
    row = await recorded(server, 15)
    assert row.statement.said.precision is Precision.BEFORE
    assert row.stance is not None
    assert row.stance.stance is Stance.WITHHOLDS


async def test_of_several_statements_the_form_says_where_the_others_are(server: Server) -> None:
    form = await form_on(server, SEVERAL)
    assert filled(form)["who"] == "Mirzoyan"
    assert "The first of 2 found; the menu Find statements shows all" in label_of(form, "who")["description"]
    alone = await form_on(server, "Mirzoyan said that the bridge at Lachin was closed.")
    assert "Find statements" not in label_of(alone, "who")["description"]


async def test_any_number_of_statements_keeps_to_discords_limits(server: Server) -> None:
    form = await form_on(server, "Baku denied it. " * 120)
    assert "first of 120 found" in label_of(form, "who")["description"]
    assert len(label_of(form, "who")["description"]) <= 100


async def test_a_guessed_name_is_shown_and_must_be_typed(server: Server) -> None:
    form = await form_on(server, "They met Ararat Mirzoyan in Goris, who said that the bridge at Lachin was closed.")
    assert filled(form)["who"] == ""
    assert label_of(form, "who")["component"]["placeholder"] == "who → Ararat Mirzoyan?"
    await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan"))
    assert (await recorded(server, 15)).speaker.name == "Ararat Mirzoyan"


async def test_a_guess_of_any_length_fits(server: Server) -> None:
    name = " ".join(["Ararat" * 6] * 5)
    form = await form_on(server, f"They met {name} in Goris, who said that the bridge at Lachin was closed.")
    assert filled(form)["who"] == ""
    assert len(label_of(form, "who")["component"].get("placeholder") or "") <= 100


@pytest.mark.parametrize(
    ("words", "hedge"), [("“generally closed to everybody”", "generally"), ("“closed to everybody”", None)]
)
async def test_a_hedge_goes_with_the_words_it_stands_in(server: Server, words: str, hedge: str | None) -> None:
    form = await form_on(server, HEDGED)
    done = await server.moderator.submit_modal(
        form, refilled(form, words=words, claim="The bridge at Lachin was closed to everybody", when="")
    )
    assert "### Recorded as S15" in text(done)
    row = await recorded(server, 15)
    assert row.stance is not None
    assert row.stance.hedge == hedge


async def test_a_hedge_given_by_itself_outlives_a_correction(server: Server) -> None:
    refused = await server.moderator.slash(
        server.channel,
        "mod record",
        speaker="Mirzoyan",
        stance="asserts",
        claim="The bridge at Lachin was closed",
        words="“closed”",
        hedge="as far as we know",
        source="https://example.org/a",
        when="2093-01-01",
    )
    form = await server.moderator.click(message(refused), label="Fix and resubmit")
    await server.moderator.submit_modal(form, refilled(form, words="“It was closed”", when=""))
    row = await recorded(server, 15)
    assert row.stance is not None
    assert row.stance.hedge == "as far as we know"
