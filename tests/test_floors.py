"""The floors under the extraction's quality, and that they hold what they promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corridor
from tests.gold import pin

FIGURES: pin.Figures = {"all": {"precision": 0.9, "recall": 0.8, "f1": 0.847}, "facts": {"f1": 0.7}}
HASHES = {"gold_sha256": "a", "articles_sha256": "b"}


def test_nothing_has_fallen_below_its_floor(bundled: Path) -> None:
    pinned = json.loads(pin.FLOORS.read_text(encoding="utf-8"))
    assert set(pinned["floors"]) == {"entities", "facts", "groups", "measurements", "values", "all"}
    evaluation = corridor.evaluate([pin.HERE], out=bundled)
    assert len(evaluation.articles) == len(pin.gold_files()) >= 10
    assert all(article.present for article in evaluation.articles)
    assert pin.falls(pin.figures_of(evaluation), pinned["floors"]) == []


def test_gold_and_articles_are_those_that_were_pinned() -> None:
    pinned = json.loads(pin.FLOORS.read_text(encoding="utf-8"))
    assert pin.stale(pinned, pin.gold_files(), pin.article_files()) == []


def test_a_fall_is_told() -> None:
    worse: pin.Figures = {"all": {"precision": 0.9, "recall": 0.799, "f1": 0.847}, "facts": {"f1": 0.7}}
    assert pin.falls(worse, FIGURES) == ["all recall: 0.799 is below its floor 0.800"]
    assert pin.falls({"all": FIGURES["all"]}, FIGURES) == ["facts f1: -1.000 is below its floor 0.700"]
    assert pin.falls(FIGURES, FIGURES) == []


def test_changed_gold_or_articles_are_told(tmp_path: Path) -> None:
    gold, article = tmp_path / "one.json", tmp_path / "one.txt"
    gold.write_text("{}", encoding="utf-8")
    article.write_text("text", encoding="utf-8")
    pinned = {"gold_sha256": pin.folder_hash([gold]), "articles_sha256": pin.folder_hash([article])}
    assert pin.stale(pinned, [gold], [article]) == []
    gold.write_text("{ }", encoding="utf-8")
    assert pin.stale(pinned, [gold], [article]) == ["gold_sha256 is not what was pinned; run tests/gold/pin.py"]
    another = tmp_path / "two.txt"
    another.write_text("", encoding="utf-8")
    assert len(pin.stale(pinned, [gold], [article, another])) == 2


def test_a_floor_sinks_only_for_a_recorded_reason() -> None:
    before = pin.pinned_anew(FIGURES, None, HASHES, None)
    assert before == {**HASHES, "floors": FIGURES, "lowered": []}
    worse: pin.Figures = {"all": {"precision": 0.95, "recall": 0.7, "f1": 0.847}, "facts": {"f1": 0.7}}
    with pytest.raises(ValueError, match=r"all recall: 0\.700 is below its floor 0\.800"):
        pin.pinned_anew(worse, before, HASHES, None)
    after = pin.pinned_anew(worse, before, HASHES, "stricter gold")
    assert after["floors"] == worse
    assert after["lowered"] == [{"reason": "stricter gold", "floors": ["all recall: 0.700 is below its floor 0.800"]}]
    better: pin.Figures = {"all": {"precision": 0.96, "recall": 0.75, "f1": 0.85}, "facts": {"f1": 0.9}}
    assert pin.pinned_anew(better, after, HASHES, None)["lowered"] == after["lowered"]


def test_figures_are_cut_never_rounded_up() -> None:
    assert pin.cut(0.99999) == 0.999
    assert pin.cut(0.8) == 0.8
    assert pin.cut(1.0) == 1.0
