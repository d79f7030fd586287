"""`frist learning`: what a group's reviews have taught, in words."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli

GROUP = "Driftsgruppa"

MINUTES = """Referat fra møte i Driftsgruppa

Dato: {day}. mars 2023
Til stede: Ola, Kari

Siden sist

Kari følger opp leverandøren.
Ola sjekker loggene.
Kari ordner nøkler til kontoret.
"""


def _import(cli: Cli, folder: Path, day: int) -> list[str]:
    """Read the minutes of a day, and give its proposals' ids."""
    before = {row["id"] for row in cli("proposals", "--json").json}
    file = folder / f"{day}.txt"
    file.write_text(MINUTES.format(day=day), encoding="utf-8")
    assert cli("import", str(file)).code == 0
    proposals = [row["id"] for row in cli("proposals", "--json").json]
    return [proposal for proposal in proposals if proposal not in before]


def _answer(cli: Cli, answer: str, proposals: list[str]) -> None:
    assert proposals
    for proposal in proposals:
        assert cli(answer, proposal).code == 0


def test_before_any_review_it_tells_to_finish_one(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    _import(cli, tmp_path, 1)
    assert cli("learning", "show", GROUP).out == (
        "Ingenting er lært ennå. Gå gjennom et referat til alle forslag er avgjort.\n"
    )


def test_what_a_review_taught_is_said_in_words(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    _answer(cli, "reject", _import(cli, tmp_path, 1))
    said = cli("learning", "show", GROUP).out
    assert (
        "I denne gruppa er det som står under «siden sist» sjeldnere oppgaver enn ellers." in said
    )


def test_reviews_that_contradict_each_other_are_not_called_none(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    first, second = _import(cli, tmp_path, 1), _import(cli, tmp_path, 2)
    _answer(cli, "reject", first)
    _answer(cli, "accept", second)
    assert cli("learning", "show", GROUP).out == (
        "Gjennomgangen av 2 referater peker ikke én vei, så gruppa leses som en ny gruppe.\n"
    )
