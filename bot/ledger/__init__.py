"""The ledger: the only SQL, on SQLite and PostgreSQL. Questions in, domain objects out; every change can be undone."""

from bot.ledger.book import Book
from bot.ledger.dossier import DossierError
from bot.ledger.ledger import Ledger, LedgerStatus
from bot.ledger.transaction import Transaction
from bot.ledger.transfer import ImportReport, adopt_time_zone, import_dossier

__all__ = [
    "Book",
    "DossierError",
    "ImportReport",
    "Ledger",
    "LedgerStatus",
    "Transaction",
    "adopt_time_zone",
    "import_dossier",
]
