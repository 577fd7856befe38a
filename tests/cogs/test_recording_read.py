"""How what was typed is read: names with titles, times, and claims in other words."""

from __future__ import annotations

import pytest

from tests.cogs.conftest import Server, labels, message, text
from tests.cogs.recording import form_on, recorded, refilled, sent_again


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("PM Pashinyan", "Nikol Pashinyan"),
        ("President Aliyev", "Ilham Aliyev"),
        ("Pashinyan, prime minister of Armenia", "Nikol Pashinyan"),
        ("Armenian MFA", "Armenia"),
        ("Azerbaijan's foreign ministry", "Azerbaijan"),
    ],
)
async def test_a_title_hides_nobody_and_decides_for_nobody(server: Server, who: str, name: str) -> None:
    form = await form_on(server, "said it")
    asked = await server.moderator.submit_modal(form, refilled(form, who=who, claim="#1"))
    assert "Who is it?" in text(asked)
    assert {name, "New: a person"} <= set(labels(asked))
    await server.moderator.click(message(asked), label=name)
    assert (await recorded(server, 15)).speaker.name == name


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sept 2023, Baku", "“sept 2023” was read as September 2023"),
        ("21 sept, Baku", "; write the year for another one"),
        ("yesterday", "“yesterday” was read as"),
        ("21 Sep 2023, Baku", None),
        ("2023-09-21", None),
        (", Baku", None),
    ],
)
async def test_the_card_says_what_a_typed_time_was_read_as(server: Server, typed: str, read: str | None) -> None:
    form = await form_on(server, "said it")
    done = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim="#1", when=typed))
    assert "### Recorded as S15" in text(done)
    assert "was read as" not in text(done) if read is None else read in text(done)


@pytest.mark.parametrize(
    "claim", ["azerbaijan broke the ceasefire", "The Azerbaijani army broke the truce on 21 September"]
)
async def test_a_claim_in_other_words_is_offered(server: Server, claim: str) -> None:
    form = await form_on(server, "said it")
    asked = await server.moderator.submit_modal(form, refilled(form, who="Mirzoyan", claim=claim))
    assert "This asserts #1" in labels(asked)
    assert sum(one.startswith("This asserts") for one in labels(asked)) <= 3


async def test_a_sentence_with_nothing_near_is_recorded_at_once(server: Server) -> None:
    form = await form_on(server, "said it")
    done = await server.moderator.submit_modal(
        form, refilled(form, who="Mirzoyan", claim="Talks will continue in October")
    )
    assert "### Recorded as S15" in text(done)


async def test_a_negated_sentence_is_first_offered_as_a_denial(server: Server) -> None:
    form = await form_on(server, "no violation")
    for claim, first in (
        ("Azerbaijani forces did not violate the ceasefire on 21 September 2023", "This denies #1"),
        ("Azerbaijani forces violated the ceasefire in September 2023", "This asserts #1"),
    ):
        asked = await server.moderator.submit_modal(sent_again(form), refilled(form, who="Mirzoyan", claim=claim))
        offered = [label for label in labels(asked) if label in ("This denies #1", "This asserts #1")]
        assert (offered[0], len(offered)) == (first, 2)
