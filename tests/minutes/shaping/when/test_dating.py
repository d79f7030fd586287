"""Which of the times named in a clause is the item's own."""

from datetime import date

import pytest

from tests.minutes.papers import MEETING, proposed, read
from workflow.domain.proposal import Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Komiteen møtes neste gang 9. mai.", "9. mai"),
        ("Nemnda møtest neste gong 4. juni.", "4. juni"),
        ("Neste møte: onsdag 12. april.", "onsdag 12. april"),
    ],
)
def test_a_day_goes_before_words_that_only_it_dates(text: str, words: str) -> None:
    found = read(f"1. Arbeidet\n{text}\n").proposals
    assert [p.window.words for p in found if p.kind is Kind.EVENT] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kari sender lista så snart den er klar.", ""),
        ("Kari sender lista så snart som mulig.", "så snart som mulig"),
        ("Kari sender lista snart.", "snart"),
    ],
)
def test_what_joins_two_clauses_is_no_time(text: str, words: str) -> None:
    found = read(f"1. Lista\n{text}\n").proposals
    assert [p.window.words for p in found if p.kind is Kind.TASK] == [words]


@pytest.mark.parametrize(
    "lead",
    [
        "# Oppgaver til fredag 31. mars",
        "# Innen 31. mars",
        "Til fredag 31. mars:",
        "* Ferdig til 31. mars:",
    ],
)
def test_what_a_list_is_to_be_done_by_holds_for_each_of_its_points(lead: str) -> None:
    found = read(f"{lead}\n    * Kari rydder boden\n    * Per ringer banken\n").proposals
    said = [(p.kind, p.title, p.window.timex, p.window.deadline) for p in found]
    assert said == [
        (Kind.TASK, "Rydde boden", "2023-03-31", True),
        (Kind.TASK, "Ringe banken", "2023-03-31", True),
    ]


def test_a_list_to_the_next_meeting_has_the_date_that_the_text_gives_it() -> None:
    text = "Neste møte blir i uke 14.\n\n# Mål til neste møte\n* Kari rydder boden\n"
    (task,) = (p for p in read(text).proposals if p.kind is Kind.TASK)
    assert (task.title, task.window.timex) == ("Rydde boden", "2023-W14")


@pytest.mark.parametrize("lead", ["Til neste møte:", "Til neste gang:", "Til neste gong:"])
@pytest.mark.parametrize("mark", ["", "- "])
def test_so_it_does_for_those_who_are_named_before_a_colon(lead: str, mark: str) -> None:
    text = f"{lead}\n{mark}Kari: rydde boden\n{mark}Per: ringe banken\n"
    found = [(p.title, p.owner, p.window.timex) for p in proposed(text)]
    assert found == [("Rydde boden", "Kari", "2023-04-20"), ("Ringe banken", "Per", "2023-04-20")]


@pytest.mark.parametrize(
    "text",
    [
        "Innen 31. mars:\nPer: ringe banken\n\nKari: sende referatet\n",
        "Innen 31. mars:\n- Per ringer banken\n\nAnnet ble drøftet.\nKari sender referatet.\n",
        "# Søknader til 31. mars\n* Kari sender referatet.\n",
        "# Avslutning før jul\n* Kari sender referatet.\n",
    ],
)
def test_it_holds_for_the_list_alone_and_no_matter_is_taken_for_such_a_lead(text: str) -> None:
    (task,) = (p for p in read(text).proposals if p.title == "Sende referatet")
    assert task.window.timex is None


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Kari setter opp kabalen for neste vinter.", None),
        ("Kari lager plan for uke 14.", None),
        ("Kari lager plan i uke 14.", "2023-W14"),
        ("Kari lager plan til uke 14.", "2023-W14"),
    ],
)
def test_what_a_task_is_done_for_is_not_when_it_is_done(text: str, timex: str | None) -> None:
    (task,) = (p for p in read(f"1. Planer\n{text}\n").proposals if p.kind is Kind.TASK)
    assert task.window.timex == timex


def test_a_date_goes_before_words_that_agree_with_it() -> None:
    found = read("1. Løpet\nLøpet blir til helga – 17.3. til 19.3.\n").proposals
    said = [(p.window.timex, p.window.latest) for p in found if p.kind is Kind.EVENT]
    assert said == [("2023-03-17", date(2023, 3, 19))]


def test_what_is_done_at_an_event_is_done_when_that_takes_place() -> None:
    text = "1. Prisen\nVinneren kunngjøres på landsmøtet i Bergen 3. juni.\n"
    assert {p.window.timex for p in read(text).proposals} == {"2023-06-03"}


