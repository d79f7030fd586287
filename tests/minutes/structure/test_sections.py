"""Units and what they stand under: headings, labels, bullets, rows."""

from time import process_time

import pytest

from tests.minutes.papers import source
from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.source import Source
from workflow.minutes.structure import blocks, sections

TEXT = """\
1. Økonomi
Regnskapet er levert. Kari følger
opp banken.

2. Tiltak
- Rydde boden
  før påske
- Male gjerdet

Vedtak: Forslaget ble vedtatt. Arbeidet starter.

| Dato | Hva | Ansvar |
|---|---|---|
| 3. mai | Konsert | Berit |
"""


def _units() -> list[sections.Unit]:
    return sections.units(source(TEXT))


def test_each_unit_is_a_slice_of_the_text_in_order() -> None:
    found = _units()
    assert [(u.form, " ".join(u.text.split())) for u in found] == [
        ("heading", "Økonomi"),
        ("text", "Regnskapet er levert."),
        ("text", "Kari følger opp banken."),
        ("heading", "Tiltak"),
        ("bullet", "Rydde boden før påske"),
        ("bullet", "Male gjerdet"),
        ("text", "Vedtak: Forslaget ble vedtatt."),
        ("text", "Arbeidet starter."),
        ("row", "| Dato | Hva | Ansvar |"),
        ("row", "| 3. mai | Konsert | Berit |"),
    ]
    assert all(TEXT[u.start : u.end] == u.text for u in found)


def test_headings_number_and_type_what_stands_below_them() -> None:
    assert [(u.number, u.path, u.kinds) for u in _units()[4:6]] == [
        ("2", ("Tiltak",), ("action",)),
        ("2", ("Tiltak",), ("action",)),
    ]


def test_a_label_governs_its_whole_paragraph_and_a_table_its_rows() -> None:
    assert [u.label for u in _units()[6:]] == [
        "decision",
        "decision",
        "table-dates",
        "table-dates",
    ]


def test_yaml_front_matter_holds_no_units() -> None:
    text = "---\ntitle: Møte\ndate: 2023-03-16\n---\nKari ringer.\n"
    assert [u.text for u in sections.units(source(text))] == ["Kari ringer."]


def test_an_owner_before_a_colon_is_no_lead() -> None:
    (unit,) = sections.units(source("- te og kaffe – ansvar: Audun\n"))
    assert (unit.lead, unit.body) == (None, 0)


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Hente stoler: Kari og Per", None),
        ("Rydde boden: alle", None),
        ("Hente stoler: de står i boden", "Hente stoler"),
        ("Kake: Kari", "Kake"),
        ("Kurs: Kari", "Kurs"),
    ],
)
def test_what_is_to_be_done_is_no_topic_of_whoever_is_to_do_it(line: str, lead: str | None) -> None:
    (unit,) = sections.units(source(f"- {line}\n"))
    assert unit.lead == lead


def test_notes_without_capitals_are_read_line_by_line_and_sentence_by_sentence() -> None:
    text = (
        "referat fra styret\n\nkari ringer banken. per bestiller buss\nberit vasker hallen\n\n"
        "- kaffe kjøpes. per ordner\n"
    )
    assert [unit.text for unit in sections.units(source(text))] == [
        "referat fra styret",
        "kari ringer banken.",
        "per bestiller buss",
        "berit vasker hallen",
        "kaffe kjøpes.",
        "per ordner",
    ]


@pytest.mark.parametrize("label", [": aksjon - ", " – Aksjon: ", ", **tiltak:** "])
def test_a_label_of_what_is_to_be_done_opens_a_unit_in_the_midst_of_a_sentence(label: str) -> None:
    first, second = sections.units(source(f"- Rutinen er gammel{label}oppdater veilederen\n"))
    assert first.text == "Rutinen er gammel"
    assert (second.lead_kind, second.text[second.body :]) == ("task", "oppdater veilederen")


@pytest.mark.parametrize("said", ["TODO: Mats henger opp lista", "Vedtak: Prisen blir som før"])
def test_a_line_in_bold_that_opens_with_a_label_of_duty_is_no_heading(said: str) -> None:
    first, second = sections.units(source(f"**{said}**\n\n**Lokalet**\n"))
    assert (first.form, first.text, first.label) == ("text", f"**{said}**", first.lead_kind)
    assert first.label in ("task", "decision")
    assert (second.form, second.text) == ("heading", "Lokalet")


@pytest.mark.parametrize(
    ("bold", "form"),
    [
        ("Møtet ble hevet klokka to.", "text"),
        ("Sak 8/25 Evt.", "heading"),
        ("Tema 1: farger", "heading"),
        ("Skal vi ha en egen klasse for lag?", "heading"),
    ],
)
def test_a_sentence_in_bold_is_no_heading(bold: str, form: str) -> None:
    assert sections.units(source(f"Innledning.\n\n**{bold}**\n"))[1].form == form


