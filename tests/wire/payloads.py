"""What Discord says about itself, people, servers and uses of the bot, as plain JSON."""

from __future__ import annotations

import base64
import itertools
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.rig.databases import GUILD

Json = dict[str, Any]

APPLICATION = "123456789012345678"
CHANNEL = "1001002"
CHANGES = "1001004"
"""A second channel, for the bot to write to by itself."""
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"
MEMBER = str(1 << 10 | 1 << 11 | 1 << 31)
"""The permissions of somebody who may look, write and use commands."""
MODERATOR = str(int(MEMBER) | 1 << 5)
"""The same, and Manage Server."""
COMMAND, MENU = 2, 2
COMPONENT, AUTOCOMPLETE, FORM = 3, 4, 5
MENU_OF_TEXTS, MENU_OF_ROLES, MENU_OF_CHANNELS = 3, 6, 8
HELPERS = "1001003"
"""A role that nobody has yet."""

_EPOCH = 1_420_070_400_000
_numbers = itertools.count(1)


def snowflake() -> str:
    """A new id. It carries the time, in milliseconds, from which discord.py reckons when an interaction expires."""
    return str((int(time.time() * 1000) - _EPOCH) << 22 | next(_numbers) & 0xFFF)


def user(identity: str, name: str = "reader", *, bot: bool = False) -> Json:
    """Somebody."""
    plain = {"avatar": None, "discriminator": "0", "public_flags": 0, "flags": 0, "global_name": None}
    return {"id": identity, "username": name, "bot": bot, "primary_guild": None, **plain}


BOT = user(APPLICATION, "Counterclaim", bot=True)


