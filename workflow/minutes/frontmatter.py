"""What stands before the matters: title, the body that met, its date, language and attendance.

Owns where the front matter ends, the title, the group and the language. The meeting's date is
`meetingdate`, the people are `attendance`; the matters themselves are left to `sections`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from workflow.minutes import attendance, meetingdate
from workflow.minutes.source import Line, Source, Style

HEAD_LINES = 90
_WORD = re.compile(r"[^\W\d_]+")
_KEY = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_MARKUP = re.compile(r"[*_`#]+")
_SECTION = re.compile(
    r"(?:(?:sak|punkt|pkt\.?|[A-ZÆØÅ]{1,3}|[A-ZÆØÅ]-SAK)[ \t.:]*\d{1,4}\b|\d{1,3}/\d{2,4}\b|\d{1,2}(?:\.\d{1,2})*[.)]?[ \t]+[^\W\d_]"
    r"|[A-ZÆØÅ]\)[ \t]|(?:saker|saksliste|agenda|dagsorden|saklista?|til behandling)\b)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\d{1,2}\.[ \t]*(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des|\d)", re.IGNORECASE
)
_NYNORSK = frozenset(
    "ikkje eg frå ein eit dei vert vart vere vera berre kva korleis kven noko nokon meir mykje skule "
    "veke veka saman sjå gjer gjekk seier hjå me dykk hausten kjem tek òg også fyrste framlegg stad "
    "møtebok skrivar tilskot stades meldt då sidan høyring innan medan desse kvar heile skal".split()
)
_BOKMAL = frozenset(
    "ikke jeg fra en et de blir ble være bare hva hvordan hvem noe noen mer mye skole uke uka sammen "
    "se gjør gikk sier hos vi dere høsten kommer tar også første forslag sted protokoll tilskudd stede "
    "da siden høring innen mens disse hver hele skal".split()
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
    lines = [line for line in source.lines if line.start >= after and line.end > line.start]
    head, body_start = _head(text, lines, after)
    contents = [plain(text[line.start : line.end]) for line in head]
    title = _title(yaml, head, contents, source.name)
    return FrontMatter(
        title=title,
        group=_group(yaml, title, contents),
        meeting_date=meetingdate.find(yaml, title, contents, text[body_start:], source.name),
        language=language(text),
        people=attendance.people(yaml, _attendance_lines(text, head, lines)),
        body_start=body_start,
    )


def language(text: str) -> str:
    """ "nn" where nynorsk function words outnumber those of bokmål, else "nb"."""
    words = _WORD.findall(text[:60_000].lower())
    nynorsk = sum(word in _NYNORSK and word not in _BOKMAL for word in words)
    bokmal = sum(word in _BOKMAL and word not in _NYNORSK for word in words)
    return "nn" if nynorsk > bokmal else "nb"


def plain(content: str) -> str:
    """A line without Markdown's emphasis and heading marks."""
    return _MARKUP.sub("", content).strip()


def _yaml(source: Source) -> tuple[dict[str, list[str]], int]:
    """The YAML block that opens a Markdown file, lists and scalars alike, and where it ends."""
    text, found = source.text, dict[str, list[str]]()
    lines = source.lines
    if not lines or text[lines[0].start : lines[0].end].strip() != "---":
        return found, 0
    values: list[str] = []
    for line in lines[1:HEAD_LINES]:
        content = text[line.start : line.end]
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


def _head(text: str, lines: list[Line], after: int) -> tuple[list[Line], int]:
    """The lines before the first matter, and where that begins."""
    titled = False
    in_attendance = False
    for at, line in enumerate(lines[:HEAD_LINES]):
        content = plain(text[line.start : line.end])
        words = content.rstrip(": ")
        if attendance.is_label(words):
            in_attendance = True
            continue
        heading = line.style is Style.HEADING
        if heading and not titled:
            titled = True
            if at < 4:
                continue
        if (
            _SECTION.match(content)
            and not (_DATED.match(content) or line.cells)
            and not content.endswith(",")
        ):
            return lines[:at], line.start
        if heading and (in_attendance or at > 3) and not meetingdate.speaks_of_meeting(content):
            return lines[:at], line.start
        if (
            len(content) > 160
            and at > 1
            and line.style is not Style.ROW
            and not attendance.opens(content)
        ):
            return lines[:at], line.start
    return lines[:HEAD_LINES], lines[min(len(lines), HEAD_LINES) - 1].end if lines else after


