"""The page as a person uses it, in a browser, from a file, without a network: drawing, search, panel, expansion."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from exports.page import Extras
from graph.network import Edge, GraphView, Node, NodeKind
from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.example import DISTRICT as LINPU
from tests.exports.page.example import EDGES, NUMBER, SET_UP, TEXT, TEXTS, VIEW
from tests.exports.page.synthetic import COR, ID, article, claim, graph, node

DISTRICT = NUMBER["Linpu District"]
STATION = NUMBER["Qiao Lan Academician Workstation"]
PERSON = NUMBER["Qiao Lan"]
LABORATORY = NUMBER["marine laboratory"]


EDGES_OF = "(one) => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]"


def drawn(shown: Opened) -> set[int]:
    """The numbers of the things in the drawing."""
    return set(shown.page.evaluate("network.body.data.nodes.getIds()"))


def middle(a: int, b: int) -> str:
    """A script for the middle of the line between two things."""
    return (
        f"(() => {{ const p = network.getPosition({a}), q = network.getPosition({b});"
        " return {x: (p.x + q.x) / 2, y: (p.y + q.y) / 2}; })()"
    )


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (768, "light"), (360, "dark")])
def test_opens_without_a_request_or_an_error_and_without_overflow(opened: Opener, width: int, scheme: str) -> None:
    shown = opened(VIEW, TEXTS, width=width, scheme=scheme)
    assert drawn(shown) == set(range(5))
    for mark in ("kg:graph", "kg:stable"):
        assert shown.page.evaluate(f"performance.getEntriesByName('{mark}').length") == 1
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    assert (shown.requests, shown.errors) == ([], [])


def test_the_panel_begins_with_what_the_graph_holds(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    rows = [row.split() for row in shown.text(".sheet-overview .facts tr")]
    assert [row[-1] for row in rows[:-1]] == ["2", "5", "5", "3", "2", "0", "1"]
    assert re.fullmatch("[0-9a-f]{12}", rows[-1][-1])
    assert shown.text(".key li") == [
        "Place",
        "Person or team",
        "Platform or institute",
        "Counted group",
        "only planned, expected or reported",
    ]


def test_the_page_carries_the_licences_of_what_is_in_it(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.page.click(".licences summary")
    shown.page.locator(".licences pre", has_text="oxigraph").wait_for()
    text = shown.page.locator(".licences pre").inner_text()
    assert {"@codemirror/view", "oxigraph", "@lezer/highlight"} <= set(re.findall(r"^(\S+) \d", text, re.MULTILINE))


def test_light_and_dark_follow_the_system_until_the_reader_chooses(opened: Opener) -> None:
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
    shown.page.click("#theme")
    assert shown.page.evaluate(colour) == "rgb(247, 248, 250)"
    shown.page.click("#theme")
    assert shown.page.evaluate(colour) == "rgb(16, 21, 27)"


def test_the_interface_speaks_chinese_when_asked_and_where_the_system_does(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    assert shown.page.evaluate("document.documentElement.lang") == "en"
    shown.search("Linpu")
    shown.page.click("#language")
    assert shown.page.evaluate("document.documentElement.lang") == "zh-CN"
    assert shown.text("#tabs [role=tab]") == ["图谱", "表格", "文章", "SPARQL"]
    assert shown.text(".panel h2") == ["临浦区"]
    assert shown.text(".panel .names") == ["又名 Linpu District · Linpu"]
    shown.page.click("#language")
    assert shown.text(".panel h2") == ["Linpu District"]
    assert opened(VIEW, TEXTS, language="zh").text("#tab-graph") == ["图谱"]


def test_a_click_on_a_node_shows_what_the_graph_says_of_it(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.click(f"network.getPosition({DISTRICT})")
    assert shown.text(".panel h2") == ["Linpu District"]
    assert shown.text(".panel .eyebrow") == ["District"]
    assert shown.text(".panel .names") == ["Also 临浦区 · Linpu"]
    assert shown.text(".panel h3.relation") == ["established … 2"]
    assert shown.text(".panel > .sheet > .statements .line") == ["Qiao Lan Academician Workstation 2018 2 sources"]
    assert shown.text(".panel > .sheet > .statements mark") == [SET_UP]
    assert shown.text(".panel .counted tbody tr") == ["12 workstations 12 2019 ¶"]
    assert shown.text(".panel .mentions li") == ["Morning news from the coast 3", "In brief 1"]
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
    assert shown.text(".apart .badge") == ["Planned", "Denied"]
    lines = shown.page.evaluate("network.body.data.edges.get().map((edge) => [edge.from, edge.to, edge.dashes])")
    assert [dashes for a, b, dashes in lines if LABORATORY in (a, b)] == [True]  # what is denied has no line
    assert sorted(dashes for *_, dashes in lines) == [False, False, False, True]


def test_a_click_on_a_line_goes_to_the_sentence_in_its_article(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.click(middle(*sorted((STATION, PERSON))))
    assert shown.text(".panel h2") == ["Qiao Lan Academician Workstation led by Qiao Lan"]
    assert shown.page.locator(".panel .full-text").evaluate("(text) => text.textContent") == TEXT
    assert shown.text(".panel .full-text mark") == ["It is led by Qiao Lan"]
    assert shown.text(".panel .facts tr") == ["Rule verb-passive"]
    assert shown.text(".panel .stepper span") == ["Passage 1 of 2"]
    shown.page.click(".panel [data-act=after]")
    assert shown.text(".panel .full-text mark") == [SET_UP]  # names what "It" stands for
    assert shown.text(".panel .facts tr")[-1].startswith("Note names what stands for it")
    assert shown.page.is_disabled(".panel [data-act=after]")
    shown.page.click(".panel [data-act=before]")
    assert shown.text(".panel .full-text mark") == ["It is led by Qiao Lan"]
    assert (shown.requests, shown.errors) == ([], [])


def test_passages_of_several_articles_are_a_step_apart(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("Linpu District")
    assert shown.text(".panel .claim .read")[0] == "Read in the article · 1 more passage"
    shown.page.locator(".panel .claim .read").first.click()
    assert shown.text(".panel .source .article-title") == ["Morning news from the coast"]
    assert shown.text(".panel .facts tr") == ["Rule verb-active"]
    shown.page.click(".panel [data-act=after]")
    assert shown.text(".panel .source .article-title") == ["In brief"]
    assert shown.text(".panel .facts tr") == ["Rule verb-active", "Time 2018"]
    shown.page.click(".panel .back")
    assert shown.text(".panel h2") == ["Linpu District"]


def test_an_amount_and_a_class_lead_to_their_sentences_too(opened: Opener) -> None:
    typed = replace(LINPU, type_claims=(replace(EDGES[0].claims[0], of_class=f"{COR}District"),))
    nodes = tuple(typed if one.iri == LINPU.iri else one for one in VIEW.nodes)
    shown = opened(replace(VIEW, nodes=nodes), TEXTS)
    shown.search("Linpu District")
    shown.page.click(".panel .counted .read")
    assert shown.text(".panel .full-text mark") == ["In 2019 it had 12 workstations"]
    shown.page.click(".panel .back")
    shown.page.click(".panel .types summary")
    assert shown.text(".panel .types summary") == ["Why district?"]
    shown.page.click(".panel .types .read")
    assert shown.text(".panel h2") == ["Linpu District is a district"]
    assert shown.text(".panel .full-text mark") == [SET_UP]


def test_search_finds_other_names_and_chinese_and_what_is_not_drawn(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, first=3)
    assert shown.text("#shown > span") == ["3 of 5 things drawn"]
    shown.page.fill("#search", "临浦")
    assert shown.text("#search-results [role=option]") == ["Linpu District 临浦区 · district · 3 links"]
    shown.page.fill("#search", "LABOR")
    assert shown.text("#search-results [role=option]") == ["marine laboratory laboratory · 1 link"]
    assert shown.page.locator("#search").get_attribute("aria-activedescendant") == "found-0-0"
    shown.page.press("#search", "Enter")
    assert shown.text(".panel h2") == ["marine laboratory"]
    assert shown.text("#shown > span") == ["4 of 5 things drawn"]
    shown.page.fill("#search", "nothing of the sort")
    assert shown.text("#search-results li") == ["Nothing has such a name."]


def test_search_puts_exact_names_first_then_beginnings_then_words_then_the_rest(opened: Opener) -> None:
    names = ("Lan", "Lanzhou", "Qiao Lan", "Milan", "Mulan-Lan Park")
    things = tuple(sorted((node(name) for name in names), key=lambda one: one.iri))
    shown = opened(GraphView(things, (), ()), {})
    shown.page.fill("#search", "lan")
    assert shown.text("#search-results .found-label") == ["Lan", "Lanzhou", "Mulan-Lan Park", "Qiao Lan", "Milan"]


def test_a_thing_without_a_class_is_found_and_opened_and_has_no_degree(opened: Opener) -> None:
    topic = Node(f"{ID}concept/tidal-power", NodeKind.CONCEPT, "tidal power", None, (), None, (), None)
    about = Edge(LINPU.iri, f"{COR}targets", "targets", topic.iri, True, EDGES[0].claims)
    shown = opened(GraphView((LINPU, topic), (about,), VIEW.articles), TEXTS)
    shown.page.fill("#search", "tidal")
    assert shown.text("#search-results [role=option]") == ["tidal power Topic or status · 0 links"]
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
        assert min(places) < 120
        assert max(places) > size - 120


def test_neighbours_come_when_asked_and_find_free_places(opened: Opener) -> None:
    view, texts = graph(300)
    shown = opened(view, texts, first=20)
    shown.page.locator(".sheet-overview .thing").first.click()
    button = shown.page.locator("[data-act=expand]")
    more = int(button.inner_text().split()[1])
    assert more > 10
    button.click()
    assert shown.text("#shown > span") == [f"{20 + more} of 300 things drawn"]
    assert button.count() == 0
    places = shown.page.evaluate("Object.values(network.getPositions()).map(({x, y}) => `${x},${y}`)")
    assert len(set(places)) == len(places) == 20 + more
    shown.page.click("#undo")
    assert shown.text("#shown > span") == ["20 of 300 things drawn"]
    shown.page.click("#redo")
    assert shown.text("#shown > span") == [f"{20 + more} of 300 things drawn"]
    shown.page.click("#reset")
    assert shown.text("#shown > span") == ["20 of 300 things drawn"]
    shown.page.click("#show-all")
    assert len(drawn(shown)) == 300
    assert (shown.requests, shown.errors) == ([], [])


def test_one_relation_is_expanded_with_its_count(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, first=2)
    assert drawn(shown) == {DISTRICT, STATION}
    shown.search("Linpu District")
    button = shown.page.get_by_role("button", name="Show 1 more in the drawing: established")
    assert button.inner_text() == "show 1"  # what is only planned is not among what is stated
    button.click()
    assert drawn(shown) == {DISTRICT, STATION, NUMBER["12 workstations"]}


def test_collapse_takes_what_hangs_on_a_thing_alone_and_hide_the_thing(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("Linpu District")
    shown.page.click("[data-act=collapse]")
    assert drawn(shown) == {DISTRICT, STATION, PERSON}
    shown.page.click("[data-act=hide]")
    assert drawn(shown) == {STATION, PERSON}
    for _ in range(2):
        shown.page.click("#undo")
    assert drawn(shown) == set(range(5))


def test_a_thing_that_is_dragged_or_pinned_stays_and_can_be_let_go(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    x, y = shown.spot(f"network.getPosition({STATION})")
    shown.page.mouse.move(x, y)
    shown.page.mouse.down()
    shown.page.mouse.move(x + 60, y + 40, steps=5)
    shown.page.mouse.up()
    before = shown.page.evaluate(f"network.getPosition({STATION})")
    shown.search("Qiao Lan Academician")
    assert shown.text("[data-act=pin]") == ["Unpin"]
    shown.page.click("#undo")
    assert shown.text("[data-act=pin]") == ["Pin"]
    shown.page.click("#redo")
    assert shown.page.evaluate(f"network.getPosition({STATION})") == before
    shown.search("Linpu District")
    shown.page.click("[data-act=collapse]")
    assert STATION in drawn(shown)


def test_the_focus_on_a_number_of_steps(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("Qiao Lan")
    shown.page.click("[data-act=focus-1]")
    assert drawn(shown) == {PERSON, STATION}
    shown.page.click("[data-act=focus-2]")
    assert drawn(shown) == {PERSON, STATION, DISTRICT}


def test_a_path_is_found_lit_and_never_leads_through_a_topic(opened: Opener) -> None:
    topic = Node(f"{ID}concept/tidal-power", NodeKind.CONCEPT, "tidal power", None, (), None, (), None)
    firm = node("Tide Works", "Enterprise")
    claims = EDGES[0].claims
    edges = (*EDGES, *(Edge(one.iri, f"{COR}targets", "targets", topic.iri, True, claims) for one in (LINPU, firm)))
    nodes = tuple(sorted((*VIEW.nodes, topic, firm), key=lambda one: one.iri))
    numbers = {one.label: number for number, one in enumerate(nodes)}
    shown = opened(GraphView(nodes, edges, VIEW.articles), TEXTS, first=2)
    shown.search("Qiao Lan Academician")
    shown.page.fill("#path-to", "12 work")
    shown.page.press("#path-to", "Enter")
    assert shown.text("#shown .lit") == ["Path of 2 steps"]
    assert {numbers[one] for one in ("Qiao Lan Academician Workstation", "Linpu District", "12 workstations")} <= drawn(
        shown
    )
    shown.page.click("#clear-light")
    assert shown.text("#shown .lit") == []
    shown.page.fill("#path-to", "Tide")
    shown.page.press("#path-to", "Enter")
    assert shown.text("#status") == ["No path leads from Qiao Lan Academician Workstation to Tide Works."]


def test_everything_is_within_reach_of_the_keyboard(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    keyboard = shown.page.keyboard
    keyboard.press("/")
    keyboard.type("q")
    keyboard.press("ArrowDown")
    assert shown.text("#search-results [aria-selected=true]") == ["Qiao Lan academician · 1 link"]
    keyboard.press("Enter")
    assert shown.text(".panel h2") == ["Qiao Lan"]
    assert shown.page.evaluate("document.activeElement.tagName") == "H2"
    for _ in range(12):
        keyboard.press("Tab")
        if shown.page.evaluate("document.activeElement.dataset.thing") is not None:
            break
    keyboard.press("Enter")
    assert shown.text(".panel h2") == ["Qiao Lan Academician Workstation"]
    keyboard.press("Escape")
    assert shown.text(".panel h2") == ["Start here"]
    assert shown.page.evaluate("document.activeElement.textContent") == "Start here"


def test_escape_leaves_step_by_step_and_never_loses_the_keyboard(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("Qiao Lan Academician")
    shown.page.fill("#path-to", "12 work")
    shown.page.press("#path-to", "Enter")
    assert shown.text("#shown .lit") == ["Path of 2 steps"]
    for lit, heading in (
        (["Path of 2 steps"], "Qiao Lan Academician Workstation"),  # empties the field
        ([], "Qiao Lan Academician Workstation"),
        ([], "Start here"),
    ):
        shown.page.keyboard.press("Escape")
        assert (shown.text("#shown .lit"), shown.text(".panel h2")) == (lit, [heading])
    assert shown.page.evaluate("document.activeElement.tagName") == "H2"
    shown.page.click(".panel .close")
    assert shown.page.evaluate("document.activeElement.id") == "graph"
    shown.page.click("#panel-open")
    assert shown.text(".panel h2") == ["Start here"]


def test_a_passage_stands_with_its_source_wherever_it_is_in_the_text(opened: Opener) -> None:
    long = TEXT.replace("The end.", "And so on.\n" * 400 + "The end.")
    at = long.index("The end.")
    (denied,) = EDGES[4].claims
    quote = replace(denied.quotes[0], start=at, end=at + len("The end."))
    last = replace(EDGES[4], claims=(replace(denied, quotes=(quote,)),))
    for width, height in ((1280, 800), (360, 740)):
        shown = opened(replace(VIEW, edges=(*EDGES[:4], last)), TEXTS | {VIEW.articles[0].id: long}, width=width)
        shown.page.set_viewport_size({"width": width, "height": height})
        shown.search("marine")
        shown.page.locator(".apart .read").last.click()
        top, bottom = shown.page.locator(".panel .full-text mark").evaluate(EDGES_OF)
        assert shown.page.locator(".panel .head").evaluate(EDGES_OF)[1] <= top
        assert bottom <= shown.page.locator(".panel").evaluate(EDGES_OF)[1]
        if width > 860:
            assert shown.page.locator(".panel .source").evaluate(EDGES_OF)[0] > 0


def test_a_narrow_screen_shows_the_panel_only_while_it_tells_of_something(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, width=768)
    panel = shown.page.locator(".panel")
    assert not panel.is_visible()
    shown.click(f"network.getPosition({DISTRICT})")
    assert panel.is_visible()
    shown.page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_the_drawing_itself_is_walked_with_the_arrow_keys(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("Linpu District")
    shown.page.focus("#graph")
    met = set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown") * 2:
        shown.page.keyboard.press(key)
        met |= set(shown.text(".panel h2"))
    assert len(met) >= 2
    now = shown.text(".panel h2")
    shown.page.keyboard.press("h")
    assert len(drawn(shown)) == 4
    shown.page.keyboard.press("Control+z")
    assert len(drawn(shown)) == 5
    assert now[0] in shown.text("#status") + shown.text(".panel h2")


def test_the_tabs_are_a_tab_list(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.page.focus("#tab-graph")
    for expected in ("table", "articles", "sparql", "graph"):
        shown.page.keyboard.press("ArrowRight")
        assert shown.page.evaluate("document.activeElement.id") == f"tab-{expected}"
        assert [one.get_attribute("id") for one in shown.page.locator("[role=tabpanel]:visible").all()] == [
            f"view-{expected}"
        ]
    assert shown.errors == []


def test_a_hub_writes_its_statements_in_portions(opened: Opener) -> None:
    about = article(1)
    hub, others = node("Hub"), [node(f"Spoke {number:02}", "Project") for number in range(70)]
    made = claim(1, about, ("Hub", 0))
    edges = tuple(Edge(hub.iri, f"{COR}targets", "targets", one.iri, True, (made,)) for one in others)
    shown = opened(GraphView((hub, *others), edges, (about,)), {about.id: "Hub of all."})
    shown.search("Hub")
    statements = shown.page.locator(".panel .statement")
    assert (statements.count(), shown.text(".panel .more")) == (12, ["Show 50 more"])
    shown.page.locator(".panel .more").click()
    assert (statements.count(), shown.text(".panel .more")) == (62, ["Show 8 more"])
    assert shown.page.evaluate("document.activeElement.textContent") == "Spoke 12"
    shown.page.locator(".panel .more").click()
    assert (statements.count(), shown.text(".panel .more")) == (70, [])
    assert shown.page.locator(".panel .statement .thing").all_text_contents() == [one.label for one in others]


def test_a_page_may_open_with_a_thing_and_a_link_goes_first(opened: Opener) -> None:
    extras = Extras(opened=LINPU.iri)
    assert opened(VIEW, TEXTS, extras=extras).text(".panel h2") == ["Linpu District"]
    link = "#v=1&open=thing:Qiao Lan"
    assert opened(VIEW, TEXTS, extras=extras, fragment=link).text(".panel h2") != ["Linpu District"]


def test_a_page_of_a_part_says_what_it_leaves_out_and_how_to_get_it(opened: Opener) -> None:
    shown = opened(replace(VIEW, left_out=1234, things_left_out=900), TEXTS)
    (notice,) = shown.text(".sheet-overview .notice-line")
    assert "5 of 905 things" in notice
    assert "1,234 claims" in notice
    assert "corridor page --max-nodes" in notice
    assert "--focus" in notice
