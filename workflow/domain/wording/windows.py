"""A fuzzy date in words, never more exact than it was said.

Plain days and weeks are `dates`. When a deadline in a window ends is
`workflow.domain.deadlines`; this module only says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from workflow.domain.deadlines import deadline_day
from workflow.domain.window import Mod, Precision, Window
from workflow.domain.wording import dates
from workflow.domain.wording.words import words

_LIMITS = (Mod.BEFORE, Mod.AFTER, Mod.ON_OR_AFTER)


@lru_cache(4096)
def window(when: Window, lang: str, reference: date) -> str:
    """«8. juni», «30.–31. august», «uke 23», «i april», «i slutten av april», «til høsten»,
    «snarest», «uten dato»."""
    if when.mod is None or when.precision in (Precision.NONE, Precision.VAGUE):
        return _placed(when, lang, reference)
    w = words(lang)
    by_its_end = when.mod is Mod.ON_OR_BEFORE or (when.mod is Mod.END and when.deadline)
    if by_its_end and not _is_days(when):
        return w.by_end.format(_named(when, lang, reference))
    return w.mods[when.mod].format(_named(when, lang, reference))


def brief(when: Window, lang: str, reference: date) -> str:
    """As `window`, for a narrow column: of what limits it, «før», «etter» and «fra» are kept."""
    if when.mod in _LIMITS:
        return window(when, lang, reference)
    return _placed(when, lang, reference)


def window_detail(when: Window, lang: str, reference: date, *, deadline: bool | None = None) -> str:
    """The line below: «torsdag kl. 13.00», «5.–11. juni», «senest fredag 24. mars»,
    «ingen dag satt».

    `deadline` tells whether the last day is what matters (a task); by default as the window says.
    """
    limit = when.deadline if deadline is None else deadline
    w = words(lang)
    if when.precision is Precision.NONE or when.earliest is None or when.latest is None:
        return ""
    last = deadline_day(when) if limit else None
    exact = when.precision is Precision.DAY and when.mod is not Mod.BEFORE
    if last is not None and not exact:
        return w.at_the_latest.format(dates.long_day(last, lang, reference))
    if when.precision is Precision.DAY:
        on = dates.weekday(when.earliest, lang)
        if when.starts is None:
            return on
        return w.at.format(on, dates.clock(when.starts, lang, when.ends))
    if when.precision is Precision.DAYS:
        first, final = (dates.weekday(d, lang) for d in (when.earliest, when.latest))
        return f"{first}–{final}"
    if when.precision is Precision.WEEK:
        return dates.days(when.earliest, when.latest, lang, reference)
    return w.no_day


def _is_days(when: Window) -> bool:
    return when.precision in (Precision.DAY, Precision.DAYS)


def _placed(when: Window, lang: str, reference: date) -> str:
    """The window as an adverbial: «i april», «til høsten»."""
    w = words(lang)
    first, last = when.earliest, when.latest
    if when.precision is Precision.VAGUE:
        said = " ".join(when.words.split())
        return (said[0].lower() + said[1:]) if said and len(said) <= 30 else w.soon
    if when.precision is Precision.NONE or first is None or last is None:
        return w.undated
    if when.precision is Precision.SEASON and (season := _season(when)):
        if first <= reference <= last:
            return w.current[season]
        # "til høsten" means this one as soon as the autumn before it is over
        if reference < first and (reference.year + 1, reference.month) > (last.year, last.month):
            return w.coming[season]
        return _named(when, lang, reference)
    if _is_days(when) or when.precision is Precision.WEEK:
        return _named(when, lang, reference)
    return dates.held(w.in_period.format(_named(when, lang, reference)))


def _named(when: Window, lang: str, reference: date) -> str:
    """The window as a name: «april», «høsten 2023», «uke 12»."""
    w = words(lang)
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return w.undated
    match when.precision:
        case Precision.WEEK:
            return dates.week(first, lang, reference)
        case Precision.MONTH:
            return _with_year(_months(first, last, w.months), first, reference)
        case Precision.QUARTER:
            return _with_year(w.quarter[(first.month - 1) // 3], first, reference)
        case Precision.HALF:
            return _with_year(w.half[(first.month - 1) // 6], first, reference)
        case Precision.YEAR:
            return str(first.year)
        case Precision.SEASON if season := _season(when):
            year = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
            return f"{w.named[season]}\xa0{year}"
    return dates.days(first, last, lang, reference)


def _months(first: date, last: date, names: Sequence[str]) -> str:
    """«april», or «april–mai» of a window over more than one."""
    own = [names[day.month - 1] for day in (first, last)]
    return own[0] if own[0] == own[1] else "–".join(own)


def _season(when: Window) -> str | None:
    code = (when.timex or "")[-2:]
    return code if code in ("SP", "SU", "FA", "WI") else None


def _with_year(name: str, first: date, reference: date) -> str:
    return name if first.year == reference.year else f"{name}\xa0{first.year}"
