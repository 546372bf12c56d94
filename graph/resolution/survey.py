"""First look at all articles: which names come near each other, by keys, so that only those are looked at closely.

Problem: tens of thousands of names cannot be compared with each other.  Method: every name is put under the keys of the
rules (its words in one spelling, its words in any order, its words without a place …); a name that is alone under all
its keys is in question for no rule and forgotten.  Advice: a key brings names together, it joins nothing; see
``graph.resolution.rules``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.digest import Digest, Naming
from graph.resolution.names import NameForm, NameForms, chinese, chinese_differ, split
from graph.resolution.wordlists import HONORIFICS
from ontology.vocabulary import Vocabulary
from source.model import Form

Key = tuple[str, str, str]
"""Kind of key, family, words."""
SPELLED, TURNED, SHORT, DESCRIBED, PERSON, NEAR = "spelled", "turned", "short", "described", "person", "near"
"""Kinds of keys under which names meet their like."""
_ZONE_KINDS = (frozenset({"hightech"}), frozenset({"economic", "technology"}))
_ZONE_FILLERS = frozenset({"national", "industrial", "industry", "development"})
_CORRIDOR_FILLERS = frozenset({"scitech", "science", "technology"})
_COMMON = 3
"""Words, a place among them, up to which a name without a coined word says too little when the place is left out."""
_TOWN_KINDS = frozenset({"town", "township", "subdistrict", "village"})
_REGION_KINDS = frozenset({"area", "region"})


@dataclass(slots=True)
class Survey:
    """What came near what."""

    blocks: dict[Key, list[str]] = field(default_factory=dict)
    """Key → IRIs of the names under it, at least two, sorted."""
    longer: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(Family, words in any order) → IRIs of names that have one place more; of a short form, the words behind "="."""
    exactly: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The same keys → IRIs of names that have exactly these words."""
    stated: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(Family, alias in one spelling) → IRIs of the names that some article says to have this other name."""
    named: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The same keys → IRIs of names that are this other name by themselves."""
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    """The same keys → the other name as a text writes it."""
    shared: frozenset[str] = frozenset()
    """IRIs of names that may stand for another thing in each article."""
    candidates: frozenset[str] = frozenset()
    """All of these IRIs."""


def survey(
    digests: Iterable[Digest], forms: NameForms, vocabulary: Vocabulary, decided: frozenset[str] = frozenset()
) -> Survey:
    """The names of the articles that may be one with others or, under one name, several; and those ``decided`` on."""
    looking = _Looking(forms, vocabulary)
    for digest in digests:
        for naming in digest.namings:
            looking.note(naming, digest.article)
    return looking.result(decided)


class _Looking:
    def __init__(self, forms: NameForms, vocabulary: Vocabulary) -> None:
        self._forms = forms
        self._vocabulary = vocabulary
        self._seen: set[tuple[str, str, tuple[str, ...]]] = set()
        self._blocks: dict[Key, set[str] | str] = {}
        self._longer: dict[tuple[str, str], set[str]] = {}
        self._aliases: dict[tuple[str, str], set[str]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._times: Counter[str] = Counter()
        """In how many articles a name stands that belongs to no one thing."""
        self._places: set[str] = set()
        self._chinese: dict[str, set[str]] = {}

    def note(self, naming: Naming, article: str) -> None:
        if naming.place is not None:
            return
        if naming.iri in self._times and naming.form is Form.NAME:
            self._times[naming.iri] += 1
        if (naming.iri, naming.name, naming.aliases) in self._seen:
            return
        self._seen.add((naming.iri, naming.name, naming.aliases))
        self._chinese_names(naming)
        found = self._vocabulary.classes.get(naming.cls)
        family = found.family if found else "thing"
        if family == "place" and naming.form is Form.NAME and naming.iri.endswith(f"--{article}"):
            return  # a place that the article does not tell from others of its name: no context, no merge
        if family == "person":
            self._person(naming)
        elif naming.form is Form.DESCRIPTION:
            if naming.holder is not None:
                form = self._forms.of(naming.name)
                self._put((DESCRIBED, family, form.bag), naming.iri)
        else:
            self._name(naming, family)

    def _chinese_names(self, naming: Naming) -> None:
        """A name with two Chinese names in two articles is two things' name."""
        if naming.name.isascii() and all(alias.isascii() for alias in naming.aliases):
            return
        names = chinese((naming.name, *naming.aliases))
        known = self._chinese.setdefault(naming.iri, set())
        if any(chinese_differ((name,), (other,)) for name in names for other in known):
            self._times[naming.iri] = max(2, self._times[naming.iri])
        known |= names

    def _person(self, naming: Naming) -> None:
        key = person_key(naming.name)
        if key:
            self._put((PERSON, "person", key), naming.iri)

    def _name(self, naming: Naming, family: str) -> None:
        form = self._forms.of(naming.name, firm=family == "body")
        if not form.words:
            return
        iri, bag = naming.iri, form.bag
        if is_shared(naming.name, form, family):
            self._times[iri] = self._times.get(iri, 1)
            if family == "place":
                self._places.add(iri)
        self._put((SPELLED, family, form.spelled), iri)
        if len(form.words) > 1:
            self._put((TURNED, family, bag), iri)
            for _, words in shorter(form, family):
                self._longer.setdefault((family, words), set()).add(iri)
            for words in (short_key(form, family), near_key(form)):
                if words:
                    self._put((SHORT if words[0] == "=" else NEAR, family, words), iri)
        elif family == "place":
            self._put((SHORT, family, f"={form.words[0]}"), iri)
        self._other_names(naming, family)

    def _other_names(self, naming: Naming, family: str) -> None:
        for alias in naming.aliases:
            for words in alias_keys(alias, self._forms, family):
                self._aliases.setdefault((family, words), set()).add(naming.iri)
                self._texts[family, words] = min(alias, self._texts.get((family, words), alias))

    def _put(self, key: Key, iri: str) -> None:
        there = self._blocks.get(key)
        if there is None:
            self._blocks[key] = iri
        elif isinstance(there, set):
            there.add(iri)
        elif there != iri:
            self._blocks[key] = {there, iri}

    def result(self, decided: frozenset[str]) -> Survey:
        longer: dict[tuple[str, str], list[str]] = {}
        exactly: dict[tuple[str, str], list[str]] = {}
        stated: dict[tuple[str, str], list[str]] = {}
        named: dict[tuple[str, str], list[str]] = {}
        for key, iris in self._longer.items():
            kind = SHORT if key[1][:1] == "=" else TURNED if " " in key[1] else SPELLED
            if (kind, *key) in self._blocks:
                longer[key], exactly[key] = sorted(iris), sorted(self._under((kind, *key)))
        for key, iris in self._aliases.items():
            bearers = self._under((SPELLED, *key))
            if bearers - iris or len(iris) > 1:
                stated[key], named[key] = sorted(iris), sorted(bearers - iris)
        blocks = {key: sorted(iris) for key, iris in self._blocks.items() if isinstance(iris, set)}
        shared = frozenset(self._places).union(iri for iri, times in self._times.items() if times > 1)
        every = (iri for group in (blocks, longer, exactly, stated, named) for iris in group.values() for iri in iris)
        aliases = {key: self._texts[key] for key in stated}
        return Survey(blocks, longer, exactly, stated, named, aliases, shared, frozenset(every) | shared | decided)

    def _under(self, key: Key) -> set[str]:
        there = self._blocks.get(key, set())
        return {there} if isinstance(there, str) else there


