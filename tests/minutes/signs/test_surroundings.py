"""What the place of a line tells of it."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, read, source
from workflow.domain.proposal import Kind
from workflow.minutes import reading
from workflow.minutes.signs import surroundings


def _topic(text: str) -> bool:
    found, names = reading.gather(source(text), MEETING, ["Kari Moen"])
    return surroundings.topic(found[-1], names)


@pytest.mark.parametrize(
    "text",
    [
        "# Saksliste\n- Velge styre\n",
        "# Agenda\n- Planlegge vårens turer\n",
        "# Mål for møtet\n- finne ut hva vi må bestille\n",
        "# Referat\n## 3. Planlegge sommerfesten\nVi snakket om den.\n",
    ],
)
def test_a_bare_verb_names_a_topic(text: str) -> None:
    found, names = reading.gather(source(text), MEETING, ["Kari Moen"])
    topics = [c.text for c in found if surroundings.topic(c, names)]
    assert len(topics) == 1
    assert [p.quote for p in read(text).proposals if p.kind is Kind.TASK] == []


@pytest.mark.parametrize(
    "text",
    [
        "# Saksliste\n- Velge styre – Kari\n",
        "# Saksliste\n- Sende lista innen 1. mai\n",
        "# Saksliste\n- Kari ringer banken\n",
        "# Oppgaver\n- Velge styre\n",
    ],
)
def test_with_somebody_to_do_it_or_a_limit_it_is_more_than_a_topic(text: str) -> None:
    assert not _topic(text)


@pytest.mark.parametrize(
    ("text", "asks"), [("Skal kjøpe pynt(?)\n", False), ("Kjøpe pynt?\n", True)]
)
def test_a_doubt_in_brackets_asks_nobody(text: str, asks: bool) -> None:
    found, _ = reading.gather(source(text), MEETING)
    assert ("ends:?" in surroundings.signs(found[0])) is asks


INPUT = (
    "# 2. Planen\nUtkastet fikk bred støtte. I runden rundt bordet kom disse innspillene:\n\n- {}\n"
)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Innledningen bør kortes ned", True),
        ("Kapitlet om kraft må skrives om", True),
        ("Kari må sende tallene", False),
        ("Vi må sende tallene", False),
        ("Sende tallene", False),
    ],
)
def test_what_ought_to_be_in_a_list_of_input_is_only_put_forward(text: str, only: bool) -> None:
    found, _ = reading.gather(source(INPUT.format(text)), MEETING, ["Kari Moen"])
    assert surroundings.put_forward(found[-1]) is only


def test_a_row_with_but_one_cell_names_the_rows_below() -> None:
    table = "| Hva | Hvem |\n|---|---|\n| Kjøkkenet | |\n| Vaske gulv | Kari |\n| Feie | |\n"
    found, _ = reading.gather(source(table), MEETING, ["Kari Moen"])
    rows = {row.unit.text.strip(" |"): surroundings.parts_table(row) for row in found}
    assert rows == {"Kjøkkenet": True, "Vaske gulv": False, "Feie": False}
