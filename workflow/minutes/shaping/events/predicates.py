"""A finite clause as an event's title is a noun phrase: "Utvalget møtes på Voss" is «Møte i
utvalget på Voss», "Kari skal på kurs" «Kurs», "Brua åpnes" «Åpning av brua».

Owns the few predicates that only say that something takes place and whose noun is certain or a
datum. What somebody holds is `attending`, an event that is its clause's subject `happenings`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.grammar.tokens import PREPOSITIONS, tokens
from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_MEETING = lexicon.words("predicate", "meeting")
_HAVING = lexicon.words("predicate", "having")
_MEETINGS = re.compile(
    r"(?:(?:sitt|sine|faste|neste|ordinære|ordinært|eit|et) )*(?:møte|møter|møta|møtene)(?: til)?",
    re.IGNORECASE,
)
_NOUNS = {
    verb: noun
    for verb, _, noun in (
        row.partition(": ") for row in lexicon.phrases("predicate", "verbal_nouns")
    )
}
_CHAMPIONSHIP = re.compile(
    rf"((?:{'|'.join(lexicon.phrases('predicate', 'championships'))})(?: [^\W\d_]+)?)"
    r" (?:er|blir|vert|går|gå) (?=(?:i|på|hos|ved) )"
)
_BIDDEN = re.compile(rf"^(?:{'|'.join(lexicon.phrases('predicate', 'bidden'))}) ", re.IGNORECASE)
_SET_UP = re.compile(rf"^(?:{'|'.join(lexicon.phrases('predicate', 'set_up'))}) ", re.IGNORECASE)
_WE_HAVE = re.compile(r"^har (?:vi|me) ", re.IGNORECASE)
_IS_TO = re.compile(r"^(?:skal|vil) på ", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:en|et|ein|eit|ei) ", re.IGNORECASE)
_GOES_ON = re.compile(r",? og (?:\w+ )?\w+.*$|[,;:].*$", re.DOTALL)
_AGAIN = re.compile(r"^(?:igjen|att|på nytt|da|då)\b ?", re.IGNORECASE)
_WHERE = re.compile(r"(?:i|på|hos|ved|til) ", re.IGNORECASE)
_WITH = re.compile(r"(?:i|på|hos|ved|til|med) ", re.IGNORECASE)
_NAME = re.compile(r"\w+ (?:\d|[A-ZÆØÅ])")  # "Perleporten 20 år"
_PEOPLE = ("person", "role", "name", "group", "we", "they")
_NO_THINGS = ("person", "role", "name", "we", "i", "you", "they", "it", "all")
_MANY = ("ene", "ane", "erne")
_LONGEST = 50  # characters of what is opened or celebrated


def named(candidate: Candidate, words: str, names: Names, nynorsk: bool = False) -> str | None:
    """The title `words` of a clause that only says that something takes place as a noun phrase;
    None where it says more."""
    if _WE_HAVE.match(words):
        return _had(words)
    if championship := _CHAMPIONSHIP.match(words):
        return f"{championship[1]} {words[championship.end() :]}"
    if led := _BIDDEN.match(words) or _SET_UP.match(words):
        return _event(words[led.end() :])
    clause = candidate.clause
    if clause.verb_at < 0 or clause.negated or clause.opener == "question":
        return None
    return _met(candidate) or _gone_to(candidate) or _done(candidate, words, names, nynorsk)


def _had(words: str) -> str | None:
    """What we have: "Har vi åpent kontor"; None where we have done something."""
    rest = _ARTICLE.sub("", _WE_HAVE.sub("", words))
    first = tokens(rest)[:1]
    done = not first or any(verb.tense == "part" for verb in first[0].verbs)
    return None if done or not names_event(rest.replace("-", "")) else _first_upper(rest)


def _event(rest: str) -> str | None:
    """The words where they open with an event's noun, which alone tells what it is; no place:
    "Stortinget"."""
    rest = _ARTICLE.sub("", rest).strip(EDGES)
    head = " ".join(rest.split()[:2])
    return _first_upper(rest) if rest[:1].islower() and names_event(head) else None


def _met(candidate: Candidate) -> str | None:
    """A body's meeting: "Utvalget møtes på Voss", "Rådet har møte"; None where people do."""
    clause = candidate.clause
    if clause.verb is None or clause.owner is None or clause.owner[0] != clause.start:
        return None
    if clause.subject != "group" or clause.owner[0] > clause.verb_at:
        return None
    behind = (t for t in clause.tokens if t.start >= clause.verb_at)
    verb = next((t for t in behind if t.low in _MEETING | _HAVING), None)
    body = " ".join(candidate.unit.text[slice(*clause.owner)].split())
    if verb is None or " og " in body or "," in body:
        return None
    if any(word.endswith(_MANY) for word in body.split()):
        return None  # "Lederne i regionen møtes"
    rest = without_times(candidate, verb.end, clause.end).strip(EDGES)
    if verb.low in _HAVING:
        return f"Møte i {lower_first(body)}" if _MEETINGS.fullmatch(rest) else None
    rest = _AGAIN.sub("", rest)
    where = rest if _WHERE.match(rest) else ""
    return f"Møte i {lower_first(body)} {where}".rstrip()


def _gone_to(candidate: Candidate) -> str | None:
    """What somebody is to go to: "Kari skal på kurs i Hamar", without what they do there."""
    clause = candidate.clause
    if clause.owner is None or clause.subject not in _PEOPLE or clause.owner[1] > clause.verb_at:
        return None
    told = without_times(candidate, clause.owner[1], clause.end).strip(EDGES)
    going = _IS_TO.match(told) or _BIDDEN.match(told)
    return _event(_GOES_ON.sub("", told[going.end() :])) if going else None


def _done(candidate: Candidate, words: str, names: Names, nynorsk: bool) -> str | None:
    """What is opened, celebrated or marked: "Brua åpnes" is "Åpning av brua"; what the heading or
    label names where the clause has no subject, or `words` are the heading's."""
    clause = candidate.clause
    noun = _NOUNS.get(clause.verb.lemma) if clause.verb and clause.passive else None
    if noun is None or clause.verb is None or clause.tense not in ("present", "modal"):
        return None
    verb = next((t for t in clause.tokens if clause.verb in t.verbs), None)
    thing = _thing(candidate, words, names)
    if verb is None or thing is None:
        return None
    noun = noun.replace("åpn", "opn") if nynorsk or "opn" in verb.low else noun
    rest = without_times(candidate, verb.end, clause.end).partition(",")[0].strip(EDGES)
    where = rest if _WITH.match(rest) and not any(t.finite for t in tokens(rest)) else ""
    thing = thing if _NAME.match(thing) else lower_first(thing)
    return f"{noun.capitalize()} av {thing} {where}".rstrip()


def _thing(candidate: Candidate, words: str, names: Names) -> str | None:
    """What a passive clause tells of: its subject, or what it stands under; None of a sentence."""
    clause = candidate.clause
    thing = ""
    if clause.owner and clause.subject not in _NO_THINGS and clause.opener == "subject":
        thing = without_times(candidate, *clause.owner).strip(EDGES)
        said = f"{words} ".lower().startswith(f"{thing} ".lower())
        thing = thing if said else words  # "Dagen" under "Eldredagen"
    elif clause.owner is None:
        thing = matters.matter(candidate, names) or ""
    parts = tokens(thing)
    told = not parts or parts[0].low in PREPOSITIONS or any(t.low in ",:" for t in parts)
    return None if told or len(thing) > _LONGEST else thing


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
