"""Words around an expression that change what it means: "innen", "ca.", "utgangen av", "(utgår)".

Owns looking before and behind a recognised moment. What it takes in becomes part of the
expression's own words.
"""

from __future__ import annotations

from workflow.domain.window import Mod
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.relative import phrase_at
from workflow.minutes.timex.tokens import Tokens

_LONGEST = 5
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
_STRONG = ("start", "mid", "end")


def widen(t: Tokens, found: Found, floor: int) -> None:
    """Take into `found` the modifying words in front of it, not reaching below token `floor`."""
    lex = lexicon()
    part: Mod | None = None
    while True:
        at = found.first
        for length in range(min(_LONGEST, at - floor), 0, -1):
            words = tuple(t.words[at - length : at])
            name = lex.modifiers.get(words)
            if name and t.joined(at - length, at + 1):
                break
        else:
            break
        found.first = at - length
        found.deadline = found.deadline or name.startswith("deadline")
        if words[0] == "utgangen" and t.word(found.first - 1) in ("innen", "innan", "før"):
            found.deadline = True
        mod = _MODS.get(name)
        if mod and name in _STRONG:
            part = part or mod
        elif mod and not found.mod:
            found.mod = mod
    found.mod = part or found.mod


def rejected(t: Tokens, found: Found) -> bool:
    """Whether the text turns the date down, in front of it or in brackets right behind."""
    lex = lexicon()
    for words in lex.rejected_before:
        at = found.first - len(words)
        if at >= 0 and tuple(t.words[at : found.first]) == words and t.joined(at, found.first + 1):
            return t.word(found.first) not in ("før", "senere", "seinare")
    if t.word(found.end) not in ("(", "-") or not t.near(found.end):
        return False
    bracket = t.word(found.end) == "("
    for at in range(found.end + 1, min(found.end + 10, len(t))):
        if t.word(at) in (")", ".", ";", "("):
            return False
        if phrase_at(t, at, lex.rejected_after):
            return bracket or at == found.end + 1
    return False


def names_deadline(t: Tokens, found: Found) -> bool:
    """Whether a "frist" is named in the few words right in front of the expression."""
    nouns = lexicon().deadline_nouns
    for at in range(found.first - 1, max(-1, found.first - 7), -1):
        word = t.words[at]
        if word in (".", ";", "|", "!", "?") or not t.near(at + 1):
            return False
        if word.endswith(nouns):
            return True
    return False
