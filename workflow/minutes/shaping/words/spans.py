"""Where the words of a clause that a title keeps begin and end.

Owns stepping over the subject behind the verb, what only comments, and a second clause. Cutting the
words themselves is `wording`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import AMBIGUOUS, PREPOSITIONS, noun_like
from workflow.minutes.signs.candidates import Candidate

COMMENTING = lexicon.words("grammar", "commenting")
_NOMINATIVE = lexicon.words("grammar", "nominative")
_SAYING = ("opinion", "report")
_YET = ("ennå", "enno", "enda", "endå", "ikke", "ikkje")
_DOING = ("gjør", "gjer")
_GOING_ON = lexicon.words("grammar", "subordinators") | frozenset(
    ("som", "at", "hvor", "kor", "der", "å", "og", "eller")
)


def beginning(clause: Clause, main: Token, who: tuple[int, int] | None) -> int:
    """Where the rest begins behind the main verb: past the subject and what only comments."""
    start = main.end
    for token in clause.tokens:
        if token.start < start:
            continue
        subject = who is not None and who[0] <= token.start < who[1]
        empty = clause.passive and token.low == "det" and clause.opener != "subject"
        object_ = (
            clause.passive and clause.owner and clause.owner[0] <= token.start < clause.owner[1]
        )
        if not (subject or object_ or empty or token.low in COMMENTING):
            return token.start
        start = token.end
    return start


def end(candidate: Candidate, main: Token) -> int:
    """Where a clause ends for a title: before a second one with a subject of its own, and before
    an adverb at the end that only comments."""
    clause = candidate.clause
    words = clause.tokens
    for at, token in enumerate(words):
        if token.start <= main.start or token.low not in (",", "–", "men", "mot"):
            continue
        if token.low == "mot":
            that = at + 1 < len(words) and words[at + 1].low == "at"
            if that and any(map(candidate.in_time, words[at:])):
                return token.start  # "tar julaften mot at Per tar nyttårsaften": the rest is his
            continue
        if _done_then(words, at):
            return words[at - 1].start if words[at - 1].low in _YET else token.start
        if token.low == "men":
            continue
        if _own_clause(words, at + 1) or _said_by(words, at + 1):
            return token.start
    last = len(words) - 1
    while words[last].low in (".", "!"):
        last -= 1
    comments = words[last].low in COMMENTING and words[last - 1].start > main.start
    if comments and "," not in (words[last - 1].low, words[last - 2].low):
        return words[last - 1].end
    return clause.end


def _said_by(words: tuple[Token, ...], start: int) -> bool:
    """Whether words behind a comma only tell who says so: "…, sier Kari"."""
    if not start < len(words) - 1 <= start + 4:
        return False
    says = any(v.kind in _SAYING and v.tense in ("pres", "past") for v in words[start].verbs)
    after = words[start + 1]
    return says and (after.text[0].isupper() or after.low in _NOMINATIVE or lexicon.acts(after.low))


def _done_then(words: tuple[Token, ...], at: int) -> bool:
    """Whether words tell that it is done after all: "…, men gjør det", "…, gjør det nå"."""
    turns = words[at].low == "men" or (at + 1 < len(words) and words[at + 1].low == "men")
    after = words[at + 1 + (turns and words[at].low != "men") :]
    if len(after) > 2 and after[1].finite and after[2].low == "det":
        after = after[1:]  # "men Per gjør det"
    if len(after) < 2 or not after[0].finite or after[0].low in AMBIGUOUS:
        return False
    return turns or (after[0].low in _DOING and after[1].low == "det")


def _own_clause(words: tuple[Token, ...], start: int) -> bool:
    """Whether words behind a comma are a subject and its verb: "…, resten gjøres av Ola"."""
    if start + 2 < len(words) and words[start].low == "for":  # "…, for de planlegger lenge"
        return words[start + 1].low in _NOMINATIVE and words[start + 2].finite
    named = start < len(words) and lexicon.first_name(words[start].text)  # "Per skriv"
    for at, token in enumerate(words[start : start + 4]):
        if not token.word or token.low in _GOING_ON:
            return False
        told = any(verb.tense in ("pres", "pass") for verb in token.verbs)
        noun = token.low in AMBIGUOUS or noun_like(token)
        if at and told and (not noun or (named and at == 1)):
            return True
        if token.low in PREPOSITIONS and not (named and at == 0):
            return False
    return False
