"""Numbers of records, as kept and as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import claim_label, number_of, record_id, server_of, statement_label, typed_number, typed_statement

servers = st.integers(1, 2**31 - 1)
numbers = st.integers(1, 2**32 - 1)


@given(servers, numbers)
def test_an_id_holds_its_server_and_its_number(server: int, number: int) -> None:
    identity = record_id(server, number)

    assert (server_of(identity), number_of(identity)) == (server, number)
    assert identity < 2**63
    assert typed_number(claim_label(identity)) == number
    assert typed_statement(statement_label(identity)) == number
    assert typed_number(statement_label(identity)) is None
    assert typed_statement(claim_label(identity)) is None


@given(servers, numbers, servers, numbers)
def test_the_ids_of_a_server_are_one_range(server: int, number: int, other: int, another: int) -> None:
    assert (record_id(server, number) < record_id(other, another)) == ((server, number) < (other, another))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("#12", 12),
        ("12", 12),
        (" s34 ", None),
        ("S34", None),
        ("0", None),
        ("#", None),
        ("-1", None),
        ("4294967295", 4294967295),
        ("4294967296", None),
        ("99999999999", None),
        ("12 violations", None),
        ("１２", None),
        ("", None),
    ],
)
def test_what_people_type(typed: str, number: int | None) -> None:
    assert typed_number(typed) == number


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = typed_number(text)

    assert number is None or 0 < number < 2**32
