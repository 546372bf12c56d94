"""The file: whole, closed, the same bytes each time."""

from __future__ import annotations

import base64
import gzip
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

from exports.page import Extras, bundle, write_page
from exports.page.columns import columns
from exports.page.embedding import plain_json, script_json
from exports.page.writer import graph_version
from ontology.errors import GraphError
from tests.exports.page.example import TEXTS, VIEW
from tests.exports.page.synthetic import graph, vocabulary

ROOT = Path(__file__).parents[3]


def written(tmp_path: Path) -> str:
    write_page(VIEW, tmp_path / "graph.html", TEXTS, vocabulary())
    return (tmp_path / "graph.html").read_text("utf-8")


def block(html: str, name: str) -> bytes:
    """What a packed block of the page holds."""
    found = re.search(rf'<script type="application/octet-stream" id="{name}">([A-Za-z0-9+/=]*)</script>', html)
    assert found is not None, name
    return gzip.decompress(base64.b64decode(found[1])) if found[1] else b""


def policy_of(html: str) -> dict[str, list[str]]:
    """Directive → sources of the page's content security policy."""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found is not None
    return {directive.split()[0]: directive.split()[1:] for directive in found[1].split("; ")}


def sha(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_the_policy_names_each_script_and_style_by_its_hash_and_nothing_else(tmp_path: Path) -> None:
    html = written(tmp_path)
    inline = re.findall(r"<(script|style)>(.*?)</\1>", html, re.DOTALL)
    assert [tag for tag, _ in inline] == ["style", "script", "script"]
    found = policy_of(html)
    scripts, styles = ([sha(text) for tag, text in inline if tag == wanted] for wanted in ("script", "style"))
    assert found == {
        "default-src": ["'none'"],
        "script-src": [*scripts, sha(block(html, "editor").decode()), "'wasm-unsafe-eval'"],
        "style-src": styles,
        "worker-src": ["blob:"],
        "img-src": ["data:", "blob:"],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_nothing_in_the_file_asks_for_another_file(tmp_path: Path) -> None:
    html = written(tmp_path)
    assert re.findall(r"""\s(?:src|href)=["']?([^"'\s>]+)""", html.split("<script", 1)[0]) == ["data:,", "#search"]
    assert "sourceMappingURL" not in html
    assert "cdnjs" not in html
    assert set(re.findall(r"url\((?:\"|')?(.{5})", html)) <= {"data:", "#part"}  # a part of an SVG
    assert html.rstrip().endswith("</html>")


def test_the_data_are_read_back_whole(tmp_path: Path) -> None:
    html = written(tmp_path)
    data = block(html, "data")
    found = json.loads(data)
    assert found == json.loads(plain_json(columns(VIEW, TEXTS, vocabulary(), Extras().base)))
    assert found["articles"]["text"] == list(TEXTS.values())
    first = re.search(r'<script type="application/json" id="first">(.*?)</script>', html, re.DOTALL)
    assert first is not None
    begun = json.loads(first[1])
    assert begun["version"] == begun["page"] == hashlib.sha256(data).hexdigest()[:12]
    assert len(begun["nodes"]) == 5
    assert (begun["options"]["physics"], begun["options"]["edges"]["smooth"]) == ({"enabled": False}, False)
    assert [kind["key"] for kind in begun["kinds"]] == ["place", "person", "platform", "group"]


def test_the_version_of_the_graph_is_that_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_bytes(b"# nothing\n" * 200_000)
    version = graph_version(tmp_path / "graph.trig")
    assert version == hashlib.sha256(b"# nothing\n" * 200_000).hexdigest()[:12]
    write_page(VIEW, tmp_path / "graph.html", TEXTS, vocabulary(), Extras(version=version))
    html = (tmp_path / "graph.html").read_text("utf-8")
    assert f'"version":"{version}","page":"' in html


def test_without_triples_neither_engine_nor_worker_travels_along(tmp_path: Path) -> None:
    html = written(tmp_path)
    assert [block(html, name) for name in ("stated", "claimed", "engine", "worker")] == [b""] * 4
    assert json.loads(block(html, "sparql"))["questions"]


def test_a_viewer_that_is_not_built_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "_FOLDER", "nowhere")
    with pytest.raises(GraphError, match="the page's viewer is not built; run `make viewer`"):
        write_page(VIEW, tmp_path / "graph.html", TEXTS, vocabulary())
    assert not (tmp_path / "graph.html").exists()


@given(
    st.text(st.characters(), max_size=80)
    | st.sampled_from(["</script>", "<!--", "&amp;", "\u2028\u2029", "\ud800\udc00", "\ud800"])
)
def test_json_for_a_script_holds_no_markup_and_reads_the_same(text: str) -> None:
    escaped = script_json({text: [text, 1.5, None, True]})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", escaped)
    escaped.encode("utf-8")
    assert json.loads(escaped) == json.loads(json.dumps({text: [text, 1.5, None, True]}))


def test_no_source_of_ours_makes_markup_of_text_or_asks_for_anything() -> None:
    sources = list((ROOT / "exports/viewer/src").rglob("*.ts"))
    assert len(sources) > 20
    for file in sources:
        found = [forbidden for forbidden in FORBIDDEN if forbidden in file.read_text("utf-8")]
        assert not found, file.name


FORBIDDEN = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "createContextualFragment",
    "DOMParser",
    "fetch(",
    "XMLHttpRequest",
    "importScripts",
)


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
