"""What is read stands in the ontology: no name of a place, firm or person of an article is written into the code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import source.extraction
from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.extraction import Extractor
from source.extraction.people import SURNAMES
from source.extraction.wordlists import CALENDAR, DEMONYMS, OPENERS, PLACE_DIRECTIONS
from source.reading.articles import read_articles
from tests.source.extraction.rendering import entity, things

CODE = Path(source.extraction.__file__).parent
ARTICLES = CODE.parent / "articles"
GOLD = Path(__file__).parents[2] / "gold"
SEED = Path(__file__).parents[3] / ".." / "shared" / "seeds"


def strings(text: str) -> Iterator[str]:
    """The string literals of a module without its docstrings (a lone string is one, also below a constant)."""
    tree = ast.parse(text)
    lone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in lone:
            yield node.value


def written() -> dict[str, set[str]]:
    """Every capitalised word in the code's literals, with the modules that have it; pinyin surnames are meant."""
    found: dict[str, set[str]] = {}
    for path in sorted(CODE.glob("*.py")):
        for literal in strings(path.read_text(encoding="utf-8")):
            for word in re.findall(r"\b[A-Z][\w'-]{2,}", literal):
                if word not in SURNAMES:
                    found.setdefault(word, set()).add(path.name)
    return found


def test_the_code_is_looked_at() -> None:
    found = written()
    assert len(list(CODE.glob("*.py"))) > 15
    assert {"January", "Chinese", "Ltd"} <= {word.rstrip(".") for word in found}


def test_a_name_in_the_code_would_be_found() -> None:
    code = '"""Zhenhai in a docstring."""\n\nX = "x"\n"""Ningbo below a constant."""\nPLACES = {"Wuhan": 1}  # Suzhou\n'
    assert list(strings(code)) == ["x", "Wuhan"]


ALLOWED = {
    "China",  # the country whose articles are read: "East China" is a region
    "North",
    "South",
    "Area",
    "Xinhua",  # the agency that articles are from
}


def test_no_place_of_the_gazetteer(vocabulary: Vocabulary) -> None:
    names = {word for p in vocabulary.places.values() for word in p.name.split() if len(word) > 3}
    assert len(names) > 1_000
    assert {word: where for word, where in written().items() if word in names - ALLOWED} == {}


def proper(name: str, vocabulary: Vocabulary) -> set[str]:
    """The words of a name that are no words of the lexicon: "Yongjiang" of "Yongjiang Sci-tech Innovation Corridor"."""
    common = {
        part
        for c in vocabulary.classes.values()
        for w in (*c.head_nouns, *c.nouns, *c.titles)
        for part in re.findall(r"[\w'-]+", w.text.casefold())
    }
    return {w for w in re.findall(r"\b[A-Z][\w'-]{2,}", name) if w.casefold() not in common}


GENERAL = {*OPENERS, *CALENDAR, *DEMONYMS, *PLACE_DIRECTIONS, "Daily"}
"""Words of any English text; the gazetteer's test looks at these too."""


def test_no_name_of_the_gold_articles(vocabulary: Vocabulary) -> None:
    names: set[str] = set()
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for found in gold.get("entities", ()):
            for label in (found["label"], *found.get("aliases", ())):
                names |= proper(label, vocabulary)
    assert len(names) > 60
    code = written()
    assert {word: code[word] for word in sorted(names & set(code)) if word not in GENERAL} == {}


def test_no_name_that_is_read_in_the_bundled_articles(extractor: Extractor, vocabulary: Vocabulary) -> None:
    files = sorted(p for p in ARTICLES.iterdir() if p.suffix in (".txt", ".md", ".html") and p.name != "README.md")
    names: set[str] = set()
    for reading in extractor.read(read_articles(files)):  # type: ignore[arg-type]
        for name in things(reading):
            if entity(reading, name).form == "name":
                names |= proper(name, vocabulary)
    assert len(names) > 60
    code = written()
    assert {word: code[word] for word in sorted(names & set(code)) if word not in GENERAL} == {}


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed articles are not here")
def test_no_rare_word_of_the_seed(vocabulary: Vocabulary) -> None:
    names: set[str] = set()
    for path in sorted(SEED.glob("*.txt")):
        names |= proper(path.read_text(encoding="utf-8"), vocabulary)
    assert len(names) > 5
    code = written()
    assert {word: code[word] for word in sorted(names & set(code)) if word not in GENERAL} == {}


def test_no_class_or_relation_is_spelt_out() -> None:
    """Terms come from ontology.terms, so that a misspelt one is an error of the type checker."""
    seen = 0
    for path in sorted(CODE.glob("*.py")):
        for literal in strings(path.read_text(encoding="utf-8")):
            seen += 1
            assert terms.COR not in literal, path.name
            assert not literal.startswith("http"), path.name
    assert seen > 300
