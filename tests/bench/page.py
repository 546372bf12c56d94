#!/usr/bin/env python3
"""How the page behaves in headless Chromium, beside plain pyvis in the same run: medians of several openings.

    .venv/bin/python tests/bench/page.py [--runs 3] [--sizes 500 5000 20000] [--no-peer] [--record]

Measured of the bundled articles' page and of made-up graphs (with 2.5 statements a thing from 5,000 things on, each
with its claim and quote, and their triples for SPARQL): size of the file; when the graph is drawn and when the page
answers, from the start of navigation; frames a second while panning and zooming; the heap of the scripts after a
collection; search and expansion, from the key to the page's change; SPARQL from opening its tab until the first rows,
of what is stated and of claims.  Every request but the file's own and every console error fails the run.  The peer is
pyvis as its documentation has it (``add_node``, ``add_edge``, its own physics and template, everything in line), with
its lists filled directly above 500 things, since ``add_node`` is quadratic.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
RECORD = Path(__file__).with_name("page.json")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--enable-precise-memory-info"]
STATEMENTS = {5000: 12500, 20000: 50000}
BARS: dict[str, dict[str, float]] = {
    "bundled": {"drawn": 800, "pan": 55, "zoom": 55, "MB": 3},
    "500": {"drawn": 1500, "pan": 50, "zoom": 50, "sparql stated": 1500},
    "5000": {"drawn": 2000, "pan": 40, "zoom": 40, "MB": 4},
    "20000": {"drawn": 3000, "pan": 40, "zoom": 40, "MB": 6, "heap MB": 60, "search": 10, "expand": 50},
}
LEAST = {"pan", "zoom"}
"""Figures whose bar is a least value; of the others it is the most."""
Measured = dict[str, float]
QUESTIONS = {
    "stated": "What does a place have, by kind and level",
    "claims": "What do two or more independent sources agree on?",
}
"""What is asked of the query tab: of what is stated, and of claims."""

FRAMES = """(ms) => new Promise((done) => { let frames = 0; const start = performance.now();
  const next = () => { frames++; const spent = performance.now() - start;
    if (spent < ms) requestAnimationFrame(next); else done(1000 * frames / spent); };
  requestAnimationFrame(next); })"""
SEARCH = """async () => { const input = document.getElementById('search'); const spent = [];
  for (const query of ['a', 'ji', 'lab', 'linzhou new', 'zz no such', 'y of', 'robotics']) {
    input.value = query; const start = performance.now();
    input.dispatchEvent(new Event('input')); spent.push(performance.now() - start);
    await new Promise((done) => requestAnimationFrame(done)); }
  input.value = ''; input.dispatchEvent(new Event('input')); input.blur();
  return spent.sort((p, q) => p - q)[spent.length >> 1]; }"""
EXPAND = """async () => { const spent = [];
  for (const at of [0, 1, 2]) {
    document.querySelector('.panel .close')?.click(); document.body.classList.remove('panel-closed');
    document.querySelectorAll('.sheet-overview .thing')[at].click();
    await new Promise((done) => setTimeout(done, 400));
    const button = document.querySelector('[data-act=expand]'); if (!button) continue;
    const start = performance.now(); button.click(); spent.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 200)); }
  return spent.length ? spent.sort((p, q) => p - q)[spent.length >> 1] : NaN; }"""


def synthetic(things: int, file: Path) -> None:
    """The page of a made-up graph with its triples."""
    from exports.page import Extras, write_page
    from tests.exports.page.synthetic import graph, vocabulary
    from tests.exports.page.triples import as_built, triples

    made, texts = graph(things, STATEMENTS.get(things))
    view = as_built(made)
    write_page(view, file, texts, vocabulary(), Extras(triples=triples(view, vocabulary())))


def bundled(file: Path) -> None:
    """The page of the bundled articles."""
    import corridor

    with tempfile.TemporaryDirectory() as out:
        corridor.build(out=out)
        file.write_bytes((Path(out) / "graph.html").read_bytes())


def plain(things: int, file: Path) -> None:
    """The same made-up graph as plain pyvis draws it."""
    from pyvis.network import Network

    from tests.exports.page.synthetic import graph

    view, _ = graph(things, STATEMENTS.get(things))
    network = Network(directed=True, cdn_resources="in_line")
    if things <= 500:
        for node in view.nodes:
            network.add_node(node.iri, node.label)
        for edge in view.edges:
            network.add_edge(edge.subject, edge.object, title=edge.claims[0].quotes[0].exact)
    else:
        network.nodes.extend({"id": node.iri, "label": node.label, "shape": "dot"} for node in view.nodes)
        network.edges.extend(
            {"from": edge.subject, "to": edge.object, "title": edge.claims[0].quotes[0].exact} for edge in view.edges
        )
    file.write_text(network.generate_html(), encoding="utf-8")


@contextmanager
def opened(file: Path, strict: bool = True) -> Iterator[Page]:
    """The file in a browser of its own; requests and errors end a strict run."""
    complaints: list[str] = []
    with sync_playwright() as playwright:
        found = Path("/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=str(found) if found.exists() else None, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, service_workers="block", offline=True)
        page.on("request", lambda one: complaints.append(one.url) if one.url.startswith(("http", "ws")) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri(), wait_until="commit")
        yield page
        browser.close()
    if complaints and strict:
        raise SystemExit(f"{file.name}: {complaints[:3]}")


def until(page: Page, script: str) -> float:
    """The first true value of a script that is asked again and again; the page's policy forbids it to ask itself."""
    for _ in range(12000):
        found = page.evaluate(script)
        if found:
            return float(found)
        page.wait_for_timeout(10)
    raise SystemExit(f"two minutes were not enough for {script}")


