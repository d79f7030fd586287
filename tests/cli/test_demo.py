"""`frist demo`: files that real programs open, and a database that is never the default one."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def shown(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FRIST_DATABASE_URL", f"sqlite:///{tmp_path / 'ours.sqlite3'}")
    monkeypatch.delenv("FRIST_NOW")
    ran = cli("demo", "--no-serve", "--out", str(tmp_path / "out"))
    assert ran.code == 0, ran.err
    return tmp_path / "out"


def test_the_demo_keeps_to_its_own_folder(shown: Path, tmp_path: Path) -> None:
    assert sorted(path.name for path in shown.iterdir() if "sqlite" not in path.name) == [
        "digest.eml",
        "digest.html",
        "digest.txt",
        "feed.ics",
    ]
    assert not (tmp_path / "ours.sqlite3").exists()
    assert not (tmp_path / "data").exists()


def test_the_feed_holds_what_the_sample_minutes_date_to_days_and_weeks(shown: Path) -> None:
    calendar = icalendar.Calendar.from_ical((shown / "feed.ics").read_bytes())
    days = {event["DTSTART"].dt.isoformat()[:10] for event in calendar.events}
    assert {
        "2023-03-24",  # the hearing, within week 12: its last working day
        "2023-03-28",  # the host is announced
        "2023-06-05",  # the fair, week 23
        "2023-06-08",  # the conference
        "2023-08-30",  # the joint gathering
    } <= days


def test_the_digest_is_of_the_week_after_the_meeting(shown: Path) -> None:
    message = message_from_bytes((shown / "digest.eml").read_bytes(), policy=policy.default)
    assert str(message["Subject"]).startswith("Uke 12")
    assert message["To"] == "Sekretariatet i Fjordregionen <sekretariatet@fjordregionen.example>"
    text = (shown / "digest.txt").read_text(encoding="utf-8")
    assert "senest fredag 24. mars" in text
    assert "UTEN DATO" in text
    assert (shown / "digest.html").read_text(encoding="utf-8").startswith("<!")


def test_the_demo_may_be_shown_again(shown: Path, cli: Cli) -> None:
    assert cli("demo", "--no-serve", "--out", str(shown)).code == 0
