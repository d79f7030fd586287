"""What a document is called: its own title, or what tells most of it.

Owns choosing the line, and putting the body beside a title that is but "Referat". Which words name
the body is `committee`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from workflow.minutes.head import attendance, committee, meetingdate

_LONG = 160  # characters of a line that must be running text
_PAGE = re.compile(r"\s{2,}side \d{1,3}(?: av \d{1,3})?$", re.IGNORECASE)  # in the right corner
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!] [A-ZÆØÅ]")
_FIRST = 12  # lines among which the title is looked for


def own(yaml: dict[str, list[str]], contents: Sequence[str], headings: Sequence[str]) -> str | None:
    """The document's own title: from its YAML, its first line that speaks of a meeting or minutes,
    its first heading, or its first line where that is no label and no sentence."""
    if named := yaml.get("title"):
        return named[0]
    lines = [_PAGE.sub("", content) for content in contents]
    for content in sorted(_unlabelled(lines), key=_is_greeting):
        speaks = meetingdate.speaks_of_meeting(content) and not meetingdate.is_stamp(content)
        if speaks and len(content) <= _LONG:
            return " ".join(content.split())
    if headings:
        return " ".join(headings[0].split())
    first = " ".join(" ".join(_unlabelled(lines[:1])).split())[:_LONG]
    return first if first and not first.endswith(".") else None


def of_page(page_header: Sequence[str]) -> str | None:
    """The title that the header of the page tells: what there speaks of a meeting or minutes."""
    return next(filter(meetingdate.speaks_of_meeting, page_header), None)


def otherwise(contents: Sequence[str], name: str) -> str:
    """What a document without a title is called: its first line that is no label, or its file."""
    told = _unlabelled([_PAGE.sub("", content) for content in contents])
    return " ".join(told[0].split())[:_LONG] if told else PurePath(name).stem


def told(title: str, contents: Sequence[str], group: str | None) -> str:
    """The title, but where it is only the word for minutes, the line below that names the meeting
    ("REFERAT", and beneath it "Møte i havnerådet"), or with the body that met."""
    if not committee.is_bare(title):
        return title
    lines = [" ".join(_PAGE.sub("", content).split()) for content in contents[:_FIRST]]
    at = next((place for place, line in enumerate(lines) if line == title), len(lines))
    for line in lines[at + 1 : at + 3]:
        named = committee.unlabelled(line)
        if attendance.opens(line) or ":" in named[:24] or len(line) > _LONG or line.endswith("."):
            break
        if _names_meeting(named):
            named = named.strip("#* ")
            led = named.split()[0].lower() in ("fra", "frå", "for", "av")
            return f"{title} {named[0].lower()}{named[1:]}" if led else named
    return f"{group} – {title.strip('#*:! ').lower()}" if group else title


def _names_meeting(line: str) -> bool:
    """Whether a line says which meeting it was: more than "Møte", its number and its date."""
    if not meetingdate.speaks_of_meeting(line) or committee.is_bare(line):
        return False
    left = re.sub(
        r"\b(?:møtet?|nr|no|kl|den)\b|[\W\d_]", "", meetingdate.without_dates(line).lower()
    )
    return len(left) > 2


def _is_greeting(content: str) -> bool:
    """Whether a line may be written to who gets the minutes: "Her er referatet. Si fra innen
    11. mars." A title may end in a full stop, too, but then it tells a date or stands alone."""
    ends = content.endswith((".", "!"))
    return ends and bool(_TWO_SENTENCES.search(content) or not meetingdate.dates(content))


def _unlabelled(contents: Sequence[str]) -> list[str]:
    """The first lines that are no labels: "Referat: Styremøte 3. mai" is none, and "Emne:" is left
    out before what names a meeting."""
    found = []
    for content in contents[:_FIRST]:
        named = committee.unlabelled(content)
        if named != content and (
            committee.names_body(named) or meetingdate.speaks_of_meeting(named)
        ):
            found.append(content if committee.is_bare(content[: -len(named)]) else named)
        elif ":" not in content[:20]:
            found.append(content)
    return found
