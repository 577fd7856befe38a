"""Numbers of records: each id says which server it belongs to.

An id is `server << 32 | number`: our own small number for the Discord server in the high half, the number people
type in the low half. So one range of ids is one server, in every table and index.
"""

from __future__ import annotations

import re

LAST_NUMBER = (1 << 32) - 1
"""No record has a greater number."""

_CLAIM = re.compile(r"\s*#?\s*([0-9]{1,10})\s*")
_STATEMENT = re.compile(r"\s*[Ss]\s*([0-9]{1,10})\s*")


def record_id(server: int, number: int) -> int:
    """The id of record `number` of `server`."""
    return server << 32 | number


def server_of(identity: int) -> int:
    """The server that an id belongs to."""
    return identity >> 32


def number_of(identity: int) -> int:
    """The number that people type for an id."""
    return identity & LAST_NUMBER


def claim_label(identity: int) -> str:
    """How people write a claim: #12."""
    return f"#{number_of(identity)}"


def statement_label(identity: int) -> str:
    """How people write a statement: S34."""
    return f"S{number_of(identity)}"


def typed_number(text: str) -> int | None:
    """The number in "#12" or "12"; None when the text is something else or the number cannot be one."""
    return _number(_CLAIM.fullmatch(text))


def typed_statement(text: str) -> int | None:
    """The number in "S34"; None when the text is something else or the number cannot be one."""
    return _number(_STATEMENT.fullmatch(text))


def _number(match: re.Match[str] | None) -> int | None:
    number = int(match[1]) if match else 0
    return number if 0 < number <= LAST_NUMBER else None
