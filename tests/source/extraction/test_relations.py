"""Relations in each grammatical frame: for every sentence all statements that it makes, and no other."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from ontology.vocabulary import Vocabulary
from source.extraction.extraction import Extractor
from source.model import RDF_TYPE
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import article_of, local, statements

TABLE = """
# active
Cixi District has established 12 research institutes.
> Cixi District -established-> (Exactly 12 ResearchInstitute)

In 2018, Hangzhou set up the Qianjiang Laboratory.
> Hangzhou -established-> Qianjiang Laboratory [2018]

Suzhou Science and Technology Bureau released 21 sci-tech achievements in 2019.
> Suzhou Science and Technology Bureau -released-> (Exactly 21 Achievement) [2019]

Taicang introduced the Tongji Institute of Intelligent Manufacturing from Shanghai.
> Taicang -attracted-> Tongji Institute of Intelligent Manufacturing

Nanchang University won the Ganjiang Innovation Award.
> Nanchang University -won-> Ganjiang Innovation Award

Nanchang University invented 300 technologies.
> Nanchang University -produced-> (Exactly 300 Achievement)

Ganzhou Rare Earth Co Ltd holds 45 patents.
> Ganzhou Rare Earth Co Ltd -produced-> (Exactly 45 Patent)

Fernhill Biomedical Co Ltd cooperates with Fudan University.
> Fernhill Biomedical Co Ltd -cooperatesWith-> Fudan University

Fernhill Biomedical Co Ltd joined the Hangzhou Bay Industry Alliance.
> Fernhill Biomedical Co Ltd -participatesIn-> Hangzhou Bay Industry Alliance

Luo Wenqing leads the Ganjiang Talent Team.
> Ganjiang Talent Team -ledBy-> Luo Wenqing

Fernhill Robotics Co Ltd specializes in surgical robots.
> Fernhill Robotics Co Ltd -targets-> concept:surgical robots

The Lushan Institute of Botany belongs to the Chinese Academy of Sciences.
> Lushan Institute of Botany -partOf-> Chinese Academy of Sciences

The Hangzhou Bay Industry Alliance brings together universities, leading enterprises and venture capital organizations.
> Hangzhou Bay Industry Alliance -integrates-> class:Enterprise
> Hangzhou Bay Industry Alliance -integrates-> class:InvestmentOrganization
> Hangzhou Bay Industry Alliance -integrates-> class:University

The G76 Science and Technology Innovation Corridor involves Hefei, Xuancheng and Wuhu.
> Hefei -participatesIn-> G76 Science and Technology Innovation Corridor
> Wuhu -participatesIn-> G76 Science and Technology Innovation Corridor
> Xuancheng -participatesIn-> G76 Science and Technology Innovation Corridor

The Minjiang Industry Alliance consists of 56 enterprises and 12 universities.
> (Exactly 12 University) -memberOf-> Minjiang Industry Alliance
> (Exactly 56 Enterprise) -memberOf-> Minjiang Industry Alliance

The Yangtze Manufacturing Forum took place in Taicang.
> Yangtze Manufacturing Forum -locatedIn-> Taicang

In 2019, 45 enterprises applied to be high-tech enterprises.
> (Exactly 45 Enterprise) -appliedFor-> class:HighTechEnterprise [2019]

In 2019, 30 enterprises applied to establish engineering centers.
> (Exactly 30 Enterprise) -appliedToEstablish-> class:EngineeringCenter [2019]

Zhu Hongtao from Tongji University joined the Egret Robot Center.
> Zhu Hongtao -affiliatedWith-> Egret Robot Center
> Zhu Hongtao -affiliatedWith-> Tongji University

The Wuxi Science Bureau granted 12 million yuan to the Qianjiang Laboratory in 2021.
> Wuxi Science Bureau -funded-> Qianjiang Laboratory [2021]
> Wuxi Science Bureau -hasMeasurement-> <Exactly 12000000 CNY | grant> [2021]

Fernhill Robotics Co Ltd has invested in the Egret Robot Center.
> Fernhill Robotics Co Ltd -investedIn-> Egret Robot Center

Jiangnan University licensed 12 patents to the Egret Robot Center.
> (Exactly 12 Patent) -transferredFrom-> Jiangnan University
> (Exactly 12 Patent) -transferredTo-> Egret Robot Center

# passive
The Qianjiang Laboratory was founded by Hangzhou Normal University in 2016.
> Hangzhou Normal University -established-> Qianjiang Laboratory [2016]

Two laboratories in Xiamen were built by Xiamen University.
> (Exactly 2 Laboratory) -locatedIn-> Xiamen
> Xiamen University -established-> (Exactly 2 Laboratory)

