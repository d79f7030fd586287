"""What a title only points at: "Ordne det" beside the sentence that tells what it is.

Owns finding what "det", "dette" or "dem" in a task's title stands for, or what a verb alone is done
to ("Per følger opp."), in the words before it, so that the title can be read alone, without
personal data of another sentence. The pronoun stays as the text has it, unless `referents` finds
the noun that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import AUXILIARIES, Names, tokens
from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.shaping.events import happenings
from workflow.minutes.shaping.findings import personal_data
from workflow.minutes.shaping.titles import conditions, questions, referents, wishes
from workflow.minutes.shaping.words import matters, topics
from workflow.minutes.shaping.words.wording import (
    lower_first,
    short,
    tidy,
    without_comment,
    without_times,
)
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_NOBODY = Names()
_POINTING = re.compile(
    r"(?:\w+ ){1,2}(?:det|dette|den|denne|dem|dei|disse|desse|henne|ham|saken|saka"
    r"|ny|nytt|nye|(?:en|ein|et|eit|ei) slik(?:t)? \w+)"
    r"(?: (?:selv|sjølv|også|òg|opp|inn|ut|ned|om|videre|vidare|med|fr[ae]m|tilbake|attende|på|av"
    r"|vekk|bort|hjem|heim|igjen|over|først|fyrst|snart)(?: igjen| att)?)?"
    # whom it is for, where it goes: "Sende den til fylket", "Undersøke dette med grunneieren"
    r"(?: (?:til|med|for|hos|i|på) (?!å |at )[^,.:;]+)?",
    re.IGNORECASE,
)
# "Be designeren om det", "Sjekke hva det koster", "Sende sine bidrag til henne"
_OF_IT = re.compile(
    r"\w+ .{2,40} om (?:det|dette)(?: i \w+ \w+)?"
    r"|\w+ om (?:det|dette) (?:er (?:mulig|mogleg|aktuelt|greit|lov|råd til)"
    r"|l[ae]r? seg gjøre|let seg gjere|går an|går|kan gjøres|kan gjerast|kan løses|kan løysast)"
    r"|\w+ (?:hva|kva) (?:det|den|dei?) \w+"
    r"|\w+ .{2,40} (?:til|med|for|hos) (?:henne|ham|dem)"
    r"|(?!.* (?:og|hva|kva|som|for å) )\w+ (?:\S+ ){1,4}(?:for|av|til) dette",
    re.IGNORECASE,
)
# a verb without its object: "Følge opp", "Ta kontakt", "Melde fra til kommunen"
_BARE = re.compile(
    r"\w+(?: (?:opp|ut|inn|med|videre|vidare|tilbake|attende|rundt|nærmere|nærare))?"
    r"|\w+ ansvar(?:et)?|(?:\w+ (?:kontakt|beskjed|tilbakemelding|fra|frå|ifra|ifrå|det opp)"
    r"|snakke|snakka|prate|høre|undersøke|sjekke|avklare)(?: (?:til|med|hos) \w+)?",
    re.IGNORECASE,
)
_THE_MATTER = re.compile(r" sak(?:en|a)\b")
_LIMIT = re.compile(
    r"(?:med )?(?:(?:ny|neste|utsatt|utsett) )?[a-zæøå-]*frist(?:en)?"
    r"|påmelding(?:en|a)?(?: til \w+)?",
    re.IGNORECASE,
)
_KIND_OF_LIMIT = re.compile(r"(?:med|har|,) ([a-zæøå]{3,}frist)(?:en)?\b")
_WORD = re.compile(r"[^\W\d_]{4,}")
_AGREED = re.compile(r"^.*?\bat |,? og$", re.DOTALL)
_CLEFT = ("det er ", "det blir ", "det vert ")
_INQUIRING = lexicon.words("grammar", "inquiring")
_SPEAKING = ("person", "role", "all", "they", "we", "group")
_BODIES = ("group", "we", "thing", "name", "proper")
_GRANTING = frozenset(("bevilge", "løyve", "innvilge", "innvilgje", "godkjenne", "støtte"))
_ATTENDING = ("delta", "møte")
_HAVING = ("ha", "ta", "få", "være", "vere")
_COMING = ("komme", "kome", "møte", "stille")
_NO_NOUN = re.compile(r"(?:den|det|de|dei) \w+(?<!en)e", re.IGNORECASE)  # "den gamle"
_SORTS = ("other", "status", "agenda", "discussion", "decision")  # leads that name no matter
_FEW = 3  # words that tell little without what they are about
_LEAST = 8  # letters of what tells enough


def told(
    title: str,
    candidate: Candidate,
    before: Sequence[Candidate],
    owner: str | None,
    names: Names = _NOBODY,
) -> str:
    """The title with what its pronoun stands for behind a colon, where it says no more: what the
    same sentence or the one before tells, else what both stand under. So is what a verb alone is
    done to, and what a few words are about: "Budsjett: Kari lager utkast". `before` are the
    candidates of the document up to this one, `owner` is who does it, which is no matter; a title
    that is nobody but them gives way to what it stands under."""
    if title == owner:
        return matters.matter(candidate, names) or title  # "Ansvar: Kari"
    if meant := referents.put_in(title, candidate, before, owner, names):
        return short(meant)
    if title.lower() in _COMING and (meeting := _meeting(candidate)):
        return f"{title} {meeting}"  # "Komme på neste møte"
    matter: str | None
    first = False
    if _LIMIT.fullmatch(title):  # "Påmeldingsfrist" under "Klimakonferansen"
        title = tidy(title.removeprefix("Med "))
        start = candidate.clause.start
        front = without_times(candidate, 0, start).rstrip(" ,;–-(") if candidate.which else None
        matter = (
            front
            or _led(candidate)
            or _event_before(candidate, before, title)
            or matters.matter(candidate, names)
            or _before(candidate, before)
        )
    elif _points(title) or _is_bare(title, candidate):
        above = matters.matter(candidate, names) or matters.numbered(candidate, names)
        last = _sentence_before(candidate, before)
        near = last if last and not (candidate.which or _topic(candidate)) else None
        if (supplied := wishes.supplied(title, near)) and not personal_data(supplied):
            return short(supplied)  # "Ordne bedre skilting"
        if (asked := questions.looked_into(title, near)) and not personal_data(asked):
            return short(asked)  # "Undersøke om hallen kan lånes"
        wish = None if _points(title) else wishes.wished(near)
        of_it = _THE_MATTER.search(title) and topics.telling(candidate, names)
        if of_it:  # what "saken" is, its heading tells, whatever was said of it
            matter = of_it
        else:
            enough = above is not None and len(tidy(above)) >= _LEAST
            if enough and last and _tells_little(last, candidate, title):
                before = ()
            is_one = last and last.clause.copula and last.clause.subject == "person"
            told_of = is_one and title.endswith((" dem", " dei"))  # "Siri er fadder."
            matter = wish or (not told_of and _before(candidate, before)) or above
    else:
        matter = _topic(candidate) if title.count(" ") < _FEW else None
        # where nothing is done, in the order of the text: "Kapittel 6: utkast fra Kari"
        first = candidate.clause.verb is None
        said = f"{title} {owner or ''}"
        if matter and _stems(matter) & _stems(said):
            return title
    if limit := _limit(candidate, title):
        return short(f"{limit}: {title}")
    matter = without_comment(tidy(matter)) if matter else ""
    if matter.lower() == title.lower():
        return title  # "Klagefrist: 15. juni" under nothing else
    if matter == owner and not _points(title):
        return title  # "De som vil delta, sier fra til Kari"
    if title.lower() in _ATTENDING and names_event(matter) and _is_name(matter):
        return short(f"Delta på {lower_first(matter)}")
    if len(matter) < _LEAST or personal_data(matter):
        bare = _is_bare(title, candidate) and not _LIMIT.fullmatch(title)
        duty = candidate.clause.verb is not None and candidate.clause.verb.lemma in _HAVING
        told_so = duty and f" å {title.lower()}" in candidate.low  # "Kari har ansvar for å rydde"
        alone = " " not in title and bare and not told_so  # "Kari kommer", no "Komme"
        alone = alone and conditions.stated(candidate) is None
        whole = candidate.clause.start, candidate.clause.end
        return short(tidy(without_times(candidate, *whole))) if alone else title
    return short(f"{matter}: {title}" if first else f"{title}: {matter}")


def _led(candidate: Candidate) -> str | None:
    """The matter that leads a limit: "Forslag til ny forskrift: frist 1. mai"."""
    unit = candidate.unit
    named = unit.lead and unit.lead.count(" ") >= _FEW - 1 and unit.lead_kind == "discussion"
    return unit.lead if named else None


def _points(title: str) -> bool:
    """Whether a title names what it is about by no more than a pronoun."""
    return bool(_POINTING.fullmatch(title) or _OF_IT.fullmatch(title))


def _is_bare(title: str, candidate: Candidate) -> bool:
    """Whether a title is the verb alone of somebody who does it, or to which nothing is said."""
    owner = candidate.clause.owner
    if candidate.clause.passive and candidate.clause.opener in ("finite", "passive"):
        said = lexicon.verb(title.split(" ", 1)[0].lower())  # "Må gjøres i april"
        return any(v.tense == "inf" for v in said) and _BARE.fullmatch(title) is not None
    subject = candidate.unit.text[slice(*owner)] if owner else title
    return _BARE.fullmatch(title) is not None and subject != title


def _limit(candidate: Candidate, title: str) -> str | None:
    """What sort of limit a clause sets that tells what has been done: "Søknadsfrist", where
    "Fylket har lyst ut midler med søknadsfrist 1. mai"."""
    clause = candidate.clause
    if clause.tense not in ("perfect", "past", "state") and not clause.passive:
        return None
    said = _KIND_OF_LIMIT.search(candidate.low)
    return said[1].capitalize() if said and said[1] not in title.lower() else None


def _topic(candidate: Candidate) -> str | None:
    """What stands before who does it, with a colon or dash: "Forespørsel om bål: Kari tar den"."""
    unit, clause = candidate.unit, candidate.clause
    front = unit.text[clause.start : clause.owner[0]].rstrip() if clause.owner else ""
    if not front.endswith((":", "–")):
        front = unit.lead or "" if unit.has_topic and not candidate.which else ""
    alone = front.rstrip(" :–")
    told = (
        heading_kind(alone)
        or _LIMIT.fullmatch(alone)
        or matters.PUT_FORWARD.fullmatch(alone)
        or any(token.finite for token in tokens(front))
    )
    return None if told else front or None  # "Eventuelt:", "Rektor sier:"


def _stems(words: str) -> set[str]:
    return {word[:4].lower() for word in _WORD.findall(words)}


def _before(candidate: Candidate, before: Sequence[Candidate]) -> str | None:
    """The words before the verb that tell who it is by what they did, else the words right before
    the clause: of its own sentence, else the sentence before."""
    unit, clause = candidate.unit, candidate.clause
    front = unit.text[clause.start : max(clause.start, clause.verb_at)]
    cleft = front.lower().startswith(_CLEFT)  # "Det er Kari som kaller inn"
    if clause.opener == "subject" and " som " in front and not cleft:
        return front.rstrip(" ,")  # "De som ikke har søkt, bør gjøre det"
    if topic := _topic(candidate):
        return topic
    if candidate.which:
        last = next((c for c in before if c.unit is unit and c.which == candidate.which - 1), None)
        meets = clause.verb is not None and clause.verb.lemma in (*_ATTENDING, "kalle")
        if last and meets and last.moments and names_event(last.text):
            return happenings.named(last, _NOBODY)  # "Kurs er satt til 3. mai; Kari deltar"
        front = unit.text[_begin(candidate) : candidate.clause.start].rstrip(" ,;–-(")
        again = unit.text.startswith("at ", candidate.clause.start)
        # "Enighet om at Kari lager lista, og at Per sender den"
        return _AGREED.sub("", front) if again else front
    last = _sentence_before(candidate, before)
    if last is None:
        return None
    if last.moments and names_event(last.text):
        return happenings.named(last, _NOBODY)  # "Eiermøtet er satt til 3. mai. Kari kaller inn."
    return without_times(last, _begin(last), len(last.unit.text))


def _begin(candidate: Candidate) -> int:
    """Where a sentence begins to tell of a matter: behind a lead that only tells what sort of
    point it is, or who says so: "Eventuelt: Naboen klager", "Kari: Naboen klager"."""
    unit = candidate.unit
    sorts = unit.lead is not None and heading_kind(unit.lead) in _SORTS
    return unit.body if sorts or unit.speaks else 0


def _sentence_before(candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """The last clause of the sentence right before a candidate's own; None where there is none."""
    unit = candidate.unit
    last = next((c for c in reversed(before) if c.unit is not unit), None)
    if last is None or not unit.follows(last.unit):
        return None
    return last


