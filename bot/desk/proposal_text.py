"""What is proposed, in words: one line for a list, all of it for whoever decides."""

from __future__ import annotations

from datetime import datetime

from bot.desk.hints import hint_rows
from bot.domain.actions import Action, LinkClaims, LinkStatements, MergeClaims, MergeSpeakers
from bot.domain.ids import claim_label, number_of, statement_label
from bot.domain.submissions import Content, Dispute, Recorded, Submission, SubmissionState
from bot.domain.typed import TypedDraft
from bot.domain.vocabulary import Basis
from bot.ledger.queue_names import Names
from bot.ui.dates import moment_text
from bot.ui.sheet import Open, Row, View
from bot.ui.text import safe, source_link, web_address

# One layout, of 3,900 units and 9,900 bytes, holds the longest of everything; a unit is at most three bytes. Beside
# what is proposed there are up to 1,000 units of addresses and labels, and with what was decided its reason.
_WORDS, _WORDS_DECIDED, _MESSAGE, _SENTENCE, _SHORT = 800, 400, 300, 300, 100
_START = 60
_HINTS = 2
_ADDRESS = 120
REASON = 500
"""Units of the reason for a decision, or for an action."""

_CUT = "cut here; Edit shows all"
_CUT_FOR_MEMBERS = "cut here; all of it is handed in"


def kind_text(content: Content) -> str:
    """What sort of proposal it is."""
    match content:
        case TypedDraft():
            return "a statement"
        case Dispute():
            return "an objection"
        case LinkClaims() | LinkStatements():
            return "a link"
        case MergeClaims() | MergeSpeakers():
            return "a merge"


def summary(content: Content, names: Names) -> str:
    """One line, safe to show, of at most about 400 units."""
    match content:
        case TypedDraft():
            typed, picked = content.typed, content.picked
            known, words = names.speakers.get(picked.speaker or 0), _started(typed.words)
            claim = _claim(picked.claim, names, 150) if picked.claim else safe(typed.claim, 150) if typed.claim else ""
            who = safe(known or typed.who, _SHORT) if known or typed.who else "somebody"
            what = f"**{picked.stance or typed.stance}** {claim}" if claim else "said"
            return f"{who} {what}{words}"
        case Dispute(kind, record, reason):
            found = _claim(record, names, 150) if kind == "claim" else _statement(record, names, 150)
            return f"objects to {found}{_started(reason)}"
    return _action(content, names, _SHORT)


def content_rows(
    submission: Submission, names: Names, read_as: str | None = None, *, moderating: bool = False
) -> tuple[Row, ...]:
    """Everything that is proposed; it fits into one layout. What is cut says so.

    `read_as` says what a typed time was read as; `moderating`: it is shown to whoever decides.
    """
    content = submission.content
    match content:
        case TypedDraft():
            limit = _WORDS if submission.pending else _WORDS_DECIDED
            cut = _CUT if moderating and submission.pending else _CUT_FOR_MEMBERS
            return _statement_rows(content, names, limit, read_as, cut)
        case Dispute(kind, record, reason):
            found = _claim(record, names, _SENTENCE) if kind == "claim" else _statement(record, names, _SENTENCE)
            return Row((found,), "Objects to"), Row((safe(reason, _WORDS),), "Because")
    rows = (Row((_action(content, names, _SENTENCE),), "To be done"),)
    return (*rows, Row((safe(submission.why, REASON),), "Because")) if submission.why else rows


def claim_buttons(content: Content, names: Names) -> tuple[Open, ...]:
    """Buttons that show the claims it is about, as far as they are on record: two at most."""
    match content:
        case LinkClaims(first, second) | MergeClaims(first, second):
            wanted = [first, second]
        case Dispute("claim", record, _):
            wanted = [record]
        case _:
            wanted = list(names.claims) if isinstance(content, TypedDraft) else []
    known = dict.fromkeys(one for one in wanted if one in names.claims)
    return tuple(Open(View.SHOW, number_of(one)) for one in known)[:2]


def state_text(submission: Submission, recorded: tuple[Recorded, ...] = (), reason: int = REASON) -> str:
    """Where it is, for its submitter: who decided is left out. `reason` is how long a reason may be."""
    when = f" {moment_text(submission.decided, 'R')}" if submission.decided else ""
    match submission.state:
        case SubmissionState.PENDING:
            return f"waiting for a moderator, handed in {moment_text(submission.submitted, 'R')}"
        case SubmissionState.ACCEPTED:
            return f"**accepted**{when}{recorded_text(submission, recorded)}"
        case SubmissionState.REJECTED:
            return f"**rejected**{when}: {safe(submission.reason, reason)}"
        case SubmissionState.WITHDRAWN:
            return f"**withdrawn**{when}"


