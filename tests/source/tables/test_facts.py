"""Whole tables with their mappings, and all that they say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from graph.iris import Minter
from graph.validation import describe, validate
from ontology import terms as cor
from ontology.errors import InputError
from ontology.loading import load_vocabulary
from ontology.vocabulary import Vocabulary
from source.model import (
    RDF_TYPE,
    Amount,
    Article,
    Cell,
    ClassTerm,
    Comparator,
    Concept,
    Entity,
    Evidence,
    Fact,
    Form,
    Group,
    Modality,
    Reading,
    Time,
)
from source.reading import read_articles
from source.tables.drafting import draft_mapping
from source.tables.facts import TableReader
from tests.source.tables.workbooks import workbook

SUBJECT = '[subject]\ncolumn = "Name"\nclass = "Laboratory"\n'
CITY = '[[columns]]\ncolumn = "City"\nrelation = "locatedIn"\nclass = "City"\n'


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary([])


@pytest.fixture(scope="module")
def reader(vocabulary: Vocabulary) -> TableReader:
    return TableReader(vocabulary)


def table(folder: Path, data: bytes | str, mapping: str, name: str = "labs.csv") -> Article:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    (folder / name).with_suffix(".map.toml").write_text(mapping, encoding="utf-8")
    (found,) = read_articles([folder])
    assert isinstance(found, Article), found
    return found


def said(reading: Reading) -> list[str]:
    """Every statement but classes, with its year."""
    return [
        describe(fact) + (f" ({fact.time.year})" if fact.time else "")
        for fact in reading.facts
        if fact.predicate != RDF_TYPE
    ]


def turned_down(reading: Reading) -> list[tuple[str, str]]:
    return [(one.reason, one.detail) for one in reading.rejections]


def test_a_table_is_an_article_of_its_rows(tmp_path: Path) -> None:
    mapping = f'title = "Labs of Huzhou"\npublisher = "Office"\npublished = 2021\n{SUBJECT}{CITY}'
    article = table(tmp_path, "Name,City\nQuay,Huzhou\n,\nReed,\n", mapping)
    assert article.text == "Labs of Huzhou\n\nName | City\nQuay | Huzhou\nReed"
    assert (article.title, article.publisher, article.published, article.language) == (
        "Labs of Huzhou",
        "Office",
        "2021",
        "en",
    )
    assert article.table is not None
    assert [(row.span.of(article.text), row.number) for row in article.table.rows] == [
        ("Name | City", 1),
        ("Quay | Huzhou", 2),
        ("Reed", 4),
    ]


def test_another_mapping_is_another_article(tmp_path: Path) -> None:
    first = table(tmp_path, "Name,City\nQuay,Huzhou\n", SUBJECT + CITY)
    second = table(tmp_path, "Name,City\nQuay,Huzhou\n", SUBJECT.replace("Laboratory", "Incubator") + CITY)
    assert first.text == second.text
    assert first.sha256 == second.sha256
    assert first.id != second.id


def test_each_kind_of_cell(tmp_path: Path, reader: TableReader) -> None:
    mapping = """
