"""Merging: two records that turn out to be one. Nothing is deleted, and undoing the batch parts them again.

All that stood on the one that goes, struck or not, is moved to the one that stays. What would then refer to itself, or
say exactly what is said there already, is struck in the same batch. The one that goes is struck, with `merged_into`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bot.domain.errors import RefusedError
from bot.domain.ids import claim_label
from bot.domain.vocabulary import SpeakerKind
from bot.ledger.changeset import KINDS, Changeset, Fields
from bot.ledger.columns import id_set, stamp
from bot.ledger.references import parents_of

_ENDS = {"claim_link": ("first", "second"), "affiliation": ("member", "body")}
"""The two ends of what must not lead from a record to itself."""

_SAYS = {
    "speaker_name": ("speaker", "name"),
    "affiliation": ("member", "body", "title", "since", "until"),
    "topic_side": ("topic", "body"),
    "stance": ("statement", "claim", "stance", "hedge", "scope", "citation"),
    "claim_link": ("first", "second", "kind"),
}
"""The fields that make two records of a kind duplicates; any two of the other kinds may stand."""


async def merge_claims(changes: Changeset, away: int, into: int) -> None:
    """Take claim `away` for the same as claim `into`.

    Raises `NotOnRecord` for a claim that this server does not have, `RefusedError` for one that is not live or for the
    same one twice.
    """
    await _check_live(changes, "claim", away, into)
    await _merge(changes, "claim", away, into)


async def merge_speakers(changes: Changeset, away: int, into: int) -> None:
    """Take speaker `away` for the same as speaker `into`, with all its names.

    Raises as `merge_claims`, and `RefusedError` when the two cannot be one: an unnamed speaker may turn out to be a
    named one, but is never the same as another unnamed one, nor a body the same as a person; nor may one belong to the
    other through a third.
    """
    await _check_live(changes, "speaker", away, into)
    speakers = changes.of_kind("speaker")
    check_kinds(SpeakerKind(speakers[away].now["kind"]), SpeakerKind(speakers[into].now["kind"]))
    await _merge(changes, "speaker", away, into)
    await _refuse_circle(changes, into)


async def _refuse_circle(changes: Changeset, speaker: int) -> None:
    """Raise `RefusedError` when a speaker now belongs to itself through other bodies, for whom it would speak."""
    await changes.flush()
    bodies: dict[int, set[int]] = defaultdict(set)
    for row in await changes.writer.fetch("affiliations_of_speakers", ids=id_set([speaker])):
        if row["struck"] is None:
            bodies[row["member"]].add(row["body"])
    found, waiting = set(bodies[speaker]), list(bodies[speaker])
    while waiting:
        beyond = bodies[waiting.pop()] - found
        found |= beyond
        waiting += beyond
    if speaker in found:
        raise RefusedError(
            "One of the two belongs to the other through a third body, so they cannot be one: put that right first."
        )


def check_kinds(away: SpeakerKind, into: SpeakerKind) -> None:
    """Raise `RefusedError` when a speaker of kind `away` cannot be one of kind `into`."""
    if into is SpeakerKind.UNNAMED:
        raise RefusedError(
            "Two unnamed speakers are never merged: nobody can know that they are the same."
            if away is SpeakerKind.UNNAMED
            else "A named speaker is not merged into an unnamed one: merge the unnamed one into the named one."
        )
    if away is not SpeakerKind.UNNAMED and away is not into:
        raise RefusedError("A person and a body are never merged: record that the person belongs to the body instead.")


async def _check_live(changes: Changeset, kind: str, away: int, into: int) -> None:
    if changes.own(away) == changes.own(into):
        raise RefusedError(f"A {kind} cannot be merged into itself: pick two different ones.")
    await changes.load(kind, [away, into])
    for identity in (away, into):
        found = changes.of_kind(kind)[identity]
        if not found.live_now:
            name = f"Claim {claim_label(identity)}" if kind == "claim" else "That speaker"
            done = "was struck" if found.now["merged_into"] is None else "was merged into another one"
            raise RefusedError(f"{name} {done} already, so it takes part in no merge; undo that first.")


async def _merge(changes: Changeset, kind: str, away: int, into: int) -> None:
    moving, there = await _children(changes, kind, away), await _children(changes, kind, into)
    for child in KINDS:
        said = {_says(child, one.now) for one in map(changes.of_kind(child).__getitem__, there[child]) if one.live_now}
        for identity in moving[child]:
            await _move(changes, child, identity, (kind, away, into), said)
    if kind == "speaker":
        await _copy_speaker(changes, moving["statement"], into)
    await changes.update(kind, away, struck=stamp(changes.at), merged_into=into)


async def _children(changes: Changeset, kind: str, parent: int) -> dict[str, list[int]]:
    """The ids of what stands on a record, struck or not, by kind; all of it loaded."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for row in await changes.writer.fetch("children_of", kind=kind, ids=id_set([parent])):
        found[row["child_kind"]][row["child"]] = None
    for child, ids in found.items():
        await changes.load(child, ids)
    return defaultdict(list, {child: list(ids) for child, ids in found.items()})


async def _move(
    changes: Changeset, child: str, identity: int, merged: tuple[str, int, int], said: set[tuple[Any, ...] | None]
) -> None:
    """Let one record stand on the survivor. `said` is what live records there say; it grows by this one."""
    kind, away, into = merged
    record = changes.of_kind(child)[identity]
    moved: Fields = {column: into for column in parents_of(child, kind) if record.now[column] == away}
    now = record.now | moved
    if child in _ENDS and len({now[end] for end in _ENDS[child]}) == 1:
        if record.live_now:
            await changes.strike(child, identity)
        return
    says = _says(child, now)
    if record.live_now and says is not None and says in said:
        moved["struck"] = stamp(changes.at)
    elif record.live_now:
        said.add(says)
    await changes.update(child, identity, **moved)


def _says(kind: str, fields: Fields) -> tuple[Any, ...] | None:
    """What makes a record a duplicate of another; None for a kind that has no duplicates."""
    if kind not in _SAYS:
        return None
    says = tuple(fields[name] for name in _SAYS[kind])
    if kind == "claim_link" and fields["kind"] != "implies":
        return (*sorted(says[:2]), says[2])
    return says


async def _copy_speaker(changes: Changeset, statements: Iterable[int], speaker: int) -> None:
    """Stances hold a copy of who spoke."""
    rows = await changes.writer.fetch("stances_of_statements", ids=id_set(statements))
    await changes.load("stance", [row["id"] for row in rows])
    for row in rows:
        await changes.update("stance", row["id"], speaker=speaker)
