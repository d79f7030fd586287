"""Minutes sent as a mail, or with one below: what is the mail's is left out, the minutes stay."""

from __future__ import annotations

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


def as_page(text: str) -> Source:
    """The text as a web page, a paragraph for each part of it."""
    escaped = text.replace("<", "&lt;").strip().replace("\n\n", "<p>").replace("\n", "<br>")
    return load(f"<html><p>{escaped}".encode(), "a.html")


def left(source: Source) -> list[str]:
    """The words of the lines that are not blank."""
    said = (source.text[line.start : line.end] for line in source.lines)
    return [line for line in said if line.strip()]


ALL = ["Referat fra styremøte", "Til stede: Kari Mo, Per Li", "Per vasker."]


def test_what_a_mail_says_of_itself_is_left_out_and_its_subject_told_apart() -> None:
    source = as_page(f"{MAIL}\nHei!\n\n{MINUTES}")
    assert left(source) == ["Hei!", *ALL]
    assert source.page_header == ("Styremøte 5. mars 2024",)


def test_minutes_that_are_passed_on_stand_below_and_older_mails_are_left_out() -> None:
    older = f"{MAIL}\nSend meg sakene innen mandag.\n\nTil stede: Kari Mo\n"
    passed_on = f"Se under.\n\n-----Opprinnelig melding-----\n{MAIL}\n{MINUTES}\n{older}"
    assert left(as_page(passed_on)) == ["Se under.", *ALL]


def test_a_mail_beneath_the_minutes_goes_on_to_the_end() -> None:
    source = as_page(f"{MINUTES}\n{MAIL}\nSend meg sakene innen mandag.\n")
    assert (left(source), source.page_header) == (ALL, ())


def test_minutes_beneath_two_mails_are_read() -> None:
    assert left(as_page(f"{MAIL}\nSe under.\n\n{MAIL}\n{MINUTES}")) == ["Se under.", *ALL]


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
    assert left(as_page(f"{fields}\n\nReferat\n{MINUTES}")) == ["Referat", *ALL]


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
    source = as_page(text)
    assert left(source) == [*fields, *ALL]


def test_a_disclaimer_is_left_out_and_what_stands_before_it_is_not() -> None:
    disclaimer = "Denne e-posten kan være fortrolig.\nSlett den hvis du ikke skal ha den."
    source = as_page(f"{MINUTES}Liv feier.\n{disclaimer}\n\nHilsen Kari\n")
    assert left(source) == [*ALL, "Liv feier.", "Hilsen Kari"]
    assert left(as_page(f"{MINUTES}Denne e-posten skal arkiveres.\n"))[-1].endswith("arkiveres.")


def test_lines_and_cells_keep_their_places_in_the_text() -> None:
    mail = MAIL.replace("<", "&lt;").replace("\n", "<br>")
    minutes = "<h1>Referat</h1><table><tr><td>Vaske<td>Per</table><p>Til stede: Per"
    source = load(f"<p>Hei!<p>{mail}{minutes}<p>{mail}<p>Hei".encode(), "a.html")
    assert left(source) == ["Hei!", "Referat", "Vaske | Per", "Til stede: Per"]
    cells = [source.text[a:b] for line in source.lines for a, b in line.cells]
    assert cells == ["Vaske", "Per"]


def test_plain_text_keeps_what_a_mail_says_sign_for_sign() -> None:
    text = f"{MAIL}\n{MINUTES}"
    assert load(text.encode(), "a.txt").text == text
