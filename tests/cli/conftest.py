"""The command line as a person runs it, in this process: `cli("items", "--json")`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BASE
from workflow.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Ran]

MINUTES = """Referat fra møte i Faggruppe for næring

Tid: Torsdag 16.03.2023 kl. 09.00 – 11.00
Til stede: Alice Aasen, Bob Bakke

1. Høring om posisjonsnotatet

Sekretariatet sender notatet på høring til kommunene i løpet av uke 12.

2. BEST-konferansen 8. juni

Bob Bakke melder på deltakere innen 1. mai.
"""


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Cli:
    """`frist` with its own database, on the Monday after the meeting; not initialised."""
    monkeypatch.setenv("FRIST_DATABASE_URL", f"sqlite:///{tmp_path / 'frist.sqlite3'}")
    monkeypatch.setenv("FRIST_NOW", "2023-03-20T09:00")
    monkeypatch.setenv("FRIST_BASE_URL", BASE)
    monkeypatch.delenv("FRIST_SMTP_URL", raising=False)
    monkeypatch.delenv("FRIST_AS", raising=False)

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["frist", *arguments])
        capfd.readouterr()
        code: Any = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code
        out, err = capfd.readouterr()
        return Ran(code or 0, out, err)

    return run


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A short text that names one hearing, one conference and one deadline."""
    file = tmp_path / "referat.txt"
    file.write_text(MINUTES, encoding="utf-8")
    return file


@pytest.fixture
def office(cli: Cli, minutes: Path) -> Cli:
    """A running installation: Alice is the secretariat, Bob a member, the minutes imported."""
    assert cli("init").code == 0
    secretary = ["--role", "secretariat", "--alias", "Sekretariatet"]
    assert cli("people", "add", "Alice Aasen", "alice@frist.example", *secretary).code == 0
    assert cli("people", "add", "Bob Bakke", "bob@frist.example").code == 0
    assert cli("import", str(minutes)).code == 0
    return cli
