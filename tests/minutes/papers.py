"""Minutes made up for these tests, and a short way to read them."""

from __future__ import annotations

from datetime import date

from workflow.domain.proposal import Proposal, Reading
from workflow.minutes import files, reading
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
