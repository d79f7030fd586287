"""The words that the head of minutes uses, from `headwords.toml`.

Owns loading them; what they mean is told by `frontmatter` and `attendance`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The words under `[table] key`, a hyphen in them read as a space."""
    return frozenset(word.replace("-", " ") for word in _table()[table][key].split())


@cache
def any_of(table: str, key: str) -> str:
    """A pattern that matches any of the words, the longest first."""
    found = sorted(words(table, key), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("\\ ", " ?") for word in found) + ")"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
