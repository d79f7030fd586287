"""Clauses that tell what is so as a rule, what is asked or what is left open."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    "told",
    [
        "Brannøvelse blir holdt to ganger i året, i mai og september.",
        "Forumet møtes 3 - 4 ganger i året.",
        "Brannøving vert halden ein gong i året, vanlegvis i november.",
        "Foreldremøtet holdes som regel i september.",
        "Foreldremøte vert som regel halde i september.",
        "Per kjøper vanligvis pølsene på butikken.",
        "Løypene blir køyrde tysdag, torsdag og laurdag som vanleg.",
        "Treningene holdes mandag og onsdag som før.",
        "Kontoret er ope tysdag og torsdag som vanleg.",
        "Styret plar arrangere dugnad i mai.",
        "Styret pleier å arrangere dugnad i mai.",
        "Rutinen er slik: eier melder fra til kommunen straks.",
        "Rutine: Eigar melder til kommunen straks.",
        "Skal vi arrangere en fagdag i mai?",
        "Bør me kalla inn til dugnad 3. mai?",
        "Det er ikke tatt stilling til om turen skal gjennomføres i mai.",
        "Det er ikkje teke stilling til om turen skal gjennomførast i mai.",
        "Ulempen er at det kolliderer med messa 3.–6. juni.",
        "Alternativet er Bergen 10.–11. mai.",
        "- Leder informerer",
        "- Kassereren orienterer",
        "Alle tips tas imot med takk.",
        "Alle tips vert tekne imot med takk.",
        # what others leave undone, and decisions that are their own act
        "Mange lag glemmer å sende inn lister.",
        "Mange lag gløymer å sende inn lister.",
        "Avtale 3 videreføres uendret.",
        "Kontingenten settes til 300 kroner.",
        "Deltakaravgifta vert sett til 1 500 kroner.",
        # what somebody thinks
        "Per mener vi må kjøpe ny dimmer før høsten, men det har vi ikke råd til.",
        "Per synes at Kari skal ta kontakt med banken.",
        "Kari meiner at styret må sende brev til rektor.",
        "Kari mener vi skal droppe turen til Oslo 4. april.",
        # the meeting's own talk
        "Kari tar ordet.",
        "Per åpner møtet.",
        "Per opnar møtet.",
        "Kari tar opp at det er rotete på lageret.",
        "Kari lurer på om Per kan sende brevet.",
        "Kari trekker forslaget.",
        "Kari stiller til valg.",
        "Komiteen innstiller søker A på førsteplass.",
        "Utvalet innstiller på at søknaden blir avslått.",
        "Det ble diskutert hvorvidt vi skal sende brev til rektor.",
        "Det vart føreslått å sende brev til rektor.",
        "Søker A",
        "Per foreslår å kjøpe ny mikser.",
        "Svar forventes i neste uke.",
        "Veiledningen ventes ferdig før sommeren.",
        # what is aimed at, and how busy it is
        "Målet er 100 medlemmer innen jul.",
        "Målet vårt er 60 dagar innan utgangen av året.",
        "Hektisk periode før påske.",
        "Mykje arbeid med søknadene før påske.",
        # that a day will be told
        "Møtet 12. oktober avlyses. Ny dato kommer.",
        "Møtet 12. oktober utgår.",
        "Kurset 12. mai er utsatt.",
        "Kurset 12. mai er utsett.",
        "Kurset 12. mai utsettes på grunn av sykdom.",
        "Vi dropper turen 12. mai.",
        "Ingen kan 12. mai.",
    ],
)
def test_what_is_general_asked_or_open_is_no_item(told: str) -> None:
    assert proposed(told) == []


@pytest.mark.parametrize(
    "told",
    [
        # this time, or a rule that is made now
        "Foreldremøtet holdes vanligvis i september, men i år holdes det 10. mai.",
        "Dugnaden arrangeres 3. mai, slik den pleier.",
        "Vedtak: Styret sender rapport til kommunen to ganger i året.",
        "Kari skal sjekke brannslokkerne to ganger i året.",
        "Skal kjøpe inn kaffe til dugnaden.",
        "Kari tar imot påmeldinger innen 3. mai.",
        "Kari glemmer ikke å sende lista innen 3. mai.",
        "Kari holder velkomsttalen.",
        "Kari held innleiinga.",
        "Per tar stilling til tilbudet innen 3. mai.",
        "- Kari ringer banken og informerer",
        "Kari mener å ha boka, og sender den til Per innen 3. mai.",
        "Kari åpner en konto i banken.",
        "Vi foreslår for årsmøtet å kjøpe ny mikser innen 3. mai.",
        "Kari stiller til valg av farge innen 3. mai.",
        "Kari viser Per til lageret og rydder det innen 3. mai.",
        "Vedtak: Komiteen innstiller på ny leder til årsmøtet innen 3. mai.",
        "Søker om støtte til ny bod innen 3. mai.",
        "Målet er å få ny bod på plass innen 3. mai.",
    ],
)
def test_what_is_done_now_is_an_item(told: str) -> None:
    assert proposed(told) != []


@pytest.mark.parametrize(
    "told",
    [
        "Per kaller inn til første møte i uke 14.",
        "Per kallar inn til eit oppstartsmøte 12. april.",
        "Per innkaller til nytt møte 12. april.",
    ],
)
def test_a_meeting_that_somebody_calls_is_one_item_with_its_day(told: str) -> None:
    (event,) = proposed(told)
    assert (event.kind, event.owner) == ("event", "Per")
    assert event.window.start is not None


def test_calling_a_meeting_without_a_day_is_a_task() -> None:
    (task,) = proposed("Per kaller inn til et møte om saken.")
    assert (task.kind, task.owner) == ("task", "Per")
