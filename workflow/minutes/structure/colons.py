"""Words before a unit's own colon: a label, somebody who speaks or is to do it, or a topic.

Owns telling them from words with a colon of another sort ("NOU 2024: 3", "Hente stolene: Kari").
What a label makes of the units below it is `sections`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.lexicon.labels import label_kind

_LEAD = re.compile(r"[\s*_(\[]*([^\W\d_][^:\n.!?]{0,44}?)[*_ ]*:[*_]{0,2}[ \t]+(?=\S)")
_TIMED = re.compile(  # "Kari (frist 1.10): oppdatere lista"
    r"[\s*_]*([A-ZÆØÅ][\w-]*(?:(?: |, | og | ?/ ?)[A-ZÆØÅ][\w-]*){0,3}) \("
    r"(?:(?:innen|innan|frist|før|senest|seinast)\b:? ?)?(?:\w+ )?\d[^()\n]{0,20}\)"
    r"[*_]*:[*_]*[ \t]+(?=\S)"
)
_BY_YEAR = re.compile(r"\b[A-ZÆØÅ]{2,4} (?:19|20)\d\d$")  # "NOU 2024: 3" is a name
_DASHED = re.compile(r"[\s*_(\[]*([^\W\d_][\w ]{1,24}?)[*_ ]*[ ][-–][ ]+(?=\S)")
_HANDED = re.compile(  # "Kari, Sette tidspunkt for dugnad"
    r"[\s*_(\[]*([A-ZÆØÅ][\w-]+(?: (?:og|&) [A-ZÆØÅ][\w-]+)?), (?=[A-ZÆØÅ])"
)
_OWNER_END = re.compile(r"[–(,-]\s*(?:ansv\w*|kontakt\w*|frist|v)$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:[A-ZÆØÅ][\w.-]*|[Aa]lle)"
    r"(?:(?:,| og| &| \+|/)? ?(?:[A-ZÆØÅ][\w.-]*)){0,4}[ .*_]*"
)
_WORD = re.compile(r"[^\W\d_][\w-]*")


def lead(words: str) -> tuple[str | None, int]:
    """The words before a unit's own colon, dash or comma that lead it, and where it goes on after
    them; None and 0 where none do."""
    dashed = _DASHED.match(words) if " -" in words or " –" in words else None
    if dashed and label_kind(dashed.group(1)) in ("task", "decision", "deadline"):
        return dashed.group(1).strip(), dashed.end()
    handed = _HANDED.match(words) if "," in words[:40] else None
    if handed and _calls(handed.group(1)) and opens_with_deed(words[handed.end() :]):
        return handed.group(1), handed.end()
    timed = _TIMED.match(words) if "):" in words[:80] else None
    if timed and _calls(timed.group(1)):
        return timed.group(1), timed.end()
    match = _LEAD.match(words) if ":" in words else None
    if (
        not match
        or words.startswith("http", match.end())
        or len(match.group(1).split()) > 6
        or _OWNER_END.search(match.group(1))
        or (words[match.end()].isdigit() and _BY_YEAR.search(match.group(1)))
        or (_NAMED.fullmatch(words, match.end()) and _to_do(match.group(1)))
    ):
        return None, 0
    return match.group(1).strip(), match.end()


def _to_do(words: str) -> bool:
    """Whether words begin with what is to be done: "Hente stolene: Kari" is no topic of hers."""
    first = words.split()[0].lower()
    verbs = lexicon.verb(first)
    only = all(verb.tense == "inf" for verb in verbs)
    return bool(verbs) and only and first not in lexicon.words("grammar", "ambiguous")


def opens_with_deed(words: str) -> bool:
    """Whether words may begin with what is to be done: "Sette tidspunkt"."""
    first = words.split()[0].lower() if words.strip() else ""
    infinitive = any(verb.tense == "inf" for verb in lexicon.verb(first))
    return infinitive and first not in lexicon.words("grammar", "ambiguous")


def kind(lead: str) -> str:
    """What the words before a colon are: a known label, a person who speaks, or a topic."""
    if known := label_kind(lead):
        return known
    first = _WORD.match(lead)
    if first and first.group().lower() in lexicon.words("month", "words"):
        return "time"
    return "speaker" if _calls(lead) else "topic"


def alone(label: str) -> str:
    """What a label on a line of its own is: a known one, a person, or another."""
    return label_kind(label) or ("person" if _calls(label) else "other")


def _calls(words: str) -> bool:
    """Whether words call somebody by name, or all: "Kari", "Kari Moen", "Alle"."""
    first = _WORD.match(words)
    known = first and (lexicon.first_name(first.group()) or words.strip().lower() == "alle")
    return bool(known) and len(words.split()) <= 4
