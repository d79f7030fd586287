"""Signs that a clause speaks of something that takes place: event nouns and the times it names.

Owns what the words of an event look like, and the times of tasks too, since both are read
from the same moments. Who does what is `deeds`; the place is `surroundings`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import lru_cache

from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.grammar.tokens import ASKING_WORDS
from workflow.minutes.signs import deeds, named
from workflow.minutes.signs.candidates import EXACT, Candidate, Moment
from workflow.minutes.structure.sections import Unit
from workflow.minutes.timex import Kind

_PLANNING = frozenset(("planlegge", "planleggje"))
_ATTENDING = lexicon.words("grammar", "attending")
_CONVENING = lexicon.words("grammar", "summoning") | {"invitere", "innby"}
_ARTICLES = frozenset(("et", "eit", "en", "ein", "ei"))
_THEM = ("person", "role", "group", "name", "we")
_SUMMONING = lexicon.words("grammar", "summoning")
_TAKES_PLACE = lexicon.words("grammar", "takes_place")

_THINGS = re.compile(  # and no assembly: "Andre ting"
    r"\b(?:andre|noen|nokre|flere|fleire|alle|diverse|ulike|mange) ting\b|\bting (?:som|å|vi|me)\b"
)


def signs(candidate: Candidate) -> list[str]:
    """The names of the signs that an occasion, or any time, shows in the candidate's words."""
    noun = event_noun(candidate)
    if noun == "none" and _named_with_date(candidate):
        noun = "named"
    when = _when(candidate)
    form = candidate.unit.form
    verb = candidate.clause.verb
    action = deeds.action_of(candidate.clause)
    found = [*_timed(noun, when, candidate.clause.tense, action)]
    if when != "none":
        agent = deeds.agent_of(candidate.clause)
        found.append(f"{agent}+{action}+when:{when}")
        if candidate.clause.passive:
            found.append(f"passive+{action}+event:{noun}+when:{when}")
        if candidate.unit.position > 0.92:
            found.append(f"at-end+{form}+when:{when}")
    if when in ("day", "week", "gone", "today"):
        zone = "front" if candidate.unit.position < 0.12 and not candidate.unit.number else "body"
        found += [f"{form}+dated+{zone}", f"{form}+dated+{candidate.clause.tense}"]
    if form in ("heading", "row", "bullet"):
        found.append(f"{form}+event:{noun}+when:{when}")
    if candidate.unit.kinds:
        found.append(f"under:{candidate.unit.kinds[0]}+when:{when}")
        found.append(f"under:{candidate.unit.kinds[0]}+event:{noun}")
    if candidate.unit.label:
        found.append(f"label:{candidate.unit.label}+when:{when}")
        found.append(f"label:{candidate.unit.label}+event:{noun}+when:{when}")
    if verb and verb.lemma in _TAKES_PLACE:
        found.append(f"takes-place+event:{noun}+when:{when}")
        if verb.kind == "happen" or candidate.clause.passive:
            found.append(f"happens+when:{when}")
    if verb and verb.lemma in _ATTENDING:
        found += [f"attends+event:{noun}", f"attends+event:{noun}+{candidate.clause.tense}"]
    if "made_known" in candidate.said:
        passive = "passive" if candidate.clause.passive else candidate.clause.tense
        found += ["made-known", f"made-known+{passive}", f"made-known+when:{when}"]
    if "next_meeting" in candidate.unit.said:
        found += ["next-meeting", f"next-meeting+when:{when}"]
    if "planned" in candidate.said and not _to_plan(candidate.clause):
        found += ["planned", f"planned+event:{noun}", f"planned+event:{noun}+when:{when}"]
    if "absent" in candidate.unit.said:
        found.append("absence")
    if "frist" in candidate.low or "deadline" in candidate.low:
        found += ["limit-word", f"limit-word+when:{when}"]
    if candidate.headed:
        found += _under_a_date(candidate.headed, candidate.reference)
    return found + _times(candidate)


