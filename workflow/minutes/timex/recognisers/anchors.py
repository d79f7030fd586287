"""Time counted from an event: "en uke før møtet", "innen neste møte", "møtet i april", "dagen før".

Owns expressions that only another sentence, or a holiday's name, can date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from workflow.minutes.timex.expression import Anchored, Day, Holiday, Kind, Shift, Unit, Untold
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers import day, holidays, weekdays, years
from workflow.minutes.timex.recognisers.relative import count
from workflow.minutes.timex.tokens import Tokens

_LONGEST_WORD = 40
_LIMITS = ("før", "innen", "innan")
_BODYS = re.compile(r"[a-zæøå]{2,4}-(?:møte|samling)")  # by its short name: "AU-møte", "FAU-møte"
_ARTICLES = (
    ("møtet", "møte"), ("møter", "møte"), ("møtene", "møte"), ("møta", "møte"),
    ("konserten", "konsert"), ("festen", "fest"), ("stevnet", "stevne"), ("basaren", "basar"),
    ("markedet", "marked"), ("marknaden", "marknad"), ("premieren", "premiere"), ("leiren", "leir"),
    ("seminaret", "seminar"), ("kurset", "kurs"), ("arrangementet", "arrangement"),
    ("ingen", "ing"), ("inga", "ing"), ("alen", "al"), ("turen", "tur"), ("aden", "ad"),
    ("ansen", "anse"), ("sleppet", "slepp"), ("isten", "ist"), ("essen", "esse"), ("essa", "esse"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def event_noun(word: str) -> str | None:
    """The event's noun without its article ("styremøtet" is "styremøte"), None for other words."""
    if len(word) > _LONGEST_WORD or not word.endswith(lexicon().events):
        return None
    for definite, plain in _ARTICLES:
        if word.endswith(definite):
            return word[: -len(definite)] + plain
    return word


def own_meeting(noun: str) -> bool:
    """Whether an event's noun may be just the body's own meeting: "styremøte", "au-møte"."""
    return noun in lexicon().classes["own_meetings"] or _BODYS.fullmatch(noun) is not None


def following(t: Tokens, at: int) -> list[Found]:
    """ "neste møte", "kommende styremøte", "neste gang"."""
    lex = lexicon()
    shift = lex.shifts.get(t.words[at])
    if shift not in (Shift.NEXT, Shift.COMING) or not t.near(at + 1):
        return []
    word = t.word(at + 1)
    if word in ("gang", "gong"):
        return [Found(at, at + 2, Kind.ANCHORED, Anchored("møte"))]
    event = event_noun(word)
    end = at + 2
    if t.word(end) == "-" and t.glued(end) and t.glued(end + 1):
        body = f"{word}-{event_noun(t.word(end + 1))}"  # "neste AMU-møte"
        return [Found(at, end + 2, Kind.ANCHORED, Anchored(body))] if own_meeting(body) else []
    if not event and word.isalpha() and word not in lex.units and t.near(end):
        event, end = event_noun(t.word(end)), end + 1  # "neste ordinære møte"
    return [Found(at, end, Kind.ANCHORED, Anchored(event))] if event else []


def by_month(t: Tokens, at: int) -> list[Found]:
    """ "møtet i april": a dated meeting told by its month."""
    event = event_noun(t.words[at])
    if not event or event == t.words[at] or t.word(at + 1) != "i" or not t.joined(at, at + 3):
        return []
    month = lexicon().months.get(t.word(at + 2))
    if not month or t.year(at + 3):
        return []
    end = at + 3 + years.closing(t, at + 3)  # "landsmøtet i juni 22"
    return [Found(at, end, Kind.ANCHORED, Anchored(event, month=month))]


def limited(t: Tokens, at: int) -> list[Found]:
    """ "før årsmøtet", "innan dugnaden": a limit that another sentence dates; the body's own
    "møtet" is rather the meeting itself."""
    word, lex = t.words[at], lexicon()
    before = at - 1 - (t.word(at - 1) in lex.classes["article"])
    if t.word(before) not in _LIMITS or not t.joined(before, at + 1):
        return []
    event = event_noun(word)
    if not event or event == word or event == "møte" or own_meeting(event):
        return []
    return [Found(at, at + 1, Kind.ANCHORED, Anchored(event))]


def pointed_at(t: Tokens, at: int) -> list[Found]:
    """ "samme dag", and behind a limit "den tid" or "dette": the time that was told before."""
    lex = lexicon()
    phrase = lex.that_day.at(t, at)
    if phrase is None and t.word(at - 1) in lex.classes["limits"] and t.near(at):
        phrase = lex.that_time.at(t, at)
    if phrase is None or (t.word(phrase[0]).isalnum() and t.near(phrase[0])):
        return []  # "før dette møtet"
    return [Found(at, phrase[0], Kind.ANCHORED, Anchored(""))]


def counted(t: Tokens, at: int) -> list[Found]:
    """ "en uke før møtet", "seinast to veker før årsmøtet", "dagen før", "uka etter påske"."""
    lex = lexicon()
    number, then = count(t, at) or (1, at)
    alone = then == at
    if alone and t.words[at] not in lex.classes["definite_unit"] and not _the_weekday(t.words[at]):
        return []
    if not alone and t.words[at].isdecimal() and t.word(then) in lex.classes["this_unit"]:
        return []  # "38 året før"
    weekday = weekdays.name(t.words[at]) if alone and t.words[at].endswith("en") else None
    unit = "week" if weekday is not None else lex.units.get(t.word(then))
    if unit is None or unit == "weekend":
        return []
    side = lex.sides.at(t, then + 1)
    if not side or not t.joined(at, then + 2):
        return []
    end, sign = side
    if unit == "week" and (holiday := holidays.name_at(t, end)) and t.near(end):
        if weekday is not None:
            moment = Holiday(holiday.days, holiday.year, None, weekday, sign)
        else:
            moment = Holiday(holiday.days, holiday.year, weeks=sign * number)
        return [Found(at, holiday.end, Kind.HOLIDAY, moment)]
    event_at = end + (t.word(end) in lex.classes["article"])
    event = event_noun(t.word(event_at)) if t.joined(then, event_at + 1) else None
    from_it = Anchored(
        event or "", Unit(unit), sign * number, whole=alone and unit == "week", weekday=weekday
    )
    then = event_at + 1 if event else end
    if (item := day.read(t, then)) and item.month and item.possible() and t.near(then):
        named = Day(item.day, item.month, item.year, item.weekday, None, item.years)
        kind = Kind.WEEK if from_it.whole else Kind.DATE
        return [Found(at, item.end, kind, replace(from_it, day=named))]
    if event:
        return [Found(at, event_at + 1, Kind.ANCHORED, from_it)]
    told = t.word(end)[:1].isalpha() and not t.opens_line(end) and told_on(t, end)
    if told and weekday is not None:
        return [Found(at, end, Kind.VAGUE, Untold())]  # "lørdagen før leiren"
    if not alone and told:
        return []  # "to uker etter at ...": what is counted from stands further on
    return [Found(at, end, Kind.ANCHORED, from_it)]


def told_on(t: Tokens, at: int) -> bool:
    """Whether the word at `at` goes on naming what is counted from."""
    return t.word(at) not in lexicon().season_after or t.word(at) == "at"


def _the_weekday(word: str) -> bool:
    return word.endswith("en") and weekdays.name(word) is not None
