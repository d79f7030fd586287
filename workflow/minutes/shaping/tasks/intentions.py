"""What a clause only says that somebody is to do, or is at: "Det ble bestemt å …", "holder på å …".

Owns finding the inner verb that names the task. How the rest is ordered is `infinitives`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar import askings, denials
from workflow.minutes.grammar.clauses import Names, Token
from workflow.minutes.grammar.tokens import modal
from workflow.minutes.shaping.tasks import forms, subjects
from workflow.minutes.shaping.words import spans
from workflow.minutes.shaping.words.wording import without_times
from workflow.minutes.signs.candidates import Candidate

_INTENDING = lexicon.words("grammar", "intending")
_AT_WORK = frozenset(lexicon.phrases("grammar", "at_work"))


def intended(candidate: Candidate, names: Names, nynorsk: bool) -> str | None:
    """What was decided, planned or is at work, behind its "å": "Det ble bestemt å sette ned …",
    "Kari holder på å …"."""
    clause = candidate.clause
    if not clause.verb:
        return None
    asked = clause.verb.lemma in askings.ASKING and bool(
        clause.passive or clause.modal or clause.tense == "state"
    )
    if not asked and " å " not in candidate.low and " at " not in candidate.low:
        return None
    if askings.to_come(clause):
        return None  # who is to tell of something is invited
    intends = asked or clause.verb.lemma in _INTENDING
    who = subjects.behind(clause, names) or (0, 0)
    after = [token for token in clause.tokens if token.start > clause.verb_at]
    said = [clause.verb.lemma]
    for at, token in enumerate(after[:9]):
        if candidate.in_time(token) or who[0] <= token.start < who[1]:
            continue
        if token.low == "å" and at and after[at - 1].low == "så":
            return None  # "så å si"
        if token.low == "å" and at + 1 < len(after):
            if (intends and after[at + 1].verbs) or " ".join(said) in _AT_WORK:
                return without_times(candidate, token.end, spans.end(candidate, after[at + 1]))
            return None
        if token.low == "at" and intends and not asked:
            return _ours(candidate, after[at + 1 :], nynorsk) or without_times(
                candidate, token.end, clause.end
            )
        own = any(verb.lemma == clause.verb.lemma for verb in token.verbs)  # "har fått i oppgave"
        if denials.negated([token.low for token in after[at : at + 2]]):
            return None  # "Kommunene bes ikke rette selv"
        if asked and not own and any(verb.tense == "inf" for verb in token.verbs):
            return without_times(candidate, token.start, spans.end(candidate, token))
        if token.low not in spans.COMMENTING and not own:
            said.append(token.low)
    return None


def _ours(candidate: Candidate, words: list[Token], nynorsk: bool) -> str | None:
    """What "we" are to do, by the words behind "at": "… at vi skal kjøpe", "… at me kjøper"."""
    if len(words) < 3 or words[0].low not in lexicon.words("pronoun", "we"):
        return None
    token = words[2] if modal(words[1].low) else words[1]
    verb = next((v for v in token.verbs if v.tense in ("inf", "pres")), None)
    if verb is None or verb.kind in ("state", "other"):
        return None
    rest = without_times(candidate, token.end, spans.end(candidate, token))
    return f"{forms.lemma(verb, token, nynorsk) if verb.tense == 'pres' else token.text} {rest}"
