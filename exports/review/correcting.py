"""The dialogue of a correction: what is different, and what it is instead, as terms that the graph understands."""

from __future__ import annotations

from exports.review.console import Console
from exports.screen import one_line
from graph.curation.lookup import Found, class_named, most_specific, relation_named, thing, things
from graph.curation.model import CLEARED, Change, NewThing
from graph.iris import prefixes
from graph.store import Store
from graph.told import Told, short
from ontology.terms import GROUP, MEASUREMENT
from ontology.vocabulary import Vocabulary
from source.model import Modality

_FIELDS = {"s": "[s]ubject", "r": "[r]elation", "o": "[o]bject", "y": "[y]ear", "m": "[m]odality", "l": "[l]eave it"}
_MOST = 9
"""Things of one name among which a key chooses."""


class Correcting:
    """Asks what is different about a claim."""

    def __init__(self, store: Store, vocabulary: Vocabulary, console: Console) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._console = console
        self._base = store.base()
        self._known = prefixes(self._base)

    def change(self, claim: Told) -> Change | None:
        """The change, or None where the curator leaves it."""
        if claim.relation == "rdf:type":
            cls = self._class("The right class", claim.object)
            return Change(object=cls) if cls else None
        while True:
            field = self._console.key("  ".join(["What is different?", *_FIELDS.values()]), "".join(_FIELDS))
            if field == "l":
                return None
            change = self._changed(field, claim)
            if change is not None:
                return change

    def _changed(self, field: str, claim: Told) -> Change | None:
        match field:
            case "s":
                end = self._end("subject", claim)
                return Change(subject=end) if end else None
            case "o":
                end = self._end("object", claim)
                return Change(object=end) if end else None
            case "r":
                return self._relation(claim)
            case "y":
                return self._year(claim)
        return self._modality(claim)

    def _end(self, which: str, claim: Told) -> str | NewThing | None:
        """A thing of the graph, or a new one with its class; it must be able to stand there."""
        said = self._console.line(f"The right {which}, by name or IRI (empty to leave it)", "")
        if not said.strip():
            return None
        found = things(self._store, said.strip())
        if found:
            chosen = self._chosen(found)
            return chosen.iri if chosen and self._fits(which, self._expanded(claim.relation), chosen) else None
        if ":" in said and " " not in said.strip():
            self._console.say("The graph has nothing of that IRI; give a name.")
            return None
        before = thing(self._store, claim.subject_iri if which == "subject" else claim.object_iri)
        if {GROUP, MEASUREMENT} & before.classes:
            self._console.say("A counted set or an amount cannot be typed in; reject the statement instead.")
            return None
        usual = most_specific(before.classes, self._vocabulary)
        cls = self._class("The graph has nothing of that name. Its class", short(usual, self._known) if usual else "")
        return NewThing(" ".join(said.split()), cls) if cls else None

    def _chosen(self, found: tuple[Found, ...]) -> Found | None:
        if len(found) == 1:
            return found[0]
        shown = found[:_MOST]
        for number, one in enumerate(shown, start=1):
            cls = most_specific(one.classes, self._vocabulary)
            kind = short(cls, self._known) if cls else ""
            self._console.say(f"  {number}  {one_line(one.label)}  {kind}  <{short(one.iri, self._known)}>")
        keys = "".join(str(number) for number in range(1, len(shown) + 1))
        key = self._console.key(f"Which? [1–{len(shown)}]  [l]eave it", keys + "l")
        return None if key == "l" else shown[int(key) - 1]

    def _fits(self, which: str, relation: str, found: Found) -> bool:
        """Whether a thing can stand at this end of the relation with this IRI; tells why not."""
        known = self._vocabulary.relations.get(relation)
        if known is None or any(
            self._vocabulary.allows(known.domain if which == "subject" else known.range, cls) for cls in found.classes
        ):
            return True
        cls = most_specific(found.classes, self._vocabulary)
        kind = self._vocabulary.classes[cls].label if cls else "thing"
        self._console.say(f"{one_line(found.label)} cannot be the {which} of “{known.label}”: it is a {kind}.")
        return False

    def _relation(self, claim: Told) -> Change | None:
        said = self._console.line("The right relation", claim.relation)
        iri = relation_named(said, self._vocabulary, self._base)
        if iri is None:
            self._console.say(f"No relation is called {one_line(said)}.")
            return None
        ends = (("subject", claim.subject_iri), ("object", claim.object_iri))
        fitting = all(self._fits(which, iri, thing(self._store, end)) for which, end in ends)
        return Change(relation=iri) if fitting and short(iri, self._known) != claim.relation else None

    def _year(self, claim: Told) -> Change | None:
        said = self._console.line(f"The right year, or {CLEARED}", claim.year or CLEARED).strip()
        if said == CLEARED:
            return Change(year=CLEARED) if claim.year else None
        if not (said.isascii() and said.isdecimal() and len(said) == 4 and "1000" <= said < "3000"):
            self._console.say(f"{one_line(said)} is no year.")
            return None
        return Change(year=int(said))

    def _modality(self, claim: Told) -> Change | None:
        names = ", ".join(Modality)
        said = self._console.line(f"How does the article say it ({names})", claim.modality).strip().capitalize()
        if said not in tuple(Modality):
            self._console.say(f"It must be one of {names}.")
            return None
        return Change(modality=Modality(said)) if said != claim.modality else None

    def _class(self, prompt: str, default: str) -> str | None:
        said = self._console.line(prompt, default)
        iri = class_named(said, self._vocabulary, self._base)
        if iri is None:
            self._console.say(f"No class is called {one_line(said)}.")
        return iri

    def _expanded(self, relation: str) -> str:
        prefix, colon, local = relation.partition(":")
        return self._known.get(prefix, prefix + colon) + local
