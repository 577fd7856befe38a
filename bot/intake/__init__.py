"""From what people type to what is recorded: drafts, what must be asked back, proposals. Knows nothing of Discord."""
