"""How well proposals meet the right answers: detection, dates, and both.

Owns the measure: a proposal meets an answer of its kind where their quotes share at least half
of the shorter one. Answers that are arguable are neither asked for nor held against a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LONGEST_QUOTE = 400
Answer = Mapping[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Score:
    """Counts that add up over documents: hits, proposals that count, answers asked for."""

    hits: int = 0
    strict_hits: int = 0
    proposed: int = 0
    asked: int = 0
    dated_right: int = 0
    misses: list[tuple[str, Answer]] = field(default_factory=list)
    extras: list[tuple[str, Answer]] = field(default_factory=list)
    wrong_dates: list[tuple[str, Answer, Answer]] = field(default_factory=list)

    @property
    def detection(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of kind and place."""
        return _f1(self.hits, self.proposed, self.asked)

    @property
    def strict(self) -> tuple[float, float, float]:
        """The same with the date right too."""
        return _f1(self.strict_hits, self.proposed, self.asked)

    @property
    def dates(self) -> float:
        """The share of answers met whose date is right."""
        return self.dated_right / self.hits if self.hits else 0.0

    def add(self, other: Score) -> None:
        """Count another document in."""
        self.hits += other.hits
        self.strict_hits += other.strict_hits
        self.proposed += other.proposed
        self.asked += other.asked
        self.dated_right += other.dated_right
        self.misses += other.misses
        self.extras += other.extras
        self.wrong_dates += other.wrong_dates


def judge(name: str, text: str, answers: Sequence[Answer], proposals: Sequence[Answer]) -> Score:
    """The score of one document. Both are mappings with kind, quote, timex, start and end."""
    asked = [place for place, answer in enumerate(answers) if answer["certainty"] == "clear"]
    spans = _located(text, answers), _located(text, proposals)
    met, meeting = _match(answers, proposals, spans, strict=False)
    strict, _ = _match(answers, proposals, spans, strict=True)
    neutral = sum(answers[at]["certainty"] != "clear" for at in meeting.values())
    score = Score(
        hits=sum(at in met for at in asked),
        strict_hits=sum(at in strict for at in asked),
        proposed=len(proposals) - neutral,
        asked=len(asked),
    )
    for at in asked:
        if at not in met:
            score.misses.append((name, answers[at]))
        elif same_date(answers[at], proposals[met[at]]):
            score.dated_right += 1
        else:
            score.wrong_dates.append((name, answers[at], proposals[met[at]]))
    score.extras = [(name, p) for at, p in enumerate(proposals) if at not in meeting]
    return score


def locate(text: str, quote: str, used: Iterable[Span] = ()) -> Span | None:
    """Where a quote stands, white space aside: the first place not yet used, else the first."""
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s*".join(re.escape(word) for word in words), re.IGNORECASE)
    places = [match.span() for match in pattern.finditer(text)]
    taken = set(used)
    free = [place for place in places if place not in taken]
    return free[0] if free else places[0] if places else None


def same_date(answer: Answer, proposal: Answer) -> bool:
    """Whether two items name the same time; "soon" and no time at all agree."""
    days = [
        (item.get("start"), item.get("end") or item.get("start")) for item in (answer, proposal)
    ]
    if days[0] == days[1] and days[0][0]:
        return True
    first, second = answer.get("timex"), proposal.get("timex")
    if first and second and "T" in first:
        first, second = first[:10], second[:10]
    return (first or "FUTURE_REF") == (second or "FUTURE_REF")


def _located(text: str, items: Sequence[Answer]) -> list[Span | None]:
    """The items' places in the squashed text, so that white space counts for nothing."""
    flat: list[int] = []
    size = 0
    for sign in text:
        flat.append(size)
        size += not sign.isspace()
    flat.append(size)
    used: set[Span] = set()
    found: list[Span | None] = []
    for item in items:
        span = None
        if len(item["quote"]) <= LONGEST_QUOTE:
            span = locate(text, item["quote"], used)
        if span:
            used.add(span)
        found.append((flat[span[0]], flat[span[1]]) if span else None)
    return found


def _match(
    answers: Sequence[Answer],
    proposals: Sequence[Answer],
    spans: tuple[list[Span | None], list[Span | None]],
    strict: bool,
) -> tuple[dict[int, int], dict[int, int]]:
    """One to one, best first: dates that agree, clear answers, most shared."""
    pairs = []
    for i, answer in enumerate(answers):
        for j, proposal in enumerate(proposals):
            a, b = spans[0][i], spans[1][j]
            if a is None or b is None or answer["kind"] != proposal["kind"]:
                continue
            agree = same_date(answer, proposal)
            share = (min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))
            if share >= 0.5 and (agree or not strict):
                pairs.append((agree, answer["certainty"] == "clear", share, i, j))
    by_answer: dict[int, int] = {}
    by_proposal: dict[int, int] = {}
    for _, _, _, i, j in sorted(pairs, reverse=True):
        if i not in by_answer and j not in by_proposal:
            by_answer[i], by_proposal[j] = j, i
    return by_answer, by_proposal


def _f1(hits: int, proposed: int, asked: int) -> tuple[float, float, float]:
    precision = hits / proposed if proposed else 0.0
    recall = hits / asked if asked else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
