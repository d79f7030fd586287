"""Who is to do it, as the text has it; a pronoun is whoever was named last."""

from __future__ import annotations

import pytest

from tests.minutes.papers import read
from workflow.domain.proposal import Kind

HEAD = (
    "Referat fra styremøte i Lia vel torsdag 16. mars 2023\n"
    "Til stede: Kari Moen, Per Ove Dahl, Berit Lund\n\n"
    "1. Lekeplassen\n"
)


def owners(text: str) -> list[tuple[str, str | None]]:
    """The tasks of a text with who does them; what they are about, where a title needs it, is its
    heading's name and no part of this."""
    found = [p for p in read(HEAD + text).proposals if p.kind is Kind.TASK]
    return [(p.title.removesuffix(": Lekeplassen"), p.owner) for p in found]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Styret ber om at kontoret lager en oversikt.", "Lage en oversikt", "kontoret"),
        ("Styret ønsker at kontoret lager en oversikt før mai.", "Lage en oversikt", "kontoret"),
        ("Styret ba om at oversikten oppdateres før mai.", "Oppdatere oversikten", None),
        # theirs to ask, as it is what one asks of an authority
        ("Styret ber kommunen om å salte veien.", "Be kommunen om å salte veien", "Styret"),
        ("Vi bed Vegvesenet om å setje opp skilt.", "Be Vegvesenet om å setje opp skilt", None),
        (
            "Framlegg frå Per: Soknerådet bed fellesrådet prioritere muren.",
            "Be fellesrådet prioritere muren",
            "Soknerådet",
        ),
        ("Styret ber administrasjonen lage en plan.", "Lage en plan", "administrasjonen"),
        # who needs help is not who gives it
        ("Per trenger hjelp til pynting.", "Hjelpe Per med pynting", None),
        ("Kari treng nokon til å bere kasser.", "Hjelpe Kari med å bere kasser", None),
        (
            "Kari trenger noen til å steke vafler, og Berit påtok seg å ordne dette.",
            "Hjelpe Kari med å steke vafler",
            "Berit",
        ),
        ("Per trenger en ny PC.", "Per trenger en ny PC", "Per"),
        (
            "Per trenger nøkkeltall fra alle avdelingene.",
            "Gi nøkkeltall til Per",
            "alle avdelingene",
        ),
        ("Per trenger tilbakemelding fra forfatterne.", "Gi tilbakemelding til Per", "forfatterne"),
        ("Kari trenger nøkkelen fra Per før mai.", "Gi nøkkelen til Kari", "Per"),
        ("Per: Trenger nøkkeltall fra Kari i mai.", "Gi nøkkeltall til Per", "Kari"),
        ("Kari trenger bilder fra turen.", "Kari trenger bilder fra turen", "Kari"),
        # who demands a thing is not who sends it
        ("Lavfondet krever sluttrapport innen 1. mars.", "Sende sluttrapport til Lavfondet", None),
        ("Fylket krev rekneskap innan 1. mars.", "Sende rekneskap til fylket", None),
        ("Rådet ber om innspill til planen.", "Gi innspill til planen", None),
        ("Kommunen ber om tilbakemelding i mai.", "Gi tilbakemelding til kommunen", None),
        ("Hotellet krever depositum innen mai.", "Kreve depositum", None),
        ("Styret krever pengene tilbake.", "Kreve pengene tilbake", "Styret"),
        ("Kari ber om rapport innen mai.", "Be om rapport", "Kari"),
        ("Styret ber om svar fra banken før mai.", "Be om svar fra banken", "Styret"),
        ("Rådet ber om at ordningen videreføres.", "Be om at ordningen videreføres", "Rådet"),
        (
            "Det settes ned en gruppe med Kari, Per og Berit som skal lage en plan.",
            "Lage en plan",
            "Kari, Per og Berit",
        ),
        ("Rådet støtter saken og ber kontoret lage en plan.", "Lage en plan", "kontoret"),
        ("Sundvik kommune sender ut lista.", "Sende ut lista", "Sundvik kommune"),
        ("I mai sender daglig leder ut lista.", "Sende ut lista", "daglig leder"),
    ],
)
def test_what_is_asked_of_others_is_theirs(text: str, title: str, owner: str | None) -> None:
    assert owners(text) == [(title, owner)]


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("Aksjon KM", "KM"),
        ("Aksjon (KM)", "KM"),
        ("Aksjon KM/BL", "KM/BL"),
        ("Tiltak Kari Moen", "Kari Moen"),
        ("Ansvar KM og BL", "KM og BL"),
        ("Aksjon styret", "styret"),
        ("Aksjon daglig leder", "daglig leder"),
        ("Aksjon alle", "alle"),
        ("Økonomi (Kari)", "Kari"),
        ("Økonomi v/Kari", "Kari"),
        ("Kari – økonomi", "Kari"),
        ("Aksjon", None),
        ("Aksjon uke 12", None),
        ("Økonomi (kort)", None),
        ("Forslag 2 (Kari)", None),
    ],
)
def test_who_is_named_before_the_colon_does_what_stands_behind_it(
    lead: str, owner: str | None
) -> None:
    (task,) = owners(f"{lead}: Bestille nye benker innen 1. mai.")
    assert task == ("Bestille nye benker", owner)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Per Ove bestiller benker.", ("Bestille benker", "Per Ove")),
        ("Berit S. bestiller benker.", ("Bestille benker", "Berit S.")),
        ("Rana kommune: Bestiller benker.", ("Bestille benker", "Rana kommune")),
        ("Nytt fra Rana kommune: Bestiller benker.", ("Bestille benker", None)),
        ("Rapporten utarbeides av ekstern aktør.", ("Utarbeide rapporten", "ekstern aktør")),
        ("Vi må male gjerdet. Ansvaret ligger hos Berit.", ("Male gjerdet", "Berit")),
        ("Me må måle gjerdet. Ansvaret for dette ligg hos Berit.", ("Måle gjerdet", "Berit")),
        ("Det er Kari som kaller inn.", ("Kalle inn", "Kari")),
        ("De som har lag, rydder boden.", ("Rydde boden", "De som har lag")),
        ("De som skylder, får en påminnelse i mai.", ("Få en påminnelse", None)),
        ("Brevet sender Kari ut på mandag.", ("Sende ut brevet", "Kari")),
        ("Kari sier hun lager plakat innen fredag.", ("Lage plakat", "Kari")),
        ("Berit foreslår at Per Ove sender brevet.", ("Sende brevet", "Per Ove")),
        ("Benken må males, sier Kari.", ("Male benken", None)),
    ],
)
def test_whose_it_is_by_what_somebody_says(text: str, found: tuple[str, str | None]) -> None:
    assert owners(text)[0] == found


