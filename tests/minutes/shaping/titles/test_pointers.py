"""A title that only points tells at what."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed, read


def titles(text: str, heading: str = "Uteområdet") -> list[str]:
    """The titles of what is proposed from a text under a heading."""
    return [p.title for p in proposed(text, heading)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Kartet virker ikke på telefon. Kari bes om å se på det.",
            "Se på det: Kartet virker ikke på telefon",
        ),
        (
            "Skiltet er borte. Leverandøren retter dette før påske.",
            "Rette dette: Skiltet er borte",
        ),
        (
            "Det kan hende vi får lånt en graver, Per hører om det.",
            "Høre om det: Det kan hende vi får lånt en graver",
        ),
        (
            "Forespørsel om innslag på institusjonens jubileum: Kari tar den",
            "Ta den: Forespørsel om innslag på institusjonens jubileum",
        ),
        ("Skiltet er borte. Vi ser på det neste gang.", "Se på det: Skiltet er borte"),
        (
            "Kari likte forslaget. De som ikke har betalt, må gjøre det før sommeren.",
            "Gjøre det: De som ikke har betalt",
        ),
        ("Kari ser på dette.", "Se på dette: Uteområdet"),
        (
            "Uttalelsen er nesten ferdig. Kari sender den til fylket innen 4. april.",
            "Sende uttalelsen til fylket",
        ),
        ("Skiltet er borte. Kari tar det med til smia.", "Ta det med til smia: Skiltet er borte"),
        (
            "Per spurte om egne gensere. Kari sjekker hva det koster.",
            "Sjekke hva det koster: Per spurte om egne gensere",
        ),
        (
            "Per etterlyste en oversikt. Kari lager en slik oversikt.",
            "Lage en slik oversikt: Per etterlyste en oversikt",
        ),
        ("- Kari ordner det selv.", "Ordne det selv: Uteområdet"),
    ],
)
def test_what_a_pronoun_stands_for_is_told_behind_it(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_a_title_that_says_what_it_is_stays() -> None:
    assert titles("Skiltet er borte. Kari lager det nye skiltet.") == ["Lage det nye skiltet"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Søknad til banken: Kari skriver utkast", "Skrive utkast: Søknad til banken"),
        ("- Byggestrøm – Per følger opp nettselskapet", "Følge opp nettselskapet: Byggestrøm"),
        ("- Kapittel 6: utkast fra Kari til neste møte", "Kapittel 6: Utkast fra Kari"),
        ("- Skilt til stien – Per ordner skiltet", "Ordne skiltet"),  # says it already
        ("- Rektor sier: Kari setter opp knagger", "Sette opp knagger"),
        ("- Eventuelt: Kari ringer skolen", "Ringe skolen"),
        ("- Gulvet: Kari bestiller maling til begge rom", "Bestille maling til begge rom"),
    ],
)
def test_a_few_words_are_told_with_what_they_are_about(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_what_it_stands_for_is_cut_to_what_fits() -> None:
    text = (
        "Bookingløsningen på nettsiden virker ikke på mobil, og det har den ikke gjort siden vi "
        "byttet leverandør. Kari retter dette."
    )
    assert titles(text) == ["Rette dette: Bookingløsningen på nettsiden virker ikke på mobil"]


def test_a_heading_that_names_no_matter_is_not_told() -> None:
    assert titles("Kari ordner det.", "Eventuelt") == ["Ordne det"]


@pytest.mark.parametrize(
    "told",
    [
        "Nøkkelen er hos 01010012356.",
        "Nøkkelen er hos Siv på 912 34 567.",
        "Saken er unntatt offentlighet.",
    ],
)
def test_what_a_title_must_not_tell_stays_in_the_minutes(told: str) -> None:
    assert titles(f"{told} Kari henter den.")[-1] == "Hente den"
    assert titles("Nøkkelen er hos Siv. Kari henter den.") == ["Hente nøkkelen"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gatelyset er borte. Kari melder fra.", "Melde fra: Gatelyset er borte"),
        ("Vannet står høyt. Per følger opp.", "Følge opp: Vannet står høyt"),
        ("Det lekker. Styreleder tar kontakt med huseier.", "Ta kontakt med huseier: Det lekker"),
        ("Mange klager. Per tar det opp med rektor.", "Ta det opp med rektor: Mange klager"),
        ("Neste møte er 11. april. Berit kaller inn.", "Kalle inn: Neste møte"),
        ("Kari undersøker.", "Undersøke: Uteområdet"),
        ("Per tar saken videre.", "Ta saken videre: Uteområdet"),
        ("Eiermøtet er satt til 3. mai. Kari kaller inn.", "Kalle inn: Eiermøtet"),
        ("Trakteren er ødelagt. Kari kjøper ny.", "Kjøpe ny: Trakteren er ødelagt"),
        ("Ombudet svarer ikke. Per purrer på henne.", "Purre på henne: Ombudet svarer ikke"),
    ],
)
def test_a_verb_alone_is_told_with_what_it_is_done_to(text: str, title: str) -> None:
    assert titles(text)[-1] == title


def test_a_verb_with_its_object_is_told_alone() -> None:
    assert titles("Det er fest. Kari sørger for lunsj.") == ["Sørge for lunsj"]
    assert titles("Det er fest. Regionkontoret ordner med maten.") == ["Ordne med maten"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Påmeldingsfrist 2. mai.", "Påmeldingsfrist: Uteområdet"),
        ("Påmelding innen 2. mai.", "Påmelding: Uteområdet"),
        ("Planen er ute. Høringsfristen er 26. april.", "Høringsfristen: Uteområdet"),
        ("Planen er sendt ut, svarfrist er 22. april.", "Svarfrist: Planen"),
        ("Fylket har lyst ut midler med søknadsfrist 3. april.", "Søknadsfrist: Midler"),
        ("Søknaden har frist 15. april.", "Frist: Søknaden"),
    ],
)
def test_a_limit_is_told_with_what_it_is_for(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_a_label_that_only_names_somebody_is_called_what_it_stands_under() -> None:
    assert titles("Ansvar: Kari\nVi rydder 3. mai.", "Dugnad")[0] == "Dugnad"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # an opinion, what was done without what, another's task
        (
            "Noen mente at det haster. Vi tar opp saken igjen 2. mai.",
            "Ta opp saken igjen: Uteområdet",
        ),
        ("Ikke sendt. Per tar det.", "Ta det: Uteområdet"),
        ("Siri lager utkast. Per følger opp.", "Følge opp: Uteområdet"),
        ("Vi tek det opp att i april.", "Ta det opp att: Uteområdet"),
        # what is to be found out, and what is the matter
        ("Kan vi få støtte? Kari undersøker.", "Undersøke: Kan vi få støtte?"),
        ("Vannet står høyt. Per følger opp.", "Følge opp: Vannet står høyt"),
    ],
)
def test_what_tells_little_gives_way_to_the_heading(text: str, title: str) -> None:
    assert titles(text)[-1] == title


def test_a_label_does_not_stand_twice() -> None:
    text = "Referat fra møte\nDato: 16. mars 2023\n\nKlagefrist: 15. juni.\n"
    assert [p.title for p in read(text).proposals] == ["Klagefrist"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Må gjøres i april.", "Gjøre: Uteområdet"),
        ("Settes opp på neste møte.", "Sette opp: Uteområdet"),
        ("Må haldast i april.", "Halde: Uteområdet"),
        ("Rekkverket mangler. Monteres før påske.", "Montere rekkverket"),
        # what is done is told, in a clause
        (
            "Hvem som har hvilke verv i laget må rettes.",
            "Rette hvem som har hvilke verv i laget",
        ),
    ],
)
def test_a_passive_alone_is_a_verb_and_what_it_is_done_to(text: str, title: str) -> None:
    assert titles(text)[-1] == title


def test_one_signs_up_for_the_event_of_the_sentence_before() -> None:
    text = "Dommerkurs arrangeres 3. mai. Påmelding til Per innen 4. april."
    assert titles(text, "Opplæring") == ["Dommerkurs", "Påmelding til Per: Dommerkurs"]
    text = "Dommarkurs vert arrangert 3. mai. Påmelding til Per innan 4. april."
    assert titles(text, "Opplæring") == ["Dommarkurs", "Påmelding til Per: Dommarkurs"]
    assert titles("Påmelding til Per innen 4. april.", "Dommerkurs") == [
        "Påmelding til Per: Dommerkurs"
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Årsmøtet er satt til 20. april; Per kaller inn.", "Kalle inn: Årsmøtet"),
        # and what must not change
        ("De som ikke har betalt, må gjøre det.", "Gjøre det: De som ikke har betalt"),
    ],
)
def test_who_takes_part_does_so_in_the_event_told_before(text: str, title: str) -> None:
    assert titles(text)[-1] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Eventuelt: Naboen klager på støyen. Kari svarer på dette.",
            "Svare på dette: Naboen klager på støyen",
        ),
        (
            "Ymse: Liv har bede om fritak. Per førebur sak om dette.",
            "Førebu sak om dette: Liv har bede om fritak",
        ),
        (
            "Laget vil ha mer halltid. Kari undersøker om det er mulig.",
            "Undersøke om det er mulig: Laget vil ha mer halltid",
        ),
        (
            "Laget vil ha meir halltid. Kari undersøkjer om dette let seg gjere.",
            "Undersøke om dette let seg gjere: Laget vil ha meir halltid",
        ),
        ("Framlegg frå Per: Styret kjøper ny gressklippar.", "Kjøpe ny gressklippar"),
        # what stands right before who does it, rather than the sentence before
        (
            "Vi har 71k på konto. Tre utestående fakturaer fra høsten, Per purrer på disse.",
            "Purre på tre utestående fakturaer fra høsten",
        ),
        ("Fem ubetalte kontingenter, Kari purrer på disse.", "Purre på fem ubetalte kontingenter"),
    ],
)
def test_the_words_right_before_tell_what_is_meant(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari etterlyste bedre skilting. Per ordner.", "Ordne bedre skilting"),
        ("Kari sakna nye stolar. Per ordnar det.", "Ordne nye stolar"),
        ("Kari ønsket seg nye stoler. Per ordner.", "Ordne nye stoler"),
        ("Det manglar to bord. Per kjøper.", "Kjøpe to bord"),
        ("Kari etterlyste bedre skilting. Per følger opp.", "Følge opp: Bedre skilting"),
        # no thing, and nothing that is wished for
        (
            "Kari ønsket å kjøpe nye stoler. Per ordner.",
            "Ordne: Uteområdet",
        ),
        ("Kari ønsker ikke nye stoler. Per ordner.", "Ordne: Uteområdet"),
        ("Lista over medlemmer er gammel. Per fikser.", "Fikse: Lista over medlemmer er gammel"),
    ],
)
def test_what_was_wished_for_is_what_is_ordered(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari har ansvar for å rydde.", "Rydde"),
        ("Kari er ansvarleg for å pynte.", "Pynte"),
        ("Kari kommer 3. mai.", "Kari kommer"),
    ],
)
def test_a_duty_of_one_word_is_told_by_its_verb(text: str, title: str) -> None:
    assert titles(text, "Tre") == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Per lurte på om hallen kan lånes. Kari undersøker dette.",
            "Undersøke om hallen kan lånes",
        ),
        (
            "Per lurte på om det er råd å få opna hallen på laurdagar. Kari undersøkjer dette.",
            "Undersøke om det er råd å få opna hallen på laurdagar",
        ),
        (
            "Per spurte hva forsikringen dekker. Kari sjekker det med Visma.",
            "Sjekke med Visma hva forsikringen dekker",
        ),
        # no clause that is asked, or something else that is done
        ("Per spurte om egne gensere. Kari sjekker det.", "Sjekke det: Per spurte om egne gensere"),
        (
            "Per lurte på om hallen kan lånes. Kari ordner det.",
            "Ordne det: Uteområdet",
        ),
    ],
)
def test_what_was_asked_is_what_is_found_out(text: str, title: str) -> None:
    assert titles(text)[-1] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Skiltene er borte. Kari lager en mal for dette.",
            "Lage en mal for dette: Skiltene er borte",
        ),
        ("Skilta er borte. Kari finn folk til dette.", "Finne folk til dette: Skilta er borte"),
        ("Per: Skiltet er borte. Kari ordner det.", "Ordne det: Skiltet er borte"),
    ],
)
def test_what_a_thing_is_for_is_told_without_who_said_so(text: str, title: str) -> None:
    assert titles(text)[-1] == title
