"""Whatever is done in whatever order, everything derived is what the records say."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable

import pytest

from bot.domain.drafts import PlaceDraft
from bot.domain.errors import RefusedError
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from tests.ledger.made import ACTOR, REPORT, event, person, stand, statement
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored

WORDS = "rain snow hail wind violated violations ceasefire Khankendi Xankəndi Ереван 2023 the Ա".split()


class Walk:
    """One long series of random changes."""

    def __init__(self, book: Book, url: str, seed: int) -> None:
        self.book, self.url, self.chance = book, url, random.Random(seed)
        self.batches = 0
        self.source = 0

    async def begin(self) -> None:
        async with self.book.transaction(ACTOR, None) as changes:
            self.source = changes.add_source(REPORT)
            for name in ("Ann Example", "Əli Nümunə", "Անի Օրինակ"):
                changes.add_speaker(person(name, f"{name} junior"))
            for text in range(4):
                changes.add_claim(event(f"{self.text()} {text}", place=changes.add_place(PlaceDraft((self.text(),)))))
        self.batches = 1

    def text(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=3))

    async def live(self, kind: str) -> list[int]:
        return [row[0] for row in await rows(self.url, f"SELECT id FROM {kind} WHERE struck IS NULL ORDER BY id")]

    async def one(self, kind: str) -> int | None:
        found = await self.live(kind)
        return self.chance.choice(found) if found else None

    async def step(self) -> bool:
        """Do something; whether it was refused."""
        steps: list[Callable[[], Awaitable[None]]] = [self.say, self.say, self.edit, self.strike, self.undo, self.undo]
        try:
            await self.chance.choice(steps)()
        except RefusedError:
            return True
        self.batches = (await rows(self.url, "SELECT MAX(id) FROM batch"))[0][0] & 0xFFFFFFFF
        return False

    async def say(self) -> None:
        speaker, claims = await self.one("speaker"), await self.live("claim")
        if speaker is None or not claims:
            return
        async with self.book.transaction(ACTOR, None) as changes:
            stances = [
                stand(claim, self.chance.choice(list(Stance)), self.chance.choice([None, "generally"]))
                for claim in self.chance.sample(claims, min(2, len(claims)))
            ]
            said = self.chance.choice(["unknown", "2023", "2023-09", "2023-09-21", "2023-09-21T10:00", "before 2022"])
            wording = self.chance.choice([None, self.text()])
            changes.add_statement(statement(speaker, said, *stances, source=self.source, wording=wording))

    async def edit(self) -> None:
        kind, column = self.chance.choice(
            [("claim", "text"), ("citation", "wording"), ("place_name", "name"), ("stance", "hedge")]
        )
        record = await self.one(kind)
        if record is not None:
            async with self.book.transaction(ACTOR, None) as changes:
                await changes.update(kind, record, **{column: self.text()})
                if kind == "claim":
                    await changes.update(
                        kind, record, concerns=await self.one("speaker"), place=await self.one("place")
                    )

    async def strike(self) -> None:
        """Strike a statement with its parts, or anything alone, which is refused when something stands on it."""
        if self.chance.random() < 0.5:
            kind = self.chance.choice(["claim", "speaker_name", "speaker", "place", "place_name", "citation", "stance"])
            record = await self.one(kind)
            if record is not None:
                async with self.book.transaction(ACTOR, None) as changes:
                    await changes.strike(kind, record)
            return
        said = await self.one("statement")
        if said is None:
            return
        async with self.book.transaction(ACTOR, None) as changes:
            await changes.strike("statement", said)
            for kind in ("stance", "citation"):
                sql = f"SELECT id FROM {kind} WHERE statement = {said} AND struck IS NULL"
                for (part,) in await rows(self.url, sql):
                    await changes.strike(kind, part)

    async def undo(self) -> None:
        await self.book.undo(self.chance.randint(max(1, self.batches - 6), self.batches), actor=ACTOR)


@pytest.mark.parametrize("seed", [0, 1])
async def test_derived_rows_always_equal_their_recomputation(book: Book, database_url: str, seed: int) -> None:
    walk = Walk(book, database_url, seed)
    await walk.begin()
    before, refused = await stored(database_url), 0
    for _ in range(60):
        was_refused = await walk.step()
        after = await stored(database_url)
        assert after == await recomputed(database_url)
        assert after == before or not was_refused
        before, refused = after, refused + was_refused
    assert walk.batches > 30
    assert refused > 1


async def test_a_name_that_changes_is_found_under_the_new_one_only(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker = changes.add_speaker(person("Ann Example"))
        claim = changes.add_claim(event("It was said on purpose", concerns=speaker))
    [(name,)] = await rows(database_url, "SELECT id FROM speaker_name")
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("speaker", speaker, name="Beth Sample")
        await changes.update("speaker_name", name, name="Beth Sample", folded="beth sample")
    assert await stored(database_url) == await recomputed(database_url)
    assert (await book.match_speaker("Beth")).id == speaker
    assert (await book.match_speaker("Ann Example")).candidates == ()
    assert (await book.match_claim("Sample said on purpose")).id == claim
