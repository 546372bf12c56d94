"""The competency questions: what a researcher asks of a graph, as SPARQL that runs as it stands.

Problem: a vocabulary is good if it answers the questions that it was made for, and only running them shows that.
Method: one file each in ``questions/``; its first comment line is the title, those below it are the description.
Advice: the queries expect the union of all graphs as default graph, so that claims are seen beside the plain triples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from ontology.errors import QueryError

_FOLDER = "questions"
_SUFFIX = ".rq"


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: ``text`` is the whole file, comments and prefixes included."""

    name: str
    title: str
    description: str
    text: str


def questions() -> Mapping[str, Question]:
    """The bundled questions by name, in the order of their names; QueryError where a file has no title."""
    found = (file for file in files("ontology").joinpath(_FOLDER).iterdir() if file.name.endswith(_SUFFIX))
    texts = {file.name.removesuffix(_SUFFIX): file.read_text(encoding="utf-8") for file in found}
    return MappingProxyType({name: read_question(name, texts[name]) for name in sorted(texts)})


def read_question(name: str, text: str) -> Question:
    """A question from the text of its file; QueryError where it does not begin with a comment."""
    comments: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("#").strip())
    if not comments or not comments[0]:
        raise QueryError(f"{name}{_SUFFIX}", "does not begin with a comment that is its title")
    return Question(name, comments[0], " ".join(comments[1:]), text)
