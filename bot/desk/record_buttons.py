"""The buttons under a draft: who was meant, which claim, fix and resubmit.

They carry the draft's id and what to pick, and work after a restart. Whose draft it is, and whether its author still
moderates, is asked on every press.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.desk.in_place import open_form
from bot.desk.record_form import EITHER, PROPOSING, RecordForm
from bot.domain.ids import number_of, record_id
from bot.domain.typed import Picked
from bot.domain.vocabulary import SpeakerKind, Stance
from bot.ui.base import BaseDynamicItem
from bot.ui.book import book_of
from bot.ui.text import plain

_Press = discord.Interaction[Any]
_DRAFT = r"(?P<draft>\d{1,20})"
_NUMBER = r"[1-9]\d{0,9}"


class PickButton(
    BaseDynamicItem[discord.ui.Button[Any]],
    template=rf"cc:pick:{_DRAFT}:(?P<what>speaker|claim|denies|concerns):(?P<number>{_NUMBER})",
):
    """Goes on with a record that was offered: a speaker, a claim, one that is denied, whom a new one concerns."""

    def __init__(self, draft: int, what: str, number: int, label: str = "Pick") -> None:
        """`number` is the record's; `label` is text from people or of ours."""
        self.draft, self.what, self.number = draft, what, number
        super().__init__(discord.ui.Button(label=plain(label, 40), custom_id=f"cc:pick:{draft}:{what}:{number}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> PickButton:
        """Read the draft and what to pick."""
        return cls(int(match["draft"]), match["what"], int(match["number"]))

    async def pressed(self, interaction: _Press) -> None:
        """Go on with the draft."""
        from bot.desk.record_flow import go_on

        record = record_id((await book_of(interaction)).server, self.number)
        if self.what == "speaker":
            pick = Picked(speaker=record)
        elif self.what == "concerns":
            pick = Picked(concerns=record)
        else:
            pick = Picked(claim=record, stance=Stance.DENIES if self.what == "denies" else None)
        await go_on(interaction, self.draft, pick)


_NEW = {
    "claim": ("New claim", Picked(new_claim=True)),
    SpeakerKind.PERSON: ("New: a person", Picked(new_speaker=SpeakerKind.PERSON)),
    SpeakerKind.BODY: ("New: a body", Picked(new_speaker=SpeakerKind.BODY)),
    SpeakerKind.UNNAMED: ("New: an unnamed source", Picked(new_speaker=SpeakerKind.UNNAMED)),
    "about-person": ("New: a person", Picked(new_concerned=SpeakerKind.PERSON)),
    "about-body": ("New: a body", Picked(new_concerned=SpeakerKind.BODY)),
    "about-nobody": ("Nobody: leave it out", Picked(concerns_nobody=True)),
}


class NewButton(BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:new:{_DRAFT}:(?P<what>{'|'.join(_NEW)})"):
    """Goes on with a new claim, a new speaker, or somebody new, or nobody, whom a new claim concerns."""

    def __init__(self, draft: int, what: str) -> None:
        """`what` is "claim", a kind of speaker, or "about-" with "person", "body" or "nobody"."""
        self.draft, self.what = draft, what
        super().__init__(discord.ui.Button(label=_NEW[what][0], custom_id=f"cc:new:{draft}:{what}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> NewButton:
        """Read the draft and what is new."""
        return cls(int(match["draft"]), match["what"])

    async def pressed(self, interaction: _Press) -> None:
        """Go on with the draft."""
        from bot.desk.record_flow import go_on

        await go_on(interaction, self.draft, _NEW[self.what][1])


class FixButton(BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:fix:{_DRAFT}"):
    """Opens the form again, filled in as it was handed in."""

    def __init__(self, draft: int) -> None:
        """`draft` is the draft's id."""
        self.draft = draft
        super().__init__(
            discord.ui.Button(label="Fix and resubmit", custom_id=f"cc:fix:{draft}", style=discord.ButtonStyle.primary)
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> FixButton:
        """Read the draft."""
        return cls(int(match["draft"]))

    async def pressed(self, interaction: _Press) -> None:
        """Send the form: from memory at once, otherwise after one look at where it is kept."""
        key = (interaction.guild_id, self.draft, interaction.user.id)
        content = interaction.client.drafts.get(key)
        if content is None:
            kept = await (await book_of(interaction)).drafts.get(self.draft, interaction.user.id)
            content = kept.content
            interaction.client.drafts.put(key, content)
        title = PROPOSING if content.propose else EITHER
        await open_form(interaction, RecordForm(self.draft, content.typed, title))


def pick_speaker(draft: int, identity: int, name: str, what: str = "speaker") -> PickButton:
    """The button for a speaker who came near; `what` is "concerns" when a new claim concerns them."""
    return PickButton(draft, what, number_of(identity), name)


BUTTONS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (PickButton, NewButton, FixButton)
