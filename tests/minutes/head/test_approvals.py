"""Which earlier minutes a text approves."""

from __future__ import annotations

from datetime import date

import pytest

from workflow.minutes.head.approvals import find

BEFORE = None  # the meeting before this one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "2. Godkjenning av protokollen fra 19.01.23\n\nProtokollen ble godkjent\n",
            [(date(2023, 1, 19), "Protokollen ble godkjent")],
        ),
        (
            "Godkjenning av protokoll fra møtet 19. januar\nGodkjent.\n",
            [(date(2023, 1, 19), "Godkjent.")],
        ),
        (
            "Godkjenning av referat frå møtet 2.12.\n\n  Referatet vart godkjent.\n",
            [(date(2022, 12, 2), "Referatet vart godkjent.")],
        ),
        (
            "2. Referatet fra møtet 19. januar 2023\n\nReferatet ble godkjent slik det var sendt.",
            [(date(2023, 1, 19), "Referatet ble godkjent slik det var sendt.")],
        ),
        (
            "Sak 4 Møtebok\nMøteboka frå 8. februar vart samrøystes godkjend.\n",
            [(date(2023, 2, 8), "Møteboka frå 8. februar vart samrøystes godkjend.")],
        ),
        (
            "Sak 1 Godkjenning av innkalling og referat\nInnkalling: godkjent\nReferat: godkjent\n",
            [(BEFORE, "Referat: godkjent")],
        ),
        ("Referat fra sist: godkjent.", [(BEFORE, "Referat fra sist: godkjent.")]),
        ("Godkjenning av protokollen fra 19.01.23\n\nUtsatt til neste møte.\n", []),
        ("Protokollen fra 19.01.23 skal godkjennes på neste møte.", []),
        ("Referatet fra 19. januar ble ikke godkjent.", []),
        ("Ble protokollen fra sist godkjent av alle?", []),
        ("Godkjenning av innkalling\n\nInnkallingen ble godkjent.\n", []),
        ("Budsjettet ble godkjent. Styret gikk gjennom referatet.", []),
    ],
)  # fmt: skip
def test_which_earlier_minutes_a_text_approves(
    text: str, found: list[tuple[date | None, str]]
) -> None:
    said = find(text, date(2023, 3, 16))
    assert [(each.day, text[each.start : each.end]) for each in said] == found
