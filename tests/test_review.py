"""`corridor review`: what it asks, what its keys do, what is in the file afterwards, what a build makes of it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import corridor
from exports.review import telling
from exports.screen import width, wrapped
from graph.curation.questions import precisions
from graph.resolution import Refusal

FIRST = (
    "Lanting optics grows\n\nLanting District in Shaoxing City has set up the Lanting Optics Laboratory. In 2021 the "
    "Lanting Optics Laboratory was led by Wei Guangyao. The laboratory is in Yuecheng District.\n"
)
SECOND = (
    "A new head for optics\n\nIn 2021 the Lanting Optics Laboratory (兰亭光学实验室) was led by Ye Lin. "
    "The Lanting Optics Laboratory of Keqiao District attracted 12 enterprises in 2021.\n"
)
ONE, OTHER = "18cbd759ad4e", "522c1aab4718"
NEAR = Refusal(
    "https://w3id.org/corridor/id/body/lanting-optics-laboratory",
    "https://w3id.org/corridor/id/place/lanting-district",
    "words",
    "“Lanting Optics Laboratory” and “Lanting District”: a word of the name differs",
    0.4,
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two articles that disagree, with a near miss in its report; read it, don't change it."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    corridor.build([folder / "first.txt", folder / "second.txt"], folder / "out")
    file = folder / "out" / "report.json"
    report = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**report, "near_misses": [asdict(NEAR)]}), encoding="utf-8")
    return folder


def review(graph: Path, file: Path, *typed: str, who: str = "Li Hua", limit: int = 99) -> Result:
    command = ["review", "--out", str(graph / "out"), "--decisions", str(file), "--limit", str(limit)]
    command += ["--who", who] if who else []
    return CliRunner().invoke(
        corridor.main, command, input="".join(f"{line}\n" for line in typed), catch_exceptions=False
    )


def dated(text: str) -> str:
    """The text with a fixed day for today's."""
    return re.sub(r"when = \d{4}-\d\d-\d\d", "when = 2025-03-31", text)


