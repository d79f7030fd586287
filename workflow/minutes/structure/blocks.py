"""Lines of a document → blocks: headings, paragraphs, bullets, rows, labels.

Owns how plain text shows its structure: numbering by hand, bullets of any sign, wrapped lines,
labels standing alone. What a file itself says of a line (`Line.style`) goes before any guess.
What stands under what is `sections`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.source import Line, Source, Style
from workflow.minutes.structure import done, openers, sentences
from workflow.minutes.structure.page import Page, measure

HEADING, TEXT, BULLET, ROW, LABEL = "heading", "text", "bullet", "row", "label"

_BULLET = re.compile(
    r"[ \t]*([-–—*•·▪◦‣●○➢➔→⇒o+]|\(?[a-zæøå0-9ivx]{1,4}[.)]|[A-H]\)|\d{1,2}(?=[ \t]{2}))"
    r"(?:[ \t]+|(?<=[*•·▪])(?=[A-ZÆØÅ]))"
)
BOX = re.compile(  # a box to tick, with or without a bullet before it
    r"[ \t]*(?:[-–*•▪][ \t]+)?(?:\[([ xX✓✔]?)\]|([☐□❏◻])|([☑☒✅✓✔]))[ \t]+(?=\S)"
)
_LETTERED = re.compile(r"[ \t]*(?:[A-H]|[IVX]{1,5})[.)][ \t]+(?=[A-ZÆØÅ]\w+)")  # "IV. Neste møte"
_MARKUP = re.compile(r"[ \t]*(#{1,6})[ \t]*")
_NUMBERED = re.compile(
    r"[ \t]*(?:(?:sak(?:snr\.?)?|punkt|pkt\.?|saks?nr\.?|(?-i:(?!NOU )[A-ZÆØÅ]{1,5}))[ \t.:]*)?"
    r"(\d{1,4}(?:[./-]\d{1,4}){0,3})[.):]?[ \t]+(?=\S)",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"[ \t]*(?:sak|punkt|pkt\.?|(?-i:(?!NOU )[A-ZÆØÅ]{2,5}))[ \t.:]*\d{1,4}"
    r"|[ \t]*\d{1,4}[/-]\d{2,4}[ \t.:]",
    re.IGNORECASE,
)
_POINT = re.compile(  # "11.2.4 Rør tettes"; `deep` is no date
    r"[ \t]*(?:(?P<deep>(?!\d\d?\.\d\d?\.\d\d\b)\d{1,3}(?:\.\d{1,3}){2,3})|\d{1,3}[./]\d{1,3})"
    r"\.?[ \t]+(?=[A-ZÆØÅ])"
)
_LABEL = re.compile(r"[ \t]*[*_]{0,2}([^\s:*_][^:\n]{0,44}?)[*_]{0,2}:[*_]{0,2}[ \t]*$")
_RULE = re.compile(r"[ \t]*[|+\-=_*:. ]{3,}$")
_SENTENCES = re.compile(r"[^\W\d_]{3,}[.!?][ ]+[A-ZÆØÅ].*[^\W\d_]{3,}[.!?][ ]+[A-ZÆØÅ]")
_JOINS = (" og", " eller", " samt")
_HANGING = (*_JOINS, " på", " til", " fra", " frå")
_ADDRESS = re.compile(r"https?://\S+\s*$")
_UNMARKED = str.maketrans("", "", "*_")
_FEW = 5  # words of a heading behind a letter
_LONG = 70  # characters of a line that is no heading
_SENTENCE_END = (".", "!", "?", ",", ";")


@dataclass(slots=True)  # frozen, each of its fields would cost a call
class Block:
    """A run of lines that belong together.

    `start` is past the bullet or number; `indent` is in columns; `boxed` tells of a box to tick,
    `done` of a ticked one, `low` of text without capitals.
    """

    form: str
    start: int
    end: int
    indent: int = 0
    level: int = 0
    number: str | None = None
    gap: bool = False  # a blank line stands before it
    cells: tuple[tuple[int, int], ...] = ()
    boxed: bool = False
    done: bool = False
    low: bool = False


@dataclass(slots=True)
class _Open(Block):
    """A block that its next line may go on with."""

    last: int = 0  # where its latest line starts
    ended: bool = False  # its latest line ends in an address of the web
    tail: str = ""  # how its latest line ends, where that leads on: "26. mars og"


def blocks(source: Source) -> list[Block]:
    """The document's blocks in order; YAML front matter and ruled lines are no blocks."""
    text = source.text
    lines = [line for line in source.lines if line.end > line.start]
    skip = _yaml(text, source.lines)
    page = measure(text, lines)
    found: list[_Open] = []
    previous_end = 0
    for at, line in enumerate(lines):
        content = text[line.start : line.end]
        if line.end <= skip or not content.strip() or _RULE.fullmatch(content):
            continue
        ends = text.count("\n", previous_end, line.start)
        gap = ends >= page.apart or not found
        previous_end = line.end
        following = text[lines[at + 1].start : lines[at + 1].end] if at + 1 < len(lines) else ""
        before = found[-1] if found and ends <= 1 else None
        block = _classify(line, content, following, gap, before, page)
        if block is None:
            found[-1].end, found[-1].last = line.end, line.start
        else:
            found.append(block)
            if block.form == BULLET:
                block.done = block.done or done.of_line(content)
                page.points.add(_plain(text[block.start : block.end]))
        found[-1].tail = content[-8:].rstrip()
        found[-1].ended = "http" in content and bool(_ADDRESS.search(content[-500:]))
    return [*found]


