"""A long series of random curation, seeded, that is told at every step how the record stands."""

from __future__ import annotations

import random
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from bot.domain.actions import Action, LinkClaims, LinkStatements, MergeClaims, MergeSpeakers
from bot.domain.dates import parse_when
from bot.domain.drafts import PlaceDraft, SpeakerDraft, TopicDraft
from bot.domain.errors import NotOnRecord, UserError
from bot.domain.questions import Changes, Contested, Did, Question, Said, SearchRecord, ShowClaim, Timeline, Who
from bot.domain.vocabulary import Basis, ClaimLinkKind, SpeakerKind, Stance, StatementLinkKind
from bot.ledger import Book
from bot.ledger.changeset import KINDS
from bot.ledger.curation.actions import carry_out
from bot.ledger.curation.edit import edit_claim, edit_source, edit_stance, edit_statement
from bot.ledger.curation.redact import redact_claim, redact_statement
from bot.ledger.curation.strike import STRIKABLE, strike
from bot.ledger.speaker_edits import add_name, affiliate, remove_name
from bot.ledger.topic_edits import add_side, move_side, remove_side
from bot.ui.render import sheet_of
from bot.ui.sheet import Sheet
from tests.ledger.made import ACTOR, REPORT, body, event, member, number, person, stand, statement
from tests.ledger.raw import looking, rows

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = "rain snow hail wind violated ceasefire Khankendi Xankəndi Ереван 2023 the Ա".split()
WHEN = ("unknown", "2022", "2023", "2023-09", "2023-09-21", "2023-09-21T10:00", "before 2022")

Row = tuple[Any, ...]
Records = dict[str, dict[int, Row]]


async def records(url: str) -> Records:
    """Every record of every kind by id, struck ones included; the last column of each is when it was struck."""
    async with looking(url) as ask:
        return {
            kind: {row[0]: (*row, row[0], row[-1])[1:] for row in await ask(f"SELECT *, struck AS gone FROM {kind}")}
            for kind in KINDS
        }


def gone_since(before: Records, after: Records) -> bool:
    """Whether all that came after `before` is struck, and the rest is as it was."""
    same = all(after[kind].get(record) == row for kind, found in before.items() for record, row in found.items())
    new = [row for kind, found in after.items() for record, row in found.items() if record not in before[kind]]
    return same and all(row[-1] is not None for row in new)


