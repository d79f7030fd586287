"""Weights from reviews: the shared prior from labelled minutes, a body's own from its reviews.

Owns the training: L2-regularised logistic regression over present signs, by cyclic coordinate
descent with Newton steps (Genkin, Lewis & Madigan 2007, "Large-scale Bayesian logistic
regression", use the same scheme). A body's weights are differences to the prior, drawn towards
zero, so that with few reviews the prior speaks. Deterministic: same reviews, same table.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workflow.domain.proposal import Kind
from workflow.minutes import reading
from workflow.minutes import style as styles
from workflow.minutes.head import frontmatter
from workflow.minutes.signs import habits, stems
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.source import Source
from workflow.minutes.style import Style, Weights

# How strongly a body's own weights are drawn to the prior. What a sign means that all bodies
# share, many documents have told; what a habit means, nobody but the body itself. How often there
# is an item at all (the bias) lies between: a few documents tell it, and an odd one misleads.
_SHARED_PENALTY = 64.0
_BIAS_PENALTY = 32.0
_HABIT_PENALTY = 0.8
_TURNS = 4  # documents are left out in at most so many turns
_PASSES = 40
_SETTLED = 1e-3


@dataclass(frozen=True, slots=True)
class Label:
    """What a review said of one place: an item of `kind` or not; None where it was left open.

    `span` is in code points of the document's text, `when` the item's TIMEX3 value if it has one.
    """

    kind: Kind
    span: tuple[int, int]
    accepted: bool | None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document that has been reviewed to the end: what carries no label is no item."""

    source: Source
    meeting_date: date
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One candidate as reviewed: its signs, and for each kind whether it is an item.

    A kind that is missing from `labels` was left open, and teaches nothing.
    """

    signs: tuple[str, ...]
    labels: Mapping[Kind, bool]

    @property
    def own(self) -> list[str]:
        """The signs that a body's own weights are about: its words are among its habits."""
        return [sign for sign in self.signs if not sign.startswith(stems.PREFIX)]


class Row(NamedTuple):
    """One verdict to fit: the signs, whether it is an item, the log-odds that it starts from."""

    signs: Sequence[str]
    positive: bool
    start: float = 0.0


def learn(documents: Iterable[Reviewed]) -> Style:
    """A body's style from its reviewed documents; an empty style from none."""
    return from_samples([samples(document) for document in documents])


def from_samples(documents: Sequence[Sequence[Sample]]) -> Style:
    """A body's style from the samples of each of its documents."""
    weights = {kind: {} for kind in Kind} if _torn(documents) else _differences(documents)
    return Style(weights, len(documents))


def _differences(documents: Sequence[Sequence[Sample]]) -> dict[Kind, Weights]:
    """What to add to the prior's weights, so that they fit these documents."""
    everything = [sample for document in documents for sample in document]
    return {
        kind: fit(
            [
                Row(s.own, s.labels[kind], styles.odds(s.signs)[kind])
                for s in everything
                if kind in s.labels
            ],
            _own_penalty,
        )
        for kind in Kind
    }


def _torn(documents: Sequence[Sequence[Sample]]) -> bool:
    """Whether a body's documents contradict each other: left out in turns, not most of them are
    read with less surprise for what the others taught than for nothing.

    How many, not by how much, so that a single odd one takes nothing away. One alone has nothing
    to be tried on, and is believed.
    """
    if len(documents) < 2:
        return False
    turns = min(len(documents), _TURNS)
    better = worse = 0
    for turn in range(turns):
        left_out = [sample for document in documents[turn::turns] for sample in document]
        rest = [document for at, document in enumerate(documents) if at % turns != turn]
        strange = taught = 0.0
        for kind, table in _differences(rest).items():
            for sample in left_out:
                if kind in sample.labels:
                    start = styles.odds(sample.signs)[kind]
                    added = sum(table.get(sign, 0.0) for sign in ("", *sample.signs))
                    strange += _surprise(start, sample.labels[kind])
                    taught += _surprise(start + added, sample.labels[kind])
        better += taught < strange
        worse += taught > strange
    return worse >= better


