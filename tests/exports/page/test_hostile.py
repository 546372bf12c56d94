"""Nothing of a stranger's label or text is ever live in the page; and these tests would see it if it were."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from exports.page import bundle, writer
from graph.network import Edge, GraphView
from tests.exports.page.conftest import Opener
from tests.exports.page.synthetic import COR, article, claim, node

MARK = "window.touched=1"
HOSTILE = (
    f"<script>{MARK}</script>",
    f"</script><script>{MARK}</script>",
    f"</SCRIPT ><script>{MARK}</script >",
    f"<!--<script>{MARK}</script>-->",
    f"]]><script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f'"><img src=x onerror="{MARK}">',
    f"<svg onload={MARK}></svg>",
    f"<svg><script>{MARK}</script></svg>",
    f"<math><mtext></mtext><img src onerror={MARK}></math>",
    f"<iframe src='javascript:{MARK}'></iframe>",
    f"<iframe srcdoc='<script>parent.{MARK}</script>'></iframe>",
    f"<body onload={MARK}>",
    f"<details open ontoggle={MARK}>",
    f"<input autofocus onfocus={MARK}>",
    f"<a href='javascript:{MARK}'>href</a>",
    '"href"',
    "<form action=https://example.org><button>send</button></form>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<link rel=stylesheet href=https://example.org/a.css>",
    "<style>body{display:none}</style></style>",
    "<base href=https://example.org/>",
    "<object data=https://example.org></object><embed src=https://example.org>",
    f"{{{{ {MARK} }}}} {{% raw %}} ${{{MARK}}} ' \\' \\u003cscript\\u003e",
    "line separator \u2028 paragraph separator \u2029 end",
    "\u202eturned round\u202c \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u2066isolated\u2069",
    "emoji 👩‍🔬🇨🇳 and 𝒻𝒶𝓃𝒸𝓎 letters",
    "NUL \x00 and bell \x07 and escape \x1b[31m",
    "very long " + "word" * 2000,
    "a" * 3000 + f"<img src=x onerror={MARK}>",
    "&lt;script&gt; &amp; &#60;b&#62; &quot;",
    "__proto__",
    "lone surrogate \ud800 end",
    "</script> <svg/onload=hit=1>",
)

LIVE = """() => {
  const found = [];
  if (window.touched || window.hit) found.push('a script ran');
  for (const tag of ['img', 'iframe', 'object', 'embed', 'form:not([class])', 'base', 'math', 'video', 'audio',
                     'body body', 'details:not([class])', 'svg:not([class])', 'style ~ style',
                     'meta[http-equiv=refresh]', 'link:not([rel=icon])',
                     'input:not([class],[id],[name],[aria-label],label *)']) {
    if (document.querySelector(tag)) found.push(tag.replace(/[:[].*/, ''));
  }
  const ours = 2 + Number('CorridorEditor' in window);
  if ([...document.scripts].filter(({ id }) => !id).length !== ours) found.push('script');
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith('on')) found.push(name);
      const address = /^(href|src|action|data|srcdoc)$/.test(name);
      if (address && !['#search', 'data:,'].includes(value)) found.push(value);
    }
  }
  return found;
}"""


BREAKING = ("</script> <svg/onload=hit=1>", HOSTILE[1], HOSTILE[5], HOSTILE[11], HOSTILE[17])
"""Some that show at once what a page without care does; others would lead the browser away."""


def hostile_graph(strings: tuple[str, ...] = HOSTILE) -> tuple[GraphView, dict[str, str]]:
    """Each hostile string as label, other name, title, publisher, address, text, quote, role, rule, class and date."""
    nodes, edges, articles, texts = [], [], [], {}
    for number, hostile in enumerate(strings):
        about = article(number, title=hostile, publisher=hostile, url=f"javascript:{MARK}" if number % 2 else hostile)
        text = f"Before {hostile} between\n{hostile} and after {hostile}"
        subject = node(f"{hostile} no{number:02}x", aliases=(hostile,), label_zh=hostile, iri=f"s{number:02}")
        target = node(f"{hostile} no{number:02}y", "Project", iri=f"t{number:02}")
        made = claim(number, about, (hostile, text.index(hostile)), (text[10:], 10))
        made = replace(
            made, roles=(hostile,), rules=(hostile,), modality=("Asserted", hostile)[number % 2], start=hostile
        )
        nodes += [replace(subject, type_claims=(made,), classes=(COR + hostile,)), target]
        edges.append(Edge(subject.iri, COR + hostile, hostile, target.iri, number % 2 == 0, (made,)))
        texts[about.id] = text
        articles.append(about)
    return GraphView(tuple(sorted(nodes, key=lambda one: one.iri)), tuple(edges), tuple(articles)), texts


def test_nothing_hostile_is_live_and_all_of_it_is_shown_as_text(opened: Opener) -> None:
    view, texts = hostile_graph()
    shown = opened(view, texts)
    assert len(HOSTILE) >= 30
    assert shown.page.evaluate(LIVE) == []
    for number, hostile in enumerate(HOSTILE):
        shown.search(f"no{number:02}x")
        mark = shown.page.locator(".panel mark").first.evaluate("(mark) => mark.textContent")
        assert mark == hostile, hostile[:60]
        shown.page.locator(".panel .claim .read").first.click()
        full = shown.page.locator(".panel .full-text").evaluate("(text) => text.textContent")
        assert full == texts[view.articles[number].id]
        assert shown.page.evaluate(LIVE) == [], hostile[:60]
    shown.page.click("#fit")
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 1280
    assert (shown.requests, shown.errors) == ([], [])


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("tab", ["table", "articles", "sparql"])
def test_nothing_hostile_is_live_in_the_other_views(opened: Opener, tab: str, width: int) -> None:
    shown = opened(*hostile_graph(), width=width)
    shown.page.click(f"#tab-{tab}")
    shown.page.wait_for_timeout(300)
    assert shown.page.locator(f"#view-{tab}").inner_text()
    assert shown.page.evaluate(LIVE) == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    assert (shown.requests, shown.errors) == ([], [])


def unescaped_json(value: object) -> str:
    return json.dumps(value)


honest_script = bundle.script


def live_markup(name: str) -> str:
    """The viewer with its maker of text nodes turned into a maker of markup."""
    made, count = re.subn(
        r"document\.createTextNode\((\w+)\)",
        r"document.createRange().createContextualFragment(\1)",
        honest_script(name),
    )
    assert count or name != "viewer.js"
    return made


def test_the_check_sees_json_that_is_not_escaped(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "script_json", unescaped_json)
    found = opened(*hostile_graph(BREAKING), drawn=False).page.evaluate(LIVE)
    assert {"svg", "onload"} <= set(found)
    assert "a script ran" not in found  # the policy still holds


def test_the_check_sees_json_that_is_not_escaped_and_no_policy(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "script_json", unescaped_json)
    monkeypatch.setattr(writer, "policy", lambda scripts, styles: "img-src data:")
    assert "a script ran" in opened(*hostile_graph(BREAKING), drawn=False).page.evaluate(LIVE)


def test_the_check_sees_text_that_is_taken_for_markup(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "script", live_markup)
    shown = opened(*hostile_graph(BREAKING))
    shown.search("no02x")
    found = shown.page.evaluate(LIVE)
    assert {"img", "onerror"} <= set(found)
    assert "a script ran" not in found  # the policy still holds
    assert shown.errors != []
