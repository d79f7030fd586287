"""What a time is to a task besides when it is done: what it is for, or has to do with, the event
that it is done at, and what stands beside it in a table.

Owns telling these apart by the words around the time. Which time is an item's own is `dating`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon, timex
from workflow.minutes.grammar.tokens import ASKING_WORDS, Token, definite
from workflow.minutes.signs.candidates import EXACT, Candidate, Moment
from workflow.minutes.timex import Kind as Sort

_AT = re.compile(  # "… på landsmøtet i Bergen", right before its time
    r"\b(?:på|under) (?:\w+ )?\w+(?:en|et|a)(?: i [A-ZÆØÅ]\w+)?,? $"
)
_CONNECTED = re.compile(r"\bi (?:forbindelse|tilknytning|samband|anledning)(?: med| til)?\s*$")
_PLACED = re.compile(r"\b(?:på|under) (\w{6,})")
# a time in the genitive, with what is its: "høstens seminar", "neste ukes møte"
_OWNING = re.compile(r"(?:ens|ets|(?:uke|veke|år|måned|månad)s)\Z", re.IGNORECASE)
_INVITING = lexicon.words("grammar", "summoning") | {"invitere", "innby"}
_SETTING = lexicon.words("grammar", "setting_days")
_DAYS = lexicon.words("grammar", "days_to_set")
_LOOKING = lexicon.words("grammar", "looking_into")
_ASKING = ASKING_WORDS | {"om"}
_FREE = ("ledig", "ledige")  # when they are so is what is asked
_ORIGIN = re.compile(r"(?:fra|frå) ", re.IGNORECASE)
_NO_SUBJECT = ("at", "å", "og", ",")  # behind "om" that is a preposition or the verb's particle
_NEAR = 6  # words behind what asks, among which its own verb stands
# "på neste møte" and "i morgen" are rather when one asks
_DATING = (Sort.DATE, Sort.RANGE, Sort.MONTH, Sort.SEASON, Sort.YEAR, Sort.HOLIDAY)
_INNER = ASKING_WORDS | {"at", "å"}


def meant_for(moment: Moment, candidate: Candidate) -> bool:
    """Whether something is made for a time, which is no time when it is made: "terminliste for
    våren", "budsjett for 2024", "tema til høstens seminar", "for å sikre bemanning i påsken"."""
    if _of_aim(moment, candidate) or _invited_to(moment, candidate):
        return True
    low, high = (place - candidate.unit.start for place in moment.expression.span)
    before, behind = candidate.unit.text[:low], candidate.unit.text[high : high + 2]
    if _OWNING.search(moment.expression.words) and behind[:1] == " " and behind[1:].islower():
        return True
    if not before.endswith(" for ") or moment.expression.words[:2].lower() == "i ":
        return False  # "det laget står for i 2025"
    window = moment.window
    days = window.precision in (Precision.DAY, Precision.DAYS)
    weekend = "helg" in moment.expression.words.lower()  # "tilbud for første helga i mai"
    return not window.deadline and (weekend or not days)


