"""What the commands say on the screen: a build, an entity explained, an evaluation, a judged sample.

Each function gives lines without line breaks at their ends; whatever comes from an article is made safe to print.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from exports.screen import columns, one_line, shortened
from graph.checks import CheckReport, Part
from graph.choosing import MOST_THINGS, is_large
from graph.evaluation import KINDS, Evaluation, Interval, Tally, Verdict
from graph.explanation import Explanation
from graph.report import BuildReport, Left
from graph.sampling import Judged
from graph.told import Told

if TYPE_CHECKING:
    from exports.partial import Shown

Lines = Iterator[str]


COUNTED = ("Group", "Measurement")
FIRST_SILENT = 5
"""Sentences that gave nothing, shown on the screen; the report has all."""
FIRST_PROBLEMS = 20
"""Problems of one check, shown on the screen."""
_SENTENCE = 160


def left_out(report: BuildReport) -> Lines:
    """A line for each input that is not in the graph, with the reason."""
    for one in (*report.failed, *report.skipped):
        yield f"{one_line(one.origin)}: {one_line(one.reason)}"


def noted(report: BuildReport) -> Lines:
    """A line for each decision of the curators that matches nothing, or cannot be applied."""
    yield from map(one_line, report.notes)


def is_partial(report: BuildReport) -> bool:
    """Whether an input gave nothing that no other input gave (a text given twice is no loss)."""
    return bool(report.failed) or not all(map(_is_copy, report.skipped))


def _is_copy(one: Left) -> bool:
    return one.reason.startswith("the same text as ")


def built(report: BuildReport, out: Path, files: Mapping[str, str]) -> Lines:
    """What was read, found by class and relation, rejected and why, what gave nothing, and where all of it lies."""
    names = {_local(iri): count for iri, count in report.classes.items()}
    relations = {_local(iri): count for iri, count in report.relations.items()}
    entities = sum(count for name, count in names.items() if name not in COUNTED)
    groups, measurements = (names.get(name, 0) for name in COUNTED)
    yield f"{_many(len(report.articles), 'article')} read, {len(report.skipped)} skipped, {len(report.failed)} failed"
    yield (
        f"{_many(entities, 'entity', 'entities')}, {_many(groups, 'group')} and {_many(measurements, 'measurement')}; "
        f"{_many(sum(relations.values()), 'statement')}; claims: {_counts(report.modalities) or 'none'}"
    )
    yield from _together(report)
    yield ""
    yield from _beside(names, relations)
    yield ""
    yield from _rejected(report, out)
    yield from _silent(report, out)
    yield ""
    yield from columns([(str(out / name), what) for name, what in files.items()])
    if is_large(report.size):
        yield ""
        yield f"graph.html shows the most connected of {_many(report.size.things, 'thing')}. For more, or for others:"
        command = f"  corridor page --out {one_line(shlex.quote(str(out)))}"
        yield f"{command} --max-nodes {MOST_THINGS}"
        yield f"{command} --focus NAME"


def paged(shown: Shown) -> Lines:
    """One line: where the page lies, what it holds, and what it leaves out."""
    things, claims = _many(shown.whole.things, "thing"), _many(shown.whole.claims, "claim")
    missing = shown.reached - shown.things
    more = f"; no room for {missing:,} more" if missing > 0 else ""
    yield f"{one_line(str(shown.file))}: {shown.things:,} of {things}, {shown.claims:,} of {claims}{more}"


def _together(report: BuildReport) -> Lines:
    """What the articles came to as one collection, where they came to something."""
    told = []
    if report.joined:
        told.append(f"{_many(report.joined, 'name')} joined with others of the same thing")
    if report.near_misses:
        told.append(f"{len(report.near_misses):,} near it kept apart (corridor review)")
    if report.copies:
        told.append(f"{_many(len(report.copies), 'copy', 'copies')} of another article")
    unchanged = len(report.articles) - report.read_anew
    if unchanged > 0:
        told.append(f"{_many(unchanged, 'article')} known from the last build")
    if told:
        yield "; ".join(told)


def _local(iri: str) -> str:
    for mark in ("#", "/"):
        iri = iri.rpartition(mark)[2] or iri
    return iri


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _counts(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {one_line(name).lower()}" for name, count in ranked)


def _beside(classes: Mapping[str, int], relations: Mapping[str, int]) -> Lines:
    """Two tables side by side, the largest counts first."""
    left, right = (sorted(each.items(), key=lambda item: (-item[1], item[0])) for each in (classes, relations))
    rows = zip_longest(left, right, fillvalue=("", ""))
    table = ((name, str(count), relation, str(times)) for (name, count), (relation, times) in rows)
    yield from columns(table, ("class", "found", "relation", "stated"))


def _rejected(report: BuildReport, out: Path) -> Lines:
    count = len(report.rejected)
    reasons = f": {_counts(report.reasons)} (all in {out / 'rejected.csv'})" if count else ""
    yield f"{_many(count, 'candidate statement')} rejected{reasons}"


def _silent(report: BuildReport, out: Path) -> Lines:
    count = len(report.silent)
    if not count:
        yield "every sentence with a name or a number gave something"
        return
    where = f" (all in {out / 'report.json'}), the first of them" if count > FIRST_SILENT else ""
    yield f"{_many(count, 'sentence')} with a name or a number gave nothing{where}:"
    origins = {article.id: article.origin for article in report.articles}
    for one in islice(report.silent, FIRST_SILENT):
        yield shortened(f"  {one_line(origins.get(one.article, one.article))}: {one_line(one.text)}", _SENTENCE)


def checked(report: CheckReport) -> Lines:
    """Each check with how much it looked at; then the first problems of those that failed."""
    rows = ((part.name, f"{part.looked_at:,}", _verdict(part)) for part in report.parts)
    yield from columns(rows, ("check", "looked at", "result"))
    yield ""
    yield f"shapes with nodes to look at: {sum(map(bool, report.shapes.values()))} of {len(report.shapes)}"
    if report.unknown:
        yield ""
        yield "The graph was built with another ontology; give its files with --ontology. Not known without:"
        yield from (f"  {one_line(iri)}" for iri in report.unknown[:FIRST_PROBLEMS])
    for part in report.parts:
        if part.problems:
            yield ""
            yield f"{part.name}: {_many(len(part.problems), 'problem')}"
            yield from (f"  {one_line(problem)}" for problem in part.problems[:FIRST_PROBLEMS])
            if len(part.problems) > FIRST_PROBLEMS:
                yield f"  and {len(part.problems) - FIRST_PROBLEMS:,} more"


def _verdict(part: Part) -> str:
    if part.passed:
        return "passed"
    return _many(len(part.problems), "problem") if part.looked_at else "failed: nothing to look at"


def explained(found: Iterable[Explanation]) -> Lines:
    """Every statement about an entity once, with the quotes of all articles that make it."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield f"{one_line(one.names[0])}  {', '.join(one.classes)}"
        yield f"<{one_line(one.iri)}>"
        if len(one.names) > 1:
            yield "also called " + ", ".join(map(one_line, one.names[1:]))
        yield from _identity(one)
        for (heading, *_), claims in groupby(one.claims, lambda claim: (_heading(claim), *_ends(claim))):
            yield ""
            yield heading
            for claim in claims:
                yield from _sourced(claim)


