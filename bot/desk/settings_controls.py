"""The menus and buttons for a server's settings. Each says what it sets and where it stands, in the panel or the guide.

They work after a restart, and each asks again whether the person moderates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import discord

from bot.domain.answers import Candidate
from bot.domain.ids import number_of, record_id, typed_number
from bot.domain.limits import TITLE
from bot.domain.settings import ServerSettings, SettingsChange
from bot.ui.base import BaseDynamicItem
from bot.ui.channels import cannot_write
from bot.ui.permission import appoints, moderated_book
from bot.ui.text import plain

_Press = discord.Interaction[Any]
PANEL = "panel"
WHERE = r"(?P<where>panel|[1-5])"
"""Where a control stands: in the panel of all settings, or in a step of the guide."""

_ROLES = 25
TOPICS = 24
"""How many topics a menu offers, beside "all topics"."""
_MANAGERS = "Not changed: only people with the permission Manage Server choose who moderates."
_EVERYBODY = "Not changed: everybody has that role; choose one that only moderators have."


def roles_of(settings: ServerSettings, guild: discord.Guild | None) -> list[int]:
    """The chosen roles that still exist: Discord refuses a menu that shows others as chosen."""
    return [role for role in sorted(settings.moderator_roles) if guild is None or guild.get_role(role) is not None]


class RolesSelect(BaseDynamicItem[discord.ui.RoleSelect[Any]], template=rf"cc:set:roles:{WHERE}"):
    """Chooses the roles that may moderate."""

    def __init__(self, where: str, chosen: Iterable[int] = ()) -> None:
        """`chosen` are ids of roles that exist."""
        self.where = where
        defaults = [discord.SelectDefaultValue(id=role, type=discord.SelectDefaultValueType.role) for role in chosen]
        super().__init__(
            discord.ui.RoleSelect(
                custom_id=f"cc:set:roles:{where}",
                placeholder="Roles that may moderate",
                min_values=0,
                max_values=_ROLES,
                default_values=defaults[:_ROLES],
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> RolesSelect:
        """Read where it stands."""
        return cls(match["where"])

    async def pressed(self, interaction: _Press) -> None:
        """Choose these roles and no others."""
        from bot.desk.settings_desk import choose

        roles = frozenset(role.id for role in self.item.values)
        notice = None
        if interaction.guild_id in roles:  # the role @everyone has the id of its server
            notice = _EVERYBODY
        elif not appoints(interaction):  # or whoever moderates could make anybody a moderator
            notice = _MANAGERS
        await choose(
            interaction, self.where, SettingsChange() if notice else SettingsChange(moderator_roles=roles), notice
        )


class ChannelSelect(BaseDynamicItem[discord.ui.ChannelSelect[Any]], template=rf"cc:set:(?P<what>log|feed):{WHERE}"):
    """Chooses the channel that is told of changes, or of what is new on record."""

    placeholders: ClassVar = {"log": "Channel for the log of changes", "feed": "Channel for what is new on record"}

    def __init__(self, what: str, where: str, chosen: int | None = None) -> None:
        """`what` is "log" or "feed", `chosen` the id of a channel that exists."""
        self.what, self.where = what, where
        kind = discord.SelectDefaultValueType.channel
        super().__init__(
            discord.ui.ChannelSelect(
                custom_id=f"cc:set:{what}:{where}",
                placeholder=self.placeholders[what],
                channel_types=[discord.ChannelType.text, discord.ChannelType.news],
                min_values=0,
                max_values=1,
                default_values=[discord.SelectDefaultValue(id=chosen, type=kind)] if chosen else [],
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> ChannelSelect:
        """Read what it chooses and where it stands."""
        return cls(match["what"], match["where"])

    async def pressed(self, interaction: _Press) -> None:
        """Choose the channel, or none; not one that the bot cannot write in."""
        from bot.desk.settings_desk import choose

        channel = next((channel.id for channel in self.item.values), None)
        lacking = cannot_write(interaction.guild, channel)
        notice = f"Not changed: in <#{channel}>, {lacking}. Put that right, then choose it again." if lacking else None
        chosen = SettingsChange()
        if not lacking:
            chosen["log_channel" if self.what == "log" else "feed_channel"] = channel
        await choose(interaction, self.where, chosen, notice)


class TopicSelect(BaseDynamicItem[discord.ui.Select[Any]], template=rf"cc:set:topic:{WHERE}"):
    """Chooses the usual topic."""

    def __init__(self, where: str, topics: Sequence[Candidate] = (), chosen: int | None = None) -> None:
        """`topics` on record, `chosen` the id of one."""
        self.where = where
        options = [discord.SelectOption(label="all topics", value="0", default=chosen is None)]
        options += [
            discord.SelectOption(
                label=plain(one.text, min(TITLE, 100)), value=str(number_of(one.id)), default=one.id == chosen
            )
            for one in topics[:TOPICS]
        ]
        super().__init__(discord.ui.Select(custom_id=f"cc:set:topic:{where}", options=options))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> TopicSelect:
        """Read where it stands."""
        return cls(match["where"])

    async def pressed(self, interaction: _Press) -> None:
        """Choose that topic."""
        from bot.desk.settings_desk import choose

        server, number = (await moderated_book(interaction)).server, typed_number(self.item.values[0])
        topic = record_id(server, number) if number else None
        await choose(interaction, self.where, SettingsChange(default_topic=topic))


class SwitchButton(
    BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:set:(?P<what>answers|second):(?P<on>[01]):{WHERE}"
):
    """Chooses who sees answers, or whether a second moderator is needed; it says what will be, so twice is once."""

    labels: ClassVar = {
        ("answers", True): "Make answers private",
        ("answers", False): "Make answers public",
        ("second", True): "Need a second moderator",
        ("second", False): "Need no second moderator",
    }

    def __init__(self, what: str, where: str, *, on: bool) -> None:
        """`what` is "answers" or "second", `on` what it will be."""
        self.what, self.where, self.on = what, where, on
        label = self.labels[what, on]
        super().__init__(discord.ui.Button(label=label, custom_id=f"cc:set:{what}:{int(on)}:{where}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> SwitchButton:
        """Read what it chooses."""
        return cls(match["what"], match["where"], on=match["on"] == "1")

    async def pressed(self, interaction: _Press) -> None:
        """Choose it."""
        from bot.desk.settings_desk import choose

        chosen = SettingsChange(private_answers=self.on)
        if self.what == "second":
            chosen = SettingsChange(second_person=self.on)
        await choose(interaction, self.where, chosen)
