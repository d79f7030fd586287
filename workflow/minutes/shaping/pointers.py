"""What a title only points at: "Ordne det" beside the sentence that tells what it is.

Owns finding what "det", "dette" or "dem" in a task's title stands for, in the words before it, so
that the title can be read alone. It decides nothing else: the pronoun stays as the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes.shaping import happenings
from workflow.minutes.shaping.wording import short, tidy, without_comment
from workflow.minutes.signs.candidates import Candidate

_POINTING = re.compile(
    r"(?:\w+ ){1,2}(?:det|dette|den|denne|dem|dei|disse|desse)"
    r"(?: (?:selv|sjølv|også|òg|opp|inn|ut|ned|videre|vidare|med|fr[ae]m|tilbake|attende|på|av))?",
    re.IGNORECASE,
)
_LEAST = 8  # letters of what tells enough


def told(title: str, candidate: Candidate, before: Sequence[Candidate]) -> str:
    """The title with what its pronoun stands for behind a colon, where it says no more: what the
    same sentence or the one before tells, else what both stand under. `before` are the
    candidates of the document up to this one."""
    if not _POINTING.fullmatch(title):
        return title
    matter = _before(candidate, before) or happenings.matter(candidate)
    matter = without_comment(tidy(matter)) if matter else ""
    return short(f"{title}: {matter}") if len(matter) >= _LEAST else title


def _before(candidate: Candidate, before: Sequence[Candidate]) -> str | None:
    """The words before the verb that tell who it is by what they did, else the words right before
    the clause: of its own sentence, else the sentence before."""
    unit, clause = candidate.unit, candidate.clause
    front = unit.text[clause.start : max(clause.start, clause.verb_at)]
    if clause.opener == "subject" and " som " in front:
        return front.rstrip(" ,")  # "De som ikke har søkt, bør gjøre det"
    topic = unit.text[clause.start : clause.owner[0]].rstrip() if clause.owner else ""
    if topic.endswith((":", "–")):
        return topic  # "Forespørsel om bål: Kari tar den"
    if candidate.which:
        return unit.text[: candidate.clause.start].rstrip(" ,;–-(")
    last = next((c.unit for c in reversed(before) if c.unit is not unit), None)
    near = last is not None and (last.block, last.index) == (unit.block, unit.index - 1)
    return last.text if last and near else None
