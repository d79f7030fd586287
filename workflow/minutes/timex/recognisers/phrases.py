"""Whole phrases without a date: "så snart som mulig", "fortløpende", "hver tirsdag", "ukentlig".

Owns the vague and the repeated. Neither gives a day, yet both tell that a time was named.
"""

from __future__ import annotations

from workflow.minutes.timex.expression import Kind, Untold
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import clocks
from workflow.minutes.timex.recognisers.relative import count
from workflow.minutes.timex.tokens import Tokens

_DAY_LEADS = ("innen", "innan", "senest", "seinast", "den", "før", "på")


def vague(t: Tokens, at: int) -> list[Found]:
    """ "snarest", "så snart som mulig", "fortløpende", "om kort tid"."""
    phrase = lexicon().vague.at(t, at)
    return [Found(at, phrase[0], Kind.VAGUE, Untold())] if phrase else []


def _times(t: Tokens, at: int) -> int:
    """ "to ganger i året", "én gang per kvartal": the token after it, or 0."""
    lex = lexicon()
    counted = count(t, at)
    if not counted or t.word(counted[1]) not in lex.classes["times_over"]:
        return 0
    end = counted[1] + 3
    named = t.word(end - 2) in lex.classes["per"] and t.word(end - 1) in lex.units
    return end if named else 0


def monthly(t: Tokens, at: int) -> bool:
    """Whether "hver måned" stands at `at`."""
    lex = lexicon()
    if t.word(at) not in lex.classes["every"]:
        return False
    return t.word(at + 1) in lex.classes["the_month"] and t.joined(at - 1, at + 2)


def yearly(t: Tokens, at: int) -> bool:
    """Whether "hvert år" stands at `at`."""
    lex = lexicon()
    every = t.word(at) in lex.classes["every"] and lex.units.get(t.word(at + 1)) == "year"
    return every and t.joined(at - 1, at + 2)


def _day_of_each(t: Tokens, at: int) -> int:
    """Past the day of a month behind "hver måned": "innen den 10."."""
    then = at
    while t.word(then) in _DAY_LEADS and then < at + 3:
        then += 1
    dotted = t.small(then, 31) and t.word(then + 1) == "." and t.glued(then + 1)
    named = t.word(then + 2) in lexicon().months
    return then + 2 if then > at and dotted and t.joined(at - 1, then + 1) and not named else at


def series(t: Tokens, at: int) -> list[Found]:
    """ "hver tirsdag", "hvert kvartal", "hver 14. dag", "annenhver uke", "ukentlig"."""
    lex = lexicon()
    end = 0
    if phrase := lex.series.at(t, at):
        end = phrase[0]
        if t.word(end) in lex.classes["daily"]:
            return []  # "daglig leder"
    elif times := _times(t, at):
        end = times
    elif t.words[at] in lex.classes["every"]:
        then = at + 1
        if t.small(then, 99) and t.word(then + 1) == ".":
            then += 2
        then += t.word(then) in lex.classes["nth"]
        word = t.word(then)
        full = word in lex.weekdays and len(word) > 5
        if full or word in lex.units or word in lex.seasons or word in lex.months:
            end = then + 1
        if word in lex.classes["the_month"]:
            end = _day_of_each(t, end)
    if not end or not t.joined(at, end):
        return []
    found = Found(at, end, Kind.SERIES, Untold(), series=True)
    if clock := clocks.after_date(t, end):
        found.end, found.starts, found.ends = clock.end, clock.starts, clock.ends
    return [found]
