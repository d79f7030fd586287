"""Whether what a clause tells of lies behind the meeting, and whether a date without a year does.

Owns reading it from tense, headings and the verb. Dating the expression itself is `timex`.
"""

from __future__ import annotations

import re
from datetime import date

from workflow.minutes import lexicon, timex
from workflow.minutes.grammar import agreed
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.structure.sections import Unit
from workflow.minutes.timex import Expression

_TOLD = frozenset(("report", "communicate", "opinion"))
_NEXT = (("neste",), ("kommende",), ("komande",))  # "Neste møte 23/4" closes any matter
_SCHEDULED = lexicon.words("grammar", "scheduling")
_MOVING = lexicon.words("grammar", "moving")
_RECEIVED = ("komme", "kome", "motta", "levere", "sende", "søke", "søkje", "melde", "være", "vere")
_THE_LIMIT = re.compile(  # a limit that is known, and its day: "innen fristen 1. april"
    r"\b(?:innen|innan|til|ved) \w*fristens? (?:utløp )?(?:den )?\d"
)
_LEFT_BY = re.compile(
    rf"\b(?:{'|'.join(lexicon.words('grammar', 'damage'))})\b[^.;:]*"
    r" etter (?:[\w-]+ )?[\w-]+(?:en|et|a|ene|ane)(?: i| den)? [\w.]+(?: \w+)?\Z"
)
_SET_TO = re.compile(  # what a day was put to is yet to come, whatever else is told
    r"\b(?:er|vert|blir)"
    r" (?:satt|sett|fastsatt|fastsett|flyttet|flytta|utsatt|utsett|lagt|lagd) til ?\Z"
)


def told(unit: Unit, clause: Clause) -> bool:
    """Whether the clause tells of something that has been (and not of a plan made then)."""
    if clause.tense in ("past", "perfect"):
        return True
    if "past" not in unit.kinds[:1] or unit.words[:1] in _NEXT:
        return False
    if clause.tense == "none" and "evaluering" in unit.path[-1].lower():
        return False  # what is evaluated, or when that is to be done
    return clause.tense not in ("modal", "present", "imperative")


def lies(unit: Unit, expression: Expression, reference: date, past: bool, clause: Clause) -> bool:
    """Whether a date without a year is the one before the meeting.

    Past tense says so, unless the verb tells of a message or a plan ("minnet om loppetorget i mai",
    "er utsatt til 12. oktober"), whose date lies where the calendar makes it likely.
    """
    likely = timex.probably_past(expression, reference)
    if past and clause.tense == "none":  # "Dugnad 27. september" in what has been since last time
        return timex.nearer_past(expression, reference)
    if not past and clause.tense not in ("modal", "imperative") and _left_by(unit, expression):
        return True
    done = past or clause.tense == "state"  # "er mottatt"
    if done and expression.deadline and _came_in(unit, expression, clause):
        return True
    if not past or expression.deadline or timex.told_by_weekday(expression, reference) is not None:
        return likely
    at = expression.span[0] - unit.start
    if _SET_TO.search(unit.low, 0, at + len("til ")):
        return likely  # "Stevnet har vi fått, og datoen er satt til 19. august"
    if (start := agreed.begins(clause)) is not None and start <= at:
        return likely  # "Vi ble enige om å vaske boden 4. mai"
    before = unit.text[max(0, at - 5) : at + 4].lower()
    planned = clause.verb is not None and clause.verb.lemma in _SCHEDULED
    moved = clause.verb is not None and clause.verb.lemma in _MOVING
    if (planned or moved) and re.search(r"\btil\b", before):
        return False
    if moved and expression.words[:2].lower() == "i ":
        return True  # "ble utsatt i januar" tells when that was done
    if planned or (clause.verb and clause.verb.kind in _TOLD):
        return likely
    return likely or not _told_in_present(clause, at)


def _left_by(unit: Unit, expression: Expression) -> bool:
    """Whether a time is that of what has left the damage that is told of: "Gjerdet er ødelagt etter
    stormen i januar"."""
    what = _LEFT_BY.search(unit.low, 0, expression.span[1] - unit.start)
    return what is not None and not expression.deadline


def _came_in(unit: Unit, expression: Expression, clause: Clause) -> bool:
    """Whether a limit is the one by which something has come in: "Det kom inn 64 søknader innen
    fristen 1. april"."""
    told = unit.low[: expression.span[0] - unit.start] + expression.words.lower()
    received = clause.verb is not None and clause.verb.lemma in _RECEIVED
    return received and _THE_LIMIT.search(told) is not None


def _told_in_present(clause: Clause, at: int) -> bool:
    """Whether the verb nearest before a time is in the present: "har laget … som publiseres i"."""
    for token in reversed(clause.tokens):
        if token.start >= at or token.start <= clause.verb_at or not token.verbs:
            continue
        tenses = {verb.tense for verb in token.verbs}
        if tenses & {"past", "part"}:
            return False
        if tenses & {"pres", "pass"}:
            return True
    return False
