"""Keeps the tests on this machine: a connection to anywhere but loopback raises."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any


class LeftTheMachineError(RuntimeError):
    """A test tried to reach another machine. Not an `OSError`, so that no code takes it for a network failure."""


def stay_on_this_machine() -> None:
    """Refuse connections, datagrams and name look-ups that leave the machine, from now until the process ends."""
    sys.addaudithook(_check)


def _check(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        if isinstance(address, tuple) and not _is_local(address[0]):
            raise LeftTheMachineError(f"a test tried to reach {address}")
    elif event == "socket.getaddrinfo" and not _is_local(arguments[0]):
        raise LeftTheMachineError(f"a test tried to look up {arguments[0]}")


def _is_local(host: str | bytes | None) -> bool:
    name = host.decode("ascii") if isinstance(host, bytes) else host
    if not name or name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
