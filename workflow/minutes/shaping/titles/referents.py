"""The noun that a pronoun in a task's title stands for: "Kari lager en plan, og sender den ut" is
"Sende ut planen".

Owns finding it in the clause before, where only one thing there agrees with the pronoun, and
putting it in its place. Where none or several do, `pointers` tells what the clause is about behind
a colon; whom a subject "hun" stands for is `antecedents`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.grammar.tokens import LINKING
from workflow.minutes.grammar.twofold import GETTING
from workflow.minutes.shaping.findings import personal_data
from workflow.minutes.shaping.titles.things import ASKING, Thing, object_of, subject_of
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_OBJECT = re.compile(
    r"(?P<verb>\w+(?: (?:på|med|av|til|om|hos|etter|ut|inn|opp|fram|frem|g?jennom|igjennom))?)"
    r" (?P<it>den|denne|han|ho|henne|ham|dem|dei|disse|desse|det|dette)"
    r"(?P<off> (?:ut|inn|opp|fram|frem|ned|tilbake|attende|bort|videre|vidare))?"
    r"(?P<rest>(?:,? (?P<next>\w+).*)?)"
)
_GOTTEN = re.compile(  # "… for å få den fikset", "prøver å få dei bytt"
    r"(?P<verb>(?:\w+ .{0,60}\bå f|F)å) (?P<it>den|han|ho|dem|dei)(?P<off>)(?P<rest> (?P<next>\w+))"
)
_WITH = re.compile(r"(.*(?:møter?|samtaler?|befaring) med) (?:dem|dei|disse|desse)", re.IGNORECASE)
_FOR_THEM = re.compile(r"(\w+ .{2,50} (?:til|for|med|hos)) (?:dem|dei|disse|desse)")
_THEM = (" dem", " dei", " disse", " desse")
_OF_WHOM = re.compile(r" (med|til|fra|frå) ((?:\w+ )?(?:[A-ZÆØÅ]\w+|[a-zæøå]{3,}(?:e[nt]|a|n?e)))$")
_ONE = frozenset(("den", "denne", "han", "ho"))
_NEUTERS = frozenset(("det", "dette"))
_TAKEN_ALONG = _NEUTERS | {"den", "denne", "dem", "dei", "disse", "desse"}
_SOMEBODY = frozenset(("henne", "ham", "han", "ho"))
_OF_THOSE = re.compile(r",? (?:som|fra|frå)\b| i [A-ZÆØÅ]")
_ANOTHER = re.compile(r"\b(?:henne|ham|han|ho)\b")
_BARE = re.compile(r"\w+(?: (?:ut|inn|opp|fram|frem|ned))?")
_OF_TIME = frozenset(("den", "det"))  # which are part of it too: "den 8. juni"
_LIMITING = frozenset(
    ("i", "innen", "innan", "før", "til", "senest", "seinast", "på", "neste", "kommende")
)
_LEFT_OUT = re.compile(  # a passive verb of which nothing is said: "Legges fram", "Sendes via"
    r"(?P<verb>\w+(?: (?:ut|inn|opp|fram|frem|ned|tilbake|attende|bort|videre|vidare))?)"
    r"(?P<rest>(?: (?:til|via|på|i|for|hos|med|per) .+)?)"
)
_ANSWERING = re.compile(r"(?:(?:må|skal|bør) )?(svar[ea])", re.IGNORECASE)
_NEUTER = re.compile(
    r"(\w+) (?:det|dette)( (?:ut|inn|opp|fram|frem|ned|tilbake|attende|videre))?\b"
)
_NO_DEED = ("state", "happen")
_DONE_TO_THINGS = lexicon.words("grammar", "done_to_things")
_LAYING = ("legge", "leggje")
_GO_THROUGH = ("gå", "gjennomgå")
_BECOME = frozenset(lexicon.phrases("grammar", "ready"))


def put_in(
    title: str, candidate: Candidate, before: Sequence[Candidate], owner: str | None, names: Names
) -> str | None:
    """The title with the noun that its pronoun stands for; None where none is plain. `owner` is
    who does it, and nobody whom it is done to."""
    if got := _done_with_it(title, candidate, before, names):
        return got
    said = _OBJECT.fullmatch(_whole(title, candidate))
    if said and not _stands_alone(said):
        said = None
    said = said or _done_to_it(title)
    if said is None:
        for_them = _for_them(title, candidate, before)
        return for_them or _unsaid(title, candidate, before, names)
    if _does_it(said["it"], candidate) or not _is_thing(said, candidate):
        return None
    last = _last(candidate, before)
    if last and personal_data(last.unit.text):
        return None
    if last is None or last.text.rstrip().endswith("?"):
        thing = _body(last, names) if last and said["it"] == "dem" else None
    else:
        thing = _meant(said["it"].lower(), last, owner, names)
    if thing is None:
        return None
    verb, off, rest = said["verb"], said["off"] or "", said["rest"]
    if thing.rsplit(" ", 1)[-1] in rest:
        return None  # "sende den videre til den adressen …"
    return f"{verb}{off} {thing}{rest}"


def _done_with_it(
    title: str, candidate: Candidate, before: Sequence[Candidate], names: Names
) -> str | None:
    """What is to be done with the thing that somebody gets in the clause before: "får skjemaet
    tilsendt 3. mai og må svare innen 21. mai" is "Svare på skjemaet"; None where no such thing."""
    if candidate.clause.opener != "shared" or not candidate.clause.modal:
        return None
    last = _last(candidate, before)
    if last is None or last.clause.verb is None or last.clause.verb.lemma not in GETTING:
        return None
    thing = object_of(last, names)
    if thing is None or personal_data(last.unit.text):
        return None
    if answers := _ANSWERING.fullmatch(title):
        return f"{answers[1].capitalize()} på {thing.words}"
    it = _NEUTER.match(title) if thing.sort == "neuter" else None
    return f"{it[1]}{it[2] or ''} {thing.words}{title[it.end() :]}" if it else None


