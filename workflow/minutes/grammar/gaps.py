"""A clause that shares the verb of the one before: "Anne bestiller mat, Ola telt og Kari musikk".

Owns telling a name and what it gets to do from a name that goes on a list, and putting the verb in
again. That a clause begins there is `cuts`, what it says `clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.clause import Clause
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    ASKING_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Names,
    Token,
    modal,
    reading_as,
)
from workflow.minutes.lexicon import Verb

_ACTIONS = lexicon.words("grammar", "action_classes")
_PARTICLES = lexicon.words("grammar", "directions")
_DUTY = ("will", "must")
_JOINING = frozenset((",", "og", ";"))
# begin no thing that somebody gets to do: a time, a comment, what is theirs, a clause
_NO_THING = ADVERBS.union(
    ASKING_WORDS,
    SUBORDINATORS,
    PRONOUNS,
    *(lexicon.words("grammar", key) for key in ("conjunctions", "times", "which_time")),
    ("sin", "sine", "sitt", "si"),
)
_BEGINS_CLAUSE = frozenset(("som", "at", "å", "når", "hvis", "men", "så", ":", "(", "–", "-"))
_LEAST = 2  # words behind the one who acts: a verb and its object


def opens(words: Sequence[Token], begin: int, at: int, names: Names) -> bool:
    """Whether at `at`, behind a comma or "og", somebody else and a thing follow, and no verb, where
    the clause from `begin` on says what another does to a thing."""
    who = _named(words, at, names)
    if who == at or who >= len(words) or _names_before(words, at, names):
        return False
    subject = _named(words, begin + (words[begin].low in _JOINING), names)
    before = words[begin : min(at, _end(words, subject, names))]
    said = before[subject - begin :]  # from the verb on
    if not _does(said) or subject == begin + (words[begin].low in _JOINING):
        return False
    thing = words[who : _end(words, who, names)]
    return _is_thing(thing, names) or _goes_likewise(thing, said, names)


def filled(found: list[Clause], names: Names) -> list[Clause]:
    """The clauses, those without a verb of their own with that of the one before, as words that
    stand nowhere."""
    for at in range(1, len(found)):
        clause, before = found[at], found[at - 1]
        if clause.opener != "verbless" or before.subject != "person":
            continue
        if not (before.verb and before.tense in ("present", "modal") and before.verb_at >= 0):
            continue
        words = enumerate(clause.tokens)
        first = next((i for i, token in words if token.word and token.low not in _JOINING), 0)
        last = _named(clause.tokens, first, names)
        if not first < last < len(clause.tokens):
            continue
        thing = clause.tokens[last : _end(clause.tokens, last, names)]
        said = [token for token in before.tokens if token.start >= before.verb_at]
        if _is_thing(thing, names) or _goes_likewise(thing, said, names):
            found[at] = _with_verb(clause, before, first, last)
    return found


def said_before(clause: Clause) -> str:
    """The words that go with a verb which stands in the clause before: "inn" of "melder inn"."""
    shared = [token for token in clause.tokens if token.start == token.end]
    lemma = clause.verb.lemma if clause.verb else ""
    main = (at for at, t in enumerate(shared, 1) if any(v.lemma == lemma for v in t.verbs))
    return " ".join(token.text for token in shared[next(main, len(shared)) :])


def _with_verb(clause: Clause, before: Clause, first: int, last: int) -> Clause:
    who, thing = clause.tokens[first:last], clause.tokens[last:]
    end = who[-1].end
    own = _own_verb(before, thing)
    said = _shared(before, thing)[: 1 if own else None]
    shared = tuple(token._replace(start=end, end=end) for token in said)
    return clause._replace(
        tokens=(*who, *shared, *thing),
        subject="person",
        owner=(who[0].start, end),
        opener="subject",
        verb=own or before.verb,
        tense=before.tense,
        modal=before.modal,
        phrase=before.phrase and own is None,
        verb_at=end,
    )


def _own_verb(before: Clause, thing: Sequence[Token]) -> Verb | None:
    """The verb with which a follower begins that shares a modal alone: "Kari skal bestille mat og
    Per leie telt"."""
    verb = reading_as(thing[0], "inf") if before.modal and len(thing) > 1 else None
    return verb if verb and verb.tense == "inf" else None


