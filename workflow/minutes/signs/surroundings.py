"""Signs from where a unit stands: its form, headings, labels, length and neighbours.

Owns what place alone tells of a candidate. What its words say is `deeds` and `occasions`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from workflow.domain.window import Precision
from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.signs import deeds, named
from workflow.minutes.signs.candidates import Candidate

_MONEY = re.compile(r"\b(?:kr|kroner|nok)\b|\d ?%|,-")
_TALKED_OF = frozenset(("agenda", "aims"))  # headings above what the meeting itself is about
_CALLING = frozenset(("task", "decision", "deadline"))  # labels that make a bare verb a task
_SETTLED = lexicon.phrases("grammar", "settled")
_SET_AT = re.compile(  # "Kontingenten settes til 300 kroner"
    r"\b(?:(?:fast)?settes|(?:fast)?setjast|(?:blir|vert) (?:fast)?(?:satt|sett)) til"
    r" (?:kr\.? )?\d[\d .]*(?:,-|(?:kr|kroner|prosent|%)(?!\w))"
)
_SETTLING = lexicon.words("grammar", "settling")
_CALLED_OFF = re.compile(rf"\b(?:{'|'.join(lexicon.phrases('grammar', 'called_off'))})\b")
_PUT_OFF = re.compile(
    rf"\b(?:{'|'.join(lexicon.phrases('grammar', 'put_off'))})"
    r"(?: (?:på grunn av|pga|grunnet|grunna|fordi|inntil|på ubestem[td]|på uviss)\b.*)?[. ]*$"
)
_DAY_TO_FIND = re.compile(
    r"\W*(?:(?:ny|endelig|endeleg) )?dato(?:en)? for .{3,50} (?:avklares|avklarast|bestemmes"
    r"|fastsettes|avgjøres|avgjerast|finnes|drøftes|tas opp|tas|må|skal)\b"
)
_CHARGING = re.compile(
    r"(?:[A-ZÆØÅ][\w-]*|og|,)(?: (?:[A-ZÆØÅ][\w-]*|og|,)){0,4} (?:har (?:hoved)?ansvar(?:et)?"
    r"|er (?:hoved)?ansvarl[ei]ge?|tar ansvar(?:et)?|tek ansvar(?:et)?)"
    r"(?: for (?:dette|det|den|denne|saken|saka))?"
)
# "Ansvaret for dette ligger hos Kari"
LIES_WITH = re.compile(
    r"ansvaret(?: for (?:dette|det|den|saken|saka))? (?:ligger|ligg) (?:hos|på)"
    r" (\S+(?: [A-ZÆØÅ]\S*)*)",
    re.IGNORECASE,
)
_SOMEBODY = frozenset(("person", "role", "i"))
_LATER = frozenset(("når", "deretter", "først", "post", "epost"))  # "vedtas på e-post"
_MORE = re.compile(r"\b(?:og(?: så| deretter)?|å) (\w+)")
_DOING = ("inf", "pres", "pass", "part")
_FINISHED = re.compile(
    r"\W*(?:[\w-]+ ){1,4}?er (?:nå |no )?ferdige?(?:$|[ .](?!til |innen |innan ))"
)
_DEEDS = lexicon.words("grammar", "action_classes") - {"decide", "other"}
_PLANNING = lexicon.words("grammar", "scheduling") | lexicon.words("grammar", "moving")
# what tells more than that a thing was done: what is done with it then, what was said, a limit
_LEADS_ON = re.compile(
    r"\b(?:og|men|at|å|som|tilbake|attende|slik|etterlys\w+|ønsk\w+|\w*frist\w*)\b|:"
)
_THINGS = frozenset(("thing", "proper", "it"))
_WAS_READY = re.compile(r"\b(?:ble|blei|vart|var) (?:\w+ )?(?:ferdige?|klart?|klare|på plass)\b")
_OUGHT = frozenset(("ought", "must", "may"))
_CALLED = frozenset(("agent", "named", "we"))  # who is to do it though an opinion says so
_LIMITS = (3, 7, 14, 25)  # the most words of each size but the last
_SIZES = ("words:1-3", "words:4-7", "words:8-14", "words:15-25", "words:26-")


def signs(candidate: Candidate) -> list[str]:
    """The names of the signs that the candidate's place shows."""
    unit = candidate.unit
    nearest = unit.kinds[0] if unit.kinds else "none"
    label = unit.label or "none"
    how = manner(candidate)
    found = [*_placed(unit.form, nearest, label, how)]
    found += [f"within:{kind}" for kind in dict.fromkeys(unit.kinds[1:])]
    if unit.lead:
        found.append(f"lead:{unit.lead_kind}")
    if unit.path and _person(unit.path[-1]):
        found.append("under:person")
        found += [f"under:person+{kind}" for kind in dict.fromkeys(unit.kinds)]
    found.append(_SIZES[bisect_left(_LIMITS, len(candidate.words))])
    if unit.bracketed:
        found.append("bracketed")
    if unit.count == 1:
        found.append("alone")
    elif unit.index:
        found.append("follows")
    if candidate.which:
        found.append("second-clause")
    if unit.position < 0.06:
        found.append("at-start")
    if unit.position > 0.92:
        found.append("at-end")
    if (
        unit.number is None
        and unit.position < 0.2
        and nearest in ("none", "attendance", "approval")
    ):
        found.append("front-zone")
        found.append("front-zone+dated" if candidate.moments else "front-zone+undated")
    if unit.lead and 0 < len(unit.text[unit.body :].strip(" .*_").split()) <= 3:
        found.append(f"short-after-colon:{unit.lead_kind}")
        found.append(f"short-after-colon+{nearest}")
    closing = unit.text.rstrip(' *_)]»"')[-2:]
    if closing[-1:] in "?!:" and closing != "(?":  # "(?)" asks nobody
        found.append(f"ends:{closing[-1:]}")
    if "http://" in unit.text or "https://" in unit.text or "www." in unit.text:
        found.append("url")
    low = unit.low
    if ("kr" in low or "nok" in low or "%" in low or ",-" in low) and _MONEY.search(low):
        found.append("money")
    return found


