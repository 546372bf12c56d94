from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from source.reading.draft import Hint, Metadata
from source.reading.markdown import read_markdown

PAGE = """\
---
title: "Park opens: a start"
date: 2020-06-03
source: Coast Daily
url: https://coast.example/park
license: CC BY 4.0
---
# Park opens: a start

The **park** in [Linhai](https://coast.example/linhai "x") has
*twelve* firms &amp; `two` labs.\\
It is ~~not~~ R\\&D.

![A view of the park](1.jpg)

Next steps
----------

- A lab led by <b>Lu Wen</b> will open.
- Ten firms

    Indented by the saved page.

```python
print("Linhai has 99 labs.")
```

<div>Set in HTML.<script>alert("no")</script></div>
"""


def test_marks_go_and_words_stay() -> None:
    draft = read_markdown(PAGE)
    assert draft.metadata == Metadata(
        title="Park opens: a start",
        url="https://coast.example/park",
        publisher="Coast Daily",
        published="2020-06-03",
        license="CC BY 4.0",
    )
    assert [(piece.span.of(draft.text), piece.hint) for piece in draft.pieces] == [
        ("Park opens: a start", Hint.HEADING),
        ("The park in Linhai has twelve firms & two labs.", Hint.NONE),
        ("It is not R&D.", Hint.NONE),
        ("A view of the park", Hint.CAPTION),
        ("Next steps", Hint.HEADING),
        ("A lab led by Lu Wen will open.", Hint.ITEM),
        ("Ten firms", Hint.ITEM),
        ("Indented by the saved page.", Hint.ITEM),
        ('print("Linhai has 99 labs.")', Hint.NOISE),
        ("Set in HTML.", Hint.NONE),
    ]
    assert draft.text == "\n\n".join(piece.span.of(draft.text) for piece in draft.pieces)


def test_two_rulers_are_no_front_matter() -> None:
    draft = read_markdown("---\nThe park opened in May\n---\nIt has 12 firms.")
    assert "The park opened in May" in draft.text
    assert draft.metadata == Metadata()


@given(st.text(alphabet="ab *_#[]()<>!`~-|\\\n&;:1./\"'"))
def test_any_markdown_is_read(source: str) -> None:
    draft = read_markdown(source)
    assert all(piece.span.of(draft.text).strip() for piece in draft.pieces)
