"""The words that the head of minutes uses, from `headwords.toml`, and the sign that opens a bullet.

Owns loading them; what they mean is told by `frontmatter` and `attendance`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

BULLET = re.compile(r"[ \t]*[-–*•·+][ \t]+")


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The words under `[table] key`, a hyphen in them read as a space."""
    return frozenset(word.replace("-", " ") for word in _table()[table][key].split())


@cache
def any_of(table: str, key: str) -> str:
    """A pattern that matches any of the words, the longest first; those of one first letter stand
    together, so that the others are passed over at once."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words(table, key), key=lambda word: (-len(word), word)):
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]).replace("\\ ", " ?"))
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests[first])})" for first in rests) + ")"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
