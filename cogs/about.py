"""/about and /help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import __version__
from bot.domain.summary import RecordSummary
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
    "It does not read the messages in this server: it sees commands, buttons, forms, and what its menu is used on.",
    "It keeps the records and which member proposed or changed them. Questions are kept without who asked.",
    "`/privacy show` says what is held of you.",
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
        "`/claim history` · what was done to it, and by whom",
    ),
    "Plain English": ("`/ask` · a question in your own words",),
    "Proposing": (
        "`/submit` · propose a statement; so does the menu *Record statement* of a message",
        "`/dispute` · object to a record",
        "`/proposals` · what became of yours",
    ),
    "Your own data": (
        "`/privacy show` · what is held of you in this server",
        "`/privacy export` · all of it, as a file",
        "`/privacy forget` · take yourself out of it",
    ),
    "Moderators": (
        "`/mod record` · put a statement on record; so does the menu *Record statement*",
        "`/mod import article` · statements out of an article",
        "`/mod queue` · what members propose",
        "`/mod settings` · who moderates, where changes are logged, time zone",
        "`/mod log` · who did what, and why",
        "`/mod edit` · change what a record says; the old text is kept",
        "`/mod merge` · take two claims for one",
        "`/mod link` · record how claims or statements bear on each other",
        "`/mod strike` · take a record out of the answers, with the reason",
        "`/mod redact` · remove words for good",
        "`/mod undo` · take back what was done",
        "`/mod speaker add` · a person, a body, an unnamed source",
        "`/mod speaker alias` · names to find somebody by",
        "`/mod speaker affiliate` · whom somebody belongs to",
        "`/mod speaker merge` · two speakers who are one",
        "`/mod topic create` · a dossier with its sides",
        "`/mod topic edit` · its title and time zone",
        "`/mod topic sides` · whose word readers need to hear",
    ),
}
BEGIN = "Nothing is on record yet: moderators begin with `/mod settings`."
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
                Row((_summary_text(summary), *([] if summary.statements else [BEGIN])), "On record in this server"),
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