def whom_met(title: str, candidate: Candidate, before: Sequence[Candidate]) -> str:
    """The title with whom a meeting is with, where it only points at those of whom the clause
    before tells: "Avtalen med banken går ut, og Per skal ha møte med dem"."""
    said = _WITH.fullmatch(title) if title.endswith(_THEM) else None
    last = _last(candidate, before) if said else None
    if said is None or last is None or last.clause.owner is None or personal_data(last.unit.text):
        return title
    words = without_times(last, *last.clause.owner).strip(EDGES)
    low = lower_first(words)
    if last.clause.subject == "group":
        return f"{said[1]} {low}"
    whom = _OF_WHOM.search(low)
    if whom is None or last.clause.subject not in ("thing", "proper"):
        return title
    acts = whom[1] == "med" or lexicon.acts(whom[2].rsplit(" ", 1)[-1].lower())
    return f"{said[1]} {whom[2]}" if acts else title  # no "støyen fra veien"


def _done_to_it(title: str) -> re.Match[str] | None:
    """What a title tells that somebody gets done to a thing: "Ringe banken for å få den endret"."""
    said = _GOTTEN.fullmatch(title) if "å " in title else None
    done = said and any(verb.tense in ("part", "past") for verb in lexicon.verb(said["next"]))
    return said if done else None


def _stands_alone(said: re.Match[str]) -> bool:
    """Whether what looks like a pronoun is one, and no word before its noun: "den nye planen"."""
    following, rest = said["next"], said["rest"]
    if following is None:
        return True
    if _OF_THOSE.match(rest) or _ANOTHER.search(rest):
        return False  # "de i Bergen", "dem som ikke har svart"; "få den av ham"
    return following.lower() in LINKING | ASKING | _BECOME | {"og", "eller"}


def _for_them(title: str, candidate: Candidate, before: Sequence[Candidate]) -> str | None:
    """The title with whom something is for, the only ones of whom there are several in the two
    sentences before: "Vikarene kommer i mai. Siri er fadder. Tone lager nøkler til dem." """
    said = _FOR_THEM.fullmatch(title)
    last = _last(candidate, before) if said else None
    if said is None or last is None:
        return None
    near = [other for other in before if other.unit.block == last.unit.block]
    near = [c for c in near if last.unit.index - 1 <= c.unit.index <= last.unit.index]
    near = [c for c in near if c.unit.start <= last.unit.start]
    if any(personal_data(c.unit.text) or c.text.rstrip().endswith("?") for c in near):
        return None
    things = [thing for c in near if (thing := subject_of(c))]
    several = {t.words for t in things if t.sort == "many" and not t.words[0].isdigit()}
    joined = any(" og " in c.text[: c.clause.verb_at - c.clause.start] for c in near)
    if len(several) != 1 or joined:
        return None  # "Kari og Per kommer. Tone lager nøkler til dem."
    return f"{said[1]} {several.pop()}"


def _is_thing(said: re.Match[str], candidate: Candidate) -> bool:
    """Whether "det" is done what only things are: "leser det", and no "ordner det", by which all
    that was told may be meant; any other pronoun stands for a thing."""
    if said["it"].lower() not in _NEUTERS or candidate.clause.verb is None:
        return said["it"].lower() not in _NEUTERS
    lemma = candidate.clause.verb.lemma
    if lemma in _LAYING:
        return said["off"] is not None  # "legger det ut", but "legger det på is"
    through = lemma in _GO_THROUGH and said["verb"].endswith("gjennom")
    return lemma in _DONE_TO_THINGS or through


