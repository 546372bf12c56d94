"""The filters of the drawing: what they let through, their counts beside each other, undo and the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Locator

from graph.network import ClaimView, Edge, GraphView, Node
from tests.exports.page.axe import violations
from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.synthetic import COR, article, claim, node

DAILY = article(1, title="Morning news")
COPY = replace(article(2, title="Morning news again", publisher="Copy Courier"), same_text_as=DAILY.iri)
POST = article(3, title="<b>Harbour</b> notes", publisher="Harbour Post")
ARTICLES = (DAILY, COPY, POST)
TEXTS = {one.id: "Words of an article." for one in ARTICLES}

DISTRICT = node("Linpu District")
YARD = node("Tidal Yard", "Laboratory")
STATION = node("Quay Station", "AcademicianWorkstation")
PLANT = node("Pump Plant", "HighTechEnterprise")
PERSON = node("Qiao Lan", "Academician")
FAIR = node("Boat Fair", "AchievementFair")


def edge(subject: Node, label: str, target: Node, *claims: ClaimView) -> Edge:
    asserted = any(one.modality == "Asserted" for one in claims)
    return Edge(subject.iri, COR + label, label, target.iri, asserted, claims)


EDGES = (
    edge(DISTRICT, "founded", YARD, claim(1, DAILY, year=2015), claim(2, POST, year=2016)),
    edge(DISTRICT, "founded", PLANT, claim(3, DAILY, year=2017), claim(4, COPY, year=2017)),
    edge(DISTRICT, "founded", STATION, claim(5, POST, year=2016)),
    edge(PLANT, "led by", PERSON, claim(6, DAILY)),
    edge(YARD, "joined", PLANT, replace(claim(7, POST, modality="Planned"), start="2018-05-01", end="2020-12-31")),
    edge(FAIR, "held in", DISTRICT, claim(8, COPY, year=2019, modality="Negated")),
    edge(FAIR, "run by", PLANT, claim(10, COPY, modality="Reported"), claim(11, COPY, modality="Negated")),
)
NODES = (DISTRICT, YARD, STATION, PLANT, replace(PERSON, type_claims=(claim(9, DAILY),)), FAIR)
VIEW = GraphView(tuple(sorted(NODES, key=lambda one: one.iri)), EDGES, ARTICLES)
EVERYTHING = {"Linpu District", "Tidal Yard", "Quay Station", "Pump Plant", "Qiao Lan", "Boat Fair"}


class Filters:
    """The filter panel of an opened page, as a person uses it."""

    def __init__(self, shown: Opened, view: GraphView = VIEW) -> None:
        self.shown, self.page, self.labels = shown, shown.page, [one.label for one in view.nodes]
        self.page.click("#filter-toggle")

    def facet(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=name, exact=True)

    def box(self, facet: str, name: str) -> Locator:
        return self.facet(facet).get_by_role("checkbox", name=re.compile(f"^{re.escape(name)}"))

    def counts(self, facet: str) -> dict[str, int]:
        """Each visible row's label with its count."""
        rows = self.facet(facet).locator(".choice:visible")
        names, counts = (rows.locator(part).all_inner_texts() for part in (".choice-name", ".count"))
        return {name.splitlines()[0]: int(count) for name, count in zip(names, counts, strict=True)}

    def drawn(self) -> set[str]:
        """The things in the drawing, by label."""
        return {self.labels[number] for number in self.page.evaluate("network.body.data.nodes.getIds()")}

    def lines(self) -> set[frozenset[str]]:
        """The pairs of things with a line between them."""
        pairs = self.page.evaluate("network.body.data.edges.get().map(({from, to}) => [from, to])")
        return {frozenset(self.labels[number] for number in pair) for pair in pairs}

    def only(self, facet: str, name: str) -> None:
        self.facet(facet).get_by_role("button", name=f"only {name}", exact=True).click()

    @property
    def summary(self) -> str:
        return self.shown.text("#filters .summary")[0]

    @property
    def chips(self) -> list[str]:
        return [text.removesuffix("×").strip() for text in self.shown.text("#filters .chips li")]


