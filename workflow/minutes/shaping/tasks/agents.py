"""By whom a passive tells that a thing is done: "utarbeides av Kari", "oppdateres av hver kommune".

Owns the rest of a title without who does it, and what may stand between them and the verb. That
somebody named so owns a task is `who.owners`, where words for many end `grammar.many`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar import many
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.grammar.tokens import LINKING, PREPOSITIONS

WHICH = "|".join(lexicon.phrases("grammar", "which_actor"))
_BY = re.compile(
    r"(?<!bestående)(?<!beståande)(?<!sammensatt)(?<!samansett)"
    r"(?:^|\s)av (?:([A-ZÆØÅ][\w-]*)(?:(?: og| &)? [A-ZÆØÅ][\w-]*){0,4}"
    rf"|(?:(?:{WHICH}) )?([a-zæøå]{{2,}}))(?![\w-])"
)
_CONSISTING = ("bestående", "beståande")
_AND_OFFICE = re.compile(r" og (?:dagl[ei]g )?([a-zæøå]{2,})")
LISTED = re.compile(r"(?:, [\w-]+)+ og [\w-]+")  # "av leder, Kari og kasserer"
_HOW = ("isk", "lig", "leg", "vis", "talt")  # "sendes elektronisk av alle"
_PARTICLES = LINKING | PREPOSITIONS | lexicon.words("grammar", "directions")


def without(rest: str, names: Names) -> str:
    """The rest of a passive without who does it, right behind the verb and its particle or
    anywhere by name: "utarbeides i vår av Kari og Per"."""
    by = _BY.search(rest)
    if by is None:
        return rest
    if rest[: by.start()].endswith(_CONSISTING):
        return rest  # "en komité bestående av Kari, Per og Tone"
    first = len(rest[: by.start()].split()) < 2
    end = many.each(rest, by.start(2)) if by[2] else 0
    if by[2] and end > by.start(2):
        return rest[: by.start()] + rest[end:] if first and leads(rest[: by.start()]) else rest
    called = by[1] or lexicon.acts(by[2])
    if not (called and first) and not (by[1] and names.person(by[1])):
        return rest
    if by[2] and (others := LISTED.match(rest, by.end())):
        return rest[: by.start()] + rest[others.end() :]
    joined = _AND_OFFICE.match(rest, by.end())
    if joined and lexicon.acts(joined[1]):
        return rest
    return rest[: by.start()] + rest[by.end() :]


def leads(between: str) -> bool:
    """Whether words between a verb and "av" are none, a particle or how, so that those by whom it
    is done follow: "settes opp av alle", but "tas bilder av alle bøkene"."""
    word = between.strip().lower()
    return not word or word in _PARTICLES or word.endswith(_HOW)


def opens(rest: str) -> bool:
    """Whether who does it stands right behind the verb, so that no word behind them is its
    particle: "tegnes av hver enkelt gjennom lisensen"."""
    return _BY.match(rest) is not None
