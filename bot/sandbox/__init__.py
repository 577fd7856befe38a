"""A local Discord in the browser: the real bot, its real commands and its real ledger, with the sample dossier."""
