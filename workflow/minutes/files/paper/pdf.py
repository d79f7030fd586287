"""PDF → `Source`: the words of each page with their places, read by PDFium.

Owns opening and its refusals, and the words. What makes them lines, rows, headings and
paragraphs is `layout`.
"""

from __future__ import annotations

import ctypes
import re
import threading
import zlib
from collections.abc import Iterator
from typing import Any

from workflow.domain.errors import Refused
from workflow.minutes.files.archive import damaged, encrypted, overgrown
from workflow.minutes.files.draft import MOST_TEXT, too_long
from workflow.minutes.files.paper import layout, marks
from workflow.minutes.files.paper.grid import Rule, Upright
from workflow.minutes.files.paper.words import Word
from workflow.minutes.source import Source

MOST_PAGES = 500
_MOST_OBJECTS = 5_000
_MOST_LINES = 800
_SHORTEST = 6.0  # points; shorter lines are underlines of a sign
_THICK = 3.0
_MOST_INFLATED = 40_000_000
_PLAUSIBLE = 2_000_000
_HIGHEST_RATIO = 100
_HARMLESS = 2_000  # bytes, which inflate to two million at the most
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?")
_USUAL_SIZE = 11.0
_RUN = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_WORD = re.compile(r"\S+")
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # ISO 32000-1, table 123
_LOCK = threading.Lock()  # PDFium may be called by one thread at a time


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of a PDF file."""
    _guard(data, name)
    with _LOCK:
        pages = _pages(data, name)
    if not any(sign.isalnum() for page in pages for word in page.words for sign in word.text):
        raise Refused(
            f"«{name}» er et skannet bilde uten tekst; "
            "kjør tekstgjenkjenning (OCR) på fila og prøv igjen."
        )
    return layout.draft(pages).finish(name, sha256)


def _guard(data: bytes, name: str) -> None:
    """Refuses a file whose streams inflate to more than pages of text can hold.

    PDFium would inflate up to a gigabyte. Pictures are left alone, since no text needs them.
    """
    if _TWICE.search(data):
        raise overgrown(name)
    total = 0
    for start in _STREAM.finditer(data):
        end = data.find(b"endstream", start.end())
        size = (end if end >= 0 else len(data)) - start.end()
        if size < _HARMLESS or b"/Image" in data[max(0, start.start() - 400) : start.start()]:
            continue
        try:
            inflated = zlib.decompressobj().decompress(
                data[start.end() : start.end() + size], _MOST_INFLATED
            )
        except zlib.error:
            continue
        total += len(inflated)
        if total >= _MOST_INFLATED or (
            len(inflated) > _HIGHEST_RATIO * size and len(inflated) > _PLAUSIBLE
        ):
            raise overgrown(name)


def _pages(data: bytes, name: str) -> list[layout.Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise encrypted(name) from error
        raise damaged(name) from error
    try:
        if len(document) > MOST_PAGES:
            raise Refused(
                f"«{name}» har {len(document)} sider, flere enn de {MOST_PAGES} som leses; "
                "del fila og prøv igjen."
            )
        pages = []
        read = 0
        for number in range(len(document)):
            pages.append(_page(document, number))
            read += sum(len(word.text) for word in pages[-1].words)
            if read > MOST_TEXT:
                raise too_long()
        return pages
    except (pypdfium2.PdfiumError, UnicodeDecodeError) as error:
        raise damaged(name) from error
    finally:
        document.close()


def _page(document: Any, number: int) -> layout.Page:
    page = document[number]
    text = page.get_textpage()
    try:
        words = marks.dropped(list(_words(text)))
        rules, uprights = _drawn(page) if words else ([], [])
        return layout.Page(page.get_width(), page.get_height(), words, rules, uprights)
    finally:
        text.close()
        page.close()


def _words(page: Any) -> Iterator[Word]:
    """The words in the order that the page draws them.

    PDFium ends a run of words with a line end, or with U+FFFE where it saw a word broken.
    """
    from pypdfium2 import raw

    text: str = page.get_text_range()
    handle = page.raw
    # a character PDFium gives no text for shifts the two ways of counting
    shifted = len(text) != page.count_chars()
    left, right, low, high, x, y = (ctypes.c_double() for _ in range(6))
    origin, box = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetCharBox
    run = 0
    for line in _RUN.finditer(text):
        places = [match.span() for match in _WORD.finditer(text, *line.span())]
        if shifted:
            index = raw.FPDFText_GetCharIndexFromTextIndex
            spans = [(index(handle, first), index(handle, last - 1)) for first, last in places]
        else:
            spans = [(first, last - 1) for first, last in places]
        if not spans:
            continue
        # the last word tells the size: the first may be a bullet in a font of its own
        size, bold = _font(raw, handle, spans[-1][0])
        bold = bold and _font(raw, handle, spans[0][0])[1]
        for (first, last), (start, end) in zip(places, spans, strict=True):
            if origin(handle, start, x, y) and box(handle, end, left, right, low, high):
                edge = max(right.value, x.value)
                word, at, base = text[first:last], x.value, y.value
                if marks.may_end(word):
                    word = marks.without(word, _raised(raw, handle, end, last - first, base, size))
                yield Word(word, at, edge, base, size, bold, run)
        run += 1


def _raised(raw: Any, handle: Any, end: int, most: int, base: float, size: float) -> int:
    """How many of the signs up to this index are raised above the base of their word."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for count in range(most):
        raw.FPDFText_GetCharOrigin(handle, end - count, x, y)
        if not marks.is_raised(base, y.value, size):
            return count
    return most


def _font(raw: Any, handle: Any, at: int) -> tuple[float, bool]:
    """The size in points, and whether it is bold, of the character at this index."""
    matrix, name, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(96), ctypes.c_int()
    raw.FPDFText_GetMatrix(handle, at, matrix)
    size = abs(raw.FPDFText_GetFontSize(handle, at) * (matrix.d or matrix.b)) or _USUAL_SIZE
    raw.FPDFText_GetFontInfo(handle, at, name, len(name), flags)
    return size, bool(flags.value & _FORCE_BOLD) or _BOLD.search(name.value) is not None


def _drawn(page: Any) -> tuple[list[Rule], list[Upright]]:
    """The horizontal and the vertical lines that the page draws, edges of boxes among them."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    uprights: list[Upright] = []
    corners = tuple(ctypes.c_float() for _ in range(4))
    for at in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        shape = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(shape, *corners):
            continue
        left, low, right, high = (corner.value for corner in corners)
        if right - left > _SHORTEST:
            rules += [Rule(y, left, right) for y in {low, high if high - low > _THICK else low}]
        if high - low > _SHORTEST:
            uprights += [
                Upright(x, low, high) for x in {left, right if right - left > _THICK else left}
            ]
        if len(rules) + len(uprights) > _MOST_LINES:
            break
    return rules, uprights
