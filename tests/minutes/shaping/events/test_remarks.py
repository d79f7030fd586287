"""What is said beside an event's name is no part of its title."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind
from workflow.minutes.shaping.events import remarks


def events(text: str, heading: str = "Eventuelt") -> list[str]:
    """The titles of the events that a text under a heading proposes."""
    return [p.title for p in proposed(text, heading) if p.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dugnad 3. mai, ta med hanske.", "Dugnad"),
        ("Dugnad 3. mai, båten skal på land.", "Dugnad"),
        ("Kurs i brannvern 3. mai, vi har to plasser.", "Kurs i brannvern"),
        ("Kurs i brannvern 3. mai, me har to plassar.", "Kurs i brannvern"),
        ("Møte med banken 3. mai – se eget referat", "Møte med banken"),
        ("Kurs 4. mai, 19 påmeldte", "Kurs"),
        ("Hyttetur 4. mai, 20 plassar", "Hyttetur"),
        ("Neste møte tirsdag 4. april, samme rom.", "Neste møte"),
        ("Ny samling 10. april, same stad", "Ny samling"),
        ("Seminar i Bergen 4. mai, hvem vil?", "Seminar i Bergen"),
        ("Quiz en gang i mai", "Quiz"),
        ("Frukostmøte med banken ein gong i mai", "Frukostmøte med banken"),
        ("Valgmøte i kantina en kveld i slutten av mai", "Valgmøte i kantina"),
        ("Møte igjen 4. mai", "Møte"),
        ("Årsmøte som planlagt 3. mai", "Årsmøte"),
        ("Kanskje tur til Bergen 4. mai", "Tur til Bergen (kanskje)"),
        ("Stevnet 25. mai ( Flytta av forbundet)", "Stevnet"),
    ],
)
def test_a_remark_beside_the_name_is_left_out(text: str, title: str) -> None:
    assert events(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Klubbkveld om utstyr onsdag 14. april, på Sletta.", "Klubbkveld om utstyr, på Sletta"),
        ("Seminar for ordførere 4. mai, Oslo", "Seminar for ordførere, Oslo"),
        ("Foredrag i Vika 3. mai – Olav Eide", "Foredrag i Vika – Olav Eide"),
        ("Skrivekveld på nett 4. mai, tema: hager", "Skrivekveld på nett, tema: hager"),
        ("Det er 18 øvinger igjen til 4. mai.", "18 øvinger igjen"),
    ],
)
def test_where_who_and_what_about_are_no_remarks(text: str, title: str) -> None:
    assert events(text) == [title]


def test_the_last_of_several_and_what_is_told_of_all_is_no_remark() -> None:
    words = "Koret, museet, skolen og kirka er spurt om å bli med"
    assert remarks.without(words) == words
    assert remarks.without("Fest, Kjelleren, dørene åpner 20") == "Fest, Kjelleren"
