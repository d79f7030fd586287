"""Days in lists and ranges: "17.04, 05.06 og 20.11.18", "30. – 31 august", "7., 14. og 21. des.".

Owns chains of days, which share a month or a year, and ISO dates. One day is read by `day`.
"""

from __future__ import annotations

from itertools import chain, pairwise

from workflow.minutes.timex.expression import Day, Days, Kind, Untold
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import clocks, day, moves, phrases
from workflow.minutes.timex.recognisers.day import Item
from workflow.minutes.timex.tokens import Tokens

_TO = {  # by their first word
    "til": (["til", "og", "med"], ["til"]),
    "t": (["t", ".", "o", ".", "m", "."], ["t", ".", "o", ".", "m"]),
    "tom": (["tom", "."], ["tom"]),
    "-": (["-"],),
}
_AND = (",", "og", "&", "/", "eller", "samt", "+", "evt", "eventuelt", ";", "|")
_ALSO = ("/", "og", "eller", "evt", "eventuelt", "samt", ".")
_HALF_A_YEAR = 6


def recognise(t: Tokens, at: int) -> list[Found]:
    """Dates with day and month that start at `at`."""
    if t.glued(at) and t.words[at - 1] == "/" and t.glued(at - 1) and t.word(at - 2).isdecimal():
        return []  # "Møtebok 7/25, onsdag 22. oktober"
    between = t.words[at] == "mellom"
    start = at + between
    items = _chain(t, start) if start >= t.barren else _lone(t, start)
    if between and len(items) > 1 and t.word(items[0].then) == "og":
        items[0].first, items[0].ranged = at, True
    elif between:
        return []
    _share(items)
    good = 0  # a day that no calendar has stands where its month's name gives the slip away
    while good < len(items) and (items[good].possible() or not items[good].numeric):
        good += 1
    return _founds(t, items[:good])


def _chain(t: Tokens, at: int) -> list[Item]:
    """The days that start at `at`, up to the last one that has a month."""
    first = day.read(t, at)
    if not first:
        return []
    items = [first]
    while True:
        item = items[-1]
        if item.month and item.weekday is None and t.word(item.then) == "(":
            day.weekday_behind(t, item)
        dashed = len(items) > 1 and items[-2].ranged and _date_follows(t, item.then)
        timed = item.month and not item.starts and not dashed
        if timed and (clock := clocks.after_date(t, item.then)):
            item.end = item.then = clock.end
            item.starts, item.ends, item.limit = clock.starts, clock.ends, clock.limit
        separator = _separator(t, item.then)
        if not separator:
            break
        then, item.ranged = separator
        following = day.read(t, then, after_numeric=item.ranged and item.numeric)
        if not following or not _goes_with(t, item, following):
            break
        items.append(following)
    items[-1].ranged = False
    if not any(item.month for item in items):
        t.barren = items[-1].first + 1
        return _lone(t, at)
    while not items[-1].month:
        items.pop()
    items[-1].ranged = False
    return items


def _date_follows(t: Tokens, at: int) -> bool:
    """Whether a dash at `at` leads to a further date: "21.8 – 18.9 – 16.10" are no clocks."""
    following = day.read(t, at + 1) if t.word(at) == "-" else None
    return following is not None and following.month is not None


def _separator(t: Tokens, at: int) -> tuple[int, bool] | None:
    """What parts two days at `at`: the token after it, and whether it makes a range of them."""
    if not t.near(at):
        return None
    mark = t.words[at]
    if mark in ("-", "+") and t.opens_line(at):
        return None  # a bullet
    if end := range_mark(t, at):
        return (end, True) if t.near(end) else None
    if mark not in _AND:
        return None
    then = at + 1
    while t.word(then) in _ALSO and then < at + 4:
        then += 1
    return (then, False) if t.joined(at, then + 1) else None


def range_mark(t: Tokens, at: int) -> int:
    """The token after the words that lead to the end of a range ("-", "t.o.m."), 0 for others."""
    for words in _TO.get(t.word(at), ()):
        if t.words[at : at + len(words)] == words:
            return at + len(words)
    return 0


def _goes_with(t: Tokens, item: Item, following: Item) -> bool:
    """Whether two days stand in one chain; the first may lack its month only if it looks a day."""
    mark = t.word(item.then)
    if item.month:
        return following.month is not None or item.ranged or following.dotted
    if mark == "|":
        return False
    if mark == "/":
        item.ranged = following.day == item.day + 1 and following.month is not None
        return item.ranged
    return True


def _lone(t: Tokens, at: int) -> list[Item]:
    """A day that needs no month, with the clock time that belongs to it."""
    item = day.read(t, at)
    if not item or not _alone(t, item):
        return []
    if clock := clocks.after_date(t, item.end):
        item.end, item.starts, item.ends = clock.end, clock.starts, clock.ends
        item.limit = clock.limit
    return [item]


