"""The event behind the verb: what somebody holds, goes to or asks to, "Kommunen inviterer til …".

Owns finding its noun and the words that belong to it, where they tell enough to be a title alone.
An event that is its clause's subject is `happenings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    ASKING_WORDS,
    PREPOSITIONS,
    SUBORDINATORS,
    definite,
    noun_like,
)
from workflow.minutes.grammar.verbs import BE, BECOME
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_HOSTING = lexicon.words("grammar", "hosting")
_INVITING = frozenset(("invitere", "innby", "innkalle", "kalle"))
_ASKING = frozenset(("invitasjon", "innbydelse", "innbyding", "innkalling", "beskjed"))
_ANNOUNCING = ("varsle", "melde")
_CALLING = ("kalle", "innkalle")
_VISITS = lexicon.words("event", "visits")
_WHERE = frozenset(("i", "på", "ved", "hos", "av"))
_MEETINGS = frozenset(("møte", "samling", "dialogmøte", "kontaktmøte"))
_HOLDING = ("ha", "holde", "halde", "avholde", "arrangere")
_GENERIC = lexicon.words("event", "generic")
_TELLING = lexicon.words("grammar", "telling")
_ARTICLES = frozenset(("en", "ein", "ei", "et", "eit"))
_PRONOUNS = lexicon.words("grammar", "nominative")
_STEPPED = (
    PREPOSITIONS | ADVERBS | _PRONOUNS | {"å", "og", "alle", "oss", "dere", "dykk", "seg", "inn"}
)
_NO_HOSTS = ("thing", "proper")  # subjects that hold nothing and go nowhere
_POSSESSIVES = frozenset(("vår", "min", "din", "deres", "dykkar", "hans", "hennes", "hennar"))
_OF_SOMEBODY = frozenset(("si", "sin", "sitt", "sine"))
_LEADING = (
    SUBORDINATORS | ASKING_WORDS | {"for", "og", "men", "så", "slik", "at", "som", "der", "mens"}
)
_LOOSE = ("for", "og", "men", "så", "til", "ved", "med")
_ENDING = frozenset(("som", "der", "hvor", "kor", "at", "å", ";"))
_LISTED = re.compile(r"[^,]{1,30}(?:, [^,]{1,30})* og \S")
_DASH = re.compile(r"\s[–-]\s")
_FEW = 4  # words between "inviterer" and its "til"
_NOT_TO = frozenset(("å", "at", "den", "det", "dette", "denne"))
_SHORT = 8  # letters; a longer noun is listed whole: "foreldremøte"
_NO_NAME = re.compile(  # a time, an absence, a place, a body, "ting"
    r"(?:dag|helg|kveld|uke|veke)(?:en|ene|ane|ar|er|r|a|ne)?$|\w*(?:reist|retting)$|ting$|storting"
    r"|\w*kaf[eé]en$"
)


def named(candidate: Candidate, nynorsk: bool = False) -> str | None:
    """The words that name the event behind the verb, times taken out; None where there is none,
    something else stands before it, or a bare "møte" only who holds it tells from others."""
    clause = candidate.clause
    if clause.verb is None or clause.verb_at < 0:
        return None
    if announced := _announced(candidate, nynorsk):
        return announced
    if not (tells_of(clause) or _holds(clause)):
        return None
    inverted = clause.owner is not None and clause.owner[0] > clause.verb_at
    if clause.negated or clause.opener == "question":
        return None
    invites = clause.verb.lemma in _INVITING and not (clause.passive or clause.tense == "state")
    arranges = inverted and clause.verb.kind == "arrange"
    if clause.subject in _NO_HOSTS and not (invites or arranges):
        return None
    if clause.bare and clause.verb.lemma in (*BE, *BECOME, "møte"):
        return None  # "Bli kjent-kveld", "Møte om oppstart"
    behind = (token for token in clause.tokens if token.start > clause.verb_at)
    words = [token for token in behind if not candidate.in_time(token)]
    at = next((at for at, token in enumerate(words) if _is_event(token, clause.verb.lemma)), None)
    if at is None:
        return _invited_to(candidate, words) if clause.verb.lemma in _INVITING else None
    first = at
    while first and _belongs(words[first - 1], clause):
        first -= 1
    owned = first > 1 and words[first - 1].low in _OF_SOMEBODY and words[first - 2]
    if owned and (definite(owned) or owned.text[0].isupper()) and not owned.finite:
        first -= 2  # "bispedømet si samling"
    invited = clause.verb.lemma in _INVITING and [t.low for t in words[:first]][-1:] == ["til"]
    if not invited and not all(_steps_over(token, clause) for token in words[:first]):
        return None
    if at and words[at - 1].low in _POSSESSIVES:
        return None  # "I år er det vår tur"
    if words[first].low in _ARTICLES:
        first += 1
    begin = words[first].start
    if candidate.unit.text[begin - 1 : begin] in ("«", "“", "”"):
        begin -= 1
    told = without_times(candidate, begin, _end(candidate, words, at)).strip(EDGES)
    if " " in told or _is_compound(words[at]):
        return told
    held = inverted and clause.subject != "we" and clause.verb.lemma in _HOLDING
    return told if held and words[at].low not in _GENERIC else None  # "I mai har koret konsert"


def _invited_to(candidate: Candidate, words: list[Token]) -> str | None:
    """What somebody invites to by words that no list knows for an event: "Vi inviterer til åpent
    hus"; None for a place or what is to be done there."""
    to = next((at for at, token in enumerate(words[:_FEW]) if token.low == "til"), len(words))
    to += to + 1 < len(words) and words[to + 1].low in _ARTICLES
    behind = words[to + 1 :]
    if len(behind) < 2 or not behind[0].text.islower() or behind[0].low in _NOT_TO:
        return None
    if not all(_steps_over(token, candidate.clause) for token in words[:to]):
        return None
    return without_times(candidate, behind[0].start, _end(candidate, words, to + 1)).strip(EDGES)


