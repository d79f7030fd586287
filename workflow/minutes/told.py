"""A style in words: what a body's reviews have taught, as sentences in bokmål.

Owns the wording alone. Signs that a person could not check in the minutes are left unsaid.
"""

from __future__ import annotations

from workflow.domain.proposal import Kind
from workflow.minutes.signs import habits
from workflow.minutes.style import Style

MOST = 12
_FAINT = 0.15
_PLURAL = {Kind.TASK: "oppgaver", Kind.EVENT: "hendelser"}
_HABITS = {
    "heading": "det som står under «{}»",
    "lead": "det som begynner med «{}:»",
    "label": "det som står under merkelappen «{}»",
    "first": "setninger som begynner med «{}»",
    "word": "setninger med «{}»",
}
_SIGNS = {
    "form:bullet": "punkter i lister",
    "form:heading": "overskrifter",
    "form:row": "tabellrader",
    "form:text": "setninger i løpende tekst",
    "opens:infinitive": "punkter som begynner med infinitiv",
    "opens:imperative": "oppfordringer",
    "who:person": "setninger med en person som subjekt",
    "who:we": "setninger med «vi» som subjekt",
    "who:group": "setninger med en gruppe som subjekt",
    "manner:modal-must": "setninger med «må»",
    "manner:modal-will": "setninger med «skal»",
    "manner:modal-ought": "setninger med «bør»",
    "manner:present-passive": "setninger i passiv",
    "manner:perfect": "setninger i perfektum",
    "under:status": "det som står under status og orienteringer",
    "under:past": "det som står under «Siden sist»",
    "under:action": "det som står i oppgavelista",
    "under:other": "det som står under eventuelt",
    "bracketed": "hjelpetekst i klammer",
    "label:decision": "det som står i vedtak",
    "label:discussion": "det som står i drøftinger",
    "owner-last": "punkter med et navn til slutt",
    "when:none": "setninger uten tid",
}


def told(style: Style) -> list[str]:
    """What the style has learned, the strongest first, at most `MOST` sentences."""
    spoken = []
    for kind, weights in style.weights.items():
        for sign, weight in weights.items():
            what = _what(sign)
            if what and abs(weight) >= _FAINT:
                often = "oftere" if weight > 0 else "sjeldnere"
                sentence = f"I denne gruppa er {what} {often} {_PLURAL[kind]} enn ellers."
                spoken.append((-abs(weight), sentence))
    return [sentence for _, sentence in sorted(spoken)[:MOST]]


def _what(sign: str) -> str | None:
    if not sign.startswith(habits.PREFIX):
        return _SIGNS.get(sign)
    kind, _, name = sign.removeprefix(habits.PREFIX).partition(":")
    template = _HABITS.get(kind)
    return template.format(name) if template else None
