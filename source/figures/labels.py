"""Numbers that count nothing: ranks, labels, parts of names, codes."""

from __future__ import annotations

import re

from source.figures.numbers import Form, Number

_RANK = re.compile(
    r"(?:\b(?:No\.|No|NO\.|№|Number|number|TOP|Top|top|ranked|ranking|ranks|Fortune|Forbes|Global|Hurun)\s?|#)$"
)
_LABEL = re.compile(
    r"""\b(?:phase|phases|chapter|section|sections|room|line|lines|article|item|table|figure|fig|version|type|grade|class|gate|exit
    |block|building|tower|floor|highway|route|flight|channel|industry|web|windows|iphone|model|page|pages|vol|volume|issue|step
    |stage|tier|category|appendix|annex|rule|zone|lot|plot|bus|metro|subway|train|edition|photo|image|tel|fax|phone|call|dial|wechat|qq
    |code|postcode|zip|aged|project|programme|program|euro|china|level|part|day|week|episode|season|lane|road|street|plan)
    (?:\sno\.?|:|\.|\snumber)?\s?$""",
    re.VERBOSE,
)
_NAMED = re.compile(
    r"""["”’']?\s(?:program(?:me)?|project|plan|initiative|action|hotline|strategy|policy|campaign|pattern|model|system|layout
    |framework|mechanism|incident|method|route|am|pm|a\.m|p\.m|o'clock)\b""",
    re.VERBOSE,
)
_CAPITAL = re.compile(r"(?P<word>[A-Z][A-Za-z'’&.-]*)\s$")
_SMALL_WORDS = frozenset(
    (
        "the a an in on at of by for to from with and or but as over about around nearly almost some more "
        "than least total all these those this that its their his her our among between after before since "
        "until while when where which who there here now currently meanwhile moreover besides also "
        "additionally only just another other both such up under above below within including during through "
        "into per each every no not it they we he she is are was were has have had will would yet so if "
        "altogether totally today recently"
    ).split()
)
_PLURALS = re.compile(
    r"\s(?:[a-z][a-z&'’-]*\s|[A-Z][A-Za-z&-]*\s){0,4}?(?:[A-Za-z][a-z-]*s|people|staff|personnel|children|women|men)\b"
)
_NAME_NEXT = re.compile(r"\s[A-Z][a-z]+\s[A-Z]")
_CLOSING = re.compile(r"[”\"’]")
_AGE = re.compile(r"[A-Za-z],\s$")
_NOT_ONE_BEFORE = re.compile(
    r"\b(?:this|that|the|only|no|each|every|which|any|latest|new|last|another|as|first|largest|number|a|in)\s$"
)
_NOT_ONE_AFTER = re.compile(
    r"(?:\s(?:of|another|after|by|to|and|or|that|who|which|where|when|hand|in|for|on|with|is|was|can|must|should|has|will|would|may|could|had|being|from|at|as|day"
    r"|side|stop|out)\b)|\s?[.,;:)\"”’'!?]|\s?$"
)


_ONE_IN = re.compile(r"\b(?:one|1)\s(?:in|out\sof)\s$")


def is_rank(text: str, start: int) -> bool:
    """Whether the number that begins at ``start`` is a rank: No. 1, Top 100, Fortune 500."""
    before = _RANK.search(text, max(0, start - 10), start)
    return before is not None and (text[start].isdigit() or not before.group().startswith("No"))


def is_label(text: str, lower: str, number: Number) -> bool:
    """Whether a number without a unit is part of a name or label, a code, an age, or the pronoun "one"."""
    if number.form is not Form.CARDINAL or number.value is None:
        return False
    start, end = number.start, number.end
    if _ONE_IN.search(lower, max(0, start - 11), start):
        return True
    if not text[start].isdigit():
        return (lower[start:end] == "one" and _is_pronoun(lower, start, end)) or _is_slogan(text, start, end)
    if "," in text[start:end]:
        return False
    return _is_code(text, start, end) or _is_named(text, lower, start, end)


def _is_pronoun(lower: str, start: int, end: int) -> bool:
    before = _NOT_ONE_BEFORE.search(lower, max(0, start - 10), start)
    return before is not None or _NOT_ONE_AFTER.match(lower, end) is not None


def _is_slogan(text: str, start: int, end: int) -> bool:
    """Whether the number begins a quoted phrase without a plural: "two striding forward"."""
    if text[start - 1 : start] not in ("“", '"', "‘") or not start:
        return False
    close = _CLOSING.search(text, end, end + 40)
    return close is not None and not _PLURALS.match(text[: close.start()], end)


def _is_code(text: str, start: int, end: int) -> bool:
    """Long bare digits, quoted figures and sums ("1+3"), list numbers."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start >= 7 and text[start:end].isdigit() and not _PLURALS.match(text, end):
        return True
    if before == "+" or (after == "+" and text[end + 1 : end + 2].isalnum()):
        return True
    if before and before in "\"“‘'" and after and after in "\"”’'+":
        return True
    if before in ("(", "（") and after in (")", "）"):
        return True
    return start == 0 and after in (".", ")", "、") and end - start <= 2


def _is_named(text: str, lower: str, start: int, end: int) -> bool:
    """Words before or after that make it a name: Line 2, the 863 Program, Shenzhou 12; or somebody's age."""
    if _LABEL.search(lower, max(0, start - 20), start) or _NAMED.match(lower, end):
        return not _PLURALS.match(text, end)
    if text[start:end] in ("985", "211") and re.match(
        r"[\"”’']?\s(?:and|universit|project|programme|program)", lower[end : end + 14]
    ):
        return True
    if end - start == 2 and text[end : end + 1] == "," and _AGE.search(text, max(0, start - 3), start):
        return True
    if _NAME_NEXT.match(text, end) and not _PLURALS.match(text, end):
        return True
    capital = _CAPITAL.search(text, max(0, start - 24), start)
    if capital is None or capital["word"].lower().rstrip(".") in _SMALL_WORDS:
        return False
    return not _PLURALS.match(text, end)
