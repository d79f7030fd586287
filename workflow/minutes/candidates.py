"""What may be an item: each main clause of each unit, with the times it names.

Owns the shape that the signs are read from and the moments that belong to each clause. Which
signs speak is `deeds`, `occasions` and `surroundings`; how they are weighed is `style`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.domain.window import Window
from workflow.minutes import lexicon, timex
from workflow.minutes.clauses import Clause, clauses
from workflow.minutes.sections import Unit
from workflow.minutes.timex import Expression

_NAME = re.compile(r"[A-ZÆØÅ][\w-]+|[A-ZÆØÅ]{2,4}\b")
_SCHEDULED = frozenset(
    """sette setje setja planlegge planleggje utsette flytte avtale bestemme fastsette fastsetje reservere booke
    invitere innkalle varsle bestille leie stadfeste bekrefte velge signere kalle""".split()
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A temporal expression and the window it names, resolved against the meeting's date."""

    expression: Expression
    window: Window


@dataclass(frozen=True, slots=True)
class Candidate:
    """A main clause of a unit. `moments` are those that stand in it, `all_moments` the unit's.

    `past` tells that the clause speaks of something that has been.
    """

    unit: Unit
    clause: Clause
    which: int
    of: int
    moments: tuple[Moment, ...]
    all_moments: tuple[Moment, ...]
    past: bool
    reference: date

    @property
    def text(self) -> str:
        """The clause's words."""
        return self.unit.text[self.clause.start : self.clause.end]


def candidates(
    text: str,
    units: list[Unit],
    reference: date,
    people: frozenset[str],
    meetings: Mapping[str, Window],
) -> list[Candidate]:
    """Every clause of every unit, in document order."""
    expressions = list(timex.find(text))
    starts = [expression.span[0] for expression in expressions]
    found: list[Candidate] = []
    for unit in units:
        first = bisect_left(starts, unit.start)
        last = bisect_left(starts, unit.end)
        inside = expressions[first:last]
        parts = clauses(unit.text, unit.body, people)
        if not parts:
            continue
        for which, clause in enumerate(parts):
            low = unit.start + (clause.start if which else 0)
            high = unit.start + (
                parts[which + 1].start if which + 1 < len(parts) else len(unit.text)
            )
            past = speaks_of_past(unit, clause)
            own = tuple(
                Moment(e, timex.resolve(e, reference, past=past, meetings=meetings))
                for e in inside
                if low <= e.span[0] < high and not e.rejected
            )
            every = (
                own
                if len(parts) == 1
                else tuple(
                    Moment(e, timex.resolve(e, reference, past=past, meetings=meetings))
                    for e in inside
                    if not e.rejected
                )
            )
            found.append(Candidate(unit, clause, which, len(parts), own, every, past, reference))
    return found


def speaks_of_past(unit: Unit, clause: Clause) -> bool:
    """Whether the clause tells of something that has been (and not of a plan made then)."""
    if clause.verb and clause.verb.lemma in _SCHEDULED:
        return False
    if clause.tense in ("past", "perfect"):
        return True
    return "past" in unit.kinds[:1] and clause.tense not in ("modal", "present", "imperative")
