"""Recognising in order: the recognisers, which first words wake them, and what follows.

Owns the order. Longer and more exact forms come first, so that "fredag 2. november" is a date
before it is a weekday; numbers that are no dates are blocked before anything is read. One pass
over the tokens: a recogniser is only asked where its first word stands.
"""

from __future__ import annotations

from functools import cache

from workflow.minutes.timex import clocks, days, holidays, modifiers, periods, relative
from workflow.minutes.timex.blocking import blocked, spaced_numbers
from workflow.minutes.timex.expression import Expression, Kind
from workflow.minutes.timex.found import Found, Recogniser
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens

_NUMBERS: tuple[Recogniser, ...] = (
    days.iso,
    periods.iso_week,
    days.recognise,
    holidays.recognise,
    periods.parts_of_year,
    relative.series,
    relative.anchored,
    clocks.recognise,
    periods.years,
)
_WORDS: tuple[Recogniser, ...] = (
    days.recognise,
    relative.vague,
    relative.ahead,
    relative.anchored,
    relative.today,
    relative.series,
    relative.shifted,
    relative.weekdays,
    clocks.recognise,
    periods.parts_of_year,
    holidays.recognise,
    periods.months,
    periods.weeks,
    periods.seasons,
    relative.near_units,
    relative.meeting_in_month,
)
_CLOCKED = (Kind.WEEKDAY, Kind.RELATIVE, Kind.ANCHORED, Kind.HOLIDAY)


@cache
def _first_words() -> frozenset[str]:
    """The words that can start an expression."""
    lex = lexicon()
    phrases = (*lex.vague, *lex.series, *lex.relative_days, *lex.relative_years)
    return frozenset(
        {words[0] for words in phrases}
        | lex.months.keys() | lex.weekdays.keys() | lex.plural_weekdays | lex.units.keys()
        | lex.numbers.keys() | lex.ordinals.keys() | lex.seasons.keys() | lex.easter.keys()
        | lex.fixed.keys() | lex.shifts.keys()
        | {"den", "om", "for", "i", "innen", "innan", "innenfor", "innafor", "kl", "klokka", "klokken", "klokkeslett", "q", "kv", "kristi",
           "st", "sankt", "sankte", "store", "siste", "hver", "hvert", "kvar", "kvart", "annenhver", "annankvar", "annakvar",
           "annethvert", "annakvart", "week", "månedsskiftet", "månadsskiftet", "månedskiftet", "månadskiftet", "månedsskifte", "månadsskifte"}
    )  # fmt: skip


_ENDINGS = (
    "møtet",
    "møte",
    "ukene",
    "vekene",
    "uke",
    "uka",
    "veke",
    "samling",
    "samlinga",
    "samlingen",
    "møta",
    "møtene",
)


def find(text: str) -> tuple[Expression, ...]:
    """All temporal expressions of `text` in order, none overlapping another.

    Recognises only: no reference date is needed, and nothing outside an expression's own words
    decides its date. Linear in the length of the text.
    """
    tokens = Tokens(text)
    tokens.blocked = blocked(tokens) | spaced_numbers(tokens)
    starters, events = _first_words(), lexicon().events
    out: list[Found] = []
    at, n = 0, len(tokens)
    words = tokens.words
    while at < n:
        word = words[at]
        found: list[Found] = []
        if word.isdecimal():
            if at not in tokens.blocked:
                found = _first(_NUMBERS, tokens, at)
        elif word in starters or (
            len(word) > 3 and (word.endswith(_ENDINGS) or word.endswith(events))
        ):
            found = _first(_WORDS, tokens, at)
        if not found:
            at = _skip(tokens, at)
            continue
        floor = out[-1].end if out else 0
        for one in found:
            modifiers.widen(tokens, one, floor)
            one.deadline = one.deadline or modifiers.names_deadline(tokens, one)
            floor = one.end
        last = found[-1]
        if (
            last.kind in _CLOCKED
            and not last.starts
            and (clock := clocks.after_date(tokens, last.end))
        ):
            last.end, last.starts, last.ends = clock
        if out and out[-1].kind is Kind.CLOCK and _clock_leads(tokens, out[-1], found[0]):
            lead = out.pop()
            found[0].first, found[0].starts, found[0].ends = lead.first, lead.starts, lead.ends
        out.extend(found)
        at = max(last.end, at + 1)
    return tuple(_expression(tokens, one) for one in out)


def _first(recognisers: tuple[Recogniser, ...], tokens: Tokens, at: int) -> list[Found]:
    for recogniser in recognisers:
        if found := recogniser(tokens, at):
            return found
    return []


def _skip(tokens: Tokens, at: int) -> int:
    """The next token to look at: past a whole run of glued numbers that is no date."""
    if not tokens.words[at].isdecimal():
        return at + 1
    end = at + 1
    while (
        tokens.word(end) in (".", ":", ",")
        and tokens.glued(end)
        and tokens.glued(end + 1)
        and tokens.word(end + 1).isdecimal()
    ):
        end += 2
    return end


def _clock_leads(tokens: Tokens, clock: Found, found: Found) -> bool:
    """Whether a clock time stands directly in front of its date: "kl. 14 den 3. mai"."""
    if found.starts or found.kind not in (*_CLOCKED, Kind.DATE):
        return False
    return tokens.joined(clock.end - 1, found.first + 1) and (
        found.first == clock.end or (found.first == clock.end + 1 and tokens.word(clock.end) == ",")
    )


def _expression(tokens: Tokens, found: Found) -> Expression:
    span = tokens.starts[found.first], tokens.ends[found.end - 1]
    return Expression(
        span=span,
        words=tokens.text[span[0] : span[1]],
        kind=found.kind,
        moment=found.moment,
        mod=found.mod,
        deadline=found.deadline,
        series=found.series,
        rejected=modifiers.rejected(tokens, found),
        starts=found.starts,
        ends=found.ends,
    )
