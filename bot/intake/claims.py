"""What can be a claim: one sentence that may be so or not. What cannot be one is refused, and how to put it right."""

from __future__ import annotations

import re
import unicodedata

from bot.domain.errors import UserError
from bot.domain.ids import claim_label, typed_statement
from bot.domain.vocabulary import Stance
from bot.ledger import Book

NO_SUCH_CLAIM = "There is no claim with that number on record here; write another, or the claim in a sentence."
_LINK = re.compile(r"<?https?://\S*", re.IGNORECASE)
_NUMBERED = re.compile(r"#\s*-?\d.*|(?:claim|statement)s?\W*(?:no\W*|number\W*)?-?\d+\W*|-\d+", re.IGNORECASE)
_ONE_NUMBER = "Write one claim at a time: its number and nothing else, such as #4, or the claim in a sentence."
_NO_SENTENCE = "A claim is a whole sentence, such as “The road was closed on 3 May”; or write its number, such as #4."
_A_QUESTION = "A claim is a sentence, not a question: write what they say is so, such as “The road was closed”."
_QUESTION_MARKS = "?？؟;՞"
_WORDS = 2

_NEEDED = {
    Stance.DENIES: "is denied",
    Stance.WITHHOLDS: "they will not confirm or deny",
    Stance.RELAYS: "they pass on",
    Stance.RETRACTS: "is taken back",
}


def check_claimed(stance: Stance) -> None:
    """For words without a claim: raise `UserError` unless they can stand by themselves, which only asserting can."""
    if stance in _NEEDED:
        raise UserError(f"Say what {_NEEDED[stance]}: in the claim, write a claim's number, such as #4, or a sentence.")


def check_sentence(sentence: str) -> None:
    """Raise `UserError` for what is no sentence, and so no new claim: several numbers, a link, a word, a question."""
    if _NUMBERED.fullmatch(sentence):
        raise UserError(_ONE_NUMBER)
    words = [word for word in _LINK.sub(" ", sentence).split() if any(map(str.isalpha, word))]
    # In letters without case a single word may be a sentence, and some of these scripts put no spaces.
    if len(words) < _WORDS and not any(unicodedata.category(letter) == "Lo" for letter in "".join(words)):
        raise UserError(_NO_SENTENCE)
    if sentence.rstrip(" \"'”’»)").endswith(tuple(_QUESTION_MARKS)):
        raise UserError(_A_QUESTION)


async def refuse_statement(book: Book, typed: str) -> None:
    """Raise `UserError` when "S34" was typed as the claim, with the claims that it is about."""
    number = typed_statement(typed)
    if number is None:
        return
    about = [claim_label(one.id) for one in (await book.match_claim(typed)).candidates]
    if not about:
        raise UserError(NO_SUCH_CLAIM)
    which = f"it is about: {about[0]}" if len(about) == 1 else f"that is meant: {', '.join(about[:-1])} or {about[-1]}"
    raise UserError(f"S{number} is a statement; name the claim {which}.")
