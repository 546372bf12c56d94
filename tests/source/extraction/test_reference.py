"""What "the district", "it", "the company", "such", an abbreviation or "the 12 platforms" stand for."""

from __future__ import annotations

import pytest

from source.model import Evidence
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import statements

ROWS = [
    # the district, the city: the last of that class
    (
        "Deqing County has grown. The county has established 12 laboratories.",
        ["Deqing County -established-> (Exactly 12 Laboratory)"],
    ),
    (
        "Shaoxing opened the Keqiao Textile Institute. The city has also set up six incubators.",
        ["Shaoxing -established-> (Exactly 6 Incubator)", "Shaoxing -established-> Keqiao Textile Institute"],
    ),
    (
        "Deqing County in Huzhou has 12 laboratories. The city has 40 laboratories.",
        [
            "(Exactly 12 Laboratory) -locatedIn-> Deqing County",
            "(Exactly 40 Laboratory) -locatedIn-> Huzhou",
            "Deqing County -locatedIn-> Huzhou",
        ],
    ),
    # it, its: the subject before
    (
        "Shaoxing built six incubators in 2018. It has attracted 300 enterprises.",
        ["Shaoxing -attracted-> (Exactly 300 Enterprise)", "Shaoxing -established-> (Exactly 6 Incubator) [2018]"],
    ),
    (
        "Fernhill Instruments Co Ltd was founded in 2008. It cooperates with Zhejiang University.",
        ["Fernhill Instruments Co Ltd -cooperatesWith-> Zhejiang University"],
    ),
    (
        "The Slender Lake Laboratory was built in Yangzhou. Its director, Shen Rui, came from Nanjing.",
        [
            "Shen Rui -affiliatedWith-> Slender Lake Laboratory as director",
            "Slender Lake Laboratory -locatedIn-> Yangzhou",
        ],
    ),
    # he, a surname: a person
    (
        "Shen Rui is a professor at Yangzhou University. He leads the Slender Lake Laboratory.",
        [
            "Shen Rui -affiliatedWith-> Yangzhou University as professor",
            "Slender Lake Laboratory -ledBy-> Shen Rui",
        ],
    ),
    (
        "Shen Rui set up the Slender Lake Laboratory. Shen has trained 40 engineers.",
        ["Shen Rui -cultivated-> (Exactly 40 Person)", "Shen Rui -established-> Slender Lake Laboratory"],
    ),
    # the company, the university, the zone, the fair, the corridor
    (
        "Fernhill Instruments Co Ltd is based in Deqing County. The company has set up a postdoctoral workstation.",
        [
            "Fernhill Instruments Co Ltd -established-> postdoctoral workstation",
            "Fernhill Instruments Co Ltd -locatedIn-> Deqing County",
        ],
    ),
    (
        "Wenzhou Medical University set up the Oujiang Laboratory. The university has trained 600 engineers.",
        [
            "Wenzhou Medical University -cultivated-> (Exactly 600 Person)",
            "Wenzhou Medical University -established-> Oujiang Laboratory",
        ],
    ),
    (
        "Hefei High-tech Zone opened the Quantum Incubator. The zone introduced 20 talent teams.",
        [
            "Hefei High-tech Zone -attracted-> (Exactly 20 TalentTeam)",
            "Hefei High-tech Zone -established-> Quantum Incubator",
        ],
    ),
    (
        "Shaoxing held the Keqiao Textile Expo in 2018. The expo attracted 900 enterprises.",
        [
            "Keqiao Textile Expo -attracted-> (Exactly 900 Enterprise)",
            "Shaoxing -organized-> Keqiao Textile Expo [2018]",
        ],
    ),
    (
        "The Grand Canal Sci-tech Corridor is new. Yangzhou has joined the corridor.",
        ["Yangzhou -participatesIn-> Grand Canal Sci-tech Corridor"],
    ),
    (
        "The Wenzhou Talent Fair opened on Monday. At the fair, 14 projects were signed.",
        ["Wenzhou Talent Fair -signed-> (Exactly 14 Project)"],
    ),
    # a described thing
    (
        "Yangzhou University set up a laboratory for inland shipping in 2015. The laboratory attracted 30 experts.",
        [
            "Yangzhou University -established-> laboratory for inland shipping [2015]",
            "laboratory for inland shipping -attracted-> (Exactly 30 Person)",
        ],
    ),
    # which, where: in the sentence
    (
        "Wuxi opened the Taihu Laboratory, which has trained 300 engineers.",
        ["Taihu Laboratory -cultivated-> (Exactly 300 Person)", "Wuxi -established-> Taihu Laboratory"],
    ),
    # abbreviations, other names
    (
        "The Moganshan Geographic Information Institute (MGII) is new. MGII has trained 300 engineers.",
        ["Moganshan Geographic Information Institute -cultivated-> (Exactly 300 Person)"],
    ),
    (
        "East Lake High-tech Zone, also known as Optics Valley, is in Wuhan. Optics Valley has set up 12 laboratories.",
        [
            "East Lake High-tech Zone -established-> (Exactly 12 Laboratory)",
            "East Lake High-tech Zone -locatedIn-> Wuhan",
        ],
    ),
    # such, the 12
    (
        "Yangzhou has set up academician workstations since 2010. The city now has 30 such workstations.",
        ["(Exactly 30 AcademicianWorkstation) -locatedIn-> Yangzhou"],
    ),
    (
        "Yangzhou has established 12 sci-tech innovation platforms. The 12 platforms have attracted 40 firms.",
        [
            "(Exactly 12 InnovationPlatform) -attracted-> (Exactly 40 Enterprise)",
            "Yangzhou -established-> (Exactly 12 InnovationPlatform)",
        ],
    ),
    # nobody to stand for
    ("The district has established 12 laboratories.", []),
    ("It has attracted 300 enterprises.", []),
    ("The company signed an agreement with the university.", []),
    ("He leads the Slender Lake Laboratory.", []),
    ("Shen Rui spoke. It leads the Slender Lake Laboratory.", []),
    ("Wenzhou has grown. He leads the Slender Lake Laboratory.", []),
    ("Wenzhou University has grown. The district has established 12 laboratories.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_reference(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == sorted(expected)


def test_a_second_passage_names_what_is_only_referred_to(read: Read) -> None:
    text = "Deqing County has grown.\nThe county has established 12 laboratories."
    reading = read(text)
    (fact,) = (f for f in reading.facts if f.predicate.endswith("#established"))
    naming, telling = reading.article.blocks
    assert fact.evidence == (Evidence(naming.span, antecedent=True), Evidence(telling.span))


def test_the_nearest_sentence_that_names_it_is_taken(read: Read) -> None:
    reading = read("Deqing County is old.\nDeqing County has grown.\nIt rained.\nThe county has established 12 labs.")
    (fact,) = (f for f in reading.facts if f.predicate.endswith("#established"))
    assert [e.span for e in fact.evidence if e.antecedent] == [reading.article.blocks[1].span]


def test_no_second_passage_where_the_sentence_names_both_ends(read: Read) -> None:
    reading = read(
        "Deqing County is old. Deqing County has established 12 labs, and it has opened the Reed Laboratory."
    )
    told = [f for f in reading.facts if f.predicate.endswith("#established")]
    assert len(told) == 2
    assert all(not e.antecedent for f in told for e in f.evidence)


def test_the_same_set_spoken_of_again_is_one_set(read: Read) -> None:
    reading = read("Yangzhou has established 12 innovation platforms.\nThe 12 platforms have attracted 40 enterprises.")
    (made,) = (f.object for f in reading.facts if f.predicate.endswith("#established"))
    (drawn,) = (f.subject for f in reading.facts if f.predicate.endswith("#attracted"))
    assert made == drawn


def test_another_number_is_another_set(read: Read) -> None:
    reading = read("Yangzhou has established 12 innovation platforms.\nThe 14 platforms have attracted 40 enterprises.")
    (made,) = (f.object for f in reading.facts if f.predicate.endswith("#established"))
    (drawn,) = (f.subject for f in reading.facts if f.predicate.endswith("#attracted"))
    assert made != drawn
