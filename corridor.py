"""Corridor: from articles to a knowledge graph in which every statement shows its sentence.

The public API, one function for each command::

    import corridor

    report = corridor.build(["article.html"], out="out")
    table = corridor.query("SELECT ?zone WHERE { ?zone a cor:DevelopmentZone }", out="out")

Errors on purpose are :class:`CorridorError`, each naming the offending file or value.  Whatever takes long to import is
imported where it is used: importing this module and ``corridor --help`` stay quick.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ontology.errors import CorridorError, GraphError, QueryError

if TYPE_CHECKING:
    from graph.build import BuildReport
    from graph.checks import CheckReport
    from graph.evaluation import Evaluation
    from graph.explanation import Explanation
    from graph.sampling import Judged, Sampled
    from graph.store import Result
    from ontology.questions import Question

__all__ = ["CorridorError", "build", "check", "evaluate", "explain", "judged", "query", "questions", "sample"]

StrPath = str | os.PathLike[str]
Progress = Callable[[int, int], None]
"""Told how many articles of how many are done."""
OUT = "out"
_SPARQL = ("ASK ", "BASE ", "CONSTRUCT ", "DESCRIBE ", "PREFIX ", "SELECT ")
NOTHING, PARTLY = 1, 3
"""Exit codes beside 0 (done) and click's 2 (wrong usage): nothing could be done; done in part."""


# ---------------------------------------------------------------- the jobs as functions


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
    progress: Progress | None = None,
) -> BuildReport:
    """Read articles (files, folders, "-"; the bundled ones by default) and write graph and report into ``out``.

    ``ontology`` gives Turtle files with classes, relations and words of the user's own, ``base`` the start of the IRIs
    that are minted; ``with_text`` puts the articles' texts into the graph.  An article that cannot be read is an entry
    of the report, not an error.  Raises OntologyError for a Turtle file that cannot be used, GraphError where ``out``
    cannot be written.
    """
    from exports.files import write_all
    from graph.build import Options
    from graph.build import build as built
    from graph.iris import DEFAULT_BASE
    from ontology.loading import load_vocabulary
    from source.extraction.extraction import Extractor
    from source.reading import read_articles

    vocabulary = load_vocabulary(map(Path, ontology))
    options = Options(Path(out), base or DEFAULT_BASE, with_text, workers, progress=progress)
    articles = read_articles(map(str, paths or bundled_articles()))
    made = built(articles, Extractor, vocabulary, options)
    write_all(made, options.out, vocabulary)
    return made.report


def query(question: str, out: StrPath = OUT) -> Result:
    """Ask a built graph: a named question (see :func:`questions`), a file ``….rq``, or SPARQL itself.

    Returns a :class:`graph.store.Table`, :class:`graph.store.Triples` or a truth value.  Raises QueryError where the
    question does not exist or cannot be understood, GraphError where ``out`` holds no graph.
    """
    from graph.store import Store

    return Store.open(Path(out)).query(_sparql(question))


def questions() -> Mapping[str, Question]:
    """The named questions that come with Corridor, each with its title, description and SPARQL."""
    from ontology.questions import questions as bundled

    return bundled()


def _sparql(question: str) -> str:
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


def check(out: StrPath = OUT, *, ontology: Iterable[StrPath] = ()) -> CheckReport:
    """Check a built graph: shapes, quotes word for word, claims against plain triples, files against the store.

    ``ontology`` gives the Turtle files that it was built with.  Raises GraphError where ``out`` holds no graph.
    """
    from graph.checks import check as checked
    from ontology.loading import load_vocabulary

    return checked(Path(out), load_vocabulary(map(Path, ontology)))


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


# ---------------------------------------------------------------- the command line


class _Commands(click.Group):
    """Turns an expected error into one line on standard error, and lists the commands in the order of their use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CorridorError as error:
            _complain(error)
            ctx.exit(NOTHING)
        except BrokenPipeError:  # `corridor query … | head` is no error
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the interpreter's end
            ctx.exit(0)


def _complain(error: CorridorError) -> None:
    from exports.screen import one_line

    click.echo(f"corridor: {one_line(str(error))}", err=True)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


_out = click.option("--out", default=OUT, show_default=True, metavar="DIR", help="Folder of the built graph.")
_ontology = click.option(
    "--ontology",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Turtle file with classes, relations and words of your own. Repeatable.",
)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="corridor", prog_name="corridor")
def main() -> None:
    """Build knowledge graphs from articles about regional innovation; every statement shows its sentence.

    Exit codes: 0 done; 1 nothing could be done; 2 wrong usage; 3 done in part, with a line for each input that failed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without UTF-8 shows codes instead of failing
            stream.reconfigure(errors="backslashreplace")


