"""Days of a month: "fredag 8. juni", "17.04, 05.06 og 20.11.18", "30. – 31 august", "26-27/1".

Owns dates with a day and a month, their lists and ranges, and ISO dates. A list or range that
shares a month or a year gives each of its days what it lacks.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import time

from workflow.minutes.timex import clocks
from workflow.minutes.timex.expression import Day, Days, Kind
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens

_RANGES = (
    ("til", "og", "med"),
    ("t", ".", "o", ".", "m", "."),
    ("t", ".", "o", ".", "m"),
    ("til",),
    ("tom", "."),
    ("tom",),
    ("-", "-"),
    ("-",),
)
_LISTS = (",", "og", "&", "/", "eller", "samt", "+", "evt", "eventuelt", ";")
_LONGEST = 16


@dataclass(slots=True)
class _Item:
    """One day of a chain: its tokens, and `then`, where the next part of the chain may start."""

    first: int
    end: int
    then: int
    day: int
    weekday: int | None = None
    month: int | None = None
    year: int | None = None
    numeric: bool = False
    dotted: bool = False
    ranged: bool = False
    starts: time | None = None
    ends: time | None = None


def full_year(t: Tokens, at: int) -> int | None:
    """A year of four digits at `at`."""
    year = t.number(at)
    return year if year is not None and len(t.word(at)) == 4 and 1900 <= year <= 2100 else None


def century(year: int) -> int:
    """A year of two digits in full: minutes speak of 1970 to 2069."""
    return year + (2000 if year < 70 else 1900)


def _short_year(t: Tokens, at: int) -> int | None:
    word = t.word(at)
    if full_year(t, at):
        return int(word)
    return century(int(word)) if word.isdecimal() and len(word) == 2 else None


def _weekday(t: Tokens, at: int) -> tuple[int, int] | None:
    """A weekday in front of a date: its number and the token after it, "den" and commas passed."""
    number = lexicon().weekdays.get(t.word(at))
    if number is None:
        return None
    then = at + 1
    for passed in (".", ",", "("):
        then += t.word(then) == passed
    if t.word(then) in ("den", "d"):
        then += 1
        then += t.word(then) == "."
    return (number, then) if t.joined(at, then + 1) else None


def _item(t: Tokens, at: int, after_numeric: bool = False) -> _Item | None:
    weekday = _weekday(t, at)
    first = at
    if weekday:
        at = weekday[1]
    elif t.word(at) == "den":
        at += 1
    word = t.word(at)
    if not (word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31) or at in t.blocked:
        return None
    item = _Item(first, at + 1, at + 1, int(word), weekday[0] if weekday else None)
    mark, beyond = t.word(at + 1), t.word(at + 2)
    if mark == "." and t.glued(at + 1):
        item.dotted = True
        item.end = item.then = at + 2
    month = t.number(at + 2) if len(beyond) <= 2 else None
    spaced = len(t.gap(at + 2)) == 1 and t.word(at + 3) == "." and full_year(t, at + 4)
    if (
        mark in "./"
        and mark
        and month
        and month <= 12
        and ((t.glued(at + 1) and t.glued(at + 2)) or (mark == "." and spaced))
    ):
        return _numeric(t, at, item, mark, month)
    if (
        after_numeric
        and mark == "-"
        and month
        and month <= 12
        and t.glued(at + 1)
        and t.glued(at + 2)
        and len(word) == len(beyond) == 2
    ):
        item.month, item.numeric = month, True
        item.end = item.then = at + 3
        return item
    named = item.then
    if mark == "-" and t.glued(named) and t.glued(named + 1) and beyond in lexicon().months:
        named += 1  # "17-mai"
    if t.word(named) in lexicon().months and t.near(named):
        return _named(t, named, item)
    if item.dotted and t.glued(at + 2) and t.word(at + 2).isdecimal():
        return None  # "3.14": neither a day nor an ordinal
    return item


def _numeric(t: Tokens, at: int, item: _Item, mark: str, month: int) -> _Item | None:
    """Finish "8.6", "8.6.", "8.6.23", "8/6", "8/6-23", "8/6 2023"."""
    end = at + 3
    item.month, item.numeric = month, True
    item.end = item.then = end
    joint = t.word(end)
    if joint in (mark, "-", "/") and t.glued(end):
        year = _short_year(t, end + 1) if t.glued(end + 1) or full_year(t, end + 1) else None
        goes_on = (
            t.word(end + 2) in (".", "/")
            and t.glued(end + 2)
            and t.number(end + 3) is not None
            and t.glued(end + 3)
        )
        if (
            year
            and (joint == mark or len(t.word(end + 1)) == 4 or mark == "/")
            and not (goes_on and joint != mark)
        ):
            if goes_on and joint == mark:
                return None  # "1.2.03.4": a version or an address
            item.year = year
            item.end = item.then = end + 2
            item.then += t.word(item.then) == "." and t.glued(item.then) and t.glued(item.then + 1)
        elif joint == "." and mark == ".":
            if t.glued(end + 1) and t.word(end + 1).isdecimal():
                return None  # "3.2.1": a section
            item.then = end + 1
    elif full_year(t, end) and t.near(end):
        item.year = full_year(t, end)
        item.end = item.then = end + 1
    return item


def _named(t: Tokens, at: int, item: _Item) -> _Item:
    """Finish "8. juni", "8. juni 2023", "8.juni, 2023", "8. juni -23"."""
    item.month = lexicon().months[t.word(at)]
    end = at + 1
    item.end = item.then = end
    dot = t.word(end) == "." and t.glued(end)
    after = end + dot
    if dot and len(t.word(at)) <= 4:
        item.then = after
    year = full_year(t, after) if t.near(after) and "\n" not in t.gap(after) else None
    if not year and t.word(end) == "," and full_year(t, end + 1) and t.near(end + 1):
        year, after = full_year(t, end + 1), end + 1
    if (
        not year
        and t.word(after) in ("-", "'", "’")
        and len(t.word(after + 1)) == 2
        and t.glued(after + 1)
    ):
        two, beyond = t.word(after + 1), t.word(after + 2)
        if (
            two.isdecimal()
            and beyond not in (".", "/", "-")
            and beyond not in lexicon().months
            and not t.glued(after)
        ):
            year, after = century(int(two)), after + 1
    if (
        not year
        and t.word(after).isdecimal()
        and len(t.word(after)) == 2
        and t.near(after)
        and not dot
    ):
        beyond = t.word(after + 1)
        if (t.opens_line(after + 1) or beyond in (",", ";", ")")) or (
            beyond == "." and not t.glued(after + 2)
        ):
            year = century(int(t.word(after)))
    if year and not (
        t.word(after + 1) in (".", ":")
        and t.glued(after + 1)
        and t.glued(after + 2)
        and t.number(after + 2) is not None
    ):
        item.year = year
        item.end = item.then = after + 1
    return item


def _separator(t: Tokens, at: int) -> tuple[int, bool] | None:
    """A range or list separator at `at`: the token after it, and whether it makes a range."""
    for words in _RANGES:
        if t.word(at) == words[0] and tuple(t.words[at : at + len(words)]) == words:
            return at + len(words), True
    if t.word(at) not in _LISTS:
        return None
    then = at + 1
    while t.word(then) in ("og", "eller", "evt", "eventuelt", ".") and then < at + 4:
        then += 1
    return then, False


def _chain(t: Tokens, at: int) -> list[_Item]:
    """The days that start at `at`, up to the last one that has a month."""
    first = _item(t, at)
    if not first:
        return []
    items = [first]
    while len(items) < _LONGEST:
        item = items[-1]
        if item.month and not item.starts:
            clock = clocks.after_date(t, item.then)
            if clock:
                item.end = item.then = clock[0]
                item.starts, item.ends = clock[1], clock[2]
        separator = _separator(t, item.then)
        if not separator or not t.near(separator[0]) or not t.near(item.then):
            break
        then, ranged = separator
        if (
            not item.month
            and not ranged
            and not item.dotted
            and t.word(item.then) not in ("og", "&", "/", "eller")
        ):
            if t.word(item.then) != "," or t.number(then) is None:
                break
        if not item.month and t.word(item.then) == "/" and item.dotted is False:
            break
        following = _item(t, then, after_numeric=ranged and item.numeric)
        if not following or (
            item.month and not following.month and not ranged and not following.dotted
        ):
            break
        item.ranged = ranged
        items.append(following)
    while items and not items[-1].month:
        items.pop()
    return items


def _share(items: list[_Item]) -> None:
    """Give each day the month and year it shares with a later one, or a year with an earlier."""
    for item, later in reversed(list(zip(items, items[1:], strict=False))):
        item.month = item.month or later.month
        if item.year is None and later.year is not None:
            assert item.month and later.month
            item.year = later.year - ((item.month, item.day) > (later.month, later.day))
    for earlier, item in zip(items, items[1:], strict=False):
        if item.year is None and earlier.year is not None:
            assert item.month and earlier.month
            item.year = earlier.year + ((item.month, item.day) < (earlier.month, earlier.day))


def possible(day: int, month: int, year: int | None) -> bool:
    """Whether the calendar has that day (29 February where no year is said)."""
    return 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def recognise(t: Tokens, at: int) -> list[Found]:
    """Dates with day and month that start at `at`."""
    items = _chain(t, at)
    if not items or any(item.month is None for item in items[-1:]):
        return []
    _share(items)
    if not all(item.month and possible(item.day, item.month, item.year) for item in items):
        if len(items) == 1 or not items[0].month:
            return []
        items = items[:1]
        if not possible(items[0].day, items[0].month or 1, items[0].year):
            return []
    found: list[Found] = []
    skip = False
    for index, item in enumerate(items):
        if skip:
            skip = False
            continue
        assert item.month
        day = Day(item.day, item.month, item.year, item.weekday)
        later = items[index + 1] if item.ranged and index + 1 < len(items) else None
        if later and later.month and _follows(day, later):
            last = Day(later.day, later.month, later.year, later.weekday)
            found.append(
                Found(
                    item.first,
                    later.end,
                    Kind.RANGE,
                    Days(day, last),
                    item.starts or later.starts,
                    later.ends or (later.starts if item.starts else None),
                )
            )
            skip = True
        else:
            found.append(Found(item.first, item.end, Kind.DATE, day, item.starts, item.ends))
    return found


def _follows(first: Day, later: _Item) -> bool:
    assert later.month
    if first.year and later.year:
        return (first.year, first.month, first.day) <= (later.year, later.month, later.day)
    return (first.month, first.day) <= (later.month, later.day) or first.month != later.month


def iso(t: Tokens, at: int) -> list[Found]:
    """ISO dates, "2023-06-08" and "2023-06-08T09:00", and "2023/06/08", "2023.06.08"."""
    year = full_year(t, at)
    mark = t.word(at + 1)
    if not year or mark not in ("-", ".", "/") or at in t.blocked:
        return []
    month, day = t.number(at + 2), t.number(at + 4)
    glued = all(t.glued(at + step) for step in range(1, 5))
    if (
        not glued
        or t.word(at + 3) != mark
        or not month
        or month > 12
        or not day
        or len(t.word(at + 4)) != 2
    ):
        return []
    if not possible(day, month, year):
        return []
    end = at + 5
    clock = None
    if t.word(end) == "t" and t.glued(end):
        clock = clocks.colon(t, end + 1)
    clock = clock or clocks.after_date(t, end)
    found = Found(at, end, Kind.DATE, Day(day, month, year))
    if clock:
        found.end, found.starts, found.ends = clock
    return [found]