def me() -> Json:
    """The bot, as it sees itself."""
    return {**BOT, "mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}


def application(endpoint: str | None) -> Json:
    """The application; `endpoint` is where interactions are posted to instead of the gateway."""
    counts = {f"approximate_{what}_count": 1 for what in ("guild", "user_install", "user_authorization")}
    return {
        **counts,
        "id": APPLICATION,
        "name": "Counterclaim",
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "00",
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": endpoint,
        "role_connections_verification_url": None,
        "owner": user("42", "owner"),
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def guild_entry(name: str) -> Json:
    """A server in the list of the bot's servers."""
    return {
        "id": str(GUILD),
        "name": name,
        "icon": None,
        "banner": None,
        "owner": False,
        "permissions": "0",
        "features": [],
    }


def guild(name: str) -> Json:
    """A server as the gateway brings it."""
    empty = ("emojis", "stickers", "features", "presences", "voice_states", "threads", "stage_instances")
    return {
        **{name: [] for name in (*empty, "guild_scheduled_events", "soundboard_sounds")},
        **guild_entry(name),
        "owner_id": "42",
        "channels": [channel(), channel(CHANGES)],
        "roles": [role(str(GUILD), "@everyone"), role(HELPERS, "Helpers")],
        "members": [{**_member(BOT), "roles": []}],
        "member_count": 2,
        "joined_at": "2026-01-01T00:00:00+00:00",
        "large": False,
        "unavailable": False,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "preferred_locale": "en-US",
        "afk_timeout": 60,
        "afk_channel_id": None,
        "application_id": None,
        "system_channel_id": None,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "premium_progress_bar_enabled": False,
        "vanity_url_code": None,
        "description": None,
        "splash": None,
        "discovery_splash": None,
    }


def role(identity: str, name: str) -> Json:
    """A role that may do what everybody may."""
    colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    plain = {"position": 0, "flags": 0, "color": 0, "hoist": False, "managed": False, "mentionable": False}
    return {**plain, "id": identity, "name": name, "permissions": MEMBER, "colors": colors}


def channel(identity: str = CHANNEL) -> Json:
    """A text channel; of the server's two, the one that is talked in unless `identity` says otherwise."""
    return {
        "id": identity,
        "guild_id": str(GUILD),
        "type": 0,
        "name": "general" if identity == CHANNEL else "changes",
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def _member(who: Json) -> Json:
    return {
        "user": who,
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "premium_since": None,
        "communication_disabled_until": None,
    }


def interaction(kind: int, data: Json, *, who: str, permissions: str = MEMBER, message: Json | None = None) -> Json:
    """One use of the bot by the user with the id `who`: a command, a press, a form, or typing with choices offered."""
    identity = snowflake()
    secret = base64.urlsafe_b64encode(f"interaction:{identity}:{snowflake() * 3}".encode()).decode().rstrip("=")
    made = {
        "id": identity,
        "application_id": APPLICATION,
        "type": kind,
        "token": secret,
        "version": 1,
        "data": data,
        "guild_id": str(GUILD),
        "guild": {"id": str(GUILD), "locale": "en-US", "features": []},
        "channel_id": CHANNEL,
        "channel": {**channel(), "permissions": permissions},
        "member": {**_member(user(who)), "permissions": permissions, "pending": False},
        "app_permissions": MEMBER,
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": {"0": str(GUILD)},
        "context": 0,
        "attachment_size_limit": 10_485_760,
    }
    return made if message is None else {**made, "message": message}


def command(name: str, options: Mapping[str, Any], *, focused: str | None = None, identity: str = "9") -> Json:
    """The data of a slash command: "who denied" with its options; `focused` is the one being typed."""
    first, *rest = name.split()
    inner: list[Json] = [_option(key, value, focused=key == focused) for key, value in options.items()]
    for word in reversed(rest):
        inner = [{"type": 1, "name": word, "options": inner}]
    return {"id": identity, "name": first, "type": 1, "guild_id": None, "options": inner}


def _option(name: str, value: Any, *, focused: bool) -> Json:
    kind = 5 if isinstance(value, bool) else 4 if isinstance(value, int) else 3
    return {"type": kind, "name": name, "value": value, **({"focused": True} if focused else {})}


def written(text: str, *, who: str, name: str = "reader") -> Json:
    """A message that a member wrote in the channel."""
    return {
        **{name: [] for name in ("attachments", "embeds", "components", "mentions", "mention_roles")},
        **dict.fromkeys(("pinned", "mention_everyone", "tts"), False),
        "id": snowflake(),
        "type": 0,
        "flags": 0,
        "channel_id": CHANNEL,
        "author": user(who, name),
        "content": text,
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
    }


def menu(name: str, message: Json) -> Json:
    """The data of a message menu used on a message."""
    resolved = {"messages": {message["id"]: message}}
    return {"id": "9", "name": name, "type": 3, "target_id": message["id"], "resolved": resolved}


def press(custom_id: str, values: list[str] | None = None, kind: int = MENU_OF_TEXTS) -> Json:
    """The data of a press of a button, or with `values` of a choice from a menu of that kind."""
    if values is None:
        return {"custom_id": custom_id, "component_type": 2, "id": 1}
    chosen: Json = {"custom_id": custom_id, "component_type": kind, "id": 1, "values": values}
    if kind == MENU_OF_ROLES:
        chosen["resolved"] = {"roles": {one: role(one, "Chosen") for one in values}}
    elif kind == MENU_OF_CHANNELS:
        chosen["resolved"] = {"channels": {one: {**channel(one), "permissions": MEMBER} for one in values}}
    return chosen


def filled(form: Json, typed: Mapping[str, str]) -> Json:
    """The data of a form as it was opened, sent off with what was `typed` over what it was filled in with."""
    sent: list[Json] = []
    for label in form["components"]:
        field = label["component"]
        preset = field.get("value") or next(
            (one["value"] for one in field.get("options", ()) if one.get("default")), ""
        )
        value = typed.get(field["custom_id"], preset)
        said = {"values": [value]} if field["type"] == MENU_OF_TEXTS else {"value": value}
        inner = {"type": field["type"], "id": len(sent) + 101, "custom_id": field["custom_id"], **said}
        sent.append({"type": 18, "id": len(sent) + 1, "component": inner})
    assert typed.keys() <= {one["component"]["custom_id"] for one in sent}
    return {"custom_id": form["custom_id"], "components": sent}


def form(custom_id: str, **texts: str) -> Json:
    """The data of a form that was sent off."""
    fields = [
        {"type": 18, "id": at, "component": {"type": 4, "id": 100 + at, "custom_id": name, "value": text}}
        for at, (name, text) in enumerate(texts.items(), 1)
    ]
    return {"custom_id": custom_id, "components": fields}
