"""What OpenDocument's markup means: collapsed white space, lists that go on, repeated cells."""

from __future__ import annotations

from datetime import date

from tests.minutes.files.reading import Told, lines
from tests.minutes.files.rendering.blocks import packed
from workflow.minutes import reading
from workflow.minutes.files import load
from workflow.minutes.source import Source

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


def read(body: str, styles: str = "") -> list[Told]:
    """The lines of a document with this body and these styles."""
    return lines(made(body, styles))


def made(body: str, styles: str = "", pages: str = "") -> Source:
    """The document; `pages` are its styles of pages."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "styles.xml": (
            f"<office:document-styles {SPACES}><office:master-styles>{pages}"
            "</office:master-styles></office:document-styles>"
        ).encode(),
    }
    return load(packed(parts, stored="mimetype"), "a.odt")


LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" text:display-levels="2" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3"/></text:list-style>'
)


def items(*texts: str) -> str:
    """Items of a list."""
    return "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)


def test_lists_are_numbered_by_level_and_go_on_where_they_say_so() -> None:
    deep = (
        f"<text:list-item><text:p>To</text:p><text:list>{items('under', 'under')}"
        f"<text:list-item><text:list>{items('punkt')}</text:list></text:list-item></text:list>"
        "</text:list-item>"
    )
    body = (
        f'<text:list text:style-name="L">{items("En")}{deep}</text:list><text:p>Mellom.</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{items("Tre")}</text:list>'
        f'<text:list text:style-name="L">{items("Ny")}</text:list>'
    )
    assert [said for *_, said in read(body, LIST)] == [
        "1. En", "2. To", "2.a) under", "2.b) under", "• punkt", "Mellom.", "3. Tre", "1. Ny",
    ]  # fmt: skip


def test_white_space_notes_and_text_boxes() -> None:
    body = (
        "<text:p>Møte\n   <text:span>kl.</text:span><text:s text:c='3'/>9<text:tab/>her"
        "<text:note><text:note-body><text:p>fotnote</text:p></text:note-body></text:note>!"
        "<text:line-break/>ny linje<draw:frame><draw:text-box><text:p>boks</text:p>"
        "</draw:text-box></draw:frame></text:p>"
        "<text:tracked-changes><text:p>slettet</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>innhold</text:p></text:table-of-content>"
        "<text:section><text:p>i del</text:p></text:section>"
    )
    assert [said for *_, said in read(body)] == ["Møte kl. 9\ther!", "ny linje", "boks", "i del"]


def test_headings_bold_paragraphs_and_tables() -> None:
    styles = (
        '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="C" style:parent-style-name="B"/>'
    )

    def row(*cells: str) -> str:
        inside = "".join(
            f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    repeated = row("Ringe").replace(
        "</table:table-row>",
        '<table:table-cell table:number-columns-repeated="1"/></table:table-row>',
    )
    body = (
        '<text:p text:style-name="Title">Referat</text:p>'
        '<text:h text:outline-level="1">Sak</text:h>'
        '<text:p text:style-name="C">Økonomi</text:p><text:p>Vanlig.</text:p>'
        f"<table:table><table:table-header-rows>{row('Hva', 'Hvem')}</table:table-header-rows>"
        f"{repeated}</table:table>"
    )
    assert read(body, styles) == [
        ("heading", 1, "Referat"),
        ("heading", 2, "Sak"),
        ("heading", 4, "Økonomi"),
        ("body", 0, "Vanlig."),
        ("row", 0, ("Hva", "Hvem")),
        ("row", 0, ("Ringe", "")),
    ]


def test_a_cell_that_covers_the_row_below_is_told_of_it() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    spanned = cell("Kari", 'table:number-rows-spanned="2"')
    body = (
        f"<table:table><table:table-row>{cell('Vaske')}{spanned}</table:table-row>"
        f"<table:table-row>{cell('Feie')}<table:covered-table-cell/></table:table-row>"
        f"<table:table-row>{cell('Rydde')}{cell('Per')}</table:table-row></table:table>"
    )
    assert [line.merged for line in made(body).lines] == [(), (1,), ()]


def test_a_month_that_covers_rows_below_is_that_of_the_days_beside_it() -> None:
    def cells(*said: str) -> str:
        inside = (f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in said)
        return "".join(inside)

    month = '<table:table-cell table:number-rows-spanned="2"><text:p>April</text:p>'
    rows = (
        cells("Måned", "Dato", "Hva skjer"),
        f"{month}</table:table-cell>{cells('20.', 'Vårfest i parken')}",
        f"<table:covered-table-cell/>{cells('24.–28.', 'Leiruke')}",
    )
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    document = made(f"<table:table>{inside}</table:table>")
    found = reading.read(document, meeting_date=date(2023, 3, 16)).proposals
    assert [p.window.timex for p in found] == ["2023-04-20", "2023-04-24"]


def test_a_table_in_a_cell_stands_after_its_row() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    def table(*rows: str) -> str:
        return f"<table:table>{''.join(rows)}</table:table>"

    def p(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    inner = table(row(p("Hva"), p("Hvem")), row(p("Rydde"), p("Per")))
    frame = table(row(p("I ramme.")))
    body = table(row(p("1"), p("Boden") + inner + frame), row(p("2"), p("Gjerdet")))
    assert [said for *_, said in read(body)] == [
        ("1", "Boden\nI ramme."), ("Hva", "Hvem"), ("Rydde", "Per"), ("2", "Gjerdet"),
    ]  # fmt: skip


MARKED = "".join(
    f'<style:style style:name="{name}"><style:text-properties {told}/></style:style>'
    for name, told in {
        "Ut": 'style:text-line-through-style="solid" style:text-line-through-type="single"',
        "Inn": 'style:text-line-through-style="none"',
        "Skjult": 'text:display="none"',
    }.items()
)


def test_struck_text_is_not_read_and_a_struck_item_counts() -> None:
    struck = '<text:span text:style-name="Ut">{}</text:span>'
    body = (
        f"<text:p>{struck.format('Per leier telt.')}</text:p>"
        '<text:p text:style-name="Ut">Per <text:span text:style-name="Inn">vasker.</text:span>'
        f"</text:p><text:p>Kari baker {struck.format('boller')} kake.</text:p>"
        f'<text:list text:style-name="L">{items("En", struck.format("To"), "Tre")}</text:list>'
    )
    assert [said for *_, said in read(body, LIST + MARKED)] == [
        "vasker.", "Kari baker kake.", "1. En", "3. Tre",
    ]  # fmt: skip


def test_hidden_text_is_not_read() -> None:
    body = (
        '<text:p>Per leier telt.<text:span text:style-name="Skjult"> Mas på Per.</text:span>'
        "</text:p>"
        '<text:p text:style-name="Skjult">Mas på Kari.</text:p>'
        '<text:p>Kari <text:hidden-text text:is-hidden="true">ikke </text:hidden-text>baker.'
        "</text:p>"
        '<text:p>Utkast<text:hidden-paragraph text:is-hidden="true"/></text:p>'
        '<text:section text:display="none"><text:p>I skjult del</text:p></text:section>'
    )
    assert [said for *_, said in read(body, MARKED)] == ["Per leier telt.", "Kari baker."]


def test_shapes_that_hold_text_are_boxes_after_their_paragraph() -> None:
    body = (
        "<text:p><draw:custom-shape><text:p>Neste møte</text:p><text:p>16. april</text:p>"
        "<draw:enhanced-geometry/></draw:custom-shape>Kari baker.</text:p>"
        "<text:p>Per vasker.<draw:frame><draw:image/><svg:title>Logo</svg:title></draw:frame>"
        "</text:p>"
    )
    assert [said for *_, said in read(body)] == [
        "Kari baker.", "Neste møte", "16. april", "Per vasker.",
    ]  # fmt: skip


def test_the_header_of_the_first_page_stands_apart() -> None:
    def page(name: str, headers: str) -> str:
        return f'<style:master-page style:name="{name}">{headers}</style:master-page>'

    day = '<text:date>1. mai 2024</text:date><text:date text:fixed="true">5. mars 2024</text:date>'
    pages = (
        page("Standard", "<style:header><text:p>Standard</text:p></style:header>")
        + page("Brev", f"<style:header><text:p>Ringe vel<text:tab/>Styremøte {day}</text:p>"
               "</style:header><style:header-first><text:p>Velhuset</text:p></style:header-first>"
               "<style:footer><text:p>Bunn</text:p></style:footer>")
        + page("Av", '<style:header style:display="false"><text:p>Nei</text:p></style:header>')
    )  # fmt: skip

    def headed(name: str) -> tuple[str, ...]:
        styles = f'<style:style style:name="P1" style:master-page-name="{name}"/>'
        source = made('<text:p text:style-name="P1">Referat</text:p>', styles, pages)
        assert source.text == "Referat"
        return source.page_header

    assert headed("") == ("Standard",)
    assert headed("Brev") == ("Velhuset", "Ringe vel", "Styremøte 5. mars 2024")
    assert headed("Av") == headed("Ukjent") == ()
