"""Merging: both records side by side with what will move, then a button that does it if nothing has changed since."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Literal

import discord

from bot.desk.card_sheet import card_lines
from bot.desk.edit_form import NUMBER
from bot.desk.in_place import show
from bot.desk.second import do_or_propose
from bot.domain.actions import MergeClaims, MergeSpeakers
from bot.domain.errors import RefusedError
from bot.domain.ids import claim_label, record_id
from bot.domain.refs import Card, Ref
from bot.domain.vocabulary import SpeakerKind
from bot.ledger import Book
from bot.ledger.curation.merge import check_kinds
from bot.ui.base import BaseDynamicItem
from bot.ui.layout import AnswerView
from bot.ui.permission import moderated_book
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet, Tone
from bot.ui.text import safe

Kind = Literal["claim", "speaker"]
REASON = 50
"""Characters of a reason: the button carries it."""

_CALLED = {
    "stance": ("stance", "stances"),
    "claim_link": ("link", "links"),
    "statement": ("statement", "statements"),
    "speaker_name": ("name", "names"),
    "affiliation": ("office", "offices"),
    "topic_side": ("side of a topic", "sides of topics"),
    "claim": ("claim about them", "claims about them"),
}
_NAMES = 600
_DOUBTS = 3


class MergeButton(
    BaseDynamicItem[discord.ui.Button[Any]],
    template=rf"cc:merge:(?P<kind>s?)(?P<away>{NUMBER}):(?P<into>{NUMBER}):(?P<seen>[0-9a-f]{{12}})(?::(?P<why>.+))?",
):
    """Merges two claims, or two speakers, as they were shown."""

    def __init__(self, kind: Kind, away: int, into: int, seen: str, why: str = "", label: str = "Merge") -> None:
        """The numbers of the records, what `_mark` said of them, and the reason in at most `REASON` characters."""
        self.kind, self.away, self.into, self.seen, self.why = kind, away, into, seen, why
        letter, reason = "s" if kind == "speaker" else "", f":{why}" if why else ""
        button = discord.ui.Button[Any](
            label=label,
            custom_id=f"cc:merge:{letter}{away}:{into}:{seen}{reason}",
            style=discord.ButtonStyle.primary,
        )
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> MergeButton:
        """Read which records, how they stood, and why."""
        kind: Kind = "speaker" if match["kind"] else "claim"
        return cls(kind, int(match["away"]), int(match["into"]), match["seen"], match["why"] or "")

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Merge them, or show them again when one has changed."""
        book = await moderated_book(interaction)
        view, seen = await merge_view(book, self.kind, self.away, self.into, self.why)
        if seen != self.seen:
            await show(interaction, view)
            return
        merge = MergeClaims if self.kind == "claim" else MergeSpeakers
        action = merge(record_id(book.server, self.away), record_id(book.server, self.into))
        await do_or_propose(interaction, book, action, self.why or None)


async def merge_view(book: Book, kind: Kind, away: int, into: int, why: str = "") -> tuple[AnswerView, str]:
    """Two records by number, side by side, with a button to merge them; and a mark of how they stand.

    Raises `NotOnRecord` for a number that no record has, `RefusedError` when these two cannot be merged.
    """
    refs = [Ref(kind, record_id(book.server, number)) for number in (away, into)]
    called = [await _called(book, ref) for ref in refs]
    cards = [await book.curation.card(ref) for ref in refs]
    if away == into:
        raise RefusedError(f"A {kind} cannot be merged into itself: pick two different ones.")
    for card, name in zip(cards, called, strict=True):
        if not card.live:
            raise RefusedError(f"{name} does not stand any more, so it takes part in no merge.")
    if kind == "speaker":
        check_kinds(*(SpeakerKind(card.fields["kind"]) for card in cards))
    moving = [await book.curation.standing_on(ref) for ref in refs]
    mark = _mark(cards, moving[0])
    first, second = called
    rows: tuple[Row, ...] = (
        Row(await _lines(book, cards[0], moving[0]), f"{first} goes"),
        Row(await _lines(book, cards[1], moving[1]), f"{second} stays as it is"),
        Row((_moves(moving[0], second),), "What moves"),
    )
    if doubts := await _doubts(book, cards, called):
        rows = (Row(doubts, "Look again"), *rows)
    settings = await book.settings()
    lead = ("Another moderator must agree before this is done.",) if settings.second_person else ()
    notes = ("nothing is deleted; what says the same twice, or links the two, is struck; it can be undone",)
    sheet = Sheet(f"Merge {first} into {second}?", lead, rows, notes, Tone.CLAIM if kind == "claim" else Tone.SPEAKER)
    label = f"Merge #{away} into #{into}" if kind == "claim" else "Merge them"
    if settings.second_person:
        label = f"Propose to {label[0].lower()}{label[1:]}"
    return sheet_view(sheet, pager=[MergeButton(kind, away, into, mark, why, label)]), mark


async def _doubts(book: Book, cards: list[Card], called: list[str]) -> tuple[str, ...]:
    """What speaks against taking the two for one."""
    if cards[0].ref.kind == "claim":
        kinds = [card.fields["kind"] for card in cards]
        differ = f"The two are claims of different kinds: {called[0]} is of kind {kinds[0]}, {called[1]} of {kinds[1]}."
        return (differ,) if kinds[0] != kinds[1] else ()
    apart = await book.house.apart(*(card.ref.id for card in cards))
    return tuple(
        f"As far as the dates say, {called[0]} belonged to {safe(one, 100)} while {called[1]} belonged to "
        f"{safe(other, 100)}."
        for one, other in apart[:_DOUBTS]
    )


async def _called(book: Book, ref: Ref) -> str:
    return claim_label(ref.id) if ref.kind == "claim" else safe((await book.house.names_of(ref.id))[0], 100)


async def _lines(book: Book, card: Card, standing: Mapping[str, int]) -> tuple[str, ...]:
    if card.ref.kind == "claim":
        return tuple(card_lines(card))
    names = "; ".join(await book.house.names_of(card.ref.id))
    counted = _counted({kind: count for kind, count in standing.items() if kind != "speaker_name"})
    return (f"**Names** · {safe(names, _NAMES)}", f"**Kind** · {card.fields['kind']}", *([counted] if counted else []))


def _moves(moving: Mapping[str, int], into: str) -> str:
    counted = _counted(moving)
    return f"{counted} will stand on {into}." if counted else "Nothing stands on it, so nothing moves."


def _counted(standing: Mapping[str, int]) -> str:
    parts = [f"{count} {_CALLED[kind][count > 1]}" for kind, count in standing.items()]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _mark(cards: list[Card], moving: Mapping[str, int]) -> str:
    """Changes when one of the two records, or what moves, changes."""
    told = [(card.ref.id, card.revision) for card in cards], sorted(moving.items())
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]
