"""A reminder in words: what one person has to do now, each task with its quote and its button.

Owns the reminder's sentences in each language. Which tasks it tells of is
`workflow.services.reminding`; the shape is `letter`, the look the digest's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from calendars.workdays import workdays_between
from workflow.domain import wording
from workflow.domain.deadlines import deadline_day, local_day, overdue
from workflow.domain.digest import Section
from workflow.domain.item import Item
from workflow.domain.people import Person, Role
from workflow.mail.clean import clean
from workflow.mail.letter import FOLD, Block, Letter, Link, Note, Row
from workflow.mail.lines import capital
from workflow.mail.phrases import PHRASES


@dataclass(frozen=True, slots=True)
class Told:
    """One task of a reminder: the words it stands on and where they stand, and the address of the
    button that finishes it, or answers it where `asks` a member to answer.

    `owner` is whose it is where that is not the reader, `away` that they are, and `stands_in` that
    the reader does. Of what asks, `owner` is who is to answer for the municipality `silent`, and
    the address that of the page of who has. `dragging` tells that it has been overdue so long that
    the secretariat is told as well.
    """

    item: Item
    url: str
    quote: str = ""
    source: tuple[str, date] | None = None
    owner: Person | None = None
    away: bool = False
    stands_in: bool = False
    silent: str = ""
    asks: bool = False
    dragging: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's phrases. Pairs are (one, several), but for `all_late`, of two or of more, and
    `footer`, to whoever is to do it or to the secretariat in somebody's stead."""

    heading: str
    subject: tuple[str, str]
    late: tuple[str, str]
    all_late: tuple[str, str]
    intro: tuple[str, str]
    ahead: str
    answers: str
    today: str
    tomorrow: str
    workdays: tuple[str, str]
    stands_in: str
    alone: str
    unreachable: str
    dragging: str
    unowned: str
    answer: str
    unanswered: str
    silent: str
    see_answers: str
    unheard: str
    source: str
    replies: str
    footer: tuple[str, str]
    links: str
    preferences: str


_NB = Phrases(
    heading="Påminnelse",
    subject=("Påminnelse: {title}", "Påminnelse: {n} frister"),
    late=("{n} er forfalt", "{n} er forfalt"),
    all_late=("begge er forfalt", "alle er forfalt"),
    intro=("Én ting venter på deg.", "{n} ting venter på deg."),
    ahead="Nærmer seg",
    answers="Svar mangler",
    today="Frist i dag",
    tomorrow="Frist i morgen",
    workdays=("Frist om {n} arbeidsdag", "Frist om {n} arbeidsdager"),
    stands_in="Du står inn for {name}, som er borte",
    alone="Ansvarlig er {name}, som er borte, og stedfortrederen får ikke påminnelser",
    unreachable="Ansvarlig er {name}, som e-post ikke når fram til",
    dragging="Ansvarlig er {name}. Sekretariatet får beskjed fordi det har gått lang tid",
    unowned="Ingen er ansvarlig",
    answer="Svar",
    unanswered="Kommunen har ikke svart ennå",
    silent="{member} har ikke svart",
    see_answers="Se svarene",
    unheard="E-post når ikke fram til {name}",
    source="Referat fra {group}, {date}",
    replies="Svarer du på denne e-posten, går svaret til sekretariatet.",
    footer=(
        "Sendt til {name}, som er ansvarlig eller står inn for den som er det.",
        "Sendt til {name} i sekretariatet.",
    ),
    links="Lenkene virker uten innlogging i 14 dager, og ingenting endres før du bekrefter.",
    preferences="Slutt å få påminnelser",
)

_NN = Phrases(
    heading="Påminning",
    subject=("Påminning: {title}", "Påminning: {n} fristar"),
    late=("{n} er forfallen", "{n} er forfalne"),
    all_late=("begge er forfalne", "alle er forfalne"),
    intro=("Éin ting ventar på deg.", "{n} ting ventar på deg."),
    ahead="Nærmar seg",
    answers="Svar manglar",
    today="Frist i dag",
    tomorrow="Frist i morgon",
    workdays=("Frist om {n} arbeidsdag", "Frist om {n} arbeidsdagar"),
    stands_in="Du står inn for {name}, som er borte",
    alone="Ansvarleg er {name}, som er borte, og stedfortredaren får ikkje påminningar",
    unreachable="Ansvarleg er {name}, som e-post ikkje når fram til",
    dragging="Ansvarleg er {name}. Sekretariatet får melding fordi det har gått lang tid",
    unowned="Ingen er ansvarleg",
    answer="Svar",
    unanswered="Kommunen har ikkje svart enno",
    silent="{member} har ikkje svart",
    see_answers="Sjå svara",
    unheard="E-post når ikkje fram til {name}",
    source="Referat frå {group}, {date}",
    replies="Svarar du på denne e-posten, går svaret til sekretariatet.",
    footer=(
        "Sendt til {name}, som er ansvarleg eller står inn for den som er det.",
        "Sendt til {name} i sekretariatet.",
    ),
    links="Lenkjene verkar utan innlogging i 14 dagar, og ingenting blir endra før du stadfestar.",
    preferences="Slutt å få påminningar",
)

