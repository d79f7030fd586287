"""What stands before a colon: a topic, a speaker, or who does what."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, proposed, source
from workflow.minutes import reading


def lead(text: str) -> str | None:
    """The lead that the reading of a line keeps."""
    found, _ = reading.gather(source(f"Til stede: Kari Moen, Per Dahl\n\n{text}\n"), MEETING)
    return found[-1].unit.lead


@pytest.mark.parametrize(
    "text",
    [
        "Kari kjøper inn: saft og kjeks.",
        "Kari kjøper inn følgende: saft og kjeks.",
        "Vi må bestille: telt og bord.",
        "Styret skaffer to ting: telt og bord.",
    ],
)
def test_a_clause_that_tells_who_does_what_is_no_lead(text: str) -> None:
    assert lead(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kari: kjøper inn saft.", "Kari"),
        ("Dugnad: Kari kjøper inn saft.", "Dugnad"),
        ("Kari sier: taket er tett.", "Kari sier"),
        ("Styret vedtok: nytt telt.", "Styret vedtok"),
        ("Vi deler oppgavene: Kari ringer, Per skriver.", "Vi deler oppgavene"),
        ("Vi trenger: telt og bord.", "Vi trenger"),
    ],
)
def test_a_topic_a_speaker_and_what_leads_to_a_clause_are(text: str, told: str) -> None:
    assert lead(text) == told


@pytest.mark.parametrize(
    ("label", "owner"),
    [
        ("Aksjon KM", "KM"),
        ("Aksjon (KM)", "KM"),
        ("Aksjon Kari", "Kari"),
        ("Aksjon Kari Moen", "Kari Moen"),
        ("Aksjon KM/PD", "KM/PD"),
        ("Tiltak KM og PD", "KM og PD"),
        ("Oppfølging Kari", "Kari"),
        ("AP alle", "alle"),
        ("Oppgåve leiaren", "leiaren"),
        ("Aksjon Sekretariatet", "Sekretariatet"),
        ("Aksjon", None),
        ("Aksjon våren 2023", None),
        ("Tiltak mot støy", None),
    ],
)
def test_a_label_of_duty_may_name_who_is_to_do_it(label: str, owner: str | None) -> None:
    (task,) = proposed(f"{label}: Sende brev til banken innen 3. mai")
    assert (task.title, task.owner) == ("Sende brev til banken", owner)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Aksjon: Alle klubber: Gå gjennom lista.", "Alle klubber"),
        ("Aksjon: Alle saker: Gå gjennom lista.", None),
        ("Aksjon: Nettsida: Legg ut lista.", None),
        ("Aksjon: Legg ut to ting: lista og planen.", None),
    ],
)
def test_who_a_second_colon_names_is_asked_and_no_thing(text: str, owner: str | None) -> None:
    found, _ = reading.gather(source(f"Til stede: Kari Moen, Per Dahl\n\n{text}\n"), MEETING)
    assert found[-1].unit.owner == owner
