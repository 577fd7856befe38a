"""Records as Discord layouts: safe text, dates, pages within limits, buttons that survive a restart."""
