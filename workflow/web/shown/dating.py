"""How a date was read: what was said, what was assumed, what it becomes.

Owns that line of a proposal's card. Finding and resolving is `minutes.timex`; the words are
`wording`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflow.domain import wording
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.web.tongue import _, language


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `mode` is «sagt», «antatt» or «blir»; `label` stands below the words."""

    mode: str
    words: str
    label: str


def parts(item: Item, today: date) -> list[Part]:
    """Said, assumed, becomes, in that order; empty where no time was said."""
    window = item.window
    if not window.words:
        return []
    found = [Part("sagt", " ".join(window.words.split()), _("sagt"))]
    if assumed := _assumed(window):
        found.append(assumed)
    if becomes := _becomes(item, today):
        found.append(becomes)
    return found


def _assumed(window: Window) -> Part | None:
    if window.earliest is None:
        return None
    if "reference" in window.implied and window.reference is not None:
        return Part("antatt", wording.day(window.reference, language()), _("regnet fra møtet"))
    if "year" in window.implied:
        first, last = window.earliest.year, (window.latest or window.earliest).year
        year = f"{first}" if first == last else f"{first}–{last}"
        return Part("antatt", year, _("antatt av møtedatoen"))
    if window.implied and window.reference is not None:
        said = wording.day(window.reference, language())
        return Part("antatt", said, _("antatt av møtedatoen"))
    return None


def _becomes(item: Item, today: date) -> Part | None:
    window = item.window
    last = deadline_day(window)
    if item.kind is Kind.TASK and last is not None:
        week = window.precision is Precision.WEEK
        label = _("siste arbeidsdag") if week else _("siste dag")
        return Part("blir", _day(last, window, today), label)
    if window.earliest is None or window.latest is None:
        return Part("blir", _("uten dato"), _("kommer i ukebrevet"))
    if window.precision is Precision.DAY:
        return Part("blir", _day(window.earliest, window, today), _("dagen"))
    if window.precision in (Precision.DAYS, Precision.WEEK):
        week = window.precision is Precision.WEEK
        label = _("foreløpig, hele uken") if week else _("fra og til")
        days = wording.days(window.earliest, window.latest, language(), today)
        return Part("blir", days, label)
    return Part("blir", wording.window(window, language(), today), _("ingen dag satt"))


def _day(day: date, window: Window, today: date) -> str:
    said = wording.long_day(day, language(), today)
    if window.starts is None:
        return said
    return f"{said} {wording.clock(window.starts, language(), window.ends)}"
