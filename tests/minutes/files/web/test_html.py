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


def told(page: str) -> list[str | tuple[str, ...]]:
    """The words of the lines of a page."""
    return [said for *_, said in lines(load(f"<html>{page}</html>".encode(), "a.html"))]


def test_struck_text_is_not_read() -> None:
    sheet = (
        "<style>/* .d{text-decoration:line-through} */ .a,span.b{text-decoration:line-through}"
        "@media print{.d{text-decoration:line-through}} .c{text-decoration:none}</style>"
    )
    page = (
        "<p><s>Per leier telt.</s></p><p>Kari baker <del>boller</del><ins>kake</ins>.</p>"
        "<p style='text-decoration: underline line-through'>Per vasker.</p>"
        "<p class=a>Per feier.</p><p class='a c'>Per rydder.</p>"
        "<p><span class='d b'>Nei</span>.</p>"
        "<p class=d>Kari teller.</p><p><strike style='text-decoration:none'>Per synger.</strike>"
    )
    assert told(sheet + page) == [
        "Kari baker kake.",
        "Per rydder.",
        "Kari teller.",
        "Per synger.",
    ]


def test_a_struck_item_counts_and_a_struck_row_is_left_out() -> None:
    page = (
        "<ol><li>en<li><s>to</s><li>tre</ol><table><tr><td>Hva<td>Hvem<tr><td><s>Leie telt</s>"
        "<td><s>Per</s><tr><td><ul><li><s>Vaske</s><li>Feie</ul><td>Kari</table>"
    )
    assert told(page) == ["1. en", "3. tre", ("Hva", "Hvem"), ("• Feie", "Kari")]


def test_boxes_are_ticked_or_empty() -> None:
    page = (
        "<p><input type=checkbox checked> Leie telt</p><p><input type=CHECKBOX>Vaske</p>"
        "<ul><li><input type=checkbox disabled> Feie</ul><p><input value=Søk>Slutt"
    )
    assert told(page) == ["☒ Leie telt", "☐ Vaske", "• ☐ Feie", "Slutt"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("<a href='#_ftn1' name=_ftnref1><sup>[1]</sup></a>",
         "<hr><div><p><a href='#_ftnref1'>[1]</a> Avtalen.<p>Mer om den.</div>"),
        ("<a href='fil.htm#_msocom_1'>[KM1]</a>",
         "<div style='mso-element:comment-list'><p>Ringer Per.</div>"),
        ("<sup><a href='#ftnt1' id=ftnt_ref1>[1]</a></sup>",
         "<div><p><a href='#ftnt_ref1' id=ftnt1>[1]</a><span>Avtalen</span></div>"),
        ("<sup><a href='#cmnt1' id=cmnt_ref1>[a]</a></sup>",
         "<div><p><a href='#cmnt_ref1' id=cmnt1>[a]</a><p>Per ringer.</div>"),
        ("<a href='#sdfootnote1sym'><sup>1</sup></a>",
         "<div id=sdfootnote1><p><a href='#sdfootnote1anc'>1</a>Avtalen</div>"),
    ],
)  # fmt: skip
def test_footnotes_and_comments_are_left_out_with_their_marks(text: str, note: str) -> None:
    page = f"<p>Kari kjøper senger.{text} Per ringer <a href='#s2'>dem</a>.</p>{note}<p>Slutt"
    assert told(page) == ["Kari kjøper senger. Per ringer dem.", "Slutt"]


def test_headers_and_footers_of_a_printed_page_stand_apart() -> None:
    page = "<div title=header><p>Ringe vel</p><p>5. mars 2024</div><p>Vi møttes."
    source = load(f"<html>{page}<div title=footer>Side 1</div>".encode(), "a.html")
    assert (source.text, source.page_header) == ("Vi møttes.", ("Ringe vel", "5. mars 2024"))


def test_a_table_in_a_cell_stands_after_its_row() -> None:
    deep = "<table><tr><td>Malt<td>Rød</table>"
    inner = f"<table><caption>Saker</caption><tr><th>Hva<th>Hvem<tr><td>Rydde{deep}<td>Per</table>"
    frame = "<table><tr><td>I ramme.</table>"
    page = f"<table><tr><td>1<td>Boden{inner}{frame}er full.<tr><td>2<td>Gjerdet</table>"
    assert told(page) == [
        ("1", "Boden\nSaker\nI ramme.\ner full."), ("Hva", "Hvem"), ("Rydde", "Per"),
        ("Malt", "Rød"), ("2", "Gjerdet"),
    ]  # fmt: skip


def test_a_table_of_one_column_is_a_frame_and_so_is_a_row_of_one_cell_around_a_table() -> None:
    inner = "<table><tr><td>Rydde<td>Per</table>"
    page = (
        f"<table><tr><td><h1>Referat</h1><p>Vi møttes.</p>{inner}<tr><td><p>Slutt.</table>"
        f"<table><tr><td>Ringe<td>Kari<tr><td colspan=2><p>Dette også:</p>{inner}</table>"
    )
    assert lines(load(f"<html>{page}".encode(), "a.html")) == [
        ("heading", 1, "Referat"),
        ("body", 0, "Vi møttes."),
        ("row", 0, ("Rydde", "Per")),
        ("body", 0, "Slutt."),
        ("row", 0, ("Ringe", "Kari")),
        ("body", 0, "Dette også:"),
        ("row", 0, ("Rydde", "Per")),
    ]
