#!/usr/bin/env python3
"""How a build grows with the collection: time for each article, peak memory, several workers, one article more.

    .venv/bin/python tests/bench/growth.py [--counts 300 3000] [--more 3000] [--workers 2] [--large 10000] [--record]

``--record`` writes what was measured into ``figures.json`` beside this script, from which `make docs` takes the
README's table.  Every job runs in a process of its own.  Time is that of the whole command as a user sees it, imports
and model load included; only where the time for each article is compared between sizes, that of building a single one
is taken off.  Memory is the peak resident set of the building process, and of its largest worker.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
FLAT, MORE, TWICE = 0.15, 0.05, 1.6
"""Bars: time for each article may differ by so much; one more article may cost this part; two workers are so quick."""
ROUNDS_MORE = 3
RECORD = Path(__file__).with_name("figures.json")
Measured = dict[str, Any]
"""What a build reported, with ``seconds`` for the whole command."""


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


def measure(folder: Path, out: Path, workers: int) -> Measured:
    start = perf_counter()
    command = [sys.executable, __file__, "--child", str(folder), str(out), str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Measured = json.loads(done.stdout.splitlines()[-1])
    return found | {"seconds": round(perf_counter() - start, 2)}


def row(name: str, found: Measured) -> None:
    each = 1000 * float(found["seconds"]) / float(found["articles"])
    print(
        f"{name:26}{found['seconds']:9.1f} s{each:9.1f} ms{found['triples']:12,}{found['peak']:9.0f} MB"
        f"{found['peak of workers']:9.0f} MB   {found['parts']}",
        flush=True,
    )


def grow(top: Path, counts: list[int]) -> dict[int, Measured]:
    """Whole builds of these sizes with one worker, by size."""
    from tests.bench.articles import write_articles

    found: dict[int, Measured] = {}
    for count in (1, *counts):
        write_articles(top / f"articles-{count}", count)
        found[count] = measure(top / f"articles-{count}", top / f"out-{count}", 1)
        row(f"{count:,} articles", found[count])
    start = float(found.pop(1)["seconds"])
    each = [(float(one["seconds"]) - start) / (count - 1) for count, one in found.items()]
    spread = max(each) / min(each) - 1
    kept = "kept" if spread <= FLAT else "MISSED"
    print(f"  time for each article differs by {spread:.0%} (bar {FLAT:.0%}: {kept})\n", flush=True)
    return found


def more(top: Path, count: int, whole: float) -> Measured:
    """One article more in the folder of an earlier build: the round of the median time."""
    from tests.bench.articles import write_articles

    taken: list[Measured] = []
    for round_ in range(ROUNDS_MORE):
        extra = top / f"extra-{round_}"
        write_articles(extra, 1, seed=1000 + round_)[0].rename(top / f"articles-{count}" / f"extra-{round_}.txt")
        taken.append(measure(top / f"articles-{count}", top / f"out-{count}", 1))
        assert taken[-1]["anew"] == 1, taken[-1]
        row(f"one more in {count:,}", taken[-1])
    middle = sorted(taken, key=lambda one: float(one["seconds"]))[len(taken) // 2]
    part = float(middle["seconds"]) / whole
    kept = "kept" if part <= MORE else "MISSED"
    print(f"  one article more costs {part:.1%} of a full build (bar {MORE:.0%}: {kept})\n", flush=True)
    return middle


def several(top: Path, count: int, workers: int, alone: float) -> Measured:
    """The same build with several workers."""
    shutil.rmtree(top / "out-several", ignore_errors=True)
    found = measure(top / f"articles-{count}", top / "out-several", workers)
    row(f"{count:,}, {workers} workers", found)
    times = alone / float(found["seconds"])
    kept = "kept" if times >= TWICE else "MISSED"
    print(f"  {workers} workers are {times:.2f} times as quick (bar {TWICE}: {kept})\n", flush=True)
    return found


def large(top: Path, count: int, workers: int) -> Measured:
    """A collection so large that one worker would take long."""
    from tests.bench.articles import write_articles

    write_articles(top / f"articles-{count}", count)
    found = measure(top / f"articles-{count}", top / f"out-{count}", workers)
    row(f"{count:,}, {workers} workers", found)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="*", default=[300, 3000], help="built with one worker")
    parser.add_argument("--more", type=int, default=3000, help="to which of these sizes one article is added")
    parser.add_argument("--large", type=int, default=10000, help="built with all workers; 0 for none")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--record", action="store_true", help="write figures.json")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.child[0], chosen.child[1], int(chosen.child[2]))
        return
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as folder:
        whole = grow(Path(folder), chosen.counts) if chosen.counts else {}
        found |= {str(count): one for count, one in whole.items()}
        if chosen.more in whole:
            seconds = float(whole[chosen.more]["seconds"])
            found["several"] = several(Path(folder), chosen.more, chosen.workers, seconds)
            found["more"] = more(Path(folder), chosen.more, seconds)
        if chosen.large:
            found["large"] = large(Path(folder), chosen.large, chosen.workers)
    if chosen.record:
        before = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {"measured": {}}
        kept = {"of": chosen.more, "workers": chosen.workers, "cores": os.cpu_count()}
        kept = before | (kept if "several" in found else {}) | {"measured": before["measured"] | found}
        RECORD.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
