"""A title that says too little alone is told with the heading it stands under."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed, read


def titles(text: str, heading: str) -> list[str]:
    """The titles of what is proposed from a text under a numbered heading."""
    return [p.title for p in proposed(text, heading)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari booker rom.", "Booke rom: Sommerturen"),
        ("Kari lager en plan.", "Lage en plan: Sommerturen"),
        ("Kari lagar eit utkast til program.", "Lage eit utkast til program: Sommerturen"),
        (
            "Per sender ut innkalling til medlemmene.",
            "Sende ut innkalling til medlemmene: Sommerturen",
        ),
        ("Styret ber om innspill fra medlemmene.", "Be om innspill fra medlemmene: Sommerturen"),
        ("Per kontakter kommunen.", "Kontakte kommunen: Sommerturen"),
        ("Kari hører med Berit.", "Høre med Berit: Sommerturen"),
        ("Per følger opp overfor kommunen.", "Følge opp overfor kommunen: Sommerturen"),
        ("Befaring 3. mai kl. 12.", "Befaring: Sommerturen"),
        ("Det blir dugnad 3. mai.", "Dugnad: Sommerturen"),
    ],
)
def test_a_thin_title_takes_the_matter_it_stands_under(text: str, title: str) -> None:
    assert titles(text, "Sommerturen") == [title]


@pytest.mark.parametrize(
    ("heading", "matter"),
    [
        ("Sak 8/23 Nytt depot", "Nytt depot"),
        ("Nytt depot (20 min)", "Nytt depot"),
        ("Nytt depot v/Kari", "Nytt depot"),
        ("Nytt depot – status", "Nytt depot"),
        ("Om det nye depotet", "Det nye depotet"),
        ("Konsert 3. mai kl. 18", "Konsert"),
        ("17. mai", "17. mai"),
        ("Forslag til nytt depot", "Forslag til nytt depot"),
    ],
)
def test_a_heading_is_told_without_number_time_and_asides(heading: str, matter: str) -> None:
    assert titles("Kari booker rom.", heading) == [f"Booke rom: {matter}"]


@pytest.mark.parametrize(
    "heading",
    [
        "Eventuelt",
        "Orienteringer",
        "Status",
        "Økonomi",
        "Åpen post",
        "Medlemmer",
        "Aksjonsliste",
        "Kari Moen",
        "Styreleder",
        "Valgkomiteen",
        "Saker i gang",
        "Hva gjør vi med depotet?",
        "Depotet er fullt",
        "For lite plass",
        "Lege for Siv (unntatt offentlighet)",
        "Nytt depot i den gamle butikken ved fergekaia, med kafé",
    ],
)
def test_a_heading_that_names_no_thing_is_not_told(heading: str) -> None:
    assert titles("Kari booker rom.", heading) == ["Booke rom"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari bestiller to kajakker.", "Bestille to kajakker"),
        ("Per skriver om dugnaden.", "Skrive om dugnaden"),
        ("Kari booker buss til sommerturen.", "Booke buss til sommerturen"),
        ("Per lager en turplan.", "Lage en turplan"),
        ("Møte 3. mai kl. 18.", "Møte"),
        ("Fotokurs 3. mai.", "Fotokurs"),
        ("Tur til Vika 3. mai.", "Tur til Vika"),
    ],
)
def test_a_title_that_names_a_thing_of_its_own_stays(text: str, title: str) -> None:
    assert titles(text, "Sommerturen") == [title]


def test_what_stands_under_a_decision_is_about_the_matter_above_it() -> None:
    text = "Referat fra møte 16. mars 2023\n\n1. Nytt depot\nVedtak\nKari booker rom.\n"
    assert [p.title for p in read(text).proposals] == ["Booke rom: Nytt depot"]


def test_the_body_or_its_meeting_as_a_heading_names_no_matter() -> None:
    text = "Referat\n\nStyremøte i Lia vel\n\nTil stede: Kari Moen\n\nKari booker rom.\n"
    assert [p.title for p in read(text).proposals] == ["Booke rom"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Leder var i tvil. Saken tas opp igjen i april.", "Ta opp saken igjen: Nytt depot"),
        ("Leiar var i tvil. Saka vert teken opp att i april.", "Ta opp saka att: Nytt depot"),
        ("Den gamle lekker. Kari kjøper inn.", "Kjøpe inn: Nytt depot"),
        ("Styret bevilger inntil 4500 kr. Kari kjøper inn.", "Kjøpe inn: Nytt depot"),
        ("Hengeren er borte. Kari melder fra.", "Melde fra: Hengeren er borte"),
    ],
)
def test_what_the_matter_is_its_heading_tells_rather_than_a_remark(text: str, title: str) -> None:
    assert titles(text, "Nytt depot")[-1] == title


def test_papers_of_a_meeting_are_told_with_an_event_alone() -> None:
    assert titles("Per sender ut innkalling.", "Sommerturen") == [
        "Sende ut innkalling: Sommerturen"
    ]
    assert titles("Per sender ut innkalling.", "Nytt depot") == ["Sende ut innkalling"]


def test_the_matter_makes_no_title_longer_than_is_read_at_a_glance() -> None:
    text = "Per sender ut innkalling til alle medlemmene og til kommunen."
    assert titles(text, "Oppussing av det gamle naustet") == [
        "Sende ut innkalling til alle medlemmene og til kommunen"
    ]


@pytest.mark.parametrize(
    ("heading", "matter"),
    [
        ("BEVARINGS- OG KASSASJONSPLAN", "Bevarings- og kassasjonsplan"),
        ("NY UTSTILLING", "Ny utstilling"),
        ("SOMMERTUREN", "Sommerturen"),
        # what may be a name, or short for something
        ("UTSTILLING I LEIRVIK", "UTSTILLING I LEIRVIK"),
        ("UTSTILLING MED NAV", "UTSTILLING MED NAV"),
    ],
)
def test_a_heading_in_capitals_is_told_in_small_letters(heading: str, matter: str) -> None:
    assert titles("Kari booker rom.", heading) == [f"Booke rom: {matter}"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari skriver en kort sluttrapport.", "Skrive en kort sluttrapport: Nytt depot"),
        ("Per skriv pressemelding.", "Skrive pressemelding: Nytt depot"),
        ("Per leter etter nye medlemmer.", "Lete etter nye medlemmer"),
    ],
)
def test_a_report_of_any_matter_tells_which(text: str, title: str) -> None:
    assert titles(text, "Nytt depot") == [title]


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        (
            "Folkeregisteret v3",
            "Skatteetaten holder webinar om dette 5. mai.",
            "Skatteetaten holder webinar om Folkeregisteret v3",
        ),
        (
            "Universell utforming",
            "Digdir held kurs om dette 14. mai.",
            "Digdir held kurs om universell utforming",
        ),
        ("Eventuelt", "Digdir holder kurs om dette 14. mai.", "Digdir holder kurs om dette"),
    ],
)
def test_what_an_event_is_about_its_heading_tells(heading: str, text: str, title: str) -> None:
    assert titles(text, heading) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lyset i gangen er gått. Per kontakter Visma.", "Kontakte Visma: Lyset i gangen"),
        ("Lyset i gangen er gått. Per hentar inn tilbod.", "Hente inn tilbod: Lyset i gangen"),
        ("Årsmøtet er 3. mai. Per bestiller lokale.", "Bestille lokale: Årsmøtet"),
        (
            "Dugnadsutvalget mangler en leder. Per finner en kandidat.",
            "Finne en kandidat: Dugnadsutvalget",
        ),
        # another's task, somebody, nothing that has a name, a question
        ("Kari maler gjerdet. Per bestiller lokale.", "Bestille lokale"),
        ("Deltakerne er klare. Per bestiller lokale.", "Bestille lokale"),
        ("Målet er klart. Per bestiller lokale.", "Bestille lokale"),
        ("Er årsmøtet klart? Per bestiller lokale.", "Bestille lokale"),
    ],
)
def test_without_a_heading_the_sentence_that_tells_how_a_thing_is_names_it(
    text: str, title: str
) -> None:
    assert titles(text, "Eventuelt")[-1] == title
