"""Documents, and how many known origins they go back to."""

from __future__ import annotations

import pytest

from bot.domain.origins import Documents, count_documents
from bot.domain.records import Citation
from bot.domain.vocabulary import SourceKind
from tests.domain.build import ASSERTS, KARABAKH, RUSSIA, act, cites

CHAT = SourceKind.CHAT


def test_no_documents() -> None:
    assert count_documents([]) == Documents(0, 0, 0)
    assert count_documents([act(KARABAKH, ASSERTS)]) == Documents(0, 0, 0)


def test_a_document_is_counted_once_however_often_it_is_cited() -> None:
    acts = [act(KARABAKH, ASSERTS, citations=(cites(1),)), act(RUSSIA, ASSERTS, citations=(cites(1),))]

    assert count_documents(acts) == Documents(1, 0, 1)


def test_a_document_without_an_origin_is_not_called_an_origin() -> None:
    assert count_documents([act(KARABAKH, ASSERTS, citations=(cites(1), cites(2)))]) == Documents(2, 0, 2)


def test_a_primary_document_is_its_own_origin() -> None:
    assert count_documents([act(RUSSIA, ASSERTS, citations=(cites(1, kind=SourceKind.PRIMARY),))]) == Documents(1, 1, 0)


def test_copies_of_one_communique_have_one_origin_once_that_is_recorded() -> None:
    copies = tuple(cites(document, taken_from=9) for document in (1, 2, 3))

    assert count_documents([act(RUSSIA, ASSERTS, citations=copies)]) == Documents(3, 1, 0)
    assert count_documents([act(RUSSIA, ASSERTS, citations=(*copies, cites(9, kind=SourceKind.PRIMARY)))]) == Documents(
        4, 1, 0
    )


def test_a_chain_of_copies_leads_to_its_root() -> None:
    chain = (cites(1, taken_from=2), cites(2, taken_from=3), cites(4))

    assert count_documents([act(RUSSIA, ASSERTS, citations=chain)]) == Documents(3, 1, 1)


def test_documents_that_name_each_other_do_not_loop() -> None:
    circle = (cites(1, taken_from=2), cites(2, taken_from=1))

    assert count_documents([act(RUSSIA, ASSERTS, citations=circle)]) == Documents(2, 1, 0)


def test_chains_that_meet_have_one_origin_in_whatever_order_they_are_read() -> None:
    meeting = (cites(1, taken_from=2), cites(3, taken_from=2), cites(2, taken_from=9), cites(4, taken_from=3))

    for citations in (meeting, meeting[::-1]):
        assert count_documents([act(RUSSIA, ASSERTS, citations=citations)]) == Documents(4, 1, 0)


@pytest.mark.parametrize(
    ("citations", "counted"),
    [
        pytest.param((cites(1, kind=CHAT),), Documents(0, 0, 0, 1), id="a message alone"),
        pytest.param((cites(1), cites(2), cites(3, kind=CHAT)), Documents(2, 0, 2, 1), id="beside documents"),
        pytest.param((cites(1, taken_from=1),), Documents(1, 0, 1), id="a document that passes on within itself"),
        pytest.param(
            (cites(1, taken_from=1), cites(1, taken_from=2), cites(1, taken_from=1)),
            Documents(1, 1, 0),
            id="one that does both",
        ),
        pytest.param((cites(1, kind=CHAT, taken_from=1),), Documents(0, 0, 0, 1), id="a message that does so"),
        pytest.param(
            (cites(1), cites(2, kind=CHAT, taken_from=1)),
            Documents(1, 0, 1, 1),
            id="a message that links to a document",
        ),
        pytest.param(
            (cites(1, kind=SourceKind.PRIMARY), cites(2, kind=CHAT, taken_from=1)),
            Documents(1, 1, 0, 1),
            id="a message that links to its origin",
        ),
        pytest.param(
            (cites(1, taken_from=2), cites(2, kind=CHAT)), Documents(1, 1, 0, 1), id="a document that quotes a message"
        ),
        pytest.param(
            (cites(1, taken_from=2), cites(2, kind=CHAT, taken_from=3), cites(3)),
            Documents(2, 1, 0, 1),
            id="a document through a message",
        ),
    ],
)
def test_a_message_in_chat_is_counted_apart_and_makes_no_origin(
    citations: tuple[Citation, ...], counted: Documents
) -> None:
    for read in (citations, citations[::-1]):
        assert count_documents([act(RUSSIA, ASSERTS, citations=read)]) == counted
