"""/mod record and /submit, and who may: a moderator records, a member proposes, and each press asks again."""

from __future__ import annotations

import discord
import pytest

from bot.app import Counterclaim
from bot.domain.typed import TypedDraft
from bot.domain.vocabulary import Form, Scope, SourceKind, Stance
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.recording import filled, form_on, recorded, refilled

REPORT = "https://example.org/report"


@pytest.fixture
def engine() -> str:
    """What is stored is tested elsewhere; this is about the commands."""
    return "sqlite"


async def test_mod_record_needs_no_message(server: Server) -> None:
    who = await server.moderator.autocomplete(server.channel, "mod record", "speaker", "Mirz")
    claim = await server.moderator.autocomplete(server.channel, "mod record", "claim", "violated")
    done = await server.moderator.slash(
        server.channel,
        "mod record",
        speaker=who[0]["value"],
        stance="denies",
        claim=claim[0]["value"],
        words="“constructive and peaceful”",
        when="21 Sep 2023",
        where="UN Security Council",
        source=REPORT,
        hedge="generally",
        scope="exact",
    )
    assert private(done)
    assert "### Recorded as S15" in text(done)
    row = await recorded(server, 15)
    assert row.stance is not None
    assert (row.speaker.name, row.statement.venue) == ("Ararat Mirzoyan", "UN Security Council")
    assert (row.stance.stance, row.stance.hedge, row.stance.scope) == (Stance.DENIES, "generally", Scope.EXACT)
    [citation] = row.citations
    assert (citation.form, citation.source.kind, citation.source.url) == (Form.PARTIAL, SourceKind.REPORT, REPORT)


async def test_a_document_without_an_address_is_kept_by_its_title(server: Server) -> None:
    await server.moderator.slash(
        server.channel, "mod record", speaker="Mirzoyan", stance="asserts", claim="#1", source="A radio interview"
    )
    [citation] = (await recorded(server, 15)).citations
    assert (citation.source.url, citation.source.title) == (None, "A radio interview")


async def test_without_any_source_it_comes_back_and_the_form_takes_one(server: Server) -> None:
    refused = await server.moderator.slash(
        server.channel, "mod record", speaker="Mirzoyan", stance="denies", claim="#1", when="2023-09-21", hedge="mostly"
    )
    assert "Say where this was reported" in text(refused)
    form = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(form) == {"who": "Mirzoyan", "stance": "denies", "claim": "#1", "words": "", "when": "2023-09-21"}
    await server.moderator.submit_modal(form, refilled(form, when=f"2023-09-21, {REPORT}"))
    row = await recorded(server, 15)
    assert row.stance is not None
    assert row.stance.hedge == "mostly"
    assert row.citations[0].source.url == REPORT


async def test_a_scope_is_only_kept_where_it_means_something(server: Server) -> None:
    await server.moderator.slash(
        server.channel, "mod record", speaker="Mirzoyan", stance="relays", claim="#1", source=REPORT, scope="exact"
    )
    row = await recorded(server, 15)
    assert row.stance is not None
    assert row.stance.scope is None


async def test_a_member_proposes_from_a_message_and_is_told_what_happens(server: Server) -> None:
    form = await form_on(server, "closed!", server.other)
    done = await server.other.submit_modal(form, refilled(form, who="Mirzoyan", claim="#1"))
    assert private(done)
    assert "### Handed in as proposal 1" in text(done)
    assert "/proposals" in text(done)
    assert (await server.book.summary()).statements == 14
    content = (await server.book.queue.get(1)).content
    assert isinstance(content, TypedDraft)
    assert (content.typed.who, content.message and content.message.text) == ("Mirzoyan", "closed!")


async def test_a_member_is_asked_the_same_questions(server: Server) -> None:
    form = await form_on(server, "closed!", server.other)
    asked = await server.other.submit_modal(
        form, refilled(form, who="Mirzoyn", claim="Azerbaijani forces violated the ceasefire")
    )
    await server.other.click(message(asked), label="Ararat Mirzoyan")
    done = await server.other.click(message(asked), label="This denies #1")
    assert done.acknowledged
    assert "Handed in as proposal 1" in str(message(asked).components)
    content = (await server.book.queue.get(1)).content
    assert isinstance(content, TypedDraft)
    assert content.picked.stance is Stance.DENIES


async def test_a_member_reads_of_proposing_and_a_moderator_of_recording(server: Server) -> None:
    for by, form_title, title in (
        (server.other, "Record or propose a statement", "Not handed in yet"),
        (server.moderator, "Record a statement", "Not recorded yet"),
    ):
        form = await form_on(server, "closed!", by)
        assert form.modal is not None
        assert form.modal["title"] == form_title
        assert f"### {title}" in text(await by.submit_modal(form, refilled(form, who="Mirzoyan", claim="#99")))


