"""Which words of a clause name one of the several events it dates: "Generalprøve 21. april, konsert
23. april", "6. mai medlemsmøte, 13. mai åpent hus".

Owns parting the words by the times. What one event is called is `happenings`, which of the times
are events of their own `dating`.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise

from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    AMBIGUOUS,
    LINKING,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Token,
    modal,
    tokens,
)
from workflow.minutes.shaping.words.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate, Moment
from workflow.minutes.signs.occasions import names_event
from workflow.minutes.signs.places import tells_place
from workflow.minutes.timex import Kind as Sort

_LEADING = re.compile(r"^(?:(?:og|samt|så|deretter|dessuten|for|med)\s+)+", re.IGNORECASE)
_TOPIC = re.compile(r"\s*\(([^()\d]{3,40})\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_COUNT = re.compile(
    r"^(?:to|tre|fire|fem|seks|sju|åtte|noen|nokre|flere|fleire|neste|kommende)\s+", re.IGNORECASE
)
_PLACE = re.compile(r"(?:i|på|ved) [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?")
_PLACED = re.compile(rf"(?:.*\s)?(\w+) ({_PLACE.pattern})", re.DOTALL)
_NEXT = re.compile(r"neste \w+$", re.IGNORECASE)
_FEWEST = 2
_NEAR = 4  # characters before a time that opens the clause
_LONGEST = 60  # characters; more is rather a sentence
_MOST = 6  # words of what one of several is called
_LEAST = 4  # letters of a thing
_TIMES = re.compile(r"\b(?:gang|gong)(?:en)?$")  # "…, første gang 3. mai" names nothing
_ENDING = re.compile(r" (?:er|blir|vert)$")
_STARTING = lexicon.words("grammar", "of_itself")
_DEED = re.compile(r"\w+ (?:(?:ut|inn|opp|fram|frem|ned|med|til) )?")
_NO_THING = LINKING | frozenset(PRONOUNS) | lexicon.words("grammar", "names_no_thing")


def named(candidate: Candidate, window: Window, title: str) -> str | None:
    """The words that name the event of one time, where another of the clause's times has a name of
    its own too; None where the clause names them all together, as `title` does."""
    days = _days(candidate)
    spans = [
        (low - candidate.unit.start, high - candidate.unit.start)
        for low, high in (moment.expression.span for moment in days)
    ]
    at = next((at for at, m in enumerate(days) if m.window is window), None)
    if at is not None and (topic := _bracketed(candidate, at, spans, title)):
        return topic
    start, end = candidate.clause.start, candidate.clause.end
    if at is None or len(spans) < 2 or any(not start <= low < end for low, _ in spans):
        return None
    gaps = list(pairwise([start, *chain.from_iterable(spans), end]))[::2]
    behind = spans[0][0] - start < _NEAR and not _labelled(candidate)
    parts = gaps[1:] if behind else gaps[:-1]  # behind or before its time
    told = [
        _without_place(_LEADING.sub("", without_times(candidate, low, high).strip(EDGES)))
        for low, high in parts
    ]
    if _labelled(candidate) and not told[0]:
        told[0] = candidate.unit.lead or ""  # "Test 1: 3. april, test 2: 5. april"
    tail = without_times(candidate, spans[-1][1], end).strip(EDGES)
    if not behind and (not tail or tail.split()[0] in LINKING) and _in_turn(candidate, told):
        return _ENDING.sub("", told[at])
    here = _PLACED.fullmatch(told[0])
    if here and names_event(here[1]) and all(map(_PLACE.fullmatch, told[1:])):
        return f"{_one_of(here[1])} {told[at] if at else here[2]}"
    named_apart = sum(map(names_event, told)) > 1
    return told[at] if named_apart and _is_name(told[at]) else None


def _without_place(words: str) -> str:
    """The words before a time without where the one before it takes place: "i kirka, øving"."""
    place, _, name = words.rpartition(", ")
    return name if place.split(" ", 1)[0].lower() in PREPOSITIONS else words


def due(candidate: Candidate, window: Window, title: str) -> str:
    """The title of a task with the thing that is due at one of its two times alone: "Skisse sendes
    innen 2. april og full søknad innen 31. mai"."""
    days = _days(candidate)
    at = next((at for at, moment in enumerate(days) if moment.window is window), None)
    if at is None or len(days) != _FEWEST:
        return title
    (_, low), (high, _) = (moment.expression.span for moment in days)
    start = candidate.unit.start
    between = without_times(candidate, low - start, max(low, high) - start).strip(EDGES)
    joint, _, thing = between.partition(" ")
    place = title.lower().find(f" og {thing.lower()}") if joint == "og" and thing else -1
    others = place >= 0 and _is_called(thing) and _is_called(title[:place].rsplit(" ", 1)[-1])
    if place < 0 or not (others or (len(thing) >= _LEAST and _is_thing(thing))):
        return title
    verb = _DEED.match(title)
    if at == 0 or verb is None:
        return title[:place]
    return f"{verb[0]}{title[place + len(' og ') :]}"