def test_a_label_in_bold_with_words_behind_it_is_no_heading() -> None:
    units = sections.units(source("# Møte\n\n**Mangler:** Ingen\n\nKari ringer banken.\n"))
    assert [(unit.form, unit.path) for unit in units[1:]] == [("text", ("Møte",))] * 2


def test_two_sentences_without_a_last_full_stop_are_no_heading() -> None:
    text = "Ingenting nytt. Ring banken (**Kari**)\n\nInnspill fra dr. Moen\n\nVi takker.\n"
    assert [(unit.form, unit.text) for unit in sections.units(source(text))] == [
        ("text", "Ingenting nytt."),
        ("text", "Ring banken (**Kari**)"),
        ("heading", "Innspill fra dr. Moen"),
        ("text", "Vi takker."),
    ]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("2016", [None, "13/12 Lucia"]),
        ("2012", ["13/12", "Lucia"]),
    ],
)
def test_a_day_in_front_of_a_line_is_the_number_of_a_case_in_its_year_alone(
    year: str, expected: list[str | None]
) -> None:
    text = f"Møte i laget {year}\n\n13/12 Lucia\n24/12 Julaften\n"
    units = sections.units(source(text))
    assert [units[1].number, units[1].text] == expected
    assert len(units) == 3


def test_a_short_paragraph_behind_a_case_number_is_no_heading() -> None:
    text = "Sak 5. Fest. Festen holdes 23. juni. Komiteen er valgt. De møtes selv.\n"
    assert [unit.form for unit in sections.units(source(text))] == ["text"] * 5


def test_a_line_in_capitals_or_with_a_number_of_parts_goes_on_with_no_other() -> None:
    text = (
        "4.1.1 Taket over inngangen ble tett i går og holder godt\n"
        "etter regnet, sa Kari som hadde sett på det fra loftet\n"
        "4.1.2 Veggen mot vest males om igjen når våren kommer nå\n"
        "GULV OG TAK\n"
        "og alt annet\n"
    )
    assert [
        (unit.form, unit.number, unit.text.split()[0]) for unit in sections.units(source(text))
    ] == [
        ("text", "4.1.1", "Taket"),
        ("text", "4.1.2", "Veggen"),
        ("heading", None, "GULV"),
        ("text", None, "og"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Sak 3/24 Orienteringssaker", "status"),
        ("TILTAKSLISTE", "action"),
        ("Oppgavene framover", "action"),
        ("Beslutningslogg", "decision"),
        ("Møteplan våren", "upcoming"),
        ("Godkjenning av referat fra 3. mai", "approval"),
        ("Mål for møtet", "aims"),
        ("Dagsorden", "agenda"),
        ("Saker", None),
        ("Innkomne saker", None),
        ("Referat fra styremøte 3. mai", None),
        ("Programrådet", None),
        ("Reisevanedata", None),
        ("E-postlister for innsjekking", None),
    ],
)
def test_a_heading_tells_by_whole_words_what_stands_below_it(
    heading: str, kind: str | None
) -> None:
    assert heading_kind(heading) == kind


def test_a_long_list_of_days_takes_as_long_as_its_lines() -> None:
    few, many = (source("Møter\n\n" + "13/12 Lucia\n" * lines) for lines in (1_000, 16_000))

    def cost(of: Source) -> float:
        started = process_time()
        blocks.blocks(of)
        return process_time() - started

    assert min(cost(many) / cost(few) for _ in range(3)) < 48


def test_a_heading_without_words_closes_notes_without_capitals_and_is_no_unit() -> None:
    assert [unit.text for unit in sections.units(source("kari rydder boden\n#"))] == [
        "kari rydder boden"
    ]


AGENDA = """\
Saksliste

  1. Nettsiden vår – virker den?
  2. Dugnad
  3. Eventuelt

Nettsiden vår – virker den?
Kari ringer leverandøren.

Dugnad
Dugnad
Per koster gata.
"""


def test_a_line_that_repeats_a_point_of_the_agenda_is_a_heading_whatever_it_ends_with() -> None:
    found = [(u.form, u.text, u.path) for u in sections.units(source(AGENDA))][4:]
    assert found == [
        ("heading", "Nettsiden vår – virker den?", ()),
        ("text", "Kari ringer leverandøren.", ("Nettsiden vår – virker den?",)),
        ("heading", "Dugnad", ()),
        ("heading", "Dugnad", ()),
        ("text", "Per koster gata.", ("Dugnad",)),
    ]


