"""From a chat message or an article to attributed statements: who said what, in which words. Pure and deterministic.

`read` is the way in. docs/reading.md tells every rule, with what it is worth.
"""

from bot.reading.statements.acts import Act
from bot.reading.statements.locator import Locator
from bot.reading.statements.model import AttributedStatement, Mention, Span
from bot.reading.statements.reading import read

__all__ = ["Act", "AttributedStatement", "Locator", "Mention", "Span", "read"]
