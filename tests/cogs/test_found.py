"""What a message reports, found, and put on record one by one or together."""

from __future__ import annotations

from typing import Any

import pytest
from simcord import InteractionResult, ResponseMessage

from bot.app import Counterclaim
from bot.domain.errors import StorageError
from bot.domain.ids import record_id
from bot.domain.vocabulary import Form, Precision, SourceKind, Stance
from bot.ledger.drafts import Drafts
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.recording import filled, post, recorded, refilled
from tests.ui.limits import buttons_of, texts_of

MENU = "Find statements"
REPORT = (
    "Azerbaijan denied violating the ceasefire. Ararat Mirzoyan said that the bridge at Lachin was closed on Monday.\n"
    "Nikol Pashinyan said that the ceasefire was generally holding. “Our path is not easy,” he acknowledged.\n"
    "“We never agreed to that,” Jeyhun Bayramov said. "
    "“The ceasefire was violated by Azerbaijani forces,” said Samvel Smith."
)

QUOTED = (
    "“We never agreed to that,” Jeyhun Bayramov said.\n"
    "“The ceasefire was violated by Azerbaijani forces,” said Samvel Smith."
)
"""Found by rules that are hardly ever wrong; one speaker is not on record."""


async def find(server: Server, said: str = REPORT, by: Any = None) -> InteractionResult:
    return await (by or server.moderator).context_menu(server.channel, MENU, await post(server, said))


async def press(server: Server, shown: ResponseMessage, do: str, number: int, by: Any = None) -> InteractionResult:
    """Press the button that does so with a statement, counted from 0."""
    wanted = [
        button["custom_id"]
        for button in buttons_of(shown.components)
        if str(button.get("custom_id", "")).startswith("cc:found:")
        and str(button["custom_id"]).split(":")[3:] == [do, str(number)]
    ]
    assert len(wanted) == 1
    return await (by or server.moderator).click(shown, custom_id=wanted[0])


def now(server: Server, shown: ResponseMessage) -> str:
    """What a message says by now."""
    stored = server.env.backend.get_message(shown.channel_id, shown.id)
    return "\n".join(texts_of(stored.components))


async def test_what_was_found_is_shown_with_its_words_marked_and_nothing_is_recorded(server: Server) -> None:
    found = await find(server)
    assert private(found)
    said = text(found)
    assert "### 6 statements found in the message" in said
    assert "> Azerbaijan denied **violating the ceasefire**.\n" in said
    assert "**4 · he → Nikol Pashinyan?** concedes (asserts)" in said
    assert "he → Nikol Pashinyan? Yes, record" in labels(found)
    assert (await server.book.summary()).statements == 14


async def test_recorded_at_one_press_with_its_words_and_place(server: Server) -> None:
    shown = message(await find(server))
    await press(server, shown, "record", 3)
    assert "recorded as S15" in now(server, shown)
    row = await recorded(server, 15)
    assert (row.speaker.name, row.claim) == ("Nikol Pashinyan", None)
    assert row.statement.said.precision is Precision.BEFORE
    [chat] = row.citations
    assert (chat.wording, chat.form, chat.source.kind) == ("Our path is not easy", Form.PARTIAL, SourceKind.CHAT)
    assert (
        chat.locator == "paragraph 2, after “easefire was generally holding.”, before “he acknowledged. “We never agre”"
    )


async def test_pressed_twice_it_is_recorded_once(server: Server) -> None:
    shown = message(await find(server))
    old = [dict(one) for one in shown.components]
    await press(server, shown, "record", 3)
    server.env.backend.get_message(shown.channel_id, shown.id).components[:] = old
    await press(server, shown, "record", 3)
    assert "recorded as S15" in now(server, shown)
    assert (await server.book.summary()).statements == 15


async def test_a_claim_on_record_like_it_is_asked_about(server: Server) -> None:
    shown = message(await find(server))
    asked = await press(server, shown, "record", 0)
    assert "On record already?" in now(server, shown)
    assert "> Azerbaijan denied **violating the ceasefire**." in now(server, shown)
    await server.moderator.click(message(asked), label="This denies #1")
    assert "**1 is recorded as S15 on #1.**\n5 of 6 still open" in now(server, shown)
    row = await recorded(server, 15)
    assert row.stance is not None
    assert (row.stance.stance, row.stance.claim) == (Stance.DENIES, record_id(server.book.server, 1))


