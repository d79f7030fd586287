"""Recognising in order: the recognisers, which words wake them, and what is done with a find.

Owns the order. Longer and more exact forms come first, so that "fredag 2. november" is a date
before it is a weekday; numbers that are no dates are blocked before anything is read. One pass
over the tokens: a recogniser is only asked where one of its first words stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from workflow.domain.window import Mod
from workflow.minutes.timex.blocking.blocked import blocked
from workflow.minutes.timex.expression import Expression, Kind
from workflow.minutes.timex.found import Found, Recogniser
from workflow.minutes.timex.lexicon import Lexicon, lexicon
from workflow.minutes.timex.recognisers import (
    anchors,
    beneath,
    clocks,
    days,
    holidays,
    months,
    periods,
    phrases,
    relative,
    weekdays,
    weeks,
    years,
)
from workflow.minutes.timex.recognisers.moves import turn_down
from workflow.minutes.timex.refiners import modifiers
from workflow.minutes.timex.refiners.hours import tell_hours
from workflow.minutes.timex.refiners.named_years import tell_years
from workflow.minutes.timex.refiners.sequences import put_in_order
from workflow.minutes.timex.tokens import Grid, Tokens

_CLOCKED = (Kind.WEEKDAY, Kind.RELATIVE, Kind.ANCHORED, Kind.HOLIDAY, Kind.SERIES)
_NEXT_ON = 2  # tokens between "neste møte" and its weekday
_NUMBER = "0"  # stands for any number among the words that wake a recogniser


def _order(lex: Lexicon) -> Iterable[tuple[Recogniser, Iterable[str]]]:
    """The recognisers in the order they are asked, each with the words that wake it."""
    counts = (_NUMBER, *lex.numbers)
    ordinals = (_NUMBER, *lex.ordinals)
    return (
        (days.iso, (_NUMBER, *lex.weekdays)),
        (weeks.iso, (_NUMBER,)),
        (clocks.recognise, (_NUMBER, *lex.classes["clock"])),
        (days.recognise, (_NUMBER, "den", "mellom", *lex.weekdays, *lex.spelled_days)),
        (phrases.vague, lex.vague.keys),
        (relative.ahead, ("om", "for", "i", "innen", "innan", "innenfor", "innafor")),
        (anchors.counted, (*counts, *lex.classes["definite_unit"], *lex.weekdays)),
        (relative.today, lex.relative_days.keys),
        (phrases.series, (*counts, *lex.series.keys, *lex.classes["every"])),
        (holidays.recognise, (_NUMBER, *lex.holidays.keys, *lex.sundays.keys)),
        (holidays.recognise, lex.classes["easter_week"]),
        (weekdays.counted, ordinals),
        (weekdays.weekend, lex.classes["weekend"]),
        (periods.parts, ordinals),
        (weekdays.recognise, ("på", *lex.shifts, *lex.weekdays)),
        (relative.shifted, lex.shifts),
        (anchors.following, lex.shifts),
        (anchors.pointed_at, (*lex.that_day.keys, *lex.that_time.keys)),
        (weekdays.plural, lex.plural_weekdays),
        (weeks.recognise, ("mellom", *lex.classes["week"])),
        (months.recognise, (*lex.months, *lex.classes["month_turn"])),
        (months.compound, lex.months),
        (periods.lettered, ("q", "kv", "h", "v")),
        (periods.numbered, ("kvartal", "halvår")),
        (periods.seasons, lex.seasons),
        (years.relative, lex.relative_years.keys),
        (years.recognise, (_NUMBER, *lex.classes["school_year"], *lex.classes["year_nouns"])),
        (relative.own, lex.units),
    )


_COMPOUNDS: tuple[Recogniser, ...] = (
    weeks.recognise,
    months.compound,
    anchors.by_month,
    anchors.limited,
)


@cache
def _woken() -> dict[str, tuple[Recogniser, ...]]:
    """The recognisers to ask by first word, in order."""
    woken: dict[str, list[Recogniser]] = {}
    for recogniser, words in _order(lexicon()):
        for word in dict.fromkeys(words):
            woken.setdefault(word, []).append(recogniser)
    return {word: tuple(recognisers) for word, recognisers in woken.items()}


@cache
def _endings() -> tuple[str, ...]:
    """How compounds end that start an expression ("skolestartuka", "septembermøtet")."""
    lex = lexicon()
    return (*lex.week_endings, *lex.classes["month_tails"], *lex.events)


@lru_cache(maxsize=20_000)
def _asked(word: str) -> tuple[Recogniser, ...]:
    """The recognisers that a token wakes, in order."""
    if word.isdecimal():
        return _woken()[_NUMBER]
    if woken := _woken().get(word):
        return woken
    return _COMPOUNDS if len(word) > 4 and word.endswith(_endings()) else ()


def find(text: str, grid: Grid | None = None) -> tuple[Expression, ...]:
    """All temporal expressions of `text` in order, none overlapping another; `grid` tells of its
    tables.

    Recognises only: no reference date is needed, and nothing outside an expression's own words
    decides its date but for the year, which a list of dates or an event's name may tell. Linear in
    the length of the text.
    """
    t = Tokens(text, grid)
    t.blocked = blocked(t)
    out: list[Found] = []
    done = 0
    for at, asked in enumerate(map(_asked, t.words)):
        if not asked or at < done:
            continue
        found = beneath.recognise(t, at) if t.grid.tells else None
        if found is None:
            found = _first(asked, t, at) if at not in t.blocked else None
        if found:
            _take(t, out, found)
            done = out[-1].end
        elif t.words[at].isdecimal():
            done = _past(t, at)
    beneath.tell_years(t, out)
    turn_down(t, out)
    tell_hours(t, out)
    put_in_order(t, out)
    tell_years(t, out)
    return tuple(_expression(t, found) for found in out)


def _take(t: Tokens, out: list[Found], found: list[Found]) -> None:
    """Add finds to `out`, with the words and clock times that belong to them."""
    for one in found:
        if out and modifiers.told_again(t, out[-1], one):
            limit = out.pop()
            one.first, one.mod, one.deadline = limit.first, limit.mod or Mod.BEFORE, True
        floor = out[-1].end if out else 0
        modifiers.widen(t, one, floor)
        modifiers.reach_limit(t, one, floor)
        one.deadline = one.deadline or modifiers.names_deadline(t, one)
        if out and out[-1].kind is Kind.ANCHORED and one.first <= out[-1].end + _NEXT_ON:
            one.moment = weekdays.ahead(one.moment)  # "neste møte: mandag", said on a Monday
        if out and out[-1].kind is Kind.CLOCK and _leads(t, out, one):
            clock = out.pop()
            one.first, one.starts, one.ends = clock.first, clock.starts, clock.ends
            one.mod, one.deadline = one.mod or clock.mod, one.deadline or clock.deadline
        elif one.kind in _CLOCKED and not one.starts:
            one.first, one.starts = clocks.before_date(t, one.first, floor)
        out.append(one)
    last = out[-1]
    if last.kind in _CLOCKED and not last.starts:
        clock_after = clocks.after_date(t, last.end, hours=last.kind is Kind.WEEKDAY)
        if clock_after:
            last.end, last.starts, last.ends = clock_after.end, clock_after.starts, clock_after.ends
            last.deadline = last.deadline or clock_after.limit


def _leads(t: Tokens, out: list[Found], found: Found) -> bool:
    """Whether the clock time that closes `out` stands directly in front of its date: "kl. 14 den 3.
    mai", and not at the end of a line with a date of its own."""
    clock = out[-1]
    if found.starts or found.kind not in (*_CLOCKED, Kind.DATE):
        return False
    if t.opens_line(found.first) and len(out) > 1 and out[-2].kind is not Kind.CLOCK:
        line = t.even[t.ends[out[-2].end - 1] : t.starts[clock.first]]
        if "\n" not in line:
            return False
    comma = found.first == clock.end + 1 and t.word(clock.end) in (",", "presis")
    return (comma or found.first == clock.end) and t.joined(clock.end - 1, found.first + 1)


def _first(asked: tuple[Recogniser, ...], t: Tokens, at: int) -> list[Found] | None:
    """What the first recogniser finds that finds something."""
    for recogniser in asked:
        if found := recogniser(t, at):
            return found
    return None


def _past(t: Tokens, at: int) -> int:
    """The next token to look at: past a whole run of glued numbers that is no date."""
    end = at + 1
    while (
        t.word(end) in (".", ":", ",")
        and t.glued(end)
        and t.glued(end + 1)
        and t.word(end + 1).isdecimal()
    ):
        end += 2
    return end


def _expression(t: Tokens, found: Found) -> Expression:
    span = t.starts[found.first], t.ends[found.end - 1]
    return Expression(
        span=span,
        words=t.text[span[0] : span[1]],
        kind=found.kind,
        moment=found.moment,
        mod=found.mod,
        deadline=found.deadline,
        series=found.series,
        rejected=modifiers.rejected(t, found),
        starts=found.starts,
        ends=found.ends,
        reversed=found.reversed,
    )
