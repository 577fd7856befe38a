"""Plain questions through /ask: times, numbers, "it", accusations, and people who are not on record."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.cogs.conftest import Server, labels, private, text


async def ask(server: Server, question: str) -> str:
    """What /ask answers to the reader."""
    return text(await server.reader.slash(server.channel, "ask", question=question))


async def test_who_denied_it_as_of_the_day_before_is_nobody(server: Server) -> None:
    shown = await ask(server, "who denied that Azerbaijan violated the ceasefire as of 20 September 2023")
    assert "Read as: who denied #1, as of “20 September 2023”" in shown
    assert "No denial on record." in shown
    assert "what had been said by then" in shown


async def test_another_date_in_the_claim_does_not_find_it(server: Server) -> None:
    wrong_day = await ask(server, "did azerbaijan deny violating the ceasefire on 20 September 2023?")
    assert "Did you mean …?" in wrong_day
    assert "On record: **Azerbaijan** has denied" not in wrong_day
    its_day = await ask(server, "did azerbaijan deny violating the ceasefire on 21 September 2023?")
    assert "Read as: did “azerbaijan” deny #1, with “on 21 September 2023” taken as part of the claim" in its_day
    assert "On record: **Azerbaijan** has denied #1" in its_day


@pytest.mark.parametrize(
    ("when", "read", "found"),
    [
        ("on 21 September 2023", ", on “21 September 2023”", True),
        ("since 20 September 2023", ", since “20 September 2023”", True),
        ("after 21 September 2023", ", after “21 September 2023”", False),
        ("before 20 September 2023", ", before “20 September 2023”", False),
        ("until 21 September 2023", ", up to “21 September 2023”", True),
        ("between 20 and 22 September 2023", ", between “20 September 2023” and “22 September 2023”", True),
        ("in September 2023", ", in “September 2023”", True),
        ("yesterday", ", “yesterday”", False),
        ("last week", ", “last week”", False),
    ],
)
async def test_what_was_said_is_narrowed_to_a_time(server: Server, when: str, read: str, found: bool) -> None:
    shown = await ask(server, f"what did Pashinyan say {when}?")
    assert f"Read as: what “Pashinyan” said{read}" in shown
    assert ("This path is not easy." in shown) is found
    assert ("Nothing on record." in shown) is not found


@pytest.mark.parametrize("when", ["on 21 September", "in September"])
async def test_the_year_that_a_day_was_taken_for_is_told(server: Server, when: str) -> None:
    today = datetime.now(UTC)
    shown = await ask(server, f"what did Pashinyan say {when}?")
    meant = "21 Sep" if "21" in when else "September"
    year = today.year if (today.month, today.day) >= (9, 21 if "21" in when else 1) else today.year - 1
    assert f"” ({meant} {year}; write the year for another one)" in shown


async def test_the_day_that_yesterday_is_is_told(server: Server) -> None:
    shown = await ask(server, "what did Pashinyan say yesterday?")
    assert re.search(r", “yesterday” \(\d{1,2} [A-Z][a-z]{2} \d{4}\)", shown)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("has Azerbaijan answered #1?", "whether Azerbaijan has answered #1"),
        ("has Armenia answered #1?", "whether Azerbaijan has answered #1; #1 concerns Azerbaijan, not “Armenia”"),
        (
            "has #1 been answered by Armenia?",
            "whether Azerbaijan has answered #1; #1 concerns Azerbaijan, not “Armenia”",
        ),
        ("has Aliyev answered #1?", "#1 concerns Azerbaijan, and “Aliyev” is on record as part of it"),
        ("has Armenia answered #4?", "an answer to #4; it concerns nobody on record, nor “Armenia”"),
        ("has Armenia answered #1 as of 2022?", "answered #1, as of “2022”; #1 concerns Azerbaijan, not “Armenia”"),
        ("who answered #1?", "whether there is an answer to #1"),
    ],
)
async def test_whoever_was_asked_about_is_told_whom_the_claim_concerns(
    server: Server, question: str, read: str
) -> None:
    shown = await ask(server, question)
    assert "Answers to #" in shown
    assert read in shown


async def test_who_somebody_is_is_answered_by_what_they_said(server: Server) -> None:
    shown = await ask(server, "who is Aliyev?")
    assert "Read as: what “Aliyev” said; the record does not describe people" in shown
    assert "What Ilham Aliyev said" in shown
    assert "write the name of the person" in await ask(server, "who is the president of Azerbaijan?")
    assert "What Ilham Aliyev said" in await ask(server, "who is President Aliyev?")
    assert "Read as: the words “violating the ceasefire”" in await ask(server, "who is violating the ceasefire?")


async def test_the_number_decides_the_claim_whatever_the_date(server: Server) -> None:
    shown = await ask(server, "who denied #1 in 2022?")
    assert "Read as: who denied #1, up to “2022”" in shown
    assert "No denial on record." in shown
    assert "Who claimed #3" in await ask(server, "who claimed #3 on 21 September 2023")


async def test_a_time_is_read_in_the_zone_of_the_server(server: Server) -> None:
    await server.book.change_settings(actor=1, zone="Asia/Yerevan")
    shown = await ask(server, "what did Pashinyan say on 20 September 2023?")
    assert "Nothing on record." in shown


async def test_a_time_that_is_none_is_refused(server: Server) -> None:
    assert "no such date" in await ask(server, "what did Pashinyan say on 31 February 2023?")
    assert "comes before" in await ask(server, "what did Pashinyan say between 22 and 20 September 2023?")


@pytest.mark.parametrize("question", ["#4", "what is #4?", "show me #4", "is the gunfire contested?"])
async def test_one_claim_is_shown(server: Server, question: str) -> None:
    assert "Claim #4" in await ask(server, question)


async def test_the_number_of_a_statement_is_that_of_its_claims(server: Server) -> None:
    two = await ask(server, "who said S13?")
    assert "Did you mean …?" in two
    assert "The ceasefire is holding" in two
    assert "There is a direct threat" in two
    assert "Claim #17" in await ask(server, "S14")


async def test_a_number_that_is_not_on_record_is_not_looked_for_as_a_word(server: Server) -> None:
    assert await ask(server, "#200") == "There is no claim #200 on record here."
    assert "that S99 takes a stance on" in await ask(server, "S99")


async def test_nobody_is_said_to_have_confirmed_without_a_link(server: Server) -> None:
    shown = await ask(server, "who confirmed the gunfire?")
    assert "a confirmation is an assertion linked to another statement, and none is linked here" in shown


async def test_it_is_the_claim_shown_last(server: Server) -> None:
    await server.reader.slash(server.channel, "claim show", claim="#4")
    assert "Who denied #4" in await ask(server, "who denied it?")
    assert "does not rule on truth" in await ask(server, "is it true?")
    assert "Answers to #4" in await ask(server, "has it been answered?")
    assert "Claim #4" in await ask(server, "is it contested?")


async def test_without_one_shown_it_is_asked_back(server: Server) -> None:
    result = await server.reader.slash(server.channel, "ask", question="who denied it?")
    assert "Which claim?" in text(result)
    assert private(result)
    assert result.response is not None
    assert "Who denied #1" in text(await server.reader.click(result.response, label="#1"))


async def test_and_armenia_offers_the_two_questions_it_may_mean(server: Server) -> None:
    await server.reader.slash(server.channel, "who denied", claim="#1")
    result = await server.reader.slash(server.channel, "ask", question="and Armenia?")
    assert labels(result) == ["Claim #1", "Deny #1"]
    assert result.response is not None
    assert "**Armenia** has not denied #1" in text(await server.reader.click(result.response, label="Deny #1"))


async def test_and_of_no_speaker_or_no_claim(server: Server) -> None:
    assert "Ask the question in full" in await ask(server, "and Armenia?")
    assert "Read as: the words “the gunfire”" in await ask(server, "and the gunfire?")


async def test_accusations_are_answered_from_records(server: Server) -> None:
    shown = await ask(server, "what is Armenia accused of?")
    assert "accusations cannot be listed by whom they concern" in shown
    assert "Armenia is spreading disinformation" in shown
    assert "Read as: what “bayramov” claimed" in await ask(server, "whom did bayramov accuse?")
    assert "concerns Armenia" in await ask(server, "who was accused of spreading disinformation?")
    assert "cannot be narrowed to “Armenia”" in await ask(server, "what has Armenia not answered?")


async def test_words_for_deaths_stand_for_each_other_and_it_says_so(server: Server) -> None:
    shown = await ask(server, "how many people were killed?")
    assert "records with “casualties”, for none has “people were killed”" in shown
    assert "about 200 casualties" in shown


@pytest.mark.parametrize(
    "question",
    [
        "what does Turkey say?",
        "did Turkey deny supplying drones?",
        "has Turkey changed its position?",
        "compare Turkey and Armenia",
        "what is Turkey accused of?",
        "has Turkey answered?",
    ],
)
async def test_whoever_is_not_on_record_is_always_told_so_alike(server: Server, question: str) -> None:
    assert await ask(server, question) == "Nobody called “Turkey” is on record here."


async def test_a_verb_that_neither_claims_nor_denies_is_named(server: Server) -> None:
    assert "I do not read “condemn” as claiming or denying" in await ask(server, "did macron condemn the attack?")


async def test_a_day_that_ends_where_the_other_starts_is_out_of_order(server: Server) -> None:
    since = {"speaker": "Pashinyan", "since": "21 September 2023"}
    wrong = await server.reader.slash(server.channel, "said", **since, until="20 September 2023")
    assert 'comes before "since"' in text(wrong)
    same_day = await server.reader.slash(server.channel, "said", **since, until="21 September 2023")
    assert "This path is not easy." in text(same_day)


async def test_before_any_accusation_nothing_was_unanswered_by_then(server: Server) -> None:
    async def unanswered(**options: str) -> str:
        return text(await server.reader.slash(server.channel, "who unanswered", **options))

    assert "By then, no accusation without an answer was on record." in await unanswered(as_of="2020")
    assert "By then, nobody else asserted this claim" in await unanswered(as_of="2020", claim="#1")


async def test_without_accusations_nothing_is_unanswered(empty_server: Server) -> None:
    shown = text(await empty_server.reader.slash(empty_server.channel, "who unanswered"))
    assert "No accusation without an answer is on record." in shown


async def test_a_title_needs_a_name(server: Server) -> None:
    assert "write the name of the person" in await ask(server, "what did the Armenian foreign minister say?")
    assert "write the name of the person" in await ask(server, "did the president of Azerbaijan deny #1?")
    assert "What Ilham Aliyev said" in await ask(server, "what did President Aliyev say?")


async def test_titles_are_left_out_of_a_comparison(server: Server) -> None:
    shown = await ask(server, "compare President Aliyev and Prime Minister Pashinyan")
    assert "Ilham Aliyev and Nikol Pashinyan" in shown


async def test_another_ministry_is_not_taken_for_one_on_record(server: Server) -> None:
    shown = await ask(server, "did the Ministry of Defence of Azerbaijan report five ceasefire violations?")
    assert "On record" not in shown


async def test_words_stand_under_the_claim_they_were_read_for(server: Server) -> None:
    shown = await ask(server, "what did Pashinyan say about the ceasefire?")
    assert "The ceasefire is holding" in shown
    assert "direct threat" not in shown