_EN = Phrases(
    heading="Reminder",
    subject=("Reminder: {title}", "Reminder: {n} deadlines"),
    late=("{n} is overdue", "{n} are overdue"),
    all_late=("both are overdue", "all are overdue"),
    intro=("One thing awaits you.", "{n} things await you."),
    ahead="Coming up",
    answers="Answers missing",
    today="Due today",
    tomorrow="Due tomorrow",
    workdays=("Due in {n} working day", "Due in {n} working days"),
    stands_in="You stand in for {name}, who is away",
    alone="It is with {name}, who is away, and whoever stands in gets no reminders",
    unreachable="It is with {name}, whom mail does not reach",
    dragging="It is with {name}. The secretariat is told because it has been so long",
    unowned="Nobody is responsible",
    answer="Answer",
    unanswered="The municipality has not answered yet",
    silent="{member} has not answered",
    see_answers="See the answers",
    unheard="Mail does not reach {name}",
    source="Minutes of {group}, {date}",
    replies="If you reply to this mail, your reply goes to the secretariat.",
    footer=(
        "Sent to {name}, who is responsible or stands in for whoever is.",
        "Sent to {name} of the secretariat.",
    ),
    links="The links work for 14 days without signing in, and nothing changes until you confirm.",
    preferences="Stop getting reminders",
)

PHRASES_OF: Mapping[str, Phrases] = {"nb": _NB, "nn": _NN, "en": _EN}


def letter(
    reader: Person,
    told: Sequence[Told],
    now: datetime,
    *,
    base_url: str,
    preferences_url: str,
    organisation: str = "",
    fold: int = FOLD,
) -> Letter:
    """The reminder in words; `told` is not empty, the most urgent first. What a section has after
    so many is a link to the page of all."""
    lang = wording.language(reader.language)
    say = PHRASES_OF[lang]
    late = [each for each in told if not each.asks and overdue(each.item.window, now)]
    answers = [each for each in told if each.asks]
    ahead = [each for each in told if each not in late and each not in answers]

    def row(each: Told) -> tuple[Row, Link]:
        text = PHRASES[lang].finish
        if each.asks:
            text = say.see_answers if each.silent else say.answer
        return _row(each, reader, say, lang, base_url, now), Link(text, each.url)

    def block(heading: str, some: list[Told], *, red: bool = False) -> list[Block]:
        if not some:
            return []
        rows, rest = tuple(row(each) for each in some[:fold]), len(some) - fold
        block = Block(heading, red, buttons=True, rows=rows)
        if rest > 0:
            more = PHRASES[lang].more.format(n=_number(rest, lang))
            page = "/saker" if reader.role is Role.SECRETARIAT else "/mine"
            block = replace(block, folded=more, all=Link(PHRASES[lang].see_all, base_url + page))
        return [block]

    n = len(told)
    subject = say.subject[n != 1].format(title=clean(told[0].item.title, 90), n=_number(n, lang))
    counted = say.late[len(late) != 1].format(n=_number(len(late), lang)) if late else ""
    counted = say.all_late[n > 2] if len(late) == n else counted
    theirs = any(each.owner is not None and not each.stands_in for each in told)
    office = theirs and reader.role is Role.SECRETARIAT
    intro = capital(say.intro[n != 1].format(n=_number(n, lang)))
    return Letter(
        lang=lang,
        organisation=clean(organisation),
        subject=f"{subject}, {counted}" if counted and n > 1 else subject,
        preview=clean(told[0].item.title, 90),
        heading=say.heading,
        intro=f"{intro} {capital(counted)}." if counted and n > 1 else intro,
        blocks=(
            *block(PHRASES[lang].headings[Section.OVERDUE], late, red=True),
            *block(say.ahead, ahead),
            *block(say.answers, answers),
        ),
        notes=(Note(say.replies),),
        footer=f"{say.footer[office].format(name=clean(reader.name, 80))} {say.links}",
        preferences=Link(say.preferences, preferences_url),
    )


def _row(each: Told, reader: Person, say: Phrases, lang: str, base_url: str, now: datetime) -> Row:
    item, today = each.item, local_day(now)
    label, tone = _label(item, say, lang, now)
    source = ""
    if each.source:
        group, day = each.source
        source = say.source.format(group=clean(group, 80), date=wording.day(day, lang, today))
    return Row(
        when=wording.brief(item.window, lang, today),
        detail=wording.window_detail(item.window, lang, today, deadline=True),
        was="",
        fuzzy=not item.window.precision.dated,
        title=clean(item.title),
        url=f"{base_url}/saker/{item.id}",
        struck="",
        label=label,
        tone=tone,
        told=_told(each, reader, say),
        quote=clean(each.quote, 400),
        source=source,
    )


def _label(item: Item, say: Phrases, lang: str, now: datetime) -> tuple[str, str]:
    if overdue(item.window, now):
        return capital(wording.overdue(item.window, lang, now)), "late"
    due, today = deadline_day(item.window), local_day(now)
    if due is None:
        return wording.kind(item.kind, lang), "task"
    if (due - today).days <= 1:
        return (say.today if due == today else say.tomorrow), "task"
    n = workdays_between(today, due)
    return say.workdays[n != 1].format(n=_number(n, lang)), "task"


def _told(each: Told, reader: Person, say: Phrases) -> str:
    if each.asks and not each.silent:
        return say.unanswered
    if each.owner is not None:
        about = say.unheard if each.asks else say.unreachable
        if each.away:
            about = say.stands_in if each.stands_in else say.alone
        elif each.dragging:
            about = say.dragging
        why = about.format(name=clean(each.owner.name, 80))
        return f"{say.silent.format(member=clean(each.silent, 80))}. {why}" if each.asks else why
    if each.item.owner_id is None:
        owner = clean(each.item.owner or "", 80)
        return owner or say.unowned
    return PHRASES[wording.language(reader.language)].yours


def _number(n: int, lang: str) -> str:
    return wording.number(n, lang)
