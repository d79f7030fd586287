"""A clause as what takes place: the event's noun where it names one, no half sentence.

Owns an event's title, and taking it from the heading or label above where the words themselves
name nothing. Which words are left out anywhere is `wording`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar import many
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.grammar.tokens import AMBIGUOUS, LINKING, tokens
from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.shaping.events import (
    aims,
    attending,
    beginnings,
    inversions,
    reports,
    settled,
)
from workflow.minutes.shaping.tasks import infinitives
from workflow.minutes.shaping.tasks.infinitives import EXPLETIVE
from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import (
    EDGES,
    first_sentence,
    lower_first,
    without_times,
)
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

# behind a time, Norwegian puts the verb before what there is: "blir det omvisning på messa"
_COMES = re.compile(
    r"\b(?:blir|vert|er|holdes|haldast|arrangeres|arrangerast) det (.+)", re.I | re.S
)
_DEFINITE_NEUTER = re.compile(r"\w+e (?:\w+e )?[a-zæøå]+et\b")
_SUPERLATIVE = re.compile(r"(?:siste|første|fyrste|einaste|eneste)\b(?! \w+et\b)")  # "det siste"
# a verb that opens what is left tells no more than that something is
_OPENS = re.compile(
    r"^(?:(?:vi|me|det|den|han|ho|de|dei)\s+)?"
    r"(?:(?:blir|vert|er|holdes|haldast|avholdes|arrangeres|arrangerast)(?:\s+(?:det|vi|me))?"
    r"|(?:skal|vil|må)\s+(?:(?:vi|me|de|dei|han|hun|ho)\s+)?(?:på|ha)|har(?:\s+(?:vi|me))?(?=\s+\w+$)|husk|hugs"
    r"|ikke glem|ikkje (?:gløym|glem)|(?:kom|møt) (?:på|til)"
    r"|(?:sett?|h[oa]ld)(?: av)?(?: (?:til|for)|$)|(?:\w+ ){1,2}sett?(?:er)? av\b[^,]*? til"
    r"|(?:vi|me) (?:land(?:er|ar|a|et)(?: på)?|gikk for|gjekk for|bestem[td]e oss(?: for)?))"
    r"(?:\s+|$)",
    re.IGNORECASE,
)
_SCHEDULED = lexicon.words("grammar", "scheduling") | lexicon.words("grammar", "takes_place")
_HOLDING = re.compile(
    r"^(?:ha|(?:halde|halda|holde)(?! av\b)|arrangere|arrangera"
    r"|planlegg(?:e|je|ja)(?:\s+(?:en|ein|ei|et|eit)(?=\s))?"
    r"|(?:vi|me) (?:har|planlegger|planlegg))\s+",
    re.IGNORECASE,
)
_ASKED_TO = re.compile(r", alle$", re.IGNORECASE)
_HINDERED = re.compile(  # "Per er på kurs 3. mai og kan ikke møte"
    r",? (?:og|så) (?:kan|kjem|kommer|rekker|rekk|møter|deltar|deltek|får) (?:\w+ )?"
    r"(?:ikke|ikkje)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_STANDS_FOR = re.compile(
    r"(?:(?:er|blir|vert)\s+)?(?:den|det|han|ho|datoen|dato|tid|tidspunkt(?:et)?)\b", re.IGNORECASE
)
NAMELESS = re.compile(r"(?:(?:i|på|ved|hos|til|med|som|kl|etter)\b|datoen$|\()", re.IGNORECASE)
_POINTING = re.compile(
    r"(?:(?:ny|nye|nytt|foreslått|føreslått|fastsatt|fastsett|foreløpig|førebels|endelig|endeleg"
    r"|aktuelle|mulige|moglege|tentativ)\s*)?(?:dato\w*|tid\w*|slik|svar|sv)",
    re.IGNORECASE,
)
_WE_MEET = re.compile(
    r"(?:(?:vi|me) (?:skal )?|skal (?:vi|me) |neste (?:gang|gong) (?:vi |me )?)?"
    r"(?:møtes|møtest|møtast|samles|samlast|treffes|treffast|sees|ses|sjåast|snakkes|snakkast)"
    r"(?: (?:vi|me|da|då|igjen|att|på nytt|neste gang|neste gong|til|digitalt|fysisk|alle)\b)*[ ,]*"
    r"(?=$|(?:i|på|hos|ved|utenfor|utanfor|med|for å)\b)",
    re.IGNORECASE,
)
_COMMON = lexicon.words("event", "generic") | lexicon.words("event", "common")
_DATE = re.compile(r"dato(?:en)?|tidspunkt(?:et)?", re.IGNORECASE)
_PART = re.compile(
    r"(?:opp)?start(?:en)?|avslutning(?:en|a)?|ferdigstill(?:else|ing)(?:n|en|a)?", re.I
)
_DATE_OF = re.compile(r"^(?:\w+ )?dato(?:en|er|ar|ene|ane)? for (?=\w{4})", re.IGNORECASE)
_BARE = re.compile(  # "Møtet", "Samlinga", "Den årlige konferansen"
    rf"(?:(?:(?:den|det) (?:{'|'.join(sorted(lexicon.words('grammar', 'usual_event')))})|årets) )?"
    r"[A-ZÆØÅ]?[a-zæøå]+(?:en|et|a)",
    re.IGNORECASE,
)
_SOME_EVENT = re.compile(r"(?:arrangement|tilstelning|tilstelling)(?:et|en|a)", re.IGNORECASE)
_ABOUT_EVENT = re.compile(
    rf"(?:{'|'.join(lexicon.phrases('grammar', 'about_event'))}) ", re.IGNORECASE
)
_DATED = re.compile(r"[\s,–(-]+(?:\w+dag )?\d(?!\d{3}\W*$).*$", re.DOTALL)
DEFINITE = re.compile(r"(?:en|et|a)$")
_VERB_FIRST = ("finite", "passive")
_TIMES = lexicon.words("grammar", "times")
_COMMITTEE = re.compile(r"\w*utvalg?et", re.IGNORECASE)  # ends like "valget", and is none
_MEETING = ("møtes", "møtest", "møtast", "samles", "samlast")
_CHOOSING = ("velge", "velje")
_NO_NAMES = frozenset(("decision", "task", "status", "discussion"))  # leads that name no event


def named(candidate: Candidate, names: Names, nynorsk: bool = False) -> str:
    """The clause's words as an event's title, times taken out."""
    said, candidate = candidate, reports.reported(candidate, names)
    if aimed := aims.fronted(candidate):
        return aimed
    if met := _met(candidate):
        whole = matters.matter(candidate, names)  # "Vi møtes på torget" under "Sommeravslutning"
        return whole if whole and names_event(whole) else met
    told = reports.with_teller(_told(candidate, names, nynorsk).strip(EDGES), said, candidate)
    words = _ASKED_TO.sub("", told.strip(EDGES))
    words = _DATE_OF.sub("", settled.bare(words))
    opens = _OPENS.match(words)
    left = words[opens.end() :] if opens else words
    bare = opens is not None and (not left.strip(EDGES) or NAMELESS.match(left) is not None)
    verbless = candidate.clause.tense == "none" and not candidate.text.lstrip().startswith("(")
    nameless = (
        bare
        or _DATE.fullmatch(words) is not None
        or _lone_verb(candidate, words)
        or (verbless and NAMELESS.match(words))
        or _only_points(candidate, words)
        or aims.alone(words)
        or _SOME_EVENT.fullmatch(words)
    )
    above = matters.matter(candidate, names) if nameless or _BARE.fullmatch(words) else None
    if above and nameless:
        return _prepared(above) or above
    if _PART.fullmatch(words) and (whole := matters.matter(candidate, names)):
        return f"{words}: {whole}"  # "Oppstart" under "Rehabilitering av balkonger"
    if above and (whole := _named_more(above, words)):
        return whole
    left = _HINDERED.sub("", words if bare else left)
    head = first_sentence(left, closing=True)
    return head if names_event(head) else left


def _told(candidate: Candidate, names: Names, nynorsk: bool) -> str:
    clause, unit = candidate.clause, candidate.unit
    lead = unit.lead if unit.lead and not matters.NUMBERED.match(unit.lead) else None
    lead = None if unit.lead_kind in _NO_NAMES else lead
    if unit.form == "row" and unit.lead_kind == "event" and (called := _in_plan(candidate)):
        return called
    if lead and clause.tense == "none" and (unit.attended or not unit.speaks):
        left = without_times(candidate, clause.start, clause.end)
        listed = len(candidate.moments) > 1 and names_event(lead)
        above = matters.heading(candidate, names)
        if above and _POINTING.fullmatch(lead) and names_event(above):
            return above  # "Nye datoer: 3. mai, 8. juni" under "Møteplan"
        if listed or not names_event(left) or NAMELESS.match(left):
            if not listed and (of_lead := _told_of_lead(candidate, lead, left, names)):
                return of_lead
            dated = any(sign.isdigit() for sign in lead)
            return without_times(candidate, 0, unit.body) if dated else lead
        if unit.has_topic and _is_generic(left) and not heading_kind(lead):
            return f"{lead}: {left}"  # "Havn: samling i Vika"
    if clause.tense == "none" and (manned := _manned(candidate, names)):
        return manned
    if clause.tense == "none" or unit.form == "row":
        return without_times(candidate, clause.start, clause.end)
    timed = candidate.moments and candidate.moments[0].expression.span[0] - unit.start
    first = clause.opener in _VERB_FIRST or timed == clause.start
    named_by = lead and lead.lower() not in _TIMES and names_event(lead)
    if lead and named_by and (first or not names_event(candidate.text)):
        return without_times(candidate, 0, unit.body).strip() or lead  # "Årsmøte: holdes på loftet"
    if candidate.subject_is_time and (comes := _COMES.search(candidate.text)):
        if _DEFINITE_NEUTER.match(comes[1]):  # "blir det konstituerende møtet"
            return f"Det {without_times(candidate, clause.start + comes.start(1), clause.end)}"
        if _SUPERLATIVE.match(comes[1]):
            return without_times(candidate, clause.start, clause.start + comes.start())
        return without_times(candidate, clause.start + comes.start(1), clause.end)
    front = candidate.text[: clause.owner[0] - clause.start].rstrip() if clause.owner else ""
    if clause.owner and front.endswith(("–", "-", ",")) and names_event(front):
        return without_times(candidate, clause.start, clause.owner[0])  # "Kurs 4. mai – Per drar"
    if event := settled.booked_for(candidate, names):
        return event
    told = clause.verb and clause.verb.kind == "communicate"  # "Årsmøtet varsles 3. mars"
    held = not clause.modal or (clause.verb is not None and clause.verb.lemma in _SCHEDULED)
    if clause.owner and clause.opener == "subject" and held and not told:
        label = candidate.text[: clause.owner[0] - clause.start].rpartition(":")[0]
        begin = clause.start if names_event(label) else clause.owner[0]
        subject = without_times(candidate, begin, clause.owner[1])
        head = first_sentence(re.split(r"[:,]", subject, maxsplit=1)[0])
        meets = _COMMITTEE.fullmatch(subject) and clause.verb and clause.verb.lemma in _MEETING
        if (names_event(subject) and not meets) or _SOME_EVENT.fullmatch(subject):
            return head if names_event(head) else subject
        planned = clause.verb is not None and clause.verb.lemma in _SCHEDULED
        if planned and clause.passive and subject.lower() != "det":
            if clause.verb and clause.verb.lemma in _CHOOSING and clause.subject != "person":
                return f"Val{'' if nynorsk else 'g'} av {lower_first(subject)}"
            return subject  # "Vernerunde gjennomføres 20. mars"
    if behind := attending.named(candidate, nynorsk):
        return behind
    if happens := settled.happening(candidate) or settled.held_after_all(candidate):
        return happens
    if (clause.subject == "we" or clause.tense == "infinitive") and "?" not in candidate.text:
        ours = infinitives.first(candidate, names, nynorsk)  # "På fredag går vi på tur"
        return _HOLDING.sub("", aims.without(ours))
    if turned := inversions.straight(candidate) or beginnings.named(candidate):
        return turned
    whole = without_times(candidate, clause.start, clause.end).strip(EDGES)
    return EXPLETIVE.sub("", aims.without(whole))


def _told_of_lead(candidate: Candidate, lead: str, left: str, names: Names) -> str | None:
    """What is told of whom or what leads a line, where that is no event: "Ny lensmann" of the
    police, "Vik: Ny brannsjef"; None where it tells no more than where or by whom."""
    left = left.strip(EDGES)
    if names_event(lead) or heading_kind(lead) or " " not in left or NAMELESS.match(left):
        return None
    first = tokens(left)[0]
    if first.low in LINKING or not first.low.isalpha() or first.verbs:
        return None
    if many.is_body(lead.lower()) or candidate.unit.attended:
        return left
    listed = len(candidate.all_moments) > 1 or "," in left or names.person(first.text)
    named = " " not in lead and not lexicon.verb(lead.lower())
    return f"{lead}: {left}" if named and not listed else None


def _met(candidate: Candidate) -> str | None:
    """Our own meeting, where the words tell no more of it than where: "Vi ses i Vika 3. mai"."""
    clause = candidate.clause
    if clause.subject != "we" or clause.tense not in ("present", "modal") or clause.negated:
        return None
    whole = without_times(candidate, clause.start, clause.end).strip(EDGES)
    meets = _WE_MEET.match(whole)
    return f"Møte {whole[meets.end() :]}" if meets else None


def _manned(candidate: Candidate, names: Names) -> str | None:
    """What stands before the time, where behind it and a colon are only names: "Kiosk 6. april:
    Ola og Mona"."""
    if not candidate.moments:
        return None
    unit, (low, high) = candidate.unit, candidate.moments[0].expression.span
    who = unit.text[high - unit.start : candidate.clause.end].lstrip()
    said = [token for token in tokens(who[1:]) if token.word]
    if not who.startswith(":") or not said or not names.person(said[0].text):
        return None
    if any(token.low != "og" and not token.text[0].isupper() for token in said):
        return None
    return without_times(candidate, candidate.clause.start, low - unit.start) or None