@lru_cache(maxsize=20_000)
def _timed(noun: str, when: str, tense: str, action: str) -> tuple[str, ...]:
    """What and when, each alone and with how it is told of."""
    return named(
        f"event:{noun}",
        f"when:{when}",
        f"event:{noun}+when:{when}",
        f"event:{noun}+{tense}",
        f"when:{when}+{tense}",
        f"{action}+event:{noun}+{tense}",
    )


def _to_plan(clause: Clause) -> bool:
    """Whether somebody is yet to plan it: "Alle må planlegge sin egen fest"."""
    planning = clause.verb is not None and clause.verb.lemma in _PLANNING
    return planning and clause.tense in ("modal", "infinitive", "imperative")


def _under_a_date(headed: Window, reference: date) -> tuple[str, str]:
    """Signs of the time that a heading above names: where it lies from the meeting, how exact."""
    first, last = headed.earliest or reference, headed.latest or reference
    exact = headed.precision in (Precision.DAY, Precision.DAYS, Precision.WEEK)
    if last < reference:
        lies = "gone"
    elif first > reference:
        lies = "coming"
    else:
        lies = "today" if exact and headed.precision is not Precision.WEEK else "around"
    return f"headed:{lies}", f"headed:{lies}+{'exact' if exact else 'loose'}"


def _named_with_date(candidate: Candidate) -> bool:
    """A heading or bullet that is a name, then its time and no more: "Nordkraft uke 22"."""
    unit = candidate.unit
    if unit.form not in ("heading", "bullet") or candidate.clause.verb or not candidate.moments:
        return False
    last = candidate.moments[-1].expression
    rest = unit.text.rstrip(" .:")
    begins = unit.text.find(last.words)
    return begins > 3 and unit.text[:1].isupper() and begins + len(last.words) >= len(rest)


def event_noun(candidate: Candidate) -> str:
    """The strongest event noun's place: "head", "other", "generic" or "none"."""
    best = "none"
    tokens = candidate.clause.tokens
    if tokens[0].low in ASKING_WORDS:  # "Hvem som får samlingen, kunngjøres …" tells of no event
        tokens = tuple(t for t in tokens if t.start >= candidate.clause.verb_at)
    tokens, seen = tokens[:40], 0
    if not any(map(event, [token.low for token in tokens])):
        return best  # as in most clauses
    for token in tokens:
        if not token.word or len(token.low) < 2:
            continue
        seen += 1
        if (name := event(token.low)) is None:
            continue
        early = seen <= 4 and (
            candidate.clause.verb_at < 0 or token.start < candidate.clause.verb_at
        )
        generic = name in lexicon.words("event", "generic") and token.low == name
        if early and not generic:
            return "head"
        if not generic:
            best = "other"
        elif best == "none":
            best = "generic-head" if early else "generic"
    return best


_MINUTES = re.compile(r"\W*(?:kort )?(?:møte)?(?:referat|protokoll|møtebok|notat)\b")
_TITLES = 3  # blocks at the top of a document that may tell which meeting it was


def this_meeting(candidate: Candidate, days: Collection[date | None]) -> bool:
    """Whether it tells when this meeting is and no more: no verb, and no other event's name but in
    the title, no time but one of `days`, those that the meeting is said to be on."""
    unit = candidate.unit
    dated = [moment.window for moment in candidate.moments if moment.window.earliest]
    if candidate.clause.verb_at >= 0 or not dated:
        return False
    if unit.number is None and (unit.block < _TITLES or _MINUTES.match(unit.low)):
        # "Referat fra fellessamling 14.–15. februar", "Statusmøte uke 7": it is among those days
        held = [any(day and _holds(window, day) for day in days) for window in dated]
        return all(held) or (any(held) and "neste" not in candidate.words)
    return all(window.earliest == window.latest in days for window in dated) and event_noun(
        candidate
    ) not in ("head", "other")


def _holds(window: Window, day: date) -> bool:
    """Whether a day is one of few that a window spans."""
    first, last = window.earliest, window.latest
    exact = window.precision in (Precision.DAY, Precision.DAYS, Precision.WEEK)
    return bool(exact and first and last and first <= day <= last)


