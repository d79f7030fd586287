"""Where the finite verb of a main clause stands: second, behind a subject or an adverbial.

Owns finding it, and telling it from nouns that look like one and from the verbs of clauses that
only tell of a word. What it calls for is `verbs`, what it makes of the clause `clauses`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    ASKING_WORDS,
    AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Names,
    Token,
    noun_like,
    opens_object,
)

_NOUN_OR_PAST = lexicon.words("grammar", "noun_or_past")
_BEFORE_NOUNS = lexicon.words("grammar", "before_nouns")
_NOMINATIVE = lexicon.words("grammar", "nominative")
_ACTING = _NOMINATIVE - {"de", "du", "dei", "det"} | {"man"}  # these are subjects and no more
_RATHER_VERBS = lexicon.words("grammar", "rather_verbs")
_QUANTITIES = lexicon.words("grammar", "quantities")
_BESIDE_NOUNS = frozenset(("i", "ved", "til", "for", "fra", "frå", "med", "og"))
_ADJECTIVAL = ("e", "s", "ig", "sk")  # so end the words that stand before a noun
_NO_VERB_BEHIND = frozenset(("å", "en", "et", "ei", "eit"))
_ARTICLES = ("de", "dei", "den", "det")
_RELATING = ("som", "at", "hvor", "der")
_BOUNDS = SUBORDINATORS | ASKING_WORDS | {"som", "at", "og", "men"}


def finite_at(body: tuple[Token, ...], search: int, names: Names) -> int | None:
    """Where the main clause's finite verb stands; relative clauses are stepped over."""
    relative = _wonders(body, search)
    last = len(body) - 1
    for at in range(search, min(len(body), search + 30)):
        token = body[at]
        if token.low in _RELATING and at > search and _relates(body[at - 1], token):
            relative = True
            continue
        if token.text in names.people and at == search:
            continue
        if not token.finite:
            if at == search + 1 and _unknown_verb(body[at - 1], token, names):
                return at
            continue
        if _nominal(body, at, search) or _describes(body, at, search):
            continue
        if at < last and not relative and _before_auxiliary(body, at):
            continue
        if not relative and _told_of(body, at, search):
            return _after_comma(body, at) or next_auxiliary(body, at)
        if at > search and token.low not in AUXILIARIES and _capital(token):
            continue  # a capital makes a name or a title of it: "Kari Moen, Leder"
        if token.low in AMBIGUOUS and not _verb_there(body, at, search, names):
            continue
        if at > search and body[at - 1].low in _NO_VERB_BEHIND and not _one_does(body, at, search):
            continue
        if (
            lexicon.noun(token.low, "role", "words", False)
            and at < last
            and (
                at == search
                or body[at + 1].finite
                or body[at + 1].text in names.people
                or body[at + 1].text in lexicon.first_names()  # "daglig leder Kari Vik møtte"
            )
        ):
            continue
        if relative and body[at - 1].low != ",":
            relative = False
            if (after := _after_comma(body, at)) is not None:
                return after
            continue
        return at
    return _rather(body, search)


def _rather(body: tuple[Token, ...], search: int) -> int | None:
    """Where a word that is a noun as often is the verb, since the clause has no other: "Bilag
    mangler", "Mangler nøkkel"; None where it stands as a noun does."""
    for at in range(search, min(len(body), search + 8)):
        token = body[at]
        if token.low in _BOUNDS or not token.word:
            return None
        if token.low not in AMBIGUOUS or not token.low.endswith(("er", "ar")) or not token.finite:
            continue
        if at == search:
            after = body[at + 1] if at + 1 < len(body) else None
            leads = after is not None and after.word and after.low not in _BESIDE_NOUNS
            return at if leads and token.low in _RATHER_VERBS else None
        before = body[at - 1].low
        if before in PREPOSITIONS or before in _BEFORE_NOUNS or before in _QUANTITIES:
            return None
        named = not before.isalpha() or before.endswith(_ADJECTIVAL) or _capital(token)
        return None if named else at
    return None


def _capital(token: Token) -> bool:
    """Whether a word has a capital that it would not have within a clause."""
    return token.text[0].isupper() and not token.text.isupper()


def main_behind(body: tuple[Token, ...], names: Names) -> int | None:
    """Where the main clause begins behind one of time or condition: "Når …, rydder", "Kommer
    det flere, må vi leie", "Hvis det regner flytter vi"; None where none stands first."""
    head = body[0]
    supposed = (
        head.finite
        and len(body) > 3
        and body[-1].low != "?"
        and (body[1].low in PRONOUNS or body[1].text in names.people)
    )
    if not supposed and (head.low not in SUBORDINATORS or (len(body) > 1 and body[1].finite)):
        return None  # "Da tok Kari over" has one clause
    first = None
    for at, token in enumerate(body[:-1]):
        if token.low == ",":
            if body[at + 1].finite:
                return at + 1
            first = first or at
    if supposed:
        return None
    return first + 1 if first else _turned(body, names)


def _turned(body: tuple[Token, ...], names: Names) -> int | None:
    """Where a main clause begins that no comma parts from the one before: its verb stands before
    its subject, as in "Når huset er klart må vi vaske"."""
    verbs = [at for at in range(2, len(body) - 1) if body[at].finite]
    for at in verbs[1:]:
        after = body[at + 1]
        if after.low in _NOMINATIVE or after.text in names.people:
            return at
    return None


