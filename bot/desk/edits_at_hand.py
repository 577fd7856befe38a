"""What forms for editing are filled in with, as far as this process has shown or refused them.

A form must be sent before anything is read from the database. Keyed by who was shown it: for anybody else, and after
a restart, the record is read anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence

_KEPT = 500

_Key = tuple[int | None, int, str]
"""A server and a user (Discord ids), and the form's `custom_id`."""


class EditsAtHand:
    """The values of the latest five hundred forms."""

    def __init__(self) -> None:
        self._values: OrderedDict[_Key, Mapping[str, str]] = OrderedDict()

    def put(self, key: _Key, values: Mapping[str, str]) -> None:
        """Have the values of a form at hand, by the names of its fields."""
        self._values[key] = values
        self._values.move_to_end(key)
        if len(self._values) > _KEPT:
            self._values.popitem(last=False)

    def get(self, key: _Key) -> Mapping[str, str] | None:
        """The values as they were put here last."""
        return self._values.get(key)

    def take(self, key: _Key) -> Mapping[str, str] | None:
        """As `get`, but they are gone then: of two who press at once, one gets them."""
        return self._values.pop(key, None)

    def forget(self, server: int | None, author: int) -> None:
        """Forget the values of a person in a server; Discord ids."""
        for key in [key for key in self._values if key[:2] == (server, author)]:
            del self._values[key]

    def forget_words(self, server: int | None, words: Sequence[str]) -> None:
        """Forget what holds one of these texts in a server (Discord id), whoever it was shown to."""
        for key, values in [(key, values) for key, values in self._values.items() if key[0] == server]:
            if any(text in value for value in values.values() for text in words):
                del self._values[key]
