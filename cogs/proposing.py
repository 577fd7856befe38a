"""/dispute and /proposals: objecting to a record, and what became of what one has proposed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.desk.given_back import give_back
from bot.desk.proposal_buttons import ProposalButton, ProposalsButton
from bot.desk.proposals import handed_in_view, list_view
from bot.domain.errors import UserError
from bot.domain.ids import record_id, typed_number, typed_statement
from bot.domain.submissions import Dispute
from bot.ui.book import Interaction, book_of
from bot.ui.permission import is_moderator
from bot.ui.send import send
from cogs import suggest

_WHICH = 'Name the record by its number, "#12" for a claim or "S34" for a statement, or pick a claim from the list.'
_WHY = "Write what is wrong with that record, so that a moderator can check it."


class Proposing(commands.Cog):
    """The commands of members who propose."""

    @app_commands.command(description="Object to a record: a moderator reads your reason and decides")
    @app_commands.describe(
        record='A claim from the list or by number, "#12"; or a statement, "S34"', reason="What is wrong with it"
    )
    @app_commands.autocomplete(record=suggest.records)
    @app_commands.guild_only()
    async def dispute(
        self,
        interaction: Interaction,
        record: app_commands.Range[str, 1, 100],
        reason: app_commands.Range[str, 1, 1000],
    ) -> None:
        """Answer /dispute."""
        book = await book_of(interaction)
        try:
            objection = _objection(book.server, record, reason)
            moderator = is_moderator(interaction, await book.settings())
            now = datetime.now(UTC)
            number = await book.queue.dispute(objection, interaction.user.id, now, moderator=moderator)
        except UserError as error:
            await give_back(interaction, "Not handed in", error, f"{record} · {reason}")
            return
        await send(interaction, await handed_in_view(book, number), private=True)

    @app_commands.command(description="What you have proposed here, and what became of it")
    @app_commands.guild_only()
    async def proposals(self, interaction: Interaction) -> None:
        """Answer /proposals."""
        view = await list_view(await book_of(interaction), interaction.user.id)
        await send(interaction, view, private=True)


def _objection(server: int, record: str, reason: str) -> Dispute:
    if not reason.strip():
        raise UserError(_WHY)
    if claim := typed_number(record):
        return Dispute("claim", record_id(server, claim), reason)
    if statement := typed_statement(record):
        return Dispute("statement", record_id(server, statement), reason)
    raise UserError(_WHICH)


async def setup(bot: Any) -> None:
    """Add /dispute and /proposals."""
    bot.add_dynamic_items(ProposalButton, ProposalsButton)
    await bot.add_cog(Proposing())
