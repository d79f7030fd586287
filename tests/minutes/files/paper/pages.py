"""Pages as tests make them: words at their places, the lines of tables, and what is read."""

from __future__ import annotations

from tests.minutes.files.reading import Told, lines
from workflow.minutes.files.paper.grid import Rule, Upright
from workflow.minutes.files.paper.layout import Page, draft
from workflow.minutes.files.paper.words import Word

SIZE = 10.0
EM = 5.0  # how wide these letters are


def typed(*rows: tuple[float, float, str], bold: bool = False, run: int = 0) -> list[Word]:
    """Words of rows given as left edge, baseline, text."""
    words = []
    for number, (left, base, text) in enumerate(rows):
        at = left
        for word in text.split(" "):
            right = at + EM * len(word)
            words.append(Word(word, at, right, base, SIZE, bold, run + number))
            at = right + EM / 2
    return words


def boxed(*heights: float, at: tuple[float, ...]) -> tuple[list[Rule], list[Upright]]:
    """The lines of a table with rules at these heights and uprights at these places."""
    rules = [Rule(height, at[0], at[-1]) for height in heights]
    return rules, [Upright(x, heights[-1], heights[0]) for x in at]


def read(*pages: Page) -> list[Told]:
    """The lines of the pages."""
    return lines(draft(pages).finish("a.pdf", ""))
