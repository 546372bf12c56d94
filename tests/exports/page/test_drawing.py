"""What stands in the drawing: names that can be read, in the reader's language; lines as the filters leave them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any, cast

import pytest

from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.example import BRIEF, DISTRICT, EDGES, NUMBER, PERSON, STATION, TEXTS, VIEW
from tests.exports.page.synthetic import graph

Box = tuple[float, float, float, float]

WRITTEN = r"""() => {
  const found = [];
  const canvas = CanvasRenderingContext2D.prototype;
  const own = canvas.fillText;
  canvas.fillText = function (text, x, y) {
    const zoom = this.getTransform().a / devicePixelRatio;
    const height = parseFloat(/([\d.]+)px/.exec(this.font)[1]);
    const half = this.measureText(text).width / 2;
    const top = this.textBaseline === 'top' ? y : y - height / 2;
    found.push({ text, size: height * zoom, box: [x - half, top, x + half, top + height] });
    return own.call(this, text, x, y);
  };
  network.redraw();
  canvas.fillText = own;
  return found;
}"""
"""All that one drawing writes, with the height of its letters on the screen and its room in the drawing."""


def written(shown: Opened) -> list[dict[str, Any]]:
    """All texts that stand in the drawing now."""
    shown.page.wait_for_timeout(100)
    return cast(list[dict[str, Any]], shown.page.evaluate(WRITTEN))


def texts(shown: Opened) -> set[str]:
    return {one["text"] for one in written(shown)}


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap by more than a letter's rim."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 3 and height > 3


def in_view(shown: Opened, number: int) -> bool:
    """Whether a thing stands on the part of the canvas that is seen."""
    return bool(
        shown.page.evaluate(
            f"""() => {{ const at = network.canvasToDOM(network.getPosition({number}));
                const {{ clientWidth, clientHeight }} = document.getElementById('graph');
                return at.x > 0 && at.y > 0 && at.x < clientWidth && at.y < clientHeight; }}"""
        )
    )


@pytest.mark.parametrize("width", [1280, 768])
def test_names_can_be_read_from_the_start_and_do_not_cover_each_other(opened: Opener, width: int) -> None:
    view, articles = graph(400)
    shown = opened(view, articles, width=width)
    found = written(shown)
    assert len(found) > 40
    assert min(one["size"] for one in found) >= 7.9
    assert [(p["text"], q["text"]) for p, q in combinations(found, 2) if meet(p["box"], q["box"])] == []


def test_names_of_hubs_stay_when_one_looks_from_afar_and_all_come_near_by(opened: Opener) -> None:
    view, articles = graph(400)
    shown = opened(view, articles)
    shown.page.evaluate("network.moveTo({scale: 0.12})")
    afar = written(shown)
    assert 3 < len(afar) < 60
    assert min(one["size"] for one in afar) >= 7.9
    shown.page.evaluate("network.moveTo({scale: 1.2})")
    assert len(texts(shown)) > len({one["text"] for one in afar})


def test_labels_are_in_the_language_of_the_interface(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    assert {"Linpu District", "Qiao Lan"} <= texts(shown)
    shown.page.click("#language")
    assert {"临浦区", "Qiao Lan"} <= texts(shown)
    assert "临浦区" in texts(opened(VIEW, TEXTS, language="zh"))


def test_relations_are_named_along_what_is_chosen_and_under_the_pointer(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    assert not {"led by", "established"} & texts(shown)
    a, b = sorted((NUMBER[STATION.label], NUMBER[PERSON.label]))
    between = f"""(() => {{ const p = network.getPosition({a}), q = network.getPosition({b});
        return {{x: (p.x + q.x) / 2, y: (p.y + q.y) / 2}}; }})()"""
    shown.page.mouse.move(*shown.spot(between), steps=3)
    assert "led by" in texts(shown)
    shown.page.mouse.move(5, 300)
    assert "led by" not in texts(shown)
    shown.search("Qiao Lan Academician")
    assert "led by" in texts(shown)


def test_a_line_is_broken_where_the_filters_leave_no_assertion(opened: Opener) -> None:
    plan, told = EDGES[2], replace(EDGES[0].claims[1], iri=f"{EDGES[0].claims[1].iri}-more")
    both = replace(plan, asserted=True, claims=(*plan.claims, told))
    edges = tuple(both if one is plan else one for one in EDGES)
    ends = sorted((NUMBER["Linpu District"], NUMBER["marine laboratory"]))
    line = f"network.body.data.edges.get('{ends[0]}-{ends[1]}')"
    shown = opened(replace(VIEW, edges=edges), TEXTS)
    assert shown.page.evaluate(f"{line}.dashes") is False
    shown = opened(replace(VIEW, edges=edges), TEXTS, fragment=f"#v=1&articles={BRIEF.id}")
    assert shown.page.evaluate(f"{line}.dashes") is True
    shown.page.evaluate("location.hash = '#v=1'")
    shown.page.wait_for_function(f"{line}.dashes === false")


def test_what_a_link_opens_is_in_view(opened: Opener) -> None:
    view, articles = graph(300)
    shown = opened(view, articles, first=20)
    shown.page.evaluate("network.moveTo({position: {x: 9000, y: 9000}, scale: 1})")
    name = view.nodes[7].iri.removeprefix("https://w3id.org/corridor/id/").replace(":", "%3A")
    shown.page.evaluate(f"location.hash = '#v=1&open={name}&add={name}'")
    shown.page.wait_for_function("document.querySelector('.panel').dataset.view === 'thing'")
    assert in_view(shown, 7)


def test_a_finger_need_not_meet_a_line_exactly(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    a, b = sorted((NUMBER[STATION.label], NUMBER[PERSON.label]))
    beside = f"""(() => {{ const p = network.getPosition({a}), q = network.getPosition({b});
        const long = Math.hypot(q.x - p.x, q.y - p.y) * network.getScale() / 10.5;
        return {{x: (p.x + q.x) / 2 - (q.y - p.y) / long, y: (p.y + q.y) / 2 + (q.x - p.x) / long}}; }})()"""
    shown.page.evaluate("network.moveTo({scale: 0.6})")
    shown.click(beside)
    assert shown.text(".panel h2") == ["Qiao Lan Academician Workstation led by Qiao Lan"]


def test_a_click_leaves_the_drawing_where_it_is(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    before = shown.page.evaluate("network.getViewPosition()")
    shown.click(f"network.getPosition({NUMBER[DISTRICT.label]})")
    assert shown.page.evaluate("network.getViewPosition()") == before


def test_another_size_of_the_window_leaves_the_zoom(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.page.click("#zoom-out")
    shown.click(f"network.getPosition({NUMBER[DISTRICT.label]})")
    zoom = shown.page.evaluate("network.getScale()")
    shown.page.set_viewport_size({"width": 1180, "height": 700})
    shown.page.wait_for_timeout(200)
    assert shown.page.evaluate("network.getScale()") == pytest.approx(zoom)
    assert in_view(shown, NUMBER[DISTRICT.label])
    ratio, width = shown.page.evaluate("[devicePixelRatio, document.getElementById('graph').clientWidth]")
    assert shown.page.evaluate("document.querySelector('#graph canvas').width") == pytest.approx(width * ratio, abs=2)


def test_the_whole_stays_whole_until_the_reader_moves(opened: Opener) -> None:
    view, articles = graph(300)
    shown = opened(view, articles)
    shown.page.set_viewport_size({"width": 1180, "height": 560})
    shown.page.wait_for_timeout(200)
    assert all(in_view(shown, number) for number in shown.page.evaluate("network.body.data.nodes.getIds()"))


def test_what_is_let_go_returns_to_its_place(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    place = f"network.getPosition({NUMBER[STATION.label]})"
    home = shown.page.evaluate(place)
    x, y = shown.spot(place)
    shown.page.mouse.move(x, y)
    shown.page.mouse.down()
    shown.page.mouse.move(x + 60, y + 40, steps=5)
    shown.page.mouse.up()
    moved = shown.page.evaluate(place)
    assert moved != home
    shown.page.click("#undo")
    assert shown.page.evaluate(place) == home
    shown.page.click("#redo")
    assert shown.page.evaluate(place) == moved
