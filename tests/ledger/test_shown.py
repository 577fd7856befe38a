"""Which posted answers a change marks: those that show what it touched, of its own server, and not too old ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import RefusedError
from bot.domain.posts import MOST, Post, Shows, records_in
from bot.domain.questions import Contested, ShowClaim, Who
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger
from bot.ledger.shown import FOLLOWED, drop_old_posts, stale_posts
from tests.ledger.made import ACTOR, REPORT, body, event, member, person, stand, statement
from tests.ledger.raw import rows
from tests.rig.databases import GUILD

NOW = datetime.now(UTC)


def post(message: int, *records: tuple[str, int], at: datetime = NOW, known: int | None = None, page: int = 1) -> Post:
    """A posted answer that shows these records."""
    return Post(message, 5, Contested(), None, page, 1, None, at, "digest", frozenset(records), known)


async def stale(ledger: Ledger, guild: int = GUILD) -> list[int]:
    return [found.message for found in await stale_posts(ledger.engine, [guild], NOW)]


async def kept(book: Book, *posts: Post) -> None:
    """Remember posted answers which show the record of today."""
    await book.shown.keep(posts[:1])
    known = book.shown.known
    await book.shown.keep(
        [Post(**{name: getattr(one, name) for name in Post.__slots__} | {"known": known}) for one in posts]
    )


@pytest.fixture
async def record(book: Book) -> dict[str, int]:
    """A person of a body, who claims something that another denies, as a source says; all posted on."""
    async with book.transaction(ACTOR, None) as changes:
        found = {
            "one": changes.add_speaker(person("One")),
            "two": changes.add_speaker(person("Two")),
            "body": changes.add_speaker(body("Body")),
            "claim": changes.add_claim(event("It rained")),
            "other": changes.add_claim(event("It snowed")),
            "source": changes.add_source(REPORT),
        }
        changes.add_affiliation(member(found["one"], found["body"]))
        found["statement"], (found["citation"],) = changes.add_statement(
            statement(found["one"], "2023", stand(found["claim"]), source=found["source"], wording="It poured")
        )
        changes.add_statement(statement(found["two"], "2023", stand(found["other"], Stance.DENIES)))
    kinds = {"one": "speaker", "two": "speaker", "body": "speaker", "other": "claim"}
    shown = [(kinds.get(name, name), record) for name, record in found.items() if name != "citation"]
    await kept(book, *(post(at, one) for at, one in enumerate(shown, 1)))
    return found | {"at_" + name: at for at, name in enumerate((one for one in found if one != "citation"), 1)}


@pytest.mark.parametrize(
    ("kind", "name", "fields", "marked"),
    [
        ("claim", "claim", {"text": "It poured"}, {"claim"}),
        ("speaker", "one", {"name": "Uno"}, {"one"}),
        ("source", "source", {"title": "Another"}, {"source"}),
        ("statement", "statement", {"venue": "a street"}, {"statement", "one"}),
        ("citation", "citation", {"wording": None}, {"statement", "source", "claim"}),
        ("claim", "claim", {"text": "It rained"}, set()),
    ],
)
async def test_a_change_marks_what_shows_it(
    ledger: Ledger,
    book: Book,
    record: dict[str, int],
    kind: str,
    name: str,
    fields: dict[str, object],
    marked: set[str],
) -> None:
    assert await stale(ledger) == []
    async with book.transaction(ACTOR, None) as changes:
        await changes.update(kind, record[name], **fields)
    assert set(await stale(ledger)) == {record["at_" + one] for one in marked}


async def test_a_new_stance_marks_its_claim_and_its_speaker(ledger: Ledger, book: Book, record: dict[str, int]) -> None:
    async with book.transaction(ACTOR, None) as changes:
        changes.add_statement(statement(record["two"], "2024", stand(record["claim"], Stance.DENIES)))
    assert set(await stale(ledger)) == {record["at_claim"], record["at_two"]}


async def test_an_affiliation_marks_both_its_ends(ledger: Ledger, book: Book, record: dict[str, int]) -> None:
    async with book.transaction(ACTOR, None) as changes:
        changes.add_affiliation(member(record["two"], record["body"]))
    assert set(await stale(ledger)) == {record["at_two"], record["at_body"]}


async def test_what_is_refused_marks_nothing(ledger: Ledger, book: Book, record: dict[str, int]) -> None:
    with pytest.raises(RefusedError):
        async with book.transaction(ACTOR, None) as changes:
            await changes.strike("claim", record["claim"])
    assert await stale(ledger) == []


async def test_what_is_old_is_not_marked_and_goes(ledger: Ledger, book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    old, young = NOW - FOLLOWED - timedelta(hours=1), NOW - FOLLOWED + timedelta(hours=1)
    await kept(book, post(1, ("claim", claim), at=old), post(2, ("claim", claim), at=young))
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", claim, text="It poured")
    assert await rows(database_url, "SELECT id FROM shown WHERE stale = 1") == [(2,)]
    await drop_old_posts(ledger.engine, NOW)
    assert await rows(database_url, "SELECT id FROM shown") == [(2,)]
    assert await rows(database_url, "SELECT message FROM shown_record") == [(2,)]


async def test_oldest_first_and_only_of_the_servers_asked_for(ledger: Ledger, book: Book) -> None:
    other = await ledger.book(GUILD + 1)
    for one in (book, other):
        async with one.transaction(ACTOR, None) as changes:
            claim = changes.add_claim(event("It rained"))
        times = [timedelta(hours=2), timedelta(hours=3), timedelta(hours=1)]
        first = one.server * 10
        await kept(one, *(post(first + at, ("claim", claim), at=NOW - ago) for at, ago in enumerate(times)))
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", claim - (other.server << 32) + (book.server << 32), text="It poured")
    first = book.server * 10
    assert await stale(ledger) == [first + 1, first, first + 2]
    assert await stale(ledger, GUILD + 1) == []


async def test_what_changed_before_it_was_noted_is_marked(ledger: Ledger, book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    await kept(book, post(1, ("claim", claim)))
    known = book.shown.known  # then the record is read, and before that is noted it changes
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", claim, text="It poured")
    assert await book.shown.keep([post(2, ("claim", claim), known=known)])
    assert not await book.shown.keep([post(3, ("claim", claim), known=book.shown.known)])
    assert await stale(ledger) == [1, 2]


async def test_settling_leaves_what_was_touched_or_turned_meanwhile(ledger: Ledger, book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    await kept(book, post(1, ("claim", claim)), post(2, ("claim", claim)), post(3, ("claim", claim)))
    for text in ("It poured", "It snowed"):
        async with book.transaction(ACTOR, None) as changes:
            await changes.update("claim", claim, text=text)
        if text == "It poured":
            one, two, three = await stale_posts(ledger.engine, [GUILD], NOW)
            await book.shown.settle(one, "new", frozenset())
            assert await stale(ledger) == [2, 3]
    await book.shown.settle(two, "new", frozenset())
    assert await stale(ledger) == [1, 2, 3]
    one, two, three = await stale_posts(ledger.engine, [GUILD], NOW)
    await book.shown.keep([post(3, ("claim", claim), at=NOW + timedelta(seconds=1), page=2)])
    await book.shown.settle(three, "new", frozenset())
    assert [(found.message, found.page) for found in await stale_posts(ledger.engine, [GUILD], NOW)] == [
        (1, 1),
        (2, 1),
        (3, 2),
    ]


async def test_what_an_answer_no_longer_shows_is_followed_all_the_same(ledger: Ledger, book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        one, two = changes.add_claim(event("It rained")), changes.add_claim(event("It snowed"))
    await kept(book, post(1, ("claim", one)))
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("claim", one)
    (found,) = await stale_posts(ledger.engine, [GUILD], NOW)
    await book.shown.settle(found, "new", frozenset({("claim", two)}))
    for claim, fields in ((one, {"struck": None}), (two, {"text": "It hailed"})):
        async with book.transaction(ACTOR, None) as changes:
            await changes.update("claim", claim, **fields)
        (found,) = await stale_posts(ledger.engine, [GUILD], NOW)
        await book.shown.settle(found, "new", frozenset())


async def test_of_two_who_drop_a_post_one_does(book: Book) -> None:
    await kept(book, post(1))
    assert [await book.shown.drop(1), await book.shown.drop(1)] == [True, False]


async def test_another_server_drops_and_settles_nothing(ledger: Ledger, book: Book, database_url: str) -> None:
    await kept(book, post(1))
    other = await ledger.book(GUILD + 1)
    assert not await other.shown.drop(1)
    assert await rows(database_url, "SELECT id FROM shown") == [(1,)]


async def test_records_of_an_answer(sample: Book) -> None:
    claim = (await sample.match_claim("#1")).id
    assert claim is not None
    question = Who(claim, Stance.DENIES)
    found: Shows = records_in(question, await sample.answer(question))
    assert ("claim", claim) in found
    assert {kind for kind, _ in found} == {"claim", "speaker", "statement", "source", "topic"}
    assert len(found) <= MOST


async def test_of_an_answer_with_many_records_the_nearest_are_followed(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
        for at in range(400):
            changes.add_statement(statement(changes.add_speaker(person(f"P{at}")), "2023", stand(claim)))
    found = records_in(ShowClaim(claim), await book.answer(ShowClaim(claim)))
    assert ("claim", claim) in found
    assert len(found) == MOST


async def test_a_post_comes_back_as_it_was(ledger: Ledger, book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    question = ShowClaim(claim)
    shown = Post(1, 5, question, "what #1 is", 2, 3, 77, NOW, "digest", frozenset({("claim", claim)}))
    assert await book.shown.keep([shown])
    (found,) = await stale_posts(ledger.engine, [GUILD], NOW)
    assert (found.server, found.message, found.channel, found.page, found.part) == (GUILD, 1, 5, 2, 3)
    assert (found.shown_by, found.at, found.digest) == (77, NOW, "digest")
    assert await book.recall(found.question) == question
    assert await book.read_as(found.question) == "what #1 is"
