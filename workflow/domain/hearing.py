"""How long a hearing must last.

Owns the rule. State bodies give three months as a rule and never under six weeks
(utredningsinstruksen, 3-3); for our own hearings it is the operator's setting.
"""

from __future__ import annotations

from datetime import date

from workflow.domain.proposal import Finding

#: The stored setting, in weeks, and what holds where there is none.
SETTING, WEEKS = "hearing-weeks", 3


def too_short(sent: date, closes: date, weeks: int) -> Finding | None:
    """What to ask where a hearing of our own lasts less than the rule's `weeks`."""
    days = (closes - sent).days
    if days >= 7 * weeks:
        return None
    lasts = f"{days} dager" if days < 14 or days % 7 else f"{days // 7} uker"
    return Finding(
        "hearing-too-short", f"Høringen varer {lasts}; den skal ikke være kortere enn {weeks} uker."
    )
