"""Discord's own description of its REST API (OpenAPI), where it is at hand.

It is looked for where COUNTERCLAIM_OPENAPI says, and beside the checkout at `shared/discord/openapi.json`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

_BESIDE = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
# What discord.py sends beyond the description, and Discord takes.
_LEFT_OUT = {
    "ApplicationCommandUpdateRequest": {"nsfw": {"type": "boolean"}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": {"const": False}},
    "IncomingWebhookUpdateRequestPartial": {"tts": {"const": False}},
}
_ANSWERS = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
"""The route of first answers."""


def find() -> Path | None:
    """Where the description is; None when this checkout has none."""
    named = os.environ.get("COUNTERCLAIM_OPENAPI")
    if named:
        return Path(named)
    return _BESIDE if _BESIDE.is_file() else None


@cache
def load(path: Path) -> Description:
    """The description in that file."""
    return Description(json.loads(path.read_text("utf-8")))


class Description:
    """Judges bodies by route, as the description names routes: "/users/@me", "/webhooks/{webhook_id}/…"."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._paths: Mapping[str, Any] = document["paths"]
        self._responses = document["components"]["responses"]
        schemas = document["components"]["schemas"]
        for name, more in _LEFT_OUT.items():
            schemas[name]["properties"] |= more
        self._open = schemas
        self._closed = {name: _closed(schema) for name, schema in schemas.items()}
        self._compiled: dict[tuple[str, ...], jsonschema_rs.Draft202012Validator] = {}

    def request(self, method: str, route: str, body: Any) -> str | None:
        """What is wrong with a body that is sent to Discord, or None. Unknown keys are wrong too."""
        if route == CALLBACK:
            name = _ANSWERS.get(body.get("type"))
            if name is None:
                return f"no such kind of answer: {body.get('type')}"
            return self._wrong(("request", name), {"$ref": f"#/components/schemas/{name}"}, self._closed, body)
        content = self._paths[route][method.lower()]["requestBody"]["content"]["application/json"]
        return self._wrong(("request", method, route), _closed(content["schema"]), self._closed, body)

    def response(self, method: str, route: str, status: int, body: Any) -> str | None:
        """What is wrong with a body that comes from Discord, or None."""
        known = self._paths[route][method.lower()]["responses"]
        found = known.get(str(status)) or known.get(f"{status // 100}XX")
        if found is None:
            return None  # the description knows nothing of faults on Discord's side
        found = self._responses[found["$ref"].rpartition("/")[2]] if "$ref" in found else found
        if "content" not in found:
            return None if body is None else "a body where there is none"
        schema = found["content"]["application/json"]["schema"]
        return self._wrong(("response", method, route, str(status)), schema, self._open, body)

    def _wrong(self, key: tuple[str, ...], schema: Any, schemas: Mapping[str, Any], body: Any) -> str | None:
        if key not in self._compiled:
            self._compiled[key] = jsonschema_rs.Draft202012Validator({**schema, "components": {"schemas": schemas}})
        error = next(self._compiled[key].iter_errors(body), None)
        if error is None:
            return None
        found = _innermost(error)
        return f"{'/'.join(map(str, found.instance_path))}: {found.message[:300]}"


def _innermost(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """What is really wrong where none of several schemas fits: a fault in the one that is meant, by its `type`."""
    branches: list[list[jsonschema_rs.ValidationError]] = getattr(error.kind, "context", [])
    meant = [branch for branch in branches if not any(one.kind.name in {"enum", "type"} for one in branch)]
    return _innermost(min(meant, key=len)[0]) if meant else error


def _closed(schema: Any) -> Any:
    """The schema with every object in it closed: a key that is not described is not allowed."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return closed
