"""Minutes sent as a mail, or with one below: what is the mail's is left out, the minutes stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workflow.minutes.files import load
from workflow.minutes.source import Source

MAIL = """Fra: Kari Mo <kari@lia.no>
Sendt: torsdag 7. mars 2024 09:14
Til: Styret; Per Li
Emne: VS: SV: Styremøte 5. mars 2024
"""
MINUTES = """Referat fra styremøte
Til stede: Kari Mo, Per Li

Per vasker.
"""


def as_text(text: str) -> Source:
    """The text as a file of plain text."""
    return load(text.encode(), "a.txt")


def as_page(text: str) -> Source:
    """The text as a web page, a paragraph for each part of it."""
    escaped = text.replace("<", "&lt;").strip().replace("\n\n", "<p>").replace("\n", "<br>")
    return load(f"<html><p>{escaped}".encode(), "a.html")


def left(source: Source) -> list[str]:
    """The words of the lines that are not blank."""
    said = (source.text[line.start : line.end] for line in source.lines)
    return [line for line in said if line.strip()]


FORMATS = pytest.mark.parametrize("made", [as_text, as_page])
Made = Callable[[str], Source]
ALL = ["Referat fra styremøte", "Til stede: Kari Mo, Per Li", "Per vasker."]


@FORMATS
def test_what_a_mail_says_of_itself_is_left_out_and_its_subject_told_apart(made: Made) -> None:
    source = made(f"{MAIL}\nHei!\n\n{MINUTES}")
    assert left(source) == ["Hei!", *ALL]
    assert source.page_header == ("Styremøte 5. mars 2024",)


@FORMATS
def test_minutes_that_are_passed_on_stand_below_and_older_mails_are_left_out(made: Made) -> None:
    older = f"{MAIL}\nSend meg sakene innen mandag.\n\nTil stede: Kari Mo\n"
    passed_on = f"Se under.\n\n-----Opprinnelig melding-----\n{MAIL}\n{MINUTES}\n{older}"
    assert left(made(passed_on)) == ["Se under.", *ALL]


@FORMATS
def test_a_mail_beneath_the_minutes_goes_on_to_the_end(made: Made) -> None:
    source = made(f"{MINUTES}\n{MAIL}\nSend meg sakene innen mandag.\n")
    assert (left(source), source.page_header) == (ALL, ())


@FORMATS
def test_minutes_beneath_two_mails_are_read(made: Made) -> None:
    assert left(made(f"{MAIL}\nSe under.\n\n{MAIL}\n{MINUTES}")) == ["Se under.", *ALL]


@pytest.mark.parametrize(
    "fields",
    [
        "From: Kari\nSent: Thursday\nTo: Per\nCc: Liv\nSubject: Referat",
        "Fra: Kari Mo <kari@lia.no>\nDate: tor. 7. mars 2024 kl. 09:14\nSubject: Referat\nTo: Per",
        "**Fra:** Kari\n**Sendt:** 7. mars\n**Til:** per@lia.no;\nliv@lia.no\n**Emne:** Referat",
        "> Fra: Kari\n> Sendt: 7. mars\n> Til: Per",
    ],
)
def test_what_mails_say_of_themselves_in_other_programs(fields: str) -> None:
    assert left(as_text(f"{fields}\nDato: 5. mars 2024\n{MINUTES}")) == ["Dato: 5. mars 2024", *ALL]


@pytest.mark.parametrize(
    "fields",
    [
        ["Til: Styret", "Fra: Kari Mo", "Dato: 7. mars 2024", "Emne: Gjerdet"],
        ["Fra: kl. 18", "Til: kl. 20", "Dato: 5. mars 2024"],
        ["Fra: Kari Mo", "Sendt: 7. mars 2024"],
    ],
)
def test_a_memo_or_a_table_of_times_is_no_mail(fields: list[str]) -> None:
    text = "\n".join((*fields, MINUTES))
    source = as_text(text)
    assert (left(source), source.text) == ([*fields, *ALL], text)


@FORMATS
def test_a_disclaimer_is_left_out_and_what_stands_before_it_is_not(made: Made) -> None:
    disclaimer = "Denne e-posten kan være fortrolig.\nSlett den hvis du ikke skal ha den."
    source = made(f"{MINUTES}Liv feier.\n{disclaimer}\n\nHilsen Kari\n")
    assert left(source) == [*ALL, "Liv feier.", "Hilsen Kari"]
    assert left(made(f"{MINUTES}Denne e-posten skal arkiveres.\n"))[-1].endswith("arkiveres.")


def test_lines_and_cells_keep_their_places_in_the_text() -> None:
    minutes = "# Referat\n| Vaske | Per |\nTil stede: Per"
    source = as_text(f"Hei!\n\n{MAIL}\n{minutes}\n\n{MAIL}\nHei\n")
    assert source.text == f"Hei!\n\n{minutes}"
    assert left(source) == ["Hei!", "Referat", "| Vaske | Per |", "Til stede: Per"]
    cells = [source.text[a:b] for line in source.lines for a, b in line.cells]
    assert cells == ["Vaske", "Per"]