def test_she_is_whose_bullet_it_is() -> None:
    told = "- Per: Benken er malt.\n- Berit: Salget er i gang. Hun bestiller flere benker."
    assert owners(told) == [("Bestille flere benker", "Berit")]


@pytest.mark.parametrize(
    "taken",
    [
        "Berit tar seg av dette.",
        "Berit tar på seg jobben.",
        "Dette tar Berit seg av.",
        "Berit ordner det.",
        "Det gjør Berit.",
        "Berit ordner.",
    ],
)
def test_who_takes_what_stands_before_has_it_and_nothing_else(taken: str) -> None:
    assert owners(f"Døra må males. {taken}") == [("Male døra", "Berit")]


def test_what_is_taken_gets_the_day_by_which_it_is_taken() -> None:
    (task,) = read(HEAD + "Døra må males. Berit tar seg av dette innen 1. mai.").proposals
    assert (task.title, task.owner, task.window.timex) == ("Male døra", "Berit", "2023-05-01")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Døra må males. Berit tar det opp med eieren.",
            [("Male døra", None), ("Ta det opp med eieren: Døra må males", "Berit")],
        ),
        (
            "Døra må males før 1. mai. Berit tar seg av det før 8. mai.",
            [("Male døra", "Berit"), ("Ta seg av det", "Berit")],
        ),
    ],
)
def test_what_somebody_does_besides_is_theirs_too(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert owners(text) == found


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Berit bestiller nye benker innen 1. mai.", "Berit"),
        ("Per Ove bestiller nye benker innen 1. mai.", "Per Ove"),
        ("Nye benker bestilles av Berit innen 1. mai.", "Berit"),
        ("Nye benker bestilles av Berit og Per innen 1. mai.", "Berit og Per"),
        ("Nye benker bestilles av Røde Kors innen 1. mai.", "Røde Kors"),
        ("- Bestille nye benker – Berit – 1. mai", "Berit"),
        ("- Bestille nye benker innen 1. mai (Berit)", "Berit"),
        ("- Bestille nye benker, BL, fredag 5/5", "BL"),
        ("- Bestille nye benker innen 1. mai @Berit", "Berit"),
        ("- Bestille nye benker innen 1. mai (Berit/Per)", "Berit/Per"),
        ("- Bestille nye benker innen 1. mai - Hogne", "Hogne"),
        ("- Bestille nye benker - Per innen 1. mai", "Per"),
        ("- Bestille nye benker → Per", "Per"),
        ("- Nye benker – Per bestiller", "Per"),
        ("- Nye benker, Per bestiller", "Per"),
        ("Kari, Per og Berit bestiller nye benker.", "Kari, Per og Berit"),
        ("- Bestille nye benker innen 1. mai (Torill-Helene)", "Torill-Helene"),
        ("Styret ber kasserer bestille nye benker innen 1. mai.", "kasserer"),
        ("Utvalet bed Berit om å bestille nye benker innan 1. mai.", "Berit"),
        ("Kasserer bes om å bestille nye benker innen 1. mai.", "Kasserer"),
        ("- Bestille nye benker innen 1. mai, alle", "alle"),
        ("- Husk å bestille nye benker, alle!", "alle"),
        ("- Kasserer: bestille nye benker", "Kasserer"),
        ("Turstyret: Bestiller nye benker.", "Turstyret"),
        ("- Bestille nye benker (**Berit**)", "Berit"),
        ("Nye benker bestilles av daglig leder innen 1. mai.", "daglig leder"),
        ("- KM/BL: bestille nye benker", "KM/BL"),
        ("berit bestiller nye benker", "berit"),
        ("- bestille nye benker (kari)", "kari"),
        ("Kasserer gis fullmakt til å bestille nye benker.", "Kasserer"),
        ("Til sommeren ber styret alle lag bestille nye benker.", "alle lag"),
        ("- Bestille nye benker innen 1. mai! (Berit)", "Berit"),
        ("Styret gir daglig leder fullmakt til å bestille nye benker.", "daglig leder"),
        ("Styret gir fullmakt til Kari og Per til å bestille nye benker.", "Kari og Per"),
        ("Årsmøtet valgte Kari og Per til å bestille nye benker.", "Kari og Per"),
        ("Det overlates til Kari å bestille nye benker.", "Kari"),
        ("Styret overlater til AU å bestille nye benker.", "AU"),
        ("Disse velges til å bestille nye benker: Kari og Per", "Kari og Per"),
        ("FAU ber skolen skriftlig bestille nye benker.", "skolen"),
        ("- Bestille nye benker (Berit, Doodle)", "Berit"),
        ("- Bestille nye benker (Berit, før dugnaden lørdag)", "Berit"),
        ("- Bestille nye benker (Emma/henrik)", "Emma/henrik"),
        ("- Bestille nye benker (leder + Berit)", "leder + Berit"),
        (
            "- Bestille nye benker (Kari Moen, Per Ove Dahl og Berit)",
            "Kari Moen, Per Ove Dahl og Berit",
        ),
        ("- Bestille nye benker – fagdirektøren", "fagdirektøren"),
        ("| 3 | Nye benker | Berit bestiller nye benker |", "Berit"),
        ("Kari, når hun er tilbake, bestiller nye benker.", "Kari"),
        ("Noen må bestille nye benker.", None),
        ("- Bestille nye benker (mai)", None),
        ("Det bestilles nye benker innen 1. mai.", None),
    ],
)
def test_an_owner_is_read_wherever_it_stands(text: str, owner: str | None) -> None:
    assert owners(f"{text}\n") == [("Bestille nye benker", owner)]


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Alle benker må være på plass innen 1. mai.", ("Få alle benker på plass", None)),
        ("Alle må være på plass fredag 5. mai.", ("Alle må være på plass", "Alle")),
        ("Alle lærere må være klare 5. mai.", ("Alle lærere må være klare", "Alle lærere")),
        ("Alle team må være over på ny plan.", ("Alle team må være over på ny plan", "Alle team")),
    ],
)
def test_all_who_act_own_what_all_things_do_not(text: str, task: tuple[str, str | None]) -> None:
    assert owners(f"{text}\n") == [task]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Kommunens plan sendes ut innen 1. mai.", None),
        ("Rådets forslag endrer satsene fra 1. mai.", None),
        ("Kommunens rådmann sender ut planen innen 1. mai.", "Kommunens rådmann"),
        ("Helge sender ut planen innen 1. mai.", "Helge"),  # "helg" is a time
        ("Arbeidsutvalget sender ut planen innen 1. mai.", "Arbeidsutvalget"),  # "valg" an event
    ],
)
def test_somebodys_thing_owns_nothing(text: str, owner: str | None) -> None:
    assert [who for _, who in owners(f"{text}\n")] == [owner]