@pytest.fixture
def filters(opened: Opener) -> Callable[..., Filters]:
    return lambda **options: Filters(opened(VIEW, TEXTS, **options))


JOINED, RUN, LED = (frozenset((one.label, PLANT.label)) for one in (YARD, FAIR, PERSON))
FOUNDED = {frozenset((DISTRICT.label, one.label)) for one in (YARD, PLANT, STATION)}


def test_the_panel_is_a_legend_with_a_count_for_each_choice(filters: Callable[..., Filters]) -> None:
    panel = filters()
    assert panel.drawn() == EVERYTHING
    assert panel.summary == "8 of 8 statements 6 of 6 things"
    assert panel.counts("Kinds of things") == {
        "Place": 1, "Person or team": 1, "Platform or institute": 2, "Enterprise or investor": 1, "Event": 1,
    }  # fmt: skip
    assert panel.facet("Kinds of things").locator(".symbol").count() == 5
    assert panel.counts("Relations") == {"founded": 3, "held in": 1, "is a": 1, "joined": 1, "led by": 1, "run by": 1}
    assert panel.counts("Stated as") == {"As fact": 5, "Planned": 1, "Expected": 0, "Denied": 2, "Reported": 1}
    assert list(panel.counts("Sources").values()) == [8, 7, 1]
    assert panel.counts("Articles") == {"Morning news": 4, "Morning news again": 3, "<b>Harbour</b> notes": 3}
    assert panel.chips == []
    assert (panel.shown.requests, panel.shown.errors) == ([], [])


def test_counts_follow_the_other_facets_and_not_their_own(filters: Callable[..., Filters]) -> None:
    panel = filters()
    relations = panel.counts("Relations")
    panel.box("Relations", "founded").uncheck()
    assert panel.counts("Relations") == relations
    assert panel.counts("Stated as") == {"As fact": 2, "Planned": 1, "Expected": 0, "Denied": 2, "Reported": 1}
    assert panel.counts("Articles") == {"Morning news": 2, "Morning news again": 2, "<b>Harbour</b> notes": 1}
    assert panel.counts("Kinds of things")["Platform or institute"] == 1  # the station was founded and nothing else
    assert panel.summary == "5 of 8 statements 5 of 6 things"
    panel.box("Stated as", "As fact").uncheck()
    assert panel.counts("Relations") == {"founded": 0, "held in": 1, "is a": 0, "joined": 1, "led by": 0, "run by": 1}
    assert panel.counts("Stated as")["As fact"] == 2
    assert panel.drawn() == {"Tidal Yard", "Pump Plant", "Boat Fair", "Linpu District"}
    assert panel.lines() == {JOINED, RUN}  # what is denied has no line


def test_what_only_denials_are_left_of_has_no_line(filters: Callable[..., Filters]) -> None:
    panel = filters()
    assert RUN in panel.lines()
    panel.box("Stated as", "Reported").uncheck()
    assert RUN not in panel.lines()
    assert panel.counts("Relations")["run by"] == 1
    assert "Boat Fair" in panel.drawn()


def test_a_statement_needs_one_claim_that_passes_articles_modalities_and_years_at_once(
    filters: Callable[..., Filters],
) -> None:
    panel = filters()
    panel.box("Articles", "Morning news Coast Daily").uncheck()
    assert panel.counts("Relations") == {"founded": 3, "held in": 1, "is a": 0, "joined": 1, "led by": 0, "run by": 1}
    panel.facet("Years").get_by_label("Last year").last.fill("2015")
    panel.page.keyboard.press("Enter")
    panel.facet("Years").get_by_label("Without a year").uncheck()
    # In 2015 the yard was founded, but only the article that is off says so.
    assert panel.counts("Relations") == dict.fromkeys(("founded", "held in", "is a", "joined", "led by", "run by"), 0)
    assert panel.counts("Articles") == {"Morning news": 1, "Morning news again": 0, "<b>Harbour</b> notes": 0}
    assert panel.drawn() == set()


