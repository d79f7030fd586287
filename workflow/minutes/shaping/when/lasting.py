"""Two days of a clause that are one event: "6. og 7. mai", "fra lunsj 24. til lunsj 25. april".

Owns joining them into one window. Which of the times are days of an event at all is `dating`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from workflow.domain.window import Precision, Window
from workflow.minutes.signs.candidates import Candidate, Moment

_PAIRING = frozenset(("og", "&", "+", "eller"))
_LISTING = _PAIRING | {","}
_LONGEST = 14  # days from the start of an event to its end
_FROM = re.compile(r"\b(?:fra|frå)(?: og med)?(?: [^\W\d]\w*){0,2} $")
_TO = re.compile(r"til(?: og med)?(?: [^\W\d]\w*){0,2}")
_STARTS = re.compile(r"\b(?:starter|startar|begynner|byrjar|varer|varar)\b[^,.;]*$")
_UP_TO = re.compile(
    r"\b(?:varer|varar|pågår|går føre seg) (?:fram |frem |heilt |helt )?til (?:og med )?$"
)
_ENDS = re.compile(
    r",? ?og (?:slutter|sluttar|avsluttes|avsluttast|blir avsluttet|vert avslutta"
    r"|varer til|varar til|(?:er|blir) (?:slutt|ferdig))\b[^,.;]*"
)


def joined(listed: list[Moment], candidate: Candidate) -> list[Moment]:
    """The days, two on end and the two ends of one event as one: "torsdag og fredag", "6. eller 7.
    mai". Three or more stay a list."""
    if len(listed) == 2 and (whole := _from_to(listed[0], listed[1], candidate)):
        return [listed[0]._replace(window=whole)]
    parts = ["", *(between(a, b, candidate) for a, b in pairwise(listed)), ""]
    kept: list[Moment] = []
    for at, moment in enumerate(listed):
        pair = parts[at] in _PAIRING and _LISTING.isdisjoint((parts[at - 1], parts[at + 1]))
        if pair and (both := _two_days(kept[-1], moment, candidate)):
            kept[-1] = kept[-1]._replace(window=both)
        else:
            kept.append(moment)
    return kept


def begun(moments: list[Moment], candidate: Candidate) -> list[Moment]:
    """The times without that up to which an event lasts, where another tells when it begins and the
    two are not one time: "starter i oktober og varer til jul"."""
    last = moments[-1]
    low = last.expression.span[0] - candidate.unit.start
    lead = f"{candidate.unit.low[candidate.clause.start : low]}{_own(last, ('til ',))}"
    dated = moments[0].window.start is not None
    if not dated or not _UP_TO.search(lead) or _from_to(moments[0], last, candidate):
        return moments
    return moments[:-1]


def between(one: Moment, other: Moment, candidate: Candidate) -> str:
    """The words between two times, without points and space."""
    start = candidate.unit.start
    text = candidate.unit.text[one.expression.span[1] - start : other.expression.span[0] - start]
    return text.strip(" .")


def _from_to(one: Moment, other: Moment, candidate: Candidate) -> Window | None:
    """Two days as the start and the end of one event; None where they are not told as these."""
    first, last = one.window, other.window
    if not (first.earliest and last.latest and first.precision is last.precision is Precision.DAY):
        return None
    if not 0 < (last.latest - first.earliest).days <= _LONGEST:
        return None
    begin = candidate.unit.start
    start, end = one.expression.span[0] - begin, other.expression.span[1] - begin
    # a preposition may be one of the time's own words
    lead = candidate.unit.low[:start] + _own(one, ("fra ", "frå "))
    to = f"{between(one, other, candidate).lower()} {_own(other, ('til ',))}".strip()
    lasts = _FROM.search(lead) and _TO.fullmatch(to)
    told = lasts or (_STARTS.search(lead) and _ENDS.fullmatch(to))
    if not told:
        return None
    timex = first.timex and first.timex.partition("T")[0]
    ends = last.ends or last.starts
    whole = candidate.unit.text[start:end]
    return replace(
        first, latest=last.latest, precision=Precision.DAYS, timex=timex, ends=ends, words=whole
    )


def _own(moment: Moment, prepositions: tuple[str, ...]) -> str:
    """The preposition that opens the words of a time, if it is one of these."""
    words = moment.expression.words.lower()
    return next((p for p in prepositions if words.startswith(p)), "")


def _two_days(one: Moment, other: Moment, candidate: Candidate) -> Window | None:
    """Two days as one window; None where the one does not follow the other."""
    first, last = one.window, other.window
    if first.starts or not (first.latest and last.earliest):
        return None
    if (last.earliest - first.latest).days != 1 or first.precision is not Precision.DAY:
        return None
    start = candidate.unit.start
    words = candidate.unit.text[one.expression.span[0] - start : other.expression.span[1] - start]
    return replace(first, latest=last.latest, precision=Precision.DAYS, words=words)
