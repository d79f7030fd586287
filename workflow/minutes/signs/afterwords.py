"""Sentences that only tell something of the one before: when it is, by when it must be done, or
that its day is yet to come.

Owns knowing them by their words. Whose the time is that they tell is `candidates`; that they are no
items of their own is asked in `barring`.
"""

from __future__ import annotations

import re

from workflow.minutes.structure.sections import Unit

_ANAPHOR = re.compile(
    r"(?:den|han|ho|hun|(?:ny |endelig |tentativ |foreløpig )?dato(?:en)?|tid|tidspunkt)"
    r" ?(?::|er\b|blir\b|vert\b|har\b)",
    re.IGNORECASE,
)
_DONE_BY = re.compile(  # "Dette bør gjøres før påske.", "Utsatt til mai."
    r"(?:dette|det) (?:må|bør|skal) (?:gjøres|gjerast|ordnes|ordnast|skje"
    r"|(?:være|vere) (?:gjort|ordnet|ordna|klart|på plass))\b|(?:utsatt|utsett) til\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(  # "Ny dato kommer."
    r"(?:(?:ny|endelig|nøyaktig|nærmere|nærare) )?(?:dato(?:en)?|tid|tidspunkt)"
    r"(?: og sted| og stad)? (?:er ikke|er ikkje|kommer|kjem|settes|avtales|avklares|bestemmes"
    r"|fastsettes|varsles|meldes)\b",
    re.IGNORECASE,
)
_TOLD_LATER = re.compile(
    r"(?:(?:ny|endelig|endeleg|nøyaktig|nærmere|nærare|mer|meir) )?"
    r"(?:dato(?:en)?|tid|tidspunkt|info(?:rmasjon)?)(?: og (?:sted|stad|tid))?"
    r" (?:kommer|kjem|følger|følgjer)"
    r"(?: (?:senere|seinare|snart|etter ?hvert|etter ?kvart|tilbake))?\W*",
    re.IGNORECASE,
)


def date_to_come(unit: Unit) -> bool:
    """Whether a sentence only says that the time of the one before is to come: "Dato kommer"."""
    return unit.index > 0 and bool(_TO_COME.match(unit.text))


def to_be_told(unit: Unit) -> bool:
    """Whether a sentence says no more than that a time will be told: "Ny dato kommer."."""
    return _TOLD_LATER.fullmatch(unit.text) is not None


def limits(unit: Unit) -> bool:
    """Whether a sentence only says by when the one before is to be done: "Dette må gjøres før"."""
    return unit.index > 0 and bool(_DONE_BY.match(unit.text))


def goes_on(before: Unit, unit: Unit) -> bool:
    """Whether a unit only goes on about the one before: "Den er flyttet til …", "Ny dato: …"."""
    return before.block == unit.block and bool(_ANAPHOR.match(unit.text))
