"""Whatever is on record, the message is one that Discord takes, pings nobody and links where it says."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.answers import Answer
from bot.ui.dynamic import PageButton
from bot.ui.layout import AnswerView
from bot.ui.render import sheet_of
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet
from tests.ui import hostile
from tests.ui.limits import buttons_of, check, texts_of


def components_of(view: AnswerView) -> list[dict[str, Any]]:
    """What is sent to Discord."""
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]
    return components


_UNESCAPED = r"(?<!\\)(?:\\\\)*"
_MENTION = re.compile(_UNESCAPED + r"<(?:[@#:/]|a:|id:|t:1:)")
_LINK = re.compile(_UNESCAPED + r"\[(?P<label>[^\[\]]*)\]\(<(?P<url>[^>\s]*)>\) \((?P<host>[^)]*)\)")
_ANY_LINK = re.compile(_UNESCAPED + r"\](?:\(|\[)")


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(hostile.answers())
async def test_every_part_of_every_answer_is_a_message_that_discord_takes(answer: Answer) -> None:
    sheet = sheet_of(answer)
    shown: list[Row] = []
    for rows in sheet.parts():
        pager = [PageButton(1, 1, 99, "Previous"), PageButton(1, 2, label="Next")]
        components = components_of(sheet_view(sheet, rows, list(pager)))
        check(components)
        shown += rows
        for text in texts_of(components):
            assert_harmless(text)
    assert len(shown) == len(sheet.rows)


def assert_harmless(text: str) -> None:
    """No mention, no ping, no link but those that show their host."""
    assert not _MENTION.search(text)
    assert not re.search(r"@(?:everyone|here)", text)
    links = list(_LINK.finditer(text))
    assert len(links) == len(_ANY_LINK.findall(text))
    for link in links:
        assert re.match(r"https?://" + re.escape(link["host"]) + r"(?:[:/?#]|$)", link["url"])
    outside = _LINK.sub("", text)
    assert not re.search(_UNESCAPED + "://", outside.replace("\\://", ""))


@given(st.lists(st.builds(Row, st.lists(st.just("x" * 300), min_size=1, max_size=20).map(tuple)), max_size=30))
async def test_rows_move_to_the_next_part_whole_and_in_order(rows: list[Row]) -> None:
    sheet = Sheet("Title", ("lead",) * 3, tuple(rows), ("note",))
    texts = [row.text for part in sheet.parts() for row in part]
    assert len(texts) == len(rows)
    for shown, row in zip(texts, rows, strict=True):
        assert row.text.startswith(shown.split("\n-# (more")[0])


async def test_a_sheet_without_rows_is_still_a_message() -> None:
    view = sheet_view(Sheet("Nothing"))
    components = components_of(view)
    check(components)
    assert texts_of(components) == ["### Nothing"]
    assert buttons_of(components) == []
