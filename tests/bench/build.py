#!/usr/bin/env python3
"""The whole build against spaCy alone on the same text, with the peak memory of each; every job in its own process.

    .venv/bin/python tests/bench/build.py [--articles 300] [--rounds 3] [--workers 1]

The time of a build is from the first article read to the last file written, without imports and model load, as that of
spaCy alone is.  Memory is the process's peak resident set.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
BAR = 2.5


def job_spacy(folder: Path, workers: int) -> dict[str, Any]:
    from source.extraction.parsing import BATCH, pipeline

    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    nlp = pipeline()
    list(nlp.pipe(texts[:3]))
    start = perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
    return {"seconds": perf_counter() - start, "words": words}


def job_build(folder: Path, workers: int) -> dict[str, Any]:
    import corridor
    from ontology.loading import load_vocabulary
    from source.extraction.extraction import Extractor
    from source.model import Article
    from source.reading import read_articles

    few = [one for one in read_articles(sorted(folder.glob("*.txt"))[:3]) if isinstance(one, Article)]
    list(Extractor(load_vocabulary()).read(few))
    corridor.build(sorted(folder.glob("*.txt"))[:1], folder / "warm")  # imports of everything that writes
    start = perf_counter()
    report = corridor.build([str(file) for file in sorted(folder.glob("*.txt"))], folder / "out", workers=workers)
    seconds = perf_counter() - start
    sizes = {file.name: file.stat().st_size for file in sorted((folder / "out").iterdir()) if file.is_file()}
    return {"seconds": seconds, "triples": report.triples, "parts": dict(report.seconds), "sizes": sizes}


def child(name: str, folder: str, workers: int) -> None:
    """Runs one job and prints what it measured as JSON."""
    found = {"spacy": job_spacy, "build": job_build}[name](Path(folder), workers)
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))


def measure(name: str, folder: str, workers: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--child", name, "--folder", folder, "--workers", str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.child, chosen.folder, chosen.workers)
        return
    from tests.bench.articles import write_articles

    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder), chosen.articles)
        rounds = [(measure("spacy", folder, 1), measure("build", folder, chosen.workers)) for _ in range(chosen.rounds)]
    alone = median(one["seconds"] for one, _ in rounds)
    whole = median(two["seconds"] for _, two in rounds)
    last = rounds[-1][1]
    print(f"build: {chosen.articles} articles, {rounds[0][0]['words']:,} words, {last['triples']:,} triples, ", end="")
    print(f"{chosen.workers} worker(s), {chosen.rounds} rounds")
    print(f"  spaCy alone        {alone:7.2f} s   peak {max(one['peak'] for one, _ in rounds):6.0f} MB")
    print(f"  the whole build    {whole:7.2f} s   peak {max(two['peak'] for _, two in rounds):6.0f} MB")
    print(f"  ratio of medians   {whole / alone:7.2f}     (bar {BAR}: {'kept' if whole / alone <= BAR else 'MISSED'})")
    print("  parts: " + ", ".join(f"{part} {seconds:.2f} s" for part, seconds in last["parts"].items()))
    print("  files: " + ", ".join(f"{name} {size / 1e6:.2f} MB" for name, size in last["sizes"].items()))


if __name__ == "__main__":
    main()