async def test_submit_without_a_source_says_where_it_goes(server: Server) -> None:
    refused = await server.other.slash(server.channel, "submit", speaker="Mirzoyan", stance="denies", claim="#1")
    assert "### Not handed in yet" in text(refused)
    assert "fill in source: of the command" in text(refused)
    form = await server.other.click(message(refused), label="Fix and resubmit")
    assert form.modal is not None
    assert form.modal["title"] == "Propose a statement"


async def test_a_proposal_shows_what_its_time_was_read_as_and_hints_and_what_is_cut(server: Server) -> None:
    done = await server.other.slash(
        server.channel,
        "submit",
        speaker="Mirzoyan",
        stance="asserts",
        claim="The regime closed the bridge at Lachin",
        words=f"“{'word ' * 400}”",
        when="yesterday",
        source=REPORT,
    )
    card = await server.moderator.slash(server.channel, "mod queue")
    for shown in (text(done), text(card)):
        assert "“yesterday” was read as" in shown
        assert "“regime” · says that a government is not lawful" in shown
    assert "Words (cut here; all of it is handed in)" in text(done)
    assert "Words (cut here; Edit shows all)" in text(card)


async def test_the_words_of_a_short_proposal_are_not_said_to_be_cut(server: Server) -> None:
    await server.other.slash(
        server.channel, "submit", speaker="Mirzoyan", stance="denies", claim="#1", words="“No.”", source=REPORT
    )
    assert "cut here" not in text(await server.moderator.slash(server.channel, "mod queue"))


@pytest.mark.parametrize("by", ["other", "moderator"])
async def test_submit_proposes_whoever_uses_it(server: Server, by: str) -> None:
    done = await getattr(server, by).slash(
        server.channel, "submit", speaker="Mirzoyan", stance="denies", claim="#1", source=REPORT
    )
    assert "### Handed in as proposal 1" in text(done)
    assert (await server.book.summary()).statements == 14


async def test_a_proposal_that_is_refused_comes_back_too(server: Server) -> None:
    refused = await server.other.slash(
        server.channel, "submit", speaker="Mirzoyan", stance="denies", claim="#99", source=REPORT
    )
    form = await server.other.click(message(refused), label="Fix and resubmit")
    done = await server.other.submit_modal(form, refilled(form, claim="#1"))
    assert "Handed in as proposal 1" in str(message(refused).components) or "Handed in as proposal 1" in text(done)


async def test_whether_somebody_moderates_is_asked_when_the_form_comes_in_and_on_each_press(server: Server) -> None:
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    form = await form_on(server, "closed!", helper)
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    asked = await helper.submit_modal(form, refilled(form, who="Mirzoyn", claim="#1"))
    await server.book.change_settings(actor=1, moderator_roles=frozenset())
    await helper.click(message(asked), label="Ararat Mirzoyan")
    assert (await server.book.summary()).statements == 14
    assert (await server.book.queue.get(1)).submitted_by == helper.id


async def test_mod_record_is_refused_to_others_wherever_they_find_it(server: Server, bot: Counterclaim) -> None:
    group = bot.tree.get_command("mod")
    assert isinstance(group, discord.app_commands.Group)
    group.default_permissions = None
    await bot.tree.sync()
    result = await server.other.slash(
        server.channel, "mod record", speaker="Mirzoyan", stance="denies", claim="#1", source=REPORT
    )
    assert "Only moderators may do this" in text(result)


async def test_loaded_words_in_a_new_claim_get_a_hint_and_quotations_never(server: Server) -> None:
    loaded = "The terrorist regime closed the bridge at Lachin"
    form = await form_on(server, "closed!")
    done = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim=loaded, words="“regime”"))
    assert "The wording of the claim" in text(done)
    assert "Edit claim" in labels(done)
    edit = await server.moderator.click(message(done), label="Edit claim")
    assert edit.modal is not None
    form = await form_on(server, "closed again!")
    done = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim="#1", words="“regime”"))
    assert "The wording of the claim" not in text(done)


async def test_the_menus_come_and_go_with_their_cog(server: Server, bot: Counterclaim) -> None:
    menus = {menu.name for menu in bot.tree.get_commands(type=discord.AppCommandType.message)}
    assert {"Record statement", "Find statements"} <= menus
    await bot.remove_cog("RecordCommands")
    left = {menu.name for menu in bot.tree.get_commands(type=discord.AppCommandType.message)}
    assert not {"Record statement", "Find statements"} & left
