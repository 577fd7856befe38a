"""Counterclaim: a Discord bot that keeps the record of who claimed and who denied what."""

__version__ = "0.1.0"
