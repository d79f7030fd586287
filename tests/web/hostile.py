"""Words that mean harm, and every text of the database that somebody's words may stand in."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import sqlalchemy as sa

from workflow.bootstrap import Frist
from workflow.store import tables

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "attribute": "' onmouseover='alert(1)",
    "link": "javascript:alert(1)",
    "template": "{{ 7 * 7 }}{% raw %}",
    "rtl": "\u202egnp.exe\u2066",
    "nul-like": "a\u0001b\u2028c",
    "long": "x" * 400,
}

#: What people write, by table: in minutes, forms, names, reasons and comments, and what other
#: programs and servers say of themselves.
WRITTEN = {
    "groups": ("name",),
    "members": ("name", "number"),
    "submissions": ("contact",),
    "submitted_events": ("fields",),
    "documents": ("name", "title", "text", "people"),
    "people": ("name", "aliases"),
    "approvals": ("text",),
    "feeds": ("name", "client"),
    "items": ("title", "owner", "description", "location", "section", "categories", "window"),
    "keys": ("client",),
    "mail_preferences": ("paused_why",),
    "outbox": ("reason", "error"),
    "findings": ("message", "settled_why"),
    "journal": ("why", "before", "after"),
    "quotes": ("text",),
    "responses": ("quote",),
    "updates": ("reason", "quote"),
}

#: What is never anybody's words: ids, states, digests, and settings that the operator has chosen.
OURS = {
    "pace": ("domain",),
    "settings": ("name", "value"),
    "submissions": ("token_hash", "language"),
    "submitted_events": ("item_id",),
    "documents": ("sha256", "language", "lines"),
    "people": ("email", "role", "language", "group_ids", "identity"),
    "styles": ("style",),
    "feeds": ("slug", "filter", "recent"),
    "items": ("id", "kind", "state", "visibility", "playbook", "parent_id", "merged_into", "rules"),
    "keys": ("kind", "token_hash"),
    "outbox": ("key", "address", "kind", "week", "state", "content", "message_id", "lease"),
    "components": ("item_id", "form", "recipe"),
    "feed_entries": ("item_id",),
    "feed_tokens": ("token_hash",),
    "findings": ("item_id", "code"),
    "journal": ("item_id", "trigger"),
    "quotes": ("item_id",),
    "responses": ("item_id", "answer"),
    "rungs": ("item_id", "rung", "week", "state"),
    "updates": ("proposal_id", "target_id", "kind"),
}

#: The parts of what is kept as JSON that are words.
_PARTS = {
    *("title", "owner", "description", "location", "section", "words"),
    *("place", "link", "group", "categories"),
}


def harm(frist: Frist, words: str) -> None:
    """Let these words stand wherever somebody's words may."""
    with frist.write() as connection:
        for table, names in WRITTEN.items():
            rows = tables.metadata.tables[table]
            key = next(iter(rows.primary_key.columns))
            for row in connection.execute(sa.select(rows)).mappings().all():
                # names are unique, and 200 letters long at most
                short = f"{words[:180]} {row[key.name]}" if names[0] == "name" else words
                said = {name: _said(row[name], short) for name in names}
                same = sa.and_(*(c == row[c.name] for c in rows.primary_key.columns))
                connection.execute(sa.update(rows).where(same).values(said))
        connection.execute(sa.update(tables.components).values(recipe=""))


def _said(before: Any, words: str) -> Any:
    """The words in the form that the column keeps; minutes keep their length and more, so that
    quotes have their places."""
    if isinstance(before, dict):
        return {k: _said(v, words) if k in _PARTS and v else v for k, v in before.items()}
    if isinstance(before, list | tuple):
        return [words]
    if isinstance(before, str) and "\n" in before:
        return f"{before}\n{words}\n"
    return words


def live(page: str) -> list[str]:
    """What in a page would run, load, or lead somewhere it must not, as a browser parses it."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


class _Reader(HTMLParser):
    """Collects elements and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in ("img", "iframe", "object", "embed", "style", "base"):
            self.found.append(tag)
        told = tag == "script" and said.get("type") == "application/ld+json" and "src" not in said
        if tag == "script" and not told and not str(said.get("src")).startswith("/static/"):
            self.found.append(tag)
        for name, value in attrs:
            scheme = (value or "").strip().lower().partition(":")[0]
            leads = name in ("href", "src", "action") and scheme in ("javascript", "data")
            if name.startswith("on") or name == "style" or leads:
                self.found.append(f"{tag} {name}={value}")
