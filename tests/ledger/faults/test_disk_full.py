"""A disk with no room left: what was acknowledged stays, what cannot be written is refused, and room made is used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SIZE = 3 << 20


def filled(folder: Path, limit: int, *around: str) -> subprocess.CompletedProcess[str]:
    command = [*around, sys.executable, "-m", "tests.ledger.faults.filling", str(folder), str(limit)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def on_a_small_disk(folder: Path) -> list[str]:
    """What to put before a command that is to see a disk of `SIZE` in `folder`; nothing where we may not mount one."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    mount = f'mount -t tmpfs -o size={SIZE} tmpfs "{folder}" && exec "$@"'
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    around = [unshare, "--mount", *user, "sh", "-c", mount, "sh"]
    allowed = subprocess.run([*around, "true"], capture_output=True, check=False).returncode == 0
    return around if allowed else []


def test_a_full_disk(tmp_path: Path) -> None:
    around = on_a_small_disk(tmp_path)
    # Where no disk can be mounted, files that may not grow do: to the program it is a disk that fails.
    done = filled(tmp_path, 0 if around else SIZE, *around)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 10


def test_files_that_may_not_grow(tmp_path: Path) -> None:
    done = filled(tmp_path, SIZE)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 10