The Yangtze Manufacturing Forum was hosted by the Suzhou Science and Technology Bureau.
> Suzhou Science and Technology Bureau -organized-> Yangtze Manufacturing Forum

The Ganjiang Talent Team is led by Luo Wenqing.
> Ganjiang Talent Team -ledBy-> Luo Wenqing

Fernhill Biomedical Co Ltd was recognized as a high-tech enterprise in 2017.
> Fernhill Biomedical Co Ltd -designatedAs-> class:HighTechEnterprise [2017]

Ganzhou Rare Earth Co Ltd was granted 45 patents.
> Ganzhou Rare Earth Co Ltd -produced-> (Exactly 45 Patent)

The Ganzhou Rare Earth Laboratory was named after Xu Guangming.
> Ganzhou Rare Earth Laboratory -namedAfter-> Xu Guangming

Jiashan County was named a demonstration zone for green growth.
> Jiashan County -designatedAs-> demonstration zone for green growth

Jiaxing was designated as a national demonstration zone for intellectual property in 2015.
> Jiaxing -designatedAs-> national demonstration zone for intellectual property [2015]

# passive without agent: an event, a place
The Wuhan Optics Expo was held, when 15 achievements were released and six signed.
> Wuhan Optics Expo -released-> (Exactly 15 Achievement)
> Wuhan Optics Expo -signed-> (Exactly 6 Achievement)

At the Wuhan Optics Expo, 15 achievements were released and six projects were signed.
> Wuhan Optics Expo -released-> (Exactly 15 Achievement)
> Wuhan Optics Expo -signed-> (Exactly 6 Project)

The Nanhu Expo, where 12 achievements were released, was held in Jiaxing.
> Nanhu Expo -locatedIn-> Jiaxing
> Nanhu Expo -released-> (Exactly 12 Achievement)

At the Nanhu Expo, 12 projects were released, of which five were signed.
> Nanhu Expo -released-> (Exactly 12 Project)
> Nanhu Expo -signed-> (Exactly 5 Project)

The fair of Tongxiang was held, when 12 achievements were issued and five signed for implementation, attracting an intentional value of about 10 million yuan.
> Tongxiang -organized-> fair of Tongxiang
> fair of Tongxiang -hasMeasurement-> <About 10000000 CNY | intentional value>
> fair of Tongxiang -released-> (Exactly 12 Achievement)
> fair of Tongxiang -signed-> (Exactly 5 Achievement)

The Binhai Laboratory was set up in Dalian in cooperation with Dalian University of Technology.
> Binhai Laboratory -cooperatesWith-> Dalian University of Technology
> Binhai Laboratory -locatedIn-> Dalian

# relative clause
The Lanting Institute of New Materials, which was founded by Ningbo University, is located in Beilun District.
> Lanting Institute of New Materials -locatedIn-> Beilun District
> Ningbo University -established-> Lanting Institute of New Materials

Wenzhou, which built six incubators, is a city in Zhejiang Province.
> Wenzhou -established-> (Exactly 6 Incubator)
> Wenzhou -locatedIn-> Zhejiang Province

The Tongxiang Fibre Alliance, which brings together 30 firms and five universities, was set up by the Tongxiang Fibre Institute.
> Tongxiang Fibre Alliance -integrates-> (Exactly 30 Enterprise)
> Tongxiang Fibre Alliance -integrates-> (Exactly 5 University)
> Tongxiang Fibre Institute -established-> Tongxiang Fibre Alliance

Chen Bolin, who chairs Ruian Pumps Co Ltd, was elected to the Chinese Academy of Engineering in 2017.
> Chen Bolin -memberOf-> Chinese Academy of Engineering [2017]
> Ruian Pumps Co Ltd -ledBy-> Chen Bolin

The Nanhu Plan, which aims at chips and new energy, was launched in 2017.
> Nanhu Plan -targets-> concept:chips
> Nanhu Plan -targets-> concept:new energy

# participle
Jiaxing held the Nanhu Innovation Forum, attracting 40 enterprises.
> Jiaxing -attracted-> (Exactly 40 Enterprise)
> Jiaxing -organized-> Nanhu Innovation Forum

Founded in 2009, the Egret Robot Center has incubated 34 companies.
> Egret Robot Center -cultivated-> (Exactly 34 Enterprise)

Located in Haicang District, the Egret Robot Center focuses on service robots.
> Egret Robot Center -locatedIn-> Haicang District
> Egret Robot Center -targets-> concept:service robots

