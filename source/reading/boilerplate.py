"""Lines of a saved page that are not the article: notices, menus, share buttons, credits, stamps, adverts.

Problem: what is kept as text becomes knowledge.  Method: one table of named rules over general features; each rule looks
at one line.  Advice: a rule that can hit a whole sentence must demand the words of a notice, since a lost sentence
costs more than a stray line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from source.reading.line import CJK, SMALL, STOP, Line
from source.reading.metadata import find_date


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


COPYRIGHT = _pattern(
    r"^\W*copyright\b\W{0,6}(?:\(c\)|19\d\d|20\d\d|by\b|reserved|\|)",
    r"^\W*copyright\W*$",
    r"^\W{0,3}(?:©|\(c\))\s*(?:19|20)\d\d",
    r"^\W{0,3}©",
    r"copyright\s*(?:©|&copy)",
    r"all rights? (?:are )?reserved",
    "版权所有",
    "版權所有",
    r"^powered by\b",
    r"^produced by\b",
)
NOTICE = _pattern(
    r"without (?:the )?(?:prior |express )*(?:written )?(?:authorization|authorisation|permission|consent)\b.*\b(?:content|reproduc|republish|used?)",
    r"\b(?:may|shall|must) not be (?:published|republished|reproduced|redistributed|reprinted|used in any form)",
    r"\bpublished (?:in|on) this (?:web ?)?site\b",
    r"\b(?:terms|conditions) of (?:use|service)\b.*\bprivacy\b|\bprivacy (?:policy|notice|statement)\W*$",
    r"^(?:this|our) (?:web ?)?site (?:uses|stores|requires)\b",
    r"\bwe (?:and our partners )?use (?:\w+ )?cookies\b|\bcookies? (?:policy|settings|preferences|notice|consent)\b",
    r"\b(?:accept|reject|decline|allow|enable) (?:all )?(?:the )?(?:use of )?cookies\b|\bthe use of cookies\b",
    r"\b(?:your browser|javascript) (?:is|does|has|must|was)\b|\bcontinue to (?:browse|use) (?:our|this) (?:web ?)?site\b",
    r"\bupgrade (?:to a newer version|your browser)\b",
    r"^disclaimer\b|\bviews expressed (?:here|in this)\b",
    r"^(?:we have )?sent you a (?:confirmation|verification)\b|^your e-?mail address will not be\b|^required fields\b",
    r"^(?:please )?(?:enable|turn on) javascript\b",
)
REGISTRATION = _pattern(
    r"icp\s*(?:备|備|证|證|no|license|licence|filing|#)",
    r"(?:公网安备|公網安備|许可证|許可證|京网文|增值电信)",
    r"\b(?:registration|filing|website identification|licen[cs]e) (?:number|code|no)\b\W*[\w-]*\d",
)
FILE_NAME = re.compile(
    r"^\S{0,80}(?:\s\S{1,40}){0,5}\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|pdf|mp4|docx?|xlsx?|pptx?|zip)\W*$", re.I
)
ADDRESS_ONLY = re.compile(
    r"^\W*(?:https?://|www\.)\S+\W*$|^\W*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*$|^\W*(?:[a-z0-9-]+\.)+(?:com|cn|org|net|gov)(?:\.cn)?\W*$",
    re.I,
)
CONTACT = re.compile(
    r"(?:\btel(?:ephone)?|\bfax|\be-?mail|\bphone|\bhotline|电话|邮箱|地址|\baddress|\bpost ?code)\s*[:：]|^contact us\b",
    re.I,
)

LABEL = re.compile(
    r"^\W*(?:(?:last )?updated?|(?:first )?published|published (?:in|on|by|at)|posted (?:in|on|by|at)|filed under|release[d]? ?(?:date|time|on)?"
    r"|publish(?:ing)? ?(?:date|time)|date|time|source|sources|author|authors|writer|reporter|editor|editors|responsible editor"
    r"|proofread\w*|photo(?:s|grapher)?|picture|image|text|video|tags?|keywords?|key words|categor(?:y|ies)|label|hits|views"
    r"|page views?|browsing(?: volume)?|browse|reads?|clicks?|font(?: size)?|adjust font size|location|you are (?:here|at)"
    r"|(?:your )?current (?:location|position)|print|hot search(?:es)?|previous|next|prev|来源|來源|作者|编辑|責編|责编|責任編輯|责任编辑|审核|標簽|标签"
    r"|关键词|浏览次数|发布时间|发布者|宣布者|日期|字号|当前位置|您的位置|上一篇|下一篇)\s*[:：]",
    re.I,
)
POSITION = re.compile(
    r"^\W*(?:you are (?:here|at)|(?:your )?current (?:location|position)|当前位置|您的位置|您现在的位置)\b", re.I
)
BYLINE = re.compile(
    r"^\W*(?:by|photos? by|text by|written by|reported by|edited by|translated by|translator|compiled by|video by|xinhua/)\s+[^\W\d_]",
    re.I,
)
VERB_AFTER_BY = re.compile(r"\b(?:of|which|that|is|are|was|were|has|have|will)\b", re.I)
CREDIT = re.compile(
    r"""^\W*(?:[\[(（【]\s*)?(?:(?:file |courtesy )?(?:photo|photos|photograph|image|picture|pic|video|source)\s*(?:/|by\b|:|：|provided\b|courtesy\b|credit\b|from\b|via\b)"""
    r"""|courtesy of\b|provided to\b|xinhua/|中新社|新华社|图/|摄影)""",
    re.I,
)
CALL = re.compile(
    r"^\W*(?:(?:read|see|learn|view|show|find out|load|discover)\s+(?:more|all|also|full|less)\b|click (?:here|to|on|the)\b|more\s*(?:>|»|\.\.\.|…|$)"
    r"|subscribe\b|sign up\b|sign in\b|log ?in\b|register (?:now|here)\b|join us\b|follow us\b|like us\b|find us\b|download (?:our|the) app\b|get the app\b|scan (?:the|to)\b"
    r"|share (?:this|on|to|via|with)\b|e-?mail this\b|print this\b|send (?:this|to)\b|back to\b|go to (?:the )?(?:top|home)|skip to\b|return to\b|leave a (?:comment|reply)\b"
    r"|(?:post|add|write) (?:a |your )?comments?\b|\d+ comments?\b|no comments\b|comments? (?:are closed|\(\d+\))|please (?:visit|log|sign|click|refer|enter|subscribe|follow)\b"
    r"|shop now\b|buy now\b|book now\b|donate\b|advertise(?:ment|ments)?\W*$|advertise with\b|sponsored\b|contact us\b|about us\b|site ?map\b|useful links\b|friendly links\b|hot links\b"
    r"|related (?:news|stories|articles|links|reading|posts|topics|content|readings|information|documents)\b|(?:more|other|latest|top|hot|today's top|breaking) (?:news|stories|articles|headlines|from)\b"
    r"|(?:most|editor['’]?s|editors['’]?) (?:viewed|read|popular|shared|choice|picks?)\b|in this series\b|you may (?:also )?(?:like|be interested)\b|recommended (?:for you|reading|stories)\b"
    r"|what['’]?s new\b|trending\b|explore \w+ *$|tags?\b\W*$|hot topics?\b|special (?:report|coverage)s?\W*$|video player|copy link|close\W*$|menu\W*$|search\W*$|print\b|打印|分享|发送给|关于我们|扫一扫)",
    re.I,
)
VISIT = re.compile(
    r"^\W*(?:visit|shop|try|discover|download|support|order|buy|book)\s+(?:\w+\s+)?(?:our|the|us|now|today|here|[A-Z]\w*)",
    re.I,
)

CONTROLS = frozenset(
    "facebook twitter x wechat weixin weibo sina linkedin whatsapp telegram instagram youtube tiktok qq qzone zone pinterest reddit tumblr "
    "messenger line google plus print mail email e-mail share save comment comments tweet like large medium small big font size text "
    "copy link rss feed favorite favorites bookmark more home back top next previous prev page login register search menu "
    "english chinese 中文 简体 繁體 简体中文 português français русский español deutsch 日本語 한국어 close open play pause "
    "print mail to us on this article via follow friend a default normal middle subscribe contact about faq sitemap map site help feedback go up down and or".split()
)
CRUMB = re.compile(r"\s*(?:>+|»+|›+|→|::|＞+)\s*|\s+/\s+")
CELLS = re.compile(r"\s*[|｜│•·┊▪◆]\s*|\s{2,}|\t+|\u3000+")


def _short(line: Line, most: int = 12) -> bool:
    return len(line.words) <= most


def _copyright(line: Line) -> bool:
    return bool(COPYRIGHT.search(line.text)) and _short(line, 60)


def _notice(line: Line) -> bool:
    return bool(NOTICE.search(line.text)) and _short(line, 60)


def _registration(line: Line) -> bool:
    return bool(REGISTRATION.search(line.text)) and _short(line, 40) and not _runs(line)


def _no_words(line: Line) -> bool:
    """No letters, or nothing but single letters and digits: "1 2 3", "f t g m", "A | A | A"."""
    letters = [word for word in line.words if not word.isdigit()]
    return not CJK.search(line.text) and all(len(word) == 1 for word in letters) and not (letters and line.has_stop)


def _file_name(line: Line) -> bool:
    return bool(FILE_NAME.match(line.text))


def _address(line: Line) -> bool:
    contacts = len(CONTACT.findall(line.text))
    return bool(ADDRESS_ONLY.match(line.text)) or (
        contacts > 0 and (_short(line, 10 + 6 * contacts) and not _runs(line))
    )


def _label(line: Line) -> bool:
    return bool(LABEL.match(line.text) or POSITION.match(line.text)) and not _runs(line)


def _byline(line: Line) -> bool:
    """ "By Li Na | Ningbo Daily", not "By 2025 …" nor a clause that begins with "by"."""
    match = BYLINE.match(line.text)
    return (
        bool(match) and _short(line, 16) and not line.has_stop and not VERB_AFTER_BY.search(line.text) and _named(line)
    )


def _named(line: Line) -> bool:
    """Whether the second word is no small word, and most words are capitalised or digits."""
    rest = line.words[1:]
    return bool(rest) and sum(not word[0].islower() for word in rest) >= 0.6 * len(rest)


def _credit(line: Line) -> bool:
    return bool(CREDIT.match(line.text)) and _short(line, 14) and not (line.has_stop and len(line.words) > 9)


LABELLED = re.compile(r"(?:updated?|published|source|来源|來源|date|editor)\s*[:：]", re.I)


def _stamp(line: Line) -> bool:
    """Hardly more than a date, with a source or bars: "Ningbo Daily | 2020-09-24", "(Xinhua May 27, 2012)"."""
    date = find_date(line.text)
    if date is None or line.has_inner_stop:
        return False
    left = Line.of(re.sub(r"\d+", " ", line.text[: date[1]] + " " + line.text[date[2] :]))
    if line.text[0] in "(（[【" and line.text[-1] in ")）]】":
        return len(left.words) <= 6
    marked = "|" in line.text or LABELLED.search(line.text)
    return len(left.words) <= (8 if marked else 3) and left.small_words <= 1 and not STOP.search(line.text)


def _call(line: Line) -> bool:
    return bool(CALL.match(line.text)) and not _runs(line, 14)


def _advert(line: Line) -> bool:
    """A short imperative without a stop: "Visit Charity Shop"."""
    return bool(VISIT.match(line.text)) and _short(line, 6) and not line.has_stop


def _controls(line: Line) -> bool:
    return _short(line, 16) and all(word.lower() in CONTROLS or word.isdigit() or len(word) == 1 for word in line.words)


def _breadcrumb(line: Line) -> bool:
    """Short steps with signs between them: "Home>News", "News >> Local >>", "Home / Business / Companies"."""
    text = line.text.lstrip(" \t>»›*•·")
    steps = [step for step in CRUMB.split(text) if step]
    signs = CRUMB.findall(text)
    slashes_only = all("/" in sign for sign in signs)
    if not signs or line.has_stop or any(len(Line.of(step).words) > 5 for step in steps):
        return False
    return (
        not slashes_only
        or steps[0].lower() in ("home", "news", "home page")
        or (len(steps) == 2 and _short(line, 6))
        or len(signs) > 1
    )


def _menu(line: Line) -> bool:
    """Three or more short entries side by side, or a row of capitalised single words."""
    cells = [cell for cell in CELLS.split(line.text) if cell]
    if len(cells) >= 3 and not line.is_sentence:
        return all(len(Line.of(cell).words) <= 5 for cell in cells) or len(cells) >= 6
    if len(cells) == 2 and re.search("[|｜│]", line.text) and _short(line, 8):
        return not line.has_stop
    plain = not line.has_stop and not re.search(r"[,:;，：；]", line.text)
    capitals = all(word[0].isupper() and word.lower() not in SMALL for word in line.words)
    return plain and len(line.words) >= 8 and capitals


def _runs(line: Line, least: int = 15) -> bool:
    """Whether it is running text: enough words, small words among them, and a stop."""
    return len(line.words) >= least and line.small_words >= 2 and (line.has_stop or line.has_inner_stop)


RULES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("no words", _no_words),
    ("copyright", _copyright),
    ("notice", _notice),
    ("registration", _registration),
    ("file name", _file_name),
    ("address", _address),
    ("label", _label),
    ("stamp", _stamp),
    ("byline", _byline),
    ("credit", _credit),
    ("controls", _controls),
    ("call", _call),
    ("advert", _advert),
    ("breadcrumb", _breadcrumb),
    ("menu", _menu),
)
def noise(line: Line) -> str | None:
    """The name of the first rule that ``line`` meets, or None: then it is not noise as far as one line can tell."""
    if line.length > 1000 and line.is_sentence:
        return None
    return next((name for name, holds in RULES if holds(line)), None)
