"""The days that a message names are counted where its server is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cogs.conftest import Server, text
from tests.cogs.test_found import find


@pytest.fixture
def engine() -> str:
    """Storage is tested elsewhere."""
    return "sqlite"


async def test_days_are_those_where_the_server_is(server: Server) -> None:
    """It is never the same day in Samoa and on the Line Islands."""
    days = []
    for zone in ("Pacific/Pago_Pago", "Pacific/Kiritimati"):
        await server.book.change_settings(actor=1, zone=zone)
        shown = text(await find(server, "Jeyhun Bayramov said today that the truce was holding."))
        days.append(shown.partition("-# said ")[2][:10])
    west, east = map(date.fromisoformat, days)
    assert west < east
