"""Marks behind a task that tell it done: "Vaske – utført", "Søke -> gjort", "Gjort 10.3.".

Owns knowing them in a line, and in a sentence of their own. Boxes to tick are `blocks`; what a
column says of a row is `beside`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon

_TICK = "✅✔✓☑"
_TICKED = re.compile(  # "Lese skrivet ✅", "Sende lista (✅ gjort 3. mai)"
    rf"(?:[{_TICK}]\ufe0f?|:white_check_mark:)(?:[ ]?\([^()]*\)|[^()]{{0,40}}\))?\W*$"
)
_DONE, _OVER = (
    "|".join(sorted(lexicon.words("column", key))) for key in ("done_behind", "over_behind")
)
_WHEN = r"(?:\d+[./]\d+\.?|\d+\. ?[a-zæøå]{3,9}|i [a-zæøå]{3,9})"
_ARROW = r"(?:[-–=]>|→|⇒)"
_SAID = re.compile(
    rf"(?:(?:{_ARROW}|[–(-])[ ]?(?:er )?|\. )(?:(?:{_DONE})(?: {_WHEN})?|{_OVER})[).]*\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(  # in running text, where a dash may lead on to more
    rf"(?:{_ARROW}[ ]?|\()(?:er )?(?:(?:{_DONE})(?: {_WHEN})?|{_OVER})[).]*\s*$", re.IGNORECASE
)
_IS = re.compile(  # "Per tok på seg å ringe, og det er nå gjort."
    rf", (?:og |men )?(?:det|dette) er (?:nå |no |alt |allerede )?(?:{_DONE}|i orden)[.]?\s*$",
    re.IGNORECASE,
)
_PHRASES = "|".join(map(re.escape, lexicon.phrases("column", "told_done")))
_ONLY = re.compile(rf"\W*(?:{_PHRASES})(?: (?:den )?{_WHEN})?\W*")
_LAST = 34  # characters in which a line tells that it is done


def of_line(line: str) -> bool:
    """Whether a line of a list is ticked behind its words, or told to be done: "Vaske – utført"."""
    if _SAID.search(line, max(0, len(line) - _LAST)) or _is_told(line[-_LAST:]):
        return True
    may = not line.isascii() or ":white_check_mark:" in line
    return may and _TICKED.search(line) is not None


def of_sentence(words: str) -> bool:
    """Whether a sentence ends in what tells it done: "Per søker -> gjort", "…, og det er gjort"."""
    last = words[-_LAST:]
    if _is_told(last):
        return True
    may = "(" in last or ">" in last or "→" in last or "⇒" in last
    return may and _BEHIND.search(last) is not None


def _is_told(last: str) -> bool:
    """Whether what closes a sentence says that it is done: "…, og det er nå gjort"."""
    return " er " in last and _IS.search(last) is not None


def only(low: str) -> bool:
    """Whether a sentence in lower case says no more than that: "Utført.", "Gjort 10.3."."""
    return _ONLY.fullmatch(low) is not None
