"""What tests of recording do again and again."""

from __future__ import annotations

from typing import Any

import discord
from simcord import InteractionResult, ResponseMessage
from simcord.actors import MemberActor
from simcord.components import walk_components

from bot.domain.answers import SaidAnswer, SaidRow
from bot.domain.ids import record_id
from bot.domain.questions import Said
from bot.ledger.columns import id_set
from tests.cogs.conftest import Server

MENU = "Record statement"


async def post(server: Server, said: str) -> discord.Message:
    """A message of the reader's in the channel."""
    return await server.reader.send(server.channel, said)


async def form_on(server: Server, said: str, by: MemberActor | None = None) -> InteractionResult:
    """The form on a message that says so, opened by the moderator unless somebody else is named."""
    return await (by or server.moderator).context_menu(server.channel, MENU, await post(server, said))


def filled(form: InteractionResult) -> dict[str, str]:
    """What a form is filled in with."""
    assert form.modal is not None
    return dict(map(_field, form.modal["components"]))


def refilled(form: InteractionResult, **fields: str) -> dict[str, Any]:
    """What a form is filled in with, and some fields typed anew, as Discord sends them."""
    return as_sent(filled(form) | fields)


def as_sent(fields: dict[str, str]) -> dict[str, Any]:
    """The fields of the form as Discord sends them: what is picked from a list is a list."""
    return {name: [value] if name == "stance" else value for name, value in fields.items()}


def sent_again(form: InteractionResult) -> InteractionResult:
    """The form as it still stands on another device of the same person, where it can be sent off once more."""
    form._interaction.modal_consumed = False
    return form


def swapped(server: Server, shown: ResponseMessage, draft: str) -> None:
    """Have the buttons of a message carry another draft's id, as only somebody with a client of their own could."""
    stored = server.env.backend.get_message(shown.channel_id, shown.id)
    for component in walk_components(stored.components):
        prefix, _, rest = str(component.get("custom_id", "")).partition(":")
        if rest:
            kind, _, tail = rest.partition(":")
            component["custom_id"] = ":".join((prefix, kind, draft, *tail.split(":")[1:]))


def draft_of(form: InteractionResult) -> str:
    """The id under which a form's draft is kept."""
    assert form.modal is not None
    return str(form.modal["custom_id"]).rpartition(":")[2]


async def recorded(server: Server, number: int) -> SaidRow:
    """A statement on record, with its citations and its stance, if any."""
    scope = server.book._scope
    wanted = record_id(server.book.server, number)
    [statement] = await scope.fetch("statements_by_id", ids=id_set([wanted]))
    answer = await server.book.answer(Said(statement["speaker"]))
    assert isinstance(answer, SaidAnswer)
    return next(row for row in answer.rows if row.statement.id == wanted)


def _field(label: dict[str, Any]) -> tuple[str, str]:
    inner = label["component"]
    if "options" in inner:
        return inner["custom_id"], next(one["value"] for one in inner["options"] if one.get("default"))
    return inner["custom_id"], inner.get("value") or ""
