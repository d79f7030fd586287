"""A noun in the definite that its heading has whole: "Sende ut undersøkelsen" under "4.
Medarbeiderundersøkelse" is "Sende ut medarbeiderundersøkelsen".

Owns knowing the heading's word by its end, and putting it in. A heading that stands behind a title
as what it is about is `thin`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import Names
from workflow.minutes.shaping.words import topics
from workflow.minutes.signs.candidates import Candidate

_DEFINITE = re.compile(r"(?<=\w )(?P<stem>[a-zæøå]{3,}?)(?P<ending>en|et|a|ene|ane)(?=$| )")
_ENDINGS = ("", "e", "en", "et", "a", "er", "ar", "ene", "ane")
_JOINT = 3  # letters before the noun within its compound
_STEM = 4  # letters of a noun that is known again
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# times, places and what else is spoken of whatever the heading is: "møtet", "bygda"
_ANY = re.compile(r"(?:dag|uke|veke|år|tid|møt|sak|gang|gong|del|sid|bygd|stad|sted)e?")


def whole(title: str, candidate: Candidate, names: Names) -> str:
    """The title with the heading's compound for the noun that it ends in, in the noun's own form;
    as it is where no heading tells one, or several nouns of the title end it."""
    said = [] if ":" in title else [n for n in _DEFINITE.finditer(title) if _names(n)]
    if not said or not candidate.unit.path:
        return title
    heading = topics.telling(candidate, names)
    if heading is None:
        return title
    words = [word.lower() for word in _WORD.findall(heading)]
    found = [(noun, front) for noun in said for front in _fronts(noun, words)]
    if len(found) != 1 or found[0][1] in title.lower():
        return title
    noun, front = found[0]
    return f"{title[: noun.start()]}{front}{title[noun.start() :]}"


def _names(noun: re.Match[str]) -> bool:
    """Whether a noun names a thing that a compound may name more closely."""
    stem = noun["stem"]
    return len(stem) >= _STEM and not (_ANY.fullmatch(stem) or lexicon.acts(noun[0]))


def _fronts(noun: re.Match[str], words: list[str]) -> list[str]:
    """What stands before a noun within the words of a heading that end in it, in any form."""
    ends = [f"{noun['stem']}{ending}" for ending in _ENDINGS]
    found = [next((w.removesuffix(e) for e in ends if w.endswith(e)), "") for w in words]
    return [front for front in found if len(front) >= _JOINT]
