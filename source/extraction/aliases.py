"""Other names that an article gives to a thing: in brackets, after "known as", "hereinafter referred to as".

A short bracket right behind a name is another name of it: an abbreviation, a Chinese name, or a whole name of the same
kind ("East Lake Zone (Optics Valley)"); any other bracket says something of the name before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from source.extraction.drafts import Draft
from source.extraction.name_keys import key_of
from source.extraction.records import Record
from source.extraction.registry import Registry

_CALLED = (
    "known as",
    "referred to as",
    "dubbed",
    "nicknamed",
    "called",
    "abbreviated as",
    "abbreviated to",
    "shortened to",
)
_BETWEEN = frozenset(
    {
        "also",
        "the",
        ",",
        "so-called",
        "as",
        "previously",
        "formerly",
        "once",
        "commonly",
        "hereinafter",
        "a",
        "'s",
        "’s",
        "or",
    }
)

Records = dict[tuple[int, int], Record]


def other_names(drafts: Sequence[Draft], registry: Registry, records: Records) -> dict[int, Record]:
    """Join names that the text says are one; gives what each remaining bracket is said of, by its sentence number."""
    anchored: dict[int, Record] = {}
    for n, draft in enumerate(drafts):
        if draft.anchor is None:
            _called(n, draft, registry, records)
            continue
        record = records.get(draft.anchor)
        if draft.anchor_inner is not None:
            text, _ = drafts[draft.anchor[0]].inner[draft.anchor[1]][draft.anchor_inner]
            record = registry.find(text)
        if record is not None:
            anchored[n] = record
            _bracket(n, draft, record, registry, records, drafts)
    return anchored


def _bracket(
    n: int, draft: Draft, record: Record, registry: Registry, records: Records, drafts: Sequence[Draft]
) -> None:
    words = draft.words
    last = records.get((n, len(words) - 1))
    if record.cls is None or last is record:
        return
    if last is not None and (len(words) == 1 or "as" in words[:-1]) and _agree(registry, last, record):
        _join(last, record, registry, records)
    elif len(words) == 2 and words[0].isdigit() and words[1].isupper():
        _abbreviate(words[1], n, 1, record, registry, records, drafts)
    elif len(words) == 1 and (words[0].isupper() and len(words[0]) > 1 or not words[0].isascii()):
        _abbreviate(words[0], n, 0, record, registry, records, drafts)


def _called(n: int, draft: Draft, registry: Registry, records: Records) -> None:
    """ "the zone, also known as Optics Valley": the nearest name before, and the one right after."""
    for u in sorted(draft.names):
        k = u - 1
        while k >= 0 and (
            draft.words[k].lower() in _BETWEEN - {"as"} or k in draft.names and draft.words[k + 1] in ("'s", "’s")
        ):
            k -= 1
        before = " ".join(w.lower() for w in draft.words[max(0, k - 2) : k + 1])
        phrase = next((p for p in _CALLED if before.endswith(p)), None)
        if phrase is None:
            continue
        k -= len(phrase.split())
        while k >= 0 and draft.words[k].lower() in _BETWEEN | {"is", "was"}:
            k -= 1
        full, short = records.get((n, k)), records.get((n, u))
        if full is not None and short is not None and full is not short and full.cls and _agree(registry, short, full):
            _join(short, full, registry, records)


def _agree(registry: Registry, one: Record, other: Record) -> bool:
    classes = registry.vocabulary.classes
    return one.cls is None or (other.cls is not None and classes[one.cls].family == classes[other.cls].family)


def _join(short: Record, full: Record, registry: Registry, records: Records) -> None:
    registry.join(short, full)
    records.update({place: full for place, r in records.items() if r is short})


def _abbreviate(
    name: str, n: int, unit: int, record: Record, registry: Registry, records: Records, drafts: Sequence[Draft]
) -> None:
    """Let a record go by an abbreviation, wherever the article uses it."""
    registry.alias(record, name, drafts[n].spans[unit])
    short = key_of(name)
    for place, other in list(records.items()):
        if other.cls is None and key_of(drafts[place[0]].texts.get(place[1], "")) == short:
            records[place] = record
