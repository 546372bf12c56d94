"""Entries that go into the file: read back as they were meant, whatever stood there and whatever an article says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.curation import Decision, Verdict, read_decisions
from graph.curation.model import CLEARED, Change, NewThing, Scope
from graph.curation.reading import parse
from graph.curation.writing import HEADER, append, entry
from graph.iris import DEFAULT_BASE, prefixes
from ontology.errors import CurationError
from ontology.vocabulary import Word
from source.model import Modality
from tests.graph.examples import COR, VOCABULARY

ID = DEFAULT_BASE
STATEMENT = (f"{ID}body/lab", f"{COR}ledBy", f"{ID}person/lin")
REJECT = Decision(1, 4, Verdict.REJECT, "Li Hua", "no", "2025-03-31", STATEMENT, Scope(year=2019))


def test_the_first_entry_makes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    found = append(file, REJECT, ["Lab | cor:ledBy | Lin Bo"], VOCABULARY, DEFAULT_BASE)
    assert found.entries == (REJECT,)
    assert file.read_text(encoding="utf-8") == HEADER + (
        "\n[[decision]]\n"
        'do = "reject"\n'
        'subject = "body:lab"\n'
        'relation = "cor:ledBy"\n'
        'object = "person:lin"\n'
        "year = 2019\n"
        'who = "Li Hua"\n'
        'why = "no"\n'
        "when = 2025-03-31\n"
        "# Lab | cor:ledBy | Lin Bo\n"
    )
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.toml"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_stands_there_stays(tmp_path: Path, end: str) -> None:
    file = tmp_path / "real.toml"
    before = f'# mine: ü 镇海{end}[[decision]]  # first{end}do = "same"{end}names = ["body:a", "body:b"]{end}'
    before += f'who = "W"{end}why = "x"  # no line end after this'
    file.write_bytes(before.encode())
    file.chmod(0o640)
    (tmp_path / "link.toml").symlink_to(file)
    append(tmp_path / "link.toml", REJECT, [], VOCABULARY, DEFAULT_BASE)
    after = file.read_bytes().decode()
    assert after.startswith(before + end + end + "[[decision]]" + end)
    assert after.count("\n") == after.count(end)
    assert (tmp_path / "link.toml").is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.verdict for one in read_decisions(file, VOCABULARY).entries] == [Verdict.SAME, Verdict.REJECT]


def test_a_contradiction_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    append(file, REJECT, [], VOCABULARY, DEFAULT_BASE)
    before = file.read_bytes()
    with pytest.raises(CurationError, match=r"decision 2 \(line 14\): says accept of what decision 1"):
        append(file, replace(REJECT, verdict=Verdict.ACCEPT), [], VOCABULARY, DEFAULT_BASE)
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["d.toml"]


def test_a_place_where_nothing_can_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match="no such file or directory"):
        append(tmp_path / "none" / "d.toml", REJECT, [], VOCABULARY, DEFAULT_BASE)


def test_a_comment_cannot_become_an_entry() -> None:
    words = 'x\n[[decision]]\ndo = "accept"\r\u2028[[decision]]\x00\x1b[31m\u202e' + "y" * 400
    text = entry(REJECT, [words], prefixes())
    assert text.splitlines()[-1].startswith('# x [[decision]] do = "accept" [[decision]]')
    assert len(text.splitlines()) == 10
    assert len(text.splitlines()[-1]) <= 302
    assert parse(text, Path("d"), VOCABULARY).entries == (replace(REJECT, line=1),)


PLAIN = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\u200e\u200f\ufeff\ufffe\uffff")
TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
WORDS = (
    st.text(st.one_of(PLAIN, st.sampled_from('"\\#[]= 镇')), min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(
        lambda text: text and not any("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" for char in text)
    )
)
NAMES = st.sampled_from([f"{ID}body/a", f"{ID}place/镇海", "https://example.org/x#y", f"{ID}person/b--0123456789ab"])
ENDS = st.one_of(st.just(f"{ID}person/z"), st.builds(NewThing, WORDS, st.just(COR + "Person")))
SCOPES = st.builds(
    Scope,
    st.one_of(st.none(), st.just("0123456789ab")),
    st.one_of(st.none(), st.sampled_from(Modality)),
    st.one_of(st.none(), st.integers(1000, 2999)),
)
CHANGES = st.builds(
    Change,
    object=ENDS,
    modality=st.one_of(st.none(), st.sampled_from(Modality)),
    year=st.one_of(st.none(), st.just(CLEARED), st.integers(1000, 2999)),
    start=st.one_of(st.none(), st.just(CLEARED), st.dates().map(str)),
)
DAYS = st.one_of(st.none(), st.dates().map(str))
SAID = {"number": st.just(1), "line": st.just(1), "who": WORDS, "why": WORDS, "when": DAYS}
FOUND = {"statement": st.just(STATEMENT), "scope": SCOPES, **SAID}
DECISIONS = st.one_of(
    st.builds(Decision, verdict=st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]), **FOUND),
    st.builds(Decision, verdict=st.just(Verdict.CORRECT), change=CHANGES, **FOUND),
    st.builds(
        Decision,
        verdict=st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]),
        names=st.lists(NAMES, min_size=2, max_size=4, unique=True).map(tuple),
        **SAID,
    ),
    st.builds(
        Decision,
        verdict=st.just(Verdict.RENAME),
        names=NAMES.map(lambda name: (name,)),
        label=st.builds(Word, WORDS, st.sampled_from(["en", "zh", "zh-Hant"])),
        **SAID,
    ),
)


@given(DECISIONS, st.lists(st.text(max_size=50), max_size=2))
def test_what_is_written_is_read_back(decision: Decision, words: list[str]) -> None:
    assert parse(entry(decision, words, prefixes()), Path("d"), VOCABULARY).entries == (decision,)
