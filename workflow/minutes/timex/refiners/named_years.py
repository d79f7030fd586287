"""The year that an event's name tells: "Årsmøtet 2024 blir 16. september".

Owns giving it to the days behind it in the same clause. A year behind any other noun dates none:
"Budsjettet for 2024 vedtas 5. desember".
"""

from __future__ import annotations

from dataclasses import replace

from workflow.minutes.timex import almanac, first_day
from workflow.minutes.timex.expression import Moment, Year
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers.anchors import event_noun
from workflow.minutes.timex.tokens import Tokens

_PARTING = frozenset((",", ";", "(", ")", "|", "?", "!"))
_FARTHEST = 10  # tokens from the year to the day


def tell_years(t: Tokens, found: list[Found]) -> None:
    """Give each day without a year the one that an event's name in front of it tells."""
    year: Found | None = None
    for one in found:
        if isinstance(one.moment, Year):
            year = one if _names_event(t, one) else None
        elif year and not _goes_on(t, year.end, one.first):
            year = None
        elif year and isinstance(year.moment, Year) and not _another_time(t, year, one):
            one.moment = _in_year(one.moment, year.moment.year)


def _names_event(t: Tokens, year: Found) -> bool:
    """Whether a single year stands right behind an event's noun."""
    single = isinstance(year.moment, Year) and year.moment.last is None and not year.moment.school
    return single and t.near(year.first) and event_noun(t.word(year.first - 1)) is not None


def _goes_on(t: Tokens, at: int, end: int) -> bool:
    """Whether words lead from a year to a day and name no other event."""
    if end - at > _FARTHEST or not t.joined(at - 1, end + 1):
        return False
    return not any(
        word in _PARTING or (word == "." and t.capital(at + n + 1)) or event_noun(word)
        for n, word in enumerate(t.words[at:end])
    )


def _another_time(t: Tokens, year: Found, one: Found) -> bool:
    """Whether a day is when something of the event happens and not the event: "Verten for
    årsmøtet 2024 kunngjøres 2. mai", or has a weekday that the year does not give it."""
    assert isinstance(year.moment, Year)
    day = first_day.yearless(one.moment)
    if day and day.month and day.weekday is not None:
        when = almanac.day_of(year.moment.year, day.month, day.day)
        if when is None or when.weekday() != day.weekday:
            return True
    words = lexicon().classes
    governed = any(
        word in words["of_something"] for word in t.words[max(0, year.first - 3) : year.first - 1]
    )
    between = {word for word in t.words[year.end : one.first] if word.isalpha()}
    return governed and not between <= words["takes_place_on"]


def _in_year(moment: Moment, year: int) -> Moment:
    day = first_day.yearless(moment)
    return first_day.put(moment, replace(day, year=year)) if day else moment
