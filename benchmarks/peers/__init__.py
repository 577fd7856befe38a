"""What the ledger is measured against: the bare drivers, SQLAlchemy, PostgreSQL, tantivy."""