def test_an_event_is_not_its_own_owner() -> None:
    text = "Kretsens trenersamling er lagt til helgen 21.–22. oktober.\n"
    assert [(p.title, p.owner) for p in read(HEAD + text).proposals] == [
        ("Kretsens trenersamling", None)
    ]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Lista må oppdateres av hver kommune.", "Oppdatere lista", "hver kommune"),
        (
            "Lista må oppdaterast av kvar einskild kommune.",
            "Oppdatere lista",
            "kvar einskild kommune",
        ),
        ("Lista må fylles ut av alle berørte parter.", "Fylle ut lista", "alle berørte parter"),
        ("Lista må fylles ut av alle havnene før mai.", "Fylle ut lista", "alle havnene"),
        ("Lista må leses av begge styrene.", "Lese lista", "begge styrene"),
        ("Lista må underskrives av alle i styret.", "Underskrive lista", "alle i styret"),
        ("Lista må leses av alle før fredag.", "Lese lista", "alle"),
        ("Lista skal sendast elektronisk av kvar eigar.", "Sende lista elektronisk", "kvar eigar"),
        (
            "Lista må fylles ut av hver kommune gjennom skjemaet.",
            "Fylle ut lista gjennom skjemaet",
            "hver kommune",
        ),
        ("Lista leveres i mai av kontoret.", "Levere lista", "kontoret"),
        (
            "Lista må lages i mai av rektor, Sande og kasserer.",
            "Lage lista",
            "rektor, Sande og kasserer",
        ),
        # of whom or what it is, and not by whom
        ("Det må tas bilder av alle bøkene.", "Ta bilder av alle bøkene", None),
        ("Det må lages en oversikt av hver øvelse.", "Lage en oversikt av hver øvelse", None),
    ],
)
def test_each_of_many_may_be_who_does_it_in_the_passive(
    text: str, title: str, owner: str | None
) -> None:
    assert owners(f"{text}\n") == [(title, owner)]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        (
            "Kvart styremedlem skriv ned tre punkt og sender dei til Per.",
            "Skrive ned tre punkt og sende dei til Per",
            "Kvart styremedlem",
        ),
        ("Hvert lag stiller med to vakter.", "Stille med to vakter", "Hvert lag"),
        ("Berit leder arbeidet med planen.", "Lede arbeidet med planen", "Berit"),
        ("Treet er tørt. 6. steget vatnar treet innan fredag.", "Vatne treet", "6. steget"),
        (
            "Avvik skal vere lukka i mai. Leiarane er ansvarlege for dette.",
            "Lukke avvik",
            "Leiarane",
        ),
        ("Avvik skal være lukket i mai. Rektor er ansvarlig for dette.", "Lukke avvik", "Rektor"),
    ],
)
def test_who_does_it_may_be_each_of_many_or_told_behind(text: str, title: str, owner: str) -> None:
    assert owners(f"{text}\n") == [(title, owner)]


