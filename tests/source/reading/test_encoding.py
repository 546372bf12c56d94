from __future__ import annotations

import codecs

import pytest

from source.reading.encoding import UndecodableError, clean, decode

ENGLISH = "Linhai’s “green valley” hosts 12 firms — and a lab."
CHINESE = "临海市新建了十二个科技创新平台，引进院士两名。The city has 12 platforms."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ENGLISH.encode(), ENGLISH),
        (codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), ENGLISH),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), ENGLISH),
        (codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"), ENGLISH),
        (CHINESE.encode("gb18030"), CHINESE),
        ("He said “yes” twice.".encode("gb18030"), "He said “yes” twice."),
        (b"plain", "plain"),
    ],
)
def test_decodes_what_is_text(data: bytes, expected: str) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\x00\x00\x08", "binary file (it holds NUL bytes)"),
        ("The park’s café in Zürich isn’t open – yet.".encode("cp1252"), "unknown encoding"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfa", "broken UTF-8 text"),
        (codecs.BOM_UTF16_LE + b"\x00", "broken UTF-16-LE text"),
        (bytes(range(128, 256)) * 3, "unknown encoding"),
    ],
)
def test_says_what_cannot_be_decoded(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match="^" + reason.replace("(", r"\(").replace(")", r"\)")):
        decode(data)


def test_a_page_may_declare_its_charset() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Café Zürich’s park</p>'
    data = page.encode("cp1252")
    assert decode(data, page=True) == page
    with pytest.raises(UndecodableError):
        decode(data)


def test_a_declared_page_survives_one_broken_byte_but_not_many() -> None:
    head = b'<meta charset="gbk">'
    body = ("科技创新平台" * 200).encode("gbk")
    assert decode(head + body + b"\xff", page=True).count("\ufffd") == 1
    with pytest.raises(UndecodableError):
        decode(head + b"\xff\x20" * 50, page=True)


def test_a_declaration_of_an_unknown_or_dangerous_codec_is_not_followed() -> None:
    for name in (b"rot13", b"utf-7", b"unicode_escape", b"nonsense"):
        with pytest.raises(UndecodableError):
            decode(b"<meta charset=" + name + b">\xff\xfe\xfd caf\xe9 ", page=True)


def test_newlines_are_one_kind_and_controls_go() -> None:
    assert clean("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == "a\nb\nc\nd\ne\nf\ng\nh"
    assert clean("\ufeffa\x00b\x07c\x1b[0m\x9fd\te") == "abc[0md\te"
    assert clean("non\u00a0breaking zero\u200bwidth 全角　") == "non\u00a0breaking zero\u200bwidth 全角　"
