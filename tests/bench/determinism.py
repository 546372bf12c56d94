#!/usr/bin/env python3
"""The same articles give the same bytes: over shuffled order, hash seeds, and one worker or two.

    .venv/bin/python tests/bench/determinism.py [--articles 40]

Exits with 1 where a file differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
FILES = ("graph.ttl", "graph.trig", "graph.html", "rejected.csv")
RUNS = ((0, "0", 1), (1, "1", 2), (2, "random", 1), (3, "4242", 2))
"""Seed of the order, hash seed, workers."""


def built(articles: list[Path], out: Path, hash_seed: str, workers: int) -> dict[str, str]:
    """SHA-256 of each file of a build in a process of its own."""
    command = [sys.executable, "-m", "corridor", "build", *map(str, articles), "--out", str(out)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(TOP)}
    subprocess.run([*command, "--workers", str(workers)], check=True, env=environment, capture_output=True)
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}


def builds(articles: list[Path], folder: Path) -> list[dict[str, str]]:
    """The hashes of all :data:`RUNS`."""
    found = []
    for number, (order, hash_seed, workers) in enumerate(RUNS):
        shuffled = random.Random(order).sample(articles, len(articles))
        found.append(built(shuffled, folder / f"out{number}", hash_seed, workers))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40)
    chosen = parser.parse_args()

    import corridor
    from tests.bench.articles import write_articles

    with tempfile.TemporaryDirectory() as folder:
        articles = [*corridor.bundled_articles(), *write_articles(Path(folder) / "articles", chosen.articles)]
        found = builds(articles, Path(folder))
    print(f"determinism: {len(articles)} articles, {len(RUNS)} builds (order, hash seed, workers all different)")
    for name in FILES:
        kinds = {run[name] for run in found}
        print(f"  {name:14} {'identical' if len(kinds) == 1 else f'{len(kinds)} DIFFERENT'}  {found[0][name][:16]}")
    return 0 if all(run == found[0] for run in found) else 1


if __name__ == "__main__":
    sys.exit(main())
