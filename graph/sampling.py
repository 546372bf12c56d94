"""A random sample of claims for a reader to judge, and the precision that the judgements give.

Problem: gold annotations cover few articles; whether the quotes of a large graph support its statements can only be
judged by reading some.  Method: a seeded simple random sample of the claims, written as a table with an empty column
``judgement``; filled in with "yes", "no" or "?", it gives the precision with its 95 % Wilson interval, over all and by
rule.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from graph.evaluation.intervals import wilson
from graph.store import Store
from graph.told import Told, rows, tell
from ontology.errors import GoldError, GraphError

YES = frozenset({"yes", "y", "1", "true", "right", "correct"})
NO = frozenset({"no", "n", "0", "false", "wrong", "incorrect"})
DOUBTFUL = frozenset({"?", "doubtful", "unclear"})

_CLAIMS = "SELECT DISTINCT ?claim WHERE { ?claim a cor:Claim } ORDER BY STR(?claim)"


@dataclass(frozen=True, slots=True)
class Sampled:
    """A claim in words with its quotes; ``judgement`` is the reader's to fill in."""

    judgement: str
    subject: str
    relation: str
    object: str
    modality: str
    quote: str
    antecedent: str
    """Passages that only name what a pronoun of the quote stands for."""
    article: str
    rule: str
    claim: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judgements come to; doubtful and empty ones count neither way."""

    right: int
    wrong: int
    doubtful: int = 0
    open: int = 0

    @property
    def precision(self) -> float | None:
        """Share of right ones among the judged; None where nothing was judged."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % Wilson interval of the precision."""
        return wilson(self.right, self.right + self.wrong)


def sample(store: Store, size: int, seed: int = 0) -> tuple[Sampled, ...]:
    """``size`` random claims of a built graph (all, if it has fewer); the same seed and graph give the same claims.

    Raises GraphError where the graph has no claim.
    """
    base = store.base()
    claims = [row["claim"].text for row in rows(store, _CLAIMS, base)]
    if not claims:
        raise GraphError(store.folder or "graph", "holds no claim to sample")
    chosen = random.Random(seed).sample(claims, min(size, len(claims)))
    return tuple(map(_sampled, tell(store, chosen, base).values()))


def _sampled(told: Told) -> Sampled:
    return Sampled(
        judgement="",
        subject=told.subject,
        relation=told.relation,
        object=told.object,
        modality=told.modality,
        quote=" … ".join(told.quotes),
        antecedent=" … ".join(told.antecedents),
        article=told.article,
        rule=told.rule,
        claim=told.claim,
    )


COLUMNS = tuple(field.name for field in fields(Sampled))


def rows_of(sampled: Iterable[Sampled]) -> Iterator[tuple[str, ...]]:
    """The table of a sample, header first."""
    yield COLUMNS
    for one in sampled:
        yield tuple(getattr(one, column) for column in COLUMNS)


def read_judged(file: Path) -> dict[str, Judged]:
    """The counts of a judged sample: by rule, sorted, and over all under "".

    Raises GoldError, naming file and line, for what is no table of :func:`rows_of` or holds an unknown judgement.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            table = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(file, f"cannot be read as a table: {getattr(error, 'strerror', None) or error}") from None
    counts: dict[str, dict[str, int]] = {}
    for line, row in enumerate(table, start=2):
        if row.get("judgement") is None or row.get("rule") is None:
            raise GoldError(file, "has no columns judgement and rule; `corridor sample` writes them")
        kind = _kind(row["judgement"], file, line)
        for key in ("", row["rule"]) if row["rule"] else ("",):
            counts.setdefault(key, {}).setdefault(kind, 0)
            counts[key][kind] += 1
    if not counts:
        raise GoldError(file, "holds no claim")
    return {key: Judged(**{"right": 0, "wrong": 0, **counts[key]}) for key in sorted(counts)}


def _kind(judgement: str, file: Path, line: int) -> str:
    said = judgement.strip().casefold()
    kinds = {"right": YES, "wrong": NO, "doubtful": DOUBTFUL, "open": frozenset({""})}
    for kind, words in kinds.items():
        if said in words:
            return kind
    raise GoldError(file, f"row {line}: the judgement {judgement!r} is none of yes, no, ?")