def _verb_there(body: tuple[Token, ...], at: int, search: int, names: Names) -> bool:
    """Whether a word that is a noun as often stands where its clause has its verb."""
    after = body[at + 1] if at + 1 < len(body) else None
    if at == search:
        if after is None or opens_object(after) or after.low in _ACTING:
            return True
        return body[at].low in AUXILIARIES and any(v.tense == "part" for v in after.verbs)
    if _may_precede_verb(body[at - 1], names):
        return True
    placed = body[search].low in ADVERBS or body[search].low in PREPOSITIONS
    return (
        placed
        and at - search > 1
        and after is not None
        and after.low in _ACTING  # "I 2011 prøver vi …"
        and not (at + 2 < len(body) and body[at + 2].finite)
    )


def _before_auxiliary(body: tuple[Token, ...], at: int) -> bool:
    """Whether the clause's own verb stands right behind what looks like one: "Poster må byttes",
    "Planter bestilles", "Det vi trenger er flere"."""
    token, after = body[at], body[at + 1]
    if not after.finite or token.low in AUXILIARIES or after.text[0].isupper():
        return False
    if after.low in AUXILIARIES:
        return True
    return after.low not in AMBIGUOUS and {verb.tense for verb in after.verbs} == {"pass"}


def _one_does(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether "en" is whoever: "En kan spare"."""
    return at == search + 1 and body[search].low == "en" and body[at].low in AUXILIARIES


def _nominal(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a form that could be a past tense is the noun, by its company: "til møtet",
    "Arbeidet starter", "saker som ønskes behandlet må …"."""
    token = body[at]
    listed = token.low in _NOUN_OR_PAST
    if not listed and not noun_like(token):
        return False
    follows = at + 1 < len(body) and body[at + 1].finite
    if follows or (listed and _verb_follows(body, at)):
        return at == search or not listed or noun_like(token)
    if at == search or not noun_like(token):
        return False
    before = body[at - 1].low
    if before == "det" and at == search + 1:
        return at + 1 < len(body) and body[at + 1].low == "som"  # "Det endret seg"
    return before in PREPOSITIONS or before in _BEFORE_NOUNS


def _verb_follows(body: tuple[Token, ...], at: int) -> bool:
    """Whether the clause goes on to its verb behind a noun: "Arbeidet med taket er ferdig"."""
    if at + 1 >= len(body) or body[at + 1].low not in PREPOSITIONS:
        return False
    for token in body[at + 2 : at + 9]:
        if not token.word or token.low in _BOUNDS:
            return False
        if token.finite and token.low not in AMBIGUOUS and not noun_like(token):
            return True
    return False


def _told_of(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a finite verb closes a relative clause without "som": "Premiene vi har, må …"."""
    if at - search < 2 or body[at - 1].low not in _NOMINATIVE:
        return False
    told = body[at - 2]
    return (
        told.word
        and not told.finite
        and told.low.endswith(("en", "et", "ene", "ane", "a", "e"))
        and (_after_comma(body, at) is not None or next_auxiliary(body, at) is not None)
    )


def _after_comma(body: tuple[Token, ...], at: int) -> int | None:
    """The finite verb right behind a comma that closes a relative clause, if one follows."""
    for i in range(at + 1, min(len(body) - 1, at + 22)):
        if body[i].low == "," and body[i + 1].finite and body[i + 1].low not in AMBIGUOUS:
            return i + 1
    return None


def next_auxiliary(body: tuple[Token, ...], at: int) -> int | None:
    """Where an auxiliary stands behind a word of its clause, such as what closes a relative
    clause without a comma: "Teltet vi lånte av Per må …"."""
    for i in range(at + 1, min(len(body), at + 9)):
        token = body[i]
        if not token.word or token.low in _BOUNDS:
            return None
        if token.low in AUXILIARIES:
            return i
    return None


def _describes(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a past form tells which ones are meant: "godkjenne de reviderte planene"."""
    if at < search + 2 or body[at - 1].low not in _ARTICLES:
        return False
    if not {verb.tense for verb in body[at].verbs} <= {"past", "part"}:
        return False
    before = body[at - 2]
    return before.low in PREPOSITIONS or any(verb.tense == "inf" for verb in before.verbs)


def _wonders(body: tuple[Token, ...], search: int) -> bool:
    """Whether what is wondered opens the clause: "Hvem som låser, avtales", "Hva vi mener"."""
    if body[search].low not in ASKING_WORDS or search + 1 >= len(body):
        return False
    return not body[search + 1].finite and body[-1].low != "?"


def _relates(before: Token, token: Token) -> bool:
    """Whether a word opens a clause that only tells of the word before."""
    return before.word or (token.low == "som" and before.low == ",")


def _unknown_verb(before: Token, token: Token, names: Names) -> bool:
    known = (
        before.text in names.people
        or before.text in lexicon.first_names()
        or before.low in ("vi", "me", "eg", "jeg", "styret")
    )
    return (
        known
        and token.text.islower()
        and token.low.endswith(("er", "ar", "es"))
        and len(token.low) > 3
    )


def _may_precede_verb(token: Token, names: Names) -> bool:
    low = token.low
    if token.text in names.people or token.text in lexicon.first_names():
        return True
    if low in PRONOUNS:
        return True
    return (
        low.endswith(("en", "et", "ene", "ane", "a"))
        or token.text.isupper()
        or token.text[0].isupper()
    )
