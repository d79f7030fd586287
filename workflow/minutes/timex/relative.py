"""Time counted from the meeting, or from an event: "neste uke", "om 14 dager", "en uke før møtet".

Owns weekdays without a date, shifted units, counted time and anchors. None of it is dated here.
"""

from __future__ import annotations

from workflow.minutes.timex import clocks
from workflow.minutes.timex.days import full_year
from workflow.minutes.timex.expression import (
    Ahead,
    Anchored,
    Kind,
    Moment,
    Relative,
    Season,
    Shift,
    Unit,
    Untold,
    Week,
    Weekday,
    Year,
)
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import Phrase, lexicon
from workflow.minutes.timex.tokens import Tokens

_PARTS_OF_DAY = (
    "kveld",
    "ettermiddag",
    "formiddag",
    "morgen",
    "morgon",
    "natt",
    "middag",
    "føremiddag",
)
_SHIFTS = {"next": 1, "coming": 1, "this": 0, "last": -1}
_LONGEST_PHRASE = 7


def phrase_at(t: Tokens, at: int, phrases: object) -> Phrase | None:
    """The longest of `phrases` that starts at `at`."""
    words = t.words[at : at + _LONGEST_PHRASE]
    for length in range(len(words), 0, -1):
        candidate = tuple(words[:length])
        if candidate in phrases and t.joined(at, at + length):  # type: ignore[operator]  # set or dict
            return candidate
    return None


def today(t: Tokens, at: int) -> list[Found]:
    """ "i dag", "i morgen", "i går", "i år", "i fjor"."""
    lex = lexicon()
    if words := phrase_at(t, at, lex.relative_days):
        return [
            Found(at, at + len(words), Kind.RELATIVE, Relative(Unit.DAY, lex.relative_days[words]))
        ]
    if words := phrase_at(t, at, lex.relative_years):
        end = at + len(words)
        years = lex.relative_years[words]
        if t.word(end) in lex.seasons and t.near(end):
            shift = {-1: Shift.LAST, 0: Shift.THIS, 1: Shift.NEXT}[years]
            return [Found(at, end + 1, Kind.SEASON, Season(lex.seasons[t.word(end)], None, shift))]
        return [Found(at, end, Kind.YEAR, Relative(Unit.YEAR, years))]
    return []


def weekdays(t: Tokens, at: int) -> list[Found]:
    """A weekday without a date: "på fredag", "onsdag neste uke", "mandag–onsdag", "torsdag i uke 9"."""
    lex = lexicon()
    word = t.words[at]
    if word in lex.plural_weekdays:
        first = at - 1 if t.word(at - 1) == "på" else at
        return [Found(first, at + 1, Kind.SERIES, Untold(), series=True)]
    if len(word) < 6 or word not in lex.weekdays:
        return []
    weekday = lex.weekdays[word]
    end = at + 1
    end += t.word(end) in _PARTS_OF_DAY
    before = t.word(at - 1)
    shift = Shift.ON if before == "på" else Shift.BARE
    if before in lex.shifts and t.near(at):
        shift = Shift(lex.shifts[before])
    then = end + (t.word(end) in ("i", ","))
    if t.word(then) == "den" and lex.units.get(t.word(then + 1)) == "week":
        then += 1
    if t.word(then) in ("uke", "veke") and (number := t.number(then + 1)) and number <= 53:
        year = full_year(t, then + 2)
        return [
            Found(
                at, then + 2 + (year is not None), Kind.WEEKDAY, Week(number, year, None, weekday)
            )
        ]
    moment: Moment
    if t.word(then) in lex.shifts and lex.units.get(t.word(then + 1)) == "week":
        moment = Relative(Unit.WEEK, _SHIFTS[lex.shifts[t.word(then)]], weekday)
        return [Found(at, then + 2, Kind.WEEKDAY, moment)]
    if (
        t.word(end) in ("-", "til")
        and len(t.word(end + 1)) >= 6
        and t.word(end + 1) in lex.weekdays
    ):
        if not t.number(end + 2):
            last = lex.weekdays[t.word(end + 1)]
            return [Found(at, end + 2, Kind.RANGE, Weekday(weekday, shift, last))]
    return [Found(at, end, Kind.WEEKDAY, Weekday(weekday, shift))]