@pytest.mark.parametrize(
    ("line", "title", "owner"),
    [
        ("Aksjon: Alle: Meld inn tall til Kari.", "Melde inn tall til Kari", "Alle"),
        ("Aksjon: Alle lag: Meld inn tall til Kari.", "Melde inn tall til Kari", "Alle lag"),
        ("Tiltak: Kvar kommune: Send inn ei liste.", "Sende inn ei liste", "Kvar kommune"),
        ("Aksjon: Kommunene: Send inn lista.", "Sende inn lista", "Kommunene"),
        ("Oppfølging: KM: sjekke lista.", "Sjekke lista", "KM"),
        ("Tiltak: Kari Moen og Per: Sjekk avtalen.", "Sjekke avtalen", "Kari Moen og Per"),
    ],
)
def test_who_is_named_behind_a_label_with_a_colon_of_their_own(
    line: str, title: str, owner: str | None
) -> None:
    assert owners(f"{line}\n") == [(title, owner)]


def test_a_particle_may_stand_before_who_does_it_in_the_passive() -> None:
    text = "Nye benker bestilles inn av Berit innen 1. mai.\n"
    assert owners(text) == [("Bestille inn nye benker", "Berit")]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Berit har målt opp. Hun bestiller nye benker innen 1. mai.", "Berit"),
        ("Per Ove har snakket med Kari. Han bestiller nye benker innen 1. mai.", "Per Ove"),
        ("Kassereren orienterte. Ho bestiller nye benker innan 1. mai.", "Kassereren"),
        ("Komiteen er Kari og Berit. De bestiller nye benker innen 1. mai.", "Kari og Berit"),
        ("Taket er tett. Hun bestiller nye benker innen 1. mai.", None),
        ("Berit har målt.\n\n2. Benker\nHun bestiller nye benker innen 1. mai.", None),
        ("Kari og Berit har målt. Hun bestiller nye benker innen 1. mai.", None),
        ("Arkitekten har målt. Hun bestiller nye benker innen 1. mai.", "Arkitekten"),
    ],
)
def test_a_pronoun_is_whoever_was_named_last_under_the_heading(
    text: str, owner: str | None
) -> None:
    assert owners(f"{text}\n")[-1] == ("Bestille nye benker", owner)


@pytest.mark.parametrize(
    "text",
    [
        "Leiar Per Dahl orienterte. Planen er klar 3. april. Han vert så send til kommunane.",
        "Berit orienterte. Hun sendes på kurs i mai.",
    ],
)
def test_what_is_done_to_somebody_or_a_thing_is_not_theirs(text: str) -> None:
    assert owners(f"{text}\n")[-1][1] is None


def test_who_is_only_in_the_list_of_those_present_is_told_of_in_no_sentence() -> None:
    text = "Referat fra møte 16. mars 2023\nTil stede: Kari Moen\n\nHan bestiller telt i mai.\n"
    assert [p.owner for p in read(text).proposals] == [None]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Berit er tilbake. Hun holder kurs 3. april.", "Berit holder kurs", "Berit"),
        ("Arkitekten kommer. Hun holder foredrag 3. april.", "Arkitekten holder foredrag", None),
    ],
)
def test_a_pronoun_gives_way_to_whom_it_stands_for_in_a_title(
    text: str, title: str, owner: str | None
) -> None:
    last = read(HEAD + text).proposals[-1]
    assert last.title == title
    assert owner is None or last.owner == owner


@pytest.mark.parametrize(
    ("above", "owner"),
    [
        ("Berit har ansvar for å:", "Berit"),
        ("Kari og Berit skal:", "Kari og Berit"),
        ("Berit:", "Berit"),
        ("Berit viste bilder fra fjorårets fest:", None),
        ("Dette må gjøres:", None),
    ],
)
def test_who_a_list_is_told_to_does_what_stands_in_it(above: str, owner: str | None) -> None:
    assert owners(f"{above}\n- Bestille nye benker innen 1. mai\n") == [
        ("Bestille nye benker", owner)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Konsertbillettene er holdt av til 10. november.",
        "Benkene er malt og skal settes ut innen 1. mai.",
    ],
)
def test_a_thing_that_something_is_said_of_owns_nothing(text: str) -> None:
    assert [p.owner for p in read(f"{HEAD}{text}\n").proposals] == [None]


def test_a_title_before_a_name_is_no_verb() -> None:
    assert owners("Daglig leder Berit Lund bestiller nye benker innen 1. mai.\n") == [
        ("Bestille nye benker", "Daglig leder Berit Lund")
    ]


def test_who_is_only_spoken_to_owns_nothing() -> None:
    assert owners("Ordføreren inviteres til befaringen innen 1. mai.\n") == [
        ("Invitere ordføreren til befaringen", None)
    ]


def test_a_list_at_the_end_repeats_what_the_same_owner_promised() -> None:
    text = (
        "Kari signerer kontraktene innen 1. mai.\n\n"
        "Oppgaveliste\nHvem\tHva\tNår\n"
        "Kari\tSignere kontrakter\t01.05.\nBerit\tKjøpe maling\t02.05.\n"
    )
    assert owners(text) == [("Signere kontraktene", "Kari"), ("Kjøpe maling", "Berit")]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Kart 12.02.23 Levert. Berit bestiller nye benker innen 1. mai.", "Berit"),
        ("Skjema 2B (maling) – Berit bestiller nye benker innen 1. mai.", "Berit"),
        ("Også i år bestiller Berit nye benker.", "Berit"),
        ("A. Berit bestiller nye benker innen 1. mai.", "Berit"),
        ("B) Berit bestiller nye benker innen 1. mai.", "Berit"),
        ("(2) Berit bestiller nye benker innen 1. mai.", "Berit"),
        ("II   Styret bestiller nye benker innen 1. mai.", "Styret"),
        ("B. Lund bestiller nye benker innen 1. mai.", "B. Lund"),
        ("Nye benker må husvertene bestille selv.", "husvertene"),
        ("Hva bestiller vi av nye benker?", None),
        ("Salget åpner 3. mai.", None),
    ],
)
def test_no_half_line_is_an_owner(text: str, owner: str | None) -> None:
    assert {who for _, who in owners(f"{text}\n")} <= {owner}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Musikk, Kari avklarer prisen.", "Kari"),
        ("Ingen pris ennå, Kari avklarer den.", "Kari"),
        ("Kari, Per Ove og Berit avklarer prisen.", "Kari, Per Ove og Berit"),
        ("Kari, Berit avklarer prisen.", "Kari, Berit"),
    ],
)
def test_what_a_note_is_about_is_not_who_does_it(text: str, owner: str) -> None:
    assert {who for _, who in owners(f"{text}\n")} == {owner}


