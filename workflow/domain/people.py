"""The people and bodies that minutes speak of: groups, members, persons, and who an owner is.

Owns matching the words of minutes ("Sekretariatet", "Mari", "MST") to a person. Who may do what
is decided in `workflow.web`; storing is `workflow.store`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do: the secretariat reviews and tracks everything, a group lead what is
    their group's, members read and submit. A reader is a stranger who asked for the weekly letter:
    told of what is public, and never signed in."""

    SECRETARIAT = "secretariat"
    LEAD = "lead"
    MEMBER = "member"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Group:
    """A body that meets (faggruppe, styre, utvalg)."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member municipality (or other organisation), by its official number where it has one."""

    id: int
    name: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who reads mail. `aliases` are other names that minutes use for them. One who is
    no longer `active` has no access and gets no mail; their name stays in the history."""

    id: int
    name: str
    email: str
    role: Role = Role.MEMBER
    language: str = "nb"
    group_ids: tuple[int, ...] = ()
    member_id: int | None = None
    aliases: tuple[str, ...] = ()
    active: bool = True

    @property
    def initials(self) -> str:
        """ "Mari Strøm Vik" → "MSV", as minutes often write an owner."""
        return "".join(part[0] for part in re.split(r"[\s-]+", self.name) if part).upper()


_LETTERS = str.maketrans("æäøöå", "{{||}")


def alphabetical(name: str) -> str:
    """A key by which names are sorted as Norwegian dictionaries are: … z, æ, ø, å."""
    return name.casefold().translate(_LETTERS)


def match_owner(owner: str | None, people: Iterable[Person]) -> Person | None:
    """The one person an owner's word means: by alias, full name, initials, or first name.

    None where nobody fits, or where two fit equally well: a wrong owner is worse than none.
    """
    if not owner:
        return None
    word = _fold(owner)
    everyone = list(people)
    for fits in (_by_alias, _by_name, _by_initials, _by_first_name):
        found = [person for person in everyone if fits(person, word)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def _fold(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")  # "Kari M." is "Kari M"


def _by_alias(person: Person, word: str) -> bool:
    return word in {_fold(alias) for alias in person.aliases}


def _by_name(person: Person, word: str) -> bool:
    return word == _fold(person.name)


def _by_initials(person: Person, word: str) -> bool:
    return len(word) > 1 and word == person.initials.casefold()


def _by_first_name(person: Person, word: str) -> bool:
    return word == _fold(person.name).split(" ")[0]
