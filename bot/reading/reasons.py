"""The sentences for questions that the record does not answer."""

from __future__ import annotations

from typing import Final

from bot.reading.asked import NotUnderstood

EMPTY: Final = NotUnderstood("Ask something, such as: who denied that Azerbaijan violated the ceasefire?")
TOO_LONG: Final = NotUnderstood("That is too long for me; ask one thing in one sentence.")
OPINION: Final = NotUnderstood(
    "I keep what was said and do not judge, explain or predict; "
    "ask who claimed or denied something, or what somebody said."
)
LANGUAGE: Final = NotUnderstood(
    "I read questions in English only; names and bare words may be in any language or script."
)
SILENT: Final = NotUnderstood(
    "The record cannot list everybody who did not say something; ask who did, or what is unanswered."
)
REVERSED: Final = NotUnderstood(
    'I cannot tell which way round that is; ask it without "not": '
    "who claimed that it happened, or who denied that it did."
)
WHO_IS_MEANT: Final = NotUnderstood("I cannot tell who is meant; write the name.")
WHAT_IS_MEANT: Final = NotUnderstood('I cannot tell what "it" is; write the claim in a few words.')
OTHER_STANCE: Final = NotUnderstood(
    "I can list who claims something and who denies it; for the rest, open the claim and look at its timeline."
)
HELP: Final = NotUnderstood(
    "Ask who claimed or denied something, what somebody said, what is contested or what is unanswered."
)
