"""Slash commands, one module for each audience or question. They parse, ask the record, render and send."""

EXTENSIONS: tuple[str, ...] = (
    "cogs.who",
    "cogs.said",
    "cogs.claim",
    "cogs.compare",
    "cogs.ask",
    "cogs.about",
    "cogs.privacy",
    "cogs.record",
    "cogs.proposing",
    "cogs.mod",
)
"""Every module that the bot loads."""
