"""The judged pairs of names through the real code: precision and recall must not fall."""

from __future__ import annotations

import pytest

from graph.resolution.rules import RULES
from tests.graph.resolution.pairs import FILE, Pair, judged, read

PRECISION, RECALL = 0.98, 0.85
PAIRS = read(FILE.read_text(encoding="utf-8"))


def test_the_file_holds_what_is_asked_of_it() -> None:
    assert [pair.number for pair in PAIRS] == list(range(1, len(PAIRS) + 1))
    assert len(PAIRS) >= 220
    assert all(len(pair.sides) == 2 and pair.why for pair in PAIRS)
    for half in (True, False):
        judgements = [pair.same for pair in PAIRS if pair.held_out is half]
        assert min(judgements.count(True), judgements.count(False)) >= 45


@pytest.mark.parametrize("half", ["tune", "held-out"])
def test_precision_and_recall(half: str) -> None:
    asked = [pair for pair in PAIRS if pair.held_out is (half == "held-out")]
    right, wrong, missed = score(asked)
    print(f"{half}: {len(asked)} pairs, joined rightly {right}, wrongly {wrong}, missed {missed}")
    assert right + wrong + missed >= 45
    assert right / (right + wrong) >= PRECISION
    assert right / (right + missed) >= RECALL


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