def _announced(candidate: Candidate, nynorsk: bool) -> str | None:
    """What another body lets us know that it comes to, or calls us to, where no more is told:
    "Fylket har varslet tilsyn" is "Tilsyn fra fylket", "NVE kaller inn til møte" "Møte med NVE"."""
    clause = candidate.clause
    if clause.verb is None or clause.owner is None or clause.passive or clause.negated:
        return None
    comes = clause.verb.lemma in _ANNOUNCING and clause.subject in ("group", "proper", "name")
    calls = clause.verb.lemma in _CALLING and clause.subject in ("proper", "name")
    if not (comes or calls) or clause.owner[0] > clause.verb_at:
        return None
    behind = [t for t in clause.tokens if t.start > clause.verb_at and t.word]
    words = [t for t in behind if not candidate.in_time(t) and clause.verb not in t.verbs]
    words = [t for t in words if t.low not in _ARTICLES]
    if calls and [t.low for t in words[:-1]] == ["inn", "til"]:
        words = words[2:]
    if not words or words[0].low not in (_VISITS if comes else _MEETINGS):
        return None
    where = without_times(candidate, words[0].end, clause.end).strip(EDGES)
    if where and (where.split(" ", 1)[0] not in _WHERE or any(t.finite for t in words)):
        return None
    who = " ".join(candidate.unit.text[slice(*clause.owner)].split())
    common = any(lexicon.noun(who.lower(), table, "words", False) for table in ("role", "group"))
    from_them = "med" if calls else "frå" if nynorsk else "fra"
    told = f"{words[0].text.capitalize()} {where}".rstrip()
    return f"{told} {from_them} {lower_first(who) if common else who}"


def tells_of(clause: Clause) -> bool:
    """Whether somebody only tells of what takes place: "Kari minnet om frokostmøtet"."""
    return clause.verb is not None and clause.verb.lemma in _TELLING


def _holds(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.lemma in _HOSTING


def _is_event(token: Token, lemma: str) -> bool:
    """Whether a word is an event's noun, and no form of the clause's own verb `lemma`."""
    if token.finite or _NO_NAME.match(token.low):
        return False
    if any(verb.tense == "part" or verb.lemma == lemma for verb in token.verbs):
        return False  # "lovfesta", "vil møte naboen"
    return lexicon.noun(token.low, "event", "strong") is not None


def _is_compound(token: Token) -> bool:
    """Whether a noun says more than its head: "innebandyturnering", and no "møtet"."""
    noun = lexicon.noun(token.low, "event", "strong") or ""
    listed = noun not in lexicon.words("event", "generic") and len(noun) > _SHORT
    return listed or not token.low.startswith(noun)


def _belongs(token: Token, clause: Clause) -> bool:
    """Whether a word stands before a noun as a part of its phrase: "et åpent" møte."""
    owner = clause.owner or (0, 0)
    if not token.word or token.low in _STEPPED or owner[0] <= token.start < owner[1]:
        return False
    if token.low in SUBORDINATORS or token.low in ("at", "som"):
        return False
    if token.text.islower() and definite(token):
        return False  # "bruke kjelleren to kvelder"
    return not _tells(token)


def _steps_over(token: Token, clause: Clause) -> bool:
    """Whether a word between the verb and the event tells of nothing else: further verbs, who does
    it, and whom they ask."""
    owner = clause.owner or (0, 0)
    if token.low in _STEPPED or owner[0] <= token.start < owner[1] or token.low == "det":
        return True
    if token.low in _ASKING or (token.low == "at" and tells_of(clause)):
        return True
    return _tells(token) or lexicon.acts(token.low) or lexicon.first_name(token.text)


def _tells(token: Token) -> bool:
    """Whether a word can be a verb that calls on nobody: "lag" is a noun as well."""
    return any(verb.tense != "imp" for verb in token.verbs)


def _end(candidate: Candidate, words: Sequence[Token], at: int) -> int:
    """Where the words that belong to the noun end: before a further clause, verb or remark."""
    text, end = candidate.unit.text, candidate.clause.end
    first = words[at].end
    for here in range(at + 1, len(words)):
        token = words[here]
        if text.count("«", first, token.start) > text.count("»", first, token.start):
            continue
        if token.low in _ENDING:
            before = words[here - 1]
            return before.start if before.low in _LOOSE and here - 1 > at else token.start
        if _tells(token) and token.low not in AMBIGUOUS and not noun_like(token):
            leads = [word.start for word in words[at + 1 : here] if word.low in _LEADING]
            return leads[-1] if leads else token.start
        if token.low == "," and not _LISTED.match(text, token.end, end):
            return token.start
        if token.low == "løpet":  # "i løpet av"
            return words[here - 1].start
        if _DASH.match(text, token.start - 1):
            return words[here - 1].end
    return end
