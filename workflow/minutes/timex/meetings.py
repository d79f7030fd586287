"""Meetings that the text itself dates: "Neste møte: torsdag 8. juni", a meeting plan, the årsmøte.

Owns collecting them, so that "innen neste møte" and "en uke før årsmøtet" can be resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from workflow.domain.window import Window
from workflow.minutes.timex.expression import Expression, Kind
from workflow.minutes.timex.recognisers.anchors import event_noun, own_meeting
from workflow.minutes.timex.resolve import probably_past, resolve

_OWN = "møte"  # the key of the body's next meeting
_NEXT = re.compile(
    r"\b(?:neste|nytt|kommende|komande|førstkommende)\s+(?:[a-zæøå]+\s+)?(?P<noun>[a-zæøå-]*"
    r"(?:møte[rt]?|møtene|møta|samling|samlinga|samlingen|forum|gang|gong))\b"
)
_AGAIN = re.compile(
    r"\b(?:møtes|møtest|møtast|samles|samlast)\s+(?:igjen|att|neste gang|neste gong|på nytt)\b"
)
_PLAN = re.compile(
    r"\b(?:møte(?:plan|dato|kalender|serie|rekke)\w*|møtetider|kommende møter|komande møte"
    r"|(?:neste )?møte[nr]?e? (?:framover|fremover|i vår|i haust|i høst|våren|høsten|hausten|for)"
    r"|møta (?:framover|i vår|i haust))\b"
)
_ALONE = re.compile(  # a heading: "Neste møte", "7. Neste samling:"
    r"[\s*_#\d./)-]*(?:sak [\d/]+[ :.-]*)?(?:neste|nytt|kommende|komande)\s+(?:[a-zæøå]+\s+)?"
    r"[a-zæøå-]*(?:møte|samling)[\s*_:.]*",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"\W*\w*(?:ing|frist|saker)\b", re.IGNORECASE)  # "Påmelding 3. mai"
_SENTENCE = re.compile(r"(?<!\d)[.;!?]\s+(?=[A-ZÆØÅ])")
_WORD = re.compile(r"[a-zæøåA-ZÆØÅ-]+")
_ROW = re.compile(r"[\s\d.:|*•\-–/()]*(?:dato|tid|når|og)?[\s:|*]*", re.IGNORECASE)
_PLURALS = ("møter", "møta", "møtene")
_DATING = (Kind.DATE, Kind.RANGE, Kind.WEEKDAY, Kind.WEEK)
_REACH = 120  # characters in front of a date that may name its meeting


def meetings(text: str, expressions: Iterable[Expression], reference: date) -> dict[str, Window]:
    """The coming meetings and events that `text` dates, by noun without article.

    "møte" is the body's next meeting; further ones of a plan have their date behind the noun
    ("møte 2023-06-08"). `expressions` is what `find(text)` gave, `reference` the meeting date.
    """
    own: list[Window] = []
    named: dict[str, Window] = {}
    listing = False  # the line before was a plan's, or its heading
    line_of_last = -1
    for one in expressions:
        if one.kind not in _DATING or one.rejected or one.series:
            continue
        window = resolve(one, reference, past=probably_past(one, reference))
        if not window.earliest or window.earliest <= reference:
            continue
        line = text.rfind("\n", 0, one.span[0]) + 1
        *ended, before = _SENTENCE.split(text[max(line, one.span[0] - _REACH) : one.span[0]])
        row = bool(_ROW.fullmatch(before)) and not ended
        placed = not row and not ended and not window.deadline and _is_place(before)
        if (row and line != line_of_last) or (placed and _ALONE.fullmatch(_line_above(text, line))):
            before = _line_above(text, line) + before
        before = before.lower()
        planned = _PLAN.search(before) is not None
        cues = list(_NEXT.finditer(before))
        same_plan = listing and not ended and (line == line_of_last or row)
        several = bool(cues) and cues[-1]["noun"].endswith(_PLURALS)
        listing = planned or same_plan or several
        line_of_last = line
        if cues or planned or same_plan or _AGAIN.search(before):
            noun = event_noun(cues[-1]["noun"]) if cues else None
            if noun and noun != _OWN:
                named.setdefault(noun, window)
            if not noun or noun == _OWN or own_meeting(noun):
                own.append(window)
        elif (noun := _nearest_noun(before + text[one.span[0]])) and noun != _OWN:
            named.setdefault(noun, window)
    for window in sorted(own, key=lambda w: w.earliest or reference):
        key = _OWN if _OWN not in named else f"{_OWN} {window.earliest}"
        named.setdefault(key, window)
    return named


def _is_place(before: str) -> bool:
    """Whether what stands before a date may tell where: "Teams, onsdag", and no other event."""
    other = _NO_PLACE.match(before) or _nearest_noun(before.lower() + " ")
    return bool(before.strip()) and not other and not before.rstrip().endswith(" til")


def _line_above(text: str, line: int) -> str:
    """The nearest line above `line` that is not empty."""
    above = text[max(0, line - 2 * _REACH) : line].rstrip()
    return above[above.rfind("\n") + 1 :] + " "


def _nearest_noun(before: str) -> str | None:
    """The event named nearest in front of a date, in the same sentence; `before` is in lower case
    but for its last letter, with which the date begins: "… på messa i Moss. Den 8. juni"."""
    for word in reversed(_WORD.findall(_SENTENCE.split(before)[-1])):
        if noun := event_noun(word):
            return noun
    return None
