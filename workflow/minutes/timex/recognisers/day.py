"""One day as a chain of days may hold it: "fredag 8. juni 2023", "8.6.", "8/6-23", "30.".

Owns reading a single day; lists and ranges of them are `days`. A day may lack its month, which
a later one of its chain then gives.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import time

from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens

_CENTURY = 70  # two digits mean 1970 to 2069


@dataclass(slots=True)
class Item:
    """A day read: tokens `first` to `end`, and `then`, where the rest of a chain may start."""

    first: int
    end: int
    then: int
    day: int
    weekday: int | None = None
    month: int | None = None
    year: int | None = None
    months: int | None = None
    years: int | None = None
    numeric: bool = False
    dotted: bool = False
    series: bool = False
    ranged: bool = False  # a range leads from this day to the next of its chain
    starts: time | None = None
    ends: time | None = None
    limit: bool = False  # its clock time makes it a limit

    def possible(self) -> bool:
        """Whether the calendar has that day (29 February where no year is said)."""
        if self.month is None:
            return True
        return self.day <= calendar.monthrange(self.year or 2000, self.month)[1]


def in_full(year: int) -> int:
    """A year of two digits in full."""
    return year + (2000 if year < _CENTURY else 1900)


def read(t: Tokens, at: int, *, after_numeric: bool = False) -> Item | None:
    """The day that starts at `at`; `after_numeric` allows the slip "30.10-01-11"."""
    named = weekday(t, at)
    number = at
    if named:
        number = named[1]
    elif t.word(at) == "den":
        number = at + 1
    day = t.small(number, 31)
    if day is None:
        return _spelled(t, at, number, named[0] if named else None)
    if number in t.blocked:
        return None
    item = Item(at, number + 1, number + 1, day, named[0] if named else None)
    if t.word(number + 1) == "." and (t.glued(number + 1) or _month_word(t, number + 2)):
        item.dotted = True
        item.end = item.then = number + 2
    elif t.glued(number + 1) and t.word(number + 1) in lexicon().classes["day_endings"]:
        item.end = item.then = number + 2  # "1ste juni"
    if _month_word(t, item.then):
        return _named(t, item.then, item)
    mark = t.word(number + 1)
    if mark == "-" and t.glued(number + 1) and t.glued(number + 2) and _month_word(t, number + 2):
        return _named(t, number + 2, item)  # "17-mai"
    month = t.small(number + 2, 12)
    marked = mark in (".", "/", "-") and t.glued(number + 1)
    if month and marked and _numeric_month(t, number, mark, after_numeric):
        return _numeric(t, number, item, mark, month)
    if item.dotted and t.glued(number + 2) and t.word(number + 2).isdecimal():
        return None  # "3.14" is neither a day nor an ordinal
    return item


def _spelled(t: Tokens, at: int, number: int, weekday: int | None) -> Item | None:
    """A day in words right before its month: "første mai"."""
    day = lexicon().spelled_days.get(t.word(number))
    if day is None or not _month_word(t, number + 1):
        return None
    return _named(t, number + 1, Item(at, number + 1, number + 1, day, weekday, dotted=True))


def _month_word(t: Tokens, at: int) -> bool:
    return t.word(at) in lexicon().months and t.near(at)


def weekday(t: Tokens, at: int) -> tuple[int, int] | None:
    """A weekday in front of a date: its number and the token after it, "den" and commas passed."""
    number = lexicon().weekdays.get(t.word(at))
    if number is None:
        return None
    then = at + 1
    for passed in (".", ",", "(", "den"):
        then += t.word(then) == passed
    if t.word(then) == "d" and t.word(then + 1) == ".":
        then += 2
    return (number, then) if t.joined(at, then + 1) else None


def weekday_behind(t: Tokens, item: Item) -> None:
    """Take in the weekday that stands in brackets behind a date: "15. mai (onsdag)"."""
    number = lexicon().weekdays.get(t.word(item.then + 1))
    end = item.then + 2 + (t.word(item.then + 2) == ".")
    if number is not None and t.word(end) == ")" and t.joined(item.then - 1, end + 1):
        item.weekday = number
        item.end = item.then = end + 1


def _alone(t: Tokens, first: int, end: int) -> bool:
    """Whether the tokens `first` to `end` are all that their line holds: "27-10-10"."""
    return t.opens_line(first) and (end >= len(t) or t.opens_line(end))


def _numeric_month(t: Tokens, number: int, mark: str, after_numeric: bool) -> bool:
    """Whether the number two tokens on is a month: "8.6", "8/6", "8-6-2023", "8. 6. 2023"."""
    end = number + 3
    if mark == "-":
        padded = len(t.word(number)) == len(t.word(number + 2)) == 2
        alone = padded and _alone(t, number, end + 2) and _short_year(t, end + 1)
        year = t.word(end) == "-" and t.glued(end) and (t.year(end + 1) is not None or alone)
        return t.glued(number + 2) and ((after_numeric and padded) or year)
    if not t.glued(number + 2):
        return (
            mark == "."
            and len(t.gap(number + 2)) == 1
            and t.word(end) == "."
            and bool(t.year(end + 1))
        )
    return not _month_word(
        t, end + (t.word(end) == "." and t.glued(end))
    )  # "12/13. mai" is two days


def _numeric(t: Tokens, number: int, item: Item, mark: str, month: int) -> Item | None:
    """Finish "8.6", "8.6.", "8.6.23", "8/6", "8/6-23", "8/6 2023", "8.6.-23"."""
    end = number + 3
    item.month, item.numeric = month, True
    item.end = item.then = end
    joint = t.word(end)
    if joint == "." and t.glued(end) and t.word(end + 1) in ("-", "/") and t.glued(end + 1):
        if _year_at(t, end + 2) and not _more(t, end + 3):
            return _with_year(t, item, end + 2)
        item.then = end + 1
        return item
    if joint in (".", "/", "-") and t.glued(end):
        year = _year_at(t, end + 1) if t.glued(end + 1) or t.year(end + 1) else None
        if year and not _more(t, end + 2):
            if joint == mark or mark == "/" or len(t.word(end + 1)) == 4 or joint == "-" == mark:
                return _with_year(t, item, end + 1)
        elif joint == mark and t.glued(end + 1) and t.word(end + 1).isdecimal():
            return None  # "3.2.1" is a section, "1.2.03.4" a version
        if joint == ".":
            item.then = end + 1
            if t.year(end + 1) and t.near(end + 1) and "\n" not in t.gap(end + 1):
                return _with_year(t, item, end + 1)
            return _with_tail(t, item)
        return item
    if t.year(end) and t.near(end) and "\n" not in t.gap(end) and not _more(t, end + 1):
        return _with_year(t, item, end)
    return _with_tail(t, item)


def _year_at(t: Tokens, at: int) -> int | None:
    """A year of four or two digits at `at`."""
    if year := t.year(at):
        return year
    word = t.word(at)
    return in_full(int(word)) if len(word) == 2 and word.isdecimal() else None


def _short_year(t: Tokens, at: int) -> bool:
    """Whether a year of two digits stands at `at`, and no day that a range leads to."""
    word = t.word(at)
    if len(word) != 2 or not word.isdecimal() or _more(t, at + 1):
        return False
    beyond = t.word(at + 1)
    if beyond == "." and (t.word(at + 2).isdecimal() or _month_word(t, at + 2)):
        return False
    return beyond != "-" and not _month_word(t, at + 1)


def _more(t: Tokens, at: int) -> bool:
    """Whether a mark at `at` ties a further number to the one before it ("20/9-21/9")."""
    return (
        t.word(at) in (".", "/") and t.glued(at) and t.glued(at + 1) and t.word(at + 1).isdecimal()
    )


def _with_year(t: Tokens, item: Item, at: int) -> Item:
    item.year = _year_at(t, at)
    item.end = item.then = at + 1
    item.then += t.word(at + 1) == "." and t.glued(at + 1) and t.word(at + 2) == "-"
    return item


def _with_tail(t: Tokens, item: Item) -> Item:
    """Take in "i år" or "neste år" behind a date; "24. mars. I fjor …" is a sentence of its own."""
    ended = t.word(item.then - 1) == "." and t.capital(item.then)
    if not ended and (tail := lexicon().year_tails.at(t, item.then)):
        item.end = item.then = tail[0]
        item.years = tail[1]
    return item


def names_body(t: Tokens, at: int) -> bool:
    """Whether a dash at `at` makes a body's name of a date: "17. mai-komiteen"."""
    dashed = t.word(at) == "-" and t.glued(at) and t.glued(at + 1)
    return dashed and t.word(at + 1).endswith(lexicon().bodies)


