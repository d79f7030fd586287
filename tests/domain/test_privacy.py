"""A national identity number never leaves; what personal data was found in is held back.

The number below is synthetic: its month is raised by 80, which no real one's is.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.component import render
from calendars.entry import Entry
from tests.conftest import BASE, a_task, day_window
from workflow.domain.item import Visibility
from workflow.domain.privacy import MASK, holds_back, holds_national_id, masked, valid_national_id
from workflow.domain.proposal import Finding
from workflow.domain.publishing import Source, entry
from workflow.mail.clean import clean


def a_number(stem: str = "018190123") -> str:
    """A synthetic number with both control digits, made from nine digits."""
    return next(n for n in (f"{stem}{c:02}" for c in range(100)) if valid_national_id(n))


NUMBER = a_number()
FORMS = [NUMBER, f"{NUMBER[:6]} {NUMBER[6:]}", f"{NUMBER[:6]}-{NUMBER[6:]}"]


@pytest.mark.parametrize("number", FORMS)
def test_a_number_is_masked_however_it_is_written(number: str) -> None:
    text = f"Søker {number} får svar innen 1. mai, konto 1234.56.78903."
    assert holds_national_id(text)
    assert masked(text) == f"Søker {MASK} får svar innen 1. mai, konto 1234.56.78903."


@given(st.text(alphabet="0123456789 .-/ab", max_size=60))
def test_after_masking_none_is_left(text: str) -> None:
    assert not holds_national_id(masked(text))


@pytest.mark.parametrize("number", FORMS)
@pytest.mark.parametrize("private", [True, False])
def test_no_feed_carries_a_number_wherever_it_stood(number: str, private: bool) -> None:
    item = a_task(
        title=f"Svare {number}",
        window=day_window(date(2023, 6, 8)),
        description=f"Gjelder {number}",
        location=f"Hos {number}",
        owner=f"Ola {number}",
        categories=(f"sak {number}",),
    )
    said = (Source(f"Sekretariatet svarer {number}.", "Referat", date(2023, 3, 16)),)
    shown = entry(item, base_url=BASE, private=private, sources=said if private else ())
    assert isinstance(shown, Entry)
    unfolded = render(shown).replace(b"\r\n ", b"").decode()
    assert not holds_national_id(unfolded)
    assert unfolded.count("fødselsnummer") == (6 if private else 4)


@pytest.mark.parametrize("number", FORMS)
def test_no_line_of_a_mail_carries_a_number(number: str) -> None:
    assert clean(f"Svare {number} i dag") == f"Svare {MASK} i dag"


def test_what_holds_an_item_back_from_the_public_is_a_sentence() -> None:
    phone = Finding("private-phone", "Teksten inneholder et mobilnummer.")
    week = Finding("no-week-53", "2023 har ingen uke 53.")
    numbered, plain = (
        a_task(title=title, visibility=Visibility.PUBLIC) for title in (NUMBER, "Møte")
    )
    members = a_task(title=NUMBER)
    told = [
        holds_back(item, asked)
        for item, asked in ((numbered, []), (plain, [phone]), (plain, [week]), (members, [phone]))
    ]
    assert told == [
        "Teksten inneholder et fødselsnummer. Ta det bort før saken gjøres offentlig.",
        "Teksten inneholder et mobilnummer. Avklar det før saken gjøres offentlig.",
        None,
        None,
    ]
