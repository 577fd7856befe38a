"""The same form twice, other people's drafts, restarts, and messages that are hardly messages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.app import Counterclaim
from bot.domain.errors import StorageError
from bot.domain.vocabulary import SourceKind
from bot.ledger import Ledger
from bot.ledger.drafts import Drafts
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.recording import MENU, draft_of, filled, form_on, post, recorded, refilled, sent_again, swapped
from tests.ledger.raw import rows
from tests.ui.hostile import NASTY

NEW = "The bridge at Lachin was closed to all traffic"


async def count(server: Server) -> tuple[int, int]:
    """How many statements and claims are on record."""
    summary = await server.book.summary()
    return summary.statements, summary.claims


async def test_a_form_handed_in_twice_is_recorded_once(server: Server) -> None:
    form = await form_on(server, "closed!")
    values = refilled(form, who="Mirzoyan", claim=NEW)
    first = await server.moderator.submit_modal(form, values)
    once = await count(server)
    assert "### Recorded as S15" in text(first)
    again = await server.moderator.submit_modal(sent_again(form), values | {"claim": "Something else altogether"})
    assert private(again)
    assert "### Recorded already as S15" in text(again)
    assert NEW in text(again)
    assert await count(server) == once


async def test_a_card_that_is_left_open_elsewhere_reads_what_became_of_the_draft(server: Server) -> None:
    form = await form_on(server, "closed!")
    values = refilled(form, who="Two sources in Zangezur", claim=NEW)
    asked = [message(await server.moderator.submit_modal(sent_again(form), values)) for _ in range(3)]
    await server.moderator.click(asked[0], label="New: an unnamed source")
    once = await count(server)
    second = await server.moderator.click(asked[1], label="New: a person")
    fixed = await server.moderator.click(asked[2], label="Fix and resubmit")
    third = await server.moderator.submit_modal(fixed, refilled(fixed, claim="Another claim altogether"))
    for done in (second, third):
        assert "### Recorded already as S15" in text(done)
    assert await count(server) == once


async def test_two_moderators_each_record_their_own(server: Server) -> None:
    roles = [server.guild.roles["Moderators"]]
    second = server.guild.add_member(server.env.create_user("second"), roles=roles)
    said = await post(server, "closed!")
    forms = [await one.context_menu(server.channel, MENU, said) for one in (server.moderator, second)]
    await server.moderator.submit_modal(forms[0], refilled(forms[0], who="Mirzoyan", claim=NEW))
    done = await second.submit_modal(forms[1], refilled(forms[1], who="Azerbaijan", stance="denies", claim=NEW))
    assert "### Recorded as S16" in text(done)
    first, other = await recorded(server, 15), await recorded(server, 16)
    assert first.claim is not None
    assert first.claim == other.claim
    assert first.citations[0].source.id == other.citations[0].source.id


async def test_what_a_message_carries_already_is_not_recorded_from_it_again(server: Server) -> None:
    said = await post(server, "closed!")
    for number in (15, 16):
        form = await server.moderator.context_menu(server.channel, MENU, said)
        last = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim=NEW))
        assert ("### Recorded as S15" if number == 15 else "from this message already, as S15.") in text(last)
    assert (await server.book.summary()).statements == 15
    fixed = await server.moderator.click(message(last), label="Fix and resubmit")
    done = await server.moderator.submit_modal(fixed, refilled(fixed, claim="#2"))
    assert "### Recorded as S16" in text(done)


async def test_a_form_from_before_a_restart_still_knows_its_message(server: Server, database_url: str) -> None:
    form = await form_on(server, "closed! https://example.org/report")
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    done = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim=NEW))
    assert "### Recorded as S15" in text(done)
    assert [one.source.url for one in (await recorded(server, 15)).citations][:1] == ["https://example.org/report"]
    assert len((await recorded(server, 15)).citations) == 2
    await again.close()


async def test_questions_and_refusals_from_before_a_restart_go_on(server: Server, database_url: str) -> None:
    form = await form_on(server, "said it")
    asked = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyn", claim="#1", words="“No.”"))
    other = await form_on(server, "said more")
    refused = await server.moderator.submit_modal(other, refilled(other, who="Mirzoyan", claim="#99", words="«Нет.»"))
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    await server.moderator.click(message(asked), label="Ararat Mirzoyan")
    assert (await recorded(server, 15)).citations[0].wording == "No."
    fixed = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(fixed)["claim"] == "#99"
    assert filled(fixed)["words"] == "«Нет.»"
    await server.moderator.submit_modal(fixed, refilled(fixed, claim="#2"))
    assert (await recorded(server, 16)).citations[0].wording == "Нет."
    await again.close()


async def test_a_form_that_was_never_kept_is_recorded_from_what_it_holds(server: Server, database_url: str) -> None:
    form = await form_on(server, "closed!")
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    async with again.ledger.engine.transaction(server.book.server) as writer:
        await writer.run("DELETE FROM draft")
    given = refilled(form, who="Mirzoyan", claim=NEW)
    refused = await server.moderator.submit_modal(form, given)
    assert "Say where this was reported" in text(refused)
    fixed = await server.moderator.click(message(refused), label="Fix and resubmit")
    await server.moderator.submit_modal(fixed, refilled(fixed, when="2023-09-20, https://example.org/report"))
    [citation] = (await recorded(server, 15)).citations
    assert citation.source.url == "https://example.org/report"
    await again.close()


async def test_what_was_typed_comes_back_when_its_draft_cannot_be_read(
    server: Server, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = await form_on(server, "closed! https://example.org/report")
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    given = refilled(form, who="Mirzoyan", claim=NEW, words="“It is closed.”")
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "get", _no_database)
        refused = await server.moderator.submit_modal(form, given)
        assert "The disk is full" in text(refused)
        fixed = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert (filled(fixed)["claim"], filled(fixed)["words"]) == (NEW, "“It is closed.”")
    await server.moderator.submit_modal(fixed, refilled(fixed))
    document, chat = (await recorded(server, 15)).citations
    assert (document.wording, document.source.url) == ("It is closed.", "https://example.org/report")
    assert chat.source.kind is SourceKind.CHAT
    await again.close()


@pytest.mark.parametrize("error", [StorageError("The disk is full."), RuntimeError("a bug")])
async def test_what_was_typed_comes_back_whatever_goes_wrong(
    server: Server, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"speaker": "Mirzoyan", "stance": "denies", "claim": "#1", "words": "“No.”", "source": "A radio talk"}
    for broken in ("keep", "last_numbers"):
        with monkeypatch.context() as patch:
            patch.setattr(Drafts, broken, _raising(error))
            refused = await server.moderator.slash(server.channel, "mod record", **options)
        assert ("The disk is full" if isinstance(error, StorageError) else "E-") in text(refused)
        fixed = await server.moderator.click(message(refused), label="Fix and resubmit")
        assert filled(fixed)["words"] == "“No.”"
    await server.moderator.submit_modal(fixed, refilled(fixed))
    assert (await recorded(server, 15)).citations[0].source.title == "A radio talk"


def _raising(error: Exception) -> Any:
    async def raising(*_given: Any, **_named: Any) -> Any:
        raise error

    return raising


_no_database = _raising(StorageError("The disk is full."))


async def test_somebody_elses_draft_is_refused(server: Server) -> None:
    form = await form_on(server, "said it")
    await server.moderator.submit_modal(form, refilled(form, who="Mirzoyn", claim="#1"))
    theirs = await form_on(server, "mine", server.other)
    asked = await server.other.submit_modal(theirs, refilled(theirs, who="Mirzoyn", claim="#1"))
    swapped(server, message(asked), draft_of(form))
    for label in ("Ararat Mirzoyan", "New: a person", "Fix and resubmit"):
        refused = await server.other.click(message(asked), label=label)
        assert "Only the person who filled in this form" in text(refused)
        assert private(refused)
    assert (await count(server))[0] == 14


async def test_another_servers_draft_is_not_known(server: Server) -> None:
    form = await form_on(server, "said it")
    await server.moderator.submit_modal(form, refilled(form, who="Mirzoyn", claim="#1"))
    elsewhere = server.env.create_guild()
    channel = elsewhere.create_text_channel("elsewhere")
    same = elsewhere.add_member(server.moderator.user)
    theirs = await same.context_menu(channel, MENU, await same.send(channel, "mine"))
    asked = await same.submit_modal(theirs, refilled(theirs, who="Mirzoyn", claim="#1", words="words"))
    swapped(server, message(asked), draft_of(form))
    for label in labels(asked):
        refused = await same.click(message(asked), label=label)
        assert "This form is not kept any more" in text(refused)
    assert (await count(server))[0] == 14


@pytest.mark.parametrize("nasty", NASTY)
async def test_hostile_text_is_kept_and_shown_as_plain_text(server: Server, nasty: str) -> None:
    said = nasty[:1900].encode("utf-8", "ignore").decode()
    form = await form_on(server, f"start {said}")
    asked = await server.moderator.submit_modal(
        form, refilled(form, who=f"Q {said}"[:100], claim="", words=f"w {said}")
    )
    assert "@everyone" not in text(asked)
    assert "<@1>" not in text(asked)
    await server.moderator.click(message(asked), label="New: a person")
    assert (await recorded(server, 15)).speaker.name.startswith("Q")


async def test_an_empty_message_opens_an_empty_form(server: Server) -> None:
    said = await server.reader.send(server.channel, attachments=[("photo.png", b"x")])
    form = await server.moderator.context_menu(server.channel, MENU, said)
    assert filled(form)["words"] == filled(form)["claim"] == filled(form)["who"] == ""
    await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim="#1"))
    [chat] = (await recorded(server, 15)).citations
    assert chat.wording is None


async def test_four_thousand_characters_are_kept_whole(server: Server) -> None:
    form = await form_on(server, "long")
    words = f"“{'слово ' * 666}”"
    await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim="#1", words=words))
    assert (await recorded(server, 15)).citations[0].wording == words.strip("“”").strip()
    form = await form_on(server, "longer")
    refused = await server.moderator.submit_modal(
        form, refilled(form, who="Mirzoyan", claim="#99", words="Ա" * 4000, when="x" * 1300)
    )
    fixed = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(fixed)["words"] == "Ա" * 4000


async def test_what_was_typed_is_kept_before_it_is_looked_at(server: Server, database_url: str) -> None:
    form = await form_on(server, "said it")
    kept = json.loads((await rows(database_url, "SELECT content FROM draft"))[0][0])
    assert kept["message"]["text"] == "said it"
    await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim="#99", words="these words"))
    [[content, outcome]] = await rows(database_url, "SELECT content, outcome FROM draft")
    assert json.loads(content)["typed"]["words"] == "these words"
    assert outcome is None