async def test_skipped_and_taken_back_in(server: Server) -> None:
    skipped = await press(server, message(await find(server)), "skip", 2)
    assert "**3 · Nikol Pashinyan** says (asserts)\n-# skipped" in text(skipped)
    assert "3 is skipped" in text(skipped)
    assert "5 of 6 still open" in text(skipped)
    back = await press(server, message(skipped), "back", 2)
    assert "6 of 6 still open" in text(back)


async def test_edited_first(server: Server) -> None:
    shown = message(await find(server))
    form = await press(server, shown, "edit", 1)
    assert filled(form)["who"] == "Ararat Mirzoyan"
    assert filled(form)["claim"] == "The bridge at Lachin was closed on Monday"
    await server.moderator.submit_modal(
        form, refilled(form, claim="The bridge at Lachin was closed", when="2023-09-18")
    )
    assert "recorded as S15 on #" in now(server, shown)
    row = await recorded(server, 15)
    assert row.claim is not None
    assert row.claim.text == "The bridge at Lachin was closed"
    assert row.citations[0].wording == "said that the bridge at Lachin was closed on Monday"


async def test_words_that_were_changed_lose_their_place(server: Server) -> None:
    shown = message(await find(server))
    form = await press(server, shown, "edit", 1)
    await server.moderator.submit_modal(form, refilled(form, words="“closed on Monday”"))
    assert (await recorded(server, 15)).citations[0].locator is None


async def test_a_form_that_is_refused_can_be_fixed(server: Server) -> None:
    shown = message(await find(server))
    form = await press(server, shown, "edit", 1)
    refused = await server.moderator.submit_modal(form, refilled(form, when="2093-01-01"))
    assert "That time has not come yet" in text(refused)
    assert "Back to the list" in labels(refused)
    again = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(again)["when"] == "2093-01-01"
    await server.moderator.submit_modal(again, refilled(again, when=""))
    assert "2 is recorded as S15 on #" in now(server, shown)
    assert (await recorded(server, 15)).speaker.name == "Ararat Mirzoyan"


@pytest.mark.parametrize("broken", ["get", "keep"])
async def test_what_was_typed_comes_back_when_it_cannot_be_kept(
    server: Server, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_given: object) -> None:
        raise StorageError("The disk is full.")

    form = await press(server, message(await find(server)), "edit", 1)
    with monkeypatch.context() as patch:
        patch.setattr(Drafts, broken, fails)
        refused = await server.moderator.submit_modal(form, refilled(form, words="“My own words.”", when=""))
        assert "The disk is full." in text(refused)
    again = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(again)["words"] == "“My own words.”"
    await server.moderator.submit_modal(again, refilled(again))
    assert [one.source.kind for one in (await recorded(server, 15)).citations] == [SourceKind.CHAT]


async def test_a_statement_of_nobody_can_only_be_edited(server: Server) -> None:
    found = await find(server, "Gunfire was reported in Stepanakert.")
    assert "nobody named" in text(found)
    assert labels(found) == ["Edit first", "Skip"]


async def test_all_sure_ones_are_recorded_after_a_look_at_them(server: Server) -> None:
    preview = await server.moderator.click(message(await find(server, QUOTED)), label="Record all sure ones")
    assert "### Record this one?" in text(preview)
    assert "**1 · Jeyhun Bayramov** says · no claim, words only\n> “We never agreed to that”" in text(preview)
    assert "1 more would be asked about first" in text(preview)  # nobody on record is called Samvel Smith
    assert (await server.book.summary()).statements == 14
    done = await server.moderator.click(message(preview), label="Record this one")
    assert "Recorded 1." in text(done)
    assert "1 of 2 still open" in text(done)
    assert (await server.book.summary()).statements == 15
    row = await recorded(server, 15)
    assert (row.speaker.name, row.citations[0].wording) == ("Jeyhun Bayramov", "We never agreed to that")


async def test_the_look_leads_back_to_the_list(server: Server) -> None:
    preview = await server.moderator.click(message(await find(server, QUOTED)), label="Record all sure ones")
    back = await server.moderator.click(message(preview), label="Back to the list")
    assert "2 of 2 still open" in text(back)


async def test_a_quotation_is_recorded_for_its_words_when_no_claim_is_like_it(server: Server) -> None:
    shown = message(await find(server, "“The bridge at Lachin was closed,” Mirzoyan said."))
    await press(server, shown, "record", 0)
    row = await recorded(server, 15)
    assert (row.claim, row.citations[0].wording) == (None, "The bridge at Lachin was closed")


