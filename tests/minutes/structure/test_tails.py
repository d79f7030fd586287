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
        "Ansvar: Kari / 3. mai",
        "Ansvar: Kari – innen 3. mai",
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
@pytest.mark.parametrize("stop", ["", ".", ", fristen er ute."])
def test_an_arrow_behind_a_task_points_at_who_and_by_when(
    stop: str, pointed: str, owner: str, due: str | None
) -> None:
    (task,) = proposed(f"- Spørre banken om støtte{stop} {pointed}")
    assert (task.title, task.owner) == ("Spørre banken om støtte", owner)
    assert task.window.timex == due


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("-> Kari spør banken om støtte", "Spørre banken om støtte"),
        ("Lyset er av -> Per skifter pære", "Skifte pære"),
        ("Lyset er av. -> Per skifter pære", "Skifte pære"),
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


@pytest.mark.parametrize("line", ["Kari / 3. mai", "Kari /3. mai", "Kari og Per / 3. mai"])
def test_a_name_and_a_day_on_a_line_of_their_own_are_told_of_the_task_above(line: str) -> None:
    (task,) = proposed(f"Invitasjonen sendes ut.\n{line}")
    assert task.title == "Sende ut invitasjonen"
    assert task.owner == line.partition("/")[0].strip()
    assert (task.window.timex, task.window.deadline) == ("2023-05-03", True)


@pytest.mark.parametrize(
    "lines", ["Kari / 3. mai\nPer / 10. mai", "STYRET FOR 2023/2024", "Kari, 3. mai"]
)
def test_a_list_of_names_and_days_is_told_of_no_task(lines: str) -> None:
    (task, *_) = proposed(f"Invitasjonen sendes ut.\n{lines}")
    assert (task.title, task.owner) == ("Sende ut invitasjonen", None)


@pytest.mark.parametrize(
    "labels",
    [
        "Ansvar: Kari\nFrist: 3. mai",
        "Frist: 3. mai\nAnsvarleg: Kari",
        "Ansvar/frist: Kari / 3. mai",
    ],
)
@pytest.mark.parametrize("task", ["Gå gjennom avtalene.", "Oppdatere avtalane"])
def test_labels_with_nothing_above_them_are_told_of_what_is_to_be_done_beneath(
    labels: str, task: str
) -> None:
    (found,) = proposed(f"{labels}\n{task}")
    assert (found.title, found.owner) == (task.rstrip("."), "Kari")
    assert (found.window.timex, found.window.deadline) == ("2023-05-03", True)


def test_labels_between_two_tasks_are_told_of_the_first() -> None:
    found = proposed("Rydde boden.\nAnsvar: Kari\nFrist: 3. mai\nOppdatere avtalene.")
    assert [(p.title, p.owner) for p in found] == [
        ("Rydde boden", "Kari"),
        ("Oppdatere avtalene", None),
    ]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Kari (frist 3.5): oppdatere kontaktlisten", "Kari"),
        ("Kari (innen 3. mai): Oppdatere kontaktlisten", "Kari"),
        ("- Kari Moen (3.5.): oppdatere kontaktlisten", "Kari Moen"),
        ("Kari og Per (seinast 3. mai): oppdatere kontaktlisten", "Kari og Per"),
    ],
)
def test_who_and_in_brackets_by_when_before_a_colon(line: str, owner: str) -> None:
    (task,) = proposed(line)
    assert (task.title, task.owner) == ("Oppdatere kontaktlisten", owner)
    assert task.window.timex == "2023-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "- Innkjøp av kaffe. Ansvarlig: Kari",
        "- Innkjøp av kaffi. Ansvarleg: Kari",
        "- Utsending av brev. Ansvar: Kari",
    ],
)
def test_what_somebody_answers_for_is_to_be_done_without_a_verb_too(line: str) -> None:
    (task,) = proposed(line)
    assert task.owner == "Kari"


def test_what_has_been_done_is_no_task_of_who_answers_for_it() -> None:
    assert proposed("- Gjerdet ble malt i fjor. Ansvarlig: Kari") == []


@pytest.mark.parametrize(
    "label", [" Aksjon Kari", " Aksjon Kari.", " Aksjon: Kari", "\nAksjon: Kari"]
)
def test_an_action_with_a_name_alone_is_told_of_the_task_before(label: str) -> None:
    (task,) = proposed(f"Vi purrer på leverandøren.{label}")
    assert (task.title, task.owner) == ("Purre på leverandøren", "Kari")


def test_an_action_that_tells_what_is_done_is_a_task_of_its_own() -> None:
    (task,) = proposed("Saken ble drøftet. Aksjon: Kari undersøker prisen.")
    assert (task.title, task.owner) == ("Undersøke prisen", "Kari")
