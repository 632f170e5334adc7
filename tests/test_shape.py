"""What one can hold about the whole: sizes, addresses, locks, links."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[1]
LONGEST = 300
LOCKS = ("requirements.lock", "tests/requirements.lock", "tests/benchmarks/requirements.lock")
SHOWN = (".ci", ".dockerignore", ".gitignore")
LEFT_OUT = ("build", "data", "__pycache__")

# Written so that this file does not hold them itself.
ADDRESSES = re.compile(
    r"pypi[.]org|python[h]osted[.]org|registry[.]npm|deb[.]debian|/wor[k]/|/tm[p]/|/roo[t]/|/hom[e]/"
)
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def ours(*suffixes: str) -> Iterator[Path]:
    """Every file of the project that ends so; what tools and the bot leave behind is not ours."""
    return (path for path in _files(REPOSITORY) if path.name.endswith(suffixes or ("",)))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        left_out = path.name in LEFT_OUT or path.name.endswith(".egg-info")
        if left_out or (path.name.startswith(".") and path.name not in SHOWN):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def name(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def pinned(lock: str) -> dict[str, str]:
    return dict(_PINNED.findall((REPOSITORY / lock).read_text()))


def test_a_module_holds_one_idea_and_can_be_read_in_one_sitting() -> None:
    lines = {name(path): len(path.read_text().splitlines()) for path in ours(".py")}
    assert len(lines) > 100, "these are not all"
    assert {path: count for path, count in lines.items() if count > LONGEST} == {}


def test_no_file_names_a_registry_or_a_folder_of_somebodys_machine() -> None:
    found = []
    for path in ours():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue  # a picture
        found += [f"{name(path)}: {match[0]}" for match in ADDRESSES.finditer(text)]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_with_hashes_and_says_no_address(lock: str) -> None:
    text = (REPOSITORY / lock).read_text()
    assert "://" not in text
    assert "--index-url" not in text
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) == len(pinned(lock))


def test_the_greater_lock_holds_the_smaller_one_with_the_same_versions() -> None:
    runtime, tests, bench = (pinned(lock).items() for lock in LOCKS)
    assert runtime <= tests <= bench
    assert {"pytest"} <= dict(tests).keys() - dict(runtime).keys()


def test_every_dependency_is_pinned_to_a_version_that_the_project_allows() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = (project["dependencies"], extras["test"], extras["bench"])
    wrong = [
        f"{line} in {lock}"
        for lock, lines in zip(LOCKS, wanted, strict=True)
        for line in lines
        if not _is_pinned(Requirement(line), pinned(lock))
    ]
    assert wrong == [], "run .ci/lock"


def _is_pinned(wanted: Requirement, lock: dict[str, str]) -> bool:
    version = lock.get(canonicalize_name(wanted.name))
    return version is not None and wanted.specifier.contains(version)


def test_every_link_of_a_page_leads_to_a_file_that_is_there() -> None:
    dead = [
        f"{name(page)}: {link}"
        for page in ours(".md")
        for link in _LINK.findall(page.read_text())
        if not (page.parent / link).exists()
    ]
    assert dead == []


def test_what_the_readme_tells_to_type_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))
    told = {
        word
        for page in ours(".md", "CONTRIBUTING")
        for word in re.findall(r"`?\bmake ([a-z]+)\b`", page.read_text())
    }
    assert {"run", "test", "check", "bench"} <= targets
    assert told <= targets
