"""A real PostgreSQL server for the length of a test session, in a temporary folder, reached over a Unix socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

from tests.rig import missing

# Nothing here has to survive the machine.
_OPTIONS = (
    "listen_addresses=''",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_wal_size=4GB",
    "shared_buffers=64MB",
)


def find_binaries() -> Path | None:
    """The folder with the newest `initdb` and `pg_ctl` of this machine, or None."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    candidates = [*versions, *([Path(on_path).resolve().parent] if on_path else [])]
    return next(
        (folder for folder in candidates if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None
    )


@contextmanager
def running_server(*options: str) -> Iterator[PostgresServer]:
    """A server in a new folder, with these options besides our own; its tests are skipped where there is none."""
    binaries = find_binaries()
    if binaries is None:
        missing("the PostgreSQL server is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_in_memory()))
    server = PostgresServer(binaries, folder, *options)
    try:
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder)


def _in_memory() -> str | None:
    """A folder in memory, if the system has one with room: there a fresh database for each test costs a tenth."""
    memory = "/dev/shm"
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 1 << 30
    return memory if roomy else None


class PostgresServer:
    """A running server. `folder` must be short: the path of a Unix socket has room for about 100 characters."""

    def __init__(self, binaries: Path, folder: Path, *options: str) -> None:
        self._binaries, self._folder, self._options = binaries, folder, (*_OPTIONS, *options)
        self._user = _other_user() if os.geteuid() == 0 else None  # the server refuses to run as root
        self._made = 0

    def start(self) -> None:
        """Start it, on a new cluster the first time; returns when it takes connections."""
        if self._user:
            shutil.chown(self._folder, self._user)
        data = str(self._folder / "data")
        if not Path(data).exists():
            encoding = "--encoding=UTF8", "--locale=C"
            self._run("initdb", "--pgdata", data, "--username=tests", "--auth=trust", *encoding, "--no-sync")
        options = " ".join(f"-c {option}" for option in self._options) + f" -k {self._folder}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "--wait", "--pgdata", data, "--log", log, "--options", options)

    def stop(self) -> None:
        """Stop it at once, dropping whatever is connected."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata", str(self._folder / "data"))

    def url(self, name: str) -> str:
        """The address of a database, for `DATABASE_URL`."""
        return f"postgresql://tests@/{name}?host={self._folder}"

    async def create(self, template: str | None = None) -> str:
        """A new database, empty or a copy of another one that nobody is connected to; returns its name."""
        self._made += 1
        name = f"test_{self._made}"
        await self._execute(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
        return name

    async def drop(self, name: str) -> None:
        """Remove a database, even when something is still connected."""
        await self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    async def _execute(self, sql: str) -> None:
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    def _run(self, program: str, *arguments: str) -> None:
        # Not captured through pipes: the server would hold them open.
        with (self._folder / f"{program}.out").open("w+b") as output:
            done = subprocess.run(
                [self._binaries / program, *arguments],
                check=False,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                user=self._user,
            )
            if done.returncode:
                output.seek(0)
                raise RuntimeError(f"{program} failed: {output.read().decode(errors='replace')}")


def _other_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
