"""What a cell says of how a matter stands: that it is done with, or by when it is now to be done.

Owns reading a state's words ("Utført 20.10.", "Lukket. Signert 2. mai.", "Ikke gjort, ny frist
1.12."). Which cells hold a state is `cellroles`; what becomes of the matter is `beside`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workflow.minutes import lexicon, timex
from workflow.minutes.structure import whom
from workflow.minutes.timex import Kind

_LONGEST = 200
_LONGEST_TIME = 40
_OVER = "|".join(
    re.escape(phrase) for phrase in sorted(lexicon.phrases("column", "over"), key=len, reverse=True)
)
_DONE_WITH = re.compile(rf"(?:(?:er|alt|det er|saken er|saka er) )?(?:{_OVER})\b", re.IGNORECASE)
_AND_THEN = re.compile(  # what may follow in the same sentence: who did it, where, and when
    r"(?: (?:av|i|på|hos|til|frå|fra|ved|den|og|med) .*)?", re.IGNORECASE
)
_TO = re.compile(r"\btil ", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:unntatt|unnateke|bortsett|utenom|utanom|delvis|men|rest\w*|gjenstår|står att|mangler"
    r"|manglar|ikke|ikkje|innen|innan|nesten|snart|må|skal|bør)\b"
    r"|\bfrist",
    re.IGNORECASE,
)
_PART = re.compile(r"[!;,:(–-]|(?<!\d)\.(?=\s|$)|\n")
_SET = re.compile(
    r"(?:\b(?:ny(?:tt)? )?(?:tids)?frist(?:en)?\b(?: (?:er|blir|vert|settes|sett))?(?: til)?:?"
    r"|\b(?:utsatt|utsett|flyttet|flytta|forlenget|forlenga|avtalt|avtala|planlagt|planlagd) til"
    r"|\b(?=(?:innen|innan|senest|seinast|før) ))\s*",
    re.IGNORECASE,
)
_DONE_THEN = re.compile(
    r"\b([^\W\d_]{3,}(?:es|ast))\s+(?=(?:i|på|den|uke|veke)\b|\d)", re.IGNORECASE
)
_HELD = lexicon.words("grammar", "takes_place")
_READY = frozenset(("ferdig", "ok", "ja"))
_MOVED = ("utsatt", "utsett", "flyttet", "flytta", "forlenget", "forlenga")
_AGREED = ("avtalt til", "avtala til", "planlagt til", "planlagd til")
_FEW = 6  # words before a new limit
_EDGES = " \t\n.,;:()"


@lru_cache(maxsize=2_000)
def over(text: str, *, wholly: bool = False) -> bool:
    """Whether a state says that nothing more is to be done: "Utført", "Ferdig!", "Fikk nei"; with
    `wholly`, and says no more than that."""
    if not 0 < len(text) <= _LONGEST or limit(text):
        return False
    parts = [part for one in _PART.split(text) if (part := one.strip(_EDGES))]
    done = [part for part in parts if _is_over(part)]
    if wholly:
        return parts[:1] == done[:1] != [] and all(map(_is_over_or_day, parts))
    others = [part for part in parts if part not in done]
    more = any(_NOT_YET.search(part) or whom.acts(part) for part in others)
    return bool(done) and not more


def _is_over_or_day(part: str) -> bool:
    return _is_over(part) or _is_day(part)


def _is_over(part: str) -> bool:
    """Whether a part of a state says so and tells at most who did it, where and when."""
    said = _DONE_WITH.match(part)
    if said is None or _NOT_YET.search(rest := part[said.end() :]):
        return False
    if to := _TO.search(rest):
        return not timex.find(rest[to.end() :])  # "Ferdig til neste møte"
    if _is_day(rest.strip(_EDGES)):
        return said[0].lower().split()[-1] not in _READY  # "Ferdig 12.12." may be when it is to be
    return _AND_THEN.fullmatch(rest) is not None


def _is_day(words: str) -> bool:
    found = timex.find(words) if 0 < len(words) <= _LONGEST_TIME else ()
    return len(found) == 1 and found[0].span == (0, len(words)) and not found[0].deadline


@lru_cache(maxsize=2_000)
def limit(text: str) -> tuple[int, int] | None:
    """Where a state sets a new time: "Pågår, ny frist 15.3.", "utsatt til 1. mai", "mangler ett,
    etterlyses i uke 21"; None where it sets none."""
    if len(text) > _LONGEST:
        return None
    for said in (*_SET.finditer(text), *filter(_is_deed, _DONE_THEN.finditer(text))):
        rest = text[said.end() : said.end() + _LONGEST_TIME]
        found = next(iter(timex.find(rest)), None)
        if found and found.span[0] == 0 and found.kind is not Kind.CLOCK:
            return said.start(), said.end() + found.span[1]
    return None


def _is_deed(said: re.Match[str]) -> bool:
    """Whether a word is what is yet to be done to the matter, and does not tell when it is held."""
    return any(v.tense == "pass" and v.lemma not in _HELD for v in lexicon.verb(said[1].lower()))


@lru_cache(maxsize=2_000)
def new_limit(text: str) -> bool:
    """Whether a cell says no more than how it stands and by when it is now to be done: "Ikke gjort.
    Ny frist 1.12."."""
    low = text.lower()
    if not low.startswith(_MOVED) and ("frist" not in low or low.startswith("frist")):
        return False
    said = limit(text)
    if said is None or text[said[1] :].strip(_EDGES):
        return False
    before = low[: said[0]].split()
    doing = any(
        verb.tense in ("inf", "pres", "imp") and verb.kind != "state"
        for word in before
        for verb in lexicon.verb(word)
    )
    return len(before) <= _FEW and not doing


def agreed(text: str) -> bool:
    """Whether a state tells when a thing is to take place, and not by when: "Avtalt til 3. mai"."""
    return text.lstrip().lower().startswith(_AGREED)
