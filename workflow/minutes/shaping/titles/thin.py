"""What a title is about that says too little alone: "Booke rom" under "8. Sommerturen" is "Booke
rom: Sommerturen".

Owns telling such a title from one that names a thing of its own, and adding the matter it stands
under, or where no heading tells one the thing of which the sentence before says how it is. Which
heading may do so is `topics`; what a pronoun or a verb alone points at in
the words before is `pointers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.domain.proposal import Kind
from workflow.minutes import lexicon
from workflow.minutes.grammar import many
from workflow.minutes.grammar.tokens import PREPOSITIONS, Names, Token, definite, tokens
from workflow.minutes.shaping.findings import personal_data
from workflow.minutes.shaping.words import topics
from workflow.minutes.shaping.words.wording import lower_first, tidy, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_LONGEST = 70  # letters of a title and the matter it is about
_FEW = 7  # words of a title that may be thin
_STEM = 4  # letters by which words of a title and a heading are the same
_BEFORE = lexicon.words("thin", "before")
_PARTICLES = lexicon.words("thin", "particles")
_TO_SOMEBODY = lexicon.words("thin", "to_somebody")
_HANDING = lexicon.words("grammar", "handing")
_OF_MEETING = lexicon.words("thin", "of_meeting")
_WHOM = frozenset(("til", "fra", "frå", "med", "hos", "overfor"))
_LEADING = PREPOSITIONS | _WHOM
_SMALL = _PARTICLES | _BEFORE | _LEADING | {"og", "eller", ","}
_TELLING = frozenset(("om", "for", "mot", "etter", "under"))  # lead to what something is about
_ABOUT_THIS = re.compile(r"\w om (det|dette|temaet|emnet)$")
_IS_SO = ("state", "happen")
_LACKING = lexicon.words("grammar", "lacking")
_DEFINITE = re.compile(r"[\w-]{3,}(?:en|et|a|ene|ane)")
_LIMIT = ("fristen", "datoen")
_NAMELESS = lexicon.words("thin", "nameless")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MEETING = re.compile(r"møte[tr]?")


def told(
    title: str,
    kind: Kind,
    candidate: Candidate,
    owner: str | None,
    names: Names,
    before: Sequence[Candidate] = (),
) -> str:
    """The title, with what it is about behind a colon where it says too little alone and stands
    under a heading that tells, or else behind a sentence that tells how a thing is; never longer
    than is read at a glance. `before` are the candidates up to this one."""
    if ":" in title or title.count(" ") >= _FEW:
        return title
    if about := _ABOUT_THIS.search(title):
        matter = topics.telling(candidate, names)
        return f"{title[: about.start(1)]}{_within(matter, names)}" if matter else title
    thin = _thin_task(title, names) if kind is Kind.TASK else _thin_event(title)
    if not thin:
        return title
    matter = topics.telling(candidate, names)
    if matter is None and kind is Kind.TASK:
        matter = _how_it_is(candidate, before)
    if matter is None or len(title) + len(matter) + 2 > _LONGEST:
        return title
    if _OF_MEETING & {token.low for token in tokens(title)} and not names_event(matter):
        return title  # "Sende ut innkalling" to the body's own next meeting
    return title if _shared(f"{title} {owner or ''}", matter) else f"{title}: {matter}"


def _within(matter: str, names: Names) -> str:
    """A heading as it goes on in a sentence, where its first word is no name."""
    first = matter.split(" ", 1)[0]
    named = first in names.bodies or first in names.people or any(map(str.isdigit, matter))
    return matter if named else lower_first(matter)


def _how_it_is(candidate: Candidate, before: Sequence[Candidate]) -> str | None:
    """What the sentence before tells of, where that only says how it is: "Lyset i gangen er gått.
    Per ringer elektriker."; None where it tells of anything else, or of nothing named."""
    unit = candidate.unit
    last = [c for c in before if unit.follows(c.unit)]
    if candidate.which or len(last) != 1 or last[0].text.rstrip().endswith("?"):
        return None
    clause, text = last[0].clause, last[0].unit.text
    is_so = clause.copula or clause.tense == "state" or (clause.verb and clause.verb.kind in _IS_SO)
    if not is_so or clause.owner is None or clause.opener != "subject" or clause.modal:
        return None
    lacks = clause.verb is not None and clause.verb.lemma in _LACKING
    if clause.subject not in (("thing", "proper", "group") if lacks else ("thing", "proper")):
        return None
    words = tidy(without_times(last[0], *clause.owner))
    return None if personal_data(text) or not _is_known(words, lacks) else words


def _is_known(words: str, lacks: bool) -> bool:
    """Whether words are a thing of which all know, by its form: "Lyset i gangen", and no name, nor
    somebody, but for a body that `lacks` something."""
    said = tokens(words)
    head = next((at for at, t in enumerate(said) if t.low in PREPOSITIONS), len(said)) - 1
    if head < 0:
        return False
    noun = said[head]
    if (
        not _DEFINITE.fullmatch(noun.low)
        or noun.low.endswith(_LIMIT)
        or any(t.low in _NAMELESS for t in said)
    ):
        return False
    if any(not t.word for t in said) or (head and noun.text[0].isupper()):
        return False
    if lexicon.first_name(noun.text[:-3]) or lexicon.first_name(noun.text[:-2]):
        return False  # "Johnsen", "Hansen"
    return lacks or not (lexicon.acts(noun.low) or noun.low.endswith(many.DOERS))


def _thin_task(title: str, names: Names) -> bool:
    """Whether a task's title is a verb and no more than what every matter may have: "Lage plan",
    "Sende ut en innkalling til medlemmene", or whom it is done to: "Kontakte kommunen"."""
    said = tokens(title)
    if not said or not any(verb.tense == "inf" for verb in said[0].verbs):
        return False
    asks, hands = (
        any(verb.lemma in verbs for verb in said[0].verbs) for verbs in (_TO_SOMEBODY, _HANDING)
    )
    enough, leading = False, ""
    for token in said[1:]:
        low = token.low
        if low in _SMALL:
            leading = low if low in _LEADING else leading
        elif lexicon.noun(low, "thin", "things", False):
            enough = True
        elif leading in _TELLING or not (leading or asks):
            return False  # "skrive om sommerfesten", "melde skaden"
        elif _is_somebody(token, names) or definite(token):
            enough = enough or asks or (hands and leading in _WHOM)
        else:
            return False
    return enough and said[-1].low not in _BEFORE - _PARTICLES


def _is_somebody(token: Token, names: Names) -> bool:
    """Whether a word of a title is a person or a body, by what it is or by its capital."""
    return token.text[0].isupper() or lexicon.acts(token.low) or names.person(token.text)


def _thin_event(title: str) -> bool:
    """Whether an event's title is nothing but a noun that may be about anything: "Befaring"."""
    *before, noun = title.lower().split() or [""]
    if not _BEFORE.issuperset(before) or not lexicon.noun(noun, "thin", "events", False):
        return False
    return not _MEETING.fullmatch(noun)  # which is oftener the body's own next one


def _shared(title: str, matter: str) -> bool:
    """Whether a title and a matter have a word in common, or one is within the other."""
    low, stems = matter.lower(), [word[:_STEM].lower() for word in _WORD.findall(title)]
    words = title.lower()
    return any(stem in low for stem in stems) or any(
        word[:_STEM].lower() in words for word in _WORD.findall(matter)
    )
