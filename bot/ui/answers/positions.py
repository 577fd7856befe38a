"""Lines on positions that several answers share."""

from __future__ import annotations

from datetime import datetime

from bot.domain.answers import ClaimRecord
from bot.domain.dates import from_iso
from bot.domain.ids import statement_label
from bot.domain.positions import Position
from bot.ui.dates import moment_text, when_text
from bot.ui.people import People
from bot.ui.standings import people_of, reply_text
from bot.ui.text import safe

_EARLIER = 3


def brief_line(position: Position, people: People) -> str:
    """One position on one line: who, stance, hedge, when, statement."""
    event = position.event
    hedge = f", hedged “{safe(event.stance.hedge, 80)}”" if event.stance.hedge else ""
    withdrew = f" (had said: {position.withdrew})" if position.withdrew else ""
    who = people.full(event.speaker, event.said)
    stance = f"{event.stance.stance}{withdrew}{hedge}"
    return f"{who} · {stance} · {when_text(event.said)} · {statement_label(event.statement.id)}"


def earlier_line(position: Position) -> list[str]:
    """What the same speaker had said of the claim before; and that the order is not known, where it is not."""
    acts = [
        f"{act.stance.stance} {when_text(act.said)} ({statement_label(act.statement.id)})"
        for act in position.earlier[-_EARLIER:]
    ]
    order = ["the order of these is not known"] if position.unordered else []
    return [f"-# earlier: {' · '.join([*acts, *order])}"] if acts else []


def reply_lines(record: ClaimRecord, at: datetime) -> list[str]:
    """The reply state of an accusation, if the claim is one."""
    reply = record.standing.reply
    return [reply_text(reply, people_of(record), at)] if reply else []


def as_of_note(as_of: str | None, as_known: str | None = None) -> str | None:
    """A footnote on the times that were asked for (ISO UTC); None when the answer is about now."""
    parts = []
    if as_of:
        parts.append(f"as of {moment_text(from_iso(as_of))}: what had been said by then")
    if as_known:
        parts.append(f"as known {moment_text(from_iso(as_known))}: what had been recorded by then")
        parts.append("what was edited or merged since is shown as it stands now")
    return " · ".join(parts) or None
