"""What was found in a text: each statement with its words marked, and what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.desk.found_buttons import FoundButton, record_button
from bot.domain.answers import Candidate
from bot.domain.found import Finding, FoundStatement
from bot.domain.ids import claim_label, number_of
from bot.intake.resolve import Ready
from bot.ledger.drafts import Settled
from bot.ledger.findings import Kept
from bot.ui.layout import AnswerView
from bot.ui.panel import Block, Panel
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe, units

EACH = 4
"""Statements on a page."""

PREVIEWED = 10
"""Statements that are recorded together at most."""

# Chosen so that four statements with everything in them fit into the 4,000 characters of a message.
_NAME = 60
_EXCERPT = 210
_AROUND = 50
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”\"’»)]))\s+(?![a-z\s])")  # between two sentences
_CLAIM = 120
_SMALL = 40
_FOOT = "Nothing is on record until you say so. The words in bold are what would be kept."
_MORE = "{} more would be asked about first: a speaker or a claim is not certain"
_DONE = "That was all of it, and this message can go: looking for statements in the same text again brings it back."
_ALREADY = "these words are on record from there already, as S{}"
_NOTHING = "Nobody is said to have said anything there, as far as it can be read."
_INSTEAD = "Use **Record statement** on the message, or `/mod record`, to fill in the form yourself."


def page_of(number: int) -> int:
    """The page, from 1, on which a statement (from 0) stands."""
    return number // EACH + 1


def numbers_on(content: Finding, page: int) -> range:
    """The numbers of the statements, from 0, on the page that is the nearest to `page`."""
    count = len(content.statements)
    first = (min(max(page, 1), page_of(max(count - 1, 0))) - 1) * EACH
    return range(first, min(first + EACH, count))


def found_view(
    finding: int,
    kept: Kept,
    page: int,
    *,
    moderator: bool,
    near: Mapping[int, Candidate] = MappingProxyType({}),
    said: Sequence[str] = (),
) -> Panel | AnswerView:
    """A page of what was found, the nearest one to `page`; `said` is lines on what was just done.

    `near` is the speaker on record who comes nearest, by the numbers of the statements of somebody who may be them.
    """
    content = kept.finding
    if not content.statements:
        return sheet_view(Sheet("No statement was found", (_NOTHING,), notes=(_INSTEAD,)))
    numbers = numbers_on(content, page)
    page, last = page_of(numbers[0]), page_of(len(content.statements) - 1)
    blocks = [_block(finding, kept, number, near.get(number), moderator=moderator) for number in numbers]
    ready = [number for number in kept.open if content.statements[number].ready]
    below = [
        *([FoundButton(finding, "page", str(page - 1), "Previous")] if page > 1 else ()),
        *([FoundButton(finding, "page", str(page + 1), "Next")] if page < last else ()),
        *([FoundButton(finding, "sure", str(page), "Record all sure ones")] if moderator and ready else ()),
    ]
    counts = f"{_left(kept)} · page {page} of {last}"
    blocks.append(Block("\n".join((*(f"**{line}**" for line in said), counts)), below))
    return Panel(_title(content), blocks, _FOOT if kept.open else _DONE)


def preview(
    finding: int, content: Finding, ready: Sequence[tuple[int, Ready]], names: Mapping[int, str], asking: int, page: int
) -> AnswerView:
    """What would be recorded at one press, and how many statements have a question to be answered first.

    `names` are those of whom new claims concern, by id; `page` is the one to go back to.
    """
    rows = [Row(_previewed(content, number, found, names)) for number, found in ready]
    # No more than is seen is recorded: what does not fit is left for the next look.
    rows = rows[: len(Sheet("", (), tuple(rows), (_MORE.format(asking),)).parts()[0])]
    ready = ready[: len(rows)]
    notes = [_MORE.format(asking)] if asking else []
    these = "this one" if len(rows) == 1 else f"these {len(rows)}"
    title = f"Record {these}?" if rows else "None of them can be recorded without a question"
    numbers = ".".join(str(number) for number, _ in ready)
    buttons = [FoundButton(finding, "all", numbers, f"Record {these}")] if rows else []
    sheet = Sheet(title, (), tuple(rows), tuple(notes))
    return sheet_view(sheet, pager=[*buttons, FoundButton(finding, "page", str(page), "Back to the list")])


def context_of(kept: Kept, number: int) -> str:
    """A statement with its words marked, to stand above a question about it."""
    one = kept.finding.statements[number]
    return f"{_head(one, number)}\n{excerpt(kept.finding.text, one.marks, before=bool(one.guesses))}"


def back_button(finding: int, number: int) -> FoundButton:
    """The button that leads to the list, where a statement stands in it."""
    return FoundButton(finding, "page", str(page_of(number)), "Back to the list")


def became(settled: Settled) -> str:
    """What became of a statement."""
    if settled.proposal is not None:
        return f"proposed, as number {settled.proposal}"
    claim = f" on {claim_label(settled.claim)}" if settled.claim is not None else ""
    return f"recorded as S{settled.statement}{claim}"


def _title(content: Finding) -> str:
    count = len(content.statements)
    name = safe(content.source.title, 150) if content.source and content.source.title else ""
    where = f"“{name}”" if name else ("the article" if content.source else "the message")
    return f"{count} {'statement' if count == 1 else 'statements'} found in {where}"


def _left(kept: Kept) -> str:
    """How many are open or, when none is any more, what became of them."""
    if kept.open:
        return f"{len(kept.open)} of {len(kept.finding.statements)} still open"
    done = [settled for settled in kept.outcomes.values() if settled is not None]
    became = {
        "recorded": sum(one.proposal is None for one in done) + len(kept.on_record),
        "proposed": sum(one.proposal is not None for one in done),
        "skipped": len(kept.finding.skipped - kept.on_record.keys()),
    }
    return f"none still open: {', '.join(f'{count} {what}' for what, count in became.items() if count)}"


def _block(finding: int, kept: Kept, number: int, near: Candidate | None, *, moderator: bool) -> Block:
    one = kept.finding.statements[number]
    head = _head(one, number, near)
    if number not in kept.outcomes:
        return Block(f"{head}\n-# not kept any more")
    settled = kept.outcomes[number]
    if settled is not None:
        return Block(f"{head}\n-# {became(settled)}")
    if number in kept.on_record:
        already = f"{head}\n-# {_ALREADY.format(kept.on_record[number])}"
        return Block(already, [FoundButton(finding, "edit", str(number), "Edit first")])
    if number in kept.finding.skipped:
        return Block(f"{head}\n-# skipped", [FoundButton(finding, "back", str(number), "Take back in")])
    speaker = None if near is None else number_of(near.id)
    buttons = [
        *([record_button(finding, number, one.guesses, moderator=moderator, speaker=speaker)] if one.said.who else ()),
        *([FoundButton(finding, "record", str(number), "Somebody else")] if near is not None else ()),
        FoundButton(finding, "edit", str(number), "Edit first"),
        FoundButton(finding, "skip", str(number), "Skip"),
    ]
    return Block(
        "\n".join(
            (
                head,
                excerpt(kept.finding.text, one.marks, before=bool(one.guesses)),
                *_proposed(one, _linked(kept, number)),
            )
        ),
        buttons,
    )


def _head(one: FoundStatement, number: int, near: Candidate | None = None) -> str:
    return f"**{number + 1} · {_who(one, near)}** {_does(one)}"


def _who(one: FoundStatement, near: Candidate | None = None) -> str:
    if near is not None:
        return f"{_short(one.said.who, _NAME // 2)} → {_short(near.text, _NAME // 2)}?"
    if one.guess:
        return f"{_short(one.guess, _NAME)}?"
    return _short(one.said.who, _NAME) if one.said.who else "nobody named"


def _does(one: FoundStatement) -> str:
    """The finer verb, the stance where that says more, and whom it is about."""
    stance = "" if one.act == one.said.stance.value else f" ({one.said.stance.value})"
    whom = f"{_short(one.about_guess, _NAME)}?" if one.about_guess else _short(one.about, _NAME)
    return f"{_short(one.act, _NAME)}{stance}{f' · about {whom}' if whom else ''}"


def _linked(kept: Kept, number: int) -> str:
    """Which statement passes one on, and when that is recorded with it."""
    outer = kept.finding.passed_on_by(number)
    if outer is None:
        return ""
    by = f"passed on by {outer + 1}"
    settled = kept.outcomes.get(outer)
    if settled is not None and settled.statement is not None:
        return f"{by}, linked with its S{settled.statement}"
    if outer not in kept.outcomes:
        return by
    return f"{by}, linked if that is {'recorded' if settled is None else 'accepted'}"


def _proposed(one: FoundStatement, linked: str) -> list[str]:
    """What would be recorded beside the words."""
    none = "No claim, words only" if one.quoted or not one.rough else "Claim: to be put into words"
    claim = f"Claim: {_short(one.said.claim, _CLAIM)}" if one.said.claim else none
    note = "only if one like it is on record" if one.quoted else "rough: you are asked first"
    rough = f" ({note})" if one.rough and one.said.claim else ""
    small = [
        f"said {_short(one.said.when, _SMALL)}" if one.said.when else "",
        f"hedge: {_short(one.said.hedge, _SMALL)}" if one.said.hedge else "",
        linked,
    ]
    told = " · ".join(part for part in small if part)
    return [f"-# {claim}{rough}", *([f"-# {told}"] if told else ())]


def _previewed(content: Finding, number: int, found: Ready, names: Mapping[int, str]) -> tuple[str, ...]:
    one, outer = content.statements[number], content.passed_on_by(number)
    match found.claim:
        case None:
            claim = "no claim, words only"
        case int() as known:
            claim = f"{found.stance.value} {claim_label(known)}"
        case sentence:
            whom = names.get(found.concerned) if isinstance(found.concerned, int) else None
            concerns = f", concerning {_short(whom, _NAME)}" if whom else ""
            claim = f"{found.stance.value} a new claim{concerns}: {safe(sentence, _CLAIM)}"
    via = "" if outer is None else f" · passed on by {outer + 1}"
    return (
        f"**{number + 1} · {_who(one)}** {_short(one.act, _NAME)} · {claim}{via}",
        f"> {safe(one.said.words, _EXCERPT)}",
    )


def excerpt(text: str, marks: Sequence[tuple[int, int]], *, before: bool = False) -> str:
    """The words with a little of their sentence around them, as a quoted line; they themselves are in bold.

    With `before`, what stands before their sentence is shown too: it says who "he" is.
    """
    inside = [(start, end) for start, end in marks if 0 <= start < end <= len(text)]
    if not inside:
        return "> (the text is not kept any more)"
    first = inside[0][0]
    line = _tail(text[:first].rpartition("\n")[2])
    shown = _short(line if before else _END.split(line)[-1], _AROUND + 10)
    room, last = _EXCERPT, first
    for start, end in inside:
        if start > last:
            shown += _apart(text, last) + _short(text[last:start], _AROUND)
            room -= _AROUND
        if room <= 0:
            break
        words = _short(text[start:end], room)
        shown += f"{_apart(text, start)}**{words}**"
        room -= units(words)
        last = end
    ending = min(last, len(".”"))
    line = _END.split(text[last - ending :].partition("\n")[0], maxsplit=1)[0][ending:]
    shown += _apart(text, last) + _short(_tail(line[::-1])[::-1], _AROUND + 10)
    return f"> {shown.strip()}"


def _tail(line: str) -> str:
    """The last words of a line, whole ones unless there is one only."""
    if len(line) <= _AROUND:
        return line
    cut = line[-_AROUND:]
    return f"…{cut.partition(' ')[2] or cut}"


def _apart(text: str, at: int) -> str:
    """A blank where one stands in the text before or at that place."""
    return " " if text[max(at - 1, 0) : at + 1].strip() != text[max(at - 1, 0) : at + 1] else ""


def _short(text: str, limit: int) -> str:
    """Safe text of at most `limit` characters and twice as many bytes; empty for blanks."""
    if not text.strip():
        return ""
    shown = safe(text, limit)
    return shown if len(shown.encode()) <= 2 * limit else safe(text, limit // 2)
