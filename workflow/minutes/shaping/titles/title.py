"""What a secretary would call an item: short, a verb first for tasks, no trailing date.

Owns choosing between a clause's own words and what stands above it, in the written language of the
source; it adds no words of its own. How a task is named is `infinitives`, how an event
`happenings`, what is left out of either `wording`.
"""

from __future__ import annotations

import re

from workflow.domain.proposal import Kind
from workflow.domain.window import Precision
from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.shaping.events import (
    dummies,
    happenings,
    listings,
    predicates,
    remarks,
    shouted,
)
from workflow.minutes.shaping.tasks import infinitives, reserved
from workflow.minutes.shaping.tasks.sequels import IT
from workflow.minutes.shaping.titles import conditions
from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import (
    EDGES,
    LONGEST,
    lower_first,
    short,
    tidy,
    without_comment,
    without_times,
)
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.structure import plans

__all__ = ["LONGEST", "title"]

_NOBODY = Names()
_WITH_PARTICLE = re.compile(r"\w (?:på|av|inn|ut|(?:for |med |om )?(?:det|den|dette))$")
_POINTING = re.compile(r" (?:det|dette|den|denne|disse|desse)$")
_NO_OBJECT = re.compile(
    r"(?P<verb>\w+(?: (?:ut|inn|opp|fram|frem|ned|tilbake|attende))?)(?P<more>, .+)?$", re.DOTALL
)
_VERB_FIRST = ("finite", "passive")
_FEW = 4  # words of a title that tells no more than who takes what it points at
_NEW = (
    r"(?:neste|kom?mande|kommende|videre|vidare|nye|ny|følgende|følgjande|øvrige|planlagte"
    r"|resterende|foreslåtte|aktuelle)"
)
_PLAN = re.compile(  # what heads a list of meetings names none of them
    rf"(?:{_NEW} )*møte(?:plan|dato|tid|kalender)[^:]*", re.IGNORECASE
)
_MEETS = re.compile("møt|samling", re.IGNORECASE)
_COMING = re.compile(
    rf"(?:dei? )?{_NEW} (\w*)(møter|samling[ae]r)\b"
    rf"|^(?:dei? )?{_NEW} (\w*)(møtene|møta|samling[ae]ne)\b",
    re.IGNORECASE,
)
_COMING_NYNORSK = re.compile(
    r"(?:vidare|følgjande|komande) (\w*)(møte)(?= i \d{4}|[ ,]|$)", re.IGNORECASE
)
_SETTLED = re.compile(  # what else the line says that heads them: "Følgende møter ble vedtatt"
    r"((?:\w+ )?(?:møte|samling)\b.*?) (?:(?:ble|blei|vart|er|blir|vert) (?:\w+ )?"
    r"(?:vedtatt|vedtekne|vedteke|avtalt|avtalte|planlagt|planlagde|satt|sett|fastsatt|fastsette|bestemt)"
    r"|i 20\d\d|framover|fremover|(?:i |til )?(?:våren|høsten|hausten)(?: 20\d\d)?|i år|er)$",
    re.IGNORECASE,
)
_TREATED = "|".join(sorted(lexicon.words("grammar", "treated")))
_BEING_TREATED = "|".join(lexicon.phrases("grammar", "being_treated"))
# what a time leaves of who deals with it: "som behandles på neste møte"
_TREATED_THEN = re.compile(
    rf" som (?:(?:(?:vi|me|styret|utvalget|rådet) )?(?:skal )?(?:{_TREATED})"
    rf"|(?:blir|vert|skal bli|skal verte|skal) (?:{_BEING_TREATED}))"
    r"(?: (?:opp|fram|frem|ut))?(?: (?:igjen|att|på nytt))?$"
)
# "… som legges fram i mai": without it May would be when the thing is made
_PUT_FORWARD = re.compile(r" som (?:\w+ )?(?:legg(?:es|jast|er)? fr[ae]m|presenter)")
_OF_WHAT = lexicon.words("grammar", "of_what")
_IT_LAST = re.compile(rf" (?:{'|'.join(sorted(IT))})$")
_PARTICLES = frozenset(("på", "av", "med", "til", "om", "ut", "inn", "over", "opp", "fra", "frå"))


