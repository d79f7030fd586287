"""What is moved from one time to another: "flyttes fra uke 14 til uke 18".

Owns telling such a pair from a span, and turning the old time down. A clause that names the new
time alone is `shaping.when.moving`'s.
"""

from __future__ import annotations

from itertools import pairwise

from workflow.minutes.timex.found import Found
from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens

_FROM = ("fra", "frå")
_BACK = 9  # tokens in front of "fra" that may tell of moving
_NEXT = 2  # tokens between the old time and the "til" of the new one, or it and its day
_ENDS = frozenset((".", ";", "|", "!", "?"))


def moved_from(t: Tokens, at: int) -> bool:
    """Whether the time at `at` is what something is moved from: "flyttes fra uke 14 …"."""
    if t.word(at - 1) not in _FROM or not t.near(at):
        return False
    moved = lexicon().classes["moved"]
    for back in range(at - 2, max(-1, at - 1 - _BACK), -1):
        if t.words[back] in _ENDS or not t.near(back + 1):
            return False
        if t.words[back] in moved:
            return True
    return False


def turn_down(t: Tokens, found: list[Found]) -> None:
    """Turn down each time that the sentence replaces by the next one."""
    for old, new in pairwise(found):
        if not old.rejected and _replaced(t, old, new):
            old.rejected = True


def _replaced(t: Tokens, old: Found, new: Found) -> bool:
    """Whether something is moved from the one time to the other, each with what it names behind
    its preposition: "flyttes fra helga 4.–5. mai til helga 11.–12. mai"."""
    if new.first - old.end > _NEXT or not t.joined(old.end - 1, new.first + 1):
        return False
    start = next((at for at in range(old.first, old.first - 3, -1) if t.word(at) in _FROM), None)
    to = "til" in t.words[old.end : new.first + 1]
    return start is not None and to and moved_from(t, start + 1)
