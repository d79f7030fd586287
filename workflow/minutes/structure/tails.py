"""Labels behind a unit: who answers for it and by when ("Ansvar: Kari. Frist: 1. mai").

Owns finding labels that a unit closes with, or that stand on lines of their own beneath it, and
giving what they say to the unit whose matter it is. What stands beside it in a table is `beside`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.structure import cellroles, whom
from workflow.minutes.structure.blocks import BULLET, HEADING, ROW, TEXT
from workflow.minutes.structure.colons import opens_with_deed
from workflow.minutes.structure.sections import Unit, as_above

_LABEL = re.compile(
    r"(?<![\w-])(?:(?P<owner>ansvarlig|ansvarleg|ansvar|ansv|hvem|kven|oppfølg(?:n)?ing(?=:)"
    r"|oppfylging(?=:)|aksjon(?=:? [A-ZÆØÅ]))|(?P<when>(?:dato|når|tid|tidspunkt)(?=:))"
    r"|(?:ny )?(?:tids)?frist)\b"
    r"(?P<both>[ ]?(?:/|og|&)[ ]?(?:ansvar(?:lig|leg)?|(?:tids)?frist)\b)?"
    r"[*_]*\.?(?P<mark>[ ]?[:=–]|(?<=ny frist) (?:er|blir))?[*_]*[ ]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[ ]*(?:[/,;–]|[ ]-[ ])[ ]*|[ ]+(?=(?:innen|innan|før|uke|veke)\b|\d)")
_ARROW = re.compile(r"[ ]*(?:[-–=]>|→|⇒)[ ]*(?=[^→⇒>]{2,50}$)")  # "Spørre banken → Kari, 3. mai"
# a time that tells of something else behind the limit: "8. september (møtet er den 15.)"
_ELSE = re.compile(
    r"(?:,| ?\()[ ]?(?=\w+ (?:er|blir|vert|var|ventes|ventast|kommer|kjem|holdes|haldast)\b)",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:hver|kvar|alle|samtlige) [\wæøå]+(?: [\wæøå]+)?", re.IGNORECASE)
_EDGES = " \t\n.,;:()[]*_–-|"
_OPENS = ".,;(–-[\n"
_SIGNS = re.compile("ansv|frist|hvem|kven|oppf|aksj")  # of the labels, found fast
_WHEN = ("dato:", "når:", "tid:", "tidspunkt:")
_LONGEST_PIECE = 50
_FEW = 8  # words of what is but named
_TOLD = ("pres", "past", "pass")
_MOST_LABELS = 3  # beneath one another: who, by when, and perhaps how it stands


class _Tail(NamedTuple):
    """Labels that close a unit's text: where they begin, and the spans of what they say."""

    start: int
    owner: tuple[int, int] | None
    due: tuple[int, int] | None
    limit: bool = True  # and not when it takes place, "Ansvar: Kari. Dato: 3. mai"

    @property
    def only_when(self) -> bool:
        """Whether they tell no more than when it takes place."""
        return self.owner is None and not self.limit


def settle(units: Sequence[Unit]) -> list[Unit]:
    """The units, each with what the labels behind it say, without those that are nothing else."""
    found: list[Unit] = []
    told = -1  # the block of the last label that the last unit was given
    tails = [_tail(unit) for unit in units]
    heading_it: list[tuple[Unit, _Tail]] = []  # labels above the unit whose they are
    for at, (unit, tail) in enumerate(zip(units, tails, strict=True)):
        if tail is None:
            beside = _bare(unit) if found and _follows(found[-1], unit, found[-1].block) else None
            if beside and not (at + 1 < len(units) and _bare(units[at + 1])):
                found[-1] = _labelled(found[-1], unit, beside)
                continue
            for teller, told_above in heading_it:
                unit = _labelled(unit, teller, told_above)
            found.append(replace(unit, label="task") if heading_it else unit)
            heading_it = []
        elif tail.only_when and not (_alone(unit, tail) and found and told == unit.block):
            found.append(unit)  # alone it heads what follows: "Dato: 3. mai"
        elif not _alone(unit, tail):
            found.append(_labelled(_before(unit, tail.start), unit, tail))
        elif found and _follows(found[-1], unit, max(told, found[-1].block)):
            end = unit.end if unit.block == found[-1].block else found[-1].end
            asks = tail.owner and found[-1].label is None and _names_matter(found[-1])
            label = "task" if asks else found[-1].label
            found[-1] = replace(_labelled(found[-1], unit, tail), end=end, label=label)
            told = unit.block
        elif _above_deed(units, tails, at):
            heading_it.append((unit, tail))
        elif found and _heads(found[-1], unit) and _is_matter(found[-1], units, tails, at):
            matter = replace(found[-1], form=TEXT, label="task")
            found[-1] = _labelled(matter, unit, tail)
            told = unit.block
        else:
            found.append(unit)
    return found


