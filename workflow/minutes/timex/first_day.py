"""The day that a moment starts with: itself, or the first of "8.–9. juni".

Owns finding it, whether it tells its year, and putting another in its place. Which year it is
then given is for `named_years`, `sequences` and `dating.days`.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.minutes.timex.expression import Day, Days, Moment


def of(moment: Moment) -> Day | None:
    """The day that a moment starts with; None where it names no day of a month."""
    day = moment.first if isinstance(moment, Days) else moment
    return day if isinstance(day, Day) else None


def yearless(moment: Moment) -> Day | None:
    """The day that a moment starts with; None where its year is told, or its month is not."""
    day = of(moment)
    lacking = day and day.month is not None and day.year is None and day.years is None
    return day if lacking else None


def put(moment: Moment, day: Day) -> Moment:
    """A moment that starts with `day` instead."""
    return replace(moment, first=day) if isinstance(moment, Days) else day
