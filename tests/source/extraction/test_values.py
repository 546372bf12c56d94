"""Levels, sectors and indicators: for every sentence all that it tells of them, and nothing where nothing is told."""

from __future__ import annotations

import pytest

from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.value_words import ValueWords
from source.model import Amount
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import local, statements, things, values

TABLE = """
# levels before the noun of a set
Cixi District established two provincial-level key laboratories and 23 municipal-level engineering centers.
> (Exactly 2 Laboratory) -level-> Provincial
> (Exactly 23 EngineeringCenter) -level-> Municipal

Hefei is home to 14 national laboratories and five district-level incubators.
> (Exactly 14 Laboratory) -level-> National
> (Exactly 5 Incubator) -level-> DistrictLevel

Hefei won 12 national awards and hosts three international-level conferences.
> (Exactly 12 Award) -level-> National
> (Exactly 3 Event) -level-> International

# levels that are planned, or told of a thing
Cixi District plans to set up two national laboratories.
> Planned: (Exactly 2 Laboratory) -level-> National

By 2030, the Lushan Innovation Corridor hopes to have eight national-level laboratories.
> Planned: (Exactly 8 Laboratory) -level-> National

Cixi District has not set up two national laboratories.
> Negated: (Exactly 2 Laboratory) -level-> National

The Lushan Incubator is a national-level incubator in Hefei.
> Lushan Incubator -level-> National

The Lushan Incubator, a provincial-level incubator, was founded by Hefei.
> Lushan Incubator -level-> Provincial

The Lushan Incubator was recognized as a national-level incubator in 2019.
> Lushan Incubator -level-> National [2019]

The Lushan Industrial Park was upgraded to a national-level development zone in 2021.
> Lushan Industrial Park -level-> National [2021]

# levels in names
The Fern Valley National High-tech Zone signed an agreement with the Hunan Provincial Key Laboratory of Botany.
> Fern Valley National High-tech Zone -level-> National
> Hunan Provincial Key Laboratory of Botany -level-> Provincial

The State Key Laboratory of Botany was opened in Hefei.
> State Key Laboratory of Botany -level-> National

# no level: several at once, names of firms, schools and offices, other words
Hefei has 12 national and provincial laboratories.

Hefei has 30 state-owned enterprises and 40 platforms at or above provincial level.

The China National Fern Company and the Anhui Provincial Library signed a contract.

The Anhui Provincial Department of Science and Technology and Hefei National University released 12 achievements.

Thirty enterprises applied to establish provincial-level engineering centers.

# sectors in names
The Lushan Institute of Light Alloys cooperates with Fernhill Robotics Co., Ltd.
> Fernhill Robotics Co., Ltd. -sector-> Robotics
> Lushan Institute of Light Alloys -sector-> concept:light alloy < NewMaterials

The Reed Joint Laboratory for Marine Robotics was opened in Hefei.
> Reed Joint Laboratory for Marine Robotics -sector-> concept:marine robotics < MarineEconomy+Robotics

The Reed Laboratory of New Materials and Solid-State Batteries was opened in Hefei.
> Reed Laboratory of New Materials and Solid-State Batteries -sector-> NewMaterials
> Reed Laboratory of New Materials and Solid-State Batteries -sector-> concept:solid-state batteries < NewEnergy

Hefei established the Reed Chip Packaging Center and the Reed Incubator for Medical Devices.
> Reed Chip Packaging Center -sector-> concept:chip packaging < Semiconductors
> Reed Incubator for Medical Devices -sector-> MedicalDevices

# no sector: what only sounds so, and names that tell more than one field
Hefei University of Chemical Technology and the Chinese Academy of Agricultural Sciences released 12 achievements.

The Anhui Provincial Department of Agriculture and the Reed Ai Incubator organized the Fern Forum.

# sectors with the noun
The Reed High-tech Zone is home to 74 new-material enterprises and 12 photovoltaic companies.
> (Exactly 12 Enterprise) -sector-> concept:photovoltaic < NewEnergy
> (Exactly 74 Enterprise) -sector-> NewMaterials

Hefei cultivated five biomedical and new-energy start-ups.
> (Exactly 5 Enterprise) -sector-> Biomedicine
> (Exactly 5 Enterprise) -sector-> NewEnergy

Hefei cultivated 12 firms in the field of biomedicine.
> (Exactly 12 Enterprise) -sector-> Biomedicine

Hefei attracted 30 firms from the semiconductor industry and 20 projects for chip design.
> (Exactly 20 Project) -sector-> concept:chip design < Semiconductors

Sixteen enterprises are in the semiconductor industry.
> (Exactly 16 Enterprise) -sector-> Semiconductors

# sectors that something focuses on
The Lushan Innovation Corridor specializes in rail transit equipment and aviation materials.
> Lushan Innovation Corridor -sector-> RailTransit
> Lushan Innovation Corridor -sector-> concept:aviation materials < Aerospace+NewMaterials

The Reed Incubator focuses on AI chips.
> Reed Incubator -sector-> concept:AI chips < ArtificialIntelligence+Semiconductors

The Reed Incubator is engaged in bio-based materials.
> Reed Incubator -sector-> concept:bio-based materials < NewMaterials

# no sector: what a programme or a person is for, a firm's customers, plain words
The Three Ferns Programme focuses on biomedicine.

Luo Wenqing, a professor at Fernhill University, specializes in optics.

Hefei set up 12 platforms and 30 blue-chip firms, and offers services to semiconductor firms.

Hefei cultivated 12 firms in the same period and 30 firms in Anhui.

# indicators
Zhuzhou spent 9.4 billion yuan on R&D in 2023, equal to 2.9 percent of its GDP.
> <Exactly 2.9 % | spending> -indicator-> RDIntensity [2023]
> <Exactly 9400000000 CNY | spending> -indicator-> RDExpenditure [2023]

In 2021, R&D expenditure in Hefei accounted for 3.2% of GDP.
> <Exactly 3.2 % | R&D expenditure> -indicator-> RDIntensity [2021]

In 2021, the R&D intensity of Hefei was 3.2 percent.
> <Exactly 3.2 % | R&D intensity> -indicator-> RDIntensity [2021]

In 2023, the technology contract turnover of Changsha reached 128.6 billion yuan.
> <Exactly 128600000000 CNY | technology contract turnover> -indicator-> TechnologyContractTurnover [2023]

In 2023, the output value of the high-tech industry of Changsha was 512 billion yuan.
> <Exactly 512000000000 CNY | output value> -indicator-> HighTechOutput [2023]

In 2023, the total output value of Changsha was 512 billion yuan.
> <Exactly 512000000000 CNY | total output value> -indicator-> IndustrialOutput [2023]

The number of invention patents per 10,000 people of Changsha stood at 52.3.
> <Exactly 52.3  | number of invention patents> -indicator-> PatentDensity

# no indicator: growth, another kind of unit, another measure
The R&D spending of Cixi District grew by 12 percent in 2023.

The Reed High-tech Zone covers 68 square kilometers.

Fernhill Botany Co Ltd received 50 million yuan, and 12 percent of its staff are engineers.
"""


