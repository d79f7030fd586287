"""Which of the times named is an item's own, and when one clause holds several items.

Owns the choice: a limit before a day for tasks, the most exact before the vague, one event for
each day of a list, and a heading's time where the words themselves name none. What the words
mean is `timex`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon
from workflow.minutes.shaping.when import (
    granting,
    inner,
    joint,
    lasting,
    moving,
    periods,
    relations,
)
from workflow.minutes.signs import counting, spells
from workflow.minutes.signs.candidates import EXACT, Candidate, Moment
from workflow.minutes.timex import Kind as Sort
from workflow.minutes.timex.expression import Anchored, Day, Week

_RESERVE = re.compile(
    r"\b(?:reserve\w*|alternativ\w*|evt\.?|eventuelt|subsidiært)\W*$", re.IGNORECASE
)
_LIMIT_IS = re.compile(r"frist(?:en)?\b.* (?:er|blir|vert)(?: satt| sett)?(?: til)? $", re.DOTALL)
_OF_ITSELF = lexicon.words("grammar", "of_itself")
_BESIDE = 4  # characters between a day and its week
_NO_DATE = (Precision.VAGUE, Precision.NONE)


def windows(kind: Kind, candidate: Candidate, also_event: bool = False) -> list[Window]:
    """The windows of the items of `kind` in one clause: one, or one for each day of a list.

    Two deadlines in one sentence are two tasks; a list of dates is an event for each. Where the
    clause is also an event (`also_event`), a day without a limit is the event's and not the task's,
    unless it is done there.
    """
    moments = [m for m in candidate.moments if m.expression.kind is not Sort.CLOCK]
    moments = [m for m in moments if not joins(m, candidate)]
    moments = moving.to(moments, candidate) or moments
    if kind is Kind.TASK:
        moments = [m for m in moments if _can_be_due(m, candidate)]
        if also_event:
            moments = [
                m
                for m in moments
                if m.window.deadline
                or (m is moments[-1] and counting.counts(m.expression))
                or relations.done_there(m, candidate)
            ]
    if own := relations.in_column(candidate, moments):
        moments = own
    if kind is Kind.TASK and (apart := granting.apart(moments, candidate)):
        own, limit = apart
        return [_best(kind, own, candidate), limit.window]
    if kind is Kind.EVENT and any(_tells_itself(m) for m in moments):
        # "Neste møte i komiteen er i april" is not when the body's own next meeting is
        moments = [m for m in moments if not _anchored(m)]
    if kind is Kind.EVENT and len(moments) > 1:
        moments = lasting.begun(moments, candidate)
    if kind is Kind.EVENT and len(moments) == 1 and (spell := spells.until(moments[0], candidate)):
        return [spell]
    dated = [m for m in moments if m.window.start is not None]
    listed = [m for m in dated if m.window.precision in EXACT and not m.expression.series]
    if kind is Kind.EVENT:
        others = [m for m in moments if m not in listed]
        listed = lasting.joined(_held(listed, candidate), candidate)
        moments = sorted((*listed, *others), key=lambda m: m.expression.span)
        dated = [m for m in moments if m.window.start is not None]
    if len(listed) >= 2 and (kind is Kind.EVENT or _series_of_limits(listed, candidate)):
        return [m.window for m in _unlike(listed)]
    if kind is Kind.EVENT and (after := candidate.told_after):
        if after.start is None:  # "ble utsatt i juni. Ny dato kommer"
            dated = [m for m in dated if not _says_little(m.window, candidate)]
            moments = dated
        if not dated:
            return [after]
    if kind is Kind.TASK and not moments and candidate.due_after:
        return [candidate.due_after]
    if kind is Kind.TASK and not moments and (common := joint.limit(candidate)):
        return [replace(common, deadline=True)]
    if not dated and (headed := _from_heading(kind, candidate)):
        return [headed]
    if kind is Kind.TASK and not moments and (event := relations.event_of(candidate)):
        return [event]
    return [_best(kind, moments, candidate)]


def _says_little(window: Window, candidate: Candidate) -> bool:
    """Whether a window can't be when it is held: gone by, or no more than a year."""
    gone = window.latest is not None and window.latest < candidate.reference
    return gone or window.precision is Precision.YEAR


def _tells_itself(moment: Moment) -> bool:
    """Whether a time's own words date it, and to less than a year."""
    exact = moment.window.earliest and moment.window.precision not in (Precision.YEAR, *_NO_DATE)
    return bool(exact) and not _anchored(moment)


def _anchored(moment: Moment) -> bool:
    """Whether only other words date it: "neste møte", "desembermøtet"."""
    expression = moment.expression
    return expression.kind is Sort.ANCHORED or isinstance(expression.moment, Anchored)


