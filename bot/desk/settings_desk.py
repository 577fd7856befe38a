"""The panel of a server's settings, and what its controls do."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import discord

from bot.desk.guide import next_step, step_view
from bot.desk.in_place import show
from bot.desk.settings_controls import PANEL, TOPICS, ChannelSelect, RolesSelect, SwitchButton, TopicSelect, roles_of
from bot.desk.settings_forms import FormButton, GuideButton, typed_key
from bot.domain.settings import ServerSettings, SettingsChange
from bot.ledger import Book
from bot.ui.channels import cannot_write
from bot.ui.chosen import channel_text, roles_text
from bot.ui.panel import Block, Panel
from bot.ui.permission import moderated_book
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe

_Interaction = discord.Interaction[Any]
_TOPICS = 1_000
ROLES = (
    "People with the permission Manage Server always moderate. The menu shows /mod to a role chosen here once you"
    " allow it under Server Settings > Integrations > this bot > /mod."
)
_UNDO = "each change is in /mod log and can be undone there"


async def choose(interaction: _Interaction, where: str, chosen: SettingsChange, notice: str | None = None) -> None:
    """Choose anew what is given, if the person moderates, and show the panel, or the guide's next step.

    `notice` says why nothing is chosen; the guide then stays where it is. Raises `RefusedError` for a plain member.
    """
    book = await moderated_book(interaction)
    changed = await change(book, interaction.user.id, chosen)
    interaction.client.edits.put(typed_key(interaction, where), {})
    if where == PANEL:
        await show(interaction, await panel_view(book, interaction.guild, notice or ("Changed." if changed else None)))
    else:
        await show(interaction, await step_view(book, interaction.guild, where if notice else next_step(where), notice))


async def refused(interaction: _Interaction, where: str, zone: str, days: str, why: str) -> None:
    """Say why nothing was chosen, and what was typed; the form opens again with it. Raises as `choose`."""
    await moderated_book(interaction)
    interaction.client.edits.put(typed_key(interaction, where), {"zone": zone, "days": days})
    typed = tuple(f"**{name}** · {safe(text)}" for name, text in (("Time zone", zone), ("Days", days)) if text)
    sheet = Sheet("Not changed", (why,), (Row(typed, "As you typed it"),))
    again: list[discord.ui.Item[Any]] = [FormButton("zone", where, "Fix and resubmit"), GuideButton(where, "Back")]
    await show(interaction, sheet_view(sheet, pager=again))


async def turn_to(interaction: _Interaction, where: str) -> None:
    """Show the panel or a step of the guide, if the person moderates."""
    book = await moderated_book(interaction)
    if where == PANEL:
        await show(interaction, await panel_view(book, interaction.guild))
    else:
        await show(interaction, await step_view(book, interaction.guild, where))


async def change(book: Book, actor: int, chosen: SettingsChange) -> bool:
    """Choose anew what is given; whether that changes anything. `actor` is a Discord user."""
    before = asdict(await book.settings())
    if all(before[name] == choice for name, choice in chosen.items()):
        return False
    await book.change_settings(actor=actor, **chosen)
    return True


async def panel_view(book: Book, guild: discord.Guild | None, notice: str | None = None) -> Panel:
    """All settings, each with what changes it. `notice` stands first."""
    settings = await book.settings()
    found = await book.suggest_topics("", _TOPICS)
    topics = sorted(found, key=lambda one: one.id != settings.default_topic)  # the chosen one first: a menu has an end
    topic = next((safe(one.text, 150) for one in topics if one.id == settings.default_topic), None)
    more = "" if len(topics) <= TOPICS else "\n-# Those that are not in the menu: /mod settings topic:"
    blocks = [
        Block(notice or "These are in force."),
        Block(
            f"**Moderator roles** · {roles_text(sorted(settings.moderator_roles))}\n-# {ROLES}",
            [RolesSelect(PANEL, roles_of(settings, guild))],
        ),
        Block(
            _channel_line("Log channel", "a line for each change", settings.log_channel, guild),
            [ChannelSelect("log", PANEL, shown_channel(settings.log_channel, guild))],
        ),
        Block(
            _channel_line("Feed channel", "what is new on record", settings.feed_channel, guild),
            [ChannelSelect("feed", PANEL, shown_channel(settings.feed_channel, guild))],
        ),
        Block(f"**Usual topic** · {topic or 'all topics'}{more}", [TopicSelect(PANEL, topics, settings.default_topic)]),
        Block(
            "\n".join(_lines(settings)),
            [
                FormButton("zone", PANEL),
                SwitchButton("answers", PANEL, on=not settings.private_answers),
                SwitchButton("second", PANEL, on=not settings.second_person),
            ],
        ),
    ]
    return Panel("Settings", blocks, _UNDO)


def shown_channel(channel: int | None, guild: discord.Guild | None) -> int | None:
    """A chosen channel, if it still exists."""
    return channel if channel is None or guild is None or guild.get_channel(channel) is not None else None


def _lines(settings: ServerSettings) -> tuple[str, ...]:
    answers = "private: only the person who asked sees them" if settings.private_answers else "public: in the channel"
    second = "needed" if settings.second_person else "not needed"
    return (
        f"**Answers** · {answers}",
        f"**Time zone** · {safe(settings.zone)}",
        f"**A second moderator** · {second} for links and merges that say more than the speakers did",
        f"**Texts of chat messages** · kept {settings.retention} days beside what was recorded from them",
    )


def _channel_line(name: str, what: str, channel: int | None, guild: discord.Guild | None) -> str:
    lacking = cannot_write(guild, channel)
    trouble = f" · **not written to: {lacking}**" if lacking else ""
    return f"**{name}** · {channel_text(channel)} · {what}{trouble}"
