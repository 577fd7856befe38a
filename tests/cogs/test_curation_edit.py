"""/mod edit and /mod redact: forms filled in with the record; what is refused comes back, removed words do not."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.desk.edits_at_hand import EditsAtHand
from bot.domain.ids import record_id
from bot.domain.refs import Ref
from bot.ledger import Ledger
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.presses import Press, at_once
from tests.ledger.made import event
from tests.ledger.recompute import recomputed, stored
from tests.ui.hostile import NASTY


def inputs(form: Any) -> list[dict[str, Any]]:
    assert form.modal is not None
    return [label["component"] for label in form.modal["components"]]


def filled(form: Any) -> dict[str, str]:
    """What a form is filled in with; nothing for a choice that was not made."""
    return {
        one["custom_id"]: "".join(option["value"] for option in one["options"] if option.get("default"))
        if "options" in one
        else one.get("value") or ""
        for one in inputs(form)
    }


async def submit(actor: MemberActor, form: Any, typed: dict[str, str]) -> Any:
    """Send a form off, with its choices as Discord sends them."""
    choices = {one["custom_id"] for one in inputs(form) if "options" in one}
    values: dict[str, Any] = {name: [value] if value else [] for name, value in typed.items() if name in choices}
    return await actor.submit_modal(form, typed | values)


async def opened(server: Server, record: str, label: str = "Edit", **options: str) -> Any:
    """The form of a record, opened from its card by the moderator."""
    card = await server.moderator.slash(server.channel, "mod edit", record=record, **options)
    assert private(card)
    return await server.moderator.click(message(card), label=label)


async def fields(server: Server, kind: str, number: int) -> Any:
    return (await server.book.curation.card(Ref(kind, record_id(server.book.server, number)))).fields


async def hand_in(server: Server, record: str, label: str = "Edit", **typed: str) -> Any:
    form = await opened(server, record, label)
    return await submit(server.moderator, form, filled(form) | typed)


async def test_a_claim_is_edited_and_the_edit_undone(server: Server) -> None:
    form = await opened(server, "#1")
    before = filled(form)
    assert before["text"] == "Azerbaijani forces violated the ceasefire on 21 September 2023"
    assert before["concerns"] == "Azerbaijan"
    assert before["about"] == "2023-09-21"
    done = await submit(server.moderator, form, before | {"text": "The ceasefire was violated", "about": ""})
    assert private(done)
    now = await fields(server, "claim", 1)
    assert (now["text"], now["about"]) == ("The ceasefire was violated", None)
    await server.moderator.click(message(done), label="Undo")
    assert (await fields(server, "claim", 1))["text"] == before["text"]


async def test_a_statement_that_goes_to_another_speaker_takes_its_stances_and_words_along(
    server: Server, database_url: str
) -> None:
    await hand_in(server, "S12", speaker="Мирзоян", said="2023-09-22", venue="Yerevan")
    now = await fields(server, "statement", 12)
    speaker = (await server.book.match_speaker("Mirzoyan")).id
    assert (now["speaker"], now["venue"], now["said_precision"]) == (speaker, "Yerevan", "day")
    assert await stored(database_url) == await recomputed(database_url)


async def test_a_number_is_edited_and_taken_away(server: Server) -> None:
    [number] = [at for at in range(1, 18) if (await fields(server, "claim", at))["low"] == 200]
    form = await opened(server, f"#{number}", "Edit number")
    assert filled(form)["number"] == "200"
    await submit(server.moderator, form, filled(form) | {"number": "150-200", "counted": "dead"})
    now = await fields(server, "claim", number)
    assert (now["low"], now["high"], now["counted"]) == (150, 200, "dead")
    await hand_in(server, f"#{number}", kind="event")
    assert (await fields(server, "claim", number))["measure"] is None
    await hand_in(server, f"#{number}", "Edit number", measure="casualties", number="5")
    now = await fields(server, "claim", number)
    assert (now["kind"], now["low"], now["bound"]) == ("quantity", 5, "exactly")


async def test_stances_and_sources_are_edited(server: Server) -> None:
    await hand_in(server, "stance 1", hedge="generally", scope="exact")
    now = await fields(server, "stance", 1)
    assert (now["hedge"], now["scope"]) == ("generally", "exact")
    await hand_in(server, "source 1", url="https://example.org/a", published="2023-09-22", kind="relay")
    await server.moderator.slash(server.channel, "mod edit", record="source 1", archived="https://archive.example/a")
    now = await fields(server, "source", 1)
    assert (now["url"], now["kind"], now["archived"]) == ("https://example.org/a", "relay", "https://archive.example/a")
    assert now["published"].startswith("2023-09-22 ")


@pytest.mark.parametrize(
    ("record", "label", "wrong", "why"),
    [
        ("#1", "Edit", {"concerns": "Nobody Whatsoever Known"}, "It is not clear who"),
        ("#1", "Edit", {"kind": "quantity"}, "A quantity needs its number"),
        ("#1", "Edit", {"about": "the day the music died"}, "date was not understood"),
        ("#1", "Edit", {"topic": "Cooking"}, "No topic is clearly called that"),
        ("#1", "Edit", {}, "nothing was changed"),
        ("#1", "Edit number", {"measure": "casualties", "number": "a few"}, "The number was not understood"),
        ("#1", "Edit number", {"measure": "casualties", "number": "9-3"}, "write the smaller one first"),
        ("S1", "Edit", {"speaker": "Nobody Whatsoever Known"}, "It is not clear who"),
        ("S1", "Edit", {"said": "2999-01-01"}, "has not come yet"),
        ("source 1", "Edit", {"url": "example.org"}, "beginning with https://"),
    ],
)
async def test_what_is_refused_comes_back_as_it_was_typed(
    server: Server, record: str, label: str, wrong: dict[str, str], why: str
) -> None:
    form = await opened(server, record, label)
    typed = {"number": "1"} | filled(form) | wrong if label == "Edit number" else filled(form) | wrong
    refused = await submit(server.moderator, form, typed)
    assert private(refused)
    assert why in text(refused)
    assert labels(refused) == ["Fix and resubmit"]
    again = filled(await server.moderator.click(message(refused), label="Fix and resubmit"))
    assert {name: again[name] for name in wrong} == wrong
    assert len(await server.book.history.batches()) == 1


async def test_of_two_who_edit_at_once_the_second_reads_what_changed_and_loses_nothing(server: Server) -> None:
    first, second = await opened(server, "#1"), await opened(server, "#1")
    typed = filled(second) | {"text": "Shots were fired"}
    await submit(server.moderator, first, filled(first) | {"text": "The ceasefire was violated"})
    refused = await submit(server.moderator, second, typed)
    assert "Somebody has changed this claim since you looked at it, in batch 2" in text(refused)
    assert "The ceasefire was violated" in text(refused)
    again = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(again)["text"] == "Shots were fired"
    await submit(server.moderator, again, typed)
    assert (await fields(server, "claim", 1))["text"] == "Shots were fired"


async def test_forms_and_buttons_from_before_a_restart_work(server: Server, database_url: str) -> None:
    card = message(await server.moderator.slash(server.channel, "mod edit", record="#1"))
    other = message(await server.moderator.slash(server.channel, "mod edit", record="#1"))
    form = await server.moderator.click(card, label="Edit")
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    typed = filled(form) | {"text": "The ceasefire was violated"}
    await submit(server.moderator, form, typed)
    assert (await fields(server, "claim", 1))["text"] == "The ceasefire was violated"
    anew = await server.moderator.click(other, label="Edit")
    assert filled(anew)["text"] == "The ceasefire was violated"
    await again.close()


async def test_who_moderates_no_more_cannot_hand_in_a_form(server: Server, bot: Counterclaim) -> None:
    group = bot.tree.get_command("mod")
    assert isinstance(group, discord.app_commands.Group)
    group.default_permissions = None
    await bot.tree.sync()
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    card = message(await helper.slash(server.channel, "mod edit", record="#1"))
    words = message(await helper.slash(server.channel, "mod redact", record="#1", reason="private"))
    edit = await helper.click(card, label="Edit")
    await server.book.change_settings(actor=1, moderator_roles=frozenset())
    typed = filled(edit) | {"text": "Nothing happened"}
    assert "Only moderators may do this" in text(await submit(helper, edit, typed))
    assert "Only moderators may do this" in text(await helper.click(words, label="Remove the words"))
    assert (await fields(server, "claim", 1))["text"].startswith("Azerbaijani forces")


async def test_words_are_removed_for_the_reason_given_and_twice_is_once(server: Server) -> None:
    asked = await server.moderator.slash(server.channel, "mod redact", record="S13", reason="a private person")
    assert private(asked)
    assert "This cannot be undone" in text(asked)
    assert "path is not easy" in text(await server.reader.slash(server.channel, "said", speaker="Pashinyan"))
    press = Press(server.moderator, message(asked), "cc:redact:statement:13")
    done, twice = await at_once(server, press, press)
    assert {"Words removed", "nothing to remove"} == {
        words for words in ("Words removed", "nothing to remove") if words in text(done) + text(twice)
    }
    shown = text(await server.reader.slash(server.channel, "said", speaker="Pashinyan"))
    assert "words removed by a moderator" in shown
    [batch, *_] = await server.book.history.batches()
    assert batch.reason == "a private person"


async def test_that_words_are_gone_for_good_is_said_before_an_undo_is_offered(server: Server) -> None:
    async with server.book.transaction(server.moderator.id, None) as changes:
        changes.add_claim(event("It rained"))
    asked = await server.moderator.slash(server.channel, "mod redact", record="S13", reason="a private person")
    await server.moderator.click(message(asked), label="Remove the words")
    by_number = await server.moderator.slash(server.channel, "mod undo", batch=3)
    assert "Batch 3 cannot be undone" in text(by_number)
    assert "were removed for good" in text(by_number)
    assert labels(by_number) == []
    last = await server.moderator.slash(server.channel, "mod undo")
    assert "Your batch 3 removed words for good and cannot be undone." in text(last)
    assert "Undo batch 2?" in text(last)
    await server.moderator.click(message(last), label="Undo it")
    nothing = text(await server.moderator.slash(server.channel, "mod undo"))
    assert "Your batch 3 removed words for good" in nothing
    assert "nothing else that could be undone" in nothing


async def test_after_a_restart_a_form_asks_why_words_are_removed(server: Server, database_url: str) -> None:
    asked = await server.moderator.slash(server.channel, "mod redact", record="#1", reason="a private person")
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    form = await server.moderator.click(message(asked), label="Remove the words")
    assert "Words removed" in text(await submit(server.moderator, form, {"reason": "asked to"}))
    assert "[redacted]" in (await fields(server, "claim", 1))["text"]
    await again.close()


async def test_after_hints_on_an_edited_claim_it_can_be_edited_again(server: Server) -> None:
    asked = await server.moderator.slash(server.channel, "mod edit", record="#1")
    form = await server.moderator.click(message(asked), label="Edit")
    done = await submit(server.moderator, form, filled(form) | {"text": "The terrorists attacked the town"})
    assert "The wording of the claim" in text(done)
    assert labels(done) == ["Undo", "Edit claim"]
    form = await server.moderator.click(message(done), label="Edit claim")
    assert filled(form)["text"] == "The terrorists attacked the town"
    neutral = await submit(server.moderator, form, filled(form) | {"text": "The town was attacked"})
    assert labels(neutral) == ["Undo"]


async def test_a_redacted_claim_says_so(server: Server) -> None:
    asked = await server.moderator.slash(server.channel, "mod redact", record="#1", reason="a private person")
    await server.moderator.click(message(asked), label="Remove the words")
    shown = text(await server.reader.slash(server.channel, "claim show", claim="#1"))
    assert "redacted" in shown
    assert "Azerbaijani forces" not in shown
    history = text(await server.reader.slash(server.channel, "claim history", claim="#1"))
    assert "Azerbaijani forces" not in history
    again = await server.moderator.slash(server.channel, "mod redact", record="#1", reason="a private person")
    assert "nothing to remove" in text(again)


async def test_no_form_is_filled_in_with_words_that_were_removed(server: Server) -> None:
    cards = [message(await server.moderator.slash(server.channel, "mod edit", record=one)) for one in ("#1", "#2")]
    asked = await server.moderator.slash(server.channel, "mod redact", record="#1", reason="a private person")
    await server.moderator.click(message(asked), label="Remove the words")
    first, second = [await server.moderator.click(card, label="Edit") for card in cards]
    assert filled(first)["text"] == "[redacted]"
    assert filled(second)["text"] != "[redacted]"


async def test_hedges_are_shown_before_they_are_removed(server: Server) -> None:
    asked = await server.moderator.slash(server.channel, "mod redact", record="S13", reason="a private person")
    assert "did not perceive" in text(asked)
    await server.moderator.click(message(asked), label="Remove the words")
    again = text(await server.moderator.slash(server.channel, "mod redact", record="S13", reason="a private person"))
    assert "nothing to remove" in again
    assert "did not perceive" not in text(await server.reader.slash(server.channel, "said", speaker="Pashinyan"))


def test_what_a_person_typed_is_forgotten_in_that_server_alone() -> None:
    edits = EditsAtHand()
    for server, user in ((1, 2), (1, 3), (4, 2)):
        edits.put((server, user, "cc:edit"), {"text": "It rained"})
    edits.forget(1, 2)
    assert edits.get((1, 2, "cc:edit")) is None
    edits.forget_words(4, ["snowed"])
    assert edits.get((4, 2, "cc:edit")) == edits.get((1, 3, "cc:edit")) == {"text": "It rained"}


@pytest.mark.parametrize("nasty", NASTY)
async def test_hostile_text_in_a_form_is_kept_and_shown_safely(server: Server, nasty: str) -> None:
    typed = nasty[:200]
    done = await hand_in(server, "#5", text=typed or "x")
    assert "@everyone" not in text(done)
    assert "@everyone" not in text(await server.reader.slash(server.channel, "claim show", claim="#5"))
    card = await server.moderator.slash(server.channel, "mod edit", record="#5")
    assert "@everyone" not in text(card)
