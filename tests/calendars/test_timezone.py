"""The VTIMEZONE says what the time zone database says, and nothing that a client chokes on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from icalendar.timezone import tzp

from calendars.entry import OSLO, YEARS
from calendars.timezone import vtimezone
from tests.calendars.samples import golden


def test_the_years_of_today_are_two_rules() -> None:
    made = vtimezone(range(2023, 2026))
    assert made == golden("timezone-2023.ics", made)


def test_all_years_are_rendered_as_the_golden_file_says() -> None:
    made = vtimezone(YEARS)
    assert made == golden("timezone-1970.ics", made)


def test_there_was_no_summer_time_before_1980() -> None:
    made = vtimezone(range(1975, 1976))
    assert made == golden("timezone-1975.ics", made)


@pytest.mark.parametrize("first", [1970, 1980, 1996, 2023])
def test_a_stranger_reads_the_offsets_of_the_time_zone_database(first: int) -> None:
    zone = icalendar.Timezone.from_ical(vtimezone(range(first, YEARS.stop)))
    read = zone.to_tz(tzp, lookup_tzid=False)
    # dateutil expands open rules to 2038
    days = (date(2037, 12, 31) - date(first, 1, 1)).days
    noons = [datetime(first, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(days)]
    assert [(noon, noon.astimezone(read).utcoffset()) for noon in noons] == [
        (noon, noon.astimezone(OSLO).utcoffset()) for noon in noons
    ]


@pytest.mark.parametrize(("hour", "offset"), [(0, 1), (1, 2), (2, 2)])
def test_the_clocks_move_at_one_oclock_utc(hour: int, offset: int) -> None:
    zone = icalendar.Timezone.from_ical(vtimezone(range(2022, 2023)))
    read = zone.to_tz(tzp, lookup_tzid=False)
    spring = datetime(2022, 3, 27, hour, 30, tzinfo=UTC).astimezone(read)
    autumn = datetime(2022, 10, 30, hour, 30, tzinfo=UTC).astimezone(read)
    assert (spring.utcoffset(), autumn.utcoffset()) == (
        timedelta(hours=offset),
        timedelta(hours=3 - offset),
    )


@pytest.mark.parametrize(
    "years", [range(1969, 1971), range(2090, 2101), range(5), range(2000, 2000)]
)
def test_years_out_of_reach_are_refused(years: range) -> None:
    with pytest.raises(ValueError, match="a VTIMEZONE covers years of 1970–2099, not range"):
        vtimezone(years)


@pytest.mark.parametrize("first", [1970, 1980, 1996, 2023])
def test_onsets_are_local_and_no_comment_stands_in_it(first: int) -> None:
    lines = vtimezone(range(first, YEARS.stop)).decode().split("\r\n")
    onsets = [line for line in lines if line.startswith("DTSTART")]
    assert onsets
    assert [line for line in onsets if line.endswith("Z") or "TZID" in line] == []
    assert {line.split(":")[0].split(";")[0] for line in lines[:-1]} == {
        *("BEGIN", "END", "TZID", "DTSTART", "RRULE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO")
    }


def test_a_rule_that_ended_says_until_when() -> None:
    text = vtimezone(range(1990, 2000)).decode()
    assert "RRULE:FREQ=YEARLY;UNTIL=19950924T235959Z;BYDAY=-1SU;BYMONTH=9\r\n" in text
