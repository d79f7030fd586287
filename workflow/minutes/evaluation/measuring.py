"""Reading measured on labelled minutes: as a stranger, or after learning the body's ways.

Owns the runs and the tables that `frist eval` prints. The measure is `judging`; what is read
comes from `labelled`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from workflow.domain.proposal import Proposal
from workflow.minutes import learning, reading
from workflow.minutes.evaluation import judging
from workflow.minutes.evaluation.judging import Score
from workflow.minutes.evaluation.labelled import Labelled
from workflow.minutes.learning import Sample
from workflow.minutes.style import Style

_WORST = 5
_TENTHS = 10


class Mode(StrEnum):
    """From what the weights come that a document is read with."""

    PLAIN = "plain"
    LEAVE_ONE_OUT = "leave-one-out"
    PREQUENTIAL = "prequential"


@dataclass(frozen=True, slots=True)
class Result:
    """One document as read, and how well; `taught` is the number of documents learned from."""

    proposals: tuple[Proposal, ...]
    score: Score
    taught: int = 0


def run(documents: Sequence[Labelled], mode: Mode = Mode.PLAIN) -> dict[str, Result]:
    """Each document read, by id: plain, or with what the same body's other documents teach.

    PREQUENTIAL learns from the body's earlier documents alone, in date order.
    """
    samples: dict[str, list[Sample]] = {}
    if mode is not Mode.PLAIN:
        samples = {d.id: learning.samples(d.reviewed()) for d in documents}
    results = {}
    for document in documents:
        others = [
            other
            for other in documents
            if other.body == document.body and other.id != document.id and mode is not Mode.PLAIN
        ]
        if mode is Mode.PREQUENTIAL:
            others = [o for o in others if o.meeting_date < document.meeting_date]
        style = learning.from_samples([samples[other.id] for other in others]) if others else None
        results[document.id] = read(document, style, len(others))
    return results


def curve(documents: Sequence[Labelled], counts: Sequence[int]) -> dict[int, Score]:
    """The score of the same documents after learning from so many of the body's others.

    Only documents whose body has more than the largest count of others are read.
    """
    by_body: dict[str, list[Labelled]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: (d.meeting_date, d.id)):
        by_body[document.body].append(document)
    total = {count: Score() for count in counts}
    for own in by_body.values():
        if len(own) <= max(counts):
            continue
        samples = {d.id: learning.samples(d.reviewed()) for d in own}
        for document in own:
            others = [samples[o.id] for o in own if o.id != document.id]
            for count in counts:
                style = learning.from_samples(others[:count]) if count else None
                total[count].add(read(document, style, count).score)
    return total


def read(document: Labelled, style: Style | None, taught: int = 0) -> Result:
    """One document read with a style, and judged."""
    found = reading.read(document.source, meeting_date=document.meeting_date, style=style)
    rows = [record(proposal) for proposal in found.proposals]
    score = judging.judge(document.id, document.source.text, document.items, rows)
    return Result(found.proposals, score, taught)


def record(proposal: Proposal) -> dict[str, Any]:
    """A proposal as the judge and a prediction file have it."""
    window = proposal.window
    return {
        "kind": proposal.kind.value,
        "title": proposal.title,
        "quote": proposal.quote,
        "span": list(proposal.span),
        "timex": window.timex,
        "start": window.start.isoformat() if window.start else None,
        "end": window.end.isoformat() if window.end else None,
        "time": window.time,
        "deadline": window.deadline,
        "past": proposal.past,
        "owner": proposal.owner,
        "section": proposal.section,
        "confidence": proposal.confidence,
        "rules": [list(rule) for rule in proposal.rules],
    }


def write(results: Mapping[str, Result], out: Path) -> None:
    """The predictions, one JSON list a document."""
    out.mkdir(parents=True, exist_ok=True)
    for name, result in results.items():
        rows = [record(proposal) for proposal in result.proposals]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        (out / f"{name}.json").write_text(text + "\n", "utf-8")


def summary(documents: Sequence[Labelled], results: Mapping[str, Result]) -> dict[str, Any]:
    """The figures of every body and of all, for machines."""
    bodies: dict[str, Score] = defaultdict(Score)
    total = Score()
    for document in documents:
        if document.id in results:
            bodies[_row(document)].add(results[document.id].score)
            total.add(results[document.id].score)
    return {
        "documents": len(results),
        "bodies": {name: _figures(score) for name, score in sorted(bodies.items())},
        "all": _figures(total),
        "reliability": reliability(documents, results),
    }


def reliability(
    documents: Sequence[Labelled], results: Mapping[str, Result]
) -> list[dict[str, float]]:
    """For each tenth of confidence: how many proposals, and which share met an answer."""
    count: dict[int, int] = defaultdict(int)
    met: dict[int, int] = defaultdict(int)
    for document in documents:
        result = results.get(document.id)
        if result is None:
            continue
        rows = [record(proposal) for proposal in result.proposals]
        judged = judging.judge(document.id, document.source.text, document.items, rows)
        wrong = {id(row) for _, row in judged.extras}
        for row in rows:
            tenth = min(_TENTHS - 1, int(row["confidence"] * _TENTHS))
            count[tenth] += 1
            met[tenth] += id(row) not in wrong
    return [
        {"from": tenth / 10, "proposals": count[tenth], "met": round(met[tenth] / count[tenth], 3)}
        for tenth in sorted(count)
    ]


def table(documents: Sequence[Labelled], results: Mapping[str, Result]) -> str:
    """The figures as a table for people, the worst documents last."""
    figures = summary(documents, results)
    lines = [
        f"{'':14}{'spurt':>6} {'presisjon':>9} {'dekning':>8} {'F1':>6} {'streng':>7} {'dato':>6}"
    ]
    for name, row in [*figures["bodies"].items(), ("alle", figures["all"])]:
        lines.append(
            f"{name:14}{row['asked']:6} {row['precision']:9.3f} {row['recall']:8.3f}"
            f" {row['f1']:6.3f} {row['strict_f1']:7.3f} {row['dates']:6.3f}"
        )
    worst = sorted(results.items(), key=lambda r: (r[1].score.detection[2], r[0]))[:_WORST]
    lines.append("svakest: " + ", ".join(f"{n} {r.score.detection[2]:.2f}" for n, r in worst))
    return "\n".join(lines)


def explain(results: Mapping[str, Result]) -> str:
    """Every miss, extra and wrong date with its sentence and the rules that spoke."""
    lines = []
    for result in results.values():
        for name, answer in result.score.misses:
            lines.append(f"{name} MANGLER {answer['kind']:5} {answer['timex']} | {_line(answer)}")
        for name, answer, row in result.score.wrong_dates:
            lines.append(f"{name} DATO {answer['timex']} lest {row['timex']} | {_line(answer)}")
        for name, row in result.score.extras:
            rules = ", ".join(f"{sign} {weight:+.1f}" for sign, weight in row["rules"][:5])
            lines.append(f"{name} FOR MYE {row['kind']:5} {row['timex']} | {_line(row)} | {rules}")
    return "\n".join(lines)


def _line(item: Mapping[str, Any]) -> str:
    return " ".join(str(item["quote"]).split())[:110]


def _row(document: Labelled) -> str:
    """The table's row: the body, or the series of documents that stand each alone."""
    return document.body if document.body != document.id else document.id.rsplit("-", 2)[0]


def _figures(score: Score) -> dict[str, Any]:
    precision, recall, f1 = score.detection
    return {
        "asked": score.asked,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "strict_f1": round(score.strict[2], 4),
        "dates": round(score.dates, 4),
    }
