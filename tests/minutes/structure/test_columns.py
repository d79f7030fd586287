"""Tables that a file itself tells of: cells of several paragraphs, and cells over several rows."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.minutes.papers import MEETING
from workflow.domain.proposal import Proposal
from workflow.minutes import reading
from workflow.minutes.files.draft import PARAGRAPH, Draft


def read(*rows: Sequence[str], merged: Sequence[int] = ()) -> tuple[Proposal, ...]:
    """What is proposed from a table; the columns `merged` of its last row go on from above."""
    draft, table = Draft(), object()
    draft.paragraph("Referat fra styremøte")
    for at, row in enumerate(rows):
        cells = [cell.replace("/", PARAGRAPH) for cell in row]
        draft.row(cells, table, merged if at == len(rows) - 1 else ())
    return reading.read(draft.finish("referat.docx", ""), meeting_date=MEETING).proposals


def told(proposals: Sequence[Proposal]) -> list[tuple[str, str | None, str | None]]:
    return [(p.title, p.owner, p.window.timex) for p in proposals]


def test_each_paragraph_of_a_cell_of_actions_is_a_matter() -> None:
    found = read(
        ("Oppgave", "Ansvar", "Frist"),
        ("Betale husleie/Purre på kontingenten", "Per", "31. mars"),
    )
    assert told(found) == [
        ("Betale husleie", "Per", "2023-03-31"),
        ("Purre på kontingenten", "Per", "2023-03-31"),
    ]
    assert [p.quote for p in found] == [
        "Betale husleie",
        "Purre på kontingenten | Per | 31. mars",
    ]


def test_paragraphs_beside_each_other_belong_together() -> None:
    found = read(
        ("Sak", "Tiltak", "Ansvar", "Frist"),
        ("Trening", "Sette opp plan/Informere lagene", "Kari/Per", "28. mars/30. mars"),
    )
    assert told(found) == [
        ("Sette opp plan", "Kari", "2023-03-28"),
        ("Informere lagene", "Per", "2023-03-30"),
    ]


def test_a_number_above_a_matter_tells_no_rows_of_their_own() -> None:
    found = read(
        ("Sak", "Referat", "Oppfølging"),
        (
            "15/23/Fest",
            "Fest fredag 31. mars kl. 17/Inngang 30 kr.",
            "Per lager plakat/Kari baker kaker",
        ),
    )
    assert told(found) == [
        ("Fest", None, "2023-03-31T17:00"),
        ("Lage plakat", "Per", None),
        ("Bake kaker", "Kari", None),
    ]


def test_two_who_answer_for_one_matter_are_named_both() -> None:
    found = read(("Oppgave", "Ansvar"), ("Sende nabovarsel", "Kari/Per"))
    assert [(p.title, p.owner) for p in found] == [("Sende nabovarsel", "Kari, Per")]


def test_bullets_in_a_cell_that_say_what_is_to_be_done_share_who_answers() -> None:
    found = read(
        ("Sak", "Ansvar", "Frist"),
        ("• Maskinene er ute av drift./• Bestille service./• Henge opp lista.", "Kari", "3. april"),
    )
    assert told(found) == [
        ("Bestille service", "Kari", "2023-04-03"),
        ("Henge opp lista", "Kari", "2023-04-03"),
    ]


def test_minutes_set_in_two_columns_are_read_paragraph_by_paragraph() -> None:
    found = read(
        ("Sak 1/Godkjenning", "Referatet ble godkjent"),
        (
            "Sak 2/Dugnad",
            "Dugnad lørdag 29. april kl. 10/Kari bestiller container/Per kjøper pølser",
        ),
    )
    assert [(p.kind.value, p.title, p.owner) for p in found] == [
        ("event", "Dugnad", None),
        ("task", "Bestille container", "Kari"),
        ("task", "Kjøpe pølser", "Per"),
    ]


def test_who_answers_for_two_rows_is_told_of_both() -> None:
    found = read(
        ("Tiltak", "Ansvar", "Frist"),
        ("Skaffe premier", "Kari", "20. april"),
        ("Lage vaktliste", "", "25. april"),
        merged=(1,),
    )
    assert told(found) == [
        ("Skaffe premier", "Kari", "2023-04-20"),
        ("Lage vaktliste", "Kari", "2023-04-25"),
    ]


def test_who_answers_for_two_rows_is_told_of_both_though_their_paragraphs_are_rows() -> None:
    found = read(
        ("Tiltak", "Ansvar", "Frist"),
        ("Skaffe premier", "Kari", "20. april"),
        ("Lage vaktliste/Bestille telt", "", "25. april/27. april"),
        merged=(1,),
    )
    assert told(found) == [
        ("Skaffe premier", "Kari", "2023-04-20"),
        ("Lage vaktliste", "Kari", "2023-04-25"),
        ("Bestille telt", "Kari", "2023-04-27"),
    ]


def test_few_words_of_an_action_are_told_with_the_matter_of_their_row() -> None:
    found = read(
        ("Sak", "Tiltak", "Ansvar"),
        ("Kontingenten", "Purre på kommunene", "Kari"),
        ("Kontingenten", "Sende ny faktura til alle som ikke har betalt", "Per"),
    )
    assert [p.title for p in found] == [
        "Purre på kommunene: Kontingenten",
        "Sende ny faktura til alle som ikke har betalt",
    ]


def test_an_action_without_a_verb_is_led_by_the_matter_of_its_row() -> None:
    found = read(
        ("Sak", "Tiltak", "Ansvar", "Frist"),
        ("Nytt gjerde", "Tilbud", "Kari", "1. mai"),
        ("Årsmøtet i Vika", "Holdes på loftet", "Per", "3. mai"),
    )
    assert [(p.title, p.owner) for p in found] == [
        ("Nytt gjerde: Tilbud", "Kari"),
        ("Holde på loftet: Årsmøtet i Vika", "Per"),
    ]


def test_a_row_of_those_who_were_there_is_no_task() -> None:
    assert read(("Til stede", "Kari Moen", "leder"), ("Forfall", "Per Dahl", "")) == ()


HEADS = ["Nr", "Sak", "Status", "Tiltak", "Ansvar", "Frist", "Kommune", "Siden sist", "Når"]
CELLS = [
    "", ":", "–", "1", "12/24", "Kari", "1. mai", "uke 17", "Nytt gjerde", "Bestille benker",
    "Tilbud", "• Rydde boden", "☒ Vaske", "Ingenting", "Ansvar: Per", "Utført", "Til stede",
    "Kurs 4. mai kl. 10", "Kari sier: ja", "Utsatt til mai.", "Kari har ansvar.", "Kari/Per",
    "Bestille benker/Rydde boden",
]  # fmt: skip


@given(st.integers(2, 5).flatmap(lambda wide: st.tuples(
    st.lists(st.sampled_from(HEADS), min_size=wide, max_size=wide),
    st.lists(st.lists(st.sampled_from(CELLS), min_size=wide, max_size=wide), max_size=4),
    st.sets(st.integers(0, wide - 1)),
)))  # fmt: skip
def test_any_table_is_read(table: tuple[list[str], list[list[str]], set[int]]) -> None:
    heads, rows, merged = table
    for proposal in read(heads, *rows, merged=sorted(merged)):
        assert proposal.title
        assert proposal.quote
