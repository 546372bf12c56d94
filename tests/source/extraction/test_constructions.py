"""Constructions that press and government pages are full of: for every text all its statements, and no other."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import groups, statements, things

READ = """
# several persons, several offices
Chen Guoping, Vice President of Ganjiang University, Luo Wenqing and Hu Yutao, Vice Deans of Minbei University, and Gao Lin, Deputy Secretary of CPC Xihu District Committee and Managing Director of Lushan Institute of Botany, attended.
> Chen Guoping -affiliatedWith-> Ganjiang University as vice president
> Gao Lin -affiliatedWith-> CPC Xihu District Committee as secretary
> Gao Lin -affiliatedWith-> Lushan Institute of Botany as managing director
> Hu Yutao -affiliatedWith-> Minbei University as vice dean
> Luo Wenqing -affiliatedWith-> Minbei University as vice dean

Wei Na, a standing member of CPC Yuehu District Committee and Deputy Head of Yuehu District Government, came.
> Wei Na -affiliatedWith-> CPC Yuehu District Committee as member
> Wei Na -affiliatedWith-> Yuehu District Government as deputy head

Gao Lin, Director of the Lushan Institute of Botany and Chairman of Fernhill Robotics Co Ltd, spoke.
> Gao Lin -affiliatedWith-> Fernhill Robotics Co Ltd as chairman
> Gao Lin -affiliatedWith-> Lushan Institute of Botany as director

Luo Wenqing, Hu Yutao and Wei Na, members of the Chinese Academy of Sciences, came.
> Hu Yutao -memberOf-> Chinese Academy of Sciences
> Luo Wenqing -memberOf-> Chinese Academy of Sciences
> Wei Na -memberOf-> Chinese Academy of Sciences

Luo Wenqing visited Minbei University, and Hu Yutao, director of the Lushan Institute of Botany, met him.
> Hu Yutao -affiliatedWith-> Lushan Institute of Botany as director

# offices that nobody holds any more
Hu Yutao, former president of Minbei University, came.

Gao Lin, a former director of the Lushan Institute of Botany, spoke.

The Lushan Institute of Botany, a former branch of Minbei University, grew.

# a ceremony is not held by what it opens
The unveiling ceremony of Lushan Institute of Botany was held in Jiujiang.
> unveiling ceremony of Lushan Institute of Botany -locatedIn-> Jiujiang

Jiujiang grew. The city's first talent fair was held in May 2021.
> Jiujiang -organized-> talent fair [2021]

# "with" after a comma tells what else there is; without one, with whom
Lushan High-tech Zone has built 100 innovation platforms, with five incubators and 24 maker spaces.
> Lushan High-tech Zone -established-> (Exactly 100 InnovationPlatform)
> Lushan High-tech Zone -established-> (Exactly 24 Incubator)
> Lushan High-tech Zone -established-> (Exactly 5 Incubator)

Lushan High-tech Zone has set up 12 laboratories with 3 universities.
> Lushan High-tech Zone -cooperatesWith-> (Exactly 3 University)
> Lushan High-tech Zone -established-> (Exactly 12 Laboratory)

# sets that are where the text is
Lushan High-tech Zone is in Nanchang. As data shows, there are 26 research institutes and 34 laboratories. Meanwhile, 30 engineering centers and 5 incubators have been built. Fifteen foreign R&D institutions have been introduced.
> (Exactly 26 ResearchInstitute) -locatedIn-> Lushan High-tech Zone
> (Exactly 30 EngineeringCenter) -locatedIn-> Lushan High-tech Zone
> (Exactly 34 Laboratory) -locatedIn-> Lushan High-tech Zone
> (Exactly 5 Incubator) -locatedIn-> Lushan High-tech Zone
> Lushan High-tech Zone -attracted-> (Exactly 15 ResearchInstitute)
> Lushan High-tech Zone -locatedIn-> Nanchang

According to the Lushan High-tech Zone, there are now a total of 26 research institutes.
> (Exactly 26 ResearchInstitute) -locatedIn-> Lushan High-tech Zone

Lushan High-tech Zone grew. The more than 200 high-tech enterprises there sell tea.
> (MoreThan 200 HighTechEnterprise) -locatedIn-> Lushan High-tech Zone

