"""Weekdays without a date: "på fredag", "onsdag neste uke", "mandag–onsdag", "siste fredag i mai".

Owns what a weekday's name says alone, with a shift, with a week, or counted in a month.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.minutes.timex.expression import (
    WORKDAY,
    Holiday,
    Kind,
    Moment,
    NthWeekday,
    Relative,
    Shift,
    Unit,
    Untold,
    Week,
    Weekday,
    Weekdays,
)
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import day, holidays, moves, years
from workflow.minutes.timex.tokens import Tokens

STEPS = {Shift.NEXT: 1, Shift.COMING: 1, Shift.THIS: 0, Shift.LAST: -1}
_SATURDAY = 5
_SHORTEST = 6  # shorter words are abbreviations, which need a date behind them


def name(word: str) -> int | None:
    """The weekday that `word` names in full, Monday = 0."""
    return lexicon().weekdays.get(word) if len(word) >= _SHORTEST else None


def short_weekday(word: str) -> bool:
    """Whether `word` may be short for a weekday, "tors", "tysd", which needs a date behind it."""
    return word in lexicon().weekdays and len(word) < _SHORTEST


def recognise(t: Tokens, at: int) -> list[Found]:
    """A weekday that starts at `at`, or whose shift does ("neste fredag")."""
    lex = lexicon()
    first = at
    shift = Shift.BARE
    if t.words[at] in lex.shifts:
        shift = Shift(lex.shifts[t.words[at]])
        if t.words[at] == "dette":
            return []  # "Per ordner dette fredag": no day of the week is neuter
        at += 1
    elif t.words[at] == "på":
        shift, at = Shift.ON, at + 1
        if t.word(at) in lex.shifts:
            shift, at = Shift(lex.shifts[t.word(at)]), at + 1
    weekday = name(t.word(at))
    if weekday is None or not t.joined(first, at + 1):
        return []
    if at > first and (one := day.read(t, at)) and (one.month or t.word(one.then) in ("og", "-")):
        return []  # "på lørdag 3. desember" is told by its date
    end = at + 1
    if some_day(t, first):
        return []
    if again := _weekly(t, end):
        return [Found(first, again, Kind.SERIES, Untold(), series=True)]
    end += t.word(end) in lex.classes["part_of_day"] and t.near(end)
    if t.word(end) in ("før", "etter") and (found := _around(t, first, end, weekday)):
        return [found]
    if shift in (Shift.BARE, Shift.ON) and (found := _in_week(t, first, end, weekday)):
        return [found]
    if t.word(end) in ("-", "til") and t.joined(at, end + 2) and not t.opens_line(end):
        last = name(t.word(end + 1))
        if last is not None and not t.small(end + 2, 31):
            if week := _in_week(t, first, end + 2, weekday):
                return [_until(week, last)]
            if moves.moved_from(t, first):
                return [Found(first - 1, end + 2, Kind.WEEKDAY, Weekday(last))]
            return [Found(first, end + 2, Kind.RANGE, Weekday(weekday, shift, last))]
    return [Found(first, end, Kind.WEEKDAY, Weekday(weekday, shift))]


def ahead(moment: Moment) -> Moment:
    """A bare weekday as the next one, which the reference's own day is not; others as they are."""
    if isinstance(moment, Weekday) and moment.shift is Shift.BARE:
        return replace(moment, shift=Shift.ON)
    return moment


def some_day(t: Tokens, at: int) -> bool:
    """Whether the weekday at `at` is any of a month's, which tells all that is known: "en torsdag i
    november"."""
    month = t.word(at + 1) == "i" and t.word(at + 2) in lexicon().months
    some = month and t.word(at - 1) in ("en", "ein") and name(t.word(at)) is not None
    return some and t.joined(at - 1, at + 3)


def _around(t: Tokens, first: int, end: int, weekday: int) -> Found | None:
    """ "fredag før palmesøndag"; "mandag etter høstferien" and "torsdag før Laksedagene" leave open
    which."""
    if (holiday := holidays.name_at(t, end + 1)) and t.joined(end - 1, end + 2):
        side = -1 if t.word(end) == "før" else 1
        moment = Holiday(holiday.days, holiday.year, None, weekday, side)
        return Found(first, holiday.end, Kind.WEEKDAY, moment)
    if (vague := lexicon().vague.at(t, end)) and t.near(end):
        return Found(first, vague[0], Kind.VAGUE, Untold())
    named = t.word(end + 1).isalpha() and t.text[t.starts[end + 1]].isupper()
    if named and t.joined(end - 1, end + 2) and t.word(end + 1) not in lexicon().months:
        return Found(first, end, Kind.VAGUE, Untold())
    return None


def _weekly(t: Tokens, end: int) -> int:
    """The token after "kvar veke" behind the weekday that ends at `end`, or behind further ones
    ("tysdag og torsdag kvar veke"); 0 where they do not repeat."""
    lex = lexicon()
    while t.word(end) in (",", "og", "-", "til") and name(t.word(end + 1)) is not None:
        end += 2
    if not t.near(end):
        return 0
    end += t.word(end) == "i"
    if t.word(end) in lex.classes["every_other_week"] and t.near(end):
        return end + 1
    weekly = t.word(end) in lex.classes["every"] and lex.units.get(t.word(end + 1)) == "week"
    return end + 2 if weekly and t.joined(end - 1, end + 2) else 0


