"""Dates, states and delays in words: bokmål, nynorsk and English."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import a_task, an_event
from workflow.domain import wording
from workflow.domain.item import State
from workflow.domain.proposal import Kind
from workflow.domain.window import Mod, Precision, Window
from workflow.domain.wording.words import words

TODAY = date(2023, 3, 16)
DATES = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def span(
    first: tuple[int, int, int], last: tuple[int, int, int], precision: Precision, **more: object
) -> Window:
    return Window(date(*first), date(*last), precision, **more)  # type: ignore[arg-type]


JUNE_8 = span((2023, 6, 8), (2023, 6, 8), Precision.DAY)
WEEK_12 = span((2023, 3, 20), (2023, 3, 26), Precision.WEEK, deadline=True)
APRIL = span((2023, 4, 1), (2023, 4, 30), Precision.MONTH)
AUTUMN = span((2023, 9, 1), (2023, 11, 30), Precision.SEASON, timex="2023-FA")
WINTER = span((2023, 12, 1), (2024, 2, 29), Precision.SEASON, timex="2023-WI")


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_names_of_months_and_days_are_those_of_cldr(lang: str) -> None:
    months, days = get_month_names(locale=lang), get_day_names(locale=lang)
    assert list(words(lang).months) == [months[n] for n in range(1, 13)]
    assert list(words(lang).weekdays) == [days[n] for n in range(7)]


@pytest.mark.parametrize(
    ("window", "nb", "nn", "en"),
    [
        (JUNE_8, "8. juni", "8. juni", "8 June"),
        (
            span((2024, 1, 5), (2024, 1, 5), Precision.DAY),
            *["5. januar 2024"] * 2,
            "5 January 2024",
        ),
        (
            span((2023, 8, 30), (2023, 8, 31), Precision.DAYS),
            "30.–31. august",
            "30.–31. august",
            "30–31 August",
        ),
        (
            span((2023, 8, 31), (2023, 9, 1), Precision.DAYS),
            "31. august–1. september",
            "31. august–1. september",
            "31 August–1 September",
        ),
        (
            span((2023, 12, 30), (2024, 1, 2), Precision.DAYS),
            "30. desember 2023–2. januar 2024",
            "30. desember 2023–2. januar 2024",
            "30 December 2023–2 January 2024",
        ),
        (WEEK_12, "uke 12", "veke 12", "week 12"),
        (
            span((2024, 1, 1), (2024, 1, 7), Precision.WEEK),
            "uke 1 2024",
            "veke 1 2024",
            "week 1 2024",
        ),
        (APRIL, "i april", "i april", "in April"),
        (
            span((2023, 4, 1), (2023, 5, 31), Precision.MONTH),
            "i april–mai",
            "i april–mai",
            "in April–May",
        ),
        (
            span((2023, 4, 1), (2023, 6, 30), Precision.QUARTER),
            "i andre kvartal",
            "i andre kvartal",
            "in the second quarter",
        ),
        (
            span((2023, 7, 1), (2023, 12, 31), Precision.HALF),
            "i andre halvår",
            "i andre halvår",
            "in the second half of the year",
        ),
        (span((2024, 1, 1), (2024, 12, 31), Precision.YEAR), "i 2024", "i 2024", "in 2024"),
        (AUTUMN, "til høsten", "til hausten", "in the autumn"),
        (Window(precision=Precision.VAGUE, words="Snarest"), *["snarest"] * 3),
        (Window(precision=Precision.VAGUE), "snart", "snart", "soon"),
        (Window(), "uten dato", "utan dato", "no date"),
    ],
)
def test_a_window_is_said_as_exactly_as_it_is(window: Window, nb: str, nn: str, en: str) -> None:
    said = [wording.plain(wording.window(window, lang, TODAY)) for lang in ("nb", "nn", "en")]
    assert said == [nb, nn, en]


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (date(2022, 11, 30), "høsten 2023"),
        (date(2022, 12, 1), "til høsten"),
        (date(2023, 8, 31), "til høsten"),
        (date(2023, 9, 1), "i høst"),
        (date(2023, 11, 30), "i høst"),
        (date(2023, 12, 1), "høsten 2023"),
    ],
)
def test_a_season_is_coming_here_or_named_by_its_year(reference: date, said: str) -> None:
    assert wording.plain(wording.window(AUTUMN, "nb", reference)) == said


def test_a_winter_is_named_by_both_its_years() -> None:
    assert wording.plain(wording.window(WINTER, "nb", date(2025, 1, 1))) == "vinteren 2023–2024"


@pytest.mark.parametrize(
    ("mod", "day", "week", "month"),
    [
        (Mod.BEFORE, "før 8. juni", "før uke 12", "før april"),
        (Mod.AFTER, "etter 8. juni", "etter uke 12", "etter april"),
        (
            Mod.ON_OR_BEFORE,
            "innen 8. juni",
            "innen utgangen av uke 12",
            "innen utgangen av april",
        ),
        (Mod.ON_OR_AFTER, "fra 8. juni", "fra uke 12", "fra april"),
        (
            Mod.START,
            "i begynnelsen av 8. juni",
            "i begynnelsen av uke 12",
            "i begynnelsen av april",
        ),
        (Mod.MID, "midt i 8. juni", "midt i uke 12", "midt i april"),
        (Mod.END, "i slutten av 8. juni", "i slutten av uke 12", "i slutten av april"),
        (Mod.APPROX, "rundt 8. juni", "rundt uke 12", "rundt april"),
    ],
)
def test_what_limits_a_window_is_said_with_it(mod: Mod, day: str, week: str, month: str) -> None:
    windows = [replace(window, mod=mod, deadline=False) for window in (JUNE_8, WEEK_12, APRIL)]
    said = [wording.plain(wording.window(window, "nb", TODAY)) for window in windows]
    assert said == [day, week, month]


@pytest.mark.parametrize(
    ("lang", "week", "month"),
    [
        ("nb", "innen utgangen av uke 12", "innen utgangen av april"),
        ("nn", "innan utgangen av veke 12", "innan utgangen av april"),
        ("en", "by the end of week 12", "by the end of April"),
    ],
)
def test_a_limit_at_the_end_of_something_is_no_span_in_its_last_days(
    lang: str, week: str, month: str
) -> None:
    limits = [replace(window, mod=Mod.END, deadline=True) for window in (WEEK_12, APRIL)]
    assert [wording.plain(wording.window(limit, lang, TODAY)) for limit in limits] == [week, month]


@pytest.mark.parametrize(
    ("window", "deadline", "said"),
    [
        (JUNE_8, False, "torsdag"),
        (
            span((2023, 3, 23), (2023, 3, 23), Precision.DAY, starts=time(13)),
            False,
            "torsdag kl. 13.00",
        ),
        (
            span((2023, 3, 23), (2023, 3, 23), Precision.DAY, starts=time(9), ends=time(11, 30)),
            False,
            "torsdag kl. 09.00–11.30",
        ),
        (WEEK_12, False, "20.–26. mars"),
        (WEEK_12, True, "senest fredag 24. mars"),
        # the week before Easter: Maundy Thursday and Good Friday are days off
        (
            span((2023, 4, 3), (2023, 4, 9), Precision.WEEK),
            True,
            "senest onsdag 5. april",
        ),
        (
            span((2023, 5, 5), (2023, 5, 5), Precision.DAY, mod=Mod.BEFORE),
            True,
            "senest torsdag 4. mai",
        ),
        (span((2023, 8, 30), (2023, 8, 31), Precision.DAYS), False, "onsdag–torsdag"),
        (APRIL, False, "ingen dag satt"),
        (APRIL, True, "senest søndag 30. april"),
        (AUTUMN, True, "ingen dag satt"),
        (Window(), True, ""),
    ],
)
def test_below_a_date_stands_what_follows_from_it(
    window: Window, deadline: bool, said: str
) -> None:
    below = wording.window_detail(window, "nb", TODAY, deadline=deadline)
    assert wording.plain(below) == said


@pytest.mark.parametrize(
    ("last", "now", "nb", "nn", "en"),
    [
        (
            date(2023, 3, 10),
            datetime(2023, 3, 20, 6, tzinfo=UTC),
            "forfalt for 6 arbeidsdager siden",
            "forfalle for 6 arbeidsdagar sidan",
            "overdue by 6 working days",
        ),
        (
            date(2023, 3, 17),
            datetime(2023, 3, 20, 6, tzinfo=UTC),
            "forfalt for 1 arbeidsdag siden",
            "forfalle for 1 arbeidsdag sidan",
            "overdue by 1 working day",
        ),
        # Maundy Thursday to Easter Monday are no working days
        (
            date(2023, 4, 5),
            datetime(2023, 4, 10, 6, tzinfo=UTC),
            "forfalt onsdag 5. april",
            "forfalle onsdag 5. april",
            "overdue since Wednesday 5 April",
        ),
        (
            date(2023, 3, 18),
            datetime(2023, 3, 18, 23, 30, tzinfo=UTC),  # past midnight in Norway
            "forfalt i går",
            "forfalle i går",
            "overdue since yesterday",
        ),
    ],
)
def test_how_late_a_thing_is_counts_working_days(
    last: date, now: datetime, nb: str, nn: str, en: str
) -> None:
    window = Window(last, last, Precision.DAY)
    said = [wording.plain(wording.overdue(window, lang, now)) for lang in ("nb", "nn", "en")]
    assert said == [nb, nn, en]


@pytest.mark.parametrize(
    ("at", "nb", "en"),
    [
        (datetime(2023, 3, 16, 8, 5, tzinfo=UTC), "i dag kl. 09.05", "today at 09:05"),
        (datetime(2023, 3, 15, 23, 30, tzinfo=UTC), "i dag kl. 00.30", "today at 00:30"),
        (
            datetime(2023, 3, 26, 1, 30, tzinfo=UTC),  # the night that has no 02:30
            "søndag 26. mars kl. 03.30",
            "Sunday 26 March at 03:30",
        ),
    ],
)
def test_a_moment_is_said_as_clocks_in_norway_show_it(at: datetime, nb: str, en: str) -> None:
    now = datetime(2023, 3, 16, 12, tzinfo=UTC)
    said = [wording.plain(wording.moment(at, lang, now)) for lang in ("nb", "en")]
    assert said == [nb, en]


def test_a_date_that_belongs_together_is_not_broken_over_two_lines() -> None:
    assert wording.day(date(2023, 6, 8), "nb", TODAY) == "8.\xa0juni"
    assert wording.week(date(2023, 6, 8), "nb", TODAY) == "uke\xa023"


def test_states_and_kinds_have_their_words_in_every_language() -> None:
    event = an_event(state=State.TENTATIVE)
    task = a_task(state=State.IN_PROCESS)
    assert [wording.state(event, lang) for lang in wording.LANGUAGES] == [
        "Foreløpig",
        "Førebels",
        "Tentative",
    ]
    assert [wording.seen_by(task.visibility, lang) for lang in wording.LANGUAGES] == [
        *("for medlemmene", "for medlemmene", "for members"),
    ]
    assert [wording.state(task, lang) for lang in wording.LANGUAGES] == [
        "Påbegynt",
        "Påbyrja",
        "Started",
    ]
    assert [wording.kind(Kind.EVENT, lang) for lang in wording.LANGUAGES] == [
        "Hendelse",
        "Hending",
        "Event",
    ]
    for lang in wording.LANGUAGES:
        assert words(lang).states.keys() == set(State)
        assert words(lang).mods.keys() == set(Mod)


@pytest.mark.parametrize(
    ("n", "neuter", "said"),
    [
        (0, False, "ingen"),
        (1, False, "én"),
        (1, True, "ett"),
        (2, True, "to"),
        (12, False, "tolv"),
        (13, False, "13"),
    ],
)
def test_small_numbers_are_words(n: int, neuter: bool, said: str) -> None:
    assert wording.number(n, "nb", neuter=neuter) == said


@pytest.mark.parametrize(
    ("tag", "language"), [("no", "nb"), ("nn-NO", "nn"), ("en_GB", "en"), ("se", "nb"), ("", "nb")]
)
def test_an_unknown_language_is_bokmål(tag: str, language: str) -> None:
    assert wording.language(tag) == language


@given(first=DATES, length=st.integers(0, 400), reference=DATES)
def test_the_year_of_a_span_is_said_unless_the_reader_stands_in_it(
    first: date, length: int, reference: date
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    said = wording.days(first, last, "nb", reference)
    assert (str(last.year) in said) == (last.year != reference.year or first.year != last.year)
    assert said.count("–") == (length > 0)


@given(day=DATES)
def test_week_53_comes_where_the_calendar_has_it(day: date) -> None:
    year, number, _ = day.isocalendar()
    assert wording.plain(wording.week(day, "nb")) == f"uke {number} {year}"
