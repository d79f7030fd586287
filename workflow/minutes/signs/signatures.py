"""Lines by which somebody signs or dates the minutes: no item, however much they look like events.

Owns finding them in a document: "Kirkenes, 13. juni 2014", "Ref.: KM 20.02.2024", "Oppdatert
20.02.2024", and a day alone beneath the last matter. When this meeting was is `occasions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from workflow.minutes import lexicon
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import event_noun
from workflow.minutes.structure.blocks import HEADING, TEXT
from workflow.minutes.structure.sections import Unit

_SOON = timedelta(days=45)  # from a meeting to the day on which its minutes were signed
_FOOT = 4  # the last units of a document, among which somebody may sign
_MONTH = r"[a-zæøå]{3,9}\.?"
_DAY = rf"(?:den )?\d{{1,2}}(?:\. ?\d{{1,2}}\.?|/\d{{1,2}}|\. ?{_MONTH})"
_YEAR = r"[-–/. ]{0,2}(?:(?:19|20)\d\d|'?\d\d)"
_DATE = rf"{_DAY}{_YEAR}"
_CLOCK = r"(?:,? ?(?:kl\.? ?)?\d{1,2}[.:]\d\d)?"
_NAME = r"[A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.-]*){0,3}"
_PLACE_AND_DAY = re.compile(
    r"\W*([A-ZÆØÅ][\w-]+)(?: [A-ZÆØÅ][\w-]+)?,? (?:den )?"
    r"\d{1,2}\. ?(?:\d{1,2}\.|[a-zæøå]{3,9}) ?(?:(?:19|20)?\d\d)\W*"
)
_KEPT_BY = re.compile(  # "Ref.: KM 20.02.2024"
    rf"\W*(?i:{'|'.join(map(re.escape, lexicon.phrases('grammar', 'keepers')))})\b\.?[ ]?[:/]?[ ]*"
    rf"{_NAME}[ ,/–-]*{_DATE}{_CLOCK}\W*"
)
_STAMPED = re.compile(  # "Sendt ut: 20.02.2024", "Referatet er skrevet 20. februar av KM."
    r"\W*(?i:(?:(?:møte)?referatet|protokollen|møtebok(?:a|en)) (?:er |ble |blei |vart |vert )?)?"
    rf"(?i:(?:sist )?(?:{'|'.join(lexicon.phrases('grammar', 'stamped'))}))"
    rf"(?: av {_NAME})?[: ,(]+{_DAY}(?:{_YEAR})?{_CLOCK}[) ,/–-]*(?:(?:av )?{_NAME})?"
    r"(?:[ –-]+(?i:sist endr\w+) [\d.: a-zæøå]+)?\W*"
)
_INITIALLED = re.compile(
    rf"\W*(?:{_DATE}[ ]?[,/–-]?[ ]?(?P<behind>{_NAME})|"
    rf"(?P<before>{_NAME})[ ,/–-]+(?:[A-ZÆØÅ]\w+[/, ]+)?{_DATE})\W*"
)
_ALONE = re.compile(rf"\W*{_DATE}\W*")


def find(found: Sequence[Candidate], reference: date) -> set[int]:
    """Where the lines start by which somebody signed or dated the minutes of a meeting."""
    firsts = [candidate for candidate in found if candidate.which == 0]
    signed = set()
    for at, candidate in enumerate(firsts):
        unit = candidate.unit
        if not candidate.all_moments or unit.form not in (HEADING, TEXT):
            continue
        above = firsts[at - 1].unit.text if at else ""
        kept = _KEPT_BY.fullmatch(unit.text) or _STAMPED.fullmatch(unit.text)
        left = len(firsts) - 1 - at
        if kept or _dated(candidate) or (left < _FOOT and _signed(candidate, above, left == 0)):
            signed.add(unit.start)
    return signed


def _dated(candidate: Candidate) -> bool:
    """Whether it only tells where and when somebody wrote: "Kirkenes, 13. juni 2014"."""
    place = _PLACE_AND_DAY.fullmatch(candidate.unit.text)
    if not place or candidate.clause.verb_at >= 0 or event_noun(candidate) in ("head", "other"):
        return False
    return place[1].lower() not in lexicon.words("grammar", "times")


def _signed(candidate: Candidate, above: str, last: bool) -> bool:
    """Whether a line at the foot is somebody's name with a day soon after the meeting, or that day
    beneath a name or at the very end."""
    unit = candidate.unit
    days = [moment.window.earliest for moment in candidate.moments]
    if len(days) != 1 or unit.label or "upcoming" in unit.kinds:
        return False
    reference = candidate.reference
    if days[0] is None or not reference <= days[0] <= reference + _SOON:
        return False
    if _ALONE.fullmatch(unit.text):
        return _names_somebody(above) or (last and not _tells_of_meeting(unit, above))
    told = _INITIALLED.fullmatch(unit.text)
    return told is not None and _names_somebody(told["behind"] or told["before"])


def _tells_of_meeting(unit: Unit, above: str) -> bool:
    """Whether what stands above a day may be what takes place then."""
    near = f"{unit.path[-1] if unit.path else ''} {above}".lower()
    return "neste" in near or "møte" in near or any(map(str.isdigit, above))


def _names_somebody(words: str) -> bool:
    """Whether words are a person's name or initials and no more."""
    parts = words.strip(" .,*_:/").split()
    if not 1 <= len(parts) <= 4 or not all(part[0].isupper() for part in parts):
        return False
    initials = len(parts) == 1 and parts[0].isupper() and 2 <= len(parts[0]) <= 4
    return initials or lexicon.first_name(parts[0])
