"""HTML: the main text of a page and its metadata, independent of what was read before.

Problem: an extractor of main text now and then drops a list, a caption or the first paragraph, and dropped text is lost
knowledge.  Method: trafilatura finds where the main text is; all that stands between its first and last paragraph,
and whole sentences that adjoin, are taken from the page itself, since lines are classified afterwards anyway.
trafilatura's cross-document cache serves deduplication alone, which stays off; its date search, which looks at
today's date, is never called.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from source.reading.boilerplate import noise
from source.reading.draft import Draft, Hint, Metadata, compose
from source.reading.encoding import clean
from source.reading.line import Line
from source.reading.metadata import as_date, from_lines

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

DEEPEST = 255
"""Elements within elements that libxml2 follows; below, it drops the text."""
BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center cell dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 head header hr item lb legend li list main nav ol option p pre quote row section select
    summary table tbody td tfoot th thead title tr ul
    """.split()
)
"""Elements that end a paragraph, of HTML and of trafilatura's own tree."""
HINTS = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), Hint.HEADING),
    **dict.fromkeys(("item", "li"), Hint.ITEM),
    "figcaption": Hint.CAPTION,
}
UNSEEN = frozenset(
    """
    aside button footer head iframe input math nav noscript object option script select style svg template textarea
    """.split()
)
FEW, FEW_SHARE = 200, 0.4
"""trafilatura is not believed if it keeps fewer characters of sentences than this, and less than this share of them."""
FOUND_SHARE = 0.5
"""Share of its text that must be found in the page again, to mark where the main text begins and ends."""
STAMPS_WITHIN = 150
"""Parts of a page, from its start, in which a line with date and source is taken for the article's."""


Part = tuple[str, Hint]
"""A paragraph of a page and what its element says of it."""


class PageError(ValueError):
    """A page that cannot be read; the message says why in a few words."""


def read_html(source: str) -> Draft:
    """Main text, pieces and metadata of the page ``source``.  Raises :class:`PageError`."""
    tree = _parse(source)
    everything = [(text, hint) for text, hint in _parts(tree.find("body"), UNSEEN) if text.strip()]
    main = _main_parts(tree)
    parts = _between(everything, main) or main
    if _sentences(parts) < min(FEW, FEW_SHARE * _sentences(everything)) or not parts:
        parts = everything
    stamps = from_lines((text, noise(Line.of(text))) for text, _ in everything[:STAMPS_WITHIN])
    return compose(parts, metadata_of(tree).over(stamps))


def _parse(source: str) -> _Element:
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise PageError("no text found in the page") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise PageError(f"elements nested deeper than {DEEPEST}")
    return tree


def _main_parts(tree: _Element) -> list[Part]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(tree, include_comments=False, deduplicate=False, with_metadata=False)
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        return []  # the library met a page that it was not written for: all text is read instead
    return list(_parts(getattr(document, "body", None), frozenset()))


def _between(everything: list[Part], main: list[Part]) -> list[Part]:
    """The parts of the page from the first to the last that ``main`` holds, and the whole sentences that adjoin."""
    wanted = {_key(text) for text, _ in main}
    found = [number for number, (text, _) in enumerate(everything) if _key(text) in wanted]
    again = {_key(everything[number][0]) for number in found}
    if sum(map(len, again)) < FOUND_SHARE * sum(map(len, wanted)) or not found:
        return []
    first, last = found[0], found[-1]
    while first > 0 and Line.of(everything[first - 1][0]).is_sentence:
        first -= 1
    while last + 1 < len(everything) and Line.of(everything[last + 1][0]).is_sentence:
        last += 1
    return everything[first : last + 1]


def _key(text: str) -> str:
    """Letters and digits alone: spaces and signs may change on the way through the extractor."""
    return re.sub(r"[\W_]+", "", text)


def _sentences(parts: Iterable[Part]) -> int:
    """How many characters stand in parts that are whole sentences."""
    return sum(len(text) for text, _ in parts if Line.of(text).is_sentence)


