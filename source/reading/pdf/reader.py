"""PDF → draft: runs the process that opens the file, and composes a text with pages of what it gives."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from source.model import Span
from source.reading.draft import Draft, Hint, Metadata, Piece
from source.reading.encoding import clean
from source.reading.metadata import as_date
from source.reading.pdf.columns import in_order
from source.reading.pdf.furniture import furniture
from source.reading.pdf.joining import Joiner
from source.reading.pdf.paragraphs import Paragraph, paragraphs

CHILD = Path(__file__).with_name("child.py")
SECONDS = 120
"""Of wall-clock time, after which the process is ended; its own limit of processor time is half of it."""
END_WITHIN = 4096
"""Bytes, from the end of the file, in which its end mark must stand."""
LEAST_READABLE = 0.7
"""Share of the characters that must be known ones; fonts may hide what their glyphs mean."""
COMPATIBLE = re.compile("[\ufb00-\ufb06\u2e80-\u2fd5]")
"""Ligatures and radicals, which stand for letters and characters."""
BULLETS = re.compile("[\uf0a7\uf0b7\uf0d8\uf0fc\uf06c\uf06e\u25aa]")
UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]")
FILE_TITLE = re.compile(r"\.\w{2,5}$|^microsoft |^untitled|^\(?anonymous|_|^\S+$", re.IGNORECASE)


SLOW = "takes too long to read"
ENDED = frozenset(getattr(signal, name, 0) for name in ("SIGXCPU", "SIGKILL")) - {0}
"""How the system ends a process at its limit of time."""
BREAKS = "breaks its reader: malformed, or larger than 1 GB once unfolded"


class PdfError(ValueError):
    """A PDF that cannot be read; the message says why in a few words."""


def read_pdf(data: bytes) -> Draft:
    """The text of a PDF with its pages, pieces and metadata.  Raises :class:`PdfError`."""
    if b"%PDF-" not in data[:1024]:
        raise PdfError("no PDF: it does not begin like one")
    if b"%%EOF" not in data[-END_WITHIN:]:
        raise PdfError("cut off: a PDF without its end")
    told = _opened(data)
    pages = [in_order(number, _cleaned(page)) for number, page in enumerate(told["pages"])]
    text = "".join(line.text for page in pages for line in page)
    if not text.strip():
        raise PdfError(f"no text on its {len(pages):,} pages (scanned?); it needs character recognition first")
    if len(UNKNOWN.findall(text)) > (1 - LEAST_READABLE) * len(text):
        raise PdfError("its fonts do not tell which characters they show")
    found = paragraphs(pages, furniture(pages))
    return _composed(found, len(pages), _metadata(told, text[:2000]))


def _opened(data: bytes) -> Mapping[str, Any]:
    """What the process says of the file.  Raises PdfError."""
    command = [sys.executable, "-P", "-X", "utf8", str(CHILD)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise PdfError(SLOW) from None
    except OSError as error:
        raise PdfError(f"no process to read it in: {error.strerror}") from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise PdfError(SLOW if -done.returncode in ENDED else BREAKS) from None
    if "error" in told:
        raise PdfError(told["error"])
    return told if isinstance(told, dict) else {}


def _cleaned(page: Sequence[Any]) -> list[tuple[float, float, list[tuple[float, float, str]]]]:
    lines = ((bottom, top, [(x, r, _clean(text)) for x, r, text in segments]) for bottom, top, segments in page)
    kept = ((bottom, top, [one for one in segments if one[2]]) for bottom, top, segments in lines)
    return [(bottom, top, segments) for bottom, top, segments in kept if segments and top > bottom]


def _clean(text: str) -> str:
    """One line of a page, without control characters but with the mark of a hyphen at its end."""
    broken = text.endswith("\x02")
    text = COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), BULLETS.sub("• ", text))
    return " ".join(clean(text).split()) + ("\x02" if broken else "")


def _metadata(told: Mapping[str, Any], start: str) -> Metadata:
    """Title and date of the file's own statement, as far as they can be believed.

    A title that is a file's name is none; the day on which the file was made counts only as a year, and only if the
    first page says that year too, since many files are made long after what they hold.
    """
    title = " ".join(clean(told.get("title") or "").split())
    year = re.match(r"D:((?:19|20)\d\d)", told.get("created") or "")
    dated = year is not None and as_date(year[1]) and re.search(rf"(?<!\d){year[1]}(?!\d)", start)
    return Metadata(
        title=title if title and not FILE_TITLE.search(title) else None,
        published=year[1] if year is not None and dated else None,
    )


def _composed(found: Iterable[Paragraph], pages: int, metadata: Metadata) -> Draft:
    """The paragraphs one after another, and where each page begins among them."""
    given = list(found)
    joiner = Joiner(line.text for one in given for line in one.lines)
    kept: list[str] = []
    pieces: list[Piece] = []
    starts: dict[int, int] = {}
    start = 0
    for one in given:
        text, begins = _joined(one, joiner)
        if one.hint is not Hint.NOISE:
            for page, at in begins.items():
                starts.setdefault(page, start + at)
        bullet = len(text) - len(text.lstrip("•·▪ ")) if one.hint is Hint.ITEM else 0
        pieces.append(Piece(Span(start + bullet, start + len(text)), one.hint))
        kept.append(text)
        start += len(text) + 2
    text = "\n\n".join(kept)
    return Draft(text, tuple(pieces), metadata, _pages(starts, pages, len(text)))


def _joined(one: Paragraph, joiner: Joiner) -> tuple[str, dict[int, int]]:
    """The words of a paragraph, and at which of them each page begins."""
    text, begins = one.lines[0].text, {one.lines[0].page: 0}
    for line in one.lines[1:]:
        text = joiner.join(text, line.text)
        begins.setdefault(line.page, len(text) - len(line.text))
    return text.replace("\x02", "-"), begins


def _pages(starts: Mapping[int, int], pages: int, length: int) -> tuple[Span, ...]:
    """The span of every page; one without text is empty and stands where the next one begins."""
    result: list[Span] = []
    end = length
    for page in range(pages - 1, -1, -1):
        start = min(starts.get(page, end), end) if page else 0
        result.append(Span(start, end))
        end = start
    return tuple(reversed(result))
