"""A thing that must be ready or found or gets somewhere, as what is to be done: "Programmet må være
klart" is "Få programmet klart", "Innkallingen går ut" is "Sende ut innkallingen", "Ny revisor må
finnes" is "Finne ny revisor".

Owns those forms alone. A thing that something must have been done to ("må være levert") is the
passive, which `infinitives` turns.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar import many
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import PREPOSITIONS, tokens
from workflow.minutes.grammar.verbs import BE
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_READY = frozenset(lexicon.phrases("grammar", "ready"))
_THERE = {"inne": "inn", "ute": "ut"}  # where it must be, and which way it gets there
_EXISTING = frozenset(("foreligge", "ligge", "liggje", "liggja"))
_DONE = re.compile(r"^(?:ferdige?|endelige?|endeleg) (?=\w)", re.IGNORECASE)
_DUTY = ("must", "will")
_CALLED_FOR = (*_DUTY, "ought")
_CLAUSE = re.compile(r",| [–-] | som ")  # what no verb can be put in front of
_HAD = _READY - {"inne", "ute"}
_FOUND = frozenset(("finnes", "finnast"))
_NEW = frozenset(
    ("ny", "nytt", "nye", "en", "ein", "ei", "et", "eit", "to", "tre", "flere", "fleire")
)
_NEAR = 4  # words from the modal verb to what one must have
_OFF = ("ut", "inn", "opp", "ned", "fram", "frem", "vekk", "bort")
_HEARINGS = ("høring", "høyring")
_WHERE = ("på", "til")
_ARTICLES = frozenset(("en", "ein", "et", "eit", "ei", "den", "det", "de", "dei"))
_HANGING = frozenset(("henge", "hengje", "henga"))
_LYING = frozenset(("ligge", "liggje", "liggja"))
_MATTERS = frozenset(("sak", "saka", "saken", "saker", "sakene"))
_IN_HAND = re.compile(r"\w+ (?:være|vere|vera) ([^,.;]{2,40}) i hende\b", re.IGNORECASE)
_BEING = BE | {"klare"}  # whose participle "klart" looks like


def told(candidate: Candidate) -> str | None:
    """The first of these forms that a clause has; None where it has none."""
    ready = gotten(candidate) or held(candidate)
    return ready or sent_out(candidate) or found(candidate)


def gotten(candidate: Candidate) -> str | None:
    """What somebody gets ready, or where it must go, without its time; None where the clause tells
    no such thing."""
    clause, unit = candidate.clause, candidate.unit
    if clause.verb is None:
        return moved(candidate)
    thing = clause.subject in ("thing", "proper") or all_things(clause, unit.text)
    if not thing or clause.modal not in _CALLED_FOR or clause.negated:
        return None
    if there := _there(candidate) or _hung(candidate):
        return there
    if clause.verb.lemma not in _BEING:
        return None
    who = clause.owner or (0, 0)
    words = [
        token
        for token in clause.tokens
        if token.start > clause.verb_at and not who[0] <= token.start < who[1]
    ]
    if sent := _in_hand(clause, unit.text):
        what = without_times(candidate, clause.start, clause.verb_at).strip(" ,")
        return f"Sende {lower_first(what)} til {sent}" if what else None
    being = next((at for at, token in enumerate(words) if token.low in BE), len(words))
    said = words[being + 1 : being + 3]
    ready = next((n for n in (1, 2) if " ".join(t.low for t in said[:n]) in _READY), 0)
    if clause.opener == "subject":
        what = without_times(candidate, clause.start, clause.verb_at).strip(" ,")
    else:
        what = unit.text[slice(*who)]
        if what.lower() in _ARTICLES and being < len(words):
            what = without_times(candidate, who[0], words[being].start)  # "Da må en dato være klar"
    if not what or _CLAUSE.search(what):
        return None
    if not ready:
        return _done_to(candidate, what, words[being], said) if said else None
    how = without_times(candidate, said[0].start, clause.end)
    if way := _THERE.get(said[0].low):
        how = way + how[len(way) + 1 :]
    return f"Få {lower_first(what)} {how}"


def _done_to(candidate: Candidate, what: str, being: Token, said: list[Token]) -> str | None:
    """What several things must have had done to them: "Søknadene må vere leverte"; None where the
    word behind is no participle."""
    verb = next((v for v in said[0].verbs if v.tense in ("part", "past")), None)
    several = being.low in ("vere", "vera", "være") and said[0].low.endswith(("te", "de", "ne"))
    if verb is None or not several:
        return None
    rest = without_times(candidate, said[0].end, candidate.clause.end)
    return f"{verb.lemma.capitalize()} {lower_first(what)} {rest}"


def _there(candidate: Candidate) -> str | None:
    """What must be there, as what somebody gets ready: "Utkast skal foreligge til møtet", "Planen
    skal liggje føre"; None where nothing must."""
    clause = candidate.clause
    if clause.opener != "subject" or clause.verb is None or clause.verb.lemma not in _EXISTING:
        return None
    last = next((t for t in clause.tokens if t.low in ("foreligge", "føre")), None)
    if last is None:
        return None  # "Båten skal ligge ute"
    what = without_times(candidate, clause.start, clause.verb_at).strip(" ,")
    what = _DONE.sub("", what)
    rest = without_times(candidate, last.end, clause.end)
    return None if not what or _CLAUSE.search(what) else f"Få {lower_first(what)} ferdig {rest}"


