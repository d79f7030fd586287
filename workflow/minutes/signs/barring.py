"""What is no item whatever the signs say, by its place or its own words.

Owns asking for each of them, in one place. What tells them is `surroundings`, `generalities`,
`spells` and `occasions`; weighing what is left is `style`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from workflow.domain.proposal import Kind
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.grammar.denials import forbids
from workflow.minutes.signs import afterwords, generalities, hours, occasions, spells, surroundings
from workflow.minutes.signs.candidates import Candidate


def names_no_item(
    kind: Kind,
    candidate: Candidate,
    names: Names,
    days: Collection[date | None],
    passed: Collection[int],
) -> bool:
    """Whether the place shows that it is none, whatever the signs say: a topic, what is done,
    forbidden, only thought, said or put forward, settled by saying so, so as a rule, asked, or
    parts a table, this meeting, what is called off, that another's date is yet to come, the hour
    of all meetings, by when a list is to be done or who signed (`passed`: where that is said)."""
    unit = candidate.unit
    if unit.start in passed or surroundings.parts_table(candidate):
        return True
    hour = candidate.of == 1 and hours.for_all(unit, [m.window for m in candidate.all_moments])
    if hour or generalities.general(candidate) or generalities.thought(candidate):
        return True
    if kind is Kind.EVENT:
        return (
            afterwords.date_to_come(unit)
            or surroundings.called_off(candidate)
            or occasions.this_meeting(candidate, days)
        )
    return (
        unit.label == "done"
        or (forbids(candidate.clause) and not unit.text.endswith("?"))
        or surroundings.put_forward(candidate)
        or surroundings.settles(candidate)
        or generalities.talk(candidate)
        or generalities.goes_on(candidate)
        or surroundings.finished(candidate)
        or surroundings.was_done(candidate)
        or (unit.index > 0 and surroundings.charges(unit.text))
        or afterwords.to_be_told(unit)
        or (bool(candidate.moments) and afterwords.limits(unit))
        or surroundings.topic(candidate, names)
        or spells.goes_on(candidate)
    )
