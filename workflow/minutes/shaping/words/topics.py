"""The heading that tells what stands below it is about: "Sak 8/24 Nytt depot (20 min)" is "Nytt
depot".

Owns choosing it and taking from it number, time and other asides. Which heading names anything at
all is `matters`; where a title takes one is `thin` and `pointers`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import ADVERBS, AMBIGUOUS, PREPOSITIONS, Names, tokens
from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.shaping.findings import personal_data
from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import tidy
from workflow.minutes.signs.candidates import Candidate

_MATTER_NUMBER = re.compile(  # "HS-sak 34/15 ", "Sak 4: ", "05/24 – ", "(7) ", "b) "
    r"^(?:(?:[A-ZÆØÅ]{1,4}[ -])?(?:(?:\w*sak|punkt|pkt\.?)(?: nr\.?)? ?)?"
    r"\(?\d+(?:[./-] ?\d+)*[.):]?|[a-h][.)])"
    r"\s*[–:-]?\s+(?=\w)",
    re.IGNORECASE,
)
_ASIDE = re.compile(  # "(20 min)", "v/Kari", "– status", ", 40 000", "19.12 kl. 17", "3. mai"
    r"[\s,–-]*(?:\([^()]*\)|\bv/.*|(?<=[,–-] )(?:status|orientering|drøfting)\b.*"
    r"|\(?\d{1,3}[ .]000\b.*|\d{1,2}\.\s?"
    r"(?:\d|[–-]|og|jan|feb|mars|apr|mai|jun|jul|aug|sep|okt|nov|des).*)$",
    re.IGNORECASE,
)
_AREA = re.compile(r"område(?:t|r|ne|ni)?$")
_MEETING = re.compile(r"møte(?:t|r|ne)?$")
_CLAUSE_WORDS = frozenset(("å", "at", "som", "vedtatt", "vedteke"))
_STEPPED = ("decision", "discussion", "action")  # under them the matter goes on
_NAMED_DAY = re.compile(r"(?:\d+[.)] )?(17\. ?mai\b[^:]*)$", re.IGNORECASE)  # which is a matter too
_TIMED = re.compile(
    r"\d|(?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|neste|kommende|komande)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[?:;!/\\<>|→]|\. ")
_COMMON = re.compile(  # what no name ends in
    r"(?:[a-zæøå]{3}ing(?:a|en|ar|er)?|sjon(?:en|er|ar)?|else(?:n|r)?|h[ei]+t(?:en|a)?|skap(?:et)?|-)$"
)
_SHORTEST = 3  # letters of what may stand for more
_JOINING = PREPOSITIONS | {"og", "eller", "ny", "nytt", "nye", "felles", "videre", "vidare"}
_FIELDS = lexicon.words("thin", "fields")
_SORTING = lexicon.words("thin", "sorting")
_LEAST, _MOST = 5, 45  # letters of a heading that tells
_TELLING = 2  # words behind "Forslag" or "Vedtak" that tell what it is about
_WORD = re.compile(r"[^\W\d_]{4,}")


def telling(candidate: Candidate, names: Names) -> str | None:
    """The heading above, without its number, where it tells what stands below is about: a
    thing's name, and no sort of points, field of work, time, person, body, clause or question."""
    for above in reversed(candidate.unit.path):
        if personal_data(above):
            return None
        if (day := _NAMED_DAY.match(above)) and len(day[1]) <= _MOST:
            return tidy(day[1])
        words = _ASIDE.sub("", _MATTER_NUMBER.sub("", tidy(above)).removeprefix("Om "))
        if heading_kind(words.lower()) not in _STEPPED or words.count(" ") >= _TELLING:
            sure = candidate.unit.number is not None
            if words.isupper() and (sure or " " not in words):
                words = _in_small(words, names)
            return words[:1].upper() + words[1:] if _names_thing(words, names, sure) else None
    return None


def _in_small(words: str, names: Names) -> str:
    """A heading in capitals as it is written in a sentence: in small letters, but for what the text
    writes with a capital within sentences too. It stays where a word may be a name or short for
    something: "MØTE MED NAV"."""
    first, *rest = words.split()
    told = [first.capitalize()]
    for word in rest:
        plain = word.strip("«»(),.")
        name, low = plain.capitalize(), plain.lower()
        if name in names.bodies or name in names.people:
            told.append(word.replace(plain, name))
        elif low in _JOINING or _COMMON.search(low) or _is_known(low):
            told.append(word.lower())
        else:
            return words
    return " ".join(told)


def _is_known(low: str) -> bool:
    """Whether a word is a common noun that a list knows, alone or at the end of another, and too
    long to be short for something: no "NAV"."""
    if len(low) <= _SHORTEST:
        return False
    things = lexicon.noun(low, "thin", "things") or lexicon.noun(low, "product", "words")
    return bool(things or lexicon.noun(low, "event", "strong") or lexicon.acts(low))


def _names_thing(words: str, names: Names, numbered: bool) -> bool:
    """Whether a heading's words name a thing that a task or an event may be about; one that is not
    `numbered` may also name the body or its meeting."""
    low = words.lower()
    if not _LEAST <= len(words) <= _MOST or low in names.own or matters.OWN_TITLE.match(words):
        return False
    if _TIMED.match(words) or _NO_NAME.search(words) or matters.is_sort(low):
        return False
    kind = heading_kind(low)
    if kind is not None and not (kind == "discussion" and words.count(" ") >= _TELLING):
        return False
    said = tokens(words)
    if any(names.person(t.text) or t.text in names.people for t in said):
        return False
    if any(t.finite and t.low not in AMBIGUOUS for t in said):
        return False
    if said[0].low in PREPOSITIONS | ADVERBS:
        return False  # "For lite vatn"
    if not (_CLAUSE_WORDS | _SORTING).isdisjoint(t.low for t in said):
        return False
    nouns = [t.low for t in said if t.word and _WORD.fullmatch(t.low)]
    if not numbered and (words.isupper() or any(map(_is_body_or_meeting, nouns))):
        return False
    return any(noun not in _FIELDS and not _acts(noun) for noun in nouns)


def _acts(noun: str) -> bool:
    """Whether a word is an office or a body; "området" only ends like "rådet"."""
    return lexicon.acts(noun) and not _AREA.search(noun)


def _is_body_or_meeting(noun: str) -> bool:
    """Whether a word is a body's noun or a meeting's, as the title of minutes has."""
    known = _acts(noun) or lexicon.noun(noun, "group", "named")
    return bool(known) or _MEETING.search(noun) is not None
