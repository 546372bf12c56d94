"""The page in Firefox, where it is at hand: drawn, searched, read, asked, without a complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.page.firefox import FOUND, firefox

pytestmark = pytest.mark.skipif(FOUND is None, reason="no Firefox here; Chromium shows the page in the other tests")


def test_the_page_opens_and_answers_in_firefox_too(bundled: Path, tmp_path: Path) -> None:
    file = bundled / "graph.html"
    with firefox(tmp_path) as browser:
        browser.send("WebDriver:Navigate", url=file.as_uri())
        drawn = browser.until("performance.getEntriesByName('kg:graph')[0]?.startTime")
        assert drawn < 5_000
        browser.until("performance.getEntriesByName('kg:ready').length")
        assert browser.run("return document.querySelector('#graph canvas').width") > 300
        (search,) = browser.send("WebDriver:FindElement", using="css selector", value="#search")["value"].values()
        browser.send("WebDriver:ElementSendKeys", id=search, text="zhenhai district\ue007")
        assert browser.until("document.querySelector('#panel h2')?.textContent") == "Zhenhai District"
        browser.run("document.querySelector('.panel .claim .read').click()")
        assert browser.until("document.querySelector('.panel mark')?.textContent")
        browser.run("document.getElementById('tab-sparql').click()")
        browser.until("document.querySelectorAll('.question').length === 24")
        browser.run("document.querySelectorAll('.question')[1].click()")  # all claims about Zhenhai District
        assert browser.until("document.querySelector('.answer-told')?.textContent").startswith("7 rows in")
        assert browser.until("document.querySelector('.answer .thing')?.textContent")
        assert browser.errors(file) == []
        requested = browser.run("return performance.getEntriesByType('resource').map((one) => one.name)")
        assert [one for one in requested if not one.startswith(("data:", "blob:"))] == []