def title(
    kind: Kind,
    candidate: Candidate,
    owner: str | None = None,
    names: Names = _NOBODY,
    nynorsk: bool = False,
) -> str:
    """The candidate's title as an item of `kind`, at most `LONGEST` characters.

    `owner` is the name that closes its unit, which is no part of what is to be done; `names` are
    those whom somebody may ask to do it. `nynorsk` tells the document's written language, for
    the verbs whose form both have.
    """
    unit = candidate.unit
    if kind is Kind.TASK:
        words = _task(candidate, owner, names, nynorsk)
    elif reserved.keeps_day(candidate):
        words = tidy(reserved.kept(candidate, nynorsk) or "")
    else:
        words = tidy(happenings.named(candidate, names, nynorsk))
        words = predicates.named(candidate, words, names, nynorsk) or words
        words = _of_whom(candidate, words)
        words = _without_owner(words, owner) if owner else words
        words = listings.listed_under(candidate, words, names) or words
        words = remarks.without(shouted.calmed(words))
        words = dummies.named(candidate, words, names) or words
        if _PLAN.fullmatch(words):
            return "Møte"
        meets = _MEETS.search(words) is not None  # as few do
        if coming := meets and (_COMING.search(words) or _COMING_NYNORSK.match(words)):
            words = words[: coming.start()] + _one_of(coming) + words[coming.end() :]
            words = _SETTLED.sub(r"\1", words)
        elif meets and sum(m.window.precision is Precision.DAY for m in candidate.moments) > 1:
            words = plans.one_of(words) or words
    if len(words) < 4 or not any(c.isalpha() for c in words):
        stands_under = unit.lead or matters.heading(candidate, names)
        above = tidy(stands_under or unit.text)
        more = any(c.isalpha() for c in words) and words.lower() not in (above.lower(), "ta")
        more = more and stands_under is not None
        words = f"{above}: {words}" if more else above
    return short(words)


def _of_whom(candidate: Candidate, words: str) -> str:
    """The words of a relative clause with what it is about in front: "…, som behandles i rådet"."""
    clause = candidate.clause
    related = clause.owner is not None and clause.owner[0] < clause.start
    if not (clause.owner and related and words.lower().startswith("som ")):
        return words
    about = " ".join(candidate.unit.text[slice(*clause.owner)].split())
    return f"{about[:1].upper()}{about[1:]} {words.removeprefix(words[:4])}"


def _one_of(coming: re.Match[str]) -> str:
    """One of several to come: "Neste møter i AU" lists "Møte i AU"."""
    kind, many = (word.lower() for word in coming.groups() if word is not None)
    return (kind + ("møte" if many.startswith("møt") else "samling")).capitalize()


def _task(candidate: Candidate, owner: str | None, names: Names, nynorsk: bool) -> str:
    unit, clause = candidate.unit, candidate.clause
    if day := reserved.kept(candidate, nynorsk):
        return tidy(day)
    told = infinitives.first(candidate, names, nynorsk)
    every = tidy(told)
    words = without_comment(every)
    if words == every and (particle := _last_particle(candidate, words)):
        words = f"{words} {particle}"
    words = _without_owner(words, owner) if owner else words
    met = all("møte" in m.expression.words for m in candidate.moments)
    treated = candidate.moments and (met or not _PUT_FORWARD.search(words))
    if treated and not (clause.verb and clause.verb.kind in ("state", "happen")):
        words = _TREATED_THEN.sub("", words)
    if topical := _with_topic(candidate, words):
        return topical
    if matter := _taken(candidate):
        return f"{_IT_LAST.sub('', words)} {lower_first(matter)}"
    if unit.lead and unit.has_topic and " " not in words:
        if clause.tense == "none":
            more = words and words != owner  # "Kaffe: Kari"
            return f"{unit.lead}: {words}" if more else unit.lead
        if clause.verb and clause.verb.lemma in _OF_WHAT:
            return f"{words}: {unit.lead}"  # "Undersøkelsen: Alle må svare"
        words = f"{words} {lower_first(unit.lead)}"
    if " " in words:
        few = unit.has_topic and words.count(" ") < _FEW
        pointing = _POINTING.search(words) if few else None
        if pointing and unit.lead:  # "Årsmelding: Eli og Gro samarbeider om denne"
            return f"{words[: pointing.start()]} {lower_first(unit.lead)}"
        return words
    whole = " ".join(told.split()).strip(EDGES)  # "Sørge for det", "Melde på"
    if not _WITH_PARTICLE.search(whole):
        whole = tidy(without_times(candidate, clause.start, clause.end))
        whole = _without_owner(whole, owner) if owner else whole
        whole = without_comment(whole)
        if words and conditions.stated(candidate):
            return words  # "Hvis ingen svarer, ringer Per"
        lacking = clause.passive and clause.opener in _VERB_FIRST  # "Må gjøres i april"
        lacking = lacking or (clause.opener == "shared" and clause.modal is not None)
        if words and (lacking or (clause.owner and clause.tense == "present")):
            return words  # "Rektor bestiller": `pointers` has what
    return whole[:1].upper() + whole[1:]


