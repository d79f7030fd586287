"""What a recogniser returns: a run of tokens and the moment they name.

Recognisers are plain functions `(tokens, at) -> list[Found]`: what starts at the token `at`,
in text order, nothing where they recognise nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from workflow.domain.window import Mod
from workflow.minutes.timex.expression import Kind, Moment
from workflow.minutes.timex.tokens import Tokens


@dataclass(slots=True)
class Found:
    """Tokens `first` to `end` (exclusive) name `moment`; the rest as in `Expression`."""

    first: int
    end: int
    kind: Kind
    moment: Moment
    starts: time | None = None
    ends: time | None = None
    mod: Mod | None = None
    deadline: bool = False
    series: bool = False
    rejected: bool = False
    reversed: bool = False


Recogniser = Callable[[Tokens, int], list[Found]]
