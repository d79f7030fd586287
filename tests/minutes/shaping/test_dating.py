"""Which of the times named in a clause is the item's own."""

import pytest

from tests.minutes.papers import read
from workflow.domain.proposal import Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Komiteen møtes neste gang 9. mai.", "9. mai"),
        ("Nemnda møtest neste gong 4. juni.", "4. juni"),
        ("Neste møte: onsdag 12. april.", "onsdag 12. april"),
    ],
)
def test_a_day_goes_before_words_that_only_it_dates(text: str, words: str) -> None:
    found = read(f"1. Arbeidet\n{text}\n").proposals
    assert [p.window.words for p in found if p.kind is Kind.EVENT] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kari sender lista så snart den er klar.", ""),
        ("Kari sender lista så snart som mulig.", "så snart som mulig"),
        ("Kari sender lista snart.", "snart"),
    ],
)
def test_what_joins_two_clauses_is_no_time(text: str, words: str) -> None:
    found = read(f"1. Lista\n{text}\n").proposals
    assert [p.window.words for p in found if p.kind is Kind.TASK] == [words]


@pytest.mark.parametrize(
    "lead",
    [
        "# Oppgaver til fredag 31. mars",
        "# Innen 31. mars",
        "Til fredag 31. mars:",
        "* Ferdig til 31. mars:",
    ],
)
def test_what_a_list_is_to_be_done_by_holds_for_each_of_its_points(lead: str) -> None:
    found = read(f"{lead}\n    * Kari rydder boden\n    * Per ringer banken\n").proposals
    said = [(p.kind, p.title, p.window.timex, p.window.deadline) for p in found]
    assert said == [
        (Kind.TASK, "Rydde boden", "2023-03-31", True),
        (Kind.TASK, "Ringe banken", "2023-03-31", True),
    ]


def test_a_list_to_the_next_meeting_has_the_date_that_the_text_gives_it() -> None:
    text = "Neste møte blir i uke 14.\n\n# Mål til neste møte\n* Kari rydder boden\n"
    (task,) = (p for p in read(text).proposals if p.kind is Kind.TASK)
    assert (task.title, task.window.timex) == ("Rydde boden", "2023-W14")


@pytest.mark.parametrize(
    "text",
    [
        "Innen 31. mars:\n- Per ringer banken\n\nAnnet ble drøftet.\nKari sender referatet.\n",
        "# Søknader til 31. mars\n* Kari sender referatet.\n",
        "# Avslutning før jul\n* Kari sender referatet.\n",
    ],
)
def test_it_holds_for_the_list_alone_and_no_matter_is_taken_for_such_a_lead(text: str) -> None:
    (task,) = (p for p in read(text).proposals if p.title == "Sende referatet")
    assert task.window.timex is None
