"""The rows of a letter in both twins, made fast: a digest is mostly rows.

Owns the text twin's columns, and how the HTML twin's template is set once for each shape that a
row can have and then filled. How a row looks is `templates/mail/_rows.html`.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from itertools import zip_longest
from operator import itemgetter
from typing import Any

import jinja2
from markupsafe import Markup

from workflow.mail.letter import Block, Link, Row

#: Row tones: the class that dark mode colours, and the colour in light.
TONES = {
    "late": ("lt", "#982214"),
    "task": ("of", "#6E4900"),
    "event": ("hf", "#1A4C7B"),
    "plain": ("ik", "#1B2320"),
}

#: Width of the text twin, and of the column its dates stand in.
WIDTH, DATES = 66, 16

_BESIDE = WIDTH - DATES

#: What stands before an address in the text twin.
MARGIN = " " * DATES

#: What stands for a field while a shape is set: its number, between marks that no template has.
_MARK = "\x00"


class Rows:
    """A block's rows as HTML."""

    def __init__(self, template: jinja2.Template) -> None:
        module: Any = template.module
        self._macro = module.row
        self._shapes: dict[tuple[object, ...], _Shape] = {}

    def __call__(self, block: Block) -> Markup:
        last, shapes = len(block.rows) - 1, []
        words: list[str] = []
        for n, (row, action) in enumerate(block.rows):
            when, detail, was, fuzzy, title, url, struck, label, tone, told, quote, source = row
            has = (not was, not detail, fuzzy, not struck, tone, not told, not quote, not source)
            key = has, action is None, block.buttons, n == 0, n == last
            shape = self._shapes.get(key)
            if shape is None:
                shape = self._set(row, action, block.buttons, n == 0, n == last)
                self._shapes[key] = shape
            shapes.append(shape)
            text, to = action or ("", "")
            words += when, detail, was, title, url, label, told, quote, source, text, to
        # a letter's words have no line breaks, so that all of a block are escaped at once
        fields = html.escape("\n".join(words)).split("\n")
        if len(fields) != len(words):  # else every link behind it would stand at another row
            raise ValueError("a row of a mail has a line break in it")
        parts: list[str] = []
        for n, (pieces, pick) in enumerate(shapes):
            set_row = list(pieces)
            set_row[1::2] = pick(fields[n * _WORDS : (n + 1) * _WORDS])
            parts += set_row
        return Markup("".join(parts))

    def _set(self, row: Row, action: Link | None, button: bool, first: bool, last: bool) -> _Shape:
        """The macro's pieces for rows of this shape: at odd places gaps, filled with the words that
        the second takes of all a row has."""
        marked = {
            name: f"{_MARK}{n}{_MARK}" if getattr(row, name) else ""
            for n, name in enumerate(_FIELDS)
        }
        link = action and Link(*(f"{_MARK}{len(_FIELDS) + n}{_MARK}" for n in (0, 1)))
        shown = self._macro(
            row._replace(**marked),  # type: ignore[arg-type]  # none of them is `fuzzy`
            link,
            button,
            first,
            last,
        )
        pieces = str(shown).split(_MARK)
        return pieces, itemgetter(*map(int, pieces[1::2]))


_Shape = tuple[list[str], Callable[[Sequence[str]], Any]]

#: The fields of a row that are words, in the order that `Rows` fills them in; its link's two
#: come after them.
_FIELDS = ("when", "detail", "was", "title", "url", "label", "told", "quote", "source")
_WORDS = len(_FIELDS) + 2


def columns(block: Block) -> str:
    """A block's rows in the text twin, an empty line between them, each with its link."""
    told = []
    for row, action in block.rows:
        text = _beside(row)
        if action:
            text += f"\n{MARGIN}{action.text}:\n{MARGIN}{action.url}"
        told.append(text)
    return "\n\n".join(told)


def _beside(row: Row) -> str:
    """A row: its date at the left, what it is about beside; what is too long to stand under the
    date is said beside it, too."""
    when, detail, _, _, title, _, struck, label, _, told, quote, source = row
    if struck:
        title = f"{struck}: {title}"
    beside = len(detail) < DATES
    if not beside:
        label = f"{label}, {detail}"
    if told:
        label = f"{label}. {told}"
    if (
        beside
        and title
        and not quote
        and len(when) < DATES
        and max(len(title), len(label)) <= _BESIDE
    ):
        # as below, for most
        return f"{when.ljust(DATES)}{title}\n{detail.ljust(DATES)}{label}"
    left = [when, detail if beside else ""]
    right = [line for text in (title, label) for line in _wrapped(text)]
    if quote:
        right += [*_wrapped(f"«{quote}»"), *_wrapped(source)]
    lines = [] if len(when) < DATES else [left.pop(0)]
    for under, text in zip_longest(left, right, fillvalue=""):
        lines.append(f"{under:<{DATES}}{text}".rstrip())
    return "\n".join(lines)


def wrap(text: str, width: int = WIDTH) -> str:
    """Text in lines of at most `width`; a word longer than that has a line of its own."""
    if len(text) <= width or " " not in text:
        return text
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def _wrapped(text: str) -> list[str]:
    return wrap(text, _BESIDE).split("\n") if text else []
