"""Who has answered a hearing or a call: one row a member, the silent ones too.

Owns the matrix and its counts. What was noted is `workflow.store.responses`; nudging the silent is
`reminders`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.domain.people import Member


class Answer(StrEnum):
    """What a member has done. Nobody is silent by saying so: that is the want of an answer."""

    ANSWERED = "answered"
    LATE = "late"
    DECLINES = "declines"
    SILENT = "silent"


#: What can be noted.
SAID = (Answer.ANSWERED, Answer.LATE, Answer.DECLINES)


@dataclass(frozen=True, slots=True)
class Reply:
    """What was noted of one member: what, on which day, by whom, and the member's own words."""

    member_id: int
    answer: Answer
    answered: date
    actor_id: int | None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many members have answered, of how many."""

    answered: int
    members: int


@dataclass(frozen=True, slots=True)
class Row:
    """One member's row in the matrix; `reply` is None for the silent."""

    member: Member
    reply: Reply | None

    @property
    def answer(self) -> Answer:
        """Where the member stands."""
        return self.reply.answer if self.reply else Answer.SILENT


def matrix(members: Iterable[Member], replies: Mapping[int, Reply]) -> tuple[Row, ...]:
    """Every member by name, with the latest reply (by member id) where there is one."""
    ordered = sorted(members, key=lambda member: (member.name.casefold(), member.id))
    return tuple(Row(member, replies.get(member.id)) for member in ordered)


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many of each answer, those of which there are none too."""
    found = Counter(row.answer for row in rows)
    return {answer.value: found[answer] for answer in Answer}
