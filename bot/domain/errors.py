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


class AlreadyUndoneError(RefusedError):
    """Somebody has undone it before; `undo` is the number of the batch that did."""

    def __init__(self, batch: int, undo: int) -> None:
        super().__init__(f"Batch {batch} is undone already, in batch {undo}.")
        self.undo = undo


class GoneForGoodError(RefusedError):
    """It would bring back words that were removed for good."""


class StillStandsError(RefusedError):
    """A record cannot go while `child`, of kind `child_kind` (by id), stands on one of kind `parent_kind`."""

    def __init__(self, sentence: str, child_kind: str, child: int, parent_kind: str) -> None:
        super().__init__(sentence)
        self.child_kind, self.child, self.parent_kind = child_kind, child, parent_kind


class StorageError(UserError):
    """The database cannot do it now (full, read-only, locked, unreachable); the sentence says what to do."""
