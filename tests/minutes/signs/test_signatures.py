"""Lines by which somebody signs or dates the minutes."""

from __future__ import annotations

import pytest

from tests.minutes.papers import BOARD, MEETING, read, source
from workflow.minutes import reading
from workflow.minutes.signs import signatures


@pytest.mark.parametrize(
    "foot",
    [
        "Ref.: KM 20.03.2023",
        "Referent: Kari Moen, 20. mars 2023",
        "Rett utskrift: Kari Moen 20.03.23",
        "20.03.23/KM",
        "KM, 20. mars 2023",
        "Kari Moen\n20.03.2023",
        "KM\n20. mars 2023",
        "20.03.2023",
        "Oppdatert 20.03.2023",
        "Sist oppdatert: 20. mars 2023",
        "Sendt ut: 20.03.2023",
        "Lagt ut 20. mars 2023 11:15 - Sist endret 21. mars 2023 10:02",
        "Referatet er skrevet 20. mars av KM.",
        "Referatet vart skrive 20. mars 2023 av Kari Moen.",
        "Kirkenes, 20. mars 2023",
    ],
)
def test_who_wrote_the_minutes_and_when_is_no_item(foot: str) -> None:
    found = read(f"{BOARD.partition('3. Neste')[0]}3. Høring\nPer svarer.\n\n{foot}\n").proposals
    assert [p.title for p in found if p.quote in foot] == []


@pytest.mark.parametrize("line", ["Sendt ut: 20.03.2023", "Ref: KM, 20.03.23"])
def test_nor_is_it_in_the_head(line: str) -> None:
    head, rest = BOARD.split("\n", 1)
    assert [p.title for p in read(f"{head}\n{line}\n{rest}").proposals if p.quote == line] == []


@pytest.mark.parametrize(
    "foot",
    [
        "Neste møte\n20.04.2023",
        "Neste møte:\n20. april 2023",
        "Kommende datoer\n20.04.2023\n25.05.2023",
        "Årsmøte 20.04.2023",
        "Sommerfesten 20. april 2023",
        "Oppdatert plan sendes ut 20. april 2023",
    ],
)
def test_a_day_that_is_to_come_is_more_than_a_signature(foot: str) -> None:
    found, _ = reading.gather(source(f"{BOARD}\n{foot}\n"), MEETING, ["Kari Moen"])
    starts = signatures.find(found, MEETING)
    assert [c.text for c in found if c.unit.start in starts] == []
