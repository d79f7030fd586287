"""The text as a typesetter puts it on pages."""

from __future__ import annotations

import html as escaping
import io
from typing import Any

from tests.minutes.files.rendering.blocks import parse


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

    def edges(canvas: Any, page: Any) -> None:
        if not header:
            return
        canvas.setFont("Helvetica", 8)
        canvas.drawString(70, 805, header)
        canvas.drawString(70, 35, f"Side {page.page}")

    kept = io.BytesIO()
    made = SimpleDocTemplate(
        kept,
        pagesize=A4,
        **dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 70),
        invariant=1,
        title=parse(markdown)[0].text,
        author=header or "Frist",
        lang="nb-NO",
    )
    made.build(flow, onFirstPage=edges, onLaterPages=edges)
    return kept.getvalue()
