"""Which playbook an item's words suggest."""

from __future__ import annotations

import pytest

from workflow.domain import playbooks
from workflow.domain.proposal import Kind
from workflow.minutes.shaping.playbook import _RULES, suggest


class Words:
    """As much of a unit as the suggestion reads."""

    def __init__(self, text: str) -> None:
        self.text = text


@pytest.mark.parametrize(
    ("kind", "title", "name"),
    [
        (Kind.TASK, "Sende notatet på høring til kommunene", "consultation"),
        (Kind.TASK, "Skrive høringsuttalelse om NOU 2022: 18", "statement"),
        (Kind.TASK, "Sende høyringssvar til fylket", "statement"),
        (Kind.TASK, "Publisere podkasten", "publication"),
        (Kind.TASK, "Bestille lokale til konferansen", "task"),
        (Kind.EVENT, "BEST-konferansen", "conference"),
        (Kind.EVENT, "Nor-Shipping", "trade-fair"),
        (Kind.EVENT, "Arendalsuka", "policy-week"),
        (Kind.EVENT, "Felles faggruppesamling", "joint-gathering"),
        (Kind.EVENT, "Seminar om batterier", "seminar"),
        (Kind.EVENT, "Neste møte i faggruppa", "meeting-cycle"),
        (Kind.EVENT, "Julelunsj", "task"),
        (Kind.EVENT, "Omvisning på messa", "task"),
        (Kind.EVENT, "Hvem som får samlingen, kunngjøres", "task"),
        # what an item is about is not what it is
        (Kind.TASK, "Sende svaret til kommunen: Høring om skoleruta", "task"),
        (Kind.TASK, "Ringe: Rapporten er ikke kommet", "task"),
        (Kind.EVENT, "Turen: Næringsdelegasjon til Nederland", "task"),
    ],
)
def test_the_words_of_a_title_suggest_the_kind_of_matter(kind: Kind, title: str, name: str) -> None:
    assert suggest(kind, title, Words("")) == name  # type: ignore[arg-type] # its text is all


def test_only_playbooks_that_exist_are_suggested() -> None:
    assert {name for name, _ in _RULES} <= set(playbooks.NAMES)
