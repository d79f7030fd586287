"""Words with their places on a page → lines, and the chunks of text in each.

Owns what stands on one baseline, and which gaps between words part cells and which only even out
the right edge. What the lines are is `layout`'s.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workflow.minutes.files.paper.words import JUST_BEFORE, ON_LINE, Word, boxed

_BESIDE = 3.0  # ems between a label and its words at the most
_TOUCH = 0.08  # ems between two pieces of one word
_WIDE = 0.9  # ems between two words of different cells
_LEAST_STRETCHED, _MOST_STRETCHED = 0.45, 2.5  # ems between the words of a justified line
_UNEVEN = 1.9  # times the narrowest of its gaps that the widest may be
_FEWEST_GAPS = 3
_ABOUT = 3  # lines before and after one, that its block is told by
_ALIKE = 0.3  # ems by which the gaps of a justified line, and its edges, may differ
LABEL = re.compile(
    r"(?:[•·▪◦‣●○➢\-–—*o\uf0b7\uf0a7\uf0d8\uf076]|\(?(?:\d{1,3}|[a-zæøå]|[ivx]{1,4})[.)]|\d{1,3}(?:\.\d{1,3})+\.?)"
)
BULLET = re.compile(r"[•·▪◦‣●○➢\uf0b7\uf0a7\uf0d8\uf076][ \t]*|[-–—*o][ \t]+")


@dataclass(slots=True)
class Line:
    """Words on one baseline, as chunks of text that wide gaps part.

    `across` tells of a line between the rows of a table, in a cell as wide as the table.
    """

    page: int
    base: float
    size: float
    words: list[Word] = field(default_factory=list)
    chunks: list[tuple[float, float, str]] = field(default_factory=list)
    across: bool = False

    @property
    def left(self) -> float:
        """Where its first word starts."""
        return self.chunks[0][0]

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.chunks[-1][1]

    @property
    def text(self) -> str:
        """All of it, a tab where the gap is wide."""
        return "\t".join(text for _, _, text in self.chunks)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @property
    def numbered(self) -> bool:
        """Whether it starts with the number or bullet of an item."""
        return len(self.words) > 1 and LABEL.fullmatch(self.words[0].text) is not None

    def part(self, words: Sequence[Word]) -> Line:
        """What stands on this line in one cell: these of its words, as one chunk."""
        chunk = (words[0].left, words[-1].right, _said(words))
        return Line(self.page, self.base, self.size, list(words), [chunk])


def gathered(number: int, words: Iterable[Word]) -> list[Line]:
    """The words of the page of this number as lines.

    A word joins only a line that was drawn just before, and of a box of text only one of the box.
    """
    lines: list[Line] = []
    boxes: list[int] = []
    for box, word in boxed(words):
        for at in range(len(lines) - 1, max(-1, len(lines) - 1 - JUST_BEFORE), -1):
            line = lines[at]
            same = abs(line.base - word.base) <= ON_LINE * min(line.size, word.size)
            if same and boxes[at] == box:
                line.words.append(word)
                break
        else:
            lines.append(Line(number, word.base, word.size, [word]))
            boxes.append(box)
    for line in lines:
        line.words.sort(key=lambda word: word.left)
    lines = _labelled(lines)
    for line in lines:
        line.size = _usual_size(line.words)
        line.chunks = _chunks(line.words)
    lines = _downwards(lines)
    _even_out(lines)
    return lines


def _labelled(lines: Sequence[Line]) -> list[Line]:
    """The lines, each label that is drawn alone, as all of a page may be at its end, put before the
    words beside it."""
    alone = [len(line.words) == 1 and LABEL.fullmatch(line.words[0].text) for line in lines]
    heights: dict[int, list[tuple[float, int]]] = {}
    for at, line in enumerate(lines):
        if not alone[at]:
            heights.setdefault(round(line.base), []).append((line.words[0].left, at))
    for level in heights.values():
        level.sort()
    kept = []
    for line, label in zip(lines, alone, strict=True):
        other = _beside(line, lines, heights) if label else None
        if other:
            other.words.insert(0, line.words[0])
        else:
            kept.append(line)
    return kept


def _beside(
    label: Line, lines: Sequence[Line], heights: Mapping[int, Sequence[tuple[float, int]]]
) -> Line | None:
    """The line that starts next behind a label, on its baseline."""
    edge = label.words[0].right
    for height in (round(label.base) + step for step in (0, -1, 1)):
        level = heights.get(height, ())
        place = bisect_left(level, (edge, 0))
        if place < len(level) and level[place][0] - edge <= _BESIDE * label.size:
            line = lines[level[place][1]]
            if abs(line.base - label.base) <= ON_LINE * label.size:
                return line
    return None


def _downwards(lines: Sequence[Line]) -> list[Line]:
    """The lines as drawn; one that stands between the last two, over a chunk of the last, is put
    above it, since cells may be set at the foot of their row."""
    ordered: list[Line] = []
    for line in lines:
        low = ordered[-1] if ordered else line
        high = ordered[-2].base if len(ordered) > 1 else math.inf
        over = any(abs(line.left - left) <= _ALIKE * line.size for left, _, _ in low.chunks[1:])
        if low.base < line.base < high and over:
            ordered.insert(-1, line)
        else:
            ordered.append(line)
    return ordered


def _even_out(lines: Sequence[Line]) -> None:
    """Makes one chunk of a line whose words are spread to end where the lines about it end."""
    for at, line in enumerate(lines):
        if len(line.chunks) == 1 or not _evenly_spread(line):
            continue
        about = [
            other for other in lines[max(0, at - _ABOUT) : at + _ABOUT + 1] if other is not line
        ]
        block = [other for other in about if _same_edges(line, other)]
        if any(len(other.chunks) == 1 for other in block) and not any(
            _under_each_other(line, other) for other in about
        ):
            line.chunks = line.part(line.words).chunks


def _evenly_spread(line: Line) -> bool:
    """Whether the gaps between its words are alike, that behind a label aside."""
    words = line.words[1:] if LABEL.fullmatch(line.words[0].text) else line.words
    gaps = [word.left - before.right for before, word in pairwise(words)]
    return bool(gaps) and max(gaps) - min(gaps) <= _ALIKE * line.size


def _same_edges(line: Line, other: Line) -> bool:
    slack = _ALIKE * line.size
    starts = [word.left for word in line.words[:2]]  # the first may be a label
    return abs(line.right - other.right) <= slack and any(
        abs(start - other.left) <= slack for start in starts
    )


def _under_each_other(line: Line, other: Line) -> bool:
    """Whether a chunk of one starts under a chunk of the other."""
    return any(
        abs(left - start) <= _ALIKE * line.size
        for left, _, _ in line.chunks[1:]
        for start, _, _ in other.chunks[1:]
    )


def _usual_size(words: Sequence[Word]) -> float:
    """The size of most of the characters."""
    if len({word.size for word in words}) == 1:
        return words[0].size
    sizes = Counter[float]()
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0]


def _chunks(words: Sequence[Word]) -> list[tuple[float, float, str]]:
    chunks: list[list[Word]] = [[words[0]]]
    stretched = _stretched(words)
    for before, word in pairwise(words):
        gap = word.left - before.right
        wide = gap > _WIDE * max(before.size, word.size) and gap > stretched
        label = len(chunks) == 1 and len(chunks[0]) == 1 and LABEL.fullmatch(before.text)
        if wide and not label:
            chunks.append([word])
        else:
            chunks[-1].append(word)
    return [(c[0].left, c[-1].right, _said(c)) for c in chunks]


def _said(words: Sequence[Word]) -> str:
    """The words with spaces between, save where two pieces of one touch."""
    said = words[0].text
    for before, word in pairwise(words):
        gap = (word.left - before.right) / word.size
        touches = before.run != word.run and abs(gap) < _TOUCH and not LABEL.fullmatch(before.text)
        said += word.text if touches else " " + word.text
    return said


def _stretched(words: Sequence[Word]) -> float:
    """How wide a gap may be that only evens out the line's right edge, in points; 0 where the
    line's narrowest gap is one as other lines have."""
    gaps = [word.left - before.right for before, word in pairwise(words)]
    if len(gaps) < _FEWEST_GAPS or min(gaps) < _LEAST_STRETCHED * words[0].size:
        return 0.0
    widest = min(_MOST_STRETCHED * words[0].size, _UNEVEN * min(gaps))
    return widest if sum(gap <= widest for gap in gaps) >= _FEWEST_GAPS else 0.0


def gap(first: Line, second: Line) -> float:
    """The distance between two lines, in ems."""
    return (first.base - second.base) / max(first.size, second.size)
