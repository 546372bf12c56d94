"""From articles to facts: the one entry to reading.

``Extractor(vocabulary).read(articles)`` yields one :class:`Reading` per article, in order.  The steps: repair and words
(``prepare``), parse, names to things (``registry``, ``typing_names``), then sentence by sentence reference and rules; at
last the statements become facts, each with its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.aliases import other_names
from source.extraction.amounts import AmountRules
from source.extraction.arguments import Argument, Statement
from source.extraction.context import settle_places
from source.extraction.counts import CountRules
from source.extraction.discourse import Discourse
from source.extraction.drafts import Draft
from source.extraction.facts import FactMaker
from source.extraction.lexicon import Lexicon
from source.extraction.name_finder import NameFinder
from source.extraction.names import NameKind
from source.extraction.offices import OfficeRules, named_after
from source.extraction.parsing import Parse, parse
from source.extraction.placing import PlacingRules
from source.extraction.prepare import prepare
from source.extraction.records import Record
from source.extraction.registry import Registry
from source.extraction.relations import RelationRules
from source.extraction.short_names import join_short_names
from source.extraction.syntax import Sentence
from source.extraction.typing_names import NameTyper
from source.model import Article, Modality, Reading, Rejection, Span

READ_LANGUAGES = frozenset({"en"})


class Extractor:
    """Reads articles with the words of one vocabulary.  Not safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.lexicon = Lexicon(vocabulary)
        self.finder = NameFinder(self.lexicon)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading per article, in order.  An article in a language that cannot be read yields a reading
        with one rejection (reason "language") and no facts.
        """
        first, second = tee((article, self._drafts(article)) for article in articles)
        parses = parse([draft.parser_words for draft in drafts] for _, drafts in first)
        for (article, drafts), parsed in zip(second, parses, strict=True):
            if article.language not in READ_LANGUAGES:
                reason = Rejection("language", Span(0, 0), f"no reading of language {article.language!r} yet")
                yield Reading(article, (), (reason,))
            else:
                yield self._reading(article, drafts, parsed)

    def _drafts(self, article: Article) -> list[Draft]:
        return prepare(article, self.lexicon, self.finder) if article.language in READ_LANGUAGES else []

    def _reading(self, article: Article, drafts: list[Draft], parses: list[Parse]) -> Reading:
        sentences = [
            Sentence(n, d.span, d.words, d.spans, d.names, d.texts, p, d.block, d.anchor, d.heading)
            for n, (d, p) in enumerate(zip(drafts, parses, strict=True))
        ]
        registry = Registry(self.lexicon)
        records = self._register(drafts, sentences, registry)
        discourse = Discourse(sentences, registry, records)
        discourse.article_text = article.text
        for n, draft in enumerate(drafts):
            discourse.quantities.update({(n, u): q for u, q in draft.quantities.items()})
            discourse.quantity_spans.update({(n, u): x for u, x in draft.quantity_spans.items()})
        settle_places(registry)
        discourse.anchored.update(other_names(drafts, registry, records))
        typer = NameTyper(self.lexicon, sentences, records)
        typer.run()
        self._join(registry, records)
        typer.run_last()
        self._join(registry, records)
        discourse.note_heads()
        for (n, u), record in sorted(records.items()):
            record.mentions.append((n, u))
        statements = list(self._statements(drafts, sentences, discourse))
        return FactMaker(article, sentences, discourse).reading(statements)

    # ------------------------------------------------------------------ names to records
    def _register(
        self, drafts: list[Draft], sentences: list[Sentence], registry: Registry
    ) -> dict[tuple[int, int], Record]:
        """The record of each name; names of unknown class last, since they may be short for a known one."""
        records: dict[tuple[int, int], Record] = {}
        order = sorted(
            ((n, u, name) for n, d in enumerate(drafts) for u, name in d.names.items()),
            key=lambda row: (row[2].kind is NameKind.UNKNOWN, row[0], row[1]),
        )
        for n, u, name in order:
            draft = drafts[n]
            for text, span in draft.inner.get(u, ()):
                registry.add(text, terms.PERSON, span)
            if name.kind is NameKind.UNKNOWN:
                known = registry.find(draft.texts[u]) or registry.bearer(draft.texts[u])
                if known:
                    known.note(draft.texts[u], draft.spans[u])
                    records[(n, u)] = known
                    continue
                if u == 0 and " " not in draft.texts[u] and not draft.texts[u].isupper():
                    del draft.names[u]  # a capital that only opens the sentence
                    continue
            records[(n, u)] = registry.add(draft.texts[u], name.cls, draft.spans[u], name.places)
        return records

    @staticmethod
    def _join(registry: Registry, records: dict[tuple[int, int], Record]) -> None:
        gone = join_short_names(registry)
        records.update({place: gone[r.number] for place, r in records.items() if r.number in gone})

    # ------------------------------------------------------------------ rules
    def _statements(self, drafts: list[Draft], sentences: list[Sentence], discourse: Discourse) -> Iterator[Statement]:
        relations = RelationRules(discourse)
        offices, placing = OfficeRules(discourse), PlacingRules(discourse)
        amounts = AmountRules(discourse, relations)
        counts = CountRules(discourse, amounts)
        for s, draft in zip(sentences, drafts, strict=True):
            discourse.note_mentions(s)
            if draft.heading:
                discourse.note_heading(s)
                continue
            self._counted(s, discourse)
            yield from offices.read(s)
            found = list(relations.read(s, draft.times))
            self._adopt(found, discourse)
            discourse.note_subject(s)
            yield from found
            placed = list(placing.read(s))
            self._adopt(placed, discourse)
            yield from placed
            yield from amounts.read(s, draft.quantities, draft.quantity_spans)
            yield from counts.read(s, draft.quantities, draft.quantity_spans)
            yield from named_after(s, draft.inner, discourse)
            self._dated(s, discourse, relations)
            yield from placing.left_over(s, [*found, *placed])

    @staticmethod
    def _adopt(found: list[Statement], discourse: Discourse) -> None:
        """Make described things that have a holder, or get one by their first statement, things of their own."""
        for statement in found:
            d, subject = statement.object.description, statement.subject.record
            if d and d.record is None and (d.holder or subject):
                discourse.settle(d, d.holder or subject)  # type: ignore[arg-type]
            d, place = statement.subject.description, statement.object.record
            if d and d.record is None and (d.holder or (d.complete and statement.modality is Modality.ASSERTED)):
                discourse.settle(d, d.holder)
            elif d and d.record is None and statement.relation == terms.LOCATED_IN and place and d.definite:
                discourse.settle(d, place)

    @staticmethod
    def _counted(s: Sentence, discourse: Discourse) -> None:
        """Make groups of all counted nouns of classes, also of those that no statement will be about."""
        for i in range(len(s.words)):
            if s.tag(i)[0] == "N" and i not in s.names and discourse.quantity_of(s, i):
                discourse.arguments(s, i)

    @staticmethod
    def _dated(s: Sentence, discourse: Discourse, relations: RelationRules) -> None:
        """Give the sets of a sentence the year of their clause, where no statement will."""
        for (n, u), group in discourse.groups.items():
            if n == s.index and group.year is None:
                time = relations.time(s, s.governor(u))
                group.year = time.year if time else None


__all__ = ["Argument", "Extractor"]
