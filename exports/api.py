"""The public functions, one for each command; ``corridor`` hands them on.

Problem: what the command line does, a notebook wants too.  Method: a function for each job that takes plain values,
opens what it needs and gives the values of the other rooms.  Advice: whatever takes long to import is imported where
it is used, since ``corridor --help`` loads this module.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.errors import CurationError, GraphError, QueryError

if TYPE_CHECKING:
    from exports.partial import Shown
    from exports.review import Console
    from graph.build import BuildReport
    from graph.checks import CheckReport
    from graph.difference import Difference
    from graph.evaluation import Evaluation
    from graph.explanation import Explanation
    from graph.sampling import Judged, Sampled
    from graph.store import Result
    from ontology.questions import Question

StrPath = str | os.PathLike[str]
Progress = Callable[[int, int], None]
"""Told how many articles of how many are done."""
OUT = "out"
"""The folder of the graph where none is given."""
_SPARQL = ("ASK ", "BASE ", "CONSTRUCT ", "DESCRIBE ", "PREFIX ", "SELECT ")


def bundled_articles() -> list[Path]:
    """The sample articles that come with the package."""
    from importlib.resources import files

    folder = Path(str(files("source"))) / "articles"
    return sorted(file for file in folder.iterdir() if file.name[:1].isdigit())


def build(  # noqa: PLR0913 - the options of the command
    paths: Sequence[StrPath] = (),
    out: StrPath = OUT,
    *,
    ontology: Iterable[StrPath] = (),
    base: str | None = None,
    with_text: bool = False,
    workers: int = 1,
    decisions: StrPath | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read articles (files, folders, "-"; the bundled ones by default) and write graph and report into ``out``.

    ``ontology`` gives Turtle files with classes, relations and words of the user's own, ``base`` the start of the IRIs
    that are minted; ``with_text`` puts the articles' texts into the graph; ``decisions`` is a curators' file.  An
    article that cannot be read is an entry of the report, not an error.  Raises OntologyError for a Turtle file and
    CurationError for decisions that cannot be used, GraphError where ``out`` cannot be written.
    """
    from exports.files import write_all
    from graph.build import Options
    from graph.build import build as built
    from graph.iris import DEFAULT_BASE
    from ontology.loading import load_vocabulary
    from source.extraction.extraction import Extractor
    from source.reading import Inputs

    vocabulary = load_vocabulary(map(Path, ontology))
    curated = None if decisions is None else Path(decisions)
    options = Options(Path(out), base or DEFAULT_BASE, with_text, workers, progress=progress, decisions=curated)
    with built(Inputs(map(str, paths or bundled_articles())), Extractor, vocabulary, options) as made:
        if write_all(made, vocabulary):
            made.finish()
        return made.report


def mapping(table: StrPath) -> str:
    """A first mapping (TOML) for a table (.csv, .tsv, .xlsx), to be completed and put beside it as ``NAME.map.toml``.

    Raises InputError for a file that is no table.
    """
    from source.reading.articles import draft_mapping

    return draft_mapping(Path(table))


def query(question: str, out: StrPath = OUT) -> Result:
    """Ask a built graph: a named question (see :func:`questions`), a file ``….rq``, or SPARQL itself.

    Returns a :class:`graph.store.Table`, :class:`graph.store.Triples` or a truth value.  Raises QueryError where the
    question does not exist or cannot be understood, GraphError where ``out`` holds no graph.
    """
    from graph.store import Store

    return Store.open(Path(out)).query(sparql(question))


def questions() -> Mapping[str, Question]:
    """The named questions that come with Corridor, each with its title, description and SPARQL."""
    from ontology.questions import questions as bundled

    return bundled()


def sparql(question: str) -> str:
    """The SPARQL that is meant by a name, a file or the text itself.  Raises QueryError."""
    if any(mark in question for mark in "{}\n") or question.upper().startswith(_SPARQL):
        return question
    named = questions()
    if question in named:
        return named[question].text
    if not question.endswith(".rq") and not Path(question).is_file():
        raise QueryError(question, f"no such question; there are {', '.join(named)} (or a file, or SPARQL)")
    try:
        return Path(question).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise QueryError(question, (getattr(error, "strerror", None) or str(error)).lower()) from None


def explain(name: str, out: StrPath = OUT) -> tuple[Explanation, ...]:
    """All that a built graph says of the entities of this name, each statement with its quotes and article.

    Raises QueryError where there is none, GraphError where ``out`` holds no graph.
    """
    from graph.explanation import explain as explained
    from graph.store import Store

    return explained(Store.open(Path(out)), name)


def page(  # noqa: PLR0913 - the options of the command
    out: StrPath = OUT,
    *,
    focus: Sequence[str] = (),
    steps: int = 2,
    max_nodes: int | None = None,
    to: StrPath | None = None,
    ontology: Iterable[StrPath] = (),
) -> Shown:
    """Write a page of a built graph, ``graph-part.html`` in ``out`` unless ``to`` names a file, without building anew.

    It shows the ``max_nodes`` most connected things (20,000, the most that a page holds) with what is said of them with
    each other; or, of a ``focus`` on things by name or IRI, all within so many ``steps`` of them, topics and classes
    being no way through.  Raises QueryError for a name that the graph does not know, GraphError where ``out`` holds no
    graph, or the file cannot be written.
    """
    from exports.partial import Wanted, write_part
    from graph.choosing import MOST_THINGS
    from ontology.loading import load_vocabulary

    wanted = Wanted(tuple(focus), steps, MOST_THINGS if max_nodes is None else max_nodes)
    return write_part(Path(out), load_vocabulary(map(Path, ontology)), wanted, None if to is None else Path(to))


