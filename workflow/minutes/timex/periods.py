"""Weeks, months, quarters, halves, seasons and years, by number or name.

Owns units of the calendar that are named themselves; those counted from the meeting ("neste
uke") are `relative`.
"""

from __future__ import annotations

from workflow.minutes.timex.days import century, full_year
from workflow.minutes.timex.expression import Kind, Month, Part, Season, Shift, Unit, Week, Year
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens

_WEEKS = ("uke", "uka", "uken", "ukene", "uker", "veke", "veka", "veker", "vekene", "week")
_TO = ("-", "til", "tom")
_AND = ("og", "/", "&", ",", "eller", "+")


def _year_after(t: Tokens, at: int) -> tuple[int, int | None]:
    """A year right behind a period: the token after it and the year, `at` and None without one."""
    then = at
    if t.word(then) in (",", "/", "-", "(", "i", "."):
        then += 1
    year = full_year(t, then)
    if year and t.near(then) and t.near(at) and t.word(at) != "i":
        closed = t.word(at) == "(" and t.word(then + 1) == ")"
        if t.word(at) == "(" and not closed:
            return at, None
        return then + 1 + closed, year
    return at, None


def is_week_word(word: str) -> bool:
    """Whether `word` is "uke" or a compound of it that numbers follow ("skolestartukene")."""
    return word in _WEEKS or (
        len(word) > 6 and word.endswith(("uke", "uka", "ukene", "veke", "vekene"))
    )


def weeks(t: Tokens, at: int) -> list[Found]:
    """ "uke 12", "veke 9", "uke 22 og 24", "uke 40-41", "uke 2/2024"."""
    if not is_week_word(t.words[at]):
        return []
    then = at + 1
    if t.word(then) in ("nr", "nummer"):
        then += 1 + (t.word(then + 1) == ".")
    then += t.word(then) == "." and t.word(at) in ("u", "v")
    numbers: list[tuple[int, int, bool]] = []  # (number, token after, ranged from the one before)
    ranged = False
    while True:
        number = t.number(then)
        if number is None or not 1 <= number <= 53 or not t.near(then) or len(t.word(then)) > 2:
            break
        end = then + 1
        if (
            t.word(end) in (".", "/")
            and t.glued(end)
            and t.glued(end + 1)
            and t.number(end + 1) is not None
            and not full_year(t, end + 1)
        ):
            break
        numbers.append((number, end, ranged))
        if t.word(end) not in _TO + _AND:
            break
        ranged = t.word(end) in _TO
        then = end + 1
        then += t.word(then) == "og"
        then += is_week_word(t.word(then))
        if (
            t.number(then) is None
            or t.word(then + 1) in (".",)
            and t.glued(then + 1)
            and t.glued(then + 2)
        ):
            break
        if (
            not ranged
            and not is_week_word(t.word(then - 1))
            and (t.word(then + 1) in lexicon().months or t.word(then + 1) in lexicon().units)
        ):
            break
    if not numbers:
        return []
    end, year = _year_after(t, numbers[-1][1])
    found: list[Found] = []
    first = at
    index = 0
    while index < len(numbers):
        number, after, _ = numbers[index]
        last = None
        while index + 1 < len(numbers):
            following = numbers[index + 1]
            if (following[2] and following[0] != number) or following[0] == (last or number) + 1:
                last, after = following[0], following[1]
                index += 1
            else:
                break
        if index == len(numbers) - 1:
            after = end
        found.append(Found(first, after, Kind.WEEK, Week(number, year, last)))
        index += 1
        first = numbers[index][1] - 1 if index < len(numbers) else first
    return found


def iso_week(t: Tokens, at: int) -> list[Found]:
    """ "2023-W12"."""
    year = full_year(t, at)
    if not year or t.word(at + 1) != "-" or t.word(at + 2) != "w" or not t.glued(at + 2):
        return []
    number = t.number(at + 3)
    if not number or not 1 <= number <= 53:
        return []
    return [Found(at, at + 4, Kind.WEEK, Week(number, year))]