def _shared(before: Clause, thing: Sequence[Token]) -> Sequence[Token]:
    """The words of the clause before that its follower leaves out: its verbs and what goes with
    them, or all before the preposition with which the follower begins."""
    words = [token for token in before.tokens if token.start >= before.verb_at and token.word]
    alike = next((at for at, t in enumerate(words) if at and t.low == thing[0].low), None)
    if thing[0].low in PREPOSITIONS and alike:
        return words[:alike]
    main = next(at for at, t in enumerate(words) if at == len(words) - 1 or before.verb in t.verbs)
    last = main + 1
    while last < len(words) and words[last].low in _PARTICLES | PREPOSITIONS:
        last += 1
    if before.phrase and [token.low in PREPOSITIONS for token in words[last : last + 2]] == [0, 1]:
        last += 2  # "tar ansvar for maten, Per drikke"
    return words[:last]


def _named(words: Sequence[Token], at: int, names: Names) -> int:
    """Where the names that begin at `at` end, with their surnames: "Kari Moen", "Kari og Per"; `at`
    where none does."""
    if not words[at].word or not names.person(words[at].text):
        return at
    end = at + 1
    while end < len(words) and words[end].text.istitle() and not words[at].text.isupper():
        end += 1
    both = end + 1 < len(words) and words[end].low in ("og", "&")
    if both and names.person(words[end + 1].text):
        return _named(words, end + 1, names)
    return end


def _names_before(words: Sequence[Token], at: int, names: Names) -> bool:
    """Whether a name stands before the comma or "og" before `at`, which then goes on a list."""
    at -= 1
    while at > 0 and words[at].low in _JOINING:
        at -= 1
    last, before = words[at], words[at - 1]
    return names.person(last.text) or (last.text[:1].isupper() and names.person(before.text))


def _does(words: Sequence[Token]) -> bool:
    """Whether the words behind a name say what they do, or are to do, to something."""
    if len(words) < _LEAST:
        return False
    if modal(words[0].low):
        return modal(words[0].low) in _DUTY
    read = reading_as(words[0], None)
    return read is not None and read.tense == "pres" and read.kind in _ACTIONS


def _end(words: Sequence[Token], at: int, names: Names) -> int:
    """Where what somebody gets to do ends: before a sign, or before the next one's."""
    for i in range(at, len(words)):
        following = words[i + 1] if i + 1 < len(words) else None
        if words[i].low in (".", ";", "!"):
            return i
        if words[i].low in _JOINING and following and names.person(following.text):
            return i
    return len(words)


def _is_thing(words: Sequence[Token], names: Names) -> bool:
    """Whether words are a thing and no more: "telt", "éin frå Vik", but no "neste uke"."""
    first = words[0] if words else None
    if first is None or not first.word or first.text[0].isupper() or first.low in PREPOSITIONS:
        return False
    if first.low in _NO_THING or (first.low[0].isdigit() and len(words) == 1):
        return False
    office = lexicon.noun(first.low, "role", "words")
    return not office and _tells_no_more(words, names)


def _tells_no_more(words: Sequence[Token], names: Names) -> bool:
    """Whether words name nobody, tell nothing and open no clause."""
    return not any(
        token.low in _BEGINS_CLAUSE
        or names.person(token.text)
        or modal(token.low)
        or (token.finite and token.low not in AMBIGUOUS)
        for token in words
    )


def _goes_likewise(words: Sequence[Token], before: Sequence[Token], names: Names) -> bool:
    """Whether words begin with a preposition as the object before does: "skriver brev til banken,
    Per til skolen", but not "spør Per fra Vik og Tone fra Nes"."""
    first = words[0].low if len(words) > 1 else ""
    if first not in PREPOSITIONS:
        return False
    told = [at for at, token in enumerate(before) if at and token.low == first]
    return bool(told) and not any(names.person(token.text) for token in before[1 : told[-1]])
