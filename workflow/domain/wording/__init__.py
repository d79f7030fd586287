"""Dates and states as people write them, in bokmål (nb), nynorsk (nn) and English (en).

Page, mail and command line all say them through here. Pure, and cheap to import: the names of
months and days are a small table (`words`), tested against CLDR, so that no locale data is
loaded to write "torsdag 8. juni". A date that belongs together is held by no-break spaces;
`plain` gives ordinary ones. `reference` is the day that the reader stands on: the year is said
where it differs, and a season that comes is "til høsten".
"""

from workflow.domain.wording.dates import (
    clock,
    day,
    days,
    long_day,
    moment,
    plain,
    relative_day,
    week,
    week_days,
    weekday,
)
from workflow.domain.wording.states import kind, number, overdue, seen_by, state
from workflow.domain.wording.windows import brief, window, window_detail
from workflow.domain.wording.words import LANGUAGES, language

__all__ = [
    "LANGUAGES",
    "brief",
    "clock",
    "day",
    "days",
    "kind",
    "language",
    "long_day",
    "moment",
    "number",
    "overdue",
    "plain",
    "relative_day",
    "seen_by",
    "state",
    "week",
    "week_days",
    "weekday",
    "window",
    "window_detail",
]