The Egret Robot Center, located in Haicang District, has incubated 34 companies.
> Egret Robot Center -cultivated-> (Exactly 34 Enterprise)
> Egret Robot Center -locatedIn-> Haicang District

The Jiashan Incubator, a platform built by Jiashan County, has incubated 40 startups.
> Jiashan County -established-> Jiashan Incubator
> Jiashan Incubator -cultivated-> (Exactly 40 Enterprise)

By building the Nanhu Laboratory, Jiaxing attracted 300 experts.
> Jiaxing -attracted-> (Exactly 300 Person)
> Jiaxing -established-> Nanhu Laboratory

The Tianfu Laboratory, headed by Chen Xiaoming, employs 80 researchers.
> (Exactly 80 Person) -affiliatedWith-> Tianfu Laboratory
> Tianfu Laboratory -ledBy-> Chen Xiaoming

Zhenhai District has taken the lead in establishing the Harbour Joint Conference System, integrating universities, leading enterprises and venture capital organizations.
> Harbour Joint Conference System -integrates-> class:Enterprise
> Harbour Joint Conference System -integrates-> class:InvestmentOrganization
> Harbour Joint Conference System -integrates-> class:University
> Zhenhai District -established-> Harbour Joint Conference System

At the Tongxiang Talent Summit held on Tuesday, 25 projects were signed.
> Tongxiang Talent Summit -signed-> (Exactly 25 Project)

In actively getting involved in the construction of the Grand Canal Sci-tech Corridor, Tongxiang has built 12 innovation platforms.
> Tongxiang -established-> (Exactly 12 InnovationPlatform)
> Tongxiang -participatesIn-> Grand Canal Sci-tech Corridor

# nominalisation
With the establishment of the Donghu Laboratory, Wuhan has attracted 30 scientists.
> Wuhan -attracted-> (Exactly 30 Person)
> Wuhan -established-> Donghu Laboratory

The establishment of the Nanhu Laboratory by Jiaxing in 2020 was a success.
> Jiaxing -established-> Nanhu Laboratory [2020]

Taicang accelerated its introduction of 30 innovation teams.
> Taicang -attracted-> (Exactly 30 TalentTeam)

Yancheng has participated in the construction of the Huaihe Sci-tech Corridor.
> Yancheng -participatesIn-> Huaihe Sci-tech Corridor

The cooperation between Suzhou and Nanjing University began in 2015.
> Suzhou -cooperatesWith-> Nanjing University [2015]

# apposition
Li Weimin, an academician of the Chinese Academy of Engineering, heads the Binhai Laboratory.
> Binhai Laboratory -ledBy-> Li Weimin
> Li Weimin -memberOf-> Chinese Academy of Engineering

Wang Jianing, director of the Donghu Laboratory, visited Suzhou.
> Wang Jianing -affiliatedWith-> Donghu Laboratory as director

Pingxiang, home to 30 incubators, held the Jiangxi Startup Fair.
> (Exactly 30 Incubator) -locatedIn-> Pingxiang
> Pingxiang -organized-> Jiangxi Startup Fair

Companies including Moonlake Robotics and Tiger Spring Power settled in Jiashan County.
> Moonlake Robotics -locatedIn-> Jiashan County
> Tiger Spring Power -locatedIn-> Jiashan County

Nine cities, including Jiaxing, Suzhou and Wuxi, joined the Grand Canal Sci-tech Corridor.
> Jiaxing -participatesIn-> Grand Canal Sci-tech Corridor
> Suzhou -participatesIn-> Grand Canal Sci-tech Corridor
> Wuxi -participatesIn-> Grand Canal Sci-tech Corridor

# coordination and ellipsis
Jiaxing has built the Nanhu Laboratory and attracted 300 experts.
> Jiaxing -attracted-> (Exactly 300 Person)
> Jiaxing -established-> Nanhu Laboratory

By the end of 2020, Foshan had attracted 16 research institutes, over 300 enterprises and 25 talent teams.
> Foshan -attracted-> (Exactly 16 ResearchInstitute) [2020]
> Foshan -attracted-> (Exactly 25 TalentTeam) [2020]
> Foshan -attracted-> (MoreThan 300 Enterprise) [2020]

Jiaxing University, Nanhu District and 12 firms set up the Nanhu Industry Alliance.
> (Exactly 12 Enterprise) -established-> Nanhu Industry Alliance
> Jiaxing University -established-> Nanhu Industry Alliance
> Nanhu District -established-> Nanhu Industry Alliance

