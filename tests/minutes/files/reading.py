"""A source as tests compare it: what each line says it is, and its words."""

from __future__ import annotations

import re

from workflow.minutes.source import Source
from workflow.minutes.structure.sections import units

Told = tuple[str, int, str | tuple[str, ...]]


def lines(source: Source) -> list[Told]:
    """Style, level and words (or cells) of every line that is not blank."""
    return [
        (
            line.style.value,
            line.level,
            tuple(source.text[first:last] for first, last in line.cells)
            if line.cells
            else source.text[line.start : line.end],
        )
        for line in source.lines
        if source.text[line.start : line.end].strip()
    ]


def words(source: Source) -> list[str | tuple[str, ...]]:
    """Only the words: bullets and the ruled line of a Markdown table set aside."""
    found = []
    for _, _, told in lines(source):
        if isinstance(told, str):
            told = re.sub(r"^(?:[-•] )", "", told.strip())
            if re.fullmatch(r"[|\- ]+", told):
                continue
        found.append(told)
    return found


def as_units(source: Source) -> list[tuple[str, str, tuple[str, ...], str | None]]:
    """The units that the rest of reading sees: form, words, headings above, number."""
    return [(u.form, " ".join(u.text.split()), u.path, u.number) for u in units(source)]
