"""The things that articles share: their triples from all articles as one sorted, unique run.

Problem: millions of lines about things that many articles speak of must come together sorted, with one label for each
thing, and must not stand in memory at once.  Method: lines are gathered in a set; a full set is sorted and put aside on
disk; at the end the sorted runs are merged (external merge sort).  Labels are settled subject by subject.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import TextIO

from graph import foreign as f
from graph.labels import rank
from graph.turtle import ODD, NTriple, line, parsed

AT_ONCE = 250_000
"""Lines that stand in memory, about 100 MB."""
_LABELS = (f"<{f.LABEL}>", f"<{f.PREF_LABEL}>")
_ALTERNATIVE = f"<{f.ALT_LABEL}>"


def merged(runs: Iterable[Iterable[str]], at_once: int = AT_ONCE) -> Iterator[str]:
    """All different lines of the runs, sorted, whatever the order of runs and lines."""
    with ExitStack() as stack:
        aside: list[TextIO] = []
        lines: set[str] = set()
        for run in runs:
            lines.update(run)
            if len(lines) >= at_once:
                spool = stack.enter_context(TemporaryFile("w+", encoding="utf-8", errors=ODD, newline="\n"))
                spool.writelines(f"{one}\n" for one in sorted(lines))
                spool.seek(0)
                aside.append(spool)
                lines.clear()
        last = sorted(lines)
        if not aside:
            yield from last
            return
        ordered = heapq.merge(*((one[:-1] for one in spool) for spool in aside), last)
        for one, _ in groupby(ordered):
            yield one


def settled(lines: Iterable[str], labels: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The sorted lines with one label for each thing and language; the others become other names.

    ``labels`` gives, as literals in N-Triples syntax, those that a curator chose, by the IRI of the thing.
    """
    for subject, about in groupby(map(parsed, lines), key=itemgetter(0)):
        yield from sorted({line(one) for one in _of_one(list(about), labels.get(subject[1:-1], ()))})


def _of_one(about: list[NTriple], chosen: tuple[str, ...]) -> Iterator[NTriple]:
    """The triples of one thing with its labels settled."""
    names: dict[tuple[str, str], set[str]] = {}
    for _, predicate, value in about:
        if predicate in _LABELS:
            names.setdefault((predicate, _language(value)), set()).add(value)
    if not names:  # a thing that goes by another's IRI everywhere has other names alone
        others = {value for _, predicate, value in about if predicate == _ALTERNATIVE}
        names = {(_LABELS[0], _language(value)): others for value in sorted(others, key=_rank)[:1]}
    kept = {key: min(found, key=_rank) for key, found in names.items()}
    shown_as = {predicate for predicate, _ in names}
    kept.update({(predicate, _language(value)): value for predicate in shown_as for value in chosen})
    shown = set(kept.values())
    subject = about[0][0]
    for triple in about:
        _, predicate, value = triple
        if predicate in _LABELS and value not in shown:
            yield subject, _ALTERNATIVE, value
        elif predicate not in _LABELS and not (predicate == _ALTERNATIVE and value in shown):
            yield triple
    for (predicate, _), value in kept.items():
        yield subject, predicate, value


def _rank(value: str) -> tuple[bool, str]:
    """Of a literal in N-Triples syntax: the smaller, the rather shown."""
    return rank(value[: value.rindex('"')])


def _language(value: str) -> str:
    """The language of a literal in N-Triples syntax; "" where it has none."""
    _, quote, tag = value.rpartition('"@')
    return tag if quote and not value.endswith('"') else ""
