"""Forms for what is typed: time zone and days, the first topic. And the buttons that open forms and turn the guide."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import discord

from bot.desk.settings_controls import PANEL, WHERE, ChannelSelect, RolesSelect, SwitchButton, TopicSelect
from bot.domain.errors import UserError
from bot.domain.limits import TITLE
from bot.domain.settings import SettingsChange
from bot.domain.typed import TypedDraft
from bot.ui.base import BaseDynamicItem
from bot.ui.forms import BaseForm
from bot.ui.typed_zones import zone_of

_Press = discord.Interaction[Any]
_DAYS = "Write a number of days from 1 to 3650."
_MOST_DAYS = 3650


class SettingsForm(BaseForm, template=rf"cc:setform:{WHERE}"):
    """The time zone, and for how many days texts of chat messages are kept; what is left empty stays as it is."""

    def __init__(self, where: str, zone: str = "", days: str = "") -> None:
        """`where` the button stands that opened it; `zone` and `days` are what the fields hold at first."""
        super().__init__(title="Time zone and chat texts", custom_id=f"cc:setform:{where}")
        self.where = where
        self.zone = discord.ui.TextInput[Any](
            custom_id="zone", required=False, max_length=60, placeholder="Asia/Yerevan", default=zone or None
        )
        self.days = discord.ui.TextInput[Any](
            custom_id="days", required=False, max_length=4, placeholder="90", default=days or None
        )
        for text, description, component in (
            ("Time zone", "In which dates are typed; empty: as it is", self.zone),
            ("Days that texts of chat messages are kept", "From 1 to 3650; empty: as it is", self.days),
        ):
            self.add_item(discord.ui.Label[Any](text=text, description=description, component=component))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> SettingsForm:
        """The form as it was opened."""
        return cls(match["where"])

    async def submitted(self, interaction: _Press) -> None:
        """Choose what was typed; what cannot be chosen is kept, and comes back with the reason."""
        from bot.desk.settings_desk import choose, refused

        try:
            chosen = await self._chosen()
        except UserError as error:
            await refused(interaction, self.where, self.zone.value, self.days.value, str(error))
        else:
            await choose(interaction, self.where, chosen)

    async def _chosen(self) -> SettingsChange:
        chosen = SettingsChange()
        if zone := self.zone.value.strip():
            chosen["zone"] = await zone_of(zone)
        if days := self.days.value.strip():
            if not re.fullmatch(r"[0-9]{1,4}", days) or not 1 <= int(days) <= _MOST_DAYS:
                raise UserError(_DAYS)
            chosen["retention"] = int(days)
        return chosen


def typed_key(interaction: _Press, where: str) -> tuple[int | None, int, str]:
    """Under which what was typed into a `SettingsForm` and refused is kept in memory."""
    return interaction.guild_id, interaction.user.id, f"cc:setform:{where}"


class FirstTopicForm(BaseForm, template=r"cc:firsttopic"):
    """A first topic and its sides."""

    def __init__(self) -> None:
        super().__init__(title="A first topic", custom_id="cc:firsttopic")
        self.topic = discord.ui.TextInput[Any](custom_id="topic", max_length=TITLE)
        self.sides = discord.ui.TextInput[Any](
            custom_id="sides", style=discord.TextStyle.paragraph, required=False, max_length=2000
        )
        for text, description, component in (
            ("What the topic is called", "The story that the record is about", self.topic),
            ("Its sides, one on each line", "The states and bodies whose word readers need to hear", self.sides),
        ):
            self.add_item(discord.ui.Label[Any](text=text, description=description, component=component))

    @classmethod
    def from_match(cls, _match: re.Match[str]) -> FirstTopicForm:
        """The empty form."""
        return cls()

    async def submitted(self, interaction: _Press) -> None:
        """Record the topic, and the sides that are new."""
        from bot.desk.guide import add_first_topic

        await add_first_topic(interaction, self.topic.value, self.sides.value.splitlines())


class FormButton(BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:open:(?P<form>zone|topic|record):{WHERE}"):
    """Opens a form, at once; who may is asked when it is sent off."""

    labels: ClassVar = {
        "zone": "Time zone, chat texts",
        "topic": "Write down the topic",
        "record": "Record a statement",
    }

    def __init__(self, form: str, where: str, label: str | None = None) -> None:
        """`form` is "zone", "topic" or "record"; `label` is what it says instead of what the form is about."""
        self.form, self.where = form, where
        style = discord.ButtonStyle.secondary if where == PANEL else discord.ButtonStyle.primary
        super().__init__(
            discord.ui.Button(label=label or self.labels[form], custom_id=f"cc:open:{form}:{where}", style=style)
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> FormButton:
        """Read which form."""
        return cls(match["form"], match["where"])

    async def pressed(self, interaction: _Press) -> None:
        """Send the form."""
        from bot.desk.record_flow import open_form

        if self.form == "record":
            await open_form(interaction, TypedDraft())
            return
        typed = interaction.client.edits.get(typed_key(interaction, self.where)) or {}
        form = SettingsForm(self.where, **typed) if self.form == "zone" else FirstTopicForm()
        await interaction.response.send_modal(form)


class GuideButton(BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:guide:{WHERE}"):
    """Goes to a step of the guide, or to the panel of all settings."""

    def __init__(self, where: str, label: str = "Go on") -> None:
        """`where` it goes."""
        self.where = where
        super().__init__(discord.ui.Button(label=label, custom_id=f"cc:guide:{where}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> GuideButton:
        """Read where it goes."""
        return cls(match["where"])

    async def pressed(self, interaction: _Press) -> None:
        """Go there."""
        from bot.desk.settings_desk import turn_to

        await turn_to(interaction, self.where)


FORMS: tuple[type[BaseForm], ...] = (SettingsForm, FirstTopicForm)
CONTROLS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (
    RolesSelect,
    ChannelSelect,
    TopicSelect,
    SwitchButton,
    FormButton,
    GuideButton,
)
"""What the bot has to know of the panel and the guide."""
