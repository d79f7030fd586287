"""Whether a new proposal speaks of something that is already in the plan, and what it changes.

Owns the likeness and its reasons: the same case number, an event of the same name, a task in other
words. It only ever suggests: a person decides (`workflow.services.updates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from workflow.domain.item import Item
from workflow.domain.proposal import Kind
from workflow.domain.window import Window

#: What happens every year is not the same thing half a year later.
APART = timedelta(days=150)

#: The least share of a shorter title's words that a longer one must repeat.
LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """An item that a proposal seems to be about, how sure that is, and why, as a sentence."""

    item: Item
    score: float
    reason: str


def best(proposal: Item, quote: str, candidates: Iterable[tuple[Item, str]]) -> Match | None:
    """The item that a proposal most likely is about; None where none is likely.

    Each candidate comes with the words that it stands on. Two that are equally likely are none:
    a wrong merge is worse than two items.
    """
    found = [match for item, words in candidates if (match := _match(proposal, quote, item, words))]
    found.sort(key=lambda match: -match.score)
    if not found or (len(found) > 1 and found[0].score == found[1].score):
        return None
    return found[0]


def likely(proposal: Item, candidates: Iterable[Item], *, most: int = 3) -> list[Match]:
    """Those that a proposal may be about, the likeliest first, for a person to look at."""
    found = []
    for item in candidates:
        match = _match(proposal, "", item, "")
        if match is None and _same_title(proposal, item):
            match = Match(item, 1.0, "Titlene er like.")
        if match is not None:
            found.append(match)
    return sorted(found, key=lambda match: -match.score)[:most]


def changes(proposal: Item, item: Item) -> dict[str, Any]:
    """The fields that the new minutes change: a clearer or another date, an owner, a place."""
    told: dict[str, Any] = {}
    if proposal.window.earliest is not None and _days(proposal.window) != _days(item.window):
        clearer = proposal.window.precision.dated or not item.window.precision.dated
        if clearer:
            told["window"] = proposal.window
    if proposal.owner and proposal.owner != item.owner:
        told |= {"owner": proposal.owner, "owner_id": proposal.owner_id}
    if proposal.location and proposal.location != item.location:
        told["location"] = proposal.location
    return told


def _match(proposal: Item, quote: str, item: Item, words: str) -> Match | None:
    if proposal.kind is not item.kind or proposal.id == item.id:
        return None
    like = _likeness(proposal.title, item.title)
    if shared := _cases(f"{proposal.title} {quote}") & _cases(f"{item.title} {words}"):
        if like >= LIKE / 2:
            return Match(item, 2 + like, f"Begge gjelder sak {min(shared)}.")
    elif _cases(proposal.title) and _cases(item.title):
        return None
    if _far_apart(proposal.window, item.window) or _two_of_a_matter(proposal.title, item.title):
        return None
    if proposal.kind is Kind.EVENT:
        names = _names(proposal.title) & _names(item.title)
        names |= _alone(proposal.title, item.title, f"{quote}\n{words}")
        if names and like >= LIKE / 2:
            return Match(item, 1 + like, f"Begge heter «{' '.join(sorted(names))}».")
    shared_words = len(_stems(proposal.title) & _stems(item.title))
    if like >= LIKE and shared_words >= 2 and not _owners_differ(proposal, item):
        return Match(item, like, "Titlene sier nesten det samme.")
    return None


def _same_title(one: Item, other: Item) -> bool:
    """Enough for a person to look at; too little to merge by, where all meetings are «Møte»."""
    same = _same_words(one.title, other.title)
    return same and one.kind is other.kind and one.id != other.id


def _same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _far_apart(one: Window, other: Window) -> bool:
    if one.earliest is None or other.earliest is None:
        return False
    return abs(one.earliest - other.earliest) > APART


def _owners_differ(one: Item, other: Item) -> bool:
    if one.owner_id is not None and other.owner_id is not None:
        return one.owner_id != other.owner_id
    return bool(one.owner and other.owner) and one.owner != other.owner


def _days(window: Window) -> tuple[object, ...]:
    return window.earliest, window.latest, window.precision, window.time


def _likeness(one: str, other: str) -> float:
    """The share of the words in the title with fewer that the other has too."""
    a, b = _stems(one), _stems(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _stems(text: str) -> set[str]:
    """Words without their endings, crudely: the first six letters, small words left out."""
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return {word[:6] for word in words if word not in _SMALL}


def _two_of_a_matter(one: str, other: str) -> bool:
    """Whether two titles that tell behind a colon what they are about tell of two things: different
    deeds in one matter ("Booke rom: Turen", "Booke buss: Turen"), or one deed in two matters."""
    (deed, sign, matter), (other_deed, other_sign, other_matter) = (
        title.partition(": ") for title in (one, other)
    )
    if not sign or not other_sign:
        return False
    return _likeness(deed, other_deed) < LIKE or not _likeness(matter, other_matter)


def _names(text: str) -> set[str]:
    """Words that are names wherever they stand: capitals inside, or a capital not first."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    return {
        word.casefold().partition("-")[0] if word.partition("-")[0].isupper() else word.casefold()
        for n, word in enumerate(words)
        if len(word) > 2 and word[0].isupper() and (n > 0 or any(c.isupper() for c in word[1:]))
    }


def _alone(one: str, other: str, said: str) -> set[str]:
    """The only word of both titles, if it is a name: with a capital within what either stands on,
    or said of one thing («Havnekonferansen», not «Styremøte»)."""
    words = re.findall(r"[^\W\d_]{3,}", one)
    if len(words) != 1 or not _same_words(one, other):
        return set()
    word = words[0].casefold()
    within = re.search(rf"(?<=[a-zæøå,] ){re.escape(word.capitalize())}\b", said)
    return {word} if within or _THE_ONE.fullmatch(word) else set()


def _cases(text: str) -> set[str]:
    """Case numbers: «sak 42/25», «Sak 16-24», «saksnr. 2023/118»."""
    found = re.findall(r"\bsaks?(?:nr\.?|nummer)?\s*(\d{1,5})\s*([/-])\s*(\d{2,5})", text.lower())
    return {f"{first}/{last}" for first, _, last in found}


# a long word in the definite form; but meetings come again and again
_THE_ONE = re.compile(r"(?!.*møte)[^\W\d_]{6,}(?:en|et|a|ene)")

_SMALL = frozenset(
    {"og", "til", "for", "med", "som", "det", "den", "der", "har", "skal", "vil", "kan", "fra"}
    | {"ved", "alle", "ikke", "the", "and", "ein", "eit", "dei", "inn", "over", "etter"}
)
