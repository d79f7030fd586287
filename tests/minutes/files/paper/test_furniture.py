"""Headers and footers of pages are no part of the text."""

from __future__ import annotations

from tests.minutes.files.paper.pages import read, typed
from workflow.minutes.files.paper.layout import Page


def page(*rows: tuple[float, str]) -> Page:
    """A page with these lines."""
    return Page(600, 800, typed(*((70, base, text) for base, text in rows)))


def test_a_header_is_dropped_to_its_last_line_though_it_leaves_the_edge_of_the_page() -> None:
    header = (760, "Ringe vel"), (738, "Storgata 1"), (716, "Neste avis: uke 14")
    told = read(page(*header, (690, "Kari rydder.")), page(*header, (690, "Per maler.")))
    assert [text for _, _, text in told] == ["Kari rydder.", "Per maler."]


def test_what_pages_repeat_away_from_their_header_is_text() -> None:
    header = (760, "Ringe vel")
    told = read(
        page(header, (690, "Ansvar: Kari"), (676, "Rydde.")),
        page(header, (690, "Ansvar: Kari"), (676, "Male.")),
    )
    assert [text for _, _, text in told] == ["Ansvar: Kari", "Rydde.", "Ansvar: Kari", "Male."]


def test_headings_that_open_each_page_are_text() -> None:
    header = (738, "Ringe vel")
    told = read(
        page(header, (716, "Sak 1"), (690, "Kari rydder.")),
        page(header, (716, "Sak 2"), (690, "Per maler.")),
    )
    assert [text for _, _, text in told] == ["Sak 1", "Kari rydder.", "Sak 2", "Per maler."]


def test_a_footer_that_tells_the_number_of_pages_is_dropped_from_a_single_page() -> None:
    told = read(page((690, "Kari rydder."), (40, "Side 1 av 1 – neste møte 9. april")))
    assert [text for _, _, text in told] == ["Kari rydder."]
