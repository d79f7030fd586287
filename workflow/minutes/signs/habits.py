"""Signs that mean something only within one body: its headings, labels, first words, verbs.

Owns what the shared prior can't know. The prior has no weights for these signs; a body's own
style learns them from its reviews, and says them in words.
"""

from __future__ import annotations

import re

from workflow.minutes.signs.candidates import Candidate

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 30
PREFIX = "habit:"


def signs(candidate: Candidate) -> list[str]:
    """The names of the signs that tell a body's own ways."""
    unit = candidate.unit
    found = []
    for at, words in enumerate(reversed(unit.path[-2:])):
        if name := _plain(words):
            found.append(f"habit:heading:{name}")
            if at == 0:
                found.append(f"habit:heading+form:{name}+{unit.form}")
    if unit.lead and (name := _plain(unit.lead)):
        found.append(f"habit:lead:{name}")
    if unit.label_text and (name := _plain(unit.label_text)):
        found.append(f"habit:label:{name}")
    said: list[str] = _WORD.findall(candidate.text.lower())
    if said:
        found.append(f"habit:first:{said[0]}")
    found += [f"habit:word:{word[:7]}" for word in dict.fromkeys(said[:14]) if len(word) > 4]
    return list(dict.fromkeys(found))  # two words or headings may be cut to one name


def _plain(words: str) -> str:
    """A heading or label as a habit's name: letters only, cut short."""
    return " ".join(_WORD.findall(words.lower()))[:_LONGEST]
