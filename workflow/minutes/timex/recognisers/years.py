"""Years: "2024", "skoleåret 2023/24", "2024–2027", "i år", and the year behind another unit.

Owns reading a year alone and `behind`, the year that follows a week, month, part or season.
"""

from __future__ import annotations

from workflow.minutes.timex.expression import Kind, Relative, Season, Shift, Unit, Year
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers.day import in_full
from workflow.minutes.timex.tokens import Tokens

_LONGEST = 30  # "2024–2027" are years; "1900-2100" may be anything
_SHIFTS = {-1: Shift.LAST, 0: Shift.THIS, 1: Shift.NEXT}


def behind(t: Tokens, at: int, *, short: bool = False) -> tuple[int, int | None]:
    """A year right behind a period that ends at `at`: the token after it and the year.

    "uke 12 2024", "uke 12, 2024", "april (2024)", "1. kvartal i 2024"; with `short` also two
    digits, "mai -24", "våren '24", "des. 24". Without a year `at` and None.
    """
    mark = t.word(at)
    if t.near(at) and t.year(at) and not _goes_on(t, at + 1):
        return at + 1, t.year(at)
    if short and t.near(at) and closing(t, at):
        return at + 1, in_full(int(mark))
    if not t.joined(at - 1, at + 2):
        return at, None
    if (
        mark in (",", "/", "-", ".", "i", "(")
        and (year := t.year(at + 1))
        and not _goes_on(t, at + 2)
    ):
        if mark != "(":
            return at + 2, year
        if t.word(at + 2) == ")":
            return at + 3, year
    two = t.word(at + 1)
    apart = mark in ("'", "’") or (mark == "-" and not t.glued(at))
    if short and apart and t.glued(at + 1) and len(two) == 2 and two.isdecimal():
        return (at, None) if _goes_on(t, at + 2) else (at + 2, in_full(int(two)))
    return at, None


def told(t: Tokens, at: int) -> tuple[int, int | None, int | None]:
    """A year behind a period as `behind`, or told from the meeting's ("uke 8 neste år"): the token
    after it, the year, and the years from the reference's own."""
    end, year = behind(t, at)
    if year is None and (tail := lexicon().year_tails.at(t, end)):
        return tail[0], None, tail[1]
    return end, year, None


def closing(t: Tokens, at: int) -> bool:
    """Whether two digits at `at` end a phrase, as the year in "des. 24" does."""
    word = t.word(at)
    if len(word) != 2 or not word.isdecimal() or not 20 <= int(word) <= 59 or t.opens_line(at):
        return False
    mark = t.word(at + 1)
    ends = mark in (",", ";", ")", "|", "?") or (mark == "." and not t.glued(at + 2))
    return t.opens_line(at + 1) or ends


def _goes_on(t: Tokens, at: int) -> bool:
    """Whether the number before `at` is rather the start of a longer one ("2024-03-01")."""
    mark = t.word(at) in ("-", ".", "/", ":") and t.glued(at) and t.glued(at + 1)
    return mark and t.word(at + 1).isdecimal()


def recognise(t: Tokens, at: int) -> list[Found]:
    """A year, or several, that starts at `at`, with "året" or "skoleåret" in front."""
    first = at
    school = t.words[at] in lexicon().classes["school_year"]
    led = school or (t.words[at].endswith("året") and not t.year(at))
    if led:
        at += 1
        if not t.near(at):
            return []
    number, mark = t.word(at), t.word(at + 1)
    year = t.year(at)
    if school and len(number) == 2 and number.isdecimal() and mark in ("/", "-"):
        year = in_full(int(number))
    if not year or (not led and (t.glued(at) and t.word(at - 1) in ("/", "-", ".", ":"))):
        return []
    if mark in ("-", "/") and t.word(at + 2).isdecimal() and t.joined(at, at + 3):
        last = _last(t, at + 2, year)
        if last:
            seasons = school or (mark == "/" and last == year + 1)
            years = Year(year, None, school=True) if seasons else Year(year, last)
            return [Found(first, at + 3, Kind.YEAR, years)]
        if t.glued(at + 2):
            return []
    return [Found(first, at + 1, Kind.YEAR, Year(year, school=school))]


def _last(t: Tokens, at: int, year: int) -> int | None:
    last = t.year(at)
    word = t.word(at)
    if not last and len(word) == 2 and t.glued(at):
        last = year // 100 * 100 + int(word)
    return last if last and year < last <= year + _LONGEST and not _goes_on(t, at + 1) else None


def relative(t: Tokens, at: int) -> list[Found]:
    """ "i år", "i fjor", "inneværende år", and with a season "i fjor høst"."""
    lex = lexicon()
    phrase = lex.relative_years.at(t, at)
    if not phrase:
        return []
    end, count = phrase
    if (code := lex.seasons.get(t.word(end))) and t.near(end):
        return [Found(at, end + 1, Kind.SEASON, Season(code, None, _SHIFTS[count]))]
    return [Found(at, end, Kind.YEAR, Relative(Unit.YEAR, count))]