def test_what_a_heading_dates_is_counted_from_however_far_below() -> None:
    above = "\n".join(["Opplegget ble drøftet i tur og orden."] * 12)
    text = f"# Temakveld 4. mai\n{above}\nKari sender eget skriv en uke i forveien.\n"
    (task,) = (p for p in read(text).proposals if p.kind is Kind.TASK)
    assert task.window.timex == "2023-04-27"


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Kari orienterer om saken på årsmøtet.", "2023-05-03"),
        ("Saken tas opp på årsmøtet.", "2023-05-03"),
        ("Per spør om Kari vil orientere på årsmøtet.", None),
        ("Kari orienterer om saken på landsmøtet.", None),
        ("Kari minner dem på fristen.", None),
    ],
)
def test_what_is_done_at_an_event_that_the_text_dates_is_done_that_day(
    text: str, timex: str | None
) -> None:
    minutes = f"1. Saken\n{text}\n2. Datoer\nÅrsmøtet er 3. mai kl. 18. Fristen er 1. april.\n"
    told = [p.window.timex for p in read(minutes).proposals if p.quote == text]
    assert told == [timex]


def test_a_day_that_opens_the_next_sentence_does_not_date_the_event_before() -> None:
    text = "1. Messe\nKari leier stand på varemessa i Moss. Den 8. juni kommer statsråden.\n"
    assert [p.window.timex for p in read(text).proposals if p.owner == "Kari"] == [None]


def test_a_season_goes_before_the_year_of_what_is_made_for_it() -> None:
    text = "1. Revy\nKari setter opp en gruppe til høsten for å forberede revy i 2025.\n"
    assert [p.window.timex for p in read(text).proposals] == ["2023-FA"]


def test_a_holiday_that_something_has_to_do_with_is_not_when_it_is_done() -> None:
    text = "1. Fest\nKari sender løpeseddel i tilknytning til St. Hans.\n"
    (task,) = read(text).proposals
    assert (task.title, task.window.timex) == (
        "Sende løpeseddel i tilknytning til St. Hans",
        None,
    )


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Frist for innspill til møtet 21. april er mandag 17. april.", "2023-04-17"),
        ("Fristen for saker til årsmøtet 21. april blir satt til 3. april.", "2023-04-03"),
        ("Frist for innspill er 17. april.", "2023-04-17"),
        ("Avtalen løper ut 1. juli og må sies opp innen 3. mai.", "2023-05-03"),
    ],
)
def test_a_limit_is_the_day_that_it_is_told_to_be(text: str, timex: str) -> None:
    assert [p.window.timex for p in proposed(text)] == [timex]


def test_a_next_meeting_told_under_what_was_done_is_yet_to_come() -> None:
    text = "1. Status fra sist\nKari purrer banken.\nNeste møte 23/4.\n"
    assert read(text).proposals[-1].window.timex == "2023-04-23"


@pytest.mark.parametrize(
    ("text", "title", "timex"),
    [
        ("Webinaret skulle vært 27. mars, men er utsatt til 17. april.", "Webinaret", "2023-04-17"),
        ("Kurset var planlagt til 27. mars, men må utsettes til høsten.", "Kurset", "2023-FA"),
        ("Seminaret var sett til 27. mars, men er flytta til veke 20.", "Seminaret", "2023-W20"),
        ("Møtet 22. mars flyttes til 25. april.", "Møtet", "2023-04-25"),
        ("Kurset 27. mars er utsatt. Ny dato er 25. april.", "Kurset", "2023-04-25"),
        ("Kurset er utsett. Ny dato er 25. april.", "Kurset", "2023-04-25"),
    ],
)
def test_what_is_moved_has_its_new_time_and_is_one_event(text: str, title: str, timex: str) -> None:
    (event,) = read(f"1. Planer\n{text}\n").proposals
    assert (event.kind, event.title, event.window.timex) == (Kind.EVENT, title, timex)


def test_what_was_and_what_is_next_are_not_one_that_is_moved() -> None:
    text = "1. Kurs\nKurset var 3. mars, men neste kurs er 17. april.\n"
    dates = [p.window.timex for p in read(text).proposals]
    assert "2023-04-17" in dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Samlinga varer fra lunsj 24. april til lunsj 25. april.", "04-24", "04-25"),
        ("Seminaret starter med lunsj 24. april og avsluttes 25. april.", "04-24", "04-25"),
        ("Leiren startar fredag 28. april og sluttar søndag 30. april.", "04-28", "04-30"),
        ("Kurset begynner 24. april kl. 12 og slutter 25. april kl. 13.", "04-24", "04-25"),
    ],
)
def test_an_event_from_its_start_to_its_end_is_one(text: str, first: str, last: str) -> None:
    (event,) = (p for p in read(f"1. Planer\n{text}\n").proposals if p.kind is Kind.EVENT)
    window = event.window
    assert (str(window.earliest), str(window.latest)) == (f"2023-{first}", f"2023-{last}")


