"""A playbook drawn as a Mermaid state diagram, from the data that runs it.

Owns the drawing. GitHub, GitLab and many wikis show it as a picture.
"""

from __future__ import annotations

from workflow.domain.playbooks.model import END, START, Begins, Playbook, Step, Unit

_BEGINS = {
    Begins.DATED: "saken får dato",
    Begins.STARTED: "noen begynner",
    Begins.DONE: "saken er gjort, eller dagen er over",
}
_UNITS = {
    Unit.WORKDAYS: ("arbeidsdag", "arbeidsdager"),
    Unit.WEEKS: ("uke", "uker"),
    Unit.DAYS: ("dag", "dager"),
}


def mermaid(playbook: Playbook) -> str:
    """The phases as states, the steps that lead from one to the next as transitions."""
    lines = ["stateDiagram-v2", f"    %% {playbook.title}"]
    lines += [f'    state "{phase.title}" as {_id(phase.name)}' for phase in playbook.phases]
    lines.append(f"    [*] --> {_id(playbook.phases[0].name)}")
    for before, phase in zip(playbook.phases, playbook.phases[1:], strict=False):
        reaching = [step for step in playbook.steps if step.reaches == phase.name]
        leads = [f"{step.title} ({when(step, playbook)})" for step in reaching]
        if phase.begins is not None:
            leads.append(_BEGINS[phase.begins])
        lines.append(f"    {_id(before.name)} --> {_id(phase.name)}: {', '.join(leads)}")
    lines.append(f"    {_id(playbook.phases[-1].name)} --> [*]")
    others = [s for s in playbook.steps if s.reaches is None]
    if others:
        lines.append(f"    note right of {_id(playbook.phases[0].name)}")
        lines += [f"        {s.title} ({when(s, playbook)})" for s in others]
        lines.append("    end note")
    return "\n".join(lines)


def when(step: Step, playbook: Playbook) -> str:
    """«15 arbeidsdager før», «3 uker etter at påmeldingen stenger», «uten dato», in bokmål."""
    if step.within:
        return "innenfor saken"
    if step.offset is None:
        return "uten dato"
    earlier = playbook.step(step.anchor)
    base = {START: "første dag", END: "fristen" if playbook.anchor == END else "siste dag"}
    place = f"«{earlier.title}»" if earlier else base[step.anchor]
    amount = step.offset.amount
    if not amount:
        return f"samme dag som {place}"
    unit = _UNITS[step.offset.unit][abs(amount) != 1]
    return f"{abs(amount)} {unit} {'før' if amount < 0 else 'etter'} {place}"


def _id(name: str) -> str:
    return name.replace("-", "_")
