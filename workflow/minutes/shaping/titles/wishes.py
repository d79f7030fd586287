"""The thing that a sentence says is missed or wished for, without who does: "Kari etterlyste bedre
skilting" is "bedre skilting".

Owns finding it, and the titles of tasks that supply it. What a title else points
at is `pointers`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import PREPOSITIONS
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_WISHING = lexicon.words("grammar", "wishing")
_LACKING = lexicon.words("grammar", "lacking")
_SUPPLYING = lexicon.words("grammar", "supplying")
_WHO = ("person", "role", "group", "proper", "we", "i", "they", "all", "those")
_TENSES = ("present", "past", "perfect")
_STEPPED = frozenset(("seg", "oss", "også", "òg", "nå", "no", "fortsatt", "framleis", "fremdeles"))
_CLAUSES = frozenset(("å", "at", "hva", "kva", "hvor", "kor", "hvordan", "korleis", "det", "dette"))
_IT = ("det", "dette", "den", "dem")
_ENDING = frozenset((",", ";", "–", "-", "(", "men", "fordi", "så", "som"))
_LEAST = 6  # letters of a thing that tells enough


def supplied(title: str, last: Candidate | None) -> str | None:
    """The title of a task that sees to what the sentence before wishes for or says there is none
    of: "Ordne", "Fikse det"; None where it does anything else."""
    verb, _, rest = title.partition(" ")
    known = any(v.lemma in _SUPPLYING and v.tense == "inf" for v in lexicon.verb(verb.lower()))
    if last is None or not known or (rest and rest not in _IT):
        return None
    there_is_none = last.low.startswith("det ") and _names(last, _LACKING)
    told = _thing(last) if there_is_none else wished(last)
    return f"{verb} {lower_first(told)}" if told else None


def wished(last: Candidate | None) -> str | None:
    """What somebody misses or wishes for, by a clause that is its whole sentence; else None."""
    if last is None or last.clause.subject not in _WHO or not _names(last, _WISHING):
        return None
    return _thing(last)


def _names(candidate: Candidate, lemmas: frozenset[str]) -> bool:
    """Whether a clause says without more that somebody does one of these."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in lemmas or clause.tense not in _TENSES:
        return False
    return candidate.of == 1 and not (clause.negated or clause.passive or clause.modal)


def _thing(candidate: Candidate) -> str | None:
    """The thing behind the verb, where no clause follows it."""
    clause = candidate.clause
    main = [t for t in clause.tokens if t.start >= clause.verb_at and clause.verb in t.verbs]
    words = [t for t in clause.tokens if main and t.start > main[-1].start and t.text != "."]
    while words and words[0].low in _STEPPED:
        words = words[1:]
    if not words or words[0].low in _CLAUSES | PREPOSITIONS or not words[0].word:
        return None
    if any(t.low in _ENDING for t in words) or any(t.finite for t in words[:-1] if t.word):
        return None  # the last may be "stoler", which is a verb as well
    told = without_times(candidate, words[0].start, clause.end).strip(EDGES)
    return told if len(told) >= _LEAST else None
