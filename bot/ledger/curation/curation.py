"""What is read before the record is put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.domain.refs import Card, Ref
from bot.domain.tombstones import Tombstone
from bot.ledger.columns import id_set
from bot.ledger.curation import cards, redirect
from bot.ledger.scope import Scope


class Curation:
    """One server's record as its editors see it."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def survivors(self, kind: str, ids: Iterable[int]) -> Mapping[int, int]:
        """Of these claims or speakers (`kind`), those that were merged, each with the one that answers for it now."""
        return await redirect.survivors(self._scope, kind, ids)

    async def tombstone(self, kind: str, record: int) -> Tombstone | None:
        """What is left of a claim, statement or speaker that was struck; None when it stands or never did.

        Raises `NotOnRecord` for a record of another server.
        """
        return await redirect.tombstone(self._scope, kind, record)

    async def card(self, ref: Ref) -> Card:
        """A record or a part of one, as it stands now; `NotOnRecord` when this server has none such."""
        return await self._scope.read(cards.card(self._scope, ref))

    async def parts(self, ref: Ref) -> Sequence[tuple[Ref, Mapping[str, Any]]]:
        """What can be put right by itself of a claim or a statement, each with its columns; the first forty.

        Raises `NotOnRecord` for a record of another server.
        """
        return await self._scope.read(cards.parts(self._scope, ref))

    async def standing_on(self, ref: Ref) -> Mapping[str, int]:
        """How many live records stand on one, by kind: what a merge moves. Raises as `parts`."""
        rows = await self._scope.fetch("children_of", kind=ref.kind, ids=id_set([self._scope.own(ref.id)]))
        live = {(row["child_kind"], row["child"]) for row in rows if row["child_struck"] is None}
        return Counter(kind for kind, _ in sorted(live))
