"""The bundled questions put to a graph, and the rows that they must give on the graph of the bundled articles.

Problem: a question that runs is not yet a question that is answered rightly.  Method: beside ``NAME.rq`` stands
``NAME.csv`` with its rows; ``articles.txt`` names the articles whose graph they hold for.  Advice: after a change that
is meant to alter the answers, write them anew with :func:`record` and read the difference before it is committed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.store import Store, Table
from ontology.errors import CorridorError
from ontology.questions import questions

ARTICLES = "articles.txt"
_IDS = "SELECT ?article WHERE { ?article a cor:Article } ORDER BY ?article"


def flaws(store: Store, folder: Traversable | None = None) -> Iterator[str]:
    """What is wrong with the answers, in one line each.

    Every question must run; on the graph of the articles that ``articles.txt`` names, with the rows that it must give,
    and at least one.  ``folder`` holds the expected rows; by default the one in the package.
    """
    folder = folder or _bundled()
    listed = _read(folder, ARTICLES)
    known = listed is not None and listed.split() == list(article_ids(store))
    for name, question in questions().items():
        try:
            rows = answer(store, question.text)
        except CorridorError as error:
            yield f"{name}: {error.reason}"
            continue
        if not known:
            continue
        expected = _read(folder, f"{name}.csv")
        if expected is None:
            yield f"{name}: no rows are recorded for it"
        elif rows.count("\n") < 2:
            yield f"{name}: gives no row"
        elif rows != expected:
            yield f"{name}: {_difference(rows, expected)}"


def answer(store: Store, query: str) -> str:
    """The rows of a SELECT as CSV, sorted, after a line of the variables.  Raises ``QueryError``."""
    found = store.query(query)
    table = found if isinstance(found, Table) else Table((), ())
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.variables)
    writer.writerows(sorted(["" if cell is None else cell.text for cell in row] for row in table.rows))
    return stream.getvalue()


def article_ids(store: Store) -> Iterator[str]:
    """The ids of the articles of a graph, sorted."""
    found = store.query(_IDS)
    for row in found.rows if isinstance(found, Table) else ():
        if row[0] is not None:
            yield row[0].text.rpartition("/")[2]


def record(store: Store, folder: Path) -> None:
    """Writes the ids of the graph's articles and the rows of every question into ``folder``."""
    written: Mapping[str, Iterable[str]] = {
        ARTICLES: (f"{one}\n" for one in article_ids(store)),
        **{f"{name}.csv": [answer(store, question.text)] for name, question in questions().items()},
    }
    for name, pieces in written.items():
        (folder / name).write_text("".join(pieces), encoding="utf-8", newline="\n")


def _bundled() -> Traversable:
    return files("ontology").joinpath("questions")


def _read(folder: Traversable, name: str) -> str | None:
    try:
        return folder.joinpath(name).read_text(encoding="utf-8")
    except OSError:
        return None


def _difference(rows: str, expected: str) -> str:
    have, want = set(rows.splitlines()), set(expected.splitlines())
    missing, extra = sorted(want - have), sorted(have - want)
    parts = [f"{len(missing)} rows are missing, such as {missing[0]}" if missing else ""]
    parts.append(f"{len(extra)} rows are too many, such as {extra[0]}" if extra else "")
    return "; ".join(part for part in parts if part)[:300] or "its rows come in another number"
