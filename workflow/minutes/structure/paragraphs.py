"""Numbers in front of sentences that tell who does what, so that they count and are no dates.

Owns telling "2.4 Kari sender lista" from a plan of days, where a line alone cannot. Numbers that
count by their neighbours are `page`'s, and `timex`'s for dates.
"""

from __future__ import annotations

import re
from collections import defaultdict

from workflow.minutes import lexicon

_OPENING = re.compile(r"^[ \t]*(\d{1,2})\.(\d{1,2})(?![\d.]*\d)", re.MULTILINE)
_DOES = re.compile(  # "2.4 Kari og Ola sender"
    r"\.?[ \t]+([A-ZÆØÅ][\w-]*)(?:(?:,| og|)[ ][A-ZÆØÅ][\w-]*){0,4}[ ]([a-zæøå]+)"
)
_LAST = 12  # months, and more matters than most minutes number in this way
_TENSES = ("pres", "pass")


def doing(text: str) -> frozenset[tuple[int, int]]:
    """The numbers in front of a person or an office that does something: "2.4 Kari sender …".

    None where the lines are a plan of days or hours: with numbers that no paragraph has, or other
    first numbers before the same second one, as the days of a month are.
    """
    found, minors = set(), defaultdict(set)
    for number in _OPENING.finditer(text):
        if number[1].startswith("0") or number[2].startswith("0"):
            return frozenset()
        major, minor = int(number[1]), int(number[2])
        if major > _LAST or minor > _LAST:
            return frozenset()
        minors[minor].add(major)
        does = _DOES.match(text, number.end())
        if does and _acts(does[1]) and _is_present(does[2]):
            found.add((major, minor))
    return frozenset(
        (major, minor)
        for major, minor in found
        if minor == 1 or len(minors[minor]) == 1 or major in minors[minor - 1]
    )


def _acts(word: str) -> bool:
    """Whether a word is a person's first name, or an office or body that acts."""
    return lexicon.first_name(word) or lexicon.acts(word.lower())


def _is_present(word: str) -> bool:
    """Whether a word is a verb in the present, or a modal."""
    modal = any(word in lexicon.words("modal", key) for key in lexicon.keys("modal"))
    return modal or any(verb.tense in _TENSES for verb in lexicon.verb(word))