def _alone(t: Tokens, item: Item) -> bool:
    """Whether a day without a month still names a date: "tirsdag 4.", "den 15.", "den 12. ds."."""
    lex = lexicon()
    following = item.then + (t.word(item.then) == "i")
    if item.dotted and phrases.monthly(t, following):
        item.end, item.series = following + 2, True  # "den 15. i hver måned"
        return True
    tail = lex.month_tails.at(t, following)
    if tail and item.dotted and "\n" not in t.gap(item.then):
        item.end, item.months = tail
        return True
    if not item.dotted or not (item.weekday is not None or t.word(item.first) == "den"):
        return False
    word = t.word(item.then)
    closes = not word[:1].isalnum() or word in lex.season_after or t.opens_line(item.then)
    return closes and word not in ("og", "-", "/")


def _share(items: list[Item]) -> None:
    """Give each day the month and year it shares with a later one, or a year with an earlier."""
    for item, later in reversed(list(pairwise(items))):
        item.month = item.month or later.month
        if item.year is None and item.years is None:
            item.years = later.years
            turns = _turns(item, later)
            if later.year is not None and turns is not None:
                item.year = later.year - turns
    for earlier, item in pairwise(items):
        turns = _turns(earlier, item)
        if item.year is None and item.years is None and earlier.year and turns is not None:
            item.year = earlier.year + turns


def _turns(first: Item, later: Item) -> int | None:
    """How many turns of the year lie between two days of a chain; None where that is unclear."""
    if first.month is None or later.month is None:
        return None
    if (first.month, first.day) <= (later.month, later.day):
        return 0
    # "3. desember og 12. januar 2025" turns; of "13. mai 2025, 12. mai" one can't tell
    return 1 if first.ranged or first.month - later.month >= _HALF_A_YEAR else None


def _founds(t: Tokens, items: list[Item]) -> list[Found]:
    found: list[Found] = []
    at = 0
    if len(items) > 2:
        dashed = [pair for pair in pairwise(items) if pair[0].ranged and pair[1].ranged]
        for item in chain(*dashed):  # "21.8 – 18.9 – 16.10" is a list
            item.ranged = False
    while at < len(items):
        item = items[at]
        later = items[at + 1] if item.ranged and at + 1 < len(items) else None
        at += 1
        moved = later and moves.moved_from(t, item.first)
        if not later or moved:
            found.append(_single(item))
            found[-1].rejected = bool(moved)  # "flyttes fra 3. mai til 10. mai"
            continue
        if not _follows(item, later):
            if item.dotted or item.numeric:  # "10.–3. mai"; but "gruppe 5 - 3. mai" is one day
                found.append(_single(item))
                found[-1].end, found[-1].reversed = later.end, True
                at += 1
            continue
        at += 1
        days = Days(_day(item), _day(later))
        ends = later.ends or (later.starts if item.starts else None)
        starts = item.starts or later.starts
        if starts and ends and ends == starts:
            ends = None
        limit = item.limit or later.limit
        found.append(Found(item.first, later.end, Kind.RANGE, days, starts, ends, deadline=limit))
    return found


def _single(item: Item) -> Found:
    if item.series:
        return Found(item.first, item.end, Kind.SERIES, Untold(), series=True)
    clock = item.starts, item.ends
    return Found(item.first, item.end, Kind.DATE, _day(item), *clock, deadline=item.limit)


def _day(item: Item) -> Day:
    return Day(item.day, item.month, item.year, item.weekday, item.months, item.years)


def _follows(item: Item, later: Item) -> bool:
    """Whether a range may lead from one to the other, over a year turn where no year is said."""
    assert item.month
    assert later.month
    if item.year and later.year:
        return (item.year, item.month, item.day) <= (later.year, later.month, later.day)
    return item.day <= later.day or item.month != later.month


def iso(t: Tokens, at: int) -> list[Found]:
    """ISO dates, "2023-06-08" and "2023-06-08T09:00", also as "2023.06.08" and "2023/06/08", and
    behind their weekday, "torsdag 2023-06-08"."""
    weekday, first = day.weekday(t, at) or (None, at)
    year, mark = t.year(first), t.word(first + 1)
    month, number = t.small(first + 2, 12), t.small(first + 4, 31)
    if not year or not month or not number or mark not in ("-", ".", "/"):
        return []
    if t.word(first + 3) != mark or not all(t.glued(first + step) for step in range(1, 5)):
        return []
    if len(t.word(first + 4)) != 2 or not Item(at, at, at, number, None, month, year).possible():
        return []
    end = first + 5
    found = Found(at, end, Kind.DATE, Day(number, month, year, weekday))
    lettered = t.word(end) == "t" and t.glued(end) and t.word(end + 2) == ":"
    clock = clocks.shaped(t, end + 1) if lettered else clocks.after_date(t, end)
    if clock:
        found.end, found.starts, found.ends = clock.end, clock.starts, clock.ends
        found.deadline = clock.limit
    return [found]
