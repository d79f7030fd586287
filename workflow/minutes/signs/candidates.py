"""What may be an item: each main clause of each unit, with the times it names.

Owns the shape that the signs are read from and the moments that belong to each clause. Which
signs speak is `deeds`, `occasions` and `surroundings`; how they are weighed is `style`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from workflow.domain.window import Precision, Window
from workflow.minutes import timex
from workflow.minutes.grammar.clauses import Clause, Names, Token, clauses
from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.signs import afterwords, behind, counting, hours
from workflow.minutes.structure.blocks import BULLET, HEADING, LABEL, ROW
from workflow.minutes.structure.sections import Unit, as_above, heard
from workflow.minutes.timex import Expression, first_day
from workflow.minutes.timex import Kind as Sort

_NEAR = 8  # clauses back in which the event may be told that a time is counted from
_LONGEST = 1_000  # characters; no sentence, and more than a quote may hold
_UNTIL = re.compile(r"(?:fr[ae]m[ ])?til\b", re.IGNORECASE)
_LISTING = ("action", "upcoming")  # headings above what is to come
EXACT = (Precision.DAY, Precision.DAYS, Precision.WEEK)  # of a time that an item is on


class Moment(NamedTuple):
    """A temporal expression and the window it names, resolved against the meeting's date."""

    expression: Expression
    window: Window


class Wanted(NamedTuple):
    """By when a list is to be done, and where the line starts that says so."""

    window: Window
    start: int


class Candidate(NamedTuple):
    """A main clause of a unit. `moments` are those that stand in it, `all_moments` the unit's.

    `past` tells that the clause speaks of something that has been.
    """

    unit: Unit
    clause: Clause
    which: int
    of: int
    moments: tuple[Moment, ...]
    all_moments: tuple[Moment, ...]
    past: bool
    reference: date
    low: str  # the clause's text in lower case
    words: tuple[str, ...]
    said: frozenset[str]  # what its phrases tell
    joined: str = ""  # the word or sign that joins the clause to the one before
    headed: Window | None = None  # the one time that a heading above names
    wanted: Wanted | None = None  # by when the heading, label or bullet above wants it done
    meetings: Mapping[str, Window] = MappingProxyType({})  # that the text dates, by noun
    # the time in a next sentence that goes on about it; an empty one where it is yet to come
    told_after: Window | None = None
    due_after: Window | None = None  # by when a next sentence says that it must be done

    @property
    def subject_is_time(self) -> bool:
        """Whether a time stands where a subject would: "Den 8. juni … blir det omvisning"."""
        if self.clause.owner is None:
            return False
        begins = self.unit.start + self.clause.owner[0]
        spans = (moment.expression.span for moment in self.all_moments)
        return any(low - len("den ") <= begins < high for low, high in spans)

    def in_time(self, token: Token) -> bool:
        """Whether a word of the unit is a part of a time that it names."""
        at = self.unit.start + token.start
        spans = (moment.expression.span for moment in self.all_moments)
        return any(low <= at < high for low, high in spans)

    @property
    def text(self) -> str:
        """The clause's part of the unit's text."""
        return self.unit.text[self.clause.start : self.clause.end]


def candidates(
    text: str,
    units: list[Unit],
    reference: date,
    names: Names,
    grid: timex.Grid | None = None,
) -> list[Candidate]:
    """Every clause of every unit, in document order; `grid` tells of the text's tables."""
    expressions = list(timex.find(text, grid))
    meetings = timex.meetings(text, expressions, reference)
    starts = [expression.span[0] for expression in expressions]
    found: list[Candidate] = []
    headings: dict[str, Window | None] = {}
    wanted: dict[str, Wanted | None] = {}
    listing = ""  # the label of the list that a unit stands in
    last = 0  # where the unit before ends
    for unit in units:
        if unit.end - unit.start > _LONGEST:
            continue
        first = bisect_left(starts, unit.start)
        inside = expressions[first : bisect_left(starts, unit.end)]
        inside = [
            one for one in inside if not one.rejected and _told_by(unit, one.span[0] - unit.start)
        ]
        beside = _within(unit.due, expressions, starts) if unit.due else []
        parts = clauses(unit.text, unit.body, names)
        edges = [unit.start, *(unit.start + part.start for part in parts[1:]), unit.end]
        pasts = [behind.told(unit, part) for part in parts]
        headed = next(filter(None, map(headings.get, reversed(unit.path))), None)
        every: list[tuple[int, Moment]] = []
        for expression in inside:
            at = max(0, bisect_right(edges, expression.span[0]) - 1)
            planned = not any(pasts) and _planned(expression)
            past = not planned and behind.lies(unit, expression, reference, pasts[at], parts[at])
            known = meetings
            if counting.counts(expression):
                near = _near(
                    unit, [moment for _, moment in every], found[-_NEAR:], headed, meetings
                )
                origin = counting.origin(expression, near)
                if not origin and counting.points(expression):
                    continue  # "samme dag" as something else
                known = {**meetings, **origin}
            counted = reference
            verb = parts[at].verb
            if expression.kind is Sort.WEEKDAY and verb and verb.lemma in counting.SETTING_UP:
                near = _near(unit, [m for _, m in every], found[-_NEAR:], headed, {})
                eve = counting.eve(expression, reference, near)
                counted = eve - timedelta(1) if eve else reference
            window = timex.resolve(expression, counted, past=past, meetings=known)
            window = replace(window, reference=reference) if counted != reference else window
            every.append((at, Moment(expression, window)))
        for expression in beside:
            past = timex.probably_past(expression, reference)
            window = timex.resolve(expression, reference, past=past, meetings=meetings)
            limits = unit.limit or unit.label == "table-actions"  # what is to be done by then
            window = replace(window, deadline=window.deadline or limits)
            every += [(at, Moment(expression, window)) for at in range(len(parts))]
        moments = tuple(moment for _, moment in every)
        if unit.form == HEADING:
            headings[as_above(unit.text, HEADING)] = _headed(moments)
        if unit.form in (HEADING, LABEL, BULLET) and (moments or wanted):
            by = _wanted(unit, parts, moments) if moments else None
            wanted[as_above(unit.text, unit.form)] = by
        listed = unit.form in (BULLET, ROW)
        above = (unit.label_text, *reversed(unit.path)) if listed else reversed(unit.path)
        if unit.form == LABEL or not _in_list(text, last, unit, listing):
            listing = as_above(unit.text, LABEL) if unit.form == LABEL else ""
        due = next(filter(None, map(wanted.get, (*above, listing))), None)
        last = unit.end
        if found and afterwords.goes_on(found[-1].unit, unit):
            dated = next((m.window for m in moments if m.window.start is not None), None)
            found[-1] = found[-1]._replace(told_after=dated)
        elif found and moments and afterwords.limits(unit):
            found[-1] = found[-1]._replace(due_after=moments[0].window)
        elif found and (hour := hours.for_all(unit, [m.window for m in moments])):
            found[-_NEAR:] = [_at_hour(c, unit, hour) for c in found[-_NEAR:]]
        elif found and afterwords.date_to_come(unit):
            found[-1] = found[-1]._replace(told_after=Window())
        for which, clause in enumerate(parts):
            lead = unit.text[: clause.start].rstrip()[-3:] if which else ""
            joined = (
                "og"
                if lead.endswith("og") and "," not in unit.text[clause.start - 6 : clause.start]
                else lead[-1:]
            )
            own = tuple(moment for at, moment in every if at == which) if every else ()
            whole = clause.start == 0 and clause.end == len(unit.text)
            low = unit.low if whole else unit.text[clause.start : clause.end].lower()
            words, said = (unit.words, unit.said) if whole else heard(low)
            found.append(
                Candidate(
                    unit,
                    clause,
                    which,
                    len(parts),
                    own,
                    moments,
                    pasts[which],
                    reference,
                    low,
                    words,
                    said,
                    joined,
                    headed,
                    due,
                    meetings,
                )
            )
    return found


