"""The small words of English, by what they do in a sentence, as flags on a token.

A word may do several things; a rule asks for those that matter to it.
"""

from __future__ import annotations

from typing import Final

DETERMINER: Final = 1
PREPOSITION: Final = 1 << 1
SUBORDINATOR: Final = 1 << 2
AUXILIARY: Final = 1 << 3
ADVERB: Final = 1 << 4
PRONOUN: Final = 1 << 5
TIME: Final = 1 << 6
FINITE: Final = 1 << 7
CUE: Final = 1 << 8
CAPITAL: Final = 1 << 9
QUOTED: Final = 1 << 10
STOP: Final = 1 << 11
COMMA: Final = 1 << 12
BREAK: Final = 1 << 13
WORD: Final = 1 << 14
POSSESSIVE: Final = 1 << 15
NEGATION: Final = 1 << 16
NOUN_CUE: Final = 1 << 17
SOURCE_WORD: Final = 1 << 18
SILENT: Final = 1 << 19

_LISTS: Final = {
    DETERMINER: """
        the a an this that these those his her their our my its your some any many several most all no each
        every both another two three four five six seven eight nine ten one dozens hundreds
    """,
    PREPOSITION: """
        of for from in at on with to by against about under near over into between among during after before
        within without across around through behind inside outside since until per via despite amid toward
        towards upon like including alongside regarding
    """,
    SUBORDINATOR: """
        that because while when as if although though but whether where whereas whom whose than or nor yet
        so unless which how why what and who then
    """,
    AUXILIARY: """
        has have had having would will can could may might must should shall is was are were be been being
        am does do did 's 've 'd 'll ’s ’ve ’d ’ll 're ’re 'm ’m to got gets get not n't n’t cannot wo ca
        isnt wasnt didnt doesnt dont hasnt havent wont cant
    """,
    ADVERB: """
        also then later once again now still even never not just already soon earlier first previously
        recently often sometimes always only further simply both all quickly too instead thus therefore
        however n't n’t ever long actually really perhaps maybe so merely rightly twice finally once flatly
        openly publicly privately
    """,
    PRONOUN: """
        he she they we i it you who which
    """,
    TIME: """
        night morning afternoon evening monday tuesday wednesday thursday friday saturday sunday today
        yesterday tomorrow january february march april may june july august september october november
        december jan feb aug sept oct nov dec earlier later recently tonight
    """,
    FINITE: """
        is was are were be been being am has have had do does did will would can could may might must should
        shall says said say went go goes came come comes made make makes took take takes got gets get gave
        give gives put puts became become becomes began held won lost led ran met left found seen saw shows
        showed kept brought knew sent paid built spent grew fell rose chose broke spoke stood
        sat heard meant bought caught fought sold drew flew threw wore
    """,
    NEGATION: """
        not n't n’t never cannot isnt wasnt didnt doesnt dont hasnt havent wont cant
    """,
    POSSESSIVE: """
        's ’s
    """,
    SILENT: """
        respond reply comment answer elaborate return responded replied commented answered returned no
    """,
    SOURCE_WORD: """
        according per acc acc. via
    """,
}

_NO_ADVERBS: Final = frozenset(
    (
        "family assembly july italy reply apply supply rally ally daily early only likely friendly elderly weekly "
        "monthly anomaly bully comply rely imply multiply belly fly july kelly reilly emily sally billy molly "
        "holly o'reilly o’reilly connolly"
    ).split()
)

FLAGS: dict[str, int] = dict.fromkeys(_NO_ADVERBS, WORD)
"""What is known of a lower-case word or a mark. The tables of cues add theirs."""


def mark(flag: int, words: str) -> None:
    """Put a flag on each of some words."""
    for word in words.split():
        FLAGS[word] = FLAGS.get(word, WORD) | flag


for _flag, _words in _LISTS.items():
    mark(_flag, _words)
FLAGS |= {",": COMMA, **dict.fromkeys([".", "!", "?", "…", "...", "...."], STOP | BREAK)}
FLAGS |= dict.fromkeys([";", ":", "(", ")", "[", "]", "—", "–", "--", "---", "-", "•", "~", "#"], BREAK)


def flags_of(lower: str) -> int:
    """The flags of a lower-case word or mark that no table knows."""
    if not lower[0].isalnum():
        if len(lower) == 1:
            return 0
        return WORD | CAPITAL if lower[0] == "@" or lower.startswith("<@") else 0 if lower[0] == "<" else WORD
    if lower.startswith(("http://", "https://", "www.")):
        return 0
    return WORD | ADVERB if lower.endswith("ly") else WORD


SUBJECT_QUANTIFIERS: Final = frozenset("some many most all both another others several one two three this that".split())
"""Determiners that can be a subject by themselves."""

LEADING_CONJUNCTIONS: Final = frozenset("but and so still yet or".split())

REPORT_NOUNS: Final = frozenset(
    (
        "statement interview tweet letter op-ed email e-mail briefing release conference memo filing post speech "
        "report message note"
    ).split()
)
"""Where things are said: "in a statement"."""
