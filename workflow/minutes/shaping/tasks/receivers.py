"""Who only gets a thing, as what others are to do: "Søkerne får svar" is "Gi søkerne svar",
"Revisor må få se bilagene" is "La revisor se bilagene", "Båten må få ny motor" is "Skaffe ny motor
til båten".

Owns knowing such a clause, its title and by whom it is, where it says so. What one gets sent is
`recipients`, what one asks for `needs` and `demands`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar import many
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import ADVERBS, PREPOSITIONS
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_GIVEN = lexicon.words("grammar", "given_to_one")  # what one gets told or granted
_MAILED = lexicon.words("grammar", "mailed_to_one")
_SHOWN = lexicon.words("grammar", "shown")  # "får se", "får vite"
_SPEAKERS = ("we", "i", "you", "none", "it")  # who gets what they go for
_THINGS = ("thing", "proper")
_DUTY = ("must", "will", "ought")
_NEW = frozenset(("ny", "nytt", "nye", "en", "ein", "ei", "et", "eit", "flere", "fleire", "egen"))
_TITLES = ("navn", "namn", "nummer", "tittel", "dato", "adresse")  # which a thing is given
_OBJECT = {"de": "dem", "han": "han", "hun": "henne", "ho": "henne"}
_FROM = frozenset(("fra", "frå", "av"))
_ASKING_OTHERS = frozenset(("med", "hos", "fra", "frå"))  # "får høre med dem" asks them
# a new thing, and what else is told of it: "en ny versjon før jul"
_MORE = re.compile(
    r"(?P<what>.+?)"
    r"(?P<more>(?:,| (?:før|innen|innan|når|slik at|for å|som|hvis|dersom|og skal)\b).*)",
    re.DOTALL,
)
_DEFINITE = ("en", "et", "a", "ene", "ane")
_GROUNDED = ("begrunnet", "grunngitt", "grunngjeve")  # participles that tell of an answer
_TELLING = ("beskjed", "melding")
_OWN = frozenset(("egen", "eget", "eigen", "eige"))  # "får egen e-post"
_NEAR = 5  # words from the verb to what is got


def given(candidate: Candidate, nynorsk: bool) -> str | None:
    """What others are to do for those whom the clause tells of; None where it tells no such
    thing."""
    clause = candidate.clause
    words = _behind(candidate)
    if words is None or clause.owner is None:
        return None
    whom = " ".join(candidate.unit.text[slice(*clause.owner)].split())
    whom = _OBJECT.get(whom.lower(), lower_first(whom))
    if _gets(clause) and _is_shown(words):
        rest = without_times(candidate, words[0].end, clause.end)
        return f"La {whom} {words[0].low} {rest}"
    thing = without_times(candidate, words[0].start, clause.end).strip(EDGES)
    if _gets(clause) and _told_of_thing(clause, words):
        kind = next((w for w in thing.lower().split() if w.endswith(_TITLES)), None)
        told = _MORE.match(thing)
        what, more = (told["what"], told["more"]) if told else (thing, "")
        return f"{_give(nynorsk)} {whom} {thing}" if kind else f"Skaffe {what} til {whom}{more}"
    if by := _by(words):
        thing = without_times(candidate, words[0].start, by[0].start).strip(EDGES)
        thing = f"{thing} {without_times(candidate, by[1].end, clause.end)}"
    noun = _got(words)
    if noun is None:
        return None
    verb = "Sende" if _is(noun, "mailed_to_one") else _give(nynorsk)
    return f"{verb} {whom} {thing}"


def tells_of(candidate: Candidate) -> bool:
    """Whether its subject only gets what others are to give, so that it is not theirs to do."""
    words = _behind(candidate)
    if words is None:
        return False
    if _got(words) is not None:
        return True
    return _gets(candidate.clause) and (_is_shown(words) or _told_of_thing(candidate.clause, words))


def _gets(clause: Clause) -> bool:
    """Whether the clause's verb is "få", and no "ha"."""
    return clause.verb is not None and clause.verb.lemma == "få"


def giver(candidate: Candidate) -> str | None:
    """By whom they get it: "får svar fra styret"; None where the clause names nobody."""
    by = _by(_behind(candidate) or [])
    return by[1].text if len(by) > 1 else None


def _behind(candidate: Candidate) -> list[Token] | None:
    """The words behind "får" or "må ha", from what is got on; None of any other clause."""
    clause = candidate.clause
    lemma = clause.verb.lemma if clause.verb and not clause.passive else ""
    gets = lemma == "få" or (lemma == "ha" and clause.modal in ("must", "will"))
    if not gets or clause.negated or clause.opener != "subject" or clause.owner is None:
        return None
    if clause.tense != "present" and clause.modal not in _DUTY:
        return None
    if clause.subject in _SPEAKERS:
        return None
    last = next((n for n, t in enumerate(clause.tokens) if clause.verb in t.verbs), None)
    if last is None:
        return None
    words = list(clause.tokens[last + 1 :])
    while words and (words[0].low in ADVERBS or candidate.in_time(words[0]) or not words[0].word):
        words = words[1:]
    if not words or (
        words[0].low not in _GROUNDED and any(verb.tense == "part" for verb in words[0].verbs)
    ):
        return None  # "Kari får laget invitasjon"
    if clause.modal == "must" and not _FROM.isdisjoint(token.low for token in words):
        return None  # "Per må få svar fra kommunen": he sees to it
    return words


def _is_shown(words: list[Token]) -> bool:
    """Whether they get to see or know it: "får se planen", but no "får høre med dem"."""
    after = words[1].low if len(words) > 1 else ""
    return words[0].low in _SHOWN and bool(after) and after not in _ASKING_OTHERS


def _told_of_thing(clause: Clause, words: list[Token]) -> bool:
    """Whether a thing must get something new."""
    thing = clause.subject in _THINGS and clause.modal is not None
    owner = clause.tokens[0].low
    acts = lexicon.acts(owner) or lexicon.first_name(clause.tokens[0].text) or many.is_body(owner)
    one = clause.subject == "thing" or owner.endswith(_DEFINITE)  # no "Tindfjord"
    return thing and one and not acts and words[0].low in _NEW


def _got(words: list[Token]) -> Token | None:
    """What they get, by its noun; None of what no one gives."""
    joined = [(a.low, b) for a, b in pairwise(words)]
    if any(low == "og" and after.finite for low, after in joined):
        return None  # "får tilgang og sørger for innholdet"
    told = words[0].low.startswith(_TELLING)
    if told and any(low == "om" and after.low == "å" for low, after in joined):
        return None  # "får beskjed om å svare" is to answer
    for token in words[:_NEAR]:
        if (
            token.low in _OWN
            or token.low in PREPOSITIONS
            or not token.word
            or any(v.tense == "inf" for v in token.verbs)
        ):
            return None
        if _is(token, "given_to_one") or _is(token, "mailed_to_one"):
            return token
    return None


def _is(token: Token, key: str) -> bool:
    return lexicon.noun(token.low, "grammar", key) is not None


def _by(words: list[Token]) -> list[Token]:
    """ "fra" and the body or person behind it, by whom a thing is given; empty without."""
    for token, who in pairwise(words):
        if token.low in _FROM and (lexicon.acts(who.low) or lexicon.first_name(who.text)):
            return [token, who]
    return []


def _give(nynorsk: bool) -> str:
    return "Gje" if nynorsk else "Gi"
