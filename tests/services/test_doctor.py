"""The doctor finds what is wrong, and says that what is well is well."""

from __future__ import annotations

import sqlalchemy as sa

from tests.conftest import BASE, NOW, a_task
from workflow.bootstrap import Frist
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person
from workflow.services import doctor, track
from workflow.store import tables
from workflow.store.engine import writing
from workflow.store.unit_of_work import save


def wrong(frist: Frist) -> dict[str, str]:
    checks = doctor.examine(frist.engine, base_url=BASE, smtp_url=None)
    return {check.name: check.message for check in checks if not check.ok}


def enter(frist: Frist) -> None:
    with frist.write() as connection:
        save(connection, create(a_task(), Trigger.ADD, None, NOW))
        track.complete(connection, "0123456789", actor_id=None, now=NOW)


def test_a_used_installation_is_well(frist: Frist, alice: Person) -> None:
    enter(frist)
    assert wrong(frist) == {}


def test_an_installation_without_a_secretariat_is_told_how_to_get_one(frist: Frist) -> None:
    assert wrong(frist) == {
        "secretariat": "Ingen i sekretariatet. Legg til en med "
        "«frist people add NAVN EPOST --role secretariat»."
    }


def test_an_item_that_was_changed_behind_the_journals_back_is_found(
    frist: Frist, alice: Person
) -> None:
    enter(frist)
    with writing(frist.engine) as connection:
        connection.execute(sa.update(tables.items).values(title="Smuglet inn"))
    assert wrong(frist) == {"journal": "«Smuglet inn» stemmer ikke med historikken sin."}