def _in_plan(candidate: Candidate) -> str | None:
    """What a row of a plan is called: the cell that names an event, else what it is a plan of."""
    row = without_times(candidate, 0, len(candidate.unit.text))
    cells = (cell.strip(EDGES) for cell in row.split("|"))
    return next(filter(names_event, cells), candidate.unit.lead)


def _is_generic(words: str) -> bool:
    """Whether words begin with a noun that many events share: "samling i Vika"."""
    first = re.match(r"\w+", words.strip(EDGES))
    return first is not None and first[0].lower() in _COMMON


def _lone_verb(candidate: Candidate, words: str) -> bool:
    """Whether only a verb is left, which names nothing: "Settes til 21/2"."""
    low = words.lower()
    if candidate.clause.opener not in _VERB_FIRST or low in AMBIGUOUS or names_event(low):
        return False
    return any(verb.tense in ("pres", "pass") for verb in lexicon.verb(low))


def _only_points(candidate: Candidate, words: str) -> bool:
    """Whether the clause only points at what is told above: "Den er flyttet til 5. mars"."""
    clause = candidate.clause
    subject = candidate.unit.text[slice(*clause.owner)] if clause.owner else ""
    if subject.count(" ") > 1 and "dato" not in subject:
        return False  # "Den nye banen åpnes 5. juni"
    return (
        clause.tense in ("present", "state", "perfect")
        and _STANDS_FOR.match(words) is not None
        and not names_event(candidate.text)
        and (clause.copula or clause.passive or clause.tense == "state")
    )


def _named_more(above: str, words: str) -> str | None:
    """The heading without its date, where it names the event that a bare noun points at: "Fagdagen"
    under "Fagdag om klima", "Møtet" under "Dialogmøte 3. mai"."""
    told = _DATED.sub("", above)
    told = _prepared(told) or told
    stem = DEFINITE.sub("", words.lower().rsplit(" ", 1)[-1])
    return told if names_event(words) and len(stem) > 2 and stem in told.lower() else None


def _prepared(above: str) -> str | None:
    """The event that a heading only names to tell what is done about it: "Program for
    kulturkonferansen", "Valg av representant til årsmøtet"; None where it tells of nothing else."""
    leads = _ABOUT_EVENT.match(above)
    event = above[leads.end() :] if leads else ""
    return f"{event[:1].upper()}{event[1:]}" if event and names_event(event) else None
