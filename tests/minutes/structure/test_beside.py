"""Who answers for a matter and by when, told in a column or in a label beside it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.minutes.papers import MEETING, read, source
from workflow.domain.proposal import Kind
from workflow.minutes import reading
from workflow.minutes.files import load
from workflow.minutes.structure import columns

PIPES = """\
| Saksnr. | Sak | Ansvar | Frist |
|---|---|---|---|
| 04/23 | Sykefraværet var 6 %. | | |
| 05/23 | Rutine for brannøvelse oppdateres. | Berit L. | 14.04.23 |
| 06/23 | Vernerunder gjennomføres i alle hus. | BL | 2. kvartal |
"""
TABS = (
    "Sak\tBeskrivelse\tAnsvarlig\tFrist\tStatus\n"
    "23/03-1\tFå tilbud på service av heisen\tBerit\t14.04\tPågår\n"
    "23/03-2\tSende ut varsel om økte avgifter fra 1.1.2024\tKari\t30.04.23\tNy\n"
    "23/03-3\tSkifte kode på inngangsdøra\tPer\t-\tUtført\n"
)
SPACES = """\
Sak                                     Ansvarlig     Frist
Bestille ny gressklipper                Berit         14. april
Male gjerdet mot veien                  Per           uke 34
Oppdatere nøkkellista                   Kari          snarest
"""
NO_HEAD = """\
Oppgaver:
Bestille ny gressklipper                Berit
Male gjerdet mot veien                  Per Dahl
"""
TABS_NO_HEAD = (
    "Huskeliste:\nBetale forsikringa\tPer\t15. april\nOppdatere nøkkellista\tKari\t20. april\n"
)
TOLD = [
    ("PIPES", PIPES, [("Oppdatere rutine for brannøvelse", "2023-04-14", True, "Berit L"),
                      ("Gjennomføre vernerunder i alle hus", "2023-Q2", True, "BL")]),
    ("TABS", TABS, [("Få tilbud på service av heisen", "2023-04-14", True, "Berit"),
                    ("Sende ut varsel om økte avgifter", "2023-04-30", True, "Kari")]),
    ("SPACES", SPACES, [("Bestille ny gressklipper", "2023-04-14", True, "Berit"),
                        ("Male gjerdet mot veien", "2023-W34", True, "Per"),
                        ("Oppdatere nøkkellista", "FUTURE_REF", True, "Kari")]),
    ("TABS_NO_HEAD", TABS_NO_HEAD, [("Betale forsikringa", "2023-04-15", True, "Per"),
                                    ("Oppdatere nøkkellista", "2023-04-20", True, "Kari")]),
    ("NO_HEAD", NO_HEAD, [("Bestille ny gressklipper", None, False, "Berit"),
                          ("Male gjerdet mot veien", None, False, "Per Dahl")]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_a_row_is_the_matter_with_its_owner_and_limit(
    table: str, expected: list[tuple[str, str | None, bool, str]]
) -> None:
    found = read(f"Oppfølging\n\n{table}\nMøtet ble hevet.\n").proposals
    assert [(p.title, p.window.timex, p.window.deadline, p.owner) for p in found] == expected


def test_a_row_is_quoted_with_its_columns() -> None:
    (first, *_) = read(f"Oppfølging\n\n{SPACES}").proposals
    assert first.quote == "Bestille ny gressklipper                Berit         14. april"


def test_rows_with_a_number_close_in_front_are_matters_of_their_own() -> None:
    text = (
        "Pkt.   Sak                                            Ansv.  Frist\n"
        "7.2    BRANN OG LYD\n"
        "7.2.1 Rør i sjakt tettes                              NB     20.03\n"
        "7.2.2 Filter til vifta bestilles                      MF     24.03\n"
        "7.2.3  Vegger ved heisen males                         NB     31.03\n"
    )
    assert [(p.title, p.owner, p.window.timex, p.section) for p in read(text).proposals] == [
        ("Tette rør i sjakt", "NB", "2023-03-20", "7.2.1"),
        ("Bestille filter til vifta", "MF", "2023-03-24", "7.2.2"),
        ("Male vegger ved heisen", "NB", "2023-03-31", "7.2.3"),
    ]


def test_a_number_in_front_of_a_row_tells_the_section() -> None:
    assert [p.section for p in read(f"Oppfølging\n\n{PIPES}").proposals] == ["05/23", "06/23"]


def test_a_sentence_runs_on_under_the_right_hand_column() -> None:
    text = (
        "Sak                                             Ansvar    Frist\n\n"
        "3/23 Kontingent\n"
        "To medlemmer er konkurs. De som ikke har        Kari      innen 20.04\n"
        "betalt, ringes.\n"
    )
    (task,) = [p for p in read(text).proposals if p.owner]
    assert (task.owner, task.window.timex) == ("Kari", "2023-04-20")
    assert task.quote.startswith("De som ikke har ")
    assert task.quote.endswith("betalt, ringes.")


ROUND = [
    ("Kommune", "Status", "Videre arbeid"),
    ("Nordvik", "Oversikten ble vedtatt i januar", "Starter opp igjen etter påske"),
    ("Sørfjord", "Stillingen sto ledig", "Kari skriver plan innen 1. mai"),
    ("Vestnes", "Turkort delt ut", "Ingenting før sommeren"),
    ("Ytterøy", "Evaluering ferdig", "Sender rapport til fylket i juni"),
]
TOLD_NEXT = [
    ("Starte opp igjen", "Nordvik"),
    ("Skrive plan", "Kari"),
    ("Sende rapport til fylket", "Ytterøy"),
]


@pytest.mark.parametrize(
    "table",
    [
        "\n".join(f"| {' | '.join(row)} |" for row in [ROUND[0], ("---",) * 3, *ROUND[1:]]),
        "\n".join("\t".join(row) for row in ROUND),
        "\n".join(f"{one:12}{two:40}{three}" for one, two, three in ROUND),
    ],
    ids=["pipes", "tabs", "spaces"],
)
def test_a_round_of_what_has_been_and_what_comes_proposes_what_comes(table: str) -> None:
    found = read(f"1. Runde i kommunene\n\n{table}\n\nMøtet ble hevet.\n").proposals
    assert [(p.title, p.owner) for p in found] == TOLD_NEXT
    assert [p.quote for p in found] == [ROUND[at][2] for at in (1, 2, 4)]


def test_whoever_stands_before_the_matter_answers_for_the_action_behind_it() -> None:
    table = "| Ansvar | Sak | Tiltak |\n|---|---|---|\n| Kari | Taket | Hente inn tilbud |\n"
    (task,) = read(table).proposals
    assert (task.title, task.owner, task.quote) == ("Hente inn tilbud", "Kari", "Hente inn tilbud")


def test_the_heads_of_a_table_are_no_item() -> None:
    heads = "| Hvem | Siden sist | Til neste gang |\n|---|---|---|\n"
    found = read(f"{heads}| Kari | Var på kurs | Skrive ferdig planen |\n").proposals
    assert [(p.title, p.owner) for p in found] == [("Skrive ferdig planen", "Kari")]


@pytest.mark.parametrize(
    "table",
    [
        "Navn                     Funksjon      Parti\nKari Moen                Leder         AP\n",
        "Tid:     torsdag 16. mars\nSted:    Rådhuset\n",
        "PS 4/23   Godkjenning av protokoll\nPS 5/23   Reguleringsplan for Sentrum\n",
        "Klubben har   to baner\nog vi låner   en til\n",
    ],
)
def test_columns_without_owners_or_limits_stay_as_they_are(table: str) -> None:
    laid = columns.lay(load(table.encode(), "referat.txt"))
    assert (laid.cells, laid.source.text) == ((), table)


def test_what_stands_beside_is_blanked_sign_for_sign() -> None:
    given = source(f"Oppfølging\n\n{SPACES}")
    laid = columns.lay(given)
    assert len(laid.source.text) == len(given.text)
    for cell in laid.cells:
        assert laid.source.text[cell.start : cell.end].isspace()
        assert given.text[cell.start : cell.end].strip()


@pytest.mark.parametrize(
    "told",
    [
        "Innhente tilbud på scene. Ansvarlig: Berit. Frist: 30. april",
        "Innhente tilbud på scene (ansvar: Berit, frist 30. april)",
        "Innhente tilbud på scene, ansvarleg: Berit, frist: 30.4.",
        "Innhente tilbud på scene\n  Ansvar: Berit\n  Frist: 30. april",
    ],
)
def test_labels_behind_a_task_are_its_owner_and_limit(told: str) -> None:
    found = read(f"Oppgaver:\n- {told}\n- Sende ut plakat\n").proposals
    assert [(p.title, p.owner, p.window.timex, p.window.deadline) for p in found] == [
        ("Innhente tilbud på scene", "Berit", "2023-04-30", True),
        ("Sende ut plakat", None, None, False),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "| Tiltak | Ansvar | Frist |\n|---|---|---|\n"
            "| Bestille bord. Rydde lageret. | Berit | 4. mai |\n"
            "| Kjøpe kaffe. Vaske hallen. | Kari | 5. mai |\n",
            [
                ("Bestille bord", "Berit", "2023-05-04"),
                ("Rydde lageret", "Berit", "2023-05-04"),
                ("Kjøpe kaffe", "Kari", "2023-05-05"),
                ("Vaske hallen", "Kari", "2023-05-05"),
            ],
        ),
        (
            "| Oppgave | Hvem | Status |\n|---|---|---|\n"
            "| Bestille bord. Rydde lageret. | Kari | Utført |\n"
            "| Kjøpe kaffe. Vaske hallen. | Kari | Ny |\n",
            [("Kjøpe kaffe", "Kari", None), ("Vaske hallen", "Kari", None)],
        ),
        (
            "Sak\tVidere\tAnsv.\nHeisen\tPer ringer firmaet. Per skriver et varsel.\tPer\n",
            [("Ringe firmaet", "Per", None), ("Skrive et varsel", "Per", None)],
        ),
        (
            "| Sak | Hvor langt | Neste steg |\n|---|---|---|\n"
            "| Nettsida | Kari har laget en skisse. Alt er klart. | Per tester sida. Berit"
            " skriver en tekst innen 4. mai. |\n",
            [
                ("Teste sida: Nettsida", "Per", None),
                ("Skrive en tekst: Nettsida", "Berit", "2023-05-04"),
            ],
        ),
    ],
    ids=["actions", "done", "tabs", "status"],
)
def test_each_sentence_of_a_cell_of_actions_is_a_matter_with_what_stands_beside_the_cell(
    table: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = read(f"Til stede: Per Dahl, Kari Moen, Berit Lund\n\nStatus\n\n{table}").proposals
    assert [(p.title, p.owner, p.window.timex) for p in found] == expected


@pytest.mark.parametrize("mark", ["[x]", "[X]", "☑", "✓"])
def test_what_a_checklist_has_ticked_is_done(mark: str) -> None:
    text = (
        f"1. Sommerfest\nVi fordelte oppgavene.\n\nGjøremål\n{mark} Søke om skjenkebevilling\n"
        "[ ] Bestille pølser til festen innen 1. mai\n"
    )
    tasks = [p.title for p in read(text).proposals if p.kind == "task"]
    assert tasks == ["Bestille pølser til sommerfesten"]


@pytest.mark.parametrize(
    "mark",
    [
        "✅",
        ":white_check_mark:",
        "✔ (alle)",
        "(✅ gjort 3. mars)",
        "– utført",
        "(gjort)",
        "- OK",
        "– kjøpt inn",
    ],
)
def test_what_is_ticked_behind_its_words_is_done(mark: str) -> None:
    text = f"Gjøremål\n- Kari ringer banken {mark}\n- Per bestiller pølser\n"
    tasks = [p.title for p in read(text).proposals if p.kind == "task"]
    assert tasks == ["Bestille pølser"]


def test_a_row_across_the_table_does_not_end_it() -> None:
    page = """<h2>Tiltak</h2><table><tr><th>Tiltak<th>Ansvarlig<th>Frist
    <tr><td>Skifte lys i boden<td>Per<td>5. april<tr><td>Uteområdet
    <tr><td>Bestille ny gressklipper<td>Kari<td>1. juni</table>"""
    found = reading.read(load(page.encode(), "a.html"), meeting_date=MEETING).proposals
    assert [(p.title, p.owner, p.window.timex) for p in found] == [
        ("Skifte lys i boden", "Per", "2023-04-05"),
        ("Bestille ny gressklipper", "Kari", "2023-06-01"),
    ]


@pytest.mark.parametrize("label", ["Utført", "Gjort"])
def test_what_a_label_tells_to_be_done_is_no_task(label: str) -> None:
    assert read(f"{label}: vaske gulvet").proposals == ()


def test_a_row_without_a_matter_is_nothing() -> None:
    assert read("Sak\tAnsvar\tFrist\n–\tKari\tpåske ").proposals == ()


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (
            "| Dato | Oppgave |\n|---|---|\n| 3.5. | Nye nøkler |\n| 9.5. | Grillen klar |\n",
            Kind.TASK,
        ),
        (
            "| Dato | Oppgåve |\n|---|---|\n| 3.5. | Nye nøklar |\n| 9.5. | Løypa merkt |\n",
            Kind.TASK,
        ),
        (
            "| Dato | Hva skjer |\n|---|---|\n| 3.5. | Sykkeltur |\n| 9.5. | Åpen kveld |\n",
            Kind.EVENT,
        ),
    ],
)
def test_a_date_beside_what_is_to_be_done_is_its_limit(table: str, kind: Kind) -> None:
    found = read(f"Plan\n\n{table}").proposals
    told = [(p.kind, p.window.start, p.window.deadline) for p in found]
    limit = kind is Kind.TASK
    assert told == [(kind, date(2023, 5, 3), limit), (kind, date(2023, 5, 9), limit)]


@pytest.mark.parametrize(
    ("words", "when"), [("Festkomite påske", "påske"), ("Kostnader 3. mai", "3. mai")]
)
def test_the_colon_of_a_label_behind_gives_what_stands_before_it_no_lead(
    words: str, when: str
) -> None:
    [found], _ = reading.gather(source(f"{words} Ansvar: Kari"), MEETING)
    assert (found.unit.text, found.unit.owner) == (words, "Kari")
    assert (found.unit.body, found.unit.lead, found.unit.label) == (0, None, None)
    assert [moment.window.words for moment in found.moments] == [when]


def _told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Title, owner and time of what minutes propose that name Kari, KL, MH, Per and Trine."""
    head = "Referat fra prosjektmøte 16. mars 2023\nTil stede: Kari, Trine, Per, KL og MH\n\n"
    return [(p.title, p.owner, p.window.timex) for p in read(head + text).proposals]


