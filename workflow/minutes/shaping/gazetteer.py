"""By which names a document may call somebody: people, initials, and other bodies.

Owns gathering them from the attendance list and the text. Which of them does what is `owners`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import Names
from workflow.minutes.structure.sections import Unit

_LONGEST_LIST = 2_000  # characters; a longer line is no attendance list
_INSIDE = re.compile(r"[A-ZÆØÅ](?<=[a-zæøå,] [A-ZÆØÅ])[a-zæøå]{2,}\b")  # capitals are found fast
_NAMES = re.compile(r"\b[A-ZÆØÅ][a-zæøåéüöä]+(?:-[A-ZÆØÅ][a-zæøåéüöä]+)?\b")
_INITIALS = re.compile(  # that stand for somebody in a list: "Kari, KL og MH"
    r"(?:^|[,;:]|\bog)\s*([A-ZÆØÅ]{2,4})(?=\s*(?:[,;.(]|og\b|$))", re.MULTILINE
)
_ENTRY = re.compile(r"[,;()\n]| og ")  # what parts those present: "Sundvik, Nes (Kari Moen) og Vik"
_SMALL_WORD = re.compile(r"(?:^|[(@,–-]|og )[ *]*([a-zæøå]{3,})\b", re.MULTILINE)
_BESIDE = " \n\t.,:;()@*–-/"
_WORDS_TOO = lexicon.words("grammar", "names_too")


def known(text: str, units: Iterable[Unit], people: Iterable[str] = ()) -> Names:
    """The names by which the document may call somebody, or a body that acts.

    People come from the attendance list `people`, and from the units that stand in one or are
    labelled by one ("Til stede: …"), as far as their words are first names or initials. Bodies are
    words that the document writes with a capital inside sentences too; those that attended may lead
    a line. Somebody known counts in
    small letters too where a line, a bracket or "og" begins with them.
    """
    names: set[str] = set()
    attended: set[str] = set()
    leads: set[str] = set()
    for person in people:
        names.update(_calls(person))
    for unit in units:
        attending = unit.label == "front" or "attendance" in unit.kinds[:1]
        if attending and len(unit.text) < _LONGEST_LIST:
            listed = unit.text[unit.body :]
            names.update(word for word in _NAMES.findall(listed) if lexicon.first_name(word))
            names.update(_INITIALS.findall(listed))
            attended.update(entry.strip(_BESIDE).lower() for entry in _ENTRY.split(listed))
        elif unit.lead and unit.lead_kind == "topic":
            leads.add(unit.lead)
    small = {name.lower() for name in names if name.istitle()} - _WORDS_TOO
    if any(_stands(name, text) for name in small):  # "aksel hører med", in hurried notes
        names.update(small.intersection(_SMALL_WORD.findall(text)))
    inside = Counter(_INSIDE.findall(text))
    bodies = {word for word, count in inside.items() if count >= 2 and word not in names}
    present = frozenset(lead for lead in leads if lead.lower() in attended)
    return Names(frozenset(names), frozenset(bodies), present=present)


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, and not only within others; found faster than by pattern."""
    at = text.find(word)
    while at >= 0 and text[max(0, at - 1) : at + len(word) + 1].strip(_BESIDE) != word:
        at = text.find(word, at + 1)
    return at >= 0


def _calls(person: str) -> set[str]:
    name, _, told = person.partition(" (")  # "Vibeke Krogh (VK)"
    words = re.findall(r"[^\W\d_][\w.-]*", name)
    if not words:
        return set()
    initials = told.rstrip(")") or "".join(word[0] for word in words if word[0].isupper())
    return {words[0], *([initials] if len(initials) > 1 else [])}