def months(t: Tokens, at: int) -> list[Found]:
    """ "april 2025", "mars–april", "August/september", "månedsskiftet mai/juni", "septembermøtet"."""
    words = lexicon().months
    turn = t.words[at] in (
        "månedsskiftet",
        "månadsskiftet",
        "månedskiftet",
        "månadskiftet",
        "månedsskifte",
        "månadsskifte",
    )
    first = at
    if turn:
        at += 1
    month = words.get(t.word(at))
    if not month:
        return _compound(t, at) if not turn else []
    if len(t.word(at)) <= 5 and _a_name(t, at, turn):
        return []
    end = at + 1
    dot = t.word(end) == "." and t.glued(end) and len(t.word(at)) <= 4
    end, year = _year_after(t, end + dot)
    end -= dot and not year
    last = None
    if (
        t.word(end) in ("-", "/", "til", "og")
        and t.near(end)
        and t.word(end + 1) in words
        and t.near(end + 1)
    ):
        adjoining = words[t.word(end + 1)] % 12 == (month + 1) % 12 if turn else True
        if (t.word(end) != "og" or turn or (words[t.word(end + 1)] == month + 1)) and adjoining:
            last = words[t.word(end + 1)]
            end, later = _year_after(t, end + 2)
            if later:
                year = year or later - (last < month)
    return [Found(first, end, Kind.MONTH, Month(month, year, last, turn))]


def _a_name(t: Tokens, at: int, turn: bool) -> bool:
    """Whether a short month word is rather a name ("Mai-Britt", "Jan Olav") or another word."""
    word = t.words[at]
    if (
        turn
        or full_year(t, at + 1)
        or (t.word(at + 1) in ("-", "/") and t.word(at + 2) in lexicon().months)
    ):
        return False
    led = t.word(at - 1) in _LEADS and t.near(at)
    if word in ("jan", "mar", "may", "jul", "sep", "dec", "june", "july", "oct", "march"):
        return not (led and word in ("jan",) and t.text[t.starts[at]].islower())
    capital = t.text[t.starts[at]].isupper()
    follower = t.text[t.starts[at + 1]] if at + 1 < len(t) else ""
    if capital and word in ("mai", "april", "juni") and not led:
        return follower == "-" or follower.isupper()
    if len(word) <= 4 and word not in (
        "mai",
        "juni",
        "juli",
        "mars",
    ):  # an abbreviation: "medio nov"
        return not led
    return False


_LEADS = (
    "i",
    "innen",
    "innan",
    "medio",
    "primo",
    "ultimo",
    "av",
    "til",
    "før",
    "fra",
    "frå",
    "etter",
    "slutten",
    "midten",
    "starten",
    "ca",
    "over",
    "mid",
    "tidlig",
    "tidleg",
    "sent",
    "seint",
)
_TAILS = ("møtet", "møte", "samlinga", "samlingen", "samling", "møta", "møtene", "nummeret")


def _compound(t: Tokens, at: int) -> list[Found]:
    """ "septembermøtet": the month that a meeting is named by."""
    word = t.word(at)
    for tail in _TAILS:
        if word.endswith(tail) and (
            month := lexicon().months.get(word.removesuffix(tail).rstrip("-s"))
        ):
            return [Found(at, at + 1, Kind.MONTH, Month(month))]
    return []


def parts_of_year(t: Tokens, at: int) -> list[Found]:
    """ "1. kvartal 2023", "Q1", "andre halvår", "første kvartal"."""
    word = t.words[at]
    if (
        word in ("q", "kv")
        and t.number(at + 1)
        and t.glued(at + 1)
        and 1 <= int(t.word(at + 1)) <= 4
    ):
        end, year = _year_after(t, at + 2)
        return [Found(at, end, Kind.QUARTER, Part(Unit.QUARTER, int(t.word(at + 1)), year))]
    number = lexicon().ordinals.get(word)
    if word in ("siste",) and t.word(at + 1) in ("halvår", "halvåret"):
        number = 2
    if number is None or number > 4:
        return []
    then = at + 1 + (t.word(at + 1) == ".")
    unit = lexicon().units.get(t.word(then)) or {"kv": "quarter", "kvart": "quarter"}.get(
        t.word(then)
    )
    if t.word(then) in ("tertial", "tertialet"):
        return (
            [Found(at, then + 1, Kind.MONTH, Month(4 * number - 3, None, 4 * number))]
            if number < 4
            else []
        )
    if (
        unit not in ("quarter", "half")
        or (unit == "half" and number > 2)
        or not t.joined(at, then + 1)
    ):
        return []
    end, year = _year_after(t, then + 1)
    kind = Kind.QUARTER if unit == "quarter" else Kind.HALF
    return [Found(at, end, kind, Part(Unit(unit), number, year))]


