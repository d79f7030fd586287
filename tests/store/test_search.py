"""What words find, on SQLite and PostgreSQL alike: in any form, as a tail, and never too much."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, a_task, an_event
from workflow.bootstrap import Frist
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Trigger, create
from workflow.services import register, review, track
from workflow.store import search, search_index, tables
from workflow.store.unit_of_work import save_all

EVERYBODY = (Visibility.PUBLIC,)
MEMBERS = (Visibility.MEMBERS, Visibility.PUBLIC)


@pytest.fixture
def house(either: Frist) -> Frist:
    """An installation with items that differ in who may see what of them."""
    fill(either)
    return either


def fill(frist: Frist) -> None:
    with frist.write() as connection:
        bob = register.add_person(connection, "Bob Bakke", "bob@frist.example", now=NOW)
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items(bob.id)])
        values = {
            "sha256": "0" * 64, "name": "r.txt", "title": "Referat", "meeting_date": NOW.date(),
            "language": "nb", "text": "…", "people": [], "imported": NOW, "lines": [],
        }  # fmt: skip
        connection.execute(sa.insert(tables.documents).values(**values))
        quote(connection, "open", "Ordføreren åpner konferansen.")
        quote(connection, "inner", "Rådmannen legger fram lønnsoppgjøret.")


def items(bob_id: int) -> list[Item]:
    public, secretariat = Visibility.PUBLIC, Visibility.SECRETARIAT
    return [
        an_event(id="open", title="Havnekonferansen", visibility=public, location="Kulturhuset",
                 description="Årsmøtet følger etterpå.", categories=("Næring",)),
        an_event(id="talks", title="Møte om kaféen på Kárášjohka torg", visibility=public),
        a_task(id="inner", title="Sende høringssvar til kommunene", owner="Bob", owner_id=bob_id),
        a_task(id="secret", title="Personalsak om havnefogden", visibility=secretariat),
    ]  # fmt: skip


def quote(connection: sa.Connection, item_id: str, text: str) -> None:
    values = {"item_id": item_id, "document_id": 1, "start": 0, "end": len(text), "text": text}
    connection.execute(sa.insert(tables.quotes).values(**values))


def found(frist: Frist, words: str, **said: Any) -> list[str]:
    with frist.read() as connection:
        asked = {"sees": tuple(Visibility), "told": True} | said
        return sorted(connection.execute(search.matching(connection, words, **asked)).scalars())


FOUND: dict[str, list[str]] = {
    "høringssvar": ["inner"],
    "høringssvarene": ["inner"],
    "HØRINGSSVARET": ["inner"],
    "kommune": ["inner"],
    "møter": ["talks"],
    "årsmøter": ["open"],
    "aarsmoetet": ["open"],
    "havn": ["open", "secret"],
    "havnekonf": ["open"],
    "konferansen": ["open"],
    "konferanse kulturhus": ["open"],
    "svar": ["inner"],
    "kafeen": ["talks"],
    "karasjohka": ["talks"],
    "næring": ["open"],
    "bakke": ["inner"],
    "ordfører": ["open"],
    "havn kommune": [],
    "arsmote": [],
    '" OR marks : yes *': [],
    "!!! *": [],
}


def test_every_word_is_found_in_any_form_and_as_the_tail_of_a_compound(house: Frist) -> None:
    assert {words: found(house, words) for words in FOUND} == FOUND


def test_nobody_finds_what_they_may_not_see_nor_by_what_they_are_not_told(house: Frist) -> None:
    said = ["havn", "personalsak", "ordfører", "rådmann", "bob", "kommune", "konferanse"]
    public = {w: found(house, w, sees=EVERYBODY, told=False) for w in said}
    assert {w: ids for w, ids in public.items() if ids} == {
        "havn": ["open"], "konferanse": ["open"],
    }  # fmt: skip
    members = {w: found(house, w, sees=MEMBERS) for w in said}
    assert members == {
        "havn": ["open"], "personalsak": [], "ordfører": ["open"], "rådmann": ["inner"],
        "bob": ["inner"], "kommune": ["inner"], "konferanse": ["open"],
    }  # fmt: skip


def test_the_index_follows_every_change_in_its_own_transaction(house: Frist) -> None:
    changes = {"title": "Trafikkplanen", "visibility": Visibility.SECRETARIAT}
    with house.write() as connection:
        review.edit(connection, "open", changes, actor_id=None, now=NOW)
        within = search.matching(connection, "trafikkplan", sees=tuple(Visibility), told=True)
        assert list(connection.execute(within).scalars()) == ["open"]
    assert found(house, "trafikkplan", sees=EVERYBODY, told=False) == []
    assert found(house, "havnekonferanse") == []
    with house.write() as connection:
        track.undo(connection, "open", actor_id=None, now=NOW)
    assert found(house, "konferanse", sees=EVERYBODY, told=False) == ["open"]
    with house.write() as connection:
        review.merge(connection, "inner", "open", actor_id=None, now=NOW)
    assert found(house, "lønnsoppgjør") == ["open"]
    with house.write() as connection:
        track.undo(connection, "inner", actor_id=None, now=NOW)
    assert found(house, "lønnsoppgjør") == ["inner"]


def test_what_is_undone_before_the_end_is_not_found(house: Frist) -> None:
    with house.engine.connect() as connection:
        review.edit(connection, "open", {"title": "Trafikk"}, actor_id=None, now=NOW)
        connection.rollback()
    assert (found(house, "trafikk"), found(house, "konferanse")) == ([], ["open"])


def test_a_proposal_is_found_by_who_asks_for_proposals(house: Frist) -> None:
    with house.write() as connection:
        fresh = an_event(id="fresh", title="Havnefesten", state=State.PROPOSED)
        save_all(connection, [create(fresh, Trigger.PROPOSE, None, NOW)])
    assert found(house, "havnefest") == []
    assert found(house, "havnefest", accepted=False) == ["fresh"]
    with house.write() as connection:
        review.accept(connection, "fresh", actor_id=None, now=NOW)
    assert found(house, "havnefest") == ["fresh"]


def test_the_last_entered_come_first_and_no_more_than_asked(house: Frist) -> None:
    assert found(house, "havn", most=1) == ["secret"]
    with house.read() as connection:
        query = search.matching(connection, "havn", sees=EVERYBODY, told=False, most=1)
        assert search.many(connection, query, most=1)


def test_an_index_made_by_another_version_is_made_anew(house: Frist) -> None:
    with house.write() as connection:
        connection.exec_driver_sql("DELETE FROM search")
        setting = tables.settings.c.name == search_index.SETTING
        connection.execute(sa.update(tables.settings).where(setting).values(value="0"))
    assert found(house, "konferanse") == []
    house.initialise()
    assert found(house, "konferanse") == ["open"]
    assert found(house, "lønnsoppgjør") == ["inner"]


def test_a_word_of_100_kb_and_minutes_of_a_megabyte_can_be_written(house: Frist) -> None:
    changes = {"title": "ø" * 100_000, "description": "Havnebyen vokser. " * 60_000}
    with house.write() as connection:
        review.edit(connection, "open", changes, actor_id=None, now=NOW)
    assert found(house, "vokser") == ["open"]