def test_a_name_in_front_of_what_is_to_be_done_owns_it() -> None:
    text = "TODO:\n- Kari, Sette opp gjerdet\n- Alle: Finne kostyme\n- Berit: Vaske boden\n"
    assert owners(text) == [
        ("Sette opp gjerdet", "Kari"),
        ("Finne kostyme", "Alle"),
        ("Vaske boden", "Berit"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Sende kontrakten til Jan-Erik", "Sende kontrakten til Jan-Erik"),
        ("- Sende skjemaet til hoved-AMU", "Sende skjemaet til hoved-AMU"),
    ],
)
def test_the_end_of_a_word_with_a_hyphen_owns_nothing(text: str, title: str) -> None:
    assert owners(f"{text}\n") == [(title, None)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Nye benker må bestilles. Berit ordner dette.", "Berit"),
        ("Nye benker må bestilles; det gjør Berit i uke 14.", "Berit"),
        ("Nye benker må bestilles, og det gjør Berit.", "Berit"),
        ("Nye benker må bestilles, Berit fikser.", "Berit"),
        ("Nye benker må bestilles, Berit maler gjerdet.", None),
        ("Nye benker må bestilles. Styret vedtar.", None),
        ("Nye benker må bestilles. Berit følger opp.", "Berit"),
        ("Nye benker må bestilles. Berit og Per.", "Berit og Per"),
        ("Nye benker må bestilles. Berit kommer i mai.", None),
        ("Nye benker må bestilles.\n\nBerit ordner dette.", None),
    ],
)
def test_the_next_sentence_tells_who_takes_it(text: str, owner: str | None) -> None:
    assert owners(f"{text}\n")[0] == ("Bestille nye benker", owner)


def test_the_name_of_a_committee_over_what_has_no_subject_owns_it() -> None:
    text = "2. Status\n\n## Arrkom\n- Skal bestille nye benker\n- Vi skal rydde boden\n"
    assert owners(text) == [("Bestille nye benker", "Arrkom"), ("Rydde boden", None)]


@pytest.mark.parametrize(
    ("attendance", "told", "owner"),
    [
        ("Kari, KL og MH", "KL: oppdatere lista innen 12. april", "KL"),
        ("Kari, KL og MH", "MH: bestiller stoler", "MH"),
        ("Vibeke Krogh (VK), Eirik Sand (ES)", "VK: lager budsjett innen 1. mai", "VK"),
    ],
)
def test_initials_of_the_attendance_list_are_somebody(
    attendance: str, told: str, owner: str
) -> None:
    text = f"Referat fra møte 16. mars 2023\nTil stede: {attendance}\n\n1. Sak\n{told}\n"
    assert [p.owner for p in read(text).proposals] == [owner]


@pytest.mark.parametrize("who", ["Kari, Per", "Kari, Per og Berit", "Kari og Berit"])
def test_all_who_stand_behind_a_colon_own_it(who: str) -> None:
    head = "Referat fra møte 16. mars 2023\nTil stede: Kari, Per, Berit\n\n1. Oppgaver\n"
    found = read(f"{head}- Rydde kiosken: {who}\n").proposals
    assert [(p.title, p.owner) for p in found] == [("Rydde kiosken", who)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Kari minner om at alle må levere timelister innen fredag.", "alle"),
        ("Kari minner om at timelister skal leveres innen fredag.", None),
    ],
)
def test_who_reminds_of_something_does_not_own_it(text: str, owner: str | None) -> None:
    assert [p.owner for p in read(f"1. Sak\n{text}\n").proposals] == [owner]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Kari minner om dugnaden på Facebook.", "Minne om dugnaden på Facebook", "Kari"),
        ("Kari minner om årsmøtet i fellesbrevet.", "Minne om årsmøtet i fellesbrevet", "Kari"),
        ("Kari minner om kontingenten på øvinga.", "Minne om kontingenten på øvinga", "Kari"),
        # what is due is no one's who only reminds of it
        ("Kari minner om fristen 1. mai.", "Fristen", None),
    ],
)
def test_who_is_to_remind_others_somewhere_owns_that(
    text: str, title: str, owner: str | None
) -> None:
    assert owners(text) == [(title, owner)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Kari vil ha en brosjyre. Hun og Berit lager et utkast.", "Kari og Berit"),
        ("Kari saknar ei brosjyre. Ho og Berit lagar eit utkast.", "Kari og Berit"),
        ("Per Ove Dahl var på befaring. Han og Kari lager et utkast.", "Per Ove Dahl og Kari"),
        ("Berit er syk. Berit og Kari lager et utkast.", "Berit og Kari"),
        # the members of a body in brackets are the body
        ("Komiteen (Kari, Per og Berit) møtes. De lager et utkast.", "Komiteen"),
        ("Kari og Per møtes. De lager et utkast.", "Kari og Per"),
    ],
)
def test_a_pronoun_beside_a_name_is_who_was_named(text: str, owner: str) -> None:
    assert owners(text)[-1][1] == owner


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Den jobben tar Kari på seg.", "Ta den jobben på seg", "Kari"),
        ("Det arbeidet tek Per på seg.", "Ta det arbeidet på seg", "Per"),
        (
            "Den nye lederen hjelper Kari med plakaten.",
            "Hjelpe Kari med plakaten",
            "Den nye lederen",
        ),
    ],
)
def test_a_thing_that_is_pointed_at_owns_nothing(text: str, title: str, owner: str) -> None:
    assert owners(text) == [(title, owner)]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        (
            "Lag som vil delta, bes melde fra til Kari innen 1. mai.",
            "Melde fra til Kari",
            "Lag som vil delta",
        ),
        (
            "Kommuner som vil være med, bes gi beskjed til Kari.",
            "Gi beskjed til Kari",
            "Kommuner som vil være med",
        ),
        ("De som vil delta, gir beskjed til Kari.", "Gi beskjed til Kari", "De som vil delta"),
        (
            "Kommuner som vil delta, melder seg til Kari.",
            "Melde seg til Kari",
            "Kommuner som vil delta",
        ),
        (
            "Kommunar som vil delta, melder seg til Kari.",
            "Melde seg til Kari",
            "Kommunar som vil delta",
        ),
        ("Klubber som trenger drakter, ringer Kari.", "Ringe Kari", "Klubber som trenger drakter"),
        ("Dei som vil delta, seier frå til Kari.", "Seie frå til Kari", "Dei som vil delta"),
        # a pronoun needs what it is about
        (
            "De som ikke har betalt, må gjøre det innen 1. mai.",
            "Gjøre det: De som ikke har betalt",
            "De som ikke har betalt",
        ),
    ],
)
def test_those_of_whom_a_relative_clause_tells_own_what_they_are_to_do(
    text: str, title: str, owner: str
) -> None:
    assert owners(text) == [(title, owner)]


