"""Tables and right-hand columns → the matter alone, and beside it who answers for it and by when.

Owns rows that the file itself, or Markdown, tells of, and what becomes of the source: it is given
back with everything beside the matter blanked out, each sign still at its place, so that sentences
are read across the lines of a narrow column. What a cell holds is `cellroles`, columns in lines of
text are `spaced`; which sentence a cell belongs to is `beside`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.minutes.source import Line, Source, Style
from workflow.minutes.structure import cellroles, spaced
from workflow.minutes.structure.blocks import BOX
from workflow.minutes.structure.cellroles import HEAD, NUMBER, TASK, TOLD, WORDS, Cell

_MARK = re.compile(r"[•·▪*–-][ ]+")


@dataclass(frozen=True, slots=True)
class Laid:
    """`source` without what stands beside the matter, and those cells, in document order.

    `topics` are the cells that only name a matter or tell what has been, where another column holds
    the actions; `heads` the spans of lines that only name columns.
    """

    source: Source
    cells: tuple[Cell, ...] = ()
    topics: tuple[Cell, ...] = ()
    heads: tuple[tuple[int, int], ...] = ()


def lay(source: Source) -> Laid:
    """The source with its columns told apart; as it is where it has none."""
    rows: dict[int, tuple[tuple[int, int], ...]] = {}
    found = sorted((*_in_rows(source), *spaced.cells(source, rows)), key=lambda cell: cell.start)
    if (
        not found
        and not rows
        and not any(_runs_on(source.text, line) for line in source.lines if line.cells)
    ):
        return Laid(source)
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
    rows |= {line.start: line.cells for line in source.lines if line.cells}
    parts = _parted(text, _trimmed(text, source.lines, aside, rows), topics, acting)
    cells = tuple(cell for cell in aside if cell.role != TOLD)
    return Laid(replace(source, text=text, lines=tuple(parts)), cells, topics, heads)


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
) -> Iterator[Line]:
    """The lines, each cell of a row that holds a topic or several paragraphs as lines of its own:
    rows where it holds actions (`acting`: where those begin), else what its paragraphs look
    like."""
    at = 0
    for line in lines:
        while at < len(topics) and topics[at].start < line.start:
            at += 1
        told = at < len(topics) and topics[at].start < line.end
        if not line.cells or not (told or _runs_on(text, line)):
            yield line
            continue
        for start, end in line.cells:
            listed = start in acting
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


def _in_rows(source: Source) -> Iterator[Cell]:
    roles: tuple[frozenset[str], ...] | None = None
    above: dict[int, Cell] = {}  # by column, what stands beside the matter in the row above
    parted, ended = False, 0  # a line that goes across the table, and where the last row ended
    for line in source.lines:
        if not line.cells:
            if roles is not None and source.text[line.start : line.end].strip(" |:-\t"):
                parted = True
                roles = roles if "\n\n" not in source.text[ended : line.start] else None
            continue
        texts = [source.text[start:end] for start, end in line.cells]
        row = (line.start, line.end)
        if parted and "\n\n" in source.text[ended : line.start]:
            roles = None
        if roles is None or parted:
            heads = cellroles.heads(texts)
            if roles is None or any(heads):
                roles = heads
            if any(heads):
                parted, ended = False, line.end
                if cellroles.only_heads(texts):
                    yield Cell(HEAD, line.start, line.end)
                continue
        parted, ended = False, line.end
        known = roles if len(roles) == len(texts) else ()
        acts = any(TASK in named for named in known)
        aside = cellroles.aside(texts)
        for at, ((start, end), text) in enumerate(zip(line.cells, texts, strict=True)):
            if not text.strip():
                if at in line.merged and at in above:
                    yield replace(above[at], row=row)
                continue
            named = known[at] if known else frozenset()
            above.pop(at, None)
            if role := cellroles.role(text, named, first=at == 0, last=at >= aside):
                above[at] = Cell(role, start, end, row)
                yield above[at]
            elif acts and (held := next((r for r in (TASK, TOLD, WORDS) if r in named), None)):
                above[at] = Cell(held, start, end, row)
                yield above[at]