WALK = """
1 of 5 — two names: “Lanting Optics Laboratory” and “Lanting District”: a word
of the name differs
  Lanting Optics Laboratory, also 兰亭光学实验室
  <body:lanting-optics-laboratory>
    Lanting Optics Laboratory | cor:sector | optics
      “Lanting District in Shaoxing City has set up the ⟦Lanting Optics
      Laboratory⟧.”
      — Lanting optics grows (article:18cbd759ad4e), by sector-name
    Lanting Optics Laboratory | cor:ledBy | Wei Guangyao (2021)
      “In 2021 the ⟦Lanting Optics Laboratory⟧ was led by ⟦Wei Guangyao⟧.”
      — Lanting optics grows (article:18cbd759ad4e), by verb
    Lanting District | cor:established | Lanting Optics Laboratory
      “⟦Lanting District⟧ in Shaoxing City has set up the ⟦Lanting Optics
      Laboratory⟧.”
      — Lanting optics grows (article:18cbd759ad4e), by verb
  Lanting District <place:lanting-district>
    Lanting District | cor:established | Lanting Optics Laboratory
      “⟦Lanting District⟧ in Shaoxing City has set up the ⟦Lanting Optics
      Laboratory⟧.”
      — Lanting optics grows (article:18cbd759ad4e), by verb
    Lanting District | cor:locatedIn | Shaoxing City
      “⟦Lanting District⟧ in ⟦Shaoxing City⟧ has set up the Lanting Optics
      Laboratory.”
      — Lanting optics grows (article:18cbd759ad4e), by place-chain
[s]ame  [d]ifferent  [l]ater  [q]uit > d
Why [two things]: a house is no district

2 of 5 — disagreement: two leaders of one body in 2021
  Lanting Optics Laboratory | cor:ledBy | Wei Guangyao (2021)
    “In 2021 the ⟦Lanting Optics Laboratory⟧ was led by ⟦Wei Guangyao⟧.”
    — Lanting optics grows (article:18cbd759ad4e), by verb
  Against it:
    Lanting Optics Laboratory | cor:ledBy | Ye Lin (2021)
      “In 2021 the ⟦Lanting Optics Laboratory⟧ (兰亭光学实验室) was led by ⟦Ye
      Lin⟧.”
      — A new head for optics (article:522c1aab4718), by verb
[a]ccept  [r]eject  [c]orrect  [l]ater  [q]uit > x
Please type one of a r c l q
[a]ccept  [r]eject  [c]orrect  [l]ater  [q]uit > r
Why [the sentence does not say so]: left in 2020

3 of 4 — disagreement: two places, neither of which contains the other
  Lanting Optics Laboratory | cor:locatedIn | Yuecheng District
    “The laboratory is in ⟦Yuecheng District⟧.”
    where “In 2021 the ⟦Lanting Optics Laboratory⟧ was led by Wei Guangyao.”
    — Lanting optics grows (article:18cbd759ad4e), by creation-place
  Against it:
    Lanting Optics Laboratory | cor:locatedIn | Keqiao District
      “The ⟦Lanting Optics Laboratory⟧ of ⟦Keqiao District⟧ attracted 12
      enterprises in 2021.”
      — A new head for optics (article:522c1aab4718), by preposition
[a]ccept  [r]eject  [c]orrect  [l]ater  [q]uit > c
What is different?  [s]ubject  [r]elation  [o]bject  [y]ear  [m]odality  [l]eave it > o
The right object, by name or IRI (empty to leave it): shaoxing city
Why [the sentence says otherwise]:

3 decisions written; corridor build --decisions decisions.toml applies them.
"""
FILE = """\
# Decisions of the curators, applied in every build: corridor build --decisions FILE
# `corridor review` adds entries at the end; order does not matter, and comments are kept.

[[decision]]
do = "different"
names = ["body:lanting-optics-laboratory", "place:lanting-district"]
who = "Li Hua"
why = "a house is no district"
when = 2025-03-31
# Lanting Optics Laboratory | Lanting District

[[decision]]
do = "reject"
subject = "body:lanting-optics-laboratory"
relation = "cor:ledBy"
object = "person:wei-guangyao--18cbd759ad4e"
modality = "Asserted"
year = 2021
who = "Li Hua"
why = "left in 2020"
when = 2025-03-31
# Lanting Optics Laboratory | cor:ledBy | Wei Guangyao (2021) — Lanting optics grows

[[decision]]
do = "correct"
subject = "body:lanting-optics-laboratory"
relation = "cor:locatedIn"
object = "place:330602"
modality = "Asserted"
to.object = "place:330600"
who = "Li Hua"
why = "the sentence says otherwise"
when = 2025-03-31
# Lanting Optics Laboratory | cor:locatedIn | Yuecheng District — Lanting optics grows
"""
ANSWERS = ("d", "a house is no district", "x", "r", "left in 2020", "c", "o", "shaoxing city", "")


