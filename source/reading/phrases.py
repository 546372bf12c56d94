"""The words by which the furniture of a web page is known, English and Chinese, as regular expressions.

Each table holds alternatives; :mod:`source.reading.boilerplate` says how each may be used.  A phrase stands here
because whole classes of sites use it, never because one site does.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


def _start(*alternatives: str, then: str = "") -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(alternatives)}){then}", re.IGNORECASE)


COPYRIGHT = _any(
    r"^\W*copyright\b\W{0,6}(?:\(c\)|19\d\d|20\d\d|by\b|reserved|\|)",
    r"^\W*copyright\W*$",
    r"^\W{0,3}(?:©|\(c\)\s*(?:19|20)\d\d)",
    r"copyright\s*(?:©|&copy)",
    r"all rights? (?:are )?reserved",
    r"版权所有|版權所有",
)
"""Hits anywhere in up to 60 words."""

NOTICE = _any(
    r"without (?:\w+ ){0,3}(?:authori[sz]ation|permission|consent)\b.*\b(?:content|reproduc|republish|used?\b)",
    r"\b(?:may|shall|must) not be (?:published|republished|reproduced|redistributed|reprinted|used in any form)",
    r"\breproduction\b.*\b(?:prohibited|forbidden)\b",
    r"\bpublished (?:in|on) this (?:web ?)?site\b",
    r"\b(?:terms|conditions) of (?:use|service)\b.*\bprivacy\b",
    r"\bprivacy (?:policy|notice|statement)\W*$",
    r"^(?:this|our) (?:web ?)?site (?:uses|stores|requires)\b",
    r"\bwe (?:and our partners )?use (?:\w+ )?cookies\b",
    r"\bcookies? (?:policy|settings|preferences|notice|consent)\b",
    r"\b(?:accept|reject|decline|allow|enable) (?:all )?(?:the )?(?:use of )?cookies\b",
    r"\bthe use of cookies\b",
    r"\b(?:your browser|javascript) (?:is|does|has|must|was)\b",
    r"\bcontinue to (?:browse|use) (?:our|this) (?:web ?)?site\b",
    r"\bupgrade (?:to a newer version|your browser)\b",
    r"^disclaimer\b|\bviews expressed (?:here|in this)\b",
    r"^your e-?mail address will not be\b|^required fields\b",
    r"^(?:please )?(?:enable|turn on) javascript\b",
)
"""Hits anywhere in up to 60 words: even as whole sentences these speak of the site."""

REGISTRATION = _any(
    r"\bicp\s*(?:备|備|证|證|no\b|license|licence|filing|#|[:：]\s*\d)",
    r"icp备|icp備|公网安备|公網安備|许可证|許可證|京网文|增值电信",
    r"\b(?:registration|filing|website identification|licen[cs]e) (?:number|code|no)\b\W*[\w-]*\d",
)

SITE = r"(?:[a-z0-9-]+\.)+(?:com|cn|org|net|gov|edu)(?:\.[a-z]{2})?"
ADDRESS_ONLY = _any(
    r"^\W*(?:https?://|www\.)\S+\W*$",
    r"^\W*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*$",
    rf"^\W*{SITE}\W*$",
)
CONTACT = _any(
    r"(?:\btel(?:ephone)?|\bfax|\be-?mail|\bphone|\bhotline|\baddress|\bpost ?code|电话|電話|邮箱|地址)\s*[:：]",
    r"^contact us\b",
)

LABEL = _start(
    r"(?:last |first )?(?:updated?|published|posted|released?)(?: (?:in|on|by|at|date|time))?",
    r"publish(?:ing)? ?(?:date|time)",
    r"filed under",
    r"release ?(?:date|time)",
    r"date|time|sources?|authors?|writer|reporter|(?:responsible )?editors?(?: in charge)?|proofread\w*",
    r"photos?|photographer|picture|image|text|video",
    r"tags?|keywords?|key words|categor(?:y|ies)|label",
    r"hits|(?:page )?views?|brows(?:e|ing)(?: volume)?|reads?|clicks?",
    r"(?:adjust )?font(?: size)?|location|print|previous|next|prev|hot search(?:es)?",
    r"来源|來源|作者|编辑|責編|责编|責任編輯|责任编辑|审核|標簽|标签|关键词|浏览次数|发布时间|发布者|宣布者|日期|字号|上一篇|下一篇",
    then=r"\s*[:：]",
)
POSITION = _start(
    r"you are (?:here|at)\b",
    r"(?:your )?current (?:location|position)\b",
    r"position\s*:",
    r"当前位置|您的位置|您现在的位置",
)
BYLINE = _start(
    r"(?:photos? |text |written |reported |edited |translated |compiled |video |produced |powered )?by",
    r"translator|xinhua/",
    then=r"\s+[^\W\d_]",
)
CREDIT = _start(
    r"(?:[\[(（【]\s*)?(?:file |courtesy )?(?:photo|photos|photograph|image|picture|pic|video|source)\s*"
    r"(?:/|:|：|(?:by|provided|courtesy|credit|from|via)\b)",
    r"courtesy of\b|provided to\b|xinhua/|中新社|新华社|图/|摄影",
)
CALL = _start(
    r"(?:read|see|learn|view|show|find out|load|discover)\s+(?:more|all|also|full|less)\b",
    r"more\s*(?:>|»|\.\.\.|…|$)",
    r"click (?:here|to|on|the)\b",
    r"subscribe\b|sign (?:up|in)\b|log ?in\b|register (?:now|here)\b",
    r"(?:join|follow|like|find|contact|about) us\b",
    r"(?:download|get) (?:our|the) app\b|scan (?:the|to)\b|copy link|video player",
    r"share (?:this|on|to|via|with)\b|(?:e-?mail|print|send) this\b|send to\b|print\b",
    r"(?:back|return|skip) to\b|go to (?:the )?(?:top|home)",
    r"(?:leave|post|add|write) (?:a |your )?(?:comments?|reply)\b|(?:\d+|no) comments?\b",
    r"comments? (?:are closed|\(\d+\))",
    r"please (?:visit|log|sign|click|refer|enter|subscribe|follow)\b",
    r"(?:shop|buy|book) now\b|donate\b|advertise with\b|advertise(?:ments?)?\W*$|sponsored\b",
    r"site ?map\b|(?:useful|friendly|hot|quick|external) links\b",
    r"(?:related|relevant) (?:news|stories|articles|links|readings?|posts|topics|contents?|information|documents)\b",
    r"(?:more|other|latest|top|hot|today['’]s top|breaking) (?:news|stories|articles|headlines|from)\b",
    r"(?:most|editors?['’]?s?) (?:viewed|read|popular|shared|choice|picks?)\b|in this series\b|trending\b",
    r"you may (?:also )?(?:like|be interested)\b|recommended\W*$|recommended (?:for you|reading|stories)\b",
    r"tags?\W*$|hot topics?\b|special (?:report|coverage)s?\W*$|(?:close|menu|search)\W*$",
    r"打印|分享|发送给|關於我們|关于我们|扫一扫",
)
ADVERT = _start(
    r"(?:visit|shop|try|discover|download|support|order|buy|book)\s+(?:\w+\s+)?(?:our|the|us|now|today|here|(?-i:[A-Z])\w*)",
)

CONTROLS = frozenset(
    """
    facebook twitter x wechat weixin weibo sina linkedin whatsapp telegram instagram youtube tiktok qq qzone zone
    pinterest reddit tumblr messenger line google plus
    print mail email e-mail share save comment comments tweet like follow bookmark favorite favorites copy link rss feed
    large medium small big font size text default normal middle
    more home back top next previous prev page login register search menu open close play pause skip
    subscribe contact about faq sitemap map site help feedback
    english chinese 中文 简体 繁體 简体中文 português français русский español deutsch 日本語 한국어
    a and article at down friend go me on or this to up us via
    """.split()
)
"""Words of buttons: a line of nothing else is furniture."""

FILE_NAME = re.compile(
    r"^\S{0,80}(?:\s\S{1,40}){0,5}\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|pdf|mp4|docx?|xlsx?|pptx?|zip)\W*$",
    re.IGNORECASE,
)
CRUMB = re.compile(r"\s*(?:>+|»+|›+|→|::|＞+)\s*|\s+/\s+")
CELL = re.compile(r"\s*[|｜│•·┊▪◆]\s*|\s{2,}|\t+|\u3000+")
