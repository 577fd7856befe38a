"""The command line: what the person who hosts the bot types."""
