"""Weeks by number: "uke 12", "veke 9", "uke 22 og 24", "skolestartukene 33-35", "2023-W12".

Owns ISO weeks named by their number. Weeks counted from the meeting are `relative`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workflow.minutes.timex.expression import Kind, Week
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import days, moves, weekdays, years
from workflow.minutes.timex.tokens import Tokens

_LAST = 53
_TO = ("-", "til")
_AND = ("og", "/", "&", ",", "eller", "+")


@dataclass(slots=True)
class _Number:
    """A week's number: its token, and whether a range leads to it from the one before."""

    at: int
    week: int
    ranged: bool


def is_week(word: str) -> bool:
    """Whether `word` is "uke" or a compound of it that numbers may follow."""
    lex = lexicon()
    return word in lex.classes["week"] or (len(word) > 6 and word.endswith(lex.week_endings))


def recognise(t: Tokens, at: int) -> list[Found]:
    """Weeks by number that start at `at`."""
    first = at
    between = t.words[at] == "mellom"
    at += between
    if not is_week(t.word(at)) or not t.joined(first, at + 1):
        return []
    numbers = _numbers(t, at + 1)
    if not numbers or (between and len(numbers) != 2):
        return []
    if between:
        numbers[1].ranged = True
    end, year, told = years.told(t, numbers[-1].at + 1)
    if len(numbers) == 2 and numbers[1].ranged and moves.moved_from(t, first):
        return [Found(first - 1, end, Kind.WEEK, Week(numbers[1].week, year, years=told))]
    found: list[Found] = []
    while numbers:
        start, run = numbers[0], numbers[0]
        del numbers[0]
        while numbers and (numbers[0].ranged or numbers[0].week == run.week + 1):
            run = numbers.pop(0)
        last = run.week if run is not start else None
        week = Week(start.week, year, last, None, told)
        found.append(Found(first, run.at + 1, Kind.WEEK, week))
        first = numbers[0].at if numbers else first
    found[-1].end = end
    if t.word(end) == "(" and len(found) == 1 and last is None:
        _days_behind(t, found[0])
    return found


def _days_behind(t: Tokens, found: Found) -> None:
    """Take in weekdays in brackets behind a week: one is the day, of several it may be any."""
    at = found.end + 1
    weekday = weekdays.name(t.word(at))
    if weekday is None:
        return
    several = t.word(at + 1) in (*_AND, *_TO) and weekdays.name(t.word(at + 2)) is not None
    end = at + (3 if several else 1)
    if t.word(end) != ")" or not t.joined(found.end - 1, end + 1):
        return
    found.end = end + 1
    if not several:
        assert isinstance(found.moment, Week)
        found.kind, found.moment = Kind.WEEKDAY, replace(found.moment, weekday=weekday)


def _numbers(t: Tokens, at: int) -> list[_Number]:
    numbers: list[_Number] = []
    if t.word(at - 1) == "u" and not (t.word(at) == "." and t.glued(at)) and not t.glued(at):
        return []  # a lone "u" is a week only in "u. 36" and "u36"
    first = at
    for passed in ("nr", "nummer", ".", ":"):
        at += t.word(at) == passed
    if at > first and ("\n" in t.gap(at) or t.word(first - 1).endswith("r")):
        return []  # "i seks uker. 2. …": a new sentence, or the next number of a list
    ranged = False
    while t.joined(at - 1, at + 1) and (week := t.small(at, _LAST)):
        if _no_week(t, at, listed=bool(numbers) and not ranged) or (numbers and _counts(t, at)):
            break
        numbers.append(_Number(at, week, ranged))
        mark = t.word(at + 1)
        up_to = days.range_mark(t, at + 1)
        if (not up_to and mark not in _AND) or t.opens_line(at + 1):
            break
        ranged = bool(up_to)
        at = up_to or at + 2
        at += t.word(at) == "og"
        at += is_week(t.word(at))
    return numbers


def _no_week(t: Tokens, at: int, *, listed: bool) -> bool:
    """Whether the number at `at` is rather a date's, a clock's or a count's."""
    mark, beyond = t.word(at + 1), t.word(at + 2)
    if mark == "." and t.glued(at + 1) and days.recognise(t, at):
        return True  # "Kulturens uke 2.–10. september"
    if mark in (".", "/", ":") and t.glued(at + 1) and t.glued(at + 2) and beyond.isdecimal():
        return not (mark == "/" and len(beyond) in (1, 2, 4) and not listed)
    if listed and not is_week(t.word(at - 1)):
        dotted = mark == "." and t.glued(at + 1)
        word = t.word(at + 1 + dotted)
        return word in lexicon().months or word in lexicon().units
    return False


def _counts(t: Tokens, at: int) -> bool:
    """Whether the number behind a comma counts what stands behind it, and is no further week:
    "uke 33, 14 påmeldte", but "uke 33, 34 og 35" and "uke 33, 34 i Vika"."""
    beyond = t.word(at + 1)
    if t.word(at - 1) != "," or not beyond.isalpha() or t.opens_line(at + 1):
        return False
    return not t.capital(at + 1) and beyond not in lexicon().classes["behind_week"]


def iso(t: Tokens, at: int) -> list[Found]:
    """ "2023-W12"."""
    year, week = t.year(at), t.small(at + 3, _LAST)
    if not year or not week or t.words[at + 1 : at + 3] != ["-", "w"]:
        return []
    return [Found(at, at + 4, Kind.WEEK, Week(week, year))] if t.glued(at + 2) else []
