"""A candidate found likely to be an item, on its way to a proposal.

Owns its shape, the words it is known by and the order of drafts. What it is called and whose it is
is `naming`, which are one `refine`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from workflow.domain.proposal import Kind
from workflow.domain.window import Window
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.style import Verdict

_WORD = re.compile(r"[^\W\d_]{3,}")
# "før BEST-konferansen begynner" names another event than the one that is told of
_ASIDE = re.compile(
    r"\b(?:før|etter|under|i (?:forbindelse|samband|tilknytning) (?:med|til))\b[^,.;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate that was weighed and found likely, with its window and title so far."""

    kind: Kind
    candidate: Candidate
    verdict: Verdict
    window: Window
    title: str = ""
    owner: str | None = None
    words: frozenset[str] = frozenset()  # of the title, by which it is known when said again
    shared: bool = False  # whether the same clause is proposed as the other kind too

    @property
    def span(self) -> tuple[int, int]:
        """The place of its quote in the document."""
        return self.candidate.unit.start, self.candidate.unit.end

    @property
    def dated(self) -> bool:
        """Whether it is known when it is."""
        return self.window.start is not None


def called(draft: Draft, title: str, owner: str | None) -> Draft:
    """The draft with its title and owner."""
    return replace(draft, title=title, owner=owner, words=_words(title))


def _words(title: str) -> frozenset[str]:
    told = _ASIDE.sub(" ", title)
    return frozenset(word.lower()[:6] for word in _WORD.findall(told))


def sorted_by_place(drafts: list[Draft]) -> list[Draft]:
    """The drafts in document order; events before tasks of the same place, then by date."""
    return sorted(
        drafts,
        key=lambda d: (d.span, d.candidate.which, d.kind.value, d.window.start or date.max),
    )
