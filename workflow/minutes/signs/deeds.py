"""Signs that a clause speaks of something to do: who, what verb, in which manner.

Owns what the words of a task look like. Times and events are `occasions`; the place is
`surroundings`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names, Token
from workflow.minutes.grammar.tokens import AMBIGUOUS, ASKING_WORDS, modal, reading_as
from workflow.minutes.signs import named
from workflow.minutes.signs.candidates import Candidate

AGENTS = frozenset(("person", "role", "group", "name"))
_ADDRESSED = frozenset(("those", "all", "you"))
ACTIONS = lexicon.words("grammar", "action_classes")
_CALLS = lexicon.words("grammar", "calling")
_DECIDING = lexicon.words("grammar", "deciding")
_TRAIL = re.compile(
    r"[(–/,:→⇒-](?<!\w-)\s*[*_]{0,2}(?:ansvar(?:lig|leg)?:?\s*|v/\s*)?([A-ZÆØÅ][\w.-]*"
    r"(?:(?:\s+(?:og|&|\+)\s+|\s?/\s?|\s+)[A-ZÆØÅ][\w.-]*){0,3})[*_]{0,2}\s*\)?\s*\.?\s*$"
)
_SMALL = re.compile(r"\(([a-zæøå]{3,})\)\s*\.?\s*$")  # "(kari)", in hurried notes
_TAIL = 120  # characters in which the names that close a text stand
_BOLD = re.compile(r"\s*(?:[-*•]\s+)?(?:\*\*|__)")
_ARROW = re.compile(r"[\s*•]*(?:[→⇒]|-*[-=]>)")
# where something goes that "skal ut" or "må inn"
_DIRECTIONS = lexicon.words("grammar", "directions")
_BESIDE_NAMES = frozenset(("og", "til", "en", "ein", "én", "resten"))
_MANY = lexicon.words("grammar", "many")
_TOLD = ("call", "habit", "noted")  # phrases that show a sign of their own
_DUTY = frozenset(("skal", "må", "bør"))
_IT = frozenset(("det", "den", "dem", "dei", "dette"))
_ASKING = frozenset(("spørje", "spørre"))
# right behind "asks" these tell what is asked, and no one whom: "Unni spør om …", "Unni spør Per …"
_ASKED = ASKING_WORDS | {"om", ".", "?"}
_SAYING = frozenset(("opinion", "report", "communicate"))
_WORD = re.compile(r"[^\W\d_]+")


def signs(candidate: Candidate, names: Names) -> list[str]:
    """The names of the signs that a deed shows in the candidate's words."""
    clause = candidate.clause
    agent = agent_of(clause)
    action = action_of(clause)
    manner = manner_of(clause)
    found = [*_spoken(clause.subject, clause.opener, agent, action, manner)]
    if clause.verb:
        found.append(f"class:{clause.verb.kind}")
        if clause.verb.kind != "other":
            found.append(f"lemma:{clause.verb.lemma}")
    if clause.phrase:
        found += ["phrase", f"phrase+{agent}+{manner}"]
    if clause.negated:
        found += ["negated", f"negated+{manner}", f"negated+{action}+{manner}"]
    if clause.copula:
        found.append("copula")
    if clause.verb and clause.verb.lemma in _CALLS:
        found.append(f"call+{manner}")
    return found + _words(candidate, names)


@lru_cache(maxsize=20_000)
def _spoken(subject: str, opener: str, agent: str, action: str, manner: str) -> tuple[str, ...]:
    """Who does what and how, each alone and together."""
    every = (
        f"who:{subject}",
        f"opens:{opener}",
        f"manner:{manner}",
        f"verb:{action}",
        f"{agent}+{manner}",
        f"{action}+{manner}",
        f"{agent}+{action}+{manner}",
        f"opens:{opener}+{action}",
        f"opens:{opener}+{manner}",
    )
    return named(*dict.fromkeys(every))  # "none+none" is nobody's and no action's