def _event_before(candidate: Candidate, before: Sequence[Candidate], title: str) -> str | None:
    """The event of the sentence before, to which one signs up: "Dommerkurs 3. mai. Påmelding …"."""
    last = _sentence_before(candidate, before) if title.startswith("Påmelding") else None
    if last is None or not last.moments or not names_event(last.text):
        return None
    return happenings.named(last, _NOBODY)


def _is_name(words: str) -> bool:
    """Whether words are a name that goes on in a sentence: no clause, and no day."""
    said = tokens(words)
    return not any(t.low in AUXILIARIES or t.low == "som" or t.low[0].isdigit() for t in said)


def _meeting(candidate: Candidate) -> str | None:
    """The meeting that somebody is to come to, where a clause has no other words for it."""
    said = candidate.moments[0].expression.words if candidate.moments else ""
    return said if said.startswith(("på ", "til ")) and "møte" in said else None


def _tells_little(last: Candidate, candidate: Candidate, title: str) -> bool:
    """Whether the sentence before tells less than a heading of what a title is about: an opinion, a
    question that nobody is to answer, another's task, what has been done without what, what money
    was granted, or "Den gamle lekker", which names no thing."""
    clause, verb = last.clause, last.clause.verb
    if last.text.rstrip().endswith("?"):
        return title.split(" ", 1)[0].lower() not in _INQUIRING
    if clause.opener in ("participle", "verbless") and clause.subject == "none":
        return verb is not None
    if verb is None:
        return False
    if verb.kind == "opinion":
        return clause.subject in _SPEAKING
    own = clause.subject == candidate.clause.subject and clause.subject != "person"
    if clause.subject in _BODIES and verb.lemma in _GRANTING:
        return True
    if clause.subject == "those" and clause.owner and _NO_NOUN.fullmatch(_subject(last)):
        return True
    acts = clause.subject in ("person", "role") and clause.tense == "present"
    acts = acts and not clause.copula and not clause.passive
    return acts and not own and verb.kind not in ("state", "happen", "report")


def _subject(candidate: Candidate) -> str:
    """The words that a clause has as its subject."""
    return candidate.unit.text[slice(*candidate.clause.owner or (0, 0))]
