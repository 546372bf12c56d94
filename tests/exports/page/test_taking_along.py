"""What a reader takes along from the page: a link that restores the view, pictures, statements as files, a print."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import struct
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import networkx
import pytest
import rdflib
from playwright.sync_api import Browser, Page, expect
from rdflib import PROV

import corridor
from exports.page import bundle, writer
from graph.iris import DEFAULT_BASE, NAMESPACES
from graph.network import Edge, GraphView, Node, NodeKind, Quantity
from tests.exports.page.axe import violations
from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.example import BRIEF, DAILY, EDGES, NUMBER, TEXTS, VIEW
from tests.exports.page.synthetic import COR, ID, article, claim, graph, node
from tests.exports.page.test_hostile import HOSTILE, hostile_graph

ARTICLES = Path(corridor.__file__).with_name("source") / "articles"
SMALL = ("04-postdoctoral-workstation.md", "09-wuxing-yearly-figures.txt")
SVG = "{http://www.w3.org/2000/svg}"
DATA = rdflib.Namespace(DEFAULT_BASE)
PAUSE = 500
"""Milliseconds after which the address has followed the state."""


def take(shown: Opened, kind: str, scope: str = "all") -> bytes:
    """The file of a kind that the menu saves."""
    page = shown.page
    page.click("#take-along-open")
    page.check(f".take-dialog input[value={scope}]")
    with page.expect_download() as download:
        page.click(f"[data-take={kind}]")
    assert re.fullmatch(rf"corridor-[0-9a-f]{{12}}\.{kind}", download.value.suggested_filename)
    page.keyboard.press("Escape")
    return download.value.path().read_bytes()


def fragment(page: Page) -> str:
    """The address's fragment, once it has followed the state."""
    page.wait_for_timeout(PAUSE)
    return str(page.evaluate("location.hash"))


def go(page: Page, wanted: str) -> None:
    """Follow a link to another fragment of the page."""
    page.evaluate(
        """(hash) => new Promise((done) => {
          addEventListener('hashchange', () => setTimeout(done), { once: true });
          setTimeout(done, 2000);
          location.hash = hash;
        })""",
        wanted,
    )


def looks(shown: Opened) -> object:
    """What the page shows, as far as a link is to restore it."""
    return shown.page.evaluate(
        """() => [
          Object.entries(network.getPositions()).map(([id, { x, y }]) => [id, x, y]).sort(),
          network.body.data.edges.getIds().sort(),
          document.querySelector('[role=tab][aria-selected=true]').id,
          document.querySelector('.panel').innerText,
        ]"""
    )


# The link


def test_the_address_follows_and_a_link_restores_the_view(opened: Opener) -> None:
    view, texts = graph(120)
    shown = opened(view, texts, first=20)
    assert fragment(shown.page) == ""
    shown.search("Laboratory")
    shown.page.locator(".panel").get_by_role("button", name="Hide").first.click()
    shown.search("Academician Workstation")
    said = fragment(shown.page)
    assert said.startswith("#v=1&open=")
    before = looks(shown)
    again = opened(view, texts, first=20, fragment=said)
    assert looks(again) == before
    assert fragment(again.page) == said
    assert (again.requests, again.errors) == ([], [])


def test_what_a_link_says_is_kept_to_the_letter(opened: Opener) -> None:
    """A fragment in the page's own form comes back unchanged after the page has taken it up: nothing of it is lost."""
    view, texts = graph(150)
    shown = opened(view, texts, first=30)
    dice = random.Random(3)
    first = set(shown.page.evaluate("network.body.data.nodes.getIds()"))
    for _ in range(8):
        wanted = said(view, first, dice)
        go(shown.page, wanted)
        assert fragment(shown.page) == wanted
    assert shown.errors == []