@pytest.mark.parametrize(
    "text",
    [
        "Konsert 24. april og fest 26. april.",
        "Kurset starter 24. april og neste kurs starter 29. april.",
        "Prosjektet starter 24. april og avsluttes 30. juni.",
    ],
)
def test_two_events_of_one_sentence_stay_two(text: str) -> None:
    found = [p for p in read(f"1. Planer\n{text}\n").proposals if p.kind is Kind.EVENT]
    assert len({p.window.earliest for p in found}) == 2


@pytest.mark.parametrize(
    ("before", "text", "timex"),
    [
        ("Rennet går laurdag 15. april.", "Kari rydder onsdagen etter.", "2023-04-19"),
        ("Kari sender den ut innen 18. april.", "Per svarer senest en uke etter.", "2023-04-25"),
        ("Kari sender svar innen 24. april.", "Per legger dem ut samme dag.", "2023-04-24"),
        ("Fristen er 21. april.", "Kari må levere avtalen før den tid.", "2023-04-21"),
        (
            "Årsmøtet er 30. mai. Kari kaller inn to uker før.",
            "Per ringer en uke før.",
            "2023-05-23",
        ),
        ("Rommet er malt.", "Per legger dem ut samme dag.", None),
    ],
)
def test_a_time_counts_from_what_the_sentence_before_tells(
    before: str, text: str, timex: str | None
) -> None:
    found = read(f"1. Planer\n{before} {text}\n").proposals
    assert [p.window.timex for p in found if p.quote == text] == [timex]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Utkast sendes ut i uke 20 med frist for innspill 16. juni.",
            [
                ("Sende ut utkast", "2023-W20"),
                ("Frist for innspill: Utkast", "2023-06-16"),
            ],
        ),
        (
            "Program sendes ut i april, med påmelding innen 16. mai.",
            [("Sende ut program", "2023-04"), ("Påmelding: Sende ut program", "2023-05-16")],
        ),
        (
            "Stillinga vert lyst ut i april med søknadsfrist 15. mai.",
            [("Lyse ut stillinga", "2023-04"), ("Søknadsfrist: Stillinga", "2023-05-15")],
        ),
        ("Kari purrer banken med frist 20. april.", [("Purre banken", "2023-04-20")]),
    ],
)
def test_a_limit_given_to_others_is_not_when_a_thing_is_done(
    text: str, items: list[tuple[str, str]]
) -> None:
    found = read(f"1. Arbeidet\n{text}\n").proposals
    assert [(p.title, p.window.timex) for p in found if p.kind is Kind.TASK] == items


@pytest.mark.parametrize(
    ("text", "timex"), [("Dugnad 27. april.", "2023-04-27"), ("Dugnad 12. februar.", "2023-02-12")]
)
def test_since_last_time_a_day_without_a_verb_is_the_nearest(text: str, timex: str) -> None:
    (event,) = read(f"# Siden sist\n{text}\n").proposals
    assert event.window.timex == timex


@pytest.mark.parametrize(
    "text",
    [
        "Det var kommet inn 64 søknader innen fristen 1. desember.",
        "Innan søknadsfristen 1. desember kom det inn 64 søknader.",
        "Utvalget mottok 64 søknader til fristen 1. desember.",
        "Det er mottatt 64 søknader innen fristen 1. desember.",
    ],
)
def test_what_has_come_in_by_a_limit_is_not_due_by_it(text: str) -> None:
    assert [p for p in read(f"1. Søknader\n{text}\n").proposals if p.window.start] == []


@pytest.mark.parametrize(
    "text",
    [
        "Alle leverer søknaden innen fristen 1. desember.",
        "Fylket har lyst ut midler med søknadsfrist 1. desember.",
    ],
)
def test_what_is_yet_to_come_in_is(text: str) -> None:
    (task,) = read(f"1. Søknader\n{text}\n").proposals
    assert (task.window.timex, task.window.deadline) == ("2023-12-01", True)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Kari svarer at vi kommer 23. april.", None),
        ("Kari svarer 23. april at vi kommer.", "2023-04-23"),
        ("Kari svarer at vi kommer, innen 23. april.", "2023-04-23"),
        ("Per sørger for at boden er ryddet til påske.", "2023-04-09"),
        ("Styret ber om at skolen ser på taket i april.", "2023-04"),
    ],
)
def test_a_day_in_what_is_told_is_not_when_it_is_told(text: str, timex: str | None) -> None:
    (task,) = (p for p in read(f"1. Arbeidet\n{text}\n").proposals if p.kind is Kind.TASK)
    assert task.window.timex == timex


