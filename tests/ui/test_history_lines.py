"""The log in words: every kind of change has some, whoever did it, and none of them can ping, link or break out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.answers import Page
from bot.domain.history import FORGOTTEN, Batch, ChangeLine, HistoryAnswer
from bot.domain.questions import ClaimHistory
from bot.ledger.changeset import KINDS
from bot.ui.answers.history import history_sheet
from bot.ui.done import done_in
from bot.ui.history_lines import line_of, what_of, who_text
from bot.ui.send import sheet_view
from tests.ui import hostile
from tests.ui.limits import check, texts_of
from tests.ui.made import NOW, rid
from tests.ui.test_layout import assert_harmless, components_of

FULL: dict[str, dict[str, Any]] = {
    "speaker": {"kind": "body", "name": "Ann"},
    "speaker_name": {"speaker": rid(1), "name": "Anna"},
    "affiliation": {"member": rid(1), "body": rid(2), "title": "minister", "since": "2020 UTC"},
    "topic": {"title": "Talks", "zone": "UTC"},
    "topic_side": {"topic": rid(1), "body": rid(2)},
    "place": {},
    "place_name": {"place": rid(1), "name": "Shusha"},
    "source": {"kind": "report", "url": "https://example.org", "published": "unknown UTC"},
    "claim": {"kind": "event", "text": "It rained"},
    "statement": {"speaker": rid(1), "said_precision": "unknown", "said_zone": "UTC", "attribution": "reported"},
    "citation": {"statement": rid(3), "source": rid(1), "wording": "Rain fell.", "form": "verbatim"},
    "stance": {"statement": rid(3), "claim": rid(4), "stance": "denies", "speaker": rid(1)},
    "claim_link": {"first": rid(4), "second": rid(5), "kind": "implies"},
    "statement_link": {"first": rid(3), "second": rid(6), "kind": "rebuts", "basis": "editor"},
}
CHOICES = {
    "private_answers": 1,
    "zone": "Asia/Baku",
    "default_topic": rid(1),
    "moderator_roles": json.dumps(list(range(10, 40))),
    "log_channel": None,
    "feed_channel": 7,
    "second_person": 0,
    "retention": 30,
}
NAMES = {("speaker", rid(1)): "Ann", ("speaker", rid(2)): "Borduria", ("topic", rid(1)): "Talks"}


def batch(*changes: ChangeLine, **fields: Any) -> Batch:
    """A batch of these changes, by the owner."""
    whole: dict[str, Any] = {
        "number": 9, "actor": None, "reason": None, "at": NOW, "undoes": None, "undone_by": None, "names": NAMES,
        "changes": changes, "total": len(changes),
    }  # fmt: skip
    return Batch(**(whole | fields))


def test_every_kind_of_record_has_words() -> None:
    assert set(FULL) == set(KINDS)
    made = {kind: what_of(batch(ChangeLine(kind, rid(7), None, fields, {}))) for kind, fields in FULL.items()}
    assert made == {
        "speaker": "recorded the speaker ?",
        "speaker_name": "added the name Anna of Ann",
        "affiliation": "added Ann as minister, Borduria",
        "topic": "recorded the topic ?",
        "topic_side": "added the side Borduria of Talks",
        "place": "recorded the place 7",
        "place_name": "recorded the place name 7",
        "source": "recorded the source 7",
        "claim": "recorded #7: It rained",
        "statement": "recorded S7: Ann",
        "citation": "recorded a source of S3",
        "stance": "recorded the stance in S3: Ann denies #4",
        "claim_link": "linked #4 implies #5",
        "statement_link": "linked S3 rebuts S6",
    }
    struck = {"struck": "2026-01-01"}
    gone = [what_of(batch(ChangeLine(kind, rid(7), {"struck": None}, struck, now))) for kind, now in FULL.items()]
    assert all(words.startswith(("struck ", "took away ")) for words in gone)
    back = [what_of(batch(ChangeLine(kind, rid(7), struck, {"struck": None}, now))) for kind, now in FULL.items()]
    assert all(words.startswith("brought back ") for words in back)


def test_every_field_that_can_change_is_named() -> None:
    derived = {"folded", "recorded", "struck", "merged_into", "redacted", "said"}
    for kind, fields in FULL.items():
        for name in fields.keys() - derived:
            words = what_of(batch(ChangeLine(kind, rid(7), {name: "a"}, {name: fields[name]}, fields)))
            assert words.startswith("edited "), (kind, name)


def test_choices_are_told_in_words() -> None:
    words = what_of(batch(ChangeLine("server", 1, {}, CHOICES, {})))
    assert words.startswith(
        "settings: answers private, time zone Asia/Baku, usual topic Talks, moderator roles <@&10> "
    )
    assert words.endswith(
        "and 20 more, log channel none, feed channel <#7>, second moderator not needed for what interprets,"
        " chat texts kept for 30 days"
    )


@pytest.mark.parametrize(("actor", "who"), [(None, "the owner"), (FORGOTTEN, "a former member"), (5, "<@5>")])
def test_who_did_it(actor: int | None, who: str) -> None:
    assert who_text(actor) == who


def test_a_merge_is_told_without_what_moved_along() -> None:
    merged = ChangeLine("claim", rid(7), {"merged_into": None}, {"merged_into": rid(3), "struck": "2026"}, {})
    moved = ChangeLine("stance", rid(1), {"claim": rid(7)}, {"claim": rid(3)}, FULL["stance"])
    assert done_in(batch(moved, merged)) == ["merged #7 into #3"]


def test_a_statement_names_the_claims_it_touches() -> None:
    made = ChangeLine("statement", rid(3), None, FULL["statement"], {})
    stances = [
        ChangeLine("stance", rid(at), None, FULL["stance"] | {"claim": rid(at), "stance": "asserts"}, {})
        for at in range(1, 6)
    ]
    assert what_of(batch(made, *stances)) == "recorded S3: Ann asserts #1, asserts #2, asserts #3 and 2 more"


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """Any changes, full of hostile text."""
    changes = []
    for _ in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(sorted(FULL)))
        fields = {
            name: draw(hostile.text) if name in ("name", "title", "text", "wording", "zone", "url") else value
            for name, value in FULL[kind].items()
        }
        before = draw(st.sampled_from([None, dict.fromkeys(fields, "x")]))
        changes.append(ChangeLine(kind, rid(draw(st.integers(1, 9))), before, fields, fields))
    names = {key: draw(hostile.text) for key in NAMES}
    return batch(*changes, names=names, reason=draw(st.none() | hostile.text), undone_by=draw(st.none() | st.just(3)))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(batches(), min_size=1, max_size=5))
async def test_whatever_was_typed_the_log_and_the_history_are_harmless(found: list[Batch]) -> None:
    for one in found:
        line = line_of(one)
        assert "\n" not in line
        assert_harmless(line)
    answer = HistoryAnswer(ClaimHistory(rid(4)), found[0].name("speaker", rid(1)), tuple(found), Page.of(len(found)))
    sheet = history_sheet(answer)
    for rows in sheet.parts():
        components = components_of(sheet_view(sheet, rows))
        check(components)
        for text in texts_of(components):
            assert_harmless(text)


def test_what_only_follows_from_a_strike_is_left_out() -> None:
    struck, now = {"struck": "2026-01-01"}, FULL["stance"] | {"citation": None}
    loses = ChangeLine("stance", rid(7), {"citation": rid(8)}, {"citation": None}, now)
    cited = ChangeLine("citation", rid(8), {"struck": None}, struck, FULL["citation"])
    stance = ChangeLine("stance", rid(7), {"struck": None}, struck, now)
    whole = ChangeLine("statement", rid(3), {"struck": None}, struck, FULL["statement"])
    assert what_of(batch(cited, loses)) == "struck a source of S3"
    assert what_of(batch(loses, stance)) == "struck the stance in S3: Ann denies #4"
    assert what_of(batch(whole, cited, loses, stance)) == "struck S3 with its stance on #4 and its source"
    assert what_of(batch(loses)) == "edited the stance in S3: Ann denies #4: which words it was read from"


def test_an_undo_is_told_with_one_verb() -> None:
    text = ChangeLine("claim", rid(4), {"text": "It snowed"}, {"text": "It rained"}, FULL["claim"])
    assert done_in(batch(text, undoes=3)) == ["brought back #4: text"]
    apart = ChangeLine(
        "claim", rid(4), {"merged_into": rid(5), "struck": "2026"}, {"merged_into": None, "struck": None}, {}
    )
    assert done_in(batch(apart, undoes=3)) == ["took #4 out of #5 again"]