So far in 2019, 30 enterprises have applied to establish engineering centers, and over 70 enterprises have applied to be high-tech enterprises.
> (Exactly 30 Enterprise) -appliedToEstablish-> class:EngineeringCenter [2019]
> (MoreThan 70 Enterprise) -appliedFor-> class:HighTechEnterprise [2019]

# home to, has, houses
Kunshan is home to 400 high-tech enterprises.
> (Exactly 400 HighTechEnterprise) -locatedIn-> Kunshan

Ganzhou is home to the Rare Earth Laboratory and 30 incubators.
> (Exactly 30 Incubator) -locatedIn-> Ganzhou
> Rare Earth Laboratory -locatedIn-> Ganzhou

The Jiulong Lake Science Park houses 12 incubators.
> (Exactly 12 Incubator) -locatedIn-> Jiulong Lake Science Park

There are 50 laboratories in the Jiulong Lake Science Park.
> (Exactly 50 Laboratory) -locatedIn-> Jiulong Lake Science Park

Nanchang has 12 state key laboratories.
> (Exactly 12 Laboratory) -locatedIn-> Nanchang

With over 50 laboratories, the Jiulong Lake Science Park is located in Ningbo.
> (MoreThan 50 Laboratory) -locatedIn-> Jiulong Lake Science Park
> Jiulong Lake Science Park -locatedIn-> Ningbo

# one of the first
As one of the first demonstration zones for technology transfer in China, Suzhou has cultivated 20 talent teams.
> Suzhou -cultivated-> (Exactly 20 TalentTeam)
> Suzhou -designatedAs-> demonstration zone for technology transfer
> demonstration zone for technology transfer -locatedIn-> China

As one of the first batch of demonstration zones for green growth in Zhejiang, Anji County has established 14 laboratories.
> Anji County -designatedAs-> demonstration zone for green growth
> Anji County -established-> (Exactly 14 Laboratory)
> demonstration zone for green growth -locatedIn-> Zhejiang

Jiashan County was listed as one of the first demonstration zones for green growth.
> Jiashan County -designatedAs-> demonstration zone for green growth

# jointly, with, between
Suzhou signed a cooperation agreement with Nanjing University.
> Suzhou -cooperatesWith-> Nanjing University

Xiamen University and the Egret Robot Center signed an agreement to train engineers.
> Xiamen University -cooperatesWith-> Egret Robot Center

Beilun District, Cixi and Yuyao jointly set up the Hangzhou Bay Industry Alliance.
> Beilun District -cooperatesWith-> Cixi
> Beilun District -cooperatesWith-> Yuyao
> Beilun District -established-> Hangzhou Bay Industry Alliance
> Cixi -established-> Hangzhou Bay Industry Alliance
> Yuyao -established-> Hangzhou Bay Industry Alliance

The Nanhu Laboratory was jointly built by Jiaxing and Tsinghua University.
> Jiaxing -cooperatesWith-> Tsinghua University
> Jiaxing -established-> Nanhu Laboratory
> Tsinghua University -established-> Nanhu Laboratory

The Tongxiang Fibre Institute, jointly built by Tongxiang and Donghua University, has trained 300 engineers.
> Donghua University -established-> Tongxiang Fibre Institute
> Tongxiang -cooperatesWith-> Donghua University
> Tongxiang -established-> Tongxiang Fibre Institute
> Tongxiang Fibre Institute -cultivated-> (Exactly 300 Person)

Together with Tsinghua University, Jiaxing has built the Nanhu Laboratory.
> Jiaxing -cooperatesWith-> Tsinghua University
> Jiaxing -established-> Nanhu Laboratory

# prepositions
Under the Chinese Academy of Sciences, the Lushan Institute of Botany has trained 60 engineers.
> Lushan Institute of Botany -cultivated-> (Exactly 60 Person)
> Lushan Institute of Botany -partOf-> Chinese Academy of Sciences

The Lushan Institute of Botany under the Chinese Academy of Sciences opened in Jiujiang.
> Lushan Institute of Botany -locatedIn-> Jiujiang
> Lushan Institute of Botany -partOf-> Chinese Academy of Sciences

The Lanting Institute of New Materials is a branch of Ningbo University.
> Lanting Institute of New Materials -partOf-> Ningbo University

Jiujiang is part of the Ganjiang Innovation Corridor.
> Jiujiang -partOf-> Ganjiang Innovation Corridor

# topics
The Spring Seedling Programme focuses on artificial intelligence and new materials.
> Spring Seedling Programme -targets-> concept:artificial intelligence
> Spring Seedling Programme -targets-> concept:new materials

The Nanhu Plan is centered on chips and new energy.
> Nanhu Plan -targets-> concept:chips
> Nanhu Plan -targets-> concept:new energy

