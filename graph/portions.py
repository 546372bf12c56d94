"""From one input to all that it adds to a graph: read, checked, packed and drawn, in whatever process.

Problem: what an article gives by itself is most of the work, hangs on that article alone and is the same in every
build; what names are one thing hangs on all articles.  Method: an article is read and checked with its own names, and
packed as bytes that can be kept; it is drawn when it is known what the collection calls things, which needs no parsing.
Advice: a :class:`Reader` belongs to one process; ``graph.workers`` runs several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from zlib import compress

from graph.assembly import Draughtsman
from graph.claims import Claim, Thing, claims, iri_of, resolved, still_spoken_of, things
from graph.codec import decode, encode, encode_rows
from graph.copies import body, fingerprints
from graph.curation import Curation, curate
from graph.digest import Digest, Naming, Stated
from graph.extracting import Extractor, one_line, read_chunk
from graph.iris import Minter
from graph.kept import Change, Drawn, Head, Input, Made, Portion, Setting, Trouble
from graph.pieces import Cutter
from graph.report import Passage, Rejected, passage, rejected
from graph.validation import validate
from ontology.errors import InputError
from source.model import Article, Entity, Fact, Reading, Rejection
from source.reading import Raw, read

_HALF = re.compile("[\ud800-\udfff]")


class Reader:
    """Reads inputs and draws articles.  Makes its extractor when it first needs one."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._minter = Minter(setting.vocabulary, setting.base)
        self._draughtsman = Draughtsman(self._minter, setting.vocabulary, setting.with_text)
        self._cutter = Cutter(self._minter)
        self._extractor: Extractor | None = None

    # ------------------------------------------------------------------ reading
    def read(self, inputs: Sequence[Input]) -> list[Portion | Trouble]:
        """The portion of each input, in their order, or why there is none."""
        found = [self._article(one) for one in inputs]
        readable = [one for one in found if isinstance(one, Article)]
        if readable and self._extractor is None:
            self._extractor = self._setting.make(self._setting.vocabulary)
        outcomes = iter(read_chunk(self._extractor, readable)) if self._extractor is not None else iter(())
        return [one if isinstance(one, Trouble) else self._portion(next(outcomes)) for one in found]

    def _article(self, one: Input) -> Article | Trouble:
        if isinstance(one, Raw):
            try:
                one = read(one)
            except InputError as error:
                return Trouble(error.reason, failed=True)
            except Exception as error:  # one file's oddity must not lose the others
                return Trouble(one_line(error), failed=True, lasting=False)
        if _is_broken(one):
            return Trouble("half a surrogate pair in it, which no file can hold", failed=True)
        readable = one.table is not None or one.language.partition("-")[0].lower() in self._setting.languages
        if not readable:
            return Trouble(f"cannot be read yet: {_language(one.language)}", failed=False)
        return one

    def _portion(self, outcome: Reading | str) -> Portion | Trouble:
        if isinstance(outcome, str):
            return Trouble(outcome, failed=True, lasting=False)
        try:
            return self._packed(validate(outcome, self._setting.vocabulary, self._minter))
        except Exception as error:  # one article's oddity must not lose the others
            return Trouble(one_line(error), failed=True, lasting=False)

    def _packed(self, checked: Reading) -> Portion:
        article = checked.article
        made = claims(checked.facts, article.id, self._minter, self._setting.vocabulary)
        spoken = things(checked.facts, article.id, self._minter)
        turned_down = tuple(sorted({rejected(article, one) for one in checked.rejections}, key=_place_of))
        silent = tuple(passage(article, span) for span in sorted(set(checked.silent)))
        counts = (len(made), len(turned_down), len(silent))
        head = Head(article.id, article.title, article.language, *counts, _places(checked.facts))
        return Portion(
            head=encode(head),
            text=encode(article.text),
            digest=encode(self._digest(article)),
            names=encode_rows(Naming, self._namings(article, spoken)),
            stated=encode_rows(Stated, map(_stated, made)),
            made=encode(Made(replace(article, text="", origin="", table=None), tuple(made), spoken)),
            left=encode((turned_down, silent)),
        )

    def _digest(self, article: Article) -> Digest:
        return Digest(
            article=article.id,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
            url=article.url,
            namings=(),
            stated=(),
            fingerprints=fingerprints(body(article)),
        )

    def _namings(self, article: Article, spoken: Iterable[Thing]) -> Iterator[Naming]:
        return (self._naming(one, one.term, article) for one in spoken if isinstance(one.term, Entity))

    def _naming(self, thing: Thing, entity: Entity, article: Article) -> Naming:
        holder = iri_of(entity.holder, article.id, self._minter) if entity.holder else None
        others = sorted({*thing.names, *thing.aliases} - {entity.name})
        return Naming(thing.iri, entity.name, tuple(others), entity.cls, entity.form, holder, entity.place)

    # ------------------------------------------------------------------ drawing
    def draw(self, made: bytes, text: bytes, change: Change, curation: Curation | None = None) -> Drawn:
        """The article as the collection and its curators have it."""
        kept: Made = decode(made)
        article = replace(kept.article, text=decode(text))
        canonical: Mapping[str, str] = dict(change.canonical)
        found, idle = resolved(kept.claims, canonical, self._setting.vocabulary)
        dropped = [_idle(claim, article) for claim in idle]
        if curation is not None:
            curated = curate(found, article.id, curation)
            found = list(curated.claims)
            dropped += [rejected(article, one) for one in curated.withdrawn]
        spoken = still_spoken_of(kept.things, found, article.id, self._minter, canonical)
        pieces = self._cutter.cut(self._draughtsman.draw(article, found, spoken, canonical), found)
        lines, shared, own = (compress(part, 1) for part in (pieces.lines, pieces.shared, pieces.own))
        return Drawn(lines, shared, own, encode(pieces.counts), encode(tuple(sorted(dropped, key=_place_of))))


def _stated(claim: Claim) -> Stated:
    time = claim.time
    return Stated(
        claim.iri,
        *claim.statement,
        claim.modality,
        year=time.year if time else None,
        start=time.start if time else None,
        end=time.end if time else None,
        passages=tuple((one.span.start, one.span.end) for one in claim.evidence if not one.antecedent),
        roles=claim.roles,
    )


def _idle(claim: Claim, article: Article) -> Rejected:
    """What is said of a claim whose ends the collection takes for one thing."""
    _, predicate, _ = claim.statement
    span = min((one.span for one in claim.evidence if not one.antecedent), default=claim.evidence[0].span)
    detail = f"{predicate.rpartition('#')[2]}: both ends are names of one thing"
    return rejected(article, Rejection("same ends", span, detail))


def _places(facts: Sequence[Fact]) -> tuple[str, ...]:
    ends = (end for fact in facts for end in (fact.subject, fact.object))
    return tuple(sorted({end.place for end in ends if isinstance(end, Entity) and end.place is not None}))


def _is_broken(article: Article) -> bool:
    """Whether its words cannot be written as UTF-8."""
    words = (article.text, article.title, article.publisher, article.url, article.license)
    return any(_HALF.search(one) for one in words if one)


def _language(tag: str) -> str:
    return "its language cannot be told" if tag in ("", "und") else f"its language is {tag}"


def _place_of(one: Rejected) -> tuple[int, int, str, str]:
    return one.start, one.end, one.reason, one.detail


def left_of(data: bytes) -> tuple[tuple[Rejected, ...], tuple[Passage, ...]]:
    """The rejected candidates of a portion, and the sentences that gave nothing."""
    turned_down, silent = decode(data)
    return turned_down, silent