def _is_called(words: str) -> bool:
    """Whether words are somebody's name: "Kari ringer Per i dag og Anne på fredag"."""
    return all(map(lexicon.first_name, words.split()[:1])) and words.istitle()


def _days(candidate: Candidate) -> list[Moment]:
    """The times that may part the words: no hour beside its day, and none whose words name what is
    dated ("Neste møte i styret er 3. mai")."""
    days = [m for m in candidate.moments if m.expression.kind is not Sort.CLOCK]
    own = [m for m in days if m.expression.kind is not Sort.ANCHORED]
    return next((part for part in (own, days) if len(part) >= _FEWEST), list(candidate.moments))


def _labelled(candidate: Candidate) -> bool:
    """Whether the first of several is named by a label: "Test 1: 3. april, test 2: 5. april"."""
    unit = candidate.unit
    lead = unit.lead if unit.has_topic else None
    return lead is not None and f", {lead.split()[0].lower()} " in candidate.low


def _in_turn(candidate: Candidate, told: list[str]) -> bool:
    """Whether each time has a few words of its own before it that name what takes place then:
    "Test i uke 15, pilot i uke 18", "Pilot starter 3. mai, bredding starter 1. juni"."""
    clause, lead = candidate.clause, candidate.unit.lead or ""
    verb = clause.verb.lemma if clause.verb else ""
    if not (clause.tense == "none" or clause.copula or verb in _STARTING) or names_event(lead):
        return False
    first = told[0].split(" ", 1)[0].lower()
    return all(map(_is_thing, told)) and all(
        words[0].islower() or names_event(words) or words.split(" ", 1)[0].lower() == first
        for words in told[1:]
    )


def _is_thing(words: str) -> bool:
    """Whether words are a few that name a thing, with no verb but that it starts."""
    said = tokens(_ENDING.sub("", words))
    if (
        not said
        or len(said) > _MOST
        or not words[0].isalpha()
        or words.count("(") != words.count(")")
    ):
        return False
    if said[0].low in _NO_THING or _TIMES.search(words) or lexicon.first_name(said[0].text):
        return False
    return not any(token.low in SUBORDINATORS or _is_verb(token) for token in said)


def _is_verb(token: Token) -> bool:
    """Whether a word is a verb, and no noun that looks like one: "test", "fest"."""
    tells = any(verb.tense in ("pres", "past", "pass", "part") for verb in token.verbs)
    return modal(token.low) is not None or (tells and token.low not in AMBIGUOUS)


def _bracketed(
    candidate: Candidate, at: int, spans: list[tuple[int, int]], title: str
) -> str | None:
    """The event with the topic or place that stands in brackets behind each of the times: "To
    webinarer: 12. april (hydrogen), 9. mai (landstrøm)"."""
    text, start = candidate.unit.text, candidate.unit.start
    days = [m for m in _days(candidate) if m.window.precision in (Precision.DAY, Precision.DAYS)]
    topics = [_TOPIC.match(text, moment.expression.span[1] - start) for moment in days]
    if len(days) < _FEWEST or not all(topics):
        return None
    here = _TOPIC.match(text, spans[at][1])
    name = _BRACKETS.sub("", title).strip(EDGES)
    if here is None or not (names_event(name) or "møt" in name.lower()):
        return None
    said = here[1]
    joint = ", " if said[0].isupper() or tells_place(said) else ": "
    name = name if not at or not _NEXT.match(name) else name.split(" ", 1)[1].capitalize()
    return f"{_one_of(name)}{joint}{said}"


def _one_of(many: str) -> str:
    """One of several events, by their noun: "Tre webinarer i vår" are each a webinar."""
    words = _COUNT.sub("", many).split()
    for word in words[:2]:
        noun = lexicon.noun(word.lower(), "event", "strong")
        plural = noun and re.fullmatch(
            rf"(.*{re.escape(noun[:-1])}\w?)(?:r|er|ar|ne|ene|ane)", word
        )
        if noun and plural:
            one = word[: word.lower().rfind(noun) + len(noun)]
            return one[:1].upper() + one[1:]
    return many


def _is_name(words: str) -> bool:
    """Whether words may name one event, and are no half sentence."""
    if not names_event(words) or len(words) > _LONGEST or not words[0].isalpha():
        return False
    if "\n" in words or words.count("(") != words.count(")"):
        return False
    said = tokens(words)
    return said[0].low not in SUBORDINATORS | {"at", "som"} and not any(t.finite for t in said)
