"""Hostile and broken inputs through the command line: none crashes, none loses another article, each named."""

from __future__ import annotations

import csv
import gzip
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import corridor
from graph.report import read_report
from graph.store import Table
from tests.source.reading import pdf_files
from tests.source.tables import workbooks

GOOD = (
    "Lanting District in Shaoxing City has set up the Lanting Optics Laboratory. "
    "The district attracted 12 enterprises in 2021.\n"
)
SCRIPT = "<script>alert('Lanting')</script><img src=x onerror=alert(1)>"
UNPRIVILEGED = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    if os.geteuid() == 0
    else []
)
"""Root reads everything; without these two capabilities it does not."""


def deep(folder: Path) -> None:
    (folder / "deep.html").write_text("<div>" * 20_000 + "Deep text." + "</div>" * 20_000, encoding="utf-8")


def scripted(folder: Path) -> None:
    page = f"<html><body><p>{GOOD}</p><script>{GOOD}</script><p>Lanting &lt;script&gt; {SCRIPT}</p></body></html>"
    (folder / "script.html").write_text(page, encoding="utf-8")


def wrong_encoding(folder: Path) -> None:
    (folder / "encoding.txt").write_bytes(b"Lanting \xff\xfe\x80\x81 \xc3\x28 District \xa0\xa1\xf5\n" * 3)


def unreadable(folder: Path) -> None:
    (folder / "closed.txt").write_text(GOOD, encoding="utf-8")
    (folder / "closed.txt").chmod(0)


def loop(folder: Path) -> None:
    (folder / "loop").mkdir()
    (folder / "loop" / "again").symlink_to(folder, target_is_directory=True)


