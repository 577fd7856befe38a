"""/mod speaker: who is on record, under which names, speaking for whom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.desk.changed import changed_view
from bot.desk.merge_desk import REASON, merge_view
from bot.desk.speaker_desk import similar_view
from bot.domain.answers import Match
from bot.domain.dates import When
from bot.domain.drafts import AffiliationDraft, SpeakerDraft
from bot.domain.errors import NotOnRecord, UserError
from bot.domain.ids import number_of
from bot.domain.limits import NAME, NAMES, TITLE
from bot.domain.vocabulary import SpeakerKind
from bot.ledger import Book
from bot.ledger.speaker_edits import add_name, affiliate, remove_name
from bot.ui.book import Interaction, book_of
from bot.ui.send import send
from bot.ui.text import plain, safe, shorten
from bot.ui.typed_dates import read_typed
from bot.ui.typed_text import needed, one_line
from cogs import suggest
from cogs.meant import match_speaker

_NOTHING = "Nothing was asked for: give a name to add, or one to remove."
_KINDS = {"a person": SpeakerKind.PERSON, "a body": SpeakerKind.BODY, "unnamed": SpeakerKind.UNNAMED}
_LENGTH = 100

Name = app_commands.Range[str, 1, NAME]
Typed = app_commands.Range[str, 1, 60]


async def other_names(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """The other names of the speaker chosen before."""
    book = await book_of(interaction)
    match = await match_speaker(book, interaction.namespace.speaker or "")
    if match.id is None:
        return []
    try:
        held = (await book.house.names_of(match.id))[1:]
    except NotOnRecord:
        return []
    found = [name for name in held if typed.casefold() in name.casefold()][: suggest.MOST]
    return [Choice(name=plain(name, _LENGTH), value=name[:_LENGTH]) for name in found]


class Speakers(commands.Cog):
    """/mod speaker."""

    speaker = app_commands.Group(name="speaker", description="Speakers: their names, and whom they belong to")

    @speaker.command(
        name="add", description="Add somebody who speaks: a person, a body, or an unnamed source by description"
    )
    @app_commands.describe(
        name="The name it is shown by",
        kind="A person, a body (state, ministry, outlet), or an unnamed source",
        names="Other names and spellings to find it by, with commas between them",
        anyway="Add it although somebody with a similar name is on record",
    )
    async def speaker_add(
        self,
        interaction: Interaction,
        name: Name,
        kind: Literal["a person", "a body", "unnamed"],
        names: app_commands.Range[str, 1, 1000] | None = None,
        anyway: bool = False,
    ) -> None:
        """Answer /mod speaker add."""
        book = await book_of(interaction)
        draft = SpeakerDraft(_KINDS[kind], needed(name, "name"), _names(names))
        near = Match(None) if anyway else await book.drafts.speakers_like(draft.name)
        if near.candidates:
            await send(interaction, similar_view(interaction, draft, near), private=True)
            return
        async with book.transaction(interaction.user.id, None) as changes:
            changes.add_speaker(draft)
        await send(interaction, await changed_view(book, changes.number), private=True)

    @speaker.command(name="alias", description="Add a name or spelling that a speaker is found by, or take one away")
    @app_commands.describe(
        speaker="Whose name", add="Another name or spelling, in any script", remove="A name to take away"
    )
    @app_commands.autocomplete(speaker=suggest.speakers, remove=other_names)
    async def speaker_alias(
        self, interaction: Interaction, speaker: Name, add: Name | None = None, remove: Name | None = None
    ) -> None:
        """Answer /mod speaker alias."""
        book = await book_of(interaction)
        if add is None and remove is None:
            raise UserError(_NOTHING)
        who = await speaker_of(book, speaker)
        async with book.transaction(interaction.user.id, None) as changes:
            if remove is not None:
                await remove_name(changes, who, one_line(remove))
            if add is not None:
                await add_name(changes, who, needed(add, "name"))
        await send(interaction, await changed_view(book, changes.number), private=True)

    @speaker.command(name="affiliate", description="Record whom a speaker belongs to, as what, and from when to when")
    @app_commands.describe(
        speaker="A person, or a body that belongs to another",
        body="The state, government, ministry or outlet it belongs to",
        title="As what: foreign minister, spokesperson",
        since="From when: 2020, 2020-11, 2020-11-16",
        until="Until when; leave it out while it holds",
    )
    @app_commands.autocomplete(speaker=suggest.speakers, body=suggest.speakers)
    async def speaker_affiliate(
        self,
        interaction: Interaction,
        speaker: Name,
        body: Name,
        title: app_commands.Range[str, 1, TITLE] | None = None,
        since: Typed | None = None,
        until: Typed | None = None,
    ) -> None:
        """Answer /mod speaker affiliate."""
        book = await book_of(interaction)
        draft = AffiliationDraft(
            await speaker_of(book, speaker),
            await speaker_of(book, body),
            one_line(title) or None,
            await _when(book, since),
            await _when(book, until),
        )
        async with book.transaction(interaction.user.id, None) as changes:
            await affiliate(changes, draft)
        await send(interaction, await changed_view(book, changes.number), private=True)

    @speaker.command(
        name="merge", description="Take two speakers for one: what the first said is shown under the second"
    )
    @app_commands.describe(
        first="The one that goes; its names lead to the other",
        second="The one that stays",
        reason="Why they are one, in a few words",
    )
    @app_commands.autocomplete(first=suggest.speakers, second=suggest.speakers)
    async def speaker_merge(
        self,
        interaction: Interaction,
        first: Name,
        second: Name,
        reason: app_commands.Range[str, 1, REASON] | None = None,
    ) -> None:
        """Answer /mod speaker merge."""
        book = await book_of(interaction)
        away, into = [number_of(await speaker_of(book, typed)) for typed in (first, second)]
        view, _ = await merge_view(book, "speaker", away, into, shorten(one_line(reason), REASON))
        await send(interaction, view, private=True)


async def speaker_of(book: Book, typed: str) -> int:
    """The id of the speaker that was typed; `UserError` with the near names when it is not clear."""
    match = await match_speaker(book, typed)
    if match.id is not None:
        return match.id
    near = " or ".join(safe(one.text, 60) for one in match.candidates[:3])
    hint = f"did you mean {near}? Pick from the list" if near else "add it first, with /mod speaker add"
    raise UserError(f"It is not clear who “{safe(typed, 60)}” is: {hint}.")


def _names(typed: str | None) -> tuple[str, ...]:
    found = tuple(filter(None, dict.fromkeys(map(one_line, (typed or "").split(",")))))
    if len(found) > NAMES or any(len(name) > NAME for name in found):
        raise UserError(f"At most {NAMES} names of {NAME} characters each; put commas between them.")
    return found


async def _when(book: Book, typed: str | None) -> When | None:
    if typed is None:
        return None
    return await read_typed(typed, (await book.settings()).zone, datetime.now(UTC))
