"""A real browser, for what people see."""

from __future__ import annotations

import shutil
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_MAC = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""Switches that keep the browser quiet, and on this machine."""


def find_chromium() -> Path | None:
    """The browser of this machine, or None."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(found) if found else next((path for path in _MAC if path.exists()), None)