@pytest.mark.parametrize("lead", ["Neste møte:", "Neste møte er", "Neste styremøte blir"])
def test_a_next_meeting_on_the_weekday_of_this_one_is_a_week_off(lead: str) -> None:
    (event,) = read(f"5. Eventuelt\n{lead} torsdag kl. 10.\n").proposals
    assert event.window.timex == "2023-03-23T10:00"


def test_the_day_of_an_event_is_no_part_of_its_title_where_the_hour_is_told_next() -> None:
    (event,) = read("1. Planer\nDugnad 12. april. Oppmøte kl. 17.\n").proposals
    assert (event.title, event.window.timex) == ("Dugnad", "2023-04-12T17:00")


@pytest.mark.parametrize(
    ("between", "timex"), [("", "2023-04-13"), ("Korpset er vanligvis stort. ", None)]
)
def test_a_weekday_counts_from_the_sentence_before_and_no_farther(
    between: str, timex: str | None
) -> None:
    text = f"1. Fest\nFesten holdes 20. april. {between}Kari setter inn annonse torsdagen før.\n"
    tasks = [p for p in read(text).proposals if p.kind is Kind.TASK]
    dated = [None if p.window.timex == "FUTURE_REF" else p.window.timex for p in tasks]
    assert dated == [timex]


@pytest.mark.parametrize(
    ("text", "title", "timex"),
    [
        (
            "Kari tar kontakt med museet om ledige datoer i mai.",
            "Ta kontakt med museet om ledige datoer i mai",
            None,
        ),
        (
            "Kari sjekkar om hotellet har ledige rom i mai.",
            "Sjekke om hotellet har ledige rom i mai",
            None,
        ),
        (
            "Kari spør om skolen kan låne bort salen i høst.",
            "Spørre om skolen kan låne bort salen i høst",
            None,
        ),
        ("Kari sjekker ledige lokaler i mai.", "Sjekke ledige lokaler i mai", None),
        ("Kari sjekkar ledige lokale i mai.", "Sjekke ledige lokale i mai", None),
        ("Kari sjekker planen i mai.", "Sjekke planen", "2023-05"),
        ("Kari kontakter skolen om planen i mai.", "Kontakte skolen om planen", "2023-05"),
        ("Kari spør Per om å rydde boden i mai.", "Spørre Per om å rydde boden", "2023-05"),
        (
            "Kari sjekker om hotellet har rom innen 3. mai.",
            "Sjekke om hotellet har rom",
            "2023-05-03",
        ),
    ],
)
def test_a_month_within_what_is_asked_is_no_limit(text: str, title: str, timex: str | None) -> None:
    (task,) = (p for p in proposed(text) if p.kind is Kind.TASK)
    assert (task.title, task.window.timex) == (title, timex)


@pytest.mark.parametrize("behind", ["to dager i forveien", "to dagar i førevegen", "to dager før"])
def test_what_is_before_several_days_is_before_the_first_of_them(behind: str) -> None:
    text = f"Avtalen går ut 31. desember. Spylingen holdes 25.–28. mai. Alle varsles {behind}."
    found = [p for p in proposed(text) if p.kind is Kind.TASK and "arsle" in p.title]
    assert [p.window.timex for p in found] == ["2023-05-23"]


def test_what_is_before_an_event_is_not_before_what_comes_by_the_next_meeting() -> None:
    text = "Festen er 23. juni. Alle tenker på navn til neste møte. Søknad sendes to uker før."
    (task,) = (p for p in proposed(text) if p.title == "Sende søknad")
    assert task.window.timex == "2023-06-09"


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Festen er 23. juni. Søknader til neste møte sendes to uker før.", "2023-04-06"),
        (
            "Årsmøtet er 4. mai. Festen er 23. juni. Saker til årsmøtet meldes Per to uker før.",
            "2023-04-20",
        ),
        ("Årsmøtet er 4. mai. Kari kjøper inn til festen 3. juni, to dager før.", "2023-06-01"),
        ("Innkallingen skal ut to uker før, 11. april.", "2023-04-11"),
        ("Medlemsmøtet er 4. mai. Kari sender innkalling to uker før møtet.", "2023-04-20"),
    ],
)
def test_what_counts_from_an_event_goes_before_the_event_itself(text: str, timex: str) -> None:
    (task,) = (p for p in proposed(text) if p.kind is Kind.TASK)
    assert task.window.timex == timex