def convenes(candidate: Candidate) -> bool:
    """Whether somebody is to call certain others to a meeting of which no day is told, only about
    when: "Kari kaller inn foreldrene til et møte i mai"."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in _CONVENING or clause.passive:
        return False
    exact = any(m.window.precision in EXACT for m in candidate.moments)
    behind = [t.low for t in clause.tokens if t.start > clause.verb_at and t.low != "inn"]
    to = behind.index("til") if "til" in behind else 0
    calls = clause.subject in _THEM and not exact
    return calls and to > 0 and not _ARTICLES.isdisjoint(behind[to + 1 : to + 2])


def summons(candidate: Candidate) -> bool:
    """Whether a clause calls a meeting and tells its day: "Kari kaller inn til møte i uke 12"."""
    verb = candidate.clause.verb
    days = any(moment.window.start is not None for moment in candidate.moments)
    return days and verb is not None and verb.lemma in _SUMMONING and "til" in candidate.words


_NOT_EVENTS = lexicon.words("grammar", "not_events")


@lru_cache(maxsize=20_000)
def event(word: str) -> str | None:
    """The event noun that a word is a form of, or ends in; None where there is none."""
    return None if word in _NOT_EVENTS else lexicon.noun(word, "event", "strong")


def names_event(words: str) -> bool:
    """Whether one of the words is an event's noun."""
    said = _THINGS.sub(" ", words.lower()) if "ting" in words.lower() else words.lower()
    return any(lexicon.noun(word, "event", "strong") for word in re.findall(r"\w+", said))


def next_meeting(unit: Unit) -> bool:
    """Whether a unit announces the body's next meeting."""
    return "announced" in unit.said


def dated(window: Window) -> bool:
    """Whether a window names days, a week or a month, and so has a start."""
    return window.start is not None


def _when(candidate: Candidate) -> str:
    """The clearest time of the clause in one word."""
    best = "none"
    rank = 0
    for moment in candidate.moments:
        name, value = _name(moment, candidate)
        if value > rank:
            best, rank = name, value
    return best


def _name(moment: Moment, candidate: Candidate) -> tuple[str, int]:
    window, expression = moment.window, moment.expression
    if expression.series:
        return "series", 2
    if expression.kind is Kind.CLOCK:
        return "clock", 2
    if expression.kind is Kind.ANCHORED:
        return "anchored", 3
    if window.earliest and window.latest:
        if window.latest < candidate.reference:
            return "gone", 5
        if window.earliest == window.latest == candidate.reference:
            return "today", 5
    if window.deadline and not _told(moment, candidate):
        return "deadline", 8
    if window.precision in (Precision.DAY, Precision.DAYS):
        return "day", 7
    if window.precision is Precision.WEEK:
        return "week", 6
    if window.precision in (Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF):
        return "period", 4
    if window.precision is Precision.YEAR:
        return "year", 1
    return "vague", 3


def _told(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time belongs to what somebody tells: "Naboen melder at lyset kommer før jul"."""
    told = deeds.told_from(candidate.clause)
    return told is not None and moment.expression.span[0] - candidate.unit.start > told


def _times(candidate: Candidate) -> list[str]:
    """Signs of the single moments: how many, how exact, where in the clause."""
    found = []
    moments = candidate.moments
    if not moments:
        return ["time:elsewhere"] if candidate.all_moments else []
    days = [m for m in moments if m.window.precision in (Precision.DAY, Precision.DAYS)]
    if len(days) >= 2:
        found.append("time:several-days")
    if any(m.window.starts for m in moments):
        found.append("time:clock")
    if any(m.window.deadline and not _told(m, candidate) for m in moments):
        found.append("time:deadline")
    base = candidate.unit.start + candidate.clause.start
    size = max(1, candidate.clause.end - candidate.clause.start)
    first, last = moments[0].expression.span, moments[-1].expression.span
    if first[0] - base <= 4:
        found.append("time:first")
    if base + size - last[1] <= 3:
        found.append("time:last")
    share = sum(m.expression.span[1] - m.expression.span[0] for m in moments) / size
    if share > 0.5:
        found.append("time:mostly")
    if any(m.expression.kind is Kind.ANCHORED for m in moments):
        found.append("time:anchored")
    return found