def _attendance_lines(text: str, head: list[Line], lines: list[Line]) -> list[attendance.Entry]:
    """The head's lines; where it names nobody, those at the end of the document may."""
    del lines
    return [
        attendance.Entry(
            plain(text[line.start : line.end]),
            tuple(plain(text[first:last]) for first, last in line.cells),
            line.style is Style.HEADING,
        )
        for line in head
    ]


_MINUTES = r"(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll|referat/protokoll)"
_GROUP_IN = re.compile(
    r"\b(?:møtet?|styremøtet?|årsmøtet?)(?:[ \t]+(?:nr\.?[ \t]*)?\d{1,3}(?:/\d{2,4})?)?[ \t]+(?:i|av|med|for)[ \t]+(?P<body>[^\n]+)",
    re.IGNORECASE,
)
_GROUP_OF = re.compile(
    rf"\b{_MINUTES}[ \t]+(?:for|fra|frå|av)[ \t]+(?P<body>[^\n]+)", re.IGNORECASE
)
_GROUP_LABEL = re.compile(
    r"(?:utvalg|utval|styre|råd|gruppe|organ|møte i)[ \t]*:[ \t]*(?P<body>\S[^\n]{2,80})",
    re.IGNORECASE,
)
_MINUTES_WORD = re.compile(
    rf"\b{_MINUTES}(?:et|en|a)?\b[ \t]*(?:fra|frå|for|av)?[ \t]*", re.IGNORECASE
)
_MEETING_WORD = re.compile(
    r"\b(?:konstituerende[ \t]+|ekstraordinært[ \t]+)?(?:møtet?|møte[ \t]+nr\.?)(?:[ \t]+(?:nr\.?[ \t]*)?\d{1,3}(?:[ \t]*[/-][ \t]*\d{2,4})?)?\b[ \t]*(?:i|av|for)?[ \t]*",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(r"\b(?P<body>[\wæøå]+?(?:s[ \t]+|s?-?)?)møt(?:et?|ebok)\b", re.IGNORECASE)
_CUT = re.compile(
    r"[ \t]*(?:[,;(]|\s[–—-]\s|\s\d{1,2}[./ ]|\b(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|laur|sun)dag\b|\bkl\.?\s|\bden\s\d|\d{4}-\d\d)"
)
_NO_BODY = frozenset("møte møtet referat protokoll pilot agenda tid dato sted".split())


def _group(yaml: dict[str, list[str]], title: str, contents: list[str]) -> str | None:
    """The body that met, as the document calls it."""
    for line in [*yaml.get("subheadline", ()), title, *contents[:14]]:
        for pattern in (_GROUP_IN, _GROUP_LABEL, _GROUP_OF):
            if (match := pattern.search(line)) and (body := _body(match.group("body"))):
                return body
    for line in [title, *contents[:6]]:
        if not meetingdate.speaks_of_meeting(line):
            continue
        rest = _MEETING_WORD.sub(" ", _MINUTES_WORD.sub(" ", meetingdate.without_dates(line)))
        for piece in re.split(r"\s[–—-]\s|[,;|:(]", rest):
            if body := _body(piece):
                compound = _MEETING_OF.fullmatch(body)
                return _definite(compound.group("body")) if compound else body
    return None


def _body(words: str) -> str | None:
    cut = _CUT.search(words, 1)
    words = (words[: cut.start()] if cut else words).strip(" .,:;–—-'\"«»|/")
    letters = sum(sign.isalpha() for sign in words)
    if letters < 3 or letters < len(words) // 2 or words.lower() in _NO_BODY or len(words) > 100:
        return None
    return words[0].upper() + words[1:]


def _definite(stem: str) -> str:
    """ "STYRE" (of "STYREMØTE") → "Styret"; a name keeps its form."""
    stem = stem.strip(" -")
    if stem.lower() in ("styre", "hovedstyre", "hovudstyre", "råd"):
        return stem[0].upper() + stem[1:].lower() + ("et" if stem.lower() == "råd" else "t")
    return stem[0].upper() + stem[1:]


def _title(yaml: dict[str, list[str]], head: list[Line], contents: list[str], name: str) -> str:
    """The document's own title: from its YAML, its first line that speaks of a meeting or minutes,
    its first heading, its first line, or the file's name."""
    if named := yaml.get("title"):
        return named[0]
    for content in contents[:12]:
        if (
            meetingdate.speaks_of_meeting(content)
            and len(content) <= 160
            and ":" not in content[:16]
        ):
            return " ".join(content.split())
    for line, content in zip(head, contents, strict=True):
        if line.style is Style.HEADING and content:
            return " ".join(content.split())
    first = next((content for content in contents if content and ":" not in content[:16]), "")
    return " ".join(first.split())[:160] or PurePath(name).stem
