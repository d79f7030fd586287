"""The tables of a source: which of its rows stand in one, and which are nothing but figures.

Owns where a table begins and ends. What its cells hold is `rows`, and for tables that are read by
their columns as well `matrices`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workflow.minutes import lexicon
from workflow.minutes.source import Line, Source
from workflow.minutes.structure import cellroles

_FIGURE = re.compile(
    r"[-+–−±~]?(?:kr\.? )?\d[\d .,]*(?: ?(?:%|kr|kroner|mill\.?|mrd\.?|stk\.?|,-))?|[-–−]|0",
    re.IGNORECASE,
)
_FEWEST_FIGURES = 2  # rows of nothing but figures that make a table of them


def said(source: Source, row: Line) -> list[str]:
    """What the cells of a row say."""
    return [source.text[start:end].strip() for start, end in row.cells]


def each(source: Source) -> Iterator[list[Line]]:
    """The rows of each table; a ruled line parts none."""
    rows: list[Line] = []
    for line in source.lines:
        apart = rows and "\n\n" in source.text[rows[-1].end : line.start]
        told = line.cells or source.text[line.start : line.end].strip(" |:-\t")
        if rows and told and (apart or not line.cells):
            yield rows
            rows = []
        if line.cells:
            rows.append(line)
    if rows:
        yield rows


def figures(source: Source) -> frozenset[int]:
    """Where rows start of tables whose rows, but for the first, are a name and figures."""
    found: set[int] = set()
    for rows in each(source):
        told = [counts(said(source, row)) for row in rows]
        first = 0 if told[0] else 1
        if all(told[first:]) and len(rows) - first >= _FEWEST_FIGURES:
            found.update(row.start for row in rows[first:])
    return frozenset(found)


def counts(cells: Sequence[str]) -> bool:
    """Whether a row only tells how much or how many there is of something: its cells but the first
    are figures, and that is no day and nothing to do."""
    first, *rest = cells
    if not any(rest) or not all(_FIGURE.fullmatch(cell) for cell in rest if cell):
        return False
    if all(cellroles.YEARS.fullmatch(cell) for cell in rest if cell):
        return False
    if any(cellroles.is_time(cell) and not cellroles.YEARS.fullmatch(cell) for cell in rest) or (
        cellroles.is_time(first) and any(map(str.isdigit, first))
    ):
        return False
    opens = first.split(" ")[0].lower()
    if opens in lexicon.words("grammar", "ambiguous"):
        return True
    return not any(verb.tense == "inf" for verb in lexicon.verb(opens))
