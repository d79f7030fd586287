"""What holds for every date and every text: forms parse back, nothing reaches outside its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.minutes.timex.reading import only, windows
from workflow.minutes.timex import find, resolve

MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
}
SHORT = "jan. feb. mars apr. mai juni juli aug. sept. okt. nov. des."
WEEKDAYS_NB = "mandag tirsdag onsdag torsdag fredag lørdag søndag"
WEEKDAYS_NN = "måndag tysdag onsdag torsdag fredag laurdag søndag"


def month(day: date) -> str:
    return MONTHS["nb"].split()[day.month - 1]


FORMS: dict[str, Callable[[date], str]] = {
    "8. juni 2023": lambda d: f"{d.day}. {month(d)} {d.year}",
    "8.juni 2023": lambda d: f"{d.day}.{month(d)} {d.year}",
    "8 juni 2023": lambda d: f"{d.day} {month(d)} {d.year}",
    "8. jun. 2023": lambda d: f"{d.day}. {SHORT.split()[d.month - 1]} {d.year}",
    "8. JUNI, 2023": lambda d: f"{d.day}. {month(d).upper()}, {d.year}",
    "torsdag 8. juni 2023": lambda d: (
        f"{WEEKDAYS_NB.split()[d.weekday()]} {d:%-d}. {month(d)} {d.year}"
    ),
    "torsdag den 8. juni 2023": lambda d: (
        f"{WEEKDAYS_NN.split()[d.weekday()]} den {d.day}. {month(d)} {d.year}"
    ),
    "08.06.2023": lambda d: f"{d:%d.%m.%Y}",
    "8.6.2023": lambda d: f"{d.day}.{d.month}.{d.year}",
    "08.06.23": lambda d: f"{d:%d.%m.%y}",
    "8. 6. 2023": lambda d: f"{d.day}. {d.month}. {d.year}",
    "8/6-2023": lambda d: f"{d.day}/{d.month}-{d.year}",
    "8/6/23": lambda d: f"{d.day}/{d.month}/{d:%y}",
    "8-6-2023": lambda d: f"{d.day}-{d.month}-{d.year}",
    "2023-06-08": lambda d: d.isoformat(),
    "8/6 2023": lambda d: f"{d.day}/{d.month} {d.year}",
    "8.6.-23": lambda d: f"{d.day}.{d.month}.-{d:%y}",
    "8. juni -23": lambda d: f"{d.day}. {month(d)} -{d:%y}",
    "8. juni '23": lambda d: f"{d.day}. {month(d)} '{d:%y}",
    "den 8. juni 2023": lambda d: f"den {d.day}. {month(d)} {d.year}",
    "8. juni 2023 kl. 18.00": lambda d: f"{d.day}. {month(d)} {d.year} kl. 18.00",
    "torsdag i uke 23 2023": lambda d: (
        f"{WEEKDAYS_NB.split()[d.weekday()]} i uke {d.isocalendar().week} {d.isocalendar().year}"
    ),
    "kl. 10 den 8. juni 2023": lambda d: f"kl. 10 den {d.day}. {month(d)} {d.year}",
    "innen 8. juni 2023": lambda d: f"innen {d.day}. {month(d)} {d.year}",
    "8. juni 2023 (torsdag)": lambda d: (
        f"{d.day}. {month(d)} {d.year} ({WEEKDAYS_NN.split()[d.weekday()]})"
    ),
    "8ste juni 2023": lambda d: f"{d.day}ste {month(d)} {d.year}",
    "8. juni 2023 ca. kl. 18": lambda d: f"{d.day}. {month(d)} {d.year} ca. kl. 18",
    "uke 23 2023 (torsdag)": lambda d: (
        f"uke {d.isocalendar().week} {d.isocalendar().year} ({WEEKDAYS_NB.split()[d.weekday()]})"
    ),
}
SHORT_FORMS: dict[str, Callable[[date], str]] = {
    "8. juni": lambda d: f"{d.day}. {month(d)}",
    "8.6": lambda d: f"{d.day}.{d.month}",
    "08.06.": lambda d: f"{d:%d.%m}.",
    "8/6": lambda d: f"{d.day}/{d.month}",
    "torsdag 8.6": lambda d: f"{WEEKDAYS_NB.split()[d.weekday()]} {d.day}.{d.month}",
    "tysdag 8. juni": lambda d: f"{WEEKDAYS_NN.split()[d.weekday()]} {d.day}. {month(d)}",
}
DAYS = [date(2000, 1, 1) + timedelta(n) for n in range((date(2041, 1, 1) - date(2000, 1, 1)).days)]


@pytest.mark.parametrize("form", FORMS)
def test_every_day_of_2000_to_2040_parses_back(form: str) -> None:
    """Every ninth day here, a different residue for each form, so that the suite stays quick."""
    offset = list(FORMS).index(form) % 9
    for day in DAYS[offset::9]:
        assert only(FORMS[form](day), date(2023, 3, 16)).earliest == day, FORMS[form](day)


@given(st.sampled_from(list(FORMS)), st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.dates())
def test_a_day_with_its_year_is_the_same_from_any_meeting(
    form: str, day: date, meeting: date
) -> None:
    assert only(FORMS[form](day), meeting).earliest == day


@given(
    st.sampled_from(list(SHORT_FORMS)),
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.integers(0, 364),
)
def test_a_day_without_its_year_is_the_first_such_day_from_the_meeting_on(
    form: str, day: date, ahead: int
) -> None:
    if (day.month, day.day) != (2, 29):
        meeting = day - timedelta(ahead)
        assert only(SHORT_FORMS[form](day), meeting).earliest == day


RANGES: dict[str, Callable[[date, date], str]] = {
    "8. juni-9. juli 2023": lambda a, b: f"{a.day}. {month(a)}-{b.day}. {month(b)} {b.year}",
    "8. juni – 9. juli 2023": lambda a, b: f"{a.day}. {month(a)} – {b.day}. {month(b)} {b.year}",
    "8. juni til 9. juli 2023": lambda a, b: (
        f"{a.day}. {month(a)} til {b.day}. {month(b)} {b.year}"
    ),
    "8. juni‑9. juli 2023": lambda a, b: f"{a.day}. {month(a)}‑{b.day}. {month(b)} {b.year}",
    "fra 8.6 til 9.7.2023": lambda a, b: f"fra {a.day}.{a.month} til {b.day}.{b.month}.{b.year}",
    "08.06.2023-09.07.2023": lambda a, b: f"{a:%d.%m.%Y}-{b:%d.%m.%Y}",
    "fra og med 8. juni 2023 til og med 9. juli 2023": lambda a, b: (
        f"fra og med {a.day}. {month(a)} {a.year} til og med {b.day}. {month(b)} {b.year}"
    ),
    "8.6.23 t.o.m. 9.7.23": lambda a, b: (
        f"{a.day}.{a.month}.{a:%y} t.o.m. {b.day}.{b.month}.{b:%y}"
    ),
    "8/6–9/7 2023": lambda a, b: f"{a.day}/{a.month}–{b.day}/{b.month} {b.year}",
}


@given(
    st.sampled_from(list(RANGES)), st.dates(date(2000, 1, 1), date(2040, 11, 1)), st.integers(1, 60)
)
def test_every_range_parses_back(form: str, first: date, length: int) -> None:
    last = first + timedelta(length)
    window = only(RANGES[form](first, last), date(2023, 3, 16))
    assert (window.earliest, window.latest) == (first, last)


@given(st.dates(date(2000, 1, 1), date(2040, 12, 1)), st.integers(1, 90))
def test_so_long_before_or_after_a_day_is_counted_from_that_day(day: date, count: int) -> None:
    text = f"{day.day}. {month(day)} {day.year}"
    before, after = only(f"{count} dager før {text}"), only(f"{count} dagar etter {text}")
    assert (before.earliest, after.earliest) == (day - timedelta(count), day + timedelta(count))


@given(st.dates(date(2000, 1, 1), date(2040, 12, 1)), st.integers(0, 6))
def test_a_weekday_before_a_day_is_the_nearest_one(day: date, weekday: int) -> None:
    named = WEEKDAYS_NB.split()[weekday]
    found = only(f"{named}en før {day.day}. {month(day)} {day.year}").earliest
    assert found is not None
    assert (found.weekday(), 0 < (day - found).days <= 7) == (weekday, True)


@given(st.dates(date(2000, 1, 1), date(2040, 12, 1)), st.sampled_from([" – ", "-", ". til "]))
def test_every_range_within_a_month_parses_back(first: date, dash: str) -> None:
    if first.day < 28:
        last = first.replace(day=28)
        text = f"{first.day}{dash}{last.day}. {month(first)} {first.year}"
        window = only(text, date(2023, 3, 16))
        assert (window.earliest, window.latest) == (first, last)


@given(
    st.integers(2000, 2040),
    st.integers(1, 12),
    st.sets(st.integers(1, 28), min_size=2, max_size=4),
    st.booleans(),
)
def test_every_list_shares_its_month_and_its_year(
    year: int, number: int, days: set[int], named: bool
) -> None:
    """ "3., 10. og 17. mai 2023" and "3.5, 10.5 og 17.5.23"."""
    *most, last = sorted(days)
    if named:
        leads = ", ".join(f"{day}." for day in most)
        text = f"{leads} og {last}. {MONTHS['nb'].split()[number - 1]} {year}"
    else:
        leads = ", ".join(f"{day:02d}.{number:02d}" for day in most)
        text = f"{leads} og {last:02d}.{number:02d}.{year % 100:02d}"
    found = [window.earliest for window in windows(text, date(2023, 3, 16))]
    assert found == [date(year, number, day) for day in sorted(days)]


PERIODS: dict[str, Callable[[date], tuple[str, str]]] = {
    "april 2024": lambda d: (f"{month(d)} {d.year}", f"{d:%Y-%m}"),
    "slutten av april 2024": lambda d: (f"slutten av {month(d)} {d.year}", f"{d:%Y-%m}"),
    "medio april 2024": lambda d: (f"medio {month(d)} {d.year}", f"{d:%Y-%m}"),
    "2. kvartal 2024": lambda d: (
        f"{(d.month + 2) // 3}. kvartal {d.year}", f"{d.year}-Q{(d.month + 2) // 3}"
    ),
    "Q2 2024": lambda d: (f"Q{(d.month + 2) // 3} {d.year}", f"{d.year}-Q{(d.month + 2) // 3}"),
    "1. halvår 2024": lambda d: (
        f"{1 + (d.month > 6)}. halvår {d.year}", f"{d.year}-H{1 + (d.month > 6)}"
    ),
    "kvartal 2 2024": lambda d: (
        f"kvartal {(d.month + 2) // 3} {d.year}", f"{d.year}-Q{(d.month + 2) // 3}"
    ),
    "våren 2024": lambda d: (f"våren {d.year}", f"{d.year}-SP"),
    "hausten 2024": lambda d: (f"hausten {d.year}", f"{d.year}-FA"),
    "i løpet av 2024": lambda d: (f"i løpet av {d.year}", f"{d.year}"),
    "innen utgangen av uke 12 2024": lambda d: (
        f"innen utgangen av uke {d.isocalendar().week} {d.isocalendar().year}",
        f"{d.isocalendar().year}-W{d.isocalendar().week:02d}",
    ),
}  # fmt: skip


@given(
    st.sampled_from(list(PERIODS)),
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_every_period_with_its_year_is_the_same_from_any_meeting(
    form: str, day: date, meeting: date
) -> None:
    text, timex = PERIODS[form](day)
    assert only(text, meeting).timex == timex


@given(st.dates(date(2000, 1, 3), date(2040, 12, 31)), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_every_week_with_its_year_parses_back(day: date, meeting: date) -> None:
    year, week, weekday = day.isocalendar()
    window = only(f"uke {week} {year}", meeting)
    assert (window.earliest, window.timex) == (
        day - timedelta(weekday - 1),
        f"{year}-W{week:02d}",
    )


PIECES = """
    uke 12 53 8. 8 juni mai/juni 2023 23 kl 10.00 - – , og til innen før etter i på den neste
    fredag tirsdager hver 14 dager om løpet av et par høsten vår 1. kvartal Q1 påske møtet en
    fra mellom 16.02 ( ) (utgår) ikke snarest sak 3/4 § kr % 12:30 2023-06-08 T09:00 august
    August de : ; | * # . 1 000 22 33 44 55 skoleåret 2023/24 månedsskiftet siste søndag advent
    ut ds d. ca. år måneder gang 31. april t.o.m. (onsdag) konserten partallsuker 21.8 siste
    virkedag påskeuka avlyst tysdagen kvar juni halvår dette 17.00-15.00