def rows() -> list[tuple[str, list[str]]]:
    blocks = [block.splitlines() for block in TABLE.strip().split("\n\n")]
    plain = [[line for line in block if not line.startswith("#")] for block in blocks]
    return [(block[0], [line.removeprefix("> ") for line in block[1:]]) for block in plain]


@pytest.mark.parametrize(("text", "expected"), rows())
def test_a_sentence_tells_these_values_and_no_other(text: str, expected: list[str], read: Read) -> None:
    assert values(read(text)) == sorted(expected)


def test_the_table_has_rows_of_both_kinds_and_for_each_relation() -> None:
    assert sum(not expected for _, expected in rows()) >= 12
    told = {row.partition(" -")[2].partition("->")[0] for _, expected in rows() for row in expected}
    assert told == {"level", "sector", "indicator"}


def test_an_amount_is_the_subject_with_what_it_is_an_amount_of(read: Read) -> None:
    reading = read("In 2021, R&D expenditure in Hefei accounted for 3.2% of GDP.")
    (fact,) = (f for f in reading.facts if f.predicate == terms.INDICATOR)
    (measured,) = (f for f in reading.facts if f.predicate == terms.HAS_MEASUREMENT)
    assert isinstance(fact.subject, Amount)
    assert fact.subject.holder == measured.subject
    assert fact.evidence == measured.evidence


