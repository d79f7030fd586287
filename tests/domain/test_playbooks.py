"""The kinds of matter that ship, what is refused of a playbook, and how one is drawn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.workdays import is_workday
from tests.conftest import day_window, week_window
from workflow.domain import playbooks
from workflow.domain.errors import NotFound, Refused
from workflow.domain.playbooks import load
from workflow.domain.playbooks.diagram import mermaid, when
from workflow.domain.playbooks.model import Offset, Unit
from workflow.domain.window import Precision, Window

GOOD = """
title = "Kurs"
anchor = "start"

[[phases]]
name = "planned"
title = "Planlagt"

[[phases]]
name = "invited"
title = "Invitert"

[[phases]]
name = "held"
title = "Avholdt"
begins = "done"

[[steps]]
name = "invite"
title = "sende invitasjonen"
offset = "-4 weeks"
reaches = "invited"
"""


def test_every_kind_of_matter_in_the_founding_minutes_has_its_playbook() -> None:
    phases = {
        name: [phase.name for phase in playbook.phases]
        for name, playbook in playbooks.every().items()
    }
    assert phases == {
        "task": ["needs-action", "in-process", "completed"],
        "consultation": [
            *("drafting", "internal-comments", "sent", "open", "closed", "decided", "published"),
        ],
        "statement": ["drafting", "internal-comments", "approval", "sent", "published"],
        "conference": [
            *("planned", "programme", "invitations", "registration-open"),
            *("registration-closed", "held", "evaluated"),
        ],
        "trade-fair": ["planned", "invited", "listed", "held", "followed-up"],
        "policy-week": ["planned", "collecting", "programme", "held", "summed-up"],
        "joint-gathering": [
            *("call-for-hosts", "applications-closed", "host-announced", "programme"),
            *("held", "minutes"),
        ],
        "seminar": ["undated", "dated", "programme", "invitations", "held", "evaluated"],
        "publication": ["promised", "received", "published", "shared"],
        "meeting-cycle": ["planned", "called", "held", "drafted", "sent", "approved"],
    }


def test_an_unknown_playbook_is_a_sentence_that_names_those_there_are() -> None:
    with pytest.raises(NotFound) as refusal:
        playbooks.known("bryllup")
    assert str(refusal.value) == (
        "Ingen spillebok heter «bryllup». De som finnes: task, consultation, statement, "
        "conference, trade-fair, policy-week, joint-gathering, seminar, publication, meeting-cycle."
    )


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("title = ", "tittel = "), "spilleboken har «tittel», som ikke er et ord vi kjenner "),
        (('title = "Kurs"', 'title = ""'), "spilleboken mangler title"),
        (("[[phases]]", "[[phases"), "TOML-en kan ikke leses"),
        (("-4 weeks", "4 uker før"), "offset i steget «invite» er «4 uker før». Skriv for"),
        (('reaches = "invited"', 'reaches = "x"'), "et steg når fasen «x», som ikke finnes"),
        (('reaches = "invited"', ""), "fasen «invited» må nås av et steg eller ha begins"),
        (('begins = "done"', 'begins = "snart"'), "begins i fasen «held» er «snart». Det som"),
        (('name = "held"', 'name = "planned"'), "fasen «planned» står to ganger"),
        (('name = "invite"', 'name = "date"'), "steget «date» har et navn som Frist selv bruker"),
        (("offset = ", 'from = "x"\noffset = '), "steget «invite» regnes fra «x», som ikke er et"),
        (("offset = ", 'locked_by = "x"\noffset = '), "steget «invite» låses av «x», som ikke"),
        (("offset = ", "within = true\noffset = "), "steget «invite» er innenfor saken: det må"),
        (('anchor = "start"', 'anchor = "midt"'), "anchor er «midt». Det som finnes: start, end"),
        (("[[steps]]", "[reminders]\nbefore = [-1]\n[[steps]]"), "before i reminders er [-1]"),
    ],
)
def test_what_is_wrong_with_a_playbook_is_one_sentence(change: tuple[str, str], what: str) -> None:
    load("kurs", GOOD)
    with pytest.raises(Refused) as refusal:
        load("kurs", GOOD.replace(*change, 1))
    assert str(refusal.value).startswith(f"Spilleboken kurs.toml er ikke i orden: {what}")
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("offset", "day", "expected"),
    [
        (Offset(-3), date(2023, 4, 12), date(2023, 4, 4)),  # over Easter
        (Offset(-2, Unit.WEEKS), date(2023, 4, 20), date(2023, 4, 5)),  # 6 April is a holiday
        (Offset(2, Unit.WEEKS), date(2023, 3, 24), date(2023, 4, 11)),  # Good Friday, so Tuesday
        (Offset(3, Unit.DAYS), date(2023, 5, 14), date(2023, 5, 19)),  # 17 and 18 May
        (Offset(0), date(2023, 5, 17), date(2023, 5, 17)),
    ],
)
def test_an_offset_respects_norwegian_holidays(offset: Offset, day: date, expected: date) -> None:
    assert offset.of(day) == expected


@given(
    st.integers(-60, 60).filter(bool),
    st.sampled_from(Unit),
    st.dates(date(2000, 1, 1), date(2038, 12, 31)),
)
def test_an_offset_ends_on_a_working_day_on_its_own_side(n: int, unit: Unit, day: date) -> None:
    found = Offset(n, unit).of(day)
    assert is_workday(found)
    assert (found > day) == (n > 0)


def test_a_seminar_is_counted_from_days_alone_and_a_publication_from_a_month() -> None:
    month = Window(date(2023, 4, 1), date(2023, 4, 30), Precision.MONTH, "2023-04")
    windows = [day_window(date(2023, 6, 8)), week_window(2023, 23), month, Window()]
    counted = {
        name: [playbooks.named(name).dates(window) for window in windows]
        for name in ("seminar", "conference", "publication")
    }
    assert counted == {
        "seminar": [True, False, False, False],
        "conference": [True, True, False, False],
        "publication": [True, True, True, False],
    }


def test_a_stored_setting_replaces_an_offset() -> None:
    close = playbooks.named("consultation").with_settings({"hearing-weeks": 6}).step("close")
    assert close is not None
    assert close.offset == Offset(6, Unit.WEEKS)


def test_the_drawing_is_made_of_the_same_data() -> None:
    assert mermaid(load("kurs", GOOD)) == (
        "stateDiagram-v2\n"
        "    %% Kurs\n"
        '    state "Planlagt" as planned\n'
        '    state "Invitert" as invited\n'
        '    state "Avholdt" as held\n'
        "    [*] --> planned\n"
        "    planned --> invited: sende invitasjonen (4 uker før første dag)\n"
        "    invited --> held: saken er gjort, eller dagen er over\n"
        "    held --> [*]"
    )


@pytest.mark.parametrize("name", playbooks.NAMES)
def test_every_playbook_can_be_drawn_and_every_step_says_when(name: str) -> None:
    playbook = playbooks.named(name)
    drawn = mermaid(playbook)
    assert all(phase.title in drawn for phase in playbook.phases)
    assert all(f"{step.title} ({when(step, playbook)})" in drawn for step in playbook.steps)