def _with_topic(candidate: Candidate, words: str) -> str | None:
    """The words with what stands before who does it, where the verb has no object of its own:
    "Brus: Per kjøper, 10 brett", "Årsberetning – Kari skriver, utkast til styret", "Mal: sendes ut
    av Per"; None where it has one."""
    unit, clause = candidate.unit, candidate.clause
    lacking = _NO_OBJECT.match(words)
    if lacking is None or clause.verb is None or clause.verb.lemma in _OF_WHAT:
        return None
    if clause.verb.kind in ("state", "happen") or clause.tense != "present":
        return None
    if not lacking["more"] and not (clause.passive and clause.subject == "none"):
        return None
    topic = unit.lead if unit.has_topic and not candidate.which else None
    if topic is None and clause.owner and clause.owner[0] > clause.start:
        front = unit.text[clause.start : clause.owner[0]].rstrip()
        topic = tidy(front) if front.endswith(("–", "-")) else None
    if not topic or topic.count(" ") >= _FEW:
        return None
    return f"{lacking['verb']} {lower_first(topic)}{lacking['more'] or ''}"


def _taken(candidate: Candidate) -> str | None:
    """The matter in front of who takes it, where no more is said: "Ny lås – Per ordner det"."""
    clause = candidate.clause
    if not clause.owner or clause.owner[0] <= clause.start or clause.tense != "present":
        return None
    front = candidate.unit.text[clause.start : clause.owner[0]].rstrip()
    said = [
        token.low
        for token in clause.tokens
        if token.word and token.start > clause.verb_at
        if not candidate.in_time(token)
    ]
    if not front.endswith(("–", "-", ",")) or not (_PARTICLES | IT).issuperset(said):
        return None
    told = any(token.finite for token in clause.tokens if token.start < clause.owner[0])
    if told and "det" not in said and not _PARTICLES.issuperset(said):
        return None  # of what a clause tells "dem" may stand for a part
    return tidy(front) or None


def _last_particle(candidate: Candidate, words: str) -> str | None:
    """The particle that a clause itself ends in, where it was taken for one left by a time:
    "Jonas melder seg på"."""
    said = candidate.text.rstrip(" .!*_|")
    *front, last = said.rsplit(" ", 1)
    if " " in words and not " ".join(front).endswith(words.rsplit(" ", 1)[-1]):
        return None  # of words that the title leaves out
    start = candidate.unit.start + candidate.clause.start
    from_then = last == "av" and any(
        m.expression.span[1] == start + len(said) - len(" av") for m in candidate.moments
    )
    if last not in _PARTICLES or from_then or f" {last} " in f"{words} ":
        return None
    end = candidate.unit.start + candidate.clause.start + len(said)
    return None if any(m.expression.span[1] >= end for m in candidate.moments) else last


def _without_owner(words: str, owner: str) -> str:
    """The words without the name at their end, where enough is left to tell what it is."""
    name = re.escape(" ".join(owner.split()).strip(" .")).replace(r"\ ", r"\s+")
    closes = rf"(?:\s*[(–,/:→⇒-]|\s)\s*(?:ansvar\w*:?\s*|v/\s*)?{name}\W*$"
    cut = re.sub(rf"{closes}|\s*\({name},[^()]*\)?\W*$", "", words)
    return tidy(cut) if any(sign.isalpha() for sign in cut) else words
