"""The rules by name: the shape each reads, an example, and the measured share of its finds that are statements.

docs/reading.md shows this table, and tests/reading/statements/test_rules.py reads every example. The figures are those
that `python -m benchmarks.reading` prints for annotated news. Where fewer than 20 were found there, they are those of
our own texts, but never above 0.84, which is not sure: so little proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, the shape it reads, a text that it reads, and its precision from 0 to 1."""

    name: str
    shape: str
    example: str
    precision: float


RULES: Final = (
    Rule("speaker, verb, that", "X said that ...", "The minister said that the talks had failed.", 0.90),
    Rule("speaker, verb, clause", "X said ..., without “that”", "The minister said the talks had failed.", 0.87),
    Rule("speaker, verb, quotation", "X said: “...”", "The minister said: “The talks have failed.”", 0.87),
    Rule("speaker, verb, phrase", "X rejected ..., accused Y of ...", "Baku rejected the report.", 0.76),
    Rule("speaker, verb, to", "X promised to ..., declined to ...", "The bank declined to comment.", 0.72),
    Rule("quotation, speaker, verb", "“...,” X said", "“The talks have failed,” the minister said.", 0.98),
    Rule("quotation, verb, speaker", "“...,” said X", "“The talks have failed,” said the minister.", 0.99),
    Rule("quotation, any verb", "“...,” X shot back", "“The talks have failed,” Smith shot back.", 0.84),
    Rule("quotation after colon", "X went further: “...”", "Smith went further: “The talks were a farce.”", 0.85),
    Rule("verb, speaker, colon", "Added X: “...”", "Added Smith: “The talks were a farce.”", 0.67),
    Rule("clause, speaker, verb", "The talks failed, X said", "The talks had failed, the minister said.", 0.88),
    Rule("clause, verb, speaker", "The talks failed, said X", "The talks had failed, said the minister.", 0.89),
    Rule(
        "participle", "..., adding that; a letter saying that", "He left early, adding that the talks had failed.", 0.82
    ),
    Rule("shared subject", "X did A and denied B", "The minister resigned and denied the charges.", 0.83),
    Rule("passive", "A was accused by X of ...", "The bank was accused by the auditors of hiding losses.", 0.74),
    Rule("asked", "Asked whether ...", "Asked whether it was safe, he left.", 0.73),
    Rule(
        "announced",
        "X said: with what was said in the next paragraph",
        "The minister said:\n\nWe never signed it.",
        0.77,
    ),
    Rule("label", "X: ...", "Kremlin spokesman: no talks are planned", 0.75),
    Rule("according to", "According to X, ...", "According to the police, two people were hurt.", 0.88),
    Rule("per", "Per X, ...; ... (via X); acc. to X", "Per Reuters, the talks had failed.", 0.84),
    Rule("as X put it", "As X put it, ...", "As the judge put it, nobody is above the law.", 0.77),
    Rule("signed", "“...” - X, 12 January 2022", "“The talks have failed.” - Smith, 12 January 2022", 0.68),
    Rule("named", "a line with X above “...”", "Maria Lopez, 24, Miami\n\n“We never signed any of it.”", 0.84),
    Rule(
        "quotation alone",
        "“...” in a paragraph of its own",
        "The town has its own view.\n\n“We never signed any of it, and we never will.”",
        0.47,
    ),
    Rule("credited", "... - X; ... (X)", "Three people were hurt in the blast - fire brigade", 0.67),
    Rule("noun that", "X's claim that ...", "I doubt the company's claim that the fuel was clean.", 0.76),
    Rule("noun of", "X's call for ..., denial of ...", "The council heard the union's call for a strike.", 0.67),
    Rule("answer", "..., which X denies; X denies", "Smith took the money, which she denies.", 0.84),
    Rule("silence", "X did not respond to ...; no comment from X", "The bank did not respond to questions.", 0.55),
)

BY_NAME: Final = {rule.name: rule for rule in RULES}
