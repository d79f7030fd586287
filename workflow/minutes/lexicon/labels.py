"""What is known of the words that a label or a heading is made of: "Aksjon", "Siden sist".

Owns telling a label's kind ("task", "decision", "speaker" …) and what a heading makes of the
section below it. Where both stand in a document is `files` and `structure`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from workflow.minutes import lexicon


@lru_cache(maxsize=4_000)
def label_kind(words: str) -> str | None:
    """What a label makes of the words behind it; None where it is no known label."""
    flat = re.sub(r"[^\w\s/.-]", "", words.lower()).strip()
    plain = {flat, flat.replace("-", " "), flat.split(" ")[0] if len(flat) < 30 else flat}
    for kind in lexicon.keys("label"):
        if plain & lexicon.words("label", kind):
            return kind
    return None


@lru_cache(maxsize=4_000)
def heading_kind(words: str) -> str | None:
    """What a heading makes of the section below it; None where nothing is known of it."""
    said = " ".join(words.lower().split())
    return next((kind for kind, known in _heading_kinds() if known.search(said)), None)


@cache
def _heading_kinds() -> list[tuple[str, re.Pattern[str]]]:
    """The kinds of headings in order, each with what tells it."""
    endings = "|".join(lexicon.phrases("heading_endings", "patterns"))
    found = []
    for kind in lexicon.keys("heading"):
        phrases = "|".join(map(re.escape, lexicon.phrases("heading", kind)))
        found.append((kind, re.compile(rf"\b(?:{phrases})(?:{endings})?\b")))
    return found
