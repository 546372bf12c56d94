"""How a statement is made: told as a fact, planned, expected, denied, or hearsay."""

from __future__ import annotations

import pytest

from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import statements

INCUBATORS = "Huzhou -established-> (Exactly 12 Incubator)"
FIRMS = "Huzhou -attracted-> (Exactly 500 Enterprise)"
TEAMS = "Huzhou -cultivated-> (Exactly 30 TalentTeam)"
LAB = "Huzhou -established-> Taihu Lithium Laboratory"
INSTITUTE = "Huzhou -attracted-> Lanting Institute"

PLANNED = [
    ("Huzhou will establish 12 incubators.", [INCUBATORS]),
    ("Huzhou plans to establish 12 incubators.", [INCUBATORS]),
    (
        "By 2026, Huzhou hopes to have 500 high-tech enterprises.",
        ["(Exactly 500 HighTechEnterprise) -locatedIn-> Huzhou [2026]"],
    ),
    ("Huzhou aims to attract 500 enterprises by 2025.", [f"{FIRMS} [2025]"]),
    ("Huzhou strives to cultivate 30 talent teams.", [TEAMS]),
    ("Huzhou has set a goal to attract 500 enterprises.", [FIRMS]),
    ("Huzhou announced a plan to establish 12 incubators.", [INCUBATORS]),
    ("Huzhou vowed to establish 12 incubators and attract 500 enterprises.", [FIRMS, INCUBATORS]),
    ("Huzhou is scheduled to open the Taihu Lithium Laboratory in 2026.", [f"{LAB} [2026]"]),
    ("Huzhou has been trying to attract 500 enterprises.", [FIRMS]),
    ("Huzhou is committed to building the Taihu Lithium Laboratory.", [LAB]),
    (
        "The Taihu Lithium Laboratory will be established in Huzhou.",
        ["Taihu Lithium Laboratory -locatedIn-> Huzhou"],
    ),
    (
        "The Taihu Lithium Laboratory is to be built by Zhejiang University.",
        ["Zhejiang University -established-> Taihu Lithium Laboratory"],
    ),
    (
        "The construction of the Taihu Lithium Laboratory by Zhejiang University will start in 2026.",
        ["Zhejiang University -established-> Taihu Lithium Laboratory [2026]"],
    ),
    (
        "By 2025, Huzhou will have 500 high-tech enterprises.",
        ["(Exactly 500 HighTechEnterprise) -locatedIn-> Huzhou [2025]"],
    ),
    (
        "Huzhou encourages Zhejiang University to establish 12 laboratories.",
        ["Zhejiang University -established-> (Exactly 12 Laboratory)"],
    ),
]
EXPECTED = [
    (
        "The Taihu Institute is expected to attract 200 researchers.",
        ["Taihu Institute -attracted-> (Exactly 200 Person)"],
    ),
    (
        "The Taihu Institute is likely to attract 200 researchers.",
        ["Taihu Institute -attracted-> (Exactly 200 Person)"],
    ),
    ("Huzhou may establish 12 incubators.", [INCUBATORS]),
    ("Huzhou could attract 500 enterprises.", [FIRMS]),
    ("Huzhou should cultivate 30 talent teams.", [TEAMS]),
    ("Huzhou would have attracted 500 enterprises.", [FIRMS]),
    (
        "The output value of Huzhou is expected to reach 90 billion yuan in 2025.",
        ["Huzhou -hasMeasurement-> <Exactly 90000000000 CNY | output value> [2025]"],
    ),
]
NEGATED = [
    ("Huzhou has not attracted the Lanting Institute.", [INSTITUTE]),
    ("Huzhou did not attract the Lanting Institute.", [INSTITUTE]),
    ("Huzhou never attracted the Lanting Institute.", [INSTITUTE]),
    ("Huzhou hasn't attracted the Lanting Institute.", [INSTITUTE]),
    ("Huzhou failed to attract the Lanting Institute.", [INSTITUTE]),
    ("Huzhou has yet to attract the Lanting Institute.", [INSTITUTE]),
    ("Huzhou refused to join the Taihu Alliance.", ["Huzhou -participatesIn-> Taihu Alliance"]),
    (
        "Neither Huzhou nor Jiaxing attracted the Lanting Institute.",
        [INSTITUTE, "Jiaxing -attracted-> Lanting Institute"],
    ),
]
REPORTED = [
    ("Huzhou has reportedly attracted 500 enterprises.", [FIRMS]),
    (
        "Huzhou allegedly signed an agreement with Zhejiang University.",
        ["Huzhou -cooperatesWith-> Zhejiang University"],
    ),
    ("Rumors claim that Huzhou has attracted 500 enterprises.", [FIRMS]),
]
ASSERTED = [
    ("Huzhou has attracted 500 enterprises.", [FIRMS]),
    ("Huzhou is building the Taihu Lithium Laboratory.", [LAB]),
    ("Huzhou said that it had attracted 500 enterprises.", [FIRMS]),
    ("According to the bureau, Huzhou has attracted 500 enterprises.", [FIRMS]),
    ("Huzhou has managed to attract 500 enterprises.", [FIRMS]),
    ("Huzhou took the lead in establishing 12 incubators.", [INCUBATORS]),
    ("Huzhou began to establish 12 incubators in 2019.", [f"{INCUBATORS} [2019]"]),
    ("Huzhou has helped to cultivate 30 talent teams.", [TEAMS]),
]
ROWS = [
    *((text, [f"Planned: {row}" for row in rows]) for text, rows in PLANNED),
    *((text, [f"Expected: {row}" for row in rows]) for text, rows in EXPECTED),
    *((text, [f"Negated: {row}" for row in rows]) for text, rows in NEGATED),
    *((text, [f"Reported: {row}" for row in rows]) for text, rows in REPORTED),
    *ASSERTED,
    (
        "Huzhou has established 12 incubators and will attract 500 enterprises.",
        [INCUBATORS, f"Planned: {FIRMS}"],
    ),
    (
        "If Huzhou attracts 500 enterprises, it will open the Taihu Lithium Laboratory.",
        [f"Expected: {FIRMS}", f"Planned: {LAB}"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_modality(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == sorted(expected)


def test_what_is_only_planned_makes_no_counted_set_and_no_described_thing(read: Read) -> None:
    reading = read("Huzhou plans to establish 12 incubators and its first lithium laboratory.")
    assert statements(reading) != []
    assert all(row.startswith("Planned: ") for row in statements(reading))
    assert not any(fact.rule in ("counted-set", "description") for fact in reading.facts)


def test_the_same_statement_planned_and_then_told_is_two_claims(read: Read) -> None:
    reading = read(
        "In 2015, Huzhou planned to open the Taihu Lithium Laboratory.\nHuzhou opened the Taihu Lithium Laboratory."
    )
    assert statements(reading) == [LAB, f"Planned: {LAB} [2015]"]