@lru_cache(maxsize=20_000)
def _placed(form: str, nearest: str, label: str, how: str) -> tuple[str, ...]:
    """Form, heading and label, each alone and with the manner."""
    return named(
        f"form:{form}",
        f"under:{nearest}",
        f"label:{label}",
        f"under:{nearest}+{how}",
        f"label:{label}+{how}",
        f"form:{form}+{how}",
    )


def topic(candidate: Candidate, names: Names) -> bool:
    """Whether a bare verb only names what is talked of: as a heading, on an agenda, or as an aim of
    the meeting, with nobody to do it and no time to do it by ("Saksliste: 1. Velge styre")."""
    unit, clause = candidate.unit, candidate.clause
    if unit.form == "heading":
        bare = clause.opener == "infinitive"
    else:
        bare = bool(_TALKED_OF.intersection(unit.kinds[:1])) and clause.bare
    if not bare or unit.label in _CALLING or unit.owner or unit.due:
        return False
    limited = any(moment.window.deadline for moment in candidate.moments)
    return not limited and deeds.trailing_owner(unit.text, names) is None


def put_forward(candidate: Candidate) -> bool:
    """Whether a bullet is what somebody thinks ought to be, in a list of input that a sentence
    leads ("I runden kom disse innspillene:")."""
    unit, clause = candidate.unit, candidate.clause
    listed = unit.form == "bullet" and unit.label == "discussion" and not unit.label_text
    return listed and clause.modal in _OUGHT and deeds.agent_of(clause) not in _CALLED