def test_nothing_is_counted_from_a_holiday_in_passing() -> None:
    text = "Det er stengt i påsken. Alle varsles åtte dager i forveien."
    found = [p for p in proposed(text) if p.kind is Kind.TASK and "arsle" in p.title]
    assert [p.window.start for p in found] == [None]


@pytest.mark.parametrize("other", ["samling", "kurs", "dugnad"])
def test_the_meeting_of_a_month_is_the_next_meeting_where_that_is_dated(other: str) -> None:
    text = (
        "1. Planen\nPer legger fram planen på møtet i april.\n"
        f"Det blir {other} på Skei 24.–25. april.\n\n2. Neste møte: 14. april.\n"
    )
    (task,) = (p for p in read(text).proposals if p.kind is Kind.TASK)
    assert task.window.timex == "2023-04-14"


@pytest.mark.parametrize(
    ("text", "title", "timex"),
    [
        ("Per sjekker om hallen er ledig 14. mai.", "Sjekke om hallen er ledig 14. mai", None),
        (
            "Kari høyrer om skulen kan låne ut kantina 14. mai.",
            "Høyre om skulen kan låne ut kantina 14. mai",
            None,
        ),
        (
            "Styret avgjør om turen skal gå i år eller utsettes til 2024.",
            "Avgjøre om turen skal gå i år eller utsettes til 2024",
            None,
        ),
        ("Kari sjekker hva som ble gjort i fjor.", "Sjekke hva som ble gjort i fjor", None),
        ("Kari hører med de som var trenere i fjor.", "Høre med de som var trenere i fjor", None),
        ("Kari går gjennom avtalen fra 2015.", "Gå gjennom avtalen fra 2015", None),
        ("Per sjekker om hallen er ledig innen 1. mai.", "Sjekke om hallen er ledig", "2023-05-01"),
        (
            "Per ser på hva et hefte koster og melder tilbake i mai.",
            "Se på hva et hefte koster og melde tilbake",
            "2023-05",
        ),
        ("Styret ber om utvidet åpningstid fra 19. mai.", "Be om utvidet åpningstid", "2023-05-19"),
        ("Per sjekker hallen 14. mai.", "Sjekke hallen", "2023-05-14"),
    ],
)
def test_a_time_within_what_is_asked_is_no_limit_and_stays_in_the_title(
    text: str, title: str, timex: str | None
) -> None:
    (task,) = (p for p in read(f"1. Turen\n{text}\n").proposals if p.kind is Kind.TASK)
    assert (task.title, task.window.timex) == (title, timex)


@pytest.mark.parametrize(
    "behind",
    [
        "Frist 8. september (møtet er den 15.).",
        "Frist 8. september (møtet er 15. september).",
        "Frist: 8. september, svar ventes 15. oktober.",
        "Frist 8. september.",
    ],
)
def test_what_a_limit_is_before_is_no_second_limit(behind: str) -> None:
    found = read(f"1. Saker\nPer skriver søknad til fondet. {behind}\n").proposals
    assert [p.window.timex for p in found if p.kind is Kind.TASK] == ["2023-09-08"]


@pytest.mark.parametrize(
    ("text", "event", "day", "task"),
    [
        (
            "Årsmøte 12. mai, frist for saker 27. april.",
            "Årsmøte",
            "05-12",
            "Frist for saker: Årsmøte",
        ),
        ("Årsmøtet er 12. mai (frist for saker 27. april).", "Årsmøtet", "05-12", None),
        ("Kurs på Skei 24. mai, søknadsfrist 27. april.", "Kurs på Skei", "05-24", None),
        ("Årsmøte 12. mai, saksfrist 27. april.", "Årsmøte", "05-12", None),
        ("Cup i Vika 12.–13. mai, påmeldingsfrist 27. april.", "Cup i Vika", "05-12", None),
    ],
)
def test_an_event_told_with_a_limit_is_both(
    text: str, event: str, day: str, task: str | None
) -> None:
    found = read(f"1. Planar\n{text}\n").proposals
    assert [(p.title, p.window.timex) for p in found if p.kind is Kind.EVENT] == [
        (event, f"2023-{day}")
    ]
    (limit,) = (p for p in found if p.kind is Kind.TASK)
    assert limit.window.timex == "2023-04-27"
    assert task in (None, limit.title)