def review(  # noqa: PLR0913 - the options of the command
    console: Console,
    out: StrPath = OUT,
    *,
    decisions: StrPath | None = None,
    who: str | None = None,
    when: str | None = None,
    limit: int | None = None,
    ontology: Iterable[StrPath] = (),
) -> tuple[Path, int]:
    """Go through what is uncertain in a built graph with a curator at the ``console``.

    The answers go into the file ``decisions``, by default that of the last build, else "decisions.toml"; ``who``
    decides is asked for if not given, ``when`` (an ISO date) goes with each answer, and at most ``limit`` questions
    (200) are asked.  Returns the file and the number of decisions that went into it.  Raises CurationError where the
    file cannot be used, GraphError where ``out`` holds no graph.
    """
    from exports.review import MOST, Curator, Review, StoppedError
    from graph.curation.questions import doubts
    from graph.curation.reading import read_decisions
    from graph.curation.values import NAME, FlawError, words
    from graph.store import Store
    from ontology.loading import load_vocabulary

    store, vocabulary = Store.open(Path(out)), load_vocabulary(map(Path, ontology))
    file = Path(decisions or last_decisions(out) or "decisions.toml")
    known = read_decisions(file, vocabulary, store.base(), missing_ok=True)
    talk = Review(store, vocabulary, console)
    left = talk.open(doubts(store, Path(out)), known, limit or MOST)
    if not left:
        console.say("Nothing is left to ask.")
        return file, 0
    with suppress(StoppedError):
        while who is None or not who.strip():
            who = console.line("Who decides", known.entries[-1].who if known.entries else "")
        try:
            curator = Curator(file, words(who, "who", NAME), when)
        except FlawError as flaw:
            raise CurationError(repr(who), str(flaw)) from None
        talk.walk(left, curator)
    return file, talk.written


def last_decisions(out: StrPath = OUT) -> str | None:
    """The curators' file that the graph in ``out`` was built with, as it was given; None without one or a graph."""
    try:
        found = _report(Path(out)).get("decisions")
    except GraphError:
        return None
    return found if isinstance(found, str) else None


def check(out: StrPath = OUT, *, ontology: Iterable[StrPath] = ()) -> CheckReport:
    """Check a built graph: shapes, quotes word for word, claims against plain triples, files against the store.

    ``ontology`` gives the Turtle files that it was built with.  Raises GraphError where ``out`` holds no graph.
    """
    from graph.checks import check as checked
    from ontology.loading import load_vocabulary

    return checked(Path(out), load_vocabulary(map(Path, ontology)))


def diff(old: StrPath, new: StrPath, *, ontology: Iterable[StrPath] = ()) -> Difference:
    """What differs between two built folders or graph files (.trig, .ttl): statements with the sentences behind them,
    articles, and what is taken for one thing.  It is true where anything differs.

    ``ontology`` gives the Turtle files that they were built with.  Raises GraphError for what holds no graph.
    """
    from graph.difference import compare
    from ontology.loading import load_vocabulary

    relations = load_vocabulary(map(Path, ontology)).relations.values()
    return compare(Path(old), Path(new), {one.iri for one in relations if one.symmetric})


def evaluate(gold: Iterable[StrPath], out: StrPath = OUT, *, ontology: Iterable[StrPath] = ()) -> Evaluation:
    """Compare a built graph with gold annotations (JSON files and folders of them), article by article.

    Raises GoldError for gold that cannot be used, GraphError where ``out`` holds no graph.
    """
    from graph.evaluation import evaluate as evaluated
    from graph.evaluation import load_gold
    from ontology.loading import load_vocabulary

    vocabulary = load_vocabulary(map(Path, ontology))
    annotated = load_gold(map(Path, gold), vocabulary)
    return evaluated(_whole_graph(Path(out)), annotated, vocabulary, _origins(Path(out)))


def _whole_graph(out: Path) -> Any:
    """All statements of ``graph.ttl`` as one rdflib graph."""
    from rdflib import Graph

    file = out / "graph.ttl"
    if not file.is_file():
        raise GraphError(out, "holds no graph; run `corridor build` first")
    return Graph().parse(file, format="turtle")


def _origins(out: Path) -> Mapping[str, str]:
    """File stem of each article → its IRI, from the build's report."""
    return {Path(article["origin"]).stem: article["iri"] for article in _report(out)["articles"]}


def _report(out: Path) -> Mapping[str, Any]:
    from graph.report import read_report

    return read_report(out)


def sample(size: int, out: StrPath = OUT, *, seed: int = 0) -> tuple[Sampled, ...]:
    """``size`` random claims of a built graph with their quotes; the same seed gives the same claims.

    Raises GraphError where ``out`` holds no graph or no claim.
    """
    from graph.sampling import sample as sampled
    from graph.store import Store

    return sampled(Store.open(Path(out)), size, seed)


def judged(file: StrPath) -> Mapping[str, Judged]:
    """The precision that a judged sample gives, by rule, and over all under "".

    Raises GoldError for a file that is no judged sample.
    """
    from graph.sampling import read_judged

    return read_judged(Path(file))
