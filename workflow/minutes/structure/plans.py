"""Rows of a plan of meetings: "21. april | 10–14 | Rådhuset | Budsjett" under "Møteplan".

Owns what each row or line of such a plan is called by what stands over it. Which rows are a plan's
is `rows`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from workflow.minutes.structure.sections import Unit

_MEETINGS = re.compile(
    r"\b(?P<sort>[a-zæøå]*?)(?:(?P<meeting>møte)(?:r|ne|ene|a|n|plan\w*|dato\w*|dag(?:er|ar|ene|ane)|kalender\w*|tid\w*"
    r"|serie\w*|oversikt\w*|rekke\w*|møta)?|(?P<other>samling)(?:er|ar|splan\w*))\b"
)
_ALONE = ("møte", "samling")  # of one, or in nynorsk of many
_LISTING = (
    "plan",
    "planen",
    "dato",
    "datoer",
    "datoar",
    "datoene",
    "datoane",
    "kalender",
    "tider",
    "dager",
    "dagar",
)
_ONLY_WHICH = re.compile(
    r"(?:(?:de|dei|neste|kom?mande|kommende|vidare|videre|nye|følgende|følgjande|øvrige|planlagte"
    r"|resterende|foreslåtte|aktuelle|faste|vanlige|vanlege|ordinære|våre|våra|forslag til)\s*)*"
)
_GOES_ON = re.compile(r"\s+(?:og|eller|samt|er|blir|vert|ble|vart)\b|[-/]")
_WHEN = re.compile(  # what else heads them tells only when they are
    r"\s*(?:$|[:,(\d]|(?:i|til|for|utover|resten av)?\s*(?:framover|fremover|vår|høst|haust|vinter"
    r"|somm|år\b|første|fyrste|andre|neste|20\d\d|h\d|v\d|jan|feb|mars|apr|mai|jun|jul|aug|sep|okt|nov|des))"
)
_FURTHER = re.compile(r" [^:,(]+")
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


def one_of(many: str) -> str | None:
    """What each of several meetings is, by the words that head their days: "Møteplan hausten 2024",
    "Styremøter"; None of words that head none, or tell of something else as well."""
    told = _MEETINGS.search(many.lower())
    if told is None or told[0].endswith(_ALONE) or _LATER.search(many.lower()):
        return None
    before, behind = many[: told.start()].strip().lower(), many[told.end() :]
    if not _ONLY_WHICH.fullmatch(before) or _GOES_ON.match(behind):
        return None
    one = (told["sort"] + (told["meeting"] or told["other"])).capitalize()
    listed = told[0].endswith(_LISTING)
    more = None if listed or _WHEN.match(behind.lower()) else _FURTHER.match(behind)
    return f"{one}{more[0].rstrip()}" if more else one
