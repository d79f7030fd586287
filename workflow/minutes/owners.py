"""Who does it: the names a document knows, and the words that name an item's owner.

Owns the gazetteer of people (first names and initials of the attendance list, names that label
or open a unit) and reading an owner off a clause. Matching an owner to a person that the
group knows is `workflow.domain.people`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from workflow.minutes import deeds, lexicon
from workflow.minutes.candidates import Candidate
from workflow.minutes.clauses import Clause, Names
from workflow.minutes.sections import Unit

_LABELLED = re.compile(
    r"\bansv(?:ar(?:lig|leg)?)?\.?\s*(?::|er|på)?\s*((?:alle|[A-ZÆØÅ][\w.-]*(?:(?:\s+(?:og|&|\+)\s+|\s)[A-ZÆØÅ][\w.-]*)*))",
)
_LONGEST_LIST = 2_000  # characters; a longer line is no attendance list
_INSIDE = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]{2,}\b")
_NAMES = re.compile(r"\b[A-ZÆØÅ][a-zæøåéüöä]+(?:-[A-ZÆØÅ][a-zæøåéüöä]+)?\b")


def known(text: str, units: Iterable[Unit], people: Iterable[str] = ()) -> Names:
    """The names by which the document may call somebody, or a body that acts.

    People come from the attendance list `people`, and from the units that stand in one or are
    labelled by one ("Til stede: …"), as far as their words are first names. Bodies are words
    that the document writes with a capital inside sentences too.
    """
    names: set[str] = set()
    for person in people:
        names.update(_calls(person))
    for unit in units:
        attending = unit.label == "front" or "attendance" in unit.kinds[:1]
        if attending and len(unit.text) < _LONGEST_LIST:
            names.update(
                word
                for word in _NAMES.findall(unit.text[unit.body :])
                if word in lexicon.first_names()
            )
    inside = Counter(_INSIDE.findall(text))
    bodies = {word for word, count in inside.items() if count >= 2 and word not in names}
    return Names(frozenset(names), frozenset(bodies))


def _calls(person: str) -> set[str]:
    words = re.findall(r"[^\W\d_][\w.-]*", person)
    if not words:
        return set()
    initials = "".join(word[0] for word in words if word[0].isupper())
    return {words[0], *([initials] if len(initials) > 1 else [])}


def owner(candidate: Candidate, names: Names) -> str | None:
    """The text's own words for who does it; None where it names nobody.

    A column or label ("ansvar: Anna") goes before the subject, the subject before a name at the
    end or in front of a colon, and those before the heading of a person's or group's own section.
    """
    unit, clause = candidate.unit, candidate.clause
    if unit.owner:
        return unit.owner
    if labelled := _LABELLED.search(unit.text):
        return labelled.group(1).strip(" .")
    if unit.text.lstrip("*_ -").startswith("@"):
        return unit.text.lstrip("*_ -@").split(":")[0].split()[0]
    if (
        clause.owner
        and not candidate.subject_is_time
        and (
            clause.subject in ("person", "role", "group", "name", "all", "those")
            or (clause.subject == "proper" and _acts(unit.text[clause.owner[0] :], clause))
        )
    ):
        return _clean(unit.text[clause.owner[0] : clause.owner[1]])
    if last := deeds.trailing_owner(unit.text, names):
        return _clean(last.group(1))
    if unit.lead and unit.lead_kind == "speaker" and clause.subject in ("none", "i"):
        return _clean(unit.lead)
    if clause.subject == "none" and unit.path and _first(unit.path[-1]) in lexicon.first_names():
        return _clean(unit.path[-1])
    return None


def _acts(words: str, clause: Clause) -> bool:
    """Whether an unknown capitalised subject may be somebody who acts: no "Man", no "Fristen"."""
    low = _first(words).lower()
    if clause.passive or deeds.action_of(clause) != "action" or low in ("man", "ein", "en", "noen"):
        return False
    return not any(
        lexicon.noun(low, table, key)
        for table, key in (("deadline", "words"), ("product", "words"), ("event", "strong"))
    )


def _first(words: str) -> str:
    return (words.split() or [""])[0].strip(":*#")


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" *_:.,-–()@") or words