def _hung(candidate: Candidate) -> str | None:
    """What must hang or lie where others see it, as what somebody does with it: "Plakaten skal
    henge oppe" is "Henge opp plakaten", "Lista skal ligge ute" is "Legge ut lista"; None where
    nothing must: "Båten skal ligge ute"."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in _HANGING | _LYING:
        return None
    told = (n for n, t in enumerate(clause.tokens) if clause.verb in t.verbs)
    at = next(told, None)
    if at is None or clause.opener != "subject":
        return None
    last, said = clause.tokens[at], clause.tokens[at + 1 : at + 2]
    what = without_times(candidate, clause.start, clause.verb_at).strip(" ,")
    if not what or not said or _CLAUSE.search(what):
        return None
    noun = what.split()[-1].lower()
    hangs = clause.verb.lemma in _HANGING and (
        said[0].low == "oppe" or lexicon.noun(noun, "grammar", "hung")
    )
    lies = clause.verb.lemma in _LYING and said[0].low == "ute"
    if not hangs and not (lies and lexicon.noun(noun, "product", "words")):
        return None
    start = said[0].end if said[0].low in ("oppe", "ute") else last.end
    rest = without_times(candidate, start, clause.end)
    return f"{'Henge opp' if hangs else 'Legge ut'} {lower_first(what)} {rest}"


def moved(candidate: Candidate) -> str | None:
    """What somebody sends, hangs or gets where it must go: "Innkallingen må ut", "Plakatene må
    opp"; None where the clause tells no such thing."""
    clause = candidate.clause
    if clause.verb is not None or clause.modal not in _DUTY or clause.negated:
        return None
    if clause.subject not in ("thing", "proper") or clause.opener != "subject":
        return None
    said = [t for t in clause.tokens if t.start > clause.verb_at and not candidate.in_time(t)]
    somewhere = len(said) > 1 and said[0].low in _WHERE and said[1].text[0].isalpha()
    if not said or not (said[0].low in _OFF or somewhere):
        return None
    what = without_times(candidate, clause.start, clause.verb_at).strip(" ,")
    if not what or _CLAUSE.search(what):
        return None
    if somewhere:  # "Båten må på land", "Rekneskapen skal til revisor"
        verb = "Sende" if _is_letter(what.split()[-1].lower()) else "Få"
        verb = "Få" if said[0].low == "på" and said[1].low not in _HEARINGS else verb
        return f"{verb} {lower_first(what)} {without_times(candidate, said[0].start, clause.end)}"
    off = said[0].low
    rest = without_times(candidate, said[0].end, clause.end).strip(EDGES)
    verb = _way(what.split()[0].lower(), off)
    if f"{off} {rest}".startswith("ut på ") and verb == "Sende":
        verb = "Legge"
    inside = f"{off} {rest}".startswith("inn i ")  # "må inn i budsjettet"
    if inside or (verb == "Få" and rest):
        return f"Få {lower_first(what)} {off} {rest}"
    return f"{verb} {off} {lower_first(what)} {rest}"


def to_be_found(clause: Clause, text: str) -> bool:
    """Whether somebody or something new is to be found, and not only to be there: "Ny revisor må
    finnes", "Det må finnes en løsning", but "Planen må finnes på kontoret"."""
    if clause.verb is None or clause.verb.lemma not in _FOUND or clause.modal not in _DUTY:
        return False
    return not clause.negated and clause.opener == "subject" and bool(_new(clause, text))


def found(candidate: Candidate) -> str | None:
    """What somebody is to find: "Ny revisor må finnes" is "Finne ny revisor"."""
    clause, text = candidate.clause, candidate.unit.text
    if not to_be_found(clause, text):
        return None
    last = next(t for t in clause.tokens if t.low in _FOUND)
    rest = without_times(candidate, last.end, clause.end)
    return f"Finne {lower_first(_new(clause, text))} {rest}".replace("  ", " ")


