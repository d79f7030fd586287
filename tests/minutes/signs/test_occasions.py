"""What times tell of a sentence: its own, and the one its heading names."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, source
from workflow.minutes import reading
from workflow.minutes.signs import occasions, places


@pytest.mark.parametrize(
    ("heading", "signs"),
    [
        ("Styremøte 16. mars 2023", {"headed:today", "headed:today+exact"}),
        ("Basaren 4. mars", {"headed:gone", "headed:gone+exact"}),
        ("Basaren 6. mai", {"headed:coming", "headed:coming+exact"}),
        ("Oppgaver uke 11", {"headed:around", "headed:around+exact"}),
        ("Planer for mars", {"headed:around", "headed:around+loose"}),
        ("Planer for mai", {"headed:coming", "headed:coming+loose"}),
        ("Planer", set()),
    ],
)
def test_a_sentence_shows_where_the_time_of_its_heading_lies(heading: str, signs: set[str]) -> None:
    found, names = reading.gather(source(f"# {heading}\nKari rydder i boden.\n"), MEETING)
    shown = reading.signs(found, names)[-1]
    assert {sign for sign in shown if sign.startswith("headed:")} == signs


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Torsdag 16. mars 2023 kl. 9, Teams", True),
        ("Møte 16. mars 2023", True),
        ("Torsdag 20. april kl. 9", False),  # another day
        ("Dugnad 16. mars 2023", False),  # another event of the same day
        ("Kari ringer banken 16. mars", False),
        # in the title, also by another event's name and among other days
        ("Referat fra fellessamling 15.–16. mars 2023", True),
        ("Protokoll fra årsmøte 16. mars 2023", True),
        ("Statusmøte Kystnettverket uke 11, 2023", True),
        ("Referat styremøte 3/23, 16. mars 2023", True),
        ("Referat fra møte 16. mars, neste møte 20. april", False),
        ("Samling 17.–18. mars 2023", False),
        ("Planer for mars 2023", False),
    ],
)
def test_a_line_without_a_verb_that_names_this_day_alone_tells_when_the_meeting_is(
    line: str, own: bool
) -> None:
    above = "" if line.startswith(("Referat", "Protokoll", "Status")) else "# A\n# B\n# C\n# D\n"
    found, _ = reading.gather(source(f"{above}{line}\n"), MEETING)
    assert occasions.this_meeting(found[-1], {MEETING}) is own


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        ("Det planlegges en sommerfest.", True),
        ("Alle må planlegge sin egen fest.", False),
        ("Planlegge sommerfesten", False),
    ],
)
def test_what_is_yet_to_be_planned_is_not_planned(sentence: str, planned: bool) -> None:
    found, _ = reading.gather(source(f"{sentence}\n"), MEETING)
    assert ("planned" in occasions.signs(found[0])) is planned


def test_an_event_in_what_is_wondered_is_not_told_of() -> None:
    found, _ = reading.gather(source("Hvem som får festen, kunngjøres tirsdag.\n"), MEETING)
    assert occasions.event_noun(found[0]) == "none"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Leder deltar på KS-samlinga i Oslo 3. mai.", "Oslo"),
        ("Laget reiser til fylket på Ungdommens fylkesting.", None),
        ("Vi skal delta på Klimaforum.", None),
        ("Møtet er på rådhuset kl. 18.", "rådhuset"),
        ("Øving i gymsalen.", "gymsalen"),
        ("Arbeid på kyrkjegarden.", None),
        ("Møtet er på Vika hotell.", "Vika hotell"),
        ("Sted: Rådhuset", "Rådhuset"),
        ("Dugnad på skulen 3. mai.", "skulen"),
        ("Møtet er i allrommet.", "allrommet"),
        ("Øving på Torgkafeen 3. mai.", "Torgkafeen"),
        ("Kurset holdes i tidsrommet 3.–8. mai.", None),
        ("Boka lanseres på Olsok, 29. juli.", None),
        ("Utstillinga opnar på Sankthans, 23. juni, i Vik.", "Vik"),
    ],
)
def test_the_place_of_an_event_is_no_other_event(text: str, place: str | None) -> None:
    assert places.location(text) == place
