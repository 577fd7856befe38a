"""The time zone as people type it: by its city, with a typing error, and again after it was refused."""

from __future__ import annotations

import pytest

from tests.cogs.conftest import Server, labels, message, text


@pytest.mark.parametrize(
    ("typed", "zone"), [("Yerevan", "Asia/Yerevan"), ("asia/yerevan", "Asia/Yerevan"), ("new york", "America/New_York")]
)
async def test_the_only_zone_of_a_city_is_taken(server: Server, typed: str, zone: str) -> None:
    await server.moderator.slash(server.channel, "mod settings", time_zone=typed)
    assert (await server.book.settings()).zone == zone


async def test_what_was_typed_and_refused_comes_back_in_the_form(server: Server) -> None:
    shown = message(await server.moderator.slash(server.channel, "mod settings"))
    opened = await server.moderator.click(shown, label="Time zone, chat texts")
    refused = await server.moderator.submit_modal(opened, {"zone": "Asia/Yeravan", "days": "30"})
    assert "did you mean Asia/Yerevan?" in text(refused)
    assert labels(refused) == ["Fix and resubmit", "Back"]
    again = await server.moderator.click(message(refused), label="Fix and resubmit")
    assert again.modal is not None
    held = {one["component"]["custom_id"]: one["component"].get("value") for one in again.modal["components"]}
    assert held == {"zone": "Asia/Yeravan", "days": "30"}
    changed = await server.moderator.submit_modal(again, {"zone": "Asia/Yerevan", "days": "30"})
    assert "**Time zone** · Asia/Yerevan" in text(changed)
    anew = await server.moderator.click(message(changed), label="Time zone, chat texts")
    assert anew.modal is not None
    assert [one["component"].get("value") for one in anew.modal["components"]] == [None, None]
