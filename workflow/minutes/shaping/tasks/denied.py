"""What is not to be done, as what somebody leaves alone: "Lista sendes ikke ut" is "Ikke sende
lista ut", and "Glem ikke å ringe" is "Huske å ringe".

Owns putting in front what denies a deed. Whether it does is `grammar.denials`; what no one is to do
by a modal verb is no item at all.
"""

from __future__ import annotations

import re

from workflow.minutes.grammar import askings, denials
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.grammar.verbs import FORGETTING
from workflow.minutes.shaping.words.wording import lower_first

_REMEMBER = re.compile(r"^(Huske|Hugse)\s+(?:ikke|ikkje)\b")


def told(words: str, clause: Clause) -> str:
    """The words of a task, with what denies its deed in front."""
    lemma = clause.verb.lemma if clause.verb else ""
    if lemma in FORGETTING:
        return _REMEMBER.sub(r"\1", words)
    denial = denials.of_deed(clause)
    if denial is None or lemma in askings.ASKING:
        return words  # "Kommunene bes ikke rette selv" asks them all the same
    plain = re.sub(rf"\s*\b{denial}\b", "", words, count=1)
    return f"{denial.capitalize()} {lower_first(plain)}"
