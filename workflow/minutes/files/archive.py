"""The zipped XML inside DOCX and ODT files, opened with care.

Owns what makes such an archive safe to read: sizes before unpacking, damage, encryption, no
document type declarations (entity bombs). What the XML means is left to each format.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from xml.etree import ElementTree

from workflow.domain.errors import Refused

LARGEST_PART = 30_000_000
LARGEST_TOTAL = 200_000_000
HIGHEST_RATIO = 200
MOST_PARTS = 5_000
MOST_TAGS = 1_500_000
MOST_BLOCKS = 40_000
DEEPEST = 200
_ALWAYS_FINE = 2_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, its declared sizes checked. Refuses damaged and overgrown ones."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except _BROKEN as error:
        raise damaged(name) from error
    sizes = [part.file_size for part in parts]
    packed = sum(part.compress_size for part in parts)
    if (
        len(parts) > MOST_PARTS
        or sum(sizes) > LARGEST_TOTAL
        or (sum(sizes) > _ALWAYS_FINE and sum(sizes) > HIGHEST_RATIO * max(1, packed))
    ):
        raise overgrown(name)
    if any(part.flag_bits & 1 for part in parts):
        raise encrypted(name)
    return archive


def part(archive: zipfile.ZipFile, path: str, name: str, missing: bytes | None = None) -> bytes:
    """The bytes of one part, never more than `LARGEST_PART`; `missing` where there is none."""
    try:
        with archive.open(path) as stream:
            content = stream.read(LARGEST_PART + 1)
    except KeyError as error:
        if missing is None:
            raise damaged(name) from error
        return missing
    except _BROKEN as error:
        raise damaged(name) from error
    if len(content) > LARGEST_PART:
        raise overgrown(name)
    return content


def tree(archive: zipfile.ZipFile, path: str, name: str) -> ElementTree.Element | None:
    """The parsed XML of one part, None where there is none.

    Refuses document type declarations, deep nesting, and more elements than minutes have.
    """
    content = part(archive, path, name, b"")
    if not content:
        return None
    if content.count(b"<") > MOST_TAGS:
        raise overgrown(name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise damaged(name)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged(name) from error
    level, depth = [root], 0
    while level:
        level = [child for element in level for child in element]
        depth += 1
        if depth > DEEPEST:
            raise overgrown(name)
    return root


def bounded(body: ElementTree.Element, tags: Iterable[str], name: str) -> None:
    """Refuses a body with more elements of these tags than minutes have."""
    for tag in tags:
        if any(count >= MOST_BLOCKS for count, _ in enumerate(body.iter(tag))):
            raise overgrown(name)


def overgrown(name: str) -> Refused:
    """The sentence for a file that unpacks to more than minutes can be."""
    return Refused(f"«{name}» pakkes ut til mye mer enn et referat kan være, og er ikke lest.")


def damaged(name: str) -> Refused:
    """The sentence for a file that can't be opened."""
    return Refused(f"«{name}» er skadet og lar seg ikke åpne; lagre den på nytt og prøv igjen.")


def encrypted(name: str) -> Refused:
    """The sentence for a file that is locked with a password."""
    return Refused(f"«{name}» er beskyttet med passord; fjern passordet og prøv igjen.")
