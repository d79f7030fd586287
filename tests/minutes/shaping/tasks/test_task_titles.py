"""A task's title is whole, its verb first, and its receiver no doer."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari sjekker hva de har ansvar for.", "Sjekke hva de har ansvar for"),
        ("Kari sjekkar kva dei har ansvar for.", "Sjekke kva dei har ansvar for"),
        (
            "Per finner ut hvor mange låser det er snakk om.",
            "Finne ut hvor mange låser det er snakk om",
        ),
        ("Per og Kari syner rektor korleis det er.", "Syne rektor korleis det er"),
        ("Kari sjekker hva fristen er.", "Sjekke hva fristen er"),
        ("Kari sjekker hva vi har ansvar for innen 1. mai.", "Sjekke hva vi har ansvar for"),
        (
            "Per lager oversikt over hva som er prøvd før.",
            "Lage oversikt over hva som er prøvd før",
        ),
        # what of a limit stands behind its time
        ("Kari finner ny leder før april er omme.", "Finne ny leder"),
        ("Kari leier ut boden fra påske og utover.", "Leie ut boden"),
        ("Siri lager kart når fristen er ute, dvs. etter 20. mai.", "Lage kart når fristen er ute"),
        # and no half of a bracket
        ("Kari bestiller rom (trolig førstkommende mandag/tirsdag).", "Bestille rom"),
        ("Per booker rom (sier vi, siden han ikke er her).", "Booke rom"),
        # a loose end all the same
        ("Kari sender brev til 3. april.", "Sende brev"),
    ],
)
def test_a_title_is_not_cut_in_the_middle(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Kari skriver en sak om bemanning der også gruppenes egne tall for avganger, vakanser "
            "og behov for stipendiater er med.",
            "Skrive en sak om bemanning",
        ),
        (
            "Kari undersøker hvilke skap i garderoben som brukes av lagene om vinteren og om de "
            "passer med det som ble bestemt sist.",
            "Undersøke hvilke skap i garderoben som brukes av lagene om vinteren",
        ),
    ],
)
def test_a_long_title_ends_where_a_clause_does(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Siri tegner videre på B og har kommet langt med A.", "Tegne videre på B"),
        ("Per skriver til Kari og\nsier hva laget mener.", "Skrive til Kari og si hva laget mener"),
        (
            "Per har ansvar for plakater og snakker med lærerne.",
            "Ha ansvar for plakater og snakke med lærerne",
        ),
        ("Kari kjøper skjermer, skriver og kabel.", "Kjøpe skjermer, skriver og kabel"),
        ("Kari ringer, skriver og purrer.", "Ringe, skrive og purre"),
        (
            "Per sender ut tider, og de som ikke kan, bytter vakt.",
            "Sende ut tider, og de som ikke kan, bytter vakt",
        ),
        ("Brevet sendes fylkestinget.", "Sende brevet til fylkestinget"),
        ("Framlegg vert sende styret innan 3. april.", "Sende framlegg til styret"),
        ("Ny plan vert køyrd ut av Per.", "Køyre ut ny plan"),
        ("Hvem som låser, må avklares.", "Avklare hvem som låser"),
        ("Hvem som får bruke salen tas på neste møte.", "Ta opp hvem som får bruke salen"),
        ("Lysa i bakken bør ein skifte innan 3. april.", "Skifte lysa i bakken"),
    ],
)
def test_each_verb_of_a_title_is_an_infinitive(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vi er nødt til å bytte låsen innen 1. mai.", "Bytte låsen"),
        ("Fem hus har fått pålegg om å legge nye rør innen 1. mai.", "Legge nye rør"),
        ("Det ble til at Siri purrer banken innen 1. mai.", "Purre banken"),
        ("Det vart til at Siri purrar banken innan 1. mai.", "Purre banken"),
        ("Per har regnskapet klart til neste møte.", "Ha regnskapet klart"),
        ("Alle må ha vært med på en øvelse.", "Være med på en øvelse"),
        ("Per er leder i komiteen til og med 1. mai.", "Være leder i komiteen"),
        ("Per får ringe banken.", "Ringe banken"),
        ("Per får lagt ut lista.", "Legge ut lista"),
        # a condition that begins with its verb
        (
            "Sier gruppa ja, skrives oppgavene inn i vedtektene.",
            "Skrive inn oppgavene i vedtektene",
        ),
        ("Er klubben din interessert, si fra til Kari.", "Si fra til Kari"),
        # and what stays
        ("Siri skal nå endelig få måle boden.", "Få måle boden"),
        ("Kari får låne hengeren innen 1. mai.", "Få låne hengeren"),
    ],
)
def test_a_task_is_told_without_its_frame(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Søkerne får svar innen 1. mai.", "Gi søkerne svar", None),
        ("Søkjarane får svar frå styret innan 1. mai.", "Gi søkjarane svar", "styret"),
        ("Innmelder får begrunnet svar.", "Gi innmelder begrunnet svar", None),
        ("Naboene får brev fra styret innen 1. mai.", "Sende naboene brev", "styret"),
        ("Revisor må få se bilagene.", "La revisor se bilagene", None),
        ("Båten må få ny motor.", "Skaffe ny motor til båten", None),
        ("Skjemaet må få nytt postnummer.", "Gi skjemaet nytt postnummer", None),
        ("Berit må ha beskjed om allergier.", "Gi Berit beskjed om allergier", None),
        # who is told to do something does it
        ("Kari får beskjed om å strø trappa.", "Strø trappa", "Kari"),
    ],
)
def test_who_gets_a_thing_does_not_give_it(text: str, title: str, owner: str | None) -> None:
    last = proposed(text)[-1]
    assert (last.title, last.owner) == (title, owner)


@pytest.mark.parametrize(
    "text",
    ["Gjerne før påske.", "Vedtak: Forslaget vedtatt med 10 stemmer."],
)
def test_what_only_looks_like_a_verb_makes_no_task(text: str) -> None:
    assert [one.title for one in proposed(text)] == []
