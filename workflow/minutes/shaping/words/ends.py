"""Where the words of a title may end: behind a preposition that a question leaves at its end, in
front of a clause that is too long to be kept, and what of a limit stands behind its time.

Owns knowing these places. What no title ends in, and taking it away, is `wording`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import PRONOUNS, modal

_ASKING = (
    r"(?:hva|kva|hvem|kven|hvilken|hvilket|hvilke|hvor|kor|hvordan|korleis|"
    r"kva for|hvorfor|kvifor|hvorvidt)"
)
_PREPOSITIONS = r"(?:på|til|for|fra|frå|i|om|med|av|ved|før|mot|etter|over|under|hos)"
# "hva de har ansvar for", "hvor mange det er snakk om", "hvordan det er", "noen som kan ta over"
_STRANDED = re.compile(
    rf"\b{_ASKING} (?:\S+ )*?(?:{_PREPOSITIONS}|er|blir|vert|var)$"
    rf"|\bsom (?:\w+ ){{2,5}}{_PREPOSITIONS}$",
    re.IGNORECASE,
)
# a limit's words behind its time: "før oktober er omme", "fra påske og utover"
_TAIL = re.compile(
    r" (?:er|var) (?:omme|over|slutt|ferdig|ute|forbi)\b"
    r"| og (?:utover|ut(?= |$|[.,])|framover|fremover|frametter)\b",
    re.IGNORECASE,
)
_LIMITING = re.compile(r"(?:før|innen|innan|inntil|etter|når|fra|frå)\b", re.IGNORECASE)
# a clause that only tells of the word before it
_RELATIVE = re.compile(r",? (?:som|der|hvor) (?=\w)")
# behind these it tells who or which are meant: "hvilke poster som byttes", "de to som er ansatt"
_MEANT = re.compile(
    rf"(?:^|\W)(?:{_ASKING}|alle|de|dei|det|den|dem|noen|nokon|noe|noko|alt|slik|den|samme|same"
    r"|(?:eneste|einaste|første|fyrste|siste)(?= ?$))(?: \w+){0,2}$",
    re.IGNORECASE,
)
_LONG = 25  # characters of a title that stands alone
_ENOUGH = 40  # and of one with a second clause
# where a long title may end, since a clause of its own begins
_BOUNDARY = re.compile(
    r",? (?<!vite )(?<!vita )(?<!spørre )(?<!avklare )(?:når|fordi|hvis|dersom|viss|så snart"
    r"|slik at|mens|medan|samt|men|etter at) (?=\w)"
    r"|,? (?:og|eller) (?=(?:hva|kva|hvem|kven|hvilke|hvordan|korleis|hvor|om|at|å|også|som)\b)"
)


def stranded(words: str) -> bool:
    """Whether words end in what a question or a relative clause leaves at its end, which is no
    loose end: "sjekke hva de har ansvar for"."""
    return " " in words and _STRANDED.search(words) is not None


def behind_time(text: str, words: str, end: int) -> int:
    """Where a time ends that is told in `words` up to `end` of `text`, with what of a limit stands
    behind it: "før oktober er omme"."""
    tail = _TAIL.match(text, end) if _LIMITING.match(words) else None
    return tail.end() if tail else end


def within_clause(cut: str) -> int | None:
    """Where words that were cut after so many signs may end instead: before the relative clause
    that the cut, or the comma before it, stands in; else before the last clause of its own; None
    where there is no such place."""
    comma = cut.find(", ", _LONG + 1)
    relative = next((m.start() for m in _RELATIVE.finditer(cut) if _may_end(cut, m)), None)
    if comma >= 0 and (relative is None or relative > comma):
        return None
    bounds = [m.start() for m in _BOUNDARY.finditer(cut) if m.start() > _ENOUGH]
    if bounds and "(" not in cut and comma < 0 and (relative is None or bounds[-1] > relative):
        return bounds[-1]
    return relative


def _may_end(cut: str, begins: re.Match[str]) -> bool:
    """Whether a long title may end before what looks like a relative clause; no "så godt som", "som
    tekst"."""
    before, behind = cut[: begins.start()], cut[begins.end() :].split()[:2]
    if begins.start() <= _LONG or _MEANT.search(before):
        return False
    if not begins[0].endswith("som "):
        return True
    told = any(v.tense in ("pres", "past", "pass") for w in behind for v in lexicon.verb(w))
    return told or modal(behind[0]) is not None or behind[0] in PRONOUNS
