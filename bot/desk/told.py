"""Telling whoever handed a proposal in what became of it, if they chose to be told.

It is done after the decision is on disk, and once: whoever decided tells. When the bot dies in between, nobody is told
again; what became of it stands in /proposals in any case.
"""

from __future__ import annotations

import logging

import aiohttp
import discord

from bot.desk.proposal_text import state_text, summary
from bot.domain.submissions import Submission, SubmissionState
from bot.ledger import Book
from bot.ui.book import Interaction
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe

_log = logging.getLogger(__name__)


async def tell_submitter(interaction: Interaction, book: Book, number: int) -> None:
    """Send the direct message on proposal `number`, now decided, if one is wanted.

    Closed direct messages are no fault: nothing is raised for anything that Discord refuses.
    """
    submission = await book.queue.get(number)
    if not submission.notify or submission.submitted_by is None or not _decided_by_others(submission):
        return
    names = await book.queue.names([submission])
    recorded = (await book.queue.recorded([submission])).get(number, ())
    server = safe(interaction.guild.name, 100) if interaction.guild else "the server"
    rows = (Row((summary(submission.content, names), state_text(submission, recorded))),)
    sheet = Sheet(f"Your proposal {number}", (f"in {server}",), rows, ("/proposals there lists all of yours",))
    try:
        channel = await interaction.client.create_dm(discord.Object(submission.submitted_by))
        await channel.send(view=sheet_view(sheet), allowed_mentions=discord.AllowedMentions.none())
    except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
        code = f" {error.code}" if isinstance(error, discord.HTTPException) else ""
        _log.info("a submitter could not be told: %s%s", type(error).__name__, code)


def _decided_by_others(submission: Submission) -> bool:
    return submission.state in (SubmissionState.ACCEPTED, SubmissionState.REJECTED)
