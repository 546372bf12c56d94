#!/usr/bin/env python3
"""Writes the pages that must not drift from the program.

``commands.md`` comes from the commands' own help; ``rules.md`` from ``rules.toml`` and the figures in
``tests/floors.json``, and so does ``graph/curation/rules.csv``; the README's figures from there too, its rows from a
build of the bundled articles.
``make docs`` runs this; a test fails where a page is stale.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import tomllib
from pathlib import Path

import click

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import corridor  # noqa: E402 - from this checkout, wherever it is run
from exports.tables import written  # noqa: E402
from graph.evaluation import Tally  # noqa: E402

REFERENCE = HERE / "commands.md"
RULES = HERE / "rules.md"
PRECISIONS = HERE.parent / "graph" / "curation" / "rules.csv"
SPEED = HERE.parent / "tests" / "bench" / "figures.json"
PAGE = HERE.parent / "tests" / "bench" / "page.json"
README = HERE.parent / "README.md"
FLOORS = HERE.parent / "tests" / "floors.json"
WIDTH = 100


def reference() -> str:
    """The whole of commands.md."""
    top = _context(corridor.main, "corridor")
    sections = ["# Commands", "", "Written by `make docs` from the commands' own help; do not edit.", ""]
    sections += _section("corridor", corridor.main.get_help(top))
    for name in corridor.main.list_commands(top):
        command = corridor.main.commands[name]
        sections += _section(f"corridor {name}", command.get_help(_context(command, name, top)))
    return "\n".join(sections)


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    sizes = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    return command.make_context(name, [], parent=parent, resilient_parsing=True, **sizes)


def _section(title: str, text: str) -> list[str]:
    return [f"## {title}", "", "```", text, "```", ""]


def rules() -> str:
    """The whole of rules.md."""
    said = tomllib.loads((HERE / "rules.toml").read_text(encoding="utf-8"))
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = [
        "# Rules",
        "",
        "Every claim names the rule that made it (`cor:rule`). How often a rule is right was measured on the bundled",
        "articles against their gold annotations, which the rules were tuned on; expect less on other articles.",
        "",
        "| rule | what it reads | right | wrong | precision (95 %) |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule, words in said.items():
        right, wrong = pinned.get("rules", {}).get(rule, (0, 0))
        lines.append(f"| `{rule}` | {words} | {right} | {wrong} | {_precision(Tally(right, wrong))} |")
    return "\n".join([*lines, "", "Written by `make docs` from `docs/rules.toml` and `tests/floors.json`.", ""])


def precisions() -> str:
    """The whole of rules.csv, by which `corridor review` asks about doubtful rules first."""
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    counts = sorted(pinned.get("rules", {}).items())
    return "".join(["rule,right,wrong\n", *(f"{rule},{right},{wrong}\n" for rule, (right, wrong) in counts)])


def _precision(tally: Tally) -> str:
    found = tally.precision_interval
    return "–" if found is None else f"{tally.precision:.2f} ({found[0]:.2f}–{found[1]:.2f})"


def readme(out: Path) -> str:
    """The README with its figures and its rows, these from the graph of the bundled articles in ``out``."""
    text = README.read_text(encoding="utf-8")
    text = _filled(text, "figures", _figures())
    text = _filled(text, "speed", _speed())
    text = _filled(text, "page", _page())
    for name in re.findall(r"<!-- rows: ([a-z-]+) -->", text):
        rows = written(corridor.query(name, out), "table", {})
        text = _filled(text, f"rows: {name}", f"```\n{rows}```")
    return text


def _figures() -> str:
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    rows = [
        f"| {kind} | {one['precision']:.2f} | {one['recall']:.2f} | {one['f1']:.2f} |" for kind, one in pinned.items()
    ]
    return "\n".join(["| | precision | recall | F1 |", "| --- | --- | --- | --- |", *rows])


def _speed() -> str:
    """What ``tests/bench/growth.py --record`` measured."""
    told = json.loads(SPEED.read_text(encoding="utf-8")) if SPEED.exists() else {"measured": {}}
    found = told["measured"]
    rows = []
    for key in sorted((key for key in found if key.isdigit()), key=int):
        rows.append((f"{int(key):,} articles, {found[key]['triples'] / 1e6:.1f} million triples", found[key]))
    if rows:
        rows.append((f"{told['of']:,} articles, {told['workers']} workers", found["several"]))
        rows.append((f"one article more in {told['of']:,}", found["more"]))
    if "large" in found:
        one = found["large"]
        name = f"{one['articles']:,} articles, {one['triples'] / 1e6:.1f} million triples, {told['workers']} workers"
        rows.append((name, one))
    lines = [f"| {name} | {_long(one['seconds'])} | {one['peak']:.0f} MB |" for name, one in rows]
    return "\n".join(["| | time | peak memory |", "| --- | --- | --- |", *lines])


def _page() -> str:
    """What ``tests/bench/page.py --record`` measured."""
    told = json.loads(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    names = {"bundled": "the bundled articles", "500": "500 things", "5000": "5,000 things, 12,500 statements"}
    names |= {"20000": "20,000 things, 50,000 statements", "pyvis 500": "plain pyvis, 500 things"}
    lines = [
        "| | file | drawn | frames a second | search | first answer to SPARQL |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for key, name in names.items():
        if key in told:
            one = told[key]
            asked = f"{one['sparql stated'] / 1000:.1f} s" if "sparql stated" in one else "–"
            search = f"{one['search']:.0f} ms" if "search" in one else "–"
            drawn = f"{one['drawn'] / 1000:.1f} s"
            lines.append(f"| {name} | {one['MB']:.1f} MB | {drawn} | {one['pan']:.0f} | {search} | {asked} |")
    return "\n".join(lines)


def _long(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.1f} min"


def _filled(text: str, mark: str, content: str) -> str:
    """The text with something else between a mark and the next end."""
    pattern = rf"(<!-- {mark} -->\n).*?(<!-- end -->)"
    return re.sub(pattern, lambda found: f"{found[1]}{content}\n{found[2]}", text, count=1, flags=re.DOTALL)


def main() -> None:
    """Write every page anew."""
    with tempfile.TemporaryDirectory() as folder:
        corridor.build(out=folder)
        pages = {REFERENCE: reference(), RULES: rules(), PRECISIONS: precisions(), README: readme(Path(folder))}
    for page, text in pages.items():
        page.write_text(text, encoding="utf-8")
        print(f"wrote {page.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
