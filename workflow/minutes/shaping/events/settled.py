"""What a clause only tells of an event's day: that it is settled, still holds or is yet to be told.

Owns taking such words off an event's title ("Lansering fortsatt planlagt", "Kurs, dato er ikkje
sett"), and what takes place by a verb that tells no more ("Utbetaling skjer i uke 27"). What an
event is called otherwise is `happenings`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_BE = r"(?:er|blir|vert)"
_SET = "|".join(lexicon.phrases("settled", "so"))
_HAD = "|".join(lexicon.phrases("settled", "had"))
_STILL = "|".join(lexicon.phrases("settled", "still"))
_HAPPENING = lexicon.phrases("settled", "happening")
_TAKING_PLACE = lexicon.words("grammar", "takes_place")
_SHORT = 3  # letters of "dag", which may be any
_NAMES = ("thing", "proper", "group", "name")  # subjects that may be what takes place
_LEFT = re.compile(
    rf"\s+(?:{_BE} (?:(?:{_STILL}) )?(?:{_SET})|(?:{_STILL})(?: (?:{_SET}))?|nå|no|også|òg"
    r"|(?:bør|skal|kan|må|vil) (?:bli|være|vere|verte))$",
    re.IGNORECASE,
)
_IS_HAD = re.compile(
    rf"\s+{_BE} (?:(?:{_STILL}) )?(?:{_HAD})$|\s+(?:{_STILL}) (?:{_HAD})$", re.IGNORECASE
)
_TO_COME = re.compile(  # ", dato er ikkje sett", ", mer informasjon kommer"
    rf"\s*[,;–-] (?:og |men )?(?:{'|'.join(lexicon.phrases('settled', 'to_come'))})"
    rf" (?:{_BE} (?:ikke|ikkje)|(?:{'|'.join(lexicon.phrases('settled', 'told_later'))}))\b[^,;]*$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:en|et|ene|ane)$")


def bare(words: str) -> str:
    """The words of a title without those at its end that only tell of its day."""
    words = _TO_COME.sub("", words)
    cut = _LEFT.sub("", words)
    if had := _IS_HAD.search(cut):
        cut = cut[: had.start()] if names_event(cut[: had.start()]) else cut
    return cut


def happening(candidate: Candidate) -> str | None:
    """What takes place, where the verb tells no more of it: "Utbetaling skjer i uke 27"; None where
    the clause is not such a one, or a pronoun stands for it."""
    clause = candidate.clause
    if clause.verb is None or clause.owner is None or clause.verb.lemma not in _HAPPENING:
        return None
    if clause.negated or clause.modal or clause.tense != "present":
        return None
    if clause.subject not in _NAMES or clause.opener != "subject":
        return None
    verb = next((t for t in clause.tokens if t.start == clause.verb_at), None)
    subject = without_times(candidate, *clause.owner).strip(EDGES)
    if verb is None or not subject or clause.owner[0] > clause.verb_at or "," in subject:
        return None
    rest = without_times(candidate, verb.end, clause.end).strip(" ").partition(",")[0].strip(EDGES)
    return f"{subject} {rest}".strip()


def held_after_all(candidate: Candidate) -> str | None:
    """The event that the clause before has put off, where this one tells when it is: "Kurset ble
    avlyst i mars, og holdes i stedet 14. mai"; None without."""
    clause = candidate.clause
    if clause.verb is None or clause.owner is None or clause.owner[1] > clause.start:
        return None
    if clause.tense != "present" or clause.verb.lemma not in _TAKING_PLACE:
        return None
    subject = without_times(candidate, *clause.owner).strip(EDGES)
    return subject if names_event(subject) and len(subject) > _SHORT else None


def booked_for(candidate: Candidate, names: Names) -> str | None:
    """The event of the heading, where a clause only tells that what it needs is had for its day:
    "Lokalet er booket til 7. mai" under "Sommerfest", and who comes to it; None without."""
    clause = candidate.clause
    if clause.verb is None or clause.owner is None or clause.opener != "subject":
        return None
    if clause.tense not in ("state", "perfect") or clause.negated or names_event(candidate.low):
        return None
    whole = without_times(candidate, clause.start, clause.end).strip(EDGES)
    said = _IS_HAD.search(whole) if clause.subject in ("thing", "proper", "name") else None
    above = matters.matter(candidate, names) if said else None
    if said is None or above is None or not names_event(above):
        return None
    named = clause.subject != "thing" and not _DEFINITE.search(whole[: said.start()])
    return f"{above}: {whole[: said.start()]}" if named else above
