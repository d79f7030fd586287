"""What a file's text needs before it is read: odd spaces and signs, broken words, page furniture.

Owns the repair of text, in two strengths. `gentle` is for plain text, whose visible characters
a quote must match one by one; `thorough` is for formats whose characters are the program's and
not the writer's. Which lines there are is left to `files`; sentences are left to `sections`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_SPACES = dict.fromkeys(
    map(
        ord,
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    ),
    " ",
)
_BREAKS = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n")
_CONTROLS = {code: " " for code in (*range(9), *range(14, 32), 127) if code not in (9, 10)}
BREAKS = ("\ufffe", "\u00ad", "\u2010")  # a PDF reader's, a writer's and a typesetter's
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc"
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\uf02d"), "-")
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
# Symbol and Wingdings bullets, as Word leaves them in the private-use area
_BULLETS = dict.fromkeys(
    (
        0xF0B7,
        0xF0A7,
        0xF0A8,
        0xF0D8,
        0xF076,
        0xF0FC,
        0xF06F,
        0xF06E,
        0xF071,
        0xF0B0,
        0xF0E0,
        0xF09F,
        0xF075,
        0x25AA,
        0x25CF,
        0x25A0,
        0x2043,
        0x2219,
    ),
    "•",
)
# half a sign, as some PDFs give it: no database or file takes it
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_GENTLE = _SPACES | _BREAKS | _CONTROLS | _HALVES
_THOROUGH = _GENTLE | dict.fromkeys(map(ord, INVISIBLE)) | _HYPHENS | _LIGATURES | _BULLETS
_ROUGH = re.compile(f"[{re.escape(''.join(map(chr, _GENTLE)))}]")  # faster than `translate`

_BROKEN = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_COORDINATED = frozenset(("og", "eller", "samt", "til", "enten", "hhv", "henholdsvis"))
_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.)\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:av|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_COUNTED_PAGE = r"(?:side|page)\s+\d{1,4}\s*(?:av|of|/)\s*\d{1,4}"
_WITH_PAGE_NUMBER = re.compile(rf"{_COUNTED_PAGE}\b.*|.*\b{_COUNTED_PAGE}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def gentle(text: str) -> str:
    """Plain text with line ends as `\\n` and odd white space as spaces; all that shows stays.

    A lone surrogate is replaced by U+FFFD, so that every text can be written as UTF-8.
    Letters written as base and accent are composed ("a" + U+030A → "å"), since no Norwegian word
    is recognised otherwise.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _ROUGH.sub(lambda rough: _GENTLE[ord(rough[0])], text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def thorough(text: str) -> str:
    """The text of one paragraph or run: plus soft hyphens gone, U+2011 as "-", ligatures spelled
    out, Word's private bullets as "•"."""
    text = text.translate(_THOROUGH)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def join(first: str, second: str, known: Iterable[str] = ()) -> str:
    """Two pieces of one wrapped line as one, a word broken by a hyphen made whole.

    The hyphen stays where it belongs to the writing: before "og" and "eller" ("nærings- og"),
    before a capital or a figure ("EU-land", "2023-24"), and where `known` (the document's own
    words, lower case) has the word with a hyphen. `BREAKS`, the signs that tell of a broken word,
    are judged the same way.
    """
    marked = first.endswith(BREAKS)
    first = first[:-1] + "-" if marked else first
    broken = _BROKEN.search(first)
    head = _FIRST_WORD.match(second)
    if not broken or not head:
        return f"{first}{'' if first.endswith('-') and not first.endswith(' -') else ' '}{second}"
    tail = head.group()
    if tail in _COORDINATED:
        return f"{first} {second}"
    if tail[0].isupper() or broken.group(1).isupper() or len(broken.group(1)) == 1:
        return first + second
    words = known if isinstance(known, (set, frozenset)) else frozenset(known)
    if f"{broken.group(1)}-{tail}".lower() in words:
        return first + second
    return first[:-1] + second


def is_page_number(line: str) -> bool:
    """Whether a line at the edge of a page is its number ("Side 2 av 5", "- 2 -", "2/5"), or begins
    or ends with a number of so many pages ("Havnerådet – side 2 av 5")."""
    bare = line.strip()
    return bool(_PAGE_NUMBER.fullmatch(bare) or _WITH_PAGE_NUMBER.fullmatch(bare))


def furniture(edges: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that are page headers and footers, given the lines at each page's edges.

    A line is furniture when it stands on at least two pages and on more than half of them, its
    figures set aside. Compare with `faceless(line)`.
    """
    pages = [frozenset(map(faceless, lines)) for lines in edges]
    seen = Counter(line for page in pages for line in page if line)
    least = max(2, len(pages) // 2 + 1)
    return frozenset(line for line, count in seen.items() if count >= least)


def faceless(line: str) -> str:
    """The line with its figures and spacing set aside, so that "Side 2" equals "Side 3"."""
    return " ".join(_DIGITS.sub("#", line).split()).lower()
