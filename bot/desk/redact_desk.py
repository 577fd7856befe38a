"""Removing words for good: first the words are shown with the reason, then a button does it; nothing brings them back.

The reason is kept in memory from the command to the button; after a restart a form asks for it again.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.desk.edit_form import NUMBER
from bot.desk.in_place import show
from bot.domain.errors import RefusedError
from bot.domain.ids import number_of, record_id
from bot.domain.refs import Card, Ref
from bot.ledger import Book
from bot.ledger.curation.redact import REDACTED, redact_claim, redact_statement
from bot.ui.base import BaseDynamicItem
from bot.ui.book import Interaction
from bot.ui.forms import BaseForm
from bot.ui.layout import AnswerView
from bot.ui.permission import moderated_book
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import clean, safe

KINDS = ("claim", "statement", "citation")
"""The kinds of records whose words can be removed."""

REASON = 500
"""Characters of a reason."""

_WORDS = 600
_WARNING = "This cannot be undone: the words are removed from the record, its history, proposals and the search index."


class RedactButton(
    BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:redact:(?P<kind>{'|'.join(KINDS)}):(?P<number>{NUMBER})"
):
    """Removes the words, for the reason given before; asks for it when it is not known any more."""

    def __init__(self, kind: str, number: int) -> None:
        """The record whose words go."""
        self.kind, self.number = kind, number
        button = discord.ui.Button[Any](
            label="Remove the words", custom_id=f"cc:redact:{kind}:{number}", style=discord.ButtonStyle.danger
        )
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> RedactButton:
        """Read the record."""
        return cls(match["kind"], int(match["number"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Remove the words, or send the form; who may is asked then."""
        given = interaction.client.edits.get(_key(interaction, self.kind, self.number))
        if given is None:
            await interaction.response.send_modal(RedactForm(self.kind, self.number))
        else:
            await _remove(interaction, self.kind, self.number, given["reason"])


class RedactForm(BaseForm, template=rf"cc:redacted:(?P<kind>{'|'.join(KINDS)}):(?P<number>{NUMBER})"):
    """Asks why words are removed, and removes them."""

    def __init__(self, kind: str, number: int) -> None:
        """The record whose words go."""
        super().__init__(title="Remove the words for good", custom_id=f"cc:redacted:{kind}:{number}")
        self.kind, self.number = kind, number
        self.reason = discord.ui.TextInput[Any](
            custom_id="reason",
            style=discord.TextStyle.paragraph,
            min_length=2,
            max_length=REASON,
        )
        text = "Everybody reads it; do not repeat the words."
        self.add_item(discord.ui.Label(text="Why", description=text, component=self.reason))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> RedactForm:
        """The form for the same record."""
        return cls(match["kind"], int(match["number"]))

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Remove the words."""
        await _remove(interaction, self.kind, self.number, clean(self.reason.value))


async def _remove(interaction: discord.Interaction[Any], kind: str, number: int, reason: str) -> None:
    """Remove the words, if the person moderates and nobody has."""
    book = await moderated_book(interaction)
    ref = Ref(kind, record_id(book.server, number))
    card = await book.curation.card(ref)
    words = [text for _, text in await _words(book, card)]
    async with book.transaction(interaction.user.id, reason) as changes:
        match kind:
            case "claim":
                await redact_claim(changes, ref.id)
            case "statement":
                await redact_statement(changes, ref.id)
            case "citation":
                await redact_statement(changes, card.fields["statement"], ref.id)
    # What forms are filled in with may hold the words; drafts are read again from where these were taken out.
    interaction.client.drafts.forget(interaction.guild_id)
    interaction.client.edits.forget_words(interaction.guild_id, words)
    lead = (f"The words of {ref.label} are gone. Answers say so in their place.",)
    notes = (f"batch {changes.number} in /mod log; backups made before still hold the words",)
    await show(interaction, sheet_view(Sheet("Words removed", lead, (), notes)))


async def redact_view(interaction: Interaction, book: Book, ref: Ref, reason: str) -> AnswerView:
    """The words that will go, with the button that asks once more; `RefusedError` when there are none."""
    card = await book.curation.card(ref)
    rows = tuple([Row((f"> {safe(words, _WORDS)}",), label) for label, words in await _words(book, card)])
    if not rows:
        raise RefusedError(f"No words are held for {ref.label}, so there is nothing to remove.")
    number = number_of(ref.id)
    interaction.client.edits.put(_key(interaction, ref.kind, number), {"reason": reason})
    sheet = Sheet(f"Remove the words of {ref.label}?", (_WARNING, f"Because: {safe(reason, REASON)}"), rows)
    return sheet_view(sheet, pager=[RedactButton(ref.kind, number)])


async def _words(book: Book, card: Card) -> list[tuple[str, str]]:
    """The words of a record, each with what they belong to."""
    if card.ref.kind == "claim":
        return [] if card.fields["redacted"] else [(card.ref.label, card.fields["text"])]
    parts = await book.curation.parts(card.ref) if card.ref.kind == "statement" else [(card.ref, card.fields)]
    held = ((ref.label, fields.get("wording") or fields.get("hedge")) for ref, fields in parts)
    return [(label, words) for label, words in held if words and words != REDACTED]


def _key(interaction: Interaction, kind: str, number: int) -> tuple[int | None, int, str]:
    return interaction.guild_id, interaction.user.id, f"cc:redacted:{kind}:{number}"
