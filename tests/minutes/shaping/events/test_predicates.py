"""An event's title is a noun phrase, where its clause only says that it takes place."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


def events(text: str, heading: str = "Planer") -> list[tuple[str, str | None]]:
    """The titles and owners of the events that a text under a heading proposes."""
    return [(p.title, p.owner) for p in proposed(text, heading) if p.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("NM er i Bergen i mai.", "NM i Bergen"),
        ("På fredag har vi grillfest.", "Grillfest"),
        ("Fredag 5. mai har vi jule-bord i rådet.", "Jule-bord i rådet"),
        ("Fredag 5. mai har me sommarfest på Skei.", "Sommarfest på Skei"),
        ("Brua åpnes 3. mai.", "Åpning av brua"),
        ("Stien vert opna 3. mai.", "Opning av stien"),
        ("Jubileet feires 3. mai på loftet.", "Feiring av jubileet på loftet"),
        ("Vi er bedt på jubileum hos naboen 4. mai.", "Jubileum hos naboen"),
        ("Det vert lyst ut kurs for instruktørar 26. mai.", "Kurs for instruktørar"),
        ("Me har sett av møte 4. mai.", "Møte"),
        ("Synfaring på alle kyrkjene er tenkt lagt til våren.", "Synfaring på alle kyrkjene"),
        ("Fredagspilsen er flytta til 4. mai.", "Fredagspilsen"),
        ("Etter planen er budsjettmøtet 4. mai.", "Budsjettmøtet"),
    ],
)
def test_a_clause_that_only_says_that_it_takes_place_is_a_noun_phrase(
    text: str, title: str
) -> None:
    assert [told for told, _ in events(text)] == [title]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Utvalget møtes 4. mai på Voss.", "Møte i utvalget på Voss", "Utvalget"),
        ("Styret møtes igjen 4. mai.", "Møte i styret", "Styret"),
        ("Nemnda møtest 4. mai.", "Møte i nemnda", "Nemnda"),
        ("Utvalget skal møtes 4. mai.", "Møte i utvalget", "Utvalget"),
        ("Rådet har møte 4. mai.", "Møte i rådet", "Rådet"),
        ("Rådet held møte 4. mai.", "Møte i rådet", "Rådet"),
        ("Kari skal på kurs i Hamar 4. mai.", "Kurs i Hamar", "Kari"),
        ("Kari skal på samling i Alta 4. mai og holde innlegg.", "Samling i Alta", "Kari"),
        ("Kari og Per møtes 4. mai.", "Kari og Per møtes", "Kari og Per"),
    ],
)
def test_who_meets_or_goes_owns_it(text: str, title: str, owner: str) -> None:
    assert events(text) == [(title, owner)]


def test_what_a_heading_names_is_marked() -> None:
    text = "Markeres 1. oktober i kulturhuset."
    assert events(text, "Eldredagen") == [("Markering av eldredagen i kulturhuset", None)]


def test_what_we_have_done_is_no_event_that_we_have() -> None:
    titles = [title for title, _ in events("Til sommerfesten 4. mai har vi bestilt lokale.")]
    assert "Bestilt lokale" not in titles


def test_what_the_heading_names_more_of_is_marked_by_that() -> None:
    text = "Dagen markeres 1. oktober i kulturhuset."
    assert events(text, "Den store eldredagen") == [
        ("Markering av den store eldredagen i kulturhuset", None)
    ]
