"""From bytes to text: byte order mark, UTF-8, the charset that a page declares, GB 18030 if that is plausible.

Problem: pages from China come in UTF-8 or in the GB family, often undeclared, and nearly any bytes decode as GB 18030.
Method: a GB 18030 decoding counts only if nearly all of what is not ASCII belongs to GB 2312, its everyday core.
Windows-1252 quotes and accents, read as GB 18030, pair up with ASCII letters and so fall outside that core.
"""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CHARSETS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis"), "cp932"),
    **{name: name for name in ("utf-8", "euc-kr", "euc-jp", "iso-8859-15", "windows-1251", "koi8-r")},
}
"""Charsets that a page may declare → Python's codec, after the WHATWG Encoding Standard (Latin-1 is Windows-1252)."""

DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,20})|encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,20})""", re.I
)
DECLARED_WITHIN = 4096
CORE_SHARE = 0.9
LOST_SHARE = 0.001
"""A page that declares its charset may hold this share of broken characters: one bad byte does not lose a page."""


class UndecodableError(ValueError):
    """Bytes that no reading makes text; the message says why in a few words."""


def decode(data: bytes, *, page: bool = False) -> str:
    """The text of ``data``, newlines as line feeds, control characters and byte order marks dropped.

    ``page`` says that it is HTML, whose declared charset counts.  Raises :class:`UndecodableError`.
    """
    for mark, codec in BOMS:
        if data.startswith(mark):
            return clean(_strict(data[len(mark) :], codec, f"broken {codec.upper()} text"))
    if b"\0" in data:
        raise UndecodableError("binary file (it holds NUL bytes)")
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    found = (_declared(data) if page else None) or _plausible_gb(data)
    if found is None:
        raise UndecodableError("unknown encoding: neither UTF-8 nor GB 18030 text; save it as UTF-8")
    return clean(found)


CONTROLS = {code: None for code in (*range(32), *range(127, 160), 0xFEFF, 0xFFFE, 0xFFFF) if chr(code) not in "\n\t"}
NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """``text`` with line feeds for newlines and without control characters; all other characters stay as they are."""
    return NEWLINES.sub("\n", text).translate(CONTROLS)


def _strict(data: bytes, codec: str, reason: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UndecodableError(reason) from error


def _declared(data: bytes) -> str | None:
    for match in DECLARED.finditer(data[:DECLARED_WITHIN]):
        name = (match[1] or match[2]).decode("ascii").lower()
        if codec := CHARSETS.get(name):
            text = data.decode(codec, errors="replace")
            if text.count("\ufffd") <= LOST_SHARE * len(text):
                return text
    return None


def _plausible_gb(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text if char > "\x7f"]
    core = len("".join(foreign).encode("gb2312", errors="ignore")) // 2
    return text if core >= CORE_SHARE * len(foreign) else None
