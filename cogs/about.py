"""/about and /help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import __version__
from bot.domain.answers import RecordSummary
from bot.ui.book import Interaction, book_of
from bot.ui.dates import moment_text
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import source_link

if TYPE_CHECKING:
    from bot.nightly import Nightly

WHAT = (
    "Keeps the record of a contested story: who claimed what, who denied it, in which words, when, and where it was"
    " reported."
)
NO_VERDICT = "It never rules on truth. A standing is computed from the record and says how many sides were heard."
PRIVACY = (
    "It cannot read the messages in this server: it sees commands, buttons and what is typed into its forms.",
    "It keeps the records and which member changed them. Questions are kept without who asked.",
)
COMMANDS = {
    "Who said so": (
        "`/who claimed` · who asserts a claim",
        "`/who denied` · who denies it, and who was not heard",
        "`/who unanswered` · accusations without an answer",
    ),
    "What was said": (
        "`/said` · what a person or a body said",
        "`/compare` · two speakers, claim by claim",
        "`/changes` · positions that moved",
    ),
    "Claims": (
        "`/claim show` · one claim, and where everybody stands",
        "`/claim search` · claims and quotations by words",
        "`/claim contested` · asserted by one, denied by another",
        "`/claim timeline` · every act in order",
    ),
    "Plain English": ("`/ask` · a question in your own words",),
    "Moderators": ("`/mod settings` · who sees answers, time zone, usual topic",),
}
EXAMPLES = (
    "`/who denied claim: violated the ceasefire`",
    "`/said speaker: Pashinyan about: ceasefire`",
    "`/ask question: what is contested?`",
)


class AboutCommands(commands.Cog):
    """The commands /about and /help."""

    @app_commands.command(description="What this bot is, what is on record here, and what it keeps")
    @app_commands.guild_only()
    async def about(self, interaction: Interaction) -> None:
        """Answer /about."""
        book = await book_of(interaction)
        summary, settings = await book.summary(), await book.settings()
        link = source_link("Add it to another server", interaction.client.invitation)
        sheet = Sheet(
            f"Counterclaim {__version__}",
            (WHAT, NO_VERDICT),
            (
                Row((_summary_text(summary),), "On record in this server"),
                *_backup_rows(interaction.client.backups),
                Row(PRIVACY, "Privacy"),
                *([Row((link,), "Links")] if link else []),
            ),
            ("/help lists the commands",),
        )
        await send(interaction, sheet_view(sheet), private=settings.private_answers)

    @app_commands.command(description="The commands by purpose, with examples")
    @app_commands.guild_only()
    async def help(self, interaction: Interaction) -> None:
        """Answer /help."""
        rows = [Row(lines, group) for group, lines in (COMMANDS | {"For example": EXAMPLES}).items()]
        sheet = Sheet("Commands", (), tuple(rows), ("/about says what this is and what it keeps",))
        await send(interaction, sheet_view(sheet), private=True)


def _summary_text(summary: RecordSummary) -> str:
    counts = (
        (summary.claims, "claim", "claims"),
        (summary.statements, "statement", "statements"),
        (summary.speakers, "speaker", "speakers"),
        (summary.sources, "source", "sources"),
    )
    text = " · ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts)
    contested = f"{summary.contested:,} contested"
    latest = f" · last recorded {moment_text(summary.latest)}" if summary.latest else ""
    return f"{text} · {contested}{latest}"


def _backup_rows(backups: Nightly | None) -> tuple[Row, ...]:
    """How old the last backup is. Where it lies and why one failed is for the owner, and stands in the log."""
    if backups is None:
        return ()
    if backups.last is not None:
        lines = [f"Last made {moment_text(backups.last, 'R')}"]
    else:
        lines = ["None yet; one is made each night" if backups.keep else "The bot makes none"]
    if backups.failed is not None:
        lines.append(f"The last try failed, {moment_text(backups.failed, 'R')}; the bot's owner finds why in the log")
    return (Row(tuple(lines), "Backups"),)


async def setup(bot: commands.Bot) -> None:
    """Add /about and /help."""
    await bot.add_cog(AboutCommands())
