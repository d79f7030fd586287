"""Months by name: "april 2025", "mars–april", "månedsskiftet mai/juni", "septembermøtet".

Owns months without a day, and telling them from names and other words that look the same.
"""

from __future__ import annotations

from workflow.domain.window import Mod
from workflow.minutes.timex.expression import Anchored, Kind, Month, Relative, Unit, Untold
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import day, days, moves, phrases, years
from workflow.minutes.timex.tokens import Tokens

_MEETING_OF = {month: Anchored("møte", month=month) for month in range(1, 13)}
_AND = ("/", "og", "eller")
_TO = ("-", "til", *_AND)


def recognise(t: Tokens, at: int) -> list[Found]:
    """A month, or several, that starts at `at`."""
    lex = lexicon()
    first = at
    turn = t.words[at] in lex.classes["month_turn"]
    at += turn
    month = lex.months.get(t.word(at))
    if turn and not (month and t.near(at)):
        return [Found(first, at, Kind.MONTH, Relative(Unit.MONTH, 0), mod=Mod.END)]
    if not month or (not turn and _other_word(t, at)):
        return []
    end = _dotted(t, at)
    last, end = _last(t, end, month)
    end += t.word(end) in lex.classes["the_month"]  # "mars måned"
    end, year = years.behind(t, end, short=True)
    if year and not last and (until := _until(t, end)):
        end, until_month, until_year = until
        months = Month(month, year, until_month, until_year=until_year)
        return [Found(first, end, Kind.MONTH, months)]
    if not year and not last and phrases.yearly(t, end):
        return [Found(first, end + 2, Kind.SERIES, Untold(), series=True)]
    shift = None
    if not year and (tail := lex.year_tails.at(t, end)):
        end, shift = tail
    if last and moves.moved_from(t, first) and t.word(first + 1) == "til":
        return [Found(first - 1, end, Kind.MONTH, Month(last, year, years=shift))]
    return [Found(first, end, Kind.MONTH, Month(month, year, last, turn, shift))]


def _dotted(t: Tokens, at: int) -> int:
    """The token after a month word, its point passed where it is an abbreviation that goes on."""
    dot = t.word(at + 1) == "." and t.glued(at + 1) and len(t.word(at)) <= 4
    goes_on = t.word(at + 2) in _TO or t.year(at + 2) or years.closing(t, at + 2)
    return at + 2 if dot and goes_on else at + 1


def _last(t: Tokens, end: int, month: int) -> tuple[int | None, int]:
    """The last month where several are named, and the token after it."""
    then = end + 1 if t.word(end) in _AND else days.range_mark(t, end)
    last = lexicon().months.get(t.word(then)) if then else None
    if not last or not t.joined(end - 1, then + 1) or last == month:
        return None, end
    if t.opens_line(end):
        return None, end  # a bullet
    if t.word(end) in ("og", "eller") and last != month % 12 + 1:
        return None, end
    return last, then + 1


def _until(t: Tokens, end: int) -> tuple[int, int, int] | None:
    """The month and year that a range leads to from a month with its year ("juni 2024–mai 2026"),
    behind the token after them."""
    then = days.range_mark(t, end)
    month = lexicon().months.get(t.word(then)) if then and not t.opens_line(end) else None
    if not month or not t.joined(end - 1, then + 1):
        return None
    after, year = years.behind(t, _dotted(t, then), short=True)
    return (after, month, year) if year else None


def _other_word(t: Tokens, at: int) -> bool:
    """Whether a month word is rather a name ("Mai-Britt", "Jan Olav") or another word."""
    lex = lexicon()
    word = t.words[at]
    if len(word) > 5 and word not in lex.classes["doubtful_months"]:
        return False
    if years.behind(t, _dotted(t, at), short=True)[1]:
        return False
    then = _dotted(t, at)
    if t.word(then) in ("-", "/") and t.word(then + 1) in lex.months:
        return False
    led = t.word(at - 1) in lex.classes["month_leads"] and t.near(at)
    if word in lex.classes["doubtful_months"]:
        return not (led and word == "jan" and t.text[t.starts[at]].islower())
    if lex.months[word] and word not in _FULL_NAMES:
        return not led
    follower = t.word(at + 1)
    if follower == "-" and t.glued(at + 1):
        named = t.word(at + 2) in lex.classes["first_names_follow"]
        return named or day.names_body(t, at + 1)
    named = at + 1 < len(t) and t.text[t.starts[at + 1]].isupper()
    named = named and not (t.opens_line(at + 1) or t.in_column(at + 1))
    return t.text[t.starts[at]].isupper() and not led and named


_FULL_NAMES = ("mars", "april", "mai", "juni", "juli")


def names(t: Tokens) -> set[int]:
    """The month words that are first names, as a capital within a sentence gives them away."""
    lex = lexicon()
    found: dict[str, list[int]] = {}
    betrayed: set[str] = set()
    named = lex.classes["name_months"]
    if named.isdisjoint(t.words):
        return set()
    for at, word in enumerate(t.words):
        if word not in named or not t.text[t.starts[at]].isupper():
            continue
        before = t.word(at - 1)
        if t.text[t.starts[at] : t.ends[at]].isupper() or before in lex.classes["month_leads"]:
            continue
        if (before == "." and t.word(at - 2).isdecimal()) or before.isdecimal():
            continue
        found.setdefault(word, []).append(at)
        within = (before.isalpha() or before == "&") and not (t.opens_line(at) or t.in_column(at))
        if within and not t.year(at + 1):
            betrayed.add(word)
    return {at for word in betrayed for at in found[word]}


def compound(t: Tokens, at: int) -> list[Found]:
    """ "septembermøtet": the month that a meeting is named by."""
    lex = lexicon()
    word = t.words[at]
    for tail in lex.classes["month_tails"]:
        if word.endswith(tail) and (month := lex.months.get(word[: -len(tail)])):
            return [Found(at, at + 1, Kind.MONTH, _MEETING_OF[month])]
    dashed = t.word(at + 1) == "-" and t.glued(at + 1) and t.glued(at + 2)
    if dashed and t.word(at + 2) in lex.classes["month_tails"] and (month := lex.months.get(word)):
        return [Found(at, at + 3, Kind.MONTH, _MEETING_OF[month])]
    return []
