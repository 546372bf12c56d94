"""A tiny writer of PDFs, for pages that say exactly what a test needs, and for broken and hostile ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence

Placed = tuple[float, float, str] | tuple[float, float, str, float]
"""Left, baseline (points from the lower left corner), text in Latin-1, and the size where it is not 10."""
CATALOG, TREE, FONT, FIRST = 1, 2, 3, 4


def document(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these numbered objects; 1 is its catalog."""
    made = b"%PDF-1.5\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(objects) + 1
    rows = (b"%010d 00000 n \n" % places[one] if one in places else b"0000000000 65535 f \n" for one in range(size))
    table = b"xref\n0 %d\n%s" % (size, b"".join(rows))
    return b"%s%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (made, table, size, trailer, len(made))


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def objects(pages: Sequence[Iterable[Placed]], catalog: bytes = b"") -> dict[int, bytes]:
    """The objects of a document with these pages of placed text; ``catalog`` goes into its catalog."""
    numbers = [FIRST + 2 * number for number in range(len(pages))]
    made = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        TREE: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(b"%d 0 R" % one for one in numbers)),
        FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }
    for number, page in zip(numbers, pages, strict=True):
        made[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (number + 1)
        )
        made[number + 1] = stream(b"\n".join(map(_shown, page)))
    return made


def _shown(placed: Placed) -> bytes:
    left, baseline, text, size = (*placed, 10.0)[:4]
    said = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %.1f Tf %.1f %.1f Td (%s) Tj ET" % (size, left, baseline, said)


def pdf(*pages: Iterable[Placed], information: bytes = b"", catalog: bytes = b"") -> bytes:
    """A PDF with these pages; ``information`` is what its information dictionary holds."""
    made = objects(pages, catalog)
    number = max(made) + 1
    return document({**made, number: b"<<%s>>" % information}, b"/Info %d 0 R" % number)


def block(text: str, left: float = 50, top: float = 780, size: float = 10) -> list[Placed]:
    """The lines of ``text`` below one another; an empty one leaves a gap."""
    lines = (line for line in text.strip("\n").split("\n"))
    return [(left, top - 1.2 * size * number, line, size) for number, line in enumerate(lines) if line.strip()]


def bomb(size: int) -> bytes:
    """A PDF of a few kilobytes whose one page unfolds to ``size`` bytes of blanks."""
    once = zlib.compressobj(9)
    packed = b"".join(once.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + once.flush()
    made = objects([[]])
    made[FIRST + 1] = stream(zlib.compress(packed, 9), b"/Filter[/FlateDecode/FlateDecode]")
    return document(made)


PROSE = "Lanting District has set up the Lanting Optics Laboratory. It attracted 12 enterprises in 2021."
HOSTILE: Mapping[str, bytes] = {
    "encrypted": document(
        objects([block(PROSE)]),
        b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32),
    ),
    "another's lock": document(objects([block(PROSE)]), b"/ID[<00><00>]/Encrypt<</Filter/Acme.Lock/V 9>>"),
    "scanned": pdf([], []),
    "cut off": pdf(block(PROSE))[:-40],
    "no pages": document({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>"}),
    "pages that hold themselves": document(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"}
    ),
    "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"\n%%EOF\n",
    "no root": b"%PDF-1.4\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n",
    "many pages": document(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 3000/Kids[%s]>>" % (b"3 0 R " * 3000),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>",
        }
    ),
}
"""Kinds of PDFs that can't be read."""
_DRAWN = b"/Resources<</XObject<</X 90 0 R>>/Font<</F 3 0 R>>>>"
ODD: Mapping[str, bytes] = {
    "JavaScript": pdf(block(PROSE), catalog=b"/OpenAction<</S/JavaScript/JS(while\\(true\\){app.alert\\(1\\)})>>"),
    "an attachment": document(
        {
            **objects([block(PROSE)], b"/Names<</EmbeddedFiles<</Names[(evil.exe)80 0 R]>>>>"),
            80: b"<</Type/Filespec/F(../../evil.exe)/EF<</F 81 0 R>>>>",
            81: stream(b"MZ evil", b"/Type/EmbeddedFile"),
        }
    ),
    "a launch": pdf(block(PROSE), catalog=b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
    "a form that draws itself": document(
        {
            **objects([block(PROSE)]),
            FIRST: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents 5 0 R>>" % _DRAWN,
            FIRST + 1: stream(b"/X Do " + b"\n".join(map(_shown, block(PROSE)))),
            90: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + _DRAWN),
        }
    ),
}
"""Kinds of PDFs that are odd and can be read all the same; each says PROSE."""
