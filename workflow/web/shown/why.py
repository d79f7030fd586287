"""Why the reader proposed something, in words: how sure it is, and what spoke for and against.

Owns the sentences for the reader's signs, and for single words of the quote. A sign without one
here (most are finer grained) is not told; the weights are `minutes.style`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workflow.minutes.signs import stems
from workflow.web.tongue import _, marked

#: How sure the reader must be of what is accepted together: by the name in an address, least
#: first, with the words that stand on the choice.
SURE = {
    "trolig": (0.6, marked("De fleste")),
    "": (0.8, marked("De ganske sikre")),
    "sikrest": (0.9, marked("De sikreste")),
}

_LEVELS = (
    (SURE[""][0], marked("Frist er ganske sikker på dette.")),
    (0.6, marked("Frist tror dette er en sak.")),
    (0.45, marked("Frist er usikker her.")),
    (0.0, marked("Dette er bare en mulighet.")),
)

_SIGNS = {
    "who:person": marked("en person skal gjøre noe"),
    "who:role": marked("en rolle skal gjøre noe"),
    "who:group": marked("en gruppe skal gjøre noe"),
    "who:name": marked("en navngitt virksomhet skal gjøre noe"),
    "who:we": marked("det står «vi»"),
    "who:all": marked("alle blir bedt om noe"),
    "who:thing": marked("setningen handler om en ting, ikke om noen som gjør noe"),
    "who:none": marked("ingen er nevnt som den som gjør det"),
    "manner:present": marked("det står i nåtid"),
    "manner:past": marked("det står i fortid"),
    "manner:perfect": marked("det er alt gjort"),
    "manner:imperative": marked("det er sagt som en oppfordring"),
    "manner:infinitive": marked("det er sagt som noe som skal gjøres"),
    "manner:modal-will": marked("det står «skal» eller «vil»"),
    "manner:modal-must": marked("det står «må»"),
    "manner:modal-ought": marked("det står «bør»"),
    "manner:modal-may": marked("det står «kan»"),
    "verb:action": marked("verbet er en handling"),
    "verb:opinion": marked("det er en mening"),
    "verb:report": marked("det er noe som blir fortalt"),
    "verb:state": marked("det er en beskrivelse"),
    "verb:happen": marked("verbet sier at noe skjer"),
    "when:day": marked("det står en dag"),
    "when:week": marked("det står en uke"),
    "when:period": marked("det står en måned eller en årstid"),
    "when:deadline": marked("det står en frist"),
    "when:vague": marked("det står når, men ikke nøyaktig"),
    "when:gone": marked("tiden er forbi"),
    "when:none": marked("det står ikke når"),
    "time:deadline": marked("det står en frist"),
    "time:clock": marked("det står et klokkeslett"),
    "time:several-days": marked("det står flere dager"),
    "event:head": marked("det begynner med noe som arrangeres"),
    "event:other": marked("det nevner noe som arrangeres"),
    "event:generic-head": marked("det begynner med et møte"),
    "event:generic": marked("det nevner et møte"),
    "event:none": marked("det nevner ikke noe som arrangeres"),
    "form:bullet": marked("det står som et punkt i en liste"),
    "form:row": marked("det står i en tabell"),
    "form:heading": marked("det står i en overskrift"),
    "under:action": marked("det står under en overskrift om oppgaver"),
    "under:upcoming": marked("det står under en overskrift om det som kommer"),
    "under:past": marked("det står under en overskrift om det som har vært"),
    "under:agenda": marked("det står i sakslisten"),
    "under:decision": marked("det står under et vedtak"),
    "under:discussion": marked("det står under en diskusjon"),
    "label:task": marked("det står etter ordet «oppgave», «aksjon» eller lignende"),
    "label:owner": marked("det står etter «ansvarlig»"),
    "label:deadline": marked("det står etter «frist»"),
    "label:decision": marked("det står etter «vedtak»"),
    "label:event": marked("det står etter navnet på noe som arrangeres"),
    "owner-last": marked("et navn står til slutt"),
    "at-sign": marked("det begynner med @"),
    "bold-first": marked("det begynner med halvfet skrift"),
    "mentions:product": marked("det nevner noe som skal lages"),
    "word:decided": marked("det er vedtatt eller avtalt"),
    "word:responsible": marked("det nevner ansvar"),
    "word:hedge": marked("det er sagt med forbehold"),
    "word:past": marked("ordene peker bakover i tid"),
    "word:future": marked("ordene peker framover i tid"),
    "word:condition": marked("det er sagt med et vilkår"),
    "limit-word": marked("ordet «frist» står der"),
    "next-meeting": marked("det nevner neste møte"),
    "absence": marked("det handler om fravær"),
    "negated": marked("det er nektet"),
    "bracketed": marked("det står i parentes"),
    "ends:?": marked("det er et spørsmål"),
    "says-that": marked("det er noe som ble sagt eller ment"),
}


def sure(confidence: float | None) -> str:
    """How sure the reader is, never as a number."""
    if confidence is None:
        return _("Et menneske har merket dette i referatet.")
    return next(_(words) for least, words in _LEVELS if confidence >= least)


def spoke(
    rules: Iterable[tuple[str, float]], quote: str, *, most: int = 4
) -> tuple[list[str], list[str]]:
    """What spoke for and what against, strongest first; of a word, as the quote has it.

    Several signs may have one sentence, such as a word alone and with its form: it tells their sum.
    """
    spoken: dict[str, float] = defaultdict(float)
    for name, weight in rules:
        if sentence := _sentence(name, quote):
            spoken[sentence] += weight
    strongest = sorted(spoken, key=lambda sentence: -abs(spoken[sentence]))
    return (
        [sentence for sentence in strongest if spoken[sentence] > 0][:most],
        [sentence for sentence in strongest if spoken[sentence] < 0][:most],
    )


def _sentence(sign: str, quote: str) -> str | None:
    if sign in _SIGNS:
        return _(_SIGNS[sign])
    word = stems.word_of(sign, quote)
    return _("ordet «%(word)s»", word=word) if word else None
