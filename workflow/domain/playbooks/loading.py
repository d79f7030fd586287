"""Reading a playbook from TOML, and saying in one sentence what is wrong with it.

Owns the file format. What the parts mean is `model`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from workflow.domain.errors import Refused
from workflow.domain.playbooks.model import (
    END,
    START,
    Begins,
    Dating,
    Offset,
    Phase,
    Playbook,
    Step,
    Unit,
    Who,
)
from workflow.domain.proposal import Kind
from workflow.domain.reminders import Ladder
from workflow.domain.window import Precision

_OFFSET = re.compile(r"([+-]\d+) (workdays?|weeks?|days?)")

#: The name of the task that gives a matter its date; no step may take it.
DATING = "date"

_PLAYBOOK = {"title", "about", "anchor", "needs", "phases", "steps", "dating", "reminders"}
_PHASE = {"name", "title", "begins"}
_STEP = {
    *("name", "title", "from", "offset", "reaches", "kind", "who", "locked", "locked_by"),
    *("within", "responses", "setting"),
}
_DATING = {"title", "before", "fallback"}
_REMINDERS = {"before", "secretariat_after"}


def load(name: str, text: str) -> Playbook:
    """The playbook that this TOML describes. Refused with a sentence naming file and place."""
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(name, f"TOML-en kan ikke leses ({error})") from None
    _known(name, "spilleboken", plain, _PLAYBOOK)
    anchor = _one_of(name, "anchor", plain.get("anchor", END), (START, END))
    phases = tuple(_phase(name, each) for each in plain.get("phases", ()))
    steps = tuple(_step(name, each, anchor) for each in plain.get("steps", ()))
    made = Playbook(
        name=name,
        title=_text(name, "spilleboken", plain, "title"),
        about=" ".join(str(plain.get("about", "")).split()),
        anchor=anchor,
        needs=Precision(
            _one_of(name, "needs", plain.get("needs", "week"), [p.value for p in Precision])
        ),
        phases=phases,
        steps=steps,
        dating=_dating(name, plain["dating"]) if "dating" in plain else None,
        ladder=_ladder(name, plain.get("reminders", {})),
    )
    _check_phases(made)
    _check_steps(made)
    return made


def offset(name: str, where: str, text: object) -> Offset:
    """«-15 workdays», «+3 weeks», «0»."""
    if text == "0":
        return Offset(0)
    found = _OFFSET.fullmatch(str(text))
    if found is None:
        raise _wrong(name, f"{where} er «{text}». Skriv for eksempel «-15 workdays» eller «0»")
    unit = found[2] if found[2].endswith("s") else f"{found[2]}s"
    return Offset(int(found[1]), Unit(unit))


def _phase(name: str, plain: Mapping[str, Any]) -> Phase:
    phase = _text(name, "en fase", plain, "name")
    where = f"fasen «{phase}»"
    _known(name, where, plain, _PHASE)
    begins = plain.get("begins")
    if begins is not None:
        begins = Begins(_one_of(name, f"begins i {where}", begins, [b.value for b in Begins]))
    return Phase(phase, _text(name, where, plain, "title"), begins)


def _step(name: str, plain: Mapping[str, Any], anchor: str) -> Step:
    step = _text(name, "et steg", plain, "name")
    where = f"steget «{step}»"
    _known(name, where, plain, _STEP)
    return Step(
        name=step,
        title=_text(name, where, plain, "title"),
        anchor=str(plain.get("from", anchor)),
        offset=offset(name, f"offset i {where}", plain["offset"]) if "offset" in plain else None,
        reaches=plain.get("reaches"),
        kind=Kind(_one_of(name, f"kind i {where}", plain.get("kind", "task"), list(Kind))),
        who=Who(_one_of(name, f"who i {where}", plain.get("who", "owner"), list(Who))),
        locked=bool(plain.get("locked")),
        locked_by=plain.get("locked_by"),
        within=bool(plain.get("within")),
        responses=bool(plain.get("responses")),
        setting=plain.get("setting"),
    )


def _dating(name: str, plain: Mapping[str, Any]) -> Dating:
    _known(name, "dating", plain, _DATING)
    return Dating(
        _text(name, "dating", plain, "title"),
        offset(name, "before i dating", plain.get("before", "0")),
        offset(name, "fallback i dating", plain.get("fallback", "+10 workdays")),
    )


def _ladder(name: str, plain: Mapping[str, Any]) -> Ladder:
    _known(name, "reminders", plain, _REMINDERS)
    default = Ladder()
    before = plain.get("before", list(default.before))
    after = plain.get("secretariat_after", default.secretariat_after)
    if not all(isinstance(days, int) and days >= 0 for days in before):
        raise _wrong(
            name, f"before i reminders er {before}. Skriv arbeidsdager slik: [14, 7, 2, 0]"
        )
    if not isinstance(after, int) or after < 0:
        raise _wrong(name, f"secretariat_after i reminders er {after}. Skriv et antall uker")
    return Ladder(tuple(sorted(set(before), reverse=True)), after)


def _check_phases(playbook: Playbook) -> None:
    names = [phase.name for phase in playbook.phases]
    if not names:
        raise _wrong(playbook.name, "den har ingen faser")
    if double := _double(names):
        raise _wrong(playbook.name, f"fasen «{double}» står to ganger")
    reached = {step.reaches for step in playbook.steps if step.reaches}
    if strange := reached - set(names):
        raise _wrong(playbook.name, f"et steg når fasen «{min(strange)}», som ikke finnes")
    for phase in playbook.phases[1:]:
        if (phase.begins is None) == (phase.name not in reached):
            raise _wrong(
                playbook.name,
                f"fasen «{phase.name}» må nås av et steg eller ha begins, og ikke begge deler",
            )


def _check_steps(playbook: Playbook) -> None:
    names = [step.name for step in playbook.steps]
    if double := _double(names):
        raise _wrong(playbook.name, f"steget «{double}» står to ganger")
    if DATING in names:
        raise _wrong(playbook.name, f"steget «{DATING}» har et navn som Frist selv bruker")
    for n, step in enumerate(playbook.steps):
        earlier = names[:n]
        if step.anchor not in (START, END, *earlier):
            raise _wrong(
                playbook.name,
                f"steget «{step.name}» regnes fra «{step.anchor}», som ikke er et tidligere steg",
            )
        if step.locked_by is not None and step.locked_by not in names:
            raise _wrong(
                playbook.name, f"steget «{step.name}» låses av «{step.locked_by}», som ikke finnes"
            )
        if step.within and (step.kind is not Kind.EVENT or step.offset is not None):
            raise _wrong(
                playbook.name,
                f"steget «{step.name}» er innenfor saken: det må være en hendelse uten offset",
            )


def _double(names: list[str]) -> str | None:
    return next((name for n, name in enumerate(names) if name in names[:n]), None)


def _known(name: str, where: str, plain: Mapping[str, Any], keys: set[str]) -> None:
    if strange := set(plain) - keys:
        raise _wrong(
            name,
            f"{where} har «{min(strange)}», som ikke er et ord vi kjenner "
            f"({', '.join(sorted(keys))})",
        )


def _text(name: str, where: str, plain: Mapping[str, Any], key: str) -> str:
    value = plain.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(name, f"{where} mangler {key}")
    return value.strip()


def _one_of(name: str, where: str, value: object, allowed: Any) -> str:
    if value not in [str(each) for each in allowed]:
        words = ", ".join(str(each) for each in allowed)
        raise _wrong(name, f"{where} er «{value}». Det som finnes: {words}")
    return str(value)


def _wrong(name: str, what: str) -> Refused:
    return Refused(f"Spilleboken {name}.toml er ikke i orden: {what}.")
