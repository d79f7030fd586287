"""Minutes made up for these tests, and a short way to read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workflow.domain.proposal import Proposal, Reading
from workflow.minutes import files, reading
from workflow.minutes.files.draft import PARAGRAPH, Draft
from workflow.minutes.source import Source
from workflow.minutes.style import Style

MEETING = date(2023, 3, 16)


def source(text: str) -> Source:
    """The text as if it were a file."""
    return files.load(text.encode(), "referat.txt")


def read(text: str, style: Style | None = None) -> Reading:
    """What is proposed from a text of the meeting on 16 March 2023."""
    return reading.read(source(text), meeting_date=MEETING, style=style)


BOARD = """\
Referat fra styremøte i Lia vel torsdag 16. mars 2023
Til stede: Kari Moen, Per Dahl, Berit Lund

1. Godkjenning av innkalling
Innkallingen ble godkjent.

2. Lekeplassen
Gjerdet ble satt opp i fjor. Per sa at det holder godt.
Berit bestiller nye benker innen 1. mai.
Kari sender søknad til kommunen.

3. Neste møte
Neste møte er torsdag 20. april kl. 18.00.
"""


def amid(matter: str) -> str:
    """The board's minutes with `matter` as their third, under a heading of its own."""
    head, _, rest = BOARD.partition("3. Neste møte")
    return f"{head}3. {matter}\n\n4. Neste møte{rest}"


def proposed(text: str, heading: str = "Uteområdet") -> list[Proposal]:
    """What is proposed from `text` where it stands under a heading amid the board's minutes."""
    asked = amid(f"{heading}\n{text}\n")
    start = asked.index(text)
    return [p for p in read(asked).proposals if start <= p.span[0] < start + len(text)]


def tabled(rows: Sequence[str], heading: str = "Oppfølging") -> list[Proposal]:
    """What is proposed from a table under a heading: cells parted by "|", their paragraphs by "¶",
    "^" where the cell above goes on; an empty row parts two tables."""
    draft, table = Draft(), object()
    draft.paragraph("Referat fra styremøte torsdag 16. mars 2023")
    draft.paragraph("Til stede: Kari Moen, Per Dahl, Berit Lund")
    draft.heading(heading, 2)
    for row in rows:
        table = table if row else object()
        cells = [cell.strip() for cell in row.split("|")]
        merged = [at for at, cell in enumerate(cells) if cell == "^"]
        texts = ["" if cell == "^" else cell.replace("¶", PARAGRAPH) for cell in cells]
        draft.row(texts, table, merged)
    draft.paragraph("Møtet ble hevet.")
    return list(reading.read(draft.finish("referat.docx", ""), meeting_date=MEETING).proposals)


def known(proposals: Sequence[Proposal]) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, title, time and owner of each proposal."""
    return [(p.kind.value, p.title, p.window.timex, p.owner) for p in proposals]
