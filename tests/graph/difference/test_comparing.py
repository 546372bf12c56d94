"""What differs between two graphs, and what only looks different."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.difference import Change, Difference, Fate, Kind, Regrouping, compare
from ontology.errors import GraphError
from tests.graph.difference.example import BASE, COR, FIRST, SECOND, THIRD, Say, Told, told
from tests.graph.examples import agreeing, harbour, store, trig, turtle

COOPERATES = COR + "cooperatesWith"
BUILT = "place/zh established body/ws"


def differ(tmp_path: Path, old: Told, new: Told) -> Difference:
    return compare(old.write(tmp_path / "old.ttl"), new.write(tmp_path / "new.ttl"), {COOPERATES})


def brief(change: Change) -> str:
    ends = " ".join(one.removeprefix(BASE).removeprefix(COR).rpartition("#")[2] for one in change.statement)
    sides = ["/".join(sorted(_said(one) for one in side)) for side in (change.old, change.new)]
    return f"{change.kind}: {ends} {sides[0]} > {sides[1]}"


def _said(one) -> str:
    when = " ".join(part for part in one.moment if part)
    return " ".join(filter(None, (one.source.iri[-1], one.modality.rpartition("#")[2], when, one.fate)))


def briefs(found: Difference) -> list[str]:
    return [brief(one) for one in found.changes]


def test_a_graph_does_not_differ_from_itself(tmp_path: Path) -> None:
    built = store(harbour(), agreeing())
    (tmp_path / "graph.trig").write_text(trig(built), encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(turtle(built), encoding="utf-8")
    for other in (tmp_path, tmp_path / "graph.trig", tmp_path / "graph.ttl"):
        found = compare(tmp_path, other)
        assert not found
        assert found == Difference(base=BASE)


def test_an_article_more_is_what_it_says(tmp_path: Path) -> None:
    sides = []
    for name, built in (("old", store(harbour())), ("new", store(harbour(), agreeing()))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "graph.trig").write_text(trig(built), encoding="utf-8")
        sides.append(tmp_path / name)
    found = compare(sides[0], sides[1], {COOPERATES})
    assert [one.published for one in found.added] == ["2019"]
    assert found.removed == found.changed == found.joined == found.split == ()
    # The cooperation and the place were known; Lin Bo of another article is another person until resolved.
    assert [found.labels[one.statement[0]] + " " + one.statement[1].rpartition("#")[2] for one in found.changes] == [
        "Blue Harbour Laboratory ledBy",
        "Lin Bo type",
    ]
    (leader, _) = found.changes
    assert (leader.kind, leader.old, leader.new[0].fate) == (Kind.GAINED, (), Fate.ADDED)
    assert leader.new[0].passages[0].exact.startswith("Zhenhai lies in Ningbo, and academician")


def test_gained_and_lost_with_their_sentences(tmp_path: Path) -> None:
    old = told(Say(FIRST, BUILT, "It built it."), Say(SECOND, "place/zh attracted body/lab", "It drew a lab."))
    new = told(Say(FIRST, BUILT, "It built it."), Say(THIRD, "place/zh organized event/fair", "It held a fair."))
    found = differ(tmp_path, old, new)
    assert briefs(found) == [
        "lost: place/zh attracted body/lab b Asserted article removed > ",
        "gained: place/zh organized event/fair  > c Asserted article added",
    ]
    assert [[one.exact for said in (*c.old, *c.new) for one in said.passages] for c in found.changes] == [
        ["It drew a lab."],
        ["It held a fair."],
    ]
    assert [one.title for one in (*found.added, *found.removed)] == ["Article c", "Article b"]


def test_another_article_for_a_known_statement_is_no_change(tmp_path: Path) -> None:
    old = told(Say(FIRST, BUILT, year=2019))
    new = told(Say(FIRST, BUILT, year=2019), Say(SECOND, BUILT, year=2019))
    found = differ(tmp_path, old, new)
    assert found.changes == ()
    assert len(found.added) == 1


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([2018], [2019], ["re-dated: {} a Asserted 2018 read otherwise > a Asserted 2019 read otherwise"]),
        ([None], [2019], ["re-dated: {} a Asserted read otherwise > a Asserted 2019 read otherwise"]),
        ([2018], [2018, 2019], ["gained: {}  > a Asserted 2019 read otherwise"]),
        ([2018, 2019], [2019], ["lost: {} a Asserted 2018 read otherwise > "]),
    ],
)
def test_times(tmp_path: Path, before, after, expected) -> None:
    old, new = (told(*(Say(FIRST, BUILT, year=year) for year in years)) for years in (before, after))
    assert briefs(differ(tmp_path, old, new)) == [one.format(BUILT) for one in expected]


def test_a_span_and_a_modality(tmp_path: Path) -> None:
    planned = Say(FIRST, BUILT, modality="Planned", until="2025-12-31")
    later = Say(FIRST, BUILT, modality="Planned", until="2026-12-31")
    done = Say(FIRST, BUILT, year=2025)
    assert briefs(differ(tmp_path, told(planned), told(later))) == [
        f"re-dated: {BUILT} a Planned 2025-12-31 read otherwise > a Planned 2026-12-31 read otherwise"
    ]
    assert briefs(differ(tmp_path, told(planned), told(done))) == [
        f"changed modality: {BUILT} a Planned 2025-12-31 read otherwise > a Asserted 2025 read otherwise"
    ]
    assert briefs(differ(tmp_path, told(planned), told(planned, done))) == [
        f"gained: {BUILT}  > a Asserted 2025 read otherwise"
    ]
    assert briefs(differ(tmp_path, told(planned, done), told(later, done))) == [
        f"re-dated: {BUILT} a Planned 2025-12-31 read otherwise > a Planned 2026-12-31 read otherwise"
    ]


def test_a_name_and_its_canonical_one_are_the_same(tmp_path: Path) -> None:
    old = told(Say(FIRST, "place/zh established body/reed-lab"), Say(SECOND, "body/reed-laboratory locatedIn place/zh"))
    new = told(
        Say(FIRST, "place/zh established body/reed-laboratory"),
        Say(SECOND, "body/reed-laboratory locatedIn place/zh"),
        same=[("body/reed-lab", "body/reed-laboratory")],
    )
    joined = (Regrouping(BASE + "body/reed-laboratory", (BASE + "body/reed-lab", BASE + "body/reed-laboratory")),)
    found = differ(tmp_path, old, new)
    assert (found.changes, found.joined, found.split) == ((), joined, ())
    back = differ(tmp_path, new, old)
    assert (back.changes, back.joined, back.split) == ((), (), joined)
    known = told(Say(SECOND, "body/reed-laboratory locatedIn place/zh"))
    found = differ(tmp_path, known, new)  # a name that is new joins nothing that was known
    assert found.joined == ()
    assert briefs(found) == ["gained: place/zh established body/reed-laboratory  > a Asserted article added"]


def test_what_is_lost_of_joined_names_goes_by_the_name_that_is_there_now(tmp_path: Path) -> None:
    kept = Say(SECOND, "body/reed-laboratory locatedIn place/zh")
    old = told(Say(FIRST, "body/reed-lab ledBy person/lin"), kept)
    new = told(kept, same=[("body/reed-lab", "body/reed-laboratory")])
    assert briefs(differ(tmp_path, old, new)) == [
        "lost: body/reed-laboratory ledBy person/lin a Asserted article removed > "
    ]


def test_a_chain_of_joins_by_another_canonical_name(tmp_path: Path) -> None:
    says = [Say(FIRST, "body/a locatedIn place/zh")]
    old = told(*says, same=[("body/b", "body/a")])
    new = told(Say(FIRST, "body/c locatedIn place/zh"), same=[("body/b", "body/c"), ("body/a", "body/c")])
    assert not differ(tmp_path, old, new)
    apart = told(*says, Say(SECOND, "body/b locatedIn place/nb"))
    found = differ(tmp_path, apart, new)
    assert found.joined == (Regrouping(BASE + "body/c", (BASE + "body/a", BASE + "body/b")),)


def test_direction_matters_but_for_symmetric_relations(tmp_path: Path) -> None:
    old = told(Say(FIRST, "body/a cooperatesWith body/b"), Say(FIRST, "body/a partOf body/b"))
    new = told(Say(FIRST, "body/b cooperatesWith body/a"), Say(FIRST, "body/b partOf body/a"))
    assert briefs(differ(tmp_path, old, new)) == [
        "lost: body/a partOf body/b a Asserted read otherwise > ",
        "gained: body/b partOf body/a  > a Asserted read otherwise",
    ]


COUNT = "cor:memberClass cor:Laboratory ; cor:value {}.0 ; cor:year 2020"


def counts(article: str, number: int, url: str = "https://example.org/a", **more) -> Told:
    group, person = f"group/{number}-labs--{article}x", f"person/lin-bo--{article}"
    return told(
        Say(article, f"place/zh established {group}", f"It has {number}.", year=2020),
        Say(article, f"{group} a Group"),
        Say(article, f"body/lab ledBy {person}", "Lin leads."),
        articles=[(article, "Labs", url)],
        counted=[(group, COUNT.format(number))],
        labels=[(group, f"{number} labs"), (person, "Lin Bo"), ("body/lab", "Lab"), ("place/zh", "Zhenhai")],
        **more,
    )


def test_a_changed_article_says_what_it_said_under_other_names(tmp_path: Path) -> None:
    """Groups and people hang on the article; only the number that differs is news."""
    assert differ(tmp_path, counts(FIRST, 12), counts(SECOND, 12)).changes == ()
    found = differ(tmp_path, counts(FIRST, 12), counts(SECOND, 13))
    assert [(old.iri[-1], new.iri[-1]) for old, new in found.changed] == [("a", "b")]
    assert found.added == found.removed == ()
    assert [one.partition(" group")[0] + " " + one.partition("x ")[2] for one in briefs(found)] == [
        "lost: place/zh established a Asserted 2020 article changed > ",
        "gained: place/zh established  > b Asserted 2020 article changed",
    ]
    assert sorted(found.labels.values()) == ["12 labs", "13 labs", "Zhenhai"]


def test_without_an_address_or_file_name_it_is_another_article(tmp_path: Path) -> None:
    found = differ(tmp_path, counts(FIRST, 12, ""), counts(SECOND, 12, ""))
    assert [len(each) for each in (found.changed, found.added, found.removed)] == [0, 1, 1]
    assert [one.partition(":")[0] for one in briefs(found)] == ["lost", "gained"]
    assert [c.statement[1].rpartition("#")[2] for c in found.changes] == ["ledBy"] * 2  # a count is a count


def test_a_file_name_tells_a_changed_article_where_it_is_one_of_its_kind(tmp_path: Path) -> None:
    folders = []
    for name, article in (("old", FIRST), ("new", SECOND)):
        folder = tmp_path / name
        folder.mkdir()
        counts(article, 12, "").write(folder / "graph.ttl")
        origins = f'[{{"iri": "{BASE}article/{article}", "origin": "/somewhere/{name}/labs.txt"}}]'
        (folder / "report.json").write_text(f'{{"articles": {origins}}}')
        folders.append(folder)
    found = compare(folders[0], folders[1])
    assert (len(found.changed), found.changes) == (1, ())


def test_the_sum_that_was_paid_belongs_to_the_statement(tmp_path: Path) -> None:
    sides = []
    for number in (2, 3):
        amount = f"amount/{number}"
        say = Say(FIRST, "place/zh funded body/ws", amount=amount)
        sides.append(told(say, counted=[(amount, f'cor:measure "grant" ; cor:unit "CNY" ; cor:value {number}.0')]))
    found = differ(tmp_path, *sides)
    assert [one.kind for one in found.changes] == [Kind.LOST, Kind.GAINED]
    assert [one.amount for one in found.changes] == [BASE + "amount/2", BASE + "amount/3"]
    assert not differ(tmp_path, sides[0], sides[0])


ENDS = st.sampled_from(["place/zh", "body/a", "body/b", "body/c", "person/p--" + FIRST])
SAYS = st.builds(
    lambda article, one, relation, other, modality, year: Say(
        article, f"{one} {relation} {other}", f"{article} {year}", modality, year
    ),
    st.sampled_from([FIRST, SECOND, THIRD]),
    ENDS,
    st.sampled_from(["locatedIn", "cooperatesWith", "established"]),
    ENDS,
    st.sampled_from(["Asserted", "Planned"]),
    st.sampled_from([None, 2019, 2020]),
)
GRAPHS = st.builds(
    lambda says, same, url: told(
        *says, same=same, articles=[(one, one[:2], url) for one in sorted({s.article for s in says})[:1]]
    ),
    st.lists(SAYS, min_size=1, max_size=8, unique=True),
    st.lists(st.tuples(st.just("body/b"), st.sampled_from(["body/a", "body/c"])), max_size=2, unique=True),
    st.sampled_from(["", "https://example.org/x"]),
)


@settings(max_examples=150, deadline=None)
@given(GRAPHS, GRAPHS)
def test_what_is_gained_one_way_is_lost_the_other(tmp_path_factory, one: Told, other: Told) -> None:
    folder = tmp_path_factory.mktemp("pair")
    there, back = differ(folder, one, other), differ(folder, other, one)
    turned = {Kind.GAINED: Kind.LOST, Kind.LOST: Kind.GAINED}
    forth = sorted((c.kind, claims(c.old), claims(c.new)) for c in there.changes)
    assert forth == sorted((turned.get(c.kind, c.kind), claims(c.new), claims(c.old)) for c in back.changes)
    assert (there.added, there.removed, there.joined, there.split) == (
        back.removed,
        back.added,
        back.split,
        back.joined,
    )
    assert there.changed == tuple((old, new) for new, old in back.changed)
    assert not differ(folder, one, one)
    assert all(bool(c.old) != (c.kind is Kind.GAINED) and bool(c.new) != (c.kind is Kind.LOST) for c in there.changes)


def claims(side) -> list[str]:
    return sorted(one.claim for one in side)


def test_what_is_no_graph_is_told_in_one_line(tmp_path: Path) -> None:
    good = told(Say(FIRST, BUILT)).write(tmp_path / "good.ttl")
    empty, broken = tmp_path / "empty.ttl", tmp_path / "broken.trig"
    empty.write_text("")
    broken.write_bytes(b"\xff\xfe<a> <b")
    for bad, reason in (
        (tmp_path / "nowhere", "there is no such file or folder"),
        (tmp_path, "holds no graph; run `corridor build` first"),
        (empty, "holds no graph of articles"),
        (broken, ""),
    ):
        for pair in ((bad, good), (good, bad)):
            with pytest.raises(GraphError) as caught:
                compare(*pair)
            assert str(bad) in str(caught.value)
            assert reason in str(caught.value)
            assert "\n" not in str(caught.value)
