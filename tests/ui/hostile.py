"""Text that somebody may have typed to break things, and records that are full of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from bot.domain.answers import (
    Answer,
    ChangeOfPosition,
    ChangeRow,
    ChangesAnswer,
    ClaimAnswer,
    CompareAnswer,
    CompareRow,
    ContestedAnswer,
    DidAnswer,
    Page,
    SaidAnswer,
    SearchAnswer,
    TimelineAnswer,
    UnansweredAnswer,
    WhoAnswer,
)
from bot.domain.questions import (
    Changes,
    Compare,
    Contested,
    Did,
    Said,
    SearchRecord,
    ShowClaim,
    Timeline,
    Unanswered,
    Who,
)
from bot.domain.records import Citation, Event
from bot.domain.vocabulary import Attribution, ClaimLinkKind, Form, Scope, Stance
from tests.ui import made

NASTY = (
    "@everyone @here <@1> <@!1> <@&1> <#1> <:x:1> <a:x:1> </who denied:1> <t:1:R> <id:browse>",
    "[click](https://evil.example) [a](<https://evil.example>) https://evil.example/a_b <https://evil.example>",
    "# heading",
    "-# small",
    "> quote",
    ">>> quote",
    "- list",
    "1. list",
    "```code",
    "||spoiler||",
    "**bold** __u__ ~~s~~",
    "\u202eright to left\u202c \u2066x\u2069 \u200b\u200f\u00ad\ufeff",
    "\x00\x07\x1b[31m",
    "\ud800 lone",
    "a\n\n\n# b",
    "Z" + "\u0301" * 300,
    "🎉" * 2000,
    "ა" * 4000,
    "*" * 4000,
    "\\" * 4000,
    "שלום עולם",
    "سلام می‌شود",
    " ",
    "",
    "x" * 4000,
    "\u3164\u2800",
    "a](https://evil.example",
    "\\[x](https://evil.example)",
)
text = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=300),
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join),
)
urls = st.one_of(
    st.none(),
    st.sampled_from(
        (
            "https://example.org/a(b)",
            "http://example.org/?q=[x]",
            "javascript:alert(1)",
            "https://a@b.example/",
            "x",
            "https://example.org/" + "a" * 980,
            "https://пример.example/ü",
            "https://exa mple.org",
            "https://[::1]/",
            "https://example.org/>)[x](https://evil.example)",
            "file:" + "///etc/passwd",
            "https://",
            "",
        )
    ),
    text,
)


@st.composite
def events(draw: st.DrawFn, number: int) -> Event:
    """An act whose every text is hostile."""
    stance = draw(st.sampled_from(Stance))
    who = replace(made.SPEAKERS[draw(st.sampled_from(sorted(made.SPEAKERS)))], name=draw(text))
    found = made.event(number, who, stance, made.VIOLATED, hedge=draw(text), scope=draw(st.sampled_from(Scope)))
    statement = replace(found.statement, venue=draw(text), attribution=draw(st.sampled_from(Attribution)))
    return replace(found, statement=statement, citations=tuple(draw(st.lists(citations(number), max_size=4))))


@st.composite
def citations(draw: st.DrawFn, statement: int) -> Citation:
    """Where it was reported, with a hostile address."""
    source = replace(
        made.REPORT,
        id=made.rid(draw(st.integers(1, 5))),
        url=draw(urls),
        archived=draw(urls),
        title=draw(st.none() | text),
        outlet=draw(st.none() | text),
    )
    wording, form = draw(st.none() | text), draw(st.sampled_from(Form))
    return replace(made.citation(statement, wording, form, source=source), locator=draw(text))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Any kind of answer, full of hostile text."""
    claim = replace(made.VIOLATED, text=draw(text))
    acts = tuple(draw(events(number)) for number in range(1, draw(st.integers(1, 12)) + 1))
    record = made.record(claim, *acts, links=[(replace(made.FIVE, text=draw(text)), ClaimLinkKind.TENSION, ())])
    record = replace(record, topic=replace(made.TOPIC, title=draw(text)))
    speaker = replace(made.AZERBAIJAN, name=draw(text))
    said = tuple(made.row(act, claim) for act in acts)
    words = draw(text)
    page = Page.of(12, draw(st.integers(1, 3)))
    positions = record.standing.positions
    some: tuple[Answer, ...] = (
        WhoAnswer(Who(claim.id, draw(st.sampled_from(Stance))), record, made.NOW, page),
        UnansweredAnswer(Unanswered(), (record,) * 5, None, made.NOW, page),
        UnansweredAnswer(Unanswered(claim.id), (), record, made.NOW, page),
        DidAnswer(Did(speaker.id, Stance.DENIES, claim.id), speaker, record, acts, said, made.NOW),
        SaidAnswer(Said(speaker.id, words), speaker, said, record.affiliations, True, page),
        ClaimAnswer(ShowClaim(claim.id, asked_if_true=True), record, made.NOW),
        TimelineAnswer(Timeline(claim.id), record, acts, page),
        SearchAnswer(SearchRecord(words), (record,) * 5, said, words, True, False, page),
        ContestedAnswer(Contested(), record.topic, (record,) * 5, page),
        CompareAnswer(
            Compare(1, 2),
            speaker,
            made.ARMENIA,
            record.topic,
            tuple(CompareRow(claim, found, found) for found in positions),
            page,
        ),
        ChangesAnswer(
            Changes(1), speaker, tuple(ChangeRow(ChangeOfPosition.REVERSED, one, one, True) for one in said), 9, page
        ),
    )
    return draw(st.sampled_from(some))