def _named(t: Tokens, at: int, item: Item) -> Item | None:
    """Finish "8. juni", "8. juni 2023", "8. jun. 2023", "8. juni, 2023", "8. juni -23"."""
    item.month = lexicon().months[t.word(at)]
    end = at + 1
    if names_body(t, end):
        return None
    item.end = item.then = end
    dot = t.word(end) == "." and t.glued(end)
    after = end + dot
    if dot and len(t.word(at)) <= 4:
        item.then = after
    if not dot and t.word(end) == ",":
        after = end + 1
    if (
        t.near(after)
        and t.year(after)
        and not _more(t, after + 1)
        and ("\n" not in t.gap(after) or t.word(after + 1) not in (":", "-", ".", ")"))
    ):
        return _with_year(t, item, after)
    if t.word(end) in ("-", "'", "’") and t.glued(end + 1) and _short_year(t, end + 1):
        return _with_year(t, item, end + 1)
    if t.near(end) and not dot and len(t.word(end)) == 2 and t.word(end).isdecimal():
        beyond = t.word(end + 1)
        closes = beyond in (",", ";", ")") or (beyond == "." and not t.glued(end + 2))
        if "\n" not in t.gap(end) and (t.opens_line(end + 1) or closes):
            return _with_year(t, item, end)
    return _with_tail(t, item)