@pytest.mark.parametrize(
    "text",
    ["Planen som kommunen har laget, sendes på høring.", "Rapporter som mangler, lages i mai."],
)
def test_a_thing_of_which_a_relative_clause_tells_owns_nothing(text: str) -> None:
    assert [owner for _, owner in owners(text)] == [None]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        (
            "Det settes ned en gruppe bestående av Kari (leder), Per og Berit.",
            "Sette ned en gruppe bestående av Kari (leder), Per og Berit",
            None,
        ),
        (
            "Det settes ned en gruppe med Kari og Per, som legger fram forslag i juni.",
            "Legge fram forslag",
            "Kari og Per",
        ),
        (
            "Det blir sett ned ei gruppe med Kari og Per som lagar ein plan.",
            "Lage ein plan",
            "Kari og Per",
        ),
    ],
)
def test_the_members_of_a_group_own_what_it_is_made_for(
    text: str, title: str, owner: str | None
) -> None:
    assert owners(text) == [(title, owner)]


@pytest.mark.parametrize(
    "text",
    [
        "Kari (sosialt): Kortet er sperret. Skal sende ut faktura til bedriften.",
        "Kari (sosialt): Skal sende ut faktura til bedriften.",
        "Kari: Kortet er sperret. Skal sende ut faktura til bedriften.",
    ],
)
def test_what_somebody_answers_for_is_no_part_of_their_name(text: str) -> None:
    assert owners(text)[-1] == ("Sende ut faktura til bedriften", "Kari")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Det ble enighet om at Kari lager lista, og at Per bestiller rom innen 1. mai.",
            [("Lage lista", "Kari", None), ("Bestille rom", "Per", "2023-05-01")],
        ),
        (
            "Vi vart samde om at Kari lagar lista og at Per tingar rom innan 1. mai.",
            [("Lage lista", "Kari", None), ("Tinge rom", "Per", "2023-05-01")],
        ),
        (
            "Styret ba om at Kari lager et notat, og at saken tas opp igjen i juni.",
            [
                ("Lage et notat", "Kari", None),
                ("Ta opp saken igjen", None, "2023-06"),
            ],
        ),
        # one thing is asked for, which has two parts
        (
            "Leder bes sørge for at avslag begrunnes og at klagene besvares.",
            [("Sørge for at avslag begrunnes og at klagene besvares", "Leder", None)],
        ),
    ],
)
def test_each_of_what_was_agreed_is_an_item(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = [p for p in read(HEAD + text).proposals if p.kind is Kind.TASK]
    told = [(p.title.removesuffix(": Lekeplassen"), p.owner, p.window.timex) for p in found]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Brevet må sendes innen 1. mai. Kari sender det.", "Sende brevet: Lekeplassen"),
        ("Brevet må sendast innan 1. mai. Kari sender det.", "Sende brevet: Lekeplassen"),
        ("Innkalling må ut innen 1. mai. Kari sender den.", "Sende ut innkalling"),
    ],
)
def test_who_does_the_same_in_the_next_sentence_does_this(text: str, title: str) -> None:
    found = [p for p in read(HEAD + text).proposals if p.kind is Kind.TASK]
    assert [(p.title, p.owner, p.window.timex) for p in found] == [(title, "Kari", "2023-05-01")]