@pytest.mark.parametrize(
    "matter",
    [
        "Kari oppdaterer kravlista.",
        "Oppgave: Oppdatere kravlista",
        "Vedtak: Vi oppdaterer kravlista.",
        "Oppdatere kravlista",  # what looks like a heading
        "1. Krav\nOppdatere kravlista.",
    ],
)
def test_labels_each_on_a_line_of_its_own_are_all_told_of_what_stands_above(matter: str) -> None:
    text = f"{matter}\nAnsvar: Kari\nFrist: 11. april\n\nMale gjerdet.\nAnsvar: Per\n"
    assert _told(text) == [
        ("Oppdatere kravlista", "Kari", "2023-04-11"),
        ("Male gjerdet", "Per", None),
    ]


def test_a_heading_with_labels_beneath_is_a_task_where_they_say_by_when() -> None:
    text = "3. Kafé på dugnaden\nAnsvar: Kari\nFrist: 2. mai\n\n4. Skilt\nAnsvar: Per\nOk.\n"
    assert _told(text) == [("Kafé på dugnaden", "Kari", "2023-05-02")]


@pytest.mark.parametrize("told", ["Utført.", "Det er gjort.", "Er ordna."])
def test_what_the_next_sentence_tells_to_be_done_is_no_task(told: str) -> None:
    assert _told(f"Kari skal sende ut malen. {told}\n") == []
    assert len(_told(f"Kari skal sende ut malen.\n\n{told}\n")) == 1


