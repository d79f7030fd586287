"""The sample minutes in the package are what their text makes them, and read as it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.minutes.files import make_samples
from tests.minutes.files.reading import words
from workflow import samples
from workflow.minutes.files import load
from workflow.minutes.head.frontmatter import front_matter

GOLD = json.loads((make_samples.TEXT.with_suffix(".json")).read_text("utf-8"))
NAMES = (samples.DOCX, samples.PDF)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_file_has_the_words_of_its_text(name: str) -> None:
    text = make_samples.TEXT.read_bytes()
    assert words(load(samples.data(name), name)) == words(load(text, "sample.md"))


def test_making_the_files_twice_gives_the_same_bytes() -> None:
    assert make_samples.made() == make_samples.made()


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_of_the_gold_stands_in_the_file(name: str) -> None:
    text = load(samples.data(name), name).text
    assert [item["quote"] for item in GOLD["items"] if item["quote"] not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_head_is_understood(name: str) -> None:
    front = front_matter(load(samples.path(name).read_bytes(), name))
    assert (front.title, front.group, front.meeting_date, front.language, front.people) == (
        "Referat fra møte i Faggruppe for næring, Fjordregionen",
        "Faggruppe for næring",
        samples.HELD,
        "nb",
        (
            "Ingvild Skogstrøm", "Torbjørn Ekra", "Amina Yusuf Lien", "Geirmund Vassbotn",
            "Lisbet Hovdan", "Jo Even Rambøl", "Runa Myrstad", "Henny Aksland", "Peder Norum",
        ),
    )  # fmt: skip


def test_gold_quotes_of_the_nynorsk_sample_stand_in_it() -> None:
    path = Path(make_samples.TEXT.parent / "nynorsk.json")
    text = path.with_suffix(".txt").read_text("utf-8")
    quotes = [item["quote"] for item in json.loads(path.read_text("utf-8"))["items"]]
    assert [quote for quote in quotes if quote not in text] == []
