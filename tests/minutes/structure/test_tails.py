"""Labels behind a task, in the forms that secretaries write them."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


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
