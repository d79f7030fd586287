"""Labelled minutes in a folder, `gold/<id>.json` beside `texts/<id>.txt` or the same in any other
form that is read (HTML, DOCX …), and lessons in one file.

Owns reading them; the labels follow the guideline that comes with such a folder (a `quote`, its
`kind`, `timex`, `start`, `end` and `certainty`). Scoring is `judging`, training `learning`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workflow.domain.errors import Refused
from workflow.domain.proposal import Kind
from workflow.minutes import files
from workflow.minutes.evaluation import judging
from workflow.minutes.learning import Label, Reviewed
from workflow.minutes.source import Line, Source

_MARK = re.compile(r"\[\[([TE]+)(\??) (.*?)\]\]", re.DOTALL)
_KINDS = {"T": Kind.TASK, "E": Kind.EVENT}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document with the right answers. `body` names whose minutes they are."""

    id: str
    body: str
    meeting_date: date
    source: Source
    items: tuple[dict[str, Any], ...]

    def reviewed(self) -> Reviewed:
        """The document as if a secretary had reviewed it: arguable items are left open."""
        labels = []
        used: set[tuple[int, int]] = set()
        for item in self.items:
            span = judging.locate(self.source.text, item["quote"], used)
            if span:
                used.add(span)
                clear = True if item["certainty"] == "clear" else None
                when = (item.get("timex") or "")[:10] or None
                labels.append(Label(Kind(item["kind"]), span, clear, when))
        return Reviewed(self.source, self.meeting_date, tuple(labels))


def folder(path: Path) -> list[Labelled]:
    """The labelled documents of a folder, by id; refuses a folder without them, an answer without
    its minutes, and one that lacks what an answer tells."""
    answers = sorted((path / "gold").glob("*.json"))
    if not answers:
        raise Refused(f"Fant ingen merkede referater i {path}: der skal gold/ og texts/ ligge.")
    texts: dict[str, Path] = {}
    for text in sorted((path / "texts").glob("*")):
        if text.suffix == ".txt" or text.stem not in texts:
            texts[text.stem] = text
    return [_document(answer, texts) for answer in answers]


def _document(answer: Path, texts: Mapping[str, Path]) -> Labelled:
    try:
        data = json.loads(answer.read_text("utf-8"))
        id_, body, items = data["id"], data["source"], tuple(data["items"])
        when = date.fromisoformat(data["meeting_date"])
    except KeyError as lacking:
        raise Refused(f"Fasiten «{answer.name}» mangler {lacking}.") from lacking
    except (ValueError, TypeError) as error:
        raise Refused(f"Fasiten «{answer.name}» kan ikke leses: {error}.") from error
    if id_ not in texts:
        raise Refused(f"Fasiten «{answer.name}» har ikke noe referat: texts/{id_}.txt mangler.")
    return Labelled(id_, body, when, files.load(texts[id_].read_bytes(), texts[id_].name), items)


def lesson(path: Path) -> Reviewed:
    """A lesson: minutes whose first line is "# <meeting date>", items marked [[T …]] or [[E …]];
    what two careful secretaries could disagree on is marked [[T? …]]."""
    head, marked = path.read_text("utf-8").split("\n", 1)
    text, labels = "", []
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        kinds, open_, words = mark.groups()
        begin = len(text)
        text += words
        clear = None if open_ else True
        labels += [Label(_KINDS[kind], (begin, len(text)), clear) for kind in kinds]
        at = mark.end()
    text += marked[at:]
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        lines.append(Line(start, start + len(line.rstrip("\n"))))
        start += len(line)
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(text, tuple(lines), path.name, digest)
    return Reviewed(source, date.fromisoformat(head.lstrip("# ").strip()), tuple(labels))
