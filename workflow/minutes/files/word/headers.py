"""The headers of a Word document's first pages.

Owns which parts they are (ECMA-376 part 1, 17.10), and that a field which tells the day of today,
of printing or of saving says nothing. What the rest of them means for lines is `docx`.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from xml.etree.ElementTree import Element

from workflow.domain.errors import Refused
from workflow.minutes.files import archive
from workflow.minutes.files.word.numbers import NS, W, on

_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOVING = re.compile(r"\s*(?:DATE|TIME|SAVEDATE|PRINTDATE|CREATEDATE)\b", re.IGNORECASE)


def first(parts: zipfile.ZipFile, document: Element | None, name: str) -> list[Element]:
    """The headers of the first section: of its first page, where that has its own, then of the
    others. One that is damaged is none."""
    section = next(document.iter(W + "sectPr"), None) if document is not None else None
    if section is None:
        return []
    wanted = ["first"] * on(section.find("w:titlePg", NS)) + ["default"]
    by_type = {
        reference.get(W + "type"): reference.get(_RELATED)
        for reference in section.iterfind("w:headerReference", NS)
    }
    try:
        targets = _targets(parts, name)
        paths = [targets[key] for each in wanted if (key := by_type.get(each)) in targets]
        headers = [archive.tree(parts, path, name) for path in paths]
    except Refused:
        return []
    found = [header for header in headers if header is not None]
    for header in found:
        _empty_moving_fields(header)
    return found


def _targets(parts: zipfile.ZipFile, name: str) -> dict[str | None, str]:
    """Where in the archive the document's related parts are, by their key."""
    relations = archive.tree(parts, "word/_rels/document.xml.rels", name)
    return {
        each.get("Id"): posixpath.normpath(posixpath.join("/word", each.get("Target") or ""))[1:]
        for each in (relations.iter(_RELATION) if relations is not None else ())
    }


def _empty_moving_fields(header: Element) -> None:
    """Take away the days that the program itself fills in."""
    around: list[bool] = []  # the fields begun, and whether each is such a one
    moving = 0  # how many of them are
    for element in header.iter():
        if element.tag == W + "fldChar":
            kind = element.get(W + "fldCharType")
            if kind == "begin":
                around.append(False)
            elif kind == "end" and around:
                moving -= around.pop()
        elif element.tag == W + "instrText" and around and not around[-1]:
            around[-1] = bool(_MOVING.match(element.text or ""))
            moving += around[-1]
        elif element.tag == W + "t" and moving:
            element.text = ""
        elif element.tag == W + "fldSimple" and _MOVING.match(element.get(W + "instr") or ""):
            for text in element.iter(W + "t"):
                text.text = ""
