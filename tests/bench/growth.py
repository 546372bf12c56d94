#!/usr/bin/env python3
"""How a build grows with the collection: time for each article, peak memory, several workers, one article more.

    .venv/bin/python tests/bench/growth.py [--counts 300 3000 10000] [--more 3000] [--workers 2]

Every job runs in a process of its own.  Time is that of the whole command as a user sees it, imports and model load
included; memory is the peak resident set of the building process, and of its largest worker.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
FLAT, MORE, TWICE = 0.15, 0.05, 1.6
"""Bars: time for each article may differ by so much; one more article may cost this part; two workers are so quick."""
ROUNDS_MORE = 3


def child(folder: str, out: str, workers: int) -> None:
    """Builds a folder and prints what that took as JSON."""
    import corridor

    report = corridor.build([folder], out, workers=workers)
    found = {
        "articles": len(report.articles),
        "anew": report.read_anew,
        "triples": report.triples,
        "parts": {part: round(seconds, 2) for part, seconds in report.seconds.items()},
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "peak of workers": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }
    print(json.dumps(found))


def measure(folder: Path, out: Path, workers: int) -> dict[str, Any]:
    start = perf_counter()
    command = [sys.executable, __file__, "--child", str(folder), str(out), str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"seconds": perf_counter() - start}


def row(name: str, found: dict[str, Any]) -> float:
    each = 1000 * float(found["seconds"]) / float(found["articles"])
    print(
        f"{name:26}{found['seconds']:9.1f} s{each:9.1f} ms{found['triples']:12,}{found['peak']:9.0f} MB"
        f"{found['peak of workers']:9.0f} MB   {found['parts']}",
        flush=True,
    )
    return each


def grow(top: Path, counts: list[int]) -> dict[int, float]:
    """Whole builds of these sizes with one worker; seconds by size."""
    from tests.bench.articles import write_articles

    each, seconds = {}, {}
    for count in counts:
        write_articles(top / f"articles-{count}", count)
        found = measure(top / f"articles-{count}", top / f"out-{count}", 1)
        each[count] = row(f"{count:,} articles", found)
        seconds[count] = float(found["seconds"])
    spread = max(each.values()) / min(each.values()) - 1
    kept = "kept" if spread <= FLAT else "MISSED"
    print(f"  time for each article differs by {spread:.0%} (bar {FLAT:.0%}: {kept})\n", flush=True)
    return seconds


def more(top: Path, count: int, whole: float) -> None:
    """One article more in the folder of an earlier build."""
    from tests.bench.articles import write_articles

    taken = []
    for round_ in range(ROUNDS_MORE):
        extra = top / f"extra-{round_}"
        write_articles(extra, 1, seed=1000 + round_)[0].rename(top / f"articles-{count}" / f"extra-{round_}.txt")
        found = measure(top / f"articles-{count}", top / f"out-{count}", 1)
        assert found["anew"] == 1, found
        row(f"one more in {count:,}", found)
        taken.append(float(found["seconds"]))
    part = median(taken) / whole
    kept = "kept" if part <= MORE else "MISSED"
    print(f"  one article more costs {part:.1%} of a full build (bar {MORE:.0%}: {kept})\n", flush=True)


def several(top: Path, count: int, workers: int, alone: float) -> None:
    """The same build with several workers."""
    shutil.rmtree(top / "out-several", ignore_errors=True)
    found = measure(top / f"articles-{count}", top / "out-several", workers)
    row(f"{count:,}, {workers} workers", found)
    times = alone / float(found["seconds"])
    kept = "kept" if times >= TWICE else "MISSED"
    print(f"  {workers} workers are {times:.2f} times as quick (bar {TWICE}: {kept})\n", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[300, 3000, 10000])
    parser.add_argument("--more", type=int, default=3000, help="to which of these sizes one article is added")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.child[0], chosen.child[1], int(chosen.child[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        seconds = grow(Path(folder), chosen.counts)
        if chosen.more in seconds:
            several(Path(folder), chosen.more, chosen.workers, seconds[chosen.more])
            more(Path(folder), chosen.more, seconds[chosen.more])


if __name__ == "__main__":
    main()
