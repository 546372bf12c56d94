"""The mapping of a table: a small TOML file that says which column is what.

Problem: a misspelt key must not pass in silence.  Method: every key of every part stands in one table with its type;
anything else is an error that names the key and the file.  Classes, relations and columns are looked up later, when
vocabulary and table are there (``facts``).  See docs/tables.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from source.model import Modality
from source.reading.metadata import as_date

SKIPPED = frozenset(("", "-", "--", "—", "–", "/", "\\", "...", "…", "n/a", "N/A", "NA", "无", "暂无"))
"""Cells that say nothing, unless the mapping gives others."""
ERRORS = frozenset(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"))
"""Cells whose formula failed; they never say anything."""


class MappingError(ValueError):
    """A mapping that cannot be used; the message names its file and says why."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What the cells of one column say of the row's subject; or what the subject itself is."""

    column: str | None = None
    """Its head, or its letters."""
    value: str | None = None
    """Instead of a column: the same for all rows."""
    cls: str | None = None
    class_column: str | None = None
    classes: tuple[tuple[str, str], ...] = ()
    """Cell of the class column (or of the column itself, where the class is the object) → class."""
    also: tuple[str, ...] = ()
    """Columns with other names of the subject."""
    relation: str | None = None
    inverse: bool = False
    """Whether the subject of the row is the relation's object."""
    count: str | None = None
    """The cells are numbers of members of this class."""
    measure: str | None = None
    """The cells are amounts of this."""
    unit: str = ""
    times: Decimal = Decimal(1)
    separator: str | None = None
    fill: bool = False
    """An empty cell says what the one above it says (merged cells)."""
    year: int | str | None = None
    """The year, or the column that holds it."""
    modality: Modality = Modality.ASSERTED
    role: str | None = None
    skip: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """How to speak of it in an error."""
        return f"column {self.column!r}" if self.column is not None else f"value {self.value!r}"


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a table is and what its columns mean."""

    origin: str
    subject: ColumnMapping
    columns: tuple[ColumnMapping, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    license: str | None = None
    language: str | None = None
    sheets: tuple[str, ...] = ()
    header: int | None = None
    """The row with the columns' heads; by default the first that says something."""
    year: int | str | None = None
    """Of all counts and amounts whose column gives none."""
    skip: frozenset[str] = SKIPPED


TOP_KEYS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("title", "url", "publisher", "license", "language"), (str,)),
    "published": (str, int, date),
    "sheet": (str, list),
    "header": (int,),
    "year": (int, str),
    "skip": (list,),
    "subject": (dict,),
    "columns": (list,),
}
_NAMED: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("column", "value", "class", "class_column"), (str,)),
    "classes": (dict,),
    "fill": (bool,),
    "skip": (list,),
}
SUBJECT_KEYS = {**_NAMED, "also": (list,)}
COLUMN_KEYS = {
    **_NAMED,
    **dict.fromkeys(("relation", "count", "measure", "unit", "separator", "modality", "role"), (str,)),
    "inverse": (bool,),
    "times": (int, float),
    "year": (int, str),
}


def read_mapping(text: bytes | str, origin: str) -> TableMapping:
    """The mapping of these bytes, from a file of the name ``origin``.  Raises :class:`MappingError`."""
    try:
        told = tomllib.loads(text if isinstance(text, str) else text.decode("utf-8-sig"))
        return _mapping(told, origin)
    except UnicodeDecodeError:
        raise MappingError(f"{origin}: no UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{origin}: no TOML: {error}") from None
    except RecursionError:
        raise MappingError(f"{origin}: no TOML: nested too deeply") from None
    except _WrongError as error:
        raise MappingError(f"{origin}: {error}") from None


class _WrongError(ValueError):
    """What is wrong, without the file's name."""


