"""The sample minutes that ship with Frist: one meeting of March 2023, as PDF and as DOCX.

The region, its municipalities and all persons are invented. `HELD` is the day of the meeting.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

DOCX = "referat-2023-03-16.docx"
PDF = "referat-2023-03-16.pdf"
HELD = date(2023, 3, 16)


def path(name: str) -> Path:
    """Where a sample lies on disk, such as `path(samples.PDF)`."""
    with as_file(files(__name__) / name) as found:
        return found


def data(name: str) -> bytes:
    """The bytes of a sample."""
    return (files(__name__) / name).read_bytes()
