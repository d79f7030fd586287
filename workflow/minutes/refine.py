"""Proposals as weighed → proposals as shown: one item once, no doubles, in document order.

Owns what happens after weighing: choosing an item's window among the times named, one event a
date, and merging what heading, body and closing list say twice. Pure functions over drafts;
their order is written in `reading`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.minutes.candidates import Candidate, Moment
from workflow.minutes.style import Verdict
from workflow.minutes.timex import Kind as Sort

_WORD = re.compile(r"[^\W\d_]{3,}")
_EXACT = (Precision.DAY, Precision.DAYS, Precision.WEEK)


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate that was weighed and found likely, with its window and title so far."""

    kind: Kind
    candidate: Candidate
    verdict: Verdict
    window: Window
    title: str = ""
    owner: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The place of its quote in the document."""
        return self.candidate.unit.start, self.candidate.unit.end


def windows(kind: Kind, candidate: Candidate) -> list[Window]:
    """The windows of the items of `kind` in one clause: one, or one for each day of a list.

    Two deadlines in one sentence are two tasks; a list of dates is an event for each.
    """
    moments = [m for m in candidate.moments if m.expression.kind is not Sort.CLOCK]
    dated = [m for m in moments if m.window.start is not None]
    listed = [m for m in dated if m.window.precision in _EXACT and not m.expression.series]
    if kind is Kind.EVENT and len(listed) >= 2:
        return [m.window for m in _unlike(listed)]
    if kind is Kind.TASK and len(limits := [m for m in listed if m.window.deadline]) >= 2:
        return [m.window for m in _unlike(limits)]
    return [_best(kind, moments)]


def _unlike(moments: list[Moment]) -> list[Moment]:
    """Moments that name different days; a weekday or week beside its date names the same."""
    kept: list[Moment] = []
    for moment in moments:
        window = moment.window
        same = [k for k in kept if _within(window, k.window) or _within(k.window, window)]
        if not same:
            kept.append(moment)
        elif _days(window) < _days(same[0].window):
            kept[kept.index(same[0])] = moment
    return kept


def _within(inner: Window, outer: Window) -> bool:
    assert inner.earliest and inner.latest and outer.earliest and outer.latest
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _days(window: Window) -> int:
    assert window.earliest and window.latest
    return (window.latest - window.earliest).days


def _best(kind: Kind, moments: list[Moment]) -> Window:
    """The time that a clause's item is about: a limit for tasks, else the most exact, first said."""

    def rank(moment: Moment) -> tuple[bool, bool, bool]:
        window = moment.window
        return (
            window.start is None,
            kind is Kind.TASK and not window.deadline,
            window.precision not in _EXACT,
        )

    if not moments:
        return Window()
    return min(moments, key=rank).window


def once(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts with each item once; the place that carries the date is the one quoted."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _same(k, draft)), None)
        if twin is None:
            kept.append(draft)
        elif draft.window.start and not twin.window.start:
            kept[kept.index(twin)] = draft
    return kept


def _same(a: Draft, b: Draft) -> bool:
    if a.kind is not b.kind:
        return False
    if a.candidate.unit is b.candidate.unit:
        return False
    if a.window.start and b.window.start and not _agree(a.window, b.window):
        return False
    words_a, words_b = _words(a), _words(b)
    if not words_a or not words_b:
        return False
    shared = len(words_a & words_b) / min(len(words_a), len(words_b))
    if a.kind is Kind.EVENT and a.window.start and b.window.start:
        return shared >= 0.5 and len(words_a & words_b) >= 1
    return shared >= 0.8 and min(len(words_a), len(words_b)) >= 3


def _agree(a: Window, b: Window) -> bool:
    return _within(a, b) or _within(b, a)


def _words(draft: Draft) -> frozenset[str]:
    return frozenset(word.lower()[:6] for word in _WORD.findall(draft.title))


def sorted_by_place(drafts: list[Draft]) -> list[Draft]:
    """The drafts in document order; events before tasks of the same place, then by date."""
    return sorted(
        drafts,
        key=lambda d: (d.span, d.candidate.which, d.kind.value, d.window.start or date.max),
    )


def named(draft: Draft, title: str, owner: str | None) -> Draft:
    """The draft with its title and owner."""
    return replace(draft, title=title, owner=owner)