def _identity(one: Explanation) -> Lines:
    """Which names were joined, why, and by which articles; then what came near, the nearest first."""
    for join in one.joined:
        articles = f" — {', '.join(map(one_line, join.articles[:FIRST_PROBLEMS]))}" if join.articles else ""
        yield f"joined ({join.rule}): {one_line(join.why)}{articles}"
    for near in one.near[:FIRST_PROBLEMS]:
        yield f"not joined ({near.rule}, closeness {near.closeness}): {one_line(near.why)} <{one_line(near.iri)}>"
    if len(one.near) > FIRST_PROBLEMS:
        yield f"and {len(one.near) - FIRST_PROBLEMS:,} more that came near"


def _ends(told: Told) -> tuple[str, str]:
    """Which things it is about; two things of one name are two."""
    return told.subject_iri, told.object_iri


def _heading(told: Told) -> str:
    """What is stated, in one line; claims that say the same have the same."""
    notes = [note for note in (told.amount, told.role, told.year) if note]
    if told.modality != "Asserted":
        notes.insert(0, f"{told.modality.lower()}, not asserted")
    note = f"  ({'; '.join(map(one_line, notes))})" if notes else ""
    return f"  {one_line(told.subject)}  {told.relation}  {one_line(told.object)}{note}"


def _sourced(told: Told) -> Lines:
    """The quotes of a claim and their article."""
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
        yield ""
        rules = evaluation.by_rule().items()
        yield from columns(
            (_rule_row(rule, tally) for rule, tally in rules), ("rule", "right", "extra", "precision", "95 %")
        )
        for one in evaluation.articles:
            yield from _misses_and_extras(one.id, one.verdicts)


def _rule_row(rule: str, tally: Tally) -> tuple[str, ...]:
    return rule, str(tally.found), str(tally.extra), f"{tally.precision:.3f}", interval(tally.precision_interval)


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
