"""A feed's saved filter: which items it carries, and the first reason why not.

Owns matching, the same function for the feed, for its version and for "why is this not in my
calendar?". How an item looks in a feed is `publishing`, the filter in words is `wording.filters`;
the feed's address and token are the store's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from workflow.domain.errors import Refused
from workflow.domain.form import Form
from workflow.domain.item import Item, State, Visibility
from workflow.domain.people import Person, Role
from workflow.domain.proposal import Kind


@dataclass(frozen=True, slots=True)
class Filter:
    """What a feed carries, and in which form. None means "any".

    `public` feeds carry public items alone; `secretariat` ones what only the secretariat sees,
    too. `person_id` asks for what one person owns, `member_id` for what the people of one
    municipality own, `playbook` for matters of one kind with their steps. Without `deadlines`,
    tasks stay out; a `tasks` feed holds them alone, as to-dos. With `spans`, months, seasons and
    years are shown as long as they are; with `alarms`, programs are asked to remind.
    """

    group_id: int | None = None
    category: str | None = None
    playbook: str | None = None
    kind: Kind | None = None
    visibility: Visibility | None = None
    member_id: int | None = None
    person_id: int | None = None
    include_done: bool = False
    include_cancelled: bool = False
    deadlines: bool = True
    spans: bool = False
    alarms: bool = False
    tasks: bool = False
    public: bool = False
    secretariat: bool = False

    def __post_init__(self) -> None:
        if self.tasks and (self.kind is Kind.EVENT or not self.deadlines):
            raise Refused("En oppgaveliste viser oppgaver, så den kan ikke utelate dem.")
        if self.kind is Kind.TASK and not self.deadlines:
            raise Refused("En kalender med bare oppgaver kan ikke samtidig utelate frister.")
        if self.public and (self.secretariat or self.visibility not in (None, Visibility.PUBLIC)):
            raise Refused("En åpen kalender viser bare det som er offentlig.")

    @property
    def form(self) -> Form:
        """Which of an item's renderings the feed joins."""
        return Form(private=not self.public, todo=self.tasks, alarms=self.alarms)


#: Which items the last versions of a feed changed: (version, ids).
Recent = tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription address. `version` rises whenever an item in it, or the filter, changes.

    `slug` stands in a public feed's address; a private one has tokens instead. `owner_id` is the
    person whose it is; None where it is the house's. `recent` tells which items the last versions
    changed, as (version, ids).
    """

    id: int
    name: str
    filter: Filter
    version: int
    created: datetime
    slug: str | None = None
    owner_id: int | None = None
    revoked: datetime | None = None
    fetched: datetime | None = None
    client: str | None = None
    fetches: int = 0
    recent: Recent = ()

    def raised(self, ids: Iterable[str] | None) -> Feed:
        """The feed's next version, in which these items are changed; None: any may be."""
        version = self.version + 1
        return replace(self, version=version, recent=remember(self.recent, version, ids))

    def changed_since(self, version: int) -> set[str] | None:
        """The items that were changed after this version; None where that is not remembered."""
        later = {at: ids for at, ids in self.recent if at > version}
        if set(later) != set(range(version + 1, self.version + 1)):
            return None
        return {id for ids in later.values() for id in ids}


def manages(person: Person, feed: Feed) -> bool:
    """Whether a person sees how a feed is used, and may change, re-address and revoke it: their
    own, and the secretariat all."""
    return person.role is Role.SECRETARIAT or feed.owner_id == person.id


def beyond(person: Person, filter: Filter) -> str | None:
    """Why a person may not have such a feed, as a sentence; None: they may."""
    if person.role is not Role.SECRETARIAT and (filter.public or filter.secretariat):
        return (
            "Bare sekretariatet kan ha åpne kalendere, og kalendere med det som bare er for "
            "sekretariatet."
        )
    return None


#: How many versions are remembered with what they changed, and of how many items each at the most.
_VERSIONS, _REMEMBERED = 20, 50


def remember(recent: Recent, version: int, ids: Iterable[str] | None) -> Recent:
    """What a feed remembers once `version` has changed these items; None: any may be changed."""
    told = tuple(sorted(ids)) if ids is not None else None
    if told is None or len(told) > _REMEMBERED:
        return ()
    return (*recent, (version, told))[-_VERSIONS:]


@dataclass(frozen=True, slots=True)
class Around:
    """What a filter asks that an item does not say of itself: the municipality of a person, and
    the playbook of a matter, by their ids."""

    member_of: Mapping[int, int | None] = field(default_factory=dict)
    playbook_of: Mapping[str, str] = field(default_factory=dict)


NOTHING_AROUND = Around()


def hides(filter: Filter, item: Item, around: Around = NOTHING_AROUND) -> str | None:
    """The first rule of the feed that keeps the item out, as a sentence; None: it carries it."""
    for rule in _RULES:
        if reason := rule(filter, item, around):
            return reason
    return None


def _accepted(filter: Filter, item: Item, around: Around) -> str | None:
    return None if item.state.accepted else "Saken er ikke godtatt ennå."


def _visible(filter: Filter, item: Item, around: Around) -> str | None:
    if filter.public and item.visibility is not Visibility.PUBLIC:
        return "Kalenderen er åpen for alle, og saken er ikke gjort offentlig."
    if item.visibility is Visibility.SECRETARIAT and not filter.secretariat:
        return "Saken er bare synlig for sekretariatet."
    if filter.visibility is not None and item.visibility is not filter.visibility:
        return "Kalenderen viser bare saker med en annen synlighet."
    return None


def _grouped(filter: Filter, item: Item, around: Around) -> str | None:
    if filter.group_id is not None and item.group_id != filter.group_id:
        return "Saken hører til en annen gruppe enn kalenderen."
    return None


def _categorised(filter: Filter, item: Item, around: Around) -> str | None:
    if filter.category is not None and filter.category not in item.categories:
        return f"Saken har ikke kategorien «{filter.category}»."
    return None


def _played(filter: Filter, item: Item, around: Around) -> str | None:
    theirs = (item.playbook, around.playbook_of.get(item.parent_id or ""))
    if filter.playbook is not None and filter.playbook not in theirs:
        return "Kalenderen viser bare saker av et annet slag."
    return None


def _of_kind(filter: Filter, item: Item, around: Around) -> str | None:
    if item.kind is Kind.TASK and (filter.kind is Kind.EVENT or not filter.deadlines):
        return "Kalenderen viser bare hendelser."
    if item.kind is Kind.EVENT and (filter.kind is Kind.TASK or filter.tasks):
        return "Kalenderen viser bare oppgaver."
    return None


def _theirs(filter: Filter, item: Item, around: Around) -> str | None:
    if filter.person_id is not None and item.owner_id != filter.person_id:
        return "Kalenderen viser bare sakene til én person, og denne har en annen ansvarlig."
    if filter.member_id is None:
        return None
    if item.owner_id is None or around.member_of.get(item.owner_id) != filter.member_id:
        return "Kalenderen viser bare sakene til én kommune, og denne har en annen ansvarlig."
    return None


def _finished(filter: Filter, item: Item, around: Around) -> str | None:
    if item.state is State.COMPLETED and not filter.include_done:
        return "Saken er ferdig, og kalenderen viser ikke ferdige saker."
    return None


_RULES = (_accepted, _visible, _grouped, _categorised, _played, _of_kind, _theirs, _finished)
