"""What was typed into a form or a command that could not be carried out: Discord does not keep it, so it is shown."""

from __future__ import annotations

from bot.domain.errors import StorageError, UserError
from bot.errors import report
from bot.ui.book import Interaction
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe

_TYPED = 1_500


async def give_back(interaction: Interaction, title: str, error: UserError, typed: str) -> None:
    """Say privately why it was not done, and what was typed, to copy it from. Trouble of the database is reported."""
    if isinstance(error, StorageError):
        report(error, where="what was given back")
    sheet = Sheet(title, (str(error),), (Row((safe(typed, _TYPED),), "You wrote"),))
    await send(interaction, sheet_view(sheet), private=True)
