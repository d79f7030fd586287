"""What can't be read is refused with one sentence; what can is chosen by its bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.minutes.files import make_invalid, rendering
from workflow.domain.errors import Refused
from workflow.minutes.files import load

INVALID = Path(__file__).parents[2] / "golden" / "invalid"
SENTENCES: dict[str, str] = json.loads((INVALID / "sentences.json").read_text("utf-8"))


@pytest.mark.parametrize("name", SENTENCES)
def test_a_file_that_cannot_be_read_is_refused_with_its_sentence(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        load((INVALID / name).read_bytes(), name)
    assert str(refusal.value) == SENTENCES[name]


def test_every_invalid_file_has_its_sentence() -> None:
    kept = {path.name for path in INVALID.iterdir()} - {"README.md", "sentences.json"}
    assert kept == set(SENTENCES) == set(make_invalid.made())


def test_the_format_is_told_by_the_bytes_before_the_name() -> None:
    text = "# Referat\n\nVi møttes 3. mai 2023."
    for render in rendering.FORMATS.values():
        assert load(render(text), "uten-endelse").text == "Referat\n\nVi møttes 3. mai 2023."


def test_a_source_carries_the_name_without_its_folder_and_the_hash_of_the_bytes() -> None:
    data = "Møte 3. mai".encode()
    source = load(data, "/tmp/mappe/referat.txt")
    assert (source.name, source.sha256) == ("referat.txt", hashlib.sha256(data).hexdigest())


def test_a_file_over_the_limit_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Refused) as refusal:
        load(b"x" * 3_000_001, "stor.txt", limit=3_000_000)
    assert str(refusal.value) == (
        "«stor.txt» er 3 MB, over grensa på 3 MB; del den eller lagre den uten bilder."
    )


def test_a_text_longer_than_minutes_are_is_refused() -> None:
    for name in ("lang.txt", "lang.html"):
        with pytest.raises(Refused) as refusal:
            load(b"ord " * 200_000, name)
        assert str(refusal.value) == (
            "Fila har mer enn 600 000 tegn tekst, og det er for langt for et referat; "
            "del den og prøv igjen."
        )


def test_a_pdf_that_inflates_to_more_than_pages_hold_is_refused() -> None:
    import io
    import zlib

    stream = zlib.compress(b" " * 20_000_000)
    head = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream)
    bomb = io.BytesIO(b"%PDF-1.4\n4 0 obj" + head + stream + b"\nendstream endobj").getvalue()
    with pytest.raises(Refused, match="pakkes ut til mye mer enn et referat kan være"):
        load(bomb, "bombe.pdf")


def test_html_nested_deeper_than_any_writer_nests_is_refused() -> None:
    for page in (b"<div>" * 10_000, b"<b id=1>" * 300 + b"<p>x" * 50_000, b"<" * 500_000):
        with pytest.raises(Refused, match="HTML-fila har for mange elementer"):
            load(page, "dyp.html")
