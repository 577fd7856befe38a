"""House rules that no other tool holds: the docs keep up with the code, and the tree holds what it should."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import bot
from bot.config import ENVIRONMENT, Settings
from dev import LOCKS
from tests.rig import missing

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
LONGEST_MODULE = 300

# Folders of somebody's machine, and hosts that only some networks know. The brackets keep this line from matching.
MACHINE = re.compile(r"/[r]oot/|/[w]ork/|/[t]mp/\w|[f]ile:///|[a]rtifactory|\.[i]nternal\b")


def in_tree(*patterns: str) -> list[Path]:
    """The files that git tracks or would track."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        missing("this is not a git checkout")
    listed = [
        git,
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "--",
        *patterns,
    ]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def as_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_version_is_the_same_everywhere() -> None:
    assert PROJECT["version"] == bot.__version__
    assert re.search(
        rf"^## \[?{re.escape(bot.__version__)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert re.findall(r"^## `([A-Z_]+)`$", text, re.MULTILINE) == list(ENVIRONMENT.values())
    sections = re.split(r"^## `[A-Z_]+`$", text, flags=re.MULTILINE)[1:]
    for (field, name), section in zip(ENVIRONMENT.items(), sections, strict=True):
        default = getattr(Settings(), field)
        assert f"Default: {f'`{default}`' if default else 'none'}." in section, f"the default of {name}"


def test_the_example_holds_every_setting_and_its_default(tmp_path: Path) -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    assert re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE) == list(ENVIRONMENT.values())
    uncommented = tmp_path / ".env"
    uncommented.write_text(re.sub(r"^#(?=[A-Z_]+=)", "", example, flags=re.MULTILINE), "utf-8")
    assert Settings.load(uncommented, {}) == Settings()


@pytest.mark.parametrize("document", DOCUMENTS, ids=as_name)
def test_links_in_documents_lead_somewhere(document: Path) -> None:
    text = re.sub(r"^```.*?^```", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"(https?|mailto):", link):
            continue
        name, _, anchor = link.partition("#")
        target = document.parent / name if name else document
        assert target.exists(), f"{as_name(document)} links to {link}"
        assert not anchor or anchor in anchors(target), f"{as_name(document)} links to {link}"


def anchors(document: Path) -> set[str]:
    """The names that GitHub gives to the headings of a document."""
    headings = re.findall(r"^#+ +(.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_modules_are_short() -> None:
    lengths = {as_name(path): len(path.read_text("utf-8").splitlines()) for path in in_tree("*.py")}
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = [
        f"{as_name(path)}: {line.strip()}"
        for path in in_tree()
        if b"\0" not in (content := path.read_bytes())
        for line in content.decode("utf-8").splitlines()
        if MACHINE.search(line)
    ]
    assert found == []


def test_data_files_are_packaged() -> None:
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["bot"]
    data = [path for path in in_tree("bot", "cogs") if path.suffix != ".py"]
    assert data
    assert [as_name(path) for path in data if not any(fnmatch(as_name(path), f"bot/{glob}") for glob in patterns)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_locked_versions_are_the_ones_asked_for(name: str) -> None:
    locked = pinned(name)
    for requirement in asked_for(LOCKS[name]):
        version = locked.get(canonicalize_name(requirement.name))
        assert version is not None, f"requirements/{name}.txt lacks {requirement}; run: python dev.py lock"
        assert requirement.specifier.contains(version), (
            f"{requirement}, but {version} is locked; run: python dev.py lock"
        )


def test_locks_agree_and_name_no_server() -> None:
    dev = pinned("dev")
    for name in LOCKS:
        assert pinned(name).items() <= dev.items(), f"requirements/{name}.txt holds what dev.txt does not"
        lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
        assert [line for line in lines if not re.match(r"[a-z0-9]|    --hash=sha256:", line)] == []
        assert [line for line in lines if "://" in line] == []


def pinned(name: str) -> dict[str, str]:
    """The version of each package in a file of requirements/."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def asked_for(extra: str) -> list[Requirement]:
    """What pyproject.toml asks for, with an extra and the extras in it."""
    found = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"][extra]]]
    ours = [requirement for requirement in found if requirement.name == PROJECT["name"]]
    inner = [inner for requirement in ours for part in sorted(requirement.extras) for inner in asked_for(part)]
    return [*(requirement for requirement in found if requirement not in ours), *inner]
