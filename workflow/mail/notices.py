"""Short mails that ask for one thing, in each language: sign in, confirm an address, an event.

Owns their words, a table with an entry a kind; who sends which, and to whom, is
`workflow.services.letters`. A new kind of letter is a new entry here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workflow.domain import wording
from workflow.mail.clean import clean
from workflow.mail.letter import Link, Notice

SIGN_IN = "sign-in"
DIGEST = "confirm-digest"
HAS_DIGEST = "has-digest"
EVENT = "confirm-event"
EVENT_ACCEPTED = "event-accepted"
EVENT_REJECTED = "event-rejected"


@dataclass(frozen=True, slots=True)
class Words:
    """One kind in one language. Patterns take the fields that the kind is queued with, and
    {house} and {until}."""

    subject: str
    heading: str
    paragraphs: tuple[str, ...]
    button: str
    footer: str


_NOT_YOU = {
    "nb": "Var det ikke deg, trenger du ikke gjøre noe. Ingenting skjer før knappen på siden "
    "som åpnes, er trykket.",
    "nn": "Var det ikkje deg, treng du ikkje gjere noko. Ingenting skjer før knappen på sida "
    "som blir opna, er trykt.",
    "en": "If this was not you, there is nothing you need to do. Nothing happens until the button "
    "on the page that opens is pressed.",
}

_FORGET = {
    "nb": " Da sletter vi adressen om ti dager.",
    "nn": " Då slettar vi adressa om ti dagar.",
    "en": " We then delete the address in ten days.",
}

_FORGOTTEN = {
    "nb": "Du får brevet fordi du meldte inn arrangementet. Vi sletter adressen din om 14 dager.",
    "nn": "Du får brevet fordi du melde inn arrangementet. Vi slettar adressa di om 14 dagar.",
    "en": "You get this because you submitted the event. We delete your address in 14 days.",
}

WORDS: Mapping[str, Mapping[str, Words]] = {
    SIGN_IN: {
        "nb": Words(
            "Logg inn i {house}",
            "Logg inn",
            (
                "Noen, forhåpentlig du, har bedt om å logge inn i {house} med denne adressen.",
                "Lenken virker én gang, til {until}.",
            ),
            "Logg inn",
            _NOT_YOU["nb"],
        ),
        "nn": Words(
            "Logg inn i {house}",
            "Logg inn",
            (
                "Nokon, vonleg du, har bede om å logge inn i {house} med denne adressa.",
                "Lenkja verkar éin gong, til {until}.",
            ),
            "Logg inn",
            _NOT_YOU["nn"],
        ),
        "en": Words(
            "Sign in to {house}",
            "Sign in",
            (
                "Somebody, we hope you, asked to sign in to {house} with this address.",
                "The link works once, until {until}.",
            ),
            "Sign in",
            _NOT_YOU["en"],
        ),
    },
    DIGEST: {
        "nb": Words(
            "Bekreft at du vil ha ukebrevet fra {house}",
            "Vil du ha ukebrevet?",
            (
                "Noen, forhåpentlig du, har bedt om ukebrevet fra {house} til denne adressen: "
                "det som er åpent for alle, hva som skjer denne uken og hva som kommer.",
                "Bekreft innen {until}. Du kan slutte når som helst, fra hvert brev.",
            ),
            "Ja, send meg ukebrevet",
            _NOT_YOU["nb"] + _FORGET["nb"],
        ),
        "nn": Words(
            "Stadfest at du vil ha vekebrevet frå {house}",
            "Vil du ha vekebrevet?",
            (
                "Nokon, vonleg du, har bede om vekebrevet frå {house} til denne adressa: "
                "det som er ope for alle, kva som skjer denne veka og kva som kjem.",
                "Stadfest innan {until}. Du kan slutte når som helst, frå kvart brev.",
            ),
            "Ja, send meg vekebrevet",
            _NOT_YOU["nn"] + _FORGET["nn"],
        ),
        "en": Words(
            "Confirm that you want the weekly letter from {house}",
            "Do you want the weekly letter?",
            (
                "Somebody, we hope you, asked for the weekly letter from {house} to this address: "
                "what is open to everybody, what takes place this week and what is coming.",
                "Confirm by {until}. You can stop it at any time, from every letter.",
            ),
            "Yes, send me the weekly letter",
            _NOT_YOU["en"] + _FORGET["en"],
        ),
    },
    HAS_DIGEST: {
        "nb": Words(
            "Du får alt ukebrevet fra {house}",
            "Du får alt ukebrevet",
            (
                "Noen, forhåpentlig du, har bedt om ukebrevet fra {house} til denne adressen. "
                "Den er alt med.",
                "Kommer det ikke noe, kan det ligge i søppelposten, eller være valgt bort. "
                "Her velger du hva du vil ha, og når.",
            ),
            "Se valgene mine",
            _NOT_YOU["nb"],
        ),
        "nn": Words(
            "Du får alt vekebrevet frå {house}",
            "Du får alt vekebrevet",
            (
                "Nokon, vonleg du, har bede om vekebrevet frå {house} til denne adressa. "
                "Ho er alt med.",
                "Kjem det ikkje noko, kan det liggje i søppelposten, eller vere valt bort. "
                "Her vel du kva du vil ha, og når.",
            ),
            "Sjå vala mine",
            _NOT_YOU["nn"],
        ),
        "en": Words(
            "You have the weekly letter from {house} already",
            "You have the weekly letter already",
            (
                "Somebody, we hope you, asked for the weekly letter from {house} to this address. "
                "It has it already.",
                "If nothing arrives, it may be among the spam, or turned off. "
                "Here you choose what you want, and when.",
            ),
            "See my choices",
            _NOT_YOU["en"],
        ),
    },
    EVENT: {
        "nb": Words(
            "Bekreft arrangementet du meldte inn: {title}",
            "Er dette deg?",
            (
                "«{title}» er meldt inn til kalenderen hos {house} med denne adressen.",
                "Bekreft innen {until}, så ser sekretariatet på forslaget.",
            ),
            "Ja, jeg meldte det inn",
            _NOT_YOU["nb"],
        ),
        "nn": Words(
            "Stadfest arrangementet du melde inn: {title}",
            "Er dette deg?",
            (
                "«{title}» er meldt inn til kalenderen hos {house} med denne adressa.",
                "Stadfest innan {until}, så ser sekretariatet på forslaget.",
            ),
            "Ja, eg melde det inn",
            _NOT_YOU["nn"],
        ),
        "en": Words(
            "Confirm the event you submitted: {title}",
            "Is this you?",
            (
                "«{title}» was submitted to the calendar of {house} with this address.",
                "Confirm by {until}, and the secretariat will look at the proposal.",
            ),
            "Yes, I submitted it",
            _NOT_YOU["en"],
        ),
    },
    EVENT_ACCEPTED: {
        "nb": Words(
            "Arrangementet ditt er godtatt: {title}",
            "Arrangementet ditt er godtatt",
            ("Sekretariatet hos {house} har godtatt «{title}».",),
            "Se kalenderen",
            _FORGOTTEN["nb"],
        ),
        "nn": Words(
            "Arrangementet ditt er godteke: {title}",
            "Arrangementet ditt er godteke",
            ("Sekretariatet hos {house} har godteke «{title}».",),
            "Sjå kalenderen",
            _FORGOTTEN["nn"],
        ),
        "en": Words(
            "Your event has been accepted: {title}",
            "Your event has been accepted",
            ("The secretariat of {house} has accepted «{title}».",),
            "See the calendar",
            _FORGOTTEN["en"],
        ),
    },
    EVENT_REJECTED: {
        "nb": Words(
            "Arrangementet ditt kom ikke med: {title}",
            "Arrangementet ditt kom ikke med",
            ("Sekretariatet hos {house} har ikke tatt med «{title}» i kalenderen.", "{why}"),
            "Se kalenderen",
            _FORGOTTEN["nb"],
        ),
        "nn": Words(
            "Arrangementet ditt kom ikkje med: {title}",
            "Arrangementet ditt kom ikkje med",
            ("Sekretariatet hos {house} har ikkje teke med «{title}» i kalenderen.", "{why}"),
            "Sjå kalenderen",
            _FORGOTTEN["nn"],
        ),
        "en": Words(
            "Your event was not included: {title}",
            "Your event was not included",
            ("The secretariat of {house} has not included «{title}» in the calendar.", "{why}"),
            "See the calendar",
            _FORGOTTEN["en"],
        ),
    },
}


#: How much of a field is told, where that is more than a title's worth.
_LONGEST = {"why": 600}


def notice(
    kind: str,
    language: str,
    *,
    url: str,
    fields: Mapping[str, str],
    until: datetime,
    now: datetime,
    house: str = "Frist",
    organisation: str = "",
) -> Notice:
    """A letter of this kind. `until` is the moment from which its button is of no use."""
    lang = wording.language(language)
    words = WORDS[kind][lang]
    known = {name: clean(value, _LONGEST.get(name, 120)) for name, value in fields.items()}
    known |= {"house": clean(house, 120), "until": wording.moment(until, lang, now)}
    said = (text.format(**known) for text in words.paragraphs)
    paragraphs = tuple(text for text in said if text)
    return Notice(
        lang=lang,
        organisation=clean(organisation),
        subject=words.subject.format(**known),
        preview=wording.plain(paragraphs[0]),
        heading=words.heading,
        paragraphs=paragraphs,
        action=Link(words.button, url),
        footer=words.footer,
    )