def _parts(root: _Element | None, unseen: frozenset[str]) -> Iterator[Part]:
    """The text below ``root``, cut at every block element; walks without recursion."""
    if root is None:
        return
    from lxml.etree import iterwalk

    words: list[str] = []
    hints: list[Hint] = []
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS or tag in unseen:
            yield clean("".join(words)), hints[-1] if hints else Hint.NONE
            words = []
        if event == "start" and (tag in unseen or not tag):
            walk.skip_subtree()
        elif event == "start":
            if tag in HINTS:
                hints.append(HINTS[tag])
            words.append(element.text or "")
        if event == "end":
            if tag in HINTS and tag not in unseen:
                hints.pop()
            words.append(element.tail or "" if element is not root else "")
    yield clean("".join(words)), Hint.NONE


META = {
    "title": "og:title dc.title dcterms.title twitter:title articletitle",
    "publisher": "og:site_name dc.publisher dcterms.publisher publisher contentsource source sitename",
    "published": "article:published_time datepublished dc.date dcterms.date dc.date.issued pubdate publishdate "
    "publish_date publish-date og:published_time date dcterms.created sailthru.date parsely-pub-date",
    "license": "dcterms.license dc.rights.license",
}
"""Field → names of meta elements that tell it, the most trusted first."""
HTTP = re.compile(r"https?://\S+$")


def metadata_of(tree: _Element) -> Metadata:
    """What the head of the page says: meta elements, then JSON-LD, then links and elements of the body."""
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if content := _text(meta.get("content")):
            named.setdefault(name, content)
    found = {
        field: next((named[name] for name in names.split() if name in named), None) for field, names in META.items()
    }
    from_meta = Metadata(
        title=found["title"],
        publisher=found["publisher"],
        published=as_date(found["published"] or ""),
        license=found["license"],
    )
    data = _json_ld(tree)
    from_json = Metadata(
        title=_text(data.get("headline")),
        publisher=_text(data.get("publisher")),
        published=as_date(_text(data.get("datePublished")) or ""),
        license=_text(data.get("license")),
    )
    best = from_meta.over(from_json)
    return best.over(_from_elements(tree, best.publisher, named.get("og:url")))


def _from_elements(tree: _Element, publisher: str | None, url: str | None) -> Metadata:
    links = {
        rel: link.get("href") or ""
        for link in tree.iter("link", "a")
        for rel in (link.get("rel") or "").lower().split()
    }
    urls = [one for one in (links.get("canonical", ""), url or "") if HTTP.match(one)]
    headings = [text for one in tree.iter("h1") if (text := _text("".join(one.itertext())))]
    title = tree.find("head/title")
    times = [date for one in tree.iter("time") if (date := as_date(one.get("datetime") or ""))]
    return Metadata(
        title=headings[0]
        if len(headings) == 1
        else _without_site(_text(title.text if title is not None else None), publisher),
        url=urls[0] if urls else None,
        published=times[0] if times else None,
        license=links.get("license") or None,
        language=(tree.get("lang") or "").strip().lower().partition("-")[0] or None,
    )


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """A page's title without the name of the site: "Park opens - Ningbo Daily" is "Park opens"."""
    parts = re.split(r"\s+[|–—_-]+\s+|_|\s*\|\s*", title or "")
    if title and len(parts) > 1 and (parts[-1] == publisher or len(parts[0].split()) >= 3):
        return parts[0].strip()
    return title


def _json_ld(tree: _Element) -> dict[str, Any]:
    """The first JSON-LD object with a headline, its publisher reduced to a name; empty without one."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph") if isinstance(data, dict) else None
        for item in graph if isinstance(graph, list) else data if isinstance(data, list) else [data]:
            if isinstance(item, dict) and "headline" in item:
                publisher = item.get("publisher")
                return {**item, "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher}
    return {}


def _text(value: object) -> str | None:
    """``value`` as one line of text if it is text and not empty."""
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None
