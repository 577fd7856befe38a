"""Messages as they are posted, and what the form to record a statement is filled in with."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.limits import CLAIM, NAME, URL, WORDING
from bot.domain.typed import TypedStatement
from bot.domain.vocabulary import Stance
from bot.reading.lexicon import BY_FORM
from bot.reading.prefill import prefill

POSTED = datetime(2023, 9, 22, 10, 30, tzinfo=UTC)
ASSERTS, DENIES, WITHHOLDS, RELAYS, RETRACTS = Stance

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
]  # fmt: skip

NOT_ATTRIBUTED = [
    "",
    "   \n\n ",
    "lol",
    "💀💀💀",
    "🇦🇲 vs 🇦🇿",
    "<:pepe:123456789012345678> <@!123456789012345678> what do you think?",
    "He said that he would resign",
    "They denied everything",
    "Armenian reports claim that 200 were killed",
    "Sources say the corridor is open",
    "Local media report heavy shelling",
    "Azerbaijan was accused by Armenia of shelling",
    "Azerbaijan and Turkey said that talks would go on",
    "Azerbaijan did not say who fired first",
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
    filled = prefill(text, POSTED)

    assert (filled.who, filled.stance) == (who, stance)


@pytest.mark.parametrize("text", NOT_ATTRIBUTED)
def test_nobody_is_guessed_when_nobody_is_plain(text: str) -> None:
    filled = prefill(text, POSTED)

    assert (filled.who, filled.stance, filled.claim) == ("", ASSERTS, "")


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
         "“there are no plans at all, none”", "Hajiyev"),
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
    filled = prefill(text, POSTED)

    assert (filled.words, filled.who) == (words, who)


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
        ("Baku says that the town is “fully under control”", ""),
        ("Baku says that " + "the town is quiet and " * 20 + "calm", ""),
        ("Baku said so", ""),
        ("He said that Azerbaijan fired first", ""),
    ],
)
def test_claim_only_when_it_stands_by_itself(text: str, claim: str) -> None:
    assert prefill(text, POSTED).claim == claim


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("see https://example.org/a, and https://example.org/b", "https://example.org/a"),
        ("(https://example.org/wiki/Shusha_(town))", "https://example.org/wiki/Shusha_(town)"),
        ("[post](https://t.me/caliber/12)", "https://t.me/caliber/12"),
        ("<https://t.me/caliber/12>", "https://t.me/caliber/12"),
        ("||https://t.me/caliber/12||", "https://t.me/caliber/12"),
        ("https://discord.com/channels/1/2/3 https://t.me/x/12", "https://t.me/x/12"),
        ("https://ptb.discord.com/channels/1/2/3", ""),
        ("https://cdn.discordapp.com/attachments/1/2/a.png https://media.discordapp.net/a", ""),
        ("https://discord.gg/abc", ""),
        ("https://discord.community.example/a", "https://discord.community.example/a"),
        ("http://example.org", "http://example.org"),
        ("ftp://example.org javascript:alert(1) www.example.org https:// https:///x", ""),
        ("https://example.org/" + "a" * URL, ""),
    ],
)
def test_source(text: str, source: str) -> None:
    assert prefill(text, POSTED).source == source


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Bayramov said nothing new", "2023-09-22"),
        ("Bayramov said on 21 September 2023 that talks went on", "2023-09-21"),
        ("Bayramov said on September 21st, 2023 that talks went on", "2023-09-21"),
        ("2023-09-20: Bayramov said talks went on", "2023-09-20"),
        ("20.09.2023 Баку: переговоры идут", "2023-09-20"),
        ("Bayramov said “on 9 November 2020 we all signed a statement”", "2023-09-22"),
        ("From 19 September 2023 to 20 September 2023 Bayramov said little", ""),
        ("Bayramov said on 5 October 2023 that talks went on", ""),
        ("Bayramov said on 31 September 2023 that talks went on", "2023-09-22"),
    ],
)
def test_when(text: str, when: str) -> None:
    assert prefill(text, POSTED).when == when


SIGNS = st.sampled_from([*"“”„«»‹›‘’\"'「」『』.:,;—–-#*_~|`<>[]()@\n\t \x00\ud800\u202eАաəİ7", "https://", "```"])
PHRASES = st.sampled_from(
    [
        *BY_FORM,
        *"Baku's MFA|has|that|the claim|no comment|according to|neither|21 September 2023|Minister|said".split("|"),
    ]
)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=4000))
@example("İ" * 4000)
@example("A, " * 1300 + "said")
def test_any_text_gives_a_form_that_can_be_shown(text: str) -> None:
    assert_shown(prefill(text, POSTED))


@given(st.lists(SIGNS | PHRASES, max_size=200), st.sampled_from(["", " "]))
def test_any_heap_of_marks_and_verbs_gives_a_form_that_can_be_shown(pieces: list[str], between: str) -> None:
    assert_shown(prefill(between.join(pieces)[:4000], POSTED))


def assert_shown(filled: TypedStatement) -> None:
    kept = [(filled.who, NAME), (filled.claim, CLAIM), (filled.words, WORDING), (filled.source, URL)]

    assert all(len(text) <= limit and text == text.strip() for text, limit in kept)
    assert not any(sign in text for text, _ in kept for sign in "\x00\ud800")


@pytest.mark.parametrize(
    "piece",
    [
        '"', "“a ", "“", "”", "said ", "according to ", "could not confirm ", "Baku denied the report that ", "((",
        "https://", "[", "[a](", "**", "||", "_", "\n", " ", "X: ", "- ", "“a b c” ", "report ", "21 September 2023 ",
        "May 1, ", "ա", "x", "x.", "# ", "> ", "comment ", "A of ", "```", "no ", "Baku, a, ", "A, ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_message(piece: str) -> None:
    """The second half of a message may not cost many times what the first did."""
    short, long = (piece * 4000)[:1000], (piece * 4000)[:8000]

    assert fastest(long) < 40 * fastest(short) + 0.002


def fastest(text: str) -> float:
    def once() -> float:
        started = time.perf_counter()
        prefill(text, POSTED)
        return time.perf_counter() - started

    return min(once() for _ in range(7))