def test_who_does_something_else_with_it_has_a_task_of_their_own() -> None:
    text = "Brevet må skrives innen 1. mai. Kari sender det."
    assert [owner for _, owner in owners(text)][-1] == "Kari"
    assert len(owners(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vaske drakter (Kari) og bestille stoler (Per).",
            [("Vaske drakter", "Kari"), ("Bestille stoler", "Per")],
        ),
        (
            "Vaske drakter (Kari), rydde boden (Berit) og bestille stoler (Per).",
            [("Vaske drakter", "Kari"), ("Rydde boden", "Berit"), ("Bestille stoler", "Per")],
        ),
        # one deed, and one who does it
        ("Vaske drakter og bestille stoler (Per).", [("Vaske drakter og bestille stoler", "Per")]),
    ],
)
def test_each_in_brackets_has_what_stands_before(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert owners(text) == expected


def test_two_who_are_called_on_two_days_are_two_tasks() -> None:
    text = "Kari ringer Berit på mandag og Per på onsdag."
    assert owners(text) == [("Ringe Berit", "Kari"), ("Ringe Per", "Kari")]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("7. trinn rydder boden.", "7. trinn"),
        ("7. klasse ryddar boden.", "7. klasse"),
        ("Kari og/eller Per rydder boden.", "Kari og/eller Per"),
        ("Kari og Per: låse porten. De rydder boden.", "Kari og Per"),
    ],
)
def test_a_class_or_several_have_what_they_do(text: str, owner: str) -> None:
    assert owners(text)[-1] == ("Rydde boden", owner)


def test_what_something_costs_is_no_one() -> None:
    assert owners("Inngang 20 kr. 7. trinn pynter salen.")[0][1] is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kari trenger tall fra kommunene innen 12. april.", [("Gi tall til Kari", "kommunene")]),
        ("Kari treng tal frå Per innan 12. april.", [("Gje tal til Kari", "Per")]),
        (
            "Kari skriver søknaden. Hun trenger innspill fra dere andre innen 20. april.",
            [("Skrive søknaden", "Kari"), ("Gi innspill", None)],
        ),
        (
            "Styret ønsker tilbakemelding fra medlemmene innen 12. april.",
            [("Gi tilbakemelding til styret", "medlemmene")],
        ),
        # no one who gives, and hers to get
        ("Kari mangler bilder fra 2022.", [("Kari mangler bilder fra 2022", "Kari")]),
        ("Kari må få inn tall fra lagene innen 3. mai.", [("Få inn tall fra lagene", "Kari")]),
    ],
)
def test_what_somebody_needs_is_for_others_to_give(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert owners(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Det skal lages ny mal. Kari får ansvaret for dette.",
            [("Lage ny mal", "Kari")],
        ),
        ("Det må kjøpes ny lås. Kari og Per får jobben.", [("Kjøpe ny lås", "Kari og Per")]),
        # a sentence of its own owns nothing, and who gets a thing does not buy it
        (
            "- Det opprettes et utvalg for høstmøtet. Per leder utvalget.",
            [("Opprette et utvalg for høstmøtet", None), ("Lede utvalget", "Per")],
        ),
        (
            "Det må kjøpes ny lås. Kari får den.",
            [("Kjøpe ny lås", None), ("Få den: Det må kjøpes ny lås", "Kari")],
        ),
    ],
)
def test_who_gets_the_duty_of_what_was_said(text: str, told: list[tuple[str, str | None]]) -> None:
    assert owners(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vi har fått ny rådgiver. Han starter 2. mai.", ("Ny rådgiver starter", None)),
        ("Det er tilsett ny havnevakt. Ho begynner 2. mai.", ("Ny havnevakt begynner", None)),
        (
            "Det er ansatt en ny rådgiver. Hun lager en plan innen 2. mai.",
            ("Lage en plan", "ny rådgiver"),
        ),
        # somebody is named
        ("Berit er ansatt. Hun lager en plan innen 2. mai.", ("Lage en plan", "Berit")),
    ],
)
def test_a_newcomer_without_a_name_is_nobody_of_those_present(
    text: str, told: tuple[str, str | None]
) -> None:
    found = read(HEAD + text).proposals
    assert [(p.title.removesuffix(": Lekeplassen"), p.owner) for p in found] == [told]


ROUND = (
    "Referat fra møte i beredskapsforumet torsdag 16. mars 2023\n"
    "Til stede: Sundvik, Torsund, Politiet, Røde Kors og Nes kommune (Kari Moen)\n\n"
    "1. Runde rundt bordet\n"
)


@pytest.mark.parametrize(
    ("line", "title", "owner"),
    [
        ("Sundvik: Skal teste nødstrøm 24. april.", "Teste nødstrøm", "Sundvik"),
        ("Torsund: Har kjøpt pumpe. Skal teste utstyret 24. april.", "Teste utstyret", "Torsund"),
        ("Røde Kors: Skal sende ut lista i april.", "Sende ut lista", "Røde Kors"),
        ("Politiet: Ny lensmann fra 1. mai.", "Ny lensmann", "Politiet"),
        # nobody who attended
        ("Nettsida: Ny drakt fra 1. mai.", "Nettsida: Ny drakt", None),
    ],
)
def test_a_body_that_attended_owns_what_it_tells_behind_its_colon(
    line: str, title: str, owner: str | None
) -> None:
    told = [(p.title, p.owner) for p in read(f"{ROUND}- {line}\n").proposals]
    assert told[-1:] == [(title, owner)]


def test_a_body_that_leads_a_line_is_no_event() -> None:
    text = HEAD + "- Politiet: Ny lensmann fra 1. mai.\n- Dugnad: 3. mai.\n"
    assert [p.title for p in read(text).proposals] == ["Ny lensmann", "Dugnad: Lekeplassen"]


