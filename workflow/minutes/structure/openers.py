"""Numbers that open a line and count no point of a list: days, and "5. trinn".

Owns telling a day from the number of a heading, a case or a bullet. What such a line then is, is
`blocks`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon

_DAY = re.compile(r"[ \t]*(?:[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])[ \t.:]")
_MONTH = (
    r"(?!(?-i:Jan [a-zæøå]{3}))"
    r"(?:jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)\b"
)
_NUMBERED = rf"\d+\.[ ]+\d+\.[ ]*{_MONTH}"  # "6. 17. mai", a matter that is called by its day
_DATE_START = re.compile(
    rf"[ \t]*(?!{_NUMBERED})\d{{1,2}}\.[ \t]*(?:-|–|\d|{_MONTH}|(?:og|til|eller) \d{{1,2}}\.)",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(rf"\d{{1,2}}\.?[ \t]*{_MONTH}", re.IGNORECASE)
_CLASSES = "|".join(sorted(lexicon.words("grammar", "counted")))
_COUNTED = re.compile(rf"{_DATE_START.pattern}|[ \t]*\d{{1,2}}\.[ ](?:{_CLASSES})\b", re.IGNORECASE)


def counts(content: str) -> bool:
    """Whether the number in front of a line is a day's, or that of a class or a floor."""
    return _COUNTED.match(content) is not None


def day(content: str, years: frozenset[str]) -> bool:
    """Whether the number in front of a line is a date; "13/12" is one unless the text names the
    year 2012, whose thirteenth case it then is."""
    found = _DAY.match(content) if "/" in content[:6] else None
    if found and f"20{found[1]:0>2}" not in years:
        return True
    return bool(_DATE_START.match(content))


def body_and_day(content: str, numbered: re.Match[str], years: frozenset[str]) -> bool:
    """Whether a short name in capitals stands before a date, and no number of a case: "AU: 26.
    mars, 2. mai", "FAU: 14/4"."""
    name = content[: numbered.start(1)].rstrip()
    if not name.rstrip(":").isupper():
        return False
    date = content[numbered.start(1) :]
    return bool(_DAY_OF_MONTH.match(date)) or (name.endswith(":") and day(date, years))
