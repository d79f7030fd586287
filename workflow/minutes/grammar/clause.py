"""One main clause as it is read: who does what, in which tense.

Owns its shape alone; `clauses` fills it.
"""

from __future__ import annotations

from typing import NamedTuple

from workflow.minutes.grammar.tokens import Token
from workflow.minutes.lexicon import Verb


class Clause(NamedTuple):
    """One main clause. `start` and `end` are offsets in the unit's text.

    `subject` is its kind ("person", "role", "group", "name", "we", "i", "they", "you", "it",
    "all", "thing", "none") and `owner` the offsets of its words. `opener` tells how the clause
    begins ("subject", "finite", "passive", "infinitive", "imperative", "participle", "adverb",
    "subclause", "question", "verbless"). `verb` is the verb that carries the meaning, `tense` the
    whole verb phrase's ("present", "past", "perfect", "modal", "infinitive", "imperative").
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    subject: str = "none"
    owner: tuple[int, int] | None = None
    opener: str = "verbless"
    verb: Verb | None = None
    tense: str = "none"
    modal: str | None = None
    passive: bool = False
    negated: bool = False
    phrase: bool = False
    copula: bool = False
    verb_at: int = -1

    @property
    def bare(self) -> bool:
        """Whether it opens with a verb that no subject goes with: "Ringe Per", "Ring Per"."""
        return self.opener == "infinitive" or self.opener == "imperative"
