"""What the commands say on the screen: an entity explained, an evaluation, a judged sample.

Each function gives lines without line breaks at their ends; whatever comes from an article is made safe to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exports.screen import columns, one_line
from graph.evaluation import KINDS, Evaluation, Interval, Tally, Verdict
from graph.explanation import Explanation
from graph.sampling import Judged
from graph.told import Told

Lines = Iterator[str]


def explained(found: Iterable[Explanation]) -> Lines:
    """Every statement about an entity with its quotes and articles."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield f"{one_line(one.names[0])}  {', '.join(one.classes)}"
        yield f"<{one_line(one.iri)}>"
        if len(one.names) > 1:
            yield "also called " + ", ".join(map(one_line, one.names[1:]))
        for claim in one.claims:
            yield ""
            yield from _claim(claim)


def _claim(told: Told) -> Lines:
    notes = [note for note in (told.role, told.year) if note]
    if told.modality != "Asserted":
        notes.insert(0, f"{told.modality.lower()}, not asserted")
    note = f"  ({'; '.join(map(one_line, notes))})" if notes else ""
    yield f"  {one_line(told.subject)}  {told.relation}  {one_line(told.object)}{note}"
    for quote in told.quotes:
        yield f"    “{one_line(quote)}”"
    for quote in told.antecedents:
        yield f"    where “{one_line(quote)}”"
    url = f"  <{one_line(told.url)}>" if told.url else ""
    yield f"    — {one_line(told.article)}{url}"


def evaluated(evaluation: Evaluation, verbose: bool = True) -> Lines:
    """Precision, recall and F1 by kind and over all with 95 % intervals; then misses and extras by article."""
    figures = ("precision", "95 %", "recall", "95 %", "F1", "95 %")
    header = ("", "gold", "built", "right", "extra", "missed", "skipped", *figures)
    rows = [_row(kind, evaluation.tally(kind), evaluation.intervals.get(kind)) for kind in KINDS]
    rows.append(_row("all (micro)", evaluation.tally(), evaluation.intervals.get(None)))
    yield from columns(rows, header)
    yield ""
    yield "by article, over all kinds"
    yield from columns(
        (one.id if one.present else f"{one.id} (not in the graph: missed in full)", *_figures(one.tally()))
        for one in evaluation.articles
    )
    if verbose:
        for one in evaluation.articles:
            yield from _misses_and_extras(one.id, one.verdicts)


def _misses_and_extras(name: str, verdicts: Mapping[str, Verdict]) -> Lines:
    lines = [
        f"  {sign} {kind}: {one_line(text)}"
        for kind, verdict in verdicts.items()
        for sign, texts in (("missed", verdict.misses), ("extra ", verdict.extras))
        for text in texts
    ]
    if lines:
        yield ""
        yield one_line(name)
        yield from lines


def _figures(tally: Tally) -> tuple[str, str, str]:
    return f"P {tally.precision:.3f}", f"R {tally.recall:.3f}", f"F1 {tally.f1:.3f}"


def _row(name: str, tally: Tally, f1: Interval) -> tuple[str, ...]:
    built, gold = tally.found + tally.extra, tally.found + tally.missed
    counts = tuple(map(str, (gold, built, tally.found, tally.extra, tally.missed, tally.ignored)))
    return (
        name, *counts,
        f"{tally.precision:.3f}", interval(tally.precision_interval),
        f"{tally.recall:.3f}", interval(tally.recall_interval),
        f"{tally.f1:.3f}", interval(f1),
    )  # fmt: skip


def interval(found: Interval) -> str:
    """Two ends of an interval, or a dash where there is none."""
    return "–" if found is None else f"{found[0]:.3f}–{found[1]:.3f}"


def judged(counts: Mapping[str, Judged]) -> Lines:
    """The precision of a judged sample with its 95 % interval, over all and by rule."""
    header = ("rule", "right", "wrong", "doubtful", "not judged", "precision", "95 %")
    rows = [_judged_row(rule, one) for rule, one in counts.items() if rule]
    yield from columns([*rows, _judged_row("all", counts[""])], header)


def _judged_row(rule: str, one: Judged) -> tuple[str, ...]:
    precision = "–" if one.precision is None else f"{one.precision:.3f}"
    return rule, str(one.right), str(one.wrong), str(one.doubtful), str(one.open), precision, interval(one.interval)