@pytest.mark.parametrize(
    "text", ["Søknad om kurs 3. mai, frist 27. april.", "Påmelding til cup, frist 27. april."]
)
def test_what_is_sent_about_an_event_is_no_event(text: str) -> None:
    found = read(f"1. Planar\n{text}\n").proposals
    assert Kind.EVENT not in [p.kind for p in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Per har ferie til 7/8.", "2023-08-07"),
        ("Per er borte til 7. august.", "2023-08-07"),
        ("Klubbhuset er stengt til 16. november.", "2023-11-16"),
        ("Klubbhuset er stengt til og med 16. november.", "2023-11-16"),
        ("Klubbhuset er stengd til 16. november.", "2023-11-16"),
    ],
)
def test_what_goes_on_until_a_day_is_not_on_that_day_alone(text: str, day: str) -> None:
    for proposal in read(f"1. Huset\n{text}\n").proposals:
        assert proposal.kind is Kind.EVENT
        assert (str(proposal.window.start), str(proposal.window.end)) == ("2023-03-16", day)


@pytest.mark.parametrize(
    "text",
    [
        "To stolpar er knekte etter stormen i januar.",
        "Gjerdet er ødelagt etter brøytingen i januar.",
        "Det er fortsatt rot etter dugnaden i oktober.",
    ],
)
def test_what_has_left_damage_is_not_yet_to_come(text: str) -> None:
    found = read(f"1. Huset\n{text}\n").proposals
    assert [p for p in found if p.kind is Kind.EVENT and not p.past] == []


def test_what_comes_after_an_event_to_come_is() -> None:
    (event,) = read("1. Huset\nDet blir fest etter dugnaden i oktober.\n").proposals
    assert (event.past, event.window.timex) == (False, "2023-10")


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Kursene starter i oktober og varer til jul.", "2023-10"),
        ("Utstillinga opnar 4. mai og varer til 1. juni.", "2023-05-04"),
        ("Kurset varer til 1. juni.", "2023-06-01"),
    ],
)
def test_how_long_it_lasts_is_not_when_it_begins(text: str, timex: str) -> None:
    found = read(f"1. Tilbud\n{text}\n").proposals
    assert [p.window.timex for p in found if p.kind is Kind.EVENT] == [timex]


def test_what_somebody_does_is_a_task_beside_what_goes_on() -> None:
    found = read("1. Huset\nKlubbhuset er stengt til 1. mai. Kari varsler medlemmene.\n").proposals
    assert [p.title for p in found if p.kind is Kind.TASK] == ["Varsle medlemmene: Huset"]


@pytest.mark.parametrize(
    ("text", "titles", "timex"),
    [
        ("Per sjekker strømmen. Må være gjort før 1. mai.", ["Sjekke strømmen"], "2023-05-01"),
        ("Per sjekkar straumen. Må vere gjort før 1. mai.", ["Sjekke straumen"], "2023-05-01"),
        ("Per vasker boden. Skal være ferdig til 2. mai.", ["Vaske boden"], "2023-05-02"),
        ("Per vasker boden. Ferdig til 2. mai.", ["Vaske boden"], "2023-05-02"),
        ("Kari lager en plan. Den skal være ferdig til 2. mai.", ["Lage en plan"], "2023-05-02"),
        ("Kari lagar ei liste. Ho må vere klar til 2. mai.", ["Lage ei liste"], "2023-05-02"),
        # the limit of what somebody is to do themselves
        ("Kari skriver en tekst. Fristen er 2. mai.", ["Skrive en tekst"], "2023-05-02"),
        ("Kari skriv ein tekst. Fristen er sett til 2. mai.", ["Skrive ein tekst"], "2023-05-02"),
        (
            "Kari skriver klage. Fristen hos kommunen er 2. mai.",
            ["Skrive klage"],
            "2023-05-02",
        ),
        (
            "Kari skriver søknad til banken, og søknadsfristen er 2. mai.",
            ["Skrive søknad til banken"],
            "2023-05-02",
        ),
        ("Kari bestiller buss. Må bestilles innen 2. mai.", ["Bestille buss"], "2023-05-02"),
        ("Kari tingar buss. Han må tingast innan 2. mai.", ["Tinge buss"], "2023-05-02"),
        (
            "Kari skriver søknad til banken. Søknadsfristen er 2. mai.",
            ["Skrive søknad til banken"],
            "2023-05-02",
        ),
        (
            "Kari sender innkalling, og Per bestiller mat, begge innen 2. mai.",
            ["Sende innkalling", "Bestille mat"],
            "2023-05-02",
        ),
        (
            "Kari sender innkalling og Per bestiller mat. Alt må være klart til 2. mai.",
            ["Sende innkalling", "Bestille mat"],
            "2023-05-02",
        ),
        (
            "Kari sender brev og Per ringjer banken, alt må vere gjort innan 2. mai.",
            ["Sende brev", "Ringje banken"],
            "2023-05-02",
        ),
    ],
)
def test_a_limit_told_behind_several_is_the_limit_of_each(
    text: str, titles: list[str], timex: str
) -> None:
    found = proposed(text)
    assert [p.title for p in found] == titles
    assert {p.window.timex for p in found} == {timex}
    assert all(p.window.deadline for p in found)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # another day before it, and no task before it
        (
            "Per sender brev innen 4. april. Må være gjort før 1. mai.",
            ["2023-04-04", "2023-05-01"],
        ),
        ("Taket er utett. Må være gjort før 1. mai.", ["2023-05-01"]),
    ],
)
def test_a_limit_behind_what_has_its_own_is_none_of_it(text: str, days: list[str]) -> None:
    assert [p.window.timex for p in proposed(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "Kari sender ut utkastet til skolene. Fristen er 2. mai.",
        "Kari inviterer naboene. Svarfristen er 2. mai.",
        "Kari lyser ut stillinga. Fristen er 2. mai.",
        "Kari skriver artikkelen. Søknadsfristen er 2. mai.",
        "Kari bestiller buss. Må betales innen 2. mai.",
    ],
)
def test_a_limit_of_others_or_of_something_else_stays_its_own(text: str) -> None:
    assert [p.window.timex for p in proposed(text)] == [None, "2023-05-02"]


