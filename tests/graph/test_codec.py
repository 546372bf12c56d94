"""What is kept between builds comes back as it was, and nothing else is made of strange bytes."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Thing, claims, things
from graph.codec import BytesError, Packed, decode, decode_rows, encode, encode_rows
from graph.digest import Naming, Stated
from source.model import Form, Modality
from tests.graph.examples import MINTER, PLATFORMS, VOCABULARY, harbour

TEXT = st.text(max_size=12)
NAMINGS = st.builds(
    Naming, TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple), TEXT, st.sampled_from(Form), st.none() | TEXT
)
STATED = st.builds(
    Stated,
    *[TEXT] * 4,
    st.sampled_from(Modality),
    st.none() | st.integers(1900, 2100),
    passages=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=3).map(tuple),
    roles=st.lists(TEXT, max_size=2).map(tuple),
)


@given(st.lists(NAMINGS, max_size=5), st.lists(STATED, max_size=5))
def test_rows_come_back(namings: list[Naming], stated: list[Stated]) -> None:
    assert decode_rows(Naming, encode_rows(Naming, namings)) == tuple(namings)
    packed = Packed(Stated, encode_rows(Stated, stated))
    assert (list(packed), len(packed)) == (stated, len(stated))
    assert all(type(one.modality) is Modality for one in packed)


def test_claims_and_things_come_back() -> None:
    reading = harbour()
    made = tuple(claims(reading.facts, reading.article.id, MINTER, VOCABULARY))
    spoken = things(reading.facts, reading.article.id, MINTER)
    assert len(made) > 10
    assert decode(encode((made, spoken, reading.article))) == (made, spoken, reading.article)
    odd = Thing("x", replace(PLATFORMS, value=Decimal("1E+3")), ("half \ud800 a surrogate\u2028\x00",))
    assert decode(encode(odd)) == odd


@pytest.mark.parametrize(
    "strange",
    [
        b"",
        b"plain",
        zlib.compress(b"no JSON"),
        zlib.compress(json.dumps(["Popen", "true"]).encode()),
        zlib.compress(json.dumps({"os.system": "true"}).encode()),
        zlib.compress(json.dumps(["Naming"]).encode()),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"\xff"),
    ],
)
def test_strange_bytes_make_nothing(strange: bytes) -> None:
    with pytest.raises(BytesError, match="not written here"):
        decode(strange)
    with pytest.raises(BytesError, match="not written here"):
        decode_rows(Naming, strange)
