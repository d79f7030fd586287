"""How far lines reach to the right: the margin of a page, the edge of a column, where one turns.

Owns finding the gutter between two columns of running text, and what margins and wrapped lines
tell of the edge. What the lines are is `layout`'s; columns of a table are `tables` and `grid`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from workflow.minutes.files.paper.lines import Line

_SECOND = 0.45  # share of the widest line's right edge, right of which a second column begins
_FEWEST_LINES = 5  # of a column
_ABOUT = 2.0  # ems by which wrapped lines may end before the longest
_USUAL_PITCH, _FURTHEST = 1.3, 2.2  # ems between the lines of a paragraph


def full(first: Line, second: Line, edge: float) -> bool:
    """Whether the first line had no room before the edge for the second one's first word."""
    word = second.words[0]
    return first.right + 0.2 * first.size + word.right - word.left > edge - 0.3 * first.size


def reach(lines: Sequence[Line], margin: float) -> float:
    """How far these lines may reach, in points, where the page leaves room up to `margin`.

    Short lines tell nothing, so it is the margin, unless a line goes further, or a sentence that
    goes on from about the end of the longest line shows that no word had room beyond it.
    """
    longest = max((line.right for line in lines if len(line.chunks) == 1), default=margin)
    if longest < margin and any(
        _goes_on(first, second)
        and longest - first.right <= _ABOUT * first.size
        and full(first, second, longest)
        and not full(first, second, margin)
        for first, second in pairwise(lines)
    ):
        return longest
    return max(longest, margin)


def pitch(lines: Iterable[tuple[Line, Line]]) -> float:
    """The distance between the lines of a paragraph, in ems, as neighbours tell that surely are of
    one."""
    gaps = Counter(
        round((first.base - second.base) / first.size, 1)
        for first, second in lines
        if _goes_on(first, second)
    )
    return gaps.most_common(1)[0][0] if gaps else _USUAL_PITCH


def _goes_on(first: Line, second: Line) -> bool:
    """Whether the second line goes on in the middle of the first one's sentence."""
    return (
        first.page == second.page
        and len(first.chunks) == len(second.chunks) == 1
        and 0 < first.base - second.base <= _FURTHEST * first.size
        and second.text[0].islower()
        and first.text[-1] not in ".!?:;"
    )


class Spread:
    """How the lines of a document are spread over the columns of its pages of these widths."""

    def __init__(self, lines: Sequence[Line], widths: Sequence[float]) -> None:
        self._widths = widths
        self._gutters = _gutters(lines)
        self._edges: dict[tuple[float, int], float] = {}
        margins: dict[float, float] = {}
        columns: dict[tuple[float, int], list[Line]] = {}
        for line in lines:
            width = widths[line.page]
            margins[width] = min(margins.get(width, width), line.left)
            columns.setdefault((width, self._column(line)), []).append(line)
        for (width, column), inside in columns.items():
            left = margins[width]
            if column == 1:  # as wide as the second one
                left = min(self._gutters[line.page] for line in inside)
            self._edges[width, column] = reach(inside, width - left)

    def edge(self, line: Line) -> float:
        """How far to the right, in points, the lines of this one's column may reach."""
        return self._edges[self._widths[line.page], self._column(line)]

    def turns(self, line: Line, following: Line) -> bool:
        """Whether the text goes on in the next column of the page."""
        return self._column(line) == 1 and self._column(following) == 2

    def _column(self, line: Line) -> int:
        """1 or 2, and 0 for a line that goes over both."""
        gutter = self._gutters.get(line.page)
        if gutter is None or line.left < gutter < line.right:
            return 0
        return 1 + (line.left >= gutter)


def _gutters(lines: Iterable[Line]) -> dict[int, float]:
    """By page, where the second of two columns begins."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    found = {}
    for number, page in pages.items():
        edge = max(line.right for line in page)
        begins = Counter(round(line.left) for line in page if line.left > _SECOND * edge)
        if not begins or begins.most_common(1)[0][1] < _FEWEST_LINES:
            continue
        gutter = begins.most_common(1)[0][0] - 1.0
        first = [line for line in page if line.right < gutter]
        across = len(page) - len(first) - sum(line.left >= gutter for line in page)
        if len(first) >= _FEWEST_LINES and across <= len(page) // 4:
            found[number] = gutter
    return found