def settles(candidate: Candidate) -> bool:
    """Whether a clause is a decision that is its own act: "Styret tar saken til orientering",
    "Budsjettet godkjennes med endringer"."""
    clause = candidate.clause
    if clause.modal or clause.tense not in ("present", "none") or candidate.all_moments:
        return False
    if any(phrase in candidate.low for phrase in _SETTLED):
        return True
    if " til " in candidate.low and _SET_AT.search(candidate.low):
        return True
    settling = clause.verb is not None and clause.verb.lemma in _SETTLING
    if not settling or clause.subject in _SOMEBODY or not _LATER.isdisjoint(candidate.words):
        return False
    more = (verb for word in _MORE.findall(candidate.low) for verb in lexicon.verb(word))
    return not any(verb.tense in _DOING for verb in more)


def charges(words: str) -> bool:
    """Whether a sentence only says whose the matter before it is: "Kari har ansvar for dette"."""
    told = words.strip(" .")
    return (_CHARGING.fullmatch(told) or LIES_WITH.fullmatch(told)) is not None


def finished(candidate: Candidate) -> bool:
    """Whether a clause says that something is done: "Kari er ferdig med rapporten"."""
    told = _FINISHED.match(candidate.low) and candidate.clause.copula
    return bool(told) and not candidate.moments and " og " not in candidate.low


def was_done(candidate: Candidate) -> bool:
    """Whether a clause only says that something was done to a thing: "Rapporten ble levert før
    jul" (three of 943 in lessons and unseen minutes are tasks, by what stands beside them)."""
    clause = candidate.clause
    verb = clause.verb
    if verb is None or clause.tense != "past" or clause.modal:
        return False
    if not clause.passive:  # "Sensuren ble ferdig før påske" (none of 30)
        thing = clause.subject in _THINGS and _WAS_READY.search(candidate.low)
        return bool(thing) and _LEADS_ON.search(candidate.low) is None
    if verb.kind not in _DEEDS or verb.lemma in _PLANNING or candidate.unit.form == "row":
        return False
    return _LEADS_ON.search(candidate.low) is None


def called_off(candidate: Candidate) -> bool:
    """Whether a clause says that something will not take place, or that its day is to be found:
    "Kurset i mai er avlyst", "Datoen for kurset avklares på møtet 4. mai"; or its day is put
    off: "Kurset 25. april er utsatt"."""
    low, after = candidate.low, candidate.told_after
    if _CALLED_OFF.search(low) or _DAY_TO_FIND.match(low):
        return True
    told = after and after.start and not any(m.window.start for m in candidate.moments)
    return not told and _PUT_OFF.search(low) is not None


def parts_table(candidate: Candidate) -> bool:
    """Whether a row has but one cell, and no verb, name or time, or a line says what the rows below
    it are: it only names them; or there is nothing but signs in it: "| – |"."""
    unit = candidate.unit
    if unit.label == "heads":
        return True
    if candidate.clause.opener == "verbless" and not any(map(str.isalnum, unit.text)):
        return True
    lone = unit.form == "row" and "|" not in unit.text and "\t" not in unit.text
    told = candidate.clause.opener != "verbless" or candidate.all_moments
    return lone and not (told or unit.owner or unit.due)


def planned(candidate: Candidate) -> bool:
    """Whether a row of a plan names what takes place: a thing without a verb, behind its day or on
    days on end, "22. april | Rydding av stien | Per", where a limit behind it asks for it."""
    unit = candidate.unit
    if unit.form != "row" or unit.due is None or unit.limit or candidate.clause.tense != "none":
        return False
    if candidate.clause.opener != "verbless":
        return False
    lasts = any(moment.window.precision is Precision.DAYS for moment in candidate.moments)
    return lasts or (unit.label == "table-dates" and unit.due[0] <= unit.start)


def manner(candidate: Candidate) -> str:
    """How the clause speaks, in one word."""
    clause = candidate.clause
    if clause.bare:
        return clause.opener
    if clause.tense == "none":
        return "verbless"
    if clause.tense == "modal":
        return f"modal-{clause.modal}"
    return "passive" if clause.passive and clause.tense == "present" else clause.tense


@lru_cache(maxsize=2_000)
def _person(heading: str) -> bool:
    words = heading.strip(" :*#").split()
    return bool(words) and len(words) <= 3 and lexicon.first_name(words[0])
