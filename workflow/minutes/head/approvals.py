"""Where minutes approve earlier ones: the words, and the meeting they speak of.

Owns finding them in a text. Which stored minutes are meant is `workflow.services.approve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workflow.minutes import timex

#: How many lines below its heading the words of an approval may stand.
_BELOW = 6

_MINUTES = r"(?:møte)?(?:referat|protokoll|møtebok|møteboka)\w*"
_HEADING = re.compile(
    rf"\bgodkjenn\w*\b[^\n]*?\b{_MINUTES}|^\W*[\d./ ]*{_MINUTES}\s+(?:fra|frå)\b", re.I
)
_VERDICT = re.compile(
    r"\b(?:god(?:kjent|kjend|kjende|kjennes|kjennast|tatt|teken|teke)|tatt til etterretning)\b",
    re.I,
)
_ALONE = re.compile(
    rf"\b{_MINUTES}\b(?:[^\n.?!]|\d\.)*\b(?:godkjen(?:t|d|nes|nast)|godt(?:att|eken))\b", re.I
)
_NOT = re.compile(r"\b(?:ikke|ikkje|utsatt|utsett|skal|må|bør)\b|\?", re.I)
#: What is approved under the same heading, and is no minutes.
_OTHER = re.compile(r"innkalling|sakliste|saksliste|dagsorden|agenda|servering", re.I)


@dataclass(frozen=True, slots=True)
class Approval:
    """Earlier minutes are approved: the day of their meeting (None: the one before this), and
    where the words stand."""

    day: date | None
    start: int
    end: int

    def among(self, earlier: Iterable[date]) -> date | None:
        """The day that is meant of these earlier meetings': the one named, else the last."""
        return self.day or max(earlier, default=None)


def find(text: str, meeting_date: date) -> list[Approval]:
    """The approvals of a text, in its order, each meeting once.

    «Godkjenning av protokoll fra 4. mai» followed by «Protokollen ble godkjent», or one line that
    says both. A verdict that is negated, put off, still to come or asked for is none.
    """
    found: dict[date | None, Approval] = {}
    heading: tuple[int, str] | None = None  # its line number and words
    for number, (start, line) in enumerate(_lines(text)):
        if heading and number - heading[0] > _BELOW:
            heading = None
        under = heading[1] if heading else ""
        alone = _ALONE.search(line)
        verdict = alone or (heading and _VERDICT.search(line) and not _OTHER.search(line))
        if verdict and not _NOT.search(line):
            day = _day(f"{under} {line}", meeting_date)
            end = start + len(line.rstrip())
            found.setdefault(day, Approval(day, start + len(line) - len(line.lstrip()), end))
            heading = None
        elif _HEADING.search(line):
            heading = number, line
    return list(found.values())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that says something, and where it begins."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line
        start += len(line)


def _day(words: str, meeting_date: date) -> date | None:
    """The earlier day that the words name; without a year, the nearest before the meeting."""
    for expression in timex.find(words):
        window = timex.resolve(expression, meeting_date)
        day = window.earliest
        if day is None or day != window.latest:
            continue
        if day >= meeting_date and "year" not in window.said:
            day = day.replace(
                year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day
            )
        if day < meeting_date:
            return day
    return None