def test_both_of_a_kind_are_no_tail() -> None:
    (item,) = proposed("Kari kjøper to lamper, begge sorter.")
    assert item.title == "Kjøpe to lamper, begge sorter"


@pytest.mark.parametrize(
    ("text", "title", "timex"),
    [
        # what others can do thereby
        (
            "Utkastet sendes kommunene innen 8. april, slik at de kan behandle det før 1. mai.",
            "Sende utkastet til kommunene",
            "2023-04-08",
        ),
        (
            "Kari legger ut skjemaet 5. april, sånn at lagene kan svare før 15. april.",
            "Legge ut skjemaet",
            "2023-04-05",
        ),
        (
            "Kari sender rapporten 12. april, slik at styret rekker å lese den før 20. april.",
            "Sende rapporten",
            "2023-04-12",
        ),
        (
            "Kari sender rapporten 12. april, slik at styret får lese han før 20. april.",
            "Sende rapporten",
            "2023-04-12",
        ),
        # nothing else tells when
        ("Kari sender lista, slik at alle kan svare innen 15. april.", "Sende lista", "2023-04-15"),
        # by when it must be ready, of what is told in the passive
        (
            "Det skal lages en brosjyre, og den skal være ferdig til 7. mai.",
            "Lage en brosjyre",
            "2023-05-07",
        ),
        (
            "Det skal lagast ein brosjyre, og han skal vere ferdig til 7. mai.",
            "Lage ein brosjyre",
            "2023-05-07",
        ),
        # a day that one takes is what is taken
        ("Kari har tilbudt seg å ta julaften mot at Per tar nyttårsaften.", "Ta julaften", None),
    ],
)
def test_a_day_of_others_is_no_second_one(text: str, title: str, timex: str | None) -> None:
    (task,) = proposed(text)
    assert task.title == title
    assert timex is None or task.window.timex == timex


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Festen er lørdag 15. april. Kari og Per rigger fredag kveld.", "2023-04-14"),
        ("Festen er laurdag 15. april. Kari og Per pyntar lokalet på torsdag.", "2023-04-13"),
        # not right before it, or nothing that makes ready for it
        ("Festen er lørdag 15. april. Kari og Per pynter lokalet mandag.", "2023-03-20"),
        ("Festen er lørdag 15. april. Kari sender innkalling fredag.", "2023-03-17"),
        ("Taket er tett. Kari og Per pynter lokalet fredag.", "2023-03-17"),
    ],
)
def test_one_makes_ready_on_the_weekday_before_the_event(text: str, timex: str) -> None:
    (task,) = [p for p in proposed(text) if p.kind is Kind.TASK]
    assert task.window.timex == timex
    assert task.window.reference == MEETING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Skolene får ønskelista tilsendt 3. mai og må svare innen 22. mai.",
            [("Svare på ønskelista", "Skolene", "2023-05-22")],
        ),
        (
            "Kommunene får tilsendt skjemaet 11. april og må svare innen 26. april.",
            [
                ("Sende skjemaet til kommunene", None, "2023-04-11"),
                ("Svare på skjemaet", "Kommunene", "2023-04-26"),
            ],
        ),
        (
            "Kommunene mottar regnearket 11. april og skal fylle det ut innen 19. april.",
            [("Fylle ut regnearket", "Kommunene", "2023-04-19")],
        ),
        (
            "Kommunane får skjemaet tilsendt 3. mai og må svara innan 22. mai.",
            [
                ("Sende skjemaet til kommunane", None, "2023-05-03"),
                ("Svara på skjemaet", "Kommunane", "2023-05-22"),
            ],
        ),
        (
            "Laget får besøk 4. april og må vaske før 2. april.",
            [
                ("Besøk", "Laget", "2023-04-04"),
                ("Vaske: Laget får besøk 4. april", "Laget", "2023-04-02"),
            ],
        ),
        (
            "Kari har besøkt skolen og skal på Klimakonferansen 12. april.",
            [("Klimakonferansen", "Kari", "2023-04-12")],
        ),
    ],
)
def test_two_deeds_have_each_their_own_day(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert [(p.title, p.owner, p.window.timex) for p in proposed(text)] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ny leder må velges, da Per går ut i permisjon fra 1. mai.", ""),
        ("Ny revisor må finnes siden den gamle avtalen utløper 30. juni.", ""),
        ("Ny kasserar må finnast, fordi Kari sluttar 1. august.", ""),
        ("Søknaden må sendes nå, fordi fristen er 2. mai.", "2. mai"),
        ("Kari ringer banken 3. mai fordi Per er bortreist.", "3. mai"),
    ],
)
def test_a_time_that_tells_why_is_not_when(text: str, words: str) -> None:
    assert [p.window.words.removeprefix("er ") for p in proposed(text)] == [words]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Per kallar inn trenarane til eit møte i april.", Kind.TASK),
        ("Kari inviterer naboene til et møte i april.", Kind.TASK),
        ("Kari kaller inn til møte i uke 15.", Kind.EVENT),
    ],
)
def test_calling_others_to_a_meeting_without_a_day_is_a_task(text: str, kind: Kind) -> None:
    assert [p.kind for p in proposed(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "title", "when"),
    [
        ("Per inviterer legen til møtet i mai.", "Invitere legen til møtet i mai", None),
        ("Per kallar inn rektor til møtet i mai.", "Kalle inn rektor til møtet i mai", None),
        ("Per vil invitere banken til neste møte.", "Invitere banken til neste møte", None),
        ("Per sender lista til møtet i mai.", "Sende lista", "2023-05"),
        ("Per inviterer legen i mai.", "Invitere legen", "2023-05"),
    ],
)
def test_the_meeting_that_somebody_is_asked_to_is_no_limit(
    text: str, title: str, when: str | None
) -> None:
    (item,) = proposed(text)
    assert (item.title, item.window.timex) == (title, when)


