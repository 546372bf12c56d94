"""What several rooms' tests need: the bundled articles, built once."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph built from the bundled articles; read it, don't change it."""
    import corridor

    out = tmp_path_factory.mktemp("bundled") / "out"
    report = corridor.build(out=out)
    assert len(report.articles) >= 10
    assert not report.failed
    return out
