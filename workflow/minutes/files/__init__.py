"""Files → `Source`: one reader a format, chosen by what the bytes are and then by the name.

Owns the choice, the size limit and the sentences for what can't be read. What the text of a
format needs before it is read is `healing`; what a line means is left to `blocks`.
"""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import PurePath
from typing import Any

from workflow.domain.errors import Refused
from workflow.minutes.source import Source

__all__ = ["LIMIT", "load"]

LIMIT = 20_000_000
_TEXTUAL = frozenset((".txt", ".md", ".markdown", ".text", ".rst", ".log", ""))
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".heic", ".webp", ".bmp"))
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = "Frist leser PDF, DOCX, ODT, HTML, Markdown og ren tekst"


def load(data: bytes, name: str, *, limit: int = LIMIT) -> Source:
    """What the file with these bytes and this name says, line by line.

    `limit` is the most bytes accepted. Raises `Refused` with one sentence when the file is empty,
    too large, damaged, locked with a password, holds no text, or is of another kind.
    """
    name = PurePath(name).name or "fila"
    if len(data) > limit:
        raise Refused(
            f"«{name}» er {len(data) / 1e6:.0f} MB, over grensa på {limit / 1e6:.0f} MB; "
            "del den eller lagre den uten bilder."
        )
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise Refused(f"«{name}» er tom.")
    module: Any = import_module(f"workflow.minutes.files.{_format(data, name)}")
    source: Source = module.read(data, name, hashlib.sha256(data).hexdigest())
    if not any(sign.isalnum() for sign in source.text):
        raise Refused(f"«{name}» inneholder ingen tekst.")
    return source


def _format(data: bytes, name: str) -> str:
    """The module that reads this file."""
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "paper.pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        raise _compound(data, name)
    if suffix in (".pdf", ".docx", ".odt") or data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise Refused(f"«{name}» er skadet og lar seg ikke åpne; lagre den på nytt og prøv igjen.")
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(data[:4096]):
        return "web.html"
    if suffix in _PICTURES:
        raise Refused(f"«{name}» er et bilde; {_KINDS}.")
    if _binary(data) or data.startswith(b"{\\rtf"):
        raise Refused(f"«{name}» er av en type som ikke kan leses; {_KINDS}.")
    return "text"


def _zipped(data: bytes, name: str) -> str:
    from workflow.minutes.files import archive

    with archive.opened(data, name) as opened:
        names = set(opened.namelist())
        if "word/document.xml" in names:
            return "word.docx"
        if archive.part(opened, "mimetype", name, b"").startswith(
            b"application/vnd.oasis.opendocument.text"
        ):
            return "writer.odt"
    raise Refused(f"«{name}» er av en type som ikke kan leses; {_KINDS}.")


def _compound(data: bytes, name: str) -> Refused:
    """An OLE file: a locked DOCX, or a document from before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused(f"«{name}» er beskyttet med passord; fjern passordet og prøv igjen.")
    return Refused(
        f"«{name}» er i et gammelt Office-format; lagre den som DOCX eller PDF og prøv igjen."
    )


def _binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that is read."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    head = data[:65536]
    odd = sum(
        head.count(bytes((code,))) for code in (*range(9), *range(14, 27), *range(28, 32), 127)
    )
    return b"\x00" in head or odd > len(head) // 50
