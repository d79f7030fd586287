"""Who does it, where the words stand behind the finite verb: "I dag tar Kari …", "Det må vi …".

Owns finding that place in a main clause. The subject before the verb is `grammar`'s; whether
either is an owner is `owners`.
"""

from __future__ import annotations

from bisect import bisect_left

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names, Token
from workflow.minutes.grammar.tokens import ADVERBS, PREPOSITIONS, subject_kind

_ACTING = ("person", "role", "group", "we", "i", "they", "you", "name", "all")
_OPENING = frozenset(("om", "at"))
_ALONE = lexicon.words("grammar", "nominative") - {"det", "de", "dei", "han", "ho"}


def behind(clause: Clause, names: Names) -> tuple[int, int] | None:
    """Where the subject stands in the unit's text, None where it stands before the verb.

    In front of the verb is then a time, another adverbial, or the object.
    """
    if clause.verb_at < 0 or clause.tense in ("imperative", "infinitive", "none"):
        return None
    opening = [token.low for token in clause.tokens[:2]]
    if clause.opener == "adverb" and opening[0] not in PREPOSITIONS and opening[-1] in _OPENING:
        return None  # "Fint om alle leser den", but "Etter at den er lest, skriver vi …"
    if clause.owner and clause.owner[0] > clause.verb_at:
        placed = clause.opener in ("adverb", "subclause") and clause.subject != "it"
        if any(t.start == clause.owner[0] and t.low in ("som", "at") for t in clause.tokens):
            return None
        return clause.owner if clause.subject in _ACTING or placed else None
    if clause.opener not in ("subject", "adverb", "subclause"):
        return None
    places = [token.start for token in clause.tokens]
    verb = bisect_left(places, clause.verb_at)
    after = clause.tokens[verb + 1 : verb + 7]
    first = next((at for at, token in enumerate(after) if token.low not in ADVERBS), None)
    if first is None or not after[first].word:
        return None
    if after[first].low in _ALONE:
        return after[first].start, after[first].end
    return _before_infinitive(after[first:], names) if clause.modal else None


def _before_infinitive(after: tuple[Token, ...], names: Names) -> tuple[int, int] | None:
    """Those between a modal and its verb: "Takrennene må husvertene rense"."""
    for at, token in enumerate(after):
        if any(verb.tense in ("inf", "pass") for verb in token.verbs):
            acts = at and subject_kind(after[:at], names, False) in _ACTING
            low = after[0].low
            one = at == 1 and (low.endswith(("ene", "erne", "ane")) or low in ("man", "en", "ein"))
            return (after[0].start, after[at - 1].end) if acts or one else None
        if not token.word or token.low in PREPOSITIONS or token.low in ADVERBS:
            return None
    return None
