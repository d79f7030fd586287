"""How far a table has been read: what its heads say, and what goes on from the rows above.

Owns what a table's columns hold beyond one row: a merged cell, a month, the time of a row across
the table, and in which columns a cross tells that a row is done. What a row holds is `rows`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from workflow.minutes import lexicon, timex
from workflow.minutes.source import Line
from workflow.minutes.structure import cellroles
from workflow.minutes.structure.cellroles import HEAD, WHEN, Cell

_LONGEST_CAPTION = 60


@dataclass(slots=True)
class Table:
    """How far a table has been read."""

    roles: tuple[frozenset[str], ...] | None = None
    hours: frozenset[int] = frozenset()  # columns of hours, and of weeks
    weeks: frozenset[int] = frozenset()
    years: dict[int, int] = field(default_factory=dict)  # of the days of a column
    plan: bool = False
    ticked: frozenset[int] = frozenset()  # columns in which a cross tells that a row is done with
    owners: set[int] = field(default_factory=set)  # columns that no head names but that say who
    above: dict[int, Cell] = field(default_factory=dict)  # by column, what stands beside the matter
    months: dict[int, tuple[int, int | None]] = field(default_factory=dict)  # by column
    lasting: set[int] = field(default_factory=set)  # columns in which that is a month or a season
    over: Cell | None = None  # the time that a row across the table names
    caption: Cell | None = None  # the row that opened it, where heads may yet follow

    def ends(self, texts: Sequence[str]) -> bool:
        """Whether a row set apart from the table opens another."""
        if self.roles is None:
            return False
        return len(self.roles) != len(texts) or cellroles.only_heads(texts)

    def dates_rows(self, text: str) -> bool:
        """Whether a time that goes across the table is that of the rows below it."""
        return any(self.roles or ()) or cellroles.is_period(text)

    def dated(self) -> list[int]:
        """The columns that say when; without heads, those that may name a month and a day."""
        if not any(self.roles or ()):
            return [0, 1]
        return [at for at, named in enumerate(self.roles or ()) if WHEN in named]

    def month_of(self, line: Line, texts: Sequence[str]) -> tuple[int, int | None] | None:
        """The month, and its year where it is said, that a row of the table is of."""
        for at in self.dated():
            if texts[at]:
                self.months.pop(at, None)
                if month := _month(texts[at]):
                    self.months[at] = month
            if at in self.months and (texts[at] or at in line.merged or at in self.lasting):
                return self.months[at]
        return None

    def goes_on(self, at: int, merged: bool) -> Cell | None:
        """The cell above that goes on in an empty one of the column `at`."""
        return self.above.get(at) if merged or at in self.lasting else None

    def keep(self, at: int, cell: Cell | None, text: str) -> None:
        """Keep what a cell of the column `at` holds, for those below it."""
        self.above.pop(at, None)
        self.lasting.discard(at)
        if cell:
            self.above[at] = cell
            if cell.role == WHEN and cellroles.is_period(text):
                self.lasting.add(at)


def opened(line: Line, texts: Sequence[str], heads: tuple[frozenset[str], ...]) -> Table:
    """The table that a row opens; one with a single cell of words may only say what it is."""
    years = {at: year for at, text in enumerate(texts) if (year := cellroles.year(text))}
    hours, weeks = cellroles.hours(texts), cellroles.weeks(texts)
    known = lexicon.words("column", "ticked")
    ticked = frozenset(at for at, text in enumerate(texts) if text.lower().strip(" :") in known)
    table = Table(heads, hours, weeks, years, cellroles.plans(texts), ticked)
    if len(texts) > 1 and not any(texts[1:]) and len(texts[0]) <= _LONGEST_CAPTION:
        table.caption = Cell(HEAD, line.start, line.end)
    return table


@lru_cache(maxsize=2_000)
def _month(text: str) -> tuple[int, int | None] | None:
    """The month that words are, and its year where they say it, or None."""
    moment = timex.find(text)[0].moment if cellroles.is_time(text) else None
    if isinstance(moment, timex.Month) and moment.last is None and not moment.turn:
        return moment.month, moment.year
    return None