def test_copies_of_one_text_are_one_source(filters: Callable[..., Filters]) -> None:
    panel = filters()
    panel.facet("Sources").get_by_label("Corroborated").check()
    assert panel.drawn() == {"Linpu District", "Tidal Yard"}
    assert panel.lines() == {frozenset(("Linpu District", "Tidal Yard"))}
    assert panel.counts("Relations")["founded"] == 1
    panel.facet("Sources").get_by_label("Single source").check()
    assert panel.lines() == {
        *(FOUNDED - {frozenset(("Linpu District", "Tidal Yard"))}),
        JOINED, RUN, LED,
    }  # fmt: skip
    assert panel.chips == ["Single source"]


def test_a_kind_and_its_classes_are_switched_together(filters: Callable[..., Filters]) -> None:
    panel = filters()
    kind = panel.box("Kinds of things", "Platform or institute")
    panel.page.get_by_role("button", name="Classes of Platform or institute").click()
    panel.box("Kinds of things", "laboratory").uncheck()
    assert kind.evaluate("(box) => [box.checked, box.indeterminate]") == [True, True]
    assert panel.drawn() == EVERYTHING - {"Tidal Yard"}
    panel.box("Kinds of things", "academician workstation").uncheck()
    assert kind.evaluate("(box) => [box.checked, box.indeterminate]") == [False, False]
    assert panel.chips == ["Kinds: without Platform or institute"]
    kind.check()
    assert panel.drawn() == EVERYTHING
    panel.only("Kinds of things", "laboratory")
    assert panel.drawn() == {"Tidal Yard"}
    panel.only("Kinds of things", "Event")
    assert panel.drawn() == {"Boat Fair"}
    panel.facet("Kinds of things").get_by_role("button", name="All: Kinds of things").click()
    assert panel.drawn() == EVERYTHING
    assert panel.page.evaluate("document.activeElement.type") == "checkbox"


def test_dates_make_a_span_of_years_and_the_undated_are_a_choice(filters: Callable[..., Filters]) -> None:
    panel = filters()
    years = panel.facet("Years")
    years.get_by_label("First year").last.fill("2019")
    panel.page.keyboard.press("Enter")
    assert panel.counts("Relations") == {"founded": 0, "held in": 1, "is a": 1, "joined": 1, "led by": 1, "run by": 1}
    assert panel.counts("Years") == {"Without a year": 3}
    years.get_by_label("Without a year").uncheck()
    assert panel.lines() == {JOINED}  # planned from 2018 until 2020
    assert panel.chips == ["2019 to 2020", "Only with a year"]
    years.get_by_label("First year").last.fill("1800")
    panel.page.keyboard.press("Enter")
    assert years.get_by_label("First year").last.input_value() == "2015"
    assert panel.chips == ["Only with a year"]


def test_the_slider_is_moved_by_keys_and_by_pointer_and_a_gesture_is_one_step(filters: Callable[..., Filters]) -> None:
    panel = filters()
    first = panel.facet("Years").get_by_role("slider", name="First year")
    first.focus()
    panel.page.keyboard.press("ArrowRight")
    panel.page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "2017"
    assert panel.chips == ["2017 to 2020"]
    panel.page.click("#undo")
    assert panel.chips == ["2016 to 2020"]
    panel.page.click("#undo")
    assert panel.page.is_disabled("#undo")
    box = panel.facet("Years").get_by_role("slider", name="Last year").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    panel.page.mouse.move(box["x"] + box["width"] - 10, middle)
    panel.page.mouse.down()
    for part in (0.9, 0.7, 0.5, 0.25):
        panel.page.mouse.move(box["x"] + box["width"] * part, middle, steps=4)
    panel.page.mouse.up()
    assert panel.chips == ["2015 to 2016"]
    panel.page.click("#undo")
    assert (panel.chips, panel.drawn()) == ([], EVERYTHING)
    assert panel.page.is_disabled("#undo")
    panel.page.click("#redo")
    assert panel.chips == ["2015 to 2016"]