def test_a_box_to_tick_asks_for_what_stands_behind_it_as_a_label_does() -> None:
    text = "# Julefest\n- [ ] Kake til alle\n- Saft\n"
    assert [(u.text, u.label) for u in sections.units(source(text))][1:] == [
        ("Kake til alle", "task"),
        ("Saft", None),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Vi møtes 26.9 og\n20.11. Kari ringer.\n", ["Vi møtes 26.9 og\n20.11.", "Kari ringer."]),
        ("* Kake til\n3. mai\n", ["Kake til\n3. mai"]),
        (
            "Stolene er vonde å sitte på\nNeste møte blir i mai.\n",
            ["Stolene er vonde å sitte på", "Neste møte blir i mai."],
        ),
    ],
)
def test_a_line_that_leads_on_is_not_the_end(text: str, units: list[str]) -> None:
    assert [unit.text for unit in sections.units(source(text))] == units


SPACED = """\
Referat fra styremøte

Lia vel


Dugnaden

Oppgaver:

Bestille container, ansvar: Kari

2 store kaker, ansvar: Per

innkjøp av kaffe, ansvar: Berit


Økonomi

Regnskapet er i rute.


Eventuelt

Ingen saker.
"""


def test_where_every_line_stands_apart_only_a_wider_gap_parts_anything() -> None:
    found = [
        (u.form, u.text.split(",")[0], u.path, u.label) for u in sections.units(source(SPACED))
    ]
    assert found[2:8] == [
        ("heading", "Dugnaden", (), None),
        ("label", "Oppgaver:", ("Dugnaden",), None),
        ("text", "Bestille container", ("Dugnaden",), "task"),
        ("text", "2 store kaker", ("Dugnaden",), "task"),
        ("text", "innkjøp av kaffe", ("Dugnaden",), "task"),
        ("heading", "Økonomi", (), None),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("1. Mari bestiller stoler.\n2. Jan vasker.", ["Mari bestiller stoler.", "Jan vasker."]),
        ("1. Jan bestiller stoler.\n2. Per vasker.", ["Jan bestiller stoler.", "Per vasker."]),
        ("1. mai feires i parken.", ["1. mai feires i parken."]),
        ("4.2 Per ringer Kari.\n4.3 Kari vasker.", ["Per ringer Kari.", "Kari vasker."]),
        ("4.2 Dugnad\n4.3 Fest", ["4.2 Dugnad", "4.3 Fest"]),
    ],
)
def test_numbers_that_count_are_no_part_of_what_they_count(text: str, units: list[str]) -> None:
    assert [u.text for u in sections.units(source(text))] == units


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("AU: 26. mars, 2. mai og 8. juni", "AU: 26. mars, 2. mai og 8. juni"),
        ("FAU: 14. april", "FAU: 14. april"),
        ("SU 14. april kl. 18", "SU 14. april kl. 18"),
        ("KS: 14/4", "KS: 14/4"),
        ("FSK 14/4 Budsjett", "Budsjett"),
        ("PS 12/23 Skolebruksplan", "Skolebruksplan"),
        ("S 6/08 Skolebruksplan", "Skolebruksplan"),
        ("AU 26 Marsgåva", "Marsgåva"),
    ],
)
def test_a_short_name_before_a_date_numbers_no_matter(line: str, said: str) -> None:
    (unit,) = sections.units(source(f"{line}\n"))
    assert unit.text == said


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("5. trinn: sette opp vaktliste", "5. trinn: sette opp vaktliste"),
        ("10. klasse har kiosk.", "10. klasse har kiosk."),
        ("2. etasje: lyset må skiftes", "2. etasje: lyset må skiftes"),
        ("5. trinnvis utbygging", "trinnvis utbygging"),
        ("5. og 6. mai: kurs", "5. og 6. mai: kurs"),
        ("5. og 6. trinn: lage plakat", "5. og 6. trinn: lage plakat"),
        ("6. 17. mai", "17. mai"),
        ("5. kjøpe mat", "kjøpe mat"),
    ],
)
def test_a_number_that_is_part_of_a_name_opens_no_list(line: str, unit: str) -> None:
    assert sections.units(source(f"Oppgaver:\n{line}\n"))[-1].text == unit


def test_a_day_may_be_what_a_numbered_heading_is_called() -> None:
    found = list(sections.units(source("5. Attester\nKari melder.\n\n6. 17. mai\nPer vasker.\n")))
    assert [(u.text, u.number) for u in found if u.form == "heading"][-1:] == [("17. mai", "6")]
    assert found[-1].path[-1:] == ("17. mai",)


@pytest.mark.parametrize("mark", ["D.", "IV.", "B)", "II."])
def test_a_letter_or_roman_number_is_no_part_of_a_heading(mark: str) -> None:
    text = f"Kari rydder.\n\n{mark} Neste møte\n17. april kl. 19.\n"
    assert [u.text for u in sections.units(source(text))][1:] == ["Neste møte", "17. april kl. 19."]


def test_the_rows_of_a_list_by_letters_and_names_are_no_headings() -> None:
    text = "Saker:\n\nA. Kari rydder boden og loftet\nB. Per kjøper maling\n\nA. Berg\n"
    assert not any(u.text in ("Berg", "Per kjøper maling") for u in sections.units(source(text)))
