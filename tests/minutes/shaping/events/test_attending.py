"""What somebody holds or goes to is called by its own name, not by the sentence."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


def events(text: str) -> list[tuple[str, str | None]]:
    """The events that a text proposes, with who holds or goes to them."""
    return [(p.title, p.owner) for p in proposed(text) if p.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Kretsen arrangerer kurs i knuter 22. mars.", "Kurs i knuter", "Kretsen"),
        (
            "Kommunen inviterer lag og foreninger til frivilligforum i Kulturhuset 29. mars.",
            "Frivilligforum i Kulturhuset",
            "Kommunen",
        ),
        ("Elevrådet har innebandyturnering 4. mai.", "Innebandyturnering", "Elevrådet"),
        ("Styret skal ha møte med kommunen 4. mai.", "Møte med kommunen", "Styret"),
        # what no list knows for an event
        ("Vi inviterer til åpent hus 4. mai.", "Åpent hus", None),
        ("Styret inviterer til åpent hus på Olsok, 29. juli.", "Åpent hus", "Styret"),
        ("Laget inviterer alle til et ope hus 4. mai.", "Ope hus", "Laget"),
        # and what somebody was at besides
        ("Kari har hatt møte med fylket og var på havnedagene 6. mars.", "Havnedagene", "Kari"),
        ("Per har møtt fylket om avtalen og deltok på havnedagene 6. mars.", "Havnedagene", "Per"),
        ("I mai holder laget et åpent seminar om strøm.", "Åpent seminar om strøm", "laget"),
        ("Fylket held kurs i kart på Voss i veke 36.", "Kurs i kart på Voss", "Fylket"),
        ("Det kan bli ei prøveøkt i valfag 4. mai.", "Prøveøkt i valfag", None),
        (
            "Kari og Per er på konferansen for barnehager 4. mai og har ti minutter.",
            "Konferansen for barnehager",
            "Kari og Per",
        ),
        ("Laget har møte på loftet 4. mai når kurset er ferdig.", "Møte på loftet", "Laget"),
        ("Det blir felles middag der alle tar med sitt 4. mai.", "Felles middag", None),
        (
            "Styret har møte med Kari, Per og rektor 4. mai.",
            "Møte med Kari, Per og rektor",
            "Styret",
        ),
        ("Kari minnet om frokostmøtet 13. mai kl. 8.", "Frokostmøtet", None),
        ("Styret får invitasjon til seminar om strøm 8. mai.", "Seminar om strøm", "Styret"),
        ("Det gjennomføres kurs i knuter i alle lag 4. mai.", "Kurs i knuter i alle lag", None),
        (
            "Kretsen har samling 4. mai om «Lag som virker».",
            "Samling om «Lag som virker»",
            "Kretsen",
        ),
    ],
)
def test_an_event_behind_the_verb_gives_its_name(text: str, title: str, owner: str | None) -> None:
    assert events(text) == [(title, owner)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kretsen har møte 4. mai.", "Møte i kretsen"),  # whose, else it is any
        ("Planen behandles i fylkestinget 4. mai.", "Planen behandles i fylkestinget"),
        ("Styreleder er bortreist 10.–20. mai.", "Styreleder er bortreist"),
        ("Styret vil møte Samir 4. mai.", "Styret vil møte Samir"),
        ("Bli kjent-kveld 4. mai.", "Bli kjent-kveld"),
        ("Vi inviterer til Bergen 4. mai.", "Invitere til Bergen"),  # a place
    ],
)
def test_a_sentence_that_tells_more_than_its_event_stays(text: str, title: str) -> None:
    assert [told for told, _ in events(text)] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kommunen har varslet besøk 3. mai.", "Besøk fra kommunen"),
        ("Fylket har varsla tilsyn på skulen 3. mai.", "Tilsyn på skulen fra fylket"),
        ("Kystverket har kalt inn til møte 22. mai.", "Møte med Kystverket"),
        ("Riksantikvaren har invitert til fagsamling 22. mai.", "Fagsamling"),
        # the body's own, and who is asked
        ("Styret har kalt inn til møte 22. mai.", "Styret har kalt inn til møte"),
        ("Nordvika er invitert til samling 22. mai.", "Nordvika er invitert til samling"),
    ],
)
def test_what_others_let_us_know_that_they_come_or_call_to(text: str, title: str) -> None:
    assert [p.title for p in proposed(text) if p.kind is Kind.EVENT] == [title]
