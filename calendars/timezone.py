"""The VTIMEZONE of Europe/Oslo, the zone of every wall clock here (RFC 5545 §3.6.5).

Derives the rules from the time zone database, so that they are right before 1996 too, when
summer time ended in September, and before 1980, when there was none. icalendar's own
`Timezone.from_tzinfo` is not used: it ends in 2038 and adds a COMMENT, which libical refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import pairwise

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from calendars.entry import OSLO, TZID, YEARS

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """One night on which the clocks move. `onset` is the local time before the move, naive."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool

    def recurs_as(self, other: _Change) -> bool:
        """Whether both fall on the same last weekday of a month, at the same hour."""
        return (
            self.daylight == other.daylight
            and (self.before, self.after, self.name) == (other.before, other.after, other.name)
            and (self.onset.month, self.onset.weekday())
            == (other.onset.month, other.onset.weekday())
            and self.onset.time() == other.onset.time()
            and _in_last_week(self.onset)
            and _in_last_week(other.onset)
        )


@cache
def vtimezone(years: range) -> bytes:
    """The VTIMEZONE for times in `years` (ascending, within 1970–2099), with CRLF line ends.

    It begins with the changes of the year before, so that the first January is covered; a rule
    still in force in 2099 is left open.
    """
    if not years or years[0] not in YEARS or years[-1] not in YEARS or years.step != 1:
        raise ValueError(f"a VTIMEZONE covers years of {YEARS[0]}–{YEARS[-1]}, not {years}")
    zone = Timezone()
    zone.add("tzid", TZID)
    runs = [[c for c in run if c.onset.year >= years[0] - 1] for run in _runs()]
    runs = sorted(
        (run for run in runs if run and run[0].onset.year <= years[-1]),
        key=lambda run: run[0].onset,
    )
    if not runs or runs[0][0].onset.year >= years[0]:
        # no change to begin with: the year before had no summer time
        zone.add_component(_observance([_standing(datetime(years[0], 1, 1, tzinfo=OSLO))]))
    for run in runs:
        zone.add_component(_observance(run))
    rendered: bytes = zone.to_ical()
    return rendered


def _observance(run: list[_Change]) -> TimezoneDaylight | TimezoneStandard:
    """The changes of `run` as one STANDARD or DAYLIGHT with a yearly rule."""
    first, last = run[0], run[-1]
    part = TimezoneDaylight() if first.daylight else TimezoneStandard()
    part.add("dtstart", first.onset)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    if len(run) > 1:
        rule: dict[str, object] = {
            "FREQ": "YEARLY",
            "BYMONTH": first.onset.month,
            "BYDAY": f"-1{_WEEKDAYS[first.onset.weekday()]}",
        }
        if last.onset.year < YEARS[-1]:
            # Programs disagree on whether UNTIL is compared with UTC or with the wall clock; the
            # end of the day is after the last change for both
            rule["UNTIL"] = datetime.combine(last.onset, time(23, 59, 59), UTC)
        part.add("rrule", rule)
    return part


def _standing(local: datetime) -> _Change:
    """The time that holds at `local`, as if it had been set then."""
    offset = _offset(int(local.timestamp()) // 60)
    onset = local.replace(tzinfo=None)
    return _Change(onset, offset, offset, local.tzname() or TZID, bool(local.dst()))


@cache
def _runs() -> tuple[tuple[_Change, ...], ...]:
    """All changes, grouped into runs that one yearly rule describes."""
    runs: list[list[_Change]] = []
    for daylight in (True, False):
        previous: _Change | None = None
        for change in (c for c in _changes() if c.daylight is daylight):
            if previous is not None and previous.recurs_as(change):
                runs[-1].append(change)
            else:
                runs.append([change])
            previous = change
    return tuple(tuple(run) for run in runs)


def _changes() -> Iterator[_Change]:
    """Every change of the clocks in `YEARS`, in order, found by bisection between months."""
    months = [datetime(year, month, 1, tzinfo=UTC) for year in YEARS for month in range(1, 13)]
    months.append(datetime(YEARS.stop, 1, 1, tzinfo=UTC))
    for low, high in pairwise(int(month.timestamp()) // 60 for month in months):
        before, after = _offset(low), _offset(high)
        if before == after:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _offset(middle) == before else (low, middle)
        local = datetime.fromtimestamp(high * 60, OSLO)
        yield _Change(
            onset=(local - after + before).replace(tzinfo=None),
            before=before,
            after=after,
            name=local.tzname() or TZID,
            daylight=bool(local.dst()),
        )


def _offset(minute: int) -> timedelta:
    """Oslo's offset from UTC at a minute since 1970."""
    offset = datetime.fromtimestamp(minute * 60, OSLO).utcoffset()
    assert offset is not None  # zoneinfo always knows
    return offset


def _in_last_week(day: datetime) -> bool:
    return (day + timedelta(days=7)).month != day.month
