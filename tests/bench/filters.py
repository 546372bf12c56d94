#!/usr/bin/env python3
"""How long the page's filters take in Chromium: judging and counting everything at one change of a filter.

    .venv/bin/python tests/bench/filters.py [--things 20000] [--statements 50000]

A made-up graph of that size is read by the viewer's own modules, which esbuild bundles for this.  The bar is 15 ms for
judging and counting together.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
BAR = 15.0
"""Milliseconds."""
ENTRY = """
import { filtered } from './core/facets.ts';
import { Graph } from './core/model.ts';
import { NO_FILTERS } from './core/state.ts';
Object.assign(globalThis, { filtered, Graph, NO_FILTERS });
"""
CASES = {
    "none": "{}",
    "two relations off": "{relations: new Set([0, 1])}",
    "half of the articles off": "{articles: new Set(graph.articles.map(({number}) => number).filter((n) => n % 2))}",
    "years 2010 to 2014": "{years: [2010, 2014], undated: false}",
    "single-source, degree 3": "{sources: 'single', degree: 3}",
    "every facet": "{kinds: new Set(['place']), classes: new Set([1, 4]), relations: new Set([1]), "
    "articles: new Set([3, 4, 5]), modalities: new Set([1]), years: [2008, 2019], undated: false, degree: 2}",
}
"""What is set → the filters as JavaScript."""
FIRST = """() => {
  const start = performance.now();
  filtered(graph, NO_FILTERS).counts();
  return performance.now() - start;
}"""
TIMED = """(change) => {
  const filters = {...NO_FILTERS, ...change}, spent = [];
  for (let round = 0; round < 41; round++) {
    const start = performance.now();
    const passing = filtered(graph, filters);
    const judged = performance.now();
    passing.counts();
    spent.push([judged - start, performance.now() - judged]);
  }
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const {statements, things} = filtered(graph, filters).counts();
  return [median(spent.map(([a]) => a)), median(spent.map(([, b]) => b)), statements, things];
}"""


def bundle() -> str:
    """The viewer's modules of graph and filters as one script."""
    from hatch_build import prepare, viewer

    esbuild = viewer(TOP) / "node_modules" / "esbuild" / "bin" / "esbuild"
    command = [str(prepare(TOP).node), str(esbuild), "--bundle", "--format=iife", "--loader=ts", "--minify"]
    done = subprocess.run(command, input=ENTRY, cwd=viewer(TOP) / "src", capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--things", type=int, default=20000)
    parser.add_argument("--statements", type=int, default=50000)
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    from exports.page.columns import columns
    from tests.exports.page.conftest import ARGUMENTS, CHROMIUM
    from tests.exports.page.synthetic import ID, graph, vocabulary

    view, texts = graph(asked.things, asked.statements)
    record = columns(view, texts, vocabulary(), ID)
    # The made-up graph knows one year; here every second claim has one of thirty.
    record["claims"]["year"] = {str(row): 1995 + row * 7 % 30 for row in range(0, len(record["claims"]["article"]), 2)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM) if CHROMIUM.exists() else None, headless=True, args=ARGUMENTS
        )
        page = browser.new_page()
        page.evaluate(bundle())
        page.evaluate("(record) => { globalThis.graph = new Graph(record, 'bench'); }", record)
        first = page.evaluate(FIRST)
        print(f"{asked.things} things, {asked.statements} statements; first count, with the index: {first:.1f} ms")
        print(f"{'filters':28} {'judge':>8} {'count':>8} {'together':>9}   shown")
        for name, change in CASES.items():
            judged, counting, statements, things = page.evaluate(f"({TIMED})({change})")
            told = "" if judged + counting < BAR else f"  over {BAR:.0f} ms"
            print(f"{name:28} {judged:5.1f} ms {counting:5.1f} ms {judged + counting:6.1f} ms   "
                  f"{statements} statements, {things} things{told}")  # fmt: skip
        browser.close()


if __name__ == "__main__":
    main()
