"""ISO 8601 weeks, Monday to Sunday, as digests and Norwegian minutes count them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.domain.errors import Refused


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One ISO week. `str(week)` is «2023-W13»."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"

    @classmethod
    def of(cls, day: date) -> Week:
        """The week that a day lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Week:
        """The week written «2023-W13»; Refused with a sentence where there is no such week."""
        if found := re.fullmatch(r"(\d{4})-?W(\d{1,2})", text.strip(), re.IGNORECASE):
            year, number = int(found[1]), int(found[2])
            try:
                date.fromisocalendar(year, number, 1)
            except ValueError:
                raise Refused(f"{year} har ingen uke {number}.") from None
            return cls(year, number)
        raise Refused(f"«{text}» er ingen uke. Skriv år og uke slik: 2023-W13.")

    @property
    def monday(self) -> date:
        """The week's first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The week's last day."""
        return self.monday + timedelta(days=6)
