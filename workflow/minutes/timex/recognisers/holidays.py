"""Holidays by name: "etter påske", "2. juledag", "Kristi himmelfartsdag", "St. Hans", "romjula".

Owns reading their names, which are data; when they fall is `almanac`'s.
"""

from __future__ import annotations

from typing import NamedTuple

from workflow.minutes.timex.expression import Holiday, Kind, NthWeekday
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import years
from workflow.minutes.timex.tokens import Tokens

_SUNDAY = 6


class Name(NamedTuple):
    """A holiday's name up to the token `end`."""

    end: int
    days: tuple[int, ...]
    year: int | None


def name_at(t: Tokens, at: int) -> Name | None:
    """The holiday named at `at`, with its year if one is said."""
    phrase = lexicon().holidays.at(t, at)
    if not phrase:
        return None
    end, days = phrase
    if t.word(end) == "-" and t.glued(end) and t.glued(end + 1):
        return None  # "påske-quiz"
    end, year = years.behind(t, end)
    turns = len(days) == 4 and days[2] < days[0] and t.word(end + 1) in ("/", "-")
    if turns and t.year(end) and (both := years.recognise(t, end)) and t.near(end):
        end, year = both[0].end, t.year(end)  # "årsskiftet 2024/25"
    return Name(end, days, year)


def recognise(t: Tokens, at: int) -> list[Found]:
    """A holiday, or the week it stands in ("påskeuka")."""
    if named := lexicon().sundays.at(t, at):
        end, year = years.behind(t, named[0])
        nth, month = named[1]
        return [Found(at, end, Kind.HOLIDAY, NthWeekday(nth, _SUNDAY, month, year))]
    if t.words[at] in lexicon().classes["easter_week"]:
        end, year = years.behind(t, at + 1)
        return [Found(at, end, Kind.HOLIDAY, Holiday((0,), year, weeks=0))]
    name = name_at(t, at)
    return [Found(at, name.end, Kind.HOLIDAY, Holiday(name.days, name.year))] if name else []
