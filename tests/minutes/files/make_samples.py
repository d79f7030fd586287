"""Makes the sample minutes that ship in the package: `python -m tests.minutes.files.make_samples`.

Both files come from one text, tests/golden/minutes/sample.md, and are byte for byte the same
each time with the same versions of reportlab and python-docx.
"""

from __future__ import annotations

from pathlib import Path

from tests.minutes.files import rendering
from workflow import samples

TEXT = Path(__file__).parents[2] / "golden" / "minutes" / "sample.md"
HEADER = "Fjordregionen"


def made() -> dict[str, bytes]:
    """The files' bytes by name."""
    text = TEXT.read_text("utf-8")
    return {
        samples.DOCX: rendering.docx(text, HEADER),
        samples.PDF: rendering.pdf(text, HEADER),
    }


def main() -> None:
    """Write the files into the package."""
    for name, data in made().items():
        samples.path(name).write_bytes(data)


if __name__ == "__main__":
    main()
