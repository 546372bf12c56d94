"""Closed lists of words that say how names vary; none of them speaks of one article."""

from __future__ import annotations

SMALL_WORDS = frozenset("of for the in and on at a an to with by".split())
"""Words that come and go when a name is turned: "Institute of X", "X Institute"."""
LEGAL_FORMS = frozenset("co ltd limited inc corp corporation company llc plc gmbh joint stock".split())
LEGAL_FORMS_ZH = ("股份有限公司", "有限责任公司", "有限公司", "集团公司", "公司")
LEVELS = {
    "international": "international",
    "national": "national",
    "state": "national",
    "provincial": "provincial",
    "municipal": "municipal",
    "nation": "national",
    "province": "provincial",
}
"""Word → the level that it says ("state key" and "national key laboratory" are one word in Chinese)."""
ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
ROMAN_LETTERS = {"i": "1", "v": "5", "x": "10"}
"""Numbers only behind one of ``COUNTED``."""
COUNTED = frozenset("phase part stage zone area block building plot fund class park no".split())
"""Nouns behind which a single letter tells siblings apart: "Phase I", "Zone A"."""
SPELLINGS = {
    "centre": "center",
    "programme": "program",
    "fibre": "fiber",
    "lab": "laboratory",
    "defence": "defense",
    "colour": "color",
    "labour": "labor",
    "grey": "gray",
    "aluminium": "aluminum",
    "harbour": "harbor",
    "modelling": "modeling",
    "catalogue": "catalog",
    "theatre": "theater",
    "metre": "meter",
    "univ": "university",
    "inst": "institute",
    "scientific": "science",
    "technological": "technology",
}
"""Spelling → the one that names are compared in."""
HONORIFICS = frozenset("mr ms mrs miss dr prof professor sir academician".split())
OFFICES = frozenset(
    {"mayor", "governor", "party secretary", "party chief", "president", "chairman", "chairwoman", "ceo", "principal"}
)
"""Offices that one person holds at a time, by the words of a text."""
FIELD_WORDS = frozenset(
    """
    advanced aerospace agency agricultural agriculture ai applied area artificial authority aviation base bay
    biological biology biomedical biotechnology board branch breakthrough bureau business campus car center central
    chamber chemical chemistry chip city clean cloud club college commerce commission committee company computer
    computing conference construction control cooperation county culture data department design development digital
    district east eco ecological economic economy education electric electronic electronics emergency energy
    engineering enterprise entrepreneurship environment environmental equipment exchange excellence expo export fair
    federation field finance fine first food forum foundation free frontier fund future general global government
    green group growth hall health high hightech hospital hub human incubation incubator industrial industry
    information infrastructure innovation innovative institute integrated integration intellectual intelligence
    intelligent international internet investment joint key laboratory land life light local logistics low maker
    management manufacturing marine maritime market material mechanism medical medicine meeting mobility modern
    national natural network new normal north ocean office open operation optical organization park part partnership
    patent people pharmaceutical photonics physics pilot pioneer plan platform point policy polytechnic port power
    precision product production program project promotion property public quantum real region regional research
    resource rnd robot robotics rural school science scitech second secretariat section security semiconductor service
    shared smart social society software south space special sport standard state station strategic strategy study
    summit supply support sustainable system talent team technical technology telecommunication testing textile third
    top town trade training transfer transformation transport union united university urban utility valley venture
    village vocational water west work workshop workstation world year young youth zone
    academician academy achievement action alliance corridor demonstration event postdoctoral
    """.split()
)
"""Words that many names of this field share, in the singular: a name of nothing else belongs to no one thing."""
