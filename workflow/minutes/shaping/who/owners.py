"""Who does it: the words that name an item's owner.

Owns reading an owner off a clause and what stands around it. By which names a document calls
somebody is `gazetteer`; matching an owner to a person that the group knows is
`workflow.domain.people`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from workflow.minutes import lexicon
from workflow.minutes.grammar import askings, many
from workflow.minutes.grammar.clauses import Clause, Names
from workflow.minutes.grammar.tokens import PREPOSITIONS
from workflow.minutes.shaping.tasks import agents, demands, needs, readiness, receivers, subjects
from workflow.minutes.shaping.who import (
    addressees,
    antecedents,
    bidden,
    headings,
    newcomers,
    trailing,
)
from workflow.minutes.signs import deeds
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.surroundings import LIES_WITH, charges
from workflow.minutes.structure import whom

_LABELLED = re.compile(
    r"\bansv(?:ar(?:lig|leg)?)?\.?\s*(?::|er|på)?\s*((?:alle|[A-ZÆØÅ][\w.-]*(?:(?:\s+(?:og|&|\+)\s+|\s)[A-ZÆØÅ][\w.-]*)*))",
)
_CALLED = re.compile(r"(?<![\w.])@([^\W\d_][\w-]*(?: [A-ZÆØÅ][\w-]*){0,2})")
_AGENT = re.compile(
    r"\bav ([A-ZÆØÅ][\w-]*(?:(?: og| &)? [A-ZÆØÅ][\w-]*){0,4}"
    rf"|(?:(?:{'|'.join(lexicon.phrases('grammar', 'which_actor'))}) )?[a-zæøå]{{2,}}\b)"
)
_RUN_ON = re.compile(
    r"(?<=\w{4})[.!?:]\s+(?=[A-ZÆØÅ])|\s\|\s|\s[–-]\s(?=[A-ZÆØÅ])|(?<=\w) [*_]+(?=\w)"
)
_SET_IN = re.compile(r", (?:når|før|mens|medan|hvis|dersom|viss|etter at) .*", re.DOTALL)
_NO_OWNER = re.compile(
    r"\d[./]\s?\d|\d kr\b|^(?:hva|kva|hvem|kven|hvor|kor|hvordan|korleis|hvilke|alt|det|hvis|når)\b"
    r"|^(?:noen|nokon|nokre|ingen|verken|korkje)\b|^(?:vi|me|jeg|eg|man|en|ein)$|\b(?:hva|kva|der|som|og|av|på|til|fordi)$"
    r"|, (?:som|der|resten)\b|^[^,]{60}"
    r"|(?<!\bog)(?<!,) -?(?:vi|me|men)\b(?!-)"  # a clause: "Datoen vi har", "Teknisk ja, men det"
    r"|^(?:den|det|dei?) (?:andre|neste|første|fyrste|siste) (?:dato|dag|gang|gong)\w*",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r".*, men (?=[A-ZÆØÅ])", re.DOTALL)  # "Intet vedtak, men Kari ringer"
_ENUMERATED = re.compile(r"(?:[A-H]\.|[IVX]{2,4}\.?) (?=[A-ZÆØÅ])")  # "B. Rektor", "II Styret"
_YEAR = re.compile(r"\d{1,2}\. ?(?:trinn|trinnet|steg|steget|klasse|klassen|klassa)")
_WHOEVER = re.compile(r"(?:de|dei|dem|folk) som\b", re.IGNORECASE)
_BEFALLING = frozenset(("få", "miste", "kunne", "trenge"))  # what those do not do
_DETERMINERS = lexicon.words("grammar", "determiners")
_INITIAL = re.compile(r"\w [A-ZÆØÅ]\.\s*$")  # "Marit S."
_CONSISTING = frozenset(("bestående", "beståande", "består"))
_POINTERS = lexicon.words("grammar", "pointers") | {"opp", "med"}
_TAKING = _POINTERS | {"og", "så", "men"}
_TAKING_ON = lexicon.words("grammar", "taking_on")
_TAKEN_ON = _TAKING | lexicon.words("grammar", "taken_on")
_DUTY = lexicon.words("grammar", "duties")  # what one gets that must be done: no "Kari får den"


def owner(candidate: Candidate, names: Names, before: Sequence[Candidate] = ()) -> str | None:
    """The text's own words for who does it; None where it names nobody.

    A column or label ("ansvar: Anna") goes before the subject, the subject before a name at the
    end or in front of a colon, and those before the heading of a person's or group's own section.
    "Hun" and "han" are whoever was named last in `before`, the candidates up to this one.
    """
    unit, clause = candidate.unit, candidate.clause
    if unit.owner:
        return unit.owner
    if labelled := _LABELLED.search(unit.text):
        return labelled.group(1).strip(" .")
    if called := _CALLED.search(unit.text, clause.start, clause.end) or _CALLED.search(unit.text):
        return called[
            1
        ]  # whom the clause itself mentions goes before: "@Kari skriver, @Per sender"
    if (request := askings.asked(clause, names)) and request.start < request.end:
        return _one(unit.text[request.start : request.end])
    if needs.tells_of(candidate):
        return needs.giver(candidate)
    if receivers.tells_of(candidate):
        return trailing.owner(candidate, names) or receivers.giver(candidate)
    if demands.tells_of(candidate):
        return trailing.owner(candidate, names)
    subject = _subject(candidate, names)
    if subject and clause.subject not in ("name", "proper"):
        return antecedents.with_others(subject, candidate, names, before)
    undergoes = clause.passive and not bidden.is_told_to(clause) and not candidate.which
    if clause.subject == "they" and not undergoes:  # "Han vert send til kommunen"
        who = newcomers.named(candidate, before, names) or antecedents.named(
            candidate, names, before
        )
        return who and _clean(who)
    if clause.passive and (agent := _agent(candidate, names)):
        return agent
    if last := trailing.owner(candidate, names):
        return _clean(last)
    if subject:
        return subject
    if unit.lead and (who := addressees.named(unit, clause, names)):
        return _clean(who)
    return headings.named(candidate, names) if clause.subject == "none" else None


def taken(candidate: Candidate, following: Candidate, names: Names) -> str | None:
    """Who takes it by the next clause, of its sentence or the next of its block: "Kari ordner
    dette.", "…; det gjør Kari i mai", "Kari."."""
    unit, clause = following.unit, following.clause
    within = unit is candidate.unit and following.which == candidate.which + 1
    behind = unit.follows(candidate.unit)
    if not (within or (behind and following.which == 0)):
        return None
    words = _clean(following.text)
    if clause.verb is None and whom.is_name(words) and names.person(_first(words)):
        return words
    if told := LIES_WITH.fullmatch(words):
        return told[1]
    if charges(words):
        return _one(following.unit.text[slice(*clause.owner)]) if clause.owner else None
    takes = clause.subject in ("person", "role", "group") and _binds(clause)
    deed = clause.verb is not None and clause.verb.kind != "decide"
    if not (takes and deed) or clause.owner is None or deeds.action_of(clause) != "action":
        return None
    said = [
        token.low
        for token in clause.tokens
        if token.word
        and token.start != clause.verb_at
        and not clause.owner[0] <= token.start < clause.owner[1]
        and not following.in_time(token)
    ]
    lemma = clause.verb.lemma if clause.verb else ""
    if lemma == "få" and _DUTY.isdisjoint(said):
        return None
    tells = _TAKEN_ON if lemma in _TAKING_ON else _TAKING
    return _subject(following, names) if tells.issuperset(said) else None