def _new(clause: Clause, text: str) -> str:
    """The new thing that is the subject of a clause, or " " where it stands behind "finnes"; ""
    without."""
    whom = text[slice(*clause.owner)] if clause.owner else ""
    if whom.lower() == "det":
        last = next((n for n, t in enumerate(clause.tokens) if t.low in _FOUND), 0)
        behind = clause.tokens[last + 1 : last + 2]
        return " " if behind and behind[0].low in _NEW else ""
    return whom if whom.split(" ", 1)[0].lower() in _NEW else ""


def sent_out(candidate: Candidate) -> str | None:
    """What somebody sends, where a clause tells that it goes out: "Innbydinga går ut til klubbane";
    None of what only ends so: "Avtalen går ut i mai"."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma != "gå" or clause.negated or not clause.owner:
        return None
    behind = [t for t in clause.tokens if t.start > clause.verb_at and t.low != "gå"]
    if clause.opener != "subject" or not behind or behind[0].low != "ut":
        return None
    said = tokens(candidate.unit.text[slice(*clause.owner)])
    head = next((at for at, t in enumerate(said) if t.low in PREPOSITIONS), len(said)) - 1
    noun = said[head].low if head >= 0 else ""
    to = behind[1] if len(behind) > 1 and behind[1].low in ("til", "med") else None
    if to is None or candidate.in_time(to):
        sends = lexicon.noun(noun, "grammar", "mailed")
    else:
        sends = lexicon.noun(noun, "product", "words") or lexicon.noun(noun, "grammar", "sent")
        sends = sends or lexicon.noun(noun, "grammar", "mailed")
    if not sends:
        return None
    what = without_times(candidate, clause.start, clause.verb_at).strip(" ,")
    rest = without_times(candidate, behind[0].end, clause.end).strip(EDGES)
    return None if _CLAUSE.search(what) else f"Sende ut {lower_first(what)} {rest}"


def _way(noun: str, off: str) -> str:
    """The verb by which a thing gets where it must go: letters are sent, posters hung."""
    if lexicon.noun(noun, "grammar", "hung"):
        return "Henge" if off == "opp" else "Få"
    if noun in _MATTERS and off == "opp":
        return "Ta"
    return "Sende" if off in ("ut", "inn") and _is_letter(noun) else "Få"


def _is_letter(noun: str) -> bool:
    """Whether a thing is something that one sends: "innkallingen", "rapporten"."""
    tables = (("product", "words"), ("grammar", "sent"))
    return any(lexicon.noun(noun, *table) is not None for table in tables)


def held(candidate: Candidate) -> str | None:
    """What somebody must have ready: "Per må ha klart budsjettet", "… ha på plass avtalen"."""
    clause, text = candidate.clause, candidate.unit.text
    if clause.modal not in _DUTY or clause.negated or clause.subject in ("thing", "proper", "it"):
        return None
    words = [t for t in clause.tokens if t.start > clause.verb_at]
    having = next((at for at, token in enumerate(words) if token.low in ("ha", "få")), len(words))
    said = [token.low for token in words[having + 1 : having + 3]]
    ready = any(" ".join(said[:n]) in _HAD for n in (1, 2))
    if not ready or having > _NEAR:
        return None
    start = words[having].start
    if clause.owner and clause.owner[0] > clause.verb_at and clause.opener == "subject":
        what = without_times(candidate, clause.start, clause.verb_at).strip(" ,")
        return f"Ha {lower_first(what)} {words[having + 1].text}"  # "Svar må vi ha klart"
    return text[start : start + 1].upper() + without_times(candidate, start, clause.end)[1:]


def _in_hand(clause: Clause, text: str) -> str | None:
    """Whom a thing must have reached: "Sakene må være sekretariatet i hende"."""
    within = text[clause.verb_at : clause.end] if clause.opener == "subject" else ""
    said = _IN_HAND.match(within) if " hende" in within else None
    return said[1] if said else None


def all_things(clause: Clause, text: str) -> bool:
    """Whether "all" that is to be there in a unit's `text` is nobody who acts: "Alle bilder må
    være på plass", but not "Alle må være på plass" nor "Alle lærere …"."""
    if clause.subject != "all" or clause.verb is None or clause.verb.lemma not in BE:
        return False
    _, *whom = text[slice(*(clause.owner or (0, 0)))].lower().split() or [""]
    return bool(whom) and not any(map(many.is_body, whom))
