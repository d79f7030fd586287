"""Holidays by name: "etter påske", "2. juledag", "Kristi himmelfartsdag", "St. Hans", "romjula".

Owns their names and, for those that move with Easter, the day of Easter itself.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from workflow.minutes.timex.days import full_year
from workflow.minutes.timex.expression import Holiday, Kind
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens

_SECOND = ("påskedag", "pinsedag", "juledag", "joledag", "nyttårsdag")


@cache
def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lunar) // 451
    month, day = divmod(h + lunar - 7 * m + 114, 31)
    return date(year, month, day + 1)


def recognise(t: Tokens, at: int) -> list[Found]:
    """A holiday that starts at `at`."""
    lex = lexicon()
    word = t.words[at]
    first, ordinal, name_at = at, 0, at
    if word in lex.ordinals and lex.ordinals[word] <= 3:
        name_at = at + 1 + (t.word(at + 1) == ".")
        ordinal = lex.ordinals[word]
        if t.word(name_at) not in _SECOND:
            return []
    name = t.word(name_at)
    end = name_at + 1
    if name == "kristi" and t.word(end).startswith("himmelfart"):
        name, end = "himmelfart", end + 1
    elif name in ("st", "sankt", "sankte"):
        then = end + (t.word(end) in (".", "-"))
        if t.word(then) not in ("hans", "hansaften", "hansaftan", "hansafta"):
            return []
        name, end = "sankthans", then + 1
    elif name == "store" and t.word(end) == "bededag":
        name, end = "bededag", end + 1
    if t.word(end) in ("-",) and t.glued(end) and t.glued(end + 1):
        return []  # "påske-quiz"
    year = full_year(t, end)
    if year and t.near(end):
        end += 1
    if name in lex.easter:
        return [
            Found(
                first, end, Kind.HOLIDAY, Holiday(lex.easter[name] + max(0, ordinal - 1), (), year)
            )
        ]
    if name in lex.fixed:
        fixed = lex.fixed[name]
        if ordinal > 1:
            fixed = (fixed[0], fixed[1] + ordinal - 1)
        return [Found(first, end, Kind.HOLIDAY, Holiday(None, fixed, year))]
    return []
