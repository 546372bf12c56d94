"""The quantities and times of a sentence, each with the unit of the draft that has its words."""

from __future__ import annotations

from collections.abc import Sequence

from source.extraction.drafts import Draft
from source.extraction.repair import View
from source.extraction.tokens import Token
from source.figures.quantities import find_quantities
from source.figures.times import find_times

_NUMBER_HINTS = tuple(
    """one wo hree our ive ix even ight ine ten Ten leven welve teen ty ozen undred housand illion half irst econd third
    ifth inth quarter anuary ebruary March April May June July ugust tember ctober cember""".split()
)
"""Parts of number words and months, without the letter that may be a capital: a sentence without any has no figures."""
_RELATIVE_HINTS = ("year", "Year", "month")
"""Parts of what counts from the day of publication: "this year", "last month"."""


def add_figures(parts: Sequence[Draft], view: View, tokens: Sequence[Token], published: str | None) -> None:
    """Fill in the quantities and times of a whole sentence; ``parts`` are its draft and those of its brackets."""
    start = tokens[0].start
    text = view.text[start : tokens[-1].end]
    numeric = any(c.isdigit() for c in text) or _has(text, _NUMBER_HINTS)
    if not numeric and not (published and _has(text, _RELATIVE_HINTS)):
        return
    times = find_times(text, published)
    for time in times:
        offset = view.offsets[start + time.start]
        for draft in parts:
            unit = draft.unit_at(offset)
            if unit is not None:
                draft.times.append((unit, time))
    for quantity in find_quantities(text, times) if numeric else ():
        offset = view.offsets[start + quantity.number_end - 1]
        for draft in parts:
            unit = draft.unit_at(offset)
            if unit and draft.words[unit] == "of":
                unit -= 1  # "dozens of"
            if unit is not None and unit not in draft.quantities and unit not in draft.names:
                draft.quantities[unit] = quantity
                draft.quantity_spans[unit] = view.span(start + quantity.start, start + quantity.end)


def _has(text: str, hints: Sequence[str]) -> bool:
    return any(hint in text for hint in hints)