def agent_of(clause: Clause) -> str:
    """The subject's kind, coarsely: one that can act, "we", somebody addressed, a thing, none."""
    if clause.subject in AGENTS:
        return "agent" if clause.subject != "name" else "named"
    return "addressed" if clause.subject in _ADDRESSED else clause.subject


def action_of(clause: Clause) -> str:
    """The verb's kind, coarsely: action, opinion, report, state, happen or none."""
    if clause.verb is None:
        return "none"
    if clause.verb.kind in ACTIONS:
        return "action"
    return clause.verb.kind


def manner_of(clause: Clause) -> str:
    """How the verb speaks: its modal or else its tense, and whether in the passive."""
    manner = (clause.modal and f"modal-{clause.modal}") or clause.tense
    return f"{manner}-passive" if clause.passive else manner


def told_from(clause: Clause) -> int | None:
    """Where a state of things that somebody tells of begins: "Naboen melder at …".

    An offset in the unit's text. None where a wish or duty is told of: "Rektor ber om at …",
    "Rektor sier at lista må være klar før jul".
    """
    verb = clause.verb
    if verb is None or verb.kind not in _SAYING or verb.lemma in _CALLS:
        return None
    behind = [token for token in clause.tokens if token.start > clause.verb_at]
    if not _DUTY.isdisjoint([token.low for token in behind]):
        return None
    return next((token.start for token in behind[:6] if token.low == "at"), None)


def trailing_owner(text: str, names: Names) -> re.Match[str] | None:
    """A name that closes the text as its owner: "(Kari)", "– Kari", "v/Kari"."""
    match = _TRAIL.search(text, max(0, len(text) - _TAIL))
    if not match:
        small = _SMALL.search(text, max(0, len(text) - _TAIL)) if ")" in text[-4:] else None
        return small if small and names.person(small[1]) else None
    first = match.group(1).replace("/", " ").split()[0].strip(".")
    known = names.person(first) or (first.isupper() and 2 <= len(first) <= 4)
    known = known or bool(
        lexicon.noun(first.lower(), "role", "words")
        or lexicon.noun(first.lower(), "group", "words", False)
    )
    return match if known else None


@cache
def _single() -> dict[str, frozenset[str]]:
    """Signs of single words, and the words that show each."""
    tables = ("hedge", "past", "future", "condition")
    return {f"word:{table}": lexicon.words(table, "words") for table in tables}


@lru_cache(maxsize=20_000)
def _is_product(word: str) -> bool:
    return len(word) > 2 and lexicon.noun(word, "product", "words") is not None


def _words(candidate: Candidate, names: Names) -> list[str]:
    """Signs of single words: hedges, decisions, responsibility, products, names at the end."""
    text, clause = candidate.text, candidate.clause
    found = []
    lows = [token.low for token in clause.tokens]
    for sign, known in _single().items():
        if not known.isdisjoint(lows):
            found.append(sign)
    if "decided" in candidate.said:
        found.append("word:decided")
        found.append(f"word:decided+{clause.tense}")
    if "responsible" in candidate.unit.said:
        found.append("word:responsible")
    if trailing_owner(candidate.unit.text, names):
        found.append("owner-last")
    if not candidate.unit.text[0].isalnum():
        found += _opened(candidate.unit.text)
    if not names.people.isdisjoint([token.text for token in clause.tokens[:14]]):
        found.append("mentions:person")
    if any(map(_is_product, lows[:24])):
        found.append("mentions:product")
    if candidate.unit.lead and clause.verb is None and _names_only(clause, names):
        nearest = candidate.unit.kinds[0] if candidate.unit.kinds else "none"
        found += ["job", f"job:{candidate.unit.lead_kind}", f"job+{nearest}"]
    found += [f"word:{told}" for told in _TOLD if told in candidate.said]
    if clause.opener == "shared":
        found.append("shared+and" if candidate.joined == "og" else "shared+comma")
        if not _IT.isdisjoint(lows):
            found.append("shared+it")
        if any(moment.window.start for moment in candidate.moments):
            found.append("shared+dated")
    if clause.verb_at >= 0:
        found += _behind_verb(clause)
    if clause.bare:
        found.append("bare-verb" if _WORD.match(text.lstrip(" *-•")) else "marked-verb")
    return found