def test_the_thumbs_do_not_cross(filters: Callable[..., Filters]) -> None:
    panel = filters()
    first, last = (panel.facet("Years").get_by_role("slider", name=f"{end} year") for end in ("First", "Last"))
    last.focus()
    panel.page.keyboard.press("Home")
    assert (first.get_attribute("aria-valuetext"), last.get_attribute("aria-valuetext")) == ("2015", "2015")
    first.focus()
    panel.page.keyboard.press("End")
    assert (first.get_attribute("aria-valuetext"), last.get_attribute("aria-valuetext")) == ("2015", "2015")
    assert panel.chips == ["Year 2015"]
    panel.page.click("#undo")  # what the other thumb stopped is no step
    assert (panel.chips, panel.page.is_disabled("#undo")) == ([], True)


def test_the_degree_leaves_what_is_well_connected(filters: Callable[..., Filters]) -> None:
    panel = filters()
    slider = panel.facet("Links").get_by_role("slider")
    slider.focus()
    for _ in range(3):
        panel.page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "at least 3 links: 2 things"
    assert panel.drawn() == {"Linpu District", "Pump Plant"}
    assert panel.counts("Relations") == {"founded": 1, "held in": 0, "is a": 0, "joined": 0, "led by": 0, "run by": 0}


def test_undo_and_redo_go_through_every_choice(filters: Callable[..., Filters]) -> None:
    panel = filters()
    panel.box("Relations", "led by").uncheck()
    panel.box("Kinds of things", "Event").uncheck()
    panel.facet("Sources").get_by_label("Single source").check()
    states = [panel.chips]
    for _ in range(3):
        panel.page.keyboard.press("Control+z")
        states.append(panel.chips)
    assert states == [
        ["Kinds: without Event", "Relations: without led by", "Single source"],
        ["Kinds: without Event", "Relations: without led by"],
        ["Relations: without led by"],
        [],
    ]
    assert panel.box("Relations", "led by").is_checked()
    assert panel.facet("Sources").get_by_role("radio", name="All").is_checked()
    panel.page.click("#tab-table")
    for _ in range(3):
        panel.page.click("#redo")
    panel.page.click("#tab-graph")
    assert panel.chips == states[0]
    assert not panel.box("Relations", "led by").is_checked()


def test_chips_take_filters_back_one_by_one_or_all_at_once(filters: Callable[..., Filters]) -> None:
    panel = filters()
    panel.only("Relations", "founded")
    panel.box("Stated as", "Planned").uncheck()
    assert panel.page.get_attribute("#filter-toggle", "data-active") == "2"
    assert panel.chips == ["Relations: only founded", "Stated as: without Planned"]
    panel.page.get_by_role("button", name="Remove filter: Relations: only founded").click()
    assert panel.chips == ["Stated as: without Planned"]
    assert panel.page.evaluate("document.activeElement.getAttribute('aria-label')").endswith("without Planned")
    panel.page.get_by_role("button", name="Clear filters").click()
    assert (panel.chips, panel.drawn()) == ([], EVERYTHING)
    assert panel.page.get_attribute("#filter-toggle", "data-active") is None
    panel.page.click("#undo")
    assert panel.chips == ["Stated as: without Planned"]


def test_the_panel_opens_and_closes_by_keyboard_and_keeps_its_filters(filters: Callable[..., Filters]) -> None:
    panel = filters()
    assert panel.page.get_attribute("#filter-toggle", "aria-expanded") == "true"
    assert panel.page.evaluate("document.activeElement.textContent") == "Filters and legend"
    panel.box("Kinds of things", "Event").uncheck()
    panel.page.keyboard.press("Escape")
    assert panel.page.is_hidden("#filters")
    assert panel.page.evaluate("document.activeElement.id") == "filter-toggle"
    assert panel.page.get_attribute("#filter-toggle", "aria-expanded") == "false"
    assert panel.drawn() == EVERYTHING - {"Boat Fair"}
    panel.page.keyboard.press("Enter")
    assert panel.chips == ["Kinds: without Event"]


