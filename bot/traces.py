"""Tracebacks for the log, without what a database driver says: its words may be a person's.

PostgreSQL's driver quotes the value that it could not take.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator

_DRIVERS = frozenset({"asyncpg", "aiosqlite", "sqlite3"})
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def formatted(error: BaseException) -> str:
    """The traceback of an exception and of what led to it, as Python prints it; of a driver's error only the type."""
    return "".join(_parts(error, set())).rstrip("\n")


def _parts(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    cause, context = error.__cause__, None if error.__suppress_context__ else error.__context__
    before = cause if cause is not None else context
    if before is not None and id(before) not in seen:
        yield from _parts(before, seen)
        yield _CAUSE if before is cause else _CONTEXT
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    kind = type(error)
    if kind.__module__.partition(".")[0] in _DRIVERS:
        yield f"{kind.__module__}.{kind.__qualname__}: [hidden]\n"
    else:
        yield from traceback.format_exception_only(error)
    if isinstance(error, BaseExceptionGroup):
        for number, inner in enumerate(error.exceptions, start=1):
            yield f"\nException {number} of the group:\n\n"
            yield from _parts(inner, seen)
