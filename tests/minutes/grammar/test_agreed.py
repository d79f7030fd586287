"""The clause within what was agreed."""

import pytest

from workflow.minutes.grammar import agreed
from workflow.minutes.grammar.clauses import Clause, Names, clauses

NAMES = Names(frozenset(("Kari", "Per")))


def _within(text: str) -> Clause | None:
    (clause,) = clauses(text, 0, NAMES)
    return agreed.within(text, clause, NAMES)


@pytest.mark.parametrize(
    ("text", "told", "subject", "lemma"),
    [
        ("Vi ble enige om å vaske boden.", "vaske boden.", "none", "vaske"),
        (
            "Vi er enige om å sende brev til dem som har søkt.",
            "sende brev til dem som har søkt.",
            "none",
            "sende",
        ),
        ("Det vart semje om at Kari ringjer.", "Kari ringjer.", "person", "ringje"),
        ("Styret vedtok at taket skal males.", "taket skal males.", "thing", "male"),
        ("Styret er enig i at Per ringer.", "Per ringer.", "person", "ringe"),
    ],
)
def test_the_agreed_is_a_clause_of_its_own(text: str, told: str, subject: str, lemma: str) -> None:
    inner = _within(text)
    assert inner is not None
    assert inner.verb is not None
    assert (text[inner.start : inner.end], inner.subject, inner.verb.lemma) == (
        told,
        subject,
        lemma,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kari vasker boden.",
        "Kommunen må ha en vedtatt plan for å kunne søke.",
        "Det som har med avtaler å gjøre, tar Per.",
        "Vi er enige.",
    ],
)
def test_where_nothing_is_agreed_there_is_none(text: str) -> None:
    assert _within(text) is None
