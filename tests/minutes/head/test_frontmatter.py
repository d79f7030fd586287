"""What the head of minutes tells, in the forms that secretaries write it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workflow.minutes.files import load
from workflow.minutes.head.frontmatter import FrontMatter, front_matter

GOLDEN = Path(__file__).parents[2] / "golden" / "minutes"


def read(text: str, name: str = "a.txt") -> FrontMatter:
    """The front matter of a text."""
    return front_matter(load(text.encode(), name))


def test_a_whole_head() -> None:
    text = (GOLDEN / "nynorsk.txt").read_text("utf-8")
    assert read(text) == FrontMatter(
        title="Regionrådet for Ytre Fjord – møtebok",
        group="Regionrådet for Ytre Fjord",
        meeting_date=date(2023, 4, 26),
        language="nn",
        people=(
            "Oddgeir Nesbø", "Synnøve Vik Tveito", "Ragna Hjellestad", "Knut Inge Birkevoll",
            "Marta Ølmheim", "Sølvi Kvalnes",
        ),
        body_start=text.index("Sak 5/23"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the day it was written stands first, the day of the meeting below
        ("Dato: 22.03.23\nReferat fra møte\nTid: Torsdag 16.03.2023 kl 09.00\n", "2023-03-16"),
        ("Dato: 20. mai 2021\nMøtedato: 12. mai 2021\n", "2021-05-12"),
        ("25/3-14: Referat frå styremøtet 7. mars 2014\n", "2014-03-07"),
        # a number in front makes the title no matter
        ("#  7 møte, 06.03.2025 INF1\n**Tilstede:** Kari\n", "2025-03-06"),
        ("Møtereferat nr. 8\n\n27-10-10\nNeste møte blir mandag 01-11-2010.\n", "2010-10-27"),
        ("Vår ref.: AB   Dato: 27.04.17\nReferat\nTid: Mandag 24. april kl 12.00\n", "2017-04-24"),
        ("Referat fra møte 3.5.2022\nReferatet er sendt ut 10.5.2022\n", "2022-05-03"),
        ("Dato: 05.02.19, kl. 12.30–13.00\nSted: Rådhuset\n", "2019-02-05"),
        ("STYREMØTE 9. MARS 2015\n", "2015-03-09"),
        ("---\ntitle: Møte 2018.03.09\n---\nHei\n", "2018-03-09"),
        ("---\ndate: 2016-08-17\n---\n# Møte\n", "2016-08-17"),
        ("Styremøte tirsdag 14.03.2023 - 11-12\n", "2023-03-14"),
        ("Referat møte 7 - 03.10.2023 - kl 0830-1000\n", "2023-10-03"),
        ("Møte\n\n10. november 2011\n", "2011-11-10"),
        ("# Møte 12. oktober 2017\n\nNeste møte 9.11.2017\n", "2017-10-12"),
        ("Referat\n| Dato | 4. juni 2020 |\n| Sted | Teams |\n", "2020-06-04"),
        ("Tid: 5.–6. september 2019\n", "2019-09-05"),
        # the day on which it was shared or printed, and the place and day of a letter
        ("Lia vel – referat – delt 8. mars\nStyremøte\nDato: 5. mars 2024\n", "2024-03-05"),
        ("Referat, skrevet ut 8. mars 2024\nStyremøte\n5. mars 2024\n", "2024-03-05"),
        ("Lia vel\nVei 2\nTlf. 123\nLia, 8. mai 2024\n# Styremøte 5. mai 2024\n", "2024-05-05"),
        (
            "Referat\nDato: 5. mai 2024\nSted: Lia\nMøtte: Per\n# Møtet 7. april 2024\n",
            "2024-05-05",
        ),
        # a label and a year, against a date without one that is no meeting soon before
        ("Lia vel, møte 8. mars\nDato: 5. mars 2024\n", "2024-03-05"),
        ("Lia vel, møte 3. mars\nDato: 5. mars 2024\n", "2024-03-03"),
        # no year: the one that the text speaks of, and whose weekday agrees
        ("Møte onsdag 4. november\nArkivsak 20/412\n1. Sak\nFrist 1.12.2020.\n", "2020-11-04"),
        # a wrong month: the weekday and the day of writing tell which was meant
        ("Hagelaget\n9. mai 2012\nMandag 7.6.2012\n", "2012-05-07"),
        # a date alone beneath the title, against a meeting of others in a list
        # a sentence about another meeting, right beneath the head
        ("Møte\nDato: 5. mars 2024\n\nKL hadde møte med skolen 27. februar.\n", "2024-03-05"),
        ("Møte\nDato: 5. mars 2024\n\nGruppa møtes tirsdag 9. april kl. 09.\n", "2024-03-05"),
        ("STYREMØTE\n17. mars 2022\n\nANNET\n- Landsmøtet: 30/4 – 1/5 2022\n", "2022-03-17"),
    ],
)
def test_the_meeting_is_dated(text: str, day: str) -> None:
    assert str(read(text).meeting_date) == day


_WHO = "Ellers møtte lederne for de fem lagene, to fra kontoret og en observatør fra fylket " * 2


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Møtet ble holdt torsdag 28. oktober 2021 på Fagerli.", "2021-10-28"),
        ("Møtet vart halde torsdag 28. oktober 2021 på Fagerli.", "2021-10-28"),
        ("Arbeidsutvalgets møte ble avholdt 28. oktober 2021.", "2021-10-28"),
        ("Utvalget var samlet. Møtet fant sted 28. oktober 2021.", "2021-10-28"),
        ("Møtet ble holdt torsdag 28. oktober.", "2021-10-28"),  # the year stands above
        # of another meeting, or of something else that day
        ("Forrige møte ble holdt 28. oktober 2021.", "None"),
        ("Rådet viser til vedtaket av 28. oktober 2021 i samme sak.", "None"),
    ],
)
def test_a_long_opening_tells_when_the_meeting_was_held(told: str, day: str) -> None:
    text = f"Regionrådet\n\nArbeidsutvalget, møte nr. 7 – 2021\n\n{told} {_WHO}.\n"
    front = read(text)
    assert str(front.meeting_date) == day
    assert str(read(f"Møte 3. mai 2022\n{text}").meeting_date) == "2022-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Referat fra møte\n\nVi møttes.\n",
        "Referat\nReferatdato: 22.03.2023\n",
        "Styremøte\nNeste møte: 12. mai 2023\n",
        "Møte 2/23\n\n1. Referat fra møtet 3. mai 2023\n",
        "Møte 3. mai\n",
    ],
)
def test_a_meeting_that_nothing_dates_has_no_date(text: str) -> None:
    assert read(text).meeting_date is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-05-03-referat.txt", "2023-05-03"),
        ("referat_20230503.txt", "2023-05-03"),
        ("Referat 03.05.2023.txt", "2023-05-03"),
        ("sak-20231399.txt", "None"),
    ],
)
def test_the_name_of_the_file_is_asked_last(name: str, day: str) -> None:
    assert str(read("Referat\n\nVi møttes.\n", name).meeting_date) == day
    assert str(read("Møte 9. mai 2023\n", name).meeting_date) == "2023-05-09"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Referat fra møte i Faggruppe for klima, Fjordregionen\n", "Faggruppe for klima"),
        ("PROTOKOLL FRA MØTE I HAVNERÅDET\n", "Havnerådet"),
        ("SOKNERÅDET I VIKA\nMøtebok\n", "Soknerådet i Vika"),
        ("Messegruppa – møtereferat\n", "Messegruppa"),
        ("Møtebok for kulturutvalet\n", "Kulturutvalet"),
        ("Referat – møte i hagerådet 10.02.2018\n", "Hagerådet"),
        ("Konstituerende møte i elevrådet 15.09.16\n", "Elevrådet"),
        ("MØTEPROTOKOLL\n\nUtvalg:   Råd for eldre\nDato: 1.2.2024\n", "Råd for eldre"),
        ("Referat FAU-møte Lia skole, torsdag 23/5-2019\n", "FAU ved Lia skole"),
        ("STYREMØTE 2. MARS 2017 – REFERAT\n", "Styret"),
        ("Referat styringsgruppemøte 21.11.2024\n", "Styringsgruppe"),
        ("Møtereferat – styret i Lia hagelag                Side 1 av 2\n", "Styret i Lia hagelag"),
        # a kind of meeting is no body where the body stands beside it, above or below
        ("Klimanettverket i Vest\nReferat fra nettverkssamling 11.3.2025\n",
         "Klimanettverket i Vest"),
        ("Hamnenettverket i Sør\nReferat frå nettverksmøte 7/2023\n", "Hamnenettverket i Sør"),
        ("Kystnettverket\nReferat fra fellessamling 14.–15. februar 2024\n", "Kystnettverket"),
        ("Sekretariatsmøte – Klima- og energinettverket\n", "Klima- og energinettverket"),
        ("Notat fra telefonmøte – programkomiteen for Vårmessa 2024\n",
         "Programkomiteen for Vårmessa"),
        ("Statusmøte Kystnettverket uke 7, 2024\n", "Kystnettverket"),
        ("Medlemsmøte 12. mars 2024\nNettverk for grønn skipsfart\n",
         "Nettverk for grønn skipsfart"),
        ("MØTEREFERAT\n\nMøte: Styringsgruppemøte Grønn Vekst\n", "Styringsgruppe Grønn Vekst"),
        # a letterhead, and what stands before a kind of meeting
        ("Vassnett Indre Fjord\nMøtereferat\nDato: 3. juni 2021\n", "Vassnett Indre Fjord"),
        ("IKT Ytterøyane – driftsmøte\n\nDato: 5.11.2024\n", "IKT Ytterøyane"),
        ("LIA KOMMUNE\nReferat fra arbeidsmøte 3. mai 2024\n", "Arbeidsmøte"),
        ("LIA KOMMUNE\nMøtereferat\nTil stede: Kari Mo\n", None),
        # a committee that every body may have, with the body that has it
        ("Referat: Arbeidsutvalget i Norske Havner\nTid: 21.10.2021\n",
         "Arbeidsutvalget i Norske Havner"),
        ("Møteinnkalling/referat: Arbeidsutvalget (AU) i Norske Havner\n",
         "Arbeidsutvalget i Norske Havner"),
        ("Politisk råd for Fjordane\nReferat frå møte i arbeidsutvalet 1. mai 2025\n",
         "Arbeidsutvalet i Politisk råd for Fjordane"),
        ("Referat fra møte i arbeidsutvalget\nDato: 1.2.2024\n", "Arbeidsutvalget"),
        # a board is its organisation's, where the head names that
        ("Solbakken skolekorps\nSTYREMØTE NR 7 – 2023/24\n", "Solbakken skolekorps"),
        ("Referat styremøte Lia hagelag 3. mai 2024\n", "Lia hagelag"),
        ("Lia hagelag – styremøte 3. mai 2024\n", "Lia hagelag"),
        ("Referat frå styremøte i Lia hagelag\n", "Lia hagelag"),
        ("LIA KOMMUNE\nReferat fra styremøte 3. mai 2024\n", "Styret"),
        ("STYREMØTE VIKA HAGELAG 3. MAI 2024\n", "Vika Hagelag"),
        ("Styremøte Li og Vika hagelag 3. mai 2024\n", "Li og Vika hagelag"),
        ("REFERAT FAU-MØTE VIKA SKOLE\n3. mai 2024\n", "FAU ved Vika Skole"),
        ("Referat fra FAU-møte ved Lia skole 3. mai 2024\n", "FAU ved Lia skole"),
        ("Referat frå SU-møte på Lia skule 3. mai 2024\n", "SU ved Lia skule"),
        ("Lia barnehage\nReferat fra SU-møte 3. mai 2024\n", "SU ved Lia barnehage"),
        ("FAU Lia skole\nReferat fra FAU-møte 3. mai 2024\n", "FAU Lia skole"),
        ("Referat fra FAU-møte\n3. mai 2024\n", "FAU"),
        ("Lia og Vika IL – håndball\nMøtereferat, gruppestyret\n", "Gruppestyret i Lia og Vika IL"),
        ("Referat frå møte i samarbeidsutvalet 3. mai 2024\n", "Samarbeidsutvalet"),
        ("Hopp til innhold\nStyremøte 3. mai 2024\n", "Styret"),
        ("Nytt fra styret\nStyremøte 3. mai 2024\n", "Styret"),
        ("FAU-referat, 3. september 2019\n", "FAU"),
        ("MØTEREFERAT\nForum: Produktgruppe Kart\nDato: 3.3.2024\n", "Produktgruppe Kart"),
        ("Referat – IKT-forum for Midtdalen\n", "IKT-forum for Midtdalen"),
        ("Referat fra landsstyrets møte 12.1.2005\n", "Landsstyret"),
        ("REFERAT FRÅ ÅRSMØTE I HJELLE BYGDELAG 2023\n", "Hjelle Bygdelag"),
        ("Referat fra møtet i Planrådet juni 2014\n", "Planrådet"),
        # a sentence beneath the head names no body
        ("Referat fra styremøte 6.6.2006\n\nReferatet fra sist ble lest opp.\n", "Styret"),
        ("Medlemsmøte 3. mai 2024\nTil stede: 12\nSted: Huset\nRåd og tips ble gitt.\n",
         "Medlemsmøte"),
        ("Møte 12.10.2018\n", None),
        ("Referat fra forrige uke\n", None),
    ],
)  # fmt: skip
def test_the_body_that_met(text: str, group: str | None) -> None:
    assert read(text).group == group


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Til stede: Kari Mo, Per Li og Anne Bø\n", ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Møtte: Kari Mo (leder), Per Li. Forfall: Anne Bø\n", ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stades: Kåre Ø., Liv A. (vara)\n", ["Kåre Ø.", "Liv A."]),
        ("Til stede:\tKari Mo (leder), Per Li\nFråfall:\tAnne Bø\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stede: Kari Mo\nMeldt frafall: Per Li\nFravær: Anne Bø\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stede:\nArbeidsgiver: Kari Mo, Per Li\nArbeidstaker: Anne Bø\nSaker: 1, 2\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Foreldrerepresentanter: Kari Mo, Per Li\nEierrepresentant: Anne Bø, styrer\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stades\nKari Mo, leiar            Per Li, referent\nAnne Bø\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Desse møtte: Kari Mo, Per Li og Anne Bø\n", ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Tilstede var Kari Mo, Per Li og Anne Bø.\n", ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Møtt: Kari Mo, Per Li\nDaglig leder Anne Bø møtte under sak 2.\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Varamedlemer som møtte:\nKari Mo\tPer Li\tSP\n", ["Kari Mo", "Per Li"]),
        ("Til stede: Kari Mo (KM), Per Li (NAV)\n", ["Kari Mo (KM)", "Per Li"]),
        ("## Til stede\n- Kari Mo (NAV)\n- Per Li\n## Saker\n- Bussen\n", ["Kari Mo", "Per Li"]),
        ("Til stede:\nKari Mo (leder)\nPer Li\n\nMeldt forfall: Anne Bø\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("NAVN     KOMMUNE\nKari Mo     Sundvik kommune\nPer Li     Nordlia\n",
         ["Kari Mo", "Per Li"]),
        ("Frammøtte:\n\nKari Mo Sundvik kommune\n\nPer Li Indre Vik regionråd\n",
         ["Kari Mo", "Per Li"]),
        ("| Navn | Rolle |\n|---|---|\n| Kari Mo | Leder |\n| Per Li | Medlem |\n",
         ["Kari Mo", "Per Li"]),
        ("| Deltakere | Kari Mo, Per Li |\n| Sted | Teams |\n", ["Kari Mo", "Per Li"]),
        ("Møtt:              Forfall:\nLærer Kari Mo      Elevrådsleder Per Li\n",
         ["Kari Mo", "Per Li"]),
        ("Møtt: Rektor Kari Mo, økonomisjef Per Li\n", ["Kari Mo", "Per Li"]),
        ("Ikke til stede: Kari Mo, heller ikke vara\nReferent: Per Li\n", ["Kari Mo", "Per Li"]),
        ("---\nattending:\n  - fui, Kari Mo\nnot_attending:\nreferent: Per Li\n---\nHei\n",
         ["Kari Mo", "Per Li"]),
        ("Møtte: Kari Mo, Per Li,\nAnne Bø og Jon Ås\nStyret takket for kaffen.\n",
         ["Kari Mo", "Per Li", "Anne Bø", "Jon Ås"]),
        ("Frammøtte medlemmer: Kari Mo, Per Li\n", ["Kari Mo", "Per Li"]),
        ("Følgende medlemmer møtte: Kari Mo, Per Li\nFølgende hadde meldt forfall: Anne Bø\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Oppmøte: Kari Mo, Per Li\nMøtte ikkje: Anne Bø\n", ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stede:\n1. Kari Mo\n2. Per Li (vara)\n3. Anne Bø\n\n1. Økonomi\nStyret sparer.\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stede:  Kari Mo, leder\n            Per Li, kasserer\n   Styret sparer.\n",
         ["Kari Mo", "Per Li"]),
        ("Til stede fra skolen: Kari Mo\nTil stede frå FAU: Per Li\n", ["Kari Mo", "Per Li"]),
        ("Til stede på Teams: Kari Mo/leder, Per Li\nMøtesekretær: Anne Bø\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        # who speaks for a body, which is nobody itself
        ("Til stede: Vik havn v/ Kari Mo, Sund havn v/Per Li, Indre Vik kommune v/ Anne Bø\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stede: Kari Mo\nForfall: Vik kommune, Fjordregionen Havn, Statens vegvesen\n",
         ["Kari Mo"]),
        ("Til stede: Kari Mo, Politiet, Mattilsynet, Ordførarane, Eldrerådet\n", ["Kari Mo"]),
        ("Fra fylkeskommunene: Møre og Romsdal, Vestland\nFra Kystetaten: Kari Mo\n",
         ["Kari Mo"]),
        ("Til stede: Kari Mo, Stokke, Lunde, Espen, Solveig Havnen\n",
         ["Kari Mo", "Stokke", "Lunde", "Espen", "Solveig Havnen"]),
        ("Til stades: Ordf. Kari Mo, ordf. Per Li, ordførarane Anne Bø og Liv Ås\n",
         ["Kari Mo", "Per Li", "Anne Bø", "Liv Ås"]),
        ("Til stede: Kari Mo, Per Li. Fra havna Anne Bø og Jon Ås.\n",
         ["Kari Mo", "Per Li", "Anne Bø", "Jon Ås"]),
        ("Til stede\nKari Mo, Per Li, Anne Bø.\n", ["Kari Mo", "Per Li", "Anne Bø"]),
        # nynorsk and everyday labels
        ("Møtelyd: Kari Mo, Per Li\n", ["Kari Mo", "Per Li"]),
        ("Møtelyden: Kari Mo, Per Li\n", ["Kari Mo", "Per Li"]),
        ("På møtet: Kari Mo, Per Li\n", ["Kari Mo", "Per Li"]),
        ("Desse var der: Kari Mo, Per Li\n", ["Kari Mo", "Per Li"]),
        ("Dei som møtte var: Kari Mo, Per Li\n", ["Kari Mo", "Per Li"]),
        ("Rundt bordet: Kari Mo, Per Li\n", ["Kari Mo", "Per Li"]),
        ("På møtet ble det sagt mye.\n", []),
        ("Kari Mo, leder | Anne Bø\n", []),
        ("| Til stede: | Kari Mo (leder) Per Li Anne Bø |\n| Sted: | Teams |\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("| Navn | Rolle |\n|---|---|\n| Kari Mo, leder | x |\n| Per Li | x |\n",
         ["Kari Mo", "Per Li"]),
        ("| Til stede | Meldt forfall |\n|---|---|\n| Kari Mo Per Li | Anne Bø |\n",
         ["Kari Mo", "Per Li", "Anne Bø"]),
        ("Til stede:\tKari Mo\tForfall:\tAnne Bø\nPer Li\t\tJon Ås\nStyret sparer.\n",
         ["Kari Mo", "Anne Bø", "Per Li", "Jon Ås"]),
        ("Styret: Kari Mo, Per Li\nStyret: Økonomi og drift\n", ["Kari Mo", "Per Li"]),
        ("Til stede: Alle\nForfall: Ingen\n", []),
        ("Møtte: departementet (3), SSB (2), Sundvik kommune, Søndre Vik kommune\n", []),
        ("Til stede: Kari Mo\n\nØkonomi\nStyret sparer.\n", ["Kari Mo"]),
        ("Til stede: Kari Mo\n\n## Fra gruppene\n\n#### Web\n- Skal lage plakat\n- Lest, ok\n",
         ["Kari Mo"]),
    ],
)  # fmt: skip
def test_attendance_in_every_layout(text: str, people: list[str]) -> None:
    title = "" if text.startswith("---") else "Referat fra møte 3. mai 2023\n"
    assert list(read(title + text).people) == people


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Referat\nMøtte: Kari\n\n1. Økonomi\nVi sparer.\n", "1. Økonomi"),
        ("Referat\nMøtte: Kari\n\nSak 5/23 Økonomi\n", "Sak 5/23"),
        ("# Møte\n## Til stede\n- Kari Mo\n## Agenda\n1. Økonomi\n", "Agenda"),
        ("Møte\nTid: 12. mai\n12. mai kl. 9\n\nPS 4/23 Økonomi\n", "PS 4/23"),
        ("Møte\nMøtte: Kari\n\nØkonomi\n" + "Vi sparer. " * 20, "Økonomi"),
        ("Møte\n| Sak | Hva |\n|---|---|\n| 4/23 | Økonomi |\n", "| Sak"),
    ],
)
def test_where_the_matters_begin(text: str, body: str) -> None:
    assert text[read(text).body_start :].startswith(body)


def headed(text: str, *page_header: str) -> tuple[str, str]:
    """The title and date of a text under this page header."""
    told = front_matter(replace(load(text.encode(), "a.txt"), page_header=page_header))
    return told.title, str(told.meeting_date)


def test_the_header_of_the_page_is_asked_where_the_document_does_not_tell() -> None:
    pieces = ("Ringe vel", "Styremøte 5. mars 2024")
    assert headed("Dato: 7. mai 2024\nKari vasker.\n", *pieces) == (pieces[1], "2024-05-07")
    assert headed("Referat\nTil stede: Kari Mo\n", *pieces) == ("Referat", "2024-03-05")
    assert headed("Kari vasker 7. april 2024.\n", *pieces) == (pieces[1], "2024-03-05")
    assert headed("Velmøte 7. mai\n", "Utsendt 8. mai 2024") == ("Velmøte 7. mai", "None")
    assert headed("Sommerens planer\n", *pieces)[0] == "Sommerens planer"


def test_the_title_is_the_documents_own() -> None:
    assert read("---\ntitle: 'Møte 3'\n---\n# Noe\n").title == "Møte 3"
    assert (
        read("HAVNA IKS\nReferat fra møte i havnerådet\n").title == "Referat fra møte i havnerådet"
    )
    assert read("# Sommerens planer\n\nHei.\n").title == "Sommerens planer"
    assert read("Lia vel – referat – delt 8. mars\nReferat fra møte\n").title == "Referat fra møte"
    mail = "Hei!\nHer er referatet. Si fra innen 11. mai.\nReferat fra møte 5. mai 2024.\n"
    assert read(mail).title == "Referat fra møte 5. mai 2024."
    assert read("Her er referatet.\nKari vasker.\n").title == "Her er referatet."
    letter = "Lia vel\nVei 2\nTlf. 123\nLia, 8. mai 2024\n# Styremøte 5. mai 2024\n"
    assert read(letter).title == "Styremøte 5. mai 2024"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("REFERAT\nNettverksmøte i Havneforum\nDato: 3.5.2024\n", "Nettverksmøte i Havneforum"),
        ("Møtereferat\n\nMøte: Styringsgruppemøte Vest\n", "Styringsgruppemøte Vest"),
        ("REFERAT\n\nfra møte i Kulturrådet 18. mai 2013\n",
         "REFERAT fra møte i Kulturrådet 18. mai 2013"),
        ("MØTEBOK\n\nYtre Vik Hamnenettverk\nMøtedato: 3.5.2024\n",
         "Ytre Vik Hamnenettverk – møtebok"),
        ("Vassnett Indre Fjord\nMøtereferat\nDato: 3.5.2024\n",
         "Vassnett Indre Fjord – møtereferat"),
        ("MØTEPROTOKOLL\nUtvalg: Råd for eldre\nDato: 3.5.2024\n",
         "Råd for eldre – møteprotokoll"),
        ("Referat: Arbeidsutvalget i Norske Havner\nTid: 3.5.2024\n",
         "Referat: Arbeidsutvalget i Norske Havner"),
        ("Emne: Referat fra styremøte 3. mai\n\nHei alle,\nHer er det.\n",
         "Referat fra styremøte 3. mai"),
        # nothing beside it tells more
        ("REFERAT\nMøte 3. mai 2024\n", "REFERAT"),
        ("Referat\nReferat: Kari Mo\nDato: 3.5.2024\n", "Referat"),
    ],
)  # fmt: skip
def test_a_title_that_is_but_the_word_for_minutes_is_told_by_what_stands_beside_it(
    text: str, title: str
) -> None:
    assert read(text).title == title


SHARED = Path(os.environ.get("FRIST_SHARED", Path(__file__).parents[4] / "shared")) / "eval"


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled minutes are not here")
def test_the_labelled_minutes_are_dated_and_none_wrongly_but_where_their_own_head_errs() -> None:
    wrong, silent = 0, 0
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (SHARED / "texts" / f"{gold['id']}.txt").read_bytes()
        told = front_matter(load(text, f"{gold['id']}.txt")).meeting_date
        wrong += told is not None and str(told) != gold["meeting_date"]
        silent += told is None
    assert (wrong, silent) == (1, 4)
