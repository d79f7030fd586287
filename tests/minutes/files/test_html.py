"""What HTML's elements mean, written well or badly."""

from __future__ import annotations

import pytest

from tests.minutes.files.reading import lines
from workflow.minutes.files import load


def test_elements_become_lines() -> None:
    page = """<html><head><title>nei</title><style>p{}</style></head><body><nav>meny</nav>
    <h1>Referat</h1><p>Vi <b>møttes</b>\n 3. mai.<br>Alle kom.</p><p><strong>Økonomi</strong></p>
    <script>alert(1)</script><ul><li>en<ul><li>to</ul><li><p>tre</p><p>mer</p></ul>
    <ol start=3><li>c<li value=7>g</ol><ol type=a><li>x<li>y</ol>
    <table><tr><th>Hva<th>Hvem<tr><td>Ringe<p>nå</p><td><ul><li>Kari<li>Per</ul></table>Slutt"""
    assert lines(load(page.encode(), "a.html")) == [
        ("heading", 1, "Referat"),
        ("body", 0, "Vi møttes 3. mai."),
        ("body", 0, "Alle kom."),
        ("heading", 4, "Økonomi"),
        ("bullet", 0, "• en"),
        ("bullet", 1, "• to"),
        ("bullet", 0, "• tre"),
        ("body", 0, "mer"),
        ("body", 0, "3. c"),
        ("body", 0, "7. g"),
        ("body", 0, "a. x"),
        ("body", 0, "b. y"),
        ("row", 0, ("Hva", "Hvem")),
        ("row", 0, ("Ringe\nnå", "• Kari\n• Per")),
        ("body", 0, "Slutt"),
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "latin-1"), ("nonsense", "cp1252")],
)
def test_the_declared_character_set_is_used_where_it_is_one(declared: str, encoding: str) -> None:
    page = f'<html><meta charset="{declared}"><p>Møte på Åsen</p></html>'
    assert load(page.encode(encoding), "a.html").text == "Møte på Åsen"


def test_what_a_browser_hides_is_left_out() -> None:
    page = (
        "<p>Vi møttes.</p><p style='display: none'>Nei</p><div hidden><p>Nei</p></div>"
        "<p><span style='mso-hide:all'>Nei</span>Slutt</p>"
    )
    assert lines(load(page.encode(), "a.html")) == [
        ("unknown", 0, "Vi møttes."),
        ("unknown", 0, "Slutt"),
    ]


def test_cells_stay_in_their_columns_below_and_beside_wide_ones() -> None:
    page = """<table><tr><th>Hva<th>Hvem<th>Frist<tr><td rowspan=2>Bestille<td>Kari<td>1. mai
    <tr><td>Per<td>2. mai<tr><td colspan=2>Alle hjelper til<td>3. mai</table>"""
    assert lines(load(page.encode(), "a.html")) == [
        ("row", 0, ("Hva", "Hvem", "Frist")),
        ("row", 0, ("Bestille", "Kari", "1. mai")),
        ("row", 0, ("", "Per", "2. mai")),
        ("row", 0, ("Alle hjelper til", "", "3. mai")),
    ]
    assert [line.merged for line in load(page.encode(), "a.html").lines] == [(), (), (0,), ()]
