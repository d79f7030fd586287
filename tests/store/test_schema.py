"""The migrations make exactly the tables that the code speaks of, and say when they have not."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from workflow.bootstrap import Frist, Settings
from workflow.domain.errors import Refused
from workflow.store import tables


def kept(name: str | None, kind: str, parents: object) -> bool:
    """Whether a migration answers for it: the search index is derived, and made by `frist init`."""
    return not (kind == "table" and (name or "").startswith("search"))


def test_the_migrations_and_the_tables_agree(frist: Frist) -> None:
    with frist.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": kept}
        )
        assert compare_metadata(context, tables.metadata) == []


def test_initialising_twice_changes_nothing(frist: Frist) -> None:
    secret = frist.secret
    frist.initialise()
    assert Frist.open(frist.settings).secret == secret


def test_a_missing_database_is_a_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'none.sqlite3'}"
    with pytest.raises(Refused) as refusal:
        Frist.open(Settings(url))
    assert str(refusal.value) == f"Det er ingen database i {url}. Kjør «frist init» først."


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "brev.sqlite3"
    file.write_text("Kjære alle sammen. " * 100)
    with pytest.raises(Refused, match="er ikke en database"):
        Frist.open(Settings(f"sqlite:///{file}"))


def test_an_address_that_is_no_address_is_a_sentence() -> None:
    with pytest.raises(Refused, match="er ikke forståelig"):
        Frist.open(Settings("frist.db"))
