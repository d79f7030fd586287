"""A heading in capitals that became an event's title: "ÅRSMØTE", "NESTE MØTE".

Owns writing it as other titles are, where no name or abbreviation can be among its words.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.signs.occasions import names_event

_WORD = re.compile(r"[^\W\d_]+")
_NAMED_BY = frozenset(("I", "PÅ", "VED", "HOS", "TIL", "FRA", "FRÅ", "MED"))  # a place, a person
_SHORT = 4  # letters; fewer are rather an abbreviation


def calmed(words: str) -> str:
    """The title in small letters but for its first, where it was written in capitals alone."""
    said = _WORD.findall(words)
    if not words.isupper() or not names_event(words) or not _NAMED_BY.isdisjoint(said):
        return words
    if any(len(word) < _SHORT or lexicon.first_name(word.capitalize()) for word in said):
        return words
    return words[:1] + words[1:].lower()
