"""A source → its proposals. The order of everything that reads is written here, once.

1. `frontmatter` first: the meeting's date is what every other date is resolved against.
2. `columns` and `beside` set apart who and by when; `sections` cuts units, since headings decide
   how the words below them are to be read.
3. `gazetteer.known` gathers names before clauses are read, since a name makes the next word a verb;
   with them `leads` knows a clause before a colon from a topic.
4. `candidates` finds times on the whole text (a date may span what looks like a sentence end)
   and clauses within units.
5. `surroundings`, `deeds`, `agreements`, `occasions`, `company`, `stems` name the signs; they
   decide nothing, so their order is free.
6. `style` weighs the signs for each kind apart: one clause may be both a task and an event.
7. `dating`, `naming`, `going`, `handed` and `refine` come last: only what was found likely is
   dated, named and merged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import partial

from workflow.domain.errors import DateMissing
from workflow.domain.proposal import Kind, Proposal, ReadDocument, Reading
from workflow.domain.window import Window
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.head import frontmatter
from workflow.minutes.shaping import doubts, findings, gazetteer, naming, playbook
from workflow.minutes.shaping.drafts import going, handed, refine
from workflow.minutes.shaping.drafts.draft import Draft, sorted_by_place
from workflow.minutes.shaping.tasks import forms, readiness, reserved
from workflow.minutes.shaping.when import dating, granting
from workflow.minutes.signs import (
    agreements,
    barring,
    company,
    deeds,
    habits,
    leads,
    occasions,
    places,
    signatures,
    stems,
    surroundings,
)
from workflow.minutes.signs.candidates import Candidate, candidates
from workflow.minutes.source import Source
from workflow.minutes.structure import beside, columns, paragraphs, sections
from workflow.minutes.style import Style, Verdict, chance, odds, reasons
from workflow.minutes.timex import Grid

THRESHOLD = {Kind.TASK: 0.32, Kind.EVENT: 0.25}
BOTH = 0.7  # the chance that both readings of one clause must have to be proposed both
TASK_FIRST = 0.2  # how much likelier an event must be than a task in the same clause
MAYBE_TASK = 0.2  # the chance from which what passes for an event may be a task all the same
_LONGEST_QUOTE = 400


def read(
    source: Source,
    *,
    meeting_date: date | None = None,
    group: str | None = None,
    style: Style | None = None,
) -> Reading:
    """All that the minutes propose, in document order.

    `meeting_date` and `group` override what the document says of itself; `style` is what the
    group's reviews have taught. Refuses a document without a meeting date.
    """
    front = frontmatter.front_matter(source)
    when = meeting_date or front.meeting_date
    if when is None:
        raise DateMissing(f"Fant ingen møtedato i {source.name}. Oppgi den med --date ÅÅÅÅ-MM-DD.")
    found, names = gather(source, when, front.people, front.language, (front.title, front.group))
    passed = {candidate.wanted.start for candidate in found if candidate.wanted}
    passed |= signatures.find(found, when)
    days = {when, front.meeting_date}
    barred = partial(barring.names_no_item, names=names, days=days, passed=passed)
    drafts = [
        draft
        for candidate, shown in zip(found, signs(found, names, style is not None), strict=True)
        for draft in _drafts(candidate, shown, style, barred)
    ]
    drafts = settle(drafts, names, found, front.language)
    document = ReadDocument(
        text=source.text,
        title=front.title,
        group=group or front.group,
        meeting_date=when,
        language=front.language,
        sha256=source.sha256,
        people=tuple(front.people),
    )
    proposals = tuple(_proposal(source.text, draft, when) for draft in drafts)
    asked = (
        *doubts.of_document(source.text, proposals),
        *doubts.of_next_meetings(found, proposals, when),
    )
    return Reading(document, proposals, asked)


def gather(
    source: Source,
    when: date,
    attendance: Iterable[str] = (),
    language: str | None = None,
    called: Iterable[str | None] = (),
) -> tuple[list[Candidate], Names]:
    """The candidates of a document of the meeting on `when`, and the names it knows.

    `language` is its written one, None where it is not known; `called` is what the document and
    the body that met are called.
    """
    laid = columns.lay(source)
    units = beside.settle(source.text, laid, sections.units(laid.source))
    own = frozenset(" ".join(words.lower().split()) for words in called if words)
    names = gazetteer.known(source.text, units, attendance)
    in_a = language == "nn" and forms.written_in_a(source.text)
    names = names._replace(bokmal=language == "nb", own=own, in_a=in_a)
    grid = (laid.grid or Grid())._replace(paragraphs=paragraphs.doing(source.text))
    return candidates(source.text, leads.settle(units, names), when, names, grid), names


def settle(
    drafts: list[Draft], names: Names, found: Sequence[Candidate] = (), language: str = "nb"
) -> list[Draft]:
    """The refiners in order: titles first, since what is said twice is known by its title.

    `found` are all candidates of the document, in which a pronoun's person is looked for.
    """
    named = [naming.named(draft, names, found, language == "nn") for draft in drafts]
    told = [draft for draft in named if draft.title]  # a row of dashes names no matter
    placed = going.gone_to(handed.moved(sorted_by_place(told)))
    kept = refine.once(handed.handed(placed, names))
    # they are known by their own words till then
    return [naming.completed(draft, names, found) for draft in kept]


def signs(found: Sequence[Candidate], names: Names, habitual: bool = True) -> list[list[str]]:
    """All signs that each candidate shows, each once, since no two of those who name them name the
    same; those of `habits` matter to a learned style alone."""
    return [
        [
            *surroundings.signs(candidate),
            *deeds.signs(candidate, names),
            *agreements.signs(candidate, names),
            *occasions.signs(candidate),
            *stems.signs(candidate, names),
            *around,
            *(habits.signs(candidate) if habitual else ()),
        ]
        for candidate, around in zip(found, company.signs(found), strict=True)
    ]


def _drafts(
    candidate: Candidate,
    shown: Collection[str],
    style: Style | None,
    barred: Callable[[Kind, Candidate], bool],
) -> list[Draft]:
    """What one candidate is likely to be: nothing, a task, an event, or seldom both; never what is
    `barred`."""
    if len(candidate.unit.text) > _LONGEST_QUOTE:
        return []
    chances = {kind: chance(told) for kind, told in odds(shown, style).items()}
    likely = [
        kind
        for kind, limit in THRESHOLD.items()
        if chances[kind] >= limit and not barred(kind, candidate)
    ]
    maybe = likely == [Kind.EVENT] and chances[Kind.TASK] >= MAYBE_TASK
    if maybe and not barred(Kind.TASK, candidate):
        likely = [Kind.TASK, Kind.EVENT]
    if maybe and likely == [Kind.TASK, Kind.EVENT] and readiness.sent_out(candidate):
        likely = [Kind.TASK]  # "Faktura går ut til alle i uke 12"
    if len(likely) == 2 and (occasions.convenes(candidate) or reserved.keeps_day(candidate)):
        likely = [Kind.TASK]  # "Per kaller inn foreldrene til et møte i mai": its day is to come
    if len(likely) == 2 and occasions.summons(candidate):
        likely = [Kind.EVENT]  # "Kari kaller inn til møte i uke 12": the day is the meeting's
    if len(likely) == 2 and min(chances.values()) < BOTH:
        event = chances[Kind.EVENT] > chances[Kind.TASK] + TASK_FIRST
        event = event or surroundings.planned(candidate)
        likely = [Kind.EVENT if event else Kind.TASK]
    if likely == [Kind.TASK] and granting.of_event(candidate) and not barred(Kind.EVENT, candidate):
        likely = [Kind.TASK, Kind.EVENT]  # "Årsmøte 12. mars, frist for saker 27. februar"
    return [
        Draft(kind, candidate, verdict, window, shared=len(likely) == 2)
        for kind in likely
        for verdict in (Verdict(chances[kind], reasons(kind, shown, style)),)
        for window in dating.windows(kind, candidate, len(likely) == 2)
    ]


def _proposal(text: str, draft: Draft, reference: date) -> Proposal:
    start, end = draft.span
    unit = draft.candidate.unit
    past = draft.kind is Kind.EVENT and _gone(draft.window, reference)
    return Proposal(
        kind=draft.kind,
        title=draft.title,
        quote=text[start:end],
        span=(start, end),
        window=draft.window,
        past=past,
        owner=draft.owner,
        section=unit.number or (unit.path[0] if unit.path else None),
        location=_place(draft) if draft.kind is Kind.EVENT else None,
        playbook=playbook.suggest(draft.kind, draft.title, unit),
        confidence=round(draft.verdict.chance, 2),
        rules=draft.verdict.rules,
        findings=(
            *doubts.of_draft(draft, reference, past),
            *findings.of_hearing(unit.text, [m.window for m in draft.candidate.moments], reference),
            *findings.personal_data(text[start:end]),
        ),
    )


def _place(draft: Draft) -> str | None:
    """Where an event takes place: by its sentence, or alone behind the day of its line."""
    unit = draft.candidate.unit
    if place := places.location(unit.text):
        return place
    own = next((m for m in draft.candidate.moments if m.window is draft.window), None)
    if own is None or draft.candidate.clause.tense != "none":
        return None
    return places.alone(unit.text, own.expression.span[1] - unit.start)


def _gone(window: Window, reference: date) -> bool:
    return window.latest is not None and window.latest < reference
