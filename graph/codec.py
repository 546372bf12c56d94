"""Values of a reading as bytes and back, for what is kept between builds.

Problem: what an article gave is kept on disk, where somebody else may have put it; unpickling it could run anything.
Method: JSON, with the class's name before the fields of each dataclass; only the classes listed below are made again.
Advice: the bytes are for this version of Corridor alone; the cache's keys see to that.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_origin, get_type_hints, overload

from graph.turtle import ODD

_T = TypeVar("_T")
_PLAIN = (str, int, float, bool, type(None))


class BytesError(ValueError):
    """Bytes that this module did not write, or that were damaged since."""


def encode(value: object) -> bytes:
    """A value made of dataclasses, tuples, plain values, decimals and members of string enumerations."""
    return zlib.compress(json.dumps(_open(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", ODD), 1)


def decode(data: bytes) -> Any:
    """The value that :func:`encode` made these bytes of.  Raises BytesError where they are nothing of the kind."""
    try:
        return decode_plain(zlib.decompress(data))
    except zlib.error as error:
        raise BytesError(f"bytes that were not written here ({error})") from None


def decode_plain(data: bytes) -> Any:
    """The value of bytes that are no longer compressed.  Raises BytesError likewise."""
    try:
        return _made(json.loads(data.decode("utf-8", ODD)))
    except (LookupError, TypeError, AttributeError, RecursionError, ValueError, ArithmeticError) as error:
        raise BytesError(f"bytes that were not written here ({error})") from None


@cache
def _classes() -> dict[str, type]:
    """The values that may be made again, by name; looked up late, since they are written with this module."""
    from graph import claims, digest, kept, pieces, report
    from source import model

    return {
        name: found
        for module in (model, claims, digest, kept, pieces, report)
        for name, found in vars(module).items()
        if isinstance(found, type) and found.__module__ == module.__name__
        if is_dataclass(found) or issubclass(found, StrEnum)
    }


@cache
def _shape(cls: type[Any]) -> tuple[str, Callable[[Any], tuple[Any, ...]]]:
    names = [field.name for field in fields(cls)]
    if len(names) == 1:
        only = attrgetter(names[0])
        return cls.__name__, lambda value: (only(value),)
    return cls.__name__, attrgetter(*names)


def _open(value: Any) -> Any:
    """The value in terms of JSON: a tuple is ``[null, …]``, a dataclass ``["Name", …]``, others ``{"Name": text}``."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [None, *map(_open, value)]
    if isinstance(value, StrEnum):
        return {kind.__name__: value.value}
    if kind is Decimal:
        return {"Decimal": str(value)}
    name, values = _shape(kind)  # type: ignore[arg-type]
    return [name, *map(_open, values(value))]


def _made(value: Any) -> Any:
    if type(value) is list:
        name = value[0]
        inner = [_made(one) if type(one) in (list, dict) else one for one in value[1:]]
        return tuple(inner) if name is None else _classes()[name](*inner)
    if type(value) is dict:
        ((name, text),) = value.items()
        return Decimal(text) if name == "Decimal" else _classes()[name](text)
    return value


def encode_rows(cls: type[Any], values: Iterable[object]) -> bytes:
    """Many values of one dataclass that holds plain values, tuples of them and members of string enumerations.

    As columns, which take half the space and a sixth of the time to decode.
    """
    _, row = _shape(cls)  # type: ignore[arg-type]
    columns = list(zip(*map(row, values), strict=True))
    return zlib.compress(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", ODD), 1)


def decode_rows(cls: type[_T], data: bytes) -> tuple[_T, ...]:
    """The values that :func:`encode_rows` made these bytes of.  Raises BytesError likewise."""
    try:
        columns = json.loads(zlib.decompress(data).decode("utf-8", ODD))
        made = (map(make, column) if make else column for make, column in zip(_makers(cls), columns, strict=False))  # type: ignore[arg-type]
        return tuple(map(cls, *made)) if columns else ()
    except (zlib.error, TypeError, KeyError, RecursionError, ValueError) as error:
        raise BytesError(f"bytes that were not written here ({error})") from None


@cache
def _makers(cls: type[Any]) -> tuple[Callable[[Any], Any] | None, ...]:
    """For each field what makes its values from those of JSON; None where they are the same."""
    return tuple(_maker(hint) for hint in get_type_hints(cls).values())


def _maker(hint: Any) -> Callable[[Any], Any] | None:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if get_origin(hint) is tuple:
        inner = _maker(get_args(hint)[0])
        return tuple if inner is None else lambda value: tuple(map(inner, value))
    return None


class Packed(Sequence[_T]):
    """A tuple that is decoded when it is first looked at; most passes over many articles need a part of each."""

    __slots__ = ("_cls", "_data", "_values")

    def __init__(self, cls: type[_T], data: bytes) -> None:
        self._cls = cls
        self._data = data
        self._values: tuple[_T, ...] | None = None

    def _all(self) -> tuple[_T, ...]:
        if self._values is None:
            self._values = decode_rows(self._cls, self._data)
        return self._values

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[_T]:
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_T]: ...
    def __getitem__(self, at: int | slice) -> _T | Sequence[_T]:
        return self._all()[at]
