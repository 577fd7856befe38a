"""A person's own data: what is held, as a list; as a file; and the button that has it forgotten."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import discord

from bot.desk.in_place import show
from bot.domain.privacy import Held
from bot.ledger import Book
from bot.ledger.columns import stamp
from bot.ui.base import BaseDynamicItem
from bot.ui.book import Interaction, book_of
from bot.ui.dates import moment_text
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet

_LARGEST = 8_000_000  # bytes; Discord takes 10 MB where nobody pays for more
_MOST = 3
_NOTHING = "Nothing is held of you in this server."
_STAYS = "Records name nobody on Discord and stay, with their words and sources."


class ForgetButton(BaseDynamicItem[discord.ui.Button[Any]], template=r"cc:privacy:forget"):
    """Forgets whoever presses it, in the server where it is pressed."""

    def __init__(self) -> None:
        button = discord.ui.Button[Any](
            label="Forget me in this server", style=discord.ButtonStyle.danger, custom_id="cc:privacy:forget"
        )
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> ForgetButton:
        """There is nothing to read."""
        return cls()

    async def pressed(self, interaction: Interaction) -> None:
        """Forget, and say so in the place of the question."""
        book = await book_of(interaction)
        await book.privacy.forget(interaction.user.id, datetime.now(UTC))
        for at_hand in (interaction.client.drafts, interaction.client.edits):
            at_hand.forget(interaction.guild_id, interaction.user.id)
        sheet = Sheet("Forgotten", ("Nothing is held of you in this server any more.", _STAYS))
        await show(interaction, sheet_view(sheet))


async def held_sheet(book: Book, member: int) -> Sheet:
    """What is held of a Discord user: how much of what, and the newest of it."""
    held = await book.privacy.held(member)
    if not held.anything:
        return Sheet("Your data", (_NOTHING,))
    newest = await book.privacy.newest(member, _MOST)
    rows = tuple(Row((text, *_listed(newest.get(name, ())))) for name, text in _counted(held))
    notes = ("/privacy export gives you all of it as a file", "/privacy forget has it forgotten")
    return Sheet("Your data", ("In this server, the bot holds of you:",), rows, notes)


def forget_sheet(held: Held) -> Sheet | None:
    """What forgetting does, before it is done; None when there is nothing to forget."""
    if not held.anything:
        return None
    done = [
        (held.batches, f"{_many(held.batches, 'change')} to the record will name “a former member” in your place."),
        (held.waiting, f"{_many(held.waiting, 'proposal')} of yours in the queue will be withdrawn."),
        (held.proposals, "What you proposed and was not accepted is emptied; what was accepted stays on record."),
        (held.drafts, f"{_many(held.drafts, 'form')} of yours will be deleted."),
        (held.messages + held.quoted, "Your name and the text of your messages kept beside records are removed."),
        (held.decided, "Proposals that you decided will not say who did."),
        (held.shown, "Answers that you showed to a channel will not name you when they are next corrected."),
    ]
    rows = tuple(Row((text,)) for count, text in done if count)
    return Sheet("Forget me", ("This cannot be undone.", _STAYS), rows, ("Backups made earlier keep it until they go",))


async def export_file(book: Book, interaction: Interaction) -> discord.File | None:
    """Everything held of the person as a JSON file, packed when it is large; None when nothing is held."""
    held = await book.privacy.export(interaction.user.id)
    if not any(held.values()):
        return None
    head = {
        "format": 1,
        "server": str(interaction.guild_id),
        "member": str(interaction.user.id),
        "made": stamp(datetime.now(UTC)),
    }
    data = json.dumps(head | held, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    name = "counterclaim-your-data.json"
    if len(data) > _LARGEST:
        data, name = gzip.compress(data), f"{name}.gz"
    return discord.File(io.BytesIO(data), name)


def _counted(held: Held) -> list[tuple[str, str]]:
    counted = [
        ("changes", held.batches, f"**{_many(held.batches, 'change')}** to the record, with when and why"),
        ("proposals", held.proposals, f"**{_many(held.proposals, 'proposal')}**, {held.waiting} of them waiting"),
        ("decisions", held.decided, f"**{_many(held.decided, 'proposal')}** of others that you took or decided"),
        ("forms", held.drafts, f"**{_many(held.drafts, 'form')}** that you began or sent off"),
        ("messages", held.messages, f"**{_many(held.messages, 'message')}** of yours that others recorded from"),
        ("quoted", held.quoted, f"**{_many(held.quoted, 'message')}** of yours in proposals and forms of others"),
        ("shown", held.shown, f"**{_many(held.shown, 'answer')}** that you showed to a channel"),
    ]
    return [(name, text) for name, count, text in counted if count]


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _listed(newest: Sequence[tuple[int, datetime]]) -> tuple[str, ...]:
    shown = (f"number {number}, {moment_text(at)}" for number, at in newest)
    return (f"-# newest: {' · '.join(shown)}",) if newest else ()