async def test_a_claim_that_is_no_sentence_is_put_into_words_first(server: Server) -> None:
    shown = message(await find(server, "Mirzoyan accused Russia of closing the bridge at Lachin."))
    form = await press(server, shown, "record", 0)
    assert form.modal is not None
    assert filled(form)["claim"] == "Russia was closing the bridge at Lachin"


async def test_a_member_proposes(server: Server) -> None:
    found = await find(server, by=server.other)
    assert "Record all sure ones" not in labels(found)
    assert "he → Nikol Pashinyan? Yes, propose" in labels(found)
    shown = message(found)
    await press(server, shown, "record", 3, server.other)
    assert "proposed, as number 1" in now(server, shown)
    assert (await server.book.summary()).statements == 14
    assert (await server.book.queue.get(1)).submitted_by == server.other.id


async def test_a_proposal_that_is_accepted_keeps_its_place(server: Server) -> None:
    shown = message(await find(server, by=server.other))
    await press(server, shown, "record", 3, server.other)
    queue = await server.moderator.slash(server.channel, "mod queue")
    await server.moderator.click(message(queue), label="Accept")
    [chat] = (await recorded(server, 15)).citations
    assert chat.locator is not None
    assert chat.locator.startswith("paragraph 2")


async def test_all_at_once_is_for_moderators_on_every_press(server: Server, bot: Counterclaim) -> None:
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    shown = message(await find(server, QUOTED, by=helper))
    preview = await helper.click(shown, label="Record all sure ones")
    await server.book.change_settings(actor=1, moderator_roles=frozenset())
    refused = await helper.click(message(preview), label="Record this one")
    assert "Only moderators may do this" in text(refused)
    assert (await server.book.summary()).statements == 14


async def test_somebody_elses_findings_are_refused(server: Server) -> None:
    mine = message(await find(server))
    theirs = message(await find(server, by=server.other))
    stored = server.env.backend.get_message(theirs.channel_id, theirs.id)
    own, other = (
        next(one["custom_id"].split(":")[2] for one in buttons_of(shown.components)) for shown in (mine, theirs)
    )
    for button in buttons_of(stored.components):
        button["custom_id"] = button["custom_id"].replace(other, own)
    refused = await press(server, theirs, "skip", 1, server.other)
    assert "Only the person who looked" in text(refused)
    assert "6 of 6 still open" in text(await press(server, mine, "page", 2))


async def test_another_servers_findings_are_not_here(server: Server, bot: Counterclaim) -> None:
    shown = message(await find(server))
    [finding] = {one["custom_id"].split(":")[2] for one in buttons_of(shown.components)}
    elsewhere = await bot.ledger.book(server.guild.id + 1)
    with pytest.raises(Exception, match="not kept any more"):
        await elsewhere.findings.get(int(finding), server.moderator.id)


async def test_after_a_restart_the_buttons_and_the_form_still_work(server: Server, bot: Counterclaim) -> None:
    shown = message(await find(server))
    form = await press(server, shown, "edit", 1)
    bot._connection._view_store._modals.clear()
    bot.drafts.forget(server.guild.id, server.moderator.id)
    await server.moderator.submit_modal(form, refilled(form))
    assert "recorded as S15" in now(server, shown)


async def test_nothing_found_says_so(server: Server) -> None:
    found = await find(server, "good morning all")
    assert "### No statement was found" in text(found)
    assert labels(found) == []


async def test_a_message_without_words(server: Server) -> None:
    empty = await server.reader.send(server.channel, attachments=[("photo.png", b"x")])
    nothing = await server.other.context_menu(server.channel, MENU, empty)
    assert "There are no words in that message" in text(nothing)


async def test_a_full_page_keeps_to_the_limits_and_the_pages_turn(server: Server) -> None:
    who = "Ararat *Mirzoyan*"
    line = f"{who} accused Azerbaijan of {'_very_ ' * 8}breaking [the](https://x.y) truce on Monday.\n"
    found = await find(server, line * (2000 // len(line)))
    assert "page 1 of" in text(found)
    while "Next" in (seen := labels(found)):
        assert "[the](" not in text(found)
        found = await server.moderator.click(message(found), label="Next")
    assert "Previous" in seen
