"""A fuzzy date kept as data: the window a text names, and how precisely it names it.

Owns what a window is. Finding one in a text is `workflow.minutes.timex`; what it means for a
calendar is `publishing`; when a deadline in it ends is `deadlines`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a text says when, from the clearest to none at all."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    VAGUE = "vague"
    NONE = "none"

    @property
    def dated(self) -> bool:
        """Whether the window gives whole days that a calendar could show (day, days or week)."""
        return self in (Precision.DAY, Precision.DAYS, Precision.WEEK)


class Mod(StrEnum):
    """TIMEX3 modifiers that Frist uses (TimeML 1.2.1, attribute `mod`)."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends inclusive, as far as the text gives one.

    `timex` is the TIMEX3 value (`2023-06-08`, `2023-W12`, `2023-04`, `2023-FA`, `FUTURE_REF`).
    `starts` and `ends` are the local clock times said, if any. `deadline` tells that the text
    names a limit ("innen", "frist", "senest"). `words` is the expression as written, `reference`
    the date it was resolved against, `said` and `implied` the parts that the text gave and the
    parts that Frist filled in ("year", "month", ...).
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.NONE
    timex: str | None = None
    mod: Mod | None = None
    starts: time | None = None
    ends: time | None = None
    deadline: bool = False
    words: str = ""
    reference: date | None = None
    said: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("a window has both ends or none")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(
                f"a window can't end ({self.latest}) before it starts ({self.earliest})"
            )
        if self.ends and not self.starts:
            raise ValueError("a clock time that ends must also start")

    @property
    def start(self) -> date | None:
        """The first day as published: None for seasons and vaguer, whose bounds are custom."""
        return self.earliest if self.precision not in _CONVENTIONAL else None

    @property
    def end(self) -> date | None:
        """The last day as published, inclusive; None where `start` is."""
        return self.latest if self.precision not in _CONVENTIONAL else None

    @property
    def last(self) -> date | None:
        """The last day on which it may take place, vague or not: "før mai" ends with April."""
        if self.mod is Mod.BEFORE and self.earliest is not None:
            return self.earliest - timedelta(days=1)
        return self.latest

    @property
    def time(self) -> str | None:
        """The clock time as `HH:MM` or `HH:MM-HH:MM`, local."""
        if self.starts is None:
            return None
        first = f"{self.starts:%H:%M}"
        return f"{first}-{self.ends:%H:%M}" if self.ends else first


_CONVENTIONAL = (Precision.SEASON, Precision.VAGUE, Precision.NONE)