def _binds(clause: Clause) -> bool:
    """Whether somebody is to do it, also as they took it upon themselves: "Per påtok seg det"."""
    took = clause.verb is not None and clause.verb.lemma == "påta" and clause.tense == "past"
    return took or clause.tense == "present"


def _mentioned(candidate: Candidate) -> str | None:
    """Whom a clause mentions, else its sentence: "@Kari skriver, @Per sender"."""
    text, clause = candidate.unit.text, candidate.clause
    called = _CALLED.search(text, clause.start, clause.end) or _CALLED.search(text)
    return called[1] if called else None


def _subject(candidate: Candidate, names: Names) -> str | None:
    """The clause's subject where it can act; a passive's only where it is asked to ("bes om")."""
    unit, clause = candidate.unit, candidate.clause
    if not clause.owner or candidate.subject_is_time:
        return None
    words = unit.text[clause.owner[0] : clause.owner[1]]
    before = clause.modal and not clause.passive and clause.owner[0] < clause.verb_at
    if before and (who := subjects.behind(clause, names)):
        return _one(unit.text[who[0] : who[1]])  # "Takrennene må husvertene rense"
    if (clause.passive and not bidden.is_told_to(clause)) or bidden.gets_word(clause):
        return None
    if needs.needs_help(clause):
        return None  # "Per trenger hjelp til pynting"
    whoever = _WHOEVER.match(words) and clause.verb and not _befalls(clause)
    if whoever and subjects.behind(clause, names):
        return None  # "De som skylder, ringer vi"
    whoever = whoever or bidden.is_bidden(clause, words) or many.all_who_act(words)
    whoever = whoever or _YEAR.fullmatch(words) is not None  # "6. steget pynter"
    if clause.subject in ("person", "role", "group", "all", "those") or whoever:
        one = _one(words)
        if clause.subject == "all" and _befalls(clause) and not many.all_who_act(words):
            return None  # "Hver stol får nytt trekk"
        if one is None or _is_somebodys(one):
            return None
        if readiness.all_things(clause, unit.text):
            return None
        if readiness.to_be_found(clause, unit.text):
            return None  # "Ny revisor må finnes"
        acts = names.person(_first(one)) or lexicon.acts(_first(one).lower())
        return None if _is_thing(one) and (clause.copula or not acts) else one
    if clause.copula or clause.tense == "state":
        return None  # "Scooteren er levert"
    if clause.subject == "name" or (clause.subject == "proper" and _acts(words, clause)):
        one = _one(words)
        event = one and any(lexicon.noun(w.lower(), "event", "strong") for w in one.split())
        return None if one is None or event or _is_thing(one) else one
    return None


