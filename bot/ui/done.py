"""What each change did, in plain words; what follows from another change of the same batch is told with that."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.domain.history import Batch, ChangeLine
from bot.domain.ids import claim_label, statement_label
from bot.ui.chosen import choices_text
from bot.ui.record_names import merged_names, record_name, speaker_name, touched_fields
from bot.ui.text import safe

_TEXT = 120
_STANCES = 3

_WITH = {
    "speaker_name": ("speaker", "speaker"),
    "topic_side": ("topic", "topic"),
    "place_name": ("place", "place"),
    "citation": ("statement", "statement"),
    "stance": ("statement", "statement"),
}
"""What is told with the record that it belongs to, when both came or went together: the kind and field of that."""

_CITATIONS = frozenset({"citation", "upstream"})
"""The fields that hold a citation, and go on empty when it is struck."""

_LOOSE = frozenset({"speaker_name", "topic_side", "claim_link", "statement_link", "affiliation"})
"""What is added and taken away, where other records are recorded and struck."""


def done_in(batch: Batch) -> list[str]:
    """What a batch did, in order, each thing in a few words that are safe to show; never empty."""
    merged = [
        ("took {} out of {} again" if one.after["merged_into"] is None else "merged {} into {}").format(
            *merged_names(batch, one)
        )
        for one in batch.changes
        if one.before is not None and "merged_into" in one.after
    ]
    return merged or list(dict.fromkeys(_told(batch))) or ["changed what is not shown"]


def _told(batch: Batch) -> Iterator[str]:
    made = {(one.kind, one.record) for one in batch.changes if one.before is None}
    moved = {(one.kind, one.record) for one in batch.changes if "struck" in one.after}
    cited = any(kind == "citation" for kind, _ in made)
    for change in batch.changes:
        kind, field = _WITH.get(change.kind, ("", ""))
        together = made if change.before is None else moved if "struck" in change.after else set()
        # A document comes with the words cited from it.
        by_itself = not (cited and change.kind == "source" and change.before is None)
        if by_itself and (kind, change.field(field)) not in together and not _follows(change, moved):
            yield from _one(batch, change)


def _follows(change: ChangeLine, moved: set[tuple[str, int]]) -> bool:
    """Whether it only lost or got back a citation that came or went, or did so where it came or went itself."""
    if change.before is None or not change.after.keys() <= _CITATIONS:
        return False
    cited = {("citation", value) for side in (change.before, change.after) for value in side.values()}
    return not moved.isdisjoint({(change.kind, change.record), *cited})


def _one(batch: Batch, change: ChangeLine) -> Iterator[str]:
    if change.kind == "server":
        yield f"settings: {choices_text(batch, change.after)}"
    elif change.before is None:
        yield _MADE.get(change.kind, _made)(batch, change)
    elif "struck" in change.after:
        yield _struck(batch, change)
    elif change.after.get("redacted"):
        yield f"removed the words of {record_name(batch, change)}"
    elif fields := touched_fields(change):
        did = "edited" if batch.undoes is None else "brought back"
        yield f"{did} {record_name(batch, change)}: {', '.join(fields)}"


def _made(batch: Batch, change: ChangeLine) -> str:
    return f"{'added' if change.kind in _LOOSE else 'recorded'} {record_name(batch, change)}"


def _made_statement(batch: Batch, change: ChangeLine) -> str:
    taken = [
        f"{one.after['stance']} {claim_label(one.after['claim'])}"
        for one in batch.changes
        if one.kind == "stance" and one.before is None and one.after["statement"] == change.record
    ]
    more = f" and {len(taken) - _STANCES} more" if len(taken) > _STANCES else ""
    words = f"{speaker_name(batch, change.after['speaker'])} {', '.join(taken[:_STANCES])}".rstrip()
    return f"recorded {statement_label(change.record)}: {words}{more}"


def _made_claim(_batch: Batch, change: ChangeLine) -> str:
    text = change.after.get("text")
    return f"recorded {claim_label(change.record)}" + (f": {safe(text, _TEXT)}" if text else "")


def _made_topic(batch: Batch, change: ChangeLine) -> str:
    sides = [
        speaker_name(batch, one.after["body"])
        for one in batch.changes
        if one.kind == "topic_side" and one.before is None and one.after["topic"] == change.record
    ]
    return _made(batch, change) + (f" with the sides {', '.join(sides)}" if sides else "")


def _made_link(batch: Batch, change: ChangeLine) -> str:
    return f"linked {record_name(batch, change)}"


_MADE: dict[str, Callable[[Batch, ChangeLine], str]] = {
    "statement": _made_statement,
    "claim": _made_claim,
    "topic": _made_topic,
    "claim_link": _made_link,
    "statement_link": _made_link,
}


def _struck(batch: Batch, change: ChangeLine) -> str:
    did = "brought back" if change.after["struck"] is None else "took away" if change.kind in _LOOSE else "struck"
    return f"{did} {record_name(batch, change)}{_along(batch, change)}"


def _along(batch: Batch, change: ChangeLine) -> str:
    """What came or went with a statement: " with its stances on #3, #4 and its source"."""
    if change.kind != "statement":
        return ""
    parts = [
        one
        for one in batch.changes
        if one.kind in ("stance", "citation") and "struck" in one.after and one.field("statement") == change.record
    ]
    claims = [claim_label(one.field("claim")) for one in parts if one.kind == "stance" and one.field("claim")]
    sources = sum(one.kind == "citation" for one in parts)
    told = []
    if claims:
        more = f" and {len(claims) - _STANCES} more" if len(claims) > _STANCES else ""
        told.append(f"its stance{'s' * (len(claims) > 1)} on {', '.join(claims[:_STANCES])}{more}")
    if sources:
        told.append("its source" if sources == 1 else f"its {sources} sources")
    return f" with {' and '.join(told)}" if told else ""
