"""Why the reader proposed something, in words: how sure it is, and what spoke for and against.

Owns the sentences for the reader's signs. A sign without one here (most are finer grained) is not
told; the weights are `minutes.style`'s.
"""

from __future__ import annotations

from collections.abc import Iterable

SURE = 0.8

_LEVELS = (
    (SURE, "Frist er ganske sikker på dette."),
    (0.6, "Frist tror dette er en sak."),
    (0.45, "Frist er usikker her."),
    (0.0, "Dette er bare en mulighet."),
)

_SIGNS = {
    "who:person": "en person skal gjøre noe",
    "who:role": "en rolle skal gjøre noe",
    "who:group": "en gruppe skal gjøre noe",
    "who:name": "en navngitt virksomhet skal gjøre noe",
    "who:we": "det står «vi»",
    "who:all": "alle blir bedt om noe",
    "who:thing": "setningen handler om en ting, ikke om noen som gjør noe",
    "who:none": "ingen er nevnt som den som gjør det",
    "manner:present": "det står i nåtid",
    "manner:past": "det står i fortid",
    "manner:perfect": "det er alt gjort",
    "manner:imperative": "det er sagt som en oppfordring",
    "manner:infinitive": "det er sagt som noe som skal gjøres",
    "manner:modal-will": "det står «skal» eller «vil»",
    "manner:modal-must": "det står «må»",
    "manner:modal-ought": "det står «bør»",
    "manner:modal-may": "det står «kan»",
    "verb:action": "verbet er en handling",
    "verb:opinion": "det er en mening",
    "verb:report": "det er noe som blir fortalt",
    "verb:state": "det er en beskrivelse",
    "verb:happen": "verbet sier at noe skjer",
    "when:day": "det står en dag",
    "when:week": "det står en uke",
    "when:period": "det står en måned eller en årstid",
    "when:deadline": "det står en frist",
    "when:vague": "det står når, men ikke nøyaktig",
    "when:gone": "tiden er forbi",
    "when:none": "det står ikke når",
    "time:deadline": "det står en frist",
    "time:clock": "det står et klokkeslett",
    "time:several-days": "det står flere dager",
    "event:head": "det begynner med noe som arrangeres",
    "event:other": "det nevner noe som arrangeres",
    "event:generic-head": "det begynner med et møte",
    "event:generic": "det nevner et møte",
    "event:none": "det nevner ikke noe som arrangeres",
    "form:bullet": "det står som et punkt i en liste",
    "form:row": "det står i en tabell",
    "form:heading": "det står i en overskrift",
    "under:action": "det står under en overskrift om oppgaver",
    "under:upcoming": "det står under en overskrift om det som kommer",
    "under:past": "det står under en overskrift om det som har vært",
    "under:agenda": "det står i sakslisten",
    "under:decision": "det står under et vedtak",
    "under:discussion": "det står under en diskusjon",
    "label:task": "det står etter ordet «oppgave», «aksjon» eller lignende",
    "label:owner": "det står etter «ansvarlig»",
    "label:deadline": "det står etter «frist»",
    "label:decision": "det står etter «vedtak»",
    "label:event": "det står etter navnet på noe som arrangeres",
    "owner-last": "et navn står til slutt",
    "at-sign": "det begynner med @",
    "bold-first": "det begynner med halvfet skrift",
    "mentions:product": "det nevner noe som skal lages",
    "word:decided": "det er vedtatt eller avtalt",
    "word:responsible": "det nevner ansvar",
    "word:hedge": "det er sagt med forbehold",
    "word:past": "ordene peker bakover i tid",
    "word:future": "ordene peker framover i tid",
    "word:condition": "det er sagt med et vilkår",
    "limit-word": "ordet «frist» står der",
    "next-meeting": "det nevner neste møte",
    "absence": "det handler om fravær",
    "negated": "det er nektet",
    "bracketed": "det står i parentes",
    "ends:?": "det er et spørsmål",
    "says-that": "det er noe som ble sagt eller ment",
}


def sure(confidence: float | None) -> str:
    """How sure the reader is, never as a number."""
    if confidence is None:
        return "Et menneske har merket dette i referatet."
    return next(words for least, words in _LEVELS if confidence >= least)


def spoke(rules: Iterable[tuple[str, float]], *, most: int = 4) -> tuple[list[str], list[str]]:
    """What spoke for and what against, strongest first."""
    told = [(_SIGNS[name], weight) for name, weight in rules if name in _SIGNS]
    return (
        list(dict.fromkeys(words for words, weight in told if weight > 0))[:most],
        list(dict.fromkeys(words for words, weight in told if weight < 0))[:most],
    )
