"""Data inside a page: as JSON in which no markup can begin, or packed.

Problem: labels and texts come from strangers' web pages, and what is large must not make the page slow to open or to
mail.  Method: what is needed at once stands as JSON whose ``<``, ``>`` and ``&`` are escapes; the rest is packed by
gzip without a clock and written in base64, which can hold no markup at all.  The browser unpacks it
(DecompressionStream).
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re

_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_BEST = 9


def script_json(value: object) -> str:
    """A value as JSON that may stand inside a script element: no markup, no line separator, no lone surrogate."""
    return script_text(plain_json(value))


def script_text(text: str) -> str:
    """JSON text in which no markup can begin; it reads as the same value."""
    return text.translate(_MARKUP)


def plain_json(value: object) -> str:
    """A value as the shortest JSON, lone surrogates as escapes; the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[\ud800-\udfff]", lambda one: f"\\u{ord(one[0]):04x}", text)


def packed(content: bytes | str) -> str:
    """Content as gzip in base64; text as UTF-8."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    return encoded(gzip.compress(data, _BEST, mtime=0))


def encoded(data: bytes) -> str:
    """Bytes in base64."""
    return base64.b64encode(data).decode("ascii")


def source_hash(text: str) -> str:
    """The hash of an inline script or style, as a content security policy names it."""
    return f"'sha256-{encoded(hashlib.sha256(text.encode('utf-8')).digest())}'"
