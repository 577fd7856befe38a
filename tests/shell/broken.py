"""An extension whose commands, buttons and forms raise what they are told to, on every surface that discord.py has."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands
from simcord import Env

from bot.app import Counterclaim
from bot.domain.errors import NotOnRecord, RefusedError, StorageError, UserError
from bot.ui.base import BaseDynamicItem, BaseLayoutView, BaseModal

Interaction = discord.Interaction[Counterclaim]


def http(kind: type[discord.HTTPException], status: int, code: int) -> discord.HTTPException:
    """An answer of Discord's that is an error."""
    response: Any = SimpleNamespace(status=status, reason="reason")
    return kind(response, {"code": code, "message": "message"})


def fault_called(name: str) -> Exception:
    """A new exception of that kind."""
    return FAULTS[name]()


FAULTS: dict[str, Callable[[], Exception]] = {
    "mistake": lambda: UserError("Type a date such as 21 Sep 2023."),
    "not on record": lambda: NotOnRecord("There is no claim #99 in this server."),
    "refused": lambda: RefusedError("Only moderators may do this."),
    "storage": lambda: StorageError("The disk that holds the record is full."),
    "bug": lambda: ZeroDivisionError("a bug"),
    "expired": lambda: http(discord.NotFound, 404, 10062),
    "gone": lambda: http(discord.NotFound, 404, 10008),
    "answered twice": lambda: http(discord.HTTPException, 400, 40060),
    "forbidden": lambda: http(discord.Forbidden, 403, 50013),
    "a long pause": lambda: discord.RateLimited(3600.0),
    "discord down": lambda: http(discord.DiscordServerError, 503, 0),
    "odd answer": lambda: http(discord.HTTPException, 400, 50035),
    "role": lambda: app_commands.MissingRole(5),
    "roles": lambda: app_commands.MissingAnyRole([5, "Editors"]),
    "direct": app_commands.NoPrivateMessage,
    "bot permission": lambda: app_commands.BotMissingPermissions(["send_messages"]),
    "check": lambda: app_commands.CheckFailure("no"),
}


class Number(app_commands.Transformer):
    """Takes a number; refuses "thirteen" with a sentence of its own, and chokes on anything else."""

    async def transform(self, _: Any, value: Any, /) -> int:
        if value == "thirteen":
            raise UserError("Thirteen is not taken.")
        return int(value)


class Layout(BaseLayoutView):
    """A layout with one button."""

    row: discord.ui.ActionRow[Layout] = discord.ui.ActionRow()

    def __init__(self, fault: str) -> None:
        super().__init__()
        self.fault = fault

    @row.button(label="Press")
    async def press(self, _: Interaction, __: discord.ui.Button[Layout]) -> None:
        """Raise."""
        raise fault_called(self.fault)


class Form(BaseModal, title="Form"):
    """A form that raises what is typed into it."""

    fault: discord.ui.TextInput[Form] = discord.ui.TextInput(label="Fault", custom_id="fault")

    async def on_submit(self, _: Interaction) -> None:  # type: ignore[override]
        """Raise."""
        raise fault_called(self.fault.value)


class Item(BaseDynamicItem[discord.ui.Button[Any]], template=r"broken:(?P<when>build|press):(?P<fault>.+)"):
    """A button that raises when it is built from its id, or when it is pressed."""

    def __init__(self, when: str, fault: str) -> None:
        super().__init__(discord.ui.Button(label="Press", custom_id=f"broken:{when}:{fault}"))
        self.fault = fault

    @classmethod
    async def from_custom_id(cls, _: Any, __: Any, match: Any, /) -> Item:
        """Read the fault from the id."""
        if match["when"] == "build":
            raise fault_called(match["fault"])
        return cls(match["when"], match["fault"])

    async def pressed(self, _: Interaction) -> None:
        """Raise."""
        raise fault_called(self.fault)


async def suggest(_: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer what was typed, or raise it."""
    if typed in FAULTS:
        raise fault_called(typed)
    return [app_commands.Choice(name=typed, value=typed)]


class Broken(commands.Cog):
    """Commands that fail."""

    def __init__(self) -> None:
        self.let_go = asyncio.Event()
        self.env: Env | None = None

    @app_commands.command(name="raise")
    @app_commands.autocomplete(fault=suggest)
    async def raise_(
        self, interaction: Interaction, fault: str, answer: Literal["no", "deferred", "said", "edited"] = "no"
    ) -> None:
        """Raise a fault, after an answer of some kind."""
        if answer == "said":
            await interaction.response.send_message("said")
        elif answer != "no":
            await interaction.response.defer(ephemeral=True)
        if answer == "edited":
            await interaction.edit_original_response(content="edited")
        raise fault_called(fault)

    group = app_commands.Group(name="deep", description="A group")

    @group.command(name="raise")
    @app_commands.autocomplete(fault=suggest)
    async def deep(self, _: Interaction, fault: str) -> None:
        """Raise a fault from inside a group."""
        raise fault_called(fault)

    @app_commands.command()
    async def take(self, _: Interaction, number: app_commands.Transform[int, Number]) -> None:
        """Take a number and keep quiet about it."""

    @app_commands.command()
    @app_commands.checks.cooldown(1, 60)
    async def once(self, interaction: Interaction) -> None:
        """Answer once a minute."""
        await interaction.response.send_message("once")

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def rule(self, interaction: Interaction) -> None:
        """Answer moderators."""
        await interaction.response.send_message("yes")

    @app_commands.command()
    async def layout(self, interaction: Interaction, fault: str) -> None:
        """Show a layout."""
        await interaction.response.send_message(view=Layout(fault))

    @app_commands.command()
    async def plain(self, interaction: Interaction) -> None:
        """Show a button that nobody will know, as if it were from before a restart."""
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Press", custom_id="forgotten:1"))
        await interaction.response.send_message(view=view)
        view.stop()

    @app_commands.command()
    async def form(self, interaction: Interaction) -> None:
        """Show a form."""
        await interaction.response.send_modal(Form())

    @app_commands.command()
    async def item(self, interaction: Interaction, when: str, fault: str) -> None:
        """Show a dynamic item."""
        view = BaseLayoutView(timeout=None)
        row: discord.ui.ActionRow[Any] = discord.ui.ActionRow()
        row.add_item(Item(when, fault))
        view.add_item(row)
        await interaction.response.send_message(view=view)

    @app_commands.command()
    async def hold(self, interaction: Interaction) -> None:
        """Answer when told to."""
        await interaction.response.defer()
        assert self.env is not None
        await self.env.external_wait(self.let_go.wait(), reason="the test lets go")
        await interaction.followup.send("done")

    @commands.Cog.listener()
    async def on_broken(self, fault: str) -> None:
        """Raise in an event."""
        raise fault_called(fault)


async def setup(bot: Counterclaim) -> None:
    """Add the cog."""
    bot.add_dynamic_items(Item)
    await bot.add_cog(Broken())
