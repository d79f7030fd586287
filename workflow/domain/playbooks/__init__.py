"""The kinds of matter: one TOML file each, read once and checked when read.

Owns which playbooks ship, and their names. Their shape is `model`, their format `loading`, their
drawing `diagram`; what they make of a matter is `workflow.domain.chains`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from workflow.domain.errors import NotFound
from workflow.domain.playbooks.loading import DATING, load
from workflow.domain.playbooks.model import Begins, Phase, Playbook, Step

#: In the order a person chooses from them.
NAMES = (
    "task",
    "consultation",
    "statement",
    "conference",
    "trade-fair",
    "policy-week",
    "joint-gathering",
    "seminar",
    "publication",
    "meeting-cycle",
)


@cache
def every() -> dict[str, Playbook]:
    """All playbooks by name."""
    folder = resources.files(__package__)
    return {name: load(name, folder.joinpath(f"{name}.toml").read_text("utf-8")) for name in NAMES}


def titles() -> dict[str, str]:
    """Every playbook's name and its bokmål title."""
    return {name: playbook.title for name, playbook in every().items()}


def known(name: str) -> str:
    """`name` itself where such a playbook exists; else NotFound, naming those that do."""
    if name not in NAMES:
        raise NotFound(f"Ingen spillebok heter «{name}». De som finnes: {', '.join(NAMES)}.")
    return name


def named(name: str) -> Playbook:
    """The playbook with this name; NotFound as in `known`."""
    return every()[known(name)]


__all__ = [
    "DATING",
    "NAMES",
    "Begins",
    "Phase",
    "Playbook",
    "Step",
    "every",
    "known",
    "load",
    "named",
    "titles",
]
