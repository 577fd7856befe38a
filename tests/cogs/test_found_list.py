"""The list of what was found in a text, as question after question is answered and page after page is done."""

from __future__ import annotations

from tests.cogs.conftest import Server, labels, message, text
from tests.cogs.recording import filled, recorded, refilled
from tests.cogs.test_found import find, now, press


async def test_one_question_after_the_other_and_then_the_list_again(server: Server) -> None:
    shown = message(await find(server, "The breakaway authorities accused Azerbaijan of violating the ceasefire."))
    await press(server, shown, "record", 0)
    assert "### Who is it?\n**1 · The breakaway authorities** accuses (asserts)" in now(server, shown)
    await server.moderator.click(shown, label="Karabakh breakaway authorities")
    assert "### On record already?" in now(server, shown)
    back = await server.moderator.click(shown, label="Back to the list")
    assert "1 of 1 still open" in text(back)
    await press(server, shown, "record", 0)
    assert "### Who is it?" in now(server, shown)  # as often as it is somebody else
    await server.moderator.click(shown, label="Karabakh breakaway authorities")
    await server.moderator.click(shown, label="This asserts #1")
    assert "none still open: 1 recorded · page 1 of 1" in now(server, shown)
    assert "That was all of it" in now(server, shown)
    assert (await recorded(server, 15)).speaker.name == "Karabakh breakaway authorities"


async def test_a_question_answered_in_the_form(server: Server) -> None:
    shown = message(await find(server))
    await press(server, shown, "record", 0)
    form = await server.moderator.click(shown, label="Fix and resubmit")
    await server.moderator.submit_modal(form, refilled(form, claim="#8"))
    assert "1 is recorded as S15 on #8." in now(server, shown)


async def test_when_a_page_is_done_the_next_one_with_something_open_is_shown(server: Server) -> None:
    shown = message(await find(server))
    for number in range(4):
        await press(server, shown, "skip", number)
    assert "**4 is skipped.**\n2 of 6 still open · page 2 of 2" in now(server, shown)
    for number in (4, 5):
        await press(server, shown, "skip", number)
    assert "none still open: 6 skipped · page 2 of 2" in now(server, shown)
    await press(server, shown, "back", 5)
    assert "6 is open again." in now(server, shown)


async def test_a_claim_just_made_gets_a_hint_on_its_wording(server: Server) -> None:
    shown = message(await find(server))
    form = await press(server, shown, "edit", 1)
    await server.moderator.submit_modal(form, refilled(form, claim="The regime closed the bridge at Lachin"))
    assert "2 is recorded as S15 on #18.**\n**“regime” · " in now(server, shown)


async def test_a_speaker_named_in_other_words_is_confirmed_with_the_button(server: Server) -> None:
    found = await find(server, "The breakaway authorities accused Azerbaijan of violating the ceasefire.")
    assert "**1 · The breakaway authorities → Karabakh breakaway authorities?** accuses" in text(found)
    assert labels(found) == ["Yes, record", "Somebody else", "Edit first", "Skip"]
    asked = await server.moderator.click(message(found), label="Yes, record")
    assert "On record already?" in text(asked)
    await server.moderator.click(message(asked), label="This asserts #1")
    assert (await recorded(server, 15)).speaker.name == "Karabakh breakaway authorities"


async def test_the_form_names_whoever_was_confirmed(server: Server) -> None:
    found = await find(server, "The breakaway authorities accused Russia of closing the bridge at Lachin.")
    form = await server.moderator.click(message(found), label="Yes, record")
    assert filled(form)["who"] == "Karabakh breakaway authorities"


async def test_who_was_confirmed_is_not_taken_for_somebody_typed_since(server: Server) -> None:
    found = await find(server, "The breakaway authorities accused Azerbaijan of violating the ceasefire.")
    form = await press(server, message(found), "edit", 0)
    await server.moderator.submit_modal(form, refilled(form, who="Ilham Aliyev", claim="#1", when="2093-01-01"))
    back = await server.moderator.click(message(found), label="Back to the list")
    form = await server.moderator.click(message(back), label="Yes, record")
    assert filled(form)["who"] == "Ilham Aliyev"  # the list shows it as it was found, so the form comes first
    await server.moderator.submit_modal(form, refilled(form, when=""))
    assert (await recorded(server, 15)).speaker.name == "Ilham Aliyev"


async def test_somebody_else_is_not_whoever_was_confirmed_before(server: Server) -> None:
    shown = message(await find(server, "The breakaway authorities accused Azerbaijan of violating the ceasefire."))
    await server.moderator.click(shown, label="Yes, record")
    assert "### On record already?" in now(server, shown)
    await server.moderator.click(shown, label="Back to the list")
    await server.moderator.click(shown, label="Somebody else")
    assert "### Who is it?" in now(server, shown)


async def test_what_was_edited_is_not_recorded_with_the_rest(server: Server) -> None:
    shown = message(await find(server, "“We never agreed to that,” Jeyhun Bayramov said."))
    form = await press(server, shown, "edit", 0)
    await server.moderator.submit_modal(form, refilled(form, who="Ilham Aliyev", when="2093-01-01"))
    await server.moderator.click(shown, label="Back to the list")
    asked = await server.moderator.click(shown, label="Record all sure ones")
    assert "None of them can be recorded without a question" in text(asked)


async def test_words_stand_in_their_own_sentence_and_those_of_him_after_the_one_before(server: Server) -> None:
    said = text(await find(server))
    assert "> Ararat Mirzoyan said **that the bridge at Lachin was closed on Monday**.\n" in said
    assert "said that the ceasefire was generally holding. **“Our path is not easy,”** he acknowledged.\n" in said


async def test_sharing_a_word_with_somebody_on_record_is_not_enough(server: Server) -> None:
    for who in ("Azerbaijan’s defence ministry", "The ministry", "Separatists"):
        found = await find(server, f"{who} said that the bridge at Lachin was closed.")
        assert labels(found)[:3] == ["Record", "Edit first", "Skip"]


async def test_the_look_at_the_sure_ones_leads_back_to_the_page_it_was_opened_on(server: Server) -> None:
    shown = message(await find(server))
    await press(server, shown, "page", 2)
    await server.moderator.click(shown, label="Record all sure ones")
    back = await server.moderator.click(shown, label="Back to the list")
    assert "page 2 of 2" in text(back)
