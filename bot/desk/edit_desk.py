"""Editing a record: a private card shows how it stands, its button opens the form, and what is refused comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord

from bot.desk.card_sheet import card_sheet
from bot.desk.changed import changed_view
from bot.desk.edit_form import NUMBER, EditForm, form_id, labels
from bot.desk.in_place import open_form, show
from bot.domain.errors import UserError
from bot.domain.ids import number_of, record_id
from bot.domain.refs import Card, Ref
from bot.intake.editing import FORMS, edit, values
from bot.ledger import Book
from bot.ui.base import BaseDynamicItem
from bot.ui.permission import moderated_book
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe

if TYPE_CHECKING:
    from bot.ui.book import Interaction

_FIELD = 400
_KEPT = "Nothing is lost: the form opens filled in as you typed it."


class EditButton(
    BaseDynamicItem[discord.ui.Button[Any]],
    template=rf"cc:edit:(?P<form>{'|'.join(FORMS)}):(?P<number>{NUMBER}):(?P<seen>{NUMBER})",
):
    """Opens a form filled in with what a record says, or with what was typed when it was refused."""

    def __init__(self, form: str, number: int, seen: int, label: str = "Edit") -> None:
        """`number` is the record's, `seen` that of the batch which made the revision that was looked at."""
        self.form, self.number, self.seen = form, number, seen
        super().__init__(discord.ui.Button(label=label, custom_id=f"cc:edit:{form}:{number}:{seen}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> EditButton:
        """Read which form for which record."""
        return cls(match["form"], int(match["number"]), int(match["seen"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Send the form.

        For whoever was shown the card its values are in memory, and nothing is read first; the form itself is checked
        when it is handed in. After a restart they are read, by a few indexed look-ups; `open_form` refuses with a
        sentence when these take longer than Discord waits for a form.
        """
        filled = interaction.client.edits.get(_key(interaction, self.form, self.number, self.seen))
        if filled is None:
            book = await moderated_book(interaction)
            filled = values(self.form, await _card(book, self.form, self.number))
        await open_form(interaction, EditForm(self.form, self.number, self.seen, filled))


async def show_card(interaction: Interaction, book: Book, ref: Ref) -> None:
    """Show privately how a record stands, with buttons to edit it; `NotOnRecord` when this server has none such."""
    card = await book.curation.card(ref)
    if not card.live:
        raise UserError("That record does not stand any more, so it cannot be edited; /mod undo brings it back.")
    for button in (buttons := edit_buttons(card)):
        key = _key(interaction, button.form, button.number, button.seen)
        interaction.client.edits.put(key, values(button.form, card))
    await send(interaction, sheet_view(card_sheet(card), pager=[*buttons]), private=True)


def edit_buttons(card: Card) -> list[EditButton]:
    """The buttons that open the forms for a record; none when it does not stand any more."""
    return [
        EditButton(form, number_of(card.ref.id), card.revision, "Edit number" if form == "number" else "Edit")
        for form, kind in FORMS.items()
        if kind == card.ref.kind and card.live
    ]


async def handed_in(interaction: Interaction, form: EditForm) -> None:
    """Record what was typed into a form; what is refused is kept, and comes back with the reason."""
    book = await moderated_book(interaction)
    try:
        card = await _card(book, form.form, form.number)
        seen = Card(card.ref, card.fields, card.names, form.seen, card.live)
        batch = await edit(book, form.form, seen, form.typed, actor=interaction.user.id)
    except UserError as error:
        await show(interaction, await _refused(interaction, book, form, str(error)))
        return
    again = EditButton("claim", form.number, batch, "Edit claim")
    await show(interaction, await changed_view(book, batch, claim=form.typed.get("text"), edit=again))


async def _refused(interaction: Interaction, book: Book, form: EditForm, sentence: str) -> Any:
    """Why it was not recorded, what was typed, how the record stands, and the way to put it right."""
    card = await _card(book, form.form, form.number)
    interaction.client.edits.put(_key(interaction, form.form, form.number, card.revision), form.typed)
    typed = Row(tuple(_lines(form.form, form.typed)), "As you typed it")
    stands = (Row(tuple(_lines(form.form, values(form.form, card))), "As it stands now"),)
    sheet = Sheet("Not changed", (sentence,), (typed, *(stands if card.revision != form.seen else ())), (_KEPT,))
    again = EditButton(form.form, form.number, card.revision, "Fix and resubmit")
    return sheet_view(sheet, pager=[again])


def _lines(form: str, typed: Mapping[str, str]) -> list[str]:
    return [f"**{label}** · {safe(typed[name], _FIELD)}" for name, label in labels(form).items() if typed[name].strip()]


async def _card(book: Book, form: str, number: int) -> Card:
    return await book.curation.card(Ref(FORMS[form], record_id(book.server, number)))


def _key(interaction: Interaction, form: str, number: int, seen: int) -> tuple[int | None, int, str]:
    return interaction.guild_id, interaction.user.id, form_id(form, number, seen)
