#!/usr/bin/env python3
"""Floors under the extraction's quality: measured on the bundled articles, pinned with the hash of what was measured.

    .venv/bin/python tests/gold/pin.py                       build the bundled articles, measure, pin what was reached
    .venv/bin/python tests/gold/pin.py --lower "why"         the same where a floor has to sink; the reason is recorded

``tests/floors.json`` holds precision, recall and F1 by kind and over all ("all"), cut (not rounded) to three decimals,
with the SHA-256 of the gold files and of the articles.  The tests fail where a figure falls below its floor, and where
gold or articles have changed without a new pin.  ``rules`` counts what each rule found rightly and wrongly; `make docs`
writes it into docs/rules.md, so run that afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
FLOORS = HERE.parent / "floors.json"
ARTICLES = TOP / "source" / "articles"
ALL = "all"
FIGURES = ("precision", "recall", "f1")

Figures = dict[str, dict[str, float]]
"""Kind (or "all") → figure → value."""


def folder_hash(files: Iterable[Path]) -> str:
    """SHA-256 over names and contents, in the order of the names."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda one: one.name):
        total.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def gold_files(folder: Path = HERE) -> list[Path]:
    """The gold annotations of the bundled articles."""
    return list(folder.glob("*.json"))


def article_files(folder: Path = ARTICLES) -> list[Path]:
    """The bundled articles themselves."""
    return [file for file in folder.iterdir() if file.name[:1].isdigit()]


def figures_of(evaluation: Any) -> Figures:
    """The figures of a :class:`graph.evaluation.Evaluation`, cut to three decimals."""
    from graph.evaluation import KINDS

    tallies = {**{kind: evaluation.tally(kind) for kind in KINDS}, ALL: evaluation.tally()}
    return {kind: {one: cut(getattr(tally, one)) for one in FIGURES} for kind, tally in tallies.items()}


def cut(figure: float) -> float:
    """Three decimals, never rounded up."""
    return int(figure * 1000 + 1e-9) / 1000


def falls(figures: Figures, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """What lies below its floor, in words; a floor without a figure counts as fallen."""
    found = []
    for kind, floor in floors.items():
        for one, least in floor.items():
            reached = figures.get(kind, {}).get(one, -1.0)
            if reached < least:
                found.append(f"{kind} {one}: {reached:.3f} is below its floor {least:.3f}")
    return found


def stale(pinned: Mapping[str, Any], gold: Iterable[Path], articles: Iterable[Path]) -> list[str]:
    """What has changed since it was pinned, in words."""
    now = {"gold_sha256": folder_hash(gold), "articles_sha256": folder_hash(articles)}
    return [f"{key} is not what was pinned; run tests/gold/pin.py" for key in now if pinned.get(key) != now[key]]


def pinned_anew(
    figures: Figures, before: Mapping[str, Any] | None, hashes: Mapping[str, str], reason: str | None
) -> dict[str, Any]:
    """The new content of floors.json.

    Raises ValueError where a floor would sink without a reason; a sunk floor is recorded with it.
    """
    old = before or {"floors": {}, "lowered": []}
    sunk = falls(figures, old["floors"])
    if sunk and not reason:
        raise ValueError("; ".join(sunk))
    lowered = list(old.get("lowered", []))
    if sunk:
        lowered.append({"reason": reason, "floors": sunk})
    return {**hashes, "floors": figures, "lowered": lowered}


def main(arguments: list[str] | None = None) -> int:
    """Build, measure, pin; 1 where a floor would sink without a reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", metavar="REASON", help="let floors sink, for this reason, which is recorded")
    chosen = parser.parse_args(arguments)
    sys.path.insert(0, str(TOP))
    import corridor

    with tempfile.TemporaryDirectory() as folder:
        corridor.build(out=folder)
        evaluation = corridor.evaluate([HERE], out=folder)
    figures = figures_of(evaluation)
    hashes = {"gold_sha256": folder_hash(gold_files()), "articles_sha256": folder_hash(article_files())}
    before = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else None
    try:
        content = pinned_anew(figures, before, hashes, chosen.lower)
    except ValueError as error:
        print(f'not pinned: {error}; with --lower "why" if it must be', file=sys.stderr)
        return 1
    content["rules"] = {rule: [tally.found, tally.extra] for rule, tally in evaluation.by_rule().items()}
    FLOORS.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for kind, row in figures.items():
        print(f"{kind:14}" + "".join(f"  {one} {value:.3f}" for one, value in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
