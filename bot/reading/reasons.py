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
DENIAL_INSIDE: Final = NotUnderstood(
    "That has a denial inside the claim, and I cannot tell which way round that is; ask directly who denied it."
)
TWO_QUESTIONS: Final = NotUnderstood("That is more than one question; ask one thing at a time.")
NAME_BOTH: Final = NotUnderstood('I cannot tell where one name ends; write "and" between them: compare A and B.')
NAME_WHO: Final = NotUnderstood(
    "I keep what was said, speaker by speaker, and not what happened; name the speaker, "
    "such as: what did Azerbaijan say on 21 September 2023?"
)
HOW_MANY: Final = NotUnderstood(
    "Ask what somebody said about the number, such as: what did the Karabakh authorities say about casualties?"
)
ACCUSED: Final = NotUnderstood(
    "I cannot list everybody who is accused; ask what one of them is accused of, or what is unanswered."
)
NO_PERIOD: Final = NotUnderstood(
    'Who claimed or denied a thing can be asked as of a date, such as "as of 20 September 2023"; '
    "for other times, ask what somebody said since, before or on a day."
)
NO_DATE_FOR_DID: Final = NotUnderstood(
    "Whether somebody took a position cannot be narrowed to a time; ask what they said on that day, "
    'or who claimed or denied it "as of" that date.'
)
NO_DATE: Final = NotUnderstood("That question cannot be narrowed to a time; ask it without the date.")
NO_RELATIVE_DATE: Final = NotUnderstood(
    'Claims hold dates and no "yesterday"; write the date as it stands in the claim, or leave it out.'
)
OTHER_STANCE: Final = NotUnderstood(
    "I can list who claims something and who denies it; for the rest, open the claim and look at its timeline."
)
HELP: Final = NotUnderstood(
    "Ask who claimed or denied something, what somebody said, what is contested or what is unanswered."
)


def other_verb(verb: str) -> NotUnderstood:
    """For a verb of speaking that is neither a claim nor a denial; `verb` is one of `lexicon.OTHER_VERBS`."""
    return NotUnderstood(
        f"I do not read “{verb}” as claiming or denying something; ask what that speaker said, or search for the words."
    )
