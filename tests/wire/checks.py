"""Judges what the bot sends and what the server answers; what is wrong is collected, and refused as Discord would."""

from __future__ import annotations

from typing import Any

from tests.wire import description, limits

_APPLICATION_COMMANDS = "/applications/{application_id}/commands"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_CHANNEL = "/channels/{channel_id}/messages"
_IDENTIFIED = frozenset({"attachments", "default_values"})


class Checks:
    """`problems` holds one sentence for everything wrong that passed by, in either direction."""

    def __init__(self) -> None:
        path = description.find()
        self._described = None if path is None else description.load(path)
        self.problems: list[str] = []

    def request(self, method: str, route: str, body: Any) -> bool:
        """Whether Discord takes a body on that route."""
        wrong = _beyond(method, route, body)
        if wrong is None and self._described is not None:
            wrong = self._described.request(method, route, _as_described(body))
        if wrong is not None:
            self.problems.append(f"{method} {route}: {wrong}")
        return wrong is None

    def response(self, method: str, route: str, status: int, body: Any) -> None:
        """Look at an answer of the server; `body` None stands for none."""
        wrong = None if self._described is None else self._described.response(method, route, status, body)
        if wrong is not None:
            self.problems.append(f"the server's own {status} to {method} {route}: {wrong}")


def _beyond(method: str, route: str, body: Any) -> str | None:
    """What our own table says."""
    try:
        if route == description.CALLBACK:
            limits.answer(body)
        elif route == _APPLICATION_COMMANDS:
            limits.commands(body)
        elif route.startswith((_WEBHOOK, _CHANNEL)):
            limits.message(body, edit=method == "PATCH")
    except limits.Refused as refused:
        return str(refused)
    return None


def _as_described(body: Any) -> Any:
    """The body with ids as text: some discord.py sends as numbers, and Discord takes both."""
    if isinstance(body, list):
        return [_as_described(one) for one in body]
    if not isinstance(body, dict):
        return body
    if isinstance(answered := body.get("message_reference"), dict):
        texts = {key: str(value) if key.endswith("_id") else value for key, value in answered.items()}
        body = {**body, "message_reference": texts}
    return {
        key: [{**one, "id": str(one["id"])} for one in value] if key in _IDENTIFIED and value else _as_described(value)
        for key, value in body.items()
    }
