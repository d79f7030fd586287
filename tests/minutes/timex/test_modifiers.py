"""Words around a date: limits, parts of a period, approximations, and dates turned down."""

from __future__ import annotations

import pytest

from tests.minutes.timex.reading import only
from workflow.domain.window import Mod
from workflow.minutes.timex import find


@pytest.mark.parametrize(
    ("text", "mod", "deadline"),
    [
        ("innen 2. mai", Mod.ON_OR_BEFORE, True),
        ("innan 2. mai", Mod.ON_OR_BEFORE, True),
        ("senest fredag 5. mai", Mod.ON_OR_BEFORE, True),
        ("seinast 2. mai", Mod.ON_OR_BEFORE, True),
        ("senest innen 2. mai", Mod.ON_OR_BEFORE, True),
        ("fram til uke 18", Mod.ON_OR_BEFORE, True),
        ("til og med 2. mai", Mod.ON_OR_BEFORE, True),
        ("før 2. mai", Mod.BEFORE, True),
        ("før høstferien 2. mai", Mod.BEFORE, True),
        ("innen søknadsfristen 2. mai", Mod.ON_OR_BEFORE, True),
        ("innan søknadsfristen 2. mai", Mod.ON_OR_BEFORE, True),
        ("fra 2. til 5. mai", None, False),
        ("i løpet av uke 12", None, True),
        ("i laupet av april", None, True),
        ("innen utgangen av uke 12", Mod.END, True),
        ("innan utgangen av februar", Mod.END, True),
        ("ved utgangen av året 2023", Mod.END, False),
        ("i begynnelsen av uke 49", Mod.START, False),
        ("i byrjinga av mai", Mod.START, False),
        ("primo juni", Mod.START, False),
        ("første halvdel av juni", Mod.START, False),
        ("medio mars", Mod.MID, False),
        ("innan medio august", Mod.MID, True),
        ("i midten av mai", Mod.MID, False),
        ("slutten av mai", Mod.END, False),
        ("ultimo mai", Mod.END, False),
        ("siste halvdel av februar", Mod.END, False),
        ("ut juni", Mod.END, False),
        ("fra 15/12", Mod.ON_OR_AFTER, False),
        ("frå og med 1. mai", Mod.ON_OR_AFTER, False),
        ("f.o.m. 1. mai", Mod.ON_OR_AFTER, False),
        ("tidligst i april", Mod.ON_OR_AFTER, False),
        ("ikke før 1. mai", Mod.ON_OR_AFTER, False),
        ("etter 1. mai", Mod.AFTER, False),
        ("ca. 1. mai", Mod.APPROX, False),
        ("rundt 1. mai", Mod.APPROX, False),
        ("1. mai", None, False),
        ("til 1. mai", None, False),
        ("innen kl. 12 fredag 5. mai", Mod.ON_OR_BEFORE, True),
        ("siste uka i mai", Mod.END, False),
        ("før skoleslutt 16. juni", Mod.BEFORE, True),
        ("før høstferien starter 29. september", Mod.BEFORE, True),
        ("før klagefristen går ut 15. oktober", Mod.BEFORE, True),
        ("før ferien, 20. juni", Mod.BEFORE, True),
        ("ila. mai", None, True),
        ("rett før jul", Mod.BEFORE, True),
        ("like etter 1. mai", Mod.AFTER, False),
        ("rett over 17. mai", Mod.AFTER, False),
        ("fra høsten av", Mod.ON_OR_AFTER, False),
        ("frå 1. august av", Mod.ON_OR_AFTER, False),
        ("natt til torsdag 4. mai", None, False),
        ("natta mellom 3. og 4. mai", None, False),
        ("fortrinnsvis i uke 20", Mod.APPROX, False),
        ("innen midnatt søndag 24. mars", Mod.ON_OR_BEFORE, True),
    ],
)
def test_a_modifier_is_part_of_the_expression_it_changes(
    text: str, mod: Mod | None, deadline: bool
) -> None:
    window = only(text)
    assert (window.words, window.mod, window.deadline) == (text, mod, deadline)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Siste møte før ferien blir 4. juni", "4. juni"),
        ("dagen før kampen 3. mai", "3. mai"),
        ("Åpent før jul. 3. januar er det stengt", "3. januar"),
        ("Kari ringer før hun reiser og kommer 3. mai", "3. mai"),
    ],
)
def test_before_reaches_no_date_beyond_its_own_words(text: str, words: str) -> None:
    assert [e.words for e in find(text)][-1] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Frist: 1. mai", "1. mai"),
        ("Svarfrist er 15. mai.", "15. mai"),
        ("Innen fristens utløp 15. mai", "15. mai"),
        ("Siste frist for å melde seg på er 15. mai", "15. mai"),
        ("Innspillsfristen er flyttet til 1.12.23, og", "til 1.12.23"),
        ("Fristen for innspill er sett til 1. mai", "til 1. mai"),
    ],
)
def test_a_deadline_named_in_front_makes_a_limit_and_stays_outside_the_words(
    text: str, words: str
) -> None:
    window = only(text)
    assert (window.words, window.deadline) == (words, True)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Fristen for å melde seg på kurset i førstehjelp er 1. mai.", True),
        ("Frist for å sende inn forslag til det nye styret blir 1. mai.", True),
        ("Fristen er ute, og dugnaden med lunsj i den nye hallen er 3. mai.", False),
        ("Fristen gjelder alle som vil delta på den store festen som er 3. mai.", False),
    ],
)
def test_what_a_limit_is_for_stands_between_it_and_its_day(text: str, deadline: bool) -> None:
    assert only(text).deadline is deadline


