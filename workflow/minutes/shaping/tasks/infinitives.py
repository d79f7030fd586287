"""A clause as what is to be done: its verb first and in the infinitive, then what it is done to.

Owns the order of the words and their forms in a task's title. Which words are left out anywhere is
`wording` and `spans`, who stands behind the verb `subjects`, and the forms of verbs `forms`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar import askings, gaps
from workflow.minutes.grammar.clauses import Clause, Names, Token, clauses
from workflow.minutes.grammar.fronts import adverbial
from workflow.minutes.grammar.tokens import AMBIGUOUS, PREPOSITIONS
from workflow.minutes.grammar.verbs import BE, BECOME
from workflow.minutes.shaping.tasks import (
    agents,
    demands,
    denied,
    forms,
    intentions,
    needs,
    permitted,
    readiness,
    receivers,
    recipients,
    sequels,
    standing,
    subjects,
)
from workflow.minutes.shaping.words import spans
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

EXPLETIVE = re.compile(
    r"^(?:det|dette) (?:betyr|betyd|vil si) at |^(?:det|da|der)\s+(?:\w+\s+){0,2}?"
    r"(?:planlegges|planleggast|blir|vert|er|arrangeres|holdes|avholdes|gjennomføres|kommer|kjem)"
    r"\s+(?:holdt|halde|avtalt|planlagt|arrangert)?\s*",
    re.IGNORECASE,
)
# what a verb takes with it, before anything that is no object
_PARTICLE = re.compile(
    r"\s*(?:(?:ut|inn|opp|fram|frem|ned|tilbake|bort|videre|vidare|imot|gjennom)\b(?:\s+(?:med|på|til|av|om)(?=\s*$|\s+(?:i|på|til|ved|før|etter)\b))?"
    r"|(?:(?:nærmere|nærare|nøye) )?(?:på|av|med|over|til|om)"
    r"(?=\s*$|\s*,|\s+(?:i|på|til|for|fra|frå|med|av|hos|ved|innen|før|etter)\b))"
)
_INNER = re.compile(r"\s*(?:med |på |om )?å \w+")
_STRANDED = re.compile(r"\w (?:til|med|på|om|for|av|i)$")
_ASIDE = re.compile(r"^\s*(?:først og fremst|i tillegg|etter planen)(?:\s+|$)")
_QUESTION = re.compile(
    r"\b(?:hva|hvem|hvordan|hvorfor|hvor|hvilken|hvilke|kva|kven|korleis|kvifor|kor)\b[^?]*\?",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"(?:har|får|tar|tek|er) (?:hoved)?(ansvar(?:et|lig|leg)? for) (?!å |det |dette )",
    re.IGNORECASE,
)
# a second clause, whose verb is finite
_SECOND = re.compile(r",? og (?:skal|må|bør|vil|kan|er|blir|vert) .*", re.DOTALL)
_NEEDING = re.compile(
    rf",? og (?:{'|'.join(lexicon.phrases('grammar', 'needing_more'))}).*", re.DOTALL
)
_DONE_TO_SOMEBODY = lexicon.words("grammar", "done_to_somebody")
_INFLECTED = re.compile(r"(?:en|et|er|ar|e|ene|ane|ra|na|te|se|sse)$")
_OF_ITSELF = lexicon.words("grammar", "of_itself")
_SMALL = lexicon.words("grammar", "small")
_ABOUT = {"stilling": "til", "høyde": "for", "kontakt": "med", "ansvar": "for"}
_OFF = frozenset(("ut", "inn", "opp", "fram", "frem"))
_READY = frozenset(("klar", "klart", "klare", "ferdig"))
_MOVING = frozenset(("komme", "kome", "gå", "reise", "dra", "stille", "samle", "møte"))
_DOING = ("gjøre", "gjere")
_TAKING_PLACE = ("skje", "foregå")
_USING = ("bruke", "nytte")
_AGENTS = ("person", "role", "group", "name", "we", "i", "they", "you", "all", "those")


def first(candidate: Candidate, names: Names, nynorsk: bool = False) -> str:
    """The clause's words, its verb first where somebody is to do something; times taken out."""
    candidate = _read_again(candidate, names)
    clause = candidate.clause
    if charge := _CHARGE.match(candidate.unit.text, max(0, clause.verb_at)):
        duty = without_times(candidate, charge.start(1), clause.end)
        if duty.rstrip(EDGES).count(" ") > 1:  # "Kari er ansvarlig for kiosken"
            at = next(t for t in clause.tokens if t.start >= clause.verb_at)
            duty = forms.joined(duty, clause, at, nynorsk)
            return "Ha ansvar for" + duty[len(charge[1]) :]
    question = _QUESTION.search(candidate.text) if "?" in candidate.low else None
    if question and question.start() <= max(clause.verb_at, clause.start) - clause.start:
        return question[0]
    if request := askings.asked(clause, names):
        end = spans.end(candidate, request.verb)
        tenses = [verb.tense for verb in request.verb.verbs]
        if "inf" in tenses or "pres" not in tenses:
            return without_times(candidate, request.verb.start, end)
        does = request.verb.verbs[tenses.index("pres")]  # "en gruppe med Kari som lager en plan"
        rest = without_times(candidate, request.verb.end, end)
        return f"{forms.lemma(does, request.verb, nynorsk)} {rest}"
    verbless = clause.verb_at < 0 or (clause.verb is None and clause.tense != "present")
    if not verbless and (inner := intentions.intended(candidate, names, nynorsk)):
        return inner
    others = recipients.sent_to(candidate) or needs.given(candidate, nynorsk)
    others = others or demands.met(candidate, nynorsk) or receivers.given(candidate, nynorsk)
    if told_well := _done_by(candidate) or others:
        return told_well
    told = clause.tense in ("past", "perfect", "state") or _is_state(clause)
    done = _main(clause) if told and not clause.modal and clause.subject in _AGENTS else None
    if done and (coming := sequels.coming(candidate, done, nynorsk)):
        return coming
    if told and (deed := sequels.of_thing(clause)):
        return _ordered(candidate._replace(clause=deed[0]), deed[1], names, nynorsk)
    if ready := readiness.told(candidate):
        return ready
    happens = clause.subject in ("thing", "proper") and _happens(candidate)  # "Påmeldingen åpner"
    if called := permitted.deed(candidate):
        return _ordered(candidate._replace(clause=called[0]), called[1], names, nynorsk)
    told = told and not standing.is_theirs(candidate)
    if not (verbless or told or happens) and (main := _main(clause)):
        return denied.told(_ordered(candidate, main, names, nynorsk), clause)
    whole = without_times(candidate, clause.start, clause.end)
    return EXPLETIVE.sub("", whole) if told and not verbless else whole


