"""The gold and the bundled articles belong together, and the README's table says what the files hold."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ARTICLES = HERE.parents[1] / "source" / "articles"
KINDS = ("entities", "facts", "groups", "measurements")
FILES = sorted(HERE.glob("*.json"))
ENCODINGS = {"06-high-tech-zone-profile": "gb18030"}


def gold(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def squeezed(text: str) -> str:
    """Letters and digits only, in lower case: fused words and stray spaces make no difference."""
    return re.sub(r"\W+", "", text).casefold()


def article_text(stem: str) -> str:
    (file,) = ARTICLES.glob(f"{stem}.*")
    text = file.read_text(encoding=ENCODINGS.get(stem, "utf-8"))
    if file.suffix == ".html":
        text = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", "", text)
    return squeezed(unescape(text))


def counted(items: list[dict[str, Any]]) -> str:
    optional = sum(bool(item.get("optional")) for item in items)
    return f"{len(items) - optional} + {optional}"


def test_each_article_has_gold_and_each_gold_an_article() -> None:
    articles = {f.stem for f in ARTICLES.iterdir() if re.match(r"\d\d-", f.name)}
    assert len(articles) >= 15
    assert articles == {f.stem for f in FILES} == {gold(f)["id"] for f in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_names_and_counted_sets_stand_in_the_article(file: Path) -> None:
    data, text = gold(file), article_text(file.stem)
    names = {e["label"]: [e["label"], *e.get("aliases", [])] for e in data["entities"]}
    assert len(names) >= 6
    assert [label for label, forms in names.items() if not any(squeezed(f) in text for f in forms)] == []
    assert [g["text"] for g in data["groups"] if squeezed(g["text"]) not in text] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_end_of_a_fact_is_an_entity_of_the_file(file: Path) -> None:
    data = gold(file)
    labels = {e["label"] for e in data["entities"]}
    ends = [end for f in data["facts"] for form in (f, *f.get("or", [])) for end in (form["s"], form["o"])]
    ends += [item["holder"] for item in data["groups"] + data["measurements"] if item["holder"] is not None]
    assert len(ends) >= 10
    assert [end for end in ends if end not in labels and not end.startswith(("class:", "concept:"))] == []


def test_two_articles_agree_on_statements() -> None:
    stated: dict[tuple[str, str, str], int] = {}
    for file in FILES:
        for key in {(f["s"], f["p"], f["o"]) for f in gold(file)["facts"] if not f.get("optional")}:
            stated[key] = stated.get(key, 0) + 1
    assert stated["Chongde University of Technology", "established", "Mogan Institute of Bionic Materials"] == 3
    assert stated["Wanshou Lake Institute of Intelligent Sensing", "ledBy", "Fang Jie"] == 3
    assert sum(count > 1 for count in stated.values()) >= 8


def test_the_table_of_the_readme_is_right() -> None:
    rows = [f"| `{f.stem}` | " + " | ".join(counted(gold(f)[kind]) for kind in KINDS) + " |" for f in FILES]
    everything = [counted([item for f in FILES for item in gold(f)[kind]]) for kind in KINDS]
    rows.append("| all | " + " | ".join(everything) + " |")
    readme = (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in readme if re.match(r"\| (`\d\d-|all )", line)] == rows
