"""What is known of some content before its end is looked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """What tells where content ends.

    `dashes` says that a dash ends it, `phrase` that it is a noun phrase, `at_comma` that a main clause follows
    ("When X said A, B"), `relative` that the verb stood in a relative clause ("X, who said A, did B"), `participle`
    that it is one ("saying A and calling B").
    """

    dashes: bool = False
    phrase: bool = False
    at_comma: bool = False
    relative: bool = False
    participle: bool = False
