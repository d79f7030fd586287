"""The text → its blocks; and zip archives whose bytes depend on their parts alone."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime

STAMP = datetime(2023, 3, 22, 12)  # noqa: DTZ001  zip and Word hold local time without zone
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


def packed(parts: dict[str, bytes], stored: str = "") -> bytes:
    """A zip archive whose bytes depend on its parts alone; `stored` is the part not compressed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return kept.getvalue()
