"""What a secretary would call an item: short, a verb first for tasks, no trailing date.

Owns turning a clause's words into a title in the written language of the source. It adds no
words of its own.
"""

from __future__ import annotations

import re

from workflow.domain.proposal import Kind
from workflow.minutes import lexicon
from workflow.minutes.grammar import askings
from workflow.minutes.grammar.clauses import Clause, Names, Token
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.timex import Kind as Sort

LONGEST = 90
_NOBODY = Names()
_EDGES = " \t\n.,;:!-–—*_#[]|\u200b"
_DANGLING = re.compile(
    r"(?:\s+(?:i|på|til|for|fra|frå|den|det|og|innen|innan|senest|seinast|før|ved|kl|kl\.|om|er|blir|vert|av|en|et|ein|frist|minst))+$",
    re.IGNORECASE,
)
# behind a time, Norwegian puts the verb before what there is: "blir det omvisning på messa"
_COMES = re.compile(
    r"\b(?:blir|vert|er|holdes|haldast|arrangeres|arrangerast) det (.+)", re.I | re.S
)
_EXPLETIVE = re.compile(
    r"^(?:det|da|der)\s+(?:\w+\s+){0,2}?(?:planlegges|planleggast|blir|vert|er|arrangeres|holdes|avholdes|kommer|kjem)\s+(?:holdt|halde|avtalt|planlagt|arrangert)?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[*_\s\[(]*(?:todo|aksjon|tiltak|oppgave|vedtak|konklusjon)[*_]*:[*_\s]*", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})+\s+(?=[A-ZÆØÅ])")
_LEFT_OVER = re.compile(
    r",\s*(?:endelig|siste|helst|gjerne|forslag|leder|leiar|frist|evt\.?|eventuelt|dato)$", re.I
)
# what a verb takes with it, before anything that is no object
_PARTICLE = re.compile(
    r"\s*(ut|inn|opp|fram|frem|ned|tilbake|bort|videre|vidare)\b"
    r"|\s*(?P<loose>på|av|med|over)(?=\s*$|\s+(?:i|på|til|for|fra|frå|med|av|hos|ved|innen|før)\b)"
)
_WITH_PARTICLE = re.compile(r"\w (?:på|av|inn|ut|(?:for |med |om )?(?:det|den|dette))$")
_BEFORE_LIMIT = re.compile(  # "melde på innen 1. mai": the particle is the verb's
    r"(på|av|inn|ut) (?:innen|innan|senest|seinast|før)\b", re.IGNORECASE
)
# what things do of themselves
_PARTICLES = frozenset(("på", "av", "med", "til", "om", "ut", "inn", "over", "opp"))
_OF_ITSELF = lexicon.words("grammar", "of_itself")
_BY = re.compile(r"^\s*av [A-ZÆØÅ][\w-]*(?: [A-ZÆØÅ][\w-]*){0,2}")
_INTENDING = lexicon.words("grammar", "intending")
_SMALL = lexicon.words("grammar", "small")


def title(
    kind: Kind, candidate: Candidate, owner: str | None = None, names: Names = _NOBODY
) -> str:
    """The candidate's title as an item of `kind`, at most `LONGEST` characters.

    `owner` is the name that closes its unit, which is no part of what is to be done; `names` are
    those whom somebody may ask to do it.
    """
    unit, clause = candidate.unit, candidate.clause
    told = _task(candidate, names) if kind is Kind.TASK else _event(candidate)
    words = _without_owner(_tidy(told), owner) if owner else _tidy(told)
    if kind is Kind.EVENT and (listed := _listed_under(candidate, words)):
        return _short(listed)
    if kind is Kind.TASK and (particle := _last_particle(candidate, words)):
        words = f"{words} {particle}"
    if kind is Kind.TASK and " " not in words and unit.lead and unit.lead_kind == "topic":
        words = f"{words} {_lower_first(unit.lead)}"
    if " " not in words and kind is Kind.TASK:
        whole = " ".join(told.split()).strip(_EDGES)  # "Sørge for det", "Melde på"
        if not _WITH_PARTICLE.search(whole):
            whole = _tidy(_without_times(candidate, clause.start, clause.end))
            whole = _without_owner(whole, owner) if owner else whole
            if (
                unit.number
                and unit.path
                and candidate.clause.owner
                and words
                and candidate.clause.tense == "present"
            ):
                whole = f"{words} – {_lower_first(_tidy(unit.path[-1]))}"  # "Bestille – uteområde"
        words = whole[:1].upper() + whole[1:]
    if len(words) < 4 or not any(c.isalpha() for c in words):
        above = _tidy(unit.lead or (unit.path[-1] if unit.path else unit.text))
        words = f"{above}: {words}" if any(c.isalpha() for c in words) else above
    return _short(words)


