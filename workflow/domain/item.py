"""An action item or event, from proposal to the last tick.

Owns the item's fields, its states in RFC 5545 words, and its plain record (what the journal
keeps and `--json` prints). What may happen to it is `lifecycle`; how it looks is `publishing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from workflow.domain.proposal import Kind
from workflow.domain.window import Mod, Precision, Window


class State(StrEnum):
    """RFC 5545 STATUS words once accepted (3.8.1.11); before that, Frist's own three."""

    PROPOSED = "PROPOSED"
    REJECTED = "REJECTED"
    MERGED = "MERGED"
    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"

    @property
    def accepted(self) -> bool:
        """Whether a person has let it into the plan (however it ended there)."""
        return self not in _NOT_ACCEPTED

    @property
    def open(self) -> bool:
        """Whether something is still to be done or to take place."""
        return self not in _NOT_OPEN


# sets: of thousands of items it is asked several times each
_NOT_ACCEPTED = frozenset({State.PROPOSED, State.REJECTED, State.MERGED})
_NOT_OPEN = _NOT_ACCEPTED | {State.COMPLETED, State.CANCELLED}


class Visibility(StrEnum):
    """Who may see an accepted item; wider only by a person's act."""

    SECRETARIAT = "secretariat"
    MEMBERS = "members"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Item:
    """One action item or event. `id` is the same from proposal on and makes the calendar UID.

    `owner` is the text's word for who does it, `owner_id` the person it was matched to.
    `version` rises by one at every move; `sequence` is RFC 5545 SEQUENCE. Until `follow_up`
    ("vent til") nobody is reminded.
    """

    id: str
    kind: Kind
    title: str
    state: State
    created: datetime
    modified: datetime
    window: Window = field(default_factory=Window)
    version: int = 1
    sequence: int = 0
    owner: str | None = None
    owner_id: int | None = None
    group_id: int | None = None
    visibility: Visibility = Visibility.MEMBERS
    description: str = ""
    location: str | None = None
    section: str | None = None
    categories: tuple[str, ...] = ()
    playbook: str = "task"
    parent_id: str | None = None
    merged_into: str | None = None
    past: bool = False
    confidence: float | None = None
    rules: tuple[tuple[str, float], ...] = ()
    ended: datetime | None = None
    follow_up: date | None = None

    def __post_init__(self) -> None:
        for name in ("created", "modified", "ended"):
            value = getattr(self, name)
            if value is not None and value.tzinfo is None:
                raise ValueError(f"{name} must be an aware datetime")

    @property
    def uid(self) -> str:
        """The iCalendar UID (RFC 7986, 5.3): the same in feeds and mail, whatever the address."""
        return f"{self.id}@frist"


def short_id(seed: bytes) -> str:
    """Ten letters and digits for at least 7 bytes (random, or a digest): an item's id.

    Crockford's base 32, in which nothing is mistaken for something else when read aloud.
    """
    number = int.from_bytes(seed[:7])
    return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(0, 50, 5))


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


_NAMES = tuple(f.name for f in fields(Item))


def record(item: Item) -> dict[str, Any]:
    """The item as plain JSON values; `replace_fields` reads it back unchanged."""
    return {name: _plain(getattr(item, name)) for name in _NAMES}


def changed_fields(before: Item, after: Item) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs, as plain values: as it was and as it is."""
    names = [name for name in _NAMES if getattr(before, name) != getattr(after, name)]
    old = {name: _plain(getattr(before, name)) for name in names}
    return old, {name: _plain(getattr(after, name)) for name in names}


def replace_fields(item: Item | None, plain: dict[str, Any]) -> Item:
    """`item` with the fields in `plain` (record's values) put in; a new item where None."""
    values = {name: _READ.get(name, _same)(value) for name, value in plain.items()}
    return Item(**values) if item is None else replace(item, **values)


def window_record(window: Window) -> dict[str, Any]:
    """A window as plain JSON values."""
    return {f.name: _plain(getattr(window, f.name)) for f in fields(window)}


def read_window(plain: dict[str, Any]) -> Window:
    """Rebuild a window from `window_record`'s values."""
    return Window(
        earliest=_date(plain.get("earliest")),
        latest=_date(plain.get("latest")),
        precision=Precision(plain.get("precision", "none")),
        timex=plain.get("timex"),
        mod=Mod(plain["mod"]) if plain.get("mod") else None,
        starts=_time(plain.get("starts")),
        ends=_time(plain.get("ends")),
        deadline=bool(plain.get("deadline")),
        words=plain.get("words", ""),
        reference=_date(plain.get("reference")),
        said=tuple(plain.get("said", ())),
        implied=tuple(plain.get("implied", ())),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Window):
        return window_record(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _same(value: Any) -> Any:
    return value


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


_READ: dict[str, Callable[[Any], Any]] = {
    "kind": Kind,
    "state": State,
    "visibility": Visibility,
    "window": read_window,
    "created": _moment,
    "modified": _moment,
    "ended": _moment,
    "follow_up": _date,
    "categories": tuple,
    "rules": lambda rules: tuple((name, weight) for name, weight in rules),
}
