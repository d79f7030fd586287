"""Time counted from the meeting: "neste uke", "om 14 dager", "i løpet av et par uker", "i helga".

Owns shifted units and counted time. What is counted from an event is `anchors`.
"""

from __future__ import annotations

from workflow.minutes.timex.expression import Ahead, Kind, Relative, Season, Shift, Unit
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers.weekdays import STEPS
from workflow.minutes.timex.tokens import Tokens

_KINDS = {
    Unit.WEEK: Kind.WEEK,
    Unit.MONTH: Kind.MONTH,
    Unit.QUARTER: Kind.QUARTER,
    Unit.HALF: Kind.HALF,
    Unit.YEAR: Kind.YEAR,
}
_PART_OF = ("deadline_during", "start", "mid", "end")
_LIMITS = ("innen", "innan", "innenfor", "innafor")


def count(t: Tokens, at: int) -> tuple[int, int] | None:
    """A count at `at` ("14", "to", "et par", "2-3"): the number, the later of two, and its end."""
    lex = lexicon()
    word = t.word(at)
    if word.isdecimal():
        if t.word(at + 1) in ("-", "til", "/") and t.small(at + 2, 99):
            return int(t.word(at + 2)), at + 3
        if len(word) > 3 or at in t.blocked:
            return None
        return int(word), at + 1
    if word in lex.numbers and t.word(at + 1) in lex.classes["pair"]:
        return 2, at + 2
    number = lex.numbers.get(word)
    if number is None:
        return None
    if t.word(at + 1) in ("-", "til", "eller") and (later := lex.numbers.get(t.word(at + 2))):
        return later, at + 3
    return number, at + 1


def today(t: Tokens, at: int) -> list[Found]:
    """ "i dag", "i morgen", "i går kveld"."""
    phrase = lexicon().relative_days.at(t, at)
    if not phrase:
        return []
    return [Found(at, phrase[0], Kind.RELATIVE, Relative(Unit.DAY, phrase[1]))]


def shifted(t: Tokens, at: int) -> list[Found]:
    """ "neste uke", "denne måneden", "forrige kvartal", "de neste to ukene", "neste sommer"."""
    lex = lexicon()
    shift = lex.shifts.get(t.words[at])
    if not shift or not t.near(at + 1):
        return []
    steps = STEPS[Shift(shift)]
    word = t.word(at + 1)
    if word in lex.seasons:
        return [Found(at, at + 2, Kind.SEASON, Season(lex.seasons[word], None, Shift(shift)))]
    unit = lex.units.get(word)
    if unit in ("week", "weekend", "month", "quarter", "half", "year"):
        if t.words[at] == "siste" and unit != "weekend":
            return []  # "siste uke" and "siste år" are mostly no dates
        if unit == "weekend" and t.word(at + 2) == "i" and t.word(at + 3) in lex.months:
            return []  # "de siste helgene i mai" are a part of May
        if unit == "weekend" and shift == "coming":
            steps = 0
        return [
            Found(at, at + 2, _KINDS.get(Unit(unit), Kind.RELATIVE), Relative(Unit(unit), steps))
        ]
    if steps == 1 and (counted := count(t, at + 1)):
        number, end = counted
        unit = lex.units.get(t.word(end))
        if unit and unit != "weekend" and t.joined(at, end + 1):
            moment = Ahead(Unit(unit), number, within=True)
            return [Found(at, end + 1, Kind.RELATIVE, moment, deadline=True)]
    return []


def ahead(t: Tokens, at: int) -> list[Found]:
    """ "om 14 dager", "om en uke", "i løpet av et par uker", "for to uker siden"."""
    lex = lexicon()
    word, then = t.words[at], at + 1
    back = word == "for"
    within = word in _LIMITS
    if word == "i":
        within = t.word(at + 1) in lex.classes["within"] and t.word(at + 2) == "av"
        then = at + 3
    if not (back or within or word == "om"):
        return []
    then += t.word(then) in lex.classes["around"]
    then += t.word(then) == "."
    then += lex.shifts.get(t.word(then)) in ("next", "coming")
    half = t.word(then + 1) == "halvt" and t.word(then + 2) == "år"
    if half and t.word(then) in lex.numbers and t.joined(at, then + 3):
        return [Found(at, then + 3, Kind.RELATIVE, Ahead(Unit.MONTH, 6, within), deadline=within)]
    counted = count(t, then)
    if not counted or not t.joined(at, counted[1] + 1):
        return []
    number, end = counted
    unit = lex.units.get(t.word(end))
    if unit is None or unit == "weekend":
        return []
    end += 1
    owns = t.word(end - 1) in lex.classes["unit_owning"] and t.word(end).isalpha()
    if owns and t.word(end) != "tid" and t.near(end):
        return []  # "ber om 90 dagers logg"
    end += t.word(end) == "tid"  # "om en måneds tid"
    if back:
        if t.word(end) not in ("siden", "sidan"):
            return []
        return [Found(at, end + 1, Kind.RELATIVE, Ahead(Unit(unit), -number))]
    if lex.sides.at(t, end) or t.word(end) in lex.classes["since"]:
        return []
    moment = Ahead(Unit(unit), number, within)
    return [Found(at, end, Kind.RELATIVE, moment, deadline=within)]


def own(t: Tokens, at: int) -> list[Found]:
    """The unit the meeting itself stands in: "i løpet av uka", "til helga", "ut året"."""
    lex = lexicon()
    word, before = t.words[at], t.word(at - 1)
    unit = lex.units.get(word)
    if unit is None or not t.near(at):
        return []
    if word in lex.classes["weekend"]:
        led = before in (
            "i",
            "til",
            "innen",
            "innan",
            "før",
            "over",
            "av",
            "etter",
            "gjennom",
            "på",
        )
        if t.word(at + 1).isdecimal() and t.near(at + 1):
            return []  # "i helga 4.–6. april"
        return [Found(at, at + 1, Kind.RELATIVE, Relative(Unit.WEEKEND, 0))] if led else []
    if word not in lex.classes["this_unit"]:
        return []
    phrase = lex.modifiers.before(t, at, 0)
    led = before in ("ut", "innen", "innan")
    led = led or (word.endswith("slutt") and before in ("til", "ved", "før"))
    if not led and not (phrase and phrase[1] in _PART_OF):
        return []
    following = t.word(at + 1)
    if following in ("etter", "før", "som") or following.isdecimal():
        return []
    if unit not in (*_KINDS, "day"):
        return []
    return [Found(at, at + 1, _KINDS.get(Unit(unit), Kind.RELATIVE), Relative(Unit(unit), 0))]
