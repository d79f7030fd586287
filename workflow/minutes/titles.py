"""What a secretary would call an item: short, a verb first for tasks, no trailing date.

Owns turning a clause's words into a title in the written language of the source. It adds no
words of its own.
"""

from __future__ import annotations

import re

from workflow.domain.proposal import Kind
from workflow.minutes import lexicon
from workflow.minutes.candidates import Candidate
from workflow.minutes.clauses import Clause, Token
from workflow.minutes.timex import Kind as Sort

LONGEST = 90
_EDGES = " \t\n.,;:-–—*_#[]|\u200b"
_DANGLING = re.compile(
    r"(?:\s+(?:i|på|til|for|fra|frå|den|det|og|innen|innan|senest|seinast|før|ved|kl|kl\.|om|er|blir|vert|av|med|en|et|ein))+$",
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
_INTENDING = lexicon.words("grammar", "intending")
_SMALL = lexicon.words("grammar", "small")


def title(kind: Kind, candidate: Candidate) -> str:
    """The candidate's title as an item of `kind`, at most `LONGEST` characters."""
    unit = candidate.unit
    words = _tidy(_task(candidate) if kind is Kind.TASK else _event(candidate))
    if kind is Kind.TASK and " " not in words and unit.lead and unit.lead_kind == "topic":
        words = f"{words} {_lower_first(unit.lead)}"
    if " " not in words and kind is Kind.TASK:
        words = _tidy(_without_times(candidate, candidate.clause.start, candidate.clause.end))
    if len(words) < 4 or not any(c.isalpha() for c in words):
        words = _tidy(unit.lead or (unit.path[-1] if unit.path else unit.text))
    return _short(words)


def _task(candidate: Candidate) -> str:
    clause, unit = candidate.clause, candidate.unit
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
    rest = _and_infinitives(_without_times(candidate, main.end, clause.end), clause, main)
    middle = _between(clause, main, unit.text)
    if clause.passive and clause.owner:
        middle = _lower_first(unit.text[clause.owner[0] : clause.owner[1]])
    return f"{_infinitive(clause, main)} {middle} {rest}"


def _intended(candidate: Candidate) -> str | None:
    """What was decided or planned, behind its "å": "Det ble bestemt å sette ned …"."""
    clause = candidate.clause
    if not clause.verb or clause.verb.lemma not in _INTENDING:
        return None
    after = [token for token in clause.tokens if token.start > clause.verb_at]
    for at, token in enumerate(after[:8]):
        if token.low == "å" and at + 1 < len(after) and after[at + 1].verbs:
            return _without_times(candidate, token.end, clause.end)
        if token.low == "at":
            return _without_times(candidate, token.end, clause.end)
    return None


def _and_infinitives(rest: str, clause: Clause, main: Token) -> str:
    """The rest of a clause with the verbs that "og" joins to the first made infinitives too."""
    before = ""
    for token in clause.tokens:
        if token.start > main.start and before in ("og", ","):
            verb = next((v for v in token.verbs[:1] if v.tense == "pres"), None)
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


def _between(clause: Clause, main: Token, text: str) -> str:
    """What stands between the finite verb and the main one, without subject and small words."""
    kept = []
    for token in clause.tokens:
        if not clause.verb_at < token.start < main.start or not token.word:
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
        if not any(lexicon.noun(w.lower(), "event", "strong") for w in re.findall(r"\w+", left)):
            return unit.lead
    if clause.tense == "none" or unit.form in ("heading", "row"):
        return _without_times(candidate, clause.start, clause.end)
    if candidate.subject_is_time and (comes := _COMES.search(candidate.text)):
        return comes[1]
    if clause.owner and clause.opener == "subject" and not clause.modal:
        subject = unit.text[clause.owner[0] : clause.owner[1]]
        if any(lexicon.noun(t.lower(), "event", "strong") for t in re.findall(r"\w+", subject)):
            return subject
    return _EXPLETIVE.sub("", _without_times(candidate, clause.start, clause.end).strip(_EDGES))


def _without_times(candidate: Candidate, start: int, end: int) -> str:
    """The unit's words from start to end, times taken out."""
    unit = candidate.unit
    kept, at = [], start
    for moment in candidate.all_moments:
        low, high = (place - unit.start for place in moment.expression.span)
        sort = moment.expression.kind
        if sort in (Sort.ANCHORED, Sort.HOLIDAY) and low - start < 4:
            continue  # "Neste møte" and "17. mai" are names here, not only times
        if low >= at and high <= end:
            kept.append(_DANGLING.sub("", unit.text[at:low].rstrip(" (,")))
            at = high
    kept.append(unit.text[at:end])
    return " ".join(part.strip() for part in kept if part.strip())


def _tidy(words: str) -> str:
    words = _LABEL.sub("", words)
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = re.sub(r"https?://\S+", "", words)
    words = re.sub(r"[*_`|]+", " ", words)
    words = re.sub(r"\(\s*\)|\s+(?=[,.;:)])", "", " ".join(words.split()))
    words = _DANGLING.sub("", words.strip(_EDGES)).strip(_EDGES)
    if words.count("(") != words.count(")"):
        words = words.replace("(", "").replace(")", "")
    return words[:1].upper() + words[1:]


def _lower_first(words: str) -> str:
    second = words[1:2]
    return words if second.isupper() else words[:1].lower() + words[1:]


def _short(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST + 1].rsplit(" ", 1)[0]
    for mark in (", som ", ", der ", " slik at ", "; ", ", "):
        if (at := cut.find(mark)) > 25:
            return cut[:at]
    return _DANGLING.sub("", cut.rstrip(_EDGES))