Lushan High-tech Zone grew. There are 2,000 laboratories in the world. There are 300 incubators nationwide. There will be 40 laboratories. No one counted 12 institutes.

Minbei University is in Jiujiang. There are 12 laboratories.
> Minbei University -locatedIn-> Jiujiang

Nanchang grew. Four institutes were founded by Luo Wenqing.
> Luo Wenqing -established-> (Exactly 4 ResearchInstitute)

# events and where they are
The Poyang Innovation Expo kicked off in east China's Nanchang city.
> Nanchang city -locatedIn-> east China
> Poyang Innovation Expo -locatedIn-> Nanchang city

# zones in zones, where the text says so; a place is in one place
The Lushan Science Park is located in the Ganjiang Industrial Park area.
> Lushan Science Park -locatedIn-> Ganjiang Industrial Park

The Lushan Science Park and the Ganjiang New Area grew.

Xihu District in Nanchang and Jiujiang set up a fund.
> Xihu District -locatedIn-> Nanchang

# what a thing is recognised as
The Lushan High-tech Zone is a national independent innovation demonstration zone.
> Lushan High-tech Zone -designatedAs-> national independent innovation demonstration zone

The Lushan High-tech Zone is ranked as a national demonstration base for innovation.
> Lushan High-tech Zone -designatedAs-> national demonstration base for innovation

Fernhill Robotics Co Ltd is a national high-tech enterprise. Minbei Optics Co Ltd is not a national high-tech enterprise.
> Fernhill Robotics Co Ltd -designatedAs-> class:HighTechEnterprise
> Negated: Minbei Optics Co Ltd -designatedAs-> class:HighTechEnterprise

As one of the two national-level high-tech zones in Nanchang, the Lushan High-tech Zone has 40 companies.
> (Exactly 2 DevelopmentZone) -locatedIn-> Nanchang
> (Exactly 40 Enterprise) -locatedIn-> Lushan High-tech Zone

The Poyang Science City is a demonstration zone. Nanchang is an innovative city.

# topics behind "in the fields of"
The Lushan Institute of Botany focuses on technical cooperation in the fields of biomedicine, artificial intelligence and hydrogen energy.
> Lushan Institute of Botany -targets-> concept:artificial intelligence
> Lushan Institute of Botany -targets-> concept:biomedicine
> Lushan Institute of Botany -targets-> concept:hydrogen energy

The Lushan Institute of Botany focuses on cooperation in Jiangxi.
> Lushan Institute of Botany -targets-> concept:cooperation

# "the park" is what the text is about, not where something is
The Lushan Science Park was set up by Nanchang. It focuses on optics. A plan was released to expand it, and its labs will be based in the Ganjiang Industrial Park. The park is home to 10 listed firms.
> (Exactly 10 Enterprise) -locatedIn-> Lushan Science Park
> Lushan Science Park -targets-> concept:optics
> Nanchang -established-> Lushan Science Park

The Lushan Science Park was set up by Nanchang. Jiujiang established the Ganjiang Industrial Park. The park is home to 10 listed firms.
> (Exactly 10 Enterprise) -locatedIn-> Ganjiang Industrial Park
> Jiujiang -established-> Ganjiang Industrial Park
> Nanchang -established-> Lushan Science Park

# an event without a name that the text takes up again
Minbei University staged 29 projects at a roadshow in the Lushan High-tech Zone. The roadshow attracted more than 70 high-tech enterprises.
> roadshow -attracted-> (MoreThan 70 HighTechEnterprise)
> roadshow -locatedIn-> Lushan High-tech Zone

A conference was held in Jiujiang. Experts came.

Nanchang held the first Poyang Roadshow. A second roadshow is to be organized in Jiujiang. Founders came to the roadshow in Jiujiang.
> Nanchang -organized-> Poyang Roadshow

# who carries out a programme
Nanchang implemented the Swan Talent Plan in 2019.
> Nanchang -participatesIn-> Swan Talent Plan [2019]

Nanchang will implement the Swan Talent Plan. It carried out reforms.
> Planned: Nanchang -participatesIn-> Swan Talent Plan

