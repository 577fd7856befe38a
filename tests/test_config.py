"""Settings: where they come from, and the sentence for each way to get them wrong."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import ENVIRONMENT, LOG_LEVELS, Settings, SettingsError

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.GabcdE.abcdefghijklmnopqrstuvwxyz-_0123456789ABCD"


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def load(env_file: Path | None = None, **environ: str) -> Settings:
    return Settings.load(env_file, environ)


def test_defaults_need_nothing(env_file: Path) -> None:
    assert load(env_file) == Settings(
        token=None, database_url="counterclaim.sqlite3", log_level="INFO", log_format="text"
    )


def test_every_setting_has_a_variable() -> None:
    assert set(ENVIRONMENT) == {field.name for field in fields(Settings)}


def test_reads_the_file(env_file: Path) -> None:
    env_file.write_text(
        f"# a comment\n\nexport DISCORD_TOKEN='{TOKEN}'\nDATABASE_URL = record.sqlite3 # here\nLOG_LEVEL=debug\n"
        'LOG_FORMAT="JSON"\nSOMETHING_ELSE=1\nNAME_ONLY\n'
    )
    assert load(env_file) == Settings(TOKEN, "record.sqlite3", "DEBUG", "json")


def test_environment_wins_over_the_file(env_file: Path) -> None:
    env_file.write_text("LOG_LEVEL=DEBUG\nLOG_FORMAT=json\n")
    settings = load(env_file, LOG_LEVEL="ERROR")
    assert (settings.log_level, settings.log_format) == ("ERROR", "json")


@pytest.mark.parametrize("empty", ["", "  "])
def test_empty_counts_as_not_set(env_file: Path, empty: str) -> None:
    env_file.write_text(f"DISCORD_TOKEN={empty}\nLOG_LEVEL=DEBUG\nLOG_FORMAT={empty}\n")
    assert load(env_file, LOG_LEVEL=empty) == Settings(log_level="DEBUG")


def test_looks_in_the_working_folder_and_the_process_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ENVIRONMENT.values():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("LOG_LEVEL=ERROR\nLOG_FORMAT=text\n")
    monkeypatch.setenv("LOG_FORMAT", "json")
    assert Settings.load() == Settings(log_level="ERROR", log_format="json")


def test_a_dollar_sign_is_a_dollar_sign(env_file: Path) -> None:
    env_file.write_text("DATABASE_URL=postgresql://bot:a${LOG_LEVEL}$b@db/record\n")
    assert load(env_file).database_url == "postgresql://bot:a${LOG_LEVEL}$b@db/record"


def test_a_byte_order_mark_is_no_part_of_the_first_name(env_file: Path) -> None:
    env_file.write_bytes(b"\xef\xbb\xbfLOG_LEVEL=ERROR\r\n")
    assert load(env_file).log_level == "ERROR"


def test_a_file_in_another_encoding(env_file: Path) -> None:
    env_file.write_bytes("LOG_LEVEL=ERROR\n".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"^\.env is not UTF-8 text; save it again as UTF-8\.$"):
        load(env_file)


def test_a_folder_in_place_of_the_file(env_file: Path) -> None:
    env_file.mkdir()
    with pytest.raises(SettingsError, match=r"^\.env cannot be read"):
        load(env_file)


def test_a_line_that_is_not_a_setting(env_file: Path) -> None:
    env_file.write_text(f'LOG_LEVEL=INFO\nDISCORD_TOKEN="{TOKEN}\n')
    with pytest.raises(SettingsError, match=r"^Line 2 of \.env is not of the form NAME=value\.$") as caught:
        load(env_file)
    assert_hidden(TOKEN, caught.value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("record.sqlite3", "record.sqlite3"),
        ("C:\\bot\\record.sqlite3", "C:\\bot\\record.sqlite3"),
        ("sqlite:///data/record.sqlite3", "sqlite:///data/record.sqlite3"),
        ("SQLite:////var/lib/record.sqlite3", "sqlite:////var/lib/record.sqlite3"),
        ("postgresql://bot@db/record", "postgresql://bot@db/record"),
        ("postgres://bot@db/record", "postgresql://bot@db/record"),
        ("PostgreSQL:///record?host=/run/postgresql", "postgresql:///record?host=/run/postgresql"),
    ],
)
def test_databases_we_take(given: str, kept: str) -> None:
    assert load(DATABASE_URL=given).database_url == kept


@pytest.mark.parametrize("given", ["mysql://root:s3cret@db/x", "postgresql+asyncpg://bot:s3cret@db/x", "file://s3cret"])
def test_databases_we_do_not_take(given: str) -> None:
    with pytest.raises(SettingsError, match=r"^DATABASE_URL must be ") as caught:
        load(DATABASE_URL=given)
    assert_hidden("s3cret", caught.value)


@pytest.mark.parametrize("given", [":memory:", "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite://record.db"])
def test_the_record_needs_a_file(given: str) -> None:
    with pytest.raises(SettingsError, match=r"^DATABASE_URL must name a file"):
        load(DATABASE_URL=given)


def test_backups() -> None:
    settings = load(BACKUP_FOLDER=" /mnt/other disk ", BACKUP_KEEP="0")
    assert (settings.backup_folder, settings.backup_keep) == (Path("/mnt/other disk"), 0)


@pytest.mark.parametrize("given", ["-1", "seven", "1.5", "1001", "٣", "99999999999999999999"])
def test_how_many_backups(given: str) -> None:
    with pytest.raises(
        SettingsError, match=r"^BACKUP_KEEP must be the number of nightly backups to keep, 1000 at most"
    ):
        load(BACKUP_KEEP=given)


def test_backups_need_a_folder() -> None:
    with pytest.raises(SettingsError, match=r"^BACKUP_FOLDER must be the name of a folder\.$"):
        load(BACKUP_FOLDER="ftp://elsewhere")


@pytest.mark.parametrize("level", LOG_LEVELS)
def test_log_levels(level: str) -> None:
    assert load(LOG_LEVEL=level.lower()).log_level == level


def test_a_log_level_that_is_none() -> None:
    with pytest.raises(SettingsError, match=r"^LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL\.$"):
        load(LOG_LEVEL="loud")


def test_a_log_format_that_is_none() -> None:
    with pytest.raises(SettingsError, match=r"^LOG_FORMAT must be text or json\.$"):
        load(LOG_FORMAT="xml")


def test_a_token() -> None:
    assert load(DISCORD_TOKEN=f" {TOKEN}\n").require_token() == TOKEN


def test_no_token() -> None:
    with pytest.raises(SettingsError, match=r"^DISCORD_TOKEN is not set; copy \.env\.example to \.env "):
        load().require_token()


@pytest.mark.parametrize(
    "wrong",
    [
        "your-token-here",
        "1000000000000000001",  # the application's id
        "0123456789abcdef0123456789abcdef",  # its client secret
        f"Bot {TOKEN}",
        f'"{TOKEN}"',
        TOKEN[:40],
        TOKEN.replace(".", ". "),
        f"{TOKEN}.more",
        TOKEN.replace("G", "Գ"),
    ],
)
def test_what_is_no_token(wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"^DISCORD_TOKEN does not look like a bot token") as caught:
        load(DISCORD_TOKEN=wrong).require_token()
    assert_hidden(wrong, caught.value)


@pytest.mark.parametrize(
    ("given", "read"),
    [("on", "on"), ("ON", "on"), (" On ", "on"), ("off", "off"), ("Off", "off"), ("", "off"), (" ", "off")],
)
def test_links_in_articles(env_file: Path, given: str, read: str) -> None:
    assert load(ARTICLE_LINKS=given).article_links == read
    env_file.write_text(f'ARTICLE_LINKS="{given}"\n')
    assert load(env_file).article_links == read


@pytest.mark.parametrize(
    "given", ["yes", "no", "true", "1", "0", "on off", "o n", "onn", "http", "ｏｎ", "https://10.0.0.1"]
)
def test_links_are_on_or_off_and_nothing_else(env_file: Path, given: str) -> None:
    env_file.write_text(f"ARTICLE_LINKS='{given}'\n")
    for file, environ in ((None, {"ARTICLE_LINKS": given}), (env_file, {})):
        with pytest.raises(SettingsError, match=r"^ARTICLE_LINKS must be on or off\.$"):
            load(file, **environ)


def test_secrets_are_not_printed() -> None:
    settings = load(DISCORD_TOKEN=TOKEN, DATABASE_URL="postgresql://bot:s3cret@db/record")
    assert_hidden(TOKEN, settings)
    assert_hidden("s3cret", settings)


@given(st.sampled_from(sorted(ENVIRONMENT.values())), st.text())
def test_whatever_is_typed_ends_in_a_sentence(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"^({name} .*\.|DISCORD_TOKEN is not set.*\))\.?$"):
        Settings.load(None, {name: value}).require_token()


def assert_hidden(secret: str, shown: object) -> None:
    """Neither `str` nor `repr` of what is shown, nor of what caused it, holds the secret."""
    while shown is not None:
        assert secret not in f"{shown} {shown!r}"
        shown = getattr(shown, "__cause__", None)