year = "Year"
[subject]
column = "Name"
also = ["Other name"]
class = "Laboratory"
[[columns]]
column = "City"
relation = "locatedIn"
class = "City"
[[columns]]
column = "Guests"
relation = "attracted"
count = "Person"
[[columns]]
column = "Budget"
measure = "budget"
unit = "CNY"
times = 10000
[[columns]]
column = "Fields"
relation = "targets"
separator = ";"
[[columns]]
column = "Applied for"
relation = "appliedFor"
classes = { national = "HighTechEnterprise" }
modality = "Planned"
[[columns]]
column = "Leader"
relation = "ledBy"
class = "Person"
role = "director"
"""
    text = (
        "Name,Other name,City,Guests,Budget,Fields,Applied for,Leader,Year\n"
        "Quay,码头,Huzhou,约30,10-20,optics; tides,national,Lin Bo,2021\n"
    )
    article = table(tmp_path, text, mapping)
    row = article.table.rows[1].span if article.table else None
    assert row is not None
    quay = Entity("Quay", cor.LABORATORY, Form.NAME, ("码头",))
    huzhou = Entity("Huzhou", cor.CITY, Form.NAME, (), None, "330500")
    leader = Entity("Lin Bo", cor.PERSON, Form.NAME)
    year = Time(2021)

    def at(column: str) -> tuple[Evidence, ...]:
        return (Evidence(row, cell=Cell(2, column)),)

    guests = Group(cor.PERSON, Decimal(30), Comparator.ABOUT, "约30", None, 2021, quay, cor.ATTRACTED)
    budget = Amount(Decimal(100_000), "CNY", "budget", Comparator.BETWEEN, "10-20", Decimal(200_000), 2021)
    assert reader.read(article) == Reading(
        article,
        (
            Fact(quay, RDF_TYPE, ClassTerm(cor.LABORATORY), at("Name"), "table-class"),
            Fact(quay, cor.LOCATED_IN, huzhou, at("City"), "table-cell"),
            Fact(huzhou, RDF_TYPE, ClassTerm(cor.CITY), at("City"), "table-class"),
            Fact(quay, cor.ATTRACTED, guests, at("Guests"), "table-count", time=year),
            Fact(quay, cor.HAS_MEASUREMENT, budget, at("Budget"), "table-amount", time=year),
            Fact(quay, cor.TARGETS, Concept("optics"), at("Fields"), "table-cell"),
            Fact(quay, cor.TARGETS, Concept("tides"), at("Fields"), "table-cell"),
            Fact(
                quay,
                cor.APPLIED_FOR,
                ClassTerm(cor.HIGH_TECH_ENTERPRISE),
                at("Applied for"),
                "table-cell",
                Modality.PLANNED,
            ),
            Fact(quay, cor.LED_BY, leader, at("Leader"), "table-cell", role="director"),
            Fact(leader, RDF_TYPE, ClassTerm(cor.PERSON), at("Leader"), "table-class"),
        ),
    )


def test_a_cell_with_a_scale_of_its_own_is_not_scaled_twice(tmp_path: Path, reader: TableReader) -> None:
    mapping = """
