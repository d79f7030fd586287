"""What holds for all lines of a document, by which each is read.

Owns measuring it: whether lines are broken to fit a page, whether capitals tell anything, how far
what belongs apart stands apart. What a line is by these is `blocks`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from workflow.minutes.source import Line
from workflow.minutes.structure import paragraphs

_YEAR = re.compile(r"20\d\d")
_COUNTED = re.compile(r"^[ \t]*(\d{1,2})\.(\d{1,2})\.?[ \t]+[A-ZÆØÅ]\w*[ ]", re.MULTILINE)
_MARKS = " \t-–*•·#(0123456789.)"
_MOST_CAPITALS = 2  # beginnings in lower case for each in a capital, where nobody cares for them
_NARROWEST = 60  # characters of a page whose lines are broken, where small letters don't tell it
_BLANK = 2  # line ends with a blank line between
_SPACED = 0.9  # share of lines with one where that parts nothing
_WIDER = 3  # wider gaps that then do


class Page(NamedTuple):
    """What holds for all lines: the years named, the least length of a broken line, no capitals,
    how many line ends part what belongs apart; the numbers that count sentences ("4.2 Per sender
    …", and "4.3"), and the points of lists above, as of an agenda."""

    years: frozenset[str]
    wrap: int
    low: bool
    apart: int
    counted: frozenset[str]
    points: set[str]


def measure(text: str, lines: list[Line]) -> Page:
    """What holds for the lines of `text` that are not empty; no points are known yet."""
    low = _written_low(text, lines)
    years = frozenset(_YEAR.findall(text))
    wrap, apart, counted = _wrap_width(text, lines, low), _apart(text, lines), _counted(text)
    return Page(years, wrap, low, apart, counted, set())


def _counted(text: str) -> frozenset[str]:
    """The numbers before sentences that a neighbour, or who does what there, makes a count and no
    dates."""
    pairs = {(int(major), int(minor)) for major, minor in _COUNTED.findall(text)}
    doing = paragraphs.doing(text) if pairs else frozenset()
    return frozenset(
        f"{major}.{minor}"
        for major, minor in pairs
        if (major, minor) in doing or not pairs.isdisjoint(((major, minor - 1), (major, minor + 1)))
    )


def _wrap_width(text: str, lines: list[Line], low: bool) -> int:
    """The least length of a line that was broken to fit the page; 0 where lines are not broken."""
    lengths = sorted(line.end - line.start for line in lines)
    if not lengths:
        return 0
    longest = lengths[int(len(lengths) * 0.97)]
    lowered = sum(1 for line in lines if text[line.start : line.end].lstrip()[:1].islower())
    if longest > 130 or lowered < 0.04 * len(lines) or (low and longest < _NARROWEST):
        return 0
    return int(longest * 0.72)


def _apart(text: str, lines: list[Line]) -> int:
    """How many line ends part what belongs apart: two, or three where nearly every line has a blank
    one before it and some have more, as pages of the web do."""
    ends = [text.count("\n", a.end, b.start) for a, b in pairwise(lines)]
    blank = len(ends) - ends.count(0) - ends.count(1)
    wider = blank - ends.count(_BLANK)
    return _BLANK + 1 if blank >= _SPACED * len(ends) and wider >= _WIDER else _BLANK


def _written_low(text: str, lines: list[Line]) -> bool:
    """Whether most of what a blank line parts begins in lower case, so that a capital tells
    nothing."""
    firsts, end = [], -2
    for line in lines:
        if line.start - end > 1:
            firsts.append(text[line.start : line.end].lstrip(_MARKS)[:1])
        end = line.end
    return sum(map(str.islower, firsts)) > _MOST_CAPITALS * sum(map(str.isupper, firsts))