def fifo(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")


def table(name: str, content: bytes | str, mapping: str) -> Callable[[Path], None]:
    """A table with its mapping."""

    def write(folder: Path) -> None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        (folder / name).with_suffix(".map.toml").write_text(mapping, encoding="utf-8")

    return write


def text(name: str, content: str) -> Callable[[Path], None]:
    return lambda folder: void((folder / name).write_text(content, encoding="utf-8"))


def raw(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: void((folder / name).write_bytes(content))


def void(_: object) -> None:
    """Drop a value."""


MENU = "Home\nAbout us\nContact\nPrivacy policy\nCopyright 2021 Example Media. All rights reserved.\nShare this page\n"
SPARQL = 'SELECT * WHERE { ?s ?p ?o } ; DROP ALL ; INSERT DATA { <urn:x> <urn:y> """z""" } # ../../etc/passwd \\u0022\n'
CHINESE = "兰亭区位于绍兴市，去年新设立了十二家企业研究院，并引进了三名院士和二十个创新团队。" * 5
MAPPING = """
title = "Labs of Lanting <script>alert('title')</script>"
[subject]
column = "Name"
class = "Laboratory"
[[columns]]
column = "City"
relation = "locatedIn"
class = "City"
"""
ROWS = "Name,City\nLanting Tidal Laboratory,Huzhou\n"
DEEP_JSON = "<p>" + GOOD + "</p><script type='application/ld+json'>" + "[" * 50_000 + "</script>"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "Lanting "><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
    "<html><p>&c;&d; It is open.</p></html>"
)
PDFS = {
    f"PDF: {kind}": (raw(f"pdf {kind}.pdf", content), f"pdf {kind}.pdf: ")
    for kind, content in pdf_files.HOSTILE.items()
}
WORKBOOKS = {
    f"workbook: {kind}": (table(f"book {kind}.xlsx", content, MAPPING), f"book {kind}.xlsx: {reason}")
    for kind, (content, reason) in workbooks.HOSTILE.items()
}
NAMES = {
    "newline": "new\nline.txt",
    "right to left": "\u202egnitnal.txt",
    "half a character": os.fsdecode(b"half\xff.txt"),
    "very long": "l" * 251 + ".txt",
    "a path": "..\\..\\etc\\passwd.txt",
    "an option": "--out.txt",
    "a tag": "<img src=x onerror=alert(1)>.txt",
    "a query": "'; DROP ALL; --.txt",
}
BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "empty": (raw("empty.txt", b""), "empty.txt: "),
    "blank": (raw("blank.txt", b" \n\t\n"), "blank.txt: "),
    "binary": (raw("binary.txt", bytes(range(256)) * 40), "binary.txt: "),
    "50 MB": (raw("large.txt", b"Lanting District. " * 2_800_000), "large.txt: too large"),
    "wrong encoding": (wrong_encoding, "encoding.txt: "),
    "only boilerplate": (text("menu.txt", MENU), "menu.txt: "),
    "no language": (text("long.txt", "Lanting District and " * 20_000), "long.txt: cannot be read yet"),
    "another language": (text("chinese.txt", CHINESE), "chinese.txt: cannot be read yet"),
    "unsupported kind": (raw("page.docx", b"PK nothing"), "page.docx: unsupported kind"),
    "unreadable": (unreadable, "closed.txt: permission denied"),
    "folder loop": (loop, "again: a link that leads back"),
    "dead link": (lambda folder: (folder / "dead.txt").symlink_to("nowhere.txt"), "dead.txt: "),
    "NUL": (raw("nul.txt", b"Lanting\0District\0" * 50), "nul.txt: "),
    "UTF-16 cut": (raw("cut.txt", "Lanting District".encode("utf-16")[:-1]), "cut.txt: "),
    "a pipe": (fifo, "pipe.txt: not a regular file"),
    "a device": (lambda folder: (folder / "zero.txt").symlink_to("/dev/zero"), "zero.txt: not a regular file"),
    "a link to itself": (lambda folder: (folder / "self.txt").symlink_to("self.txt"), "self.txt: a link to a file"),
    "a packed page": (raw("packed.html", gzip.compress(GOOD.encode() * 9, mtime=0)), "packed.html: "),
    **PDFS,
    "PDF: a bomb": (
        lambda folder: raw("bomb.pdf", pdf_files.bomb(1_500_000_000))(folder),
        "bomb.pdf: breaks its reader",
    ),
    "PDF: a page by its name": (text("moved.pdf", "<html>Moved</html>"), "moved.pdf: no PDF: it does not begin"),
    **WORKBOOKS,
    "workbook with macros": (raw("macros.xlsm", workbooks.PLAIN), "macros.xlsm: a workbook with macros"),
    "old workbook": (raw("old.xls", b"\xd0\xcf\x11\xe0"), "old.xls: an old workbook"),
    "table without a mapping": (text("lone.csv", ROWS), "lone.csv: a table needs a mapping, lone.map.toml,"),
    "mapping without a table": (text("orphan.map.toml", MAPPING), "orphan.map.toml: a table's mapping, without"),
    "mapping that is no TOML": (table("toml.csv", ROWS, "a = ["), "toml.csv: toml.map.toml: no TOML"),
    "mapping by another ontology": (
        table("class.csv", ROWS, MAPPING.replace("Laboratory", "Observatory")),
        "class.csv: class.map.toml: no class 'Observatory' in the ontology",
    ),
    "mapping of another table": (
        table("column.csv", "A,B\n1,2\n", MAPPING),
        "column.csv: column.map.toml: the table has no column 'Name' (it has 'A', 'B')",
    ),
    "10,000 columns": (table("wide.csv", ",".join(map(str, range(10_000))), MAPPING), "wide.csv: too many columns"),
    "a cell of 1 MB": (table("cell.csv", ROWS + "x" * 1_000_000, MAPPING), "cell.csv: row 3 cannot be read"),
    "a quote without end": (table("quote.csv", ROWS + '"' + "x\n" * 100_000, MAPPING), "quote.csv: row 3 cannot"),
    "binary table": (table("binary.csv", b"Name,City\n\0\n", MAPPING), "binary.csv: binary file"),
}
"""Kinds of input that can't become an article, and what their line says."""
ODD: dict[str, Callable[[Path], None]] = {
    "deep HTML": deep,
    "script": scripted,
    "SPARQL": text("sparql.txt", SPARQL + GOOD),
    "long line": text("line.txt", GOOD.strip() + " The district is a very long district, it says." * 4_000),
    "escape codes in the name": text("\x1b[31mred\n\x07.txt", GOOD + "It opened an incubator."),
    "quotes in the text": text("quotes.txt", 'He said """stop""" \\ <b> & "x"^^<y> .\n' + GOOD),
    "direction marks": text("marks.txt", "\u202eLanting\u202c District \ufeff\u200b set up a laboratory.\n" + GOOD),
    "formula": text("formula.txt", "=cmd|'/c calc'!A1 Lanting District.\n" + GOOD),
    "a folder by a file's name": lambda folder: (folder / "folder.pdf").mkdir(),
    "entity bomb": text("entities.html", ENTITIES),
    "deep JSON": text("json.html", DEEP_JSON),
    "deep Markdown": text("deep.md", ">" * 5_000 + "[" * 5_000 + "*" * 5_000 + GOOD),
    "script in the title": text("title.html", f"<title>&lt;script&gt;alert('t')</script></title><p>{GOOD} It is new."),
    "50,000 links": text("links.html", "<a href=x>Lanting</a> " * 50_000 + f"<p>{GOOD} It has many links."),
    "formulas in a table": table(
        "formulas.csv", 'Name,City\n"=HYPERLINK(""http://x"")",Huzhou\n=1+1,\n@SUM(A1),Nowhere\n', MAPPING
    ),
    "table in GBK": table("gbk.csv", "Name,City\n兰亭实验室,湖州\n".encode("gbk"), MAPPING),
    **{f"PDF: {kind}": raw(f"odd {kind}.pdf", content) for kind, content in pdf_files.ODD.items()},
    "PDF: script in its title": raw(
        "title.pdf", pdf_files.pdf(pdf_files.block(GOOD), information=b"/Title(<script>alert\\(1\\)</script> it is)")
    ),
    **{f"name: {kind}": text(name, f"{GOOD} It is named after {kind}.") for kind, name in NAMES.items()},
}
"""Kinds of input that may well become an article; they must only do no harm."""


