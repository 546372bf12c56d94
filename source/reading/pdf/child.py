"""The process in which PDFs are opened: bytes on standard input, pages of lines as JSON on standard output.

Problem: a PDF is a program for a large library; a hostile one may ask for all memory, never end, or crash it.  Method:
this file is run as a script of its own, under limits of memory and time that the system holds, and imports nothing of
Corridor; PDFium (built without JavaScript) reads text and positions, nothing is executed, attachments stay closed.
Advice: ``source.reading.pdf.reader`` runs it; what the lines mean is found in ``source.reading.pdf.paragraphs``.

Output: ``{"pages": [[line, …], …], "title": …, "created": …, "creator": …}`` or ``{"error": reason}``; a line is
``[bottom, top, [[left, right, text], …]]`` in points, its segments kept apart by wide gaps.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

MEMORY = 1 << 30
"""Bytes of address space that a PDF may take."""
SECONDS = 60
"""Of processor time."""
PAGES = 2_000
CHARACTERS = 5_000_000
WIDE = 1.2
"""A gap wider than this many heights of the line parts two segments: no justified line has such a one."""
HYPHEN = 0x02
"""PDFium's mark for a hyphen at the end of a line; the break itself is swallowed."""
ERRORS = {
    3: "no PDF, or one broken beyond reading",
    4: "encrypted: it needs a password",
    5: "encrypted in a way of its own",
}
"""FPDF_GetLastError → reason."""

Segment = tuple[float, float, str]
PrintedLine = tuple[float, float, list[Segment]]


def limit() -> None:
    """Hold this process to its limits, where the system can."""
    try:
        import resource
    except ImportError:  # not a Unix: the caller's clock alone
        return
    wanted = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0))
    for kind, most in wanted:
        with suppress(ValueError, OSError):  # the process is held to less already, or the system knows no such limit
            resource.setrlimit(kind, (most, most))


def read(data: bytes) -> dict[str, Any]:
    """Everything that is wanted of the document ``data``."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return {"error": ERRORS.get(raw.FPDF_GetLastError(), ERRORS[3])}
    if len(document) > PAGES:
        return {"error": f"too many pages ({len(document):,}; at most {PAGES:,})"}
    pages: list[list[PrintedLine]] = []
    length = 0
    for number in range(len(document)):
        try:
            page = document[number].get_textpage()
        except pypdfium2.PdfiumError:
            return {"error": f"its page {number + 1} is broken"}
        length += page.count_chars()
        if length > CHARACTERS:
            return {"error": f"too much text (more than {CHARACTERS:,} characters)"}
        pages.append(list(lines(page, raw)))
        page.close()
    told = document.get_metadata_dict()
    return {
        "pages": pages,
        "title": told.get("Title", ""),
        "created": told.get("CreationDate", ""),
        "creator": f"{told.get('Creator', '')} {told.get('Producer', '')}",
    }


def lines(page: Any, raw: Any) -> Iterator[PrintedLine]:
    """The lines of a page that run from left to right, in PDFium's order."""
    codes = [raw.FPDFText_GetUnicode(page, at) for at in range(page.count_chars())]
    start = 0
    for end, code in enumerate([*codes, 0x0A]):
        if code in (0x0A, 0x0D, HYPHEN):
            line = _line(page, raw, codes, range(start, min(end + (code == HYPHEN), len(codes))))
            if line is not None:
                yield line
            start = end + 1


def _line(page: Any, raw: Any, codes: list[int], where: range) -> PrintedLine | None:
    inked = [at for at in where if codes[at] > 0x20 or codes[at] == HYPHEN]
    if not inked or abs(raw.FPDFText_GetCharAngle(page, inked[0])) > 0.1:
        return None
    left, _, bottom, top = _box(page, raw, inked[0])
    segments: list[Segment] = []
    start = before = inked[0]
    for at in inked[1:]:
        if at > before + 1:  # a space: is it wide?
            here, right = _box(page, raw, at)[0], _box(page, raw, before)[1]
            if here - right > WIDE * (top - bottom):
                segments.append((left, right, _text(codes, start, before)))
                start, left = at, here
        before = at
    segments.append((left, _box(page, raw, before)[1], _text(codes, start, before)))
    return bottom, top, segments


def _box(page: Any, raw: Any, at: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character's place on the page, in points."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, at, ctypes.byref(box))
    return round(box.left, 1), round(box.right, 1), round(box.bottom, 1), round(box.top, 1)


def _text(codes: list[int], start: int, last: int) -> str:
    """Code units as text; two halves of a character are put together, a lone one is lost."""
    units = b"".join(code.to_bytes(4, "little") for code in codes[start : last + 1] if code <= 0x10FFFF)
    text = units.decode("utf-32-le", "surrogatepass")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def main() -> None:
    """Read standard input, write JSON."""
    limit()
    try:
        found = read(sys.stdin.buffer.read())
    except MemoryError:
        found = {"error": f"takes more than {MEMORY >> 20:,} MB of memory to read"}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
