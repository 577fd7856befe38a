"""The standing of a claim in words: its label with coverage, the reply, documents, and what was left open."""

from __future__ import annotations

from datetime import datetime

from bot.domain.answers import ClaimRecord
from bot.domain.ids import claim_label
from bot.domain.origins import Documents
from bot.domain.positions import Implied
from bot.domain.reply import Reply, ReplyState
from bot.domain.standing import Label, Standing
from bot.domain.vocabulary import ClaimLinkKind, Precision, Stance
from bot.ui.acts import claim_line
from bot.ui.dates import answer_delay, elapsed_text, silence_text, when_text
from bot.ui.people import People
from bot.ui.sheet import Tone
from bot.ui.text import safe

_WITHOUT_SIDES = {Label.CHARACTERISATION, Label.POSITION}
_LINK_WORDS = {
    ClaimLinkKind.CONTRADICTS: "which contradicts this one",
    ClaimLinkKind.EXCLUDES: "which cannot hold together with this one",
}
_TENSION = 3


def people_of(record: ClaimRecord) -> People:
    """The speakers of a claim's record."""
    return People(record.speakers, record.affiliations)


def tone_of(standing: Standing) -> Tone:
    """The edge colour: contested claims stand out, nothing else does."""
    return Tone.CONTESTED if standing.label is Label.CONTESTED else Tone.CLAIM


def label_text(record: ClaimRecord) -> str:
    """The label as people read it, with the side it stays within, the newer number, or what "conflicts" points at."""
    standing = record.standing
    label = standing.label.value
    if standing.label is Label.CONTESTED and standing.within is not None:
        return f"{label} within one side: {people_of(record).name(standing.within)}"
    if standing.label is Label.REVISED:
        return f"{label}: now {', '.join(map(claim_label, standing.revised_to[:5]))}"
    if standing.label is Label.WITHDRAWN and standing.with_stance(Stance.DENIES):
        return f"{label}; a denial stands"
    return label


def coverage_text(standing: Standing) -> str:
    """How many sides have spoken on the claim: "2 of 4 sides heard"."""
    if not standing.sides:
        return "no sides recorded"
    return f"{len(standing.heard)} of {len(standing.sides)} sides heard"


def standing_lines(record: ClaimRecord) -> list[str]:
    """The standing with its coverage and who was not heard."""
    standing, people = record.standing, people_of(record)
    if standing.label in _WITHOUT_SIDES:
        return [f"**{label_text(record)}**"]
    lines = [f"**{label_text(record)}: {coverage_text(standing)}**"]
    silent = [side for side in standing.sides if side not in standing.heard]
    heard = f"heard: {people.names(standing.heard[:8])}" if standing.heard else None
    not_heard = f"not heard: {people.names(silent[:8])}" if silent else None
    small = " · ".join(filter(None, (heard, not_heard)))
    return [*lines, f"-# {small}"] if small else lines


def reply_text(reply: Reply, people: People, at: datetime) -> str:
    """Whether the side that a claim concerns has answered, and how long it took. `at` is aware: when it was asked."""
    side = people.name(reply.side)
    if reply.state is ReplyState.NO_ANSWER:
        return f"No answer on record from {side} {silence_text(reply.since, at)}"
    if reply.state is ReplyState.ANSWERED_WITHDREW:
        return f"{side} answered, then withdrew the answer"
    if reply.elapsed is not None:
        return f"{side} answered after {elapsed_text(reply.elapsed)}"
    if reply.event is None:
        return f"{side} answered"
    return f"{side} answered {answer_delay(reply.since, reply.event.said)}"


def implied_line(implied: Implied, record: ClaimRecord) -> str:
    """A position that follows from another claim, with that claim: never as if it had been said of this one."""
    event = implied.position.event
    who = people_of(record).full(event.speaker, event.said)
    if implied.kind is ClaimLinkKind.IMPLIES:
        how = "which implies this one" if implied.stance is Stance.ASSERTS else "which this one implies"
    else:
        how = _LINK_WORDS[implied.kind]
    return f"{who} · {event.stance.stance} {claim_label(implied.via)}, {how} · {when_text(event.said)}"


def notes_of(record: ClaimRecord, *, as_of: str | None = None, with_tension: bool = True) -> list[str]:
    """Footnotes: documents, claims to read together with this one, dates, and what could not be placed in time."""
    standing = record.standing
    notes = []
    if standing.tension and with_tension:
        named = [claim_label(found) for found in standing.tension[:_TENSION]]
        notes.append(f"read together with {', '.join(named)}")
    if standing.documents is not None and standing.documents.total + standing.documents.messages:
        notes.append(_documents_text(standing.documents))
    if standing.first is not None and standing.latest is not None:
        first, latest = when_text(standing.first), when_text(standing.latest)
        known = Precision.UNKNOWN not in (standing.first.precision, standing.latest.precision)
        if known and first != latest:
            notes.append(f"first {first}, latest {latest}")
    if any(position.unordered for position in standing.positions):
        notes.append("the order of some acts is not known, so a position may have moved the other way")
    if standing.left_out:
        left = f"{standing.left_out} statement" + ("s" if standing.left_out > 1 else "")
        notes.append(f"left out: {left} that may or may not have been made by then")
    if as_of:
        notes.append(as_of)
    return notes


def tension_lines(record: ClaimRecord) -> list[str]:
    """The claims to read together with this one, in full."""
    return [claim_line(record.related[found], 200) for found in record.standing.tension if found in record.related]


def _documents_text(documents: Documents) -> str:
    """How many documents; nothing is said of their independence, which nobody has recorded. Messages in chat apart."""
    messages = f"{documents.messages} message" + ("s" if documents.messages > 1 else "") + " in chat"
    if not documents.total:
        return f"{messages}, no document"
    text = f"{documents.total} document" + ("s" if documents.total > 1 else "")
    if documents.origins:
        text += f", {documents.origins} known origin" + ("s" if documents.origins > 1 else "")
    if documents.without_upstream:
        all_of_them = documents.without_upstream == documents.total
        text += ", no upstream recorded" if all_of_them else f", {documents.without_upstream} with no upstream recorded"
    return f"{text}; and {messages}" if documents.messages else text


def place_text(record: ClaimRecord) -> str | None:
    """The names of the claim's place, none of them first by right."""
    if record.place is None:
        return None
    return " / ".join(safe(name, 60) for name in record.place.names[:6])
