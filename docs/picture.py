#!/usr/bin/env python3
"""Takes docs/graph.png: the page of a built graph with one entity chosen, so that its quotes show.

.venv/bin/python docs/picture.py [--out out] [--name "Wuxing District"]
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

PICTURE = Path(__file__).resolve().with_name("graph.png")
SIZE = {"width": 1280, "height": 800}


def main() -> None:
    """Open the page in the system's Chromium, search for the name, take the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--name", default="Wuxing District")
    chosen = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto((chosen.out / "graph.html").resolve().as_uri())
        page.locator("#search").fill(chosen.name)
        page.keyboard.press("Enter")
        more = page.get_by_role("button", name="more neighbours")
        if more.count():
            more.first.click()
        page.wait_for_timeout(1500)  # until the view has moved there
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"wrote {PICTURE.name}")


if __name__ == "__main__":
    main()
