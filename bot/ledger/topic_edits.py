"""What moderators change about topics: title, time zone, and the sides in reading order."""

from __future__ import annotations

from bot.domain.drafts import TopicDraft
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.ids import LAST_NUMBER, record_id
from bot.domain.limits import SIDES
from bot.domain.text import tokens
from bot.domain.vocabulary import SpeakerKind
from bot.ledger.changeset import Fields
from bot.ledger.transaction import Transaction


async def create_topic(changes: Transaction, draft: TopicDraft[int]) -> int:
    """Record a topic; its id. Raises `RefusedError` for a title there is, or a side that is no body or comes twice."""
    await _check_title(changes, draft.title)
    if len(set(draft.sides)) < len(draft.sides):
        raise RefusedError("A side is named twice; name each once.")
    await _check_bodies(changes, draft.sides)
    return changes.add_topic(draft)


async def edit_topic(changes: Transaction, topic: int, *, title: str | None, zone: str | None) -> None:
    """Give a topic (by id) another title or zone.

    Raises `NotOnRecord` when it is not on record, `RefusedError` for a title that another topic has, and when it has
    that title and zone already.
    """
    now = await _live(changes, topic)
    if title in (None, now["title"]) and zone in (None, now["zone"]):
        raise RefusedError("The topic has that title and time zone already.")
    if title is not None:
        await _check_title(changes, title, but=topic)
    await changes.update("topic", topic, title=title or now["title"], zone=zone or now["zone"])


async def add_side(changes: Transaction, topic: int, body: int) -> None:
    """Put a body at the end of a topic's sides; `RefusedError` when it is one, is no body, or there are too many."""
    await _live(changes, topic)
    sides = await changes.writer.fetch("live_sides_of_topic", topic=topic)
    if body in {row["body"] for row in sides}:
        raise RefusedError("That is one of the sides already.")
    if len(sides) >= SIDES:
        raise RefusedError(f"A topic has at most {SIDES} sides; take one away first.")
    await _check_bodies(changes, [body])
    changes.create("topic_side", topic=topic, body=body)


async def remove_side(changes: Transaction, topic: int, body: int) -> None:
    """Take a body off a topic's sides; `NotOnRecord` when it is none of them."""
    for row in await changes.writer.fetch("live_sides_of_topic", topic=changes.own(topic)):
        if row["body"] == body:
            await changes.strike("topic_side", row["id"])
            return
    raise NotOnRecord("That is not one of the sides of this topic.")


async def move_side(changes: Transaction, topic: int, body: int, to: int) -> None:
    """Put a side at another place, counted from 1.

    The sides are put on the list anew, so that who was a side when stays as it was. Raises `NotOnRecord` when the body
    is none of them, `RefusedError` when it stands there already or there are not so many places.
    """
    sides = await changes.writer.fetch("live_sides_of_topic", topic=changes.own(topic))
    before = [row["body"] for row in sides]
    if body not in before:
        raise NotOnRecord("That is not one of the sides of this topic.")
    after = [one for one in before if one != body]
    if to > len(before):
        raise RefusedError(f"The topic has {len(before)} sides, so there is no place {to}: write 1 to {len(before)}.")
    after.insert(to - 1, body)
    if after == before:
        raise RefusedError(f"It stands at that place already, of {len(before)}.")
    for row in sides:
        await changes.strike("topic_side", row["id"])
    for one in after:
        changes.create("topic_side", topic=topic, body=one)


async def _live(changes: Transaction, topic: int) -> Fields:
    """The fields of a topic; `NotOnRecord` when it is not on record."""
    await changes.load("topic", [changes.own(topic)])
    found = changes.of_kind("topic")[topic]
    if not found.live_now:
        raise NotOnRecord("That topic is not on record here.")
    return found.now


async def _check_title(changes: Transaction, title: str, but: int | None = None) -> None:
    low, high = record_id(changes.server, 0), record_id(changes.server, LAST_NUMBER)
    rows = await changes.writer.fetch("topics_of_server", low=low, high=high)
    if any(tokens(row["title"]) == tokens(title) and row["id"] != but for row in rows):
        raise RefusedError("There is a topic with that title already.")


async def _check_bodies(changes: Transaction, bodies: tuple[int, ...] | list[int]) -> None:
    await changes.load("speaker", map(changes.own, bodies))
    if any(changes.of_kind("speaker")[body].now["kind"] != SpeakerKind.BODY for body in bodies):
        raise RefusedError(
            "The sides of a topic are bodies: a state, a government, an authority. One of these is none."
        )
