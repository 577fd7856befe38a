"""Options: what autocomplete offers, and what is said when something typed cannot be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.dates import iso
from bot.domain.drafts import SpeakerDraft
from bot.domain.vocabulary import SpeakerKind
from cogs.times import end_of, start_of
from tests.cogs.conftest import Server, message, private, text
from tests.ledger.raw import rows

CLAIM_OPTIONS = [
    ("who claimed", "claim"),
    ("who denied", "claim"),
    ("who unanswered", "claim"),
    ("claim show", "claim"),
    ("claim timeline", "claim"),
]
SPEAKER_OPTIONS = [("said", "speaker"), ("compare", "first"), ("compare", "second"), ("changes", "speaker")]


@pytest.mark.parametrize(("command", "option"), CLAIM_OPTIONS)
async def test_claims_are_offered_by_number_and_text(server: Server, command: str, option: str) -> None:
    offered = await server.reader.autocomplete(server.channel, command, option, "gunf")
    assert offered == [{"name": "#4 · Gunfire was heard in Stepanakert on 21 September 2023", "value": "#4"}]


@pytest.mark.parametrize(("command", "option"), SPEAKER_OPTIONS)
async def test_speakers_are_offered_in_any_spelling(server: Server, command: str, option: str) -> None:
    offered = await server.reader.autocomplete(server.channel, command, option, "Пашин")
    assert offered[0]["name"] == "Nikol Pashinyan"
    assert offered[0]["value"].startswith("Nikol Pashinyan @")
    shown = text(await server.reader.slash(server.channel, "said", speaker=offered[0]["value"]))
    assert "What Nikol Pashinyan said" in shown


async def test_what_fails_while_somebody_types_is_answered_and_logged(
    server: Server, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    for table in ("claim", "speaker", "topic"):
        await rows(database_url, f"ALTER TABLE {table} RENAME TO {table}_gone")
    options = [*CLAIM_OPTIONS, *SPEAKER_OPTIONS, ("claim contested", "topic"), ("mod settings", "topic")]
    for command, option in options:
        assert await server.moderator.autocomplete(server.channel, command, option, "") == []
    failed = [record for record in caplog.records if record.levelname == "ERROR"]
    assert len(failed) == len(options)
    assert {record.name for record in failed} == {"bot.errors.funnel"}


async def test_minutes_do_not_make_new_questions(server: Server) -> None:
    began = datetime.now(UTC)
    first = await end_of(server.book, "6 hours ago")
    since = await start_of(server.book, "6 hours ago")
    assert str(first).endswith(":59Z")
    assert str(since).endswith(":00Z")
    assert str(since) <= iso(began - timedelta(hours=6)) <= str(first)
    assert await end_of(server.book, "2023-09-21T14:30:15Z") == "2023-09-21T14:30:15Z"


async def test_nothing_typed_offers_the_busiest(server: Server) -> None:
    offered = await server.reader.autocomplete(server.channel, "who denied", "claim", "")
    assert 10 < len(offered) <= 25
    assert all(0 < len(choice["name"]) <= 100 for choice in offered)


async def test_choices_are_short_and_speakers_of_one_name_are_told_apart(server: Server) -> None:
    names = ["Long name " * 9 + "same", "Long name " * 9 + "same"]
    async with server.book.transaction(1, "test") as changes:
        for name in names:
            changes.add_speaker(SpeakerDraft(SpeakerKind.PERSON, name))
    offered = await server.reader.autocomplete(server.channel, "said", "speaker", "Long name")
    assert len({choice["value"] for choice in offered}) == 2
    assert all(len(choice["value"]) <= 100 for choice in offered)
    for choice in offered:
        assert "Nothing on record." in text(await server.reader.slash(server.channel, "said", speaker=choice["value"]))


async def test_topics_are_offered_with_all_of_them(server: Server) -> None:
    offered = await server.reader.autocomplete(server.channel, "claim contested", "topic", "")
    assert [choice["name"] for choice in offered] == ["all topics", "Nagorno-Karabakh ceasefire, September 2023"]
    shown = text(await server.reader.slash(server.channel, "claim contested", topic=offered[1]["value"]))
    assert "Contested in Nagorno-Karabakh ceasefire, September 2023" in shown


@pytest.mark.parametrize(
    ("command", "options", "sentence"),
    [
        ("who denied", {"claim": "#1", "as_of": "31 Feb"}, "There is no such date"),
        ("who denied", {"claim": "#1", "as_of": "2199-01-01"}, "has not come yet"),
        ("claim show", {"claim": "#1", "as_known": "whenever"}, "was not understood"),
        ("said", {"speaker": "Azerbaijan", "since": "03/04/2023"}, "day/month or month/day"),
        ("said", {"speaker": "Azerbaijan", "since": "2023-09-22", "until": "2023-09-20"}, 'comes before "since"'),
        ("who denied", {"claim": " "}, "Nothing was typed there"),
        ("said", {"speaker": "\u3000"}, "Nothing was typed there"),
        ("said", {"speaker": "Nobody @4294967295"}, "not on record here"),
        ("compare", {"first": "Azerbaijan", "second": "Azerbaijan"}, "the same speaker"),
        ("compare", {"first": "Zzyzx", "second": "Qwfp"}, "Neither name is clear"),
        ("claim contested", {"topic": "football"}, "No topic is clearly called that"),
    ],
)
async def test_a_mistake_gets_one_private_sentence(
    server: Server, command: str, options: dict[str, str], sentence: str
) -> None:
    result = await server.reader.slash(server.channel, command, **options)
    assert sentence in text(result)
    assert private(result)


async def test_one_unclear_speaker_of_two_is_offered(server: Server) -> None:
    result = await server.reader.slash(server.channel, "compare", first="Zzyzx", second="Armenia")
    answered = await server.reader.click(message(result), label="Azerbaijan")
    assert "and Armenia" in text(answered)


@pytest.mark.parametrize("typed", ["@everyone <@1> `x`", "\u202e" * 50, "'; DROP TABLE claim; --", "\x00", "🎉" * 150])
async def test_hostile_words_are_only_words(server: Server, typed: str) -> None:
    for command, option in [*CLAIM_OPTIONS, ("claim search", "words"), ("ask", "question")]:
        result = await server.reader.slash(server.channel, command, **{option: typed})
        shown = text(result)
        assert "@everyone" not in shown
        assert "<@" not in shown.replace("\\<@", "")
    for command, option in [*CLAIM_OPTIONS, *SPEAKER_OPTIONS]:
        assert len(await server.reader.autocomplete(server.channel, command, option, typed)) <= 25
