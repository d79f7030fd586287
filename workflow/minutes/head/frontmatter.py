"""What stands before the matters: title, the body that met, its date, language and attendance.

Owns where the front matter ends, and the language. The title is `title`, the meeting's date
`meetingdate`, the body `committee`, the people `attendance`; the matters are left to `sections`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from workflow.minutes.head import attendance, committee, meetingdate, title
from workflow.minutes.head.headwords import BULLET, words
from workflow.minutes.source import Line, Source, Style

HEAD_LINES = 90
_SAMPLE = 60_000  # characters that tell the language
_CUT = 2_000
_MOST_CELLS = 12
_LONG = 160  # characters of a line that must be running text
_KEY = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_EMPHASIS = "*_`"  # in Markdown
_NUMBERED = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2}){0,2}[.)]?|\d{1,3}/\d{2,4}|[A-ZÆØÅ]\))[ \t]+(?:[–-][ \t]+)?[^\W\d_]"
)
_MATTER = re.compile(
    r"(?:[A-ZÆØÅ]-)?(?:sak|punkt|pkt\.?)[ \t.:]*\d{1,4}\b|"
    r"(?-i:[A-ZÆØÅ]{2,5})[ \t]\d{1,4}(?:/\d{2,4})?[ \t]",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"(?:saker|saksliste|sakliste|saklista|agenda|dagsorden|til behandling)\b[^,.]{0,30}$",
    re.IGNORECASE,
)
_ROW_NUMBER = re.compile(r"(?:sak|nr|saks?nr)?\.?[ ]*(?:\d{1,4}(?:[./-]\d{1,4})?)?", re.IGNORECASE)
_DATE_FIRST = re.compile(
    r"\d{1,2}\.[ \t]*(?:(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)|\d{1,2}\.)|"
    r"\d{1,2}[ \t]+(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document's head tells.

    `meeting_date` is the day the body met (None where the text does not date it), `people` the
    attendance list as written, the absent too. `text[body_start:]` is where the matters begin.
    """

    title: str
    group: str | None
    meeting_date: date | None
    language: str
    people: tuple[str, ...]
    body_start: int = 0


def front_matter(source: Source) -> FrontMatter:
    """The front matter of a document; what is not there is None or empty, never guessed."""
    text = source.text
    yaml, after = _yaml(source)
    lines = (line for line in source.lines if line.start >= after)
    told = islice((line for line in lines if text[line.start : line.end].strip()), HEAD_LINES + 1)
    head, body_start = _head(text, list(told))
    contents = [_plain(_beginning(text, line)) for line in head]
    entries = [_entry(text, *one) for one in zip(head, contents, strict=True)]
    named = zip(head, contents, strict=True)
    headings = [words for line, words in named if line.style is Style.HEADING and words]
    own, otherwise = title.own(yaml, contents, headings), title.otherwise(contents, source.name)
    called = own or title.of_page(source.page_header)
    group = committee.find(yaml, called or "", contents)
    return FrontMatter(
        title=title.told(called or otherwise, contents, group),
        group=group,
        meeting_date=meetingdate.find(
            yaml, own or otherwise, contents, text[body_start:], source.name, source.page_header
        ),
        language=language(text),
        people=attendance.people(yaml, entries),
        body_start=body_start,
    )


def language(text: str) -> str:
    """ "nn" where nynorsk function words outnumber those of bokmål, else "nb"."""
    found = text[:_SAMPLE].lower().split()  # small words seldom touch a sign
    nn, nb = words("language", "nn"), words("language", "nb")
    nynorsk, bokmal = (len([*filter(own.__contains__, found)]) for own in (nn - nb, nb - nn))
    return "nn" if nynorsk > bokmal else "nb"


def _beginning(text: str, line: Line) -> str:
    """As much of a line as its part in the front matter can need."""
    return text[line.start : min(line.end, line.start + _CUT)]


def _plain(content: str) -> str:
    """A line without Markdown's emphasis."""
    bullet = BULLET.match(content)
    start = bullet.end() if bullet else 0
    rest = content[start:]
    for mark in _EMPHASIS:
        rest = rest.replace(mark, "")
    return content[:start] + rest.strip()


def _entry(text: str, line: Line, content: str) -> attendance.Entry:
    cells = tuple(
        _plain(text[first : min(last, first + _CUT)].replace("\n", ", "))
        for first, last in line.cells[:_MOST_CELLS]
    )
    heading = line.style is Style.HEADING or content.startswith("#")
    indented = text[line.start : line.start + 1] in (" ", "\t")
    return attendance.Entry(content, cells, heading, indented)


def _yaml(source: Source) -> tuple[dict[str, list[str]], int]:
    """The YAML block that opens a Markdown file, lists and scalars alike, and where it ends."""
    text, found = source.text, dict[str, list[str]]()
    lines = source.lines
    if not lines or text[lines[0].start : lines[0].end].strip() != "---":
        return found, 0
    values: list[str] = []
    for line in lines[1:HEAD_LINES]:
        content = _beginning(text, line)
        if content.strip() == "---":
            return found, line.end
        if key := _KEY.match(content):
            values = found.setdefault(key.group(1).lower(), [])
            content = key.group(2)
        elif item := _ITEM.match(content):
            content = item.group(1)
        if value := content.strip().strip("'\"").strip():
            values.append(value)
    return {}, 0


def _head(text: str, lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines before the first matter, and where that begins."""
    dated = False
    for at, line in enumerate(lines[:HEAD_LINES]):
        content = _plain(_beginning(text, line))
        if _opens_matters(content, line, at, dated):
            return list(lines[:at]), line.start
        dated = dated or meetingdate.dates_meeting(content)
        running = len(content) > _LONG and line.style is not Style.ROW
        if running and at > 1 and not attendance.opens(content):
            held = not dated and meetingdate.told_held(content)  # what stands above heads no matter
            first = at - 1 if not held and _heads(text, lines, at) else at
            return list(lines[:first]), lines[first].start
    head = list(lines[:HEAD_LINES])
    return head, lines[HEAD_LINES].start if len(lines) > HEAD_LINES else len(text)


def _opens_matters(content: str, line: Line, at: int, dated: bool) -> bool:
    """Whether the line at this place begins the matters, given whether one above it has `dated` the
    meeting."""
    if line.cells:
        first = content.strip("| ").split("|")[0].strip()
        return bool(first) and bool(_ROW_NUMBER.fullmatch(first))
    if attendance.opens(content):
        return False
    if at == 0 and meetingdate.speaks_of_meeting(content) and meetingdate.dates(content):
        return False  # "7 møte, 6. mars 2025"
    unmarked = content[mark.end() :] if (mark := BULLET.match(content)) else content
    if _MATTER.match(unmarked) or _CONTENTS.match(unmarked.rstrip(": ")):
        return True
    if mark or _DATE_FIRST.match(content):
        return False
    if _NUMBERED.match(content):
        if attendance.only_name(content):
            return False
        label = content[:24].split(":")[0]
        return not (
            "\t" in content or "   " in content or attendance.opens(label[2:].strip() + ":")
        )
    if line.style is not Style.HEADING or at < 2:
        return False
    title = meetingdate.speaks_of_meeting(content)
    return not (title and (at < 4 or (not dated and meetingdate.dates_meeting(content))))


def _heads(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the line before a long one is its heading."""
    line = lines[at - 1]
    content = _plain(_beginning(text, line))
    return (
        at > 1
        and len(content) <= 60
        and ":" not in content
        and content[-1:] not in ".,"
        and not meetingdate.dates(content)
        and not BULLET.match(content)
        and not line.cells
    )