def run(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [*UNPRIVILEGED, sys.executable, "-m", "corridor", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[bytes]]:
    """A folder with a good article and every kind of broken and odd one, and what the build of it says."""
    top = tmp_path_factory.mktemp("hostile")
    folder = top / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    for write in [*(write for write, _ in BROKEN.values()), *ODD.values()]:
        write(folder)
    return top, run("build", folder, "--out", "out", cwd=top)


def complaints(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode("utf-8").splitlines()


def test_the_build_is_done_in_part_without_a_traceback(
    mixed: tuple[Path, subprocess.CompletedProcess[bytes]],
) -> None:
    _, done = mixed
    assert done.returncode == corridor.PARTLY
    assert b"Traceback" not in done.stderr + done.stdout
    assert all(line.startswith("corridor: ") for line in complaints(done))


def test_there_are_many_kinds() -> None:
    assert len(BROKEN) + len(ODD) >= 60


@pytest.mark.parametrize("kind", BROKEN)
def test_each_broken_input_is_named_in_one_line(
    mixed: tuple[Path, subprocess.CompletedProcess[bytes]], kind: str
) -> None:
    lines = [line for line in complaints(mixed[1]) if BROKEN[kind][1] in line]
    assert len(lines) == 1, complaints(mixed[1])


def test_the_good_article_is_there_with_its_statement(
    mixed: tuple[Path, subprocess.CompletedProcess[bytes]],
) -> None:
    out = mixed[0] / "out"
    origins = {article["origin"] for article in read_report(out)["articles"]}
    assert {"good.txt", "quotes.txt", "sparql.txt", "line.txt"} <= origins
    assert corridor.query('ASK { ?d cor:established [ rdfs:label "Lanting Optics Laboratory"@en ] }', out) is True


def test_tables_and_pdfs_among_them_say_what_they_say(
    mixed: tuple[Path, subprocess.CompletedProcess[bytes]],
) -> None:
    out = mixed[0] / "out"
    assert (
        corridor.query('ASK { ?lab rdfs:label "兰亭实验室"@zh ; cor:locatedIn ?city . ?city a cor:City }', out) is True
    )
    pages = corridor.query("SELECT (COUNT(?e) AS ?n) WHERE { ?e cor:page 1 }", out)
    assert isinstance(pages, Table)
    assert pages.rows[0][0] is not None
    assert int(pages.rows[0][0].text) > 4


def test_no_cell_of_the_report_is_a_formula(mixed: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    with (mixed[0] / "out" / "rejected.csv").open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any("=1+1" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))] == []


def test_nothing_steers_the_terminal(mixed: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    _, done = mixed
    for printed in (done.stdout.decode("utf-8"), done.stderr.decode("utf-8")):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)
    assert "\\x1b[31mred\\n\\x07.txt" in {one["origin"] for one in read_report(mixed[0] / "out")["articles"]}


def test_no_text_of_an_article_is_markup_in_the_page(
    mixed: tuple[Path, subprocess.CompletedProcess[bytes]],
) -> None:
    page = (mixed[0] / "out" / "graph.html").read_text(encoding="utf-8")
    assert len(page) > 10_000
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_graph_with_odd_texts_passes_its_checks(mixed: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    done = run("check", mixed[0] / "out", cwd=mixed[0])
    assert done.returncode == 0, done.stdout + done.stderr


def test_bad_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "my.ttl").write_text("@prefix : <urn:x> .\n:a a", encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = run("build", "good.txt", "--ontology", "my.ttl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (corridor.NOTHING, b"")
    assert len(complaints(done)) == 1
    assert "my.ttl" in complaints(done)[0]
    assert not (tmp_path / "out").exists()


def test_a_missing_path_alone_is_nothing_done(tmp_path: Path) -> None:
    done = run("build", "nowhere.txt", cwd=tmp_path)
    assert done.returncode == corridor.NOTHING
    assert complaints(done) == [
        "corridor: nowhere.txt: no such file or folder",
        "corridor: no article could be read",
    ]
    assert not (tmp_path / "out").exists()


def test_a_missing_path_beside_a_good_one_is_done_in_part(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = run("build", "nowhere.txt", "good.txt", cwd=tmp_path)
    assert done.returncode == corridor.PARTLY
    assert complaints(done) == ["corridor: nowhere.txt: no such file or folder"]
    assert (tmp_path / "out" / "graph.ttl").is_file()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    done = run("build", "good.txt", cwd=tmp_path)
    assert done.returncode == corridor.NOTHING
    assert len(complaints(done)) == 1
    assert complaints(done)[0].startswith("corridor: out")


def test_standard_input_is_an_article(tmp_path: Path) -> None:
    done = run("build", "-", cwd=tmp_path, stdin=GOOD.encode())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"1 article read, 0 skipped, 0 failed\n")


def test_arguments_that_no_system_can_hold_are_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    names = ["n" * 300 + ".txt", "p/" * 2_500 + "p.txt", os.fsdecode(b"half\xff.txt"), "\u202e.txt"]
    done = run("build", "good.txt", *names, cwd=tmp_path)
    assert done.returncode == corridor.PARTLY
    said = sorted(line.rpartition(": ")[2] for line in complaints(done))
    assert said == ["file name too long", "file name too long", "no such file or folder", "no such file or folder"]


def test_nothing_of_this_machine_is_drawn_in(mixed: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    files = [file for file in (mixed[0] / "out").rglob("*.t*") if file.is_file()]
    assert len(files) > 5
    assert [file.name for file in files if b"root:" in file.read_bytes()] == []
