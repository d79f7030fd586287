"""Signs from the candidates around: the neighbours, the block, and the whole document.

Owns what a sentence's company tells of it: a present tense among reports in the past is likely
an action, a bullet among actions too, a matter often ends with what is to be done, and where a
document keeps a list of actions the rest of it holds fewer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from workflow.minutes.signs import deeds, named, occasions
from workflow.minutes.signs.candidates import Candidate

_OWNER_ALONE = re.compile(
    r"[\W_]*(?i:ansv(?:ar(?:lig|leg)?)?|v)(?:\.|\b)\W*(?:(?:[A-ZÆØÅ][\w.-]*|og|alle|styret|leder|leiar"
    r"|kasserer|kasserar)\W*){1,5}"
)


_DOING = ("do", "bare")
_PAST = ("past", "perfect", "state")
_SIZES = (15, 25, 40, 60, 80, 110, 150)  # a long document discusses more for each item it holds
_TOLD = (10, 20, 30, 45, 60)  # per cent of a document that tells of what was


def signs(candidates: Sequence[Candidate]) -> list[list[str]]:
    """For each candidate the names of the signs that its company shows."""
    looks = [_look(candidate) for candidate in candidates]
    blocks: dict[int, list[int]] = defaultdict(list)
    lists: dict[tuple[str, ...], list[int]] = defaultdict(list)
    matters = [_matter(candidate) for candidate in candidates]
    last_of = {matter: at for at, matter in enumerate(matters)}
    first_of = {matters[at]: at for at in reversed(range(len(matters)))}
    for at, candidate in enumerate(candidates):
        blocks[candidate.unit.block].append(at)
        if candidate.unit.form == "bullet":
            lists[(*candidate.unit.path[-1:], candidate.unit.label_text)].append(at)
    past_in = {
        key: sum(candidates[i].clause.tense in ("past", "perfect") for i in block)
        for key, block in blocks.items()
    }
    doing_in = {key: sum(looks[i] in _DOING for i in fellows) for key, fellows in lists.items()}
    timed_in = {key: sum(looks[i] == "dated" for i in fellows) for key, fellows in lists.items()}
    whole = _document(candidates, looks)
    alone = [bool(_OWNER_ALONE.fullmatch(candidate.unit.text)) for candidate in candidates]
    found = []
    for at, candidate in enumerate(candidates):
        shown = list(whole)
        if at == first_of[matters[at]]:
            shown += ["first-of-matter", f"first-of-matter+here:{looks[at]}"]
        if at == last_of[matters[at]]:
            shown += ["last-of-matter", f"last-of-matter+here:{looks[at]}"]
        before = looks[at - 1] if at and _near(candidates[at - 1], candidate) else "none"
        after = (
            looks[at + 1]
            if at + 1 < len(looks) and _near(candidate, candidates[at + 1])
            else "none"
        )
        shown += _between(before, looks[at], after)
        if alone[at]:
            shown.append("owner-alone")
        elif candidate.unit.owner or (  # "Ansvar: Kari" in the next unit
            at + 1 < len(candidates)
            and alone[at + 1]
            and candidates[at + 1].unit.block == candidate.unit.block
        ):
            shown.append("owner-behind")
        block = blocks[candidate.unit.block]
        if len(block) > 1:
            shown.append("last-of-block" if at == block[-1] else "inside-block")
            past = past_in[candidate.unit.block]
            share = "past" if past * 2 >= len(block) else "mixed" if past else "present"
            shown += [f"block:{share}", f"block:{share}+here:{looks[at]}"]
            if at == block[-1]:
                shown.append(f"last-of-block+here:{looks[at]}")
        if candidate.unit.form == "bullet":
            listed = (*candidate.unit.path[-1:], candidate.unit.label_text)
            fellows = lists[listed]
            if len(fellows) >= 3:
                doing = doing_in[listed] - (looks[at] in _DOING)
                share = "doing" if doing * 2 >= len(fellows) - 1 else "few" if doing else "none"
                shown += [f"list:{share}", f"list:{share}+here:{looks[at]}"]
                timed = timed_in[listed] - (looks[at] == "dated")
                if timed * 2 >= len(fellows) - 1:
                    shown += ["list:dated", f"list:dated+here:{looks[at]}"]
        found.append(shown)
    return found


@lru_cache(maxsize=2_000)
def _between(before: str, here: str, after: str) -> tuple[str, ...]:
    """How the neighbours look."""
    return named(f"before:{before}", f"after:{after}", f"here:{here}+before:{before}")


def _matter(candidate: Candidate) -> tuple[str | None, ...]:
    """The matter that a candidate stands under: its outermost heading, and its number."""
    return candidate.unit.number, *candidate.unit.path[:1]


def _near(a: Candidate, b: Candidate) -> bool:
    return a.unit.block == b.unit.block or (
        a.unit.path == b.unit.path and b.unit.block - a.unit.block == 1
    )


def _look(candidate: Candidate) -> str:
    """What a candidate looks like at a glance."""
    clause = candidate.clause
    if clause.bare:
        return "bare"
    if clause.tense in _PAST:
        return clause.tense
    if clause.tense == "none":
        return "dated" if any(m.window.start for m in candidate.moments) else "verbless"
    action = deeds.action_of(clause) == "action"
    agent = deeds.agent_of(clause) in ("agent", "named", "we", "addressed", "they")
    if clause.tense == "modal":
        return f"modal-{clause.modal}"
    if action:
        return "passive" if clause.passive else "do" if agent else "act"
    if any(occasions.dated(m.window) for m in candidate.moments):
        return "dated"
    return "says" if deeds.action_of(clause) in ("opinion", "report") else "is"


def _document(candidates: Sequence[Candidate], looks: Sequence[str]) -> list[str]:
    """Signs of the whole document."""
    listed = sum(
        "action" in candidate.unit.kinds[:1] or candidate.unit.label in ("task", "table-actions")
        for candidate in candidates
    )
    shown = ["document:listed" if listed >= 3 else "document:unlisted"]
    doing = sum(look == "do" for look in looks)
    share = doing / max(1, len(looks))
    shown.append(
        "document:doing-" + ("much" if share > 0.2 else "some" if share > 0.08 else "little")
    )
    bullets = sum(candidate.unit.form == "bullet" for candidate in candidates)
    shown.append("document:bullets" if bullets * 2 > len(candidates) else "document:prose")
    told = sum(look in _PAST for look in looks)
    shown += [f"document:over-{size}" for size in _SIZES if len(looks) > size]
    shown += [f"document:told-{part}" for part in _TOLD if told * 100 > part * len(looks)]
    return shown
