"""The infinitive of a verb as the written language of the text has it.

Owns the forms alone; where a verb stands in a title is `infinitives`.
"""

from __future__ import annotations

import re
from collections import Counter

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import AMBIGUOUS, PREPOSITIONS, definite, tokens
from workflow.minutes.grammar.verbs import FORGETTING
from workflow.minutes.lexicon import Verb

# what one does with a thing to somebody, who stands right behind the verb: "sendes styret"
GIVING = frozenset(
    (
        "sende",
        "oversende",
        "videresende",
        "levere",
        "overlevere",
        "melde",
        "innmelde",
        "rapportere",
        "tilby",
    )
)
_SUBORDINATORS = lexicon.words("subordinator", "words") | {"som"}
_SECOND_PASSIVE = re.compile(
    r" og (?P<thing>[a-zæøå]+(?: [a-zæøå]+){0,2}?) (?P<verb>[a-zæøå]{3,}s|[a-zæøå]{3,}ast)\b"
    r"(?P<off> (?:ut|inn|opp|fram|frem|ned|tilbake|attende)\b)?"
)
_NO_THING = PREPOSITIONS | {"enten", "anten"}
_NYNORSK = lexicon.words("grammar", "nynorsk")
_DEED = re.compile(r"(?P<off>på|inn|ut|opp|fram|ned)?(?P<stem>[a-zæøå]{3,}?)ing(?:a|en)?")
_NEGATIONS = lexicon.words("negation", "words")
_INFINITIVE = re.compile(r"\b(?:å [a-zæøå]{2,}|ver|gjer)([ae])\b")
# a second verb that tells what has been: "tegner videre og har kommet langt"
_BEEN = re.compile(
    r",? og har (?:\w+ig |også |òg |alt |nå |no |ikke )?(?P<done>\w+)\b.*", re.DOTALL
)
_PAIRS = {"sjå": "se", "se": "sjå"}


def infinitive(clause: Clause, main: Token, nynorsk: bool = False, in_a: bool = False) -> str:
    """The dictionary form of the main verb, as the written language of the text has it; `in_a`
    tells that its infinitives end in -a."""
    if clause.verb and clause.verb.lemma in FORGETTING and _denied(clause):
        return "Hugse" if nynorsk else "Huske"  # "Vi må ikke glemme nøkkelen"
    if clause.verb is None or (clause.verb.kind == "other" and clause.verb.tense != "inf"):
        stem = re.sub(r"(er|ar|es|ast|te|t)$", "", main.low)
        return (stem if stem.endswith("e") else stem + "e").capitalize()
    tenses = {verb.tense for verb in main.verbs}
    if clause.verb.tense == "part" and main.low.endswith("a") and not in_a:
        return f"{main.low[:-1]}e".capitalize()  # "skal vere lukka", "måla"
    if "inf" in tenses or (clause.tense == "infinitive" and not clause.passive):
        return main.text.capitalize()
    return lemma(clause.verb, main, nynorsk).capitalize()


def written_in_a(text: str) -> bool:
    """Whether a text writes its infinitives in -a, as nynorsk may: "å senda", "å laga"."""
    ends = Counter(_INFINITIVE.findall(text))
    return ends["a"] > ends["e"]


def _denied(clause: Clause) -> bool:
    """Whether somebody is not to do what a clause tells, in words that it does not count as a
    denial: "må ikke glemme"."""
    calls = clause.modal is not None or clause.tense in ("imperative", "infinitive")
    return calls and not _NEGATIONS.isdisjoint([token.low for token in clause.tokens])


def lemma(verb: Verb, token: Token, nynorsk: bool) -> str:
    """The infinitive of a token read as `verb`: "spør" is a form of "spørre" and of "spørje",
    "utløses" one of "utløse"."""
    lead = lexicon.prefix(token.low)
    if (verb.lemma in _NYNORSK) == nynorsk:
        return lead + verb.lemma
    same = [other.lemma for other in token.verbs if other.tense == verb.tense]
    own = _PAIRS.get(verb.lemma)  # "sett" is a form of "sjå" and of "setje"
    same = [own, *same] if own in same else same
    return lead + next((one for one in same if (one in _NYNORSK) == nynorsk), verb.lemma)


def deed(noun: str) -> str | None:
    """What somebody does, by its noun: "påmelding" is "melde på", "bestilling" is "bestille"; None
    where the noun is of no verb."""
    named = _DEED.fullmatch(noun.lower())
    if named is None:
        return None
    off, stem = named["off"], named["stem"]
    for whole, behind in ((f"{stem}e", f" {off}"), (f"{off or ''}{stem}e", "")):
        verb = next((v for v in lexicon.verb(whole) if v.tense == "inf"), None)
        if verb and not (behind and (not off or verb.kind == "other")):
            return f"{whole}{behind}".capitalize()
    return None