def test_each_value_stands_on_the_sentence_that_tells_it(read: Read) -> None:
    text = "The Reed Institute of Optics is new. It was founded by Hefei. It was rated as a national-level platform."
    reading = read(text)
    quotes = {local(f.predicate): [e.span.of(text) for e in f.evidence if not e.antecedent] for f in reading.facts}
    assert quotes["sector"] == ["The Reed Institute of Optics is new."]
    assert quotes["level"] == ["It was rated as a national-level platform."]


def test_a_sentence_that_only_has_a_name_with_a_sector_tells_nothing(read: Read) -> None:
    text = "People pass by the Reed Institute of Optics."
    reading = read(text)
    assert values(reading) == ["Reed Institute of Optics -sector-> concept:optics < Optoelectronics"]
    assert [span.of(text) for span in reading.silent] == [text]


def test_patents_agreements_funds_and_awards(read: Read) -> None:
    text = (
        "Fernhill Robotics Co Ltd was granted 312 invention patents and signed 12 cooperation agreements. "
        "Hefei established the Reed Seed Fund in 2022. Hefei set up two industry funds in 2023. "
        "Fernhill Robotics Co Ltd won the Fern Innovation Award. The city did not sign the agreement."
    )
    reading = read(text)
    assert statements(reading) == [
        "Fernhill Robotics Co Ltd -produced-> (Exactly 312 Patent)",
        "Fernhill Robotics Co Ltd -signed-> (Exactly 12 Agreement)",
        "Fernhill Robotics Co Ltd -won-> Fern Innovation Award",
        "Hefei -established-> (Exactly 2 Fund) [2023]",
        "Hefei -established-> Reed Seed Fund [2022]",
    ]
    assert things(reading)["Reed Seed Fund"] == "Fund"
    assert things(reading)["Fern Innovation Award"] == "Award"


WORDS = [
    (["two", "provincial-level", "laboratories"], [(1, 2, "Provincial")]),
    (["state-owned", "firms"], []),
    (["National", "Key"], [(0, 1, "National")]),
]


@pytest.mark.parametrize(("words", "expected"), WORDS)
def test_words_match_whole_words_of_the_text(
    words: list[str], expected: list[tuple[int, int, str]], vocabulary: Vocabulary
) -> None:
    found = ValueWords.of(vocabulary, {terms.LEVEL_CLASS}, "en").find(words)
    assert [(m.start, m.end, local(m.value)) for m in found] == expected


def test_the_longest_words_win_and_plurals_are_known(vocabulary: Vocabulary) -> None:
    sectors = ValueWords.of(vocabulary, {terms.SECTOR_CLASS}, "en")
    found = [
        (m.phrase, m.exact, local(m.value)) for m in sectors.find("new energy vehicles and power batteries".split())
    ]
    assert found == [("new energy vehicles", True, "NewEnergyVehicles"), ("power battery", False, "NewEnergyVehicles")]
    assert [m.phrase for m in sectors.find(["Ai", "Weiwei"])] == []
    assert [m.phrase for m in sectors.find(["AI", "chips"])] == ["ai", "chip"]
