"""Titles as a secretary writes them."""

import pytest

from tests.minutes.papers import MEETING, source
from workflow.domain.proposal import Kind
from workflow.minutes import reading, titles


def _title(kind: Kind, text: str) -> str:
    found, _ = reading.gather(source(text + "\n"), MEETING)
    return titles.title(kind, found[0])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari bestiller nye benker innen 1. mai.", "Bestille nye benker"),
        ("Vi må rydde boden.", "Rydde boden"),
        ("Rampe skal utredes.", "Utrede rampe"),
        ("Vannkoker må hentes.", "Hente vannkoker"),
        ("Bjarne dekker bord og setter opp treet.", "Dekke bord og sette opp treet"),
        ("Lise følgjer opp saka.", "Følgje opp saka"),
        ("Det ble bestemt å sette ned et utvalg.", "Sette ned et utvalg"),
        ("Pølser og is: bestilles innen 1. mai", "Bestille pølser og is"),
    ],
)
def test_a_task_begins_with_its_verb_and_has_no_date(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Årsmøtet holdes torsdag 26. mars kl 18.", "Årsmøtet"),
        ("Det planlegges en ny fagdag til høsten.", "En ny fagdag"),
        ("Neste møte: tirsdag 31. oktober.", "Neste møte"),
        ("Møtene i vår: 16. april og 11. juni.", "Møtene i vår"),
        ("Vinterkonferansen 8. juni", "Vinterkonferansen"),
    ],
)
def test_an_event_is_named_by_its_noun(text: str, title: str) -> None:
    assert _title(Kind.EVENT, text) == title


def test_a_long_title_is_cut_between_words() -> None:
    title = _title(Kind.TASK, "Kari skriver " + "brev " * 40 + ".")
    assert len(title) <= titles.LONGEST
    assert title.endswith("brev")
