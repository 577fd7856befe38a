"""What people call a record that was changed, and its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.history import Batch, ChangeLine
from bot.domain.ids import claim_label, number_of, statement_label
from bot.ui.text import safe

_NAME = 80

FIELDS = {
    "text": "text",
    "topic": "topic",
    "kind": "kind",
    "concerns": "whom it concerns",
    "place": "place",
    "about": "time it is about",
    "measure": "what is measured",
    "counted": "what is counted",
    "low": "number",
    "high": "number",
    "bound": "bound of the number",
    "number_as_of": "date of the number",
    "speaker": "speaker",
    "said_precision": "time",
    "said_start": "time",
    "said_end": "time",
    "said_zone": "time",
    "venue": "place and occasion",
    "language": "language",
    "attribution": "attribution",
    "wording": "words",
    "form": "form of the words",
    "origin": "origin of the words",
    "locator": "where in the document",
    "upstream": "where it was taken from",
    "source": "document",
    "stance": "stance",
    "hedge": "hedge",
    "scope": "scope",
    "claim": "claim",
    "citation": "which words it was read from",
    "name": "name",
    "title": "title",
    "since": "since",
    "until": "until",
    "zone": "time zone",
    "url": "address",
    "outlet": "outlet",
    "published": "date",
    "archived": "archived copy",
    "member": "member",
    "statement": "statement",
    "first": "first of the two",
    "second": "second of the two",
    "body": "body",
    "basis": "basis",
}
"""What people call a field."""


def touched_fields(change: ChangeLine) -> list[str]:
    """The fields that a change of an old record changed, as people call them."""
    return list(dict.fromkeys(FIELDS[name] for name in change.after if name in FIELDS))


def record_name(batch: Batch, change: ChangeLine) -> str:
    """The record of a change, safe to show: "#12", "S34", "the speaker Ann", "the side Armenia of Borders"."""
    name = _NAMES.get(change.kind)
    return name(batch, change) if name else f"the {change.kind.replace('_', ' ')} {number_of(change.record)}"


def merged_names(batch: Batch, change: ChangeLine) -> tuple[str, str]:
    """What was merged, and into what; or was until now."""
    into: int = change.after["merged_into"] or (change.before or {})["merged_into"]
    if change.kind == "claim":
        return claim_label(change.record), claim_label(into)
    return speaker_name(batch, change.record), speaker_name(batch, into)


def speaker_name(batch: Batch, speaker: int | None) -> str:
    """A speaker by id, safe to show."""
    return safe(batch.name("speaker", speaker), _NAME)


def topic_name(batch: Batch, topic: int | None) -> str:
    """A topic by id, safe to show."""
    return safe(batch.name("topic", topic), _NAME)


def _name(batch: Batch, change: ChangeLine) -> str:
    return f"the name {safe(change.field('name'), _NAME)} of {speaker_name(batch, change.field('speaker'))}"


def _affiliation(batch: Batch, change: ChangeLine) -> str:
    title = change.field("title")
    ends = [speaker_name(batch, change.field(end)) for end in ("member", "body")]
    return f"{ends[0]} as {safe(title, _NAME) if title else 'belonging to'}{', ' if title else ' '}{ends[1]}"


def _side(batch: Batch, change: ChangeLine) -> str:
    return f"the side {speaker_name(batch, change.field('body'))} of {topic_name(batch, change.field('topic'))}"


def _stance(batch: Batch, change: ChangeLine) -> str:
    taken = f"{speaker_name(batch, change.field('speaker'))} {change.field('stance')}"
    return f"the stance in {statement_label(change.field('statement'))}: {taken} {claim_label(change.field('claim'))}"


def _link(label: Callable[[int], str]) -> Callable[[Batch, ChangeLine], str]:
    return lambda _batch, change: (
        f"{label(change.field('first'))} {change.field('kind')} {label(change.field('second'))}"
    )


_NAMES: Mapping[str, Callable[[Batch, ChangeLine], str]] = {
    "claim": lambda _batch, change: claim_label(change.record),
    "statement": lambda _batch, change: statement_label(change.record),
    "speaker": lambda batch, change: f"the speaker {speaker_name(batch, change.record)}",
    "topic": lambda batch, change: f"the topic {topic_name(batch, change.record)}",
    "speaker_name": _name,
    "affiliation": _affiliation,
    "topic_side": _side,
    "citation": lambda _batch, change: f"a source of {statement_label(change.field('statement'))}",
    "stance": _stance,
    "claim_link": _link(claim_label),
    "statement_link": _link(statement_label),
}