def test_the_button_leads_to_the_filters_from_another_tab(filters: Callable[..., Filters]) -> None:
    panel = filters()
    panel.page.click("#tab-table")
    assert panel.page.get_attribute("#filter-toggle", "aria-expanded") == "false"
    panel.page.click("#filter-toggle")
    assert panel.page.is_visible("#filters")
    assert panel.page.get_attribute("#filter-toggle", "aria-expanded") == "true"


def test_where_room_is_tight_filters_and_panel_take_turns(filters: Callable[..., Filters]) -> None:
    panel = filters(width=768)
    assert panel.page.is_hidden(".panel")
    drawing = panel.page.locator("#graph").bounding_box()
    assert drawing
    assert drawing["width"] > 400
    panel.shown.search("Quay Station")
    assert panel.page.is_hidden("#filters")
    assert panel.page.get_attribute("#filter-toggle", "aria-expanded") == "false"
    assert panel.shown.text(".panel h2") == ["Quay Station"]
    assert panel.page.evaluate("document.activeElement.closest('.panel') !== null")


def test_five_hundred_articles_are_searched_and_shown_in_portions(opened: Opener) -> None:
    articles = tuple(
        article(at, title=f"Report {at:03}", publisher=f"Paper {'ABCDEFGHIJ'[at % 10]}x") for at in range(500)
    )
    claims = (claim(at, one, year=1900 + at % 120) for at, one in enumerate(articles))
    edges = (edge(DISTRICT, "founded", YARD, *claims),)
    view = GraphView((DISTRICT, YARD), edges, articles)
    panel = Filters(opened(view, {one.id: "Words." for one in articles}), view)
    rows = panel.facet("Articles").get_by_role("checkbox")
    assert rows.count() == 6
    panel.facet("Articles").get_by_role("button", name="Show 50 more").click()
    assert rows.count() == 56
    assert panel.page.locator("#filters *").count() < 1500
    panel.facet("Articles").get_by_role("searchbox").fill("PAPER hx")
    assert set(panel.counts("Articles")) == {f"Report {at:03}" for at in range(7, 67, 10)}
    panel.facet("Articles").get_by_role("button", name="Only these 50").click()
    assert panel.chips == ["Articles: only Report 007, Report 017 and 48 more"]
    panel.facet("Articles").get_by_role("searchbox").fill("report 008")
    assert not rows.first.is_checked()
    panel.facet("Articles").get_by_role("searchbox").fill("no such words")
    assert panel.facet("Articles").inner_text().split("\n")[-1] == "None has these words."
    assert panel.page.locator(".histogram i").count() <= 60


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_overflows(filters: Callable[..., Filters], width: int, scheme: str) -> None:
    panel = filters(width=width, scheme=scheme)
    panel.box("Kinds of things", "Event").uncheck()
    panel.box("Stated as", "Planned").uncheck()
    panel.page.get_by_role("button", name="Classes of Platform or institute").click()
    for _ in ("English", "Chinese"):
        assert violations(panel.page) == []
        assert panel.page.evaluate("document.documentElement.scrollWidth") == width
        assert panel.page.locator("#filters").evaluate("(root) => root.scrollWidth - root.clientWidth") == 0
        panel.page.click("#language")
    assert panel.shown.errors == []


def test_the_panel_speaks_chinese(filters: Callable[..., Filters]) -> None:
    panel = filters()
    panel.box("Kinds of things", "Event").uncheck()
    panel.page.click("#language")
    assert panel.summary == "6 / 8 条陈述 5 / 6 个事物"
    assert panel.chips == ["类别：不含活动"]
    assert panel.shown.text("#filters legend") == ["事物类别", "关系", "陈述方式", "来源", "年份", "文章", "关联数"]
    assert not panel.box("事物类别", "活动").is_checked()