def _opened(text: str) -> list[str]:
    """Signs of the sign that opens a unit's text."""
    found = ["bold-first"] if _BOLD.match(text) else []
    if _ARROW.match(text):
        found.append("arrow-first")
    if text.lstrip("*_ -").startswith("@"):
        found.append("at-sign")
    return found


def _behind_verb(clause: Clause) -> list[str]:
    """Signs of what stands behind the finite verb: what is said, asked or done besides, and where
    something goes."""
    found = []
    after = [t for t in clause.tokens if t.start > clause.verb_at]
    said = [t.low for t in after]
    if "at" in said[:3]:
        found.append("that-clause")
    if ("at" in said[:6] or "om" in said[:6]) and clause.verb and clause.verb.kind in _SAYING:
        found.append("says-that")
        if not _DUTY.isdisjoint(said):
            found.append("says-that+duty")
    found += _bound(clause, after)
    if clause.verb and clause.verb.lemma in _ASKING:
        whom = "what" if not after or after[0].low in _ASKED else "whom"
        found += [f"asks-{whom}", f"asks-{whom}+{manner_of(clause)}"]
    if "og" in said:
        found += _and_then(clause, after)
    if clause.modal and clause.verb is None and after and after[0].low in _DIRECTIONS:
        found += [f"goes:{clause.modal}", f"goes:{clause.modal}+{agent_of(clause)}"]
    if (
        clause.copula
        and clause.subject in AGENTS
        and any(lexicon.noun(t.low, "role", "duties") for t in after[:3])
    ):
        found.append("has-duty")
    return found


def _names_only(clause: Clause, names: Names) -> bool:
    """Whether a clause names people or groups and no more: "Rydding: 4. trinn", "Kake: Roger"."""
    somebody = False
    words = [token for token in clause.tokens if token.word]
    for token in words:
        named = names.one(token.text) or token.low in _MANY or lexicon.acts(token.low)
        if not named and not token.low.isdecimal() and token.low not in _BESIDE_NAMES:
            if not token.text[0].isupper() or token.finite:
                return False
            named = token is not words[0]  # a surname, or a name that only it knows
        somebody = somebody or named
    return somebody


def _and_then(clause: Clause, after: list[Token]) -> list[str]:
    """Signs of what its subject does besides: "Vaktmester er varslet og reparerer benken"."""
    for joint, token in pairwise(after):
        if joint.low == "og" and token.finite and token.low not in AMBIGUOUS:
            verb = reading_as(token, None)
            key = modal(token.low)
            kind = "none" if verb is None else "action" if verb.kind in ACTIONS else verb.kind
            how = f"modal-{key}" if key else f"{kind}+{verb.tense if verb else 'none'}"
            return [f"and-then:{how}", f"{manner_of(clause)}+and-then:{how}"]
    return []


def _bound(clause: Clause, after: list[Token]) -> list[str]:
    """Signs of a second verb that the first calls for: "kommer til å følge opp", "vedtok at …"."""
    manner = clause.modal or clause.tense
    deciding = clause.verb is not None and (
        clause.verb.kind == "decide" or clause.verb.lemma in _DECIDING
    )
    for at, token in enumerate(after[:10]):
        if token.low == "å" and at + 1 < len(after) and (verbs := after[at + 1].verbs):
            doing = "action" if verbs[0].kind in ACTIONS else verbs[0].kind
            found = [f"to:{doing}", f"to:{doing}+{manner}"]
            return [*found, f"decided-to:{doing}"] if deciding else found
        if token.low == "at" and deciding:
            inner = next((t for t in after[at + 1 :] if t.finite), None)
            if inner is None:
                return ["decided-that"]
            kind = "modal" if modal(inner.low) else inner.verbs[0].kind if inner.verbs else "none"
            return ["decided-that", f"decided-that:{'action' if kind in ACTIONS else kind}"]
    return []
