"""What a careful reader asks about: impossible dates, days off, short hearings, personal data."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.minutes.papers import read
from workflow.domain import privacy
from workflow.domain.proposal import Finding
from workflow.domain.window import Window
from workflow.minutes import timex
from workflow.minutes.shaping import findings

MEETING = date(2023, 10, 27)


def window(text: str, meeting: date = MEETING, *, past: bool = False) -> Window:
    (expression,) = timex.find(text)
    return timex.resolve(expression, meeting, past=past)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "fredag 2. november",
            "weekday-mismatch",
            "Fredag 2. november er en torsdag i 2023.",
        ),
        (
            "laurdag 2. – søndag 5. november",
            "weekday-mismatch",
            "Lørdag 2. november er en torsdag i 2023.",
        ),
        ("10.–3. november", "end-before-start", "«10.–3. november» slutter før det begynner."),
        (
            "3. mars 2023",
            "before-meeting",
            "3. mars 2023 er før møtet, men omtales som noe som kommer.",
        ),
        (
            "1. oktober",
            "year-unclear",
            "«1. oktober» er lest som 1. oktober 2024; er det året før som er ment?",
        ),
        (
            "torsdag 2. november kl. 20.00–18.00",
            "end-before-start",
            "«torsdag 2. november kl. 20.00–18.00» slutter før det begynner.",
        ),
        ("innen 31. november", "no-such-day", "«innen 31. november» finnes ikke i kalenderen."),
        ("29.–31. november", "no-such-day", "«29.–31. november» finnes ikke i kalenderen."),
        ("29. februar 2025", "no-such-day", "«29. februar 2025» finnes ikke i kalenderen."),
        ("2. november (fredag)", "weekday-mismatch", "Fredag 2. november er en torsdag i 2023."),
        ("uke 53", "no-week-53", "2023 har ingen uke 53; den neste er i 2026."),
        ("uke 53 2024", "no-week-53", "2024 har ingen uke 53."),
        ("innen 11. november", "deadline-on-day-off", "Fristen 11. november 2023 er en lørdag."),
        ("innen 12. november", "deadline-on-day-off", "Fristen 12. november 2023 er en søndag."),
        (
            "innen 25. desember",
            "deadline-on-day-off",
            "Fristen 25. desember 2023 er en helligdag (første juledag).",
        ),
        (
            "senest 17. mai 2024",
            "deadline-on-day-off",
            "Fristen 17. mai 2024 er en helligdag (grunnlovsdag).",
        ),
    ],
)
def test_what_can_not_be_right_is_asked_about(text: str, code: str, message: str) -> None:
    assert findings.of_window(window(text), MEETING) == (Finding(code, message),)


@pytest.mark.parametrize(
    "text",
    [
        "torsdag 2. november",
        "innen torsdag 2. november",
        "11. november",  # a Saturday, but no deadline
        "uke 44",
        "innen utgangen av uke 52",
        "i november",
        "til våren",
        "snarest",
        "hver lørdag",
        "10. – 12. november",
        "2. november kl. 22.00–02.00",
        "2. november (torsdag)",
        "29. februar",
    ],
)
def test_what_may_well_be_right_is_not(text: str) -> None:
    assert findings.of_window(window(text), MEETING) == ()


def test_the_past_may_lie_before_the_meeting() -> None:
    assert findings.of_window(window("3. mars 2023"), MEETING, past=True) == ()
    assert findings.of_window(window("1. oktober", past=True), MEETING, past=True) == ()


def test_week_53_of_a_year_that_has_one_is_a_week() -> None:
    meeting = date(2026, 12, 1)
    assert findings.of_window(window("uke 53", meeting), meeting) == ()


def test_a_next_meeting_on_this_meetings_date_is_left_over() -> None:
    left_over = findings.of_window(window("27. oktober"), MEETING, next_meeting=True)
    assert left_over == (
        Finding(
            "next-meeting-is-this", "Neste møte er satt til dette møtets dato, 27. oktober 2023."
        ),
    )
    assert findings.of_window(window("3. november"), MEETING, next_meeting=True) == ()


def test_two_dates_for_one_thing() -> None:
    both = [window("3. mai"), window("10. mai")]
    asked = (Finding("two-dates", "«Årsmøtet» har to datoer: 3. mai 2024 og 10. mai 2024."),)
    assert findings.two_dates("Årsmøtet", both) == asked
    assert findings.two_dates("Årsmøtet", reversed(both)) == asked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3. mai", "3. mai kl. 10"),
        ("uke 44", "2. november"),
        ("3. mai", "i mai"),
        ("3. mai", "snarest"),
    ],
)
def test_a_vaguer_or_equal_date_is_not_another_date(one: str, other: str) -> None:
    assert findings.two_dates("Årsmøtet", [window(one), window(other)]) == ()


NATIONAL_ID = Finding("national-id", "Teksten inneholder et fødselsnummer.")
PHONE = Finding("private-phone", "Teksten inneholder et mobilnummer.")
EXEMPT = Finding("exempt-from-public", "Teksten sier at noe er unntatt offentlighet.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f.nr. 010100 12356", (NATIONAL_ID,)),
        ("Ola (01010012356) søker", (NATIONAL_ID,)),
        ("D-nummer 41010012399", ()),  # its control digits are wrong
        ("01010012357", ()),
        ("konto 1234.56.78903", ()),
        ("ring 912 34 567", (PHONE,)),
        ("Mobil: +47 91 23 45 67", (PHONE,)),
        ("tlf 41234567.", (PHONE,)),
        ("tlf 22 33 44 55", ()),
        ("org.nr 912 345 678", ()),
        ("kr 45 00 00 00", ()),
        ("kr 45000000", ()),
        ("2023-06-08", ()),
        ("Unntatt offentlighet, jf. offl. § 13", (EXEMPT,)),
        ("unnateke offentlegheit", (EXEMPT,)),
        ("U.off. § 14", (EXEMPT,)),
        ("offentlig høring", ()),
        ("01010012356, 912 34 567, u.off.", (NATIONAL_ID, PHONE, EXEMPT)),
    ],
)
def test_personal_data_are_told_without_being_repeated(
    text: str, expected: tuple[Finding, ...]
) -> None:
    assert findings.personal_data(text) == expected
    assert all(not any(c.isdigit() for c in finding.message) for finding in expected)
    assert {finding.code for finding in expected} <= privacy.PERSONAL


@given(st.dates(date(1900, 1, 1), date(2039, 12, 31)), st.integers(0, 999), st.integers(0, 10))
def test_any_changed_digit_makes_a_national_id_invalid(day: date, serial: int, at: int) -> None:
    """Both control digits are of modulus 11, which finds every single changed digit."""
    stem = f"{day:%d%m%y}{serial:03d}"
    for control in range(100):
        number = f"{stem}{control:02d}"
        if privacy.valid_national_id(number):
            changed = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
            assert not privacy.valid_national_id(changed)
            return


@given(st.text(max_size=60))
def test_any_text_is_searched_without_error(text: str) -> None:
    assert isinstance(findings.personal_data(text), tuple)


@pytest.mark.parametrize(
    ("sentence", "lasts"),
    [
        ("Planen sendes på høring med frist 24. mars 2023.", "8 dager"),
        ("Planen blir lagd ut på høyring 3. april 2023 med svarfrist 17. april 2023.", "2 uker"),
        ("Planen legges ut til offentlig ettersyn med frist 27. mars 2023.", "11 dager"),
        ("Planen sendes på høring med frist 1. mai 2023.", None),
        ("Høringsuttalelsen vår leveres innen fristen 24. mars 2023.", None),
    ],
)
def test_a_hearing_shorter_than_the_rule_is_asked_about(sentence: str, lasts: str | None) -> None:
    meeting = date(2023, 3, 16)
    windows = [timex.resolve(found, meeting) for found in timex.find(sentence)]
    said = [finding.message for finding in findings.of_hearing(sentence, windows, meeting)]
    rule = f"Høringen varer {lasts}; den skal ikke være kortere enn 3 uker."
    assert said == ([rule] if lasts else [])


def asked(text: str) -> list[str]:
    """What minutes of the meeting on 16 March 2023 are asked about, items and document."""
    found = read(f"1. Arbeidet\n{text}\n")
    return [f.message for p in found.proposals for f in p.findings] + [
        f.message for f in found.findings
    ]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Kari sender søknaden innen 1. mars 2023.",
            "1. mars 2023 er før møtet, men omtales som noe som kommer.",
        ),
        (
            "Per leverer rapporten seinast 10. mars.",
            "10. mars 2023 er før møtet, men omtales som noe som kommer.",
        ),
        (
            "Kurset holdes 12. februar 2023.",
            "12. februar 2023 er før møtet, men omtales som noe som kommer.",
        ),
        ("Neste møte: 16. mars 2023.", "Neste møte er satt til dette møtets dato, 16. mars 2023."),
        ("Neste møte er 31. april.", "«31. april» finnes ikke i kalenderen."),
        ("Dugnaden blir i uke 17, lørdag 22. april.", "22. april 2023 er i uke 16, ikke uke 17."),
    ],
)
def test_minutes_are_asked_about_what_can_not_come(text: str, question: str) -> None:
    assert asked(text) == [question]


@pytest.mark.parametrize(
    "text",
    [
        "Kari sendte søknaden innen 1. mars 2023.",
        "Rapporten fra kurset 12. februar 2023 ligger på nettsida.",
        "Leiaren kallar inn til årsmøtet 20. mars seinast to veker før.",
        "Dugnaden blir lørdag 22. april (uke 16).",
    ],
)
def test_minutes_are_not_asked_about_what_has_been_or_agrees(text: str) -> None:
    assert asked(text) == []