def _last_particle(candidate: Candidate, words: str) -> str | None:
    """The particle that a clause itself ends in, where it was taken for one left by a time:
    "Jonas melder seg på"."""
    said = candidate.text.rstrip(" .!*_")
    last = said.rsplit(" ", 1)[-1]
    if last not in _PARTICLES or f" {last} " in f"{words} ":
        return None
    end = candidate.unit.start + candidate.clause.start + len(said)
    return None if any(m.expression.span[1] >= end for m in candidate.moments) else last


def _listed_under(candidate: Candidate, words: str) -> str | None:
    """The label of a list of dates, for a line that names no event of its own."""
    unit = candidate.unit
    above = unit.label_text or (unit.path[-1] if unit.path else "")
    if unit.form not in ("bullet", "text") or not candidate.moments or unit.lead == above:
        return None
    if candidate.clause.tense != "none" or _names_event(words) or not _names_event(above):
        return None
    return _tidy(above)


def _names_event(words: str) -> bool:
    return any(lexicon.noun(w.lower(), "event", "strong") for w in re.findall(r"\w+", words))


def _without_owner(words: str, owner: str) -> str:
    """The words without the name at their end, where enough is left to tell what it is."""
    name = re.escape(" ".join(owner.split()).strip(" .")).replace(r"\ ", r"\s+")
    cut = re.sub(rf"(?:\s*[(–,/-]|\s)\s*(?:ansvar\w*:?\s*|v/\s*)?{name}\W*$", "", words)
    return _tidy(cut) if any(sign.isalpha() for sign in cut) else words


def _task(candidate: Candidate, names: Names) -> str:
    clause, unit = candidate.clause, candidate.unit
    if request := askings.asked(clause, names):
        return _without_times(candidate, request.verb.start, clause.end)
    whole = _without_times(candidate, clause.start, clause.end)
    if clause.verb is None or clause.verb_at < 0:
        return whole
    if inner := _intended(candidate):
        return inner
    if clause.tense in ("past", "perfect", "state") or clause.verb.kind in ("state", "happen"):
        return _EXPLETIVE.sub("", whole)
    main = _main(clause)
    if main is None:
        return whole
    if clause.subject in ("thing", "proper") and _happens(candidate):
        return whole  # "Påmeldingen åpner"
    rest = _and_infinitives(_without_times(candidate, main.end, clause.end), clause, main)
    middle = _between(candidate, main)
    if clause.passive and clause.owner:
        middle = unit.text[clause.owner[0] : clause.owner[1]]
        if middle.lower() == "det" and rest.strip(_EDGES):
            middle = ""  # "Det hentes inn pris"
        middle = middle if clause.subject == "person" else _lower_first(middle)
        if particle := _PARTICLE.match(rest):  # "sendes ut" is "sende ut", whatever it is
            middle, rest = f"{particle[0].strip()} {middle}", rest[particle.end() :]
        rest = _BY.sub("", rest)
    return f"{_infinitive(clause, main)} {middle} {rest}"


