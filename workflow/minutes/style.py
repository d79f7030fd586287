"""Weighing signs: the shared prior of every body, and what one body's reviews have taught.

Owns scoring, as a sum of weights in plain Python. The prior's weights are `prior.json`; a
body's own are made by `learning` and are differences to the prior.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from operator import add
from pathlib import Path
from sys import intern
from typing import NamedTuple

from workflow.domain.proposal import Kind

_TOLD = 12  # signs that are shown of a verdict
_AUDIBLE = 45  # thousandths; weights below it are not shown
_WHOLE = 1_000  # what a weight of 1.0 is where it is kept as a whole number
_BITS = 32  # more than the sum of a clause's weights can fill
_HALF = 1 << (_BITS - 1)
VERSION = 9  # of the set of signs; a style learned from another set is not used

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How one body writes: for each kind, what to add to the prior's weight of a sign.

    `documents` is the number of reviewed documents it was learned from, `version` the set of
    signs it was learned with.
    """

    weights: Mapping[Kind, Weights] = field(default_factory=dict)
    documents: int = 0
    version: int = VERSION

    @property
    def usable(self) -> bool:
        """Whether it was learned from this set of signs, and from something."""
        return self.version == VERSION and self.documents > 0

    def to_json(self) -> str:
        """The style as one JSON object, keys sorted, stable byte for byte."""
        table = {kind.value: dict(weights) for kind, weights in self.weights.items()}
        return json.dumps(
            {"version": self.version, "documents": self.documents, "weights": table},
            ensure_ascii=False,
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> Style:
        """The style that `to_json` wrote."""
        data = json.loads(text)
        weights = {Kind(kind): table for kind, table in data["weights"].items()}
        return cls(weights, data["documents"], data["version"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate's chance of being an item of one kind, and the signs that speak, with weights."""

    chance: float
    rules: tuple[tuple[str, float], ...]


class _Prior(NamedTuple):
    """The weights that all bodies share, in thousandths; the sign "" is the bias.

    `joined` holds both kinds' weights of a sign in one whole number, the task's in the bits above
    the event's: so a clause looks each of its signs up once, and a sum of them is the sum of both.
    """

    weights: Mapping[Kind, Mapping[str, int]]
    joined: Mapping[str, int]


_OTHER: ContextVar[_Prior | None] = ContextVar("prior", default=None)


@contextmanager
def using(weights: Mapping[Kind, Weights]) -> Iterator[None]:
    """Read with another prior than the shipped one, to measure it."""
    token = _OTHER.set(_joined(thousandths(weights)))
    try:
        yield
    finally:
        _OTHER.reset(token)


def thousandths(weights: Mapping[Kind, Weights]) -> dict[Kind, dict[str, int]]:
    """A prior's weights as they are kept: whole thousandths, which are read faster."""
    return {
        kind: {sign: round(weight * _WHOLE) for sign, weight in table.items()}
        for kind, table in weights.items()
    }


@cache
def _shipped() -> _Prior:
    data = json.loads((Path(__file__).parent / "prior.json").read_text("utf-8"))
    return _joined({Kind(kind): table for kind, table in data["weights"].items()})


def _joined(weights: Mapping[Kind, Mapping[str, int]]) -> _Prior:
    joined = {intern(sign): weight for sign, weight in weights[Kind.EVENT].items()}
    for sign, weight in weights[Kind.TASK].items():
        joined[intern(sign)] = joined.get(sign, 0) + (weight << _BITS)
    return _Prior(weights, joined)


def _prior() -> _Prior:
    return _OTHER.get() or _shipped()


def odds(signs: Collection[str], style: Style | None = None) -> dict[Kind, float]:
    """The log-odds that a candidate with these signs is an item of each kind."""
    joined = _prior().joined
    total = joined.get("", 0) + sum(map(joined.get, signs, repeat(0)))
    task = (total + _HALF) >> _BITS  # to the nearest, since the event's sum may be below zero
    both = {Kind.TASK: task / _WHOLE, Kind.EVENT: (total - (task << _BITS)) / _WHOLE}
    if style and style.usable:
        for kind, own in style.weights.items():
            both[kind] += own.get("", 0.0) + sum(map(own.get, signs, repeat(0.0)))
    return both


def reasons(
    kind: Kind, signs: Collection[str], style: Style | None = None
) -> tuple[tuple[str, float], ...]:
    """The signs that moved a candidate's chance, with their weights, strongest first."""
    moved: Iterable[float] = map(_prior().weights[kind].get, signs, repeat(0))
    if style and style.usable:
        own = map(style.weights.get(kind, {}).get, signs, repeat(0.0))
        moved = map(add, moved, (weight * _WHOLE for weight in own))
    heard = [
        (-abs(weight), sign, weight)
        for sign, weight in zip(signs, moved, strict=True)
        if not -_AUDIBLE < weight < _AUDIBLE
    ]
    return tuple((sign, round(weight / _WHOLE, 2)) for _, sign, weight in sorted(heard)[:_TOLD])


def chance(log_odds: float) -> float:
    """Log-odds as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
