"""Rows of a plan of meetings: "21. april | 10–14 | Rådhuset | Budsjett" under "Møteplan".

Owns what each row of such a plan is called by what stands over it. Which rows are a plan's is
`rows`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from workflow.minutes.structure.sections import Unit

_MEETINGS = re.compile(
    r"\b(?P<sort>[a-zæøå]*?)s?(?:(?P<meeting>møte)(?:r|ne|ene|a|n|plan\w*|dato\w*|kalender\w*|tid\w*"
    r"|serie\w*|oversikt\w*|rekke\w*|møta)?|(?P<other>samling)(?:er|ar|splan\w*))\b"
)
_LATER = re.compile(r"\b(?:forrige|førre|sist|siste|tidligere|tidlegare)\b")


def named(units: Sequence[Unit], rows: Sequence[tuple[int, int]]) -> list[Unit]:
    """The units, those that are rows of a plan marked as an event each, and led by what it is where
    the plan is one of meetings."""
    found = list(units)
    starts = [start for start, _ in rows]
    for at, unit in enumerate(found):
        row = bisect_right(starts, unit.start) - 1
        if row < 0 or unit.start >= rows[row][1] or unit.lead:
            continue
        found[at] = replace(unit, lead=_called(unit), lead_kind="event")
    return found


def _called(unit: Unit) -> str | None:
    """What one of the meetings is that the words above the rows tell of."""
    for words in (unit.label_text, *reversed(unit.path)):
        said = words.lower()
        if (told := _MEETINGS.search(said)) and not _LATER.search(said):
            return (told["sort"] + (told["meeting"] or told["other"])).capitalize()
    return None