def _mapping(told: Mapping[str, Any], origin: str) -> TableMapping:
    _check(told, TOP_KEYS, "at its top")
    if "subject" not in told:
        raise _WrongError("no [subject]: which column names the things that the rows are about?")
    subject = _column(told["subject"], SUBJECT_KEYS, "in [subject]")
    _needs_class(subject)
    columns = []
    for one in told.get("columns", ()):
        if not isinstance(one, dict):
            raise _WrongError("columns must be a list of tables ([[columns]])")
        columns.append(_column(one, COLUMN_KEYS, "in [[columns]]"))
    if not columns:
        raise _WrongError("no [[columns]]: what do the other columns say?")
    for column in columns:
        _says_one_thing(column)
    sheet = told.get("sheet", [])
    return TableMapping(
        origin=origin,
        subject=subject,
        columns=tuple(columns),
        **{name: _line(told[name]) for name in ("title", "url", "publisher", "license", "language") if told.get(name)},
        published=_published(told.get("published")),
        sheets=(sheet,) if isinstance(sheet, str) else _texts(sheet, "sheet"),
        header=told.get("header"),
        year=told.get("year"),
        skip=SKIPPED if "skip" not in told else frozenset(_texts(told["skip"], "skip")) | {""},
    )


def _check(told: Mapping[str, Any], known: Mapping[str, tuple[type, ...]], where: str) -> None:
    for key, value in told.items():
        if key not in known:
            raise _WrongError(f"unknown key {key!r} {where} (known: {', '.join(known)})")
        if not isinstance(value, known[key]) or (isinstance(value, bool) and bool not in known[key]):
            raise _WrongError(f"{key} {where} must be {' or '.join(_TYPES[one] for one in known[key])}")


_TYPES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", list: "a list"}
_TYPES |= {dict: "a table", date: "a date"}


def _column(told: Mapping[str, Any], known: Mapping[str, tuple[type, ...]], where: str) -> ColumnMapping:
    _check(told, known, where)
    if ("column" in told) == ("value" in told):
        raise _WrongError(f"either column or value is needed {where}")
    classes = told.get("classes", {})
    if not all(isinstance(name, str) for name in classes.values()):
        raise _WrongError(f"classes {where} must give a class for each cell")
    rest = ("column", "class_column", "relation", "inverse", "count", "measure", "unit", "separator", "fill", "year")
    return ColumnMapping(
        **{key: told[key] for key in (*rest, "role") if key in told},
        value=_line(told["value"]) if "value" in told else None,
        cls=told.get("class"),
        classes=tuple((_line(cell), name) for cell, name in classes.items()),
        also=_texts(told.get("also", []), "also"),
        times=_decimal(told.get("times", 1)),
        modality=_modality(told.get("modality", Modality.ASSERTED)),
        skip=_texts(told.get("skip", []), "skip"),
    )


def _needs_class(column: ColumnMapping) -> None:
    if column.class_column is not None and not column.classes:
        raise _WrongError(f"{column.place}: class_column needs classes, a class for each of its cells")
    if column.cls is None and column.class_column is None:
        raise _WrongError(f"{column.place}: no class")


def _says_one_thing(column: ColumnMapping) -> None:
    """A column's cells are things, topics or classes in a relation, counts in a relation, or amounts."""
    if (column.measure is None) == (column.relation is None):
        raise _WrongError(f"{column.place}: either a relation or a measure is needed")
    if column.measure is None and column.unit:
        raise _WrongError(f"{column.place}: a unit needs a measure")
    if column.count is not None and (column.cls or column.class_column or column.classes):
        raise _WrongError(f"{column.place}: a count has no class of its own beside that of what it counts")
    if column.value is not None and (column.count is not None or column.measure is not None):
        raise _WrongError(f"{column.place}: counts and amounts come from columns")
    if column.class_column is not None:
        _needs_class(column)


def _published(value: object) -> str | None:
    if value is None:
        return None
    found = as_date(value.isoformat()[:10] if isinstance(value, date) else str(value))
    if found is None:
        raise _WrongError(f"published: {value} is no date (2019, 2019-06 or 2019-06-18)")
    return found


def _modality(value: str) -> Modality:
    try:
        return Modality(value)
    except ValueError:
        raise _WrongError(f"no modality {value!r} (there are {', '.join(Modality)})") from None


def _decimal(value: float) -> Decimal:
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        found = Decimal(0)
    if not found.is_finite() or found == 0:
        raise _WrongError(f"times: {value} is no factor")
    return found


def _texts(values: list[object], key: str) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise _WrongError(f"{key} must be a list of texts")
    return tuple(_line(str(value)) for value in values)


def _line(text: str) -> str:
    """As the cells are: a single line."""
    return re.sub(r"\s+", " ", text.replace("|", "¦")).strip()