def test_who_says_so_is_no_part_of_what_a_title_points_at() -> None:
    text = "- Kari: Låsen i boden er rusten. Berit fikser det.\n"
    assert owners(text) == [("Fikse det: Låsen i boden er rusten", "Berit")]


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        # no words with a clause in them, nor a day, are somebody
        ("Østvik -vi skriver invitasjonen.", "Skrive invitasjonen", None),
        ("Intet vedtak, men Siri Ann sender prøven.", "Sende prøven", "Siri Ann"),
        ("Ingen vedtak, men Per sender prøva.", "Sende prøva", "Per"),
        ("Per og vi andre sender prøven.", "Sende prøven", "Per og vi andre"),
        # the others are somebody, as each of many is, and are no "De" who are spoken to
        ("De andre sender lista innen 20. mars.", "Sende lista", "De andre"),
        ("Dei andre sender lista innan 20. mars.", "Sende lista", "Dei andre"),
        ("Hvert lag sender rapport.", "Sende rapport", "Hvert lag"),
        ("Kvart land sender rapport.", "Sende rapport", "Kvart land"),
        # what one gets, one does not do; nor does an event act
        ("Hver stol får nytt trekk.", "Få nytt trekk", None),
        ("Kvart bord får ny duk.", "Få ny duk", None),
    ],
)
def test_a_clause_or_a_thing_within_the_words_is_no_one(
    text: str, title: str, owner: str | None
) -> None:
    assert (title, owner) in owners(f"{text}\n")


def test_what_the_others_do_is_no_part_of_what_one_does() -> None:
    text = "Kari skriver et utkast, de andre kommenterer innen 20. mars.\n"
    found = [(p.owner, p.window.timex) for p in read(HEAD + text).proposals]
    assert found == [("Kari", None), ("de andre", "2023-03-20")]
    text = "Registeret oppdateres, hvert lag sender inn skjema innen 20. mars.\n"
    found = [(p.owner, p.window.timex) for p in read(HEAD + text).proposals]
    assert ("hvert lag", "2023-03-20") in found


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Rektor seier: Eg heng opp ein lapp.", "Rektor"),
        ("Rektor sier: Jeg henger opp en lapp.", "Rektor"),
        ("Styret svarer: Vi henger opp en lapp.", "Styret"),
        # whom he tells it to, nobody has said
        ("Rektor sier: Heng opp en lapp.", None),
        ("Loven sier: Vi henger opp en lapp.", None),
    ],
)
def test_who_says_i_or_we_before_the_colon_does_it(text: str, owner: str | None) -> None:
    assert owners(f"{text}\n")[0][1] == owner


@pytest.mark.parametrize(
    ("above", "line", "owner"),
    [
        ("Nestleder", "- Følger opp saken om båten", "Nestleder"),
        ("Kasserar", "- Må betale regningen", "Kasserar"),
        ("Nøkler (Kari)", "- Lage oversikt over nøkler", "Kari"),
        ("Nøkler v/Kari", "- Lage oversikt over nøkler", "Kari"),
        # who kept the minutes, what a bracket tells besides, and who does it by the line itself
        ("Referent", "- Planlegge årsmøtet", None),
        ("Nøkler (utsatt)", "- Lage oversikt over nøkler", None),
        ("Nøkler (Kari)", "- Per lager oversikt over nøkler", "Per"),
        ("Leder", "- Skal velges på årsmøtet", None),
    ],
)
def test_who_is_named_over_a_list_without_subjects_does_what_stands_in_it(
    above: str, line: str, owner: str | None
) -> None:
    found = [p.owner for p in read(f"{HEAD}\n{above}\n\n{line}\n").proposals]
    assert found in ([owner], [] if owner is None else [owner])


NYNORSK = (
    "Referat frå styremøte i Lia velforeining torsdag 16. mars 2023\n"
    "Til stades: {present}\n\nSak 1 Vegen\nStyret drøfta korleis vegen skal sjå ut.\n\n"
)


def test_anna_over_other_matters_is_nobody_unless_she_was_there() -> None:
    told = "Anna\n\nHugs å ringje banken.\nNeste møte 27. oktober.\n"
    found = read(NYNORSK.format(present="Kari Moen, Per Dahl") + told).proposals
    assert found
    assert {p.owner for p in found} == {None}
    told = "Anna\n\n- Ringje banken\n"
    found = read(NYNORSK.format(present="Anna Moen, Per Dahl") + told).proposals
    assert [p.owner for p in found] == ["Anna"]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Planleggingsdag 2. juni, barnehagen er stengt.", None),
        ("Planleggingsdag 2. juni, barnehagen er stengd.", None),
        ("Turnering 1. juni, alle lag er invitert.", None),
        ("Styret holder åpent møte 2. juni.", "Styret"),
    ],
)
def test_who_is_told_of_beside_an_event_does_not_own_it(text: str, owner: str | None) -> None:
    found = [p for p in read(HEAD + text + "\n").proposals if p.kind is Kind.EVENT]
    assert [p.owner for p in found] == [owner]


def test_both_are_the_two_who_were_named_together() -> None:
    text = "Permisjon: Kari Moen og Berit Lund. Begge skal møte på øvelsen i mai.\n"
    assert [owner for _, owner in owners(text)] == ["Kari Moen og Berit Lund"]
    text = "Laget har to trenere. Begge sender skjemaet i mai.\n"
    assert [owner for _, owner in owners(text)] == ["Begge"]


def test_whom_a_clause_mentions_owns_it_and_not_whom_the_sentence_began_with() -> None:
    found = owners("@Siri skriver varselet og booker rom, @Arild sender ut lista.")
    assert found == [("Skrive varselet og booke rom", "Siri"), ("Sende ut lista", "Arild")]
