"""Pages set in two columns of running text: where each line's column ends, and where one turns.

Owns finding the gutter between them and how far the lines of a column reach. What the lines
are is `layout`'s; columns of a table are `tables` and `grid`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

_SECOND = 0.45  # share of the widest line's right edge, right of which a second column begins
_FEWEST_LINES = 5  # of a column


class Placed(Protocol):
    """A line on a page, its left and right edge, and its chunks of text between wide gaps."""

    page: int
    chunks: list[tuple[float, float, str]]

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...


class Spread:
    """How the lines of a document are spread over the columns of its pages."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        self._gutters = _gutters(lines)
        self._edges: dict[int, float] = {}
        for line in lines:
            if len(line.chunks) == 1:
                column = self._column(line)
                self._edges[column] = max(self._edges.get(column, 0.0), line.right)

    def edge(self, line: Placed) -> float:
        """How far to the right, in points, the lines of this one's column reach."""
        return self._edges.get(self._column(line), 0.0)

    def turns(self, line: Placed, following: Placed) -> bool:
        """Whether the text goes on in the next column of the page."""
        return self._column(line) == 1 and self._column(following) == 2

    def _column(self, line: Placed) -> int:
        """1 or 2, and 0 for a line that goes over both."""
        gutter = self._gutters.get(line.page)
        if gutter is None or line.left < gutter < line.right:
            return 0
        return 1 + (line.left >= gutter)


def _gutters(lines: Iterable[Placed]) -> dict[int, float]:
    """By page, where the second of two columns begins."""
    pages: dict[int, list[Placed]] = {}
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
