"""A limit told once for what stands before it: "…, begge innen 1. mai", "Må være gjort før jul.",
"Fristen er 1. mai."

Owns knowing it by its words, within a sentence and as one of its own. Giving it to the tasks is
`dating` and `handed`.
"""

from __future__ import annotations

import re

from workflow.domain.window import Window
from workflow.minutes import lexicon
from workflow.minutes.signs.candidates import Candidate

_DONE = "|".join(lexicon.phrases("grammar", "through"))
_MUST = rf"(?:må|bør|skal) (?:(?:være|vere|vera) (?:{_DONE})|(?:gjøres|gjerast)(?: ferdig)?)"
_ALL = r"(?:begge(?: deler| delar| to)?|alle(?: sammen| tre)?|alt(?: sammen| saman)?)"
_IT = r"(?:det|dette|den|denne|de|dei|han|ho)"
# right before the time, behind the comma of the last clause
_BEHIND = re.compile(
    rf", (?:{_ALL}|(?:{_ALL} |som |(?:og )?(?:{_IT} )?)(?:{_MUST})|{_ALL} (?:{_DONE}))\W*$"
)
_ALONE = re.compile(
    rf"(?:(?:(?:{_ALL}|det|dette|den|han|ho|arbeidet|jobben) )?(?:{_MUST})|{_ALL}"
    r"|ferdige?|klart?|klare|på plass|i boks)\W*$"
)
# "Fristen er 1. mai.", "Søknadsfristen hos fylket er 1. mai.", "Søknadsfrist 1. mai."
_LIMIT_IS = re.compile(
    r"(?P<kind>[a-zæøå]*?)s?frist(?:en)?(?: hos [^.,]{2,40}?)?"
    r"(?P<set> (?:er|blir|vert)(?: satt| sett)?(?: til)?)?(?: den)?\W*$"
)
# "Notatet må være klart til 3. mai.", "Den bør være klar til møtet i styret 3. mai."
_READY_BY = re.compile(
    rf"(?P<thing>[a-zæøå-]+) (?:må|bør|skal|lyt) (?:(?:(?:være|vere|vera|ligge|liggje|henge) )?"
    rf"(?:{'|'.join(lexicon.phrases('grammar', 'ready_by'))})|foreligge|liggje føre)"
    r"(?: (?:til|på|hos) [^\d,.;:]{2,50})?\W*$"
)
_PRONOUNS = ("den", "det", "han", "ho", "dette", "denne")
_DEFINITE = re.compile(r"(?:en|et|a|ene|ane)$")
_MAKING = ("produce", "deliver")
_LEAST = 3  # letters of a noun without its article
_FOR_OTHERS = lexicon.words("grammar", "giving_limits") | lexicon.words("grammar", "calling")
_AGAIN = re.compile(r"(?:(?:det|dette|den|han|ho) )?(?:må|skal|bør) [a-zæøå]+(?:es|ast)\W*$")
_ENDS = re.compile(r"[\s.!)]*\Z")


def limit(candidate: Candidate) -> Window | None:
    """The limit that the last clause of a sentence tells for all of it, where `candidate` is an
    earlier one; None where it tells none."""
    if candidate.which + 1 == candidate.of or len(candidate.all_moments) != 1:
        return None
    moment, unit = candidate.all_moments[0], candidate.unit
    low, high = (place - unit.start for place in moment.expression.span)
    if moment.window.start is None or not _ENDS.match(unit.text, high):
        return None
    return moment.window if _BEHIND.search(unit.low, 0, low) else None


def only_limits(candidate: Candidate) -> bool:
    """Whether a sentence, or its last clause, tells nothing but by when what stands before it must
    be done."""
    unit, clause = candidate.unit, candidate.clause
    if candidate.which + 1 < candidate.of or len(candidate.moments) != 1:
        return False
    low, high = (place - unit.start for place in candidate.moments[0].expression.span)
    return bool(_ENDS.match(unit.text, high) and _ALONE.match(unit.low, clause.start, low))


def sets_limit(candidate: Candidate, before: Candidate, title: str) -> bool:
    """Whether a sentence or clause only tells the limit of the task before it, called `title`: "Per
    skriver søknad. Fristen er 1. mai.", "Per bestiller buss. Må bestilles innen 1. mai."; but no
    limit that the task gives to others."""
    unit, clause, verb = candidate.unit, candidate.clause, before.clause.verb
    if candidate.which + 1 < candidate.of or len(candidate.moments) != 1 or verb is None:
        return False
    low, high = (place - unit.start for place in candidate.moments[0].expression.span)
    if not _ENDS.match(unit.text, high):
        return False
    if clause.modal and clause.verb and clause.verb.lemma == verb.lemma:
        return _AGAIN.match(unit.low, clause.start, low) is not None
    if "frist" not in unit.low[clause.start : low]:
        return False
    limit = _LIMIT_IS.match(unit.low, clause.start, low)
    if limit is None:
        return False
    named = limit["kind"] in title.lower() and bool(limit["set"] or not limit["kind"])
    if not (named or fits(limit["kind"], title)):
        return False  # "Per ordner reklame og påmelding. Påmeldingsfrist 2. mai."
    return verb.lemma not in _FOR_OTHERS and " ut " not in f"{title} "


def ready_by(candidate: Candidate, before: Candidate, title: str) -> bool:
    """Whether a sentence only tells by when the thing must be ready that the task before it, called
    `title`, makes: "Per skriver et notat. Notatet må være klart til 3. mai."."""
    unit, clause = candidate.unit, candidate.clause
    if candidate.of > 1 or clause.modal is None or clause.negated or len(candidate.moments) != 1:
        return False
    low, high = (place - unit.start for place in candidate.moments[0].expression.span)
    said = _READY_BY.match(unit.low, clause.start, low) if _ENDS.match(unit.text, high) else None
    if said is None:
        return False
    thing, verb = said["thing"], before.clause.verb
    making = verb is not None and verb.kind in _MAKING
    if thing in _PRONOUNS:
        return making and ": " not in title and " og " not in title
    stem = _DEFINITE.sub("", thing)
    named = {stem, f"{stem}e", f"{stem}er", thing}  # "lista" of "ei liste"
    words = {word.strip(",.()") for word in title.lower().partition(":")[0].split()}
    if not named.isdisjoint(words):
        return making and stem != thing and len(stem) >= _LEAST
    return fits(stem, title)


def fits(kind: str, title: str) -> bool:
    """Whether a limit of a kind is for what a task does: "søknad" for "Søke fylket om støtte"."""
    words = title.lower().partition(":")[0].split()
    for stems in lexicon.phrases("grammar", "limit_of"):
        called, *deeds = stems.split()
        if kind.lower().startswith(called):
            return any(word.startswith(deed) for word in words for deed in deeds)
    return False