def _at_hour(before: Candidate, unit: Unit, hour: Window) -> Candidate:
    """A candidate under the same headings, its meetings at the hour that `unit` tells for all."""
    if before.unit.path != unit.path or not hours.lists_meetings(before.unit):
        return before
    own, every = (
        tuple(m._replace(window=hours.at(m.window, hour)) for m in moments)
        for moments in (before.moments, before.all_moments)
    )
    return before._replace(moments=own, all_moments=every)


def _planned(expression: Expression) -> bool:
    """Whether a date stands in a list of dates, which tells the year itself."""
    day = first_day.of(expression.moment)
    return day is not None and day.plan is not None


def _near(
    unit: Unit,
    own: Sequence[Moment],
    before: Sequence[Candidate],
    headed: Window | None,
    meetings: Mapping[str, Window],
) -> Iterator[counting.Told]:
    """The times told before a time in a unit under its heading, the nearest first, the event that
    the unit names, and the heading's own time."""
    yield unit.text, own
    yield from counting.named(unit.words, meetings)
    for other in reversed(before):
        if other.unit.path[:1] == unit.path[:1]:
            yield other.unit.text, other.all_moments
    if headed:
        yield unit.path[0], [(None, headed)]


def _told_by(unit: Unit, at: int) -> bool:
    """Whether the unit's own words have something at `at`, and no column beside them."""
    return not unit.text[at : at + 1].isspace() and at < len(unit.text)


def _within(
    span: tuple[int, int], expressions: Sequence[Expression], starts: Sequence[int]
) -> Sequence[Expression]:
    """The expressions that begin in a span of the document."""
    return expressions[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]


def _in_list(text: str, last: int, unit: Unit, label: str) -> bool:
    """Whether a unit goes on, right beneath what ends at `last`, with the list under a label: "Til
    neste møte:", "Kari: nøkler", "Per ringer banken"."""
    if not label or unit.form == HEADING or text.count("\n", last, unit.start) > 1:
        return False
    return unit.label_text == label or unit.lead_kind == "speaker"


def _headed(moments: tuple[Moment, ...]) -> Window | None:
    """The time under which a heading puts what stands below it."""
    dated = [moment for moment in moments if moment.window.start is not None]
    return dated[0].window if len(dated) == 1 else None


def _wanted(unit: Unit, parts: Sequence[Clause], moments: tuple[Moment, ...]) -> Wanted | None:
    """By when a heading, label or bullet wants done what stands beneath it, if it tells no more:
    "Innen 1. mai:", "Oppgaver til fredag"; but "Søknader til 1. mars" names a matter."""
    dated = [moment for moment in moments if moment.window.start is not None]
    if len(dated) != 1 or any(part.tense != "none" for part in parts):
        return None
    expression, window = dated[0]
    until = window.deadline or _UNTIL.match(expression.words)
    if not until or expression.kind is Sort.HOLIDAY or window.precision not in EXACT:
        return None
    if unit.form == BULLET and not unit.text.endswith(":"):
        return None
    leads = expression.span[0] == unit.start or heading_kind(unit.text) in _LISTING
    if unit.form == HEADING and not leads:
        return None
    return Wanted(replace(window, deadline=True), unit.start)
