"""Whom a new claim concerns: found with an accusation, shown, confirmed where it is not certain, and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from simcord import InteractionResult

from bot.domain.answers import ClaimAnswer
from bot.domain.errors import StorageError
from bot.domain.found import Finding, FoundStatement
from bot.domain.ids import record_id
from bot.domain.questions import ShowClaim, Unanswered
from bot.domain.records import Claim
from bot.domain.typed import Cited, TypedStatement
from bot.ledger.drafts import Drafts
from tests.cogs.conftest import Server, labels, message, text
from tests.cogs.queueing import queue, shown
from tests.cogs.recording import draft_of, filled, form_on, refilled
from tests.cogs.test_found import find, now, press
from tests.ui.limits import buttons_of

ACCUSED = "Mirzoyan accused Russia of closing the bridge at Lachin."
GUESSED = "Azerbaijan denied closing the bridge at Lachin, while Mirzoyan accused them of blowing it up."
UNKNOWN = "Mirzoyan accused the council of closing the bridge."
VIOLATED = "Mirzoyan accused Russia of violating the ceasefire."
SENTENCE = "The bridge at Lachin was closed on 3 September 2023"


@pytest.fixture
def engine() -> str:
    """Storage is tested elsewhere."""
    return "sqlite"


async def claim_numbered(server: Server, number: int) -> Claim:
    """A claim as it is on record."""
    answer = await server.book.answer(ShowClaim(record_id(server.book.server, number)))
    assert isinstance(answer, ClaimAnswer)
    return answer.record.claim


async def newest(server: Server) -> Claim:
    """The claim recorded last."""
    return await claim_numbered(server, (await server.book.drafts.last_numbers())[1])


async def named(server: Server, name: str) -> int:
    """The id of the speaker of that name."""
    found = (await server.book.match_speaker(name)).id
    assert found is not None
    return found


async def concerned(server: Server) -> str | None:
    """The name of whom the claim recorded last concerns."""
    whom = (await newest(server)).concerns
    return None if whom is None else (await server.book.drafts.speaker_names([whom]))[whom]


def stances(form: InteractionResult) -> list[str]:
    """What the form offers as stances, in words."""
    assert form.modal is not None
    [options] = [one["component"]["options"] for one in form.modal["components"] if "options" in one["component"]]
    return [one["label"] for one in options]


async def handed_in(server: Server, form: InteractionResult, **fields: str) -> InteractionResult:
    return await server.moderator.submit_modal(form, refilled(form, claim=SENTENCE, **fields))


async def test_an_accusation_concerns_whom_the_text_names(server: Server) -> None:
    found = await find(server, ACCUSED)
    assert "accuses (asserts) · about Russia\n" in text(found)
    form = await press(server, message(found), "record", 0)
    assert stances(form)[:2] == ["Asserts, about Russia", "Asserts"]
    await handed_in(server, form)
    assert "recorded as S15 on #" in now(server, message(found))
    claim = await newest(server)
    assert (claim.text, claim.concerns) == (SENTENCE, await named(server, "Russia"))
    unanswered = str(await server.book.answer(Unanswered()))
    assert SENTENCE in unanswered


async def test_whom_it_concerns_can_be_left_out_in_the_form(server: Server) -> None:
    form = await press(server, message(await find(server, ACCUSED)), "edit", 0)
    await handed_in(server, form, stance="asserts")
    assert await concerned(server) is None


async def test_a_form_that_is_refused_keeps_whom_it_concerns(server: Server) -> None:
    form = await press(server, message(await find(server, ACCUSED)), "edit", 0)
    refused = await handed_in(server, form, when="2093-01-01")
    assert "**Concerns** · Russia" in text(refused)
    again = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(again)["stance"] == "asserts:about"
    await handed_in(server, again, when="")
    assert await concerned(server) == "Russia"


async def test_it_comes_back_when_it_cannot_be_kept(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_given: object) -> None:
        raise StorageError("The disk is full.")

    form = await press(server, message(await find(server, ACCUSED)), "edit", 0)
    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "get", fails)
        refused = await handed_in(server, form)
    again = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert stances(again)[0] == "Asserts, about Russia"
    await handed_in(server, again)
    assert await concerned(server) == "Russia"


async def test_a_guess_is_confirmed_by_the_button_that_names_it(server: Server) -> None:
    found = await find(server, GUESSED)
    assert "accuses (asserts) · about them → Azerbaijan?" in text(found)
    assert "them → Azerbaijan? Yes, record" in labels(found)
    form = await press(server, message(found), "record", 1)
    assert stances(form)[0] == "Asserts, about Azerbaijan"
    await handed_in(server, form)
    assert await concerned(server) == "Azerbaijan"


async def test_two_guesses_are_both_on_the_button(server: Server) -> None:
    found = await find(
        server, "Azerbaijan denied it. Ararat Mirzoyan said it was late. He accused them of blowing it up."
    )
    assert "He → Ararat Mirzoyan? them → Azerbaijan? Yes, record" in labels(found)


@pytest.mark.parametrize(("pressed", "name"), [("New: a body", "the council"), ("Nobody: leave it out", None)])
async def test_somebody_who_is_not_on_record_is_asked_about(server: Server, pressed: str, name: str | None) -> None:
    shown_list = message(await find(server, UNKNOWN))
    asked = await handed_in(server, await press(server, shown_list, "record", 0))
    assert "### Whom does it concern?" in text(asked)
    assert "It is said of “the council”. Nobody on record" in text(asked)
    assert (await server.book.summary()).statements == 14
    await server.moderator.click(message(asked), label=pressed)
    assert await concerned(server) == name
    assert (await server.book.summary()).statements == 15


async def test_somebody_who_comes_near_is_offered_and_not_taken(server: Server) -> None:
    said = ACCUSED.replace("Russia", "the Russian ministry of defence")
    asked = await handed_in(server, await press(server, message(await find(server, said)), "record", 0))
    assert "Whom does it concern?" in text(asked)
    assert (await server.book.summary()).statements == 14
    await server.moderator.click(message(asked), label="Ministry of Defence of Russia")
    assert await concerned(server) == "Ministry of Defence of Russia"


async def test_the_question_about_claims_says_whom_a_new_one_would_concern(server: Server) -> None:
    found = await find(server, VIOLATED)
    asked = await press(server, message(found), "record", 0)
    assert "A new claim would concern Russia." in text(asked)
    await server.moderator.click(message(asked), label="New claim")
    assert await concerned(server) == "Russia"


async def test_a_claim_that_is_on_record_stays_as_it_is(server: Server) -> None:
    before, claims = await claim_numbered(server, 1), (await server.book.summary()).claims
    asked = await press(server, message(await find(server, VIOLATED)), "record", 0)
    await server.moderator.click(message(asked), label="This asserts #1")
    assert (await server.book.summary()).statements == 15
    assert (await claim_numbered(server, 1), (await server.book.summary()).claims) == (before, claims)


async def test_what_is_criticised_is_nobody_unless_it_has_a_name(server: Server) -> None:
    found = await find(server, "Mirzoyan criticised the plan. Mirzoyan criticised Russia.")
    assert "about the plan" in text(found)
    forms = [await press(server, message(found), "edit", number) for number in (0, 1)]
    assert [stances(form)[0] for form in forms] == ["Asserts", "Asserts, about Russia"]


async def test_a_proposal_shows_and_keeps_it(server: Server) -> None:
    shown_list = message(await find(server, ACCUSED, by=server.other))
    form = await press(server, shown_list, "record", 0, server.other)
    await server.other.submit_modal(form, refilled(form, claim=SENTENCE))
    assert "proposed, as number 1" in now(server, shown_list)
    card = await queue(server)
    assert "**Concerns** · Russia" in shown(server, card)
    await server.moderator.click(card, label="Accept")
    assert await concerned(server) == "Russia"


async def test_a_proposal_says_that_they_would_be_new(server: Server) -> None:
    form = await press(server, message(await find(server, UNKNOWN, by=server.other)), "record", 0, server.other)
    asked = await server.other.submit_modal(form, refilled(form, claim=SENTENCE))
    await server.other.click(message(asked), label="New: a body")
    card = await queue(server)
    assert "**Concerns** · the council (new: body)" in shown(server, card)
    await server.moderator.click(card, label="Accept")
    assert await concerned(server) == "the council"


async def test_an_edited_proposal_keeps_it(server: Server) -> None:
    form = await press(server, message(await find(server, ACCUSED, by=server.other)), "record", 0, server.other)
    await server.other.submit_modal(form, refilled(form, claim=SENTENCE))
    edited = await server.moderator.click(await queue(server), label="Edit, then accept")
    assert filled(edited)["stance"] == "asserts:about"
    await handed_in(server, edited)
    assert await concerned(server) == "Russia"


async def test_the_look_at_the_sure_ones_says_whom_they_concern(server: Server) -> None:
    """No rule that finds accusations is right often enough yet, so one that counts as sure is put there."""
    said = TypedStatement("Ararat Mirzoyan", claim=SENTENCE, words="accused Moscow", concerns="Russian Federation @99")
    one = FoundStatement(said, Cited(title="A report"), (), "accuses", about="Moscow", sure=True)
    russia = await named(server, "Russia")
    known = replace(one, said=replace(said, concerns=f"Moscow @{russia & 0xFFFFFFFF}"))
    content = Finding("accused Moscow", (known, one), source=Cited(title="A report"))
    finding = await server.book.findings.open(server.moderator.id, content, datetime.now(UTC))
    shown_list = message(await find(server))
    stored = server.env.backend.get_message(shown_list.channel_id, shown_list.id)
    for button in buttons_of(stored.components):
        parts = button["custom_id"].split(":")
        button["custom_id"] = ":".join((*parts[:2], str(finding), *parts[3:]))
    preview = await press(server, shown_list, "sure", 1)
    assert f"accuses · asserts a new claim, concerning Russia: {SENTENCE}" in text(preview)
    await server.moderator.click(message(preview), label="Record these 2")
    assert (await newest(server)).concerns == russia


@pytest.mark.parametrize("command", ["mod record", "submit"])
async def test_the_commands_take_it_too(server: Server, command: str) -> None:
    options = {"speaker": "Ararat Mirzoyan", "stance": "asserts", "claim": SENTENCE, "source": "https://example.org/1"}
    done = await server.moderator.slash(server.channel, command, concerns="Russia", **options)
    if command == "submit":
        assert "**Concerns** · Russia" in text(done)
        await server.moderator.click(await queue(server), label="Accept")
    else:
        assert "concerns Russia" in text(done)
    assert await concerned(server) == "Russia"


async def test_somebody_new_who_speaks_of_themselves_is_added_once(server: Server) -> None:
    options = {
        "speaker": "Zangezur Relief Agency",
        "stance": "asserts",
        "claim": SENTENCE,
        "source": "https://a.example",
    }
    asked = await server.moderator.slash(server.channel, "mod record", concerns="zangezur relief agency", **options)
    again = await server.moderator.click(message(asked), label="New: a body")
    await server.moderator.click(message(again), label="New: a person")
    found = await server.book.drafts.speakers_like("Zangezur Relief Agency")
    assert await concerned(server) == "Zangezur Relief Agency"
    assert found.id == await named(server, "Zangezur Relief Agency")


async def test_a_pronoun_typed_for_it_is_refused(server: Server) -> None:
    options = {"speaker": "Ararat Mirzoyan", "stance": "asserts", "claim": SENTENCE, "source": "https://example.org/1"}
    refused = await server.moderator.slash(server.channel, "mod record", concerns="them", **options)
    assert "“them” could be anybody" in text(refused)


async def test_the_form_of_a_message_has_no_such_choice_by_itself(server: Server) -> None:
    form = await form_on(server, "Mirzoyan said that the bridge was closed.")
    assert draft_of(form)
    assert stances(form) == ["Asserts", "Denies", "Withholds", "Relays", "Retracts"]
