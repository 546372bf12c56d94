"""axe-core on the page as it stands: what keeps people who use a keyboard or a screen reader from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

SOURCE = Path(__file__).parents[3] / "exports/viewer/node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const { violations, passes } = await axe.run(document, { resultTypes: ['violations'] });
  if (!passes.length) throw new Error('axe looked at nothing');
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')}`);
}"""


def violations(page: Page) -> list[str]:
    """The serious and critical violations in what the page shows now, a line each."""
    if not SOURCE.exists():
        pytest.fail("axe-core is not installed: run `npm ci --ignore-scripts` in exports/viewer")
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found