def _done_by(candidate: Candidate) -> str | None:
    """What somebody does, where a clause tells by whom or how it takes place: "Påmelding skjer via
    Kari"; None where it tells no more than when."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in _TAKING_PLACE or not clause.owner:
        return None
    main = _main(clause)
    if main is None or clause.opener != "subject" or clause.modal:
        return None
    rest = without_times(candidate, main.end, clause.end).strip(EDGES)
    return forms.done(candidate.unit.text[slice(*clause.owner)], rest) if rest else None


def _read_again(candidate: Candidate, names: Names) -> Candidate:
    """The candidate with its main clause alone, where a preposition was read as a verb: "Før
    påske skal det ryddes"."""
    clause = candidate.clause
    if clause.tense != "imperative" or clause.tokens[0].low != "før":
        return candidate
    finite = next((t for t in clause.tokens[2:] if t.finite and t.low not in AMBIGUOUS), None)
    if finite is None:
        return candidate
    return candidate._replace(clause=clauses(candidate.unit.text, finite.start, names)[0])


def _ordered(candidate: Candidate, main: Token, names: Names, nynorsk: bool) -> str:
    """The main verb, what belongs to it, what stood before it, and the rest of the clause."""
    clause, text = candidate.clause, candidate.unit.text
    who = subjects.behind(clause, names)
    start = spans.beginning(clause, main, who)
    rest = without_times(candidate, start, spans.end(candidate, main))
    rest = _ASIDE.sub("", rest)
    rest = _NEEDING.sub("", rest) if " og " in rest else rest
    rest = forms.joined(rest, clause, main, nynorsk).rstrip(EDGES)
    behind_agent = False
    if len(candidate.moments) < 2:  # a second time may be the second verb's
        rest = _SECOND.sub("", rest)
        rest = forms.without_been(rest) if " og har " in rest else rest
    if clause.passive:
        whole = forms.second_passive(rest, nynorsk)
        rest = agents.without(whole, names)
        behind_agent = rest != whole and agents.opens(whole)
    middle = _ASIDE.sub("", _between(candidate, main, who))
    verb = forms.infinitive(clause, main, nynorsk, names.in_a)
    if clause.passive and clause.owner:
        thing = text[clause.owner[0] : clause.owner[1]]
        doing = clause.verb is not None and clause.verb.lemma in _DOING
        how = rest.strip(EDGES)
        deed = forms.done(thing, how) if doing and not how.startswith("som ") else None
        if deed and " " in deed:
            return deed  # "Påmelding gjøres i skjemaet"
        said = rest.strip(EDGES)
        if thing.lower() == "det" and said and not recipients.are_given(clause, said.split()[0]):
            thing = ""  # "Det hentes inn pris"
        middle = thing if _is_called(thing, clause, names) else lower_first(thing)
        middle = "dem" if middle == "de" else middle  # the object of the verb now
        rest = recipients.to_whom(rest, clause) if thing else rest
        if " " not in thing and recipients.are_given(clause, thing):
            middle, rest = "det", f"til {thing} {rest}"
    elif clause.passive and clause.opener == "question":  # "Hvem som låser, må avtales"
        middle = lower_first(without_times(candidate, clause.start, clause.verb_at).strip(EDGES))
        verb = "Ta opp" if verb == "Ta" and not _PARTICLE.match(rest) else verb
    elif clause.passive and clause.subject == "none":
        rest = recipients.to_body(rest, clause)  # "Sendes kommunene"
    elif who and (told := _fronted(candidate)):
        middle = f"{told} {middle}"
        if rest.strip() in _ABOUT:  # "Datoen tar vi stilling til"
            return f"{verb} {rest.strip()} {_ABOUT[rest.strip()]} {middle}"
    elif not clause.passive:
        return f"{verb} {middle} {gaps.said_before(clause)} {rest}"
    middle = middle.strip(" ,")
    if (inner := _INNER.match(rest)) and not clause.passive:
        return f"{verb} {inner[0].strip()} {middle} {rest[inner.end() :]}"
    if who and _STRANDED.search(rest):
        return f"{verb} {rest} {middle}"  # "Det må vi sørge for"
    particle = None if behind_agent else _PARTICLE.match(rest)
    if particle:  # "sendes ut" is "sende ut", whatever it is
        said, rest = particle[0].strip(), rest[particle.end() :]
        away = middle in sequels.IT and said not in PREPOSITIONS - _OFF  # "sende den ut"
        further = clause.passive and (said in ("videre", "vidare") or away)  # "ta saken videre"
        middle = f"{middle} {said}" if further else f"{said} {middle}"
    return f"{verb} {middle} {rest}"


