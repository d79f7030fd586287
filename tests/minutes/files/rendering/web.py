"""The text as a web page."""

from __future__ import annotations

import html as escaping

from tests.minutes.files.rendering.blocks import parse


def html(markdown: str) -> bytes:
    """A web page with lists, a table, a style sheet and a script."""
    body, lists = [], list[str]()

    def close(depth: int) -> None:
        while len(lists) > depth:
            body.append(f"</li></{lists.pop()}>")

    for block in parse(markdown):
        text = escaping.escape(block.text, quote=False)
        if block.kind in ("bullet", "item"):
            tag = "ul" if block.kind == "bullet" else "ol"
            if lists and lists[0] != tag:
                close(0)
            if len(lists) > block.level:
                close(block.level + 1)
                body.append("</li>")
            else:
                body.append(f"<{tag}>")
                lists.append(tag)
            body.append(f"<li>{text}")
            continue
        close(0)
        if block.kind == "heading":
            # numbered by hand, as web editors do
            count = sum(part.startswith("<h2>") and part[4:5].isdigit() for part in body) + 1
            label = f"{count}. " if block.numbered else ""
            body.append(f"<h{block.level}>{label}{text}</h{block.level}>")
        elif block.kind == "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{escaping.escape(c)}</td>" for c in row) + "</tr>\n"
                for row in block.rows
            )
            body.append(f"<table>{rows}</table>")
        elif block.kind == "bold":
            body.append(f"<p><strong>{text}</strong></p>")
        else:
            body.append(f"<p>\n  {text}\n</p>")
    close(0)
    page = (
        "<!DOCTYPE html><html lang='nb'><head><meta charset='utf-8'><title>x</title>"
        "<style>p { color: red }</style><script>var a = '<p>nei</p>';</script></head><body>"
        + "\n".join(body)
        + "</body></html>"
    )
    return page.encode()
