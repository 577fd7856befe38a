"""Collecting what is wrong with a file, as sentences that are safe to show anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import Final

from rapidfuzz import process

from bot.ledger.dossier.model import DossierError

MAX_PROBLEMS: Final = 20
_SHOWN = 40
_UNSAFE = re.compile(r"[^\w .,+-]")
_ALIKE = 70


class Problems:
    """The problems of one file; the first `MAX_PROBLEMS` that were found are told, in the order of the lines."""

    def __init__(self, file: str) -> None:
        self._file = shown(file)
        self._found: list[tuple[int, str]] = []

    def __len__(self) -> int:
        return len(self._found)

    @property
    def full(self) -> bool:
        """Whether it is no use looking for more."""
        return len(self._found) >= MAX_PROBLEMS

    def add(self, line: int | None, sentence: str) -> None:
        """Note a problem in `line` (None: in the file as a whole)."""
        place = self._file if line is None else f"{self._file}:{line}"
        self._found.append((line or 0, f"{place}: {sentence}"))

    def error(self) -> DossierError:
        """The error that tells them all."""
        told = sorted(self._found[:MAX_PROBLEMS], key=itemgetter(0))
        return DossierError(tuple(sentence for _, sentence in told))

    def raise_if_any(self) -> None:
        """Raise `DossierError` when a problem was found."""
        if self._found:
            raise self.error()


def shown(text: str) -> str:
    """`text` from the file, cut short and with nothing in it that could ping, link or break the layout."""
    plain = _UNSAFE.sub("?", text)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """`; did you mean "…"?` when one of `known` is close to `typed`, otherwise a full stop."""
    best = process.extractOne(typed[:_SHOWN], list(known), score_cutoff=_ALIKE)
    return f'; did you mean "{shown(best[0])}"?' if best else "."
