"""Which deadline a clause sets beside what else it tells: "Midlene er lyst ut, med søknadsfrist 1.
mai" is "Søknadsfrist: Midlene".

Owns naming an item by the limit that stands right before its time, and what that is a limit for.
What a limit alone is for is `pointers`, when it is `dating`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.domain.window import Window
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.grammar.tokens import ADVERBS, LINKING, tokens
from workflow.minutes.grammar.verbs import BE
from workflow.minutes.shaping.words.wording import tidy, without_comment, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_LIMIT = (
    re.compile(  # the limit right before its time: ", med frist for innspill", "har neste frist"
        r"(?:^|(?<=[\s(–-]))(?P<new>(?:ny|nye|nytt|neste|siste|utsatt|utsett|lengre|lenger) )?"
        r"(?P<kind>[\wæøå-]*frist(?:en)?|påmelding)(?P<act> (?:for|til) [^\d,;:]{3,40}?)?"
        r"(?: (?:er|blir|vert)(?: satt| sett)?)?[\s:,]*$",
        re.IGNORECASE,
    )
)
# what joins it to what it is a limit for; and those who have it
_JOINED = re.compile(r"(?:^|[,:(–-]|\b(?:og|med|der|hvor|da))\s*$", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:har|ha|får|få|fått|fekk|fikk|gis|gjevast|gitt)(?: fått)?\s*$", re.IGNORECASE
)
_LEADING = re.compile(r"(?:[\s,:(–-]+|\s(?:og|med|der|hvor|da|ein|en))$")
_BEHIND = re.compile(r"\s+(for (?!å )[a-zæøå]+(?: [a-zæøå]+)?)(?=[.,;]|$)")
_TO_DO = re.compile(r"\s*(?:med|på|for|til) å ")  # "har frist til 1. mai med å svare"
_ON_HEARING = re.compile(r" (?:ute )?(?:på|til) (høring|høyring)\b.*", re.IGNORECASE | re.DOTALL)
_CALLED = re.compile(r"\b(?:ly[st]\w* ut|utlys\w*)\b", re.IGNORECASE)
_PARTICLE = re.compile(r"^\s*(?:ut|inn|opp|fram|frem|tilbake|attende)\s+(?=\w)")
_SET = re.compile(  # nothing but that the limit is set or moved
    r"((?:\w+ )?[\w-]*frist(?:en)?(?: for .+?)?) (?:er|blir|vert|ble|blei|vart) (?:\w+ )?"
    r"(?:satt|sett|utsatt|utsett|forlenget|forlenga|forlengd|flyttet|flytta|skjøvet|endret|endra)$",
    re.IGNORECASE,
)
_TO_DO_BY = re.compile(  # "Fristen for å sende inn saker er …"
    r"(?:siste )?[\w-]*frist(?:en)? for å ([^,;]+?)"
    r"(?: (?:er|blir|vert|går|løper)(?: (?:ut|satt|sett))?| utløper)?",
    re.IGNORECASE,
)
_SETTING = re.compile(  # the same, as something done: "Sette søknadsfristen"
    r"(?:set|utset|forleng|flytt|skyv|endr|utvid|juster)\w* ([\w-]*frist(?:en)?(?: for .+)?)",
    re.IGNORECASE,
)
_UNNAMED = ("frist", "fristen")
_SIGN_UP = re.compile(r"påmelding(?:en|a)?$", re.IGNORECASE)
_DONE = ("perfect", "past", "state")
_THINGS = ("thing", "proper", "it", "none")
_LOOSE = LINKING | ADVERBS | {"det", "den", "at", "å"}
_LONGEST = 60  # characters of what a limit is for


def named(
    title: str,
    candidate: Candidate,
    window: Window,
    owner: str | None = None,
    before_it: Sequence[Candidate] = (),
) -> str | None:
    """The limit that a window is, and behind a colon what for; None where its clause rather tells
    what somebody, the `owner`, is to do, or its `title` says so already."""
    if deed := _TO_DO_BY.fullmatch(title):
        return deed[1][:1].upper() + deed[1][1:]
    if said := _SET.fullmatch(title):
        return _of_clause(candidate, before_it, said[1]) or said[1]
    clause, text = candidate.clause, candidate.unit.text
    if clause.passive and window.start and (said := _SETTING.fullmatch(title)):
        kind = said[1].removesuffix("en") if said[1].lower() != "fristen" else said[1]
        return kind[:1].upper() + kind[1:]
    moment = next((m for m in candidate.moments if m.window is window), None)
    if moment is None or clause.bare:
        return None
    low, high = (place - candidate.unit.start for place in moment.expression.span)
    if not clause.start <= low < clause.end or _TO_DO.match(text, high):
        return None
    limit = _LIMIT.search(text[clause.start : low])
    if limit is None:
        return None
    before = text[clause.start : clause.start + limit.start()]
    head = _head(before)
    if not head:
        own = text[slice(*clause.owner)] if clause.owner else ""
        told = (clause.passive and not own.lower().endswith(("frist", "fristen"))) or limit[
            "kind"
        ].lower() == "påmelding"
        told = told or (clause.tense != "none" and clause.subject not in _THINGS)
        if told:
            return None  # "Frist 1. mai, Kari skriver" is hers to do
        return _of_clause(candidate, before_it, tidy(limit[0])) or tidy(limit[0])
    held = _HELD.search(before) is not None
    if not (held or _JOINED.search(before)) or not _only_tells(candidate, low):
        return None
    behind = _BEHIND.match(text, high)
    kind = _kind(limit, head, behind[1] if behind else "")
    earlier = any(m.expression.span[0] - candidate.unit.start < low for m in candidate.moments)
    if (
        kind == "Frist"
        and not held
        and (clause.tense == "none" or not earlier)
        and not _stands(clause)
    ):
        return None  # "Rapporten skrives av Kari med frist 1. mai"
    if clause.tense == "none" and owner:
        return None  # "rapport til fondet, søknadsfrist 1. mai (Kari)"
    return _with_what(kind, _what(candidate, head, held), clause)


def _head(before: str) -> str:
    """What stands before the limit without what joins them."""
    head = before
    while head and (cut := _LEADING.search(f" {head}")):
        head = head[: max(0, cut.start() - 1)]
    return _HELD.sub("", head).strip() or head.strip()


def _of_clause(candidate: Candidate, before: Sequence[Candidate], kind: str) -> str | None:
    """A limit with what the clause before it in its sentence has done: "Kari sender ut utkastet i
    uke 9, med svarfrist 15. mars"."""
    last = [c for c in before if c.unit is candidate.unit and c.which == candidate.which - 1]
    if not last or last[0].clause.verb_at < 0:
        return None
    clause, head = last[0].clause, last[0].text.rstrip(" ,;–-(")
    being = clause.copula or (clause.verb is not None and clause.verb.lemma in BE)
    if being and clause.subject not in _THINGS:
        return None  # "Kari har vært syk, og fristen er flyttet"
    what = _what(last[0], head, False)
    acts = clause.tense not in _DONE and not (clause.passive or clause.copula)
    if acts and clause.owner and what == last[0].unit.text[slice(*clause.owner)]:
        return None
    kind = kind.removeprefix("Med ")
    if kind.lower() in _UNNAMED and (hearing := _ON_HEARING.search(head)):
        kind = f"{hearing[1].capitalize()}sfrist"
    return _with_what(kind, what, clause)


