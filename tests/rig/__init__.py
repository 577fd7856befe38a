"""What the tests run against: real databases, a real browser, and no network beyond this machine."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip the test for want of something; with COUNTERCLAIM_REQUIRE_ALL=1, where nothing may be skipped, fail it."""
    if os.environ.get("COUNTERCLAIM_REQUIRE_ALL") == "1":
        pytest.fail(f"{what}, and COUNTERCLAIM_REQUIRE_ALL is set", pytrace=False)
    pytest.skip(what)
