"""Which playbook suits an item, by its words.

Owns the suggestion alone; what the playbooks hold is `workflow.domain.playbooks`.
"""

from __future__ import annotations

import re

from workflow.domain.proposal import Kind
from workflow.minutes.structure.sections import Unit

_RULES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # what is announced of a thing, or a visit to it, is not the thing with all its steps
        ("task", r"kunngj[øe]r|offentliggj[øe]r|^(?:befaring|synfaring|omvisning|omvising|besøk)"),
        ("statement", r"h(?:ø|øy)rings(?:uttal\w+|fråsegn\w*|svar\w*|innsp\w+)|innspillsfrist"),
        ("consultation", r"høring|høyring|rådslag"),
        ("publication", r"podcast|podkast|rapport|publiser|nyhetsbrev|utgivelse|lanser"),
        ("policy-week", r"arendalsuk|\wuka\b|\wuken\b|temauke"),
        ("trade-fair", r"messe[nr]?\b|nor-shipping|delegasjon|befaring"),
        ("conference", r"konferanse|kongress|symposium|toppmøte|landsmøte"),
        ("joint-gathering", r"samling|fellesmøte|nettverkstreff|regionting"),
        ("seminar", r"seminar|webinar|\bkurs|workshop|verksted|foredrag|fagdag|temadag|temakveld"),
        ("meeting-cycle", r"møte|\bforum\b|generalforsamling|\bråd\b"),
    )
)
_FOR_TASKS = ("statement", "consultation", "publication")


def suggest(kind: Kind, title: str, unit: Unit) -> str:
    """The name of the playbook for an item with this title, found in this unit. What the title has
    behind a colon is what the item is about: to answer a hearing is not to hold one."""
    own = title.partition(": ")[0]
    for words in (own.lower(), unit.text.lower()):
        for name, pattern in _RULES:
            if kind is Kind.TASK and name not in _FOR_TASKS:
                continue
            if pattern.search(words):
                return name
    return "task"
