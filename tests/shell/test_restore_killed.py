"""`counterclaim restore` killed: before each of its steps and at any time, one of the two databases is there whole."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

from bot.ledger import Ledger
from tests.shell.records import claim, claims, crashed, record
from tests.wire.process import ROOT, counterclaim, run

# Restores in one folder after the other, and is killed there the first, second, third ... time that it is about to do
# something with a file in the folder. What is imported is imported once, and each try is a fork.
KILLING = """
import asyncio, os, signal, sys
import bot.ledger.backup, bot.cli.restore
from bot.__main__ import main
folder, backup = sys.argv[1:]
step = status = 0
while step == 0 or status != 0:
    step += 1
    here, left = os.path.join(folder, str(step)), step
    if not os.path.exists(here):
        raise SystemExit("it goes on and on")
    def watch(event, arguments):
        global left
        if any(here in os.fsdecode(one) for one in arguments if isinstance(one, (str, bytes, os.PathLike))):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    child = os.fork()
    if child == 0:
        os.environ["DATABASE_URL"] = os.path.join(here, "record.sqlite3")
        sys.addaudithook(watch)
        os._exit(main(["restore", backup]))
    status = os.waitpid(child, 0)[1]
    if status not in (0, signal.SIGKILL):
        raise SystemExit(f"status {status}")
print(step)
"""


async def test_killed_before_each_of_its_steps(backup: Path, database: Path) -> None:
    crashed(await record(database, "It snowed"))
    folder, most = database.parent, 60
    for step in range(1, most):
        (folder / f"{step}").mkdir()
        for end in ("", "-wal"):
            shutil.copyfile(f"{database}{end}", folder / f"{step}" / f"{database.name}{end}")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLING, str(folder), str(backup),
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    printed, _ = await process.communicate()
    assert process.returncode == 0
    tries = int(printed.split()[-1])
    assert 15 < tries < most
    held = [await claims(f"sqlite:///{folder / str(step) / database.name}") for step in range(1, tries + 1)]
    moment = held.index({"It rained"})
    assert held == [{"It snowed in the log"}] * moment + [{"It rained"}] * (tries - moment)
    assert 10 < moment < tries - 1, "killed before the moment and after it"


async def test_killed_at_any_time(backup: Path, database: Path) -> None:
    loop = asyncio.get_running_loop()
    await record(database, "It snowed")
    began = loop.time()
    assert (await run("restore", str(backup), folder=database.parent, DATABASE_URL=database.name))[0] == 0
    whole = loop.time() - began
    [kept] = database.parent.glob("*.before-restore-*")
    kept.replace(database)
    for part in range(6):
        process = await counterclaim("restore", str(backup), folder=database.parent, DATABASE_URL=database.name)
        # Not waiting for something, but meeting it wherever it happens to be.
        await asyncio.sleep(whole * (0.5 + part / 10))
        if process.returncode is None:
            process.kill()
        await process.communicate()
        assert await claims(f"sqlite:///{database}") in ({"It rained"}, {"It snowed"})
    ledger = await Ledger.open(str(database))
    await claim(await ledger.book(1001), "It hailed")
    await ledger.close()