@main.command("build")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--out", default=OUT, show_default=True, metavar="DIR", help="Folder to write the graph into.")
@_ontology
@click.option("--base", metavar="IRI", help="Start of the IRIs that are minted; set your own before publishing.")
@click.option("--with-text", is_flag=True, help="Put the articles' texts into the graph (mind their copyright).")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(min=1), help="Processes that read.")
@click.pass_context
def build_command(ctx: click.Context, /, paths: tuple[str, ...], out: str, **options: Any) -> None:
    """Read articles and build their knowledge graph.

    PATH is a file (.txt, .md, .html), a folder with all below it, or - for standard input; without any, the bundled
    sample articles are read.
    """
    from exports.files import WRITTEN
    from exports.summaries import built, is_partial, left_out

    with _progress() as progress:
        report = build(paths, out, progress=progress, **options)
    for line in left_out(report):
        click.echo(f"corridor: {line}", err=True)
    if not report.articles:
        click.echo("corridor: no article could be read", err=True)
        ctx.exit(NOTHING)
    _say(built(report, Path(out), WRITTEN))
    ctx.exit(PARTLY if is_partial(report) else 0)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="reading", file=sys.stderr) as bar:

        def show(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield show


@main.command("query")
@click.argument("question", required=False, metavar="NAME|FILE.rq|SPARQL")
@_out
@click.option(
    "--format",
    "form",
    default="table",
    show_default=True,
    type=click.Choice(["table", "csv", "tsv", "json", "ttl"]),
    help="How to write the rows; ttl is for CONSTRUCT and DESCRIBE.",
)
@click.option("--list", "listed", is_flag=True, help="List the named questions.")
def query_command(question: str | None, out: str, form: str, listed: bool) -> None:
    """Ask a built graph, by a question's name, a file or SPARQL; the vocabulary's prefixes are known.

    \b
    corridor query --list
    corridor query "SELECT ?name WHERE { ?zone a cor:DevelopmentZone ; rdfs:label ?name }"
    """  # noqa: D301 - click keeps the lines after a backspace as they are
    if listed:
        _say(f"{name:28} {one.title}" for name, one in questions().items())
        return
    if question is None:
        raise click.UsageError("Give a question, or --list for the named ones.")
    from exports.tables import written
    from graph.iris import prefixes
    from graph.store import Store

    store = Store.open(Path(out))
    base = store.base()
    click.echo(written(store.query(_sparql(question), base), form, prefixes(base)), nl=False)


@main.command("explain")
@click.argument("name")
@_out
def explain_command(name: str, out: str) -> None:
    """Tell all that a built graph says of an entity, each statement with its quote and article."""
    from exports.summaries import explained

    _say(explained(explain(name, out)))


@main.command("check")
@click.argument("out", default=OUT, metavar="[DIR]")
@_ontology
@click.pass_context
def check_command(ctx: click.Context, /, out: str, ontology: tuple[str, ...]) -> None:
    """Check a built graph (default: out): shapes, quotes word for word, claims against plain triples, the files.

    Says how much each check looked at; one that found nothing to look at has failed.  Exit code 1 where a check fails.
    """
    from exports.summaries import checked

    report = check(out, ontology=ontology)
    _say(checked(report))
    ctx.exit(0 if report.passed else NOTHING)


@main.command("evaluate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True))
@_out
@_ontology
@click.option("--brief", is_flag=True, help="Only the figures, without misses and extras.")
def evaluate_command(gold: tuple[str, ...], out: str, ontology: tuple[str, ...], brief: bool) -> None:
    """Compare a built graph with gold annotations (JSON files or folders): precision, recall, F1, misses, extras.

    A gold file belongs to the article whose file has the gold's id as its name, or whose address is the gold's url.
    Intervals are 95 %: Wilson's for precision and recall, a bootstrap over articles for F1.
    """
    from exports.summaries import evaluated

    _say(evaluated(evaluate(gold, out, ontology=ontology), verbose=not brief))


@main.command("sample")
@click.argument("size", required=False, type=click.IntRange(min=1), metavar="N")
@_out
@click.option("--seed", default=0, show_default=True, help="Another seed, another sample.")
@click.option(
    "--judged", "judged_file", type=click.Path(dir_okay=False), metavar="FILE", help="A sample with judgements."
)
def sample_command(size: int | None, out: str, seed: int, judged_file: str | None) -> None:
    """Write N random claims with their quotes as CSV for a reader to judge; or tell what the judgements come to.

    \b
    corridor sample 50 > claims.csv          fill in the column "judgement": yes, no or ?
    corridor sample --judged claims.csv      precision with its 95 % interval, by rule
    """  # noqa: D301 - see query
    if (size is None) == (judged_file is None):
        raise click.UsageError("Give either a number of claims or --judged FILE.")
    if judged_file is not None:
        from exports.summaries import judged as told

        _say(told(judged(judged_file)))
    elif size is not None:
        import csv

        from graph.sampling import rows_of

        csv.writer(sys.stdout, lineterminator="\n").writerows(rows_of(sample(size, out, seed=seed)))


if __name__ == "__main__":
    main()
