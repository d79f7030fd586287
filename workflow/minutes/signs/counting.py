"""What a time counts from that its words leave to the sentences before: "to uker før", "samme dag".

Owns which of the times told before it is, or the heading's. How far it counts is `timex`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon, timex
from workflow.minutes.timex import Expression, Kind
from workflow.minutes.timex.expression import Anchored, Shift, Weekday

_MEETING = re.compile(r"møte[tr]?\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:(?:fr[ae]m )?til|før|innen|innan) (?:neste|møte)", re.IGNORECASE)
SETTING_UP = lexicon.words("grammar", "setting_up")
_EVE = 3  # days before an event on which one makes ready for it
_DAY_REACH = 2  # texts that "torsdagen før" may count from: its own and the one before
# a text with the times it tells; a heading's has no expression any more
Told = tuple[str, Sequence[tuple[Expression | None, Window]]]


def counts(expression: Expression | None) -> bool:
    """Whether an expression counts from something that it leaves to its company: "to uker før"."""
    moment = expression.moment if expression else None
    if not isinstance(moment, Anchored) or moment.event not in ("", "møte"):
        return False
    return moment.count != 0 or not moment.event


def points(expression: Expression) -> bool:
    """Whether an expression only points at a time that is told before: "samme dag"."""
    moment = expression.moment
    pointing = isinstance(moment, Anchored) and not moment.event and not moment.count
    return pointing and expression.starts is None


def origin(expression: Expression, near: Iterable[Told]) -> dict[str, Window]:
    """The dated event nearest before an expression, as what is counted from; for "møtet" only a
    meeting.

    What is on another time or after it may count from a limit too ("senest en uke etter"), and
    what is before it counts from nothing that is itself counted, nor from what a sentence before is
    to be done by ("Alle tenker på navn til neste møte. Søknad sendes tre uker før"). A weekday
    counts from its own text or the one before, since it may as well be the one before something
    without a date.
    """
    anchored = expression.moment
    assert isinstance(anchored, Anchored)
    back = anchored.count < 0
    reach = _DAY_REACH if anchored.weekday is not None else None
    for at, (text, moments) in enumerate(islice(near, reach)):
        days = [
            window
            for one, window in moments
            if _ahead(window, back and not (one and one.kind is Kind.HOLIDAY))
            and not (back and counts(one))
            and not (back and at and _leads_to(one))
            and (not window.deadline or (not back and not anchored.event))
        ]
        if days and (not anchored.event or _MEETING.search(text)):
            return {anchored.event: days[0]}
    return {}


def eve(expression: Expression, reference: date, near: Iterable[Told]) -> date | None:
    """The day that a bare weekday is right before an event told of in its own text or the one
    before, where what is done then makes ready for one: "Festen er lørdag 13. april.
    Kari rigger fredag kveld."; None for any other."""
    said = expression.moment
    if not isinstance(said, Weekday) or said.last is not None:
        return None
    if said.shift not in (Shift.BARE, Shift.ON) or said.weeks:
        return None
    for _, moments in islice(near, _DAY_REACH):
        days = [w for _, w in moments if _ahead(w, False) and not w.deadline]
        if not days:
            continue
        event = days[-1].earliest
        before = (event.weekday() - said.weekday) % 7 if event else 0
        day = event - timedelta(before) if event and 0 < before <= _EVE else None
        return day if day and day > reference else None
    return None


def named(words: Sequence[str], meetings: Mapping[str, Window]) -> Iterator[Told]:
    """The event that words name in the definite and the text dates elsewhere, as told of by them:
    "Saker til årsmøtet må meldes to uker før"."""
    for word in reversed(words) if meetings else ():
        noun = timex.event_noun(word)
        if noun and noun not in (word, "møte") and (event := meetings.get(noun)):
            yield word, [(None, event)]
            return


def _leads_to(expression: Expression | None) -> bool:
    """Whether a time is an event that only limits something: "til neste møte"."""
    return expression is not None and _UNTIL.match(expression.words) is not None


def _ahead(window: Window, several: bool) -> bool:
    """Whether a window is a day that is yet to come, or the first of `several`: what is before
    those is before the first, but "i påsken" is no event."""
    known = window.precision is Precision.DAY or (several and window.precision is Precision.DAYS)
    day = window.earliest if known else None
    return day is not None and window.reference is not None and day > window.reference