The Nanhu Plan was launched to promote green energy.
> Nanhu Plan -targets-> concept:green energy

# place chains and possessives
Nanxiang town, Jiading district, Shanghai, has built four laboratories.
> Jiading district -locatedIn-> Shanghai
> Nanxiang town -established-> (Exactly 4 Laboratory)
> Nanxiang town -locatedIn-> Jiading district

Nanhu District in Jiaxing, Zhejiang Province, has 30 incubators.
> (Exactly 30 Incubator) -locatedIn-> Nanhu District
> Jiaxing -locatedIn-> Zhejiang Province
> Nanhu District -locatedIn-> Jiaxing

Shanghai's Songjiang District held the Yangtze River Delta Robot Conference in 2020.
> Songjiang District -locatedIn-> Shanghai
> Songjiang District -organized-> Yangtze River Delta Robot Conference [2020]

Quanzhou's Minjiang Industry Alliance was formed in 2018.
> Minjiang Industry Alliance -locatedIn-> Quanzhou

Jiangyin-based Huaxin Bearings Co Ltd introduced two academicians.
> Huaxin Bearings Co Ltd -attracted-> (Exactly 2 Academician)
> Huaxin Bearings Co Ltd -locatedIn-> Jiangyin

# titles and names in names
Professor Zhu Hongtao of Tongji University has trained 300 engineers.
> Zhu Hongtao -affiliatedWith-> Tongji University as professor
> Zhu Hongtao -cultivated-> (Exactly 300 Person)

Tongji University's president Zhu Hongtao came to Suzhou.
> Zhu Hongtao -affiliatedWith-> Tongji University as president

Mayor Zhu Hongtao of Taicang said the city had attracted 80 German companies.
> Taicang -attracted-> (Exactly 80 Enterprise)
> Zhu Hongtao -affiliatedWith-> Taicang as mayor

Zhang Boli serves as director of the Nanhu Laboratory.
> Zhang Boli -affiliatedWith-> Nanhu Laboratory as director

Zhang Boli, deputy director of the Jiaxing Science and Technology Bureau, said 12 firms had applied to be high-tech enterprises.
> (Exactly 12 Enterprise) -appliedFor-> class:HighTechEnterprise
> Zhang Boli -affiliatedWith-> Jiaxing Science and Technology Bureau as deputy director

The Zhao Lifeng Academician Workstation opened in Changxing County.
> Zhao Lifeng Academician Workstation -locatedIn-> Changxing County
> Zhao Lifeng Academician Workstation -namedAfter-> Zhao Lifeng

Zhang Boli (an academician of the Chinese Academy of Engineering) leads the Nanhu Laboratory.
> Nanhu Laboratory -ledBy-> Zhang Boli
> Zhang Boli -memberOf-> Chinese Academy of Engineering

# nothing
The city has grown fast and its people are proud.

A scientist in Ningbo likes tea.

Many enterprises have applied for help.

Suzhou and Wuxi are cities.

They discussed the laboratory at length in 2019.

Li Ming spoke of Tongji University.

Ningbo University will be 40 years old in 2026.

The 12th floor of the building was closed for 12 days.
"""


def rows() -> list[tuple[str, list[str]]]:
    found = []
    for block in TABLE.strip().split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        found.append((lines[0], [line.removeprefix("> ") for line in lines[1:]]))
    return found


@pytest.mark.parametrize(("text", "expected"), rows())
def test_a_sentence_makes_these_statements_and_no_other(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == sorted(expected)


def test_the_table_has_a_row_for_every_relation(vocabulary: Vocabulary) -> None:
    told = {row.split(" -")[1].split("->")[0] for _, expected in rows() for row in expected}
    assert len(rows()) >= 90
    assert {local(iri) for iri, relation in vocabulary.relations.items() if not relation.lists} == told


def test_other_articles_read_before_change_nothing(extractor: Extractor) -> None:
    articles = [article_of(text) for text, _ in rows()]
    forth = list(extractor.read(articles))
    back = list(extractor.read(articles[::-1]))[::-1]
    assert [statements(reading) for reading in forth] == [sorted(expected) for _, expected in rows()]
    assert forth == back


def test_every_rule_that_speaks_is_named(read: Read) -> None:
    found = {fact.rule for text, _ in rows() for fact in read(text).facts if fact.predicate != RDF_TYPE}
    assert found >= {
        "verb", "nominal", "preposition", "title", "place-chain", "possessive", "creation-place", "event-clause",
        "name-in-name", "amount", "joint",
    }  # fmt: skip
