"""One text as DOCX, ODT, HTML and PDF, as programs write them, so that readings can be compared.

The text is Markdown of the simplest sort: "#" title, "##" headings, paragraphs, "-" bullets
(two spaces deeper a level), "1." numbered items, "|" tables, **bold** lines. In DOCX and ODT the
numbers of headings and items are automatic, as Word and Writer make them. All bytes depend on
the text alone.
"""

from tests.minutes.files.rendering.paper import pdf
from tests.minutes.files.rendering.web import html
from tests.minutes.files.rendering.word import docx
from tests.minutes.files.rendering.writer import odt

FORMATS = {"docx": docx, "odt": odt, "html": html, "pdf": pdf}

__all__ = ["FORMATS", "docx", "html", "odt", "pdf"]
