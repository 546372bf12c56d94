"""What a thing is called where several names would do: an order-free choice.

Problem: two articles write one name in two ways, and whichever came first must not win.  Method: one key decides, here
and when the articles come together.  Advice: labels are for people; identity is the IRI's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.foreign import ALT_LABEL, LABEL, PREF_LABEL
from graph.store import NTriple, Store, Table, Value

if TYPE_CHECKING:
    from rdflib import Literal

_SEVERAL = """
SELECT DISTINCT ?thing ?name WHERE {{
  ?thing {predicate} ?name , ?other FILTER (LANG(?name) = LANG(?other) && STR(?name) != STR(?other))
}}
"""


_LABELS = {"rdfs:label": f"<{LABEL}>", "skos:prefLabel": f"<{PREF_LABEL}>"}


def best(names: Iterable[str]) -> str:
    """The name to show: not all capitals if another is there, then the first in code point order."""
    return min(names, key=lambda name: (name.isupper(), name))


def tagged(text: str, language: str | None) -> Literal:
    """The text with its language; Chinese characters make it Chinese whatever the article's language is."""
    from rdflib import Literal

    chinese = any("\u3400" <= char <= "\u9fff" for char in text)
    return Literal(text, lang="zh" if chinese else language)


def settle(store: Store) -> int:
    """Leaves every thing of the default graph one label in each language; the others become alternatives.

    Gives the number of names that stepped back.  The result hangs on the names alone, not on who came first.
    """
    old: list[NTriple] = []
    new: list[NTriple] = []
    for predicate in ("rdfs:label", "skos:prefLabel"):
        found = store.query(_SEVERAL.format(predicate=predicate))
        names: dict[tuple[str, str | None], list[Value]] = {}
        for thing, name in found.rows if isinstance(found, Table) else ():
            if thing is not None and name is not None:
                names.setdefault((thing.ntriples, name.language), []).append(name)
        for (subject, _), several in names.items():
            kept = best(name.text for name in several)
            alternative = f"<{ALT_LABEL}>"
            for name in several:
                if name.text != kept:
                    old.append((subject, _LABELS[predicate], name.ntriples))
                    new.append((subject, alternative, name.ntriples))
                else:
                    old.append((subject, alternative, name.ntriples))
    store.replace(old, new)
    return len(new)
