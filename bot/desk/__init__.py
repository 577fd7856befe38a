"""The editors' desk in Discord: forms, the queue, settings, and what follows a change in channels."""
