"""Headers and footers of pages, which are no part of the text.

Owns where on a page they stand: page numbers and what most pages repeat, at the edge of a page,
and next to those, what most pages repeat at the same height. When two lines say the same is
`healing`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from workflow.minutes.files import healing
from workflow.minutes.files.paper.lines import Line

_EDGE = 0.1  # share of a page's height in which headers and footers stand
_REACH = 0.25  # share of it to which they may reach
_NEXT = 2.5  # ems between their lines at the most


def without(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """The lines of pages of these heights, headers and footers left out."""
    pages: list[list[Line]] = [[] for _ in heights]
    for line in lines:
        pages[line.page].append(line)
    edges = [
        [line for line in page if _at_edge(line, _EDGE, height)]
        for page, height in zip(pages, heights, strict=True)
    ]
    repeated = healing.furniture([[line.text for line in edge] for edge in edges])
    seen = Counter(place for page in pages for place in set(map(_place, page)))
    often = {place for place, count in seen.items() if count >= max(2, len(pages) // 2 + 1)}
    gone: set[int] = set()
    for page, edge, height in zip(pages, edges, heights, strict=True):
        gone |= {
            id(line)
            for line in edge
            if healing.faceless(line.text) in repeated or healing.is_page_number(line.text)
        }
        within = [line for line in page if _at_edge(line, _REACH, height)]
        for inwards in (1, -1):
            ordered = sorted(within, key=lambda line: -inwards * line.base)
            _drop_next(ordered, often, gone)
    return [line for line in lines if id(line) not in gone]


def _drop_next(lines: Iterable[Line], often: set[tuple[str, int]], gone: set[int]) -> None:
    """Takes the lines from the edge inwards, as long as each is a part of the header or footer."""
    before: Line | None = None
    for line in lines:
        if id(line) not in gone:
            # the head of a table that is repeated on each page is one on the first
            row = len(line.chunks) > 1 and not line.page
            if before is None or row or _place(line) not in often:
                return
            if abs(line.base - before.base) > _NEXT * line.size:
                return
            gone.add(id(line))
        before = line


def _place(line: Line) -> tuple[str, int]:
    """What it says, figures too ("Sak 1"), and at which height."""
    return line.text, round(line.base)


def _at_edge(line: Line, share: float, height: float) -> bool:
    return not share * height < line.base < (1 - share) * height
