"""Quarters, halves, thirds and seasons: "1. kvartal 2023", "H2", "til høsten", "våren 2024".

Owns parts of a year longer than a month. Years themselves are `years`.
"""

from __future__ import annotations

from workflow.minutes.timex.expression import Kind, Month, Part, Season, Shift, Unit
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import years
from workflow.minutes.timex.recognisers.day import in_full, read
from workflow.minutes.timex.tokens import Tokens

_KINDS = {Unit.QUARTER: Kind.QUARTER, Unit.HALF: Kind.HALF}
_LEAST_YEAR = 10  # of two bare digits behind a season
_LETTERS = {"q": Unit.QUARTER, "kv": Unit.QUARTER, "h": Unit.HALF}
_SEASON_LETTERS = {"v": "SP", "h": "FA"}


def parts(t: Tokens, at: int) -> list[Found]:
    """ "1. kvartal 2023", "andre halvår", "3. og 4. kvartal", "2. tertial"."""
    lex = lexicon()
    number = lex.ordinals.get(t.words[at])
    if number is None:
        return []
    then = at + 1 + (t.word(at + 1) == ".")
    last = None
    if t.word(then) in ("og", "-", "til", "/") and (last := lex.ordinals.get(t.word(then + 1))):
        then += 2 + (t.word(then + 2) == ".")
    if not t.joined(at, then + 1):
        return []
    if t.word(then) in lex.classes["tertial"]:
        end, year = years.behind(t, then + 1)
        if not 1 <= number <= 3:
            return []
        return [Found(at, end, Kind.MONTH, Month(4 * number - 3, year, 4 * (last or number)))]
    named = {"kv": "quarter", "kvart": "quarter"}.get(t.word(then)) or lex.units.get(t.word(then))
    if named not in ("quarter", "half"):
        return []
    unit = Unit(named)
    count = 4 if unit is Unit.QUARTER else 2
    number = count if number == -1 else number
    if number > count or (last and not number < last <= count):
        return []
    end = then + 1
    end += t.word(end) == "." and t.word(then) == "kv"
    end, year, told = years.told(t, end)
    return [Found(at, end, _KINDS[unit], Part(unit, number, year, last, told))]


def numbered(t: Tokens, at: int) -> list[Found]:
    """ "kvartal 3", "halvår 2 2025"."""
    unit = Unit(lexicon().units[t.words[at]])
    number = t.small(at + 1, 4 if unit is Unit.QUARTER else 2)
    if not number or at + 1 in t.blocked or not t.near(at + 1) or t.opens_line(at + 1):
        return []
    end, year, told = years.told(t, at + 2)
    if t.word(end)[:1].isalnum() and not t.opens_line(end) and t.word(end) in lexicon().months:
        return []
    goes_on = t.word(end) in (".", ":", ",", "/") and t.word(end + 1).isdecimal()
    return [] if goes_on else [Found(at, end, _KINDS[unit], Part(unit, number, year, None, told))]


def lettered(t: Tokens, at: int) -> list[Found]:
    """ "Q1 2024", "Q3/Q4", "H2 2024", "V24", "H24"."""
    word, number = t.words[at], t.word(at + 1)
    if not t.glued(at + 1) or not number.isdecimal() or (t.glued(at) and t.word(at - 1) != "/"):
        return []
    unit = _LETTERS.get(word)
    if unit and len(number) == 1 and 1 <= int(number) <= (4 if unit is Unit.QUARTER else 2):
        end, year = years.behind(t, at + 2, short=True)
        if unit is Unit.HALF and not year:
            return []
        return [Found(at, end, _KINDS[unit], Part(unit, int(number), year))]
    code = _SEASON_LETTERS.get(word)
    if code and (t.year(at + 1) or (len(number) == 2 and 10 <= int(number) <= 59)):
        year = t.year(at + 1) or in_full(int(number))
        capital = t.text[t.starts[at]].isupper()
        ties = t.glued(at + 2) and t.word(at + 2).isalnum()
        return [Found(at, at + 2, Kind.SEASON, Season(code, year))] if capital and not ties else []
    return []


def seasons(t: Tokens, at: int) -> list[Found]:
    """ "til høsten", "våren 2024", "høst/vinter 2024", "i vår"; never "vår" that means "our"."""
    lex = lexicon()
    code = lex.seasons.get(t.words[at])
    if not code:
        return []
    end = at + 1
    if t.word(end) in ("/", "-") and t.word(end + 1) in lex.seasons and t.joined(at, end + 2):
        end += 2  # two seasons named in one: the first is the one that starts
    end, year = _year(t, end)
    shift = Shift.BARE
    if year is None:
        if tail := lex.year_tails.at(t, end):
            end = tail[0]
            shift = {-1: Shift.LAST, 0: Shift.THIS}.get(tail[1], Shift.NEXT)
        elif not _means_season(t, at):
            return []
    return [Found(at, end, Kind.SEASON, Season(code, year, shift))]


def _year(t: Tokens, at: int) -> tuple[int, int | None]:
    """The year behind a season, a winter's two years among them ("vinteren 2023/24"); a day is
    none: "søknaden vår 20. april"."""
    following = read(t, at)
    if following and following.month and not following.numeric:
        return at, None
    year, word = t.year(at), t.word(at)
    if not year and len(word) == 2 and word.isdecimal() and int(word) >= _LEAST_YEAR:
        year = in_full(int(word))
    if year and t.near(at) and t.word(at + 1) in ("/", "-") and t.joined(at, at + 3):
        if t.word(at + 2) in (str(year + 1), f"{(year + 1) % 100:02d}"):
            return at + 3, year
    elif year and len(word) == 2 and (t.glued(at) or years.closing(t, at)):
        return at + 1, year  # "vår24", "Høst 24"
    return years.behind(t, at, short=True)


def _means_season(t: Tokens, at: int) -> bool:
    """Whether a season without a year is one: led by a preposition, definite, or alone."""
    lex = lexicon()
    word = t.words[at]
    before = t.word(at - 1) if t.near(at) else ""
    if before == "om":
        return False  # "om vinteren": every one, or none in particular
    led = before in lex.season_before
    if word == "vår":
        following = t.word(at + 1)
        means = not following[:1].isalpha() or following in lex.season_after
        return led and t.word(at - 1) != "på" and (means or t.opens_line(at + 1))
    if led or word.endswith(("en", "et")):
        return True
    opens = t.opens_line(at) or t.word(at - 1) == "|"
    return opens and (t.opens_line(at + 1) or t.word(at + 1) in ("|", ":", "-"))
