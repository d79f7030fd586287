"""Whatever the bytes are, reading them gives a source or one sentence, soon."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.minutes.files import rendering
from workflow.domain.errors import Refused
from workflow.minutes.files import load
from workflow.minutes.head.frontmatter import front_matter

TEXT = (Path(__file__).parents[2] / "golden" / "minutes" / "sample.md").read_text("utf-8")
NAMES = st.sampled_from(("a.txt", "a.md", "a.pdf", "a.docx", "a.odt", "a.html", "a", "..", ""))
TAGS = ("<div>", "<b>", "</b>", "<ol>", "<li>", "<table>", "<tr>", "<td>", "</table>", "x", "<!--")


def read(data: bytes, name: str) -> None:
    """Reads; a refusal must be one sentence in one line."""
    refusal, spans = "Ingen.", [(0, 0, 0)]
    try:
        source = load(data, name)
        spans = [(line.start, line.end, len(source.text)) for line in source.lines]
        spans.append((0, front_matter(source).body_start, len(source.text)))
    except Refused as refused:
        refusal = str(refused)
    assert (refusal[-1], refusal.count("\n")) == (".", 0)
    assert all(0 <= start <= end <= length for start, end, length in spans)


@given(st.binary(max_size=2000), NAMES)
def test_random_bytes(data: bytes, name: str) -> None:
    read(data, name)


@given(st.text(max_size=1000), NAMES)
def test_random_text(text: str, name: str) -> None:
    read(text.encode("utf-8", "surrogatepass"), name)


@given(st.lists(st.sampled_from(TAGS)))
def test_random_tags(tags: list[str]) -> None:
    read(b"<html>" + " ".join(tags).encode(), "a.html")


@pytest.mark.parametrize("form", rendering.FORMATS)
def test_files_with_bytes_changed_or_cut_off(form: str) -> None:
    whole = rendering.FORMATS[form](TEXT)
    chance = random.Random(form)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]), f"a.{form}")


@pytest.mark.parametrize(
    "data",
    [
        b"a\n" * 290_000,
        b"|a|\n" * 140_000,
        b"|" * 590_000 + b"a",
        b"# a" + b" " * 590_000 + b"b",
        b"# a" + b"{#" * 290_000 + b"}",
        b"M\xc3\xb8tte: " + b"Per Li, " * 70_000,
        b"Til stede: " * 50_000,
        b"---\n" + b"a: b\n" * 110_000,
        b"a" + b"(" * 590_000,
    ],
    ids=("lines", "rows", "bars", "spaces", "anchors", "names", "labels", "yaml", "brackets"),
)
def test_the_longest_texts_take_no_longer_than_their_length(data: bytes) -> None:
    began = time.process_time()
    read(data, "a.md")
    assert time.process_time() - began < 4
