"""The rows of a letter in both twins, made fast: a digest is mostly rows.

Owns the text twin's columns, and how the HTML twin's template is set once for each shape that a
row can have and then filled. How a row looks is `templates/mail/_rows.html`.
"""

from __future__ import annotations

import html
import re
from itertools import zip_longest
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

#: What stands for a field while a shape is set: its number, between marks that no template has.
_MARK = "\x00"
_MARKUP = re.compile("[&<>\"']")


class Rows:
    """A block's rows as HTML."""

    def __init__(self, template: jinja2.Template) -> None:
        module: Any = template.module
        self._macro = module.row
        self._shapes: dict[tuple[object, ...], tuple[tuple[str, int], ...]] = {}

    def __call__(self, block: Block) -> Markup:
        last = len(block.rows) - 1
        return Markup(
            "".join(
                [
                    self._row(row, action, block.buttons, n == 0, n == last)
                    for n, (row, action) in enumerate(block.rows)
                ]
            )
        )

    def _row(self, row: Row, action: Link | None, button: bool, first: bool, last: bool) -> str:
        when, detail, was, fuzzy, title, url, struck, label, tone, told, quote, source = row
        shape = (
            *(not was, not detail, fuzzy, not struck, tone, not told, not quote, not source),
            *(action is None, button, first, last),
        )
        pieces = self._shapes.get(shape)
        if pieces is None:
            pieces = self._shapes[shape] = self._set(row, action, button, first, last)
        text, to = action or ("", "")
        words = (when, detail, was, title, url, label, told, quote, source, text, to)
        fields: tuple[str, ...] = (*words, "")
        if _MARKUP.search("".join(words)):
            fields = tuple(map(html.escape, fields))
        return "".join([part for piece, n in pieces for part in (piece, fields[n])])

    def _set(
        self, row: Row, action: Link | None, button: bool, first: bool, last: bool
    ) -> tuple[tuple[str, int], ...]:
        """The macro's pieces for a row of this shape, each with the number of the field after it
        in `_FIELDS`."""
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
        numbers = [int(n) for n in pieces[1::2]]
        return tuple(zip(pieces[::2], [*numbers, len(_FIELDS) + 2], strict=True))


#: The fields of a row that are words, in the order that `Rows` fills them in.
_FIELDS = ("when", "detail", "was", "title", "url", "label", "told", "quote", "source")


def columns(row: Row) -> str:
    """A row of the text twin: its date at the left, what it is about beside; what is too long
    to stand under the date is said beside it, too."""
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
        return f"{when:<{DATES}}{title}\n{detail:<{DATES}}{label}"  # as below, for most
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