def test_a_walk_word_for_word(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    done = review(graph, file, *ANSWERS)
    assert done.exit_code == 0
    shown = done.stdout.replace(str(file), "decisions.toml")
    assert [line.rstrip() for line in shown.splitlines()] == WALK.splitlines()
    asked = (line for line in shown.splitlines() if " > " not in line and "Why [" not in line)
    assert max(map(width, asked)) <= 80
    assert dated(file.read_text(encoding="utf-8")) == FILE


def test_what_is_decided_does_not_come_again(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(FILE, encoding="utf-8")
    assert review(graph, file).stdout == "Nothing is left to ask.\n"
    assert file.read_text(encoding="utf-8") == FILE


def test_a_build_applies_what_review_wrote(graph: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "decisions.toml", tmp_path / "out"
    file.write_text(FILE, encoding="utf-8")
    paths = [str(graph / "first.txt"), str(graph / "second.txt")]
    command = ["build", *paths, "--out", str(out), "--decisions", str(file)]
    done = CliRunner().invoke(corridor.main, command, catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    lab = "body:lanting-optics-laboratory"
    assert corridor.query(f"ASK {{ {lab} cor:ledBy person:wei-guangyao--{ONE} }}", out) is False
    assert corridor.query(f"ASK {{ {lab} cor:ledBy person:ye-lin--{OTHER} ; cor:locatedIn place:330600 }}", out) is True
    assert corridor.check(out).parts[0].problems == ()
    again = CliRunner().invoke(corridor.main, ["review", "--out", str(out)], input="l\n" * 9, catch_exceptions=False)
    assert "two leaders" not in again.stdout
    assert "two places" not in again.stdout
    assert json.loads((out / "report.json").read_text())["decisions"] == str(file)
    forgotten = CliRunner().invoke(corridor.main, ["build", *paths, "--out", str(out)], catch_exceptions=False)
    line = f"corridor: the last build applied {file}, this one no decisions (--decisions FILE)\n"
    assert (forgotten.exit_code, forgotten.stderr) == (0, line)
    again = CliRunner().invoke(corridor.main, ["build", *paths, "--out", str(out)], catch_exceptions=False)
    assert again.stderr == ""


@pytest.mark.parametrize("typed", [ANSWERS[:2], ANSWERS[:5], (*ANSWERS[:2], "r"), (*ANSWERS[:2], "c", "o", "shao")])
def test_input_that_ends_loses_nothing(graph: Path, tmp_path: Path, typed: tuple[str, ...]) -> None:
    file = tmp_path / "decisions.toml"
    done = review(graph, file, *typed)
    assert done.exit_code == 0
    assert dated(file.read_text(encoding="utf-8")) == FILE[: len(file.read_text(encoding="utf-8"))]
    assert f"{2 if len(typed) == 5 and 'x' in typed else 1} decision" in done.stdout


def test_quitting_at_once_writes_nothing(graph: Path, tmp_path: Path) -> None:
    done = review(graph, tmp_path / "d.toml", "q")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "[s]ame  [d]ifferent  [l]ater  [q]uit > q")
    assert not list(tmp_path.iterdir())


def test_the_limit_holds_and_later_is_no_decision(graph: Path, tmp_path: Path) -> None:
    done = review(graph, tmp_path / "d.toml", "l", "l", "l", limit=2)
    assert re.findall(r"^\d of \d", done.stdout, re.MULTILINE) == ["1 of 2", "2 of 2"]
    assert not list(tmp_path.iterdir())


def test_who_is_asked_for_and_remembered(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    done = review(graph, file, "", "吴 敏", "s", "", who="")
    assert done.stdout.startswith("Who decides: \nWho decides: 吴 敏\n")
    assert 'who = "吴 敏"\nwhy = "two names of one thing"\n' in file.read_text(encoding="utf-8")
    again = review(graph, file, "", "q", who="")
    assert again.stdout.startswith("Who decides [吴 敏]: \n")


def test_a_new_end_is_asked_for_its_class(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    done = review(
        graph, file, "l", "c", "o", "Keqiao District", "o", "Zhu Min", "laboratori", "o", "Zhu Min", "Academician", ""
    )
    assert "Keqiao District cannot be the object of “led by”: it is a district." in done.stdout
    assert "No class is called laboratori" in done.stdout
    assert 'to.object.name = "Zhu Min"\nto.object.class = "cor:Academician"\n' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (("y", "soon", "y", "2020"), "to.year = 2020"),
        (("y", "none"), 'to.year = "none"'),
        (("m", "maybe", "m", "planned"), 'to.modality = "Planned"'),
        (("r", "leads", "r", "located in", "r", "affiliatedWith", "s", "Shaoxing City", "l"), None),
    ],
)
def test_other_corrections(graph: Path, tmp_path: Path, typed: tuple[str, ...], written: str | None) -> None:
    file = tmp_path / "d.toml"
    review(graph, file, "l", "c", *typed, "")
    assert (written is None) == (not file.exists())
    assert written is None or f"\n{written}\n" in file.read_text(encoding="utf-8")


def test_what_is_settled_through_a_chain_is_not_asked(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    said = 'who = "W"\nwhy = "x"\n[[decision]]\n'
    same = f'[[decision]]\ndo = "same"\nnames = ["body:lanting-optics-laboratory", "body:x"]\n{said}'
    file.write_text(
        same + f'do = "different"\nnames = ["body:x", "place:lanting-district"]\n{said[:-14]}', encoding="utf-8"
    )
    assert "two names" not in review(graph, file, "q").stdout
    file.write_text(same + f'do = "different"\nnames = ["body:x", "place:shaoxing"]\n{said[:-14]}', encoding="utf-8")
    assert "1 of 5 — two names" in review(graph, file, "q").stdout


def test_a_contradiction_is_told_and_asked_again(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    wide = 'do = "correct"\nsubject = "body:lanting-optics-laboratory"\nrelation = "cor:locatedIn"\n'
    entry = f'[[decision]]\n{wide}object = "place:330600"\nto.object = "place:330000"\nwho = "W"\nwhy = "x"\n'
    file.write_text(entry, encoding="utf-8")
    done = review(graph, file, "l", "l", "l", "c", "o", "place:330600", "", "l")
    line = f"{file}, decision 2 (line 10): corrects to what decision 1 (line 1) says correct of"
    assert line in done.stdout.splitlines()
    assert file.read_text(encoding="utf-8") == entry


@pytest.mark.parametrize("who", ["\x1b[31mLi", "a" * 201, "a\u202eb"])
def test_a_hostile_name_of_the_curator_is_one_line(graph: Path, tmp_path: Path, who: str) -> None:
    done = review(graph, tmp_path / "d.toml", "d", "", who=who)
    assert done.exit_code == corridor.NOTHING
    (line,) = done.stderr.splitlines()
    assert line.startswith("corridor: ")
    assert line.isprintable()
    assert not list(tmp_path.iterdir())


def test_a_hostile_reason_is_told_and_asked_again(graph: Path, tmp_path: Path) -> None:
    done = review(graph, tmp_path / "d.toml", "d", 'x"\x1b[31m', "d", 'say "no" \\ # [[decision]]', "q")
    assert "why is longer than 2000 characters or holds control characters" in done.stdout
    assert "\x1b" not in done.stdout.replace('x"\x1b[31m', "")
    text = (tmp_path / "d.toml").read_text(encoding="utf-8")
    assert 'why = "say \\"no\\" \\\\ # [[decision]]"' in text


def test_a_broken_file_is_one_line_for_each_flaw(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    file.write_text('[[decision]]\ndo = "no"\n[[decision]]\n', encoding="utf-8")
    done = review(graph, file, "q")
    assert done.exit_code == corridor.NOTHING
    why = "do must be one of accept, reject, correct, same, different, rename"
    assert done.stderr.splitlines() == [
        f"corridor: {file}, decision 1 (line 1): {why}",
        f"corridor: {file}, decision 2 (line 3): {why}",
    ]


def test_no_graph_is_one_line(tmp_path: Path) -> None:
    done = review(tmp_path, tmp_path / "d.toml", "q")
    assert (done.exit_code, len(done.stderr.splitlines())) == (corridor.NOTHING, 1)


def test_ends_are_marked_once_by_their_longest_name() -> None:
    ends = [("Lanting Optics Laboratory", "Lanting"), ("兰亭区", "District")]
    text = "The District knows Lanting, for the lanting optics laboratory is there."
    assert telling.marked(text, ends) == "The ⟦District⟧ knows Lanting, for the ⟦lanting optics laboratory⟧ is there."
    assert telling.marked("Lantings", ends) == "Lantings"
    assert telling.marked("a Lanting", [("Lanting",), ("Lanting",)]) == "a ⟦Lanting⟧"


def test_lines_are_wrapped_by_columns() -> None:
    assert wrapped("one two  three", 7) == ["one two", "three"]
    assert wrapped("镇海区科技创新平台", 8) == ["镇海区科", "技创新平", "台"]
    assert wrapped("x" * 20 + " y", 8) == ["xxxxxxxx", "xxxxxxxx", "xxxx y"]
    assert wrapped("a\x1b[31m\nb", 80) == ["a\\x1b[31m b"]
    assert wrapped("", 8) == []


def test_rules_are_rated_by_what_was_measured() -> None:
    known = precisions()
    assert len(known) > 10
    assert all(0 < one < 1 for one in known.values())
    assert known["name"] > known["counted-set"]
