"""Everything one does with a checkout, on any system, with nothing but Python: `python dev.py try`.

setup    make .venv with all that development needs
try      talk to the bot in the browser, with the sample dossier and no Discord account
test     lint, then run the tests; further words go to pytest
lint     style, types and the rules about who may import whom
bench    measure what docs/performance.md says, on Linux; `bench --scale 0.01 --quick` tries it out in two minutes
lock     write requirements/*.txt anew from pyproject.toml; `lock --upgrade` takes the newest versions
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"run": "postgres", "try": "try", "dev": "dev"}
"""The extra that each file in requirements/ stands for."""

LINTERS = (
    ("-m", "ruff", "check"),
    ("-m", "ruff", "format", "--check"),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
)


SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4")  # each worker has a database server of its own


def main(arguments: list[str]) -> int:
    """Run the command that `arguments` begin with; returns the exit status."""
    command, *rest = arguments or ["help"]
    if command == "setup":
        install("dev")
        return 0
    if command == "try":
        install("try")
        return run("-m", "bot", "try", *rest)
    if command == "lint":
        install("dev")
        return lint()
    if command == "test":
        install("dev")
        linted = lint()
        return run("-m", "pytest", *SIDE_BY_SIDE, *rest) or linted
    if command == "bench":
        install("dev")
        return run("-m", "benchmarks", *rest)
    if command == "lock":
        install("dev")
        return int(any(lock(name, extra, rest) for name, extra in LOCKS.items()))
    print(__doc__)
    return 0 if command in {"help", "-h", "--help"} else 2


def install(name: str) -> None:
    """Make .venv if need be, and install requirements/`name`.txt there unless it was installed before."""
    lock_file = ROOT / "requirements" / f"{name}.txt"
    wanted = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    stamp = VENV / f"requirements-{name}.sha256"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        import venv

        print("Making .venv ...", flush=True)
        venv.create(VENV, clear=True, with_pip=True)
    print(f"Installing requirements/{name}.txt into .venv ...", flush=True)
    options = ("--quiet", "--disable-pip-version-check", "--require-hashes")
    if run("-m", "pip", "install", *options, "--requirement", str(lock_file)):
        sys.exit("The requirements could not be installed; what pip says about it stands above.")
    stamp.write_text(wanted)


def lint() -> int:
    """Run every linter, whatever the others said; returns 0 when all are content."""
    statuses = [run(*linter) for linter in LINTERS]
    return int(any(statuses))


def lock(name: str, extra: str, options: list[str]) -> int:
    """Pin what pyproject.toml asks for, with hashes, for every system and Python from 3.11 on."""
    fixed = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header", "--quiet")
    private = ("--no-emit-index-url", "--no-emit-find-links")
    output = f"requirements/{name}.txt"
    return run(
        "-m", "uv", "pip", "compile", *fixed, *private, f"--extra={extra}", "-o", output, "pyproject.toml", *options
    )


def run(*arguments: str) -> int:
    """Run the Python of .venv at the top of the tree; returns its exit status."""
    with subprocess.Popen([PYTHON, *arguments], cwd=ROOT) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # it was told as well, and ends in its own time


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is the one that tells people
        sys.exit(f"Counterclaim needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try python3.12 dev.py.")
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit("This Python cannot make a virtual environment; on Debian or Ubuntu: sudo apt install python3-venv")
    sys.exit(main(sys.argv[1:]))
