"""What is to be done now that something has been or is so: "Kari har laget utkast og sender det".

Owns finding the second verb, and what its pronoun stands for in the first. How a clause with one
deed alone is ordered is `infinitives`.
"""

from __future__ import annotations

import re

from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import AMBIGUOUS, modal, reading_as
from workflow.minutes.lexicon import Verb
from workflow.minutes.shaping.tasks import forms
from workflow.minutes.shaping.words import spans
from workflow.minutes.shaping.words.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate

_THINGS = ("thing", "proper")
_JOINING = ("og", "men")
_BECOMING = frozenset(("blir", "vert"))
_COMING = ("will", "must", "want", "ought")
_NO_DEED = ("state", "opinion", "report", "other")
IT = frozenset(("det", "den", "dem", "dei", "de", "dette", "denne", "disse", "desse", "han", "ho"))
_FARTHEST = 3  # words from a modal to its verb
_LAST = re.compile(r"^.*\b(?:med|på|av|til|for|om|i|hos) (?=\w)", re.DOTALL)
# what stands with a verb before its object
_PARTICLE = re.compile(
    r" (?:ut|inn|opp|fram|frem|ned|tilbake|bort|videre|vidare|ferdig)\b"
    r"(?: (?:med|på|til|av|om)(?=\s*$))?"
)


def coming(candidate: Candidate, done: Token, nynorsk: bool) -> str | None:
    """The second deed of those who did the first, whose verb is `done`: "har laget utkast og sender
    det", "har kontakt med rektor og ringer ham", "har laget en mal som legges ut"; None where the
    clause tells of what is or has been alone."""
    words = candidate.clause.tokens
    if candidate.clause.opener != "subject":
        return None
    for at, token in enumerate(words[1:], 1):
        before = words[at - 1]
        if before.start < done.end or not token.finite or token.low in AMBIGUOUS:
            continue
        if before.low == "som" and candidate.clause.tense == "perfect":
            return _sent_on(candidate, done, at, nynorsk)
        if before.low not in _JOINING:
            if any(verb.tense == "pres" for verb in token.verbs) and not modal(token.low):
                return None
            continue
        found = _second(words, at)
        if found is None:
            return None
        verb, said = found
        rest = without_times(candidate, said.end, spans.end(candidate, said)).lstrip()
        form = said.text if modal(token.low) else forms.lemma(verb, said, nynorsk)
        return f"{form.capitalize()} {_with_thing(candidate, rest, done, before)}"
    return None


def of_thing(clause: Clause) -> tuple[Clause, Token] | None:
    """What is to be done with a thing that is so now, as a clause of its own with its verb: "Malen
    er oppdatert og sendes kommunene"; None where the clause tells no more than how it is."""
    words = clause.tokens
    if clause.subject not in _THINGS or clause.opener != "subject" or clause.modal:
        return None
    for joint, token, at in zip(words, words[1:], range(1, len(words)), strict=False):
        if joint.low != "og" or joint.start < clause.verb_at or token.low in AMBIGUOUS:
            continue
        verb = next((v for v in token.verbs if v.tense == "pass"), None)
        if token.low in _BECOMING or modal(token.low) in _COMING:
            after = words[at + 1 : at + 1 + _FARTHEST]
            token, verb = next(
                ((t, v) for t in after for v in t.verbs if v.tense in ("part", "pass")),
                (token, None),
            )
        if verb is None or verb.kind in _NO_DEED:
            return None
        deed = clause._replace(verb=verb, verb_at=token.start, tense="present")
        return deed._replace(passive=True, copula=False), token
    return None


def _second(words: tuple[Token, ...], at: int) -> tuple[Verb, Token] | None:
    """The verb of a second deed behind "og", and its word: "og sender", "og skal sende"."""
    token = words[at]
    if modal(token.low) in _COMING:
        token = next((t for t in words[at + 1 : at + 1 + _FARTHEST] if t.verbs), token)
        verb = reading_as(token, "inf")
        if verb is None or verb.tense != "inf" or verb.kind == "state":
            return None  # "… og skal ha beskjed"
        return verb, token
    verb = next((v for v in token.verbs if v.tense == "pres"), None)
    return None if verb is None or verb.kind in _NO_DEED else (verb, token)


def _with_thing(candidate: Candidate, rest: str, done: Token, joint: Token) -> str:
    """The rest with what its pronoun stands for: "sender det til styret" sends the draft."""
    it, _, behind = rest.rstrip(EDGES).partition(" ")
    clause = candidate.clause
    if it.lower() not in IT or clause.passive:
        return rest
    thing = without_times(candidate, done.end, joint.start).strip(EDGES)
    if clause.tense not in ("past", "perfect"):
        if not _LAST.match(thing):
            return rest  # "har noen navn og spør dem"
        thing = _LAST.sub("", thing)  # "er i gang med søknaden"
    particle = _PARTICLE.match(f" {behind}")
    said = particle[0].strip() if particle else ""
    rest = behind.removeprefix(said)
    return f"{thing} {said} {rest}" if said == "ferdig" else f"{said} {thing} {rest}"


def _sent_on(candidate: Candidate, done: Token, at: int, nynorsk: bool) -> str | None:
    """What is done with a thing that has been made, by its relative clause: "har laget en mal som
    legges ut på nettsida"."""
    words = candidate.clause.tokens
    token = words[at]
    verb = next((v for v in token.verbs if v.tense == "pass"), None)
    if verb is None or verb.kind in _NO_DEED or candidate.clause.passive:
        return None
    thing = without_times(candidate, done.end, words[at - 1].start).strip(EDGES)
    rest = without_times(candidate, token.end, spans.end(candidate, token))
    particle = _PARTICLE.match(f" {rest.lstrip()}")
    said = particle[0].strip() if particle else ""
    rest = rest.lstrip().removeprefix(said)
    return f"{forms.lemma(verb, token, nynorsk).capitalize()} {said} {thing} {rest}"