def _classify(
    line: Line, content: str, following: str, gap: bool, open_: _Open | None, page: Page
) -> _Open | None:
    """The block that this line opens, or None where it continues the one right above, `open_`."""
    indent = len(content) - len(content.lstrip(" \t"))

    def opened(form: str, skip: int = 0, level: int = 0, number: str | None = None) -> _Open:
        at = max(skip, indent)
        low = page.low and content[at : at + 1].islower()
        start = line.start + at
        return _Open(
            form, start, line.end, indent, level, number, gap, line.cells, low=low, last=line.start
        )

    if line.style is Style.ROW or line.cells or content.count("|") >= 2:
        return opened(ROW)
    if box := BOX.match(content):
        block = opened(BULLET, box.end(), line.level)
        block.boxed = True
        block.done = bool((box[1] or "").strip() or box[3])
        return block
    numbered = _NUMBERED.match(content)
    number = numbered.group(1) if numbered else None
    if line.style is Style.HEADING:
        return opened(HEADING, numbered.end() if numbered else 0, line.level or 1, number)
    if line.style is Style.BULLET:
        mark = _BULLET.match(content)
        return opened(BULLET, mark.end() if mark else 0, line.level)
    if "#" in content and (markup := _MARKUP.match(content)):
        rest = _NUMBERED.match(content, markup.end())
        return opened(
            HEADING,
            rest.end() if rest else markup.end(),
            len(markup.group(1)),
            rest and rest.group(1),
        )
    if ":" in content and _LABEL.fullmatch(content) and not _BULLET.match(content):
        return opened(LABEL)
    if (
        numbered
        and not openers.day(content, page.years)
        and not openers.body_and_day(content, numbered, page.years)
        and _is_heading(content, following, numbered, gap)
    ):
        return opened(HEADING, numbered.end(), 1 + number.count(".") if number else 1, number)
    if (mark := _BULLET.match(content)) and not openers.counts(content):
        return opened(BULLET, mark.end())
    if line.style is Style.BODY:
        return opened(TEXT)
    if page.points and _plain(content) in page.points and not content.rstrip().endswith("."):
        return opened(HEADING, 0, 2)
    if open_ and _continues(content, open_, indent, page):
        return None
    if lettered := gap and _letter(content, following):
        return opened(HEADING, lettered, 2)
    if _looks_like_heading(content, following, gap):
        return opened(HEADING, 0, 2)
    point = _POINT.match(content) if numbered else None
    counted = point and (point["deep"] or number in page.counted)
    return opened(TEXT, point.end(), 0, number) if point and counted else opened(TEXT)