def _happens(candidate: Candidate) -> bool:
    """Whether a thing does what no one does to it: "Påmeldingen åpner", "Avtalen løper ut"."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in _OF_ITSELF:
        return False
    return not (clause.passive or clause.modal) and clause.opener == "subject"


def _intended(candidate: Candidate) -> str | None:
    """What was decided or planned, behind its "å": "Det ble bestemt å sette ned …"."""
    clause = candidate.clause
    asked = clause.verb and clause.verb.lemma in askings.ASKING and (clause.passive or clause.modal)
    if not clause.verb or not (asked or clause.verb.lemma in _INTENDING):
        return None
    after = [token for token in clause.tokens if token.start > clause.verb_at]
    for at, token in enumerate(after[:8]):
        if token.low == "å" and at + 1 < len(after) and after[at + 1].verbs:
            return _without_times(candidate, token.end, clause.end)
        if token.low == "at" and not asked:
            return _without_times(candidate, token.end, clause.end)
    return None


def _and_infinitives(rest: str, clause: Clause, main: Token) -> str:
    """The rest of a clause with the verbs that "og" joins to the first made infinitives too."""
    before = ""
    for token in clause.tokens:
        if token.start > main.start and before in ("og", ","):
            verb = next((v for v in token.verbs if v.tense in ("pres", "pass")), None)
            if verb and verb.kind not in ("other", "state"):
                rest = rest.replace(f"{before} {token.text} ", f"{before} {verb.lemma} ", 1)
        before = token.low
    return rest


def _main(clause: Clause) -> Token | None:
    """The token of the verb that carries the meaning."""
    assert clause.verb
    for token in clause.tokens:
        if token.start >= clause.verb_at and any(v.lemma == clause.verb.lemma for v in token.verbs):
            return token
    return None


def _between(candidate: Candidate, main: Token) -> str:
    """What stands between the finite verb and the main one, without subject, times, small words."""
    clause, kept = candidate.clause, []
    start = candidate.unit.start
    times = [moment.expression.span for moment in candidate.all_moments]
    for token in clause.tokens:
        if not clause.verb_at < token.start < main.start or not token.word:
            continue
        if any(low <= start + token.start < high for low, high in times):
            continue
        if clause.owner and clause.owner[0] <= token.start < clause.owner[1]:
            continue
        if token.low in _SMALL or token.verbs or lexicon.words("pronoun", "we") & {token.low}:
            continue
        if token.low in ("det", "som", "minimum", "raskt", "seg", "å", "å", "til"):
            continue
        kept.append(token.text)
    return " ".join(kept)


def _infinitive(clause: Clause, main: Token) -> str:
    assert clause.verb
    if clause.verb.kind == "other":
        stem = re.sub(r"(er|ar|es|ast|te|t)$", "", main.low)
        return (stem if stem.endswith("e") else stem + "e").capitalize()
    tenses = {verb.tense for verb in main.verbs}
    if "inf" in tenses:
        return main.text.capitalize()
    return clause.verb.lemma.capitalize()


def _event(candidate: Candidate) -> str:
    clause, unit = candidate.clause, candidate.unit
    if unit.lead and clause.tense == "none" and unit.lead_kind != "speaker":
        left = _without_times(candidate, clause.start, clause.end)
        if not _names_event(left):
            dated = any(sign.isdigit() for sign in unit.lead)
            return _without_times(candidate, 0, unit.body) if dated else unit.lead
    if clause.tense == "none" or unit.form in ("heading", "row"):
        return _without_times(candidate, clause.start, clause.end)
    if candidate.subject_is_time and (comes := _COMES.search(candidate.text)):
        return comes[1]
    told = clause.verb and clause.verb.kind == "communicate"  # "Årsmøtet varsles 3. mars"
    if clause.owner and clause.opener == "subject" and not clause.modal and not told:
        subject = _without_times(candidate, *clause.owner)
        named = re.split(r"[:,]", subject, maxsplit=1)[0]
        if _names_event(subject):
            return named if _names_event(named) else subject
    return _EXPLETIVE.sub("", _without_times(candidate, clause.start, clause.end).strip(_EDGES))


def _without_times(candidate: Candidate, start: int, end: int) -> str:
    """The unit's words from start to end, times taken out."""
    unit = candidate.unit
    kept, at = [], start
    for moment in candidate.all_moments:
        low, high = (place - unit.start for place in moment.expression.span)
        sort = moment.expression.kind
        if not start <= low < end:
            continue  # another clause's, or a column's beside it
        if sort in (Sort.ANCHORED, Sort.HOLIDAY) and low - start < 4:
            continue  # "Neste møte" and "17. mai" are names here, not only times
        if sort is Sort.HOLIDAY and unit.text[low].isupper() and not moment.expression.mod:
            continue  # "5. november: Allehelgensdag, gudstjeneste"
        if low >= at and high <= end:
            kept.append(_DANGLING.sub("", unit.text[at:low].rstrip(" (,")))
            if particle := _BEFORE_LIMIT.match(moment.expression.words):
                kept.append(particle[1])
            at = high
    kept.append(unit.text[at:end])
    return " ".join(part.strip() for part in kept if part.strip())


def _tidy(words: str) -> str:
    words = _NUMBER.sub("", _LABEL.sub("", words))
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = re.sub(r"https?://\S+|(?<![\w.])@[^\W\d_][\w-]*", "", words)
    words = re.sub(r"[*_`|]+", " ", words)
    words = re.sub(r"\(\s*\)|\s+(?=[,.;:)])", "", " ".join(words.split()))
    words = _DANGLING.sub("", words.strip(_EDGES)).strip(_EDGES)
    words = _LEFT_OVER.sub("", words)
    if words.count("(") != words.count(")"):
        words = words.replace("(", "").replace(")", "")
    return words[:1].upper() + words[1:]


def _lower_first(words: str) -> str:
    second = words[1:2]
    if words.split(" ", 1)[0] in lexicon.first_names():
        return words
    return words if second.isupper() else words[:1].lower() + words[1:]


def _short(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST + 1].rsplit(" ", 1)[0]
    for mark in (", som ", ", der ", " slik at ", "; ", ", "):
        if (at := cut.find(mark)) > 25:
            return cut[:at]
    return _DANGLING.sub("", cut.rstrip(_EDGES))