def test_a_deadline_named_in_the_sentence_before_does_not() -> None:
    assert only("Det var fristen. Møtet er 1. mai").deadline is False


@pytest.mark.parametrize(
    "text",
    [
        "ikke 3. mai",
        "ikkje 3. mai",
        "i stedet for 3. mai",
        "3. mai (utgår)",
        "3. mai (tre som ikke kan)",
        "3. mai utgår",
        "møtet 3. mai er avlyst",
        "festen på fredag avlyses",
        "tidligere annonsert til 25. mai",
        "opprinnelig 3. mai",
        "istedenfor grilling på lørdag",
        "isteden for turen på lørdag",
        "heller enn et møte på lørdag",
        "i staden for dugnad fredag 3. mai",
        "lenger enn i dag",
        "i Bergen, som i fjor",
        "fleire enn i fjor",
    ],
)
def test_a_date_that_the_text_turns_down_is_rejected(text: str) -> None:
    assert [expression.rejected for expression in find(text)] == [True]


@pytest.mark.parametrize("text", ["ikke seinere enn i morgen", "ikkje seinare enn neste fredag"])
def test_what_is_not_to_be_later_is_a_limit_and_no_comparison(text: str) -> None:
    assert [(e.deadline, e.rejected) for e in find(text)] == [(True, False)]


def test_of_a_moved_event_the_old_date_is_rejected_and_the_new_one_stands() -> None:
    found = find("Møtet flyttes fra 3. mai til 10. mai")
    assert [(e.words, e.rejected) for e in found] == [("fra 3. mai", True), ("til 10. mai", False)]


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("Tilsynet flyttes fra uke 14 til uke 18.", "fra uke 14 til uke 18", "2023-W18"),
        ("Turen er flytta frå veke 40 til 17 neste år", "frå veke 40 til 17 neste år", "2024-W17"),
        ("Festen er utsett frå juni til august", "frå juni til august", "2023-08"),
        ("Øvinga er flytta frå tysdag til onsdag", "frå tysdag til onsdag", "2023-03-22"),
    ],
)
def test_what_is_moved_from_one_period_to_another_has_the_new_one(
    text: str, words: str, timex: str
) -> None:
    window = only(text)
    assert (window.words, window.timex, window.mod) == (words, timex, None)


@pytest.mark.parametrize(
    "text",
    [
        "Hytteturen er flyttet fra helga 4.–5. mai til helga 11.–12. mai",
        "Møtet er framskunda frå 16. april til 9. april",
        "Møtet utsettes fra våren til høsten",
    ],
)
def test_the_old_time_is_turned_down_whatever_names_it(text: str) -> None:
    assert [e.rejected for e in find(text)] == [True, False]


@pytest.mark.parametrize(
    "text", ["Kurset går fra uke 14 til uke 18", "Det er stengt frå juni til august"]
)
def test_what_lasts_from_one_time_to_another_is_a_span(text: str) -> None:
    window = only(text)
    assert window.earliest
    assert window.latest
    assert (window.latest - window.earliest).days > 30


@pytest.mark.parametrize(
    "text",
    [
        "Nytt bygg er ikke på plass før 2025",
        "Vegen vert ikkje opna før til sommaren",
        "Det kommer ingen svar før jul",
        "Me får ikkje gjort noko med taket før neste sommar",
    ],
)
def test_what_is_not_so_before_a_time_has_no_limit_in_it(text: str) -> None:
    window = only(text)
    assert (window.mod, window.deadline) == (Mod.ON_OR_AFTER, False)


@pytest.mark.parametrize(
    "text",
    [
        "Kari har ikke fått svar og ringer før jul",
        "Det er ikke bestilt buss, den må bestilles før jul",
        "Ikke glem å levere lista før jul",
        "Kari ringer ikke. Per skriver før jul",
    ],
)
def test_another_clauses_denial_leaves_a_limit_alone(text: str) -> None:
    assert only(text).deadline


def test_a_particle_is_no_modifier() -> None:
    assert only("Purring sendes ut i april").words == "i april"


def test_an_end_before_its_start_is_told() -> None:
    assert [(e.words, e.reversed) for e in find("10.–3. mai")] == [("10.–3. mai", True)]
