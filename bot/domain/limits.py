"""How long and how many: the bounds that every way into the record keeps to.

Lengths count characters. They are chosen so that a record with everything in it can still be shown in Discord.
"""

from __future__ import annotations

from typing import Final

NAME: Final = 100
"""A speaker's or a place's name, and an alias."""

TITLE: Final = 200
"""The title of an office, a topic or a document; an outlet's name; a venue; a place in a document."""

CLAIM: Final = 300
"""The sentence of a claim."""

WORDING: Final = 4000
"""The words of a citation as printed."""

HEDGE: Final = 100
"""A speaker's own hedging words."""

MEASURE: Final = 100
"""What a quantity measures, and what it counts."""

URL: Final = 1000
"""The address of a document."""

LANGUAGE: Final = 35
"""A language tag (BCP 47)."""

KEY: Final = 60
"""The name of a record in a dossier file."""

NAMES: Final = 50
"""Aliases of a speaker, names of a place."""

SIDES: Final = 20
"""Sides of a topic."""

STANCES: Final = 20
"""Claims that one statement touches."""

CITATIONS: Final = 20
"""Documents that carry one statement."""
