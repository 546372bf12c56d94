"""Lines put together to running text: with a space, without one between Chinese characters, or over a hyphen.

Problem: "plat-" and "forms" is one word, "high-" and "tech" is written with its hyphen, and the page shows no
difference.  Method: the document's own words decide; where they are silent, a short list of first parts that keep
their hyphen does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"([^\W_]+)[-\u00ad\u2010\x02]$")
STARTS = re.compile(r"[^\W_]+")
CJK = re.compile("[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
KEPT = frozenset(
    """
    all anti city co cross cutting deep district double ex fast first five foreign four full government half hard high
    industry inter joint key large life long low market mid middle multi nation national new non one open part post
    pre private public quasi real sci second self semi short six small so state sub super technology ten third three
    top two university value well whole wide world year
    """.split()
)
"""First parts of English compounds that keep their hyphen."""


class Joiner:
    """Joins lines with the words of one document in mind."""

    def __init__(self, lines: Iterable[str]) -> None:
        inner = (word.lower() for line in lines for word in WORDS.findall(line.rpartition(" ")[0]))
        self._words = Counter(inner)

    def join(self, before: str, after: str) -> str:
        """``before`` and ``after`` as one text."""
        broken, start = BROKEN.search(before), STARTS.match(after)
        if broken is not None and start is not None:
            return before[:-1] + ("-" if self._keeps(broken[1], start[0]) else "") + after
        before = before.replace("\x02", "-")
        return f"{before}{'' if CJK.match(before[-1:]) and CJK.match(after) else ' '}{after}"

    def _keeps(self, first: str, second: str) -> bool:
        whole, compound = f"{first}{second}".lower(), f"{first}-{second}".lower()
        if self._words[whole] != self._words[compound]:
            return self._words[compound] > self._words[whole]
        return not (first[-1].isalpha() and second[0].islower()) or first.lower() in KEPT