def said(view: GraphView, first: set[int], dice: random.Random) -> str:
    """A fragment with something of everything, lists in the page's order."""
    escaped = [quote(one.iri.removeprefix(ID), safe="/:") for one in view.nodes]
    all_of_them = set(range(len(escaped)))

    def some(of: set[int], most: int) -> str:
        return ",".join(escaped[row] for row in sorted(dice.sample(sorted(of), dice.randrange(1, most))))

    parts = [
        f"tab={dice.choice(('table', 'articles', 'sparql'))}",
        f"open={escaped[dice.randrange(len(escaped))]}",
        f"add={some(all_of_them - first, 10)}",
        f"out={some(first, 5)}",
        f"pin={escaped[dice.randrange(len(escaped))]}@{dice.randrange(-900, 900)}:{dice.randrange(0, 900) / 8 + 0.125}",
        f"lit={some(all_of_them, 30)}",
        f"kinds={dice.choice(('place', 'person', 'zone,person'))}",
        "modalities=Planned,Negated",
        "years=2018..2021&undated=no&sources=single&degree=2",
    ]
    return "#v=1&" + "&".join(part for part in parts if dice.random() < 0.8)


def test_a_long_list_goes_by_number_and_only_in_the_same_graph(opened: Opener) -> None:
    view, texts = graph(150)
    shown = opened(view, texts, first=30)
    version = json.loads(shown.page.locator("#first").text_content() or "")["page"]
    for held, count in ((version, 130), ("another", 30)):
        go(shown.page, f"#v=1&page={held}&only=~0-99.120-149")
        # the numbers of another graph say nothing
        assert shown.page.evaluate("network.body.data.nodes.length") == count
    assert shown.errors == []


HOSTILE_FRAGMENTS = (
    "#v=1&open=__proto__&__proto__=1&constructor=2&tab=constructor&kinds=__proto__,toString",
    "#v=1&open=%E0%A4%A&add=%&out=%%&pin=%@%:%",
    "#v=1&open=<script>window.touched=1</script>&quote=<img src=x onerror=window.touched=1>@9",
    "#v=1&article=javascript:window.touched=1&lit=https://example.org/",
    "#v=1&years=9999999..-1&degree=1e9&sources=evil&undated=perhaps",
    "#v=1&pin=a@1e999:NaN,@1:2,b@Infinity:0&path=a,b,c",
    "#v=1&quote=claim/none@99999999999&path=",
    "#v=1&" + "&".join(["add=" + "," * 1000] * 500),
    "#v=1&lit=~0-999999999." + "0-999999999." * 5000,
)


def test_what_a_link_says_wrongly_is_passed_over(opened: Opener) -> None:
    before = looks(opened(VIEW, TEXTS))
    shown = opened(VIEW, TEXTS, fragment=HOSTILE_FRAGMENTS[-1])
    for hostile in HOSTILE_FRAGMENTS:
        shown.search("Qiao Lan")
        go(shown.page, hostile)
        assert looks(shown) == before, hostile[:60]
    assert shown.page.evaluate("window.touched") is None
    assert shown.errors == []


def test_what_is_right_in_a_link_holds_beside_what_is_wrong(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment="#v=1&tab=nowhere&open=thing:Qiao%20Lan&lit=nothing&years=x&kinds=place,zzz")
    assert shown.text(".panel h2") == ["Qiao Lan"]
    assert NUMBER["Linpu District"] not in shown.page.evaluate("network.body.data.nodes.getIds()")
    assert fragment(shown.page) == "#v=1&open=thing:Qiao%20Lan&kinds=place"


@pytest.mark.parametrize("other", ["#search", "#v=2&show=all", "#"])
def test_another_link_leaves_the_view_alone(opened: Opener, other: str) -> None:
    shown = opened(VIEW, TEXTS, fragment="#v=1&open=thing:Qiao%20Lan")
    go(shown.page, other)
    assert shown.text(".panel h2") == ["Qiao Lan"]