def shifted(t: Tokens, at: int) -> list[Found]:
    """ "neste uke", "denne måneden", "forrige kvartal", "neste møte", "neste to uker", "sist mars"."""
    lex = lexicon()
    name = lex.shifts.get(t.words[at])
    if not name or not t.near(at + 1):
        return []
    count = _SHIFTS[name]
    word = t.word(at + 1)
    unit = lex.units.get(word)
    if unit in ("week", "weekend", "month", "quarter", "half", "year"):
        if t.words[at] == "siste" and unit != "weekend":
            return []  # "siste uke" and "siste år" are mostly no dates
        kind = {
            "week": Kind.WEEK,
            "month": Kind.MONTH,
            "quarter": Kind.QUARTER,
            "half": Kind.HALF,
            "year": Kind.YEAR,
        }
        if unit == "weekend":
            count = 0 if name == "coming" else count
        return [Found(at, at + 2, kind.get(unit, Kind.RELATIVE), Relative(Unit(unit), count))]
    number, end = _count(t, at + 1)
    if (
        number
        and name in ("next", "coming")
        and (counted := lex.units.get(t.word(end)))
        and counted != "weekend"
    ):
        return [
            Found(
                at, end + 1, Kind.RELATIVE, Ahead(Unit(counted), number, within=True), deadline=True
            )
        ]
    if word in lex.seasons:
        return [Found(at, at + 2, Kind.SEASON, Season(lex.seasons[word], None, Shift(name)))]
    if name in ("next", "coming") and (event := event_noun(word)):
        return [Found(at, at + 2, Kind.ANCHORED, Anchored(event))]
    if name == "next" and word == "gang" or (name == "next" and word == "gong"):
        return [Found(at, at + 2, Kind.ANCHORED, Anchored("møte"))]
    return []


def event_noun(word: str) -> str | None:
    """The noun without its article ("styremøtet" is "styremøte"), None for other words."""
    if not word.endswith(lexicon().events) or len(word) < 3:
        return None
    for article in ("møtet", "seminaret", "kurset", "arrangementet"):
        if word.endswith(article):
            return word[:-1] if article == "møtet" else word[:-2]
    for article in ("ingen", "inga", "alen", "turen", "aden", "ansen", "sten", "isten", "essen"):
        if word.endswith(article):
            return word[: -1 if article == "inga" else -2]
    return word


def _count(t: Tokens, at: int) -> tuple[int | None, int]:
    """A count at `at` ("14", "to", "et par", "en"): the number and the token after it."""
    word = t.word(at)
    if word.isdecimal():
        return (int(word), at + 1) if len(word) <= 3 and at not in t.blocked else (None, at)
    if word in ("et", "eit", "eitt") and t.word(at + 1) == "par":
        return 2, at + 2
    if word == "noen" or word == "nokre":
        return None, at
    number = lexicon().numbers.get(word)
    return (number, at + 1) if number else (None, at)


def ahead(t: Tokens, at: int) -> list[Found]:
    """ "om 14 dager", "om en uke", "i løpet av et par uker", "innen 3 uker", "for to uker siden"."""
    word = t.words[at]
    then, within, sign = at + 1, False, 1
    if word == "for":
        sign = -1
    elif word in ("i", "innen", "innan", "innenfor", "innafor"):
        within = True
        if word == "i":
            if t.word(at + 1) not in ("løpet", "laupet") or t.word(at + 2) != "av":
                return []
            then = at + 3
    elif word != "om":
        return []
    then += t.word(then) in ("ca", "cirka", "rundt", "de", "dei", "høyst", "maks")
    then += t.word(then) == "."
    then += t.word(then) in ("neste", "nærmeste", "næraste", "kommende", "komande")
    count, end = _count(t, then)
    if count is None or not t.joined(at, end + 1):
        return []
    if t.word(end) in ("-", "til") and t.number(end + 1):  # "om 2-3 uker": the later one
        count, end = t.number(end + 1) or count, end + 2
    unit = lexicon().units.get(t.word(end))
    if unit is None or unit == "weekend":
        return []
    if t.word(end + 1) in ("før", "etter", "føre"):
        return []
    if sign < 0:
        if t.word(end + 1) not in ("siden", "sidan"):
            return []
        return [Found(at, end + 2, Kind.RELATIVE, Ahead(Unit(unit), -count))]
    return [Found(at, end + 1, Kind.RELATIVE, Ahead(Unit(unit), count, within), deadline=within)]


