"""What to ask whoever reviews: about an item's time, about the document, about a next meeting that
is not proposed.

Owns asking where several items or what stands around one tell more than its own words. What to ask
about single windows, hearings and personal data is `findings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from workflow.domain.proposal import Finding, Kind, Proposal
from workflow.domain.window import Window
from workflow.minutes.shaping import findings
from workflow.minutes.shaping.drafts.draft import Draft
from workflow.minutes.shaping.when import dating
from workflow.minutes.signs import occasions
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.timex import Kind as Sort

_DATES = (Sort.DATE, Sort.RANGE, Sort.WEEK)
_LISTED = " \t\n-–*•·|"


def of_draft(draft: Draft, reference: date, past: bool) -> tuple[Finding, ...]:
    """What to ask about an item's time."""
    candidate = draft.candidate
    if not draft.window.words:
        said = [m.window for m in candidate.moments if m.expression.kind in _DATES]
        due = draft.kind is Kind.TASK and not candidate.past
        return findings.of_limit_behind(said, reference) if due else ()
    next_meeting = draft.kind is Kind.EVENT and occasions.next_meeting(candidate.unit)
    own = next((m for m in candidate.moments if m.window is draft.window), None)
    week = dating.week_beside(own, candidate) if own else None
    return (
        *findings.of_window(
            draft.window,
            reference,
            said=own.expression if own else None,
            past=past and not _planned(candidate),
            next_meeting=next_meeting,
        ),
        *(findings.of_week(draft.window, week) if week else ()),
    )


def _planned(candidate: Candidate) -> bool:
    """Whether a clause tells of something that is to take place: "Kurset holdes 12. februar"."""
    verb = candidate.clause.verb
    coming = candidate.clause.tense in ("present", "modal") and not candidate.past
    return coming and verb is not None and verb.kind in ("arrange", "happen")


def of_document(text: str, proposals: tuple[Proposal, ...]) -> tuple[Finding, ...]:
    """What to ask about the document as a whole: personal data, one thing with two dates."""
    found = list(findings.personal_data(text))
    by_title: dict[str, list[Window]] = {}
    for proposal in proposals:
        if proposal.kind is Kind.EVENT and not proposal.past:
            by_title.setdefault(proposal.title, []).append(proposal.window)
    last: dict[str, tuple[int, int]] = {}
    apart = set()
    for p in proposals:
        start, end = last.get(p.title, p.span)
        if p.span != (start, end) and text[end : p.span[0]].strip(_LISTED):
            apart.add(p.title)
        last[p.title] = p.span
    for title, windows in by_title.items():
        if title in apart:  # dates listed in one sentence or list are many things, not one
            found += findings.two_dates(title, windows)
    return tuple(found)


def of_next_meetings(
    found: Sequence[Candidate], proposals: Sequence[Proposal], reference: date
) -> Iterable[Finding]:
    """What to ask about next meetings not proposed, since their date is no later than this one's or
    none at all."""
    for candidate in found:
        if not candidate.moments or candidate.past:
            continue
        expression, window = candidate.moments[-1]
        ahead = window.latest is not None and window.latest > reference
        if ahead or expression.kind is not Sort.DATE:
            continue
        unit = candidate.unit
        if occasions.next_meeting(unit) and (unit.start, unit.end) not in {
            p.span for p in proposals
        }:
            yield from findings.of_window(window, reference, said=expression, next_meeting=True)
