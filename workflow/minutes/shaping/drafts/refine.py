"""Proposals as named → proposals as shown: one item once, no doubles.

Owns merging what heading, body and closing list say twice. What the next sentence only adds to the
one before is `handed`, which time is an item's `dating`.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from workflow.domain.proposal import Kind
from workflow.minutes import lexicon
from workflow.minutes.shaping.drafts import twins
from workflow.minutes.shaping.drafts.draft import Draft
from workflow.minutes.shaping.when import dating
from workflow.minutes.structure.blocks import LABEL
from workflow.minutes.structure.sections import as_above
from workflow.minutes.timex import Kind as Sort

_OWN_MEETING = re.compile(
    r"(?:(?:neste|nytt|kommende|komande) (?:ordinære? )?(?:styre|utvalgs|råds|gruppe)?)?møte"
    r"|(?:vi|styret|gruppa|utvalget|rådet) (?:møtes|møtest|møtast|samles|samlast)"
    r"(?: igjen| att| på nytt| neste gang| neste gong)?",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r" (?:med|om) ")  # what tells another meeting from the body's own
_POINTING = re.compile(r"^(?:årets|denne|dette|den|det|selve|sjølve)\s+")
_MEETINGS = lexicon.words("event", "generic")
_REACH = 20  # how many drafts with a word are looked at for a twin; keeps long texts linear


def once(drafts: list[Draft]) -> list[Draft]:
    """The drafts with each item once; the place that tells most of when is the one quoted, and who
    is to do it is told by either."""
    lists = {
        (d.kind, d.candidate.unit.label_text) for d in drafts if d.kind is Kind.TASK or _carries(d)
    }
    kept: list[Draft | None] = []
    by_word: dict[tuple[Kind, str], deque[int]] = {}
    for draft in drafts:
        if _heads(draft, lists):
            continue
        keys = {*draft.words, *_of_meeting(draft), _noun(draft)} - {""}
        near = {at for word in keys for at in by_word.get((draft.kind, word), ())}
        twin = next((at for at in sorted(near) if _same(kept[at], draft)), None)
        other = kept[twin] if twin is not None else None
        if twin is not None and other and _tells(draft) <= _tells(other):
            kept[twin] = _completed(other, draft)
        else:
            if twin is not None and other:
                kept[twin], draft = None, _completed(draft, other)
            for word in keys:
                by_word.setdefault((draft.kind, word), deque(maxlen=_REACH)).append(len(kept))
            kept.append(draft)
    return [draft for draft in kept if draft is not None]


def _completed(draft: Draft, other: Draft) -> Draft:
    """A task with the owner, and the time without a day ("snarest"), that its twin alone tells; and
    with the twin's title, where that alone tells what is done with the thing."""
    if draft.kind is not Kind.TASK:
        return draft
    window = draft.window if draft.window.words else other.window
    title = other.title if twins.tells_more(other.title, draft.title) else draft.title
    return replace(draft, title=title, owner=draft.owner or other.owner, window=window)


def _of_meeting(draft: Draft) -> tuple[str, ...]:
    """What the body's own next meeting is known by, however it is announced: its day."""
    own = draft.kind is Kind.EVENT and draft.window.start and _OWN_MEETING.fullmatch(draft.title)
    return (f"møte {draft.window.start}",) if own else ()


def _heads(draft: Draft, lists: set[tuple[Kind, str]]) -> bool:
    """Whether a draft is but the label of a list that has the items: an event without a date of its
    own over dates ("Neste møter:"), a task over tasks ("Kari har ansvar for å:")."""
    unit = draft.candidate.unit
    label = as_above(unit.text, LABEL)
    alone = not _carries(draft) if draft.kind is Kind.EVENT else unit.form == LABEL
    return alone and (draft.kind, label) in lists


def _carries(draft: Draft) -> bool:
    """Whether its place tells the date itself, and no words as "neste møte" that another dates."""
    told = next((m for m in draft.candidate.moments if m.window is draft.window), None)
    return draft.dated and (told is None or told.expression.kind is not Sort.ANCHORED)


