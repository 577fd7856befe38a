"""The checks find what Discord would refuse: by its own description, and by our table of what that leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wire import description, limits
from tests.wire.checks import Checks

V2, CALLBACK = 1 << 15, description.CALLBACK
COMMANDS, WEBHOOK = "/applications/{application_id}/commands", "/webhooks/{webhook_id}/{webhook_token}"
DESCRIBED = description.find() is not None


def text(content: str = "words") -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(custom_id: str = "a:1", **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "custom_id": custom_id, "label": "Show", **more}


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def layout(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"flags": V2, "components": list(parts), **more}


def command(name: str = "who", *options: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "type": 1, "description": "Says who", "options": list(options), **more}


def option(name: str = "claim", kind: int = 3, **more: Any) -> dict[str, Any]:
    return {"type": kind, "name": name, "description": "A claim", **more}


def menu(*options: tuple[str, str], **more: Any) -> dict[str, Any]:
    offered = [{"label": label, "value": value} for label, value in options]
    return {"type": 3, "custom_id": "a:2", "options": offered, **more}


MANY = [{"name": f"{at:02}" + "a" * 30, "value": f"{at:02}" + "b" * 60} for at in range(25)]

GOOD: list[tuple[str, str, Any]] = [
    ("POST", CALLBACK, {"type": 4, "data": layout(text(), row(button(), button("a:2")))}),
    ("POST", CALLBACK, {"type": 4, "data": {"content": "words", "flags": 64}}),
    ("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}),
    ("POST", CALLBACK, {"type": 6}),
    ("POST", CALLBACK, {"type": 7, "data": layout(text())}),
    ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "one", "value": "1"}]}}),
    ("POST", WEBHOOK, layout(text())),
    ("PUT", COMMANDS, [command("who", option()), {"name": "Record statement", "type": 3}]),
]

BEYOND: dict[str, tuple[str, str, Any]] = {
    "4,001 characters in two texts": ("POST", WEBHOOK, layout(text("a" * 2001), text("b" * 2000))),
    "an empty text": ("POST", WEBHOOK, layout(text(" "))),
    "41 components, nested": (
        "POST",
        WEBHOOK,
        layout({"type": 17, "components": [row(*(button(f"{at}:{of}") for of in range(5))) for at in range(7)]}),
    ),
    "a custom id twice": ("POST", WEBHOOK, layout(row(button(), button()))),
    "a button that says nothing": ("POST", WEBHOOK, {"content": "x", "components": [row(button(label=""))]}),
    "a button with an address and an id": ("POST", WEBHOOK, layout(row(button(url="https://example.org")))),
    "a layout with content": ("POST", WEBHOOK, layout(text(), content="words")),
    "a layout without its flag": ("POST", WEBHOOK, {"components": [text()]}),
    "an empty message": ("POST", WEBHOOK, {"content": ""}),
    "an empty layout": ("POST", WEBHOOK, layout()),
    "flags of others": ("POST", WEBHOOK, {"content": "words", "flags": 1 << 7}),
    "flags of a change": ("PATCH", f"{WEBHOOK}/messages/@original", {"content": "words", "flags": 64}),
    "a deferral that says something": ("POST", CALLBACK, {"type": 5, "data": {"content": "words"}}),
    "more to choose than there is": (
        "POST",
        WEBHOOK,
        {"content": "x", "components": [row(menu(("a", "1"), max_values=2))]},
    ),
    "one value twice": ("POST", WEBHOOK, {"content": "x", "components": [row(menu(("a", "1"), ("b", "1")))]}),
    "two menus in a row": ("POST", WEBHOOK, {"content": "x", "components": [row(menu(("a", "1")), button())]}),
    "6,001 characters in embeds": ("POST", WEBHOOK, {"embeds": [{"description": "a" * 3001}] * 2}),
    "a choice with a long value": (
        "POST",
        CALLBACK,
        {"type": 8, "data": {"choices": [{"name": "a", "value": "b" * 101}]}},
    ),
    "a choice without a name": ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "", "value": "b"}]}}),
    "101 commands": ("PUT", COMMANDS, [command(f"c{at}") for at in range(101)]),
    "six menus": ("PUT", COMMANDS, [{"name": f"Menu {at}", "type": 3} for at in range(6)]),
    "a command twice": ("PUT", COMMANDS, [command(), command()]),
    "a capital letter": ("PUT", COMMANDS, [command("Who")]),
    "a space": ("PUT", COMMANDS, [command("who denied")]),
    "no description": ("PUT", COMMANDS, [command() | {"description": ""}]),
    "a menu with a description": ("PUT", COMMANDS, [{"name": "Menu", "type": 3, "description": "words"}]),
    "8,001 characters in a command": (
        "PUT",
        COMMANDS,
        [command("who", *(option(f"o{of}", choices=MANY) for of in range(5)))],
    ),
    "choices, and others while typing": (
        "PUT",
        COMMANDS,
        [command("who", option(autocomplete=True, choices=[{"name": "a", "value": "b"}]))],
    ),
    "what is required last": ("PUT", COMMANDS, [command("who", option("a"), option("b", required=True))]),
    "an option twice": ("PUT", COMMANDS, [command("who", option(), option())]),
    "commands beside options": ("PUT", COMMANDS, [command("who", option(kind=1), option("words"))]),
    "a long name of a choice": (
        "PUT",
        COMMANDS,
        [command("who", option(choices=[{"name": "a" * 101, "value": "b"}]))],
    ),
}

DESCRIBED_ONLY: dict[str, tuple[str, str, Any]] = {
    "an unknown key": ("POST", WEBHOOK, {"content": "words", "contents": "words"}),
    "an unknown key, nested": ("POST", WEBHOOK, layout(row(button(tooltip="words")))),
    "an unknown key of a command": ("PUT", COMMANDS, [command(descriptions="words")]),
    "2,001 characters": ("POST", CALLBACK, {"type": 4, "data": {"content": "a" * 2001}}),
    "26 choices": ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "a", "value": "b"}] * 26}}),
    "no such answer": ("POST", CALLBACK, {"type": 3}),
    "choices for a message": ("POST", CALLBACK, {"type": 8}),
    "a form without fields": ("POST", CALLBACK, {"type": 9, "data": {"custom_id": "a", "title": "b"}}),
    "mentions of a kind that is none": ("POST", WEBHOOK, {"content": "x", "allowed_mentions": {"parse": ["all"]}}),
}


@pytest.mark.parametrize("said", GOOD, ids=str)
def test_what_is_right_passes(said: tuple[str, str, Any]) -> None:
    checks = Checks()
    assert checks.request(*said), checks.problems
    assert checks.problems == []


@pytest.mark.parametrize("name", BEYOND)
def test_what_the_description_leaves_out_is_found(name: str) -> None:
    checks = Checks()
    assert not checks.request(*BEYOND[name])
    assert len(checks.problems) == 1


@pytest.mark.skipif(not DESCRIBED, reason="Discord's description is not at hand")
@pytest.mark.parametrize("name", DESCRIBED_ONLY)
def test_what_the_description_says_is_held(name: str) -> None:
    checks = Checks()
    assert not checks.request(*DESCRIBED_ONLY[name])
    assert len(checks.problems) == 1


@pytest.mark.skipif(not DESCRIBED, reason="Discord's description is not at hand")
def test_a_fault_is_named_where_it_is() -> None:
    checks = Checks()
    checks.request("POST", WEBHOOK, layout(row(button(), button("a:2", tooltip="words"))))
    (problem,) = checks.problems
    assert problem.startswith(f"POST {WEBHOOK}: components/0/components/1: Additional properties")
    assert "tooltip" in problem


def test_where_the_description_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    named = tmp_path / "openapi.json"
    monkeypatch.setenv("COUNTERCLAIM_OPENAPI", str(named))
    assert description.find() == named
    monkeypatch.delenv("COUNTERCLAIM_OPENAPI")
    monkeypatch.setattr(description, "_BESIDE", named)
    assert description.find() is None
    assert Checks().request(*GOOD[0])


def test_a_name_may_be_in_any_script() -> None:
    limits.commands([command("ով"), command("кто"), command("kim-dedi_2")])
