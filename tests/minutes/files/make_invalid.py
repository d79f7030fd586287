"""Makes the files of tests/golden/invalid: `python -m tests.minutes.files.make_invalid`."""

from __future__ import annotations

import io
from pathlib import Path

from tests.minutes.files import rendering
from tests.minutes.files.rendering.blocks import packed

FOLDER = Path(__file__).parents[2] / "golden" / "invalid"
_TEXT = "# Referat\n\nVi møttes 3. mai 2023."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def made() -> dict[str, bytes]:
    """The files' bytes by name."""
    word = rendering.docx(_TEXT)
    return {
        "empty.txt": b"",
        "blank.txt": b" \r\n\t\n",
        "signs.txt": b"--- *** ???",
        "damaged.docx": word[: len(word) // 2],
        "damaged.pdf": b"%PDF-1.4\nnothing follows\n",
        "renamed.pdf": b"Vi trodde dette var en PDF.",
        "renamed.docx": b"Vi trodde dette var et Word-dokument.",
        "locked.pdf": _locked(),
        "locked.docx": _OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        "locked.odt": packed(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>",
            }
        ),
        "old.doc": _OLE + bytes(500) + "WordDocument".encode("utf-16-le"),
        "scan.pdf": _scan(),
        "sheet.xlsx": packed({"xl/workbook.xml": b"<workbook/>"}),
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(32)),
        "program.txt": bytes(range(256)) * 8,
        "letter.rtf": b"{\\rtf1 Hei}",
        "bomb.docx": packed({"word/document.xml": bytes(3_000_000)}),
        "entities.docx": packed({"word/document.xml": _entities()}),
        "deep.docx": packed({"word/document.xml": _deep()}),
    }


def _locked() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    kept = io.BytesIO()
    canvas = Canvas(kept, encrypt=StandardEncryption("hemmelig"), invariant=1)
    canvas.drawString(72, 700, "Referat")
    canvas.save()
    return kept.getvalue()


def _scan() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    kept = io.BytesIO()
    canvas = Canvas(kept, invariant=1)
    canvas.rect(72, 72, 300, 600, fill=1)
    canvas.save()
    return kept.getvalue()


def _entities() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    return (
        f'<!DOCTYPE w [<!ENTITY a0 "ha">{levels}]><w:document xmlns:w="{_WORD}"><w:body><w:p><w:r>'
        "<w:t>&a8;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def _deep() -> bytes:
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return (
        f'<w:document xmlns:w="{_WORD}"><w:body>{start * 500}<w:p/>{end * 500}'
        "</w:body></w:document>"
    ).encode()


def main() -> None:
    """Write the files."""
    for name, data in made().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
