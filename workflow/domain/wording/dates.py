"""Days, spans of days, weeks and moments in words.

What is fuzzy is `windows`; the words themselves are `words`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from workflow.domain.deadlines import OSLO
from workflow.domain.wording.words import words

_DAY = timedelta(days=1)


def plain(text: str) -> str:
    """The text with ordinary spaces, for where lines are not broken by a program."""
    return text.replace("\xa0", " ")


@lru_cache(4096)
def day(date: date, lang: str, reference: date | None = None) -> str:
    """«8. juni», and «8. juni 2024» where `reference` is not in that year."""
    w = words(lang)
    said = held(w.day.format(date.day, w.months[date.month - 1]))
    return said if reference and date.year == reference.year else f"{said}\xa0{date.year}"


def weekday(date: date, lang: str) -> str:
    """«torsdag»."""
    return words(lang).weekdays[date.weekday()]


def long_day(date: date, lang: str, reference: date | None = None) -> str:
    """«torsdag 8. juni»."""
    return words(lang).long_day.format(weekday(date, lang), day(date, lang, reference))


def relative_day(date: date, lang: str, today: date) -> str | None:
    """«i dag», «i morgen» or «i går»; None for all other days."""
    w = words(lang)
    return {0: w.today, 1: w.tomorrow, -1: w.yesterday}.get((date - today).days)


@lru_cache(4096)
def days(first: date, last: date, lang: str, reference: date | None = None) -> str:
    """«30.–31. august», «30. august–1. september», both ends inclusive."""
    if first == last:
        return day(first, lang, reference)
    if (first.year, first.month) == (last.year, last.month):
        return f"{words(lang).bare_day.format(first.day)}–{day(last, lang, reference)}"
    return f"{day(first, lang, last if first.year == last.year else None)}–" + day(
        last, lang, reference if first.year == last.year else None
    )


def week(date: date, lang: str, reference: date | None = None) -> str:
    """«uke 23», the ISO week of a day; «uke 1 2024» where `reference` is in another ISO year."""
    year, number, _ = date.isocalendar()
    said = held(words(lang).week.format(number))
    return said if reference and reference.isocalendar().year == year else f"{said}\xa0{year}"


def week_days(date: date, lang: str, reference: date | None = None) -> str:
    """«5.–11. juni», Monday to Sunday of the day's ISO week."""
    monday = date - date.weekday() * _DAY
    return days(monday, monday + 6 * _DAY, lang, reference)


def clock(starts: time, lang: str, ends: time | None = None) -> str:
    """«kl. 13.00», «kl. 13.00–15.30»."""
    w = words(lang)
    said = held(w.clock.format(starts))
    return f"{said}–{w.clock.format(ends).removeprefix('kl. ')}" if ends else said


def moment(at: datetime, lang: str, now: datetime) -> str:
    """«i dag kl. 14.05», «mandag 20. mars kl. 07.00», as the clocks in Norway show it."""
    local, today = at.astimezone(OSLO), now.astimezone(OSLO).date()
    on = relative_day(local.date(), lang, today) or long_day(local.date(), lang, today)
    return words(lang).at.format(on, clock(local.time(), lang))


def held(text: str) -> str:
    """The text with its spaces made no-break, so that «8. juni» stays on one line."""
    return text.replace(" ", "\xa0")
