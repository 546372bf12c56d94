"""The curators' file: what each entry says, and one clear line for whatever cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.curation import Decision, Decisions, Verdict, read_decisions
from graph.curation.model import CLEARED, Change, NewThing, Scope
from graph.curation.reading import LARGEST
from ontology.errors import CurationError
from ontology.vocabulary import Word
from source.model import Modality
from tests.graph.curation.cases import WHO, decided, entry, on
from tests.graph.examples import COR, VOCABULARY

ID = "https://w3id.org/corridor/id/"
LED = (f"{ID}body/lab", f"{COR}ledBy", f"{ID}person/lin")
ON = on("body:lab", "cor:ledBy", "person:lin")


def test_every_kind_of_entry_is_read_with_its_line() -> None:
    text = "\n".join(
        [
            "# of the spring\n" + entry("accept", ON),
            entry(
                "reject", on("body:lab", f"{COR}ledBy", "person:lin", 'article = "article:0123456789ab"\nyear = 2019')
            ),
            entry("correct", on("body:x", "cor:ledBy", "person:lin", 'modality = "cor:Planned"\nto.year = "none"')),
            entry(
                "same",
                'names = ["body:a", "body:b", "body:c"]',
                'who = "吴 敏"\nwhy = """two\n names"""\nwhen = 2025-03-31\n',
            ),
            entry("different", 'names = ["body:z", "body:d"]'),
            entry("rename", 'name = "body:a"\nlabel = "镇海实验室"'),
        ]
    )
    who = ("Li Hua", "read again")
    assert decided(text) == Decisions(
        Path("decisions.toml"),
        (
            Decision(1, 2, Verdict.ACCEPT, *who, statement=LED),
            Decision(2, 10, Verdict.REJECT, *who, statement=LED, scope=Scope("0123456789ab", None, 2019)),
            Decision(
                3,
                20,
                Verdict.CORRECT,
                *who,
                statement=(f"{ID}body/x", *LED[1:]),
                scope=Scope(modality=Modality.PLANNED),
                change=Change(year=CLEARED),
            ),
            Decision(
                4,
                30,
                Verdict.SAME,
                "吴 敏",
                "two names",
                "2025-03-31",
                names=(f"{ID}body/a", f"{ID}body/b", f"{ID}body/c"),
            ),
            Decision(5, 38, Verdict.DIFFERENT, *who, names=(f"{ID}body/z", f"{ID}body/d")),
            Decision(6, 44, Verdict.RENAME, *who, names=(f"{ID}body/a",), label=Word("镇海实验室", "zh")),
        ),
    )


def test_pairs_for_resolution() -> None:
    found = decided(
        entry("same", 'names = ["body:c", "body:a"]') + entry("different", 'names = ["body:b", "body:e", "body:d"]')
    )
    assert found.same == {(f"{ID}body/a", f"{ID}body/c")}
    assert found.different == {
        (f"{ID}body/b", f"{ID}body/d"),
        (f"{ID}body/b", f"{ID}body/e"),
        (f"{ID}body/d", f"{ID}body/e"),
    }


def test_a_new_end_comes_with_name_and_class() -> None:
    more = 'to.object.name = " Wang\\n Fang "\nto.object.class = "cor:Person"\nto.from = 2019-01-02'
    (one,) = decided(entry("correct", ON + more)).entries
    assert one.change == Change(object=NewThing("Wang Fang", COR + "Person"), start="2019-01-02")


def test_the_base_of_the_build_is_that_of_the_prefixes(tmp_path: Path) -> None:
    (tmp_path / "d.toml").write_text("\ufeff" + entry("same", 'names = ["body:a", "body:b"]'), encoding="utf-8")
    found = read_decisions(tmp_path / "d.toml", VOCABULARY, "https://example.org/")
    assert found.same == {("https://example.org/body/a", "https://example.org/body/b")}


FLAWS = {
    "no verdict": ("do = 1", "do must be one of accept, reject, correct, same, different, rename"),
    "another verdict": ('do = "Accept"', "do must be one of accept"),
    "nobody": (f'do = "accept"\n{ON}why = "x"', "accept has no who"),
    "no reason": (f'do = "accept"\n{ON}who = "x"', "accept has no why"),
    "blank reason": (f'do = "accept"\n{ON}who = "x"\nwhy = " \\n"', "why must be text, and not empty"),
    "half a statement": ('do = "accept"\nsubject = "body:a"\n' + WHO, "accept has no relation and no object"),
    "unknown key": (
        f'do = "accept"\n{ON}{WHO}obejct = "body:a"',
        "accept has the unknown key “obejct”; it may have do,",
    ),
    "steering key": (f'do = "accept"\n{ON}{WHO}"\\u001b[31m" = 1', "accept has the unknown key “�[31m”"),
    "key of another kind": (f'do = "same"\nnames = ["body:a", "body:b"]\n{WHO}label = "x"', "the unknown key “label”"),
    "prefix": (
        'do = "accept"\n' + on("bdoy:a", "cor:ledBy", "person:b") + WHO,
        "subject “bdoy:a” is no IRI with a prefix",
    ),
    "blank in IRI": ('do = "accept"\n' + on("body:a b", "cor:ledBy", "person:b") + WHO, "subject “body:a b” is no IRI"),
    "bracket in IRI": ('do = "accept"\n' + on("http://a/>x", "cor:ledBy", "person:b") + WHO, "is no IRI"),
    "control in IRI": (
        'do = "accept"\n' + on("body:a\\u0007", "cor:ledBy", "person:b") + WHO,
        "subject is longer than",
    ),
    "relation": (
        'do = "accept"\n' + on("body:a", "cor:leadBy", "person:b") + WHO,
        "“cor:leadBy” is no relation of the vocab",
    ),
    "article": (f'do = "accept"\n{ON}{WHO}article = "article:12"', "article “article:12” is no article"),
    "modality": (f'do = "accept"\n{ON}{WHO}modality = "Sure"', "modality must be one of Asserted, Planned"),
    "year": (f'do = "accept"\n{ON}{WHO}year = true', "year must be a year, from 1000 to 2999"),
    "day": (f'do = "accept"\n{ON}{WHO}when = 2020-01-01T10:00:00', "when must be a day such as 2025-03-31"),
    "no such day": (f'do = "accept"\n{ON}{WHO}when = "2020-02-31"', "when must be a day"),
    "one name": (f'do = "same"\nnames = ["body:a"]\n{WHO}', "names must be a list of two or more IRIs"),
    "one name twice": (f'do = "same"\nnames = ["body:a", "{ID}body/a"]\n{WHO}', "names has one IRI twice"),
    "joining sets": (
        f'do = "same"\nnames = ["group:a", "group:b"]\n{WHO}',
        "names “group:a” is no name: a group cannot",
    ),
    "steering label": (f'do = "rename"\nname = "body:a"\nlabel = "a\\u202eb"\n{WHO}', "label is longer than 2000 char"),
    "long label": (
        f'do = "rename"\nname = "body:a"\nlabel = "{"a" * 201}"\n{WHO}',
        "label is longer than 200 characters",
    ),
    "language": (
        f'do = "rename"\nname = "body:a"\nlabel = "a"\nlanguage = "En"\n{WHO}',
        "language “En” is no language tag",
    ),
    "no change": (f'do = "correct"\n{ON}{WHO}to = {{}}', "to must say what is different"),
    "same again": (f'do = "correct"\n{ON}{WHO}to.object = "person:lin"', "to changes nothing"),
    "ends alike": (f'do = "correct"\n{ON}{WHO}to.object = "body:lab"', "to makes both ends the same"),
    "no class": (f'do = "correct"\n{ON}{WHO}to.object.name = "Wang"', "to.object has no class"),
    "record": (
        f'do = "correct"\n{ON}{WHO}to.object = {{name = "W", class = "cor:Claim"}}',
        "“cor:Claim” is no class of things",
    ),
    "range": (
        f'do = "correct"\n{ON}{WHO}to.object = {{name = "W", class = "cor:Event"}}',
        "a Event is no object of ledBy",
    ),
    "class for relation": (f'do = "correct"\n{ON}{WHO}to.relation = "rdf:type"', "turns a relation into a class"),
    "order of days": (f'do = "correct"\n{ON}{WHO}to.from = 2020-01-02\nto.until = 2020-01-01', "comes after to.until"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_each_flaw_is_told_with_file_entry_and_line(flaw: str) -> None:
    text, reason = FLAWS[flaw]
    with pytest.raises(CurationError) as caught:
        decided(entry("same", 'names = ["body:a", "body:z"]') + "\n[[decision]]\n" + text)
    (line,) = caught.value.lines
    assert line.startswith("decisions.toml, decision 2 (line 7): ")
    assert reason in line
    assert line.isprintable()


def test_all_flaws_are_told_at_once() -> None:
    with pytest.raises(CurationError) as caught:
        decided(entry("accept", "") + entry("same", 'names = ["body:a", "body:b"]') + entry("same", "names = 1"))
    assert caught.value.lines == (
        "decisions.toml, decision 1 (line 1): accept has no subject and no relation and no object",
        "decisions.toml, decision 3 (line 11): names must be a list of two or more IRIs",
    )


FILES = {
    "no TOML": (b"[[decision]]\ndo = ", "is no TOML: Invalid value (at end of document)"),
    "a number without an end": (b"a = " + b"9" * 5000, "is no TOML: Exceeds the limit"),
    "nested without an end": (b"a = " + b"[" * 50_000, "is no TOML: "),
    "not UTF-8": (b"# \xff", "is not UTF-8"),
    "something else": (b"[decisions]\n", "holds “decisions”; it may only hold tables [[decision]]"),
    "one table": (b"[decision]\n", "holds “decision”; it may only hold tables [[decision]]"),
    "too large": (b"#" * (LARGEST + 1), "is larger than 10 MB"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_cannot_be_used_is_one_line(kind: str, tmp_path: Path) -> None:
    raw, reason = FILES[kind]
    (tmp_path / "d.toml").write_bytes(raw)
    with pytest.raises(CurationError) as caught:
        read_decisions(tmp_path / "d.toml", VOCABULARY)
    assert str(caught.value).startswith(f"{tmp_path / 'd.toml'}: {reason}")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_an_error_unless_it_may_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match="does not exist"):
        read_decisions(tmp_path / "d.toml", VOCABULARY)
    assert read_decisions(tmp_path / "d.toml", VOCABULARY, missing_ok=True).entries == ()
    with pytest.raises(CurationError, match="is a directory"):
        read_decisions(tmp_path, VOCABULARY)


AB, BC = 'names = ["body:a", "body:b"]', 'names = ["body:b", "body:c"]'
TO = ON + 'to.object = "person:fang"\n'
CONTRADICTIONS = {
    "accept and reject": (
        entry("accept", ON),
        entry("reject", ON),
        "says reject of what decision 1 (line 1) says accept of",
    ),
    "two corrections": (
        entry("correct", TO),
        entry("correct", ON + 'to.object = "person:wu"'),
        "says correct of what decision 1 (line 1) says correct of",
    ),
    "the other direction": (
        entry("accept", on("body:a", "cor:cooperatesWith", "body:b")),
        entry("reject", on("body:b", "cor:cooperatesWith", "body:a")),
        "says reject of what decision 1 (line 1) says accept of",
    ),
    "crossing scopes": (
        entry("accept", ON + 'article = "0123456789ab"'),
        entry("reject", ON + "year = 2019"),
        "meets decision 1 (line 1), which says otherwise",
    ),
    "a correction to what is rejected": (
        entry("reject", on("body:lab", "cor:ledBy", "person:fang")),
        entry("correct", TO),
        "corrects to what decision 1 (line 1) says reject of",
    ),
    "same and different": (entry("same", AB), entry("different", AB), "which decision 1 (line 1) joins"),
    "two names": (
        entry("rename", 'name = "body:a"\nlabel = "X"'),
        entry("rename", 'name = "body:a"\nlabel = "Y"'),
        "calls “Y” what decision 1 (line 1) calls “X”",
    ),
}


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_contradictions_name_both_entries(kind: str) -> None:
    first, second, reason = CONTRADICTIONS[kind]
    with pytest.raises(CurationError) as caught:
        decided(first + second)
    (line,) = caught.value.lines
    assert "decisions.toml, decision 2 (line " in line
    assert reason in line


def test_a_chain_of_names_is_followed() -> None:
    text = entry("different", 'names = ["body:a", "body:c"]') + entry("same", AB) + entry("same", BC)
    with pytest.raises(CurationError, match=r"decision 1 \(line 1\): .* which decision 2 .* with decision 3 .* joins"):
        decided(text)


def test_a_narrower_decision_is_no_contradiction() -> None:
    narrow = ON + 'article = "0123456789ab"\n'
    assert (
        len(decided(entry("accept", ON) + entry("reject", narrow) + entry("accept", narrow + "year = 1999")).entries)
        == 3
    )


def test_two_curators_may_agree() -> None:
    assert len(decided(entry("reject", ON) + entry("reject", ON, 'who = "Wu"\nwhy = "so it is"\n')).entries) == 2