def recorded_text(submission: Submission, recorded: tuple[Recorded, ...]) -> str:
    """What accepting a statement came to: " · on record as S34, on #12"; empty for what is no statement."""
    if not isinstance(submission.content, TypedDraft):
        return ""
    parts = [", on ".join((statement_label(one.statement), *map(claim_label, one.claims))) for one in recorded]
    return f" · on record as {'; '.join(parts)}" if parts else " · not on record any more"


def taken_text(submission: Submission, now: datetime) -> str | None:
    """Who works on it, if anybody does."""
    if not submission.taken_at(now) or submission.taken is None:
        return None
    return f"taken by <@{submission.taken_by}> {moment_text(submission.taken, 'R')}"


def _started(words: str) -> str:
    """The beginning of what was typed, by which one proposal is told from the next."""
    return f" · {safe(words, _START)}" if words else ""


def _labelled(label: str, words: str, limit: int, cut: str) -> tuple[str, str]:
    """Text to show and its label, which says so when not all of it fits."""
    shown = safe(words, limit)
    return shown, label if shown == safe(words, 20_000) else f"{label} ({cut})"


def _statement_rows(content: TypedDraft, names: Names, limit: int, read_as: str | None, cut: str) -> tuple[Row, ...]:
    typed, picked, message = content.typed, content.picked, content.message
    known = names.speakers.get(picked.speaker or 0)
    lines = [f"**Who** · {safe(known or typed.who, _SHORT)}{'' if known else _as_typed(picked.new_speaker)}"]
    lines.append(f"**Stance** · {picked.stance or typed.stance}{_qualified(content)}")
    if names.claims:
        lines.append(f"**Claim** · {_claim(next(iter(names.claims)), names, _SENTENCE)}")
    elif typed.claim:
        lines.append(f"**Claim** · {safe(typed.claim, _SENTENCE)}{' (new)' if picked.new_claim else ''}")
        if typed.concerns and not picked.concerns_nobody:
            whom = names.speakers.get(picked.concerns or 0)
            new = "" if whom else _as_typed(picked.new_concerned)
            lines.append(f"**Concerns** · {safe(whom or typed.concerns, _SHORT)}{new}")
    if content.passed.who:
        lines.append(f"**Passed on by** · {safe(content.passed.who, _SHORT)}")
    if typed.when:
        lines.append(f"**When and where** · {safe(typed.when, 200)}")
    if read_as:
        lines.append(f"**The time** · {read_as}")
    if typed.source:
        link = source_link("document", typed.source, _ADDRESS) if web_address(typed.source) else None
        lines.append(f"**Source** · {link or safe(typed.source, _SENTENCE)}")
    rows = [Row(tuple(lines))]
    if typed.claim and not names.claims:
        rows += hint_rows(typed.claim, _HINTS)
    if typed.words:
        words, label = _labelled("Words", typed.words, limit, cut)
        rows.append(Row((words,), label))
    if message is not None:
        where = source_link("message", message.url)
        author = f"{safe(message.author_name, 60)} · {moment_text(message.posted)}{f' · {where}' if where else ''}"
        text, label = _labelled("Message in chat", message.text, _MESSAGE, "cut here; the link shows all")
        rows.append(Row((author, text), label))
    return tuple(rows)


def _as_typed(kind: object) -> str:
    return f" (new: {kind})" if kind else ""


def _qualified(content: TypedDraft) -> str:
    typed = content.typed
    hedge = f" · hedged: “{safe(typed.hedge, _SHORT)}”" if typed.hedge else ""
    return hedge + (f" · scope {typed.scope}" if typed.scope else "")


def _action(action: Action, names: Names, limit: int) -> str:
    match action:
        case LinkClaims(first, second, kind):
            return f"{_claim(first, names, limit)} **{kind}** {_claim(second, names, limit)}"
        case LinkStatements(first, second, kind, basis):
            said_by = "as an editor reads it" if basis is Basis.EDITOR else "the speaker refers to it"
            return f"{_statement(first, names, limit)} **{kind}** {_statement(second, names, limit)} ({said_by})"
        case MergeClaims(away, into):
            return f"**merge** {_claim(away, names, limit)} **into** {_claim(into, names, limit)}"
        case MergeSpeakers(away, into):
            return f"**merge** {_speaker(away, names, limit)} **into** {_speaker(into, names, limit)}"


def _claim(claim: int, names: Names, limit: int) -> str:
    text = names.claims.get(claim)
    return f"**{claim_label(claim)}**" + (f" {safe(text, limit)}" if text else " (not on record)")


def _statement(statement: int, names: Names, limit: int) -> str:
    text = names.statements.get(statement)
    return f"**{statement_label(statement)}**" + (f" {safe(text, limit)}" if text else " (not on record)")


def _speaker(speaker: int, names: Names, limit: int) -> str:
    return safe(names.speakers.get(speaker), limit)
