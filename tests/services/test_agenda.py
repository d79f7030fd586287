"""Carry-forward: what a group's next meeting is handed, on three kinds of paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from docx import Document

from tests.conftest import NOW, a_task, an_event, day_window
from workflow.bootstrap import Frist
from workflow.domain.agenda import Agenda
from workflow.domain.deadlines import OSLO
from workflow.domain.errors import NotFound
from workflow.domain.item import Item, Visibility
from workflow.domain.lifecycle import Trigger, create, fire
from workflow.services import agenda, register
from workflow.store import tables
from workflow.store.unit_of_work import save

MEETING = date(2023, 3, 16)
THEN = datetime(2023, 3, 27, 9, tzinfo=OSLO)
HOSTILE = "Sende *notatet* <script>alert(1)</script>"


@pytest.fixture
def carried(frist: Frist) -> Agenda:
    late = a_task(id="late000001", title=HOSTILE, window=day_window(date(2023, 3, 24)))
    items = [
        late,
        a_task(id="open000001", title="Skrive", window=day_window(date(2023, 4, 14)), owner="Bob"),
        a_task(id="undated001", title="Ringe"),
        an_event(id="event00001", title="BEST", window=day_window(date(2023, 6, 8))),
        an_event(id="event00002", title="Gammelt", window=day_window(date(2023, 3, 1))),
        a_task(id="secret0001", title="Ansette", visibility=Visibility.SECRETARIAT),
    ]
    with frist.write() as connection:
        group = register.add_group(connection, "Næring")
        other = register.add_group(connection, "Klima")
        for item in items:
            save(connection, create(replace(item, group_id=group.id), Trigger.ADD, None, NOW))
        foreign = a_task(id="other00001", title="Klimaplan", group_id=other.id)
        save(connection, create(foreign, Trigger.ADD, None, NOW))
        for id, at in (("done000001", NOW), ("done000002", NOW - timedelta(days=30))):
            entered = create(a_task(id=id, title=id, group_id=group.id), Trigger.ADD, None, at)
            save(connection, entered)
            save(connection, fire(entered.after, Trigger.COMPLETE, None, at))
        quote_from_minutes(connection, group.id, late)
        return agenda.carry_forward(connection, "næring", THEN)


def quote_from_minutes(connection: sa.Connection, group_id: int, item: Item) -> None:
    connection.execute(
        sa.insert(tables.documents).values(
            id=1,
            sha256="0" * 64,
            name="r.txt",
            title="Referat",
            group_id=group_id,
            meeting_date=MEETING,
            language="nb",
            text="Bob sender\nnotatet.",
            people=[],
            lines=[],
            imported=NOW,
        )
    )
    connection.execute(
        sa.insert(tables.quotes).values(
            item_id=item.id, document_id=1, start=0, end=19, text="Bob sender\nnotatet."
        )
    )


def test_the_late_the_open_the_coming_and_the_done_since_last_time(carried: Agenda) -> None:
    assert (carried.group, carried.since) == ("Næring", MEETING)
    assert [(point.part.value, point.item.title) for point in carried.points] == [
        ("overdue", HOSTILE),
        ("open", "Skrive"),
        ("open", "Ringe"),
        ("coming", "BEST"),
        ("done", "done000001"),
    ]


def test_as_markdown_with_quotes_and_nothing_that_the_text_could_break(carried: Agenda) -> None:
    assert agenda.markdown(carried) == (
        "# Oppfølging fra tidligere møter, Næring\n"
        "\n"
        "## Over fristen\n"
        "\n"
        "- **Sende \\*notatet\\* \\<script\\>alert(1)\\</script\\>** (24. mars)\n"
        "  > «Bob sender notatet.» (Referat, 16.03.2023)\n"
        "\n"
        "## Åpne oppgaver\n"
        "\n"
        "- **Skrive** (14. april, Bob)\n"
        "- **Ringe** (uten dato)\n"
        "\n"
        "## Kommende hendelser\n"
        "\n"
        "- **BEST** (8. juni)\n"
        "\n"
        "## Gjort siden sist\n"
        "\n"
        "- **done000001** (uten dato)\n"
    )


def test_what_is_ahead_of_a_matter_stands_beneath_it_and_what_is_late_stands_out(
    frist: Frist,
) -> None:
    with frist.write() as connection:
        group = register.add_group(connection, "Næring")
        best = an_event(id="best000001", title="BEST", window=day_window(date(2023, 6, 8)))
        gone = a_task(id="gone000001", title="Høring", visibility=Visibility.SECRETARIAT)
        for item in (
            best,
            gone,
            a_task(id="s1", title="BEST: invitere", window=day_window(date(2023, 4, 27))),
            a_task(id="s2", title="BEST: program", window=day_window(date(2023, 3, 24))),
            a_task(id="s3", title="Skjemaet", owner="Bob"),
            a_task(id="s4", title="Høring: svarfrist", window=day_window(date(2023, 4, 14))),
        ):
            parent = {"s4": gone.id}.get(item.id, best.id) if item.id[0] == "s" else None
            entered = replace(item, group_id=group.id, parent_id=parent)
            save(connection, create(entered, Trigger.ADD, None, NOW))
        found = agenda.carry_forward(connection, "Næring", THEN)
    assert agenda.markdown(found).partition("\n\n")[2] == (
        "## Over fristen\n"
        "\n"
        "- **BEST: program** (24. mars)\n"
        "\n"
        "## Åpne oppgaver\n"
        "\n"
        "- **Høring: svarfrist** (14. april)\n"
        "\n"
        "## Kommende hendelser\n"
        "\n"
        "- **BEST** (8. juni)\n"
        "  - invitere (27. april)\n"
        "  - Skjemaet (uten dato, Bob)\n"
    )
    assert "<li>invitere (27. april)</li>" in agenda.html(found, frist.house.templates)
    told = [p.text for p in Document(io.BytesIO(agenda.docx(found))).paragraphs]
    assert told[-2:] == ["invitere (27. april)", "Skjemaet (uten dato, Bob)"]


def test_as_a_page_in_which_nothing_runs(carried: Agenda, frist: Frist) -> None:
    page = agenda.html(carried, frist.house.templates)
    assert "<script" not in page
    assert "<blockquote>«Bob sender notatet.» (Referat, 16.03.2023)</blockquote>" in page


def test_as_a_word_document_with_real_headings(carried: Agenda) -> None:
    document = Document(io.BytesIO(agenda.docx(carried)))
    told = [(p.style.name, p.text) for p in document.paragraphs]
    assert told[:4] == [
        ("Heading 1", "Oppfølging fra tidligere møter, Næring"),
        ("Heading 2", "Over fristen"),
        ("List Bullet", f"{HOSTILE} (24. mars)"),
        ("Quote", "«Bob sender notatet.» (Referat, 16.03.2023)"),
    ]


def test_a_group_with_nothing_to_follow_up_is_told_so(frist: Frist) -> None:
    with frist.write() as connection:
        register.add_group(connection, "Klima")
        found = agenda.carry_forward(connection, "Klima", THEN)
        with pytest.raises(NotFound, match="Ingen gruppe heter «Kultur»"):
            agenda.carry_forward(connection, "Kultur", THEN)
    assert agenda.markdown(found) == (
        "# Oppfølging fra tidligere møter, Klima\n"
        "\n"
        "Ingenting er åpent, og ingenting er gjort siden sist.\n"
    )
