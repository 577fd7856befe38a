"""Messages as they are posted, and what the form to record a statement is filled in with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.domain.typed import ChatMessage, TypedStatement
from bot.domain.vocabulary import Stance
from bot.intake.prefill import Prefilled, prefill

POSTED = datetime(2023, 9, 22, 10, 30, tzinfo=UTC)
ASSERTS, DENIES, WITHHOLDS, RELAYS, RETRACTS = Stance


def filled(text: str) -> TypedStatement:
    return read(text).typed


def read(text: str) -> Prefilled:
    """What the form of a message that says so is filled in with."""
    return prefill(ChatMessage(1, 2, 3, "reader", text, "https://discord.com/channels/1/1/2", POSTED), UTC)


ATTRIBUTED = [
    ("Baku's MFA denies that Azerbaijani forces violated the ceasefire.", "Baku's MFA", DENIES),
    ("Bayramov said the talks in Yevlakh were constructive", "Bayramov", ASSERTS),
    ("Armenia's defence ministry says Azerbaijan opened fire near Sotk", "Armenia's defence ministry", ASSERTS),
    ("According to Reuters, two people were hurt near Martakert.", "Reuters", ASSERTS),
    ("Convoy reached Goris, according to the Russian Defence Ministry.", "Russian Defence Ministry", ASSERTS),
    ("Pashinyan: we will not be drawn into a war", "Pashinyan", ASSERTS),
    ("🇦🇿 MoD Azerbaijan: the report is false", "MoD Azerbaijan", ASSERTS),
    ("🇦🇲🇦🇿 Azerbaijan's Defence Ministry has repeatedly denied it", "Azerbaijan's Defence Ministry", DENIES),
    ("BREAKING: Minister Ararat Mirzoyan, at the UN, accused Azerbaijan of shelling", "Ararat Mirzoyan", ASSERTS),
    ("JUST IN — Kremlin spokesman Dmitry Peskov rejected the claim of inaction", "Dmitry Peskov", DENIES),
    ("Jeyhun Bayramov, Azerbaijan's foreign minister, denied the accusation", "Jeyhun Bayramov", DENIES),
    ("The U.S. State Department said that it is watching closely", "U.S. State Department", ASSERTS),
    ("MoD Russia could not confirm the incident", "MoD Russia", WITHHOLDS),
    ("Baku neither confirmed nor denied the strike", "Baku", WITHHOLDS),
    ("Azerbaijan's embassy had no comment", "Azerbaijan's embassy", WITHHOLDS),
    ("Yerevan declined to comment on the numbers", "Yerevan", WITHHOLDS),
    ("Interfax retracted its report of 200 dead", "Interfax", RETRACTS),
    ("Caliber.Az withdrew the claim an hour later", "Caliber.Az", RETRACTS),
    ("TASS relays that the corridor is open", "TASS", RELAYS),
    ("Today Aliyev announced the end of the operation", "Aliyev", ASSERTS),
    ("On 21 September 2023 the Russian Defence Ministry reported that shots fell", "Russian Defence Ministry", ASSERTS),
    ("#Azerbaijan's MFA is denying the report again", "Azerbaijan's MFA", DENIES),
    ("Prime Minister Nikol Pashinyan also said a lot more", "Nikol Pashinyan", ASSERTS),
    ("**Ilham Aliyev** *said* the army had stopped", "Ilham Aliyev", ASSERTS),
    ("Ministry of Defence of Russia reports two violations", "Ministry of Defence of Russia", ASSERTS),
    ("The European Union's Toivo Klaar confirmed the meeting", "European Union's Toivo Klaar", ASSERTS),
    ("Thomas de Waal: Nobody had a plan B", "Thomas de Waal", ASSERTS),
    ("Sources say the corridor is open", "Sources", ASSERTS),
    ("Azerbaijan was accused by Armenia of shelling", "Armenia", ASSERTS),
    ("Azerbaijan and Turkey said that talks would go on", "Azerbaijan and Turkey", ASSERTS),
    ("Azerbaijan did not say who fired first", "Azerbaijan", WITHHOLDS),
    ("He said that he would resign", "", ASSERTS),
    ("They denied everything", "", DENIES),
    ("“I will resign,” I said.", "", ASSERTS),
]  # fmt: skip

NOT_ATTRIBUTED = [
    "",
    "   \n\n ",
    "lol",
    "💀💀💀",
    "🇦🇲 vs 🇦🇿",
    "<:pepe:123456789012345678> <@!123456789012345678> what do you think?",
    "Local media report heavy shelling",
    "I heard Baku will deny it anyway",
    "the claim was denied",
    "Who denied the attack?",
    "UPDATE: two dead",
    "Breaking: explosion near Stepanakert",
    "I think Aliyev may say something tonight",
    "charges dropped, reports of gunfire, claims and counterclaims",
    "Reminder: be nice",
    "Thread:\n1. Maps\n2. Videos",
    "https://example.org/a",
    "accuse accuse accuse that that that",
]


@pytest.mark.parametrize(("text", "who", "stance"), ATTRIBUTED)
def test_who_and_stance(text: str, who: str, stance: Stance) -> None:
    typed = filled(text)

    assert (typed.who, typed.stance) == (who, stance)


@pytest.mark.parametrize("text", NOT_ATTRIBUTED)
def test_nobody_is_guessed_when_nobody_is_plain(text: str) -> None:
    typed = filled(text)

    assert (typed.who, typed.stance, typed.claim) == ("", ASSERTS, "")


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Bayramov, 21 September 2023: “we have generally kept to it”", "“we have generally kept to it”", "Bayramov"),
        ("Bayramov said “we have generally kept to it”", "“we have generally kept to it”", "Bayramov"),
        ('"This path is not easy, but we take it," said Prime Minister Nikol Pashinyan on Thursday',
         "“This path is not easy, but we take it”", "Nikol Pashinyan"),
        ("Aliyev: «Мы полностью восстановили суверенитет»", "“Мы полностью восстановили суверенитет”", "Aliyev"),
        ("Алиев: «Мы полностью восстановили суверенитет»", "“Мы полностью восстановили суверенитет”", "Алиев"),
        ("Փաշինյան. «Այս ճանապարհը հեշտ չէ, բայց պետք է անցնել»",
         "“Այս ճանապարհը հեշտ չէ, բայց պետք է անցնել”", "Փաշինյան"),
        ('İlham Əliyev: "Biz sülh istəyirik və danışıqlara hazırıq"',
         "“Biz sülh istəyirik və danışıqlara hazırıq”", "İlham Əliyev"),
        ("„Wir wollen keinen Krieg“ – Nikol Pashinyan", "“Wir wollen keinen Krieg”", "Nikol Pashinyan"),
        ("“We have no plans to move people out.”\n— Ilham Aliyev, 20 September 2023",
         "“We have no plans to move people out.”", "Ilham Aliyev"),
        ("Mirzoyan said “the ‘operation’ is a war, nothing else”. Bayramov said “no”.",
         "“the ‘operation’ is a war, nothing else”", "Mirzoyan"),
        ("Mirzoyan said “no comment”. Bayramov replied. Hajiyev said “there are no plans at all, none”",
         "“no comment”", "Mirzoyan"),
        ("Convoy reached Goris, according to the Russian Defence Ministry.", "Convoy reached Goris",
         "Russian Defence Ministry"),
        ("Pashinyan: we will not be drawn into a war", "we will not be drawn into a war", "Pashinyan"),
        ("**Ilham Aliyev** *said* the army had stopped", "said the army had stopped", "Ilham Aliyev"),
        ("Bayramov [said](https://example.org/a) the army had stopped", "said the army had stopped", "Bayramov"),
        ("Two were hurt, the police said https://example.org/a", "Two were hurt", "police"),
        ("МИД Азербайджана: «По данным “Интерфакс”, обстрела не было»",
         "“По данным “Интерфакс”, обстрела не было”", "МИД Азербайджана"),
        ("Forwarded from Some Channel\n\n⚡️ Aliyev: “Karabakh is ours and stays ours”\n\n@somechannel",
         "“Karabakh is ours and stays ours”", "Aliyev"),
        ("> “The corridor is open to everybody”\n> — Hikmet Hajiyev", "“The corridor is open to everybody”",
         "Hikmet Hajiyev"),
        ("||Bayramov said “this is a bare lie, all of it”||", "“this is a bare lie, all of it”", "Bayramov"),
        ("```\nBayramov said “this is a bare lie, all of it”\n```", "“this is a bare lie, all of it”", "Bayramov"),
        ("the 5\" shell, said one of them, \"came down on the school roof\"", "“came down on the school roof”", ""),
        ("“Everybody will stay where they are", "“Everybody will stay where they are", ""),
        ("Everybody” will “stay” where ”they“ are", "Everybody” will “stay” where ”they“ are", ""),
        ("the so-called “Republic of Artsakh Defence Army” again", "“Republic of Artsakh Defence Army”", ""),
        ("||spoiler|| and `code` and ~~gone~~ and <@123456789012345678>", "spoiler and code and gone and", ""),
        ("[our post](https://example.org/x) on it", "our post on it", ""),
        ("Look: https://t.me/x/1\nand https://t.me/x/2 too", "Look:\nand too", ""),
    ],
)  # fmt: skip
def test_words(text: str, words: str, who: str) -> None:
    typed = filled(text)

    assert (typed.words, typed.who) == (words, who)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Baku denies that Azerbaijani forces violated the ceasefire.", "Azerbaijani forces violated the ceasefire"),
        ("Baku denied the report that 200 people were killed. More soon.", "200 people were killed"),
        ("Yerevan says that Azerbaijan fired first\nhttps://example.org/a", "Azerbaijan fired first"),
        (
            "On 22 September 2023 Baku said that a truce began on 20 September 2023",
            "A truce began on 20 September 2023",
        ),
        ("Baku says that it kept the ceasefire", ""),
        ("Baku denies that its forces fired on the town", ""),
        ("Baku says that the town is “fully under control”", "The town is fully under control"),
        ("Baku rejected the report", ""),
        ("Baku denied violating the ceasefire", "Baku was violating the ceasefire"),
        ("Armenia accused Azerbaijan of spreading disinformation", "Azerbaijan was spreading disinformation"),
        ("Pashinyan: we will not be drawn into a war", ""),
        ("He denied violating the ceasefire", ""),
        ("Baku says that " + "the town is quiet and " * 20 + "calm", ""),
        ("Baku said so", ""),
        ("He said that Azerbaijan fired first", "Azerbaijan fired first"),
    ],
)
def test_claim_only_when_it_stands_by_itself(text: str, claim: str) -> None:
    assert filled(text).claim == claim


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("What a day", "2023-09-22"),
        ("Bayramov said that talks went on", ""),
        ("Bayramov said on Tuesday that talks went on", "2023-09-19"),
        ("Bayramov said on 21 September 2023 that talks went on", "2023-09-21"),
        ("Bayramov said on September 21st, 2023 that talks went on", "2023-09-21"),
        ("2023-09-20: Bayramov said talks went on", "2023-09-20"),
        ("20.09.2023 Баку: переговоры идут", "2023-09-20"),
        ("Bayramov said “on 9 November 2020 we all signed a statement”", ""),
        ("“on 9 November 2020 we all signed a statement”", "2023-09-22"),
        ("From 19 September 2023 to 20 September 2023 Bayramov said little", ""),
        ("Bayramov said on 5 October 2023 that talks went on", ""),
        ("Bayramov said on 31 September 2023 that talks went on", ""),
    ],
)
def test_when(text: str, when: str) -> None:
    assert filled(text).when == when


@pytest.mark.parametrize(
    ("text", "who", "stance", "claim", "words", "when"),
    [
        ("Per Reuters, two soldiers were killed near Sotk on Tuesday", "Reuters", ASSERTS,
         "Two soldiers were killed near Sotk on Tuesday", "two soldiers were killed near Sotk on Tuesday", ""),
        ("The claim that the corridor was closed, which Baku denies, is all over Telegram", "Baku", DENIES,
         "The corridor was closed", "The claim that the corridor was closed, which Baku denies", ""),
        ("As Mirzoyan put it, the corridor “is closed to everybody but ambulances”", "Mirzoyan", ASSERTS,
         "The corridor is closed to everybody but ambulances", "“is closed to everybody but ambulances”", ""),
        ("Pashinyan did not deny that talks had taken place", "Pashinyan", WITHHOLDS,
         "Talks had taken place", "did not deny that talks had taken place", ""),
        ("Residents were told to stay in shelters, authorities said", "authorities", ASSERTS,
         "Residents were told to stay in shelters", "Residents were told to stay in shelters", ""),
        ("Two people were hurt, Armenian police said on Thursday", "Armenian police", ASSERTS,
         "Two people were hurt", "Two people were hurt", "2023-09-21"),
        ("Charles Michel called the meeting \"open and honest\"", "Charles Michel", ASSERTS,
         "The meeting was open and honest", "“open and honest”", ""),
        ("> The corridor is open to all residents\n> — Hikmet Hajiyev", "Hikmet Hajiyev", ASSERTS,
         "The corridor is open to all residents", "The corridor is open to all residents", ""),
        ("The talks “will go on next week”, Hikmet Hajiyev wrote, adding that no date was set", "Hikmet Hajiyev",
         ASSERTS, "The talks will go on next week", "“will go on next week”", ""),
        ("On Monday Aliyev promised to reopen the road", "Aliyev", ASSERTS,
         "Aliyev will reopen the road", "promised to reopen the road",
         "2023-09-18"),
        ("A source in the government told Civilnet: “We were warned a week before”", "A source in the government",
         ASSERTS, "", "“We were warned a week before”", ""),
        ("RT @hikmet_hajiyev: Azerbaijan did not open fire on the convoy", "@hikmet_hajiyev", RELAYS,
         "Azerbaijan did not open fire on the convoy", "Azerbaijan did not open fire on the convoy", ""),
    ],
)  # fmt: skip
def test_a_post_as_people_write_them(text: str, who: str, stance: Stance, claim: str, words: str, when: str) -> None:
    assert filled(text) == TypedStatement(who, stance, claim, words, when)


def test_of_several_the_first_that_somebody_named_makes_is_taken() -> None:
    found = read("Gunfire was reported in Stepanakert. Baku denied the strike. Yerevan said that two were hurt.")

    assert (found.typed.who, found.typed.words, found.found) == ("Baku", "denied the strike", 3)


def test_of_one_that_is_passed_on_the_outer_one_is_taken() -> None:
    found = read("Reuters says that Azerbaijan denied shelling the town")

    assert (found.typed.who, found.typed.stance, found.found) == ("Reuters", RELAYS, 2)


def test_a_guessed_name_is_not_filled_in() -> None:
    found = read("The talks were led by Hikmet Hajiyev in Baku, who said that the road was open.")

    assert (found.typed.who, found.guess) == ("", "who → Hikmet Hajiyev")
    assert found.typed.claim == "The road was open"
    assert read("He said that the road was open.").guess == ""


def test_the_hedge_comes_along() -> None:
    typed = filled("Pashinyan said that the ceasefire was generally holding.")

    assert (typed.hedge, typed.claim) == ("generally", "The ceasefire was holding")


def test_the_day_counts_in_the_zone_of_the_server() -> None:
    late, zone = datetime(2023, 9, 22, 23, 30, tzinfo=UTC), timezone(timedelta(hours=4))
    message = ChatMessage(1, 2, 3, "reader", "", "https://discord.com/channels/1/1/2", late)

    assert prefill(replace(message, text="What a day"), zone).typed.when == "2023-09-23"
    assert prefill(replace(message, text="Aliyev said yesterday that it was over"), zone).typed.when == "2023-09-22"


def test_whom_an_accusation_concerns_comes_along() -> None:
    assert filled("Armenia accused Azerbaijan of spreading disinformation").concerns == "Azerbaijan"