def mark(page: Page, name: str) -> float:
    """When the page set a mark, in milliseconds from the start of navigation."""
    return until(page, f"performance.getEntriesByName('{name}')[0]?.startTime")


def frames(page: Page, move: Callable[[int], None]) -> float:
    """Frames a second over two seconds in which ``move(step)`` is called again and again."""
    page.evaluate(f"() => {{ window.measured = ({FRAMES})(2000); }}")
    for step in range(130):
        move(step)
        page.wait_for_timeout(8)
    return float(page.evaluate("window.measured"))


def moved(page: Page, selector: str) -> Measured:
    """Frames a second while the mouse pans and zooms."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 30, box["y"] + 90)
    page.mouse.down()
    pan = frames(page, lambda step: page.mouse.move(box["x"] + 30 + step % 60 * 4, box["y"] + 90 + step % 40 * 4))
    page.mouse.up()
    page.mouse.move(x, y)
    zoom = frames(page, lambda step: page.mouse.wheel(0, 60 if step // 14 % 2 else -60))
    return {"pan": pan, "zoom": zoom}


def heap(page: Page) -> float:
    """Megabytes that the page's scripts hold after a collection."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(found["JSHeapUsedSize"]) / 1e6


def asked(page: Page) -> Measured:
    """Milliseconds from opening the query tab to the rows of what is stated, and from asking to those of claims."""
    found: Measured = {}
    if not page.evaluate("document.getElementById('stated').textContent.length"):
        return found
    start = page.evaluate("performance.now()")
    page.click("#tab-sparql")
    for name, question in QUESTIONS.items():
        page.evaluate("document.getElementById('status').textContent = ''")
        page.locator("#view-sparql button", has_text=question).first.click()
        done = "/ in [0-9]/.test(document.getElementById('status').textContent) ? performance.now() : 0"
        found[f"sparql {name}"] = until(page, done) - start
        start = page.evaluate("performance.now()")
    return found


def measure(file: Path) -> Measured:
    """All figures of one opening of a page of ours."""
    with opened(file) as page:
        found = {"MB": file.stat().st_size / 1e6, "drawn": mark(page, "kg:graph"), "ready": mark(page, "kg:ready")}
        found |= moved(page, "#graph canvas")
        found |= {"heap MB": heap(page), "search": page.evaluate(SEARCH), "expand": page.evaluate(EXPAND)}
        return found | asked(page)


def measure_plain(file: Path) -> Measured:
    """The same of plain pyvis, as far as it has it; drawn is when its physics has settled, a minute at most."""
    settled = "() => new Promise((done) => { const wait = () => typeof network === 'undefined' ? setTimeout(wait, 5) : "
    settled += "network.once('stabilizationIterationsDone', () => done(performance.now())); wait(); })"
    with opened(file, strict=False) as page:
        page.set_default_timeout(60000)
        try:
            drawn = float(page.evaluate(f"Promise.race([({settled})(), new Promise((r) => setTimeout(r, 60000, -1))])"))
        except Error:
            drawn = -1
        found: Measured = {"MB": file.stat().st_size / 1e6}
        if drawn > 0:
            found |= {"drawn": drawn, **moved(page, "canvas"), "heap MB": heap(page)}
        return found


def medians(runs: list[Measured]) -> Measured:
    """The median of each figure."""
    return {name: round(statistics.median(one[name] for one in runs), 2) for name in runs[0]}


def told(name: str, found: Measured) -> None:
    """Prints the figures of a page, with a sign at each bar that is missed."""
    bars = BARS.get(name, {})
    parts = []
    for figure, value in found.items():
        bar = bars.get(figure)
        missed = bar is not None and (value < bar if figure in LEAST else value > bar)
        parts.append(f"{figure} {value:g}" + (f" (MISSED: {bar:g})" if missed else f" ({bar:g})" if bar else ""))
    parts += [] if "drawn" in found else ["not drawn within a minute"]
    print(f"{name:16}" + "  ".join(parts), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 5000, 20000])
    parser.add_argument("--no-peer", action="store_true", help="leave plain pyvis out")
    parser.add_argument("--record", action="store_true", help="write page.json beside this script")
    chosen = parser.parse_args()
    all_found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        pages: dict[str, Callable[[Path], None]] = {"bundled": bundled}
        pages |= {str(size): lambda file, size=size: synthetic(size, file) for size in chosen.sizes}
        for name, make in pages.items():
            file = Path(folder) / f"{name}.html"
            make(file)
            all_found[name] = medians([measure(file) for _ in range(chosen.runs)])
            told(name, all_found[name])
            if name.isdigit() and int(name) <= 5000 and not chosen.no_peer:
                plain(int(name), file)
                all_found[f"pyvis {name}"] = medians([measure_plain(file) for _ in range(1)])
                told(f"pyvis {name}", all_found[f"pyvis {name}"])
    if chosen.record:
        RECORD.write_text(json.dumps(all_found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
