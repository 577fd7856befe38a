"""Whatever is posted, the form is filled in with what it can show, and at once."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.limits import CLAIM, NAME, URL, WORDING
from bot.domain.typed import ChatMessage, TypedStatement
from bot.intake.prefill import prefill
from bot.reading.statements.cues import BY_FORM

POSTED = datetime(2023, 9, 22, 10, 30, tzinfo=UTC)


def filled(text: str) -> TypedStatement:
    """What the form of a message that says so is filled in with."""
    return prefill(ChatMessage(1, 2, 3, "reader", text, "https://discord.com/channels/1/1/2", POSTED), UTC).typed


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
    assert_shown(filled(text))


@given(st.lists(SIGNS | PHRASES, max_size=200), st.sampled_from(["", " "]))
def test_any_heap_of_marks_and_verbs_gives_a_form_that_can_be_shown(pieces: list[str], between: str) -> None:
    assert_shown(filled(between.join(pieces)[:4000]))


def assert_shown(typed: TypedStatement) -> None:
    kept = [(typed.who, NAME), (typed.claim, CLAIM), (typed.words, WORDING), (typed.source, URL)]

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
    """Seconds of work, without those in which others had the machine."""

    def once() -> float:
        started = time.thread_time()
        filled(text)
        return time.thread_time() - started

    return min(once() for _ in range(7))
