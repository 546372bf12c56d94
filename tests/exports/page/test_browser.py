"""The page as a person uses it, in a browser, from a file, without a network."""

from __future__ import annotations

import pytest

from graph.network import Edge, GraphView, Node, NodeKind
from tests.exports.page.conftest import Opener
from tests.exports.page.example import DISTRICT as LINPU
from tests.exports.page.example import EDGES, NUMBER, SET_UP, TEXT, TEXTS, VIEW
from tests.exports.page.synthetic import COR, ID, article, claim, graph, node

DISTRICT = NUMBER["Linpu District"]
STATION = NUMBER["Qiao Lan Academician Workstation"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_opens_without_a_request_or_an_error_and_without_overflow(opened: Opener, width: int, scheme: str) -> None:
    shown = opened(VIEW, TEXTS, width=width, scheme=scheme)
    assert shown.page.evaluate("network.body.data.nodes.length") == 5
    assert shown.page.evaluate("performance.getEntriesByName('kg:graph').length") == 1
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    assert shown.text("#stats .stat") == [
        "2 articles",
        "5 things",
        "3 statements",
        "1 planned or expected",
        "1 denied or reported",
    ]
    assert (shown.requests, shown.errors) == ([], [])


def test_light_and_dark_differ_and_follow_the_system(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    colour = "getComputedStyle(document.body).backgroundColor"
    pixel = f"""() => {{ const at = network.canvasToDOM(network.getPosition({DISTRICT}));
        const ratio = devicePixelRatio;
        return [...document.querySelector('#graph canvas').getContext('2d')
          .getImageData(at.x * ratio, at.y * ratio, 1, 1).data]; }}"""
    light = shown.page.evaluate(colour), shown.page.evaluate(pixel)
    shown.page.emulate_media(color_scheme="dark")
    shown.page.wait_for_timeout(100)
    assert light == ("rgb(247, 248, 250)", [0x2B, 0x7B, 0xBA, 255])
    assert (shown.page.evaluate(colour), shown.page.evaluate(pixel)) == ("rgb(16, 21, 27)", [0x5A, 0xA5, 0xE0, 255])


def test_a_click_on_a_node_shows_what_the_graph_says_of_it(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.click(f"network.getPosition({DISTRICT})")
    assert shown.text(".panel h2") == ["Linpu District"]
    assert shown.text(".panel .names") == ["Also 临浦区 · Linpu"]
    assert shown.text(".panel .relation") == ["established … 2"]
    assert shown.text(".panel > .sheet > .statements > .statement .line") == [
        "Qiao Lan Academician Workstation 2018",
        "12 workstations 2019",
    ]
    assert shown.text(".panel > .sheet > .statements blockquote") == [
        f"{SET_UP}.¶",
        "Linpu District set up the Qiao Lan Academician Workstation in 2018, people say.¶",
        "In 2019 it had 12 workstations.¶",
    ]
    assert shown.text(".panel > .sheet > .statements mark") == [
        SET_UP,
        "Linpu District set up the Qiao Lan Academician Workstation in 2018",
        "In 2019 it had 12 workstations",
    ]
    assert shown.text(".panel > .sheet > .statements figcaption") == [
        "Morning news from the coast Coast Daily, 2019-06-18 source ↗ rule verb-active",
        "In brief rule verb-active",
        "Morning news from the coast Coast Daily, 2019-06-18 source ↗ rule verb-active",
    ]
    assert (shown.requests, shown.errors) == ([], [])


def test_planned_and_denied_statements_stand_apart(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("marine")
    assert shown.text(".panel > .sheet > .statements") == []
    assert shown.text(".panel .none") == ["No article states anything of it."]
    assert shown.text(".apart h3") == ["Not stated as fact 2"]
    assert shown.text(".apart .line") == [
        "Linpu District established marine laboratory",
        "Qiao Lan led by marine laboratory",
    ]
    assert shown.text(".apart .badge") == ["Planned", "Negated"]
    assert shown.text(".apart .details")[0] == "2025-12-31 rule verb-active"
    drawn = shown.page.evaluate("network.body.data.edges.get().map((edge) => [edge.from, edge.to, edge.dashes])")
    laboratory = NUMBER["marine laboratory"]
    assert [dashes for a, b, dashes in drawn if laboratory in (a, b)] == [True]  # planned; what is denied has no line
    assert sorted(dashes for *_, dashes in drawn) == [False, False, False, True]


def test_a_click_on_an_edge_shows_what_is_said_between_its_ends(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    a, b = sorted((STATION, NUMBER["Qiao Lan"]))
    shown.click(
        f"""(() => {{ const p = network.getPosition({a}), q = network.getPosition({b});
            return {{x: p.x + (q.x - p.x) * 0.5, y: p.y + (q.y - p.y) * 0.5}}; }})()"""
    )
    assert shown.text(".panel h2") == ["Qiao Lan – Qiao Lan Academician Workstation"]
    assert shown.text(".panel .line") == ["Qiao Lan Academician Workstation led by Qiao Lan"]
    assert shown.text(".panel blockquote") == ["𝒳 It is led by Qiao Lan.¶", f"named before: {SET_UP}.¶"]
    assert shown.text(".panel mark") == ["It is led by Qiao Lan", SET_UP]
    assert (shown.requests, shown.errors) == ([], [])


def test_the_article_opens_at_the_quote_and_goes_back(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("Qiao Lan")
    shown.page.locator(".panel .read").first.click()
    assert shown.page.locator(".panel .full-text").evaluate("(text) => text.textContent") == TEXT
    assert shown.text(".panel .full-text mark") == ["It is led by Qiao Lan"]
    shown.page.locator(".panel .back").click()
    assert shown.text(".panel h2") == ["Qiao Lan"]


def test_search_finds_other_names_and_chinese_and_what_is_not_drawn(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, first=3)
    assert shown.text("#shown span") == ["3 of 5 shown"]
    shown.page.fill("#search", "临浦")
    assert shown.text("#search-results [role=option]") == ["Linpu District 临浦区 · district · 3 links"]
    shown.page.fill("#search", "LABOR")
    assert shown.text("#search-results [role=option]") == ["marine laboratory laboratory · 1 link"]
    assert shown.page.get_attribute("#search", "aria-activedescendant") == "found-0"
    shown.page.press("#search", "Enter")
    assert shown.text(".panel h2") == ["marine laboratory"]
    assert shown.text("#shown span") == ["4 of 5 shown"]
    shown.page.fill("#search", "nothing of the sort")
    assert shown.text("#search-results li") == ["Nothing has such a name."]


def test_a_thing_without_a_class_is_found_and_opened(opened: Opener) -> None:
    topic = Node(f"{ID}concept/tidal-power", NodeKind.CONCEPT, "tidal power", None, (), None, (), None)
    about = Edge(LINPU.iri, f"{COR}targets", "targets", topic.iri, True, EDGES[0].claims)
    shown = opened(GraphView((LINPU, topic), (about,), VIEW.articles), TEXTS)
    shown.page.fill("#search", "tidal")
    assert shown.text("#search-results [role=option]") == ["tidal power Topic or status · 1 link"]
    shown.page.press("#search", "Enter")
    assert shown.text(".panel h2") == ["tidal power"]
    assert shown.text(".panel .eyebrow") == ["Topic or status"]
    assert shown.errors == []


def test_a_small_screen_starts_within_the_drawing(opened: Opener) -> None:
    view, texts = graph(300)
    shown = opened(view, texts, width=360)
    spots = shown.page.evaluate(
        "Object.values(network.getPositions()).map((at) => network.canvasToDOM(at)).map(({x, y}) => [x, y])"
    )
    width, height = shown.page.evaluate("[network.canvas.frame.clientWidth, network.canvas.frame.clientHeight]")
    for axis, size in ((0, width), (1, height)):  # no empty strip wider than a label, with more beyond the other edge
        places = [spot[axis] for spot in spots]
        assert min(places) < 90
        assert max(places) > size - 90


def test_neighbours_come_when_asked_and_find_free_places(opened: Opener) -> None:
    view, texts = graph(300)
    shown = opened(view, texts, first=20)
    shown.page.locator(".overview .thing").first.click()
    button = shown.page.locator("[data-act=expand]")
    more = int(button.inner_text().split()[1])
    assert more > 10
    button.click()
    assert shown.text("#shown span") == [f"{20 + more} of 300 shown"]
    assert button.count() == 0
    places = shown.page.evaluate("Object.values(network.getPositions()).map(({x, y}) => `${x},${y}`)")
    assert len(set(places)) == len(places) == 20 + more
    shown.page.click("#reset")
    assert shown.text("#shown span") == ["20 of 300 shown"]
    shown.page.locator(".panel").get_by_role("button", name="Hide").wait_for()
    shown.page.locator(".overview .thing, .panel .thing").last.click()
    shown.page.click("#show-all")
    assert shown.page.evaluate("network.body.data.nodes.length") == 300
    assert button.count() == 0  # the panel that is open does not offer more than all
    assert (shown.requests, shown.errors) == ([], [])


def test_the_legend_switches_kinds_and_lines_off_and_on_again(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    everything = "[network.body.data.nodes.get(), network.body.data.edges.get()]"
    before = shown.page.evaluate(everything)
    assert shown.text(".legend-row")[:3] == ["Place 1", "Person or team 1", "Platform or institute 2"]
    shown.page.get_by_label("Place", exact=False).uncheck()
    nodes, edges = shown.page.evaluate(everything)
    assert DISTRICT not in [node["id"] for node in nodes]
    assert len(nodes) == 4
    assert [edge["id"] for edge in edges] == ["{}-{}".format(*sorted((STATION, NUMBER["Qiao Lan"])))]
    shown.page.get_by_label("Place", exact=False).check()
    shown.page.get_by_label("Only planned, expected or reported", exact=False).uncheck()
    assert [edge["dashes"] for edge in shown.page.evaluate(everything)[1]] == [False, False, False]
    shown.page.get_by_label("Only planned, expected or reported", exact=False).check()
    # What the viewer draws anew is what Python and pyvis drew first.
    after = shown.page.evaluate(everything)
    assert [sorted(part, key=lambda one: str(one["id"])) for part in after] == [
        sorted(part, key=lambda one: str(one["id"])) for part in before
    ]


def test_everything_is_within_reach_of_the_keyboard(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    keyboard = shown.page.keyboard
    keyboard.press("/")
    keyboard.type("q")
    keyboard.press("ArrowDown")
    assert shown.text("[aria-selected=true]") == ["Qiao Lan academician · 1 link"]
    keyboard.press("Enter")
    assert shown.text(".panel h2") == ["Qiao Lan"]
    assert shown.page.evaluate("document.activeElement.tagName") == "H2"
    for _ in range(10):
        keyboard.press("Tab")
        if shown.page.evaluate("document.activeElement.dataset.thing") is not None:
            break
    keyboard.press("Enter")
    assert shown.text(".panel h2") == ["Qiao Lan Academician Workstation"]
    keyboard.press("Escape")
    assert not shown.page.locator(".panel").is_visible()


def test_a_hub_writes_its_statements_in_portions(opened: Opener) -> None:
    about = article(1)
    hub, others = node("Hub"), [node(f"Spoke {number:02}", "Project") for number in range(70)]
    made = claim(1, about, ("Hub", 0))
    edges = tuple(Edge(hub.iri, f"{COR}targets", "targets", one.iri, True, (made,)) for one in others)
    shown = opened(GraphView((hub, *others), edges, (about,)), {about.id: "Hub of all."})
    shown.search("Hub")
    statements = shown.page.locator(".panel .statement")
    assert (statements.count(), shown.text(".panel .more")) == (30, ["Show 40 more"])
    shown.page.locator(".panel .more").click()
    assert (statements.count(), shown.text(".panel .more")) == (60, ["Show 10 more"])
    shown.page.locator(".panel .more").click()
    assert (statements.count(), shown.text(".panel .more")) == (70, [])
    assert shown.text(".panel .statement .thing") == [one.label for one in others]
