"""The file: whole, closed, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.page import write_page
from exports.page.writer import VIEWER, bundle, script_json
from tests.exports.page.example import TEXTS, VIEW
from tests.exports.page.synthetic import graph, vocabulary

ROOT = Path(__file__).parents[3]


def written(tmp_path: Path) -> str:
    write_page(VIEW, tmp_path / "graph.html", TEXTS, vocabulary())
    return (tmp_path / "graph.html").read_text("utf-8")


def test_the_policy_names_each_script_and_style_by_its_hash_and_nothing_else(tmp_path: Path) -> None:
    html = written(tmp_path)
    inline = re.findall(r"<(script|style)>(.*?)</\1>", html, re.DOTALL)
    assert [tag for tag, _ in inline] == ["style", "style", "script", "script"]
    found = {"script": "", "style": ""}
    for tag, text in inline:
        found[tag] += " 'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert policy[1] == (
        f"default-src 'none'; script-src{found['script']}; style-src{found['style']}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_in_the_file_asks_for_another_file(tmp_path: Path) -> None:
    html = written(tmp_path)
    assert re.findall(r"""\s(?:src|href)=["']?([^"'\s>]+)""", html.split("<script", 1)[0]) == ["data:,", "#search"]
    assert "sourceMappingURL" not in html
    assert "cdnjs" not in html
    assert set(re.findall(r"url\((?:\"|')?(.{5})", html)) <= {"data:"}
    assert html.count("vis.Network(") == 1
    assert html.rstrip().endswith("</html>")


def test_the_data_are_read_back_whole(tmp_path: Path) -> None:
    data = re.search(r'<script type="application/json" id="graph-data">(.*?)</script>', written(tmp_path), re.DOTALL)
    assert data is not None
    found = json.loads(data[1])
    assert sorted(found) == ["edges", "graph", "nodes", "options"]
    assert [one["text"] for one in found["graph"]["articles"]] == list(TEXTS.values())
    assert found["options"]["physics"] == {"enabled": False}
    assert found["options"]["edges"]["smooth"] is False


@given(
    st.text(st.characters(), max_size=80)
    | st.sampled_from(["</script>", "<!--", "&amp;", "\u2028\u2029", "\ud800\udc00", "\ud800"])
)
def test_json_for_a_script_holds_no_markup_and_reads_the_same(text: str) -> None:
    escaped = script_json({text: [text, 1.5, None, True]})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", escaped)
    escaped.encode("utf-8")
    assert json.loads(escaped) == json.loads(json.dumps({text: [text, 1.5, None, True]}))


def test_the_bundle_holds_every_module_once_and_no_import() -> None:
    script = bundle()
    modules = sorted(path.stem for path in (ROOT / "exports/page/viewer").glob("*.js"))
    assert sorted(VIEWER) == modules
    assert not re.search(r"^\s*(import|export)\s", script, re.MULTILINE)
    assert script.startswith("(() => {\n'use strict';\n")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
    ):
        assert forbidden not in script


PROGRAM = """
import hashlib, sys
from pathlib import Path
from exports.page import write_page
from tests.exports.page.synthetic import graph, vocabulary
view, texts = graph(200)
out = Path(sys.argv[1])
write_page(view, out, texts, vocabulary())
print(hashlib.sha256(out.read_bytes()).hexdigest())
"""


def test_the_same_bytes_at_every_call_and_under_every_hash_seed(tmp_path: Path) -> None:
    view, texts = graph(200)
    write_page(view, tmp_path / "graph.html", dict(reversed(texts.items())), vocabulary())
    here = hashlib.sha256((tmp_path / "graph.html").read_bytes()).hexdigest()
    there = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / f"{seed}.html")],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout.strip()
        for seed in ("1", "77")
    ]  # fmt: skip
    assert there == [here, here]


def test_the_heavy_libraries_wait_until_a_page_is_written() -> None:
    heavy = ("pyvis", "numpy", "jinja2", "IPython")
    code = f"import sys, exports.page; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_file_that_cannot_be_written_is_the_callers_to_tell(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no such folder"):
        write_page(VIEW, tmp_path / "no such folder" / "graph.html", TEXTS, vocabulary())
