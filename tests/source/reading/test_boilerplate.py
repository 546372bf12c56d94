from __future__ import annotations

import pytest

from source.reading.boilerplate import RULES, noise
from source.reading.line import Line

NOISE = [
    ("no words", "f t g m"),
    ("no words", "1 2 3 4"),
    ("no words", "A  |  A  |  A"),
    ("no words", "* * *"),
    ("markup", '<li id="a1"><tt id="a1"></tt></li>'),
    ("copyright", "Copyright 2019 - Custom text here"),
    ("copyright", "© 2020 Coast Daily"),
    ("copyright", "Copyright©2024 Coast Daily. All rights reserved."),
    ("copyright", "海岸日报 版权所有"),
    ("notice", "We use cookies to give you the best experience on our pages."),
    ("notice", "Without written permission from Coast Daily, such content shall not be used in any form."),
    ("notice", "Your browser is out of date."),
    ("notice", "Your email address will not be published."),
    ("registration", "浙ICP备12345678号-1"),
    ("registration", "京公网安备 11010502000000号"),
    ("file name", "1_副本.jpg"),
    ("file name", "harbour park 2.jpeg"),
    ("address", "www.coast.example.com"),
    ("address", "Tel: 0574-0000000 E-mail: desk@coast.example"),
    ("label", "Updated: 2020-09-24 (coastdaily.com.cn)"),
    ("label", "Editor: Lu Wen"),
    ("label", "You are here: Home > News"),
    ("label", "编辑:陆文 标签: park"),
    ("stamp", "2018-02-01 15:31:00"),
    ("stamp", "coastdaily.com.cn| Updated : Dec 7, 2023"),
    ("stamp", "(Coast Daily May 27, 2002)"),
    ("byline", "By Lu Wen | Coast Daily"),
    ("byline", "Translated by Amy Lu"),
    ("credit", "[Photo/Coast News]"),
    ("credit", "Photo by Lu Wen"),
    ("credit", "Photo provided to Coast Daily"),
    ("controls", "Print Mail Large Medium Small"),
    ("controls", "Share - WeChat"),
    ("call", "Read more: Ten quiet beaches near the old town"),
    ("call", "Related News"),
    ("call", "Relevant Contents:"),
    ("registration", "Technical support: Coast Daily SU ICP : 12032000"),
    ("call", "Subscribe to our newsletter"),
    ("call", "Leave a Reply"),
    ("advert", "Visit Charity Shop"),
    ("breadcrumb", "Home>News"),
    ("breadcrumb", "Coast News>>News>>Local>>"),
    ("breadcrumb", "Home / Business / Companies"),
    ("menu", "News | Markets and shops | Useful links | Site map"),
    ("menu", "News&Events      Travel&Tourist      Bars&Clubs"),
    ("menu", "Home Politics Economy Society City Business Investment Companies Travel Hotels"),
]

TEXT = [
    "Linhai has 12 platforms.",
    "By 2025, the corridor is expected to host 40 laboratories",
    "By the end of June, 30 firms had applied to be high-tech enterprises.",
    "Copyright protection has been improved by the district's new service center.",
    "Source of innovation: the zone now hosts 30 firms and two universities that were founded after 2010.",
    "The center, which opened on 2020-09-24, is home to three laboratories.",
    "Related firms have signed 12 agreements with the university.",
    "Related information was released by the bureau at the fair on Tuesday.",
    "Visitors from 30 cities came to the fair.",
    "Visit to the park ends with a contract",
    "More enterprises are to follow, officials said.",
    "Photo-electric devices are made by 20 firms in the park.",
    "The firm obtained licence No 7 of the province and hired 30 engineers in the first half of that year.",
    "Sci-tech innovation platforms boost industrial development in Zhenhai",
    "Haining Biotech Park Signs Twelve Projects",
    "In May 2020 the alliance was founded.",
    "Home to 300 firms, the zone is the largest of its kind in the province.",
    "The platform lets users share this equipment online, and 40 firms use it.",
    "Cookies made in the food park sell in 30 countries.",
    "临海市新建了十二个科技创新平台，并与三所大学签订了合作协议，取得许可证三十余项。",
    "Science & Technology Bureau",
]


@pytest.mark.parametrize(("rule", "text"), NOISE)
def test_noise_is_told_by_its_rule(rule: str, text: str) -> None:
    assert noise(Line.of(text)) == rule


@pytest.mark.parametrize("text", TEXT)
def test_text_is_no_noise(text: str) -> None:
    assert noise(Line.of(text)) is None


def test_every_rule_has_an_example() -> None:
    assert {rule for rule, _ in NOISE} == {name for name, _ in RULES}
