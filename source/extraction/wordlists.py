"""Small closed lists of English words that the reading needs; none of them speaks of a topic."""

from __future__ import annotations

CALENDAR = frozenset(
    """
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul
    Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """.split()
)
DEMONYMS = frozenset(
    """
    Chinese American British English German French Canadian Australian Russian Japanese Korean Italian Spanish
    Dutch Swiss Swedish Danish Finnish Norwegian Belgian Austrian Israeli Indian Singaporean European Asian African
    Western Eastern Northern Southern Central
    """.split()
)
NUMBERS = frozenset(
    """
    One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen
    Eighteen Nineteen Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety
    """.split()
)
"""Number words that may also begin a name ("Three Rivers")."""
OPENERS = NUMBERS.union(
    """
    His Her
    The This That These Those A An It Its He She They Their We Our Us You Your I My In On At As By For From To With
    Within Without Among Amid After Before Since Until During Under Over Through Throughout Following Upon About
    Between Of And But Or Nor So Yet If When While Where Whereas Although Though Because Once Also Besides Moreover
    Furthermore Meanwhile However Therefore Thus Hence Then Now Today Currently Recently Previously Earlier Later
    Already Still Here There Not No Yes All Both Each Every Some Many Most More Several Such Other Another Any Only
    Even Just According Thanks Due Nearly Almost Around Approximately Roughly Altogether Overall Together
    Additionally Notably Specifically Dozens Hundreds Thousands Half Statistics Data Based Located Driven Founded
    Established Built Covering Home Like Including How What Why Who Which Whose
    """.split()
)
"""Words that are capitalised at the beginning of a sentence, and begin no name."""
PLACE_DIRECTIONS = frozenset("East West North South Central Northeast Northwest Southeast Southwest".split())
NO_NAMES = frozenset(
    """
    R&D RD AI IT ICT IoT 5G 6G 4G 3D PCT IPO CEO CFO CTO EV EVs NEV NEVs VR AR LED GPS API DNA RNA mRNA PhD Ph.D
    MBA SME SMEs COVID COVID-19 USD RMB CNY GDP FDI S&T IP IPR ID TV UN EU PR HR OK NO UAV UAVs IC ICs CPC Internet
    Web S&I KPI ESG RCEP WTO APP App Apps Q1 Q2 Q3 Q4 Party CHINA DAILY Xinhua PHOTO VCR BRI Covid-19 AI+ PRC
    """.split()
)
"""Abbreviations and words written like names that name no thing of the vocabulary."""
MEDIA = frozenset("News Daily Times Post Journal Weekly TV Television Radio Press Gazette Online Xinhua".split())
"""Last words of the names of media, which are no things of the vocabulary."""
DOCUMENTS = frozenset("Rankings Ranking Index Report List Yearbook Survey Bulletin Statistics Catalogue".split())
"""Words after a name that make it the name of a text: "University Rankings" is no university."""
COMPANY_FORMS = frozenset({"co", "ltd", "limited", "inc", "corp", "corporation", "llc", "plc"})
"""What the names of firms end in, in lower case and without full stops."""

PARSER_WORDS = {
    "n’t": "n't",
    "fair": "conference",
    "fairs": "conferences",
    "expo": "exhibition",
    "corridor": "region",
    "corridors": "regions",
    "academician": "scientist",
    "academicians": "scientists",
    "workstation": "station",
    "workstations": "stations",
}
"""Nouns that the parser takes for other parts of speech, and the nouns of the same use that it sees in their stead."""
