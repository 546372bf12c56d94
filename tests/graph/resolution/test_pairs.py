"""The judged pairs of names through the real code: precision and recall must not fall."""

from __future__ import annotations

import pytest

from graph.resolution.rules import RULES
from tests.graph.resolution.pairs import FILE, Pair, judged, read

PRECISION, RECALL = 0.98, 0.85
LATER_RECALL = 0.8
PAIRS = read(FILE.read_text(encoding="utf-8"))
README = (FILE.parent / "README.md").read_text(encoding="utf-8")


def test_the_file_holds_what_is_asked_of_it() -> None:
    assert [pair.number for pair in PAIRS] == list(range(1, len(PAIRS) + 1))
    assert len(PAIRS) >= 260
    assert all(len(pair.sides) == 2 and pair.why for pair in PAIRS)
    for part, least in (("tuning", 45), ("held out", 45), ("later", 10)):
        judgements = [pair.same for pair in PAIRS if pair.part == part]
        assert min(judgements.count(True), judgements.count(False)) >= least


@pytest.mark.parametrize("part", ["tuning", "held out", "later"])
def test_precision_and_recall(part: str) -> None:
    asked = [pair for pair in PAIRS if pair.part == part]
    right, wrong, missed = score(asked)
    assert right + missed == sum(pair.same for pair in asked) > 0
    precision, recall = right / (right + wrong), right / (right + missed)
    assert precision >= PRECISION
    assert recall >= (LATER_RECALL if part == "later" else RECALL)
    assert f"| {part} | {len(asked)} | {right} | {wrong} | {missed} | {precision:.3f} | {recall:.3f} |" in README


def score(pairs: list[Pair]) -> tuple[int, int, int]:
    """How many pairs were joined rightly, joined wrongly, and missed."""
    right = wrong = missed = 0
    for pair in pairs:
        joined, found = judged(pair)
        right += joined and pair.same
        wrong += joined and not pair.same
        missed += pair.same and not joined
        assert all(one.rule in RULES for one in found.joins)
    return right, wrong, missed


def test_the_score_can_fail() -> None:
    turned = [Pair(pair.number, not pair.same, pair.why, pair.sides, pair.others) for pair in PAIRS[:20]]
    right, wrong, missed = score(turned)
    assert right == 0
    assert wrong
    assert missed
