"""What the sample dossier must answer, as people ask it."""

from __future__ import annotations

import pytest

from tests.cogs.conftest import Server, labels, private, text


async def test_who_denied_names_the_speaker_the_words_the_scope_and_the_source(server: Server) -> None:
    result = await server.reader.slash(server.channel, "who denied", claim="#1")
    shown = text(result)
    assert "**Azerbaijan** · **denies** · 21 Sep 2023" in shown
    assert "scope not stated" in shown
    assert "paraphrase: denied violating the ceasefire" in shown
    assert "Direct peace talks yield fragile truce" in shown
    assert "contested: 2 of 4 sides heard" in shown
    assert "gunfire" not in shown.lower()
    assert labels(result) == ["Show #1", "Who claimed it", "Timeline"]
    assert not private(result)


async def test_nobody_denied_the_gunfire_and_it_says_who_was_not_heard(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "who denied", claim="Khankendi gunfire"))
    assert "No denial on record." in shown
    assert "not heard: Armenia, Azerbaijan, Karabakh breakaway authorities, Russia" in shown


async def test_who_says_a_violation_occurred_is_by_implication(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "ask", question="who says a violation occurred?"))
    assert "Read as: who claimed #2" in shown
    assert "**Karabakh breakaway authorities** · asserts #1, which implies this one" in shown
    assert "**Ministry of Defence of Russia**, Russia · asserts #3, which implies this one" in shown
    assert "independent" not in shown


async def test_did_russia_confirm_it_is_not_on_record_and_names_what_is_near(server: Server) -> None:
    shown = text(
        await server.reader.slash(
            server.channel, "ask", question="did Russia confirm that Azerbaijan violated the ceasefire?"
        )
    )
    assert "Not on record: **Russia** has not asserted #1." in shown
    assert "“five ceasefire violations” (partial quote)" in shown
    assert "**#3** Five ceasefire violations" in shown


async def test_a_question_about_it_asks_which_claim_and_a_button_answers(server: Server) -> None:
    result = await server.reader.slash(server.channel, "ask", question="did Russia confirm it?")
    assert "Which claim?" in text(result)
    assert private(result)
    assert result.response is not None
    answered = await server.reader.click(result.response, label="#1")
    assert "Not on record: **Russia** has not asserted #1." in text(answered)


async def test_it_is_the_claim_that_this_person_was_shown_last_in_this_channel(server: Server) -> None:
    await server.reader.slash(server.channel, "claim contested")
    await server.reader.slash(server.channel, "who denied", claim="#1")
    followed = text(await server.reader.slash(server.channel, "ask", question="did Russia confirm it?"))
    assert "Read as: did “Russia” confirm #1" in followed
    assert "Not on record: **Russia** has not asserted #1." in followed
    assert "Five ceasefire violations" in followed
    result = await server.other.slash(server.channel, "ask", question="did Russia confirm it?")
    assert "Which claim?" in text(result)


async def test_of_claims_that_fit_alike_the_denied_one_is_meant(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "who denied", claim="violating the ceasefire"))
    assert "Who denied #1" in shown
    asked = text(await server.reader.slash(server.channel, "ask", question="who denied violating the ceasefire?"))
    assert "Read as: who denied #1" in asked


async def test_one_claim_is_contested(server: Server) -> None:
    result = await server.reader.slash(server.channel, "claim contested")
    assert labels(result) == ["Show #1"]
    assert "contested · 2 of 4 sides heard" in text(result)


async def test_armenia_has_not_answered(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "who unanswered"))
    assert "Armenia is spreading disinformation" in shown
    assert "No answer on record from Armenia since 21 Sep 2023" in shown
    assert "that is not consent" in shown


async def test_what_pashinyan_said_shows_hedges(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "said", speaker="Пашинян"))
    assert "What Nikol Pashinyan said" in shown
    assert "hedged: “generally”" in shown
    assert "hedged: “did not perceive”" in shown
    assert "This path is not easy." in shown
    assert "contradict" not in shown


