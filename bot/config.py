"""Settings, from the environment and a `.env` file.

The environment wins over the file; an empty value counts as not set. Every mistake becomes one sentence that names the
setting and never its value, because two of them hold secrets.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Literal

from dotenv.parser import parse_stream

from bot.domain.errors import UserError

EXIT_CONFIG = 78
"""The exit status for a setting that must be put right first (`EX_CONFIG` of sysexits.h)."""

ENVIRONMENT = {
    "token": "DISCORD_TOKEN",
    "database_url": "DATABASE_URL",
    "log_level": "LOG_LEVEL",
    "log_format": "LOG_FORMAT",
    "backup_folder": "BACKUP_FOLDER",
    "backup_keep": "BACKUP_KEEP",
    "article_links": "ARTICLE_LINKS",
}
"""The environment variable of each setting."""

MOST_BACKUPS = 1000

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

_TOKEN = re.compile(r"[A-Za-z0-9_-]{18,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{20,}")


class SettingsError(UserError):
    """A setting is missing or wrong; the sentence says which one and how to put it right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program is started with. Its `repr` holds neither the token nor the database's password."""

    token: str | None = field(default=None, repr=False)
    database_url: str = field(default="counterclaim.sqlite3", repr=False)
    log_level: str = "INFO"
    log_format: Literal["text", "json"] = "text"
    backup_folder: Path = Path("backups")
    backup_keep: int = 7
    article_links: Literal["off", "on"] = "off"

    @classmethod
    def load(cls, env_file: Path | None = Path(".env"), environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings of `environ`, then of `env_file` where it exists, then the defaults.

        Raises `SettingsError`. A missing token is no error here: only some commands need one (`require_token`).
        """
        given = {} if env_file is None else _read(env_file)
        given |= {name: environ[name] for name in ENVIRONMENT.values() if environ.get(name, "").strip()}
        values = {name: value.strip() for name, value in given.items() if value.strip()}
        default = cls()
        return cls(
            token=values.get("DISCORD_TOKEN"),
            database_url=_database_url(values.get("DATABASE_URL", default.database_url)),
            log_level=_log_level(values.get("LOG_LEVEL", default.log_level)),
            log_format=_log_format(values.get("LOG_FORMAT", default.log_format)),
            backup_folder=_folder(values.get("BACKUP_FOLDER", str(default.backup_folder))),
            backup_keep=_keep(values.get("BACKUP_KEEP", str(default.backup_keep))),
            article_links=_switch(values.get("ARTICLE_LINKS", default.article_links)),
        )

    def require_token(self) -> str:
        """The token, for commands that talk to Discord; raises `SettingsError` when it is missing or cannot be one."""
        if self.token is None:
            raise SettingsError(
                "DISCORD_TOKEN is not set; copy .env.example to .env and put your bot's token there"
                " (Discord developer portal, your application, Bot, Reset Token)."
            )
        if not _TOKEN.fullmatch(self.token):
            raise SettingsError(
                "DISCORD_TOKEN does not look like a bot token, which is three parts joined by dots;"
                " copy it again from the Bot page of your application in the Discord developer portal."
            )
        return self.token


def _read(env_file: Path) -> dict[str, str]:
    try:
        text = env_file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file.name} is not UTF-8 text; save it again as UTF-8.") from None
    except OSError:
        raise SettingsError(f"{env_file.name} cannot be read; check that it is a file you may open.") from None
    values: dict[str, str] = {}
    for line in parse_stream(StringIO(text)):
        if line.error:
            raise SettingsError(f"Line {line.original.line} of {env_file.name} is not of the form NAME=value.")
        if line.key is not None:
            values[line.key] = line.value or ""
    return values


def _database_url(value: str) -> str:
    scheme, separator, rest = value.partition("://")
    match scheme.lower() if separator else "":
        case "postgresql" | "postgres":
            return f"postgresql://{rest}"
        case "sqlite":
            path = rest.removeprefix("/") if rest.startswith("/") else ""
            value = f"sqlite:///{path}"
        case "":
            path = value
        case _:
            raise SettingsError(
                "DATABASE_URL must be the name of a file, sqlite:///path or postgresql://user:password@host/database."
            )
    if path in {"", ":memory:"}:
        raise SettingsError("DATABASE_URL must name a file: counterclaim.sqlite3, or sqlite:///data/record.sqlite3.")
    return value


def _log_level(value: str) -> str:
    if value.upper() not in LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}.")
    return value.upper()


def _log_format(value: str) -> Literal["text", "json"]:
    match value.lower():
        case "text" | "json" as known:
            return known
        case _:
            raise SettingsError("LOG_FORMAT must be text or json.")


def _folder(value: str) -> Path:
    if "://" in value or "\0" in value:
        raise SettingsError("BACKUP_FOLDER must be the name of a folder.")
    return Path(value)


def _keep(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 4 and int(value) <= MOST_BACKUPS):
        raise SettingsError(
            f"BACKUP_KEEP must be the number of nightly backups to keep, {MOST_BACKUPS} at most; 0 makes none."
        )
    return int(value)


def _switch(value: str) -> Literal["off", "on"]:
    match value.lower():
        case "off" | "on" as known:
            return known
        case _:
            raise SettingsError("ARTICLE_LINKS must be on or off.")
