"""Places of different years agree where one became the other."""

from __future__ import annotations

import pytest

from graph.resolution.where import Whereabouts
from ontology.loading import load_vocabulary


@pytest.fixture(scope="module")
def where() -> Whereabouts:
    return Whereabouts(load_vocabulary())


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("330211", "330200", True),
        ("330211", "330100", False),
        # Fuyang City became Fuyang District; Jianggan parts of Shangcheng and Qiantang
        ("330183", "330111", True),
        ("330104", "330114", True),
        ("330104", "330111", False),
        # what lay in the former Chaohu lies in Hefei, but not in Hangzhou
        ("341402", "340100", True),
        ("341402", "330100", False),
        ("500110-2011", "500110", True),
        ("500110-2011", "330100", False),
    ],
)
def test_a_former_division_agrees_with_what_it_became(where: Whereabouts, one: str, other: str, agrees: bool) -> None:
    assert where.agree([one], [other]) == where.agree([other], [one]) == agrees
    assert where.contradict([one], [other]) != agrees