def _is_called(thing: str, clause: Clause, names: Names) -> bool:
    """Whether what a passive begins with is a name, which keeps its capital: somebody, a word that
    the text writes so within sentences too, or one that no list knows, where the verb is done to
    somebody: "Visma purres"."""
    low = thing.lower()
    if thing in names.bodies:
        return not any(lexicon.noun(low, table, "words") for table in ("group", "role", "product"))
    if clause.subject != "proper":
        return clause.subject == "person"
    if clause.verb is None or clause.verb.lemma not in _DONE_TO_SOMEBODY:
        return False
    common = _INFLECTED.search(low) or lexicon.acts(low)
    known = lexicon.noun(low, "product", "words") or lexicon.noun(low, "grammar", "somebody")
    return not (common or known or lexicon.noun(low, "event", "strong") or lexicon.verb(low))


def _is_state(clause: Clause) -> bool:
    """Whether the verb tells what is or happens, and nobody does it."""
    verb = clause.verb
    if verb is None or verb.kind not in ("state", "happen"):
        return False
    if clause.passive and (verb.kind == "happen" or verb.tense == "pass"):
        return False  # "må gås gjennom", "økes", but no "må være klart"
    if clause.modal and clause.subject in _AGENTS and verb.lemma not in (*BE, *BECOME, "ha"):
        return False  # "Vi må bruke pengene"
    if clause.modal and clause.passive and verb.lemma in _USING:
        return False  # "Pengene må være brukt"
    if clause.modal and verb.lemma == "ha" and not _READY.isdisjoint(t.low for t in clause.tokens):
        return False  # "Valgkomiteen må ha klar innstillingen"
    return verb.lemma not in _MOVING or clause.subject not in _AGENTS


def _happens(candidate: Candidate) -> bool:
    """Whether a thing does what no one does to it: "Påmeldingen åpner", "Avtalen løper ut"."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in _OF_ITSELF:
        return False
    return not (clause.passive or clause.modal) and clause.opener == "subject"


def _fronted(candidate: Candidate) -> str:
    """The object that stands before the verb, where its subject stands behind; "" for a time."""
    clause = candidate.clause
    if clause.opener != "subject":
        return ""
    front = tuple(t for t in clause.tokens if t.word and t.start < clause.verb_at)
    front = front[1:] if front and front[0].low in spans.COMMENTING else front
    if not front or adverbial(front):
        return ""
    told = without_times(candidate, front[0].start, clause.verb_at).strip(EDGES)
    return lower_first(told)


def _main(clause: Clause) -> Token | None:
    """The token of the verb that carries the meaning."""
    for token in clause.tokens:
        if token.start < clause.verb_at:
            continue
        if clause.verb is None or any(v.lemma == clause.verb.lemma for v in token.verbs):
            return token
        if not token.verbs and token.low.startswith(clause.verb.lemma):
            return token  # a verb that the lexicon does not know
    return None


def _between(candidate: Candidate, main: Token, who: tuple[int, int] | None) -> str:
    """What stands between the finite verb and the main one, without subject, times, small words."""
    clause, kept = candidate.clause, []
    if main.start == clause.verb_at:
        return ""
    people = [span for span in (who, clause.owner) if span]
    for token in clause.tokens:
        if not clause.verb_at < token.start < main.start or not token.word:
            continue
        if candidate.in_time(token):
            continue
        if any(low <= token.start < high for low, high in people):
            continue
        if token.low in _SMALL or token.low in spans.COMMENTING or token.verbs:
            continue
        if token.low in lexicon.words("pronoun", "we"):
            continue
        kept.append(token.text)
    return " ".join(kept)
