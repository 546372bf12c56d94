#!/usr/bin/env python3
"""Writes the pages that must not drift from the program.

``commands.md`` comes from the commands' own help; ``rules.md`` from ``rules.toml`` and the figures in
``tests/floors.json``.  ``make docs`` runs this; a test fails where a page is stale.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import click

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import corridor  # noqa: E402 - from this checkout, wherever it is run
from graph.evaluation import Tally  # noqa: E402

REFERENCE = HERE / "commands.md"
RULES = HERE / "rules.md"
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


def _precision(tally: Tally) -> str:
    found = tally.precision_interval
    return "–" if found is None else f"{tally.precision:.2f} ({found[0]:.2f}–{found[1]:.2f})"


if __name__ == "__main__":
    for page, text in ((REFERENCE, reference()), (RULES, rules())):
        page.write_text(text, encoding="utf-8")
        print(f"wrote {page.relative_to(HERE.parent)}")
