#!/usr/bin/env python3
"""Writes docs/commands.md from the commands' own help, so that the reference cannot drift from the program.

``make docs`` runs it; a test fails where the file is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "commands.md"
WIDTH = 100


def reference() -> str:
    """The whole of commands.md."""
    sys.path.insert(0, str(HERE.parent))
    import corridor

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


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
    print(f"wrote {REFERENCE.relative_to(HERE.parent)}")
