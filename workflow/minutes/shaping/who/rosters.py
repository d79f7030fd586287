"""Who has which of several days: "Kirkekaffe: 3. mai Kari, 17. mai Per og Anne".

Owns finding the names that stand behind each of the times of a clause, or before each. Others who
are named are `owners`.
"""

from __future__ import annotations

from itertools import pairwise

from workflow.domain.window import Window
from workflow.minutes.grammar.tokens import Names
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.structure import whom

_FEWEST = 2
_EDGES = " \t\n,;:.()–-|*_"


def whose(candidate: Candidate, window: Window, names: Names) -> str | None:
    """Those who have the day of `window`; None unless each of the clause's days has names of its
    own beside it, and nothing else."""
    text, start = candidate.unit.text, candidate.unit.start
    at = next((at for at, m in enumerate(candidate.moments) if m.window is window), None)
    if at is None or len(candidate.moments) < _FEWEST:
        return None
    spans = [
        (m.expression.span[0] - start, m.expression.span[1] - start) for m in candidate.moments
    ]
    first, last = candidate.clause.start, candidate.clause.end
    lead = text[first : spans[0][0]]
    first += lead.rfind(":") + 1
    behind = [text[a[1] : b[0]] for a, b in pairwise([*spans, (last, last)])]
    before = [text[a[1] : b[0]] for a, b in pairwise([(first, first), *spans])]
    for gaps in (behind, before):
        said = [_name(gap) for gap in gaps]
        if all(one and names.person(one.split()[0]) and whom.is_name(one) for one in said):
            return said[at]
    return None


def _name(words: str) -> str:
    plain = words.strip(_EDGES)
    return plain.removesuffix(" og").removeprefix("og ").strip(_EDGES)
