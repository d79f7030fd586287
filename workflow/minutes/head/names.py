"""The person that the words of an attendance list name, without title, place, role or remark.

Owns what a name looks like; which words stand in a list is `attendance`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.head.headwords import words

BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
MOST_WORDS = 5
_INITIALS = re.compile(r"\(([A-ZÆØÅ]{2,4})\)")
_NAME_WORD = re.compile(r"[A-ZÆØÅÁÄÖÉČŠŽ][\w'’.-]*$")
_ENDS = re.compile(r"\s{2,}|\t|\s[–—-]\s|:|/(?=[a-zæøå])")
_FOR = re.compile(r"(?:^|\s|,)v/\s*")  # "Vik havn v/ Kari Mo": she speaks for it
_PREPOSITIONS = frozenset(("i", "ved", "på", "fra", "frå", "for", "av"))


def known(names: Sequence[str]) -> bool:
    """Whether the first of the names begins with a first name that is common."""
    return bool(names) and lexicon.first_name(names[0].split()[0])


def person(written: str) -> list[str]:
    """The name that the words give, in a list; empty where they name no person."""
    initials = _INITIALS.search(written)
    bare = BRACKETS.sub("", written).strip(" \t*_|–•-")
    bare = _ENDS.split(_FOR.split(bare)[-1])[0]
    parts = _untitled(bare.split())
    name = _without_place(parts)
    if _is_body(parts, name):
        return []
    if not 1 <= len(name) <= MOST_WORDS or name[0].lower().strip(".") in words(
        "attendance", "nobody"
    ):
        return []
    if len(name) == 1 and (len(name[0]) < 2 or name[0].isupper()):
        return []
    if not _is_initial(name[-1]):
        name[-1] = name[-1].rstrip(".")
    found = " ".join(name)
    if initials and "".join(part[0] for part in name if part[0].isupper()) == initials.group(1):
        found += f" {initials.group()}"
    return [found]


def _untitled(parts: list[str]) -> list[str]:
    """The words from the first name on: no "ordfører", "Økonomisjef", "teknisk sjef"."""
    titles = words("attendance", "titles")
    endings = tuple(words("attendance", "title-endings"))
    while len(parts) > 1 and parts[0] not in _PREPOSITIONS:
        first = parts[0].lower().rstrip(".")
        pair = f"{first} {parts[1].lower()}"
        if pair in titles:
            parts = parts[2:]
        elif first in titles or first.endswith(endings) or _lowered(parts[0]):
            parts = parts[1:]
        else:
            break
    return parts


def _lowered(word: str) -> bool:
    return word[0].islower() and word not in words("attendance", "particles")


def _without_place(parts: list[str]) -> list[str]:
    """The name without the place or body behind it: "Dag Li Drammen kommune" → Dag Li."""
    places = words("attendance", "places")
    endings = tuple(words("attendance", "place-endings"))
    particles = words("attendance", "particles")
    directions = words("attendance", "directions")
    name: list[str] = []
    for part in parts:
        low = part.lower().strip(",.")
        if low in places:  # the word before it belongs to the place
            name = name[:-1]
            while name and name[-1].lower() in directions:
                name.pop()
            break
        if "/" in part or (name and low.endswith(endings)):
            break
        if not _NAME_WORD.match(part) and not (name and part in particles):
            break
        name.append(part)
    return name


def _is_body(parts: list[str], name: list[str]) -> bool:
    """Whether the words name a body and nobody: "Indre Sund Havn", "Statens vegvesen"."""
    if not name or lexicon.first_name(name[0]):
        return False
    if len(name) == len(parts) == 1:
        return name[0].lower().endswith(tuple(words("attendance", "body-endings")))
    last = {part.lower().strip(".,") for part in (name[-1], *parts[len(name) :][:1])}
    return not last.isdisjoint(words("attendance", "bodies"))


def _is_initial(part: str) -> bool:
    return len(part) == 2 and part[1] == "."
