"""Words around an expression that change what it means: "innen", "ca.", "utgangen av", "(utgår)".

Owns looking before and behind a recognised moment. What it takes in from the front becomes
part of the expression's own words.
"""

from __future__ import annotations

from workflow.domain.window import Mod
from workflow.minutes.timex.expression import Anchored, Kind
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.recognisers.weekdays import some_day
from workflow.minutes.timex.tokens import Tokens

_MODS = {
    "deadline_until": Mod.ON_OR_BEFORE,
    "deadline_before": Mod.BEFORE,
    "after": Mod.AFTER,
    "from": Mod.ON_OR_AFTER,
    "approx": Mod.APPROX,
    "start": Mod.START,
    "mid": Mod.MID,
    "end": Mod.END,
}
_LASTING = (Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.SEASON, Kind.YEAR)
_PARTS = (Mod.START, Mod.MID, Mod.END)
_AS_FAR_AS = 7  # tokens between "frist" and its date
_SUBJECT = 16  # of which it is the head: "fristen for å … er 1. april"
_IS = ("er", "blir", "vert")
_PARTING = frozenset((",", ":", "(", ")", "og", "men", "som", "er", "var", "blir", "vert"))
_BETWEEN = 4  # words between "før" and the date that tells when it is
_BREAKS = frozenset(
    [
        "og",
        "eller",
        "men",
        "som",
        "fra",
        "frå",
        "at",
        "om",
        "den",
        "på",
        "til",
        "blir",
        "blei",
        "ble",
        "vert",
        "vart",
        "er",
        "var",
        "har",
        "hadde",
        "holdes",
        "haldast",
        "må",
        "skal",
        "bør",
        "kan",
        "vil",
    ]
)
_DENIED = 9  # words between what denies and the "før" that then is no limit
_CLAUSES = frozenset(
    [
        "og",
        "eller",
        "men",
        "som",
        "at",
        "hvis",
        "dersom",
        "viss",
        "når",
        "fordi",
        "for",
        "så",
        "slik",
    ]
)
_FROM = ("fra", "frå")
_NIGHTS = ("natt", "natta", "natten")
_PLACING = ("på", "under", "ved")
_BRACKET = 10  # tokens in a bracket that may turn a date down


def widen(t: Tokens, found: Found, floor: int) -> None:
    """Take into `found` the modifying words in front of it, not reaching below token `floor`.

    A part of a unit ("utgangen av") outranks what stands before it; of two others the inner one
    does, and any limit makes a deadline.
    """
    lex = lexicon()
    part = mod = None
    before = t.words[found.first - 1] if found.first > floor and t.near(found.first) else ""
    if found.kind in _LASTING and before == "ut":
        found.first, part = found.first - 1, Mod.END  # "ut juni", never "sendes ut i juni"
    while phrase := lex.modifiers.before(t, found.first, floor):
        if t.glued(phrase[0]) and t.word(phrase[0] - 1) == "-":
            break  # "på Facebook-siden innen 1. mai"
        if t.words[phrase[0]] == "til" and t.words[found.first] in _PLACING:
            break  # "tar stilling til på neste møte"
        if t.in_column(found.first) and t.words[phrase[0]] in lex.classes["clock"]:
            break  # "KL" in the column beside: somebody's initials
        if found.kind in _LASTING and t.words[phrase[0]] in lex.classes["clock"]:
            break  # "7. kl", a class of a school, and a month on the next line
        if t.words[phrase[0]] == "per" and t.capital(phrase[0]) and not t.opens_line(phrase[0]):
            break  # "Bestille garn – Per innen 1. mai"
        found.first, name = phrase
        if name == "deadline_before" and denied(t, found.first):
            name = "from"  # "blir ikke åpnet før 1. mai"
        found.deadline = found.deadline or name.startswith("deadline")
        here = _MODS.get(name)
        if here in _PARTS:
            part = part or here
        elif not (here is Mod.ON_OR_AFTER and found.kind is Kind.RANGE):
            mod = mod or here  # "fra 13. til 17. mai" has its end
    if t.words[found.first] == "mellom" and t.word(found.first - 1) in _NIGHTS:
        found.first -= found.first - 1 >= floor  # "natt mellom 3. og 4. april"
    found.mod = part or mod or found.mod
    if t.words[found.first] in _FROM and _onwards(t, found.end):
        found.end += 1
    if found.kind is Kind.MONTH and found.first - 2 >= floor and some_day(t, found.first - 1):
        found.first -= 2


