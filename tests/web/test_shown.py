"""What pages show, before any template: the sheet, the strip, how a date was read, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import a_task, an_event, day_window
from tests.web.village import MEETING, window
from workflow.domain.item import Item, State
from workflow.domain.window import Window
from workflow.store.queries import Quote
from workflow.web.shown import dating, month, strip, why
from workflow.web.shown.sheet import Part, marks, sheet

TODAY = date(2023, 3, 20)


def words(parts: list[Part]) -> str:
    """All text of a sheet, without any space."""
    pieces = (piece for part in parts for p in part.paragraphs for piece in p.pieces)
    return "".join("".join(piece.text for piece in pieces).split())


LINES = st.lists(
    st.one_of(
        st.sampled_from([
            "# Referat", "Sak 1/23 Budsjett", "1. Innkalling", "- et punkt", "• et annet",
            "  innrykket tekst", "Navn | Kommune", "Ansvar:", "a) første", "---", "===", "", "…",
            "Til stede: Ola, Kari", "2023-03-16", "**Fet overskrift**", "---\ntitle: x\n---",
        ]),
        st.text("abc æøå.,:-|#\t", max_size=60),
    ),
    max_size=25,
)  # fmt: skip


@given(LINES, st.data())
def test_no_word_of_the_minutes_is_left_out_whatever_is_marked(
    lines: list[str], data: st.DataObject
) -> None:
    text = "\n".join(lines)
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5)
    )
    spoken = [
        (
            a_task(id=f"{n:010}"),
            Quote(f"{n:010}", 1, min(a, b), max(a, b), text[min(a, b) : max(a, b)]),
        )
        for n, (a, b) in enumerate(spans)
    ]
    shown = words(sheet(text, marks(spoken, None)))
    letters = [sign for sign in text if sign.isalpha()]
    assert [sign for sign in shown if sign.isalpha()] == letters


def test_overlapping_quotes_are_cut_where_they_begin_and_end() -> None:
    text = "Kommunene svarer innen fredag."
    spoken = [
        (a_task(id="a" * 10), Quote("a" * 10, 1, 0, 30, text)),
        (an_event(id="b" * 10, state=State.PROPOSED), Quote("b" * 10, 1, 17, 29, text[17:29])),
    ]
    (part,) = sheet(text, marks(spoken, "b" * 10))
    (paragraph,) = part.paragraphs
    assert [
        (piece.text, piece.mark and piece.mark.look, [mark.number for mark in piece.opens])
        for piece in paragraph.pieces
    ] == [
        ("Kommunene svarer ", "f ok", [1]),
        ("innen fredag", "h now", [2]),
        (".", "f ok", []),
    ]


@pytest.mark.parametrize(
    ("item", "read"),
    [
        (
            a_task(window=window("i løpet av uke 12")),
            [
                ("sagt", "i løpet av uke 12", "sagt"),
                ("antatt", "2023", "antatt av møtedatoen"),
                ("blir", "fredag 24. mars", "siste arbeidsdag"),
            ],
        ),
        (
            an_event(window=window("8. juni kl. 13.00")),
            [
                ("sagt", "8. juni kl. 13.00", "sagt"),
                ("antatt", "2023", "antatt av møtedatoen"),
                ("blir", "torsdag 8. juni kl. 13.00", "dagen"),
            ],
        ),
        (
            an_event(window=window("uke 23")),
            [
                ("sagt", "uke 23", "sagt"),
                ("antatt", "2023", "antatt av møtedatoen"),
                ("blir", "5.–11. juni", "foreløpig, hele uken"),
            ],
        ),
        (
            an_event(window=window("til høsten")),
            [
                ("sagt", "til høsten", "sagt"),
                ("antatt", "2023", "antatt av møtedatoen"),
                ("blir", "til høsten", "ingen dag satt"),
            ],
        ),
        (a_task(window=window("om to uker")), None),
        (a_task(window=Window()), []),
    ],
)
def test_how_a_date_was_read(item: Item, read: list[tuple[str, str, str]] | None) -> None:
    found = [(p.mode, p.words.replace("\xa0", " "), p.label) for p in dating.parts(item, TODAY)]
    if read is None:
        assert found[1] == ("antatt", "16. mars 2023", "regnet fra møtet")
    else:
        assert found == read


def test_the_strip_begins_with_the_meetings_week_where_both_fit() -> None:
    found = strip.strip(a_task(window=window("i løpet av uke 12")), MEETING, TODAY)
    assert found is not None
    assert [name.replace("\xa0", " ") for name, meant in found.weeks if meant] == ["uke 12"]
    assert [day.number for day in found.days if day.span] == [20, 21, 22, 23, 24]
    assert [day.number for day in found.days if day.due] == [24]
    assert [day.number for day in found.days if day.meeting] == [16]
    assert found.says == (
        "Uke 11 til uke 14. Møtet var torsdag 16. mars. Siste dag er fredag 24. mars."
    )


def test_the_strip_of_a_far_date_begins_the_week_before() -> None:
    found = strip.strip(an_event(window=day_window(date(2023, 5, 17))), MEETING, TODAY)
    assert found is not None
    assert found.days[0].number == 8
    assert [day.number for day in found.days if day.off and day.span] == [17]


def test_the_strip_of_another_year_says_the_year_once_and_not_in_each_narrow_column() -> None:
    turn = an_event(window=day_window(date(2020, 12, 30)))
    found = strip.strip(turn, date(2020, 12, 17), TODAY)
    assert found is not None
    weeks = [name.replace("\xa0", " ") for name, _ in found.weeks]
    assert weeks == ["uke 51", "uke 52", "uke 53", "uke 1"]
    assert found.says.startswith("Uke 51 2020 til uke 1 2021. Møtet var torsdag 17. desember 2020.")


@pytest.mark.parametrize("words", ["til høsten", "i april", "snarest mulig"])
def test_what_has_no_day_has_no_strip(words: str) -> None:
    assert strip.strip(an_event(window=window(words)), MEETING, TODAY) is None


@given(st.dates(date(1950, 1, 1), date(2150, 12, 1)))
def test_a_months_table_holds_each_of_its_days_once_in_whole_weeks(day: date) -> None:
    first = day.replace(day=1)
    weeks = month.table(first, [], day)
    assert {len(week.cells) for week in weeks} == {7}
    inside = [cell.date for week in weeks for cell in week.cells if cell.inside]
    assert inside == sorted(set(inside))
    assert (inside[0], inside[-1]) == month.first_and_last(first)
    assert [cell.date for week in weeks for cell in week.cells if cell.today] == [day]
    assert month.previous_month(month.next_month(first)) == first


def test_sureness_is_told_in_words_and_signs_without_words_are_left_out() -> None:
    assert [why.sure(c) for c in (0.95, 0.7, 0.5, 0.1, None)] == [
        "Frist er ganske sikker på dette.",
        "Frist tror dette er en sak.",
        "Frist er usikker her.",
        "Dette er bare en mulighet.",
        "Et menneske har merket dette i referatet.",
    ]
    rules = (("when:deadline", 0.9), ("agent+present", 0.8), ("ends:?", -0.4))
    assert why.spoke(rules, "Hvem?") == (["det står en frist"], ["det er et spørsmål"])


def test_a_word_is_told_as_the_quote_has_it_but_no_pair_heading_time_or_small_word() -> None:
    rules = (
        ("says:utlys+present", 0.9),
        ("says:utlys", 0.8),
        ("says:verb:lyser", 0.7),
        ("says:kommu styre", 0.6),
        ("says:under:ymse", 0.5),
        ("says:snart+text", -0.4),
        ("says:til", -0.3),
        ("says:last:juni", -0.2),
    )
    told = why.spoke(rules, "Kommunestyret lyser snart ut til alle; utlysningen står i juni.")
    assert told == (["ordet «utlysningen»", "ordet «lyser»"], ["ordet «snart»"])


def test_a_word_that_speaks_both_ways_is_told_once_for_what_it_sums_to() -> None:
    rules = (("says:sende+present", 0.9), ("form:row", 0.5), ("says:sende+row", -0.3))
    told = why.spoke(rules, "Kari sender brevet")
    assert told == (["ordet «sender»", "det står i en tabell"], [])