"""
GAPS = ["", " ", " ", "\n", "  ", "\u00a0"]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.tuples(st.sampled_from(PIECES.split()), st.sampled_from(GAPS)), max_size=14).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    ),
)


@given(TEXTS, st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.booleans())
def test_any_text_gives_ordered_expressions_with_their_own_words(
    text: str, meeting: date, past: bool
) -> None:
    end = 0
    for expression in find(text):
        assert end <= expression.span[0] < expression.span[1] <= len(text)
        assert expression.words == text[slice(*expression.span)]
        assert resolve(expression, meeting, past=past).words == expression.words
        end = expression.span[1]


@given(TEXTS, TEXTS, TEXTS)
def test_what_stands_in_another_paragraph_changes_no_date(
    before: str, text: str, after: str
) -> None:
    """But for what a whole document tells: numbered lines and first names."""
    meeting = date(2023, 3, 16)
    alone = [(e.words, resolve(e, meeting).timex) for e in find(text)]
    around = f"{before.replace('August', '')}\n\n\n{text}\n\n\n{after.replace('August', '')}"
    within = {(e.words, resolve(e, meeting).timex) for e in find(around)}
    if not any(number in around for number in ("3/4", "\n8", "\n1", "\n2", "\n5", "(")):
        assert [one for one in alone if one not in within] == []