def _is_heading(content: str, following: str, numbered: re.Match[str], gap: bool) -> bool:
    """Whether a numbered line is a heading and not an item of a list."""
    if len(content) > 110 or content.rstrip().endswith(_SENTENCE_END):
        return (
            bool(_CASE.match(content))
            and len(content) <= 110
            and not content.rstrip().endswith(",")
            and not _SENTENCES.search(content, numbered.end())
        )
    if _CASE.match(content):
        return True
    end = numbered.end(1)
    counts = content[end : end + 1].isspace() and content[numbered.end()].islower()
    return gap and not counts and not _NUMBERED.match(following)  # "3 brett vafler"


def _looks_like_heading(content: str, following: str, gap: bool) -> bool:
    """Whether an unmarked line is a heading: short, alone or over text, and no sentence."""
    line = content.translate(_UNMARKED).strip()
    if (
        len(line) > _LONG
        or line.endswith((*_SENTENCE_END, ":"))
        or not any(c.isalpha() for c in line)
    ):
        return False
    if _shouts(line):
        return True
    first = line.lstrip("«\"'(")[:1]
    return (
        gap
        and (first.isupper() or first.isdigit())
        and len(line.split()) <= 9
        and "  " not in line
        and ": " not in line
        and not line.endswith(_HANGING)
        and not (". " in line and _is_prose(line))
    )


def _plain(line: str) -> str:
    """A line as a point of the agenda and the heading that repeats it have it alike."""
    return line.strip(" \t*_").lower()


def _is_prose(line: str) -> bool:
    """Whether a line holds a whole sentence and more; "Søknad 4. Leirskole" is none."""
    (_, end), *more = sentences.split(line, 0, len(line))
    return bool(more) and not line[end - 2].isdigit()


def _letter(content: str, following: str) -> int:
    """Where a heading goes on behind its letter or Roman number, 0 for what is none: a few words
    and no row of a list, of which is known what they head, or which no name is ("A. Berg")."""
    lettered = _LETTERED.match(content)
    if lettered is None or _LETTERED.match(following):
        return 0
    words = content[lettered.end() :].strip(" *_")
    if words.count(" ") >= _FEW or words.endswith(_SENTENCE_END) or ":" in words:
        return 0
    named = heading_kind(words) or (" " in words and words.split()[1].islower())
    return lettered.end() if named else 0


def _shouts(content: str) -> bool:
    """Whether a line is all in capitals, as a heading may be."""
    return content.isupper() and len(content.strip()) > 3


def _continues(content: str, open_: _Open, indent: int, page: Page) -> bool:
    """Whether a line without a blank line before it goes on with the block above it."""
    lowered = not page.low and content.lstrip()[:1].islower()
    wrapped = 0 < page.wrap <= open_.end - open_.last
    if open_.form in (TEXT, BULLET) and open_.tail.endswith(
        _HANGING if content.lstrip()[:1].isdigit() else _JOINS
    ):
        return True
    if open_.ended or _POINT.match(content) or _shouts(content):
        return False
    if open_.form == BULLET:
        return indent > open_.indent or lowered or wrapped
    return open_.form == TEXT and (lowered or wrapped)


def _yaml(text: str, lines: tuple[Line, ...]) -> int:
    """Where YAML front matter ends; 0 where the document has none."""
    if not text.lstrip("\ufeff").startswith("---"):
        return 0
    for line in lines[1:80]:
        if text[line.start : line.end].strip() == "---":
            return line.end
    return 0