def _tells(draft: Draft) -> tuple[int, bool]:
    """How much of when it is a draft tells: nothing, the day, the hour too; and whether a task's
    title stands alone, with nothing behind a colon that it points at, or an event's own words tell
    the day, and not the sentence behind it."""
    when = 0 if not draft.dated else 2 if draft.window.starts else 1
    if draft.kind is Kind.EVENT:
        return when, draft.window is not draft.candidate.told_after
    return when, ": " not in draft.title


def _same(a: Draft | None, b: Draft) -> bool:
    """Whether two drafts are one item: the same words, and no two dates that disagree."""
    if a is None or a.candidate.unit is b.candidate.unit:
        return False
    if a.window.start and b.window.start and not dating.agree(a.window, b.window):
        return False
    fewest = min(len(a.words), len(b.words))
    shared = len(a.words & b.words) / max(1, fewest)
    if a.kind is Kind.EVENT and a.window.start and b.window.start:
        if a.window.starts and b.window.starts and a.window.starts != b.window.starts:
            return False
        own = _of_meeting(a)
        if own and own == _of_meeting(b):
            return True
        if bool(own) != bool(_of_meeting(b)) and _ANOTHER.search(f"{a.title} {b.title}"):
            return False  # "Møte med rektor" on the day of the next meeting
        # a day within a week may be a visit to what lasts the week, not the thing itself
        return shared >= 0.5 and a.window.start == b.window.start
    if a.kind is Kind.EVENT and _own_name(a) and _own_name(a) == _own_name(b):
        # "Sommerfesten er i støpeskjeen. … Sommerfesten 17. juni", but two groups' "grillfest"
        definite = {_own_name(a)} != {a.title.lower(), b.title.lower()}
        return definite or a.candidate.unit.path == b.candidate.unit.path
    if a.kind is Kind.EVENT and (_goes_on(a, b) or _dated_next(a, b)):
        return True
    if a.kind is Kind.TASK and not (_listed(a) or _listed(b)):
        # the same words under two matters are two tasks
        again = a.owner == b.owner and a.title == b.title and fewest >= 2
        return again and a.candidate.unit.path == b.candidate.unit.path
    if a.kind is Kind.TASK and a.owner and a.owner == b.owner:
        if twins.same_thing(a.title, b.title):
            return True
        day = a.window.start is not None and a.window.start == b.window.start
        return shared >= (0.6 if day else 0.8) and fewest >= 2
    return shared >= 0.8 and fewest >= 3


def _goes_on(a: Draft, b: Draft) -> bool:
    """Whether an undated event is the one that its heading names: "BEST-konferansen 8. juni", and
    under it "Konferansen er lagt til Oslo"."""
    name, heading = _own_name(b), a.candidate.unit.text.strip(" *_#\t")
    under = b.window.start is None and heading in b.candidate.unit.path
    return under and bool(name) and _own_name(a).endswith(name)


def _dated_next(a: Draft, b: Draft) -> bool:
    """Whether an event is told of in one sentence and dated in the next, which has its name from
    there: "Laget skal på trenerkurs. Kurset er 6. april."."""
    here, there = a.candidate.unit, b.candidate.unit
    return there.follows(here) and a.title.lower().endswith(b.title.lower()) and not a.window.words


def _own_name(draft: Draft) -> str:
    """The event noun that is the whole title, without article; "" where there is more or none."""
    title, noun = _called(draft), _noun(draft)
    return title[: title.rfind(noun) + len(noun)] if noun else ""


def _called(draft: Draft) -> str:
    """The title without a word that only points at it: "Årets konferanse", "Dette møtet"."""
    return _POINTING.sub("", draft.title.lower())


def _noun(draft: Draft) -> str:
    """The event noun that a title of one word is or ends in; "" where there is none."""
    title = _called(draft)
    noun = lexicon.noun(title, "event", "strong") if " " not in title else None
    return noun if noun and noun not in _MEETINGS else ""


def _listed(draft: Draft) -> bool:
    """Whether it stands in a list of actions, which repeats what the matters above said."""
    unit = draft.candidate.unit
    return unit.label in ("task", "table-actions") or "action" in unit.kinds or not unit.path
