"""/mod edit, merge, link, strike, redact: putting right what is on record."""

from __future__ import annotations

from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.desk.changed import changed_view
from bot.desk.edit_desk import show_card
from bot.desk.merge_desk import merge_view
from bot.desk.redact_desk import KINDS, REASON, redact_view
from bot.desk.second import do_or_propose
from bot.domain.actions import LinkClaims, LinkStatements
from bot.domain.errors import UserError
from bot.domain.ids import number_of
from bot.domain.limits import URL
from bot.domain.vocabulary import Basis, ClaimLinkKind, StatementLinkKind
from bot.ledger.curation.edit import edit_source
from bot.ledger.curation.strike import STRIKABLE, strike
from bot.ui.book import Interaction, book_of
from bot.ui.send import send
from bot.ui.text import clean
from cogs import suggest
from cogs.mod.refs import claim_number, editable, redactable, ref_of, strikable

Record = app_commands.Range[str, 1, 100]
Claim = app_commands.Range[str, 1, 300]
Reason = app_commands.Range[str, 2, REASON]
LinkKind = Literal["contradicts", "excludes", "implies", "tension", "rebuts", "confirms", "corrects", "repeats"]

_RECORD = "#12, S34, or a part of one: pick it from the list"


class Curation(commands.Cog):
    """The commands that change what is on record."""

    @app_commands.command(description="Change what a claim, statement, stance or source says; the old text is kept")
    @app_commands.describe(record=_RECORD, archived="For a source: the address of an archived copy")
    @app_commands.autocomplete(record=editable)
    async def edit(
        self, interaction: Interaction, record: Record, archived: app_commands.Range[str, 8, URL] | None = None
    ) -> None:
        """Answer /mod edit."""
        book = await book_of(interaction)
        ref = ref_of(book, record, {"claim", "statement", "stance", "source"})
        if archived is None:
            await show_card(interaction, book, ref)
            return
        if ref.kind != "source" or not archived.lower().startswith(("https://", "http://")):
            raise UserError("Only a source has an archived copy: pick a source, and write the address in full.")
        async with book.transaction(interaction.user.id, None) as changes:
            await edit_source(changes, ref.id, archived=clean(archived))
        await send(interaction, await changed_view(book, changes.number), private=True)

    @app_commands.command(description="Take two claims for one: what stands on the first will stand on the second")
    @app_commands.describe(away="The claim that goes; its number leads to the other", into="The claim that stays")
    @app_commands.autocomplete(away=suggest.claims, into=suggest.claims)
    async def merge(self, interaction: Interaction, away: Claim, into: Claim) -> None:
        """Answer /mod merge."""
        book = await book_of(interaction)
        first, second = [number_of(await claim_number(book, typed)) for typed in (away, into)]
        view, _ = await merge_view(book, "claim", first, second)
        await send(interaction, view, private=True)

    @app_commands.command(description="Record how one claim bears on another, or one statement answers another")
    @app_commands.describe(
        first="#12 or S34",
        kind="Claims: contradicts, excludes, implies, tension. Statements: the others",
        second="#12 or S34, as the first",
        basis="For statements: whether the speaker refers to the other one (explicit), or an editor reads it so",
        reason="Why, in a few words",
    )
    @app_commands.autocomplete(first=suggest.records, second=suggest.records)
    async def link(
        self,
        interaction: Interaction,
        first: Record,
        kind: LinkKind,
        second: Record,
        basis: Literal["explicit", "editor"] | None = None,
        reason: Reason | None = None,
    ) -> None:
        """Answer /mod link."""
        book = await book_of(interaction)
        ends = [ref_of(book, typed, {"claim", "statement"}) for typed in (first, second)]
        of_claims = kind in set(ClaimLinkKind)
        if any(end.kind != ("claim" if of_claims else "statement") for end in ends):
            wanted = "two claims, such as #4 and #5" if of_claims else "two statements, such as S4 and S5"
            raise UserError(f"A link of that kind is between {wanted}.")
        for end in ends:
            if not (await book.curation.card(end)).live:
                raise UserError(f"{end.label} does not stand any more, so it takes part in no link.")
        if of_claims:
            if basis is not None:
                raise UserError("Links between claims have no basis: leave it out.")
            await do_or_propose(interaction, book, LinkClaims(ends[0].id, ends[1].id, ClaimLinkKind(kind)), reason)
            return
        action = LinkStatements(ends[0].id, ends[1].id, StatementLinkKind(kind), Basis(basis or Basis.EDITOR))
        await do_or_propose(interaction, book, action, reason)

    @app_commands.command(description="Take a record out of the answers; it stays in the history, with the reason")
    @app_commands.describe(record=_RECORD, reason="Why; everybody who asks for the record reads it")
    @app_commands.autocomplete(record=strikable)
    async def strike(self, interaction: Interaction, record: Record, reason: Reason) -> None:
        """Answer /mod strike."""
        book = await book_of(interaction)
        ref = ref_of(book, record, STRIKABLE)
        async with book.transaction(interaction.user.id, clean(reason)) as changes:
            await strike(changes, ref.kind, ref.id)
        await send(interaction, await changed_view(book, changes.number), private=True)

    @app_commands.command(description="Remove words for good: of a claim, a statement or one citation")
    @app_commands.describe(record=_RECORD, reason="Why; everybody reads it, so do not repeat the words")
    @app_commands.autocomplete(record=redactable)
    async def redact(self, interaction: Interaction, record: Record, reason: Reason) -> None:
        """Answer /mod redact."""
        book = await book_of(interaction)
        view = await redact_view(interaction, book, ref_of(book, record, set(KINDS)), clean(reason))
        await send(interaction, view, private=True)
