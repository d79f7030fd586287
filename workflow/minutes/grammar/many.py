"""Words for each or all of many who act: "hver enkelt kommune", "alle havnene", "alle i styret".

Owns finding where they end, and which nouns are of those who act. What "alle" alone is as a subject
is `tokens`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import LINKING

# so end, in the definite, those who do something: "forfatterne"; no "målingene"
DOERS = ("erne", "erane", "arane", "ørene", "ørane")
_EACH = re.compile(  # "hver", "kvar einskild", "begge", "den enkelte"
    rf"(?:{'|'.join(lexicon.phrases('grammar', 'each_of_many'))})(?![\w-])"
)
_NOUN = re.compile(  # "kommune", "berørte parter"
    r" (?:[a-zæøå]{2,}(?:te|ede|nde|[ie]ge|iske|ale|elle) (?=[a-zæøå]{4}))?([a-zæøå]{3,})(?![\w-])"
)
_WITHIN = re.compile(r" i ([a-zæøå]{3,})(?![\w-])")  # "i styret"


def each(text: str, start: int) -> int:
    """Where words for each or all of many end that begin at `start`, with what they are: "hver
    enkelt kommune", "alle havnene"; `start` where there are none."""
    told = _EACH.match(text, start)
    if told is None:
        return start
    within = _WITHIN.match(text, told.end())
    if within and lexicon.acts(within[1]):
        return within.end()
    noun = _NOUN.match(text, told.end())
    return noun.end() if noun and noun[1] not in LINKING else told.end()


def is_body(noun: str) -> bool:
    """Whether a noun in lower case is of those who act, named or not: "kommuner", "klubber"."""
    kinds = (("group", "named"), ("grammar", "somebody"))
    return lexicon.acts(noun) or any(lexicon.noun(noun, *kind, False) for kind in kinds)


def all_who_act(words: str) -> bool:
    """Whether words are each or all of many who act: "Alle", "Hver kommune", no "Alle saker"."""
    low = words.lower()
    told = _EACH.match(low)
    if told is None or each(low, 0) < len(low):
        return False
    return told.end() == len(low) or is_body(low.rsplit(" ", 1)[-1])