def _of_aim(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time tells when the aim of what is done is to be reached, since another tells when
    it is done, or a holiday can be no other: "… for å sikre bemanning i påsken"."""
    unit, clause = candidate.unit, candidate.clause
    at = moment.expression.span[0] - unit.start
    aim = unit.low.find(" for å ", max(0, clause.verb_at), at)
    if aim < 0:
        return False
    before = any(m.expression.span[0] - unit.start < aim for m in candidate.moments)
    holiday = moment.expression.kind is Sort.HOLIDAY and not moment.window.deadline
    told = any(t.finite for t in clause.tokens if aim < t.start < at)
    return (before or holiday) and not told


def _invited_to(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is that of a meeting to which somebody is asked, and none of when they are:
    "Kari inviterer legen til møtet i mai", but "Kari kaller inn til neste møte"."""
    clause = candidate.clause
    if moment.expression.kind is not Sort.ANCHORED or clause.verb is None:
        return False
    if clause.verb.lemma not in _INVITING or moment.expression.words[:4].lower() != "til ":
        return False
    at = moment.expression.span[0] - candidate.unit.start
    who = [t for t in clause.tokens if clause.verb_at < t.start < at and clause.verb not in t.verbs]
    return {t.low for t in who}.isdisjoint(_NO_SUBJECT) and any(t.low != "inn" for t in who)


def asked_about(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is told of what somebody asks or looks into, and tells nothing of when they do
    so: "sjekker om hallen er ledig 14. mars", "spør om ledige rom i mai"."""
    return (
        _within(moment, candidate)
        or _of_thing_asked_for(moment, candidate)
        or _of_day_to_set(moment, candidate)
    )


def _of_day_to_set(moment: Moment, candidate: Candidate) -> bool:
    """Whether a month or season is where a day is looked for: "finner en dato i mai", "foreslår to
    helger til høsten"; but "rydder en dag i mai"."""
    clause, sort = candidate.clause, moment.expression.kind
    if clause.verb is None or moment.window.deadline or sort not in (Sort.MONTH, Sort.SEASON):
        return False
    at = moment.expression.span[0] - candidate.unit.start
    before = [t for t in clause.tokens if clause.verb_at < t.start < at]
    if not before or before[-1].low not in _DAYS:
        return False
    verbs = [verb for t in clause.tokens if t.start < at for verb in t.verbs]
    return any(verb.lemma in _SETTING for verb in (clause.verb, *verbs[-2:]))


def _of_thing_asked_for(moment: Moment, candidate: Candidate) -> bool:
    """Whether a month is told of a thing that somebody asks for: "spør om ledige rom i mai",
    "sjekker ledige helger i mai"."""
    clause, window = candidate.clause, moment.window
    if window.deadline or window.precision is not Precision.MONTH or clause.verb is None:
        return False
    at = moment.expression.span[0] - candidate.unit.start
    said = [t for t in clause.tokens if clause.verb_at < t.start < at and t.word]
    if clause.verb.lemma not in _LOOKING and not any(t.low == "kontakt" for t in said):
        return False
    whether = next((n for n, token in enumerate(said) if token.low == "om"), len(said))
    free = next((n for n, token in enumerate(said) if token.low in _FREE), len(said))
    asked = said[min(whether + 1, free) :]
    if not asked or asked[0].low == "å":
        return False  # "spør Per om å rydde i mai"
    whole = "," not in candidate.unit.text[asked[0].start : at]
    return moment.expression.words[:2].lower() == "i " and whole and not definite(asked[-1])


def _within(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is told within what is asked or said of something, and is no limit of the
    task: "sjekker om hallen er ledig 14. mars", "hva som ble gjort i fjor", "de som var trenere i
    fjor"; nor does it date the task where it only tells of when a thing is: "avtalen fra 2015"."""
    if moment.expression.kind not in _DATING or moment.window.deadline:
        return False
    clause, unit = candidate.clause, candidate.unit
    at = moment.expression.span[0] - unit.start
    if clause.verb_at < 0 or not clause.start <= at < clause.end:
        return False
    gone = moment.window.latest is not None and moment.window.latest < candidate.reference
    if gone and _ORIGIN.match(moment.expression.words):
        return unit.text[at - 2 : at - 1].isalpha()
    inner = [token for token in clause.tokens if clause.verb_at < token.start < at]
    for place, token in enumerate(inner):
        asks = token.low in _ASKING and clause.tense not in ("past", "perfect")
        if (asks or (gone and token.low == "som")) and _reaches(token, inner[place + 1 :]):
            return True
    return False


def _reaches(opener: Token, behind: Sequence[Token]) -> bool:
    """Whether what a word opens is a clause that goes on through the words behind it, and no noun
    ("ber om utvidet tid"), and the main clause's own next verb stands in none of them ("… hva det
    koster og kommer tilbake i høst")."""
    if opener.low == "om" and (not behind or behind[0].low in _NO_SUBJECT):
        return False
    told = any(other.finite for other in behind[opener.low == "om" : _NEAR])
    again = any(a.low == "og" and b.finite for a, b in pairwise(behind))
    return told and not again and not any(other.low in (";", "–", "slik") for other in behind)


def beside(moment: Moment, candidate: Candidate) -> bool:
    """Whether a holiday only names what something has to do with: "i tilknytning til St. Hans"."""
    if moment.expression.kind is not Sort.HOLIDAY:
        return False
    before = candidate.unit.text[: moment.expression.span[0] - candidate.unit.start].lower()
    return not moment.window.deadline and _CONNECTED.search(before) is not None


def done_there(moment: Moment, candidate: Candidate) -> bool:
    """Whether what is done is done at the event: "Bilettane vert delte ut på øvinga 3. mai"."""
    before = candidate.unit.text[: moment.expression.span[0] - candidate.unit.start]
    return _AT.search(before) is not None


def event_of(candidate: Candidate) -> Window | None:
    """When the event takes place at which something is done, where the text dates that: "Kari
    orienterer på årsmøtet", but not "Kari spør om Per vil orientere på årsmøtet"."""
    for place in _PLACED.finditer(candidate.low) if candidate.meetings else ():
        noun = timex.event_noun(place[1])
        event = candidate.meetings.get(noun) if noun and noun != place[1] else None
        if noun and event and not noun.endswith("frist"):
            coming = event.latest and event.latest >= candidate.reference
            there = _of_the_verb(candidate, place.start())
            day = event.timex and event.timex.partition("T")[0]
            event = replace(event, words=place[0], timex=day, starts=None, ends=None)
            return event if coming and there else None
    return None


def _of_the_verb(candidate: Candidate, place: int) -> bool:
    """Whether what stands at `place` in a clause belongs to its own verb and to no inner one."""
    clause = candidate.clause
    place += clause.start
    between = [token for token in clause.tokens if clause.verb_at < token.start < place]
    asked = any(token.low == "om" for token in between) and any(token.finite for token in between)
    return not asked and _INNER.isdisjoint([token.low for token in between])


def in_column(candidate: Candidate, moments: Sequence[Moment]) -> list[Moment]:
    """The times that stand in a column or label beside the clause; a day of its own within the
    month that stands there tells more: "Mai | 17. mai-frokost"."""
    first, last = candidate.unit.due or (0, 0)
    beside = [m for m in moments if first <= m.expression.span[0] < last]
    if len(beside) != 1 or candidate.unit.limit or beside[0].window.precision in EXACT:
        return beside
    own = [m for m in moments if m.window.precision in EXACT and _lies_in(m, beside[0])]
    return own or beside


def _lies_in(moment: Moment, outer: Moment) -> bool:
    """Whether a time lies wholly within another."""
    inside, around = moment.window, outer.window
    if not (inside.earliest and inside.latest and around.earliest and around.latest):
        return False
    return around.earliest <= inside.earliest and inside.latest <= around.latest
