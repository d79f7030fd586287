"""The kinds of matter, read from `playbooks.toml`: what a proposal may suggest.

Owns their names and titles.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from workflow.domain.errors import NotFound


@cache
def titles() -> dict[str, str]:
    """Every playbook's name and its bokmål title, in the file's order."""
    text = resources.files("workflow.domain").joinpath("playbooks.toml").read_text("utf-8")
    return {name: row["nb"] for name, row in tomllib.loads(text).items()}


def known(name: str) -> str:
    """`name` itself where such a playbook exists; else NotFound, naming those that do."""
    if name not in titles():
        raise NotFound(f"Ingen spillebok heter «{name}». De som finnes: {', '.join(titles())}.")
    return name
