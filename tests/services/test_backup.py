"""A copy is taken while the database is in use, checked, and put back whole."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import NOW, a_task, day_window
from workflow.bootstrap import Frist
from workflow.domain.errors import Refused
from workflow.domain.item import short_id
from workflow.domain.lifecycle import Trigger, create
from workflow.services import backup, track
from workflow.store import queries
from workflow.store.unit_of_work import save


def enter(frist: Frist, id: str) -> None:
    with frist.write() as connection:
        item = a_task(id=id, window=day_window(date(2023, 6, 8)))
        save(connection, create(item, Trigger.ADD, None, NOW))


def test_a_restored_copy_holds_what_was_there_when_it_was_taken(
    frist: Frist, tmp_path: Path
) -> None:
    enter(frist, "aaaaaaaaaa")
    counts = backup.backup(frist.engine, tmp_path / "kopi.sqlite3")
    with frist.write() as connection:
        track.complete(connection, "aaaaaaaaaa", actor_id=None, now=NOW)
    restored = backup.restore(frist.engine, tmp_path / "kopi.sqlite3")
    assert counts == restored
    assert counts == {"items": 1, "journal": 1, "documents": 0, "people": 0, "feeds": 0}
    again = Frist.open(frist.settings)
    with again.read() as connection:
        assert queries.item(connection, "aaaaaaaaaa").state == "NEEDS-ACTION"
    again.engine.dispose()


def test_what_a_restore_replaces_is_kept_beside_it(frist: Frist, tmp_path: Path) -> None:
    backup.backup(frist.engine, tmp_path / "kopi.sqlite3")
    enter(frist, "aaaaaaaaaa")
    backup.restore(frist.engine, tmp_path / "kopi.sqlite3")
    kept = backup.verify(tmp_path / "frist.sqlite3.before-restore")
    assert kept["items"] == 1


def test_a_copy_taken_while_others_write_is_whole(frist: Frist, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            enter(frist, short_id(number.to_bytes(7)))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        taken = [backup.backup(frist.engine, tmp_path / f"{n}.sqlite3") for n in range(5)]
    finally:
        stop.set()
        writer.join()
    assert all(counts["items"] == counts["journal"] for counts in taken)


def test_an_existing_file_is_never_overwritten(frist: Frist, tmp_path: Path) -> None:
    file = tmp_path / "kopi.sqlite3"
    file.write_text("viktig")
    with pytest.raises(Refused, match="finnes allerede"):
        backup.backup(frist.engine, file)
    assert file.read_text() == "viktig"


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 200])
def test_what_is_no_copy_is_refused_and_the_database_stands(
    frist: Frist, tmp_path: Path, content: bytes
) -> None:
    enter(frist, "aaaaaaaaaa")
    file = tmp_path / "annet"
    file.write_bytes(content)
    with pytest.raises(Refused):
        backup.restore(frist.engine, file)
    with frist.read() as connection:
        assert len(queries.items(connection)) == 1
