"""Which addresses on the network may be reached for somebody who typed a link: public ones, and nothing else.

The lists are ours rather than `ipaddress.is_global`, whose answer differs between releases of Python.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by customers of a provider
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # what a virtual machine at Azure is managed through
            "169.254.0.0/16",  # link-local, and where clouds hand out their credentials
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, Teredo among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which leads to any IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
_TRANSLATED = IPv6Network("64:ff9b::/96")  # an IPv4 address, for a host that has IPv6 only (NAT64)
_FOUR = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Whether an address, in the form in which a socket takes it, belongs to the public internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public_4(found) if isinstance(found, IPv4Address) else _is_public_6(found)


def is_this_machine(address: str) -> bool:
    """Whether that is the very address under which this machine would go there; nothing is sent to find out.

    A machine reaches itself by its public address too, past whatever keeps others from that port.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))
            found: str = probe.getsockname()[0]
    except OSError:
        return False
    return found == address


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in _TRANSLATED:
        return _is_public_4(IPv4Address(int(address) & _FOUR))
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)
