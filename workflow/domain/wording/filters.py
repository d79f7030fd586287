"""What a calendar carries and leaves out, in sentences for its subscribers.

Imported by name, not with the package: the filters themselves stand above most of the wording.
"""

from __future__ import annotations

from dataclasses import dataclass

from calendars.entry import YEARS
from workflow.domain.feeds import Filter
from workflow.domain.item import Visibility
from workflow.domain.proposal import Kind
from workflow.domain.wording.words import language


@dataclass(frozen=True, slots=True)
class _Said:
    """One language's sentences. The first is put together of what narrows the feed, in order."""

    tasks: str
    events: str
    both: str
    group: str
    member: str
    person: str
    category: str
    playbook: str
    public: str
    secretariat: str
    accepted: str
    undated: str
    spans: str
    no_spans: str
    done: str
    no_done: str
    kept: str
    let_go: str
    reach: str


_SAID = {
    "nb": _Said(
        tasks="Oppgaver",
        events="Hendelser",
        both="Hendelser og frister",
        group="i {}",
        member="for {}",
        person="for én person",
        category="med kategorien «{}»",
        playbook="av slaget «{}»",
        public="som er offentlige",
        secretariat="bare for sekretariatet",
        accepted="{}, godtatt fra møtereferater.",
        undated="Oppgaver uten dag har ingen forfallsdato.",
        spans="Uker, måneder og årstider vises som foreløpige spenn.",
        no_spans="Uker vises som foreløpige spenn; måneder og årstider står i ukebrevet, ikke her.",
        done="Ferdige saker vises.",
        no_done="Ferdige saker vises ikke.",
        kept="Avlyste vises for godt.",
        let_go="Avlyste vises til datoen er passert og i minst 14 dager.",
        reach="Kalenderen går så langt fram og tilbake som sakene gjør, fra {} til {}.",
    ),
    "nn": _Said(
        tasks="Oppgåver",
        events="Hendingar",
        both="Hendingar og fristar",
        group="i {}",
        member="for {}",
        person="for éin person",
        category="med kategorien «{}»",
        playbook="av slaget «{}»",
        public="som er offentlege",
        secretariat="berre for sekretariatet",
        accepted="{}, godtekne frå møtereferat.",
        undated="Oppgåver utan dag har ingen forfallsdato.",
        spans="Veker, månader og årstider blir viste som førebelse spenn.",
        no_spans="Veker blir viste som førebelse spenn; månader og årstider står i vekebrevet, "
        "ikkje her.",
        done="Ferdige saker blir viste.",
        no_done="Ferdige saker blir ikkje viste.",
        kept="Avlyste blir viste for godt.",
        let_go="Avlyste blir viste til datoen er passert, og i minst 14 dagar.",
        reach="Kalenderen går så langt fram og tilbake som sakene gjer, frå {} til {}.",
    ),
    "en": _Said(
        tasks="Tasks",
        events="Events",
        both="Events and deadlines",
        group="in {}",
        member="for {}",
        person="for one person",
        category="in the category “{}”",
        playbook="of the kind “{}”",
        public="that are public",
        secretariat="for the secretariat only",
        accepted="{}, accepted from minutes of meetings.",
        undated="Tasks without a day have no due date.",
        spans="Weeks, months and seasons are shown as tentative spans.",
        no_spans="Weeks are shown as tentative spans; months and seasons are in the weekly letter, "
        "not here.",
        done="Finished items are shown.",
        no_done="Finished items are not shown.",
        kept="Cancelled ones are shown for good.",
        let_go="Cancelled ones are shown until their date has passed, and for at least 14 days.",
        reach="The calendar reaches as far back and ahead as its items do, from {} to {}.",
    ),
}


def says(
    filter: Filter,
    lang: str,
    *,
    group: str | None = None,
    member: str | None = None,
    playbook: str | None = None,
) -> list[str]:
    """The sentences, the first saying what there is, each later one what to expect of it.

    Takes the names of the filter's group and member and its playbook's title. Says nothing of the
    person whose items it holds: a calendar's description is passed on.
    """
    said = _SAID[language(lang)]
    what = said.tasks if filter.tasks or filter.kind is Kind.TASK else said.both
    if filter.kind is Kind.EVENT or not filter.deadlines:
        what = said.events
    public = filter.public or filter.visibility is Visibility.PUBLIC
    narrowed = [
        said.group.format(group) if group else "",
        said.member.format(member) if member else "",
        said.person if filter.person_id is not None else "",
        said.category.format(filter.category) if filter.category else "",
        said.playbook.format(playbook) if playbook else "",
        said.public if public else "",
        said.secretariat if filter.visibility is Visibility.SECRETARIAT else "",
    ]
    vague = said.spans if filter.spans else said.no_spans
    done = said.done if filter.include_done else said.no_done
    kept = said.kept if filter.include_cancelled else said.let_go
    return [
        said.accepted.format(" ".join(words for words in (what, *narrowed) if words)),
        said.undated if filter.tasks else vague,
        f"{done} {kept}",
        said.reach.format(YEARS[0], YEARS[-1]),
    ]
