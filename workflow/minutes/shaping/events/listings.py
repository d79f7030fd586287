"""A line in a list of dates that names no event of its own: the list's label names it.

Owns telling such lines from those with a name of their own. What an event is called otherwise is
`happenings`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.shaping.events.happenings import NAMELESS
from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import EDGES, lower_first, tidy
from workflow.minutes.signs import places
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event
from workflow.minutes.structure import plans

_NEXT = re.compile(
    r"(?:neste|nytt|kommende|komande) (?:\w+ )?[\w-]*(?:møte|samling)\W*", re.IGNORECASE
)
_HOW_LONG = re.compile(r",? \b(?:heldag|heildag|halvdag|formiddag|ettermiddag|kveld)s?\b")
_BRACKET = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"^\d{1,2}[.)]? (?=[A-ZÆØÅ])")  # "7 Neste møter"
_CLAUSE = re.compile(r"(?:vi|me|det)\b", re.IGNORECASE)


def listed_under(candidate: Candidate, words: str, names: Names) -> str | None:
    """The label of a list of dates, for a line that names no event of its own.

    What stands before the date, or behind a colon or dash, is the line's own name for it; what
    follows a comma is rather where, and what is behind a meeting's date is what it is about.
    """
    unit = candidate.unit
    above = _NUMBER.sub("", unit.label_text or matters.heading(candidate, names) or "")
    coming = _NEXT.fullmatch(above) is not None
    forms = ("bullet", "text", "heading") if coming else ("bullet", "text")
    if unit.form not in forms or not candidate.moments or unit.lead == above:
        return None
    told = _HOW_LONG.sub("", _BRACKET.sub("", words))
    if candidate.clause.tense != "none" or names_event(told):
        return None
    one = plans.one_of(above)
    if one is None and not names_event(above):
        return None
    low, high = candidate.moments[0].expression.span
    before = unit.text[: low - unit.start].strip(EDGES)
    after = unit.text[high - unit.start :].lstrip(" )")
    where = unit.text[: low - unit.start].rstrip(" –-")
    if before and coming and places.tells_place(where):
        return tidy(above)  # "Teams, 16. oktober" under "Neste møte"
    one = one or tidy(above)
    own = before or after.startswith((":", "- ", "– "))
    if not (own and _is_name(words)) or unit.owner:
        return one
    meeting = "møte" in one.lower() and not _CLAUSE.match(above)
    if not meeting or before:
        return None
    if places.alone(unit.text, high - unit.start):
        return one
    return f"{one}: {lower_first(words) if _is_known(words) else words}"


def _is_known(words: str) -> bool:
    """Whether words open with one that a list knows for a thing, and no name that is written so."""
    first = words.split()[0].lower().strip(EDGES)
    tables = (("product", "words"), ("thin", "things"), ("event", "strong"), ("thin", "fields"))
    return any(lexicon.noun(first, *table) for table in tables) or " " in words


def _is_name(words: str) -> bool:
    """Whether a line's few words may name an event: no place, no verb, no going on."""
    if not 3 < len(words) <= 80 or ":" in words or NAMELESS.match(words):
        return False
    head = words.split()[0].lower()
    return head not in ("og", "eller") and not any(v.tense == "pres" for v in lexicon.verb(head))
