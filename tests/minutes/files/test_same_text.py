"""One text in any format reads the same: same lines, same units, whatever program wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.minutes.files import rendering
from tests.minutes.files.reading import as_units, lines, words
from workflow.minutes import reading
from workflow.minutes.files import load
from workflow.minutes.head.frontmatter import front_matter
from workflow.minutes.source import Source

GOLDEN = Path(__file__).parents[2] / "golden" / "minutes"
DOCUMENTS = ("sample", "board", "actions", "nested", "long", "plans")


@pytest.mark.parametrize("form", rendering.FORMATS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_rendering_has_the_words_of_its_markdown(document: str, form: str) -> None:
    text = (GOLDEN / f"{document}.md").read_text("utf-8")
    rendered = load(rendering.FORMATS[form](text), f"{document}.{form}")
    assert words(rendered) == words(load(text.encode(), f"{document}.md"))


@pytest.mark.parametrize("form", ["odt", "html", "pdf"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_all_formats_give_the_lines_and_units_of_word(document: str, form: str) -> None:
    text = (GOLDEN / f"{document}.md").read_text("utf-8")
    word = load(rendering.docx(text), f"{document}.docx")
    other = load(rendering.FORMATS[form](text), f"{document}.{form}")
    assert as_units(other) == as_units(word)
    styles = [(style, said) for style, _, said in lines(other)]
    assert styles == [(style, said) for style, _, said in lines(word)]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_headers_and_footers_of_pages_are_dropped(form: str) -> None:
    text = (GOLDEN / "long.md").read_text("utf-8")
    render = rendering.docx if form == "docx" else rendering.pdf
    headed = load(render(text, "Kystnettverket – referat"), f"a.{form}")
    assert headed.text == load(render(text), f"a.{form}").text


@pytest.mark.parametrize("form", rendering.FORMATS)
def test_front_matter_is_the_same_in_every_format(form: str) -> None:
    text = (GOLDEN / "sample.md").read_text("utf-8")
    told = front_matter(load(rendering.FORMATS[form](text), f"a.{form}"))
    plain = front_matter(load(text.encode(), "a.md"))
    assert (told.title, told.group, told.meeting_date, told.language, told.people) == (
        plain.title,
        plain.group,
        plain.meeting_date,
        plain.language,
        plain.people,
    )


@pytest.mark.parametrize("form", ["odt", "html", "pdf"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_all_formats_give_the_same_proposals(document: str, form: str) -> None:
    text = (GOLDEN / f"{document}.md").read_text("utf-8")
    word = _proposed(load(rendering.docx(text), f"{document}.docx"))
    assert word
    assert _proposed(load(rendering.FORMATS[form](text), f"{document}.{form}")) == word


@pytest.mark.parametrize("form", rendering.FORMATS)
def test_tables_of_dates_give_what_they_plan_in_every_format(form: str) -> None:
    text = (GOLDEN / "plans.md").read_text("utf-8")
    read = _proposed(load(rendering.FORMATS[form](text), f"plans.{form}"))
    assert [(kind, title, when, owner) for kind, title, _, when, owner, _ in read] == [
        ("event", "Sommerfest i parken", "2024-08", "Solfrid Hauan"),
        ("task", "Søke om midler til aktiviteter for barn og unge i nærmiljøet", "2024-09",
         "Petter Øverli"),
        ("event", "Høstdugnad", "2024-10", "Kjell Tore Amdam"),
        ("event", "Rydding av turstien", "2024-05-25T10:00", "Petter Øverli"),
        ("task", "Vaske vinduer på grendehuset", "2024-06-05T18:00", "Solfrid Hauan"),
        ("task", "Skifte lås i boden", "2024-06-01", "Petter Øverli"),
        ("event", "Møte", "2024-06-03T17:00", None),
        ("event", "Valg av tema", "2024-09-02T17:00", None),
        ("event", "Foreldremøte", "2024-05-14", None),
        ("event", "Leirskole", "2024-05-22", None),
        ("event", "Sommerfest", "2024-06-12", None),
        ("task", "Invitere avisa", "2024-W20", "Solfrid Hauan"),
        ("task", "Sende ut programmet", "2024-W21", "Solfrid Hauan"),
        ("task", "Hente teltet", "2024-W21", "Petter Øverli"),
        ("event", "Møte", "2025-01-14", None),
        ("event", "Møte", "2025-03-11", None),
        ("event", "Styremøte", "2024-06-10", None),
        ("event", "Styremøte", "2024-09-09", None),
    ]  # fmt: skip


def _proposed(source: Source) -> list[tuple[object, ...]]:
    """What is proposed from a file, the white space of quotes aside."""
    read = reading.read(source, meeting_date=date(2024, 5, 6))
    return [
        (p.kind, p.title, " ".join(p.quote.split()), p.window.timex, p.owner, p.section)
        for p in read.proposals
    ]
