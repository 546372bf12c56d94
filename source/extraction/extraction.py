"""From articles to facts: the one entry to reading.

``Extractor(vocabulary).read(articles)`` yields one :class:`Reading` per article, in order.  The steps: repair and words
(``prepare``), parse (``parsing``), names to things (``naming``), then sentence by sentence reference and rules
(``stating``); at last the statements become facts, each with its evidence (``facts``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

from ontology.vocabulary import Vocabulary
from source.extraction.discourse import Discourse
from source.extraction.drafts import Draft
from source.extraction.facts import FactMaker
from source.extraction.lexicon import Lexicon
from source.extraction.name_finder import NameFinder
from source.extraction.naming import name_things
from source.extraction.parsing import Parse, parse
from source.extraction.prepare import prepare
from source.extraction.setting import setting_of
from source.extraction.stating import StatementReader
from source.extraction.syntax import Sentence
from source.model import Article, Reading, Rejection, Span
from source.tables.facts import TableReader

READ_LANGUAGES = frozenset({"en"})


class Extractor:
    """Reads articles with the words of one vocabulary.  Not safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.lexicon = Lexicon(vocabulary)
        self.finder = NameFinder(self.lexicon)
        self.tables = TableReader(vocabulary)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading per article, in order.

        Of an article in a language that cannot be read: no facts and one rejection (reason "language").  Tables are
        not parsed: they say what their mapping says, in any language.  Raises InputError where a mapping does not fit.
        """
        first, second = tee((article, self._drafts(article)) for article in articles)
        parses = parse([draft.parser_words for draft in drafts] for _, drafts in first)
        for (article, drafts), parsed in zip(second, parses, strict=True):
            if article.table is not None:
                yield self.tables.read(article)
            elif article.language not in READ_LANGUAGES:
                reason = Rejection("language", Span(0, 0), f"no reading of language {article.language!r} yet")
                yield Reading(article, (), (reason,))
            else:
                yield self._reading(article, drafts, parsed)

    def _drafts(self, article: Article) -> list[Draft]:
        parsed = article.table is None and article.language in READ_LANGUAGES
        return prepare(article, self.lexicon, self.finder) if parsed else []

    def _reading(self, article: Article, drafts: Sequence[Draft], parses: Sequence[Parse]) -> Reading:
        sentences = [
            Sentence(n, d.span, d.words, d.spans, d.names, d.texts, p, d.block, d.anchor, d.heading)
            for n, (d, p) in enumerate(zip(drafts, parses, strict=True))
        ]
        things = name_things(drafts, sentences, self.lexicon, setting_of(article, self.finder.places))
        discourse = Discourse(sentences, things.registry, things.records)
        discourse.article_text = article.text
        discourse.anchored.update(things.anchored)
        for n, draft in enumerate(drafts):
            discourse.quantities.update({(n, unit): found for unit, found in draft.quantities.items()})
            discourse.quantity_spans.update({(n, unit): span for unit, span in draft.quantity_spans.items()})
        discourse.note_heads()
        statements = list(StatementReader(discourse).read(sentences, drafts))
        return FactMaker(article, sentences, discourse).reading(statements)
