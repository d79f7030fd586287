"""Tables that go on over the page."""

from __future__ import annotations

import random

from tests.minutes.files.paper.pages import boxed, read, typed
from workflow.minutes.files.paper.grid import Rule, Upright
from workflow.minutes.files.paper.layout import Page
from workflow.minutes.files.paper.words import Word

AT = (66.0, 146.0, 196.0, 246.0)
HEAD = ("Sak", "Hvem", "Frist")


def row(base: float, *cells: str) -> list[Word]:
    """The words of a row of one line."""
    return typed(*((x + 4, base, said) for x, said in zip(AT, cells, strict=False) if said))


def test_a_head_repeated_on_the_next_page_is_no_row() -> None:
    first = Page(
        600,
        800,
        row(92, *HEAD) + row(74, "Rydde", "Kari", "3. mai"),
        *boxed(104, 86, 68, at=AT),
    )
    second = Page(
        600,
        800,
        row(732, *HEAD) + row(714, "Male", "Per", "4. mai"),
        *boxed(744, 726, 708, at=AT),
    )
    assert read(first, second) == [
        ("row", 0, HEAD),
        ("row", 0, ("Rydde", "Kari", "3. mai")),
        ("row", 0, ("Male", "Per", "4. mai")),
    ]


def test_the_rest_of_a_row_broken_in_the_middle_of_a_sentence_joins_it() -> None:
    first = Page(600, 800, row(74, "Rydde lageret", "Kari", "3. mai"), *boxed(86, 68, at=AT))
    second = Page(600, 800, row(732, "bak huset"), *boxed(744, 726, at=AT))
    assert read(first, second) == [("row", 0, ("Rydde lageret bak huset", "Kari", "3. mai"))]


def test_a_row_whose_short_cells_no_other_row_leaves_empty_is_the_rest_of_one() -> None:
    first = Page(
        600,
        800,
        row(92, *HEAD) + row(74, "Boden er full.", "Kari", "3. mai"),
        *boxed(104, 86, 68, at=AT),
    )
    second = Page(
        600,
        800,
        row(732, "Rydde.") + row(714, "Male", "Per", "4. mai"),
        *boxed(744, 726, 708, at=AT),
    )
    assert read(first, second)[1:] == [
        ("row", 0, ("Boden er full. Rydde.", "Kari", "3. mai")),
        ("row", 0, ("Male", "Per", "4. mai")),
    ]


def test_a_row_beside_a_cell_that_goes_on_leaves_that_cell_empty_for_no_other_row() -> None:
    rules, uprights = boxed(122, 104, 68, at=AT)
    merged = row(110, *HEAD) + row(92, "Cup", "Kari", "3. mai") + row(74, "", "Per", "4. mai")
    first = Page(600, 800, merged, [*rules, Rule(86, 146, 246)], uprights)
    second = Page(
        600,
        800,
        row(732, "", "og Liv", "") + row(714, "Bod", "Ola", "5. mai"),
        *boxed(744, 726, 708, at=AT),
    )
    assert read(first, second)[2:] == [
        ("row", 0, ("", "Per og Liv", "4. mai")),
        ("row", 0, ("Bod", "Ola", "5. mai")),
    ]


def test_a_row_without_an_owner_on_the_next_page_stays_a_row() -> None:
    first = Page(
        600,
        800,
        row(92, *HEAD) + row(74, "Boden er full.", "", ""),
        *boxed(104, 86, 68, at=AT),
    )
    second = Page(
        600,
        800,
        row(732, "Taket lekker.") + row(714, "Male", "Per", "4. mai"),
        *boxed(744, 726, 708, at=AT),
    )
    assert [cells[0] for _, _, cells in read(first, second)[1:]] == [
        "Boden er full.",
        "Taket lekker.",
        "Male",
    ]


def test_a_row_left_open_at_the_foot_of_a_page_goes_on_at_the_top_of_the_next() -> None:
    first = Page(
        600,
        800,
        row(92, *HEAD) + row(74, "Rydde lageret", "Kari", "3. mai"),
        [Rule(104, 66, 246), Rule(86, 66, 246)],
        [Upright(x, 60, 104) for x in AT],
    )
    second = Page(
        600,
        800,
        row(732, "bak huset") + row(714, "Male", "Per", "4. mai"),
        [Rule(726, 66, 246), Rule(708, 66, 246)],
        [Upright(x, 708, 744) for x in AT],
    )
    assert read(first, second) == [
        ("row", 0, HEAD),
        ("row", 0, ("Rydde lageret bak huset", "Kari", "3. mai")),
        ("row", 0, ("Male", "Per", "4. mai")),
    ]


def test_a_row_whose_table_began_without_words_is_a_row() -> None:
    rules, uprights = boxed(700, 680, 660, at=AT)
    assert read(Page(600, 800, row(665, "Male", "Per", ""), rules, uprights)) == [
        ("row", 0, ("Male", "Per", ""))
    ]


def test_a_repeated_head_and_then_other_text_end_the_table() -> None:
    first = Page(
        600,
        800,
        row(92, *HEAD) + row(74, "Rydde", "Kari", "3. mai"),
        *boxed(104, 86, 68, at=AT),
    )
    rules, uprights = boxed(744, 726, 708, 690, at=AT)
    words = row(732, *HEAD) + typed((20, 714, "Til orientering")) + row(696, "Male", "Per", "")
    assert read(first, Page(600, 800, words, rules, uprights))[2:] == [
        ("unknown", 0, "Til orientering"),
        ("row", 0, ("Male", "Per", "")),
    ]


def test_pages_with_words_and_lines_anywhere() -> None:
    chance = random.Random("pages")
    for _ in range(300):
        first, second = random_page(chance), random_page(chance)
        again = chance.choice((first, second))
        assert read(first, second, again)


def random_page(chance: random.Random) -> Page:
    """A page with a grid of lines, some of them missing, and words on it in any order."""
    across = sorted(chance.sample((60.0, 90.0, 150.0, 240.0, 300.0, 450.0), 4))
    heights = [*chance.sample((790.0, 745.0, 720.0, 690.0, 650.0, 470.0, 120.0, 90.0, 60.0), 5)]
    rules = [Rule(y, *sorted(chance.sample(across, 2))) for y in heights]
    rules += [Rule(y, across[0], across[-1]) for y in chance.sample(heights, 3)]
    uprights = [Upright(x, *sorted(chance.sample(heights, 2))) for x in across]
    uprights += [Upright(x, min(heights), max(heights)) for x in chance.sample(across, 3)]
    texts = (
        "Kari ringer",
        "og",
        "12. mai",
        "•",
        "(5.",
        "nærings\u2010",
        "Side 1 av 2",
        "Sak:",
        "2",
    )
    rows = [
        (chance.choice(across) + 4, chance.choice(heights) - chance.choice((5, 12, 24)), text)
        for text in chance.choices(texts, k=30)
    ]
    return Page(595, 842, typed(*rows), rules, uprights)
