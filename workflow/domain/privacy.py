"""What must never leave the house: national identity numbers, and items that speak of such things.

Owns the rule that feeds and mail go by: a valid number is masked in every text they carry, and an
item that personal data was found in is held back from the public until somebody has settled it.
Finding the rest of the personal data in minutes is `workflow.minutes.shaping.findings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workflow.domain.item import Item, Visibility
from workflow.domain.proposal import Finding

#: The codes of findings that tell of personal data.
PERSONAL = frozenset({"national-id", "private-phone", "exempt-from-public"})

MASK = "[fødselsnummer]"

_SIX = re.compile(r"\d{6}")
_ELEVEN = re.compile(r"(?<![\d.,/-])(\d{6})[ \u00a0.-]?(\d{5})(?![\d/])")
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def holds_national_id(text: str) -> bool:
    """Whether a valid national identity number stands in the text."""
    return any(valid_national_id(m[1] + m[2]) for m in _ELEVEN.finditer(text))


def masked(text: str) -> str:
    """The text with each valid national identity number replaced by `MASK`."""
    if not _SIX.search(text):  # most texts, and many are asked about
        return text
    return _ELEVEN.sub(lambda m: MASK if valid_national_id(m[1] + m[2]) else m[0], text)


def holds_back(item: Item, asked: Iterable[Finding] = ()) -> str | None:
    """Why an item may not be public as it stands, as a sentence; None where it is not, or may be.

    `asked` is what nobody has settled about it yet.
    """
    if item.visibility is not Visibility.PUBLIC:
        return None
    if any(map(holds_national_id, (item.title, item.description, item.location or ""))):
        return "Teksten inneholder et fødselsnummer. Ta det bort før saken gjøres offentlig."
    for finding in asked:
        if finding.code in PERSONAL:
            return f"{finding.message} Avklar det før saken gjøres offentlig."
    return None


def valid_national_id(digits: str) -> bool:
    """Whether eleven digits are a fødselsnummer or D-number: a date and both control digits.

    The control digits are those of Skatteetaten (modulus 11); a D-number adds 4 to the first
    digit, a synthetic one 40 or 80 to the month.
    """
    if len(digits) != 11 or not digits.isdecimal():
        return False
    n = [int(d) for d in digits]
    day, month = n[0] % 4 * 10 + n[1] if n[0] >= 4 else n[0] * 10 + n[1], (n[2] * 10 + n[3]) % 40
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    first = -sum(weight * digit for weight, digit in zip(_FIRST, n, strict=False)) % 11
    second = -sum(weight * digit for weight, digit in zip(_SECOND, n, strict=False)) % 11
    return (n[9], n[10]) == (first, second)
