"""What counts as the same thing in later minutes, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import a_task, an_event, day_window, week_window
from workflow.domain.item import Item
from workflow.domain.matching import best, changes, likely
from workflow.domain.window import Precision, Window

JUNE = day_window(date(2023, 6, 8))


def task(title: str, **fields: object) -> Item:
    return a_task(**{"id": title[:10], "title": title, **fields})


def event(title: str, **fields: object) -> Item:
    return an_event(**{"id": title[:10], "title": title, **fields})


@pytest.mark.parametrize(
    ("later", "there", "reason"),
    [
        (
            event("BEST-konferansen flyttes", window=day_window(date(2023, 6, 15))),
            event("Halvdagskonferansen BEST 8. juni", window=JUNE),
            "Begge heter «best».",
        ),
        (
            event("BEST flyttes", window=day_window(date(2023, 6, 15))),
            event("BEST-konferansen", window=JUNE),
            "Begge heter «best».",
        ),
        (
            event("Seminar under Arendalsuka"),
            event("Delta på Arendalsuka", window=week_window(2023, 33)),
            "Begge heter «arendalsuka».",
        ),
        (
            task("Sende notatet på høring til kommunene"),
            task("Sende næringspolitisk notat på høring til kommunene"),
            "Titlene sier nesten det samme.",
        ),
        (
            task("Utrede veien videre, sak 42/25"),
            task("Utredning av veien (sak 42/25)"),
            "Begge gjelder sak 42/25.",
        ),
    ],
)
def test_the_same_thing_is_found_by_case_name_or_words(
    later: Item, there: Item, reason: str
) -> None:
    found = best(later, "", [(there, ""), (task("Noe helt annet her"), "")])
    assert found is not None
    assert (found.item, found.reason) == (there, reason)


@pytest.mark.parametrize(
    ("later", "there"),
    [
        # another year's
        (
            event("BEST-konferansen", window=day_window(date(2024, 6, 6))),
            event("BEST-konferansen", window=JUNE),
        ),
        # the same day, another thing
        (event("Befaring", window=JUNE), event("Sommerfest", window=JUNE)),
        # a task is no event
        (task("Arrangere Nor-Shipping"), event("Nor-Shipping")),
        # the same words, another owner
        (
            task("Sende inn arrangementer", owner="Asker", owner_id=1),
            task("Sende inn arrangementer nå", owner="Bærum", owner_id=2),
        ),
        # one word is not enough
        (task("Sende notatet"), task("Sende bussen")),
        # the only word of a title, which may be said of many
        (event("Styremøte", id="later"), event("Styremøte", window=JUNE)),
        (event("Årsmøtet", id="later"), event("Årsmøtet", window=JUNE)),
        (event("Seminar"), event("Seminar for nye ledere", window=JUNE)),
        # two case numbers that differ
        (task("Behandle søknaden, sak 1/25"), task("Behandle søknaden, sak 2/25")),
    ],
)
def test_what_only_looks_alike_is_left_alone(later: Item, there: Item) -> None:
    assert best(later, "", [(there, "")]) is None


@pytest.mark.parametrize(
    ("title", "quote", "words"),
    [
        ("Arendalsuka", "", ""),  # a long word in the definite form
        ("Havnekonferansen", "", ""),
        ("Ungforum", "Det blir Ungforum i uke 24.", ""),  # a name where either sentence has it
        ("Ungforum", "Ungforum flyttes.", "Gruppa ser fram til Ungforum i uke 23."),
    ],
)
def test_an_event_whose_title_is_one_name_is_found_again(
    title: str, quote: str, words: str
) -> None:
    there = event(title, window=JUNE)
    later = event(title, id="later", window=day_window(date(2023, 6, 15)))
    found = best(later, quote, [(there, words), (event("Seminar om havn"), "")])
    assert found is not None
    assert (found.item, found.reason) == (there, f"Begge heter «{title.casefold()}».")


def test_two_that_are_equally_likely_are_none() -> None:
    later = task("Sende notatet på høring")
    twins = [(task("Sende notatet på høring", id=id), "") for id in ("aaaaaaaaaa", "bbbbbbbbbb")]
    assert best(later, "", twins) is None


def test_only_what_the_later_minutes_say_is_changed() -> None:
    there = task("Sende", window=JUNE, owner="Bob", location="Oslo")
    autumn = Window(date(2023, 9, 1), date(2023, 11, 30), Precision.SEASON, "2023-FA")
    later = day_window(date(2023, 6, 15))
    assert [
        changes(task("Sende"), there),
        changes(task("Sende", window=later, owner="Bob"), there),
        changes(task("Sende", window=autumn, owner="Eva", owner_id=3), there),
        changes(task("Sende", window=later), task("Sende", window=autumn)),
    ] == [
        {},
        {"window": later},
        {"owner": "Eva", "owner_id": 3},
        {"window": later},
    ]


def test_for_a_person_to_look_at_all_that_are_likely_are_shown_the_likeliest_first() -> None:
    handed_in = event("Havnekonferansen", id="new", window=JUNE)
    there = [
        event("Årsmøte i idrettslaget", id="other"),
        event("havnekonferansen", id="same"),
        event("Havnekonferansen BEST 2023", id="longer", window=JUNE),
        task("Havnekonferansen", id="task"),
    ]
    assert [match.item.id for match in likely(handed_in, there)] == ["same"]
    two = event("Havnekonferansen BEST", id="new", window=JUNE)
    assert [match.item.id for match in likely(two, there)] == ["longer"]


@pytest.mark.parametrize(
    ("later", "there", "same"),
    [
        (task("Sende ut innkallingen: Sommerturen"), task("Sende innkalling: Sommerturen"), True),
        (task("Booke buss: Sommerturen"), task("Booke rom: Sommerturen"), False),
        (task("Lage plan: Nytt depot"), task("Lage plan: Sommerturen"), False),
        (event("Dugnad: Sommerturen"), event("Befaring: Sommerturen"), False),
    ],
)
def test_two_deeds_of_one_matter_are_two_things(later: Item, there: Item, same: bool) -> None:
    assert (best(later, "", [(there, "")]) is not None) == same
