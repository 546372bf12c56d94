"""Running heads, feet and page numbers: lines at the edge of pages that come again on others.

Method: the outermost lines of each page are compared with their numbers masked; what stands at the same height of
several pages in the same words, with a gap to the text, is furniture, as is a page's number by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from source.reading.pdf.columns import Printed

EDGE = 3
"""Rows of lines at the top and at the bottom of a page that may be furniture."""
LEAST_PAGES, LEAST_SHARE = 2, 0.3
SAME_HEIGHT = 6.0
"""Points by which a running head may wander."""
APART = 1.5
"""Heights of a line from the furniture to the text, from baseline to baseline."""
NUMBER = re.compile(
    r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})\W*(?:(?:of|/)\s*\d{1,4}\W*)?$|第\s*\d{1,4}\s*页.{0,12}$", re.IGNORECASE
)


def furniture(pages: Sequence[Sequence[Printed]]) -> frozenset[Printed]:
    """The lines of these pages that are none of their text."""
    rows = [_rows(page) for page in pages]
    places: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, page in enumerate(rows):
        for line in (line for row in _outer(page) for line in row):
            places[_key(line.text)].append((line.bottom, number))
    wanted = max(LEAST_PAGES, LEAST_SHARE * sum(bool(page) for page in pages))

    def known(row: Sequence[Printed]) -> bool:
        return all(NUMBER.match(line.text) or _again(line, places[_key(line.text)]) >= wanted for line in row)

    return frozenset(
        line for page in rows for side in (page, page[::-1]) for row in _peeled(side, known) for line in row
    )


def _rows(page: Sequence[Printed]) -> list[list[Printed]]:
    """The lines of a page from its top, those at one height together."""
    rows: list[list[Printed]] = []
    for line in sorted(page, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < line.size / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _outer(rows: Sequence[list[Printed]]) -> Sequence[list[Printed]]:
    return rows if len(rows) <= 2 * EDGE else [*rows[:EDGE], *rows[-EDGE:]]


def _peeled(rows: Sequence[list[Printed]], known: Callable[[Sequence[Printed]], bool]) -> Sequence[list[Printed]]:
    """The rows, from the edge inwards, that are furniture: known as such, and set apart from the text by a gap."""
    number = 0
    while number < min(EDGE, len(rows)) and known(rows[number]):
        number += 1
    while 0 < number < len(rows) and not _apart(rows[number - 1][0], rows[number][0]):
        number -= 1
    return rows[:number] if number < len(rows) else [row for row in rows if all(NUMBER.match(x.text) for x in row)]


def _apart(one: Printed, other: Printed) -> bool:
    return abs(one.bottom - other.bottom) > APART * max(one.size, other.size)


def _again(line: Printed, places: Sequence[tuple[float, int]]) -> int:
    """On how many pages the same words stand at the same height."""
    return len({page for bottom, page in places if abs(bottom - line.bottom) <= SAME_HEIGHT})


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))