def joins(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time's words join two clauses and tell no time: "så snart den er klar"."""
    low, high = (place - candidate.unit.start for place in moment.expression.span)
    text = candidate.unit.text
    vague = moment.expression.kind is Sort.VAGUE and text[low - 3 : low].lower() == "så "
    return vague and text[high : high + 1] == " " and text[high + 1 : high + 2].isalpha()


def agree(a: Window, b: Window) -> bool:
    """Whether one of two dated windows lies within the other."""
    return _within(a, b) or _within(b, a)


def _held(listed: list[Moment], candidate: Candidate) -> list[Moment]:
    """The days on which an event is held: no limit beside a day, no day in reserve, and no bare
    weekday of a date that is named too ("fredag før ferien, 31. mars")."""
    kept = [m for m in listed if not m.window.deadline] or listed
    if len(kept) > 1:
        weeks = [week_beside(m, candidate) for m in kept]
        kept = [m for m in kept if m.window not in weeks]
    days = {m.window.earliest.weekday() for m in kept if m.window.earliest and _is_dated(m)}
    text, start = candidate.unit.text, candidate.unit.start
    return [
        m
        for m in kept
        if not _RESERVE.search(text[: m.expression.span[0] - start])
        and (_is_dated(m) or not m.window.earliest or m.window.earliest.weekday() not in days)
    ]


def week_beside(moment: Moment, candidate: Candidate) -> Window | None:
    """The week that is told right beside a day: "torsdag 11. april (uke 15)"."""
    if not isinstance(moment.expression.moment, Day):
        return None
    start = candidate.unit.start
    for other in candidate.moments:
        week = other.expression.moment
        if not isinstance(week, Week) or week.last or week.weekday is not None:
            continue
        first, last = sorted((moment.expression.span, other.expression.span))
        between = candidate.unit.text[first[1] - start : last[0] - start]
        if len(between) <= _BESIDE and not between.strip(" ,.(–-"):
            return other.window
    return None


def _is_dated(moment: Moment) -> bool:
    return moment.expression.kind is not Sort.WEEKDAY


def _can_be_due(moment: Moment, candidate: Candidate) -> bool:
    """Whether a task can be about this time: none gone by, no year that only dates a thing, and no
    time that it is done for ("kabalen for neste vinter")."""
    window = moment.window
    if window.latest and window.latest < candidate.reference:
        return False
    if relations.meant_for(moment, candidate) or relations.beside(moment, candidate):
        return False
    if periods.names(moment, candidate):
        return False
    if inner.of_reason(moment, candidate):
        return False
    if inner.of_message(moment, candidate) or relations.asked_about(moment, candidate):
        return False
    if inner.of_others(moment, candidate) or inner.of_condition(moment, candidate):
        return False
    if window.precision is Precision.YEAR and not window.deadline:
        return window.words[:2].lower() in ("i ", "i\n")
    return True


def _series_of_limits(listed: list[Moment], candidate: Candidate) -> bool:
    """Whether days in one clause are a deadline each: all limits, or joined by "og" to one; none is
    the day on which a thing ends of itself ("Avtalen løper ut 1. juli og må sies opp før mai")."""
    verb = candidate.clause.verb
    if verb and verb.lemma in _OF_ITSELF and candidate.clause.subject in ("thing", "proper"):
        return False
    if sum(m.window.deadline for m in listed) >= 2:
        return True
    between = (lasting.between(a, b, candidate) for a, b in pairwise(listed))
    return all("og" in words.split() for words in between)


def _from_heading(kind: Kind, candidate: Candidate) -> Window | None:
    """The heading's time: for tasks under "Denne veka" or a limit, and for what names only the
    hour."""
    if kind is Kind.TASK and candidate.wanted:
        return candidate.wanted.window
    headed = candidate.headed
    if headed is None or headed.precision not in EXACT:
        return None
    if headed.latest and headed.latest < candidate.reference:
        return None
    clock = next((m.window for m in candidate.moments if m.window.starts), None)
    if clock and headed.precision is Precision.DAY and headed.timex:
        timex = f"{headed.timex[:10]}T{clock.starts:%H:%M}"
        return replace(headed, timex=timex, starts=clock.starts, ends=clock.ends)
    return headed if kind is Kind.TASK and "week" in candidate.unit.kinds else None


def _unlike(moments: list[Moment]) -> list[Moment]:
    """Moments that name different days; a weekday or week beside its date names the same."""
    kept: list[Moment] = []
    for moment in moments:
        window = moment.window
        same = [k for k in kept if _within(window, k.window) or _within(k.window, window)]
        if not same:
            kept.append(moment)
        elif _vagueness(moment) < _vagueness(same[0]):
            kept[kept.index(same[0])] = moment
    return kept


def _vagueness(moment: Moment) -> tuple[bool, int, bool, bool]:
    """How little a moment tells: no date of its own ("til helga – 25.8. til 27.8."), days, no hour,
    and a day that only other words date."""
    window, kind = moment.window, moment.expression.kind
    told = kind in (Sort.DATE, Sort.RANGE)
    return not told, _days(window), not window.starts, kind is Sort.ANCHORED


def _within(inner: Window, outer: Window) -> bool:
    if not (inner.earliest and inner.latest and outer.earliest and outer.latest):
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _days(window: Window) -> int:
    return (window.latest - window.earliest).days if window.earliest and window.latest else 0


def _stated(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is what a limit is told to be: "Frist for innspill til møtet 21. mars er 18.
    mars"."""
    before = candidate.unit.low[: moment.expression.span[0] - candidate.unit.start]
    return moment.window.start is not None and _LIMIT_IS.search(before) is not None


def _best(kind: Kind, moments: list[Moment], candidate: Candidate) -> Window:
    """The time an item is about: a limit for tasks, else the most exact, the first said."""

    def rank(moment: Moment) -> tuple[bool, bool, bool, bool, int]:
        window = moment.window
        # "neste møte" beside the date itself, or beside what counts from it: "to uker før"
        anchored = moment.expression.kind is Sort.ANCHORED
        return (
            window.start is None,
            kind is Kind.TASK and not window.deadline,
            window.precision not in EXACT,
            window.precision is Precision.YEAR,  # "årsmøtet 2024 … i april"
            anchored and (1 if counting.counts(moment.expression) else 2),
        )

    if not moments:
        return Window()
    stated = [m for m in moments if kind is Kind.TASK and _stated(m, candidate)]
    best = min(stated or moments, key=rank).window
    if best.precision is Precision.YEAR:  # "til høsten for å forberede revy i 2015"
        seasons = (m.window for m in moments if m.window.precision is Precision.SEASON)
        return next((season for season in seasons if not season.mod), best)
    return best
