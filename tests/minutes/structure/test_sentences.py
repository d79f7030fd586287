"""Where sentences end: abbreviations, ordinals, dates and initials don't end one."""

import pytest

from workflow.minutes.structure import sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Samlingen er 30. august på Hamar.",
        "Møtet er 30. – 31. august.",
        "De ser på strøm, f.eks. Solceller på taket.",
        "Møtet starter kl. 18.00 presis.",
        "Det er foreldrene på 4. Trinn som rydder.".replace("Trinn", "trinn"),
        "Brevet er sendt til Anna K. Berg i går.",
        "Pkt. Sak Ansv. Frist",
        "Sommerturen er 12. - 14. juni i år.",
        "25.3. Tomat og agurk",
        "Budsjettet er på ca. 40 000 kr i år.",
        "Budsjettet er på 2 mill. NOK i år.",
        "Vi går fra 17. til 18. Klasse A er først.",
        "Øving tysd. 9/4 kl. 18.30 på huset.",
        "Vi møtest tors. 14. mars i kjellaren.",
        "Oppstart ti. den 9. april.",
        "Det er 1. og 2. Klasse som rydder.",
        "Dugnad laur. kl. 10.",
        "Vi trenger 40 stk. Trestoler til festen.",
        "Per lager innspill til Meld. St. 14 før påske.",
        "Per lager innspill til Prop. 1 S før påske.",
        "Per lager innspill til Innst. 12 L og art. 5 i avtalen.",
        "Kari sjekker om Aud. 1 er ledig.",
        "Per undersøker om bygg. B har asbest.",
        "Kurset er i avd. 2 på torsdag.",
        "Vi møtest i lok. A4.",
    ],
)
def test_a_point_inside_does_not_end_the_sentence(text: str) -> None:
    assert _split(text) == [text]


def test_an_invisible_sign_hides_no_end_of_a_sentence() -> None:
    text = "Kari ringer.\u200b Per skriver.\ufeff\n\u2060Møtet er hevet.\u200b"
    assert [said.strip("\u200b\ufeff\u2060") for said in _split(text)] == [
        "Kari ringer.",
        "Per skriver.",
        "Møtet er hevet.",
    ]


def test_sentences_are_parted_at_their_ends() -> None:
    text = "Kari ringer. Når? Innen uke 12. Deretter møtes vi!  «Vi er klare.»"
    assert _split(text) == [
        "Kari ringer.",
        "Når?",
        "Innen uke 12.",
        "Deretter møtes vi!",
        "«Vi er klare.»",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lista må ut. @Kari skriver, og @Per sender.",
        "Laget stiller før jul. Juryen er den samme.",
        "Fristen er 25.3. Kari ringer.",
        "Avtalen løper til 2020. Kari ber om rapport.",
        "Prøven koster 50 kr. Kurset er gratis.",
        "Kari går gjennom bokstaven K. Vi har 14 000 oppslag.",
        "Leia går fra 400 til 450. Tas på neste møte.",
        "Boden er 40 m (fra 2018 til 2040). Leia øker.",
        "Laget kjøper tau, krok o.l. Styret søker om midler.",
        "Ramma er 6,4 mill. Per rapporterer hvert kvartal.",
        "Kari skriver om nr. 1 og 2. Per tar nr. 3.",
        "Vi har solgt 40 stk. Per bestiller flere.",
        "Kari skriv om kapittel 3 og 4. Ny versjon kjem i mai.",
        "Vi trenger et nytt bygg. Alle er enige om det.",
        "Møtet er i Aud. 3. Kari tar med kaffe.",
    ],
)
def test_a_point_after_a_year_a_sum_or_a_season_ends_the_sentence(text: str) -> None:
    assert len(_split(text)) == 2


def test_in_lower_case_a_sentence_ends_before_a_small_letter() -> None:
    text = (
        "kari ringer banken. turen er 12. mai. alle på 4. trinn er med, f.eks. søsken. det er"
        " klart i uke 12. per bestiller buss kl. 9 fra torget."
    )
    assert [text[start:end] for start, end in sentences.split(text, 0, len(text), low=True)] == [
        "kari ringer banken.",
        "turen er 12. mai.",
        "alle på 4. trinn er med, f.eks. søsken.",
        "det er klart i uke 12.",
        "per bestiller buss kl. 9 fra torget.",
    ]
    assert _split(text) == [text]


def test_a_span_of_space_alone_is_none() -> None:
    assert sentences.trim("a   b", 1, 4) is None


@pytest.mark.parametrize(
    "text",
    [
        "Vi har bare to. 12 personer kom.",
        "Slik gjør man. 3 meldte seg.",
        "Kari ringer Tor. Per skriver.",
    ],
)
def test_a_word_that_is_short_for_a_weekday_elsewhere_ends_its_sentence(text: str) -> None:
    assert len(_split(text)) == 2


def test_an_amount_ends_a_sentence_before_the_next_begins_with_a_day() -> None:
    text = "Saldo er kr 48 210. 17. mai ga et overskudd på kr 22 000."
    assert _split(text) == ["Saldo er kr 48 210.", "17. mai ga et overskudd på kr 22 000."]
    assert len(_split("Kurset er 12. og 17. mai.")) == 1
