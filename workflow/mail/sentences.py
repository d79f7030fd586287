"""The digest's sentences, said once for both twins.

Owns what a letter says of a digest, in bokmål, nynorsk or English, and how much of it before a
section is folded into a link. `phrases` has the words, `letter` the shape, the templates the look.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, MutableMapping
from datetime import date, time

from workflow.domain import wording
from workflow.domain.deadlines import local_day
from workflow.domain.digest import Digest, Line, Section, may_finish
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.domain.privacy import masked
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.mail.letter import Block, Letter, Link, Note, Row
from workflow.mail.phrases import PHRASES, Phrases

#: Letters of a title before it is cut; lines of a section before the rest is a link.
TITLE = 240
FOLD = 25

Finish = Callable[[Line], str]
Rows = MutableMapping[tuple[str, str, bool], Row]


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
        _block(digest, section, say, lang, base_url, finish, fold, known)
        for section in Section
        if digest.section(section)
    )
    acts = any(link for block in blocks for _, link in block.rows)
    return Letter(
        lang=lang,
        organisation=clean(organisation),
        subject=_subject(digest, say, lang),
        preview=_preview(digest, say, lang, today),
        heading=say.week.format(digest.week.number),
        intro=_intro(digest, say, lang),
        blocks=blocks,
        notes=_notes(digest, say, lang, base_url, today),
        footer=own(acts) if own else footer(digest.person, preferences, acts=acts),
        preferences=Link(say.preferences, preferences_url),
    )


def clean(text: str, length: int = TITLE) -> str:
    """Text fit for one line of a mail: no line breaks, control characters or marks that turn
    the direction of what follows, no national identity number, and no longer than `length`."""
    text = masked(text)
    if text.isprintable() and len(text) <= length and "  " not in text:
        return text
    fit = (" " if c.isspace() else c for c in text[: 4 * length] if c.isspace() or _fit(c))
    line = " ".join("".join(fit).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _fit(character: str) -> bool:
    # the joiners that emoji and some scripts are written with stay
    return character in "\u200c\u200d" or unicodedata.category(character)[0] != "C"


def _count(pair: tuple[str, str], n: int, lang: str, **fields: str) -> str:
    return pair[n != 1].format(n=wording.number(n, lang), **fields)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tallies(digest: Digest) -> tuple[int, int, int]:
    week = digest.section(Section.THIS_WEEK)
    due = sum(line.item.kind is Kind.TASK for line in week)
    late = len(digest.section(Section.OVERDUE)) + digest.beyond(Section.OVERDUE)
    return late, due, len(week) - due


def _subject(digest: Digest, say: Phrases, lang: str) -> str:
    late, due, _ = _tallies(digest)
    parts = []
    if late:
        parts.append(say.subject_overdue.format(n=wording.number(late, lang)))
    if due and late:
        parts.append(say.subject_due.format(n=wording.number(due, lang)))
    elif due:
        parts.append(_count(say.deadlines, due, lang))
    return f"{say.week.format(digest.week.number)}: {', '.join(parts) or say.subject_none}"


def _intro(digest: Digest, say: Phrases, lang: str) -> str:
    first, last = digest.week.monday, digest.week.sunday
    begins = f"{wording.weekday(first, lang)} {wording.day(first, lang, first)}"
    if first.month == last.month:
        begins = f"{wording.weekday(first, lang)} {first.day}{'' if lang == 'en' else '.'}"
    span = say.span.format(first=begins, last=wording.long_day(last, lang))
    if digest.empty:
        return f"{_capital(span)} {say.nothing}"
    late, due, events = _tallies(digest)
    if late:
        ending = _count(say.and_due, due, lang) if due else say.and_due_none
        told = f"{_count(say.overdue, late, lang)}, {ending}."
    elif due:
        told = f"{say.overdue_none}. {_capital(_count(say.due, due, lang))}."
    else:
        told = f"{say.overdue_none}, {say.due_none}."
    if events:
        told += f" {_capital(_count(say.events, events, lang))}"
    return f"{_capital(span)} {_capital(told)}"


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
    say: Phrases,
    lang: str,
    base_url: str,
    finish: Finish,
    fold: int,
    known: Rows,
) -> Block:
    lines = digest.section(section)
    rows = []
    for line in lines[:fold]:
        mine = line.item.owner_id is not None and line.item.owner_id == digest.person.id
        key = (line.item.id, lang, mine)
        row = known.get(key)
        if row is None:
            row = known[key] = _row(line, digest, say, lang, base_url, mine)
        rows.append((row, _action(line, digest, say, base_url, finish)))
    rest = len(lines) - len(rows) + digest.beyond(section)
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


def _row(line: Line, digest: Digest, say: Phrases, lang: str, base_url: str, mine: bool) -> Row:
    item, today = line.item, local_day(digest.at)
    window = Window(line.waits, line.waits, Precision.DAY) if line.waits else item.window
    limit = item.kind is Kind.TASK and (window.precision.dated or window.deadline)
    detail = wording.window_detail(window, lang, today, deadline=limit)
    if line.section is Section.UNDATED:
        detail = ""
    if window.precision is Precision.DAY and window.earliest:
        near = wording.relative_day(window.earliest, lang, today)
        if near and line.section in (Section.THIS_WEEK, Section.COMING):
            detail = detail.replace(wording.weekday(window.earliest, lang), near, 1)
    label, tone = _label(line, digest, say, lang)
    moved = line.change.window if line.change else None
    return Row(
        when=wording.brief(window, lang, today),
        detail=detail,
        was=wording.brief(moved, lang, today) if moved else "",
        fuzzy=window.precision not in (Precision.DAY, Precision.DAYS),
        title=clean(item.title),
        url=f"{base_url}/saker/{item.id}",
        struck=wording.state(item, lang).upper() if line.section is Section.CANCELLED else "",
        label=label,
        tone=tone,
        told=_told(line, say, lang, today, mine),
    )


def _label(line: Line, digest: Digest, say: Phrases, lang: str) -> tuple[str, str]:
    item = line.item
    if line.section in say.ended:
        ended = item.ended or item.modified
        day = wording.day(local_day(ended), lang, local_day(digest.at))
        return say.ended[line.section].format(day), "plain"
    if line.section is Section.OVERDUE:
        return _capital(wording.overdue(item.window, lang, digest.at)), "late"
    if item.kind is Kind.EVENT:
        return wording.kind(item.kind, lang), "event"
    dated = item.window.precision.dated and not line.waits
    return wording.kind(item.kind, lang) if dated else say.task, "task"


def _told(line: Line, say: Phrases, lang: str, today: date, mine: bool) -> str:
    item, change = line.item, line.change
    parts = [say.new] if line.new else []
    if change and change.window:
        parts.append(say.moved.format(wording.window(change.window, lang, today)))
    parts.append(say.yours if mine else clean(item.owner or "", 80))
    if line.answers:
        parts.append(say.answers.format(n=line.answers.answered, of=line.answers.members))
    if item.kind is Kind.EVENT and item.state.value == "TENTATIVE":
        parts.append(say.tentative)
    parts.append(clean(item.location or "", 80))
    if change and change.title:
        parts.append(say.renamed.format(clean(change.title, 120)))
    if change and change.owner is not None:
        parts.append(say.owner_was.format(clean(change.owner, 80) or say.no_owner))
    if line.waits:
        parts.append(say.waits.format(wording.window(item.window, lang, today)))
    if line.lapsed:
        parts.append(say.lapsed)
    said = clean(item.window.words, 80)
    shown = wording.plain(wording.brief(item.window, lang, today))
    exact = item.window.precision in (Precision.DAY, Precision.DAYS)
    if said and not exact and said.casefold() != shown.casefold():
        parts.append(say.said.format(said))
    return ". ".join(part for part in parts if part)


def _notes(digest: Digest, say: Phrases, lang: str, base_url: str, today: date) -> tuple[Note, ...]:
    notes = []
    for waiting in digest.waiting:
        count = say.waiting[waiting.proposals != 1]
        text = count.format(
            n=_capital(wording.number(waiting.proposals, lang, neuter=True)),
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