def _bare(unit: Unit) -> _Tail | None:
    """A name and a time on a line of their own, as labels have them: "Kari / 30. oktober"."""
    if unit.form not in (TEXT, BULLET) or unit.count > 1 or "/" not in unit.text[:_LONGEST_PIECE]:
        return None
    two = _two(unit.text, (0, len(unit.text))) if len(unit.text) <= _LONGEST_PIECE else None
    if not two or not whom.is_name(unit.text[slice(*two[0])].strip(_EDGES)):
        return None
    first, second = sorted(two)
    return _Tail(0, *two) if "/" in unit.text[first[1] : second[0]] else None


def _above_deed(units: Sequence[Unit], tails: Sequence[_Tail | None], at: int) -> bool:
    """Whether labels stand right above a line that opens with what is to be done, and none stand
    beneath that: "Ansvar: Kari", "Frist: 1. mai", "Gå gjennom avtalene."."""
    below = at
    while below < len(units) and (tail := tails[below]) and _alone(units[below], tail):
        below += 1
    if below == len(units) or tails[below] or units[below].form != TEXT:
        return False
    near = all(
        b.block - a.block == 1 and a.path == b.path for a, b in pairwise(units[at : below + 1])
    )
    behind = tails[below + 1] if below + 1 < len(units) else None
    beneath = behind is not None and _alone(units[below + 1], behind)
    return near and not beneath and opens_with_deed(units[below].text)


def _alone(unit: Unit, tail: _Tail) -> bool:
    """Whether a unit is nothing but labels."""
    return not any(sign.isalpha() for sign in unit.text[: tail.start])


def _before(unit: Unit, end: int) -> Unit:
    """The unit's matter, without the labels behind; a colon among those was no lead's."""
    matter = replace(unit, text=unit.text[:end].rstrip(_EDGES))
    if unit.body > len(matter.text):
        matter = replace(matter, body=0, lead=None, lead_kind=None)
        if unit.label_text == unit.lead:
            matter = replace(matter, label=None, label_text="")
    return matter


def _follows(before: Unit, unit: Unit, last: int) -> bool:
    """Whether a unit that is only a label is told of the one before it, whose words or labels go on
    to the block `last`: "Ansvar: Kari", and beneath it "Frist: 1. mai"."""
    if before.form not in (TEXT, BULLET, ROW) or (before.owner and before.due):
        return False
    if before.block == unit.block:
        return True
    beneath = unit.path in (before.path, (*before.path, as_above(before.text, BULLET)))
    return unit.block - last in (0, 1) and beneath and before.label != "front"


def _heads(before: Unit, unit: Unit) -> bool:
    """Whether a unit stands right beneath what looks like a heading."""
    beneath = (*before.path, as_above(before.text, HEADING))
    return before.form == HEADING and unit.block - before.block == 1 and unit.path == beneath


def _is_matter(head: Unit, units: Sequence[Unit], tails: Sequence[_Tail | None], at: int) -> bool:
    """Whether what looks like a heading is what the labels from `at` on are told of: they say by
    when, or it is without number and begins with what is to be done."""
    for further in range(min(_MOST_LABELS, len(units) - at)):
        unit, tail = units[at + further], tails[at + further]
        if tail is None or not _alone(unit, tail) or unit.block != units[at].block + further:
            break
        if tail.due:
            return True
    calls = lexicon.verb(head.text.split()[0].lower())
    return head.number is None and any(verb.tense == "inf" for verb in calls)


def _labelled(unit: Unit, teller: Unit, tail: _Tail) -> Unit:
    """`unit` with the owner and the time that the labels in `teller` name."""
    owner, due, limit = unit.owner, unit.due, unit.limit
    if tail.owner and not owner:
        said = teller.text[slice(*tail.owner)].strip(_EDGES)
        owner = said if _EACH.fullmatch(said) else whom.answers(said) or said
    if tail.due and not (due and limit):
        due, limit = (teller.start + tail.due[0], teller.start + tail.due[1]), tail.limit
    return replace(unit, owner=owner, due=due, limit=limit)


