"""How these tests read: from a meeting on Thursday 16 March 2023, in ISO week 11."""

from __future__ import annotations

from datetime import date

from workflow.domain.window import Window
from workflow.minutes.timex import Kind, find, resolve

MEETING = date(2023, 3, 16)


def windows(text: str, meeting: date = MEETING, *, past: bool = False) -> list[Window]:
    """Every window that `text` names, in order, bare clock times left out."""
    found = [expression for expression in find(text) if expression.kind is not Kind.CLOCK]
    return [resolve(expression, meeting, past=past) for expression in found]


def only(text: str, meeting: date = MEETING, *, past: bool = False) -> Window:
    """The one window that `text` names."""
    (window,) = windows(text, meeting, past=past)
    return window


def timexes(text: str, meeting: date = MEETING) -> list[str | None]:
    """The TIMEX3 values that `text` names, in order."""
    return [window.timex for window in windows(text, meeting)]


def span(window: Window) -> tuple[str | None, str | None]:
    """The first and last day as published, as ISO dates."""
    return (
        window.start.isoformat() if window.start else None,
        window.end.isoformat() if window.end else None,
    )