async def test_a_body_includes_whoever_spoke_for_it(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "said", speaker="Azerbaijan", stance="asserts"))
    assert "**Jeyhun Bayramov**, foreign minister" in shown
    assert "counted with Azerbaijan: whoever spoke for it at the time" in shown


@pytest.mark.parametrize("words", ["Khankendi gunfire", "gunfire Stepanakert", "Xankəndi gunfire"])
async def test_a_place_is_found_under_all_its_names(server: Server, words: str) -> None:
    shown = text(await server.reader.slash(server.channel, "claim search", words=words))
    assert "Gunfire was heard in Stepanakert" in shown


async def test_is_it_so_shows_both_sides_and_no_verdict(server: Server) -> None:
    shown = text(
        await server.reader.slash(server.channel, "ask", question="is it true that Azerbaijan violated the ceasefire?")
    )
    assert "does not rule on truth" in shown
    assert "**Karabakh breakaway authorities** · **asserts**" in shown
    assert "**Azerbaijan** · **denies**" in shown


async def test_two_speakers_side_by_side(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "compare", first="Armenia", second="Azerbaijan"))
    assert "**Armenia** · not on record" in shown
    assert "for Azerbaijan" in shown


async def test_bayramov_moved_nowhere(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "changes", speaker="Bayramov"))
    assert "No change of position on record" in shown


async def test_a_timeline_is_in_order_of_speaking(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "claim timeline", claim="1"))
    assert shown.index("**asserts**") < shown.index("**denies**")


async def test_what_had_been_said_by_a_day(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "claim show", claim="#1", as_of="20 Sep 2023"))
    assert "no position on record" in shown
    assert "what had been said by then" in shown


async def test_what_this_record_held_by_a_day(server: Server) -> None:
    nothing_yet = await server.reader.slash(server.channel, "claim show", claim="#1", as_known="2023-10-01")
    assert text(nothing_yet).strip() == "Claim #1 had not been recorded by then."
    now = await server.reader.slash(server.channel, "claim show", claim="#1", as_known="now")
    assert "contested: 2 of 4 sides heard" in text(now)
    assert "what had been recorded by then" in text(now)
    assert "edited or merged since is shown as it stands now" in text(now)


async def test_said_is_narrowed_by_words_and_dates(server: Server) -> None:
    shown = text(
        await server.reader.slash(
            server.channel, "said", speaker="Azerbaijan", about="ceasefire", since="2023-09-21", until="21 Sep 2023"
        )
    )
    assert "about “ceasefire”" in shown
    assert "paraphrase: denied violating the ceasefire" in shown
    assert "disinformation" not in shown


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what is contested?", "Read as: what is contested"),
        ("who has not answered?", "Read as: which accusations have no answer"),
        ("what did Mirzoyan say?", "What Ararat Mirzoyan said"),
        ("Khankendi gunfire", "Read as: the words “Khankendi gunfire”"),
        ("who denied that Azerbaijan violated the ceasefire", "Who denied #1"),
    ],
)
async def test_plain_questions_say_how_they_were_read(server: Server, question: str, words: str) -> None:
    assert words in text(await server.reader.slash(server.channel, "ask", question=question))


async def test_a_question_that_is_not_understood_comes_with_some_that_are(server: Server) -> None:
    result = await server.reader.slash(server.channel, "ask", question="how old are you?")
    assert "Not understood" in text(result)
    assert "Questions that work" in text(result)
    assert private(result)


async def test_about_says_what_is_kept(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "about"))
    assert "17 claims · 14 statements" in shown
    assert "never rules on truth" in shown
    assert "does not read the messages" in shown


async def test_help_names_every_command(server: Server) -> None:
    shown = text(await server.reader.slash(server.channel, "help"))
    for name in server.moderator.available_commands(server.channel):
        assert name in ("about", "help") or f"/{name}" in shown
