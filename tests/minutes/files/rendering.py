"""One text as DOCX, ODT, HTML and PDF, as programs write them, so that readings can be compared.

The text is Markdown of the simplest sort: "#" title, "##" headings, paragraphs, "-" bullets
(two spaces deeper a level), "1." numbered items, "|" tables, **bold** lines. In DOCX and ODT the
numbers of headings and items are automatic, as Word and Writer make them. All bytes depend on
the text alone.
"""

from __future__ import annotations

import html as escaping
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime

STAMP = datetime(2023, 3, 22, 12)
_ROW = re.compile(r"\|(.*)\|$")
_HEADING = re.compile(r"(#{1,6}) (?:(\d+)\. )?(.*)$")
_BULLET = re.compile(r"( *)- (.*)$")
_ITEM = re.compile(r"\d+\. (.*)$")
_BOLD = re.compile(r"\*\*(.*)\*\*$")


@dataclass
class Block:
    """A heading, paragraph, bullet, numbered item or table of the text."""

    kind: str
    text: str = ""
    level: int = 0
    numbered: bool = False
    rows: list[list[str]] = field(default_factory=list)


def parse(markdown: str) -> list[Block]:
    """The blocks of the text in order."""
    blocks: list[Block] = []
    for line in markdown.splitlines():
        if not line.strip() or re.fullmatch(r"[|\- ]+", line):
            continue
        if match := _ROW.match(line):
            if not blocks or blocks[-1].kind != "table":
                blocks.append(Block("table"))
            blocks[-1].rows.append([cell.strip() for cell in match.group(1).split("|")])
        elif match := _HEADING.match(line):
            blocks.append(
                Block("heading", match.group(3), len(match.group(1)), bool(match.group(2)))
            )
        elif match := _BULLET.match(line):
            blocks.append(Block("bullet", match.group(2), len(match.group(1)) // 2))
        elif match := _ITEM.match(line):
            blocks.append(Block("item", match.group(1)))
        elif match := _BOLD.match(line):
            blocks.append(Block("bold", match.group(1)))
        else:
            blocks.append(Block("paragraph", line))
    return blocks


def docx(markdown: str, header: str = "") -> bytes:
    """A Word document with styles, automatic numbering, a bordered table, header and footer."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    document = Document()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering = document.part.numbering_part.element
    for number, (form, text) in {90: ("decimal", "%1."), 91: ("decimal", "%1.")}.items():
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {space} w:abstractNumId="{number}"><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                "</w:lvl></w:abstractNum>"
            ),
        )
        numbering.append(
            parse_xml(
                f'<w:num {space} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            )
        )
    restarts = 100

    def number_it(paragraph: object, key: int) -> None:
        shape = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]  # python-docx is untyped
        shape.append(
            parse_xml(f'<w:numPr {space}><w:ilvl w:val="0"/><w:numId w:val="{key}"/></w:numPr>')
        )

    before = ""
    for block in parse(markdown):
        if block.kind == "heading":
            heading = document.add_heading(block.text, block.level - 1)
            if block.numbered:
                number_it(heading, 90)
        elif block.kind == "table":
            table = document.add_table(0, len(block.rows[0]), style="Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif block.kind == "bullet":
            style = "List Bullet" if not block.level else f"List Bullet {block.level + 1}"
            document.add_paragraph(block.text, style=style)
        elif block.kind == "item":
            if before != "item":
                restarts += 1
                numbering.append(
                    parse_xml(
                        f'<w:num {space} w:numId="{restarts}"><w:abstractNumId w:val="91"/>'
                        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                    )
                )
            number_it(document.add_paragraph(block.text, style="List Paragraph"), restarts)
        else:
            paragraph = document.add_paragraph()
            run = paragraph.add_run(block.text.replace("‑", "-"))
            run.bold = block.kind == "bold" or None
        before = block.kind
    if header:
        section = document.sections[0]
        section.header.paragraphs[0].text = header
        footer = section.footer.paragraphs[0]
        footer.add_run("Side ")
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        footer._p.append(number)
    properties = document.core_properties
    properties.author = properties.last_modified_by = header or "Frist"
    properties.title, properties.comments = parse(markdown)[0].text, ""
    properties.created = properties.modified = STAMP
    properties.language = "nb-NO"
    kept = io.BytesIO()
    document.save(kept)
    with zipfile.ZipFile(kept) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def packed(parts: dict[str, bytes], stored: str = "") -> bytes:
    """A zip archive whose bytes depend on its parts alone; `stored` names the part not compressed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return kept.getvalue()


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{short}="{_ODF}{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)
_ODT_STYLES = (
    '<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
    '</style:style><text:list-style style:name="N"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/></text:list-style><text:list-style style:name="L">'
    + "".join(
        f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="•"/>' for n in (1, 2, 3)
    )
    + "</text:list-style>"
)


def odt(markdown: str) -> bytes:
    """A Writer document: outline numbering for headings, lists, a table."""
    body, before = [], ""
    for block in parse(markdown):
        text = escaping.escape(block.text, quote=False)
        if block.kind == "heading":
            words = f'<text:h text:outline-level="{max(1, block.level - 1)}">{text}</text:h>'
            if block.numbered:
                words = (
                    '<text:list text:style-name="N" text:continue-numbering="true">'
                    f"<text:list-item>{words}</text:list-item></text:list>"
                )
            body.append(words)
        elif block.kind == "table":
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    f"<table:table-cell><text:p>{escaping.escape(cell)}</text:p></table:table-cell>"
                    for cell in row
                )
                + "</table:table-row>"
                for row in block.rows
            )
            body.append(f"<table:table>{rows}</table:table>")
        elif block.kind in ("bullet", "item"):
            words = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
            for _ in range(block.level):
                words = f"<text:list-item><text:list>{words}</text:list></text:list-item>"
            if before == block.kind:
                body[-1] = body[-1].removesuffix("</text:list>") + words + "</text:list>"
            else:
                # a list style of its own, so that the headings' numbers go on by themselves
                style = "L" if block.kind == "bullet" else "I"
                body.append(f'<text:list text:style-name="{style}">{words}</text:list>')
        else:
            style = "B" if block.kind == "bold" else "P"
            body.append(f'<text:p text:style-name="{style}">{text}</text:p>')
        before = block.kind
    styles = (
        _ODT_STYLES
        + _ODT_STYLES[_ODT_STYLES.index("<text:list-style") :]
        .replace('"N"', '"I"')
        .split("</text:list-style>")[0]
        + "</text:list-style>"
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
        f"{''.join(body)}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return packed(
        {
            "mimetype": kind.encode(),
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        },
        stored="mimetype",
    )