@pytest.mark.parametrize(
    ("text", "title", "timex"),
    [
        # within a condition it is when that is so, and stays in the title
        (
            "Styret søker støtte hvis kommunen svarer innen 3. april.",
            "Søke støtte hvis kommunen svarer innen 3. april",
            None,
        ),
        (
            "Styret søkjer støtte dersom kommunen svarer innan 3. april.",
            "Søkje støtte dersom kommunen svarer innan 3. april",
            None,
        ),
        (
            "Kari leverer planen innen 3. april hvis Per er enig.",
            "Levere planen hvis Per er enig",
            "2023-04-03",
        ),
        # by then it is to be done, if nothing has been
        (
            "Kari ringer igjen hvis ingen har svart innen 3. april.",
            "Ringe igjen hvis ingen har svart",
            "2023-04-03",
        ),
        # where a day is looked for is not when
        ("Kari finner en dato i mai.", "Finne en dato i mai", None),
        ("Kari finn ein dato i mai.", "Finne ein dato i mai", None),
        ("Kari rydder boden en dag i mai.", "Rydde boden en dag", "2023-05"),
        ("Kari finner en dato innen 3. april.", "Finne en dato", "2023-04-03"),
        # what is written of a meeting
        (
            "Kari skriver til alle at møtet 3. april ikke blir noe av.",
            "Skrive til alle at møtet ikke blir noe av",
            None,
        ),
        ("Kari skriver til alle 3. april.", "Skrive til alle", "2023-04-03"),
        # a length is no time
        ("Kari ber om 90 dagers logg.", "Be om 90 dagers logg", None),
    ],
)
def test_a_time_of_something_else_is_not_the_tasks(
    text: str, title: str, timex: str | None
) -> None:
    found = [p for p in read(f"1. Arbeidet\n{text}\n").proposals if p.kind is Kind.TASK]
    assert [(p.title.removesuffix(": Arbeidet"), p.window.timex) for p in found] == [(title, timex)]