def is_shared(name: str, form: NameForm, family: str) -> bool:
    """Whether a name belongs to no one thing: common words alone, lower case alone, or a place's without a code."""
    if family in ("place", "concept"):
        return family == "place"
    return not (form.coined or form.places) or name == name.lower() != name.upper()


def person_words(name: str) -> list[str]:
    """The parts of a person's name without honorifics, hyphened ones in one."""
    words = split(name.replace("-", ""))
    return [word for word in words if word not in HONORIFICS] or words


def person_key(name: str) -> str:
    """A person's name whatever the order of its parts and the spaces within the given name; "" for one part alone."""
    parts = person_words(name)
    if len(parts) < 2:
        return ""
    return min("".join(parts[at:] + parts[:at]) for at in range(len(parts)))


def shorter(form: NameForm, family: str) -> Iterator[tuple[frozenset[str], str]]:
    """What is left of a name without one of its places, as codes of the place and key: in full, and of its short form.

    Nothing where a mere common noun is left.
    """
    if not (form.coined or len(form.places) > 1 or len(form.words) > _COMMON):
        return
    short = short_key(form, family)
    for place, codes in form.places:
        for words, mark in ((list(form.words), ""), (short[1:].split(), "=")):
            if place in words:
                words.remove(place)
                yield codes, mark + " ".join(sorted(words))


def short_key(form: NameForm, family: str) -> str:
    """What stays of a zone's or corridor's name in short, behind "="; "" if its name has no short form."""
    words = form.words
    if family == "zone" and any(kind <= set(words) for kind in _ZONE_KINDS) and (form.coined or form.places):
        return "=" + " ".join(sorted(word for word in words if word not in _ZONE_FILLERS))
    if family == "corridor" and form.coined:
        return "=" + " ".join(sorted(word for word in words if word not in _CORRIDOR_FILLERS))
    if family == "place" and words[-1] in _TOWN_KINDS | _REGION_KINDS:
        return "=" + " ".join(words[:-1])
    return ""


def near_key(form: NameForm) -> str:
    """What names have in common that differ in number, level or place alone; "" for names of common words."""
    words = [word for word in form.rest if word[0] != "#" and word not in form.levels]
    if form.coined and len(words) > 1:
        return " ".join(words)
    if len(words) > 2 and (form.numbers or form.levels):
        return " ".join(sorted(word for word in form.words if word[0] != "#" and word not in form.levels))
    return ""


def alias_keys(alias: str, forms: NameForms, family: str) -> Iterator[str]:
    """The keys of another name that a text states."""
    if len(alias) > 1:
        yield forms.of(alias, firm=family == "body").spelled
    yield from (name for name in chinese([alias]) if name != alias)