def anchored(t: Tokens, at: int) -> list[Found]:
    """ "en uke før møtet", "to veker før årsmøtet", "dagen før", "innen 14 dager etter møtet"."""
    lex = lexicon()
    count, then = _count(t, at)
    if count is None:
        unit = lex.units.get(t.words[at])
        weekday = lex.weekdays.get(t.words[at]) if t.words[at].endswith("en") else None
        if weekday is None and not (
            unit in ("day", "week", "month")
            and t.words[at] in ("dagen", "uka", "uken", "veka", "måneden", "månaden")
        ):
            return []
        count, then = 1, at
    unit = lex.units.get(t.word(then)) or ("week" if t.word(then) in lex.weekdays else None)
    side = t.word(then + 1)
    if (
        unit is None
        or unit == "weekend"
        or side not in ("før", "etter", "føre")
        or not t.joined(at, then + 2)
    ):
        return []
    end = then + 2
    step = (
        1
        if t.word(end) in ("neste", "hvert", "kvart", "det", "den", "selve", "sjølve", "nytt")
        else 0
    )
    event = event_noun(t.word(end + step)) if t.near(end) else None
    if event:
        end += step + 1
    elif (
        t.words[at].isdecimal()
        or t.word(end)[:1].isalpha()
        and not t.opens_line(end)
        and t.word(end) not in ("for", "og", "men", "skal", "til")
    ):
        if t.words[at] not in ("dagen", "uka", "uken", "veka") and t.word(then) not in lex.weekdays:
            return []
    sign = -1 if side != "etter" else 1
    return [Found(at, end, Kind.ANCHORED, Anchored(event or "", Unit(unit), sign * count))]


def meeting_in_month(t: Tokens, at: int) -> list[Found]:
    """ "møtet i april": a dated meeting told by its month."""
    event = event_noun(t.words[at])
    if not event or not t.words[at].endswith(("et", "en", "a")) or t.word(at + 1) != "i":
        return []
    month = lexicon().months.get(t.word(at + 2))
    if not month or not t.joined(at, at + 3) or full_year(t, at + 3):
        return []
    return [Found(at, at + 3, Kind.ANCHORED, Anchored(event, month=month))]


def near_units(t: Tokens, at: int) -> list[Found]:
    """The unit the meeting stands in: "i løpet av uka", "til helga", "i løpet av året"."""
    unit = lexicon().units.get(t.words[at])
    before = t.word(at - 1)
    if unit == "weekend" and t.words[at] in ("helga", "helgen", "helg"):
        if before in ("i", "til", "innen", "innan", "før", "over", "av", "etter"):
            return [Found(at, at + 1, Kind.RELATIVE, Relative(Unit.WEEKEND, 0))]
        return []
    if t.words[at] in (
        "uka",
        "uken",
        "veka",
        "måneden",
        "månaden",
        "året",
        "kvartalet",
        "halvåret",
    ) and (
        before == "av"
        and t.word(at - 2) in ("løpet", "laupet", "utgangen", "slutten")
        or before == "innen"
    ):
        if t.word(at + 1) in ("etter", "før") or unit is None or t.word(at + 1) in ("som",):
            return []
        year = full_year(t, at + 1)
        if year:
            return [Found(at, at + 2, Kind.YEAR, Year(year))]
        kinds = {
            "week": Kind.WEEK,
            "month": Kind.MONTH,
            "year": Kind.YEAR,
            "quarter": Kind.QUARTER,
            "half": Kind.HALF,
        }
        return [Found(at, at + 1, kinds[unit], Relative(Unit(unit), 0))]
    return []


def series(t: Tokens, at: int) -> list[Found]:
    """ "hver tirsdag", "hvert kvartal", "annenhver uke", "første mandag i måneden", "ukentlig"."""
    lex = lexicon()
    if words := phrase_at(t, at, lex.series):
        return [Found(at, at + len(words), Kind.SERIES, Untold(), series=True)]
    if t.words[at] in (
        "hver",
        "hvert",
        "kvar",
        "kvart",
        "annenhver",
        "annankvar",
        "annakvar",
        "annethvert",
        "annakvart",
    ):
        end = at + 1
        end += t.word(end) in (
            "første",
            "fyrste",
            "andre",
            "tredje",
            "fjerde",
            "siste",
            "eneste",
            "enkelt",
        )
        if (
            t.word(end) in lex.weekdays
            and len(t.word(end)) >= 6
            or t.word(end) in lex.units
            or t.word(end) in lex.seasons
            or t.word(end) in lex.months
        ):
            end += 1
            clock = clocks.after_date(t, end)
            if clock:
                return [Found(at, clock[0], Kind.SERIES, Untold(), clock[1], clock[2], series=True)]
            return [Found(at, end, Kind.SERIES, Untold(), series=True)]
    ordinal = lex.ordinals.get(t.words[at])
    if (
        ordinal
        and t.word(at + 1) in lex.weekdays
        and t.word(at + 2) in ("i", "kvar", "hver")
        and t.word(at + 3) in ("måneden", "månaden", "hver", "kvar", "måned", "månad")
    ):
        end = at + 4
        end += t.word(end) in ("måned", "månad")
        return [Found(at, end, Kind.SERIES, Untold(), series=True)]
    return []


def vague(t: Tokens, at: int) -> list[Found]:
    """ "snarest", "så snart som mulig", "fortløpende", "om kort tid"."""
    words = phrase_at(t, at, lexicon().vague)
    return [Found(at, at + len(words), Kind.VAGUE, Untold())] if words else []
