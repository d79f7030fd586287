"""What somebody still is to do, told around a corner, in bokmål and nynorsk."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind
from workflow.minutes.grammar.clauses import Names, clauses

NAMES = Names(frozenset(("Kari", "Per")), frozenset())


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modal"),
    [
        # what was left undone, and is done after all
        ("Kari har ikke sendt brevet, men gjør det i morgen.", "sende", "present", None),
        ("Kari har ikke fått sendt brevet ennå, men gjør det i uke 12.", "sende", "present", None),
        ("Kari rakk ikke å sende brevet, men skal gjøre det.", "sende", "modal", "will"),
        ("Per rakk ikke å ringe banken, gjør det på mandag.", "ringe", "present", None),
        ("Per har ikke ringt banken, men ringer i morgen.", "ringe", "present", None),
        ("Kari har glemt å sende brevet, men gjør det i dag.", "sende", "present", None),
        (
            "Kari har ikkje fått skrive brevet enno, men gjer det i morgon.",
            "skrive",
            "present",
            None,
        ),
        ("Kari rakk ikkje å sende brevet, men gjer det i morgon.", "sende", "present", None),
        ("Brevet er ikke sendt, men blir sendt i morgen.", "sende", "present", None),
        # what somebody says to do
        ("Kari sier hun lager plakat innen fredag.", "lage", "present", None),
        ("Kari sier at hun skal snakke med banken.", "snakke", "modal", "will"),
        ("Per sa at han kunne sende brev.", "sende", "modal", "may"),
        ("Kari seier at ho snakkar med banken.", "snakke", "present", None),
        ("Kari svarte at hun vil snakke med banken.", "snakke", "modal", "want"),
        ("Kari svarte at tida er knapp, men at hun skal ringe banken.", "ringe", "modal", "will"),
        ("Kari svarte at tida er knapp, men at ho skal ringje banken.", "ringje", "modal", "will"),
        ("Per sier at taket er tett og at han skal male det.", "male", "modal", "will"),
    ],
)
def test_what_is_still_to_be_done_is_the_deed(
    text: str, lemma: str, tense: str, modal: str | None
) -> None:
    (clause,) = clauses(text, 0, NAMES)
    assert clause.verb is not None
    assert (clause.verb.lemma, clause.tense, clause.modal) == (lemma, tense, modal)
    assert not clause.negated


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("Kari har ikke sendt brevet.", "sende", "perfect"),
        ("Kari har sendt brevet, men gjør det om igjen i mai.", "sende", "perfect"),
        ("Tilsynet har ikke godkjent den, og gjør det ikke i mai.", "godkjenne", "perfect"),
        ("Kari har ikke ringt, men sender brev.", "ringe", "perfect"),
        ("Per er ikke valgt, men blir valgt i mai.", "velge", "state"),
        ("Kari sier hun er lei seg.", "si", "present"),
        ("Kari sa hun har en avtale.", "seie", "past"),
        ("Per sa han hadde ringt.", "seie", "past"),
        ("Per sa han får svar fra hele fylket.", "seie", "past"),
        ("Kari sier at Per sender brevet.", "si", "present"),
        ("Kari svarte at tida er knapp, men at det skal ringes.", "svare", "past"),
        ("Kari svarte at tida er knapp og at hun var syk.", "svare", "past"),
    ],
)
def test_what_is_told_of_how_things_are_is_no_pledge(text: str, lemma: str, tense: str) -> None:
    first = clauses(text, 0, NAMES)[0]
    assert first.verb is not None
    assert (first.verb.lemma, first.tense) == (lemma, tense)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kari har ikke fått sendt brevet til banken ennå, men gjør det i morgen.",
            ("Sende brevet til banken", "Kari", "2023-03-17"),
        ),
        (
            "Kari har ikke sendt brevet, men Per gjør det i morgen.",
            ("Sende brevet", "Per", "2023-03-17"),
        ),
        (
            "Kari har ikke sendt brevet. Hun gjør det i morgen.",
            ("Sende brevet", "Kari", "2023-03-17"),
        ),
        ("Hvem skal ringe banken? Kari gjør det i morgen.", ("Ringe banken", "Kari", "2023-03-17")),
        ("Kven ringjer banken? Kari tek det i morgon.", ("Ringje banken", "Kari", "2023-03-17")),
        (
            "Per sa at han skulle sende brev til rektor i morgen.",
            ("Sende brev til rektor", "Per", "2023-03-17"),
        ),
        ("Kari sier at hun ringer banken i morgen.", ("Ringe banken", "Kari", "2023-03-17")),
    ],
)
def test_it_is_their_task_on_its_own_day(text: str, expected: tuple[str, str, str]) -> None:
    (task,) = [p for p in proposed(text) if p.kind is Kind.TASK]
    assert (task.title, task.owner, task.window.timex) == expected
