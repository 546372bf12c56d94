"""The two examples as claims and digests, and decisions on them written as the file has them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.claims import Claim, claims
from graph.curation import Context, Curation, Decisions, curate, survey
from graph.curation.reading import parse
from graph.digest import Digest, Naming, Stated
from graph.resolution import Resolution
from graph.validation import validate
from source.model import Entity, Reading
from tests.graph.examples import MINTER, VOCABULARY, agreeing, harbour

FILE = Path("decisions.toml")
FIRST, SECOND = harbour().article.id, agreeing().article.id
LAB, FIRM = "body:blue-harbour-laboratory", "body:tidewater-co-ltd"
WHO = 'who = "Li Hua"\nwhy = "read again"\n'


@dataclass(frozen=True)
class Case:
    """One article's claims and digest."""

    claims: list[Claim]
    digest: Digest


def case(reading: Reading) -> Case:
    checked = validate(reading, VOCABULARY, MINTER)
    made = claims(checked.facts, reading.article.id, MINTER, VOCABULARY)
    stated = tuple(Stated(one.iri, *one.statement, one.modality, one.time.year if one.time else None) for one in made)
    named: dict[str, Naming] = {}
    for one in made:
        for iri, end in ((one.statement[0], one.subject), (one.statement[2], one.object)):
            if isinstance(end, Entity):
                named[iri] = Naming(iri, end.name, end.aliases, end.cls, end.form, None, end.place)
    article = reading.article
    return Case(made, Digest(article.id, article.title, None, None, None, tuple(named.values()), stated))


HARBOUR, AGREEING = case(harbour()), case(agreeing())


def entry(do: str, keys: str, said: str = WHO) -> str:
    """One entry of the file."""
    return f'[[decision]]\ndo = "{do}"\n{keys.strip()}\n{said}'


def on(subject: str, relation: str, value: str, more: str = "") -> str:
    """The keys that name a statement."""
    return f'subject = "{subject}"\nrelation = "{relation}"\nobject = "{value}"\n{more}'


def decided(text: str) -> Decisions:
    return parse(text, FILE, VOCABULARY)


def surveyed(text: str, resolution: Resolution | None = None, *cases: Case) -> Curation:
    """The decisions over these articles, by default both examples."""
    digests = [one.digest for one in cases or (HARBOUR, AGREEING)]
    return survey(decided(text), digests, Context(resolution or Resolution(), VOCABULARY, MINTER))


def said(of: list[Claim] | tuple[Claim, ...]) -> set[str]:
    """Every claim in one line: modality if not asserted, statement by local names, year, rules."""
    lines = set()
    for one in of:
        words = [iri.rpartition("#")[2].rpartition("/")[2] for iri in one.statement]
        when = [str(one.time.year)] if one.time and one.time.year else []
        how = [] if one.asserted else [one.modality.lower()]
        lines.add(" ".join([*how, *words, *when, *(["by curator"] if "curator" in one.rules else [])]))
    return lines


def applied(
    text: str, one: Case = HARBOUR, resolution: Resolution | None = None
) -> tuple[set[str], set[str], list[str]]:
    """What the decisions take out of an article's claims, what they put in, and what they say of it."""
    found = curate(one.claims, one.digest.article, surveyed(text, resolution))
    before, after = said(one.claims), said(found.claims)
    return before - after, after - before, [rejection.detail for rejection in found.withdrawn]
