"""The errors that a person can put right, whoever raises them."""

from __future__ import annotations


class UserError(Exception):
    """A mistake or a limit that the person at the keyboard can do something about.

    `str(error)` is one plain sentence that says what to do; it is shown as it is, so it must hold no text that
    somebody else wrote.
    """


class NotOnRecord(UserError):
    """What was asked for by number or name is not in this server's record."""


class RefusedError(UserError):
    """The person may not do this; the sentence says who may."""


class StorageError(UserError):
    """The database cannot do it now (full, read-only, locked, unreachable); the sentence says what to do."""