def html(markdown: str) -> bytes:
    """A web page with lists, a table, a style sheet and a script."""
    body, lists = [], list[str]()

    def close(depth: int) -> None:
        while len(lists) > depth:
            body.append(f"</li></{lists.pop()}>")

    for block in parse(markdown):
        text = escaping.escape(block.text, quote=False)
        if block.kind in ("bullet", "item"):
            tag = "ul" if block.kind == "bullet" else "ol"
            if lists and lists[0] != tag:
                close(0)
            if len(lists) > block.level:
                close(block.level + 1)
                body.append("</li>")
            else:
                body.append(f"<{tag}>")
                lists.append(tag)
            body.append(f"<li>{text}")
            continue
        close(0)
        if block.kind == "heading":
            # numbered by hand, as web editors do
            count = sum(part.startswith("<h2>") and part[4:5].isdigit() for part in body) + 1
            label = f"{count}. " if block.numbered else ""
            body.append(f"<h{block.level}>{label}{text}</h{block.level}>")
        elif block.kind == "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{escaping.escape(c)}</td>" for c in row) + "</tr>\n"
                for row in block.rows
            )
            body.append(f"<table>{rows}</table>")
        elif block.kind == "bold":
            body.append(f"<p><strong>{text}</strong></p>")
        else:
            body.append(f"<p>\n  {text}\n</p>")
    close(0)
    page = (
        "<!DOCTYPE html><html lang='nb'><head><meta charset='utf-8'><title>x</title>"
        "<style>p { color: red }</style><script>var a = '<p>nei</p>';</script></head><body>"
        + "\n".join(body)
        + "</body></html>"
    )
    return page.encode()


def pdf(markdown: str, header: str = "") -> bytes:
    """A PDF of A4 pages with wrapped paragraphs, a ruled table, page header and footer."""
    from reportlab.lib.colors import black
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=7)
    title = ParagraphStyle("title", plain, fontName="Helvetica-Bold", fontSize=16, leading=20)
    heading = ParagraphStyle(
        "heading", plain, fontName="Helvetica-Bold", fontSize=12.5, leading=16, spaceBefore=8
    )
    bold = ParagraphStyle("bold", plain, fontName="Helvetica-Bold")
    cell = ParagraphStyle("cell", plain, spaceAfter=0)
    flow: list[object] = []
    numbers = {"heading": 0, "item": 0}
    before = ""
    for block in parse(markdown):
        text = escaping.escape(block.text, quote=False)
        if block.kind != "item":
            numbers["item"] = 0
        if block.numbered or block.kind == "item":
            numbers[block.kind] += 1
            text = f"{numbers[block.kind]}. {text}"
        if block.kind == "table":
            rows = [[Paragraph(escaping.escape(c), cell) for c in row] for row in block.rows]
            widths = [440 / len(rows[0])] * len(rows[0])
            flow.append(
                Table(
                    rows,
                    widths,
                    style=[("GRID", (0, 0), (-1, -1), 0.5, black)],
                    hAlign="LEFT",
                    spaceAfter=8,
                )
            )
        elif block.kind in ("bullet", "item"):
            style = ParagraphStyle(
                "list",
                plain,
                leftIndent=16 * (block.level + 1),
                bulletIndent=16 * block.level + 4,
                spaceAfter=2,
            )
            if block.kind == "item":
                mark, text = text.split(" ", 1)
            else:
                mark = "•"
            flow.append(Paragraph(text, style, bulletText=mark))
        else:
            styles = {"heading": title if block.level == 1 else heading, "bold": bold}
            flow.append(Paragraph(text, styles.get(block.kind, plain)))
        before = block.kind
    del before

    def edges(canvas: object, page: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]  # reportlab is untyped
        canvas.drawString(70, 805, header)  # type: ignore[attr-defined]  # reportlab is untyped
        canvas.drawString(70, 35, f"Side {page.page}")  # type: ignore[attr-defined]  # reportlab is untyped

    kept = io.BytesIO()
    made = SimpleDocTemplate(
        kept, pagesize=A4, leftMargin=70, rightMargin=70, topMargin=70, bottomMargin=70, invariant=1,
        title=parse(markdown)[0].text, author=header or "Frist", lang="nb-NO",
    )  # fmt: skip
    made.build(
        flow,
        onFirstPage=edges if header else lambda *_: None,
        onLaterPages=edges if header else lambda *_: None,
    )
    return kept.getvalue()
