"""What each section of the desk is narrowed to, as it stands in the address.

Owns the fields' names, one set a section, and the address that keeps all of them. What a field
means to the store is `lists.Narrow`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from workflow.domain.people import Person
from workflow.domain.proposal import Kind
from workflow.store.lists import Narrow
from workflow.store.parcel import Entry
from workflow.web.shown.rows import Names

#: Each section, and the fields it can be narrowed by.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "forfalt": ("gruppe", "ansvarlig"),
    "uken": ("slag", "gruppe", "ansvarlig"),
    "kommer": ("slag", "gruppe", "ansvarlig"),
    "uten": ("slag", "gruppe", "ansvarlig"),
    "venter": ("gruppe",),
    "feiler": ("brev", "mottaker"),
}
KINDS: Mapping[str, Kind] = {"frist": Kind.TASK, "hendelse": Kind.EVENT}
#: What letters are called, by their kind in the outbox; "andre" are all the others.
LETTERS: Mapping[str, str] = {"ukebrev": "digest", "paminnelse": "reminder", "andre": ""}
#: Whoever is signed in, among those responsible.
ME = "meg"


@dataclass(frozen=True, slots=True)
class Sieve:
    """One section's own filter. `said` holds the fields that say something we know."""

    section: str
    said: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """What it can be narrowed by."""
        return SECTIONS[self.section]

    def get(self, field: str) -> str:
        """What a field says; "" for nothing."""
        return self.said.get(field, "")

    def name(self, field: str) -> str:
        """What the address calls a field of this section."""
        return f"{self.section}-{field}"

    def over(self, narrow: Narrow, person: Person) -> Narrow:
        """The question narrowed by what is said."""
        owner = self.get("ansvarlig")
        group = self.get("gruppe")
        return replace(
            narrow,
            kind=KINDS[self.said["slag"]] if "slag" in self.said else narrow.kind,
            group_id=int(group) if group else None,
            owner_id=person.id if owner == ME else int(owner) if owner else None,
        )

    def lets(self, entry: Entry) -> bool:
        """Whether a letter is among those that the section is narrowed to."""
        letter, to = self.get("brev"), self.get("mottaker")
        kind = LETTERS.get(letter) or entry.kind
        other = letter == "andre" and entry.kind in LETTERS.values()
        return entry.kind == kind and not other and to in ("", str(entry.person_id))


@dataclass(frozen=True, slots=True)
class Sieves:
    """The filters of all sections, and the one in which several items may be chosen at once."""

    each: Mapping[str, Sieve]
    choosing: str

    def __getitem__(self, section: str) -> Sieve:
        return self.each[section]

    def address(self, without: str = "", *, choosing: str = "") -> str:
        """The desk's address with all filters, less those of one section."""
        return f"/?{urlencode(fields)}" if (fields := self.kept(without, choosing)) else "/"

    def kept(self, without: str = "", choosing: str = "") -> list[tuple[str, str]]:
        """The same as fields of a form."""
        said = [
            (sieve.name(field), value)
            for section, sieve in self.each.items()
            if section != without
            for field, value in sieve.said.items()
        ]
        return [*said, ("velg", choosing)] if choosing else said


def read(query: Mapping[str, str], names: Names) -> Sieves:
    """Read the address; what it does not know of is as if it were left out."""
    known: dict[str, set[str]] = {
        "slag": set(KINDS),
        "gruppe": {str(id) for id in names.groups},
        "ansvarlig": {ME, *(str(id) for id in names.people)},
        "brev": set(LETTERS),
        "mottaker": {str(id) for id in names.people},
    }
    each = {}
    for section, fields in SECTIONS.items():
        told = {field: query.get(f"{section}-{field}", "") for field in fields}
        said = {field: value for field, value in told.items() if value in known[field]}
        each[section] = Sieve(section, said)
    chosen = query.get("velg", "")
    return Sieves(each, chosen if chosen in SECTIONS else "")
