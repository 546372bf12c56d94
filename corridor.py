"""Corridor: from articles to a knowledge graph in which every statement shows its sentence.

The public API, one function for each command (see ``exports.api``)::

    import corridor

    report = corridor.build(["article.html"], out="out")
    table = corridor.query("SELECT ?zone WHERE { ?zone a cor:DevelopmentZone }", out="out")

Errors on purpose are :class:`CorridorError`, each naming the offending file or value.  Whatever takes long to import is
imported where it is used: importing this module and ``corridor --help`` stay quick.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from exports.api import (
    OUT,
    Progress,
    build,
    bundled_articles,
    check,
    diff,
    evaluate,
    explain,
    judged,
    last_decisions,
    mapping,
    page,
    query,
    questions,
    review,
    sample,
    sparql,
)
from ontology.errors import CorridorError

__all__ = [
    "CorridorError",
    "build",
    "bundled_articles",
    "check",
    "diff",
    "evaluate",
    "explain",
    "judged",
    "mapping",
    "page",
    "query",
    "questions",
    "review",
    "sample",
]

NOTHING, PARTLY, DIFFER = 1, 3, 4
"""Exit codes beside 0 (done) and click's 2 (wrong usage): nothing could be done; done in part; two graphs differ."""


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

    for line in error.lines:
        click.echo(f"corridor: {one_line(line)}", err=True)


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

    Exit codes: 0 done; 1 nothing could be done; 2 wrong usage; 3 done in part, with a line for each input that failed;
    4 two graphs differ.
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
@click.option("--decisions", metavar="FILE", help="Curators' decisions to apply (see corridor review).")
@click.pass_context
def build_command(ctx: click.Context, /, paths: tuple[str, ...], out: str, **options: Any) -> None:
    """Read articles and build their knowledge graph.

    PATH is a file (.txt, .md, .html, .pdf; .csv, .tsv, .xlsx with a mapping beside it), a folder with all below it, or
    - for standard input; without any, the bundled sample articles are read.
    """
    from exports.files import WRITTEN
    from exports.screen import one_line
    from exports.summaries import built, is_partial, left_out, noted

    before = last_decisions(out)
    with _progress() as progress:
        report = build(paths, out, progress=progress, **options)
    for line in (*left_out(report), *noted(report)):
        click.echo(f"corridor: {line}", err=True)
    if before and not options["decisions"]:
        click.echo(
            f"corridor: the last build applied {one_line(before)}, this one no decisions (--decisions FILE)", err=True
        )
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


@main.command("mapping")
@click.argument("table", type=click.Path(dir_okay=False))
def mapping_command(table: str) -> None:
    """Draft the mapping of a table (.csv, .tsv, .xlsx): what each of its columns means, for you to complete.

    \b
    corridor mapping platforms.csv > platforms.map.toml
    """  # noqa: D301 - click keeps the lines after a backspace as they are
    click.echo(mapping(table), nl=False)


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
    click.echo(written(store.query(sparql(question), base), form, prefixes(base)), nl=False)


@main.command("explain")
@click.argument("name")
@_out
def explain_command(name: str, out: str) -> None:
    """Tell all that a built graph says of an entity, each statement with its quote and article."""
    from exports.summaries import explained

    _say(explained(explain(name, out)))


@main.command("page")
@_out
@click.option("--focus", multiple=True, metavar="NAME|IRI", help="Show what lies around this thing. Repeatable.")
@click.option(
    "--steps",
    default=2,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="How far around; topics and classes are no way through.",
)
@click.option(
    "--max-nodes",
    type=click.IntRange(1, 20_000),
    metavar="N",
    help="Show at most so many things, the nearest and most connected; 20000 if not given, the most that a page holds.",
)
@click.option(
    "--to", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write; by default DIR/graph-part.html."
)
@_ontology
def page_command(out: str, **options: Any) -> None:
    """Write a page of a built graph, where graph.html shows too little of a large one; nothing is built anew.

    Without --focus it shows the most connected things, all of the graph if that is not too large.

    \b
    corridor page --max-nodes 5000
    corridor page --focus "Zhenhai District" --focus place:330200 --steps 1 --to zhenhai.html
    """  # noqa: D301 - click keeps the lines after a backspace as they are
    from exports.summaries import paged

    _say(paged(page(out, **options)))


@main.command("review")
@_out
@click.option("--decisions", metavar="FILE", help="Where to write; by default the file of the last build.")
@click.option("--who", metavar="NAME", help="Who decides; asked for if not given.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Ask at most so many questions; 200 if not given."
)
@_ontology
def review_command(out: str, **options: Any) -> None:
    """Go through what is uncertain in a built graph, one question at a time, and write the answers down.

    First names that nearly were one thing, then statements that articles disagree on, statements of one article alone
    through rules that are often wrong, and odd names.  Each answer goes into FILE at once (decisions.toml where no
    build has named another) and is not asked for again; corridor build --decisions FILE applies them.
    """
    from datetime import date

    from exports.screen import one_line

    file, written = review(_Terminal(), out, when=date.today().isoformat(), **options)
    if written:
        entries = "1 decision" if written == 1 else f"{written} decisions"
        _say(["", one_line(f"{entries} written; corridor build --decisions {file} applies them.")])


class _Terminal:
    """Where a curator types: single keys on a terminal, lines from anywhere else."""

    def say(self, line: str) -> None:
        click.echo(line)

    def key(self, prompt: str, keys: str) -> str:
        while True:
            typed = self._typed(prompt)[:1].lower()
            if typed and typed in keys:
                return typed
            click.echo(f"Please type one of {' '.join(keys)}")

    def line(self, prompt: str, default: str) -> str:
        from exports.review import StoppedError

        try:
            return str(click.prompt(prompt, default=default, show_default=bool(default)))
        except click.Abort:
            raise StoppedError from None

    def _typed(self, prompt: str) -> str:
        from exports.review import StoppedError

        try:
            if not sys.stdin.isatty():
                return str(click.prompt(prompt, default="", show_default=False, prompt_suffix=" > "))
            click.echo(f"{prompt} > ", nl=False)
            typed = click.getchar()
            click.echo(typed if typed.isprintable() else "")
            return typed
        except (click.Abort, KeyboardInterrupt, EOFError):
            click.echo()
            raise StoppedError from None


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


@main.command("diff")
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "markdown", "ttl"]),
    help="For the terminal, for a page, or as RDF.",
)
@_ontology
@click.pass_context
def diff_command(ctx: click.Context, /, old: str, new: str, form: str, ontology: tuple[str, ...]) -> None:
    """Tell what differs between two built graphs, with the sentence and the article behind each difference.

    OLD and NEW are folders of built graphs, or their files graph.trig or graph.ttl. Told are statements gained, lost,
    re-dated and of another modality; articles added, removed and changed (the same address or file name, another text);
    things that were joined or split. Exit code 0 where nothing differs, 4 where something does.
    """
    found = diff(old, new, ontology=ontology)
    if form == "ttl":
        from exports.changes import turtle

        click.echo("".join(turtle(found)), nl=False)
    else:
        from exports.differences import markdown, text

        _say(markdown(found) if form == "markdown" else text(found, shutil.get_terminal_size((100, 24)).columns))
    ctx.exit(DIFFER if found else 0)


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
