"""The documentation says what is true now."""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

import corridor
from exports.tables import written
from graph.iris import prefixes
from graph.store import Table
from ontology.loading import load_vocabulary
from source.tables.mapping import COLUMN_KEYS, SUBJECT_KEYS, TOP_KEYS

TOP = Path(__file__).parents[1]
PAGES = sorted([*TOP.glob("*.md"), *(TOP / "docs").glob("*.md")])


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    """docs/generate.py as a module."""
    spec = importlib.util.spec_from_file_location("generate", TOP / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_fresh(generate: ModuleType) -> None:
    assert generate.REFERENCE.read_text(encoding="utf-8") == generate.reference(), "stale; run make docs"
    for name in corridor.main.commands:
        assert f"## corridor {name}\n" in generate.reference()


def test_the_page_of_rules_is_fresh(generate: ModuleType) -> None:
    assert generate.RULES.read_text(encoding="utf-8") == generate.rules(), "stale; run make docs"


def test_the_figures_of_rules_that_review_goes_by_are_fresh(generate: ModuleType) -> None:
    text = generate.PRECISIONS.read_text(encoding="utf-8")
    assert text == generate.precisions(), "stale; run make docs"
    assert len(text.splitlines()) > 10


def test_the_figures_and_rows_of_the_readme_are_fresh(generate: ModuleType, bundled: Path) -> None:
    text = generate.README.read_text(encoding="utf-8")
    assert text == generate.readme(bundled), "stale; run make docs"
    assert text.count("<!-- rows: ") == 1
    assert "Shi Yang Academician Workstation" in text


def test_every_rule_that_made_a_claim_is_described(bundled: Path) -> None:
    table = corridor.query("SELECT DISTINCT ?rule WHERE { ?claim a cor:Claim ; cor:rule ?rule }", bundled)
    assert isinstance(table, Table)
    used = {row[0].text for row in table.rows if row[0]}
    described = set(tomllib.loads((TOP / "docs" / "rules.toml").read_text(encoding="utf-8")))
    assert len(used) > 5
    assert used - described == set()


def test_the_ontology_in_the_readme_can_be_used_as_it_stands(tmp_path: Path) -> None:
    blocks = re.findall(r"```turtle\n(.*?)```", (TOP / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (mine,) = [block for block in blocks if "cor:verb" in block]
    (tmp_path / "my.ttl").write_text(mine, encoding="utf-8")
    found = load_vocabulary([tmp_path / "my.ttl"])
    assert found.relations["https://example.org/my#monitors"].domain == {"https://example.org/my#Observatory"}


def test_the_table_of_the_page_on_tables_gives_what_the_page_shows(tmp_path: Path) -> None:
    page = (TOP / "docs" / "tables.md").read_text(encoding="utf-8")
    ((table,), (mapping,), (question,), (shown,)) = (
        re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("csv", "toml", "sparql", "text")
    )
    (tmp_path / "platforms.csv").write_text(table, encoding="utf-8")
    (tmp_path / "platforms.map.toml").write_text(mapping, encoding="utf-8")
    report = corridor.build([tmp_path], tmp_path / "out")
    assert (len(report.articles), report.failed, dict(report.reasons)) == (1, (), {"number": 1})
    asked = corridor.query(question, tmp_path / "out")
    assert written(asked, "table", prefixes()) == shown
    assert shown.count("\n") > 10
    assert corridor.check(tmp_path / "out").passed


def test_the_page_on_tables_names_every_key_of_a_mapping() -> None:
    page = (TOP / "docs" / "tables.md").read_text(encoding="utf-8")
    assert [key for key in sorted({*TOP_KEYS, *COLUMN_KEYS, *SUBJECT_KEYS}) if f"`{key}`" not in page] == [
        "columns",
        "subject",
    ]


def links() -> list[tuple[Path, str]]:
    found = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:", target):
                found.append((page, target))
    return found


def test_links_between_pages_lead_somewhere() -> None:
    assert len(links()) > 5
    assert [f"{page.name}: {target}" for page, target in links() if not (page.parent / target).exists()] == []


def shown_commands() -> list[str]:
    """Every `corridor …` in the pages' code, without what follows a pipe, a redirection or #."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = "\n".join(re.findall(r"```(?:sh|console|bash)\n(.*?)```", text, re.DOTALL))
        found += re.findall(r"^(?:\.venv/bin/)?(corridor .*)", blocks, re.MULTILINE)
        found += re.findall(r"`(corridor [^`]+)`", text)
    return sorted({re.split(r"\s[|>#]\s?", line)[0] for line in found})


def test_the_pages_show_commands() -> None:
    assert len(shown_commands()) >= 10


@pytest.mark.parametrize("line", shown_commands())
def test_shown_commands_exist_with_their_options(line: str) -> None:
    name, *arguments = shlex.split(line)[1:]
    if name == "--help":
        return
    command = corridor.main.commands[name]
    known = {flag for parameter in command.params if isinstance(parameter, click.Option) for flag in parameter.opts}
    used = {argument.split("=")[0] for argument in arguments if re.match(r"--[a-z]", argument)}
    assert used - known - {"--help"} == set()


def test_make_targets_in_the_pages_exist() -> None:
    jobs = set(re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    shown = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert {"graph", "test"} <= shown <= jobs