def test_a_new_limit_behind_a_sentence_is_that_ones() -> None:
    text = "Kari purrer leverandøren. Ny frist er 12. april.\n"
    assert _told(text) == [("Purre leverandøren", "Kari", "2023-04-12")]


def test_rows_without_heads_close_with_who_and_by_when() -> None:
    text = (
        "Aksjoner\nA15 | Oppdatere risikomatrisen | KL | 12.04.2023\n"
        "A13 | Skrive rutine for tilgang | MH | Pågår, ny frist 15.4.\n"
    )
    assert _told(text) == [
        ("Oppdatere risikomatrisen", "KL", "2023-04-12"),
        ("Skrive rutine for tilgang", "MH", "2023-04-15"),
    ]


@pytest.mark.parametrize(
    ("row", "timex"),
    [
        ("Lage opplæringsplan\tKL\t12.04.23\tNy", "2023-04-12"),  # "KL" is nobody's clock
        ("Lage opplæringsplan\tKari\tJuni\tNy", "2023-06"),  # and "Juni" no surname
        ("Lage opplæringsplan\tPer\t1. mars\tNy frist 14. april", "2023-04-14"),
        ("Lage opplæringsplan\tPer\t1. mars\tUtsatt til 14. april", "2023-04-14"),
    ],
)
def test_the_limit_in_a_row(row: str, timex: str) -> None:
    found = _told(f"Hva\tHvem\tFrist\tStatus\n{row}\n")
    assert [(title, when) for title, _, when in found] == [("Lage opplæringsplan", timex)]


def test_a_limit_that_says_that_it_is_done_is_no_task() -> None:
    rows = "Rydde i testdata\tMH\t12. april\nBestille testmiljø\tKL\tUtført\n"
    assert _told(f"Hva\tHvem\tFrist\n{rows}") == [("Rydde i testdata", "MH", "2023-04-12")]
