"""Reading whole minutes: what is proposed, with its words, time and owner."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.minutes.papers import BOARD, MEETING, amid, proposed, read, source
from workflow.domain.errors import Refused
from workflow.domain.proposal import Kind
from workflow.minutes import reading, style
from workflow.minutes.shaping.when import dating
from workflow.minutes.source import Source


def test_minutes_give_their_tasks_and_events_in_order() -> None:
    found = read(BOARD).proposals
    assert [(p.kind, p.title, p.window.timex, p.owner, p.section) for p in found] == [
        (Kind.TASK, "Bestille nye benker", "2023-05-01", "Berit", "2"),
        (Kind.TASK, "Sende søknad til kommunen: Lekeplassen", None, "Kari", "2"),
        (Kind.EVENT, "Neste møte", "2023-04-20T18:00", None, "3"),
    ]


PIECES = (
    "Kari Berit hun ho han de sender bestiller skal må bes om å oppdatere boden brev til kommunen",
    "av innen før 1. mai 2023 uke 12 påske fredag neste møte årsmøtet dagen to uker senest minst",
    "14 dager Ansvar: Ansvarlig: Frist: Hvem @Berit (Kari) – , . ! : ; | - * [x] [ ] Sak 3/23 1)",
    "# Tiltak Vedtak: Neste møte: Til stede: Ansvar Frist Utført alle St. Hans kl 18 og som ikke",
)
WORDS = [word for line in PIECES for word in line.split()]
GAPS = [" ", " ", " ", "\n", "\n\n", "\t", "     ", " | "]


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=60),
    st.booleans(),
)
def test_any_text_is_read_and_each_quote_is_a_slice_of_it(
    parts: list[tuple[str, str]], headed: bool
) -> None:
    head = "Sak\tAnsvar\tFrist\n" if headed else "Sak       Ansvar    Frist\n"
    found = read(head + "".join(word + gap for word, gap in parts))
    for proposal in found.proposals:
        assert proposal.quote == found.document.text[slice(*proposal.span)]
        assert proposal.title.strip()


def test_each_quote_is_a_slice_of_the_text() -> None:
    read_ = read(BOARD)
    assert [p.quote for p in read_.proposals] == [
        read_.document.text[p.span[0] : p.span[1]] for p in read_.proposals
    ]


def test_every_proposal_names_the_rules_that_spoke_strongest_first() -> None:
    for proposal in read(BOARD).proposals:
        weights = [abs(weight) for _, weight in proposal.rules]
        assert weights
        assert weights == sorted(weights, reverse=True)


def test_the_document_date_is_found_and_can_be_overridden() -> None:
    own = reading.read(source(BOARD))
    given = reading.read(source(BOARD), meeting_date=date(2024, 3, 14), group="Lia vel")
    assert (own.document.meeting_date, given.document.meeting_date) == (
        date(2023, 3, 16),
        date(2024, 3, 14),
    )
    assert given.document.group == "Lia vel"
    assert given.proposals[0].window.timex == "2024-05-01"


def test_minutes_without_a_date_are_refused_with_one_sentence() -> None:
    with pytest.raises(Refused, match=r"Fant ingen møtedato i referat\.txt"):
        reading.read(source("Kari ringer banken.\n"))


def test_a_list_of_dates_is_an_event_for_each() -> None:
    text = "1. Møteplan\nMøtene i vår: 17. april, 5. juni og 28. august.\n"
    assert [p.window.timex for p in read(text).proposals] == [
        "2023-04-17",
        "2023-06-05",
        "2023-08-28",
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kurset holdes 6. og 7. mai.", [("2023-05-06", "2023-05-07")]),
        (
            "Neste møte er 20. april. Neste møte i utvalget er i mai.",
            [("2023-04-20",) * 2, ("2023-05-01", "2023-05-31")],
        ),
        (
            "Neste møte i høgskolestyret er 21. april. Neste møte er 20. april.",
            [("2023-04-21",) * 2, ("2023-04-20",) * 2],
        ),
        ("Møtet 18. april vert flytta til 25. april.", [("2023-04-25",) * 2]),
        ("Møtet fredag 12. mai er utsatt til onsdag 10. mai.", [("2023-05-10",) * 2]),
        ("Årsmøtet flyttes fra 4. april til 12. april.", [("2023-04-12",) * 2]),
        ("Kurset 3. mai flyttes til 6. og 13. mai.", [("2023-05-06",) * 2, ("2023-05-13",) * 2]),
        ("Turen går torsdag 6. og fredag 7. april.", [("2023-04-06", "2023-04-07")]),
        (
            "Kurset er torsdag kveld og fredag, trolig (deler av) mandag og tirsdag.",
            [("2023-03-16", "2023-03-17"), ("2023-03-20", "2023-03-21")],
        ),
        ("Kurset er 6., 7. og 8. mai.", [(f"2023-05-0{day}",) * 2 for day in (6, 7, 8)]),
        ("Siste møte blir 6. eller 7. mai.", [("2023-05-06", "2023-05-07")]),
        ("Sommerfesten er hos Per 6. mai. Tid kommer.", [("2023-05-06",) * 2]),
        ("Sommerfesten planlegges. Dato kommer.", [("None", "None")]),
        ("Møtene er 6. og 13. mai.", [("2023-05-06",) * 2, ("2023-05-13",) * 2]),
        ("Dugnaden er lørdag 13. mai, reservedag 20. mai.", [("2023-05-13",) * 2]),
        ("Ballet blir fredag før påskeferien, 31. mars.", [("2023-03-31",) * 2]),
        ("Siste møte før 17. mai: torsdag 4. mai kl. 20", [("2023-05-04",) * 2]),
    ],
)
def test_an_event_is_on_the_days_it_is_held(text: str, days: list[tuple[str, str]]) -> None:
    found = read(f"1. Planer\n{text}\n").proposals
    windows = [p.window for p in found if p.kind is Kind.EVENT]
    assert [(str(w.start), str(w.end)) for w in windows] == days


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Hagevandringen ble utsatt i februar. Ny dato kommer.", None),
        ("Sommerfesten er i år hos naboen. Dato kommer.", None),
        ("Konferansen holdes i mai. Dato kommer.", "2023-05"),
        ("Årsmøtet 2024 legges til Lia i februar.", "2024-02"),
        ("Årsmøtet ble flyttet til 2. februar.", "2024-02-02"),
    ],
)
def test_an_event_is_when_it_will_be_and_not_when_it_was_spoken_of(
    text: str, when: str | None
) -> None:
    found, _ = reading.gather(source(amid(f"Planer\n{text}")), MEETING)
    spoken = next(candidate for candidate in found if text.startswith(candidate.text))
    assert [window.timex for window in dating.windows(Kind.EVENT, spoken)] == [when]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Tilsynet er onsdag 3. mai. Alle må rydde boden innen dagen før.", "2023-05-02"),
        ("Rådet møtes 15. juni. Berit sender papirene senest to uker før.", "2023-06-01"),
        (
            "Medlemsmøtet er 24. mai. Berit sender innkalling minst 14 dager før møtet.",
            "2023-05-10",
        ),
        ("Berit sender innkalling minst 14 dager før møtet.", "2023-04-06"),
    ],
)
def test_what_is_due_before_an_event_counts_from_the_one_named_last(text: str, due: str) -> None:
    found = read(f"1. Planer\n{text}\n\n2. Slutt\nNeste møte er 20. april.\n").proposals
    assert [p.window.timex for p in found if p.kind is Kind.TASK] == [due]


def test_an_event_named_twice_is_one_item_quoted_where_its_date_stands() -> None:
    text = (
        "1. Orientering\nSommerfesten er i støpeskjeen. "
        "Sommerfesten holdes lørdag 17. juni kl. 18.\n\n"
        "2. Arrangementer\n- Sommerfesten 17. juni\n"
    )
    events = [p for p in read(text).proposals if p.kind is Kind.EVENT]
    assert [(p.window.timex or "")[:10] for p in events] == ["2023-06-17"]


@pytest.mark.parametrize(
    ("task", "event", "kind"),
    [
        (0.0, 0.4, Kind.TASK),
        (0.0, 1.0, Kind.EVENT),
        (-1.0, -0.9, Kind.TASK),  # a task of 0.27 alone would not be proposed
        (-1.5, -0.9, Kind.EVENT),
    ],
)
def test_words_that_may_be_either_are_a_task_unless_an_event_is_much_likelier(
    task: float, event: float, kind: Kind
) -> None:
    with style.using({Kind.TASK: {"": task}, Kind.EVENT: {"": event}}):
        [proposal] = read("Vi tar møtet 8. juni.\n").proposals
    assert proposal.kind is kind


def test_a_topic_that_is_no_task_may_still_be_an_event() -> None:
    with style.using({Kind.TASK: {"": 0.5}, Kind.EVENT: {"": 0.4}}):
        [proposal] = read("# Planlegge sommerfesten 12. juni\n").proposals
    assert proposal.kind is Kind.EVENT


def test_when_this_meeting_is_is_no_event_however_short_the_minutes() -> None:
    text = "Referat fra Havneforum\nTorsdag 16. mars 2023 kl. 9, Teams\n\n1. Dugnad 8. juni\n"
    events = [p.window.timex for p in read(text).proposals if p.kind is Kind.EVENT]
    assert events == ["2023-06-08"]


@pytest.mark.parametrize("name", ["Konferansen er lagt til", "Årets konferanse blir i"])
def test_what_is_told_of_an_event_under_its_own_heading_is_no_second_event(name: str) -> None:
    text = f"9. Havnekonferansen 8. juni\n{name} Bergen og varer en halv dag.\n"
    events = [p for p in read(text).proposals if p.kind is Kind.EVENT]
    assert [(p.title, p.window.timex) for p in events] == [("Havnekonferansen", "2023-06-08")]


@pytest.mark.parametrize(
    "again",
    [
        "Vi møtes igjen torsdag 20. april kl. 18.00.",
        "Neste styremøte: 20. april.",
        "Møteplan: 20. april",
    ],
)
def test_the_next_meeting_is_one_however_often_it_is_announced(again: str) -> None:
    found = read(
        f"1. Neste møte\nNeste møte er torsdag 20. april kl. 18.00.\n\n2. Annet\n{again}\n"
    )
    assert [p.title for p in found.proposals] == ["Neste møte"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Det var enighet om at Per skal ringe banken innen 4. mai.",
            ("Ringe banken", "Per", "2023-05-04"),
        ),
        ("Styret vedtok å kjøpe ny hengelås.", ("Kjøpe ny hengelås", "Styret", None)),
        ("Bestemt at taket males før jul.", ("Male taket", None, "2023-12-24")),
        ("Det ble enighet om å ha et møte 4. mai.", ("Møte", None, "2023-05-04")),
        ("Det ble bestemt at årsmøtet blir 4. mai.", ("Årsmøtet", None, "2023-05-04")),
    ],
)
def test_what_was_agreed_is_titled_owned_and_dated_by_the_agreed(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    (found,) = read(f"1. Planer\n{text}\n").proposals
    assert (found.title, found.owner, found.window.timex) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Basaren ble satt til lørdag 1. april.", "2023-04-01"),  # no Saturday in 2022
        ("Basaren ble holdt fredag 1. april.", "2022-04-01"),
        ("Vi var på basar på lørdag 4. mars.", "2023-03-04"),
        ("Vi var på basar lørdag 3. desember.", "2022-12-03"),
    ],
)
def test_a_weekday_tells_the_year_whatever_the_tense(text: str, day: str) -> None:
    found, _ = reading.gather(source(amid(f"Planer\n{text}")), MEETING)
    spoken = next(candidate for candidate in found if text.startswith(candidate.text))
    assert [moment.window.timex for moment in spoken.moments] == [day]


def test_a_date_just_behind_is_past_beside_another_time_and_as_one_of_two() -> None:
    text = "Referat fra møtet 26. februar godkjennes på neste møte. Nytt fra samling 2. og 3. mars."
    found, _ = reading.gather(source(amid(f"Planer\n{text}")), MEETING)
    told = [m.window.timex for one in found if one.text in text for m in one.moments]
    assert told == ["2023-02-26", "2023-04-20", "2023-03-02", "2023-03-03"]


def test_what_is_told_twice_is_quoted_where_its_hour_is() -> None:
    found = read("1. Fest\nSommerfesten er 13. juni. Sommerfesten 13. juni kl. 18 er hos Per.\n")
    assert [(p.title, p.window.time) for p in found.proposals] == [("Sommerfesten", "18:00")]


def test_two_meetings_on_one_day_are_two() -> None:
    found = read("1. Møter\nNeste møte er 20. april kl. 18.\nForeldremøte 20. april kl. 18.\n")
    assert [p.title for p in found.proposals] == ["Neste møte", "Foreldremøte"]
    found = read(
        "1. Møter\nPer skal ha møte med rektor 20. april.\nNeste møte er 20. april kl. 18.\n"
    )
    assert [p.title for p in found.proposals] == ["Møte med rektor", "Neste møte"]


def test_two_meetings_of_one_day_at_different_hours_are_two() -> None:
    found = read("1. Turer\nTur-møte 20. april kl. 13.30.\n\n2. Neste møte\n20. april kl. 18.\n")
    assert [p.title for p in found.proposals] == ["Tur-møte", "Neste møte"]


@pytest.mark.parametrize(
    ("body", "row"),
    [
        ("Kari sjekker heisen i blokka.", "Sjekke heisen i blokka innen 3. mai"),
        ("Heisen i blokka må sjekkes innen 3. mai.", "Kari: sjekke heisen i blokka"),
    ],
)
def test_who_and_by_when_are_told_by_either_of_the_places_of_one_task(body: str, row: str) -> None:
    text = f"Referat 16. mars 2023\nTil stede: Kari Moen\n\n1. Hus\n{body}\n\nOppgaver\n- {row}\n"
    (task,) = read(text).proposals
    assert (task.owner, task.window.timex) == ("Kari", "2023-05-03")


def test_of_two_places_of_one_task_the_one_that_needs_no_other_is_quoted() -> None:
    body = "Brev til banken: Ikke sendt. Kari tar det i uke 12."
    row = "Sende brev til banken i uke 12 (Kari)"
    text = f"Referat 16. mars 2023\nTil stede: Kari Moen\n\n1. Hus\n{body}\n\nOppgaver\n- {row}\n"
    (task,) = read(text).proposals
    assert (task.title, task.quote) == ("Sende brev til banken", row)


def test_a_task_that_the_same_matter_decides_is_one_and_two_matters_have_two() -> None:
    task = "Per leverer rekneskapen til revisor innan 3. april."
    once, twice = (
        f"1. Rekneskap\n{task}\nVedtak: {task}\n",
        f"1. Styret\n{task}\n\n2. Laget\n{task}\n",
    )
    assert [len(read(text).proposals) for text in (once, twice)] == [1, 2]


@pytest.mark.parametrize("mark", [": {}", " ({})", " – {}", ", {}"])
def test_who_stands_behind_what_is_to_be_done_is_to_do_it(mark: str) -> None:
    rows = (("Hente tilhenger", "Kari Moen"), ("Bestille korpset", "Per Dahl"))
    listed = "\n".join(f"- {what}{mark.format(who)}" for what, who in rows)
    found = read(amid(f"Dugnaden\n{listed}")).proposals
    assert [(p.title, p.owner) for p in found if p.section == "3"] == list(rows)


def test_a_task_under_this_week_is_due_that_week() -> None:
    text = "# Denne veka\n## Berit\n* retta feil i ordlista\n* skriva rapport\n"
    assert [(p.kind, p.window.timex) for p in read(text).proposals] == [
        (Kind.TASK, "2023-W11"),
        (Kind.TASK, "2023-W11"),
    ]


def test_what_was_reported_with_its_date_is_past() -> None:
    found = read(amid("Fagdag med museene 16. februar\nKari fortalte fra fagdagen.")).proposals
    assert [(p.window.timex, p.past) for p in found if p.section == "3"] == [("2023-02-16", True)]


def test_personal_data_in_a_quote_is_a_finding_of_the_item_and_the_document() -> None:
    text = "1. Saker\nBerit ringer 912 34 567 innen 1. april.\n"
    found = read(text)
    assert [f.code for f in found.findings] == ["private-phone"]
    assert "private-phone" in [f.code for p in found.proposals for f in p.findings]


def test_long_minutes_are_read_whole_and_a_long_run_of_words_gives_no_quote() -> None:
    parts = [
        f"{n}. Sak {n}\nPer sender brev nummer {n} til etat {n} innen 1. mai.\n"
        for n in range(1, 301)
    ]
    endless = "\nOrd " + "ord " * 5_000
    found = read("\n".join(parts) + endless).proposals
    assert len(found) == 300
    assert max(len(p.quote) for p in found) < 400


_SHARED = Path(__file__).parents[2].parent / "shared" / "eval"


@pytest.mark.skipif(not _SHARED.exists(), reason="needs the labelled minutes")
def test_labelled_minutes_are_read_no_worse_than_last_measured() -> None:
    from workflow.minutes.evaluation import labelled, measuring

    documents = labelled.folder(_SHARED)
    figures = measuring.summary(documents, measuring.run(documents))["all"]
    assert figures["f1"] >= 0.84
    assert figures["strict_f1"] >= 0.79
    assert figures["dates"] >= 0.93


def test_long_minutes_take_as_long_as_their_parts() -> None:
    part = BOARD.split("\n", 2)[2]
    once, many = source(BOARD), source(BOARD + part * 400)

    def cost(of: Source, times: int) -> float:
        started = process_time()
        for _ in range(times):
            reading.read(of, meeting_date=MEETING)
        return process_time() - started

    cost(once, 20)  # words are looked up once
    ratios = [cost(many, 1) / (cost(once, 40) * 10) for _ in range(3)]
    assert min(ratios) < 2


def test_each_sign_is_shown_once() -> None:
    text = f"{BOARD}\n# Ymse ymse\n\nVi vedtek å ikkje mase. Etter dugnad, dugnad og dugnad.\n"
    found, names = reading.gather(source(text), MEETING)
    shown = reading.signs(found, names)
    assert [set(signs) for signs in shown if len(signs) > len(set(signs))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Gjerdet må males, Per tar det.",
        "Gjerdet må males (Per ordner).",
        "Gjerdet må males, Per følger opp saken.",
    ],
)
def test_what_only_says_who_takes_a_task_is_no_task_of_its_own(text: str) -> None:
    found = read(amid(f"Uteområdet\n{text}\n")).proposals
    told = [(p.title, p.owner) for p in found if p.quote == text]
    assert told == [("Male gjerdet", "Per")]


def test_who_does_more_or_takes_what_another_has_is_not_passed_over() -> None:
    text = "Kari maler gjerdet, Per vasker det. Berit søker kommunen (Per skriver søknaden)."
    found = read(amid(f"Uteområdet\n{text}\n")).proposals
    told = [(p.title, p.owner) for p in found if p.quote in text]
    assert told == [
        ("Male gjerdet", "Kari"),
        ("Vaske gjerdet", "Per"),
        ("Søke kommunen", "Berit"),
        ("Skrive søknaden", "Per"),
    ]


@pytest.mark.parametrize(
    "decision",
    [
        "Styret tar saken til orientering.",
        "Regionrådet tek saka til vitande.",
        "Styret slutter seg til planen.",
        "Rådet gir sin tilslutning til prosjektet.",
        "Budsjettet godkjennes med endringene fra møtet.",
        "Styret vel tilbodet frå Byggmester Vik.",
    ],
)
def test_a_decision_that_is_its_own_act_asks_for_nothing(decision: str) -> None:
    assert proposed(f"Vedtak: {decision}") == []


def test_a_decision_that_goes_on_asks_for_what_comes_behind() -> None:
    (task,) = proposed("Vedtak: Årsmeldingen godkjennes og sendes fylket.")
    assert task.title == "Godkjenne årsmeldingen og sende til fylket"


@pytest.mark.parametrize(
    ("told", "title", "owner"),
    [
        ("Utkastet legges fram i mai. Per har ansvar.", "Legge fram utkastet", "Per"),
        ("Utkastet legges fram i mai. Kari er ansvarlig.", "Legge fram utkastet", "Kari"),
        ("Kari ber klinikken sende tall.", "Be klinikken sende tall", "Kari"),
        ("Styret ber Kari sende tall.", "Sende tall", "Kari"),
        ("Berit må ha beskjed om allergier.", "Gi Berit beskjed om allergier", None),
    ],
)
def test_whose_a_task_is(told: str, title: str, owner: str | None) -> None:
    assert [(p.title, p.owner) for p in proposed(told)] == [(title, owner)]


def test_a_day_that_is_to_be_found_is_no_event() -> None:
    (task,) = proposed("Datoen for julelunsj avklares på møtet 19. april.")
    assert (task.kind, task.window.timex) == (Kind.TASK, "2023-04-19")


@pytest.mark.parametrize("line", ["Kirkenes, 13. mai 2023", "Nordre Vik 13.05.2023"])
def test_where_and_when_it_was_written_is_no_event(line: str) -> None:
    found = read(f"{BOARD}\n{line}\nKari Moen\nreferent\n").proposals
    assert [p.title for p in found if p.quote == line] == []


def test_one_limit_and_what_it_is_for_are_one_task() -> None:
    (task,) = proposed("Regningene må leveres innen 15. april for å bli utbetalt før 1. mai.")
    assert (task.window.timex, task.window.deadline) == ("2023-04-15", True)


def test_what_is_put_off_is_told_of_the_sentence_before() -> None:
    (task,) = proposed("Per skulle skaffe ny trakter. Utsatt til mai.")
    assert (task.title, task.window.timex) == ("Skaffe ny trakter", "2023-05")


def test_what_stands_under_an_evaluation_may_be_yet_to_come() -> None:
    found = read(amid("Evaluering\n- Kurs for superbrukere 12. september.\n")).proposals
    assert "2023-09-12" in [p.window.timex for p in found]


@pytest.mark.parametrize(
    "told",
    [
        "Per er ferdig med å sortere prøvene.",
        "Rapporten er ferdig.",
        "Konserten i uke 13 er avlyst.",
        "Samlingen på Voss 25.–26. april gjennomføres ikke.",
        "Samlinga på Voss 25. april vert ikkje halden.",
        "Kurset 25. april blir ikke avholdt.",
        "Turen 25. april blir ikke noe av.",
        "Det er ikke møte 25. april.",
    ],
)
def test_what_is_finished_or_called_off_is_no_item(told: str) -> None:
    assert proposed(told) == []


def test_a_thing_that_takes_place_behind_a_comma_is_an_event_of_its_own() -> None:
    found = proposed("Sekretariatet sender ut innkalling i uke 13, møtet holdes 20. april.")
    assert [(p.kind, p.title, p.window.timex) for p in found] == [
        (Kind.TASK, "Sende ut innkalling", "2023-W13"),
        (Kind.EVENT, "Møtet", "2023-04-20"),
    ]


def test_the_next_sentence_may_say_by_when_a_task_is_to_be_done() -> None:
    found = proposed("Kari ringer skolene. Dette må gjøres innen 20. april.")
    assert [(p.title, p.window.timex) for p in found] == [("Ringe skolene", "2023-04-20")]


def test_a_limit_that_others_have_to_keep_is_one_of_its_own() -> None:
    found = proposed("Kari sender ut høringen i uke 13, med svarfrist 20. april.")
    assert [(p.title, p.window.timex) for p in found] == [
        ("Sende ut høringen", "2023-W13"),
        ("Svarfrist: Høringen", "2023-04-20"),
    ]
    (task,) = proposed("Kari skriver utkast, frist 20. april.")
    assert (task.title, task.window.timex) == ("Skrive utkast", "2023-04-20")


def test_those_whom_a_thing_is_for_are_no_verb() -> None:
    (event,) = proposed("Førstehjelpskurs for alle ansatte 18. april.")
    assert (event.title, event.window.timex) == ("Førstehjelpskurs for alle ansatte", "2023-04-18")


def test_a_clause_behind_a_name_is_one_though_its_verb_is_a_noun_too() -> None:
    text = "Per kjøper gåve, og Berit skriv kort. Kari ringer snikkaren og Per les korrektur."
    told = [(p.title, p.owner) for p in proposed(text)]
    assert told == [
        ("Kjøpe gåve", "Per"),
        ("Skrive kort", "Berit"),
        ("Ringe snikkaren", "Kari"),
        ("Lese korrektur", "Per"),
    ]


def test_a_board_that_is_empty_ends_its_sentence() -> None:
    assert [p.title for p in proposed("Tavla er tom. Kari lager nye plakater.")] == [
        "Lage nye plakater: Tavla"
    ]