def _befalls(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.lemma in _BEFALLING


def _one(words: str) -> str | None:
    """A subject's words as an owner; of a line that ran into it only the last part, and None where
    a date, a question or a clause is part of it."""
    last = _NEXT_CLAUSE.sub("", _SET_IN.sub("", _RUN_ON.split(words)[-1]))
    *topics, name = last.split(", ")
    if topics and " og " not in last and _is_called(name) and not any(map(_is_called, topics)):
        last = name  # "Musikk, Kari avklarer"
    if last.count(")") < last.count("("):
        last = last[last.index("(") + 1 :]
    last = _clean(last)
    cells = " | " in words and not _is_called(last)  # of a row: "Profil | Retning valgt"
    return None if cells or _NO_OWNER.search(last) else last


def _agent(candidate: Candidate, names: Names) -> str | None:
    """Who does what is told in the passive: "utarbeides av Dag Magne"; an office, a body, each of
    many or an unknown capital is one right behind the verb and its particle: "settes opp av
    Lions"."""
    clause = candidate.clause
    for match in _AGENT.finditer(candidate.text):
        first = _first(match[1])
        by = clause.start + match.start()
        before = (token for token in clause.tokens if token.end <= by)
        verb = [token for token in before if not candidate.in_time(token)][-2:]
        told = any(clause.verb in token.verbs for token in verb)
        if verb and verb[-1].low in _CONSISTING:
            continue  # "en komité bestående av Kari og Per"
        if first.islower():
            end = many.each(candidate.text, match.start(1)) if told else 0
            if end > match.start(1):
                words = verb[-1].text if clause.verb not in verb[-1].verbs else ""
                return candidate.text[match.start(1) : end] if agents.leads(words) else None
            if told and lexicon.acts(match[1].split()[-1]):
                others = agents.LISTED.match(candidate.unit.text, clause.start + match.end())
                return match[1] + (others[0] if others else "")
            continue
        called = first.lower() not in _DETERMINERS and not _is_thing(first)
        if (told and called) or first in names.people or whom.is_name(match[1]):
            return _clean(match[1])
    return None


def _acts(words: str, clause: Clause) -> bool:
    """Whether an unknown capitalised subject may be somebody who acts: no "Man", no "Fristen", and
    no "Påmeldinga" that opens of itself."""
    low = _first(words).lower()
    if clause.verb and clause.verb.lemma in lexicon.words("grammar", "of_itself"):
        return False
    return deeds.action_of(clause) == "action" and low not in ("man", "ein", "en", "noen")


def _is_thing(words: str) -> bool:
    """Whether the first of the words is a limit, something made, or an event."""
    low = _first(words).lower()
    return any(
        lexicon.noun(low, table, key)
        for table, key in (("deadline", "words"), ("product", "words"), ("event", "strong"))
    )


def _is_somebodys(words: str) -> bool:
    """Whether words are a thing that is somebody's: "Rådets plan", no "Rådets leder"."""
    first, *rest = words.split() or [""]
    if not first.endswith("s") or not lexicon.acts(first.lower()[:-1]):
        return False
    phrase = takewhile(lambda word: word not in PREPOSITIONS and word != "og", rest)
    return any(map(_is_thing, phrase))


def _first(words: str) -> str:
    return (words.split() or [""])[0].strip(":*#")


def _is_called(words: str) -> bool:
    """Whether words begin with a first name, an office or a body: no surname behind an initial."""
    first = _first(words)
    return lexicon.acts(first.lower()) or lexicon.first_name(first)


def _clean(words: str) -> str:
    plain = " ".join(words.split())
    if (number := _ENUMERATED.match(plain)) and _is_called(plain[number.end() :]):
        plain = plain[number.end() :]
    _, colon, rest = plain.partition(": ")
    plain = (rest if colon and rest[:1].isupper() else plain).strip(" *_:.,-–@")
    plain += "." * bool(_INITIAL.search(words) and not plain.endswith("."))
    if plain.count("(") != plain.count(")"):
        plain = plain.strip("()")
    return plain or words