class Walk:
    """One series, from a small record."""

    def __init__(self, book: Book, url: str, seed: int) -> None:
        self.book, self.url, self.chance = book, url, random.Random(seed)
        self.steps: list[Callable[[], Awaitable[None]]] = [
            self.say,
            self.say,
            self.edit,
            self.edit,
            self.merge,
            self.merge,
            self.link,
            self.strike,
            self.name,
            self.belong,
            self.side,
            self.undo,
            self.undo,
        ]
        self.done: set[str] = set()
        self.texts = 0
        self.removed: set[str] = set()
        """The words, of those that stand in one text only, that were removed for good."""

    async def begin(self) -> None:
        """Two people, two bodies and an unnamed one; four claims, one of a number; a topic."""
        async with self.book.transaction(ACTOR, None) as changes:
            source = changes.add_source(REPORT)
            people = [changes.add_speaker(person(name, f"{name} junior")) for name in ("Ann Example", "Əli Nümunə")]
            bodies = [changes.add_speaker(body(name)) for name in ("Ruritania", "The Ministry", "Առաջին")]
            changes.add_speaker(SpeakerDraft(SpeakerKind.UNNAMED, "a source in the ministry"))
            changes.add_affiliation(member(people[0], bodies[1], "2022"))
            topic = changes.add_topic(TopicDraft("Borders", "UTC", tuple(bodies[:2])))
            place = changes.add_place(PlaceDraft(("Khankendi", "Stepanakert")))
            claims = [
                changes.add_claim(event("Rain fell in the town", topic=topic, place=place)),
                changes.add_claim(event("The ceasefire was violated", topic=topic, concerns=bodies[0])),
                changes.add_claim(event("It snowed", concerns=people[1])),
                changes.add_claim(number("Five died", 5, topic=topic)),
            ]
            for speaker in (*people, *bodies):
                taken = [stand(claim, self.one_of(list(Stance))) for claim in self.chance.sample(claims, 2)]
                changes.add_statement(statement(speaker, self.one_of(WHEN), *taken, source=source, wording=self.text()))

    async def answers(self) -> list[Sheet]:
        """What readers are shown, each claim and speaker asked about."""
        claims, speakers = await self.live("claim"), await self.live("speaker")
        asked: list[Question] = [Contested(), *map(SearchRecord, ("rain", "violated", "snow"))]
        for claim in claims:
            asked += [ShowClaim(claim), Timeline(claim), *(Who(claim, stance) for stance in Stance)]
            asked += [Did(speaker, Stance.DENIES, claim) for speaker in speakers]
        for speaker in speakers:
            asked += [Said(speaker), Changes(speaker)]
        return [sheet_of(await self.book.answer(question, now=NOW)) for question in asked]

    async def step(self) -> bool:
        """Do something; whether it was refused."""
        do = self.one_of(self.steps)
        try:
            await do()
        except UserError:
            return True
        self.done.add(do.__name__)
        return False

    async def batches(self) -> int:
        return int((await rows(self.url, "SELECT MAX(id) FROM batch"))[0][0] & 0xFFFFFFFF)

    def one_of(self, found: Any) -> Any:
        return self.chance.choice(found)

    def text(self) -> str:
        """A few words and one that stands in no other text."""
        self.texts += 1
        return " ".join([*self.chance.choices(WORDS, k=3), f"w{self.texts}x"])

    async def live(self, kind: str) -> list[int]:
        return [row[0] for row in await rows(self.url, f"SELECT id FROM {kind} WHERE struck IS NULL ORDER BY id")]

    async def any(self, kind: str) -> int:
        found = await self.live(kind)
        if not found:
            raise NotOnRecord(kind)
        return int(self.one_of(found))

    async def say(self) -> None:
        speaker, source, claims = await self.any("speaker"), await self.any("source"), await self.live("claim")
        taken = [
            stand(claim, self.one_of(list(Stance)), self.one_of([None, "generally"]))
            for claim in self.chance.sample(claims, min(2, len(claims)))
        ]
        words = self.one_of([None, self.text()])
        async with self.book.transaction(ACTOR, None) as changes:
            changes.add_statement(statement(speaker, self.one_of(WHEN), *taken, source=source, wording=words))
            if self.chance.random() < 0.3:
                changes.add_claim(event(self.text(), concerns=speaker))

    async def edit(self) -> None:
        kind = self.one_of(["claim", "statement", "stance", "source"])
        record, speaker = await self.any(kind), await self.any("speaker")
        async with self.book.transaction(ACTOR, None) as changes:
            match kind:
                case "claim":
                    await edit_claim(changes, record, text=self.text(), concerns=self.one_of([None, speaker]))
                case "statement":
                    await edit_statement(changes, record, speaker=speaker, said=parse_when(self.one_of(WHEN)))
                case "stance":
                    hedge = self.one_of([None, "generally"])
                    await edit_stance(changes, record, stance=self.one_of(list(Stance)), hedge=hedge)
                case _:
                    await edit_source(changes, record, title=self.text())

    async def merge(self) -> None:
        action: Action
        if self.chance.random() < 0.5:
            action = MergeClaims(await self.any("claim"), await self.any("claim"))
        else:
            action = MergeSpeakers(await self.any("speaker"), await self.any("speaker"))
        await self.carry_out(action)

    async def link(self) -> None:
        action: Action
        if self.chance.random() < 0.7:
            kind = self.one_of(list(ClaimLinkKind))
            action = LinkClaims(await self.any("claim"), await self.any("claim"), kind)
        else:
            ends = await self.any("statement"), await self.any("statement")
            action = LinkStatements(*ends, self.one_of(list(StatementLinkKind)), Basis.EDITOR)
        await self.carry_out(action)

    async def carry_out(self, action: Action) -> None:
        async with self.book.transaction(ACTOR, None) as changes:
            await carry_out(changes, action)

    async def strike(self) -> None:
        kind = self.one_of(sorted(STRIKABLE))
        record = await self.any(kind)
        async with self.book.transaction(ACTOR, "an error") as changes:
            await strike(changes, kind, record)

    async def name(self) -> None:
        speaker = await self.any("speaker")
        held = await self.book.house.names_of(speaker)
        async with self.book.transaction(ACTOR, None) as changes:
            if len(held) > 1 and self.chance.random() < 0.5:
                await remove_name(changes, speaker, self.one_of(held[1:]))
            else:
                await add_name(changes, speaker, self.text())

    async def belong(self) -> None:
        draft = member(await self.any("speaker"), await self.any("speaker"), self.one_of([None, "2022"]))
        async with self.book.transaction(ACTOR, None) as changes:
            await affiliate(changes, draft)

    async def side(self) -> None:
        topic, side = await self.any("topic"), await self.any("speaker")
        async with self.book.transaction(ACTOR, None) as changes:
            match self.one_of(["add", "remove", "move"]):
                case "add":
                    await add_side(changes, topic, side)
                case "remove":
                    await remove_side(changes, topic, side)
                case _:
                    await move_side(changes, topic, side, 1)

    async def redact(self) -> None:
        """Remove the words of a claim or statement, and note those that were its alone."""
        kind = self.one_of(["claim", "statement"])
        record = await self.any(kind)
        of, which = ("claim", f"= {record}") if kind == "claim" else ("citation", f"IN {await self._cited(record)}")
        sql = f"SELECT before, after FROM change WHERE record_kind = '{of}' AND record {which}"
        held = set(re.findall(r"\bw\d+x\b", str(await rows(self.url, sql))))
        async with self.book.transaction(ACTOR, "a private person") as changes:
            await (redact_claim if kind == "claim" else redact_statement)(changes, record)
        self.removed |= held

    async def _cited(self, record: int) -> str:
        found = await rows(self.url, f"SELECT id FROM citation WHERE statement = {record}")
        return f"({', '.join(str(row[0]) for row in found) or 0})"

    async def undo(self) -> None:
        last = await self.batches()
        await self.book.undo(self.chance.randint(max(1, last - 8), last), actor=ACTOR)
