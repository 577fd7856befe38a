"""Putting the record right: edit, merge, link, strike, redact. Each module does one of them inside a transaction."""

from bot.ledger.curation.curation import Curation

__all__ = ["Curation"]
