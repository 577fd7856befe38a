"""The program: `counterclaim`, also `python -m bot`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from importlib import import_module

from bot.cli.parser import parser
from bot.domain.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked and return the exit status; what prevents it becomes one sentence on standard error."""
    given = parser().parse_args(arguments)
    # What a command needs is loaded with its module, so that `--version` and slips are answered at once.
    from bot.cli.exits import Exit, status_of

    try:
        status: int = asyncio.run(import_module(given.module).main(given))
    except KeyboardInterrupt:
        return Exit.OK
    except UserError as error:
        for sentence in getattr(error, "problems", (error,)):  # a dossier may have several
            print(f"counterclaim: {sentence}", file=sys.stderr)
        return status_of(error)
    except Exception as error:  # noqa: BLE001 - the last place where an error can be written down
        from bot.errors import report

        print(f"counterclaim: {report(error, where='the command line')}", file=sys.stderr)
        return Exit.FAULT
    return status


if __name__ == "__main__":
    sys.exit(main())
