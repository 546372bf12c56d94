"""Every statement shows its sentence: verbatim, one sentence, with both ends or a passage that names one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology import terms
from ontology.vocabulary import Vocabulary
from source import articles
from source.extraction.extraction import Extractor
from source.extraction.facts import NAME_RULES
from source.extraction.lexicon import singular
from source.extraction.name_keys import key_of
from source.extraction.prepare import prepare
from source.model import (
    RDF_TYPE,
    Amount,
    BlockKind,
    ClassTerm,
    Concept,
    Entity,
    Fact,
    Form,
    Group,
    Reading,
    Span,
    Term,
    ValueTerm,
)
from source.reading.articles import read_articles
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import line

FOLDER = Path(articles.__file__).parent
BRACKET = re.compile(r"\([^)]*\)")


@pytest.fixture(scope="module")
def readings(extractor: Extractor) -> list[Reading]:
    files = sorted(p for p in FOLDER.iterdir() if p.suffix in (".txt", ".md", ".html") and p.name != "README.md")
    found = list(read_articles(files))
    assert not [one for one in found if isinstance(one, Exception)]
    return list(extractor.read(found))  # type: ignore[arg-type]


def plain(text: str) -> str:
    """A text for comparison: letters and digits only."""
    return "".join(c for c in text.casefold() if c.isalnum())


def names(end: Term, vocabulary: Vocabulary) -> list[str]:
    """Any of these words in a quote shows one end of a statement."""
    match end:
        case Entity(name=name, aliases=aliases, form=form, cls=cls):
            return [name, *aliases, *(nouns_of(cls, vocabulary) if form is Form.DESCRIPTION else ())]
        case Group(text=text) | Amount(text=text):
            return [text]
        case ClassTerm(iri=iri):
            return nouns_of(iri, vocabulary)
        case Concept(label=label):
            return label.split()
        case ValueTerm(iri=iri):
            value = vocabulary.values[iri]
            words = [word.text for word in (*value.names, *value.nouns, *value.modifiers)]
            if value.value_list == terms.INDICATOR_CLASS:  # "spent 3 percent of its GDP on R&D"
                return [part for text in words for part in text.split() if len(part) > 2]
            return [part for text in words for part in (text, singular(text))]


def nouns_of(cls: str, vocabulary: Vocabulary) -> list[str]:
    """The nouns of a class and of those below it, in the singular and the plural."""
    found = {singular(w.text) for c in vocabulary.classes.values() if vocabulary.is_a(c.iri, cls) for w in c.nouns}
    return sorted(found | {noun[:-1] + "ies" for noun in found if noun.endswith("y")})


def shows(quotes: list[str], end: Term, vocabulary: Vocabulary) -> bool:
    """Whether one of the quotes, also without its brackets, has words for this end."""
    texts = [plain(form) for quote in quotes for form in (quote, BRACKET.sub("", quote))]
    return any(plain(word) in text for text in texts for word in names(end, vocabulary))


def test_all_evidence_of_the_bundled_articles_is_one_verbatim_sentence(
    readings: list[Reading], extractor: Extractor
) -> None:
    seen = 0
    for reading in readings:
        drafts = prepare(reading.article, extractor.lexicon, extractor.finder)
        sentences = {draft.span for draft in drafts}
        blocks = [b for b in reading.article.blocks if b.kind is not BlockKind.BOILERPLATE]
        for fact in reading.facts:
            assert fact.evidence, line(fact)
            assert list(fact.evidence) == sorted(set(fact.evidence))
            assert any(not e.antecedent for e in fact.evidence), line(fact)
            for evidence in fact.evidence:
                seen += 1
                quote = evidence.span.of(reading.article.text)
                assert evidence.span in sentences, line(fact)
                assert quote == quote.strip() != "", line(fact)
                assert any(b.span.start <= evidence.span.start and evidence.span.end <= b.span.end for b in blocks)
    assert len(readings) >= 10
    assert seen > 500


def test_statements_rest_on_body_text_not_on_headings(readings: list[Reading]) -> None:
    seen = 0
    for reading in readings:
        told = [b.span for b in reading.article.blocks if b.kind in (BlockKind.BODY, BlockKind.CAPTION)]
        for fact in reading.facts:
            if fact.predicate == RDF_TYPE:
                continue
            for evidence in fact.evidence:
                if not evidence.antecedent:
                    seen += 1
                    assert any(s.start <= evidence.span.start < s.end for s in told), line(fact)
    assert seen > 200


def test_both_ends_stand_in_the_quote_or_in_an_antecedent(readings: list[Reading], vocabulary: Vocabulary) -> None:
    seen, missing = 0, []
    for reading in readings:
        for fact in reading.facts:
            quotes = [e.span.of(reading.article.text) for e in fact.evidence]
            ends = [fact.subject] if fact.predicate == RDF_TYPE else [fact.subject, fact.object]
            for end in ends:
                seen += 1
                if not shows(quotes, end, vocabulary):
                    missing.append((line(fact), fact.rule, quotes))
    assert seen > 600
    assert missing == []


def test_an_antecedent_is_given_only_where_the_sentence_lacks_a_name(readings: list[Reading]) -> None:
    seen = 0
    for reading in readings:
        for fact in reading.facts:
            direct = [key_of(e.span.of(reading.article.text)) for e in fact.evidence if not e.antecedent]
            ends = [end for end in (fact.subject, fact.object) if isinstance(end, Entity)]
            if (
                fact.rule != "name-in-name"
                and any(e.antecedent for e in fact.evidence)
                and len(direct) == 1
                and len(ends) == 2
                and not any(key_of(ends[n].name) in key_of(ends[1 - n].name) for n in (0, 1))
            ):
                seen += 1
                assert not all(end.form is Form.NAME and key_of(end.name) in direct[0] for end in ends), line(fact)
    assert seen > 5


def test_groups_and_amounts_hold_the_words_of_the_text(readings: list[Reading]) -> None:
    seen = 0
    for reading in readings:
        whole = " ".join(reading.article.text.split())
        for fact in reading.facts:
            for end in (fact.subject, fact.object):
                if isinstance(end, Group | Amount):
                    seen += 1
                    assert end.text in whole, line(fact)
    assert seen > 80


def test_names_stand_in_the_text(readings: list[Reading]) -> None:
    seen = 0
    for reading in readings:
        whole = plain(reading.article.text)
        for entity in {f.subject for f in reading.facts if isinstance(f.subject, Entity)}:
            if entity.form is Form.NAME:
                seen += 1
                assert all(
                    plain(name) in whole or "(" in reading.article.text for name in (entity.name, *entity.aliases)
                )
    assert seen > 120


def test_rejections_and_silent_sentences_point_into_the_text(readings: list[Reading]) -> None:
    seen = 0
    for reading in readings:
        size = len(reading.article.text)
        spans = [*reading.silent, *(r.span for r in reading.rejections)]
        assert all(0 <= s.start < s.end <= size for s in spans)
        stating = [f for f in reading.facts if f.predicate != RDF_TYPE and f.rule not in NAME_RULES]
        told = {e.span for f in stating for e in f.evidence if not e.antecedent}
        assert not told.intersection(reading.silent)
        assert list(reading.silent) == sorted(set(reading.silent))
        assert all(r.reason and r.detail for r in reading.rejections)
        seen += len(spans)
    assert seen > 5


QUOTES = [
    ("First. Ningbo has established 12 labs. Last.", "Ningbo has established 12 labs."),
    (
        "Now\u3000the city of  Ningbo  has   established 12 labs .",
        "Now\u3000the city of  Ningbo  has   established 12 labs .",
    ),
    ("He said: “Ningbo has established 12 labs.” They left.", "He said: “Ningbo has established 12 labs.”"),
    ("The city ofNingbo has established 12 labs.Then it rained", "The city ofNingbo has established 12 labs."),
    ("Ningbo (a city) has established 12 labs", "Ningbo (a city) has established 12 labs"),
]


@pytest.mark.parametrize(("text", "quote"), QUOTES)
def test_quotes_are_of_the_text_as_it_stands(text: str, quote: str, read: Read) -> None:
    (fact,) = (f for f in read(text).facts if f.predicate == terms.ESTABLISHED)
    assert [e.span.of(text) for e in fact.evidence] == [quote]


def test_a_statement_made_twice_is_one_fact_with_two_passages(read: Read) -> None:
    text = "Ningbo set up the Reed Laboratory. It is new. The Reed Laboratory was set up by Ningbo."
    (fact,) = (f for f in read(text).facts if f.predicate == terms.ESTABLISHED)
    assert [e.span for e in fact.evidence] == [Span(0, 34), Span(46, len(text))]


def test_a_broken_quote_would_be_found(read: Read, vocabulary: Vocabulary) -> None:
    reading = read("Ningbo has grown. It set up the Reed Laboratory.")
    (fact,) = (f for f in reading.facts if f.predicate == terms.ESTABLISHED)
    told, both = fact_quotes(reading, fact, antecedents=False), fact_quotes(reading, fact, antecedents=True)
    assert shows(both, fact.subject, vocabulary)
    assert not shows(told, fact.subject, vocabulary)


def fact_quotes(reading: Reading, fact: Fact, antecedents: bool) -> list[str]:
    return [e.span.of(reading.article.text) for e in fact.evidence if antecedents or not e.antecedent]