def _in_week(t: Tokens, first: int, end: int, weekday: int) -> Found | None:
    """ "torsdag i uke 9", "onsdag neste uke", "mandag (uke 12)", "mandag om en uke"."""
    lex = lexicon()
    then = end
    bracket = t.word(then) == "("
    then += t.word(then) in ("i", ",", "(")
    then += t.word(then) == "den"
    if t.word(then) in lex.classes["easter_week"] and t.joined(end - 1, then + 1):
        after, year = years.behind(t, then + 1)
        return Found(first, after, Kind.WEEKDAY, Holiday((0,), year, 0, weekday))
    if not t.joined(end - 1, then + 2):
        return None
    week = t.small(then + 1, 53)
    if t.word(then) in lex.classes["week"] and week:
        after, year = years.behind(t, then + 2)
        after += bracket and t.word(after) == ")"
        return Found(first, after, Kind.WEEKDAY, Week(week, year, None, weekday))
    shift = lex.shifts.get(t.word(then))
    if shift and lex.units.get(t.word(then + 1)) == "week":
        count = STEPS[Shift(shift)]
        return Found(first, then + 2, Kind.WEEKDAY, Relative(Unit.WEEK, count, weekday))
    if (
        t.word(then) == "om"
        and (weeks := lex.numbers.get(t.word(then + 1)) or t.small(then + 1, 52))
        and lex.units.get(t.word(then + 2)) == "week"
    ):
        moment = Weekday(weekday, Shift.BARE, None, weeks)
        return Found(first, then + 3, Kind.WEEKDAY, moment)
    return None


def weekend(t: Tokens, at: int) -> list[Found]:
    """ "helga før jul", "helgen etter påske"."""
    beside = weekend_beside(t, at, at)
    return [beside] if beside else []


def weekend_beside(t: Tokens, first: int, at: int) -> Found | None:
    """The weekend before or after a holiday, whose word stands at `at` and which begins at `first`:
    "siste helga før påske"."""
    side = {"før": -1, "etter": 1}.get(t.word(at + 1))
    holiday = holidays.name_at(t, at + 2) if side else None
    if side is None or holiday is None or not t.joined(first, at + 3):
        return None
    moment = Holiday(holiday.days, holiday.year, None, _SATURDAY, side, weekend=True)
    return Found(first, holiday.end, Kind.RANGE, moment)


def _until(week: Found, last: int) -> Found:
    """A weekday in a week, as the first of several: "onsdag–fredag neste uke"."""
    assert isinstance(week.moment, Week | Relative | Holiday | Weekday)
    week.kind, week.moment = Kind.RANGE, Weekdays(week.moment, last)
    return week


def plural(t: Tokens, at: int) -> list[Found]:
    """ "tirsdager", "på torsdagane": a series."""
    if t.words[at] not in lexicon().plural_weekdays:
        return []
    first = at - (t.word(at - 1) == "på")
    return [Found(first, at + 1, Kind.SERIES, Untold(), series=True)]


def counted(t: Tokens, at: int) -> list[Found]:
    """ "siste fredag i mai", "siste helga i mai", "1. søndag i advent", and the series "første
    mandag i måneden"."""
    lex = lexicon()
    nth = lex.ordinals.get(t.words[at])
    if nth is None:
        return []
    then = at + 1 + (t.word(at + 1) == ".")
    weekend = t.word(then) in lex.classes["weekend"]
    working = lex.units.get(t.word(then)) == "workday"
    weekday = _SATURDAY if weekend else WORKDAY if working else name(t.word(then))
    if weekend and nth in (1, -1) and (beside := weekend_beside(t, at, then)):
        return [beside]
    if (
        weekday is None
        or not t.joined(at, then + 3)
        or t.word(then + 1) not in ("i", "av", "kvar", "hver")
    ):
        return []
    then += 2
    monthly = t.word(then) in lex.classes["every"] or t.word(then - 1) in lex.classes["every"]
    then += t.word(then) in lex.classes["every"]
    if t.word(then) in lex.classes["the_month"]:
        return [Found(at, then + 1, Kind.SERIES, Untold(), series=True)]
    if t.word(then) == "advent" and (weekday == 6 or weekend) and nth > 0:
        end, year = years.behind(t, then + 1)
        sunday = NthWeekday(nth, 6, None, year, advent=True, weekend=weekend)
        return [Found(at, end, Kind.HOLIDAY, sunday)]
    month = lex.months.get(t.word(then))
    if not month or monthly:
        return []
    end, year, ahead = years.told(t, then + 1)
    kind = Kind.RANGE if weekend else Kind.DATE
    which = NthWeekday(nth, weekday, month, year, weekend=weekend, years=ahead)
    return [Found(at, end, kind, which)]
