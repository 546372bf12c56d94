from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontology.errors import InputError
from source.model import Article, Block, BlockKind, Span
from source.reading import DuplicateError, Inputs, Raw, read_articles
from source.reading import articles as module
from source.reading.files import LARGEST

TEXT = "Harbour park opens\n\nThe harbour park of Linhai was opened on Monday by the city."
UNSUPPORTED = "unsupported kind of file (only .txt, .md, .html, .htm, .pdf, .csv, .tsv, .xlsx)"
SEED = Path(__file__).parents[4] / "shared" / "seeds" / "zhenhai-2019.txt"


def outcome(found: Article | InputError) -> tuple[str, str]:
    return (found.origin, "article") if isinstance(found, Article) else (found.where, found.reason)


def read(*paths: Path | str, stdin: bytes = b"") -> list[tuple[str, str]]:
    return [outcome(found) for found in read_articles(paths, stdin=io.BytesIO(stdin))]


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    path = tmp_path / "park.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert list(read_articles([path])) == [
        Article(
            id=digest[:12],
            sha256=digest,
            title="Harbour park opens",
            text=TEXT,
            language="en",
            origin="park.txt",
            blocks=(Block(Span(0, 18), BlockKind.TITLE), Block(Span(20, len(TEXT)), BlockKind.BODY)),
        )
    ]


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside this checkout")
def test_the_seed_article() -> None:
    (article,) = read_articles([SEED])
    assert isinstance(article, Article)
    assert [block.kind.value for block in article.blocks] == [
        "boilerplate", "title", "body", "body", "body", "body", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert (article.published, article.publisher, article.language) == ("2019", None, "en")
    assert article.title == "Sci-tech innovation platforms boost industrial development in Zhenhai"


def test_a_folder_is_read_in_an_order_of_its_own(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.HTM", ".hidden.txt", ".git/x.txt", "notes.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>The park named {path.stem} was opened by the city on Monday.</p>", encoding="utf-8")
    expected = [
        ("a.md", "article"),
        ("b.txt", "article"),
        ("deep/c.HTM", "article"),
        (f"{tmp_path}/notes.docx", UNSUPPORTED),
    ]
    assert read(tmp_path) == expected
    nested = [("c.HTM", "article") if one == ("deep/c.HTM", "article") else one for one in expected]
    assert read(tmp_path / "deep", tmp_path / "b.txt", tmp_path) == nested
    assert read(tmp_path, tmp_path / "b.txt", tmp_path / "deep") == nested
    assert read(str(tmp_path), tmp_path) == expected


def test_a_text_that_comes_twice_is_kept_once_and_reported(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = list(read_articles([tmp_path]))
    assert [outcome(one) for one in found] == [
        ("a.txt", "article"),
        (f"{tmp_path}/b.txt", f"the same text as {tmp_path}/a.txt, kept once"),
    ]
    assert isinstance(found[1], DuplicateError)


def test_standard_input_is_text_or_a_page(tmp_path: Path) -> None:
    assert read("-", "-", stdin=TEXT.encode()) == [("-", "article")]
    (article,) = read_articles(["-"], stdin=io.BytesIO(b"<!DOCTYPE html><p>The park was opened on Monday."))
    assert isinstance(article, Article)
    assert article.text == "The park was opened on Monday."


def broken(folder: Path) -> dict[str, str]:
    """Files that cannot be read, by name, with the reason that must be given."""
    content = {
        "binary.txt": (b"\x7fELF\x00\x01", "binary file (it holds NUL bytes)"),
        "blank.txt": (b" \n\t\n", "empty"),
        "controls.txt": (b"\x01\x02\x03", "no text in it"),
        "deep.html": (b"<body>" + b"<div>" * 100_000 + b"x", "elements nested deeper than 255"),
        "empty.txt": (b"", "empty"),
        "large.txt": (b"a" * (LARGEST + 1), f"too large (20 MB; at most {LARGEST / 1e6:.0f} MB)"),
        "latin.txt": (
            "The café isn’t open.".encode("cp1252"),
            "unknown encoding: neither UTF-8 nor GB 18030 text; save it as UTF-8",
        ),
        "marks.md": (b"<!-- -->", "no text in it"),
        "page.html": (b"<html><script>x</script></html>", "no text in it"),
        "utf16.txt": (b"\xff\xfe\x00", "broken UTF-16-LE text"),
        "word.docx": (b"PK", UNSUPPORTED),
    }
    for name, (data, _) in content.items():
        (folder / name).write_bytes(data)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    return {
        **{name: reason for name, (_, reason) in content.items()},
        "gone.txt": "a link to a file that does not exist",
        "pipe.txt": "not a regular file",
        "self.txt": "a link to a file that does not exist",
    }


def test_each_broken_input_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    reasons = broken(tmp_path)
    assert len(reasons) == 14
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "zz.txt").write_text(TEXT + " It is large.", encoding="utf-8")
    found = read(tmp_path)
    assert {Path(where).name: reason for where, reason in found if reason != "article"} == reasons
    assert [origin for origin, reason in found if reason == "article"] == ["good.txt", "zz.txt"]
    assert len(found) == len(reasons) + 2


MAPPING = '[subject]\ncolumn = "A"\nclass = "City"\n[[columns]]\ncolumn = "B"\nmeasure = "x"\nunit = "%"\n'


def test_a_table_needs_its_mapping_beside_it(tmp_path: Path) -> None:
    for name in ("good.csv", "lone.csv", "bad.tsv", "dead.csv"):
        (tmp_path / name).write_text(f"A,B\n{name},2\n", encoding="utf-8")
    for name in ("good", "orphan"):
        (tmp_path / f"{name}.map.toml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "bad.map.toml").write_text("a = ", encoding="utf-8")
    (tmp_path / "dead.map.toml").symlink_to("nowhere.toml")
    (tmp_path / "macros.XLSM").write_bytes(b"PK")
    found = dict(read(tmp_path))
    assert found.pop(f"{tmp_path}/bad.tsv").startswith("bad.map.toml: no TOML: ")
    assert found == {
        "good.csv": "article",
        f"{tmp_path}/lone.csv": "a table needs a mapping, lone.map.toml, beside it; "
        "`corridor mapping lone.csv` drafts one",
        f"{tmp_path}/dead.csv": "dead.map.toml: a link to a file that does not exist",
        f"{tmp_path}/orphan.map.toml": "a table's mapping, without its table beside it",
        f"{tmp_path}/macros.XLSM": "a workbook with macros; save it as .xlsx",
    }


def test_a_table_with_another_mapping_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("A,B\nx,2\n", encoding="utf-8")
    keys = []
    for mapping in (MAPPING, MAPPING + "times = 2\n"):
        (tmp_path / "a.map.toml").write_text(mapping, encoding="utf-8")
        (raw,) = Inputs([tmp_path])
        assert isinstance(raw, Raw)
        keys.append(raw.key)
    assert keys[0] != keys[1]


def test_arguments_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert read(tmp_path / "none.txt", tmp_path / "none", tmp_path / "bare", "nul\0.txt") == [
        (f"{tmp_path}/bare", "an empty folder"),
        ("nul\\x00.txt", "no such file or folder"),
        (f"{tmp_path}/none", "no such file or folder"),
        (f"{tmp_path}/none.txt", "no such file or folder"),
    ]


def test_a_folder_that_links_back_is_named_and_left(tmp_path: Path) -> None:
    inner = tmp_path / "one" / "two"
    inner.mkdir(parents=True)
    (inner / "back").symlink_to(tmp_path)
    (inner / "park.txt").write_text(TEXT, encoding="utf-8")
    assert read(tmp_path) == [
        (f"{tmp_path}/one/two/back", "a link that leads back to a folder above it"),
        ("one/two/park.txt", "article"),
    ]


def test_names_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/a\x1b[31m\n\xff\xe2\x80\xae.txt", os.O_CREAT))
    (tmp_path / "good\n.txt").write_text(TEXT, encoding="utf-8")
    assert read(tmp_path) == [
        (f"{tmp_path}/a\\x1b[31m\\n\\udcff\\u202e.txt", "empty"),
        ("good\\n.txt", "article"),
    ]


def test_what_the_system_refuses_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT + " It is large.", encoding="utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path)) if path.name == "a.txt" else OSError(5, "I/O error")

    monkeypatch.setattr(module, "load", refuse)
    assert read(tmp_path) == [(f"{tmp_path}/a.txt", "permission denied"), (f"{tmp_path}/b.txt", "i/o error")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_reported(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        assert read(tmp_path) == [(f"{closed}", "permission denied")]
    finally:
        closed.chmod(0o700)


def test_a_bilingual_page_is_read_in_one_language(tmp_path: Path) -> None:
    chinese = "临海市与三所大学签订了合作协议。"
    (tmp_path / "two.txt").write_text(f"{TEXT} It has room for thirty firms.\n\n{chinese}", encoding="utf-8")
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert [block.kind.value for block in article.blocks] == ["title", "body", "boilerplate"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".html"]))
def test_any_bytes_give_one_article_or_one_error(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    (found,) = read_articles([path])
    if isinstance(found, InputError):
        assert found.where == str(path)
        assert found.reason.isprintable()
    else:
        assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
        assert found.text.strip()
        assert all(found.text[block.span.start : block.span.end].strip() for block in found.blocks)


def test_half_a_surrogate_in_what_a_page_says_of_itself_is_replaced(tmp_path: Path) -> None:
    page = """<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Park \\ud83d",
    "publisher": {"name": "Coast \\ud83d\\ude00 Daily"}}</script></head><body><p>The park in Linhai is open.</p>"""
    (tmp_path / "park.html").write_text(page)
    (found,) = read_articles([tmp_path])
    assert isinstance(found, Article)
    assert (found.title, found.publisher) == ("Park \ufffd", "Coast \U0001f600 Daily")
