"""To whom a thing is given, where no word shows it: "Utkastet sendes kommunene" is "Sende utkastet
til kommunene".

Owns telling them from the thing, and their "til". How the rest is ordered is `infinitives`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.grammar.tokens import ADVERBS, PREPOSITIONS
from workflow.minutes.shaping.tasks.forms import GIVING
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_SENT = lexicon.words("grammar", "sent_to_one")
_EACH = ("alle", "samtlige", "begge")
_DEFINITE = ("ene", "ane", "en", "et", "eet")


def to_whom(rest: str, clause: Clause) -> str:
    """The rest of a passive with whom a thing is given to behind "til", since the thing comes
    before them in a title: "Utkastet sendes kommunene" is "sende utkastet til kommunene"."""
    if not clause.verb or clause.verb.lemma not in GIVING or not rest.strip():
        return rest
    who, *more = (word.strip(".,") for word in rest.split())
    if who.lower() in _EACH and more and lexicon.acts(more[0].lower()):
        return f"til {rest.lstrip()}"  # "Kurs tilbys alle medlemmer"
    named = who[:1].isupper() and len(who) > 1
    verb = lexicon.verb(who.lower()) and not who.lower().endswith("tinget")  # "sendes tinget"
    bare = named or (who.lower() not in PREPOSITIONS | ADVERBS and not verb)
    somebody = who[:1].isupper() or who.endswith(_DEFINITE) or lexicon.acts(who.lower())
    somebody = somebody or lexicon.noun(who.lower(), "grammar", "formed") is not None
    return f"til {rest.lstrip()}" if bare and somebody else rest


def to_body(rest: str, clause: Clause) -> str:
    """The same of a passive without a subject, where a body or an office stands right behind it:
    "Sendes kommunene", but "Sendes innkallingen"."""
    first = rest.split()[0].strip(".,") if rest.split() else ""
    return to_whom(rest, clause) if lexicon.acts(first.lower()) else rest


def gets_sent(clause: Clause) -> bool:
    """Whether somebody gets a thing that others send them: "Kommunene får tilsendt skjemaet"."""
    gets = clause.verb is not None and clause.verb.lemma == "få"
    return (
        gets and clause.opener == "subject" and any(token.low in _SENT for token in clause.tokens)
    )


def sent_to(candidate: Candidate) -> str | None:
    """What others are to do so that somebody gets a thing: "Skolene får lista tilsendt" is "Sende
    lista til skolene"; None where no such thing is told as yet to come."""
    clause = candidate.clause
    ahead = clause.tense in ("present", "modal")
    if not (clause.owner and ahead and gets_sent(clause)):
        return None
    words = without_times(candidate, clause.verb_at, clause.end).strip(EDGES).split()
    words = words[:-1] if words[-1:] == ["og"] else words
    thing = " ".join(word for word in words[1:] if word.lower() not in _SENT | {"få"})
    whom = lower_first(candidate.unit.text[slice(*clause.owner)])
    return f"Sende {thing} til {whom}" if thing else None


def are_given(clause: Clause, whom: str) -> bool:
    """Whether what looks like the subject of a passive is whom something is given to: "Det sendes
    kommunen", but "Det sendes ut innkalling"."""
    first = clause.tokens[0].low == "det" and clause.opener == "subject"
    gives = clause.verb is not None and clause.verb.lemma in GIVING
    somebody = whom.endswith(_DEFINITE) or whom[:1].isupper()
    return first and gives and somebody and lexicon.acts(whom.lower())
