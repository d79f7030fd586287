"""Words with their places on pages → headings, whole paragraphs, and rows of tables.

Owns what typesetting tells: a line that could not hold the next word was wrapped, larger or bold
lines are headings. Reading the words is `pdf`, lines are `lines`, tables `grid` and `tables`,
headers and footers `furniture`; broken words are `healing`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workflow.minutes.files import healing
from workflow.minutes.files.draft import Draft
from workflow.minutes.files.paper import cells, furniture, grid, overleaf, tables
from workflow.minutes.files.paper.cells import Row
from workflow.minutes.files.paper.grid import Rule, Upright
from workflow.minutes.files.paper.lines import BULLET, Line, gathered
from workflow.minutes.files.paper.spread import Spread, full, pitch
from workflow.minutes.files.paper.words import Word

_INDENT = 6.0  # points
_UNDER = 0.35  # ems by which what stands under each other may differ
_LOOSE, _LOOSER = 0.2, 0.6  # ems by which lines and list items may stand further apart
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page of this width and height, and the lines drawn on it."""

    width: float
    height: float
    words: Sequence[Word]
    rules: Sequence[Rule] = ()
    uprights: Sequence[Upright] = ()


def draft(pages: Sequence[Page]) -> Draft:
    """The text of the pages with what it tells of each line."""
    lines = [line for number, page in enumerate(pages) for line in gathered(number, page.words)]
    lines = furniture.without(lines, [page.height for page in pages])
    items: list[Line | Row] = []
    for number, page in enumerate(pages):
        items += _with_rows([line for line in lines if line.page == number], page)
    return _Writer(overleaf.joined(items), [page.width for page in pages]).write()


def _with_rows(lines: Sequence[Line], page: Page) -> list[Line | Row]:
    """The lines of a page in order, those of tables replaced by rows."""
    margin = page.width - min((line.left for line in lines), default=0.0)
    drawn = grid.rows(lines, page.rules, page.uprights, page.height)
    items: list[Line | Row] = []
    loose: list[Line] = []
    for at, line in enumerate(lines):
        if at not in drawn:
            loose.append(line)
        elif drawn[at]:
            items += tables.rows(loose, page.rules, margin)
            items += drawn[at]
            loose = []
    return items + tables.rows(loose, page.rules, margin)


def _steps(places: Iterable[float]) -> list[float]:
    """The distinct places, each further than an indent from the one before."""
    steps: list[float] = []
    for place in sorted(places):
        if not steps or place - steps[-1] > _INDENT:
            steps.append(place)
    return steps


def _hangs(first: Line, second: Line) -> bool:
    """Whether the second line stands under what a gap sets apart from the first one's label."""
    under = abs(second.left - first.chunks[-1][0]) <= _UNDER * first.size
    return len(first.chunks) == 2 and under


class _Writer:
    """Joins wrapped lines to paragraphs and writes them."""

    def __init__(self, items: Sequence[Line | Row], widths: Sequence[float]) -> None:
        self.items = items
        lines = [item for item in items if isinstance(item, Line)]
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        self.spread = Spread(lines, widths)
        self.pitch = pitch(pairwise(lines))
        rows = [item for item in items if isinstance(item, Row)]
        self.cell_pitch = pitch(cells.neighbours(rows))
        self.bullets = _steps(line.left for line in lines if BULLET.match(line.text))
        self.hyphenated = frozenset(
            word.lower() for line in lines for word in _HYPHENATED.findall(line.text)
        )

    def write(self) -> Draft:
        """The draft."""
        written = Draft()
        table = run = object()
        paragraph: list[Line] = []
        for item in (*self.items, None):
            if isinstance(item, Line) and paragraph and self._continues(paragraph, item):
                paragraph.append(item)
                continue
            if paragraph:
                self._paragraph(written, paragraph, run)
            if isinstance(item, Row):
                table = object() if item.first else table
                texts = [cells.text(cell, self.cell_pitch, self.hyphenated) for cell in item.cells]
                written.row(texts, table, item.merged)
                paragraph = []
            elif item is not None:
                if item.across:
                    run = table
                elif not paragraph or not self._near(paragraph[-1], item):
                    run = object()
                paragraph = [item]
        return written

    def _paragraph(self, written: Draft, lines: Sequence[Line], run: object) -> None:
        text = lines[0].text
        for line in lines[1:]:
            text = healing.join(text, line.text, self.hyphenated)
        text = text.removesuffix("\ufffe") + ("-" if text.endswith("\ufffe") else "")
        size = lines[0].size
        if size >= 1.12 * self.body and len(text) <= 150:
            written.heading(text, 1 if size >= 1.4 * self.body else 2)
        elif bullet := BULLET.match(text):
            written.bullet(text[bullet.end() :], self._depth(lines[0]), BULLET)
        else:
            written.paragraph(text, bold=all(line.bold for line in lines), run=run)

    def _depth(self, line: Line) -> int:
        """How deep a bullet stands, by its indent among the document's bullets."""
        return min(sum(left < line.left - _INDENT for left in self.bullets), 8)

    def _near(self, first: Line, second: Line) -> bool:
        """Whether two lines stand as close as the lines of a paragraph, or the items of a list."""
        if first.page != second.page:
            return False
        gap = (first.base - second.base) / max(first.size, second.size)
        items = first.numbered and second.numbered
        return 0 < gap <= self.pitch + (_LOOSER if items else _LOOSE)

    def _full(self, first: Line, second: Line) -> bool:
        """Whether the first line had no room for the second one's first word."""
        return full(first, second, self.spread.edge(first))

    def _tells_of_a_figure(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a line that starts with "12." goes on with a sentence ("12. mai")."""
        first, last, (label, following) = paragraph[0], paragraph[-1], line.words[:2]
        if not label.text.strip("().").isdigit() or not following.text[0].islower():
            return False
        under = not first.numbered or line.left > first.left + _INDENT
        return under and last.text[-1] not in ".!?:;" and self._full(last, line)

    def _continues(self, paragraph: Sequence[Line], line: Line) -> bool:
        last = paragraph[-1]
        if abs(last.size - line.size) > 0.6 or (last.bold and not line.words[0].bold):
            return False
        if line.numbered and not self._tells_of_a_figure(paragraph, line):
            return False
        lowered = line.text[:1].islower()
        if last.text.endswith(healing.BREAKS):
            return True
        if last.page != line.page or self.spread.turns(last, line):
            return (self._full(last, line) or lowered) and last.text[-1] not in ".!?:" and lowered
        if not self._near(last, line) or len(line.chunks) > 1:
            return False
        if len(last.chunks) > 1 and not _hangs(last, line):
            return False
        if line.bold and not last.bold:
            return False
        return self._full(last, line) or (lowered and last.text[-1] not in ".!?:;")
