"""The text as LibreOffice Writer writes it."""

from __future__ import annotations

import html as escaping

from tests.minutes.files.rendering.blocks import packed, parse

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
_NUMBERS = (
    '<text:list-style style:name="{name}"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/></text:list-style>'
)
_STYLES = (
    '<style:style style:name="B" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    # headings and items count apart
    + _NUMBERS.format(name="N")
    + _NUMBERS.format(name="I")
    + '<text:list-style style:name="L">'
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
            words = f'<text:h text:outline-level="{block.level - 1}">{text}</text:h>'
            if block.level == 1:
                words = f'<text:p text:style-name="Title">{text}</text:p>'
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
                style = "L" if block.kind == "bullet" else "I"
                body.append(f'<text:list text:style-name="{style}">{words}</text:list>')
        else:
            style = "B" if block.kind == "bold" else "P"
            body.append(f'<text:p text:style-name="{style}">{text}</text:p>')
        before = block.kind
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles><office:body><office:text>"
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
