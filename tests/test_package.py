"""The wheel: what is in it, that nothing else owns its names, and that it works without the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
ROOMS = ("ontology", "source", "graph", "exports")
NAMES = {*ROOMS, "corridor"}
OWNERS = f"""
import importlib.metadata as m, json
found = m.packages_distributions()
print(json.dumps({{name: sorted(set(found.get(name, []))) for name in {sorted(NAMES)}}}))
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command with nothing of the repository in its environment."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=TOP)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment with the wheel; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("environment")
    assert run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder).returncode == 0
    python = folder / "bin" / "python"
    done = run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_the_wheel_holds_the_rooms_with_their_data_and_nothing_else(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith("corridor-")}
    tracked = run("git", "ls-files", "-co", "--exclude-standard", *ROOMS, "corridor.py", cwd=TOP).stdout.split("\n")
    assert packed == {name for name in tracked if name and (TOP / name).is_file()}
    for suffix in (".ttl", ".csv", ".rq", ".txt", ".md", ".html", ".js", ".css"):
        assert any(name.endswith(suffix) for name in packed), suffix


def test_nothing_else_owns_our_names(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "-c", OWNERS, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {name: ["corridor"] for name in NAMES}


def test_the_names_come_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = f"import {', '.join(sorted(NAMES))}; print(*[m.__file__ for m in ({', '.join(sorted(NAMES))})], sep='\\n')"
    done = run(installed, "-c", script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    homes = done.stdout.split()
    assert len(homes) == len(NAMES)
    assert all(home.startswith(str(installed.parents[1])) for home in homes), homes


def test_the_installed_command_builds_and_answers(installed: Path, tmp_path: Path) -> None:
    command = installed.with_name("corridor")
    done = run(command, "build", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    written = {file.name for file in (tmp_path / "out").iterdir()}
    assert {"graph.ttl", "graph.trig", "graph.html", "rejected.csv", "report.json"} <= written
    listed = run(command, "query", "--list", cwd=tmp_path)
    assert len(listed.stdout.splitlines()) >= 8
    asked = run(command, "query", "ASK { ?claim a cor:Claim ; cor:evidence ?evidence }", cwd=tmp_path)
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "yes\n", "")
    told = run(command, "explain", "Shi Yang", cwd=tmp_path)
    assert told.returncode == 0
    assert "cor:memberOf" in told.stdout
