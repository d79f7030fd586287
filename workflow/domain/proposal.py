"""What the reader proposes: an action item or event with the words it stands on.

Owns the shape that crosses from reading to review. Made by `workflow.minutes`, turned into
items by `workflow.services.ingest`; nothing here is public before a person accepts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.domain.window import Window


class Kind(StrEnum):
    """A thing somebody is to do, or a thing that takes place."""

    TASK = "task"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful reader would ask about; never corrected silently.

    `code` is stable and machine-readable ("weekday-mismatch"), `message` a Norwegian sentence.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed item. `quote` is `text[span[0]:span[1]]` of its document, code points.

    `owner` is the text's own word for who does it, None where it names nobody. `confidence`
    is the share of such proposals a secretariat would accept, 0 to 1. `rules` names the rules
    that spoke, each with its weight, strongest first.
    """

    kind: Kind
    title: str
    quote: str
    span: tuple[int, int]
    window: Window
    past: bool = False
    owner: str | None = None
    section: str | None = None
    location: str | None = None
    playbook: str = "task"
    confidence: float = 0.5
    rules: tuple[tuple[str, float], ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document: its proposals in document order, and its findings."""

    document: ReadDocument
    proposals: tuple[Proposal, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as read: `text` after healing, and what its front matter tells.

    `language` is "nb" or "nn"; `people` the attendance list as names; `sha256` of the file's bytes.
    """

    text: str
    title: str
    group: str | None
    meeting_date: date
    language: str
    sha256: str
    people: tuple[str, ...] = ()
