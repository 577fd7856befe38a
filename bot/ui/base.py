"""The classes that every layout, form and button of ours starts from.

discord.py has an error handler for views and one for forms, and none for dynamic items: what those raise is logged, and
the person sees "This interaction failed". With these classes every error ends in `bot.errors.answer_error`, and the bot
knows what is still running when it closes.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Any, TypeVar

import discord

from bot.errors import answer_error, handle, take

_Interaction = discord.Interaction[Any]
ItemT_co = TypeVar("ItemT_co", bound=discord.ui.Item[Any], covariant=True)


class BaseLayoutView(discord.ui.LayoutView):
    """A layout of Components V2.

    A check that fails must raise `RefusedError`: one that returns False would leave the person without an answer.
    """

    async def _scheduled_task(self, item: discord.ui.Item[Any], interaction: _Interaction) -> None:
        await handle(interaction, partial(super()._scheduled_task, item, interaction))

    async def on_error(self, interaction: _Interaction, error: Exception, _item: discord.ui.Item[Any], /) -> None:
        """Answer what an item of the layout raised."""
        await answer_error(interaction, error)


class BaseModal(discord.ui.Modal):
    """A form. As with layouts, a check that fails must raise."""

    async def _scheduled_task(  # type: ignore[override]  # as discord.py does
        self, interaction: _Interaction, components: Any, resolved: Any
    ) -> None:
        await handle(interaction, partial(super()._scheduled_task, interaction, components, resolved))

    async def on_error(self, interaction: _Interaction, error: Exception, /) -> None:  # type: ignore[override]
        """Answer what the form raised when it was sent off."""
        await answer_error(interaction, error)


class BaseDynamicItem(discord.ui.DynamicItem[ItemT_co], template=r"(?!)"):
    """A button or menu whose `custom_id` says all, so that it works after a restart and on old messages.

    A subclass names its `template`, builds itself in `from_custom_id` from the match alone, and does its work, checks
    included, in `pressed`.
    """

    def __init_subclass__(cls, *, template: str) -> None:
        super().__init_subclass__(template=template)
        if forbidden := vars(cls).keys() & {"callback", "interaction_check"}:
            raise TypeError(f"{cls.__name__}.{forbidden.pop()}: discord.py swallows its errors; do it in `pressed`")
        if "from_custom_id" in vars(cls):
            cls.from_custom_id = classmethod(_answering(vars(cls)["from_custom_id"].__func__))  # type: ignore[assignment]

    @abstractmethod
    async def pressed(self, interaction: _Interaction) -> None:
        """Do what the person asked for; whatever it raises is answered."""

    async def callback(self, interaction: _Interaction) -> None:
        """What discord.py calls."""
        await handle(interaction, partial(self.pressed, interaction))


def _answering(build: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """A `from_custom_id` whose errors are answered; then the plain component stands in, which does nothing."""

    @wraps(build)
    async def from_custom_id(cls: type, interaction: _Interaction, item: Any, match: Any, /) -> Any:
        take(interaction)
        try:
            return await build(cls, interaction, item, match)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await answer_error(interaction, error)
            return item

    return from_custom_id
