"""What Word's markup means: numbers it counts itself, signs it hides, text it has deleted."""

from __future__ import annotations

from datetime import date

import pytest

from tests.minutes.files.reading import Told, lines
from tests.minutes.files.rendering.blocks import packed
from workflow.minutes import reading
from workflow.minutes.files import load
from workflow.minutes.source import Source

SPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(body: str, numbering: str = "", styles: str = "") -> list[Told]:
    """The lines of a document with this body, numbering and styles."""
    return lines(made(body, numbering, styles))


def made(body: str, numbering: str = "", styles: str = "") -> Source:
    """The document."""
    parts = {"document": f"<w:body>{body}</w:body>", "numbering": numbering, "styles": styles}
    data = packed(
        {
            f"word/{name}.xml": f"<w:{name} {SPACE}>{content}</w:{name}>".encode()
            for name, content in parts.items()
            if content
        }
    )
    return load(data, "a.docx")


def p(text: str, shape: str = "") -> str:
    """A paragraph."""
    words = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{shape}</w:pPr>{words}</w:p>"


def item(text: str, level: int = 0, key: int = 1) -> str:
    """A paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def level(at: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "Sak %1")}'
    f"{level(1, 'decimal', '%1.%2')}{level(2, 'lowerLetter', '%3)')}"
    f"{level(3, 'upperRoman', '%4.')}{level(4, 'bullet', '')}{level(5, 'none', '')}"
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    body = (
        item("En") + item("En en", 1) + item("En to", 1) + item("bokstav", 2) + item("bokstav", 2)
        + item("romertall", 3) + item("To") + item("To en", 1) + item("punkt", 4)
        + item("uten tall", 5) + item("Fem", 0, 2) + item("Seks", 0, 1) + item("ingen", 0, 0)
    )  # fmt: skip
    assert [said for _, _, said in read(body, NUMBERING)] == [
        "Sak 1 En", "1.1 En en", "1.2 En to", "a) bokstav", "b) bokstav", "I. romertall",
        "Sak 2 To", "2.1 To en", "• punkt", "uten tall", "Sak 5 Fem", "Sak 6 Seks", "ingen",
    ]  # fmt: skip


def test_headings_take_their_level_and_number_from_their_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/>'
        '<w:basedOn w:val="Overskrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Inn"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        p("Referat", '<w:pStyle w:val="T"/>')
        + p("Innhold 1", '<w:pStyle w:val="Inn"/>')
        + p("Økonomi", '<w:pStyle w:val="Overskrift1"/>')
        + p("Vi sparer.")
        + p("Budsjett", '<w:pStyle w:val="Egen"/>')
        + p("Uten tall", '<w:pStyle w:val="Overskrift1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert read(body, NUMBERING, styles) == [
        ("heading", 1, "Referat"),
        ("heading", 2, "Sak 1 Økonomi"),
        ("body", 0, "Vi sparer."),
        ("heading", 3, "Sak 2 Budsjett"),
        ("heading", 2, "Uten tall"),
    ]


def test_signs_that_word_keeps_as_elements_are_written_out() -> None:
    body = (
        "<w:p><w:r><w:t>kl. 11</w:t><w:noBreakHyphen/><w:t>12</w:t><w:tab/><w:t>nærings</w:t>"
        "<w:softHyphen/><w:t>liv</w:t><w:br/><w:t>Ny linje</w:t></w:r></w:p>"
    )
    assert [said for *_, said in read(body)] == ["kl. 11-12\tnæringsliv", "Ny linje"]


def test_deleted_hidden_and_repeated_text_is_left_out_and_inserted_text_kept() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>gammel</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ny</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t> lenke</w:t></w:r>"
        "</w:hyperlink></w:p><w:sdt><w:sdtContent>" + p("felt") + "</w:sdtContent></w:sdt>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:pict><w:txbxContent>"
        + p("boks")
        + "</w:txbxContent></w:pict></mc:Choice><mc:Fallback><w:txbxContent>"
        + p("boks")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [said for *_, said in read(body)] == ["ny lenke", "felt", "boks"]


def run(text: str, shape: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


STRUCK = "<w:strike/>"


@pytest.mark.parametrize(
    ("runs", "left"),
    [
        (run("Per leier telt.", STRUCK), []),
        (run("Per leier telt.", "<w:dstrike/>"), []),
        (run("Per leier telt", STRUCK) + run("."), []),
        (run("Per leier telt.", '<w:strike w:val="0"/>'), ["Per leier telt."]),
        (run("Per leier telt.", '<w:rStyle w:val="Ut"/>'), []),
        (run("Kari baker ") + run("boller", STRUCK) + run(" kake."), ["Kari baker kake."]),
        (run("Kari baker") + run(" boller ", STRUCK) + run("kake."), ["Kari baker kake."]),
        (run("Kari baker kake") + run(" og boller", STRUCK) + run("."), ["Kari baker kake."]),
        (run("Kari baker kake") + run("ne", STRUCK) + run("."), ["Kari baker kake."]),
    ],
)
def test_struck_text_is_not_read(runs: str, left: list[str]) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Ut"><w:name w:val="Utgår"/>'
        f"<w:rPr>{STRUCK}</w:rPr></w:style>"
    )
    body = f"<w:p>{runs}</w:p>{p('Slutt.')}"
    assert [said for *_, said in read(body, "", styles)] == [*left, "Slutt."]


def test_a_struck_paragraph_counts_and_a_struck_row_is_left_out() -> None:
    cells = (f"<w:tc><w:p>{run(text, STRUCK)}</w:p></w:tc>" for text in ("Leie telt", "Per"))
    gone = item("Utgår").replace("<w:r>", f"<w:r><w:rPr>{STRUCK}</w:rPr>")
    body = item("En") + gone + item("Tre") + f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"
    assert [said for *_, said in read(body, NUMBERING)] == ["Sak 1 En", "Sak 3 Tre"]


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        ("<w:checked/>", "☒"),
        ('<w:default w:val="1"/>', "☒"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
        ('<w:default w:val="0"/>', "☐"),
    ],
)
def test_the_box_of_a_form_is_ticked_or_empty(box: str, shown: str) -> None:
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{box}</w:checkBox></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{field}{run('Leie telt')}</w:p>"
    assert [said for *_, said in read(body)] == [f"{shown} Leie telt"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☒ Leie telt"),
        ("Wingdings", "F0A8", "☐ Leie telt"),
        ("Wingdings 2", "F052", "☒ Leie telt"),
        ("Symbol", "F0B7", "•Leie telt"),
        ("Wingdings", "", "Leie telt"),
    ],
)
def test_signs_that_are_boxes_to_tick_are_written_as_boxes(
    font: str, code: str, shown: str
) -> None:
    sign = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert [said for *_, said in read(f"<w:p>{sign}{run('Leie telt')}</w:p>")] == [shown]


def test_a_prompt_that_nobody_has_filled_in_is_left_out_and_its_cell_stays() -> None:
    def control(shape: str, inside: str) -> str:
        return f"<w:sdt><w:sdtPr>{shape}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    prompt = "<w:showingPlcHdr/>"
    cells = control(prompt, f"<w:tc>{p('Velg et navn')}</w:tc>") + f"<w:tc>{p('1. mai')}</w:tc>"
    body = (
        f"<w:p>{run('Ansvar: ')}{control(prompt, run('Velg et navn.'))}</w:p>"
        f"<w:p>{run('Frist: ')}{control('<w:date/>', run('1. mai'))}</w:p>"
        f"{control(prompt, p('Skriv her.'))}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    )
    assert [said for *_, said in read(body)] == ["Ansvar:", "Frist: 1. mai", ("", "1. mai")]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    moved = (
        "<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>"
        f"<w:moveFrom>{run('Flyttet')}</w:moveFrom></w:p>"
    )
    cell = f"<w:tc>{p('Vaske', gone)}{p(' gulv')}</w:tc>"
    body = (
        p("Per baker", gone) + p(" kake", gone) + p(" og boller.") + moved + item("Kari vasker.")
        + p("Sist", gone) + f"<w:tbl><w:tr>{cell}<w:tc>{p('Per', gone)}</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert [said for *_, said in read(body, NUMBERING)] == [
        "Per baker kake og boller.", "Sak 1 Kari vasker.", "Sist", ("Vaske gulv", "Per"),
    ]  # fmt: skip


def test_tables_are_read_row_by_row_and_a_frame_of_one_cell_is_no_table() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("begge")
    inner = f"<w:tbl>{row(p('inni'), p('her'))}</w:tbl>"
    body = (
        f"<w:tbl>{row(p('a'), p('b'), p('c') + p('d'))}{row(wide, p('e'))}{row(p('f'), inner)}"
        f"</w:tbl><w:tbl>{row(p('I ramme.'))}</w:tbl>"
    )
    assert read(body) == [
        ("row", 0, ("a", "b", "c\nd")),
        ("row", 0, ("begge", "", "e")),
        ("row", 0, ("f", "")),
        ("row", 0, ("inni", "her")),
        ("unknown", 0, "I ramme."),
    ]


def test_a_table_in_a_cell_stands_after_its_row() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    deep = f"<w:tbl>{row(p('Malt'), p('Rød'))}</w:tbl>"
    inner = f"<w:tbl>{row(p('Hva'), p('Hvem'))}{row(p('Rydde') + deep, p('Per'))}</w:tbl>"
    frame = f"<w:tbl>{row(p('I ramme.'))}</w:tbl>"
    first = row(p("1"), p("Boden") + inner + frame + p("er full."))
    body = f"<w:tbl>{first}{row(p('2'), p('Gjerdet'))}</w:tbl>"
    assert [said for *_, said in read(body)] == [
        ("1", "Boden\nI ramme.\ner full."), ("Hva", "Hvem"), ("Rydde", "Per"), ("Malt", "Rød"),
        ("2", "Gjerdet"),
    ]  # fmt: skip


def test_a_text_box_in_a_cell_is_read_once() -> None:
    box = f"<w:pict><w:txbxContent>{p('boks')}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    cell = f"<w:tc><w:p><w:r>{both}</mc:AlternateContent></w:r></w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cell}<w:tc>{p('Kari')}</w:tc></w:tr></w:tbl>"
    assert [said for *_, said in read(body)] == [("boks", "Kari")]


def test_cells_with_a_paragraph_each_for_the_same_matters_are_rows() -> None:
    matter = p("Betale husleie") + p("") + p("Purre på kontingenten")
    beside = f"<w:tc>{p('Kari')}{p('')}{p('Per')}</w:tc>"
    body = f"<w:tbl><w:tr><w:tc>{p('1')}</w:tc><w:tc>{matter}</w:tc>{beside}</w:tr></w:tbl>"
    assert [told for *_, told in read(body)] == [
        ("1", "Betale husleie", "Kari"),
        ("", "Purre på kontingenten", "Per"),
    ]


def test_a_cell_that_goes_on_below_is_told_of_both_rows() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{p(text)}</w:tc>"

    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{cell('Vaske')}{cell('Kari', start)}</w:tr>"
        f"<w:tr>{cell('Feie')}{cell('', on)}</w:tr></w:tbl>"
    )
    assert [line.merged for line in made(body).lines] == [(), (1,)]


def test_a_month_that_goes_on_below_is_that_of_the_days_beside_it() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    start = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("April")}'
    on = f"<w:tcPr><w:vMerge/></w:tcPr>{p('')}"
    body = (
        f"<w:tbl>{row(p('Måned'), p('Dato'), p('Hva skjer'))}"
        f"{row(start, p('20.'), p('Vårfest i parken'))}"
        f"{row(on, p('24.–28.'), p('Leiruke'))}</w:tbl>"
    )
    found = reading.read(made(body), meeting_date=date(2023, 3, 16)).proposals
    assert [p.window.timex for p in found] == ["2023-04-20", "2023-04-24"]


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ("Kari ringer|kommunen.", ["Kari ringer kommunen."]),
        ("Kari ringer hos|Norsk Gjenvinning.", ["Kari ringer hos Norsk Gjenvinning."]),
        ("Kari ringer.|Per vasker.", ["Kari ringer.", "Per vasker."]),
        ("Kaffe:|bønner", ["Kaffe:", "bønner"]),
        ("Kari Moen|Per Dahl", ["Kari Moen", "Per Dahl"]),
    ],
)
def test_a_break_that_only_fills_a_line_parts_nothing(told: str, lines: list[str]) -> None:
    runs = "<w:br/>".join(f"<w:t>{piece}</w:t>" for piece in told.split("|"))
    assert [said for *_, said in read(f"<w:p><w:r>{runs}</w:r></w:p>")] == lines


def test_a_paragraph_all_in_bold_is_a_heading_unless_it_is_a_label_or_sentence() -> None:
    def bold(text: str, more: str = "") -> str:
        return f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>{more}</w:p>"

    plain = "<w:r><w:t> Kari</w:t></w:r>"
    body = bold("Økonomi") + bold("Til stede:") + bold("Vi sparer.") + bold("Ansvar", plain)
    assert [(style, said) for style, _, said in read(body)] == [
        ("heading", "Økonomi"),
        ("body", "Til stede:"),
        ("body", "Vi sparer."),
        ("body", "Ansvar Kari"),
    ]


def headed(section: str, **headers: str) -> tuple[str, ...]:
    """What the page header of a document says, with this last section and these header parts."""
    ids = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{kind}"/>' for kind in ("first", "default")
    )
    body = f"<w:body>{p('Referat')}<w:sectPr>{ids}{section}</w:sectPr></w:body>"
    relations = "".join(f'<Relationship Id="{kind}" Target="{kind}.xml"/>' for kind in headers)
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {f"word/{kind}.xml": f"<w:hdr {SPACE}>{told}</w:hdr>" for kind, told in headers.items()}
    parts |= {
        "word/document.xml": f'<w:document {SPACE} xmlns:r="{RELATED}">{body}</w:document>',
        "word/_rels/document.xml.rels": f"<Relationships {space}>{relations}</Relationships>",
    }
    source = load(packed({path: part.encode() for path, part in parts.items()}), "a.docx")
    assert source.text == "Referat"
    return source.page_header


def test_the_header_of_the_first_page_stands_apart() -> None:
    usual = (
        f"<w:p>{run('Ringe vel')}<w:r><w:tab/></w:r>{run('Styremøte 5. mars 2024')}</w:p>"
        + p("Side 1 av 2")
    )  # fmt: skip
    own = f"<w:tbl><w:tr><w:tc>{p('Velhuset')}</w:tc><w:tc>{p('Referat')}</w:tc></w:tr></w:tbl>"
    pieces = ("Ringe vel", "Styremøte 5. mars 2024")
    assert headed("", first=own, default=usual) == pieces
    assert headed("<w:titlePg/>", first=own, default=usual) == ("Velhuset", "Referat", *pieces)
    assert headed("", default="<damaged") == ()
    assert headed("") == ()


def test_a_day_that_the_program_fills_in_is_no_part_of_the_header() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def field(name: str, shown: str) -> str:
        code = f"<w:r><w:instrText> {name} </w:instrText></w:r>"
        return mark("begin") + code + mark("separate") + run(shown) + mark("end")

    header = (
        f"<w:p>{field('TITLE', 'Referat')}{field('PRINTDATE', ' 1. mai 2024')}"
        f'<w:fldSimple w:instr=" DATE ">{run(" 2. mai 2024")}</w:fldSimple></w:p>'
    )
    assert headed("", default=header) == ("Referat",)
