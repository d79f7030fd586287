"""Clauses that are easily misread, by the title and owner of what is to be done."""

from __future__ import annotations

import pytest

from tests.minutes.papers import read

HEAD = "Referat fra møte i driftsgruppa\nTil stede: Kari Moen, Per Dahl\n\n"
NYNORSK = (
    "Referat frå møte i driftsgruppa\nTil stades: Kari Moen, Per Dahl\n\n"
    "Leiaren ønskte velkomen og sa at ingen av dei som var der, kunne klage på veret.\n"
)


def _read(told: str, head: str = HEAD) -> list[tuple[str, str | None]]:
    return [(item.title, item.owner) for item in read(head + told).proposals]


@pytest.mark.parametrize(
    ("told", "title", "owner"),
    [
        # the condition is told too, with a comma behind it or without
        (
            "Dersom rommet ikke er ledig, bestiller Kari et annet lokale.",
            "Bestille et annet lokale dersom rommet ikke er ledig",
            "Kari",
        ),
        (
            "Dersom rapporten ikke foreligger innen 1. september, vil midlene bli krevd tilbake.",
            "Kreve tilbake midlene dersom rapporten ikke foreligger",
            None,
        ),
        (
            "Hvis ingen respons innen 19. april tar KHL saken opp i styringsgruppa.",
            "Ta saken opp i styringsgruppa hvis ingen respons",
            "KHL",
        ),
        ("Hvis ingen har svart innen fredag ringer Per.", "Ringe hvis ingen har svart", "Per"),
        (
            "Om det regner, flytter Kari stolene inn i salen.",
            "Flytte stolene inn i salen om det regner",
            "Kari",
        ),
        ("Når huset er klart, vasker Kari gulvet.", "Vaske gulvet", "Kari"),
        ("Om to uker rydder Kari boden.", "Rydde boden", "Kari"),
        # an office that looks like a verb, and a verb that looks like one
        (
            "Nærmeste leder på lageret gjennomfører samtaler innen 30. mai.",
            "Gjennomføre samtaler",
            "Nærmeste leder på lageret",
        ),
        ("Per leder arbeidet med planen innen 30. mai.", "Lede arbeidet med planen", "Per"),
        # a noun that is the verb behind "hver"
        (
            "Hver gruppe skriv en rapport innen 3. mai.",
            "Skrive en rapport",
            "Hver gruppe",
        ),
        # who is given something to do
        (
            "Styret ga daglig leder i oppdrag å innhente nye tilbud.",
            "Innhente nye tilbud",
            "daglig leder",
        ),
        (
            "Rådet ba administrasjonen om å korte ned dokumentet til ti sider.",
            "Korte ned dokumentet til ti sider",
            "administrasjonen",
        ),
        # what is to be done with a thing, in a clause that somebody only tells
        ("Per sa at rapporten sendes ut 5. mai.", "Sende ut rapporten", None),
        # what the next deed is, where it is said by the verb alone
        ("Per trenger tall fra medforfatterne innen 3. mai.", "Gi tall til Per", "medforfatterne"),
        ("Per må ha budsjettall fra Kari innen 3. mai.", "Gi budsjettall til Per", "Kari"),
        # what a verb takes with it, before a day
        ("Strømmen slås på 3. mai.", "Slå på strømmen", None),
        ("Strømmen slås av 3. mai.", "Slå av strømmen", None),
        ("Per melder seg på 3. mai.", "Melde seg på", "Per"),
        # what must get somewhere
        ("Innlegget bør være på trykk før jul.", "Få innlegget på trykk", None),
        ("Skiltet bør være på plass før påske.", "Få skiltet på plass", None),
        ("Innen 1. mai bør en dato være på plass.", "Få en dato på plass", None),
        ("Båten må på land før 1. november.", "Få båten på land", None),
        ("Løypemaskinen må på service før 1. november.", "Få løypemaskinen på service", None),
        ("Regnskapet må til revisor innen 3. mai.", "Sende regnskapet til revisor", None),
        ("Plakaten skal henge oppe før 1. mai.", "Henge opp plakaten", None),
        (
            "Referatet skal ligge ute på nettsida innen 1. mai.",
            "Legge ut referatet på nettsida",
            None,
        ),
        # when others deal with it is no part of it
        ("Per lager et utkast som skal behandles på styremøtet i mai.", "Lage et utkast", "Per"),
        ("Per lager utkast som blir drøftet i april.", "Lage utkast", "Per"),
        (
            "Per lager et utkast som blir sendt til styret i mai.",
            "Lage et utkast som blir sendt til styret",
            "Per",
        ),
    ],
)
def test_a_clause_is_read_as_it_is_meant(told: str, title: str, owner: str | None) -> None:
    assert _read(told) == [(title, owner)]


@pytest.mark.parametrize(
    ("told", "title", "owner"),
    [
        (
            "Viss det regnar, flyttar Kari stolane inn innan 3. mai.",
            "Flytte stolane inn viss det regnar",
            "Kari",
        ),
        (
            "Kvart styremedlem skriv ned tre punkt og sender dei til leiaren innan 3. mai.",
            "Skrive ned tre punkt og sende dei til leiaren",
            "Kvart styremedlem",
        ),
        (
            "Styret gav Kari i oppdrag å hente inn nye tilbod.",
            "Hente inn nye tilbod",
            "Kari",
        ),
        ("Avvika skal vere lukka innan årsskiftet.", "Lukke avvika", None),
        ("Rommet skal vere måla før jul.", "Måle rommet", None),
        ("Arbeidet med brua tek til 3. mai.", "Arbeidet med brua tek til", None),
        (
            "Rommet skal vera måla før jul. Me gler oss til å flytta inn og til å bruka det.",
            "Måla rommet",
            None,
        ),
        ("Innlegget bør vere på trykk før jul.", "Få innlegget på trykk", None),
        (
            "Kari lagar eit utkast som vert handsama på styremøtet i april.",
            "Lage eit utkast",
            "Kari",
        ),
        (
            "Opplæring vert tilbode alle medlemer innan 3. mai.",
            "Tilby opplæring til alle medlemer",
            None,
        ),
    ],
)
def test_and_so_it_is_in_nynorsk(told: str, title: str, owner: str | None) -> None:
    assert _read(told, NYNORSK)[0] == (title, owner)


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("3. Sommerfest\nVi satser på 3. juni, og Kari spør hotellet om pris.", "Sommerfest"),
        ("3. Sommarfest\nMe tek sikte på 3. juni.", "Sommarfest"),
        ("Lansering sikter vi mot 3. april.", "Lansering"),
        ("Per er på kurs 18.–19. april og kan derfor ikke møte.", "Kurs"),
        ("Kari er på ferie 18.–19. april og kan ikkje vere med.", "Kari er på ferie"),
        ("Utbetaling skjer 15. mai.", "Utbetaling"),
    ],
)
def test_what_takes_place_is_told_without_the_rest(told: str, title: str) -> None:
    assert [item.title for item in read(HEAD + told).proposals if item.kind == "event"] == [title]


def test_what_is_aimed_at_is_one_thing_and_who_asks_another() -> None:
    told = _read("Vi sikter mot uke 21, og Kari spør fylket om de kan ta imot oss.")
    assert told[-1] == ("Spørre fylket om de kan ta imot oss", "Kari")
