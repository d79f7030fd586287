"""Clock times: "kl. 09.00 – 11.00", "kl 14", "1100", and the bare ones behind a date.

Owns reading them. Whether a clock time belongs to a date is for those who call: `after_date`
reads what may stand directly behind one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from workflow.minutes.timex.expression import Kind, Untold
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens

_TO = ("-", "til", "og")
_LEADS = (",", "-", "(", ":", ";", "|", ".", "fra", "frå", "mellom")
_ABOUT = ("ca", "cirka", "rundt", "omkring")
_EVENING = 15  # from which hour on a span may end past midnight
_LIMITS = ("innen", "innan", "før", "senest", "seinast")
_EARLIEST_BARE = 6  # "8. juni 10-12" is a clock, "8. juni 1-2" is not


@dataclass(frozen=True, slots=True)
class Clock:
    """Clock times read up to the token `end`."""

    end: int
    starts: time
    ends: time | None = None
    plain: bool = False  # whether minutes were said, so that it is a clock by its own shape
    limit: bool = False  # whether its words make it a limit: "22. mars innen kl. 12"


def _time(hour: int, minute: int) -> time | None:
    if (hour, minute) == (24, 0):
        return time(23, 59)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def _one(t: Tokens, at: int, marks: str) -> Clock | None:
    """One clock time at `at`, hours and minutes parted by one of `marks` or by nothing."""
    word = t.word(at)
    if not word.isdecimal() or len(word) > 4:
        return None
    end, plain = at + 1, False
    clock = _time(int(word), 0) if len(word) <= 2 else None
    if len(word) == 4:
        clock, plain = _time(int(word[:2]), int(word[2:])), True
    mark, minutes = t.word(at + 1), t.word(at + 2)
    if len(word) <= 2 and mark and mark in marks and t.glued(at + 1) and _two_digits(t, at + 2):
        said = _time(int(word), int(minutes))
        if said or mark == ":":
            clock, plain, end = said, True, at + 3
    return Clock(end, clock, None, plain) if clock else None


def _two_digits(t: Tokens, at: int) -> bool:
    word = t.word(at)
    return len(word) == 2 and word.isdecimal() and t.glued(at)


def _span(t: Tokens, at: int, marks: str) -> Clock | None:
    """A clock time at `at`, or a range of two."""
    first = _one(t, at, marks)
    if not first or t.word(first.end) not in _TO or not t.near(first.end):
        return first
    then = first.end + 1
    then += t.word(then) in lexicon().classes["clock"]
    then += t.word(then) in lexicon().classes["around"]
    then += t.word(then) == "."
    second = _one(t, then, marks) if t.joined(first.end, then + 1) else None
    if not second or second.starts == first.starts or _goes_on(t, second.end):
        return first
    if second.starts < first.starts:  # past midnight, or a slip that its words tell of
        late = past_midnight(first.starts.hour, second.starts.hour)
        if late and t.word(first.end) == "-" and not t.opens_line(first.end):
            return Clock(second.end, first.starts, None, first.plain)  # "kl. 18–02"
        slip = first.plain and second.plain and second.starts.hour >= _EARLIEST_BARE
        return Clock(second.end, first.starts, None, plain=True) if slip else first
    return Clock(second.end, first.starts, second.starts, first.plain or second.plain)


def past_midnight(first: int, last: int) -> bool:
    """Whether from one hour to an earlier one is rather into the night than a slip."""
    return first >= _EVENING and last <= _EARLIEST_BARE


def _goes_on(t: Tokens, end: int) -> bool:
    """Whether the number that ends before `end` goes on as a date ("kl 15 - 1. februar")."""
    mark = t.word(end)
    glued = t.glued(end)
    if mark in ("/", "-") and glued and t.glued(end + 1) and t.word(end + 1).isdecimal():
        return True
    after = end + (mark == "." and glued)
    if t.word(after) in lexicon().months and t.near(after):
        return True
    return mark == "." and glued and t.glued(after) and t.word(after).isdecimal()


def said(t: Tokens, at: int) -> Clock | None:
    """A clock time that says so: "kl. 14", "klokka 9.30–11", "kl: ca 18"."""
    classes = lexicon().classes
    if t.word(at) not in classes["clock"] or t.in_column(at + 1):
        return None  # initials beside a column of dates: "KL", "08.03.24"
    then = at + 1
    then += t.word(then) == "."
    then += t.word(then) == ":"
    then += t.word(then) in classes["around"] or t.word(then) in ("fra", "frå", "mellom")
    then += t.word(then) == "."
    return _span(t, then, ":.,") if t.joined(at, then + 1) else None


def shaped(t: Tokens, at: int) -> Clock | None:
    """A clock time by its own shape: "14:30", "09:00-11:00", and ranges as "14.00 - 15.30"."""
    if (t.glued(at) and t.word(at - 1) in (":", ".", "/", "-")) or at in t.blocked:
        return None
    if t.word(at + 1) == ":" and t.glued(at + 1) and t.glued(at + 2):
        if t.word(at + 3) == ":" and t.glued(at + 3) and not _two_digits(t, at + 4):
            return None
        return _span(t, at, ":.") if _one(t, at, ":") and _two_digits(t, at + 2) else None
    if t.word(at + 1) != "." or not t.glued(at + 1) or not t.glued(at + 2):
        return None
    ranged = _span(t, at, ".:")
    if not ranged or not ranged.ends or ranged.end - at != 7:
        return None
    minutes = (ranged.starts.minute, ranged.ends.minute)
    return ranged if any(minute == 0 or minute > 12 for minute in minutes) else None


def after_date(t: Tokens, at: int, *, hours: bool = False) -> Clock | None:
    """A clock time that belongs to the date ending at `at`: said, shaped, or bare but plain.

    With `hours` four bare digits count too ("tirsdag 1930"), which behind a month are a year.
    """
    then = at
    labels = lexicon().classes["clock_label"]
    while then < at + 3 and (t.word(then) in _LEADS or t.word(then) in labels) and t.near(then):
        then += 1
    if t.word(then) in _ABOUT:  # "25. april ca. kl. 18"
        about = then + 1 + (t.word(then + 1) == ".")
        then = about if t.word(about) in lexicon().classes["clock"] else then
    at_latest = then
    while t.word(at_latest) in _LIMITS:
        at_latest += 1
    if at_latest > then and t.joined(then - 1, at_latest + 1):  # "22. mars innen kl. 12"
        limit = said(t, at_latest)
        return replace(limit, limit=True) if limit else None
    if not t.near(then):
        return None
    labelled = t.word(then - 1) == ":" and t.word(then - 2) in labels
    labelled = labelled or t.tells_hour(then)
    clock = said(t, then)
    if not clock and (labelled or not t.opens_line(then)) and t.word(then - 1) != ".":
        clock = shaped(t, then) or _bare(t, then, labelled, hours)
    if clock and t.word(at) == "(" and t.word(clock.end) == ")":
        return Clock(clock.end + 1, clock.starts, clock.ends)
    return clock


def before_date(t: Tokens, end: int, floor: int) -> tuple[int, time | None]:
    """A bare clock time from `floor` on, right before a date at `end` ("21.00 i dag").

    Gives where it starts and the time, `end` and None where there is none.
    """
    at = end - 3
    if at < floor or t.word(at - 1) in (".", "/", "-") or not t.near(end) or t.opens_line(end):
        return end, None
    clock = _one(t, at, ".") if len(t.words[at]) <= 2 else None
    if not clock or clock.end != end or 1 <= clock.starts.minute <= 12:
        return end, None
    return at, clock.starts


def _bare(t: Tokens, at: int, labelled: bool, hours: bool) -> Clock | None:
    """Bare numbers behind a date: "13.00", "14.30-15.30", "10-12", "0900-1500"."""
    clock = _span(t, at, ".:")
    if not clock or _goes_on(t, clock.end) or t.word(clock.end) in lexicon().not_dates_after:
        return None
    four = len(t.word(at)) == 4
    if clock.ends:
        if four and t.year(at) and not hours:
            return None
        return clock if clock.plain or clock.starts.hour >= _EARLIEST_BARE else None
    if labelled:
        return clock
    if four:
        return clock if hours else None
    # "13.00" is a clock; "12.10" may be the next date of a list
    return clock if clock.plain and not 1 <= clock.starts.minute <= 12 else None


def recognise(t: Tokens, at: int) -> list[Found]:
    """A clock time that stands alone."""
    clock = shaped(t, at) if t.words[at].isdecimal() else said(t, at)
    if not clock:
        return []
    return [Found(at, clock.end, Kind.CLOCK, Untold(), clock.starts, clock.ends)]
