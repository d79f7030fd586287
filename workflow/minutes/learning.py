"""Weights from reviews: the shared prior from labelled minutes, a body's own from its reviews.

Owns the training: L2-regularised logistic regression over present signs, by cyclic coordinate
descent with Newton steps (Genkin, Lewis & Madigan 2007, "Large-scale Bayesian logistic
regression", use the same scheme). A body's weights are differences to the prior, drawn towards
zero, so that with few reviews the prior speaks. Deterministic: same reviews, same table.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workflow.domain.proposal import Kind
from workflow.minutes import style as styles
from workflow.minutes.style import Style, Weights

GROUP_PENALTY = 2.0  # how strongly a body's own weights are drawn to the prior
PASSES = 40
_SETTLED = 1e-3


@dataclass(frozen=True, slots=True)
class Sample:
    """One candidate as reviewed: its signs, and for each kind whether it is an item.

    A kind that is missing from `labels` was left open, and teaches nothing.
    """

    signs: tuple[str, ...]
    labels: Mapping[Kind, bool]


def learn(documents: Iterable[Sequence[Sample]], penalty: float = GROUP_PENALTY) -> Style:
    """A body's style from its reviewed documents, each the samples of all its candidates."""
    reviewed = [list(document) for document in documents]
    samples = [sample for document in reviewed for sample in document]
    weights = {
        kind: fit(
            [
                (s.signs, s.labels[kind], styles.score(kind, s.signs))
                for s in samples
                if kind in s.labels
            ],
            penalty,
        )
        for kind in Kind
    }
    return Style(weights, len(reviewed))


def fit(
    samples: Sequence[tuple[Sequence[str], bool, float]], penalty: float, passes: int = PASSES
) -> Weights:
    """The weights that fit samples of (signs, is an item, log-odds to start from).

    The sign "" is the bias, which is penalised like the others. Weights below 0.01 are left out.
    """
    margins = [start for _, _, start in samples]
    targets = [1.0 if positive else 0.0 for _, positive, _ in samples]
    where: dict[str, list[int]] = {"": list(range(len(samples)))}
    for at, (signs, _, _) in enumerate(samples):
        for sign in dict.fromkeys(signs):
            where.setdefault(sign, []).append(at)
    weights = dict.fromkeys(where, 0.0)
    chances = [_chance(margin) for margin in margins]
    for _ in range(passes):
        largest = 0.0
        for sign, rows in where.items():
            slope = penalty * weights[sign]
            curve = penalty
            for row in rows:
                p = chances[row]
                slope += p - targets[row]
                curve += p * (1.0 - p)
            step = max(-1.0, min(1.0, slope / curve))
            if abs(step) < _SETTLED / 10:
                continue
            largest = max(largest, abs(step))
            weights[sign] -= step
            for row in rows:
                margins[row] -= step
                chances[row] = _chance(margins[row])
        if largest < _SETTLED:
            break
    return {sign: round(w, 3) for sign, w in sorted(weights.items()) if abs(w) >= 0.01}


def _chance(margin: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, margin))))
