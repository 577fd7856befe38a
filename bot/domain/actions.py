"""Editorial acts that interpret the record, as plain data: what a second moderator may have to agree to.

They are kept as JSON in the queue: names of classes and fields are part of the stored format. Ids are record ids.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from bot.domain.vocabulary import Basis, ClaimLinkKind, StatementLinkKind


@dataclass(frozen=True, slots=True)
class LinkClaims:
    """Record how claim `first` bears on claim `second`."""

    first: int
    second: int
    kind: ClaimLinkKind
    kinds: ClassVar[dict[str, Any]] = {"kind": ClaimLinkKind}

    @property
    def interprets(self) -> bool:
        """Whether it says more than the speakers did; "read together" carries no logic."""
        return self.kind is not ClaimLinkKind.TENSION


@dataclass(frozen=True, slots=True)
class LinkStatements:
    """Record how statement `first` answers statement `second`, and who says so."""

    first: int
    second: int
    kind: StatementLinkKind
    basis: Basis
    kinds: ClassVar[dict[str, Any]] = {"kind": StatementLinkKind, "basis": Basis}

    @property
    def interprets(self) -> bool:
        """Whether only an editor says so."""
        return self.basis is Basis.EDITOR


@dataclass(frozen=True, slots=True)
class MergeClaims:
    """Take claim `away` for the same as claim `into`, which keeps its number."""

    away: int
    into: int
    kinds: ClassVar[dict[str, Any]] = {}
    interprets: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MergeSpeakers:
    """Take speaker `away` for the same as speaker `into`."""

    away: int
    into: int
    kinds: ClassVar[dict[str, Any]] = {}
    interprets: ClassVar[bool] = True


Action = LinkClaims | LinkStatements | MergeClaims | MergeSpeakers

_BY_NAME: dict[str, type[Action]] = {
    kind.__name__: kind for kind in (LinkClaims, LinkStatements, MergeClaims, MergeSpeakers)
}


def action_to_json(action: Action) -> dict[str, Any]:
    """The stored form of an action."""
    return {"do": type(action).__name__} | asdict(action)


def action_from_json(stored: dict[str, Any]) -> Action:
    """The action that `action_to_json` stored; `ValueError` when it is none of ours."""
    fields = dict(stored)
    kind = _BY_NAME.get(fields.pop("do", ""))
    if kind is None:
        raise ValueError("this is not a stored action")
    try:
        return kind(**{name: kind.kinds.get(name, int)(value) for name, value in fields.items()})
    except TypeError as error:
        raise ValueError("this is not a stored action") from error
