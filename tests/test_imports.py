"""The one way of imports: kept by the code, and every contract shown to fail on code that breaks it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
ROOMS = ("ontology", "source", "graph", "exports")
BREACHES = {
    "one-way": ("ontology/breach.py", "import graph.breach\n"),
    "no-way-back": ("graph/breach.py", "import corridor\n"),
    "home-of-spacy": ("exports/breach.py", "import spacy\n"),
    "home-of-trafilatura": ("graph/breach.py", "import trafilatura\n"),
    "home-of-openpyxl": ("graph/breach.py", "def lazily():\n    import openpyxl\n"),
    "home-of-pypdfium2": ("source/breach.py", "import pypdfium2\n"),
    "home-of-pyoxigraph": ("exports/breach.py", "def lazily():\n    import pyoxigraph\n"),
    "home-of-pyshacl": ("graph/breach.py", "from pyshacl import validate\n"),
    "home-of-pyvis": ("graph/breach.py", "from pyvis.network import Network\n"),
}


def contracts() -> dict[str, str]:
    """Id → name of every contract in pyproject.toml."""
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    return {one["id"]: one["name"] for one in settings["tool"]["importlinter"]["contracts"]}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", script, "--no-cache", "--no-logo", "--config", "pyproject.toml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(folder)})


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(TOP / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_code_keeps_every_contract(copied: Path) -> None:
    done = lint(copied)
    assert done.returncode == 0, done.stdout
    analyzed = re.search(r"Analyzed (\d+) files, (\d+) dependencies", done.stdout)
    assert analyzed is not None
    assert int(analyzed[1]) >= len([f for room in ROOMS for f in (TOP / room).rglob("*.py")]) > 20
    assert int(analyzed[2]) > 20
    assert done.stdout.count(" KEPT") == len(contracts())


def test_every_contract_can_fail(copied: Path) -> None:
    assert set(BREACHES) == set(contracts())
    for file, text in BREACHES.values():
        breach = copied / file
        before = breach.read_text(encoding="utf-8") if breach.exists() else '"""A breach."""\n'
        breach.write_text(before + text, encoding="utf-8")
    done = lint(copied)
    assert done.returncode != 0
    for name in contracts().values():
        assert f"{name} BROKEN" in done.stdout


def test_only_the_rooms_and_the_command_line_are_packed() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    assert packed == [*ROOMS, "corridor.py"]
