"""The ontology's words, compiled for matching."""

from __future__ import annotations

import pytest

from ontology import terms
from source.extraction.lexicon import Lexicon, Phrases, singular, words_of

SINGULARS = [
    ("enterprises", "enterprise"),
    ("laboratories", "laboratory"),
    ("cities", "city"),
    ("bases", "base"),
    ("classes", "class"),
    ("processes", "process"),
    ("boxes", "box"),
    ("benches", "bench"),
    ("people", "person"),
    ("series", "series"),
    ("business", "business"),
    ("campus", "campus"),
    ("news", "news"),
    ("economics", "economics"),
    ("gas", "gas"),
    ("lab", "lab"),
]


@pytest.mark.parametrize(("plural", "expected"), SINGULARS)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected
    assert singular(expected) == expected


def test_words_are_cut_as_in_texts_without_full_stops() -> None:
    assert words_of("Co., Ltd.") == ("Co", ",", "Ltd")
    assert words_of("sci-tech corridor") == ("sci-tech", "corridor")


def test_the_longest_phrase_is_found_first_and_the_first_value_stays() -> None:
    phrases = Phrases()
    phrases.add(("workstation",), "station")
    phrases.add(("academician", "workstation"), "academician station")
    phrases.add(("workstation",), "later")
    words = "an academician workstation opened".split()
    assert phrases.ending(words, 3) == (1, "academician station")
    assert phrases.ending(words[1:], 1) is None
    assert phrases.starting(words, 1) == (3, "academician station")
    assert phrases.starting(words, 2) == (3, "station")
    assert phrases.starting(words, 3) is None


NOUNS = [
    ("academician workstation", terms.ACADEMICIAN_WORKSTATION),
    ("workstation", terms.WORKSTATION),
    ("high-tech enterprise", terms.HIGH_TECH_ENTERPRISE),
    ("enterprise", terms.ENTERPRISE),
    ("demonstration zone", terms.DEMONSTRATION_ZONE),
    ("talent team", terms.TALENT_TEAM),
    ("sci-tech achievement fair", terms.ACHIEVEMENT_FAIR),
]


@pytest.mark.parametrize(("phrase", "cls"), NOUNS)
def test_nouns_of_the_ontology_are_found_whole(phrase: str, cls: str, lexicon: Lexicon) -> None:
    words = list(words_of(phrase))
    assert lexicon.nouns.ending(words, len(words)) == (0, cls)


def test_only_the_words_of_the_language_are_taken(lexicon: Lexicon) -> None:
    rows = [
        words
        for table in (lexicon.heads, lexicon.nouns, lexicon.titles)
        for r in table.by_last.values()
        for words, _ in r
    ]
    assert len(rows) > 300
    assert [words for words in rows if not all(word.isascii() for word in words)] == []
    assert not [verb for verb in lexicon.verbs if not verb.isascii()]


def test_longer_patterns_of_a_verb_stand_first(lexicon: Lexicon) -> None:
    sizes = {verb: [len(p.words) for p in rows] for verb, rows in lexicon.verbs.items()}
    assert sizes["set"]
    assert sizes["apply"][0] > 2
    assert all(row == sorted(row, reverse=True) for row in sizes.values())


def test_known_words_are_those_that_names_are_made_of(lexicon: Lexicon) -> None:
    assert all(lexicon.is_known(word) for word in ("Academy", "Province", "District", "Ningbo", "Zhejiang"))
    assert not any(lexicon.is_known(word) for word in ("academy", "Moonlake", "The", "We", "Chat", ""))
