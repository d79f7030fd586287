"""A deadline that stands within a sentence is called by its kind and by what it is for."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


def tasks(text: str, heading: str = "Uteområdet") -> list[tuple[str, str | None]]:
    """The tasks that a text under a heading proposes, with their owners."""
    return [(p.title, p.owner) for p in proposed(text, heading) if p.kind is Kind.TASK]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Hovedplanen er ute på høring, frist for innspill 25. april.",
            "Frist for innspill: Hovedplanen",
        ),
        ("Klimaplanen ligger ute til høring med frist 25. april.", "Høringsfrist: Klimaplanen"),
        ("Klimaplanen ligg ute til høyring med frist 25. april.", "Høyringsfrist: Klimaplanen"),
        (
            "Departementet har sendt forskriften på høring med frist 2. mai.",
            "Høringsfrist: Forskriften",
        ),
        (
            "Enova har lyst ut midler til landstrøm med frist 2. mai.",
            "Søknadsfrist: Midler til landstrøm",
        ),
        ("Stillingen lyses ut i april med søknadsfrist 15. mai.", "Søknadsfrist: Stillingen"),
        ("Stillinga vert lyst ut med søknadsfrist 15. mai.", "Søknadsfrist: Stillinga"),
        ("Styrer slutter, utlysning er ute med søknadsfrist 2. april.", "Søknadsfrist: Utlysning"),
        (
            "Utkast sendes ut i uke 13 med frist for innspill 14. april.",
            "Frist for innspill: Utkast",
        ),
        (
            "Neste utlysning kommer i april, med søknadsfrist i juni.",
            "Søknadsfrist: Neste utlysning",
        ),
        ("Fondet har neste frist 24. september.", "Neste frist: Fondet"),
        ("Kommunen har fått utsatt frist til 14. april.", "Utsatt frist: Kommunen"),
        ("Kurs 4. juni, påmeldingsfrist 15. mai.", "Påmeldingsfrist: Kurs"),
        (
            "Fagdag om hydrogen holdes 9. juni, med påmelding innen 19. mai.",
            "Påmelding: Fagdag om hydrogen",
        ),
    ],
)
def test_a_limit_is_called_by_its_kind_and_what_it_is_for(text: str, title: str) -> None:
    assert tasks(text)[-1] == (title, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Høringsfristen er 20. april.", "Høringsfristen: Innspill til regional plan"),
        ("Høringsfrist er satt til 20. april.", "Høringsfrist: Innspill til regional plan"),
        ("Fristen er forlenget til 20. april.", "Fristen: Innspill til regional plan"),
        ("Fristen utsettes til 20. april.", "Fristen: Innspill til regional plan"),
        ("Høringsfristen settes til 20. april.", "Høringsfrist: Innspill til regional plan"),
        ("Søknadsfristen vert utsett til 20. april.", "Søknadsfrist: Innspill til regional plan"),
        (
            "Forslag til ny havneforskrift: frist 1. september.",
            "Frist: Forslag til ny havneforskrift",
        ),
    ],
)
def test_a_limit_alone_is_told_with_its_matter(text: str, title: str) -> None:
    assert [told for told, _ in tasks(text, "Innspill til regional plan")] == [title]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Per skriver utkast, frist 20. april.", "Skrive utkast", "Per"),
        ("Rapporten følges opp av Kari med frist 2. juni.", "Følge opp rapporten", "Kari"),
        ("Kari sender søknaden innen fristen 15. mai.", "Sende søknaden", "Kari"),
        ("Vi ber om utsatt frist til 14. april.", "Be om utsatt frist", None),
        (
            "Kommunene har frist til 3. april med å sende inn tall.",
            "Sende inn tall",
            "Kommunene",
        ),
        ("Laget får frist til 3. april med å levere lister.", "Levere lister", "Laget"),
    ],
)
def test_what_somebody_is_to_do_by_a_limit_stays_theirs(
    text: str, title: str, owner: str | None
) -> None:
    assert tasks(text) == [(title, owner)]


def test_a_limit_set_for_what_somebody_asked_is_told_with_it() -> None:
    text = "Fylket har bedt om innspill fra regionene, og svarfristen er satt til 15. april."
    assert [p.title for p in proposed(text)] == ["Svarfrist: Innspill fra regionene"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Forskriften er sendt på høring, og fristen er satt til 3. april.",
            "Høringsfrist: Forskriften",
        ),
        ("Planen er send på høyring, og fristen er sett til 3. april.", "Høyringsfrist: Planen"),
        ("Søknadsfristen er satt til 3. april.", "Søknadsfristen: Uteområdet"),
        ("Kari har vært syk, og fristen er flyttet til 3. april.", "Fristen: Kari har vært syk"),
    ],
)
def test_a_limit_that_is_set_is_told_with_what_was_sent(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title
