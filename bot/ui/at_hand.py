"""The forms that people are filling in, as far as this process has seen them.

A form must be sent before anything is read from the database. So what a form is filled in with again is kept in memory
for the latest of them; for any other, and after a restart, it is read from where it is kept.
"""

from __future__ import annotations

from collections import OrderedDict

from bot.domain.typed import TypedDraft

_KEPT = 500

_Key = tuple[int | None, int, int]
"""A server, a draft and its author: Discord ids."""


class DraftsAtHand:
    """The latest five hundred drafts; each only for the server and the person it belongs to.

    `zones` are the time zones of servers as far as they are known here.
    """

    def __init__(self) -> None:
        self.zones: dict[int | None, str] = {}
        self._drafts: OrderedDict[_Key, TypedDraft] = OrderedDict()
        self._parts: set[_Key] = set()

    def put(self, key: _Key, content: TypedDraft, *, whole: bool = True) -> None:
        """Have a draft at hand as it is now; not `whole`, when only what the form holds could be had."""
        self._drafts[key] = content
        self._drafts.move_to_end(key)
        (self._parts.discard if whole else self._parts.add)(key)
        if len(self._drafts) > _KEPT:
            self._parts.discard(self._drafts.popitem(last=False)[0])

    def get(self, key: _Key) -> TypedDraft | None:
        """The draft as it was put here last, whole or not: what a form is filled in with."""
        return self._drafts.get(key)

    def whole(self, key: _Key) -> TypedDraft | None:
        """The draft as it was put here last, if that was all of it."""
        return None if key in self._parts else self._drafts.get(key)

    def drop(self, key: _Key) -> None:
        """Forget a draft of which something has become."""
        self._drafts.pop(key, None)
        self._parts.discard(key)

    def forget(self, server: int | None, author: int | None = None) -> None:
        """Forget all drafts in a server, of one person or of everybody."""
        for key in [key for key in self._drafts if key[0] == server and author in (None, key[2])]:
            self.drop(key)
