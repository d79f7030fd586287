"""Clock times: "kl. 09.00 – 11.00", "kl 14", "1100", and the bare ones behind a date.

Owns reading them. Whether a clock time belongs to a date is for those who call: `after_date`
reads what may stand directly behind one.
"""

from __future__ import annotations

from datetime import time

from workflow.minutes.timex.expression import Kind, Untold
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.tokens import Tokens

Clock = tuple[int, time, time | None]
_SAID = ("kl", "klokka", "klokken", "klokkeslett")
_RANGE = ("-", "til", "og")
_LEADS = (",", "-", "(", "fra", "frå", "mellom", ":", ";")


def _time(hour: int, minute: int) -> time | None:
    if hour == 24 and minute == 0:
        return time(23, 59)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def _one(t: Tokens, at: int) -> tuple[int, time, bool] | None:
    """One clock time at `at`: the token after it, the time, and whether minutes were said."""
    word = t.word(at)
    if not word.isdecimal() or len(word) > 4:
        return None
    if len(word) in (3, 4):
        clock = _time(int(word[:-2]), int(word[-2:]))
        return (at + 1, clock, True) if clock and len(word) == 4 else None
    mark, minute = t.word(at + 1), t.word(at + 2)
    if (
        mark in (".", ":", ",")
        and t.glued(at + 1)
        and minute.isdecimal()
        and len(minute) == 2
        and (t.glued(at + 2) or mark == ".")
        and len(t.gap(at + 2)) <= 1
    ):
        clock = _time(int(word), int(minute))
        return (at + 3, clock, True) if clock else None
    clock = _time(int(word), 0)
    return (at + 1, clock, False) if clock else None


def _span(t: Tokens, at: int, seps: tuple[str, ...] = _RANGE) -> Clock | None:
    """A clock time or a range of two at `at`."""
    first = _one(t, at)
    if not first:
        return None
    end, starts, _ = first
    if t.word(end) in seps and t.near(end):
        then = end + 1
        if t.word(then) in _SAID:
            then += 1
            then += t.word(then) == "."
        second = _one(t, then)
        if second and second[1] > starts and not _dates(t, second[0]):
            return second[0], starts, second[1]
    return end, starts, None


def _dates(t: Tokens, at: int) -> bool:
    """Whether the number that ends before `at` goes on as a date ("kl 15 - 1. februar")."""
    from workflow.minutes.timex.lexicon import lexicon

    after = at + (t.word(at) == "." and t.glued(at))
    return t.word(after) in lexicon().months or (t.word(at) == "/" and t.glued(at))


def said(t: Tokens, at: int) -> Clock | None:
    """A clock time that says so: "kl. 14", "klokka 9.30–11"."""
    if t.word(at) not in _SAID:
        return None
    then = at + 1
    then += t.word(then) in (".", ":")
    then += t.word(then) in ("ca", "fra", "frå", "mellom")
    then += t.word(then) == "." and t.word(then - 1) == "ca"
    return _span(t, then) if t.near(then) else None


def colon(t: Tokens, at: int) -> Clock | None:
    """A clock time with a colon, "14:30" or "09:00-11:00"; a bare "14.00 - 15.30" counts too."""
    one = _one(t, at)
    if not one or not one[2] or t.word(at - 1) == ":" and t.glued(at):
        return None
    if t.word(at + 1) == ":":
        return None if t.word(at + 3) == ":" and t.glued(at + 3) else _span(t, at, ("-", "til"))
    ranged = _span(t, at, ("-", "til"))
    if t.word(at + 1) == "." and ranged and ranged[2]:
        minutes = (int(t.word(at + 2)), ranged[2].minute)
        if ranged[0] - at == 7 and any(m == 0 or m > 12 for m in minutes):
            return ranged
    return None


def after_date(t: Tokens, at: int) -> Clock | None:
    """A clock time that belongs to the date ending at `at`: said, or bare but plain."""
    then, leads = at, 0
    while t.word(then) in _LEADS and leads < 2 and t.near(then):
        then, leads = then + 1, leads + 1
    if not t.near(then):
        return None
    bracketed = "(" in t.words[at:then]
    clock = said(t, then) or colon(t, then) or _bare(t, then)
    if clock and bracketed and t.word(clock[0]) == ")":
        return clock[0] + 1, clock[1], clock[2]
    return clock


def _bare(t: Tokens, at: int) -> Clock | None:
    """Bare numbers behind a date: "13.00", "14.30-15.30", "10-12"."""
    clock = _span(t, at, ("-", "til"))
    if not clock:
        return None
    end, _starts, ends = clock
    if (
        t.word(end) in (".", "/", ":", "%", "-", ",")
        and t.glued(end)
        and t.number(end + 1) is not None
    ):
        return None
    dotted = t.word(at + 1) == "." and t.glued(at + 1) and end - at >= 3
    if ends is None and not dotted:
        return None
    if ends is None and 1 <= int(t.word(at + 2)) <= 12:  # could be the next date of a list
        return None
    return None if _dates(t, end) else clock


def recognise(t: Tokens, at: int) -> list[Found]:
    """A clock time that stands alone."""
    clock = said(t, at) or (colon(t, at) if t.words[at].isdecimal() else None)
    if not clock:
        return []
    end, starts, ends = clock
    return [Found(at, end, Kind.CLOCK, Untold(), starts, ends)]
