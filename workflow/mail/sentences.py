"""The digest's sentences, said once for both twins.

Owns what a letter says of a digest, in bokmål, nynorsk or English, and how much of it before a
section is folded into a link. One item's row is `lines`; `phrases` has the words, `letter` the
shape, the templates the look.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from datetime import date, time

from workflow.domain import wording
from workflow.domain.deadlines import local_day
from workflow.domain.digest import Digest, Line, Section, may_finish
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.domain.proposal import Kind
from workflow.mail import lines
from workflow.mail.clean import clean
from workflow.mail.letter import FOLD, Block, Letter, Link, Note, Row
from workflow.mail.lines import capital
from workflow.mail.phrases import PHRASES, Phrases

Finish = Callable[[Line], str]
Rows = MutableMapping[tuple[str, str, bool], Row]

#: How many tasks are overdue, how many are due in the week, and how many events take place in it.
_Tallies = tuple[int, int, int]


def letter(
    digest: Digest,
    *,
    base_url: str,
    finish: Finish,
    preferences_url: str,
    preferences: Preferences,
    organisation: str = "",
    fold: int = FOLD,
    rows: Rows | None = None,
    own: Callable[[bool], str] | None = None,
) -> Letter:
    """The digest in words.

    `finish` makes the address that marks a line's task done; it is asked only for those the
    reader may finish. `rows` remembers what the readers of one edition (the same lines, told from
    the same moment) have in common. `own` gives what stands in the footer's place, where
    that is filled in later; it is told whether the letter holds links that act.
    """
    lang = wording.language(digest.person.language)
    say, today = PHRASES[lang], local_day(digest.at)
    known: Rows = {} if rows is None else rows
    blocks = tuple(
        _block(digest, section, told, say, lang, base_url, finish, fold, known)
        for section in Section
        if (told := digest.section(section))
    )
    tallies = _tallies(digest)
    acts = any(link for block in blocks for _, link in block.rows)
    return Letter(
        lang=lang,
        organisation=clean(organisation),
        subject=_subject(digest, tallies, say, lang),
        preview=_preview(digest, say, lang, today),
        heading=say.week.format(digest.week.number),
        intro=_intro(digest, tallies, say, lang),
        blocks=blocks,
        notes=_notes(digest, say, lang, base_url, today),
        footer=own(acts) if own else footer(digest.person, preferences, acts=acts),
        preferences=Link(say.preferences, preferences_url),
    )


def _count(pair: tuple[str, str], n: int, lang: str, **fields: str) -> str:
    return pair[n != 1].format(n=wording.number(n, lang), **fields)


def _tallies(digest: Digest) -> _Tallies:
    week = digest.section(Section.THIS_WEEK)
    due = sum(line.item.kind is Kind.TASK for line in week)
    late = len(digest.section(Section.OVERDUE)) + digest.beyond(Section.OVERDUE)
    return late, due, len(week) - due


def _subject(digest: Digest, tallies: _Tallies, say: Phrases, lang: str) -> str:
    late, due, _ = tallies
    parts = []
    if late:
        parts.append(say.subject_overdue.format(n=wording.number(late, lang)))
    if due and late:
        parts.append(say.subject_due.format(n=wording.number(due, lang)))
    elif due:
        parts.append(_count(say.deadlines, due, lang))
    return f"{say.week.format(digest.week.number)}: {', '.join(parts) or say.subject_none}"


def _intro(digest: Digest, tallies: _Tallies, say: Phrases, lang: str) -> str:
    first, last = digest.week.monday, digest.week.sunday
    begins = f"{wording.weekday(first, lang)} {wording.day(first, lang, first)}"
    if first.month == last.month:
        begins = f"{wording.weekday(first, lang)} {first.day}{'' if lang == 'en' else '.'}"
    span = say.span.format(first=begins, last=wording.long_day(last, lang))
    if digest.empty:
        return f"{capital(span)} {say.nothing}"
    late, due, events = tallies
    if late:
        ending = _count(say.and_due, due, lang) if due else say.and_due_none
        told = f"{_count(say.overdue, late, lang)}, {ending}."
    elif due:
        told = f"{say.overdue_none}. {capital(_count(say.due, due, lang))}."
    else:
        told = f"{say.overdue_none}, {say.due_none}."
    if events:
        told += f" {capital(_count(say.events, events, lang))}"
    return f"{capital(span)} {capital(told)}"


def _preview(digest: Digest, say: Phrases, lang: str, today: date) -> str:
    upcoming = digest.section(Section.THIS_WEEK) or digest.section(Section.COMING)
    if not upcoming:
        return say.nothing if digest.empty else ""
    item = upcoming[0].item
    return say.first.format(
        title=clean(item.title, 90), date=wording.window(item.window, lang, today)
    )


def _block(
    digest: Digest,
    section: Section,
    told: tuple[Line, ...],
    say: Phrases,
    lang: str,
    base_url: str,
    finish: Finish,
    fold: int,
    known: Rows,
) -> Block:
    rows = []
    for line in told[:fold]:
        mine = line.item.owner_id is not None and line.item.owner_id == digest.person.id
        key = (line.item.id, lang, mine)
        row = known.get(key)
        if row is None:
            row = known[key] = lines.row(line, lang, base_url, mine=mine, at=digest.at)
        rows.append((row, _action(line, digest, say, base_url, finish)))
    rest = len(told) - len(rows) + digest.beyond(section)
    return Block(
        heading=say.headings[section],
        late=section is Section.OVERDUE,
        buttons=section is Section.OVERDUE,
        rows=tuple(rows),
        folded=say.more.format(n=wording.number(rest, lang)) if rest else "",
        all=Link(say.see_all, base_url + _list(digest.person)) if rest else None,
    )


def _list(person: Person) -> str:
    """The page that shows all that this person is told of."""
    return "/kalender" if person.role is Role.READER else "/saker"


def _action(line: Line, digest: Digest, say: Phrases, base_url: str, finish: Finish) -> Link | None:
    allowed = may_finish(digest.person, line.item)
    if line.section is Section.UNDATED:
        if allowed or digest.person.role is Role.SECRETARIAT:
            return Link(say.fix_date, f"{base_url}/saker/{line.item.id}")
        return None
    return Link(say.finish, finish(line)) if allowed else None


def _notes(digest: Digest, say: Phrases, lang: str, base_url: str, today: date) -> tuple[Note, ...]:
    notes = []
    for waiting in digest.waiting:
        count = say.waiting[waiting.proposals != 1]
        text = count.format(
            n=capital(wording.number(waiting.proposals, lang, neuter=True)),
            date=wording.day(waiting.meeting_date, lang, today),
        )
        if waiting.findings:
            count = say.questions[waiting.findings != 1]
            text += " " + count.format(n=wording.number(waiting.findings, lang, neuter=True))
        notes.append(Note(text, Link(say.review, f"{base_url}/gjennomgang/{waiting.document_id}")))
    for lost in digest.undelivered:
        text = say.undelivered.format(name=clean(lost.name, 80), error=clean(lost.error, 200))
        notes.append(Note(text))
    return tuple(notes)


def footer(person: Person, wishes: Preferences, *, acts: bool) -> str:
    """The closing words: to whom this is sent, how often, and what its links do, if it has any."""
    lang = wording.language(person.language)
    say = PHRASES[lang]
    day = wording.weekday(date.fromisocalendar(2024, 1, wishes.weekday), lang)
    rhythm = say.rhythm[wishes.every - 1].format(
        weekday=day, clock=wording.clock(time(wishes.hour), lang)
    )
    to = clean(person.name or person.email, 80)
    sent = say.footer.format(name=to, rhythm=rhythm)
    if person.role is Role.READER:
        sent += f" {say.asked_for}"
    return f"{sent} {say.links}" if acts else sent
