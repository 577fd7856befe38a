"""The closed lists of words that the record is written in.

Each value is what the database and the JSONL format hold, and what people read.
"""

from __future__ import annotations

from enum import StrEnum


class SpeakerKind(StrEnum):
    """What a speaker is. An unnamed one is kept by description and never merged with another."""

    PERSON = "person"
    BODY = "body"
    UNNAMED = "unnamed"


class ClaimKind(StrEnum):
    """What a claim is about, which decides whether it can have a standing."""

    EVENT = "event"
    QUANTITY = "quantity"
    STATUS = "status"
    FORECAST = "forecast"
    CHARACTERISATION = "characterisation"
    POSITION = "position"

    @property
    def has_standing(self) -> bool:
        """Whether somebody could check it: characterisations and positions are recorded, never contested."""
        return self not in (ClaimKind.CHARACTERISATION, ClaimKind.POSITION)


class Bound(StrEnum):
    """How a number was given."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Stance(StrEnum):
    """What a statement does to a claim. Exactly five; "accuses" and "confirms" are built from them."""

    ASSERTS = "asserts"
    DENIES = "denies"
    WITHHOLDS = "withholds"
    RELAYS = "relays"
    RETRACTS = "retracts"

    @property
    def moves_position(self) -> bool:
        """Whether it sets where the speaker stands: withholding and relaying do not."""
        return self in (Stance.ASSERTS, Stance.DENIES, Stance.RETRACTS)


class Scope(StrEnum):
    """Whether the speaker said exactly what is denied or accused; most reports say "X denied it"."""

    EXACT = "exact"
    UNSPECIFIED = "unspecified"


class Attribution(StrEnum):
    """How we know that the speaker said it."""

    RECORDED = "recorded"
    PUBLISHED = "published"
    REPORTED = "reported"
    ANONYMOUS = "anonymous"
    DISPUTED = "disputed"


class SourceKind(StrEnum):
    """What a document is."""

    PRIMARY = "primary"
    REPORT = "report"
    RELAY = "relay"
    CHAT = "chat"


class Form(StrEnum):
    """What a wording is. Only the first two may stand in quotation marks."""

    VERBATIM = "verbatim"
    PARTIAL = "partial"
    PARAPHRASE = "paraphrase"

    @property
    def is_quotation(self) -> bool:
        """Whether the words are the speaker's, so that quotation marks are honest."""
        return self is not Form.PARAPHRASE


class Origin(StrEnum):
    """Whether a wording is in the language it was said in, and if not, who translated it."""

    ORIGINAL = "original"
    UNKNOWN = "unknown"
    SPEAKER_TRANSLATION = "speaker translation"
    OUTLET_TRANSLATION = "outlet translation"
    MACHINE_TRANSLATION = "machine translation"
    MEMBER_TRANSLATION = "member translation"


class ClaimLinkKind(StrEnum):
    """How one claim bears on another. Tension carries no logic: it only says "read together"."""

    CONTRADICTS = "contradicts"
    EXCLUDES = "excludes"
    IMPLIES = "implies"
    TENSION = "tension"


class StatementLinkKind(StrEnum):
    """How one statement answers another."""

    REBUTS = "rebuts"
    CONFIRMS = "confirms"
    CORRECTS = "corrects"
    REPEATS = "repeats"


class Basis(StrEnum):
    """Who says that one statement answers another: the speaker (explicit) or we do (editor)."""

    EXPLICIT = "explicit"
    EDITOR = "editor"


class Precision(StrEnum):
    """How exactly a time is known."""

    INSTANT = "instant"
    HOUR = "hour"
    DAY = "day"
    RANGE = "range"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"
