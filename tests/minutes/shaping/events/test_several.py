"""Several events in one clause are each called by their own words."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


def events(text: str) -> list[tuple[str, str | None]]:
    """The events that a text proposes, with their days."""
    return [(p.title, p.window.timex) for p in proposed(text) if p.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Generalprøve 21. april, konsert 23. april.",
            [("Generalprøve", "2023-04-21"), ("Konsert", "2023-04-23")],
        ),
        (
            "Onsdag 3. mai medlemsmøte, lørdag 13. mai dugnad.",
            [("Medlemsmøte", "2023-05-03"), ("Dugnad", "2023-05-13")],
        ),
        (
            "Gudstjenesten er søndag 7. mai, og konfirmasjonen 14. mai.",
            [("Gudstjenesten", "2023-05-07"), ("Konfirmasjonen", "2023-05-14")],
        ),
        (
            "Konsert 6. mai kl. 18 i kirka, øving fredag 5. mai kl. 19.",
            [("Øving", "2023-05-05T19:00"), ("Konsert", "2023-05-06T18:00")],
        ),
        (  # one name for all
            "Møter: 21. april, 12. juni (med befaring) og 18. september.",
            [("Møte", "2023-04-21"), ("Møte", "2023-06-12"), ("Møte", "2023-09-18")],
        ),
    ],
)
def test_each_time_has_the_name_beside_it(text: str, told: list[tuple[str, str]]) -> None:
    assert events(text) == told


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Det blir to webinarer i vår: 12. april (hydrogen) og 9. mai (landstrøm).",
            ["Webinar: hydrogen", "Webinar: landstrøm"],
        ),
        (
            "Styret møtes 12. april (Teams) og 9. mai (Oslo).",
            ["Møte i styret, Teams", "Møte i styret, Oslo"],
        ),
        ("Møteplan: 12. april (Oslo) og 9. mai (nett).", ["Møte, Oslo", "Møte: nett"]),
        (
            "Kommunen arrangerer folkemøter i Molde 4. april og i Ålesund 6. april.",
            ["Folkemøte i Molde", "Folkemøte i Ålesund"],
        ),
    ],
)
def test_each_of_several_has_the_topic_or_place_beside_its_time(
    text: str, titles: list[str]
) -> None:
    assert [title for title, _ in events(text)] == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Test i uke 15, pilot i uke 18, produksjon 1. juni.", ["Test", "Pilot", "Produksjon"]),
        ("Prøving i veke 15, pilot i veke 18.", ["Prøving", "Pilot"]),
        ("Testperiode uke 13–14, retest uke 15.", ["Testperiode", "Retest"]),
        ("Framdrift: Test 5. april, pilot 2. mai.", ["Test", "Pilot"]),
        ("Rigging 12. april kl. 16, rydding 14. april kl. 12.", ["Rigging", "Rydding"]),
        ("Test 1: 4.–12. april, test 2: 24. april–3. mai.", ["Test 1", "Test 2"]),
        (
            "Fase 1 er 3.–12. april og fase 2 er 24. april–3. mai.",
            ["Fase 1", "Fase 2"],
        ),
        ("Pilot starter 2. mai, bredding starter 1. juni.", ["Pilot starter", "Bredding starter"]),
        (
            "Konsert 4. april, fest 5. april og rydding 6. april.",
            ["Konsert", "Fest", "Rydding"],
        ),
        (
            "Neste møte i styret er 4. april, neste møte i nettverket 11. april.",
            ["Neste møte i styret", "Neste møte i nettverket"],
        ),
        (  # where, or who, and no event of its own
            "Samling Førde 3. april, Florø 4. april.",
            ["Samling Førde, Florø", "Samling Førde, Florø"],
        ),
        ("Kiosk: Kari 4. april, Per 11. april.", ["Kiosk", "Kiosk"]),
        ("Møtet er 3. april, helst 5. april.", ["Møtet", "Møtet"]),
        ("Planleggingsdager er 18. august og 5. oktober.", ["Planleggingsdager"] * 2),
        ("Middag fredag pizza, lørdag taco.", ["Middag pizza taco", "Middag pizza taco"]),
    ],
)
def test_each_of_several_is_called_by_the_few_words_before_its_time(
    text: str, titles: list[str]
) -> None:
    assert [title for title, _ in events(text)] == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Skisse sendes innen 4. april og full søknad innen 31. mai.",
            ["Sende skisse", "Sende full søknad"],
        ),
        (
            "Kari sender ut innkalling innen 4. april og sakspapirer innen 11. april.",
            ["Sende ut innkalling", "Sende ut sakspapirer"],
        ),
        (
            "Kari sender ut innkallinga innan 4. april og sakspapira innan 11. april.",
            ["Sende ut innkallinga", "Sende ut sakspapira"],
        ),
        (  # both at both times
            "Kari sender ut referat og protokoll innen 4. april.",
            ["Sende ut referat og protokoll"],
        ),
    ],
)
def test_each_of_two_deadlines_has_its_own_thing(text: str, titles: list[str]) -> None:
    assert [p.title for p in proposed(text) if p.kind is Kind.TASK] == titles
