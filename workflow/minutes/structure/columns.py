"""Tables and right-hand columns → the matter alone, and beside it who answers for it and by when.

Owns what becomes of the source: it is given back with everything beside the matter blanked out,
each sign still at its place, so that sentences are read across the lines of a narrow column. Rows
that the file itself tells of are `rows`, columns in lines of text `spaced`, what a cell holds
`cellroles`; which sentence a cell belongs to is `beside`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.minutes import timex
from workflow.minutes.source import Line, Source, Style
from workflow.minutes.structure import cellroles, spaced
from workflow.minutes.structure.blocks import BOX
from workflow.minutes.structure.cellroles import HEAD, NUMBER, TASK, TOLD, WORDS, Cell
from workflow.minutes.structure.rows import read

_MARK = re.compile(r"[•·▪*–-][ ]+")


@dataclass(frozen=True, slots=True)
class Laid:
    """`source` without what stands beside the matter, and those cells, in document order.

    `topics` are the cells that only name a matter or tell what has been, where another column holds
    the actions; `heads` the spans of lines that hold no matter, since they only name columns or
    are figures; `plans` those of rows of a plan of meetings, `followed` of
    rows whose actions stand in no column of their own. `grid` is what times need to know.
    """

    source: Source
    cells: tuple[Cell, ...] = ()
    topics: tuple[Cell, ...] = ()
    heads: tuple[tuple[int, int], ...] = ()
    plans: tuple[tuple[int, int], ...] = ()
    followed: tuple[tuple[int, int], ...] = ()
    grid: timex.Grid | None = None


def lay(source: Source) -> Laid:
    """The source with its columns told apart; as it is where it has none."""
    rows: dict[int, tuple[tuple[int, int], ...]] = {}
    told = read(source)
    found = sorted((*told.cells, *spaced.cells(source, rows)), key=lambda cell: cell.start)
    given = {line.start: line.cells for line in source.lines if line.cells}
    grid = timex.Grid(
        frozenset((*given, *rows)),
        frozenset(told.hours),
        frozenset(told.weeks),
        told.days,
        frozenset(told.numbers),
        told.years,
    )
    if (
        not found
        and not rows
        and not told.plans
        and not any(_runs_on(source.text, line) for line in source.lines if line.cells)
    ):
        return Laid(source, grid=grid)
    topics = tuple(filter(_is_topic, found))
    heads = tuple((cell.start, cell.end) for cell in found if cell.role == HEAD)
    acting = frozenset(cell.start for cell in found if cell.role == TASK)
    aside = [c for c in found if c.role not in (HEAD, TASK) and not _is_topic(c)]
    kept: list[str] = []
    at = 0
    for cell in aside:
        if cell.start >= at:  # a cell that several rows share is blanked once
            kept += [source.text[at : cell.start], " " * (cell.end - cell.start)]
            at = cell.end
    text = "".join((*kept, source.text[at:]))
    rows |= given | {start: ((start, end),) for start, end in told.plans}
    lines = _trimmed(text, source.lines, aside, rows)
    parts = _parted(text, lines, topics, acting, told.parted)
    cells = tuple(cell for cell in aside if cell.role != TOLD)
    laid = replace(source, text=text, lines=tuple(parts))
    return Laid(laid, cells, topics, heads, tuple(told.plans), tuple(told.followed), grid)


def _is_topic(cell: Cell) -> bool:
    """Whether a cell holds no action in a row that has another cell for it."""
    return cell.role == WORDS or (cell.role == TOLD and cell.row is not None)


def _trimmed(
    text: str,
    lines: Sequence[Line],
    cells: Sequence[Cell],
    rows: Mapping[int, tuple[tuple[int, int], ...]],
) -> Iterator[Line]:
    """The lines, those in `rows` as rows, others that hold a cell ending where their words end; one
    with a number in front goes on with no line above it."""
    at = 0
    for line in lines:
        if inside := rows.get(line.start):
            yield replace(line, style=Style.ROW, cells=inside)
            continue
        while at < len(cells) and cells[at].start < line.start:
            at += 1
        if at == len(cells) or cells[at].start >= line.end:
            yield line
            continue
        end, style = _last_of(text, line), line.style
        if cells[at].role == NUMBER and style is Style.UNKNOWN and not _may_head(text, line):
            style = Style.BODY
        yield replace(line, end=end, style=style)


def _parted(
    text: str,
    lines: Iterable[Line],
    topics: Sequence[Cell],
    acting: Container[int],
    parted: Container[int],
) -> Iterator[Line]:
    """The lines, each cell of a row that holds a topic or several paragraphs as lines of its own:
    rows where it holds actions (`acting`: where those begin), else what its paragraphs look
    like."""
    at = 0
    for line in lines:
        while at < len(topics) and topics[at].start < line.start:
            at += 1
        told = at < len(topics) and topics[at].start < line.end
        apart = line.start in parted
        if not line.cells or not (told or apart or _runs_on(text, line)):
            yield line
            continue
        for start, end in line.cells:
            listed = apart or start in acting
            several = "\n" in text[start:end]
            for begin, stop in cellroles.paragraphs(text, start, end):
                box = BOX.match(text, begin, stop)
                if several and (box or not listed):
                    yield Line(begin, stop, Style.BODY)
                    continue
                mark = _MARK.match(text, begin, stop) if several else None
                begin = mark.end() if mark else begin
                yield replace(line, start=begin, end=stop, cells=((begin, stop),))


def _runs_on(text: str, line: Line) -> bool:
    """Whether a row has a cell of several paragraphs."""
    return bool(line.cells) and "\n" in text[line.start : line.end]


def _may_head(text: str, line: Line) -> bool:
    """Whether a line may be a heading: below a blank one, or all in capitals."""
    return text[line.start - 2 : line.start] == "\n\n" or text[line.start : line.end].isupper()


def _last_of(text: str, line: Line) -> int:
    return line.start + len(text[line.start : line.end].rstrip())
