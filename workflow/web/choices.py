"""The choices of a calendar's form, and the filter that they make.

Owns the names of the form's fields and what may be chosen in them. What a filter means is
`workflow.domain.feeds`; who may have which is asked there too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import sqlalchemy as sa
from pydantic import BaseModel, Field

from workflow.domain import playbooks
from workflow.domain.feeds import Feed, Filter, beyond
from workflow.domain.item import Visibility
from workflow.domain.people import Group, Member
from workflow.domain.proposal import Kind
from workflow.store import lists, queries
from workflow.store.lists import Narrow
from workflow.web.tongue import told
from workflow.web.visit import Forbidden, Visit

#: Items whose categories are offered; others can be typed.
_LOOKED_AT = 5000


class Choices(BaseModel):
    """What was chosen: words as they were typed, and boxes that are ticked or empty."""

    navn: str = Field(max_length=200)
    slag: Literal["", "hendelse", "frist", "oppgaver"] = ""
    gruppe: str = ""
    kategori: str = Field("", max_length=200)
    saksslag: str = ""
    kommune: str = ""
    synlighet: Literal["", "public", "members", "secretariat"] = ""
    mine: str = ""
    ferdige: str = ""
    avlyste: str = ""
    spenn: str = ""
    varsler: str = ""
    sekretariat: str = ""
    apen: str = ""

    def filter(self, connection: sa.Connection, visit: Visit, feed: Feed | None = None) -> Filter:
        """The filter of a new feed, or the changed one of `feed`, which stays open or private
        and a calendar or a task list. Raises Forbidden where it is not for its owner."""
        before = feed.filter if feed else Filter(tasks=self.slag == "oppgaver")
        owner_id = feed.owner_id if feed else visit.actor_id
        public = before.public if feed else bool(self.apen)
        visibility = Visibility(self.synlighet) if self.synlighet and not public else None
        internal = bool(self.sekretariat) or visibility is Visibility.SECRETARIAT
        made = replace(
            before,
            kind={"hendelse": Kind.EVENT, "frist": Kind.TASK}.get(self.slag),
            deadlines=True,
            group_id=queries.group(connection, self.gruppe).id if self.gruppe else None,
            category=" ".join(self.kategori.split()) or None,
            playbook=playbooks.known(self.saksslag) if self.saksslag else None,
            member_id=queries.member(connection, self.kommune).id if self.kommune else None,
            person_id=(before.person_id or owner_id or visit.actor_id) if self.mine else None,
            visibility=visibility,
            include_done=bool(self.ferdige),
            include_cancelled=bool(self.avlyste),
            spans=bool(self.spenn),
            alarms=bool(self.varsler),
            public=public,
            secretariat=internal and not public,
        )
        if visit.person and (reason := beyond(visit.person, made)):
            raise Forbidden(reason)
        return made


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form lets one choose from."""

    groups: list[Group]
    categories: list[str]
    playbooks: dict[str, str]
    members: list[Member]

    @classmethod
    def of(cls, connection: sa.Connection, visit: Visit) -> Offered:
        """What there is in this installation that the visitor may see."""
        return cls(
            queries.groups(connection),
            lists.categories(
                connection, date.min, date.max, Narrow(sees=visit.sees), limit=_LOOKED_AT
            ),
            {name: told(title) for name, title in playbooks.titles().items()},
            queries.members(connection),
        )