def _unsaid(
    title: str, candidate: Candidate, before: Sequence[Candidate], names: Names
) -> str | None:
    """What a sentence that begins with its verb leaves unsaid is done to, the one thing of the
    sentence before: "Kari lager en plan. Legges fram i mai." is "Legge fram planen"."""
    clause = candidate.clause
    if not clause.passive or clause.subject != "none" or clause.start or candidate.unit.lead:
        return None
    said = _LEFT_OUT.fullmatch(title)
    if said is None or clause.verb is None or clause.verb.lemma not in _DONE_TO_THINGS:
        return None
    if clause.verb.lemma in _LAYING and " " not in said["verb"]:
        return None
    last = _last(candidate, before)
    if last is None or last.text.rstrip().endswith("?") or personal_data(last.unit.text):
        return None
    if last.clause.verb is None or last.clause.opener == "participle":
        return None
    if last.moments and names_event(last.text):
        return None  # "Treffet er satt til 14. mai. Sendes til utvalget."
    told, done_to = subject_of(last), object_of(last, names)
    thing = told or done_to
    if thing is None or thing.sort == "alone" or (told and done_to):
        return None
    if thing is done_to and thing.sort == "bare":
        return None  # "etterlyste referat fra utvalget"
    if thing.words.rsplit(" ", 1)[-1] in said["rest"]:
        return None
    return f"{said['verb']} {thing.words}{said['rest']}"


def _whole(title: str, candidate: Candidate) -> str:
    """The title with the pronoun that a time behind it took along: "fornyer den innen 1. mai"."""
    if not (candidate.moments and _BARE.fullmatch(title)):
        return title
    words = candidate.clause.tokens
    for token, after in pairwise(words):
        if token.low not in _TAKEN_ALONG or not candidate.in_time(after):
            continue
        of_time = after.low[0].isdigit() if token.low in _OF_TIME else candidate.in_time(token)
        if of_time or (candidate.in_time(token) and after.low not in _LIMITING):
            return title
        return f"{title} {token.low}"
    return title


def _does_it(it: str, candidate: Candidate) -> bool:
    """Whether the pronoun is who does it: "Utenom styret kommer disse"."""
    clause = candidate.clause
    subject = candidate.unit.text[slice(*clause.owner)].lower() if clause.owner else ""
    return subject == it.lower() and not clause.passive


def _last(candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """The clause right before: of the same sentence, or the last of the sentence before."""
    unit = candidate.unit
    if candidate.which:
        same = (c for c in before if c.unit is unit and c.which == candidate.which - 1)
        return next(same, None)
    last = next((c for c in reversed(before) if c.unit.start < unit.start), None)
    if last is None or not unit.follows(last.unit):
        return None
    return last


def _meant(it: str, last: Candidate, owner: str | None, names: Names) -> str | None:
    """The words that a pronoun stands for in the clause before."""
    things = [thing for thing in (subject_of(last), object_of(last, names)) if thing]
    if it in _SOMEBODY and (one := _person(last, things, owner, names)):
        return one
    if it in ("henne", "ham"):
        return None
    sorts = ("common",) if it in _ONE else ("neuter",) if it in _NEUTERS else ("many",)
    found = [thing.words for thing in things if thing.sort in sorts]
    return found[0] if len(found) == 1 else None


def _person(last: Candidate, things: list[Thing], owner: str | None, names: Names) -> str | None:
    """The one person of a clause, who is not the `owner`, where it names nobody and nothing else:
    "Siri er syk. Kari ringer henne.", but not "Siri har en kollega. Kari ringer henne." """
    if last.clause.subject != "person" or last.clause.owner is None or things:
        return None
    verb = last.clause.verb
    if not (last.clause.copula or last.clause.passive or (verb and verb.kind in _NO_DEED)):
        return None  # "Kari sier at eieren er hjemme. Per ringer ham."
    called = [token.text for token in last.clause.tokens if names.person(token.text)]
    whom = last.unit.text[slice(*last.clause.owner)]
    if len(called) != 1 or " og " in whom or (owner and called[0] in owner.split()):
        return None
    return whom


def _body(last: Candidate, names: Names) -> str | None:
    """The one body that a question names: "Kan vi spørre Hulen? Kari hører med dem." """
    inside = [t for t in last.clause.tokens[1:] if t.word and t.text[0].isupper()]
    one = inside[0] if len(inside) == 1 else None
    return None if one is None or names.person(one.text) else one.text
