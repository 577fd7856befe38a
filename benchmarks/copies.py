"""Copies of a record for programs that write."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.setting import Setting


@contextmanager
def scratch(setting: Setting) -> Iterator[Path]:
    """A folder that is gone afterwards, on the disk where records are kept."""
    folder = Path(tempfile.mkdtemp(prefix="scratch-", dir=setting.folder))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def copied(record: Path, into: Path, name: str, *, snowflake: int | None = None) -> Path:
    """A copy of a record; with `snowflake`, the large server's Discord id is that one."""
    copy = into / f"{name}.sqlite3"
    address = f"{record.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        if snowflake is not None:
            target.execute("UPDATE server SET snowflake = ? WHERE id = 1", (snowflake,))
            target.commit()
    return copy
