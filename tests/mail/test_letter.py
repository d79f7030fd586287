"""The digest as a letter: golden twins in three languages, and titles that would break it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.conftest import BASE
from tests.mail import letters
from workflow.mail import compose, notices, rows
from workflow.mail.clean import TITLE, clean
from workflow.mail.compose import Rendered

GOLDEN = Path(__file__).parents[1] / "golden" / "mail"
LANGUAGES = ("nb", "nn", "en")


def golden(name: str, made: Rendered) -> None:
    """Both twins are as they were read and found good; written anew with FRIST_GOLDEN=write."""
    for ending, text in (("txt", made.text), ("html", made.html)):
        file = GOLDEN / f"{name}.{ending}"
        if os.environ.get("FRIST_GOLDEN") == "write":
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8"), file.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_week_is_the_golden_letter(language: str) -> None:
    golden(f"digest-{language}", letters.rendered(letters.sample(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_is_the_golden_letter(language: str) -> None:
    letter = letters.reminder(language)
    golden(f"reminder-{language}", compose.render(letter, letters.environment(), "reminder"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", notices.WORDS)
def test_a_notice_is_the_golden_letter(kind: str, language: str) -> None:
    letter = letters.notice(kind, language)
    golden(f"{kind}-{language}", compose.render(letter, letters.environment(), "notice"))


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("nb", "Uke 12: to forfalt, to denne uken"),
        ("nn", "Veke 12: to forfalne, to denne veka"),
        ("en", "Week 12: two overdue, two this week"),
    ],
)
def test_the_subject_says_what_hurries(language: str, subject: str) -> None:
    assert letters.rendered(letters.sample(language)).subject == subject


def test_both_twins_tell_of_the_same_items_and_go_to_the_same_places() -> None:
    made = letters.rendered(letters.sample("nb"))
    tree = HTMLParser(made.html)
    shown = [a.text() for a in tree.css("a.ti")]
    text = " ".join(made.text.split())
    assert len(shown) == 15
    assert [title for title in shown if title not in text] == []
    acting = {
        a.attributes["href"] for a in tree.css("a") if "ti" not in (a.attributes["class"] or "")
    }
    assert acting == set(re.findall(r"https://\S+", made.text))


def test_a_member_gets_links_for_their_own_tasks_alone() -> None:
    made = letters.rendered(letters.sample("nb", secretariat=False))
    assert re.findall(r"/l/ferdig\.2\.(\w+)", made.text) == ["late2"]
    assert "venter på gjennomgang" not in made.text
    assert "Fastsett dato" not in made.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", letters.HOSTILE, ids=lambda t: ascii(t[:12]))
def test_a_hostile_title_stays_one_line_of_text(language: str, title: str) -> None:
    digest = letters.crowded(language, 5, (title,))
    made = letters.rendered(digest)
    tree = HTMLParser(made.html)
    cleaned = clean(title)
    assert len(cleaned) <= TITLE
    assert [a.text() for a in tree.css("a.ti")] == [cleaned] * 5
    assert tree.css("script") == []
    assert {a.attributes["href"].split("/")[2] for a in tree.css("a")} == {BASE.split("/")[2]}
    message = compose.message(letters.mail(digest))
    assert message.keys() == compose.message(letters.mail(letters.sample(language))).keys()
    assert message["To"].addresses[0].addr_spec == "bob@frist.example"
    assert message.defects == []


@given(st.text(max_size=600))
def test_cleaning_leaves_one_printable_line(text: str) -> None:
    line = clean(text)
    assert len(line) <= TITLE
    assert "\n" not in line
    assert "\r" not in line
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert clean(line) == line


@pytest.mark.parametrize("n", [0, 1, 25, 300])
def test_long_sections_are_folded_into_a_link(n: int) -> None:
    made = letters.rendered(letters.crowded("nb", n), fold=10)
    shown = len(HTMLParser(made.html).css("a.ti"))
    assert shown == min(n, 5 * 10 if n >= 50 else n)
    assert made.text.count(f"Se alle: {BASE}/saker") == (5 if n > 50 else 0)
    assert ("Og 50 til." in made.text) == (n == 300)


def test_an_empty_week_says_so() -> None:
    digest = letters.crowded("nb", 0)
    assert "Ingenting er forfalt" in letters.rendered(digest).text


@pytest.mark.parametrize("width", [20, 40, 66])
def test_text_is_wrapped_at_words(width: int) -> None:
    text = "Sekretariatet bearbeider innspillene og sender utkastet til kommunene"
    lines = rows.wrap(text, width).split("\n")
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= width
