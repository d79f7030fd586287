"""What the head of a column or the month beside makes of a bare number in a cell of a table.

Owns weeks told by their number alone ("14" under "Uke"), days whose month stands in another cell
of the row ("20." beside "Mars"), the numbers of rows, which are no time Which cells those are
is told by the grid.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.minutes.timex import first_day
from workflow.minutes.timex.expression import Day, Days, Kind, Week
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.recognisers import day
from workflow.minutes.timex.tokens import Tokens


def recognise(t: Tokens, at: int) -> list[Found] | None:
    """What the cell that begins at `at` tells by its column; None where it tells nothing by that,
    and nothing found where it only numbers its row."""
    start = t.starts[at]
    if start in t.grid.numbers:
        return []
    if start in t.grid.weeks:
        return [Found(at, at + 1, Kind.WEEK, Week(int(t.words[at])))]
    return _day(t, at, *t.grid.days[start]) if start in t.grid.days else None


def _day(t: Tokens, at: int, month: int, year: int | None) -> list[Found] | None:
    """A day, or one to another, of a month that the row names."""
    weekday, first = day.weekday(t, at) or (None, at)
    number = t.small(first, 31)
    if not number:
        return None
    one = Day(number, month, year, weekday)
    end = first + 1 + (t.word(first + 1) == ".")
    last = t.small(end + 1, 31) if t.word(end) == "-" else None
    if not last or last <= number:
        return [Found(at, end, Kind.DATE, one)]
    dotted = t.word(end + 2) == "."
    return [Found(at, end + 2 + dotted, Kind.RANGE, Days(one, Day(last, month, year)))]


def tell_years(t: Tokens, found: list[Found]) -> None:
    """Give each day without a year the one that its column is of."""
    for one in found if t.grid.years else ():
        year = t.grid.years.get(t.starts[one.first])
        if year and (first := first_day.yearless(one.moment)):
            one.moment = first_day.put(one.moment, replace(first, year=year))
