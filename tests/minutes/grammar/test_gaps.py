"""A verb that is said once for several, each with their own thing, in bokmål and nynorsk."""

from __future__ import annotations

import pytest

from tests.minutes.papers import read
from workflow.domain.proposal import Kind

HEAD = (
    "Referat fra styremøte i Lia vel torsdag 16. mars 2023\n"
    "Til stede: Kari Moen, Per Ove Dahl, Berit Lund, KM\n\n"
    "1. Festen\n"
)


def owners(text: str) -> list[tuple[str, str | None]]:
    """The tasks of a text with who does them."""
    return [
        (p.title.removesuffix(": Festen"), p.owner)
        for p in read(HEAD + text).proposals
        if p.kind is Kind.TASK
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kari bestiller mat, Per telt og Berit musikk.",
            [("Bestille mat", "Kari"), ("Bestille telt", "Per"), ("Bestille musikk", "Berit")],
        ),
        (
            "Kari Moen lager tekst og Per budsjett.",
            [("Lage tekst", "Kari Moen"), ("Lage budsjett", "Per")],
        ),
        (
            "Kari lagar plakat, og Per program.",
            [("Lage plakat", "Kari"), ("Lage program", "Per")],
        ),
        (
            "Per ringer kontoret; Kari korpset.",
            [("Ringe kontoret", "Per"), ("Ringe korpset", "Kari")],
        ),
        (
            "Kari og Per kjøper saft, Berit kaffe.",
            [("Kjøpe saft", "Kari og Per"), ("Kjøpe kaffe", "Berit")],
        ),
        (
            "Kari kjøper saft, Per og Berit kaffe.",
            [("Kjøpe saft", "Kari"), ("Kjøpe kaffe", "Per og Berit")],
        ),
        # a particle and a noun that go with the verb are shared too
        (
            "Kari melder inn to lag frå Vika, Per eitt frå Neset.",
            [("Melde inn to lag frå Vika", "Kari"), ("Melde inn eitt frå Neset", "Per")],
        ),
        (
            "Kari tar med kaker, Per kaffe.",
            [("Ta med kaker", "Kari"), ("Ta med kaffe", "Per")],
        ),
        (
            "Kari skriver teksten om skolen, Berit om barnehagen.",
            [
                ("Skrive teksten om skolen", "Kari"),
                ("Skrive teksten om barnehagen", "Berit"),
            ],
        ),
        (
            "Kari og Per ser på taket, Berit på veggen.",
            [("Se på taket", "Kari og Per"), ("Se på veggen", "Berit")],
        ),
        # and so is a modal
        (
            "Kari skal bestille mat og Per telt.",
            [("Bestille mat", "Kari"), ("Bestille telt", "Per")],
        ),
        (
            "Kari skal bestille mat og Per leie telt.",
            [("Bestille mat", "Kari"), ("Leie telt", "Per")],
        ),
    ],
)
def test_a_verb_said_once_is_done_by_each(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert owners(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names on a list, with what tells of them
        ("Kari inviterer Berit og Per neste uke.", [("Invitere Berit og Per", "Kari")]),
        (
            "Kari sender saken til Berit og Per til uttalelse.",
            [("Sende saken til Berit og Per til uttalelse", "Kari")],
        ),
        (
            "Kari kontakter Berit fra Vika og Per fra Neset.",
            [("Kontakte Berit fra Vika og Per fra Neset", "Kari")],
        ),
        # no thing behind the name
        ("Kari bestiller mat, Per også.", [("Bestille mat, Per også", "Kari")]),
        ("Kari sender referat, Per sekretær.", [("Sende referat, Per sekretær", "Kari")]),
        ("Kari bestiller mat; Per ikke ennå.", [("Bestille mat", "Kari")]),
        # a verb of one's own
        (
            "Kari rydder boden og Per hjelper Berit.",
            [("Rydde boden", "Kari"), ("Hjelpe Berit", "Per")],
        ),
    ],
)
def test_a_name_behind_og_may_do_nothing_or_something_else(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert owners(text) == expected
