"""The hour that holds for meetings told before: "Alle møter starter kl. 18" below their dates.

Owns knowing such a sentence, which names no item, and the time of a day with its hour. Whose days
they are is `candidates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workflow.domain.window import Precision, Window
from workflow.minutes.structure.sections import Unit

_FOR_ALL = re.compile(
    r"(?:alle (?:møter|møtene|møte|møta|møtene|samlinger|samlingene|samlingar|samlingane)"
    r"|møtene|møta|samlingene|samlingane)"
    r"(?: (?:er|blir|vert|holdes|haldast|starter|startar|begynner|byrjar|varer|varar|går|avholdes)"
    r"| kl\b)",
    re.IGNORECASE,
)
_MEETINGS = re.compile(r"\b\w*(?:møte(?:[rt]|ne|plan\w*|dato\w*)?|møta|samling\w*)\b")


def for_all(unit: Unit, windows: Sequence[Window]) -> Window | None:
    """The hour in a unit that tells no more than when in the day all meetings are; else None."""
    if len(windows) != 1 or not windows[0].starts or windows[0].start is not None:
        return None
    return windows[0] if _FOR_ALL.match(unit.text) else None


def lists_meetings(unit: Unit) -> bool:
    """Whether a unit tells of meetings, itself or by the label or heading above."""
    above = unit.path[-1] if unit.path else ""
    return any(_MEETINGS.search(words.lower()) for words in (unit.low, unit.label_text, above))


def at(window: Window, hour: Window) -> Window:
    """A day to come with the hour, where it has none of its own."""
    if window.precision is not Precision.DAY or window.starts or window.deadline:
        return window
    if not window.timex or not hour.starts:
        return window
    timex = f"{window.timex[:10]}T{hour.starts:%H:%M}"
    return replace(window, timex=timex, starts=hour.starts, ends=hour.ends)
