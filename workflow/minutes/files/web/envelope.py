"""The mail that minutes were sent in: what it says of itself, older mails, the sender's disclaimer.

Owns telling these from the minutes ("Fra: … Sendt: … Til: … Emne: …") and taking them out of the
text. A greeting stays: where it ends is for nobody to tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from workflow.minutes.lexicon.labels import label_kind
from workflow.minutes.source import Line, Source

_EDGE = r"[ \t>*_|]*"
_FIELD = re.compile(
    rf"{_EDGE}(?:(?P<sender>fra|frå|from)|(?P<sent>sendt|sent)|(?P<day>dato|date)|"
    r"(?P<to>til|to)|(?P<copy>kopi|blindkopi|cc|bcc)|(?P<subject>emne|subject)|"
    rf"(?P<more>vedlegg|attachments|viktighet|prioritet|importance)){_EDGE}:",
    re.IGNORECASE,
)
_SENDER = re.compile(rf"^{_EDGE}(?:fra|frå|from){_EDGE}:", re.IGNORECASE | re.MULTILINE)
_ABOVE = re.compile(
    r"[-_ ]*(?:opprinnelig|opphavleg|videresendt|vidaresend|original|forwarded) "
    r"(?:melding|e-post|message)[-_ :]*",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:denne|this) (?:e-?post|e-?mail|mail|melding|message)\w*\b", re.IGNORECASE
)
_BEGINNINGS = ("denne e", "denne m", "this e", "this m")  # of such, found fast
_CONFIDENTIAL = re.compile(
    r"\b(?:fortrolig|konfidensiel|confidential|taushets|teieplikt|"
    r"(?:rette?|riktige?|tiltenkte?|intended) (?:mottaker|mottakar|recipient))",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d[:.]\d\d\b")
_ANSWER = re.compile(r"(?:(?:sv|vs|re|fw|fwd)[ ]?:[ ]*)*", re.IGNORECASE)
_LONGEST_LABEL = 20
_LONGEST_DISCLAIMER = 2_000


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines, by number, in which a mail tells of its sender and more, and its subject."""

    first: int
    last: int
    subject: str


def opened(source: Source) -> Source:
    """The source without what the mail says of itself, its disclaimer and older mails below; its
    subject is told as the header of the page."""
    text = source.text
    lines = [line for line in source.lines if text[line.start : line.end].strip()]
    blocks = _around(text, lines) if _SENDER.search(text) else []
    gone = [(lines[block.first].start, lines[block.last].end) for block in blocks]
    gone = sorted([*gone, *_disclaimers(text, lines)])
    subjects = (block.subject for block in blocks if block.last + 1 < len(lines))
    header = (*source.page_header, *filter(None, subjects))
    return replace(_without(source, gone), page_header=header) if gone else source


def _around(text: str, lines: Sequence[Line]) -> list[_Block]:
    """What the mails around the minutes say of themselves; what is beneath the minutes goes on to
    the last line."""
    attended = [at for at, line in enumerate(lines) if _attends(text[line.start : line.end])]
    found: list[_Block] = []
    for block in _blocks([text[line.start : line.end] for line in lines]):
        above = bool(attended) and attended[0] < block.first
        below = bool(attended) and attended[-1] > block.last
        if above or (found and not below):
            return [*found, replace(block, last=len(lines) - 1)]
        found.append(block)
    return found


def _blocks(said: Sequence[str]) -> Iterator[_Block]:
    at = 0
    while at < len(said):
        fields: dict[str, str] = {}
        first = at
        while at < len(said) and (told := _FIELD.match(said[at])):
            name = "sent" if told.lastgroup == "day" else str(told.lastgroup)
            if name in fields:
                break
            fields[name] = said[at]
            at += 1
            while name in ("to", "copy") and at < len(said) and _goes_on(said[at - 1], said[at]):
                at += 1
        if _is_mail(fields):
            above = first > 0 and _ABOVE.fullmatch(said[first - 1])
            yield _Block(first - 1 if above else first, at - 1, _subject(fields))
        at = max(at, first + 1)


def _goes_on(line: str, following: str) -> bool:
    """Whether a list of addresses goes on in the following line."""
    listed = line.rstrip().endswith((";", ",")) or "@" in following
    return listed and not _FIELD.match(following)


def _is_mail(fields: Mapping[str, str]) -> bool:
    """Whether these fields are a mail's; a memo has a sender and a date too, but no addresses and
    no time of day."""
    sent = fields.get("sent", "")
    told = _FIELD.match(sent)
    addressed = any("@" in line for line in fields.values()) and _CLOCK.search(sent)
    mailed = told and (told["sent"] or addressed)
    return bool(mailed) and "sender" in fields and bool(fields.keys() & {"to", "subject"})


def _subject(fields: Mapping[str, str]) -> str:
    """What the mail is about, without the marks of an answer."""
    subject = fields.get("subject", "").partition(":")[2].strip(" \t*_|")
    return _ANSWER.sub("", subject, count=1)


def _attends(line: str) -> bool:
    """Whether a line opens a list of who was there, as only minutes have one."""
    label, colon, _ = line[: 2 * _LONGEST_LABEL].replace("|", ":").partition(":")
    return bool(colon or len(line) <= _LONGEST_LABEL) and label_kind(label) == "front"


def _disclaimers(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The spans of paragraphs, from where they speak of "this mail", that call it confidential."""
    low = text.lower()
    if not any(beginning in low for beginning in _BEGINNINGS):
        return
    ended = 0
    for at, line in enumerate(lines):
        if line.cells or line.start < ended or not _DISCLAIMER.search(text, line.start, line.end):
            continue
        last = at
        while last + 1 < len(lines) and text[lines[last].end : lines[last + 1].start] == "\n":
            last += 1
        ended = lines[last].end
        short = ended - line.start <= _LONGEST_DISCLAIMER
        if short and _CONFIDENTIAL.search(text, line.start, ended):
            yield line.start, ended


def _without(source: Source, gone: Sequence[tuple[int, int]]) -> Source:
    """The source without the lines in these spans, which are in order."""
    text, cuts = source.text, list[tuple[int, int]]()
    for span in gone:
        start, end = _whole_lines(text, *span)
        while cuts and start <= cuts[-1][1]:
            first, last = cuts.pop()
            start, end = min(first, start), max(last, end)
        cuts.append((start, end))
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    kept = (text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    taken = [0, *accumulate(end - start for start, end in cuts)]
    lines = []
    for line in source.lines:
        before = bisect_right(cuts, (line.start, len(text)))
        if not before or line.start >= cuts[before - 1][1]:
            lines.append(_moved(line, taken[before]))
    return replace(source, text="".join(kept), lines=tuple(lines))


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with its line ends: the blank lines behind it, or at the end of the text before."""
    start = text.rfind("\n", 0, start) + 1
    while text[end : end + 1] == "\n":
        end += 1
    if end == len(text):
        start = len(text[:start].rstrip("\n"))
    return start, end


def _moved(line: Line, by: int) -> Line:
    """The line where so many characters before it are taken out."""
    cells = tuple((start - by, end - by) for start, end in line.cells)
    return replace(line, start=line.start - by, end=line.end - by, cells=cells)
