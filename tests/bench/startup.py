#!/usr/bin/env python3
"""How long the quick commands take from the shell: `corridor --help` (bar 0.3 s), `corridor query` (bar 0.8 s).

.venv/bin/python tests/bench/startup.py [--rounds 7]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
QUERY = "SELECT ?name WHERE { ?zone a cor:DevelopmentZone ; rdfs:label ?name } ORDER BY ?name"


def median_of(command: list[str], rounds: int) -> float:
    """Median seconds of a command that must succeed, after one run that warms the disk's cache."""
    taken = []
    for _ in range(rounds + 1):
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=TOP)
        taken.append(perf_counter() - start)
    return median(taken[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds

    import corridor

    with tempfile.TemporaryDirectory() as folder:
        corridor.build(out=folder)
        start = [sys.executable, "-m", "corridor"]
        jobs = [
            ("corridor --help", [*start, "--help"], 0.3),
            ("corridor query", [*start, "query", QUERY, "--out", folder], 0.8),
            ("corridor explain", [*start, "explain", "Shi Yang", "--out", folder], 0.8),
        ]
        print(f"start: median of {rounds} rounds")
        for name, command, bar in jobs:
            seconds = median_of(command, rounds)
            print(f"  {name:18} {seconds:6.2f} s   (bar {bar}: {'kept' if seconds <= bar else 'MISSED'})")


if __name__ == "__main__":
    main()
