"""The text as Word writes it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from tests.minutes.files.rendering.blocks import STAMP, packed, parse


def docx(markdown: str, header: str = "") -> bytes:
    """A Word document with styles, automatic numbering, a bordered table, header and footer."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    document = Document()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering = document.part.numbering_part.element
    for number in (90, 91):  # headings, items
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {space} w:abstractNumId="{number}"><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
                "</w:lvl></w:abstractNum>"
            ),
        )
        numbering.append(
            parse_xml(
                f'<w:num {space} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            )
        )
    restarts = 100

    def number_it(paragraph: Any, key: int) -> None:
        shape = paragraph._p.get_or_add_pPr()
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
                        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
                        "</w:lvlOverride></w:num>"
                    )
                )
            number_it(document.add_paragraph(block.text, style="List Paragraph"), restarts)
        else:
            paragraph = document.add_paragraph()
            run = paragraph.add_run(block.text)
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
