"""Running text → sentences, as spans.

Owns where a Norwegian sentence ends: abbreviations, ordinals and dates ("30. august") do not end
one. What a sentence stands under is `sections`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.files.healing import INVISIBLE
from workflow.minutes.timex import short_weekday

_ABBREVIATIONS = lexicon.words("grammar", "abbreviations")
_CLOSING = lexicon.words("grammar", "closing_abbreviations")
_NUMBERED = lexicon.words("grammar", "numbered_abbreviations")
_WHICH_ONE = re.compile(r"(?:[A-Z]?\d{1,3}[a-zA-Z]?|[A-Z])[.,:;)]*")  # "aud. 1", "bygg. B"
_DAYS = 31  # the highest number that a date's point may follow
_MONTHS = lexicon.words("month", "words")
_FUNCTION = (
    lexicon.words("pronoun", "we") | lexicon.words("pronoun", "it") | frozenset(("her", "nå", "så"))
)
_OPENING = rf"[\"'«“‘(\[*_@{INVISIBLE}]*"
_END = re.compile(rf"[.!?…]+[\"'»”’)\]*_{INVISIBLE}]*(?=\s+{_OPENING}[\wÆØÅæøå-]|\s*$)")
_BEFORE = re.compile(r"[^\s(«\"]+$")
_BEHIND = re.compile(r"[ ]+\([^()\n]{1,40}\)\.?\s*$")
_AFTER = re.compile(rf"\s+({_OPENING})([^\s]+)")
_NUMBER_NEXT = re.compile(r"\s+-\s+\d")
_DAY_NEXT = re.compile(  # also as a short weekday leads to it: "tors. 14/3", "tysd. den 9. april"
    rf"\s+(?:d\.?|den)?\s*\d{{1,2}}(?:[./]\s?\d|\.?\s?(?:{'|'.join(_MONTHS)})\b)", re.IGNORECASE
)
_CLOCK_NEXT = re.compile(r"\s+(?:kl\b|klokk)", re.IGNORECASE)
# of what stands behind these one number follows another, and is no ordinal
_COUNTED = frozenset(
    ("kl", "kl.", "nr", "nr.", "pkt", "pkt.", "punkt", "side", "s.", "kap", "kap.", "kapittel")
)
_SHORTEST = 3  # letters of a word before a small letter that is taken for no abbreviation
_EDGES = " \t\n" + INVISIBLE


def split(text: str, start: int, end: int, low: bool = False) -> list[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, in order, without surrounding space.

    With `low` they may begin in lower case, as in notes that use no capitals.
    """
    spans = []
    first = start
    for match in _END.finditer(text, start, end):
        if _ends_here(text, first, match, end, low):
            spans.append((first, match.end()))
            first = match.end()
    spans.append((first, end))
    return [trimmed for span in spans if (trimmed := trim(text, *span))]


def tells_which(word: str, following: str) -> bool:
    """Whether a word and its point are part of what a thing is called, with the number or letter
    behind them: "aud. 1", "bygg. B"."""
    return word in _NUMBERED and _WHICH_ONE.fullmatch(following) is not None


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space and invisible signs at its ends; None where nothing is left."""
    words = text[start:end].rstrip(_EDGES)
    end = start + len(words)
    start = end - len(words.lstrip(_EDGES))
    return (start, end) if start < end else None


def _ends_here(text: str, first: int, match: re.Match[str], end: int, low: bool) -> bool:
    after = _AFTER.match(text, match.end(), end)
    if not after:
        return False  # the last sentence of the block ends with the block
    if _BEHIND.match(text, match.end(), end):
        return False  # "Husk å takke! (Ida)": the name is of the sentence before
    mark = match.group()
    following = after.group(2)
    if "!" in mark or "?" in mark:
        return True
    before = _BEFORE.search(text, max(first, match.start() - 20), match.start())
    word = before.group().lower() if before else ""
    if word in ("kr", *_MONTHS) and _measured(text, first, match, following) is not None:
        return _measured(text, first, match, following) is True
    if word in _CLOSING and following[0].isupper() and not following[1:2].isupper():
        return True  # "… til veier o.l. Styret søker"
    if word == "stk" and _said_of(following, text[after.end() : end]):
        return True  # "… 14 stk. Per bestiller flere"
    if tells_which(word, following) and not _DAY_NEXT.match(text, match.end(), end):
        return False
    if word in _ABBREVIATIONS or ("." in word and word.rstrip(".") in _ABBREVIATIONS):
        return False
    lowly = low and (word.isdigit() or len(word) >= _SHORTEST)
    if short_weekday(word) and (
        _DAY_NEXT.match(text, match.end(), end)
        or (len(word) >= _SHORTEST and _CLOCK_NEXT.match(text, match.end(), end))
    ):
        return False  # "øving tysd. 9/4 kl. 18"
    if following[0].islower() and not lowly and not after.group(1).startswith("«"):
        return False
    if word.replace(".", "").isdigit() and not text[first : match.start() - len(word)].strip():
        return False  # "3. Årsmøte", "25.3. Dugnad": the number opens it
    if (
        word.isdecimal()
        and int(word) > _DAYS
        and (following[0].isupper() or _DAY_NEXT.match(text, match.end(), end))
    ):
        return True  # "… fra 400 til 450. Tas på neste møte", "… kr 48 210. 17. mai ga"
    if word.isdigit():
        return _number_ends(text, first, match, following)
    single = len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper()
    return not single or following.lower() in _FUNCTION  # an initial: "Anna K. Berg"


def _said_of(following: str, rest: str) -> bool:
    """Whether a word with a capital has a verb in the present behind it, and is no kind of thing:
    "Per bestiller"."""
    verb = rest.split(maxsplit=1)[0].strip(".,") if following[0].isupper() and rest.strip() else ""
    ambiguous = verb in lexicon.words("grammar", "ambiguous")
    return not ambiguous and any(one.tense == "pres" for one in lexicon.verb(verb))


def _measured(text: str, first: int, match: re.Match[str], following: str) -> bool | None:
    """Whether a sentence ends with "50 kr." or "før jul."; None where that is not to be told."""
    if not following[0].isupper():
        return None
    lead = text[first : match.start()].split()
    numbered = len(lead) > 1 and lead[-2].rstrip(".,")[-1:].isdigit()
    if lead and lead[-1].lower() == "kr":
        return True if numbered else None
    return None if numbered else True


def _number_ends(text: str, first: int, match: re.Match[str], following: str) -> bool:
    """Whether the point after a number ends a sentence, or makes it an ordinal or a date."""
    if following.lower().rstrip(".,:;") in _MONTHS or following[0].isdigit():
        return False
    if following == "-" and _NUMBER_NEXT.match(text, match.end()):
        return False  # "12. - 14. juni"
    lead = text[first : match.start()].split()
    word = lead[-1]
    if len(word) == 4 and word.startswith(("19", "20")) and lead[-2].lower() != "den":
        return True
    if _COUNTED & {part.lower() for part in lead[-5:-1]}:
        return True  # "mellom kl 9 og 15. Kari …", "nr. 1 og 2. Per …"
    if following[0].islower():
        return lead[-2].lower() in ("uke", "veke")
    return lead[-2].lower() not in ("–", "-", "og", "den", "til")