def done(noun: str, how: str) -> str | None:
    """What somebody does, by its noun, and how: "Påmelding", "i skjemaet" is "Melde på i skjemaet";
    the noun stays where a particle would be said twice: "Påmelding på nettsida"."""
    verb = deed(noun)
    if verb is None or not how:
        return verb
    twice = " " in verb and verb.rsplit(" ", 1)[1] == how.split(" ", 1)[0]
    return f"{noun if twice else verb} {how}"


def joined(rest: str, clause: Clause, main: Token, nynorsk: bool) -> str:
    """The rest of a clause with the verbs that "og" joins to the first made infinitives too."""
    if "," not in rest and {"og", "eller"}.isdisjoint(rest.split()):
        return rest
    before, inside, theirs = "", False, False
    end = max((token.end for token in clause.tokens if token.word), default=0)
    for at, token in enumerate(clause.tokens):
        inside = inside or token.low in _SUBORDINATORS
        if token.low == "som" and at > 1 and clause.tokens[at - 2].low in ("og", ","):
            theirs = True  # "…, og de som ikke kan, bytter": it is those who do
        joins = before in ("og", ",") or (before == "eller" and not inside)
        if before == "," and theirs and token.finite:
            joins, theirs = False, False
        if token.start > main.start and joins:
            verb = next((v for v in token.verbs if v.tense in ("pres", "pass")), None)
            listed = clause.tense == "modal" or (at > 2 and clause.tokens[at - 3].low == ",")
            listed = (listed and token.end == end) or _two_things(clause.tokens, at)
            noun = listed and token.low in AMBIGUOUS  # "telt, bord og stoler"
            noun = noun or (before == "," and _stands_in_list(clause.tokens, at))
            if verb and not noun and verb.kind not in ("other", "state"):
                form = lemma(verb, token, nynorsk)
                behind = clause.tokens[at + 1] if at + 1 < len(clause.tokens) else None
                if verb.tense == "pass" and verb.lemma in GIVING and _is_somebody(behind):
                    form += " til"  # "oversettes og sendes kommunen"
                rest = re.sub(rf"{before}\s+{token.text}\b", f"{before} {form}", rest, count=1)
        before = token.low
    return rest


def without_been(rest: str) -> str:
    """The rest without a second verb that tells what they have done so far."""
    been = _BEEN.search(rest)
    done = been and any(verb.tense == "part" for verb in lexicon.verb(been["done"].lower()))
    return rest[: been.start()] if been and done else rest


def _stands_in_list(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word behind a comma is one of a list of things, since neither it nor the next one
    does anything: "skjermer, skriver og kabel", but "ringer, skriver og purrer"."""
    if at + 2 >= len(words) or words[at + 1].low not in ("og", ","):
        return False
    return not words[at + 2].finite


def second_passive(rest: str, nynorsk: bool) -> str:
    """The rest of a passive with a second one, of a thing of its own, made an infinitive too:
    "Kassa må telles opp og pengene settes inn"."""
    second = _SECOND_PASSIVE.search(rest) if " og " in rest else None
    if second is None:
        return rest
    token = tokens(second["verb"])[0]
    verb = next((v for v in token.verbs if v.tense == "pass" and v.kind != "other"), None)
    thing = tokens(second["thing"])
    if verb is None or any(t.finite or t.low in _NO_THING for t in thing):
        return rest
    if not (definite(thing[-1]) or thing[-1].low.endswith("a")):
        return rest  # "bord og stoler settes fram" are both set out
    deed = f"{lemma(verb, token, nynorsk)}{second['off'] or ''} {second['thing']}"
    return f"{rest[: second.start()]} og {deed}{rest[second.end() :]}"


def _two_things(words: tuple[Token, ...], at: int) -> bool:
    """Whether "og" stands between two bare nouns: "rigger bord og stoler på scenen"."""
    one = words[at - 2]
    ends = at + 1 == len(words) or words[at + 1].low in PREPOSITIONS or not words[at + 1].word
    return ends and not one.verbs and one.text.islower() and not definite(one)


def _is_somebody(token: Token | None) -> bool:
    """Whether a word right behind a verb is whom something is given to."""
    if token is None or not token.word or token.finite:
        return False
    return token.text[0].isupper() or lexicon.acts(token.low)
