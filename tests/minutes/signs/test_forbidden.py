"""What nobody is to do, what was done, and what goes on: no task."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    "told",
    [
        "Sykler må ikke settes i oppgangen.",
        "Syklar må ikkje setjast i gangen.",
        "Det må ikke røykes på balkongene.",
        "Det må ikkje røykjast på balkongane.",
        "Ingen må legge søppel ved containeren.",
        "Ingen bilar skal parkerast på plenen.",
        "Styrepapirer må aldri deles på nett.",
        "Døra skal ikke låses.",
        "Her må ingen sette fra seg ting.",
        "Vi skal ikke lenger sende lista til kommunen.",
        "Kari bør ikke sende lista før styret har sett den.",
        "Lista skal ikke sendes ut før 1. mai.",
        "Styret skal ikke kjøpe ny bil, men leie en.",
    ],
)
def test_what_is_forbidden_is_no_task(told: str) -> None:
    assert [item for item in proposed(told) if item.kind == "task"] == []


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Vi må ikke glemme å bestille buss.", "Bestille buss"),
        ("Me må ikkje gløyme å bestille buss.", "Bestille buss"),
        ("Kari må ikke glemme nøkkelen til boden.", "Huske nøkkelen til boden"),
        ("Glem ikke å sende lista innen 3. mai.", "Huske å sende lista"),
        ("Vi må uten opphold sende søknaden.", "Sende søknaden"),
        ("De som ikke har svart, må sende svar innen 3. mai.", "Sende svar"),
        ("Da må alle som ikke har svart, sende svar innen 3. mai.", "Sende svar"),
        ("Per må ringe banken i dag, ikke i morgen.", "Ringe banken, ikke i morgen"),
        ("Kari skal ikke bare sende lista, men også ringe alle.", "Sende lista"),
        (
            "Hvis det ikke går, må Per ringe banken innen 3. mai.",
            "Ringe banken hvis det ikke går",
        ),
        # a bare verb or the present, with what denies it in front
        ("Ikke send lista til medlemmene.", "Ikke sende lista til medlemmene"),
        ("Kari sender ikke lista før mai.", "Ikke sende lista"),
        ("Me sender ikkje lista til kommunen.", "Ikkje sende lista til kommunen"),
    ],
)
def test_what_only_looks_forbidden_stays_a_task(told: str, title: str) -> None:
    (task,) = proposed(told)
    assert (task.kind, task.title) == ("task", title)


@pytest.mark.parametrize(
    "told",
    [
        # what was done
        "Rapporten ble levert før jul.",
        "Rapporten vart levert før jul.",
        "Purring vart send i april.",
        "Lister med navn ble levert til Per.",
        "Sensuren ble ferdig før påske.",
        "Sensuren vart klar før påske.",
        "Rapporten konkluderer med at kaia er for kort.",
        # what somebody is at, how they regard a thing, and a rule
        "Per holder på med søknaden.",
        "Per: Held på med søknaden til banken.",
        "Kari: Held på å rydde i arkivet.",
        "Styret ser alvorlig på dette.",
        "Styret ser positivt på forslaget.",
        "Styret ser svært alvorleg på saka.",
        "Avvik skal alltid meldes i systemet.",
        "Protokollen skal alltid signerast av to medlemer.",
        "| – |",
    ],
)
def test_what_was_done_or_goes_on_is_no_item(told: str) -> None:
    assert proposed(told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Det ble vedtatt å sende brev til rektor innen 3. mai.",
        "Lista vart sendt ut og skal svarast på innan 3. mai.",
        "Per holder på med søknaden og sender den inn 3. mai.",
        "Per ser på forslaget innen 3. mai.",
        "Styret ser alvorlig på dette og sender brev til kommunen.",
        "Kari holder på med lista og sender den til Per.",
        "Vedtak: Avvik skal alltid meldes til Kari.",
    ],
)
def test_what_is_yet_to_be_done_is_an_item(told: str) -> None:
    assert proposed(told) != []