def seasons(t: Tokens, at: int) -> list[Found]:
    """ "til høsten", "våren 2024", "i fjor høst", "i vår"; never "vår" that means "our"."""
    lex = lexicon()
    word = t.words[at]
    code = lex.seasons.get(word)
    if not code:
        return []
    end, year = _year_after(t, at + 1)
    if not year and t.word(at + 1).isdecimal() and len(t.word(at + 1)) == 2 and t.glued(at + 1):
        year, end = century(int(t.word(at + 1))), at + 2
    before = t.word(at - 1)
    shift = Shift.BARE
    first = at
    if before in ("fjor", "fjord") or (before == "ifjor"):
        shift, first = Shift.LAST, at - 1 - (t.word(at - 2) == "i")
    elif year is None:
        definite = word.endswith(("en", "et"))
        led = before in lex.season_before and t.near(at)
        if not led and not (definite and word != "vårt") and not _alone(t, at):
            return []
        if word == "vår" and before != "neste" and not _spring(t, at):
            return []
        if before in ("i",) and t.word(at + 1) in ("fjor",):
            shift, end = Shift.LAST, at + 2
    elif t.word(at + 1) in ("og", "-", "/"):
        return []
    if (
        t.word(at + 1) == "og"
        and year is None
        and t.word(at + 2) in lex.seasons
        and full_year(t, at + 3)
    ):
        year = full_year(t, at + 3)
        end = at + 1
    return [Found(first, end, Kind.SEASON, Season(code, year, shift))]


def _alone(t: Tokens, at: int) -> bool:
    """Whether the word stands alone in its line or cell ("haust  | ...", "Høst:")."""
    return (
        t.words[at] != "vår"
        and t.opens_line(at)
        and t.word(at + 1) in ("|", ":", "-", "")
        or (t.word(at - 1) == "|" and t.word(at + 1) == "|")
    )


def _spring(t: Tokens, at: int) -> bool:
    following = t.word(at + 1)
    return (
        not following[:1].isalpha() or following in lexicon().season_after or t.opens_line(at + 1)
    )


def years(t: Tokens, at: int) -> list[Found]:
    """ "2024", "i 2026", "skoleåret 2023/24", "2024–2026"."""
    year = full_year(t, at)
    if not year or at in t.blocked:
        return []
    mark = t.word(at + 1)
    before = t.word(at - 1)
    school = before.startswith(("skole", "skule", "studie", "barnehage")) and before.endswith(
        ("året", "år")
    )
    first = at
    if before.endswith(("året", "år")) and before != "år" or before == "året":
        first = at - 1
    if mark in ("-", "/") and t.glued(at + 1) and t.glued(at + 2) and t.word(at + 2).isdecimal():
        word = t.word(at + 2)
        last = full_year(t, at + 2) or (year // 100 * 100 + int(word) if len(word) == 2 else None)
        if last is None or last <= year or last > year + 30:
            return []
        return [
            Found(
                first,
                at + 3,
                Kind.YEAR,
                Year(year, None if school and last == year + 1 else last, school),
            )
        ]
    if mark == "-" and full_year(t, at + 2) and t.near(at + 2):
        return [Found(first, at + 3, Kind.YEAR, Year(year, full_year(t, at + 2)))]
    return [Found(first, at + 1, Kind.YEAR, Year(year))]
