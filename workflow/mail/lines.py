"""A digest's line as a letter's row: when, what it is, and what is told of it.

Owns the words of one item. What follows from its date is the same for all that fall on it, and is
said once. The letter around it is `sentences`, the words are `phrases`.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from workflow.domain import wording
from workflow.domain.deadlines import local_day
from workflow.domain.digest import Line, Section
from workflow.domain.item import State
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.mail.clean import clean
from workflow.mail.letter import Row
from workflow.mail.phrases import PHRASES, Phrases

_EXACT = (Precision.DAY, Precision.DAYS)
#: Where the heading says that it is new, or it came and ended since the last digest.
_NO_NEWS = (Section.NEW, Section.DONE, Section.CANCELLED)
_SOON = (Section.THIS_WEEK, Section.COMING)


def row(line: Line, lang: str, base_url: str, *, mine: bool, at: datetime) -> Row:
    """One line of a digest told from `at`, in words; `mine` tells that it is the reader's own."""
    item, waits, say, today = line.item, line.waits, PHRASES[lang], _today(at)
    window = Window(waits, waits, Precision.DAY) if waits else item.window
    when, detail, label, tone, said = _dated(window, item.kind, line.section, lang, at)
    if line.section in say.ended:
        ended = wording.day(local_day(item.ended or item.modified), lang, today)
        label = say.ended[line.section].format(ended)
    elif waits:
        label = say.task
    moved = line.change.window if line.change else None
    was = wording.brief(moved, lang, today) if moved else ""
    fuzzy = window.precision not in _EXACT
    title, url = clean(item.title), f"{base_url}/saker/{item.id}"
    struck = wording.state(item, lang).upper() if line.section is Section.CANCELLED else ""
    told = _told(line, say, lang, today, mine, said)
    return Row(when, detail, was, fuzzy, title, url, struck, label, tone, told)


class _Dated(NamedTuple):
    """What a row says that follows from its date, in a section, on the day it is told."""

    when: str
    detail: str
    label: str
    tone: str
    said: str


@lru_cache(4096)
def _dated(window: Window, kind: Kind, section: Section, lang: str, at: datetime) -> _Dated:
    today, say = local_day(at), PHRASES[lang]
    when = wording.brief(window, lang, today)
    said, exact = clean(window.words, 80), window.precision in _EXACT
    if exact or said.casefold() == wording.plain(when).casefold():
        said = ""
    detail = _detail(window, kind, section, lang, today)
    label, tone = _label(window, kind, section, lang, at)
    return _Dated(when, detail, label, tone, say.said.format(said) if said else "")


def _detail(window: Window, kind: Kind, section: Section, lang: str, today: date) -> str:
    if section is Section.UNDATED:
        return ""
    limit = kind is Kind.TASK and (window.precision.dated or window.deadline)
    detail = wording.window_detail(window, lang, today, deadline=limit)
    if window.precision is Precision.DAY and window.earliest and section in _SOON:
        near = wording.relative_day(window.earliest, lang, today)
        if near:
            return detail.replace(wording.weekday(window.earliest, lang), near, 1)
    return detail


def _label(
    window: Window, kind: Kind, section: Section, lang: str, at: datetime
) -> tuple[str, str]:
    """What opens the line under the title, and its tone; of what has ended, the tone alone."""
    if section in (Section.DONE, Section.CANCELLED):
        return "", "plain"
    if section is Section.OVERDUE:
        return capital(wording.overdue(window, lang, at)), "late"
    if kind is Kind.EVENT:
        return wording.kind(kind, lang), "event"
    return wording.kind(kind, lang) if window.precision.dated else PHRASES[lang].task, "task"


def _told(line: Line, say: Phrases, lang: str, today: date, mine: bool, said: str) -> str:
    item, change = line.item, line.change
    tentative = item.kind is Kind.EVENT and item.state is State.TENTATIVE
    parts = [
        say.new if line.new and line.section not in _NO_NEWS else "",
        say.moved.format(wording.window(change.window, lang, today))
        if change and change.window
        else "",
        say.yours if mine else _name(item.owner),
        say.answers.format(n=line.answers.answered, of=line.answers.members)
        if line.answers
        else "",
        say.tentative if tentative else "",
        _name(item.location),
    ]
    if change and change.title:
        parts.append(say.renamed.format(clean(change.title, 120)))
    if change and change.owner is not None:
        parts.append(say.owner_was.format(_name(change.owner) or say.no_owner))
    if line.waits:
        parts.append(say.waits.format(wording.window(item.window, lang, today)))
    if line.lapsed:
        parts.append(say.lapsed)
    return ". ".join([part for part in (*parts, said) if part])


_today = lru_cache(64)(local_day)


@lru_cache(1024)
def _name(text: str | None) -> str:
    """Who or where, which many rows have in common."""
    return clean(text or "", 80)


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]
