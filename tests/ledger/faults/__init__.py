"""What the ledger keeps, and what it says, when things around it break."""
