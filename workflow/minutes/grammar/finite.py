"""Where the finite verb of a main clause stands: second, behind a subject or an adverbial.

Owns finding it, and stepping over clauses that only tell of a word. Those that stand before the
main one are `leadins`, nouns that look like it `homographs`, what it calls for `verbs`, and what it
makes `clauses`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.homographs import (
    BEFORE_NOUNS,
    BOUNDS,
    QUANTITIES,
    before_verb,
    counted,
    describes,
    each_does,
    leads_thing,
    next_auxiliary,
    nominal,
)
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    ASKING_WORDS,
    AUXILIARIES,
    LINKING,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Names,
    Token,
    opens_object,
)

_NOMINATIVE = lexicon.words("grammar", "nominative")
_ACTING = _NOMINATIVE - {"de", "du", "dei", "det"} | {"man"}  # these are subjects and no more
_BOARDS = lexicon.words("grammar", "boards")
_RATHER_VERBS = lexicon.words("grammar", "rather_verbs")
_BESIDE_NOUNS = frozenset(("i", "ved", "til", "for", "fra", "frå", "med", "og"))
_NO_NAME = ("ig", "sk", "ny", "god", "ste")  # so end adjectives, and hardly any name
_ADJECTIVAL = ("e", "s", *_NO_NAME)  # so end the words that stand before a noun
_NO_VERB_BEHIND = frozenset(("å", "en", "et", "ei", "eit"))
_PAST_IN_E = ("ende", "elde", "ilde")  # "sende", "melde", "skilde" in nynorsk
_CLOSING = frozenset((".", ",", ";", "og", "men"))
_PRESENT = ("er", "ar", "es")  # so end verbs in the present
_RELATING = ("som", "at", "hvor", "der")


def finite_at(body: tuple[Token, ...], search: int, names: Names) -> int | None:
    """Where the main clause's finite verb stands; relative clauses are stepped over."""
    relative = _wonders(body, search)
    last = len(body) - 1
    for at in range(search, min(len(body), search + 30)):
        token = body[at]
        if token.low in _RELATING and at > search and _relates(body[at - 1], token):
            relative = not _in_capacity(body, at)
            continue
        if at > search and body[at - 1].low == "," and _set_in(body, at):
            relative = True  # "Den 8. mai, før messa begynner, blir det …"
            continue
        if at == search and (token.text in names.people or (token.finite and _named(body, at))):
            continue
        if not token.finite:
            if search < at <= search + 2 and _unknown_verb(body, at, search, names):
                return at
            continue
        if nominal(body, at, search) or describes(body, at, search) or counted(body, at):
            continue
        if _bracketed(body, at):
            continue
        if (
            at < last
            and not relative
            and (token.low not in AUXILIARIES or _thing_of(body, at, search))
            and before_verb(body, at, search)
        ):
            continue
        if not relative and _told_of(body, at, search):
            return _after_comma(body, at) or next_auxiliary(body, at)
        if at > search and token.low not in AUXILIARIES and _capital(token):
            continue  # a capital makes a name or a title of it: "Kari Moen, Leder"
        if token.low in AMBIGUOUS and not _verb_there(body, at, search, names):
            continue
        if at > search and _article(body[at - 1], names) and not _one_does(body, at, search):
            continue
        if (
            lexicon.noun(token.low, "role", "words", False)
            and at < last
            and not leads_thing(body, at, search, names)
            and (
                at == search
                or body[at + 1].finite
                or body[at + 1].text in names.people
                or lexicon.first_name(body[at + 1].text)  # "daglig leder Kari Vik møtte"
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


def _thing_of(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether an auxiliary may be a noun with what it is of behind it: "Ønsker om ferie"."""
    return at == search and body[at].low.endswith("er") and body[at + 1].low in PREPOSITIONS


def _set_in(body: tuple[Token, ...], at: int) -> bool:
    """Whether a clause of time or condition begins behind a comma and is set into the main one."""
    if body[at].low not in SUBORDINATORS and body[at].low != "før":
        return False
    ends = next((i for i in range(at + 1, len(body) - 1) if body[i].low == ","), None)
    told = ends is not None and any(token.finite for token in body[at:ends])
    return told and _after_comma(body, at) is not None


def _bracketed(body: tuple[Token, ...], at: int) -> bool:
    """Whether a word stands alone in brackets, which is no verb: "Per Dahl (kasserer)"."""
    return 0 < at < len(body) - 1 and body[at - 1].low == "(" and body[at + 1].low == ")"


def _rather(body: tuple[Token, ...], search: int) -> int | None:
    """Where a word that is a noun as often is the verb, since the clause has no other: "Bilag
    mangler", "Mangler nøkkel"; None where it stands as a noun does."""
    for at in range(search, min(len(body), search + 8)):
        token = body[at]
        if token.low in BOUNDS or not token.word:
            return None
        if token.low not in AMBIGUOUS or not token.low.endswith(("er", "ar")) or not token.finite:
            continue
        if at == search:
            after = body[at + 1] if at + 1 < len(body) else None
            leads = after is not None and after.word and after.low not in _BESIDE_NOUNS
            if leads and after and len(after.text) == 1 and after.text not in ("I", "i", "å"):
                return None  # "Søker A": one of those who apply
            return at if leads and token.low in _RATHER_VERBS else None
        before = body[at - 1].low
        if before in PREPOSITIONS or before in BEFORE_NOUNS or before in QUANTITIES:
            return None
        named = not before.isalpha() or before.endswith(_ADJECTIVAL) or _capital(token)
        return None if named else at
    return None


def _capital(token: Token) -> bool:
    """Whether a word has a capital that it would not have within a clause."""
    return token.text[0].isupper() and not token.text.isupper()


def told_in_e(body: tuple[Token, ...], search: int, names: Names) -> int | None:
    """Where a past that looks like the infinitive stands, right behind who did it: "Styret sende
    brev i mai." in nynorsk; None for "Kari sende brev", which may be a note of what to do."""
    if names.bokmal:
        return None
    for at in range(search + 1, min(len(body), search + 4)):
        token, before = body[at], body[at - 1]
        if not before.word or before.low in LINKING or before.low in BOUNDS:
            return None
        if not token.low.endswith(_PAST_IN_E) or {verb.tense for verb in token.verbs} != {"inf"}:
            continue
        if before.low in _NOMINATIVE or _definite_who(before) or before.low in _BOARDS:
            return at
        called = names.one(before.text) or before.text[0].isupper()
        return at if called and body[-1].low in _CLOSING else None
    return None


def _verb_there(body: tuple[Token, ...], at: int, search: int, names: Names) -> bool:
    """Whether a word that is a noun as often stands where its clause has its verb: "I 2014 bygger
    vi …", "I mai skriv leiaren …"."""
    after = body[at + 1] if at + 1 < len(body) else None
    if at == search:
        if after is None or opens_object(after) or after.low in _ACTING:
            return True
        return body[at].low in AUXILIARIES and any(v.tense == "part" for v in after.verbs)
    before = body[at - 1]
    if each_does(body, at, search):
        return True
    if _may_precede_verb(before, names):
        if at > search + 1 or names.person(before.text):
            return True
        return not before.low.endswith(_ADJECTIVAL) or _acts(before, body[at], after)
    placed = body[search].low in ADVERBS or body[search].low in PREPOSITIONS
    return (
        placed
        and at - search > 1
        and after is not None
        and (after.low in _ACTING or names.one(after.text) or _definite_who(after))
        and not (at + 2 < len(body) and body[at + 2].finite)
    )


def _article(token: Token, names: Names) -> bool:
    """Whether no finite verb follows a word: "å", an article, but no initials "EN"."""
    return token.low in _NO_VERB_BEHIND and token.text not in names.people


def _one_does(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether "en" is whoever: "En kan spare"."""
    return at == search + 1 and body[search].low == "en" and body[at].low in AUXILIARIES


def _told_of(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a finite verb closes a relative clause without "som": "Premiene vi har, må …"."""
    if at - search < 2 or body[at - 1].low not in _NOMINATIVE:
        return False
    told = body[at - 2]
    return (
        told.word
        and not told.finite
        and told.low not in BOUNDS
        and told.low.endswith(("en", "et", "ene", "ane", "a", "e"))
        and (_after_comma(body, at) is not None or next_auxiliary(body, at) is not None)
    )


def _after_comma(body: tuple[Token, ...], at: int) -> int | None:
    """The finite verb right behind a comma that closes a relative clause, if one follows."""
    for i in range(at + 1, min(len(body) - 1, at + 22)):
        if body[i].low == "," and body[i + 1].finite and body[i + 1].low not in AMBIGUOUS:
            return i + 1
    return None


def _wonders(body: tuple[Token, ...], search: int) -> bool:
    """Whether what is wondered opens the clause: "Hvem som låser, avtales", "Hva vi mener"."""
    if body[search].low not in ASKING_WORDS or search + 1 >= len(body):
        return False
    return not body[search + 1].finite and body[-1].low != "?"


def _relates(before: Token, token: Token) -> bool:
    """Whether a word opens a clause that only tells of the word before."""
    return before.word or (token.low == "som" and before.low == ",")


def _in_capacity(body: tuple[Token, ...], at: int) -> bool:
    """Whether "som" tells as what somebody acts: "Kari som leder tar kontakt"."""
    role = at + 2 < len(body) and lexicon.noun(body[at + 1].low, "role", "words", False)
    return bool(role) and body[at + 2].finite and body[at + 2].low not in AMBIGUOUS


def _named(body: tuple[Token, ...], at: int) -> bool:
    """Whether a first name that is a verb too stands before the verb: "Ana sender", "Finn må"."""
    behind = at + 1 < len(body) and body[at + 1].finite and body[at + 1].low not in AMBIGUOUS
    return behind and lexicon.first_name(body[at].text)


def _unknown_verb(body: tuple[Token, ...], at: int, search: int, names: Names) -> bool:
    """Whether a word that the lexicon does not know can only be a verb, by who stands before it:
    "Hogne porter driveren", "@leneb bisecter", "Medlemmene spreier …"."""
    token, before = body[at], body[at - 1]
    if not token.text.islower() or not token.low.endswith(_PRESENT) or len(token.low) < 4:
        return False
    if "/" in token.low:
        return False  # "Kari og/eller Per"
    if token.low in LINKING:
        return False
    if at == search + 1:
        known = names.one(before.text) or before.low in _ACTING
        return known or before.low == "me" or before.low in _BOARDS or _definite_who(before)
    return at == search + 2 and names.person(body[search].text) and before.text[0].isupper()


def _definite_who(token: Token) -> bool:
    """Whether a word is somebody in the definite, behind whom no other noun can stand."""
    return token.low.endswith(("en", "ene", "ane")) and lexicon.acts(token.low)


def _acts(first: Token, token: Token, after: Token | None) -> bool:
    """Whether a word that opens the clause, and may be an adjective, is who does it, by what
    follows: "Tjelvar deler ut kart", but "Treårige avtaler", "Daglig leder"."""
    if token.low in AUXILIARIES or token.low in _RATHER_VERBS or first.low.endswith("ne"):
        return True
    if first.low.endswith(_NO_NAME) or after is None or not after.word or after.finite:
        return False
    return after.text[0].islower() and after.low not in _BESIDE_NOUNS


def _may_precede_verb(token: Token, names: Names) -> bool:
    low = token.low
    if names.one(token.text):
        return True
    if low in PRONOUNS:
        return True
    return (
        low.endswith(("en", "et", "ene", "ane", "a"))
        or token.text.isupper()
        or token.text[0].isupper()
    )
