"""The hour that a day is told apart from: behind its place, or once for a list of days.

Owns giving it to the days: "onsdag 10. april på Teams kl. 9", "5. mai: styremøte kl. 12–14",
"13/3, 17/4 og 22/5, alle kl. 9". An hour right beside its day is `clocks`'.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workflow.minutes.timex.expression import Kind
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.refiners.sequences import parted_only
from workflow.minutes.timex.tokens import Tokens

_DAYS = (Kind.DATE, Kind.WEEKDAY, Kind.HOLIDAY)
_COMMAS = (",", "-")
_LONGEST = 7  # tokens that name a place between a day and its hour
_FEW = 4  # of them where no preposition shows that they name one
_MARKS = ("-", "*", "|", "•", "·", "+")
_FARTHEST = 10  # tokens between a day and the hour that closes its sentence
_CLAUSES = frozenset((".", ";", ":", "|", "!", "?", "men", "som", "at"))
_BREAKS = frozenset((".", ";", ":", "|", "!", "?", "og", "eller", "men", "som", "at", "til", "å"))


def tell_hours(t: Tokens, found: list[Found]) -> None:
    """Give days without an hour the one that is told behind their place, or for all of them."""
    for day, clock in pairwise(found):
        if clock.kind is not Kind.CLOCK or day.kind not in _DAYS or day.starts or day.series:
            continue
        start, end = day.end, clock.first
        if (
            _of_place(t, start, end)
            or _of_all(t, start, end)
            or _of_line(t, day, end)
            or _behind_comma(t, start, clock)
        ):
            _give(day, clock)
    for days in _lists(t, found):
        told = days[-1]
        if told.starts and not any(day.starts for day in days[:-1]):
            for day in days[:-1]:
                _give(day, told)


def _give(day: Found, clock: Found) -> None:
    day.starts, day.ends = clock.starts, clock.ends
    day.deadline = day.deadline or clock.deadline


def _lists(t: Tokens, found: list[Found]) -> Iterator[list[Found]]:
    """The runs of dates that only commas and "og" part."""
    run: list[Found] = []
    for one in found:
        goes_on = run and one.kind is Kind.DATE and parted_only(t, run[-1].end, one.first)
        if not goes_on:
            if len(run) > 1:
                yield run
            run = []
        if one.kind is Kind.DATE and not one.rejected:
            run.append(one)
    if len(run) > 1:
        yield run


def _of_all(t: Tokens, start: int, end: int) -> bool:
    """Whether an hour at `end` is told of all days up to `start`: ", alle dager kl. 9"."""
    start += t.word(start) in (*_COMMAS, "(")
    words = lexicon().classes
    if not words["all_days"].intersection(t.words[start : start + 1]) or end - start > _FEW:
        return False
    return t.joined(start, end + 1) and words["of_days"].issuperset(t.words[start + 1 : end])


def _behind_comma(t: Tokens, start: int, clock: Found) -> bool:
    """Whether an hour closes the sentence in which a day before `start` is told, behind a comma:
    "7. mai er årsmøte, kl. 19"."""
    end, between = clock.first, t.words[start : clock.first]
    if not between or len(between) > _FARTHEST or between[-1] != "," or clock.deadline:
        return False
    if t.word(end) not in lexicon().classes["clock"] or not t.joined(start - 1, clock.end):
        return False
    closes = t.word(clock.end) in ("", ".", ",", "|", ")") or t.opens_line(clock.end)
    apart = _CLAUSES.isdisjoint(between) and between.count(",") == 1
    return closes and apart and not any(word.isdecimal() for word in between)


def _of_line(t: Tokens, day: Found, end: int) -> bool:
    """Whether a day opens its line and a colon behind it leads to all that the line tells, an hour
    at `end` among it: "5. mai: styremøte kl. 12–14"."""
    if t.word(day.end) != ":" or not 1 < end - day.end <= _LONGEST + 1:
        return False
    first = day.first
    while t.word(first - 1) in _MARKS and not t.opens_line(first):
        first -= 1
    between = t.words[day.end + 1 : end]
    told = t.opens_line(first) and t.joined(day.end - 1, end + 1) and _BREAKS.isdisjoint(between)
    told = told and "\n" not in t.even[t.ends[day.end - 1] : t.starts[end]]
    return told and not any(word.endswith(lexicon().deadline_nouns) for word in between)


def _of_place(t: Tokens, start: int, end: int) -> bool:
    """Whether only a place stands between a day that ends before `start` and an hour at `end`."""
    between = t.words[start:end]
    if not between or len(between) > _LONGEST or not t.joined(start - 1, end + 1):
        return False
    if not _BREAKS.isdisjoint(between) or "\n" in t.even[t.ends[start - 1] : t.starts[end]]:
        return False
    nouns, prepositions = lexicon().deadline_nouns, lexicon().classes["in_place"]
    if any(word.endswith(nouns) for word in between):
        return False
    parted = between[0] in (*_COMMAS, "(")
    place = between[parted:]
    if place and place[0] in prepositions:
        return len(place) > 1
    if not parted or not place or not t.capital(start + 1):
        return False
    closed = place[-1] in (*_COMMAS, ")")
    return len(place) == 1 or (closed and len(place) <= _FEW)