def _surprise(margin: float, positive: bool) -> float:
    """The log loss of a verdict with these log-odds."""
    return -math.log(_chance(margin if positive else -margin))


def _own_penalty(sign: str) -> float:
    if not sign:
        return _BIAS_PENALTY
    return _HABIT_PENALTY if sign.startswith(habits.PREFIX) else _SHARED_PENALTY


def samples(document: Reviewed) -> list[Sample]:
    """The document's candidates with what the review says of each."""
    source = document.source
    front = frontmatter.front_matter(source)
    found, names = reading.gather(source, document.meeting_date, front.people, front.language)
    said = {kind: _said(found, document.labels, kind) for kind in Kind}
    return [
        Sample(
            tuple(shown),
            {
                kind: bool(said[kind].get(at, False))
                for kind in Kind
                if said[kind].get(at, 0) is not None
            },
        )
        for at, shown in enumerate(reading.signs(found, names))
    ]


def _said(
    found: Sequence[Candidate], labels: Iterable[Label], kind: Kind
) -> dict[int, bool | None]:
    """For the candidates that a label of `kind` meets, what it says; a yes goes before the rest."""
    said: dict[int, bool | None] = {}
    starts = [candidate.unit.start for candidate in found]
    for label in labels:
        if label.kind is kind and (at := _meets(found, starts, label, said)) is not None:
            said[at] = label.accepted if at not in said else said[at] or label.accepted
    return said


def _meets(
    found: Sequence[Candidate], starts: list[int], label: Label, taken: Mapping[int, object]
) -> int | None:
    """The candidate that a label speaks of: the clause that shares most, not yet spoken of."""
    best: tuple[float, int] | None = None
    begin, end = label.span
    for at in range(max(0, bisect_left(starts, begin) - 12), len(found)):
        unit, clause = found[at].unit, found[at].clause
        if unit.start >= end:
            break
        shared = min(end, unit.end) - max(begin, unit.start)
        if shared * 2 < min(end - begin, unit.end - unit.start):
            continue
        low, high = unit.start + clause.start, unit.start + clause.end
        rank = (min(end, high) - max(begin, low)) / (max(end, high) - min(begin, low))
        dated = any((m.window.timex or "")[:10] == label.when for m in found[at].moments)
        rank += (0.5 if dated and label.when else 0.0) * (clause.opener != "shared")
        rank -= 0.3 * (at in taken) + 0.2 * (clause.opener == "shared")
        if best is None or rank > best[0]:
            best = (rank, at)
    return best[1] if best else None


def fit(rows: Sequence[Row], penalty: Callable[[str], float]) -> Weights:
    """The weights that fit the rows.

    `penalty` tells how strongly a sign's weight is drawn to zero; the sign "" is the bias.
    Weights below 0.01 are left out.
    """
    targets = [1.0 if row.positive else 0.0 for row in rows]
    where: dict[str, list[int]] = {"": list(range(len(rows)))}
    for at, row in enumerate(rows):
        for sign in dict.fromkeys(row.signs):
            where.setdefault(sign, []).append(at)
    weights = dict.fromkeys(where, 0.0)
    draws = {sign: penalty(sign) for sign in where}
    margins = [row.start for row in rows]
    chances = [_chance(margin) for margin in margins]
    for _ in range(_PASSES):
        largest = 0.0
        for sign, shown in where.items():
            curve = draws[sign]
            slope = curve * weights[sign]
            for at in shown:
                p = chances[at]
                slope += p - targets[at]
                curve += p * (1.0 - p)
            step = max(-1.0, min(1.0, slope / curve))
            if abs(step) < _SETTLED / 10:
                continue
            largest = max(largest, abs(step))
            weights[sign] -= step
            for at in shown:
                margins[at] -= step
                chances[at] = _chance(margins[at])
        if largest < _SETTLED:
            break
    return {sign: round(w, 3) for sign, w in sorted(weights.items()) if abs(w) >= 0.01}


def _chance(margin: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, margin))))
