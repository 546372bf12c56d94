"""Lines of a saved page that are not the article: notices, menus, share buttons, credits, stamps, adverts.

Problem: what is kept as text becomes knowledge.  Method: one table of named rules over general features; each rule
looks at one line.  Advice: a rule that can hit a whole sentence must demand the words of a notice, since a lost
sentence costs more than a stray line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from source.reading import phrases
from source.reading.line import CJK, FINITE, SMALL, STOP, Line
from source.reading.metadata import find_date

VERB_AFTER_BY = re.compile(r"\b(?:of|which|that|is|are|was|were|has|have|will)\b", re.IGNORECASE)
MARKED = re.compile(r"\||(?:updated?|published|source|来源|來源|date|editor)\s*[:：]", re.IGNORECASE)

CREDIT_WORDS, ADVERT_WORDS, CONTROL_WORDS, NOTICE_WORDS = 14, 6, 16, 60


def _runs(line: Line, least: int = 15) -> bool:
    """Whether it is running text: enough words, small words among them (Chinese has none), and a stop."""
    prose = line.small_words >= 2 or len(CJK.findall(line.text)) >= least
    return len(line.words) >= least and prose and (line.has_stop or line.has_inner_stop)


def _no_words(line: Line) -> bool:
    """No letters, or nothing but single letters and digits: "1 2 3", "f t g m", "A | A | A"."""
    letters = [word for word in line.words if not word.isdigit()]
    return not CJK.search(line.text) and all(len(word) == 1 for word in letters) and not (letters and line.has_stop)


def _copyright(line: Line) -> bool:
    return len(line.words) <= NOTICE_WORDS and bool(phrases.COPYRIGHT.search(line.text))


def _notice(line: Line) -> bool:
    return len(line.words) <= NOTICE_WORDS and bool(phrases.NOTICE.search(line.text))


def _registration(line: Line) -> bool:
    return bool(phrases.REGISTRATION.search(line.text)) and not _runs(line)


def _file_name(line: Line) -> bool:
    return bool(phrases.FILE_NAME.match(line.text))


def _address(line: Line) -> bool:
    """A web address, or telephone, mail and street of an office."""
    contacts = len(phrases.CONTACT.findall(line.text))
    short = len(line.words) <= 10 + 6 * contacts
    return bool(phrases.ADDRESS_ONLY.match(line.text)) or (contacts > 0 and short and not _runs(line))


def _label(line: Line) -> bool:
    return bool(phrases.LABEL.match(line.text) or phrases.POSITION.match(line.text)) and not _runs(line)


def _stamp(line: Line) -> bool:
    """Hardly more than a date, with a source or bars: "Ningbo Daily | 2020-09-24", "(Xinhua May 27, 2012)"."""
    date = find_date(line.text)
    if date is None or line.has_inner_stop:
        return False
    left = Line.of(re.sub(r"\d+", " ", line.text[: date[1]] + " " + line.text[date[2] :]))
    if line.text[0] in "(（[【" and line.text[-1] in ")）]】":
        return len(left.words) <= 6
    most = 8 if MARKED.search(line.text) else 3
    return len(left.words) <= most and left.small_words <= 1 and not STOP.search(line.text)


def _byline(line: Line) -> bool:
    """As in "By Li Na | Ningbo Daily"; not "By 2025 …" nor a clause that begins with "by"."""
    if not phrases.BYLINE.match(line.text) or line.has_stop or VERB_AFTER_BY.search(line.text):
        return False
    names = line.words[1:]
    capitalised = sum(not word[0].islower() for word in names)
    return 0 < len(names) < CONTROL_WORDS and capitalised >= 0.6 * len(names)


def _credit(line: Line) -> bool:
    short = len(line.words) <= (9 if line.has_stop else CREDIT_WORDS)
    return short and bool(phrases.CREDIT.match(line.text))


def _controls(line: Line) -> bool:
    known = (word.lower() in phrases.CONTROLS or word.isdigit() or len(word) == 1 for word in line.words)
    return len(line.words) <= CONTROL_WORDS and all(known)


def _call(line: Line) -> bool:
    """A call to do something on the site or a pointer to other pages; no statement with a finite verb and a stop."""
    states = line.has_stop and len(line.words) >= 8 and any(word.lower() in FINITE for word in line.words)
    return bool(phrases.CALL.match(line.text)) and not states and not _runs(line)


def _advert(line: Line) -> bool:
    """A short imperative without a stop: "Visit Charity Shop"."""
    return len(line.words) <= ADVERT_WORDS and not line.has_stop and bool(phrases.ADVERT.match(line.text))


def _breadcrumb(line: Line) -> bool:
    """Short steps with signs between them: "Home>News", "News >> Local >>", "Home / Business / Companies"."""
    text = line.text.lstrip(" \t>»›*•·")
    signs = phrases.CRUMB.findall(text)
    steps = [Line.of(step) for step in phrases.CRUMB.split(text) if step]
    if not signs or not steps or line.has_stop or any(len(step.words) > 5 for step in steps):
        return False
    arrows = any("/" not in sign for sign in signs)
    return arrows or len(signs) > 1 or steps[0].text.lower().startswith("home") or len(line.words) <= 6


def _menu(line: Line) -> bool:
    """Three or more short entries side by side, or a long row of capitalised words without a small one."""
    cells = [Line.of(cell) for cell in phrases.CELL.split(line.text) if cell]
    if len(cells) >= 3 and not line.is_sentence:
        return all(len(cell.words) <= 5 for cell in cells) or len(cells) >= 6
    if len(cells) == 2 and re.search("[|｜│]", line.text):
        return len(line.words) <= 8 and not line.has_stop
    capitals = all(word[0].isupper() and word.lower() not in SMALL for word in line.words)
    buttons = sum(word.lower() in phrases.CONTROLS for word in line.words)
    long_row = len(line.words) >= (8 if buttons else 12) and not re.search(r"[,:;，：；]", line.text)
    return long_row and capitals and not line.has_stop


def _markup(line: Line) -> bool:
    """Remains of tags and scripts."""
    return len(re.findall(r"[<{}=]", line.text)) >= max(4, 0.08 * len(line.text))


RULES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("no words", _no_words),
    ("markup", _markup),
    ("copyright", _copyright),
    ("notice", _notice),
    ("registration", _registration),
    ("file name", _file_name),
    ("address", _address),
    ("label", _label),
    ("stamp", _stamp),
    ("credit", _credit),
    ("byline", _byline),
    ("controls", _controls),
    ("call", _call),
    ("advert", _advert),
    ("breadcrumb", _breadcrumb),
    ("menu", _menu),
)
"""Name → rule, tried in this order; the names stand with the passages, so that later steps and tests can tell why."""


def noise(line: Line) -> str | None:
    """The name of the first rule that ``line`` meets, or None: then it is not noise as far as one line can tell."""
    if line.length > 1000 and line.is_sentence:
        return None
    return next((name for name, holds in RULES if holds(line)), None)
