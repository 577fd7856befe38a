"""From a message in chat to the record: the form, the questions, what is refused and put right."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.ids import record_id
from bot.domain.questions import ShowClaim
from bot.domain.vocabulary import Form, Precision, SourceKind, Stance
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.recording import MENU, as_sent, filled, form_on, post, recorded, refilled
from tests.ledger.raw import rows

NEW = "The bridge at Lachin was closed to all traffic"


async def test_two_interactions_from_a_message_to_the_record(server: Server, database_url: str) -> None:
    said = await post(server, "Mirzoyan denied it: “We never agreed to that.” https://example.org/report")
    form = await server.moderator.context_menu(server.channel, MENU, said)
    done = await server.moderator.submit_modal(
        form, refilled(form, stance="denies", claim="#1", when="2023-09-21, UN Security Council")
    )
    assert private(done)
    assert "### Recorded as S15" in text(done)
    assert "contested: 3 of 4 sides heard" in text(done)
    assert labels(done)[:2] == ["Show #1", "Undo"]
    row = await recorded(server, 15)
    assert (row.speaker.name, row.statement.venue) == ("Ararat Mirzoyan", "UN Security Council")
    assert row.statement.said.precision is Precision.DAY
    assert row.stance is not None
    assert (row.stance.stance, row.stance.claim) == (Stance.DENIES, record_id(server.book.server, 1))
    document, chat = row.citations
    assert (document.wording, document.form) == ("We never agreed to that.", Form.VERBATIM)
    assert (document.source.kind, document.source.url) == (SourceKind.REPORT, "https://example.org/report")
    assert (chat.wording, chat.upstream, chat.source.kind) == (None, document.id, SourceKind.CHAT)
    assert chat.source.url == said.jump_url
    assert row.stance.citation == document.id
    kept = await rows(database_url, "SELECT source, channel, message, author, author_name, text FROM snapshot")
    assert [tuple(one) for one in kept] == [
        (chat.source.id, server.channel.id, said.id, server.reader.id, "reader", said.content)
    ]


async def test_the_form_keeps_to_discords_limits_and_describes_the_stances(server: Server) -> None:
    form = await form_on(server, "word " * 400)
    assert form.modal is not None
    assert len(form.modal["title"]) <= 45
    assert len(form.modal["components"]) == 5
    for label in form.modal["components"]:
        assert 1 <= len(label["label"]) <= 45
        assert len(label.get("description") or "") <= 100
        assert len(label["component"].get("value") or "") <= label["component"].get("max_length", 4000) <= 4000
    [stances] = [one["component"] for one in form.modal["components"] if "options" in one["component"]]
    assert [one["value"] for one in stances["options"]] == [stance.value for stance in Stance]
    assert all(1 <= len(one["description"]) <= 100 for one in stances["options"])


async def test_without_a_link_the_message_carries_the_words(server: Server) -> None:
    form = await form_on(server, "Mirzoyan: we never agreed to that")
    done = await server.moderator.submit_modal(
        form, refilled(form, who="Mirzoyan", claim="", words="they never agreed", when="")
    )
    assert "takes no stance on a claim" in text(done)
    row = await recorded(server, 15)
    [chat] = row.citations
    assert (chat.source.kind, chat.wording, chat.form) == (SourceKind.CHAT, "they never agreed", Form.PARAPHRASE)
    assert row.claim is None
    # Nothing was typed, so it is only known that the message came later.
    assert row.statement.said.precision is Precision.BEFORE


async def test_a_new_claim_goes_to_the_topic_and_a_known_one_is_found_by_its_words(server: Server) -> None:
    form = await form_on(server, "closed!")
    first = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim=NEW, when="2023-09-20"))
    assert "### Recorded as S15" in text(first)
    assert NEW in text(first)
    again = await form_on(server, "closed, says Baku")
    second = await server.moderator.submit_modal(
        again, refilled(again, who="Azerbaijan", stance="denies", claim=NEW.upper(), when="2023-09-20")
    )
    assert "contested: 2 of 4 sides heard" in text(second)
    match = await server.book.match_claim(NEW)
    assert match.id is not None
    shown: Any = await server.book.answer(ShowClaim(match.id))
    assert shown.record.topic.title.startswith("Nagorno-Karabakh")


async def test_one_document_and_one_message_are_one_source_each(server: Server) -> None:
    said = await post(server, "Two statements https://example.org/report")
    for number in (15, 16):
        form = await server.moderator.context_menu(server.channel, MENU, said)
        await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim=f"#{number - 14}"))
    first, second = (await recorded(server, 15)).citations, (await recorded(server, 16)).citations
    assert [one.source.id for one in first] == [one.source.id for one in second]


@pytest.mark.parametrize(
    ("pick", "stance"), [("This asserts #1", Stance.ASSERTS), ("This denies #1", Stance.DENIES), ("New claim", None)]
)
async def test_a_claim_that_is_near_is_offered_before_anything_is_saved(
    server: Server, pick: str, stance: Stance | None
) -> None:
    form = await form_on(server, "no violation")
    asked = await server.moderator.submit_modal(
        form,
        refilled(form, who="Mirzoyan", claim="Azerbaijani forces did not violate the ceasefire on 21 September 2023"),
    )
    assert private(asked)
    assert "On record already?" in text(asked)
    assert (await server.book.summary()).statements == 14
    done = await server.moderator.click(message(asked), label=pick)
    assert done.acknowledged
    row = await recorded(server, 15)
    assert row.stance is not None
    if stance is None:
        assert (row.stance.stance, row.claim and row.claim.text) == (
            Stance.ASSERTS,
            "Azerbaijani forces did not violate the ceasefire on 21 September 2023",
        )
    else:
        assert (row.stance.stance, row.stance.claim) == (stance, record_id(server.book.server, 1))


async def test_only_an_assertion_may_be_the_denial_of_what_is_near(server: Server) -> None:
    form = await form_on(server, "no violation")
    asked = await server.moderator.submit_modal(
        form, refilled(form, who="Mirzoyan", stance="withholds", claim="Azerbaijani forces violated a ceasefire")
    )
    assert "This withholds #1" in labels(asked)
    assert not any(label.startswith("This denies") for label in labels(asked))


async def test_a_misspelt_speaker_is_asked_about_and_the_answer_goes_on(server: Server) -> None:
    form = await form_on(server, "said it")
    asked = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyn", claim="#1"))
    assert "Who is it?" in text(asked)
    assert {"Ararat Mirzoyan", "New: a person", "New: a body", "New: an unnamed source"} <= set(labels(asked))
    await server.moderator.click(message(asked), label="Ararat Mirzoyan")
    assert (await recorded(server, 15)).speaker.name == "Ararat Mirzoyan"


@pytest.mark.parametrize(("who", "name"), [("Пашинян", "Nikol Pashinyan"), ("İlham Əliyev", "Ilham Aliyev")])
async def test_a_speaker_in_any_script_is_known(server: Server, who: str, name: str) -> None:
    form = await form_on(server, "said it")
    await server.moderator.submit_modal(form, refilled(form, who=who, claim="#1"))
    assert (await recorded(server, 15)).speaker.name == name


async def test_a_part_of_a_bodys_name_is_not_that_body(empty_server: Server) -> None:
    server = empty_server
    form = await form_on(server, "said it")
    asked = await server.moderator.submit_modal(form, refilled(form, who="Ministry of Defence of Russia", claim=NEW))
    await server.moderator.click(message(asked), label="New: a body")
    form = await form_on(server, "said it too")
    asked = await server.moderator.submit_modal(form, refilled(form, who="Russia", claim=NEW))
    assert "Ministry of Defence of Russia" in labels(asked)


async def test_somebody_new_and_something_near_are_asked_one_after_the_other(server: Server) -> None:
    form = await form_on(server, "said it")
    asked = await server.moderator.submit_modal(
        form, refilled(form, who="Two sources in Zangezur", claim="Azerbaijani forces violated the ceasefire")
    )
    assert "Two sources in Zangezur" in text(asked)
    await server.moderator.click(message(asked), label="New: an unnamed source")
    await server.moderator.click(message(asked), label="This asserts #1")
    row = await recorded(server, 15)
    assert (row.speaker.name, row.speaker.kind.value) == ("Two sources in Zangezur", "unnamed")
    assert row.statement.attribution.value == "anonymous"


@pytest.mark.parametrize(
    ("wrong", "why", "right"),
    [
        ({"when": "2023-02-30, Baku"}, "There is no such date", {"when": "2023-02-28, Baku"}),
        ({"when": "some day"}, "No date was understood", {"when": ""}),
        ({"claim": "#99"}, "no claim with that number", {"claim": "#2"}),
        ({"claim": "S99"}, "no claim with that number", {"claim": "#2"}),
        ({"claim": "", "words": "", "stance": "asserts"}, "Write the claim, or the words", {"words": "words"}),
        ({"claim": ""}, "Say what is denied", {"claim": "#1"}),
        ({"claim": "", "stance": "withholds"}, "Say what they will not confirm or deny", {"claim": "#1"}),
        ({"claim": "", "stance": "relays"}, "Say what they pass on", {"claim": "#1"}),
        ({"claim": "", "stance": "retracts"}, "Say what is taken back", {"claim": "#1"}),
        ({"claim": "S1"}, "S1 is a statement; name the claim", {"claim": "#1"}),
        ({"claim": "#1 and #2"}, "one claim at a time", {"claim": "#1"}),
        ({"claim": "#1 https://example.org/a"}, "one claim at a time", {"claim": "#1"}),
        ({"claim": "#-1"}, "one claim at a time", {"claim": "#1"}),
        ({"claim": "claim 4"}, "one claim at a time", {"claim": "#4"}),
        ({"claim": "https://example.org/a"}, "whole sentence", {"claim": "#1"}),
        ({"claim": "lol"}, "whole sentence", {"claim": "#1"}),
        ({"claim": "Did they close the road?"}, "not a question", {"claim": "#1"}),
        ({"claim": "\u200b\u3164"}, "claim cannot be seen", {"claim": "#1"}),
        ({"words": "“\u2800”"}, "wording cannot be seen", {"words": "“No.”"}),
        ({"who": "\u200b\u200b"}, "name cannot be seen", {"who": "Mirzoyan"}),
        ({"who": "He"}, "Write the name", {"who": "Mirzoyan"}),
        ({"who": "sources say"}, "without “say”", {"who": "Mirzoyan"}),
        ({"who": "@everyone"}, "A mention is not", {"who": "Mirzoyan"}),
        ({"who": "https://example.org/a"}, "A link is not", {"who": "Mirzoyan"}),
        ({"when": f"2023-09-21, {'x' * 300}"}, "place is too long", {"when": "2023-09-21"}),
    ],
)
async def test_what_is_refused_comes_back_to_be_put_right(
    server: Server, wrong: dict[str, str], why: str, right: dict[str, str]
) -> None:
    form = await form_on(server, "“A word of it.”")
    given = {"who": "Mirzoyan", "stance": "denies", "claim": "#1", "words": "“A word of it.”", "when": "2023-09-21"}
    refused = await server.moderator.submit_modal(form, as_sent(given | wrong))
    assert private(refused)
    assert why in text(refused)
    assert "who" in wrong or "Mirzoyan" in text(refused)
    assert (await server.book.summary()).statements == 14
    again = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert filled(again) == given | wrong
    await server.moderator.submit_modal(again, as_sent(given | wrong | right))
    row = await recorded(server, 15)
    assert row.stance is None or row.stance.stance.value == (given | wrong | right)["stance"]


async def test_the_card_says_what_is_on_record_once(server: Server) -> None:
    form = await form_on(server, "no")
    done = await server.moderator.submit_modal(
        form, refilled(form, who="Пашинян", stance="denies", claim="#1", words="“No.”", when="2023-09-21, Yerevan")
    )
    assert text(done).count("Azerbaijani forces violated the ceasefire") == 1
    for part in ("**Nikol Pashinyan**", "**denies** **#1**", "“No.”", "Yerevan", "Where #1 stands now"):
        assert part in text(done)


async def test_a_retraction_of_what_nobody_recorded_is_pointed_out(server: Server) -> None:
    for stance, warned in (("retracts", True), ("asserts", False), ("retracts", False)):
        form = await form_on(server, "we take it back")
        done = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", stance=stance, claim="#5"))
        assert ("nothing that this takes back" in text(done)) is warned


async def test_a_record_can_be_taken_back_from_its_card_and_put_back(server: Server) -> None:
    form = await form_on(server, "closed!")
    done = message(await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim=NEW)))
    await server.moderator.click(done, label="Undo")
    assert (await server.book.summary()).statements == 14
    assert (await server.book.match_claim(NEW)).id is None
    await server.moderator.click(done, label="Undo this")
    assert (await recorded(server, 15)).claim is not None


async def test_undo_is_refused_to_whoever_does_not_moderate_any_more(server: Server) -> None:
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    form = await form_on(server, "closed!", helper)
    done = await helper.submit_modal(form, refilled(form, who="Mirzoyan", claim=NEW))
    assert "### Recorded as S15" in text(done)
    await server.book.change_settings(actor=1, moderator_roles=frozenset())
    refused = await helper.click(message(done), label="Undo")
    assert "Only moderators may do this" in text(refused)
    assert (await server.book.summary()).statements == 15