def _stands(clause: Clause) -> bool:
    """Whether a clause only tells how something stands: "Innspillet er klart, og fristen er …"."""
    happens = clause.verb is not None and clause.verb.kind == "happen" and not clause.modal
    return clause.subject in _THINGS and happens


def _with_what(kind: str, what: str, clause: Clause) -> str | None:
    """A kind of limit with what it is for; None where that is no name of anything."""
    if _SIGN_UP.match(what) and kind == "Frist":
        return "Påmeldingsfrist"
    if what.lower().endswith(("frist", "fristen")):
        return kind  # "Påmeldingsfrist 10. juli og betalingsfrist 20. juli"
    said = tokens(what)
    if len(what) < 3 or len(what) > _LONGEST or not said or said[0].low in _LOOSE:
        return None
    signing = kind.startswith("Påmelding") and "frist" not in kind
    if signing and clause.tense != "none" and not names_event(what):
        return None  # one signs up for an event
    return f"{kind}: {what[:1].upper()}{what[1:]}"


def _kind(limit: re.Match[str], head: str, behind: str) -> str:
    """What sort of limit it is: as it is called, or by what has its limit."""
    said = limit["kind"].removesuffix("en") if limit["kind"].endswith("fristen") else limit["kind"]
    said, act = said[:1].lower() + said[1:], limit["act"] or ""
    if said == "frist" and not act:
        if behind:
            act = f" {behind}"
        elif hearing := _ON_HEARING.search(head):
            said = f"{hearing[1].lower()}sfrist"
        elif _CALLED.search(head):
            said = "søknadsfrist"
    whole = f"{limit['new'] or ''}{said}{act}".strip()
    return whole[:1].upper() + whole[1:]


def _only_tells(candidate: Candidate, place: int) -> bool:
    """Whether a clause tells of no task of its own, or of one that another time before `place`
    dates: "Utkastet sendes ut i uke 9, med frist for innspill 15. mars"."""
    clause = candidate.clause
    if clause.tense in _DONE or clause.tense == "none" or clause.copula or clause.passive:
        return True
    if clause.verb is None or clause.verb.kind in ("state", "happen"):
        return True
    starts = (m.expression.span[0] - candidate.unit.start for m in candidate.moments)
    return any(clause.start <= at < place for at in starts)


def _what(candidate: Candidate, head: str, held: bool) -> str:
    """What the limit is for: the thing that is told of, and nobody who acts unless they have it."""
    clause, unit = candidate.clause, candidate.unit
    end = clause.start + unit.text[clause.start :].index(head) + len(head)
    if own := _own_subject(head):
        return own
    if clause.verb_at < 0 or clause.verb_at >= end:
        return tidy(without_times(candidate, clause.start, end))
    subject = tidy(without_times(candidate, *clause.owner)) if clause.owner else ""
    being = clause.passive or clause.copula or clause.tense == "state"
    thing = clause.subject in ("thing", "proper") and clause.tense not in ("perfect", "past")
    if subject and (held or thing or (being and clause.subject not in ("it", "person"))):
        return subject
    verb = clause.verb
    main = next(
        (t for t in clause.tokens if verb and any(v.lemma == verb.lemma for v in t.verbs)), None
    )
    if main is None or main.end >= end:
        return subject if clause.subject not in ("it", "person", "we") else ""
    told = _PARTICLE.sub("", without_times(candidate, main.end, end)).lstrip().removeprefix("om ")
    told = without_comment(tidy(_ON_HEARING.sub("", told)))
    return told or (subject if clause.subject in ("thing", "proper", "name") else "")


def _own_subject(head: str) -> str | None:
    """What a clause of its own behind a comma tells of: "…, utlysning er ute"; None for none."""
    said = tokens(head.rpartition(", ")[2]) if ", " in head else []
    at = next((at for at, token in enumerate(said) if token.finite and at), None)
    if at is None or any(token.low in _LOOSE for token in said[:at]):
        return None
    return " ".join(token.text for token in said[:at])
