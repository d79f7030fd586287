"""Titles as a secretary writes them."""

import pytest

from tests.minutes.papers import MEETING, read, source
from workflow.domain.proposal import Kind
from workflow.minutes import reading
from workflow.minutes.shaping import owners, titles


def _title(kind: Kind, text: str) -> str:
    found, names = reading.gather(source(text + "\n"), MEETING)
    return titles.title(kind, found[0], owners.trailing(found[0], names), names)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari bestiller nye benker innen 1. mai.", "Bestille nye benker"),
        ("Vi må rydde boden.", "Rydde boden"),
        ("Rampe skal utredes.", "Utrede rampe"),
        ("Vannkoker må hentes.", "Hente vannkoker"),
        ("Bjarne dekker bord og setter opp treet.", "Dekke bord og sette opp treet"),
        ("Lise følgjer opp saka.", "Følgje opp saka"),
        ("Det ble bestemt å sette ned et utvalg.", "Sette ned et utvalg"),
        ("Tidspunkt avklares, helst i uke 24.", "Avklare tidspunkt"),
        ("Utvalget ber rådmannen gi en ny tilbakemelding innen 1. mai.", "Gi en ny tilbakemelding"),
        ("Styret ber Kari om å lage et utkast.", "Lage et utkast"),
        ("Pølser og is: bestilles innen 1. mai", "Bestille pølser og is"),
        ("Innkalling sendes ut senest 3. mai.", "Sende ut innkalling"),
        ("Forslaget legges ut på høring i april.", "Legge ut forslaget på høring"),
        ("Rammene tas opp med rektor før sommeren.", "Ta opp rammene med rektor"),
        ("Kari Vik spørres om å lede komiteen.", "Spørre Kari Vik om å lede komiteen"),
        ("Plansjefen bes om å arrangere et åpent møte i mai.", "Arrangere et åpent møte"),
        ("Styret vil i løpet av desember legge fram et forslag.", "Legge fram et forslag"),
        ("Foreldra må melde på innan 1.2.", "Melde på"),
        ("Siri sørger for det.", "Sørge for det"),
        ("Jonas og Marianne melder seg på.", "Melde seg på"),
        ("Eldbjørg tek søknaden med på møtet i mai.", "Ta søknaden med"),
        ("Utkast sendes på Teams innen søndag, endelig frist er 28.03.", "Sende utkast på Teams"),
        ("Påmeldingen åpner 20. oktober.", "Påmeldingen åpner"),
        ("Påmelding åpner senest 20. oktober – Kari", "Påmelding åpner"),
        ("Saka vert lagd fram for utvalet 4. mai.", "Leggje fram saka for utvalet"),
        ("Utkastet vert sendt ut på høyring.", "Sende ut utkastet på høyring"),
        ("Ny kontaktperson meldes inn.", "Melde inn ny kontaktperson"),
        ("Husk å takke sponsorene!", "Takke sponsorene"),
        (
            "Avvik om brannvarsling følges opp med huseier.",
            "Følge opp avvik om brannvarsling med huseier",
        ),
        (
            "Marit hentar inn pris og legg han fram på møtet 4. mai.",
            "Hente inn pris og leggje han fram på møtet",
        ),
    ],
)
def test_a_task_begins_with_its_verb_and_has_no_date(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Årsmøtet holdes torsdag 26. mars kl 18.", "Årsmøtet"),
        ("Årsmøtet varsles onsdag 5. april.", "Årsmøtet varsles"),
        ("Det planlegges en ny fagdag til høsten.", "En ny fagdag"),
        ("Neste møte: tirsdag 31. oktober.", "Neste møte"),
        ("Møtene i vår: 16. april og 11. juni.", "Møtene i vår"),
        ("Vinterkonferansen 8. juni", "Vinterkonferansen"),
        ("Sopptur søndag 8/9 kl 11, leder: Åse", "Sopptur"),
        ("Dugnad lørdag 13. mai kl 11-14, styret ordner mat.", "Dugnad"),
        ("Landskonferansen 1.–2. februar 2024: Leder og nestleder deltar.", "Landskonferansen"),
        ("5.5  Hagedag 3. september", "Hagedag"),
    ],
)
def test_an_event_is_named_by_its_noun(text: str, title: str) -> None:
    assert _title(Kind.EVENT, text) == title


def test_a_date_alone_is_called_what_its_heading_is_called() -> None:
    text = "4. Eventuelt\n\n## Neste møte\nTirsdag 2. mai, samme sted.\n"
    assert [p.title for p in read(text).proposals] == ["Neste møte"]


def test_a_verb_alone_is_told_by_its_matter() -> None:
    text = "1. Godkjenning\nOk.\n\n2. Uteområde\nRektor bestiller innen uke 14.\n"
    assert [p.title for p in read(text).proposals] == ["Bestille – uteområde"]


@pytest.mark.parametrize("name", ["(Kari)", "– Kari", "/ Kari", "– Kari, 19. april"])
def test_who_does_it_is_no_part_of_the_title(name: str) -> None:
    text = f"1. Fest\nVi fordelte oppgavene.\n\nOppgaver:\n- Bestille pølser {name}\n"
    assert [p.title for p in read(text).proposals if p.kind is Kind.TASK] == ["Bestille pølser"]


def test_a_date_in_a_list_is_called_what_the_list_is_called() -> None:
    text = "4. Eventuelt\n\nNeste møter i gruppa:\n- torsdag 4. mai kl. 10, Teams\n- 8. juni, Dal\n"
    found = read(text)
    assert [p.title for p in found.proposals if p.kind is Kind.EVENT] == [
        "Neste møter i gruppa"
    ] * 2
    assert found.findings == ()


def test_a_long_title_is_cut_between_words() -> None:
    title = _title(Kind.TASK, "Kari skriver " + "brev " * 40 + ".")
    assert len(title) <= titles.LONGEST
    assert title.endswith("brev")
