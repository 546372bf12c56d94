from __future__ import annotations

from decimal import Decimal

import pytest

from source.model import Modality
from source.tables.mapping import SKIPPED, ColumnMapping, MappingError, TableMapping, read_mapping

NAME = '[subject]\ncolumn = "Name"\nclass = "Laboratory"\n'
COLUMN = '[[columns]]\ncolumn = "X"\n'
LEAST = NAME + '[[columns]]\ncolumn = "City"\nrelation = "locatedIn"\nclass = "City"\n'


def test_the_least_mapping() -> None:
    assert read_mapping(LEAST, "t.map.toml") == TableMapping(
        "t.map.toml",
        ColumnMapping("Name", cls="Laboratory"),
        (ColumnMapping("City", relation="locatedIn", cls="City"),),
    )


def test_every_key() -> None:
    text = """
title = "Platforms  of\\nLanting"
url = "https://example.org/t"
publisher = "Office"
published = 2021-03-01
license = "CC0"
language = "zh"
sheet = ["A", "B"]
header = 3
year = 2020
skip = ["?"]
[subject]
value = "Lanting"
class_column = "Kind"
classes = { lab = "Laboratory" }
also = ["B"]
fill = true
skip = ["Total"]
[[columns]]
column = "Guests"
relation = "attracted"
count = "Person"
inverse = false
separator = ";"
year = "Year"
modality = "Planned"
role = "guests"
[[columns]]
column = "Budget"
measure = "budget"
unit = "CNY"
times = 0.1
"""
    assert read_mapping(text.encode("utf-8-sig"), "t") == TableMapping(
        "t",
        ColumnMapping(
            value="Lanting",
            class_column="Kind",
            classes=(("lab", "Laboratory"),),
            also=("B",),
            fill=True,
            skip=("Total",),
        ),
        (
            ColumnMapping(
                "Guests",
                relation="attracted",
                count="Person",
                separator=";",
                year="Year",
                modality=Modality.PLANNED,
                role="guests",
            ),
            ColumnMapping("Budget", measure="budget", unit="CNY", times=Decimal("0.1")),
        ),
        title="Platforms of Lanting",
        url="https://example.org/t",
        publisher="Office",
        published="2021-03-01",
        license="CC0",
        language="zh",
        sheets=("A", "B"),
        header=3,
        year=2020,
        skip=frozenset(("?", "")),
    )
    assert "" in SKIPPED


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"\xff\xfe\x00", "no UTF-8 text"),
        ("a = ", "no TOML: "),
        ("[" * 5_000, "no TOML: "),
        ("", "no [subject]: which column names the things that the rows are about?"),
        (NAME, "no [[columns]]: what do the other columns say?"),
        (NAME + "columns = 3", "unknown key 'columns' in [subject]"),
        ("columns = [1]\n" + NAME, "columns must be a list of tables ([[columns]])"),
        ("tittle = 'x'\n" + LEAST, "unknown key 'tittle' at its top (known: title, "),
        ("title = 3\n" + LEAST, "title at its top must be text"),
        ("header = true\n" + LEAST, "header at its top must be a whole number"),
        ("published = 'June'\n" + LEAST, "published: June is no date (2019, 2019-06 or 2019-06-18)"),
        ("skip = [1]\n" + LEAST, "skip must be a list of texts"),
        ('[subject]\nclass = "X"\n' + COLUMN, "either column or value is needed in [subject]"),
        ('[subject]\ncolumn = "Name"\n' + COLUMN, "column 'Name': no class"),
        ('[subject]\ncolumn = "Name"\nclass_column = "K"\n' + COLUMN, "column 'Name': class_column needs classes"),
        ("subject = 1\n", "subject at its top must be a table"),
        (NAME + COLUMN, "column 'X': either a relation or a measure is needed"),
        (NAME + COLUMN + 'relation = "a"\nmeasure = "b"', "column 'X': either a relation or a measure is needed"),
        (NAME + COLUMN + 'relation = "a"\nunit = "b"', "column 'X': a unit needs a measure"),
        (NAME + COLUMN + 'relation = "a"\ncount = "b"\nclass = "c"', "column 'X': a count has no class of its own"),
        (NAME + '[[columns]]\nvalue = "X"\nmeasure = "b"', "value 'X': counts and amounts come from columns"),
        (NAME + COLUMN + 'relation = "a"\nmodality = "Hoped"', "no modality 'Hoped' (there are Asserted, Planned"),
        (NAME + COLUMN + 'measure = "a"\ntimes = 0', "times: 0 is no factor"),
        (NAME + COLUMN + 'measure = "a"\ntimes = nan', "times: nan is no factor"),
        (NAME + COLUMN + "relation = 'a'\nclasses = { x = 1 }", "classes in [[columns]] must give a class for each"),
    ],
)
def test_what_is_wrong_is_told_with_the_files_name(text: str | bytes, reason: str) -> None:
    with pytest.raises(MappingError) as caught:
        read_mapping(text, "t.map.toml")
    assert str(caught.value).startswith(f"t.map.toml: {reason}")
