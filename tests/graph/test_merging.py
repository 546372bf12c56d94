"""What articles share, merged: sorted and unique whatever the runs, one label for each thing and language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.foreign import ALT_LABEL, LABEL
from graph.merging import merged, settled
from graph.turtle import line, literal, parsed


@given(st.lists(st.lists(st.text("ab\u2028\x85\r\\ ", min_size=1), max_size=8), max_size=5), st.integers(1, 6))
def test_runs_come_together_sorted_whether_or_not_they_go_to_disk(runs: list[list[str]], at_once: int) -> None:
    assert list(merged(runs, at_once)) == sorted({one for run in runs for one in run})


def test_a_label_without_language_that_looks_like_one_with_it() -> None:
    """Of two labels without a language one is kept, whatever signs stand in them."""
    labels = [literal('The "@home" Laboratory'), literal("The Laboratory")]
    found = [parsed(one) for one in settled(sorted(line(("<x>", f"<{LABEL}>", one)) for one in labels), {})]
    assert [predicate for _, predicate, _ in found] == [f"<{LABEL}>", f"<{ALT_LABEL}>"]
    assert sorted(value for _, _, value in found) == sorted(labels)
