"""The matrix of who has answered as a file: CSV for any program, XLSX for Excel.

Owns the columns and their words. A cell is text, never a formula, whatever somebody answered.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from workflow.domain.responses import Answer
from workflow.services.respond import Matrix

COLUMNS = ("Medlem", "Nummer", "Svar", "Dag", "Ført av", "Det som ble sagt")

WORDS = {
    Answer.ANSWERED: "har svart",
    Answer.LATE: "svarer senere",
    Answer.DECLINES: "svarer ikke",
    Answer.SILENT: "mangler",
}


def as_csv(found: Matrix, names: dict[int, str]) -> bytes:
    """Semicolons and a byte order mark: what Excel with Norwegian settings opens as it is."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([[_harmless(cell) for cell in row] for row in _rows(found, names)])
    return buffer.getvalue().encode("utf-8-sig")


def as_xlsx(found: Matrix, names: dict[int, str]) -> bytes:
    """A workbook with one sheet, its head kept in sight and its columns ready to be sorted."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": found.matter.title, "created": found.matter.modified})
        sheet = book.add_worksheet("Svar")
        head: Any = book.add_format({"bold": True})
        rows = _rows(found, names)
        for column, title in enumerate(COLUMNS):
            sheet.write_string(0, column, title, head)
            widest = max([len(title), *(len(row[column]) for row in rows)])
            sheet.set_column(column, column, min(widest, 60) + 2)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    return buffer.getvalue()


def _rows(found: Matrix, names: dict[int, str]) -> list[list[str]]:
    return [
        [
            row.member.name,
            row.member.number or "",
            WORDS[row.answer],
            row.reply.answered.isoformat() if row.reply else "",
            names.get(row.reply.actor_id or 0, "") if row.reply else "",
            " ".join(row.reply.quote.split()) if row.reply else "",
        ]
        for row in found.rows
    ]


def _harmless(cell: str) -> str:
    """What a spreadsheet would calculate, is text: a quotation mark before it."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
