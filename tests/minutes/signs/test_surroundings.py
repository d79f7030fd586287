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
