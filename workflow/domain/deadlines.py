"""When a deadline ends: the one answer that page, mail, feed and overdue share.

A date-only deadline ends 23:59 Europe/Oslo of its last day; with a clock time, at that time; a
week's working deadline is its last working day. Owns no item's fate: that is `lifecycle`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from calendars.workdays import last_workday
from workflow.domain.window import Mod, Precision, Window

OSLO = ZoneInfo("Europe/Oslo")
END_OF_DAY = time(23, 59)


def deadline_day(window: Window) -> date | None:
    """The last day on which the thing can be done in time; None where no day follows.

    A week gives its last working day; "før 5. mai" gives 4 May; months and quarters give their
    last day. Seasons and vaguer windows give none.
    """
    last = window.end
    if last is None:
        return None
    if window.mod is Mod.BEFORE:
        return (window.start or last) - timedelta(days=1)
    if window.precision is Precision.WEEK and window.start:
        return last_workday(window.start, last)
    return last


def ends_at(window: Window) -> datetime | None:
    """The aware UTC moment at which a deadline in this window has been kept or missed."""
    day = deadline_day(window)
    if day is None:
        return None
    clock = window.ends or window.starts or END_OF_DAY
    if window.mod is Mod.BEFORE:
        clock = END_OF_DAY
    return datetime.combine(day, clock, OSLO).astimezone(UTC)


def overdue(window: Window, now: datetime) -> bool:
    """Whether the deadline has passed at `now` (aware): for a date, from 00:00 the next day."""
    day, today = deadline_day(window), local_day(now)
    if day is None or day != today:
        return day is not None and day < today
    end = ends_at(window)
    assert end is not None  # it has a day
    if end.astimezone(OSLO).time() == END_OF_DAY:
        end += timedelta(minutes=1)
    return now >= end


def local_day(now: datetime) -> date:
    """The calendar day in Norway at `now` (aware)."""
    return now.astimezone(OSLO).date()
