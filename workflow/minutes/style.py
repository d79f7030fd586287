"""Weighing signs: the shared prior of every body, and what one body's reviews have taught.

Owns scoring, as a sum of weights in plain Python. The prior's weights are `prior.json`; a
body's own are made by `learning` and are differences to the prior.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from operator import add, neg
from pathlib import Path
from sys import intern

from workflow.domain.proposal import Kind

_TOLD = 12  # signs that are shown of a verdict
_AUDIBLE = 0.045  # weights below it are not shown
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


_OTHER: ContextVar[Mapping[Kind, Weights] | None] = ContextVar("prior", default=None)


def prior() -> Mapping[Kind, Weights]:
    """The weights shared by all bodies; the sign "" is the bias."""
    return _OTHER.get() or _shipped()


@contextmanager
def using(weights: Mapping[Kind, Weights]) -> Iterator[None]:
    """Read with another prior than the shipped one, to measure it."""
    token = _OTHER.set(weights)
    try:
        yield
    finally:
        _OTHER.reset(token)


@cache
def _shipped() -> Mapping[Kind, Weights]:
    data = json.loads((Path(__file__).parent / "prior.json").read_text("utf-8"))
    return {
        Kind(kind): {intern(sign): weight for sign, weight in table.items()}
        for kind, table in data["weights"].items()
    }


def score(kind: Kind, signs: Collection[str], style: Style | None = None) -> float:
    """The log-odds that a candidate with these signs is an item of this kind."""
    weights = prior()[kind]
    total = weights.get("", 0.0) + sum(map(weights.get, signs, repeat(0.0)))
    if style and style.usable:
        own = style.weights.get(kind, {})
        total += own.get("", 0.0) + sum(map(own.get, signs, repeat(0.0)))
    return total


def weigh(kind: Kind, signs: Collection[str], style: Style | None = None) -> Verdict:
    """The chance of a candidate, with the signs that moved it, strongest first."""
    moved = [*map(prior()[kind].get, signs, repeat(0.0))]
    if style and style.usable:
        own = map(style.weights.get(kind, {}).get, signs, repeat(0.0))
        moved = [*map(add, moved, own)]
    loudest = sorted(zip(map(neg, map(abs, moved)), signs, moved, strict=True))[:_TOLD]
    told = ((sign, round(weight, 2)) for size, sign, weight in loudest if -size >= _AUDIBLE)
    return Verdict(chance(score(kind, signs, style)), tuple(told))


def chance(log_odds: float) -> float:
    """Log-odds as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
