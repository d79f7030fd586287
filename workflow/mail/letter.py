"""A letter as both its twins show it: headings, rows, links and closing words.

Owns the shape that `sentences` fills and the templates print. Nothing in it is markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

#: Lines of a section before the rest is a link.
FOLD = 25


class Link(NamedTuple):
    """Somewhere to go."""

    text: str
    url: str


class Row(NamedTuple):
    """One item as a letter shows it.

    `when` and `detail` stand in the date's column, `was` is a date that no longer holds. `label`
    opens the line under the title in the colour of `tone` ("late", "task", "event", "plain"),
    `told` ends it. `fuzzy` dates are drawn with a dashed line. `struck` is the word, if any, for
    why the title is struck through, where nothing can be drawn. `quote` is the words of the
    minutes that it stands on, and `source` where they stand.
    """

    when: str
    detail: str
    was: str
    fuzzy: bool
    title: str
    url: str
    struck: str
    label: str
    tone: str
    told: str
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One section: its rows, each with the link that acts on it, and what was folded away.

    `late` blocks are drawn in red, and with `buttons` the action is one.
    """

    heading: str
    late: bool
    buttons: bool
    rows: tuple[tuple[Row, Link | None], ...]
    folded: str = ""
    all: Link | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A closing sentence with, perhaps, somewhere to go."""

    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole mail in words, in one language."""

    lang: str
    organisation: str
    subject: str
    preview: str
    heading: str
    intro: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    footer: str
    preferences: Link


@dataclass(frozen=True, slots=True)
class Notice:
    """A short mail that asks for one thing: its words, and the button that does it."""

    lang: str
    organisation: str
    subject: str
    preview: str
    heading: str
    paragraphs: tuple[str, ...]
    action: Link
    footer: str