def _names_matter(unit: Unit) -> bool:
    """Whether a line but names what somebody answers for, and tells nothing: "Innkjøp av kaffe"."""
    few = unit.form in (TEXT, BULLET) and unit.index == 0 and len(unit.words) <= _FEW
    nouns = lexicon.words("grammar", "ambiguous")
    words = (word for word in unit.words if word not in nouns)
    return few and not any(verb.tense in _TOLD for word in words for verb in lexicon.verb(word))


def _tail(unit: Unit) -> _Tail | None:
    """The labels that a unit's text closes with, where nothing but names and a time is in them."""
    text, low = unit.text, unit.low
    if ">" in low or "→" in low or "⇒" in low:
        arrow = _ARROW.search(text)
        if arrow and (said := _pointed(unit, arrow)):
            return said
    if not _SIGNS.search(low) and not low.startswith(_WHEN):
        return None
    labels = list(_LABEL.finditer(text))
    while labels:
        first = labels[0]
        front = text[: first.start()].rstrip(" *_")
        opens = not front or front[-1] in _OPENS
        read = _read(text, labels) if opens or first["mark"] else None
        late = first["owner"] and first["owner"].lower().startswith("oppf") and not opens
        if read and not late and (opens or read[1] is None):
            return _Tail(first.start(), *read, not any(label["when"] for label in labels))
        labels.pop(0)
    return None


def _pointed(unit: Unit, arrow: re.Match[str]) -> _Tail | None:
    """What an arrow behind a matter points at, in its sentence or behind that: who, by when, or
    both."""
    text = unit.text
    end = len(text.rstrip(_EDGES))
    span = arrow.end(), end
    said = text[arrow.end() : end]
    behind = unit.index > 0 or any(map(str.isalpha, text[: arrow.start()]))
    if not behind or not said:
        return None
    if whom.is_name(said):
        return _Tail(arrow.start(), span, None)
    two = _two(text, span)
    return _Tail(arrow.start(), *two) if two else None


def _read(
    text: str, labels: Sequence[re.Match[str]]
) -> tuple[tuple[int, int] | None, tuple[int, int] | None] | None:
    """The spans of the name and of the time that the labels say; None where one says neither."""
    owner = due = None
    for at, label in enumerate(labels):
        start = label.end()
        end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        piece = text[start:end].split(" | ")[0].rstrip(_EDGES)  # and not how it stands, beside
        if not piece.strip(_EDGES) or len(piece) > _LONGEST_PIECE:
            return None
        if not label["owner"] and (other := _ELSE.search(piece)):
            piece = piece[: other.start()]
        span = start, start + len(piece)
        may = label["both"] or (label["owner"] and label["mark"])
        two = _two(text, span) if may and len(labels) == 1 else None
        if label["both"] or two:
            if two is None:
                return None
            owner, due = two
        elif label["owner"] and owner is None and _names_somebody(piece, label["mark"] is not None):
            owner = span
        elif not label["owner"] and due is None and cellroles.is_time(piece.strip(_EDGES)):
            due = span
        else:
            return None
    return owner, due


def _two(text: str, span: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The spans of a name and a time behind one label: "Ansvar/frist: Kari / 3. juni"."""
    start, end = span
    for part in _PARTS.finditer(text, start, end):
        first, second = (start, part.start()), (part.end(), end)
        for owner, due in ((first, second), (second, first)):
            said, when = text[slice(*owner)].strip(_EDGES), text[slice(*due)].strip(_EDGES)
            if said and _names_somebody(said, True) and cellroles.is_time(when):
                return owner, due
    return None


def _names_somebody(words: str, marked: bool) -> bool:
    if whom.is_name(words.strip(_EDGES)) or (marked and _EACH.fullmatch(words.strip(_EDGES))):
        return True
    parts = words.split()
    if marked and len(parts) == 1 and words.isalpha() and not _tells(words):
        return True  # "Ansvar: kultur"
    named = all(part[:1].isupper() or part in ("og", "/", "&", "+") for part in parts)
    return marked and named and len(parts) <= 5


def _tells(word: str) -> bool:
    """Whether a word in small letters is a verb or denies that anybody answers."""
    return bool(lexicon.verb(word)) or word in lexicon.words("negation", "words")
