"""What moderators change about a speaker: its names, and whom it belongs to."""

from __future__ import annotations

from bot.domain.drafts import AffiliationDraft
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.limits import NAMES
from bot.domain.text import folded_name
from bot.domain.vocabulary import SpeakerKind
from bot.ledger.columns import id_set, optional_when, when_text
from bot.ledger.engine import Row
from bot.ledger.transaction import Transaction


async def add_name(changes: Transaction, speaker: int, name: str) -> None:
    """Find a speaker (by id) by one more name; `RefusedError` when it has that name, or no room for another."""
    held = await changes.writer.fetch("live_names_of_speaker", speaker=changes.own(speaker))
    if name.casefold() in {row["name"].casefold() for row in held}:
        raise RefusedError("The speaker has that name already.")
    if len(held) > NAMES:
        raise RefusedError(f"A speaker has at most {NAMES} other names; take one away first.")
    changes.create("speaker_name", speaker=speaker, name=name, folded=folded_name(name))


async def remove_name(changes: Transaction, speaker: int, name: str) -> None:
    """Find a speaker (by id) by that name no more.

    Raises `NotOnRecord` when it has no such name, `RefusedError` for the name that it is shown by.
    """
    held = await changes.writer.fetch("live_names_of_speaker", speaker=changes.own(speaker))
    await changes.load("speaker", [speaker])
    if name == changes.of_kind("speaker")[speaker].now["name"]:
        raise RefusedError("That is the name the speaker is shown by; it cannot be taken away.")
    found = [row["id"] for row in held if row["name"] == name]
    if not found:
        raise NotOnRecord("The speaker has no such name; pick one from the list that appears while you type.")
    for identity in found:
        await changes.strike("speaker_name", identity)


async def affiliate(changes: Transaction, draft: AffiliationDraft[int]) -> None:
    """Record that a speaker belonged to a body; what was recorded without dates is completed by them.

    Raises `RefusedError` when it says nothing new, when the two are one, when the other is no body, when that body
    belongs to the speaker itself, or when it ends before it begins.
    """
    await _check(changes, draft)
    for row in await changes.writer.fetch("live_affiliations_of_member", member=draft.member):
        if row["body"] == draft.body and row["title"] == draft.title:
            if await _completed(changes, row, draft):
                return
            if _same_time(row, draft):
                raise RefusedError("That is on record already.")
    changes.add_affiliation(draft)


async def _check(changes: Transaction, draft: AffiliationDraft[int]) -> None:
    ends = [changes.own(draft.member), changes.own(draft.body)]
    if draft.member == draft.body:
        raise RefusedError("Nobody belongs to themselves; name another body.")
    await changes.load("speaker", ends)
    if changes.of_kind("speaker")[draft.body].now["kind"] != SpeakerKind.BODY:
        raise RefusedError("People belong to bodies: a ministry, a government, an outlet. That one is none.")
    since, until = draft.since and draft.since.start, draft.until and draft.until.end
    if since and until and until <= since:
        raise RefusedError('"until" comes before "since"; swap the two.')
    above = await changes.writer.fetch("affiliations_of_speakers", ids=id_set([draft.body]))
    if any(row["body"] == draft.member and row["struck"] is None for row in above):
        raise RefusedError("That body belongs to the speaker itself, so the speaker cannot belong to it.")


async def _completed(changes: Transaction, row: Row, draft: AffiliationDraft[int]) -> bool:
    """Whether the draft only adds dates that were left open; then they are filled in."""
    typed = {"since": when_text(draft.since), "until": when_text(draft.until)}
    missing = {name: value for name, value in typed.items() if value is not None and row[name] is None}
    agrees = all(value in (None, row[name]) for name, value in typed.items() if name not in missing)
    if not missing or not agrees or _ends_first(row, draft):
        return False
    await changes.update("affiliation", row["id"], **missing)
    return True


def _ends_first(row: Row, draft: AffiliationDraft[int]) -> bool:
    """Whether the dates on record and those of the draft belong to two separate times."""
    since = draft.since or optional_when(row["since"])
    until = draft.until or optional_when(row["until"])
    if since is None or until is None or since.start is None or until.end is None:
        return False
    return until.end <= since.start


def _same_time(row: Row, draft: AffiliationDraft[int]) -> bool:
    typed = (when_text(draft.since), when_text(draft.until))
    return typed in ((row["since"], row["until"]), (None, None))