def _onwards(t: Tokens, at: int) -> bool:
    """Whether an "av" at `at` only closes a time that something starts at: "fra høsten av"."""
    if t.word(at) != "av" or not t.near(at):
        return False
    beyond = t.word(at + 1)
    return not beyond.isalnum() or t.opens_line(at + 1) or beyond in lexicon().season_after


def denied(t: Tokens, at: int) -> bool:
    """Whether the clause up to a "før" at `at` denies what it tells: "er ikke på plass før", which
    gives the day from which it may be, and no limit."""
    classes = lexicon().classes
    for back in range(at - 1, max(-1, at - 1 - _DENIED), -1):
        word = t.words[back]
        if not (word.isalnum() and t.near(back + 1)) or word in _CLAUSES:
            return False
        if word in classes["denying"]:
            return t.words[back + 1] not in classes["no_denial_before"]
    return False


def reach_limit(t: Tokens, found: Found, floor: int) -> None:
    """Take a "før" and the few words behind it into a date that tells when they are: "før
    skoleslutt 16. juni", "før høstferien starter 29. september"."""
    if found.deadline or found.mod or found.kind not in (Kind.DATE, Kind.WEEK):
        return
    for at in range(found.first - 1, max(floor, found.first - 1 - _BETWEEN) - 1, -1):
        word = t.words[at]
        if not t.near(at + 1) or "\n" in t.gap(at + 1):
            return
        if word == "før":
            if at + 1 < found.first and t.word(at - 1) not in ("som", *lexicon().units):
                limits = not denied(t, at)
                found.first, found.deadline = at, limits
                found.mod = Mod.BEFORE if limits else Mod.ON_OR_AFTER
            return
        if not word.isalpha() or word in _BREAKS:
            return


def told_again(t: Tokens, before: Found, found: Found) -> bool:
    """Whether a date tells when the vague limit right before it is: "før høstferien starter 29.
    september", "før ferien, 20. juni"."""
    event = isinstance(before.moment, Anchored) and not before.moment.count
    if not (before.kind is Kind.VAGUE or event) or found.kind is not Kind.DATE:
        return False
    between = t.words[before.end : found.first]
    if t.words[before.first] not in ("før", "innen", "innan") or len(between) > 2:
        return False
    return t.joined(before.first, found.first + 1) and all(
        (word.isalpha() and word not in _BREAKS) or word in (",", "(") for word in between
    )


def rejected(t: Tokens, found: Found) -> bool:
    """Whether the text turns the date down, in front of it or in brackets right behind, or only
    compares with it ("lenger enn i dag")."""
    lex = lexicon()
    if found.rejected or lex.rejected_before.before(t, found.first, 0):
        return True
    if (found.first and lex.likened.at(t, found.first - 1)) or _instead(t, found.first):
        return True
    if not t.near(found.end):
        return False
    if lex.cancelled.at(t, found.end):
        return found.kind in (Kind.DATE, Kind.RANGE, Kind.WEEKDAY)
    if t.word(found.end) not in ("(", "-"):
        return False
    last = found.end + (_BRACKET if t.word(found.end) == "(" else 2)
    for at in range(found.end + 1, min(last, len(t))):
        if t.words[at] in (")", ".", ";", "("):
            return False
        if lex.rejected_after.at(t, at):
            return True
    return False


def _instead(t: Tokens, first: int) -> bool:
    """Whether what the text puts something else for stands at `first`: "istedenfor grilling på
    lørdag"."""
    for end in range(first, max(0, first - 1 - _BETWEEN), -1):
        if lexicon().instead.before(t, end, 0):
            return True
        if not t.word(end - 1).isalpha() or not t.near(end):
            return False
    return False


def names_deadline(t: Tokens, found: Found) -> bool:
    """Whether a "frist" is named in the few words right in front of the expression, or is what is
    said to be then: "Fristen for å melde seg på kurset i førstehjelp er 1. april"."""
    nouns = lexicon().deadline_nouns
    is_then = t.word(found.first - 1) in _IS
    farthest = _SUBJECT if is_then else _AS_FAR_AS
    for at in range(found.first - 1, max(-1, found.first - 1 - farthest), -1):
        word = t.words[at]
        if word in (".", ";", "|", "!", "?") or not t.near(at + 1):
            return False
        if found.first - at > _AS_FAR_AS and word in _PARTING:
            return False
        if word.endswith(nouns):
            return True
    return False
