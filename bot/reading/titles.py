"""Names with an office before or after them: "PM Pashinyan", "Pashinyan, prime minister of Armenia"."""

from __future__ import annotations

import re
from typing import Final

TITLE: Final = re.compile(
    r"(?:.*\b)?(?:minister|president|premier|spokes(?:man|woman|person)|ambassador|chancellor|secretary|leader)\b\s*(.*)",
    re.IGNORECASE,
)
"""A title, and in its group what follows it."""

_POSSESSIVE: Final = re.compile(r"(?<=\w)(?:[’']s|(?<=s)[’'])(?!\w)")
_OFFICE: Final = re.compile(
    r"\b(?:prime minister|(?:foreign|defen[cs]e|interior) (?:minister|ministry)|ministry|minister|presidential"
    r"|president|premier|pm|mfa|fm|mod|spokes(?:man|woman|person)|ambassador|chancellor|secretary|leader|chief|general|gen|mr|mrs"
    r"|ms|dr|sir|lady|officials?|government|office)\b\.?",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(r"\b(?:the|of|for|foreign|affairs)\b", re.IGNORECASE)
_SHORTEST: Final = 3


def without_titles(name: str) -> tuple[str, ...]:
    """What may be left of a name without its titles, to look for near names by: the best guess first, none twice.

    What stands before a comma, that without offices, then each of its words; none when there is no title.
    """
    first = _POSSESSIVE.sub("", name.partition(",")[0])
    if _OFFICE.search(name) is None:
        return ()
    bare = " ".join(_SMALL.sub(" ", _OFFICE.sub(" ", first)).split())
    guesses = (first.strip(), bare, *(word for word in bare.split() if len(word) >= _SHORTEST))
    return tuple(dict.fromkeys(one for one in guesses if one and one != name))
