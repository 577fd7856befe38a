"""What is held of a Discord user in one server, besides the records that name nobody on Discord."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """How much is held of one person in one server.

    `batches` are changes to the record; `proposals` what was handed in, `waiting` of them; `decided` the proposals of
    others decided or taken; `drafts` forms kept; `messages` chat messages kept beside what was recorded from them;
    `shown` answers shown to a channel; `quoted` forms and proposals of others that hold a chat message of this person.
    """

    batches: int
    proposals: int
    waiting: int
    decided: int
    drafts: int
    messages: int
    shown: int
    quoted: int

    @property
    def anything(self) -> bool:
        """Whether anything is held at all."""
        counts = (self.batches, self.proposals, self.decided, self.drafts, self.messages, self.shown, self.quoted)
        return any(counts)
