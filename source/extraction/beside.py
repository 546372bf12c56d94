"""What stands right beside the name of a place: "Chaoyang District, Changchun", "Anhui's Suzhou", "Taizhou (台州)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from source.extraction.context import Beside
from source.extraction.drafts import Draft
from source.extraction.records import Record, RecordsByUnit
from source.extraction.syntax import POSSESSIVE_MARKS

_LINKS = frozenset({",", "in", "of"})


def what_stands_beside(drafts: Sequence[Draft], records: RecordsByUnit) -> dict[int, Beside]:
    """For the places of several candidates, by the number of the record, what is said right beside their names."""
    beside: dict[int, set[int]] = {}
    chinese: dict[int, set[str]] = {}
    for (n, unit), record in records.items():
        if len(record.places) > 1:
            near = {other.number for other in _around(drafts[n], n, unit, records) if other.places}
            beside.setdefault(record.number, set()).update(near - {record.number})
    for n, draft in enumerate(drafts):
        anchor = records.get(draft.anchor) if draft.anchor else None
        if anchor is not None and len(anchor.places) > 1:
            words = "".join(draft.words)
            if _is_chinese(words):
                chinese.setdefault(anchor.number, set()).add(words)
            inner = {r.number for unit in range(len(draft.words)) if (r := records.get((n, unit))) and r.places}
            beside.setdefault(anchor.number, set()).update(inner - {anchor.number})
    numbers = beside.keys() | chinese.keys()
    return {n: Beside(frozenset(beside.get(n, ())), frozenset(chinese.get(n, ()))) for n in numbers}


def _around(draft: Draft, n: int, unit: int, records: RecordsByUnit) -> Iterator[Record]:
    """What follows after a comma, "in" or "of", and what stands before it, with a possessive mark or none."""
    at = unit
    while at + 2 < len(draft.words) and draft.words[at + 1] in _LINKS:
        at += 2
        found = records.get((n, at))
        if found is None:
            break
        yield found
    before = unit - 2 if unit > 1 and draft.words[unit - 1] in POSSESSIVE_MARKS else unit - 1
    found = records.get((n, before))
    if found is not None:
        yield found


def _is_chinese(text: str) -> bool:
    return len(text) > 1 and all("\u4e00" <= char <= "\u9fff" for char in text)
