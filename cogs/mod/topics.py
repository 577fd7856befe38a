"""/mod topic: what a dossier is called, in which zone its days are named, and whose word readers need to hear."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.desk.changed import changed_view
from bot.domain.drafts import TopicDraft
from bot.domain.errors import UserError
from bot.domain.limits import NAME, SIDES, TITLE
from bot.ledger import Book
from bot.ledger.topic_edits import add_side, create_topic, edit_topic, move_side, remove_side
from bot.ui.book import Interaction, book_of
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import plain, safe
from bot.ui.typed_text import needed
from bot.ui.typed_zones import zone_of
from cogs import suggest
from cogs.meant import topic_meant
from cogs.mod.speakers import speaker_of
from cogs.mod.zones import zones

_NOTHING = "Nothing was asked for: give another title or time zone."
_LENGTH = 100
_TITLE = TITLE
_TOPIC = "A topic: pick one, or type words of its title"

Title = app_commands.Range[str, 1, _TITLE]
Name = app_commands.Range[str, 1, NAME]
Zone = app_commands.Range[str, 1, 60]


async def topics(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """The topics on record, without a choice for all of them."""
    return [choice for choice in await suggest.topics(interaction, typed) if choice.value != suggest.EVERYTHING]


async def offered_sides(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """The sides of the topic chosen before, in reading order."""
    book = await book_of(interaction)
    try:
        found = await book.house.sides_of(await topic_meant(book, interaction.namespace.topic or ""))
    except UserError:
        return []
    shown = [(name, suggest.exact(body, name)) for body, name in found if typed.casefold() in name.casefold()]
    return [Choice(name=plain(name, _LENGTH), value=value) for name, value in shown[: suggest.MOST]]


class Topics(commands.Cog):
    """/mod topic."""

    topic = app_commands.Group(name="topic", description="Topics: title, time zone, sides")

    @topic.command(name="create", description="Open a topic: a dossier with the sides whose word readers need to hear")
    @app_commands.describe(
        title="What it is called",
        time_zone="The zone its days are named in; without it, the server's",
        first="A side: a body on record",
        second="The next side, in reading order",
        third="The next side",
        fourth="The next side; /mod topic sides adds more",
    )
    @app_commands.autocomplete(
        time_zone=zones,
        first=suggest.speakers,
        second=suggest.speakers,
        third=suggest.speakers,
        fourth=suggest.speakers,
    )
    async def topic_create(
        self,
        interaction: Interaction,
        title: Title,
        time_zone: Zone | None = None,
        first: Name | None = None,
        second: Name | None = None,
        third: Name | None = None,
        fourth: Name | None = None,
    ) -> None:
        """Answer /mod topic create."""
        book = await book_of(interaction)
        zone = await zone_of(time_zone) if time_zone else (await book.settings()).zone
        bodies = [await speaker_of(book, typed) for typed in (first, second, third, fourth) if typed]
        async with book.transaction(interaction.user.id, None) as changes:
            await create_topic(changes, TopicDraft(needed(title, "title"), zone, tuple(bodies)))
        await send(interaction, await changed_view(book, changes.number), private=True)

    @topic.command(name="edit", description="Give a topic another title or time zone")
    @app_commands.describe(topic=_TOPIC, title="What it is called from now on", time_zone="The zone its days are in")
    @app_commands.autocomplete(topic=topics, time_zone=zones)
    async def topic_edit(
        self, interaction: Interaction, topic: Title, title: Title | None = None, time_zone: Zone | None = None
    ) -> None:
        """Answer /mod topic edit."""
        book = await book_of(interaction)
        found, _ = await _topic(book, topic)
        if title is None and time_zone is None:
            raise UserError(_NOTHING)
        zone = await zone_of(time_zone) if time_zone else None
        async with book.transaction(interaction.user.id, None) as changes:
            await edit_topic(
                changes,
                found,
                title=needed(title, "title") if title else None,
                zone=zone,
            )
        await send(interaction, await changed_view(book, changes.number), private=True)

    @topic.command(
        name="sides", description="Show the sides of a topic in reading order, add one, take one away, or move one"
    )
    @app_commands.describe(
        topic=_TOPIC,
        add="A body to put at the end",
        remove="A side to take away",
        move="A side to put elsewhere, with to",
        to="Which place it moves to, counted from 1",
    )
    @app_commands.autocomplete(topic=topics, add=suggest.speakers, remove=offered_sides, move=offered_sides)
    async def topic_sides(
        self,
        interaction: Interaction,
        topic: Title,
        add: Name | None = None,
        remove: Name | None = None,
        move: Name | None = None,
        to: app_commands.Range[int, 1, SIDES] = 1,
    ) -> None:
        """Answer /mod topic sides."""
        book = await book_of(interaction)
        found, title = await _topic(book, topic)
        typed = [(remove, remove_side), (add, add_side)]
        notes: tuple[str, ...] = ()
        if add or remove or move:
            async with book.transaction(interaction.user.id, None) as changes:
                for name, do in typed:
                    if name:
                        await do(changes, found, await speaker_of(book, name))
                        await changes.flush()
                if move:
                    await move_side(changes, found, await speaker_of(book, move), to)
            notes = (f"batch {changes.number} in /mod log; /mod undo takes it back",)
        listed = [f"{at}. {safe(name, NAME)}" for at, (_, name) in enumerate(await book.house.sides_of(found), start=1)]
        sheet = Sheet(f"Sides of {safe(title, _TITLE)}", (), (Row(tuple(listed) or ("No side yet.",)),), notes)
        await send(interaction, sheet_view(sheet), private=True)


async def _topic(book: Book, typed: str) -> tuple[int, str]:
    """The id and title of the topic that was typed; raises `UserError` when it is not clear or not on record."""
    found = await topic_meant(book, typed)
    return found, await book.house.topic_title(found)