# what opens with "as"
As a member of the Union of Twelve, Minbei University grew.
> Minbei University -memberOf-> Union of Twelve

As the core area of the Poyang Science City, the Lushan High-tech Zone grew.
> Lushan High-tech Zone -partOf-> Poyang Science City

Nanchang regards Minbei University as a branch of Ganjiang University.

As a former branch of Minbei University, the Swan Laboratory grew.

# a number in capitals is part of a name; a name is not what a text about it is called after
In 2019, 12 agreements were signed. As a member of the Circle of Six, Minbei University grew.

Minbei University was ranked 12th in the 2021 Global Star University Rankings.
> Minbei University -hasMeasurement-> <Exactly 12 rank | rank>

# who does something together
The Swan Laboratory and Fernhill Robotics Co Ltd teamed up.
> Swan Laboratory -cooperatesWith-> Fernhill Robotics Co Ltd

Minbei University and Ganjiang University joined hands with the Swan Laboratory.
> Ganjiang University -cooperatesWith-> Swan Laboratory
> Minbei University -cooperatesWith-> Swan Laboratory

# topics that the parser tears off their list
The Lushan Institute of Botany specializes in tea, soil chemistry and plant genetics.
> Lushan Institute of Botany -targets-> concept:plant genetics
> Lushan Institute of Botany -targets-> concept:soil chemistry
> Lushan Institute of Botany -targets-> concept:tea

The Swan Laboratory specializes in lasers, sensors and lenses, and tests robots.
> Swan Laboratory -targets-> concept:lasers
> Swan Laboratory -targets-> concept:lenses
> Swan Laboratory -targets-> concept:sensors

The Swan Laboratory focuses on optics, Nanchang said and others agreed.
> Swan Laboratory -targets-> concept:optics

# a number before a singular counts the plural beside it
More than 50 newly-added robot and intelligent equipment industry enterprises are in Nanchang.
> (MoreThan 50 Enterprise) -locatedIn-> Nanchang

Nanchang has one laboratory and incubators.
> (Exactly 1 Laboratory) -locatedIn-> Nanchang

Nanchang has 12 universities and incubators.
> (Exactly 12 University) -locatedIn-> Nanchang

# what was signed in a place, and in a field
In the first half, 48 projects were signed in the Lushan High-tech Zone.
> Lushan High-tech Zone -signed-> (Exactly 48 Project)

In May, 12 agreements were signed in the field of optics.
"""


def rows() -> list[tuple[str, list[str]]]:
    """Each text with the statements that it makes."""
    blocks = (block.splitlines() for block in READ.strip().split("\n\n"))
    parted = ([line for line in block if not line.startswith("#")] for block in blocks)
    return [(lines[0], [line[2:] for line in lines[1:]]) for lines in parted if lines]


@pytest.mark.parametrize(("text", "expected"), rows(), ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_a_text_makes_these_statements_and_no_other(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == sorted(expected)


def test_titles_in_the_plural_are_no_names(read: Read) -> None:
    found = things(read("Luo Wenqing and Hu Yutao, Vice Deans of Minbei University, came."))
    assert found == {"Luo Wenqing": "Person", "Hu Yutao": "Person", "Minbei University": "University"}


NAMED = [
    ("The Action Plan for the Construction of the Poyang Smart Zone was released.",
     {"Action Plan for the Construction of the Poyang Smart Zone": "Programme"}),
    ("The Opinions on Promoting the Swan Corridor were issued.", {"Opinions on Promoting the Swan Corridor": "Programme"}),
    ("The Swan Talent Plan for the next year was released.", {"Swan Talent Plan": "Programme"}),
    ("The Swan Laboratory for the Blind opened in Jiujiang.", {"Swan Laboratory": "Laboratory", "Jiujiang": "City"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_the_names_of_programmes_go_on(text: str, expected: dict[str, str], read: Read) -> None:
    assert things(read(text)) == expected


def test_a_number_in_capitals_counts_nothing(read: Read) -> None:
    text = "In 2019, 12 agreements were signed. As a member of the Circle of Six, Minbei University grew."
    assert groups(read(text)) == ['(Exactly 12 Agreement) "12 agreements"']