[subject]
column = "Name"
class = "Laboratory"
[[columns]]
column = "Budget"
measure = "budget"
unit = "CNY"
times = 10_000
"""
    read = reader.read(table(tmp_path, "Name,Budget\nQuay,3.2亿\nTide,250\nEbb,2 million\n", mapping))
    amounts = [fact.object.value for fact in read.facts if isinstance(fact.object, Amount)]
    assert amounts == [Decimal(320_000_000), Decimal(2_500_000), Decimal(2_000_000)]


def test_years_as_columns(tmp_path: Path, reader: TableReader) -> None:
    columns = "".join(
        f'[[columns]]\ncolumn = "{year}"\nmeasure = "R&D share"\nunit = "%"\nyear = {year}\n' for year in (2019, 2020)
    )
    mapping = f'[subject]\ncolumn = "City"\nclass = "City"\n{columns}'
    reading = reader.read(table(tmp_path, "City,2019,2020\nHuzhou,2.9%,3.1\nNingbo,,12.0‰\n", mapping))
    assert said(reading) == ["Huzhou hasMeasurement 2.9% (2019)", "Huzhou hasMeasurement 3.1 (2020)"]
    assert turned_down(reading) == [("number", "row 3: column '2020': '12.0‰' is no number that can be read")]


def test_merged_cells_are_filled_down_with_the_place_where_they_stand(tmp_path: Path, reader: TableReader) -> None:
    data = workbook({"Labs": [["City", "Name"], ["Huzhou", "Quay"], [None, "Reed"]]})
    mapping = SUBJECT + CITY + "fill = true\n"
    article = table(tmp_path, data, mapping, "labs.xlsx")
    (*_, last) = reader.read(article).facts
    assert describe(last) == "Reed locatedIn Huzhou"
    assert [(one.span.of(article.text), one.antecedent, one.cell) for one in last.evidence] == [
        (" | Reed", False, Cell(3, "City", "Labs")),
        ("Huzhou | Quay", True, Cell(2, "City", "Labs")),
    ]


def test_a_constant_must_stand_above_the_rows(tmp_path: Path, reader: TableReader) -> None:
    constant = '[[columns]]\nvalue = "Huzhou"\nrelation = "locatedIn"\nclass = "City"\n'
    named = '[[columns]]\ncolumn = "Kind"\nrelation = "targets"\n'
    article = table(tmp_path, "Labs in Huzhou\nName,Kind\nQuay,optics\n", f"header = 2\n{SUBJECT}{constant}{named}")
    facts = [fact for fact in reader.read(article).facts if fact.predicate == cor.LOCATED_IN]
    assert [[one.span.of(article.text) for one in fact.evidence] for fact in facts] == [
        ["Quay | optics", "Labs in Huzhou"]
    ]
    article = table(tmp_path, "Name,Kind\nQuay,optics\n", SUBJECT + constant + named)
    with pytest.raises(InputError, match="value 'Huzhou' stands neither in the title nor above the rows"):
        reader.read(article)


def test_classes_by_another_column(tmp_path: Path, reader: TableReader) -> None:
    subject = '[subject]\ncolumn = "Name"\nclass_column = "Kind"\nclasses = { lab = "Laboratory" }\n'
    reading = reader.read(table(tmp_path, "Name,Kind,City\nQuay,lab,Huzhou\nReed,hut,Huzhou\n", subject + CITY))
    assert said(reading) == ["Quay locatedIn Huzhou"]
    assert turned_down(reading) == [("class", "row 3: column 'Kind': no class for 'hut' in the mapping")]


def test_a_place_that_several_bear_needs_one_that_contains_it(tmp_path: Path, reader: TableReader) -> None:
    mapping = SUBJECT + '[[columns]]\ncolumn = "District"\nrelation = "locatedIn"\nclass = "District"\n' + CITY
    text = "Name,District,City\nQuay,Gulou District,Nanjing\nReed,Gulou District,\nWharf,镇海,\n"
    reading = reader.read(table(tmp_path, text, mapping))
    places = {fact.object.place for fact in reading.facts if isinstance(fact.object, Entity)}
    assert places == {"320106", "320100", "330211"}
    assert turned_down(reading) == [
        ("ambiguous place", "row 3: column 'District': several places are called 'Gulou District'")
    ]


def test_rows_that_say_nothing_are_accounted_for(tmp_path: Path, reader: TableReader) -> None:
    text = "Name,City\nQuay,Huzhou\n,Ningbo\nSource: the office\nTotal,Ningbo\nReed,—\nWharf,#N/A\n"
    reading = reader.read(table(tmp_path, text, SUBJECT + 'skip = ["Total"]\n' + CITY))
    assert said(reading) == ["Quay locatedIn Huzhou"]
    assert turned_down(reading) == [
        ("subject", "row 3: no name in the subject's column"),
        ("row", "row 4: it says nothing of its subject"),
        ("row", "row 6: it says nothing of its subject"),
        ("row", "row 7: it says nothing of its subject"),
    ]


def test_domain_and_range_are_checked_as_of_any_fact(
    tmp_path: Path, reader: TableReader, vocabulary: Vocabulary
) -> None:
    mapping = SUBJECT + CITY.replace("locatedIn", "ledBy")
    reading = validate(
        reader.read(table(tmp_path, "Name,City\nQuay,Huzhou\n", mapping)), vocabulary, Minter(vocabulary)
    )
    assert said(reading) == []
    assert turned_down(reading) == [("range", "Quay ledBy Huzhou: City is no object of led by")]


def test_sheets_are_named_and_hidden_ones_are_not_read(tmp_path: Path, reader: TableReader) -> None:
    def hide(book: object) -> None:
        book["A"].sheet_state = "hidden"  # type: ignore[index]

    rows = {name: [["Name", "City"], [f"Quay {name}", "Huzhou"]] for name in "ABC"}
    data = workbook(rows, hide)
    mapping = SUBJECT + CITY
    assert said(reader.read(table(tmp_path, data, mapping, "t.xlsx"))) == ["Quay B locatedIn Huzhou"]
    several = table(tmp_path, data, f'sheet = ["C", "A"]\n{mapping}', "t.xlsx")
    assert said(reader.read(several)) == ["Quay C locatedIn Huzhou", "Quay A locatedIn Huzhou"]
    assert several.text == "t\n\nC\nName | City\nQuay C | Huzhou\n\nA\nName | City\nQuay A | Huzhou"
    assert several.table is not None
    assert [row.span.of(several.text) for row in several.table.rows][-1] == "Quay A | Huzhou"


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        (SUBJECT.replace("Laboratory", "Labratory") + CITY, "no class 'Labratory' in the ontology"),
        (SUBJECT + CITY.replace("locatedIn", "livesIn"), "no relation 'livesIn' in the ontology"),
        (
            SUBJECT + CITY.replace('"City"', '"Town"', 1),
            "the table has no column 'Town' (it has 'Name', 'City', 'Twice', '",
        ),
        (SUBJECT + CITY.replace('"City"', '"Twice"', 1), "more than one column is headed 'Twice'; give its letters"),
        (SUBJECT + '[[columns]]\ncolumn = "City"\nrelation = "locatedIn"\n', "column 'City': no class (of what"),
        ("header = 9\n" + SUBJECT + CITY, "row 9 says nothing; it cannot be the header"),
        ('year = "When"\n' + SUBJECT + '[[columns]]\ncolumn = "D"\nmeasure = "x"\n', "the table has no column 'When'"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told(tmp_path: Path, reader: TableReader, mapping: str, reason: str) -> None:
    article = table(tmp_path, "Name,City,Twice,Twice\nQuay,Huzhou,1,2\n", mapping)
    with pytest.raises(InputError) as caught:
        reader.read(article)
    assert caught.value.reason.startswith(f"labs.map.toml: {reason}")


def test_columns_without_a_head_of_their_own_are_named_by_letters(tmp_path: Path, reader: TableReader) -> None:
    mapping = SUBJECT + "".join(f'[[columns]]\ncolumn = "{c}"\nmeasure = "{c}"\nunit = "%"\n' for c in "BC")
    facts = reader.read(table(tmp_path, "Name,x,x\nQuay,1,2\n", mapping)).facts[1:]
    assert [fact.evidence[0].cell for fact in facts] == [Cell(2, "B"), Cell(2, "C")]


def test_a_draft_can_be_used_once_its_classes_are_right(tmp_path: Path, reader: TableReader) -> None:
    text = 'Name,City,Year,Budget (CNY),Share\nQuay,Huzhou,2021,"1,200",3%\nReed,Ningbo,2022,—,4%\n'
    mapping = draft_mapping(text.encode(), ".csv", 'labs "x"')
    assert mapping.startswith('title = "labs \\"x\\""\nheader = 1\nyear = "Year"\n\n[subject]\ncolumn = "Name"\n')
    assert '# column = "City"' in mapping
    assert said(reader.read(table(tmp_path, text, mapping))) == [
        "Quay hasMeasurement 1,200 (2021)",
        "Quay hasMeasurement 3% (2021)",
        "Reed hasMeasurement 4% (2022)",
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Budget (万元)", 'unit = "CNY"\ntimes = 10_000\n'),
        ("Budget (10 000 yuan)", 'unit = "CNY"\ntimes = 10_000\n'),
        ("Budget (RMB 100 million)", 'unit = "CNY"\ntimes = 100_000_000\n'),
        ("Budget（亿元）", 'unit = "CNY"\ntimes = 100_000_000\n'),
        ("Budget (CNY)", 'unit = "CNY"\n'),
        ("Budget (million)", 'unit = "million"\n'),
        ("Budget (mu)", 'unit = "mu"\n'),
        ("Budget (yuan per head)", 'unit = "yuan per head"\n'),
    ],
)
def test_a_draft_reads_the_unit_of_a_head(head: str, said: str) -> None:
    drafted = draft_mapping(f"Name,{head}\nQuay,7\n".encode(), ".csv", "labs")
    assert drafted.endswith(f'[[columns]]\ncolumn = "{head}"\nmeasure = "Budget"\n{said}')