def test_the_link_is_copied(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("Qiao Lan")
    shown.page.click("#take-along-open")
    shown.page.click("[data-take=link]")
    expect(shown.page.locator(".take-status")).to_have_text("The link is copied: it restores this view in this file.")
    shown.page.keyboard.press("Escape")
    shown.page.fill("#search", "")
    shown.page.focus("#search")
    shown.page.keyboard.press("Control+v")
    assert shown.page.input_value("#search").endswith("/graph.html#v=1&open=thing:Qiao%20Lan")


# The picture


def test_the_svg_holds_what_is_drawn_as_text_with_a_legend(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    root = ElementTree.fromstring(take(shown, "svg"))
    texts = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert {"Qiao Lan", "Linpu District", "12 workstations", "marine laboratory"} <= set(texts)
    legend = [text for text in texts if text in ("Place", "Person or team", "Platform or institute", "Counted group")]
    assert len(legend) == 4
    assert "only planned, expected or reported" in texts
    assert root.findtext(f"{SVG}title") == "Graph: 5 things, 4 links"
    assert re.fullmatch(r"Corridor graph [0-9a-f]{12}", root.findtext(f"{SVG}desc") or "")
    assert sum(one.get("stroke-dasharray") is not None for one in root.iter()) == 2  # the planned link, the legend's
    assert "#2b7bba" in {one.get("fill") for one in root.iter(f"{SVG}path")}  # a place by day


def test_the_picture_takes_the_colours_of_the_night(opened: Opener) -> None:
    root = ElementTree.fromstring(take(opened(VIEW, TEXTS, scheme="dark"), "svg"))
    fills = {one.get("fill") for one in root.iter()}
    assert {"#5aa5e0", "#10151b"} <= fills


def test_the_png_has_two_pixels_to_a_unit_and_is_not_blank(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    image = take(shown, "png")
    box = ElementTree.fromstring(take(shown, "svg")).get("viewBox", "").split()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert list(struct.unpack(">II", image[16:24])) == [2 * int(box[2]), 2 * int(box[3])]
    assert len(image) > 10_000
    assert shown.errors == []


def test_the_part_on_the_screen_is_smaller_than_the_whole(opened: Opener) -> None:
    view, texts = graph(300)
    shown = opened(view, texts)
    shown.page.click("#zoom-in")
    shown.page.click("#zoom-in")
    whole = take(shown, "svg")
    shown.page.click("#take-along-open")
    shown.page.check("input[value=seen]")
    shown.page.keyboard.press("Escape")
    part = take(shown, "svg")
    widths = [float(ElementTree.fromstring(one).get("width", "")) for one in (whole, part)]
    assert widths[1] < widths[0]


# Statements as files


def test_the_turtle_is_part_of_the_graph(built: Opened, turtle: rdflib.Graph) -> None:
    mine = rdflib.Graph().parse(data=take(built, "ttl"), format="turtle")
    assert [triple for triple in mine if triple not in turtle] == []
    claims = set(turtle.subjects(rdflib.RDF.type, rdflib.URIRef(COR + "Claim")))
    evidence = set(turtle.subjects(rdflib.RDF.type, rdflib.URIRef(COR + "Evidence")))
    assert claims == set(mine.subjects(rdflib.RDF.type, rdflib.URIRef(COR + "Claim")))
    assert evidence == set(mine.subjects(rdflib.RDF.type, rdflib.URIRef(COR + "Evidence")))
    for name in ("modality", "rule", "year", "from", "until", "timeBasis", "evidence", "role"):
        term = rdflib.URIRef(COR + name)
        pairs = [{(one, said) for one, said in of.subject_objects(term) if one in claims} for of in (mine, turtle)]
        assert pairs[0] == pairs[1], name
    assert len(mine) > 0.85 * len(turtle)


def test_the_turtle_of_one_thing_holds_what_is_stated_of_it(built: Opened, turtle: rdflib.Graph) -> None:
    built.search("Wuxing District")
    mine = rdflib.Graph().parse(data=take(built, "ttl", "open"), format="turtle")
    thing = DATA["place/330502"]
    claims = {claim for end in ("subject", "object")
              for claim in turtle.subjects(rdflib.URIRef(NAMESPACES["rdf"] + end), thing)}  # fmt: skip
    assert claims == set(mine.subjects(rdflib.RDF.type, rdflib.URIRef(COR + "Claim"))) != set()
    assert [triple for triple in mine if triple not in turtle] == []


def test_the_turtle_has_the_prefixes_of_the_graph(built: Opened, folder: Path) -> None:
    def head(text: str) -> list[str]:
        return re.findall(r"^@prefix .*$", text, re.MULTILINE)

    assert head(take(built, "ttl").decode()) == head((folder / "graph.ttl").read_text("utf-8"))


def test_the_table_has_a_row_for_each_claim(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    found = list(csv.DictReader(io.StringIO(take(shown, "csv").decode(), newline="")))
    assert len(found) == sum(len(edge.claims) for edge in EDGES)
    planned = next(row for row in found if row["modality"] == "Planned")
    version = planned.pop("claim_iri")
    assert version == f"{ID}claim:4"
    assert planned == {
        "subject": "Linpu District",
        "subject_iri": f"{ID}thing:Linpu District",
        "relation": "established",
        "object": "marine laboratory",
        "object_iri": f"{ID}thing:marine laboratory",
        "modality": "Planned",
        "year": "",
        "from": "",
        "until": "2025-12-31",
        "sources": "1",
        "quote": "The district plans to build a marine laboratory by 2025",
        "article": "Morning news from the coast",
        "publisher": "Coast Daily",
        "date": "2019-06-18",
    }


def test_the_filters_hold_for_the_files(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment="#v=1&modalities=Planned,Negated&out=thing:Qiao%20Lan")
    rows = csv.DictReader(io.StringIO(take(shown, "csv").decode(), newline=""))
    assert {row["modality"] for row in rows} == {"Asserted"}
    drawn = csv.DictReader(io.StringIO(take(shown, "csv", "drawn").decode(), newline=""))
    assert "Qiao Lan" not in {row["object"] for row in drawn}


def test_claims_that_the_filters_turn_down_stay_behind(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=f"#v=1&articles={BRIEF.id}")
    rows = list(csv.DictReader(io.StringIO(take(shown, "csv").decode(), newline="")))
    assert {row["article"] for row in rows} == {DAILY.title}
    assert "Qiao Lan Academician Workstation" in {row["object"] for row in rows}  # both articles tell of it
    found = networkx.read_graphml(io.BytesIO(take(shown, "graphml")))
    assert {said["articles"] for _, _, said in found.edges(data=True)} == {DAILY.title}
    everything = rdflib.Graph().parse(data=take(shown, "ttl").decode(), format="turtle")
    assert not any(str(one).endswith(BRIEF.id) for one in everything.objects(None, PROV.wasDerivedFrom))


def test_no_cell_is_taken_for_a_formula(opened: Opener) -> None:
    about = article(1, title="=cmd|' /C calc'!A0", publisher="@SUM(A1)")
    text = '+1+1, he said: "so\r\nbe it"'
    ends = [node(name, iri=f"{ID}thing/{at}") for at, name in enumerate(("-2+3", "\t=1", "  =1+1", "-3.5"))]
    edges = [Edge(one.iri, f"{COR}leads", "leads", ends[0].iri, True, (claim(at, about, (text, 0)),))
             for at, one in enumerate(ends[1:])]  # fmt: skip
    shown = opened(GraphView(tuple(ends), tuple(edges), (about,)), {about.id: text})
    raw = take(shown, "csv").decode()
    found = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert [row["subject"] for row in found] == ["'\t=1", "'  =1+1", "-3.5"]
    assert {row["object"] for row in found} == {"'-2+3"}
    assert {row["quote"] for row in found} == {f"'{text}"}
    assert {(row["article"], row["publisher"]) for row in found} == {("'=cmd|' /C calc'!A0", "'@SUM(A1)")}
    assert raw.count("\r\n") == 4 + 3  # rows and what stands in a quote


def test_networkx_reads_the_graphml(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    found = networkx.read_graphml(io.BytesIO(take(shown, "graphml")))
    assert {data["label"] for _, data in found.nodes(data=True)} == {one.label for one in VIEW.nodes}
    district = found.nodes[f"n{NUMBER['Linpu District']}"]
    assert district == {
        "label": "Linpu District",
        "label_zh": "临浦区",
        "class": "district",
        "kind": "place",
        "iri": f"{ID}thing:Linpu District",
    }
    said = found.edges[f"n{NUMBER['Linpu District']}", f"n{NUMBER['Qiao Lan Academician Workstation']}"]
    assert (said["relation"], said["modality"], said["year"], said["sources"]) == ("established", "Asserted", 2018, 2)
    planned = found.edges[f"n{NUMBER['Linpu District']}", f"n{NUMBER['marine laboratory']}"]
    assert ("from" in planned, planned["until"]) == (False, "2025-12-31")
    assert said["quote"] == "Linpu District, home to many yards, has set up the Qiao Lan Academician Workstation"
    assert found.is_directed()


def test_groups_and_measurements_say_what_they_count(opened: Opener) -> None:
    rank = Node(f"{ID}amount/1", NodeKind.MEASUREMENT, "first", None, (), None, (),
                Quantity(Decimal(1), None, "Exactly", 2020, unit="", measure="rank", aspect="Rank"))  # fmt: skip
    about = article(1)
    place = node("Linpu")
    edge = Edge(place.iri, f"{COR}hasMeasurement", "has measurement", rank.iri, True, (claim(1, about, ("one", 0)),))
    view = GraphView(tuple(sorted((rank, place), key=lambda one: one.iri)), (edge,), (about,))
    found = rdflib.Graph().parse(data=take(opened(view, {about.id: "one"}), "ttl"), format="turtle")
    said = {(str(p).removeprefix(COR), str(o).removeprefix(COR)) for p, o in found[rdflib.URIRef(rank.iri)]}
    assert {("value", "1"), ("comparator", "Exactly"), ("aspect", "Rank"), ("measure", "rank")} <= said
    assert {("year", "2020"), (NAMESPACES["rdf"] + "type", "Measurement")} <= said


# Strangers' words


def test_nothing_hostile_gets_live_in_a_file(opened: Opener) -> None:
    view, texts = hostile_graph()
    shown = opened(view, texts)
    image = ElementTree.fromstring(take(shown, "svg"))
    tags = {one.tag.removeprefix(SVG) for one in image.iter()}
    assert tags == {"svg", "title", "desc", "rect", "clipPath", "g", "path", "text", "tspan"}
    attributes = {name for one in image.iter() for name in one.attrib}
    assert [name for name in attributes if name.startswith("on") or "href" in name or name == "style"] == []
    found = networkx.read_graphml(io.BytesIO(take(shown, "graphml")))
    labels = {data["label"] for _, data in found.nodes(data=True)}
    for number, hostile in enumerate(HOSTILE):
        if "\x00" not in hostile and "\ud800" not in hostile:
            assert f"{hostile} no{number:02}x" in labels
    graph_of_it = rdflib.Graph().parse(data=take(shown, "ttl"), format="turtle")
    quotes = {str(one) for one in graph_of_it.objects(None, rdflib.URIRef(NAMESPACES["oa"] + "exact"))}
    assert {one for one in HOSTILE if "\ud800" not in one} <= quotes
    rows = list(csv.DictReader(io.StringIO(take(shown, "csv").decode(), newline="")))
    assert {one for one in HOSTILE if "\ud800" not in one} <= {row["quote"].lstrip("'") for row in rows}
    assert shown.errors == []


def test_the_check_sees_a_label_that_is_taken_for_markup(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = bundle.script

    def careless(name: str) -> str:
        """The viewer with its maker of text in XML turned into a maker of markup."""
        found = honest(name)
        made = re.search(r"(\w+)=>typeof \1==\"string\"\?document\.createTextNode\(\w+\(\1\)\):\1", found)
        if name == "viewer.js":
            assert made
            live = f"document.createRange().createContextualFragment({made[1]})"
            return found.replace(made[0], f'{made[1]}=>typeof {made[1]}=="string"?{live}:{made[1]}')
        return found

    monkeypatch.setattr(writer, "script", careless)
    shown = opened(*hostile_graph((HOSTILE[5], HOSTILE[8])))
    image = take(shown, "svg").decode()
    assert re.search(r"<img|<script", image)


# Print, dialog, citation


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_print_of_the_graph_is_picture_and_panel_black_on_white(opened: Opener, scheme: str) -> None:
    shown = opened(VIEW, TEXTS, scheme=scheme)
    shown.search("Qiao Lan Academician")
    page = shown.page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".printed svg text", has_text="Linpu District").count() == 1
    order = "(p, q) => p.compareDocumentPosition(q) & Node.DOCUMENT_POSITION_FOLLOWING"
    picture = page.locator(".printed").element_handle()
    panel = page.locator(".panel").element_handle()
    assert page.evaluate(f"([p, q]) => ({order})(p, q)", [picture, panel])
    assert page.locator(".panel mark").first.is_visible()
    for hidden in (".bar", ".field", ".panel .close", ".take-dialog"):
        assert page.locator(hidden).first.is_hidden(), hidden
    colours = "(one) => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]"
    assert page.locator(".panel h2").first.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).overflow") == "visible"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed").count() == 0
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    assert shown.errors == []


def test_a_print_of_a_table_has_all_rows(opened: Opener) -> None:
    view, texts = graph(250)
    shown = opened(view, texts, fragment="#v=1&tab=table")
    shown.page.emulate_media(media="print")
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.page.locator(".printed tbody tr").count() == 250
    assert re.fullmatch(r"Things 250 rows · Corridor graph [0-9a-f]{12}", shown.text(".printed figcaption")[0])
    assert shown.page.locator("#view-table .tables").is_hidden()


def test_the_dialog_goes_by_keyboard_and_gives_the_focus_back(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    page, focused = shown.page, "document.activeElement.dataset.take ?? document.activeElement.id"
    page.focus("#take-along-open")
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "link"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "print"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "graphml"  # round the close button
    assert page.locator("input[value=open]").is_disabled()
    page.keyboard.press("Escape")
    assert page.locator(".take-dialog").is_hidden()
    assert page.evaluate(focused) == "take-along-open"


def test_escape_closes_the_dialog_and_nothing_behind_it(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("marine laboratory")
    shown.page.click("#take-along-open")
    shown.page.keyboard.press("Escape")
    assert shown.page.locator(".take-dialog").is_hidden()
    assert shown.text(".panel h2") == ["marine laboratory"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_dialog_is_sound_for_everybody(opened: Opener, width: int, scheme: str) -> None:
    shown = opened(VIEW, TEXTS, width=width, scheme=scheme)
    shown.page.click("#take-along-open")
    assert violations(shown.page) == []
    box = shown.page.locator(".take-dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    for one in shown.page.locator(".take").all():
        target = one.bounding_box()
        assert target
        assert target["height"] >= (40 if width == 360 else 24)


def test_the_dialog_speaks_chinese(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, language="zh")
    shown.page.click("#take-along-open")
    assert shown.text(".take") == ["复制链接", "打印", "PNG", "SVG", "Turtle", "CSV", "GraphML"]
    assert shown.text(".take-dialog h2") == ["保存与分享"]


def test_a_statement_is_cited_with_quote_article_and_graph(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.search("marine")
    shown.page.locator(".panel .read").first.click()
    shown.page.locator("[data-act=cite]").click()
    version = json.loads(shown.page.locator("#first").text_content() or "")["version"]
    cited = (
        "“The district plans to build a marine laboratory by 2025” — Morning news from the coast, Coast Daily, "
        "2019-06-18, https://example.org/1. Statement: Linpu District – established – marine laboratory (Planned). "
        f"Claim: {ID}claim:4. Corridor graph {version}."
    )
    assert shown.text(".citation") == [cited]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that is really built, of two small articles."""
    out = tmp_path_factory.mktemp("built")
    corridor.build([ARTICLES / name for name in SMALL], out)
    return out


@pytest.fixture(scope="module")
def turtle(folder: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(folder / "graph.ttl", format="turtle")


@pytest.fixture
def built(browser: Browser, folder: Path) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", offline=True)
    context.set_default_timeout(5000)
    yield Opened(context, folder / "graph.html")
    context.close()
