"""Labels behind a task, in the forms that secretaries write them."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed, read, tabled


@pytest.mark.parametrize(
    "labels",
    [
        "Ansvarlig: Kari. Frist: 3. mai",
        "Ansvarleg: Kari. Frist: 3. mai.",
        "Ansv.: Kari. Tidsfrist: 3. mai",
        "Ansvar: Kari.\nFrist: 3. mai",
        "Ansvar/frist: Kari / 3. mai",
        "Ansvarlig/frist: Kari, 3. mai",
        "Ansvar og frist: Kari – innen 3. mai",
        "Ansvarleg og frist: Kari; 3. mai",
        "Frist/ansvar: 3. mai / Kari",
    ],
)
@pytest.mark.parametrize("behind", ["\n", " "])
def test_labels_beneath_or_behind_a_task_are_told_of_it(labels: str, behind: str) -> None:
    (task,) = proposed(f"Per bestiller container til dugnaden.{behind}{labels}")
    assert (task.title, task.owner) == ("Bestille container til dugnaden", "Kari")
    assert (task.window.timex, task.window.deadline) == ("2023-05-03", True)


@pytest.mark.parametrize(
    "labels", ["Ansvar/frist: uklart", "Ansvar og frist: avklares i mai", "Ansvar/frist: 3. mai"]
)
def test_what_names_nobody_with_a_day_is_no_such_label(labels: str) -> None:
    (task, *_) = proposed(f"Per bestiller container til dugnaden.\n{labels}")
    assert task.owner == "Per"


@pytest.mark.parametrize(
    ("pointed", "owner", "due"),
    [
        ("→ Kari", "Kari", None),
        ("-> Kari og Per", "Kari og Per", None),
        ("=> Kari, innen 3. mai", "Kari", "2023-05-03"),
        ("→ Kari 3. mai", "Kari", "2023-05-03"),
        ("->  Kari / uke 18", "Kari", "2023-W18"),
    ],
)
def test_an_arrow_behind_a_task_points_at_who_and_by_when(
    pointed: str, owner: str, due: str | None
) -> None:
    (task,) = proposed(f"- Spørre banken om støtte {pointed}")
    assert (task.title, task.owner) == ("Spørre banken om støtte", owner)
    assert task.window.timex == due


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("-> Kari spør banken om støtte", "Spørre banken om støtte"),
        ("Lyset er av -> Per skifter pære", "Skifte pære"),
    ],
)
def test_an_arrow_before_what_is_to_be_done_is_no_label(line: str, title: str) -> None:
    assert [p.title for p in proposed(line)] == [title]


@pytest.mark.parametrize("label", ["Oppfølging: Kari", "Oppfylging: Kari", "Oppfølgning: Kari"])
@pytest.mark.parametrize("behind", ["\n", " "])
def test_who_follows_up_is_told_of_the_task_before(label: str, behind: str) -> None:
    (task,) = proposed(f"Banken purres innen 3. mai.{behind}{label}")
    assert (task.owner, task.window.timex) == ("Kari", "2023-05-03")


def test_each_of_many_may_answer_for_a_task() -> None:
    (task,) = proposed("Det må lages en plan. Ansvar: hver kommune. Frist: 3. mai.")
    assert (task.title, task.owner) == ("Lage en plan", "hver kommune")


def test_labels_beneath_the_list_of_those_present_are_not_told_of_it() -> None:
    head = "Referat fra møte 16. mars 2023\nTil stede: Kari, Per og Berit\n"
    found = read(f"{head}Ansvar: Kari\nFrist: 3. mai\nLeie telt til dugnaden.\n").proposals
    assert [p.title for p in found if "Per" in p.quote] == []


def test_a_day_behind_who_answers_is_when_it_takes_place() -> None:
    rows = ["Mål | Tiltak | Status", "Trygghet | Temakveld for foreldrene¶Ansvar: Kari. Dato: "
            "26. april | Gul – foredragsholder mangler"]  # fmt: skip
    (found,) = tabled(rows)
    assert (found.owner, found.window.timex) == ("Kari", "2023-04-26")


def test_a_day_that_no_label_of_who_stands_before_is_told_of_nothing_above() -> None:
    found = proposed("Kari bestiller lokalet.\n\nDato: 26. april")
    assert [p.window.timex for p in found if p.title == "Bestille lokalet"] == [None]
